import { useEffect, useState } from 'react';
import type { ActivityControls } from '../../../contract/control.ts';
import { together } from '../../../domain/followup/figures.ts';
import { controlsText as text } from '../../../text/screenControls.ts';
import { sentenceOf } from '../../call.ts';
import { Link, usePlace } from '../../place.tsx';
import { useSession } from '../../queries.ts';
import { useBoardYear } from '../../shell/current.ts';
import { Empty } from '../../ui/Empty.tsx';
import { say } from '../../ui/said.ts';
import { Tabs } from '../../ui/Tabs.tsx';
import { ActivityTable } from './ActivityTable.tsx';
import { useControls, type OpenControls } from './controlsBook.ts';
import { LeftFaults } from './LeftFaults.tsx';
import type { Shown } from './shown.ts';
import './controls.css';

export type Filter = 'all' | 'waiting' | 'late' | 'faults';

const fits: Readonly<Record<Filter, (row: ActivityControls) => boolean>> = {
  all: () => true,
  waiting: (row) => row.periods.some((one) => one.figures.awaiting > 0),
  late: (row) => row.periods.some((one) => one.figures.late > 0),
  faults: (row) => row.periods.some((one) => one.figures.faults > 0),
};

/** The row that a period is looked at in: the first with something left, else the first that has it. */
function rowOfPeriod(rows: readonly ActivityControls[], period: string): string | undefined {
  const having = rows.filter((row) => row.periods.some((one) => one.period.code === period));
  return (having.find((row) => row.periods.some((one) => one.period.code === period && one.figures.awaiting > 0)) ?? having[0])?.activityId;
}

/** Every control of the plan in force with how far it has come. Late things are said where they are; every figure leads to its rows. */
export default function ControlsPage() {
  const { boardId, year } = useBoardYear();
  const open = useControls(boardId, year);
  return <Controls key={`${boardId} ${year}`} open={open} />;
}

function Controls({ open }: { readonly open: OpenControls }) {
  const { view, state, boardId, year } = open;
  const { boards } = useSession();
  const { url } = usePlace();
  const [filter, setFilter] = useState<Filter>('all');
  const [shown, setShown] = useState<Shown | null>(null);
  const asked = url.searchParams.get('period');
  // What is shown belongs to the address as the page was when it was opened, not to every new figure.
  const [atFirst] = useState(view.activities);
  useEffect(() => {
    // A link to a period alone, as from the year's wheel, leads to what is left of it, else to its first row.
    const named = /^#kontroll-(.+)$/.exec(url.hash)?.[1] ?? (asked === null ? undefined : rowOfPeriod(atFirst, asked));
    if (named === undefined) return;
    setShown({ activityId: named, part: 'periods', period: asked, filter: 'all' });
    requestAnimationFrame(() => document.getElementById(`kontroll-${named}`)?.scrollIntoView({ block: 'start' }));
  }, [url.hash, asked, atFirst]);
  const sums = together(view.activities.flatMap((row) => row.periods.map((one) => one.figures)));
  if (view.planYear === null) {
    const may = boards.find((board) => board.id === boardId)?.may;
    const at = { boardId, year: String(year) };
    return <div className="page"><Empty title={text.emptyTitle} text={<>{text.emptyWhat} {text.emptyWhy}</>}>{may?.read ? <Link className="btn btn-main" to="/n/$boardId/$year/plan" params={at}>{text.openPlan}</Link> : null}<Link className="btn" to="/n/$boardId/$year/beslut" params={at}>{text.openDecision}</Link></Empty></div>;
  }
  const rows = view.activities.filter(fits[filter]);
  const choose = (next: Filter): void => { setFilter(next); setShown(null); };
  return (
    <div className="page k-page">
      <header className="k-head">
        <div>
          <h1>{text.title}</h1>
          <p className="quiet">{view.planYear === year ? text.planOwn(year, view.planVersion ?? 1) : text.planBefore(year, view.planYear)}</p>
        </div>
      </header>
      {state.refusal === null ? null : <p className="urgent" role="alert">{state.refusal} <button type="button" className="link" onClick={() => open.book.forgetRefusal()}>{text.close}</button></p>}
      <Missing open={open} />
      <LeftFaults open={open} />
      {sums.planned === 0 ? null : (
        <p className="k-sums">
          <button type="button" className="link" onClick={() => choose('all')}>{text.total(sums.performed, sums.planned)}</button>
          {sums.late > 0 ? <button type="button" className="link k-urgent" onClick={() => choose('late')}>{text.lateCount(sums.late)}</button> : null}
          {sums.faults > 0 ? <button type="button" className="link" onClick={() => choose('faults')}>{text.faultCount(sums.faults)}</button> : null}
          <span className="k-filter"><span className="quiet small">{text.show}</span> <Tabs label={text.showWhat} chosen={filter} onChoose={(key) => choose(key as Filter)} tabs={[{ key: 'all', words: text.all }, { key: 'waiting', words: text.onlyWaiting }, { key: 'late', words: text.onlyLate }, { key: 'faults', words: text.onlyFaults }]} /></span>
        </p>
      )}
      {view.activities.length === 0 ? <p className="quiet">{text.noRows}</p> : rows.length === 0 ? <p className="quiet">{text.noneShown}</p> : <ActivityTable open={open} rows={rows} shown={shown} onShow={setShown} />}
    </div>
  );
}

/** What the plan asks for and that nobody has hung up yet. */
function Missing({ open: { view, book } }: { readonly open: OpenControls }) {
  const [refusal, setRefusal] = useState('');
  if (view.missing + view.outdated === 0 || !view.abilities.manage) return null;
  const plan = async (): Promise<void> => {
    setRefusal('');
    try {
      await book.act('control.plan', {});
      say(text.planned);
    } catch (reason) { setRefusal(sentenceOf(reason)); }
  };
  return (
    <div className="k-missing">
      <p>{text.missing(view.missing, view.outdated)}</p>
      <button type="button" className="btn btn-main" onClick={() => void plan()}>{text.plan}</button>
      {refusal === '' ? null : <p role="alert" className="urgent">{refusal}</p>}
    </div>
  );
}
