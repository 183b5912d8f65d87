import { useState, type ReactElement } from 'react';
import { tooShort } from '../../../domain/signIn/password.ts';
import { accountText } from '../../../text/screenAccount.ts';
import { sessionText } from '../../../text/screenSession.ts';
import { call } from '../../call.ts';
import { Field } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { PasswordInput } from '../../ui/PasswordInput.tsx';

/** A new password, by who knows the one there is. */
export function PasswordDialog({ onClose, onDone }: { readonly onClose: () => void; readonly onDone: () => void }): ReactElement {
  const [current, setCurrent] = useState('');
  const [wanted, setWanted] = useState('');
  const [again, setAgain] = useState('');
  const short = tooShort(wanted);
  const words = { show: sessionText.show, hide: sessionText.hide };
  const act = async (): Promise<void> => {
    await call('account.changePassword', { current, wanted });
    onDone();
  };
  return (
    <FormDialog title={accountText.changePassword} lead={accountText.passwordWhat} button={accountText.change} stopped={current === '' || short || wanted !== again} onClose={onClose} onAct={act}>
      {(tried) => (
        <>
          <Field label={accountText.current} stop={tried && current === '' ? accountText.currentMissing : null}>{(parts) => <PasswordInput parts={parts} autoComplete="current-password" value={current} onChange={setCurrent} {...words} />}</Field>
          <Field label={sessionText.newPassword} hint={sessionText.newPasswordHint} stop={tried && short ? sessionText.tooShort([...wanted].length) : null}>{(parts) => <PasswordInput parts={parts} autoComplete="new-password" value={wanted} onChange={setWanted} {...words} />}</Field>
          <Field label={sessionText.again} stop={tried && !short && wanted !== again ? sessionText.notTheSame : null}>{(parts) => <PasswordInput parts={parts} autoComplete="new-password" value={again} onChange={setAgain} {...words} />}</Field>
        </>
      )}
    </FormDialog>
  );
}
