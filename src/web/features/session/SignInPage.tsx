import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type FormEvent, type ReactElement } from 'react';
import type { SessionView } from '../../../contract/session.ts';
import type { PersonId } from '../../../domain/identity.ts';
import { forgottenText } from '../../../text/screenAccount.ts';
import { sessionText } from '../../../text/screenSession.ts';
import { call, sentenceOf } from '../../call.ts';
import { navigate, usePlace } from '../../place.tsx';
import { takeSession, useSession } from '../../queries.ts';
import { Field } from '../../ui/Field.tsx';
import { PasswordInput } from '../../ui/PasswordInput.tsx';
import { waysQuery } from './accountQueries.ts';
import { Forgotten } from './Forgotten.tsx';
import { OtherWays } from './OtherWays.tsx';
import { wayBack } from './wayBack.ts';
import './session.css';

/** Sign-in with a local account, or – with demo data on this machine – as a made-up person by one click. */
export default function SignInPage(): ReactElement {
  const session = useSession();
  const { url } = usePlace();
  const [mail, setMail] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState('');
  const [busy, setBusy] = useState(false);
  const [forgotten, setForgotten] = useState(false);
  const resets = useQuery(waysQuery).data?.resets === true;
  const onwards = wayBack(url.searchParams.get('till'));
  const signedIn = session.person !== null;
  // A signed-in person has nothing to do here, whether just now or since before.
  useEffect(() => { if (signedIn) void navigate({ href: onwards, replace: true }); }, [signedIn, onwards]);
  const enter = async (begin: () => Promise<SessionView>): Promise<void> => {
    setBusy(true);
    setRefusal('');
    try { takeSession(await begin()); } catch (reason) { setRefusal(sentenceOf(reason)); } finally { setBusy(false); }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (busy || mail.trim() === '' || password === '') return;
    void enter(() => call('session.signIn', { mail: mail.trim(), password }));
  };
  return (
    <div className="page sign-in">
      <div>
      <h1>{sessionText.signInTitle}</h1>
      <p className="lead">{sessionText.lead(session.municipality)}</p>
      <form className="sign-in-form" onSubmit={submit} noValidate>
        <Field label={sessionText.mail} stop={tried && mail.trim() === '' ? sessionText.mailMissing : null}>
          {(parts) => <input {...parts} type="email" autoComplete="username" spellCheck={false} value={mail} onChange={(event) => setMail(event.target.value)} />}
        </Field>
        <Field label={sessionText.password} stop={tried && password === '' ? sessionText.passwordMissing : null}>
          {(parts) => <PasswordInput parts={parts} autoComplete="current-password" value={password} onChange={setPassword} show={sessionText.show} hide={sessionText.hide} />}
        </Field>
        <p role="alert" className="urgent sign-in-refusal">{refusal}</p>
        <div><button type="submit" className="btn btn-main">{sessionText.signIn}</button></div>
        {resets ? <p><button type="button" className="link" onClick={() => setForgotten(true)}>{forgottenText.link}</button></p> : null}
        <p className="small quiet">{resets ? sessionText.askForAccount : sessionText.noAccount}</p>
      </form>
      {forgotten ? <Forgotten mail={mail} onClose={() => setForgotten(false)} /> : null}
      <OtherWays mail={mail} onwards={onwards} enter={enter} onRefusal={setRefusal} />
      </div>
      {session.demoPersons === null || session.demoPersons.length === 0 ? null : (
        <DemoPersons persons={session.demoPersons} onPick={(personId) => void enter(() => call('session.signInDemo', { personId }))} />
      )}
    </div>
  );
}

function DemoPersons({ persons, onPick }: { readonly persons: NonNullable<SessionView['demoPersons']>; readonly onPick: (id: PersonId) => void }): ReactElement {
  return (
    <section className="part demo" aria-labelledby="demo">
      <h2 id="demo">{sessionText.demoTitle}</h2>
      <p className="quiet">{sessionText.demoLead}</p>
      <ul>
        {persons.toSorted((a, b) => sessionText.demoRank(a.title) - sessionText.demoRank(b.title)).map((person) => (
          <li key={person.id}>
            <div><b>{person.name}</b>, {person.title}<span className="small quiet">{sessionText.demoTry(person.title)}</span></div>
            <button type="button" className="btn" onClick={() => onPick(person.id)} aria-label={sessionText.demoButton(person.name)}>{sessionText.demoPick}</button>
          </li>
        ))}
      </ul>
    </section>
  );
}
