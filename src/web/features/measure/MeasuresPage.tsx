import { useCallback, useEffect, useId, useState } from 'react';
import type { MeasureRow, RecommendationRow } from '../../../contract/measure.ts';
import { clockWords } from '../../../text/days.ts';
import { ruleSentence, ruleVerb } from '../../../text/rules.ts';
import { deviationText } from '../../../text/screenDeviation.ts';
import { measureText } from '../../../text/screenMeasure.ts';
import { papersText } from '../../../text/screenPapers.ts';
import { shellText } from '../../../text/screenShell.ts';
import { useYearIfRead } from '../../draft/useYear.ts';
import { Link, navigate, usePlace } from '../../place.tsx';
import { PaperLinks } from '../../PaperLinks.tsx';
import { queryClient } from '../../queries.ts';
import { useBoardYear } from '../../shell/current.ts';
import { Empty } from '../../ui/Empty.tsx';
import { FindingMark } from '../../ui/Marks.tsx';
import { say } from '../../ui/said.ts';
import { toast } from '../../ui/toast.ts';
import { AddMeasure, AddRecommendation } from './AddDialogs.tsx';
import { FaultList } from './FaultList.tsx';
import { MeasureTable } from './MeasureTable.tsx';
import { RecommendationTable } from './RecommendationTable.tsx';
import { focusRow } from './RegisterTable.tsx';
import { heldOrder, measuresInOrder, recommendationsInOrder } from './rowOrder.ts';
import { useRegister, type BookState } from './registerBook.ts';
import './measure.css';

type Adding = { readonly kind: 'measure'; readonly mendsFirst: string | null } | { readonly kind: 'recommendation' } | null;
const isOpenRecommendation = (row: RecommendationRow): boolean => row.unanswered || row.status === 'open' || row.status === 'inProgress';

/** The board's register: what is to be mended and what others have recommended, over all years. Late things first. */
export default function MeasuresPage() {
  const { boardId, year } = useBoardYear();
  const { book, view, state } = useRegister(boardId, year);
  const { url } = usePlace();
  const [open, setOpen] = useState<string | null>(null);
  const [adding, setAdding] = useState<Adding>(null);
  const [order, setOrder] = useState<readonly string[] | null>(null);
  const draft = useYearIfRead(boardId, year)?.draft ?? null;
  const [measuresId, recommendationsId] = [useId(), useId()];

  // The plan and the start page show the same rows; they are read anew when this page is left.
  useEffect(() => () => {
    if (!book.touched) return;
    book.touched = false;
    draft?.refresh().catch(() => undefined);
    void queryClient.invalidateQueries({ queryKey: ['start'] });
  }, [book, draft]);
  const undo = useCallback((): void => { if (book.undo()) say(shellText.undone); else toast({ words: measureText.movedOn }); }, [book]);
  // The frame's own Ctrl+Z is about the year's draft; here it is about the register.
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const writing = event.target instanceof HTMLElement && event.target.closest('input:not([type=checkbox]):not([type=radio]), textarea, select, dialog') !== null;
      if (writing || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== 'z') return;
      event.preventDefault();
      undo();
    };
    document.addEventListener('keydown', onKey, { capture: true });
    return () => document.removeEventListener('keydown', onKey, { capture: true });
  }, [undo]);
  // An address that names a row opens it.
  useEffect(() => {
    const named = /^#(?:atgard|rekommendation)-(.+)$/.exec(url.hash)?.[1];
    if (named === undefined) return;
    setOpen(named);
    requestAnimationFrame(() => document.getElementById(url.hash.slice(1))?.scrollIntoView({ block: 'center' }));
  }, [url.hash]);

  // While a row is open the lists keep their order, and it stays in the list it was opened in.
  const isHeld = (row: MeasureRow | RecommendationRow): boolean => order?.includes(row.id) ?? false;
  const running = heldOrder(measuresInOrder(view.measures.filter((row) => !row.closed || isHeld(row))), order);
  const closed = view.measures.filter((row) => !running.includes(row));
  const current = heldOrder(recommendationsInOrder(view.recommendations.filter((row) => isOpenRecommendation(row) || isHeld(row))), order);
  const settled = view.recommendations.filter((row) => !current.includes(row));
  const show = (id: string | null): void => {
    setOrder(id === null ? null : [...running, ...current].map((row) => row.id));
    setOpen(id);
  };
  const added = (words: string) => (id: string): void => {
    setAdding(null);
    show(id);
    say(words);
    focusRow(id);
  };
  const goTo = (id: string): void => {
    show(id);
    requestAnimationFrame(() => document.getElementById(`visa-${id}`)?.scrollIntoView({ block: 'center' }));
    focusRow(id);
  };
  const { edit } = view.abilities;
  const empty = view.measures.length === 0 && view.recommendations.length === 0 && view.faults.length === 0;
  const late = running.filter((row) => row.late).length;
  const lateAnswers = current.filter((row) => row.late).length;
  const given = { view, state, book, boardId, open, onOpen: show };
  const buttons = edit ? (
    <>
      <button type="button" className="btn btn-main" onClick={() => setAdding({ kind: 'measure', mendsFirst: null })}>{measureText.addMeasure}</button>
      <button type="button" className="btn" onClick={() => setAdding({ kind: 'recommendation' })}>{measureText.addRecommendation}</button>
    </>
  ) : null;
  return (
    <div className="page m-page">
      <p className="m-row small"><Link to="/avvikelser">{deviationText.title}</Link> <Link to="/avvikelse">{deviationText.report}</Link></p>
      {empty ? (
        <Empty title={measureText.emptyTitle} text={<>{measureText.emptyWhat} {measureText.emptyWhy}</>}>{buttons ?? measureText.reading}</Empty>
      ) : (
        <>
          <header className="m-head">
            <div><h1>{measureText.title}</h1><p className="small quiet">{edit ? measureText.lead : measureText.reading}</p></div>
            <div className="m-row"><Saving state={state} />{edit && state.canUndo ? <button type="button" className="link small" onClick={undo}>{shellText.undo}</button> : null}{buttons}</div>
          </header>
          {state.refusal === null ? null : <p className="urgent" role="alert">{state.refusal} <button type="button" className="link" onClick={() => book.forgetRefusal()}>{measureText.close}</button></p>}
          {view.findings.length === 0 ? null : (
            <ul className="m-findings" aria-label={measureText.findings(view.findings.length)}>{view.findings.map((finding) => (
              <li className="finding" key={finding.rule}><FindingMark urgent={false} /><p>{ruleSentence(finding)}</p><button type="button" className="link" onClick={() => { const [row] = finding.rows; if (row?.kind === 'deviation') void navigate({ to: '/avvikelse/$boardId/$deviationId', params: { boardId, deviationId: row.id } }); else if (row) goTo(row.id); }}>{ruleVerb(finding.rule)}</button></li>
            ))}</ul>
          )}
          <section className="part m-list" aria-labelledby={measuresId}>
            <header><h2 id={measuresId}>{measureText.measures}</h2><span className={late > 0 ? 'urgent small' : 'small quiet'}>{measureText.openCount(running.length, late)}</span></header>
            {running.length === 0 ? <p className="quiet">{measureText.noMeasuresYet}</p> : <MeasureTable label={measureText.measures} rows={running} {...given} />}
            {closed.length === 0 ? null : <details open={closed.some((row) => row.id === open) || undefined}><summary>{measureText.closedList(closed.length)}</summary><MeasureTable label={measureText.closedList(closed.length)} rows={closed} {...given} /></details>}
          </section>
          {view.faults.length === 0 ? null : <FaultList view={view} boardId={boardId} onAdd={(id) => setAdding({ kind: 'measure', mendsFirst: id })} onOpen={goTo} />}
          <section className="part m-list" aria-labelledby={recommendationsId}>
            <header><h2 id={recommendationsId}>{measureText.recommendations}</h2><span className={lateAnswers > 0 ? 'urgent small' : 'small quiet'}>{measureText.openCount(current.length, lateAnswers)}</span></header>
            {view.recommendations.length === 0 ? <p className="quiet">{measureText.noRecommendations}</p> : null}
            {current.length === 0 ? null : <RecommendationTable label={measureText.recommendations} rows={current} {...given} onAddMeasure={(id) => setAdding({ kind: 'measure', mendsFirst: id })} />}
            {settled.length === 0 ? null : <details open={settled.some((row) => row.id === open) || undefined}><summary>{measureText.closedList(settled.length)}</summary><RecommendationTable label={measureText.closedList(settled.length)} rows={settled} {...given} onAddMeasure={(id) => setAdding({ kind: 'measure', mendsFirst: id })} /></details>}
          </section>
          <PaperLinks label={papersText.measures} paper="paper.measures" of={{ boardId, year }} />
        </>
      )}
      {adding?.kind === 'measure' ? <AddMeasure view={view} book={book} mendsFirst={adding.mendsFirst} onClose={() => setAdding(null)} onAdded={added(measureText.added)} /> : null}
      {adding?.kind === 'recommendation' ? <AddRecommendation view={view} book={book} onClose={() => setAdding(null)} onAdded={added(measureText.recommendationAdded)} /> : null}
    </div>
  );
}

function Saving({ state }: { readonly state: BookState }) {
  return <span className={state.saving === 'retrying' ? 'urgent small' : 'small quiet'} role="status">{state.saving === 'retrying' ? measureText.notSaved : state.saving === 'saving' ? measureText.saving : state.savedAt === null ? '' : measureText.saved(clockWords(state.savedAt))}</span>;
}
