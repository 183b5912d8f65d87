import { useState, type FormEvent, type ReactElement } from 'react';
import { tooShort } from '../../../domain/signIn/password.ts';
import { sessionText } from '../../../text/screenSession.ts';
import { call, sentenceOf } from '../../call.ts';
import { navigate, usePlace } from '../../place.tsx';
import { takeSession } from '../../queries.ts';
import { Field } from '../../ui/Field.tsx';
import { PasswordInput } from '../../ui/PasswordInput.tsx';
import './session.css';

/** The page of a one-time link: choose a password, and be signed in. */
export default function LinkPage(): ReactElement {
  const { token } = usePlace().params;
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState('');
  const short = tooShort(password);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (short || password !== again) return;
    setRefusal('');
    try {
      takeSession(await call('session.useLink', { token: token ?? '', password }));
      await navigate({ to: '/', replace: true });
    } catch (reason) { setRefusal(sentenceOf(reason)); }
  };
  return (
    <div className="page sign-in">
      <h1>{sessionText.linkTitle}</h1>
      <p className="lead">{sessionText.linkLead}</p>
      <form className="sign-in-form" onSubmit={(event) => void submit(event)} noValidate>
        <Field label={sessionText.newPassword} hint={sessionText.newPasswordHint} stop={tried && short ? sessionText.tooShort([...password].length) : null}>
          {(parts) => <PasswordInput parts={parts} autoComplete="new-password" value={password} onChange={setPassword} show={sessionText.show} hide={sessionText.hide} />}
        </Field>
        <Field label={sessionText.again} stop={tried && !short && password !== again ? sessionText.notTheSame : null}>
          {(parts) => <PasswordInput parts={parts} autoComplete="new-password" value={again} onChange={setAgain} show={sessionText.show} hide={sessionText.hide} />}
        </Field>
        <p role="alert" className="urgent sign-in-refusal">{refusal}</p>
        <div><button type="submit" className="btn btn-main">{sessionText.choose}</button></div>
      </form>
    </div>
  );
}
