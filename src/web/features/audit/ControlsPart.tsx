import type { ReactElement } from 'react';
import type { AuditActivity, AuditControl, AuditYear } from '../../../contract/audit.ts';
import type { BodyId } from '../../../domain/identity.ts';
import { momentWords, dayWords } from '../../../text/days.ts';
import { notPerformedWords } from '../../../text/followup.ts';
import { periodWords } from '../../../text/periods.ts';
import { auditText as text } from '../../../text/screenAudit.ts';
import { trailText } from '../../../text/screenTrail.ts';
import { paperWords } from '../../../text/screenDecision.ts';
import { addressOf } from '../../call.ts';
import { Link } from '../../place.tsx';

/** Every row of the decided plan with what was performed of it; each control opens as a worksheet with its evidence. */
export function ControlsPart({ view }: { readonly view: AuditYear }): ReactElement {
  const { plan, activities, boardId, corrections } = view;
  return (
    <section className="part" aria-labelledby="controls">
      <h2 id="controls">{text.controls}</h2>
      <p className="quiet">{plan === null ? text.noPlan : text.controlsLead(plan.year, plan.version)}</p>
      {activities.map((row) => <Activity key={row.activityId} row={row} boardId={boardId} />)}
      {corrections.length === 0 ? null : (
        <>
          <h3>{text.corrections}</h3>
          <p className="small quiet">{text.correctionsLead}</p>
          <ul className="audit-news">{corrections.map((one) => (
            <li key={one.id}><span className="audit-when">{momentWords(one.at, new Date())}</span><div>{one.by} {trailText.deed(one.operation)} {one.occasionId === null ? text.correctionOf(one.title, one.period) : <Link to="/kontroll/$boardId/$occasionId" params={{ boardId, occasionId: one.occasionId }}>{text.correctionOf(one.title, one.period)}</Link>}<span className="audit-more">”{one.note}”</span></div></li>
          ))}</ul>
        </>
      )}
    </section>
  );
}

function Activity({ row, boardId }: { readonly row: AuditActivity; readonly boardId: string }): ReactElement {
  const done = row.controls.filter((one) => one.state === 'done').length;
  return (
    <details className="audit-row" id={`rad-${row.activityId}`}>
      <summary><span className="num">{row.planRow}</span><span>{row.title}<span className="audit-more">{[row.owner, row.frequency, row.events.length === 0 ? '' : text.ofEvents(row.events.map((event) => event.label ?? event.text.slice(0, 40)))].filter((part) => part !== '').join(' · ')}</span></span><span>{row.controls.length === 0 ? text.noControls : text.done(done, row.planned)}</span></summary>
      {row.controls.length === 0 ? null : (
        <table className="audit-table">
          <thead><tr><th scope="col">{text.when}</th><th scope="col">{text.where}</th><th scope="col">{text.result}</th><th scope="col">{text.sample}</th><th scope="col">{text.evidence}</th></tr></thead>
          <tbody>{row.controls.map((one) => <Control key={one.occasionId} one={one} title={row.title} boardId={boardId} />)}</tbody>
        </table>
      )}
    </details>
  );
}

function Control({ one, title, boardId }: { readonly one: AuditControl; readonly title: string; readonly boardId: string }): ReactElement {
  const reason = one.reason === null ? '' : notPerformedWords[one.reason as keyof typeof notPerformedWords] ?? '';
  return (
    <tr>
      <th scope="row"><Link to="/kontroll/$boardId/$occasionId" params={{ boardId, occasionId: one.occasionId }} aria-label={text.openControl(`${title}, ${periodWords(one.period)}${one.unitName === null ? '' : `, ${one.unitName}`}`)}>{periodWords(one.period)}</Link><span className="audit-more">{[one.on === null ? '' : dayWords(one.on), one.by].filter((part) => part !== '').join(', ')}</span></th>
      <td>{one.unitName ?? text.whole}{one.visited ? <span className="audit-more">{text.onTheSpot}</span> : null}</td>
      <td>{one.state === 'done' ? one.conclusion : <span className="urgent">{reason}</span>}{one.correction === '' ? null : <span className="audit-more">{text.corrections}: {one.correction}</span>}</td>
      <td>{one.state === 'done' ? text.reviewed(one.reviewed, one.faults) : ''}<span className="audit-more">{[one.population === null ? '' : text.of(one.population), one.seed === null ? '' : text.seed(one.seed), one.populationSha256 === null ? '' : text.listSum(one.populationSha256)].filter((part) => part !== '').join(', ')}</span></td>
      <td>{one.evidenceCount}<span className="audit-more audit-papers">{(['pdf', 'xlsx'] as const).map((format) => <a key={format} href={addressOf('paper.worksheet', { boardId: boardId as BodyId, occasionId: one.occasionId, format }).url} download aria-label={text.worksheetOf(paperWords[format].name, `${title}, ${periodWords(one.period)}${one.unitName === null ? '' : `, ${one.unitName}`}`)}>{text.worksheet(paperWords[format].name)}</a>)}</span></td>
    </tr>
  );
}
