import { useState, type ReactElement } from 'react';
import { forgottenText } from '../../../text/screenAccount.ts';
import { sessionText } from '../../../text/screenSession.ts';
import { call } from '../../call.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';

/** Asks for a link by mail. What is answered is the same whether the address is known or not. */
export function Forgotten({ mail: begun, onClose }: { readonly mail: string; readonly onClose: () => void }): ReactElement {
  const [mail, setMail] = useState(begun);
  const [asked, setAsked] = useState(false);
  const wrong = !mail.includes('@');
  if (asked) {
    return (
      <Dialog title={forgottenText.askedTitle} onClose={onClose}>
        <div className="dialog-form">
          <p role="status">{forgottenText.asked(mail.trim())}</p>
          <p className="quiet">{forgottenText.askedHint}</p>
          <div className="row"><button type="button" className="btn btn-main" onClick={onClose}>{forgottenText.close}</button></div>
        </div>
      </Dialog>
    );
  }
  const act = async (): Promise<void> => {
    await call('session.forgot', { mail: mail.trim() });
    setAsked(true);
  };
  return (
    <FormDialog title={forgottenText.title} lead={forgottenText.lead} button={forgottenText.send} stopped={wrong} onClose={onClose} onAct={act}>
      {(tried) => <Field label={sessionText.mail} stop={tried && wrong ? sessionText.mailMissing : null}>{(parts) => <input {...parts} type="text" inputMode="email" autoComplete="username" spellCheck={false} value={mail} onChange={(event) => setMail(event.target.value)} />}</Field>}
    </FormDialog>
  );
}
