import type { ReactElement } from 'react';
import { isLate } from '../../../domain/control/occasion.ts';
import type { FollowupOccasion, FollowupPlanRow } from '../../../domain/followup/content.ts';
import type { Day } from '../../../domain/day.ts';
import { notPerformedWords } from '../../../text/followup.ts';
import { dayWords, shortDayWords } from '../../../text/days.ts';
import { capital, figures } from '../../../text/numbers.ts';
import { shortPeriodWords } from '../../../text/periods.ts';
import { followupText as text } from '../../../text/screenFollowup.ts';
import { Link } from '../../place.tsx';
import type { OpenFollowup } from './followupBook.ts';

/** What the controls of the row showed, each a link to the control itself. Of many units those with something to say. */
export function FiguresTable({ open, row }: { readonly open: OpenFollowup; readonly row: FollowupPlanRow }): ReactElement {
  const { view, boardId, year } = open;
  const { figures: sums } = row;
  const all = sums.planned;
  const shown = row.occasions;
  const many = all > shown.filter((one) => one.state !== 'withdrawn').length && all > 12;
  const places = shown.some((one) => one.unitId !== null);
  const toAll = <Link to="/n/$boardId/$year/kontroller" params={{ boardId, year: String(year) }} hash={`kontroll-${row.activityId}`}>{text.allUnits(Math.max(all, shown.length))}</Link>;
  if (shown.length === 0) return <p className="quiet">{all === 0 ? text.noOccasions : text.allFine} {all === 0 ? null : toAll}</p>;
  const summed = sums.performed > 1 || many;
  return (
    <>
      {many ? <p className="small quiet">{text.manyUnits(all, sums.performed)} {toAll}</p> : null}
      <table className="figures fu-figures"><caption className="vh">{text.figuresCaption}</caption>
        <thead><tr><th scope="col">{text.control}</th>{places ? <th scope="col">{text.place}</th> : null}<th scope="col">{text.performed}</th><th scope="col" className="num">{text.reviewed}</th><th scope="col" className="num">{text.faultsHead}</th><th scope="col">{text.conclusion}</th></tr></thead>
        <tbody>
          {shown.map((one) => <OccasionLine key={one.id} one={one} boardId={boardId} places={places} today={view.today as Day} year={year} />)}
          {summed ? <tr><th scope="row">{text.total}</th>{places ? <td /> : null}<td /><td className="num" data-name={text.reviewed}>{sums.reviewed === 0 ? text.nothing : sums.population === null ? figures(sums.reviewed) : text.of(sums.reviewed, sums.population)}</td><td className="num" data-name={text.faultsHead}>{figures(sums.faults)}</td><td /></tr> : null}
        </tbody>
      </table>
      {row.occasions.flatMap((one) => (view.limits[one.id] === undefined ? [] : [<p className="says" key={one.id}>{row.occasions.length > 1 ? `${capital(shortPeriodWords(one.period.code))}${one.unitName === null ? '' : `, ${one.unitName}`}: ` : ''}{view.limits[one.id]}</p>]))}
      {row.summaries.filter((one) => one.analysis.trim() !== '').map((one) => <blockquote key={one.period} className="fu-owner"><p className="small quiet">{text.ownersWords(one.writtenBy)} ({shortPeriodWords(one.period)})</p><p>{one.analysis}</p></blockquote>)}
    </>
  );
}

function OccasionLine({ one, boardId, places, today, year }: { readonly one: FollowupOccasion; readonly boardId: string; readonly places: boolean; readonly today: Day; readonly year: number }): ReactElement {
  const done = one.state === 'done';
  const reviewed = one.counts.ok + one.counts.fault + one.counts.notApplicable;
  const counted = done && one.population !== null;
  return (
    <tr>
      <th scope="row"><Link to="/kontroll/$boardId/$occasionId" params={{ boardId, occasionId: one.id }}>{capital(shortPeriodWords(one.period.code))}</Link></th>
      {places ? <td>{one.unitName ?? text.nothing}</td> : null}
      {done ? <><td>{one.performedOn === null ? text.nothing : shortDayWords(one.performedOn, String(year))}</td><td className="num" data-name={text.reviewed}>{counted ? text.of(reviewed, one.population?.size ?? 0) : text.nothing}</td><td className="num" data-name={text.faultsHead}>{counted ? figures(one.counts.fault) : text.nothing}</td><td>{one.conclusion}{one.correction === '' ? null : <span className="small quiet fu-corrected">{text.corrected(one.correction)}</span>}</td></>
        : <td colSpan={4}><Standing one={one} today={today} /></td>}
    </tr>
  );
}

function Standing({ one, today }: { readonly one: FollowupOccasion; readonly today: Day }): ReactElement {
  if (one.state === 'withdrawn') return <span className="quiet">{text.withdrawn}</span>;
  if (one.correction !== '') return <>{text.correcting(one.correction)}</>;
  if (one.state === 'review') return <>{text.occasionReview}</>;
  if (one.notPerformed !== null) return <>{text.couldNot(one.notPerformed.text.trim() === '' ? notPerformedWords[one.notPerformed.reason] : one.notPerformed.text.trim())}{one.notPerformed.until === null ? '' : ` (${dayWords(one.notPerformed.until)})`}</>;
  return isLate(one, today) ? <span className="urgent">{text.occasionLate(one.dueOn, today)}</span> : <span className="quiet">{text.occasionWaits(one.dueOn, today)}</span>;
}
