import type { ReactElement } from 'react';
import type { AccountAnswer, AccountView } from '../../../contract/signIn.ts';
import { dayWords, momentWords } from '../../../text/days.ts';
import { accountText } from '../../../text/screenAccount.ts';
import { call } from '../../call.ts';

interface Given { readonly sessions: AccountView['sessions']; readonly act: (doing: () => Promise<AccountAnswer>, told: string) => Promise<void> }

/** Where one is signed in, with the way out of each. */
export function SessionList({ sessions, act }: Given): ReactElement {
  return (
    <section className="part" aria-labelledby="sessions">
      <h2 id="sessions">{accountText.sessions}</h2>
      <p className="quiet">{accountText.sessionsWhat}</p>
      <ul className="account-list">
        {sessions.map((one) => {
          const device = one.device === '' ? accountText.unknownDevice : one.device;
          const started = dayWords(one.startedAt.slice(0, 10));
          return (
            <li key={one.id}>
              <span><b>{device}</b>{one.here ? ` (${accountText.here})` : ''}<span className="small quiet">{accountText.started(started)} {accountText.way(one.way, one.provider)}, {accountText.lastUsed(momentWords(one.lastUsedAt, new Date()))}{one.address === '' ? '' : `, ${one.address}`}</span></span>
              {one.here ? null : <button type="button" className="link small" aria-label={accountText.endOf(device, started)} onClick={() => void act(() => call('account.endSession', { id: one.id }), accountText.ended)}>{accountText.end}</button>}
            </li>
          );
        })}
      </ul>
      {sessions.length > 1 ? <div><button type="button" className="btn" onClick={() => void act(() => call('account.endOthers', {}), accountText.othersEnded)}>{accountText.endOthers}</button></div> : null}
    </section>
  );
}
