import { useState, type ReactElement } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { FollowupHead } from '../../../contract/followup.ts';
import { dayWords } from '../../../text/days.ts';
import { followupText as text } from '../../../text/screenFollowup.ts';
import { stateWords } from '../../../text/screenShell.ts';
import { call, sentenceOf } from '../../call.ts';
import { newId } from '../../identity.ts';
import { Link, navigate } from '../../place.tsx';
import { followupsQuery, queryClient } from '../../queries.ts';
import { useBoardYear } from '../../shell/current.ts';
import { stateMarkOf } from '../../shell/stateMark.ts';
import { StateMark } from '../../ui/Marks.tsx';
import './followup.css';

/** The year's follow-ups by the municipality's calendar, and where each stands. */
export default function FollowupsPage(): ReactElement {
  const { boardId, year } = useBoardYear();
  const { data: { followups, planDecided, today, abilities } } = useSuspenseQuery(followupsQuery(boardId, year));
  const [refusal, setRefusal] = useState('');
  const params = { boardId, year: String(year) };
  const begin = async (code: string): Promise<void> => {
    setRefusal('');
    try {
      await call('followup.begin', { boardId, year, occasion: code, followupId: newId() });
      await queryClient.invalidateQueries({ queryKey: ['followups', boardId, year] });
      void queryClient.invalidateQueries({ queryKey: ['start'] });
      await navigate({ to: '/n/$boardId/$year/uppfoljning/$occasion', params: { ...params, occasion: code } });
    } catch (reason) { setRefusal(sentenceOf(reason)); }
  };
  // One thing to do: the first that is due to be begun.
  const main = followups.find((one) => !one.begun && one.begins <= today)?.code ?? null;
  return (
    <div className="page fu-page">
      <h1>{text.title}</h1>
      <p className="lead">{text.lead(year)}</p>
      {planDecided ? null : <p className="fu-note">{text.planNotDecided(year)} <Link to="/n/$boardId/$year/beslut" params={params}>{text.openDecision}</Link></p>}
      {refusal === '' ? null : <p role="alert" className="urgent">{refusal}</p>}
      {followups.length === 0 ? <p>{text.none}</p> : (
        <table className="fu-table"><caption className="vh">{text.title}</caption>
          <thead><tr><th scope="col">{text.columns.name}</th><th scope="col">{text.columns.cutOff}</th><th scope="col">{text.columns.due}</th><th scope="col">{text.columns.receiver}</th><th scope="col">{text.columns.state}</th><td /></tr></thead>
          <tbody>{followups.map((one) => (
            <tr key={one.code}>
              <th scope="row">{one.begun ? <Link to="/n/$boardId/$year/uppfoljning/$occasion" params={{ ...params, occasion: one.code }}>{one.name}</Link> : one.name}</th>
              <td data-name={text.columns.cutOff}>{dayWords(one.cutOff)}</td>
              <td data-name={text.columns.due}><Due one={one} today={today} /></td>
              <td data-name={text.columns.receiver}>{one.receiver === '' ? text.nothing : one.receiver}</td>
              <td data-name={text.columns.state}>{one.begun ? <span className="fu-state"><StateMark name={stateMarkOf(one.state)} /> {stateWords(one.state)}</span> : <span className="quiet">{text.notBegun}{one.begins > today ? `, ${text.beginsWord} ${dayWords(one.begins)}` : ''}</span>}</td>
              <td className="fu-act">{one.begun || !abilities.edit ? null : <button type="button" className={one.code === main ? 'btn btn-main' : 'btn'} aria-label={text.beginThe(one.name)} onClick={() => void begin(one.code)}>{text.begin}</button>}</td>
            </tr>
          ))}</tbody>
        </table>
      )}
    </div>
  );
}

function Due({ one, today }: { readonly one: FollowupHead; readonly today: string }): ReactElement {
  const done = one.state.kind === 'decided' || one.state.kind === 'submitted';
  return one.due < today && !done ? <span className="urgent">{dayWords(one.due)}, {text.late}</span> : <>{dayWords(one.due)}</>;
}
