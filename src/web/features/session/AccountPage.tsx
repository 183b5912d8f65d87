import { useSuspenseQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { AccountAnswer, AccountView } from '../../../contract/signIn.ts';
import { dayWords } from '../../../text/days.ts';
import { accountText } from '../../../text/screenAccount.ts';
import { call, sentenceOf } from '../../call.ts';
import { navigate } from '../../place.tsx';
import { queryClient, takeSession } from '../../queries.ts';
import { Field } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { toast } from '../../ui/toast.ts';
import { Told } from '../../ui/told.ts';
import { accountQuery } from './accountQueries.ts';
import { AwayPart } from './AwayPart.tsx';
import { CodesDialog } from './CodesDialog.tsx';
import { PasswordDialog } from './PasswordDialog.tsx';
import { makePasskey, PasskeyNotUsed, passkeysKnown } from './passkeyBrowser.ts';
import { SessionList } from './SessionList.tsx';
import './session.css';

/** One's own account: passkeys, recovery codes, and where one is signed in. */
export default function AccountPage(): ReactElement {
  const account = useSuspenseQuery(accountQuery).data;
  const [adding, setAdding] = useState(false);
  const [changing, setChanging] = useState(false);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const take = (answer: AccountAnswer, told: string): void => {
    queryClient.setQueryData(accountQuery.queryKey, answer.account);
    setAdding(false);
    setCodes(answer.codes);
    toast({ words: told });
  };
  const act = async (doing: () => Promise<AccountAnswer>, told: string): Promise<void> => {
    try { take(await doing(), told); } catch (reason) { toast({ words: sentenceOf(reason) }); }
  };
  const cannot = !account.passkeysPossible ? accountText.notPossible : passkeysKnown() ? null : accountText.browserCannot;
  return (
    <div className="page account">
      <h1>{accountText.title}</h1>
      <p className="lead">{accountText.lead}</p>
      {account.mayChange ? null : <Again />}
      {account.mailMoved === null ? null : <MovedMail moved={account.mailMoved} may={account.mayChange} act={act} />}
      {account.hasPassword ? (
        <section className="part" aria-labelledby="password">
          <h2 id="password">{accountText.password}</h2>
          <p className="quiet">{accountText.passwordWhat}</p>
          <div><button type="button" className="btn" onClick={() => setChanging(true)}>{accountText.changePassword}</button></div>
        </section>
      ) : null}
      <section className="part" aria-labelledby="passkeys">
        <h2 id="passkeys">{accountText.passkeys}</h2>
        <p className="quiet">{accountText.passkeysWhat}</p>
        {account.passkeys.length === 0 ? <p>{accountText.noPasskeys}</p> : (
          <ul className="account-list">
            {account.passkeys.map((one) => (
              <li key={one.id}>
                <span><b>{one.name}</b><span className="small quiet">{accountText.added(dayWords(one.addedAt.slice(0, 10)))}, {one.lastUsedAt === null ? accountText.neverUsed : accountText.used(dayWords(one.lastUsedAt.slice(0, 10)))}</span></span>
                {account.mayChange ? <button type="button" className="link small" aria-label={accountText.removeOf(one.name)} onClick={() => void act(() => call('account.removePasskey', { id: one.id }), accountText.passkeyRemoved)}>{accountText.remove}</button> : null}
              </li>
            ))}
          </ul>
        )}
        {cannot === null ? !account.mayChange ? null : <div><button type="button" className="btn btn-main" onClick={() => setAdding(true)}>{accountText.addPasskey}</button></div> : <p>{cannot}</p>}
      </section>
      <section className="part" aria-labelledby="codes">
        <h2 id="codes">{accountText.codes}</h2>
        <p className="quiet">{accountText.codesWhat}</p>
        <p>{accountText.codesLeft(account.recoveryCodesLeft)}{account.hasMail ? '' : ` ${accountText.needsMail}`}</p>
        {account.mayChange ? <div className="account-act"><button type="button" className="btn" onClick={() => void act(() => call('account.makeCodes', {}), accountText.codesTitle)}>{accountText.makeCodes}</button>{account.recoveryCodesLeft > 0 ? <span className="small quiet">{accountText.makeHint}</span> : null}</div> : null}
      </section>
      <AwayPart />
      <SessionList sessions={account.sessions} act={act} />
      {adding ? <AddDialog onClose={() => setAdding(false)} onDone={(answer) => take(answer, accountText.passkeyAdded)} /> : null}
      {changing ? <PasswordDialog onClose={() => setChanging(false)} onDone={() => { setChanging(false); toast({ words: accountText.passwordChanged }); void queryClient.invalidateQueries({ queryKey: accountQuery.queryKey }); }} /> : null}
      {codes === null ? null : <CodesDialog codes={codes} onClose={() => setCodes(null)} />}
    </div>
  );
}

/** Out, and in again by whatever way: the page is then come back to. */
function Again(): ReactElement {
  const out = async (): Promise<void> => {
    try {
      await call('session.signOut', {});
      takeSession(await call('session.read', {}));
      await navigate({ href: '/logga-in?till=/konto' });
    } catch (reason) { toast({ words: sentenceOf(reason) }); }
  };
  return (
    <section className="part" aria-labelledby="again">
      <h2 id="again">{accountText.again}</h2>
      <p>{accountText.againWhy}</p>
      <div><button type="button" className="btn btn-main" onClick={() => void out()}>{accountText.signInAgain}</button></div>
    </section>
  );
}

/** The directory has changed the address: nobody but the person, or an administrator, says that it is right. */
function MovedMail({ moved, may, act }: { readonly moved: NonNullable<AccountView['mailMoved']>; readonly may: boolean; readonly act: (doing: () => Promise<AccountAnswer>, told: string) => Promise<void> }): ReactElement {
  return (
    <section className="part" aria-labelledby="mail-moved">
      <h2 id="mail-moved">{accountText.mail}</h2>
      <p>{accountText.mailMoved(moved.mail, moved.before)}</p>
      <p className="quiet">{accountText.mailWrong}</p>
      {may ? <div><button type="button" className="btn btn-main" onClick={() => void act(() => call('account.confirmMail', { mail: moved.mail }), accountText.mailConfirmed)}>{accountText.mailMine}</button></div> : null}
    </section>
  );
}

function AddDialog({ onClose, onDone }: { readonly onClose: () => void; readonly onDone: (answer: AccountAnswer) => void }): ReactElement {
  const [name, setName] = useState('');
  const act = async (): Promise<void> => {
    const options = await call('account.passkeyBegin', {});
    const answer = await makePasskey(options).catch((reason: unknown) => { throw reason instanceof PasskeyNotUsed ? new Told(accountText.notMade) : reason; });
    onDone(await call('account.addPasskey', { name: name.trim(), answer }));
  };
  return (
    <FormDialog title={accountText.addPasskey} button={accountText.add} stopped={name.trim() === ''} onClose={onClose} onAct={act}>
      {(tried) => <Field label={accountText.nameOfPasskey} hint={accountText.nameHint} stop={tried && name.trim() === '' ? accountText.nameMissing : null}>{(parts) => <input {...parts} type="text" autoComplete="off" maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />}</Field>}
    </FormDialog>
  );
}
