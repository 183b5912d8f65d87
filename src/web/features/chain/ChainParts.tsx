import type { ReactElement } from 'react';
import type { ChainControl, ChainDecision, ChainMeasure, ChainView } from '../../../contract/chain.ts';
import { shortDayWords } from '../../../text/days.ts';
import { effectWords } from '../../../text/measureWords.ts';
import { figures } from '../../../text/numbers.ts';
import { periodWords } from '../../../text/periods.ts';
import { chainText as text } from '../../../text/screenChain.ts';
import { measureStatusWords } from '../../../text/words.ts';
import { Link } from '../../place.tsx';

interface Given { readonly view: ChainView }

export function PlanRowsPart({ view }: Given): ReactElement {
  return (
    <table className="ch-table"><caption className="vh">{text.planRows}</caption>
      <thead><tr><th scope="col">{text.yearHead}</th><th scope="col">{text.planRows}</th><th scope="col">{text.owner}</th><th scope="col">{text.frequency}</th></tr></thead>
      <tbody>{view.planRows.map((row) => (
        <tr key={row.activityId}>
          <td data-name={text.yearHead}>{row.year}</td>
          <th scope="row"><Link to="/n/$boardId/$year/plan" params={{ boardId: view.boardId, year: String(row.year) }} hash={`planrad-${row.activityId}`}>{text.planRow(row.planRow)}</Link> {row.title}</th>
          <td data-name={text.owner}>{row.owner === '' ? text.none : row.owner}</td><td data-name={text.frequency}>{row.frequency === '' ? text.none : row.frequency}</td>
        </tr>
      ))}</tbody>
    </table>
  );
}

export function ControlsPart({ view }: Given): ReactElement {
  const years = [...new Set(view.controls.map((one) => one.year))];
  return (
    <>
      <table className="ch-table"><caption className="vh">{text.controls}</caption>
        <thead><tr><th scope="col">{text.control}</th><th scope="col">{text.performed}</th><th scope="col" className="num">{text.reviewed}</th><th scope="col" className="num">{text.faults}</th><th scope="col">{text.conclusion}</th></tr></thead>
        <tbody>{view.controls.map((one) => <Control key={one.id} one={one} view={view} />)}</tbody>
      </table>
      {view.controlsLeftOut === 0 ? null : <p className="small">{text.leftOut(view.controlsLeftOut)} {years.map((year) => <Link key={year} to="/n/$boardId/$year/kontroller" params={{ boardId: view.boardId, year: String(year) }}>{text.allControls(year)}</Link>)}</p>}
    </>
  );
}

function Control({ one, view }: Given & { readonly one: ChainControl }): ReactElement {
  const counted = one.state === 'done' && one.population !== null;
  return (
    <tr>
      <th scope="row"><Link to="/kontroll/$boardId/$occasionId" params={{ boardId: view.boardId, occasionId: one.id }}>{text.controlName(periodWords(one.period), one.unitName)}</Link>{view.planRows.filter((row) => row.year === one.year).length > 1 ? <span className="small quiet ch-under">{one.title}</span> : null}</th>
      {one.state === 'done' ? (
        <><td data-name={text.performed}>{one.performedOn === null ? text.none : shortDayWords(one.performedOn, `${one.year}`)}</td><td className="num" data-name={text.reviewed}>{counted ? text.of(one.reviewed, one.population ?? 0) : text.none}</td><td className="num" data-name={text.faults}>{counted ? figures(one.faults) : text.none}</td><td data-name={text.conclusion}>{one.conclusion}</td></>
      ) : <td colSpan={4}>{one.state === 'notPerformed' ? text.notPerformed(one.reason) : one.state === 'review' ? text.review : one.late ? <span className="urgent">{text.late(one.dueOn)}</span> : <span className="quiet">{text.waits(one.dueOn)}</span>}</td>}
    </tr>
  );
}

export function MeasuresPart({ view }: Given): ReactElement {
  return (
    <table className="ch-table"><caption className="vh">{text.measures}</caption>
      <thead><tr><th scope="col">{text.measure}</th><th scope="col">{text.responsible}</th><th scope="col">{text.end}</th><th scope="col">{text.status}</th><th scope="col">{text.effect}</th></tr></thead>
      <tbody>{view.measures.map((one) => (
        <tr key={one.id}>
          <th scope="row"><Link to="/n/$boardId/$year/atgarder" params={{ boardId: view.boardId, year: String(view.year) }} hash={`atgard-${one.id}`}>{one.title}</Link>{one.fromControl ? <span className="small quiet"> {text.fromControl}</span> : null}</th>
          <td data-name={text.responsible}>{one.responsible === '' ? text.none : one.responsible}</td>
          <td data-name={text.end}>{one.end === null ? text.none : one.late ? <><span className="urgent">{text.lateMeasure}</span> {one.end}</> : one.end}</td>
          <td data-name={text.status}>{measureStatusWords[one.status]}{one.statusReason === '' ? '' : `: ${one.statusReason}`}</td>
          <td data-name={text.effect}><Effect one={one} /></td>
        </tr>
      ))}</tbody>
    </table>
  );
}
function Effect({ one }: { readonly one: ChainMeasure }): ReactElement {
  if (one.effect !== null) return <>{effectWords[one.effect.found]}{one.effect.note === '' ? '' : `. ${one.effect.note}`}</>;
  return one.status === 'done' ? <>{text.effectWaiting}</> : <>{text.none}</>;
}

export function DecisionsPart({ view }: Given): ReactElement {
  return (
    <ul className="ch-decisions">{view.decisions.map((one) => (
      <li key={one.versionId}><Link to="/n/$boardId/$year/beslut" params={{ boardId: view.boardId, year: String(one.year) }} hash={one.code === null ? 'versions' : `uppfoljning-${one.code}`}>{one.name}</Link> <span className="quiet">{text.version(one.number)}, {standing(one)}</span></li>
    ))}</ul>
  );
}
function standing(one: ChainDecision): string {
  if (one.withdrawn) return text.takenBack;
  switch (one.outcome) {
    case null: return `${text.submittedOn(one.submittedOn)}, ${text.waitsForBoard}`;
    case 'asProposed': case 'withChanges': return `${text.decidedOn(one.decidedOn ?? one.submittedOn, one.minutesItem)}${one.adjustedOn === null ? '' : `, ${text.adjusted}`}`;
    case 'postponed': return text.postponed;
    case 'referredBack': return text.referredBack;
    case 'rejected': return text.rejected;
  }
}
