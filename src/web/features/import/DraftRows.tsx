import { useState, type ReactElement } from 'react';
import type { Draft, DraftEvent, DraftPlanRow } from '../../../domain/document/draft.ts';
import { measureSaid, type MeasureSaid } from '../../../domain/document/measureRow.ts';
import { draftProblemSentence, importText } from '../../../text/screenImport.ts';
import { measureStatusWords } from '../../../text/words.ts';

type Pair = readonly [string, string | number | null];

function mark(inPlan: boolean | null): string | null {
  return inPlan === null ? null : inPlan ? importText.yes : importText.no;
}
function eventPairs(row: DraftEvent): Pair[] {
  return [
    [importText.number, row.number], [importText.goal, row.goal], [importText.process, row.process], [importText.workMethod, row.workMethod], [importText.control, row.systematicControl], [importText.event, row.event], [importText.detail, row.detail],
    [importText.indicator, row.indicator], [importText.councilTarget, row.councilTarget], [importText.boardTarget, row.boardTarget], [importText.routine, row.routine], [importText.runningChecks, row.runningChecks],
    [importText.likelihood, row.likelihood], [importText.consequence, row.consequence], [importText.value, row.riskValue], [importText.inPlan, mark(row.inPlan)], [importText.activityText, row.activity],
    [importText.riskOwner, row.riskOwner], [importText.category, row.category], [importText.department, row.department],
  ];
}
/** When a measure is done and how far it has come, as it is taken in. */
function measureOf(row: DraftPlanRow, year: number): MeasureSaid | null {
  return row.kind === 'measure' ? measureSaid(row, year) : null;
}
function planPairs(row: DraftPlanRow, year: number): Pair[] {
  const measure = measureOf(row, year);
  const own: Pair[] = measure === null ? [[importText.activity, row.controlActivity], [importText.owner, row.controlOwner], [importText.frequency, row.frequency]]
    : [[importText.measure, row.controlActivity], [importText.responsible, row.controlOwner], [importText.start, measure.start], [importText.end, measure.end], [importText.status, standing(measure)]];
  return [
    [importText.goal, row.goal], [importText.process, row.process], [importText.workMethod, row.workMethod], [importText.control, row.systematicControl], [importText.number, row.eventNumber], [importText.event, row.event], [importText.value, row.riskValue],
    ...own,
  ];
}
function standing(measure: MeasureSaid): string {
  return [measureStatusWords[measure.status], measure.statusReason].filter((words) => words !== '').join(': ');
}
const said = (pairs: readonly Pair[]): Pair[] => pairs.filter(([, value]) => value !== null && value !== '');

/** The column of a cell: what its place says after the place of the row, less the word for column. */
function columnOf(cell: string, row: string): string {
  return row !== '' && cell.startsWith(row) ? cell.slice(row.length).replace(/^[^\p{L}]*\p{L}+\s+/u, '') || cell : cell;
}

/** One row that needs a look: what the document says beside how it is read. */
export function DoubtfulRow({ kind, row, year, left, onLeave }: { readonly year: number; readonly left: boolean; readonly onLeave: (left: boolean) => void } & ({ readonly kind: 'event'; readonly row: DraftEvent } | { readonly kind: 'planRow'; readonly row: DraftPlanRow })): ReactElement {
  const pairs = said(kind === 'event' ? eventPairs(row as DraftEvent) : planPairs(row as DraftPlanRow, year));
  return (
    <article className={left ? 'doubt is-left' : 'doubt'}>
      <div className="doubt-why">{row.doubts.map((doubt, at) => <p key={`${at} ${doubt.code}`}><b>{draftProblemSentence(doubt)}</b></p>)}<span className="small quiet">{row.place}</span></div>
      <div className="doubt-sides">
        <div><h3>{importText.source}</h3><Pairs pairs={Object.entries(row.cells).map(([at, text]) => [columnOf(at, row.place), text])} /></div>
        <div><h3>{importText.result}</h3><Pairs pairs={pairs} /></div>
      </div>
      <label className="choice"><input type="checkbox" checked={left} onChange={(event) => onLeave(event.target.checked)} /> {importText.leaveOut}</label>
    </article>
  );
}

function Pairs({ pairs }: { readonly pairs: readonly Pair[] }): ReactElement {
  return <dl className="doubt-pairs">{pairs.map(([heading, value], at) => <div key={`${at} ${heading}`}><dt>{heading}</dt><dd>{value}</dd></div>)}</dl>;
}

/** Everything that was read, closed until somebody wants to see it. */
export function AllRows({ draft, year }: { readonly draft: Draft; readonly year: number }): ReactElement {
  const [open, setOpen] = useState<'events' | 'planRows' | null>(null);
  const hasMeasures = draft.planRows.some((row) => row.kind === 'measure');
  return (
    <section className="part" aria-label={importText.all}>
      <div className="all-picks">
        {draft.events.length === 0 ? null : <button type="button" className="link" aria-expanded={open === 'events'} onClick={() => setOpen(open === 'events' ? null : 'events')}>{importText.allEvents(draft.events.length)}</button>}
        {draft.planRows.length === 0 ? null : <button type="button" className="link" aria-expanded={open === 'planRows'} onClick={() => setOpen(open === 'planRows' ? null : 'planRows')}>{importText.allPlanRows(draft.planRows.length)}</button>}
      </div>
      {open === 'events' ? (
        <div className="wide-scroll" role="region" aria-label={importText.allEvents(draft.events.length)} tabIndex={0}>
          <table className="read-rows">
            <thead><tr><th scope="col" className="num">{importText.number}</th><th scope="col">{importText.event}</th><th scope="col">{importText.process}</th><th scope="col" className="num">{importText.likelihood}</th><th scope="col" className="num">{importText.consequence}</th><th scope="col" className="num">{importText.value}</th><th scope="col">{importText.inPlan}</th></tr></thead>
            <tbody>{draft.events.map((row, at) => <tr key={`${at} ${row.place}`}><td className="num">{row.number ?? importText.notSaid}</td><th scope="row">{row.event ?? row.indicator ?? importText.notSaid}</th><td>{[row.process, row.workMethod].filter((words) => words !== null).join(' › ')}</td><td className="num">{row.likelihood ?? importText.notSaid}</td><td className="num">{row.consequence ?? importText.notSaid}</td><td className="num">{row.riskValue ?? importText.notSaid}</td><td>{mark(row.inPlan) ?? importText.notSaid}</td></tr>)}</tbody>
          </table>
        </div>
      ) : null}
      {open === 'planRows' ? (
        <div className="wide-scroll" role="region" aria-label={importText.allPlanRows(draft.planRows.length)} tabIndex={0}>
          <table className="read-rows">
            <thead><tr><th scope="col" className="num">{importText.number}</th><th scope="col">{importText.event}</th><th scope="col">{hasMeasures ? importText.activityOrMeasure : importText.activity}</th><th scope="col">{hasMeasures ? importText.responsible : importText.owner}</th><th scope="col">{importText.frequency}</th>{hasMeasures ? <><th scope="col">{importText.end}</th><th scope="col">{importText.status}</th></> : null}</tr></thead>
            <tbody>{draft.planRows.map((row, at) => <PlanRowLine key={`${at} ${row.place}`} row={row} measure={measureOf(row, year)} hasMeasures={hasMeasures} />)}</tbody>
          </table>
        </div>
      ) : null}
    </section>
  );
}

function PlanRowLine({ row, measure, hasMeasures }: { readonly row: DraftPlanRow; readonly measure: MeasureSaid | null; readonly hasMeasures: boolean }): ReactElement {
  return (
    <tr>
      <td className="num">{row.eventNumber ?? importText.notSaid}</td><th scope="row">{row.event ?? importText.notSaid}</th><td>{row.controlActivity ?? importText.notSaid}</td><td>{row.controlOwner ?? importText.notSaid}</td>
      <td>{measure === null ? row.frequency ?? importText.notSaid : importText.notSaid}</td>
      {hasMeasures ? <><td>{measure === null || measure.end === null ? importText.notSaid : <span className="nowrap">{measure.end}</span>}</td><td>{measure === null ? importText.notSaid : standing(measure)}</td></> : null}
    </tr>
  );
}
