import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { SessionView } from '../../../contract/session.ts';
import { waysText } from '../../../text/screenAccount.ts';
import { sessionText } from '../../../text/screenSession.ts';
import { call, sentenceOf } from '../../call.ts';
import { Field } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { Told } from '../../ui/told.ts';
import { waysQuery } from './accountQueries.ts';
import { passkeysKnown, PasskeyNotUsed, askPasskey } from './passkeyBrowser.ts';

interface Given { readonly mail: string; readonly onwards: string; readonly onRefusal: (sentence: string) => void; readonly enter: (begin: () => Promise<SessionView>) => Promise<void> }

/** The ways in beside mail and password: other identity providers, a passkey, a recovery code. */
export function OtherWays({ mail, onwards, enter, onRefusal }: Given): ReactElement | null {
  const ways = useQuery(waysQuery).data;
  const [code, setCode] = useState(false);
  if (!ways || (!ways.passkeys && ways.providers.length === 0)) return null;
  const away = async (providerId: string): Promise<void> => {
    try { location.assign((await call('signIn.begin', { providerId, back: onwards })).address); } catch (reason) { onRefusal(sentenceOf(reason)); }
  };
  const byPasskey = async (): Promise<SessionView> => {
    const options = await call('signIn.passkeyBegin', {});
    const answer = await askPasskey(options).catch((reason: unknown) => { throw reason instanceof PasskeyNotUsed ? new Told(waysText.notUsed) : reason; });
    return call('signIn.passkey', { answer });
  };
  return (
    <section className="ways" aria-labelledby="ways">
      <h2 id="ways">{waysText.with}</h2>
      {ways.providers.map((one) => <button key={one.id} type="button" className="btn" onClick={() => void away(one.id)}>{waysText.provider(one.name)}</button>)}
      {ways.passkeys && passkeysKnown() ? <button type="button" className="btn" onClick={() => void enter(byPasskey)}>{waysText.passkey}</button> : null}
      {ways.passkeys ? <button type="button" className="link small" onClick={() => setCode(true)}>{waysText.code}</button> : null}
      {code ? <CodeDialog mail={mail} onClose={() => setCode(false)} onDone={(session) => void enter(async () => session)} /> : null}
    </section>
  );
}

function CodeDialog({ mail: begun, onClose, onDone }: { readonly mail: string; readonly onClose: () => void; readonly onDone: (session: SessionView) => void }): ReactElement {
  const [mail, setMail] = useState(begun);
  const [code, setCode] = useState('');
  const act = async (): Promise<void> => onDone(await call('signIn.recoveryCode', { mail: mail.trim(), code: code.trim() }));
  return (
    <FormDialog title={waysText.codeTitle} lead={waysText.codeLead} button={sessionText.signIn} stopped={mail.trim() === '' || code.trim() === ''} onClose={onClose} onAct={act}>
      {(tried) => (
        <>
          <Field label={sessionText.mail} stop={tried && mail.trim() === '' ? sessionText.mailMissing : null}>{(parts) => <input {...parts} type="text" inputMode="email" autoComplete="username" spellCheck={false} value={mail} onChange={(event) => setMail(event.target.value)} />}</Field>
          <Field label={waysText.codeField} stop={tried && code.trim() === '' ? waysText.codeMissing : null}>{(parts) => <input {...parts} type="text" autoComplete="off" spellCheck={false} autoCapitalize="none" value={code} onChange={(event) => setCode(event.target.value)} />}</Field>
        </>
      )}
    </FormDialog>
  );
}
