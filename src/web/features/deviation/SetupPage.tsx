import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactElement } from 'react';
import type { SetupView } from '../../../contract/deviation.ts';
import type { BodyId } from '../../../domain/identity.ts';
import { reportText } from '../../../text/screenDeviation.ts';
import { roleWords } from '../../../text/screenOrganisation.ts';
import { setupText } from '../../../text/screenRequest.ts';
import { call, sentenceOf } from '../../call.ts';
import { Link, usePlace } from '../../place.tsx';
import { queryClient } from '../../queries.ts';
import { Field } from '../../ui/Field.tsx';
import { say } from '../../ui/said.ts';
import './deviation.css';

const setupQuery = (boardId: BodyId) => queryOptions({ queryKey: ['deviationSetup', boardId], queryFn: ({ signal }) => call('deviation.setup', { boardId }, signal) });

/** How a board takes care of deviations: its time to answer, who has what, and the way to the whistleblowing channel. */
export default function SetupPage(): ReactElement {
  const boardId = (usePlace().params.boardId ?? '') as BodyId;
  const query = setupQuery(boardId);
  const view = useSuspenseQuery(query).data;
  const take = (changes: Partial<SetupView>): void => { queryClient.setQueryData(query.queryKey, { ...view, ...changes }); say(setupText.saved); };
  return (
    <div className="page d-page">
      <p><Link to="/avvikelser">{setupText.back}</Link></p>
      <h1>{setupText.title}</h1>
      <p className="lead">{setupText.lead(view.board)}</p>
      <div className="d-two">
        <section className="part">
          <h2>{setupText.holders}</h2>
          <p className="small quiet">{setupText.holdersWhy}</p>
          <dl className="d-duties">{view.holders.map((one) => (
            <div key={one.role}>
              <dt>{roleWords[one.role]}</dt>
              <dd>{one.people.length === 0 ? <span className={one.role === 'secretary' ? 'quiet' : 'urgent'}>{setupText.nobody}</span> : one.people.map(reportText.titled).join('; ')}<span className="small quiet">{setupText.duties[one.role]}</span></dd>
            </div>
          ))}</dl>
        </section>
        <div>
          <Days boardId={boardId} view={view} onSaved={(days) => take({ days })} />
          {view.mayChannel ? <Channel view={view} onSaved={(channel) => take({ channel })} /> : (
            <section className="part">
              <h2>{setupText.channel}</h2>
              <p>{view.channel === '' ? setupText.channelNone : <a href={view.channel}>{view.channel}</a>}</p>
              <p className="small quiet">{setupText.channelOthers}</p>
            </section>
          )}
        </div>
      </div>
    </div>
  );
}

function Days({ boardId, view, onSaved }: { readonly boardId: BodyId; readonly view: SetupView; readonly onSaved: (days: number) => void }): ReactElement {
  const [words, setWords] = useState(String(view.days));
  const [stop, setStop] = useState<string | null>(null);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const days = /^\d{1,3}$/.test(words.trim()) ? Number(words) : 0;
    if (days < 1 || days > 365) { setStop(setupText.daysStop); return; }
    try { onSaved((await call('deviation.setUp', { boardId, days })).days); } catch (reason) { setStop(sentenceOf(reason)); }
  };
  return (
    <form className="part d-act" onSubmit={(event) => void save(event)} noValidate>
      <h2>{setupText.time}</h2>
      <p className="small quiet">{setupText.daysWhy}</p>
      <Field label={setupText.days} hint={setupText.daysHint(view.usualDays)} stop={stop}>{(parts) => <input {...parts} className="d-days" type="text" inputMode="numeric" value={words} onChange={(event) => { setWords(event.target.value); setStop(null); }} />}</Field>
      <div><button type="submit" className="btn">{setupText.save}</button></div>
    </form>
  );
}

function Channel({ view, onSaved }: { readonly view: SetupView; readonly onSaved: (channel: string) => void }): ReactElement {
  const [address, setAddress] = useState(view.channel);
  const [stop, setStop] = useState<string | null>(null);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const wanted = address.trim();
    if (wanted !== '' && !/^https?:\/\/\S+$/i.test(wanted)) { setStop(setupText.channelStop); return; }
    try { onSaved((await call('deviation.channel', { address: wanted })).address); } catch (reason) { setStop(sentenceOf(reason)); }
  };
  return (
    <form className="part d-act" onSubmit={(event) => void save(event)} noValidate>
      <h2>{setupText.channel}</h2>
      <Field label={setupText.channelLabel} hint={setupText.channelHint} stop={stop}>{(parts) => <input {...parts} type="url" value={address} onChange={(event) => { setAddress(event.target.value); setStop(null); }} />}</Field>
      <div><button type="submit" className="btn">{setupText.save}</button></div>
    </form>
  );
}
