import { useState, type FormEvent, type ReactElement, type ReactNode } from 'react';
import { organisationText } from '../../../text/screenOrganisation.ts';
import { sentenceOf } from '../../call.ts';
import { Dialog } from '../../ui/Dialog.tsx';

/** A dialog with one form: what is missing is told at the field, what the house refuses above the buttons. */
export function FormDialog({ title, lead, button, stopped, onClose, onAct, children }: { readonly title: string; readonly lead?: string; readonly button: string; readonly stopped: boolean; readonly onClose: () => void; readonly onAct: () => Promise<void>; readonly children: (tried: boolean) => ReactNode }): ReactElement {
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState('');
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    setTried(true);
    setRefusal('');
    const form = event.currentTarget;
    if (stopped) {
      requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
      return;
    }
    try { await onAct(); } catch (reason) { setRefusal(sentenceOf(reason)); }
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="org-form" onSubmit={(event) => void submit(event)} noValidate>
        {lead === undefined ? null : <p className="quiet">{lead}</p>}
        {children(tried)}
        {refusal === '' ? null : <p role="alert" className="urgent">{refusal}</p>}
        <div className="row"><button type="submit" className="btn btn-main">{button}</button><button type="button" className="btn" onClick={onClose}>{organisationText.close}</button></div>
      </form>
    </Dialog>
  );
}
