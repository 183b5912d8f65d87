import type { ReactElement } from 'react';
import { accountText } from '../../../text/screenAccount.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { say } from '../../ui/said.ts';
import { toast } from '../../ui/toast.ts';

/** The codes are shown once; they cannot be fetched again. */
export function CodesDialog({ codes, onClose }: { readonly codes: readonly string[]; readonly onClose: () => void }): ReactElement {
  const copy = async (): Promise<void> => {
    try { await navigator.clipboard.writeText(codes.join('\n')); say(accountText.copied); toast({ words: accountText.copied }); } catch { toast({ words: accountText.copyFailed }); }
  };
  return (
    <Dialog title={accountText.codesTitle} onClose={onClose}>
      <div className="dialog-form">
        <p className="quiet">{accountText.codesLead}</p>
        <ol className="codes">{codes.map((code) => <li key={code}><code>{code}</code></li>)}</ol>
        <div className="row"><button type="button" className="btn btn-main" onClick={onClose}>{accountText.kept}</button><button type="button" className="btn" onClick={() => void copy()}>{accountText.copy}</button></div>
      </div>
    </Dialog>
  );
}
