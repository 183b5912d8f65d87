import { useQuery } from '@tanstack/react-query';
import { useId, useState, type ReactElement } from 'react';
import type { CoverageView } from '../../../contract/audit.ts';
import type { CoverageCell, CoverageProcess } from '../../../domain/audit/coverage.ts';
import { termOf } from '../../../domain/audit/coverage.ts';
import { swedishOrder } from '../../../domain/swedishOrder.ts';
import { coverageSvg } from '../../../picture/coverage.ts';
import { dayWords } from '../../../text/days.ts';
import { coverageText as text } from '../../../text/audit.ts';
import { call, sentenceOf } from '../../call.ts';
import { Link, navigate, usePlace } from '../../place.tsx';
import { useSession } from '../../queries.ts';
import { useCurrent } from '../../shell/current.ts';
import { useDark } from '../../ui/useDark.ts';
import './audit.css';

/** Process by year over the term of office: what was never looked at is seen at once. */
export default function CoveragePage(): ReactElement {
  const { boards, today } = useSession();
  const { url } = usePlace();
  const current = useCurrent();
  const [boardField, termField] = [useId(), useId()];
  const mine = boards.filter((board) => board.may.audit).toSorted((a, b) => swedishOrder(a.name, b.name));
  const board = mine.find((one) => one.id === url.searchParams.get('namnd')) ?? mine.find((one) => one.id === current?.board.id) ?? mine.find((one) => one.years.length > 0) ?? mine[0];
  const latest = Math.max(...(board?.years.map((one) => one.year) ?? []), Number(today.slice(0, 4)));
  const asked = Number(url.searchParams.get('ar') ?? '');
  const year = Number.isInteger(asked) && asked >= 1990 && asked <= 2200 ? asked : Number(today.slice(0, 4));
  const terms = [...new Set([year, ...Array.from({ length: 4 }, (_, at) => latest - at * 4)].map((one) => termOf(one).from))].toSorted((a, b) => b - a);
  const go = (to: { namnd?: string; ar?: number }): void => { void navigate({ to: '/revision/tackning', search: { namnd: to.namnd ?? board?.id ?? '', ar: String(to.ar ?? year) }, replace: true }); };
  const read = useQuery({ queryKey: ['audit', 'coverage', board?.id, termOf(year).from], enabled: board !== undefined, queryFn: ({ signal }) => call('audit.coverage', { boardId: board?.id ?? ('' as never), year }, signal) });
  return (
    <div className="page audit">
      <h1>{text.title}</h1>
      <div className="audit-sides">
        <div className="field"><label htmlFor={boardField}>{text.board}</label><select id={boardField} value={board?.id ?? ''} onChange={(event) => go({ namnd: event.target.value })}>{mine.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}</select></div>
        <div className="field"><label htmlFor={termField}>{text.term}</label><select id={termField} value={String(termOf(year).from)} onChange={(event) => go({ ar: Number(event.target.value) })}>{terms.map((from) => <option key={from} value={from}>{text.earlier(from, from + 3)}</option>)}</select></div>
      </div>
      {read.error ? <p role="alert" className="urgent">{sentenceOf(read.error)}</p> : null}
      {read.data && board ? <Matrix key={`${board.id} ${read.data.from}`} view={read.data} boardId={board.id} /> : null}
    </div>
  );
}

function Matrix({ view, boardId }: { readonly view: CoverageView; readonly boardId: string }): ReactElement {
  const dark = useDark();
  const [chosen, setChosen] = useState<{ readonly process: CoverageProcess; readonly cell: CoverageCell } | null>(null);
  const titleOf = (process: CoverageProcess): string => (process.title === '' ? text.none : process.title);
  const unvisited = view.processes.filter((one) => one.neverVisited).length;
  const sentence = text.pictureSentence(view.processes.length, view.processes.filter((one) => one.neverControlled).map(titleOf), unvisited, view.years.filter((one) => one.version === null).map((one) => one.year));
  const decided = new Set(view.years.filter((one) => one.version !== null).map((one) => one.year));
  const saidOf = (cell: CoverageCell): string => text.cell({ ...cell, events: cell.events.length, visits: cell.visits.length, decided: decided.has(cell.year) });
  return (
    <>
      <p className="lead">{text.lead(view.board, view.from, view.to)} {sentence}</p>
      {view.processes.length === 0 ? null : (
        <>
          <figure className="audit-figure"><div dangerouslySetInnerHTML={{ __html: coverageSvg(view, sentence, { palette: dark ? 'dark' : 'light' }) }} /><figcaption className="small quiet">{text.legend}</figcaption></figure>
          <table className="audit-table audit-coverage">
            <caption className="vh">{text.title}</caption>
            <thead><tr><th scope="col">{text.process}</th>{view.years.map((one) => <th key={one.year} scope="col">{one.year}</th>)}</tr></thead>
            <tbody>{view.processes.map((process) => (
              <tr key={process.key}>
                <th scope="row">{titleOf(process)}{process.neverControlled ? <span className="audit-more urgent">{text.never}</span> : process.neverVisited && unvisited < view.processes.length ? <span className="audit-more">{text.neverVisited}</span> : null}</th>
                {process.cells.map((cell) => {
                  const here = chosen?.process.key === process.key && chosen.cell.year === cell.year;
                  const empty = cell.events.length + cell.rows.length === 0;
                  return <td key={cell.year} data-year={cell.year} className={empty && !decided.has(cell.year) ? 'audit-nothing' : undefined}>{empty ? <span className="quiet">{decided.has(cell.year) ? saidOf(cell) : text.nothing}</span> : <button type="button" className="link" aria-expanded={here} aria-label={text.show(titleOf(process), cell.year, saidOf(cell))} onClick={() => setChosen(here ? null : { process, cell })}>{saidOf(cell)}</button>}</td>;
                })}
              </tr>
            ))}</tbody>
          </table>
        </>
      )}
      {chosen === null ? null : <Inside view={view} boardId={boardId} cell={chosen.cell} title={titleOf(chosen.process)} />}
    </>
  );
}

function Inside({ view, boardId, cell, title }: { readonly view: CoverageView; readonly boardId: string; readonly cell: CoverageCell; readonly title: string }): ReactElement {
  const versionId = view.years.find((one) => one.year === cell.year)?.versionId ?? null;
  const params = { boardId, year: String(cell.year) };
  return (
    <section className="part" aria-labelledby="inside">
      <h2 id="inside">{text.cellOf(title, cell.year)}</h2>
      <div className="audit-three">
        <div><h3>{text.events}</h3>{cell.events.length === 0 ? <p className="quiet">{text.noEvents}</p> : <ul className="audit-list">{cell.events.map((event) => <li key={event.id}>{event.label === null ? '' : `${event.label} `}{event.text}</li>)}</ul>}</div>
        <div><h3>{text.rows}</h3>{cell.rows.length === 0 ? <p className="quiet">{text.noRows}</p> : <ul className="audit-list">{cell.rows.map((row) => <li key={row.id}><Link to="/revision/$boardId/$year" params={params} hash={`rad-${row.id}`}>{row.title}</Link><span className="audit-more">{text.row(row.performed, row.planned)}{row.material ? <> · <span className="urgent">{text.material}</span></> : null}</span></li>)}</ul>}</div>
        <div><h3>{text.visits}</h3>{cell.visits.length === 0 ? <p className="quiet">{text.noVisits}</p> : <ul className="audit-list">{cell.visits.map((one) => <li key={one.occasionId}><Link to="/kontroll/$boardId/$occasionId" params={{ boardId, occasionId: one.occasionId }}>{one.title}</Link><span className="audit-more">{[one.unitName ?? text.wholeBoard, one.on === null ? '' : dayWords(one.on), one.by].filter((part) => part !== '').join(', ')}</span></li>)}</ul>}</div>
      </div>
      <p className="audit-links">{versionId === null ? null : <><Link to="/n/$boardId/$year/analys" params={params} search={{ version: versionId }}>{text.toAnalysis}</Link><Link to="/n/$boardId/$year/beslut" params={params}>{text.toDecision}</Link><Link to="/revision/$boardId/$year" params={params}>{text.toRoom}</Link></>}</p>
    </section>
  );
}
