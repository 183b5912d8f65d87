import { useState } from 'react';
import type { ActivityControls, OccasionRow, PeriodControls } from '../../../contract/control.ts';
import { awaits, isLate, occasionStates } from '../../../domain/control/occasion.ts';
import { swedishOrder } from '../../../domain/swedishOrder.ts';
import { occasionStateWords } from '../../../text/control.ts';
import { momentWords } from '../../../text/days.ts';
import { controlsText as text } from '../../../text/screenControls.ts';
import { sentenceOf } from '../../call.ts';
import { Link } from '../../place.tsx';
import { useSession } from '../../queries.ts';
import { Chevron } from '../../ui/Marks.tsx';
import { say } from '../../ui/said.ts';
import { Tabs } from '../../ui/Tabs.tsx';
import { later } from '../../ui/later.tsx';
import { AnalysisPart } from './AnalysisPart.tsx';
import type { OpenControls } from './controlsBook.ts';
import type { Shown, UnitFilter } from './shown.ts';

const AddOccasion = later(async () => (await import('./AddOccasion.tsx')).AddOccasion);
const AssignDialog = later(async () => (await import('./AssignDialog.tsx')).AssignDialog);

interface Given { readonly open: OpenControls; readonly row: ActivityControls; readonly shown: Shown; readonly onShow: (shown: Shown) => void }

/** The periods of an activity, one open at a time: who has done it, who is reminded, and the one analysis. */
export function PeriodsPart({ open, row, shown, onShow }: Given) {
  const { today } = useSession();
  const [adding, setAdding] = useState(false);
  const begun = row.periods.filter((one) => one.period.from <= today);
  const asked = shown.period ?? (begun.findLast((one) => one.figures.awaiting > 0 || one.summary === null) ?? begun.at(-1) ?? row.periods[0])?.period.code ?? null;
  return (
    <>
      {row.periods.length === 0 ? <p className="quiet">{row.onOccasion ? text.noOccasions : text.unplanned}</p> : (
        <ul className="k-periods" aria-label={text.periodsOf(row.title)}>
          {row.periods.map((one) => {
            const isOpen = one.period.code === asked && shown.period !== '';
            return (
              <li key={one.period.code}>
                <p className="k-period">
                  <button type="button" className="k-toggle" aria-expanded={isOpen} onClick={() => onShow({ ...shown, period: isOpen ? '' : one.period.code, filter: 'all' })}><Chevron open={isOpen} /><span>{text.period(one.period.code, one.figures)}</span></button>
                  {one.figures.late > 0 ? <button type="button" className="link small k-urgent" onClick={() => onShow({ ...shown, period: one.period.code, filter: 'late' })}>{text.lateCount(one.figures.late)}</button> : null}
                  {one.figures.faults > 0 ? <button type="button" className="link small" onClick={() => onShow({ ...shown, period: one.period.code, filter: 'faults' })}>{text.faultCount(one.figures.faults)}</button> : null}
                  {one.figures.notPerformed > 0 && one.figures.planned > 1 ? <span className="small">{text.notPerformedCount(one.figures.notPerformed)}</span> : null}
                  {one.summary?.conclusion ? <span className="small quiet">{one.summary.conclusion}</span> : null}
                </p>
                {isOpen ? <OnePeriod key={one.period.code} open={open} row={row} period={one} filter={shown.filter} onFilter={(filter) => onShow({ ...shown, period: one.period.code, filter })} /> : null}
              </li>
            );
          })}
        </ul>
      )}
      {row.onOccasion && row.abilities.manage ? <button type="button" className="btn" onClick={() => setAdding(true)}>{text.add}</button> : null}
      {adding ? <AddOccasion open={open} row={row} onClose={() => setAdding(false)} /> : null}
    </>
  );
}

/** So many places stand there at once; the rest at a press, so that the analysis is not far away. */
const most = 12;
const rank = (one: OccasionRow, today: string): number => (isLate(one, today as OccasionRow['dueOn']) ? 0 : awaits(one.state) ? 1 : one.counts.fault > 0 ? 2 : 3 + occasionStates.indexOf(one.state));
const inFilter: Readonly<Record<UnitFilter, (one: OccasionRow) => boolean>> = {
  all: (one) => one.state !== 'withdrawn', withdrawn: (one) => one.state === 'withdrawn', waiting: (one) => awaits(one.state) || one.state === 'review', late: (one) => one.late, faults: (one) => one.counts.fault > 0,
};

function OnePeriod({ open, row, period, filter, onFilter }: { readonly open: OpenControls; readonly row: ActivityControls; readonly period: PeriodControls; readonly filter: UnitFilter; readonly onFilter: (filter: UnitFilter) => void }) {
  const { today } = useSession();
  const [assigning, setAssigning] = useState<OccasionRow | null>(null);
  const all = row.occasions.filter((one) => one.period.code === period.period.code).toSorted((a, b) => rank(a, today) - rank(b, today) || swedishOrder(a.unitName ?? '', b.unitName ?? ''));
  const count = (which: UnitFilter): number => all.filter(inFilter[which]).length;
  const rows = all.filter(inFilter[filter]);
  const [whole, setWhole] = useState(false);
  const seen = whole || rows.length <= most + 3 ? rows : rows.slice(0, most);
  const filters: readonly UnitFilter[] = (['all', 'waiting', 'late', 'faults', 'withdrawn'] as const).filter((one) => one === 'all' || one === filter || (count(one) > 0 && (one === 'withdrawn' || count(one) < count('all'))));
  return (
    <div className="k-one">
      <p className="k-acts">
        {filters.length > 1 ? <Tabs label={text.filterOf} chosen={filter} onChoose={(key) => onFilter(key as UnitFilter)} tabs={filters.map((key) => ({ key, words: text.filter[key](count(key)) }))} /> : null}
        <Remind open={open} row={row} period={period.period.code} occasions={all} />
      </p>
      <table className="k-units" aria-label={text.periodName(period.period.code)}>
        <thead><tr><th scope="col">{text.rows.unit}</th><th scope="col">{text.rows.performer}</th><th scope="col">{text.rows.due}</th><th scope="col">{text.rows.state}</th><th scope="col">{text.rows.result}</th>{row.abilities.manage ? <th scope="col"><span className="vh">{text.assign}</span></th> : null}</tr></thead>
        <tbody>{seen.map((one) => <UnitRow key={one.id} open={open} row={row} occasion={one} today={today} onAssign={() => setAssigning(one)} />)}</tbody>
      </table>
      {seen.length < rows.length ? <p><button type="button" className="link" onClick={() => setWhole(true)}>{text.showAll(rows.length)}</button></p> : null}
      <AnalysisPart open={open} row={row} period={period} />
      {assigning === null ? null : <AssignDialog open={open} occasion={assigning} onClose={() => setAssigning(null)} />}
    </div>
  );
}

function UnitRow({ open, row, occasion, today, onAssign }: { readonly open: OpenControls; readonly row: ActivityControls; readonly occasion: OccasionRow; readonly today: string; readonly onAssign: () => void }) {
  const place = occasion.unitName ?? text.board;
  const { counts, state } = occasion;
  const reviewed = counts.ok + counts.fault + counts.notApplicable;
  const open_ = awaits(state);
  return (
    <tr>
      <th scope="row"><Link to="/kontroll/$boardId/$occasionId" params={{ boardId: open.boardId, occasionId: occasion.id }} aria-label={text.open(row.title, place)}>{place}</Link></th>
      <td data-name={text.rows.performer}>{occasion.performerName === '' ? <span className="urgent">{text.nobody}</span> : occasion.performerName}</td>
      <td className="nowrap" data-name={text.rows.due}>{text.shortDay(occasion.dueOn, today)}</td>
      <td>{occasionStateWords[state]}{occasion.late ? <>{text.comma} <span className="urgent">{text.late}</span></> : null}{occasion.notPerformed !== null && open_ ? <span className="small quiet"> {occasion.notPerformed.text}</span> : null}</td>
      <td>{reviewed === 0 ? (occasion.conclusion === '' ? <span className="quiet">–</span> : occasion.conclusion) : <>{text.result(reviewed, counts.fault)}{counts.byRest > 0 ? <span className="small quiet k-byrest">{text.byRest(counts.byRest)}</span> : null}</>}</td>
      {row.abilities.manage ? <td>{open_ ? <button type="button" className="link small" aria-label={text.assignOf(place)} onClick={onAssign}>{text.assign}</button> : null}</td> : null}
    </tr>
  );
}

/** One press reminds everybody who has it left; what was sent, and when, stays beside it. */
function Remind({ open, row, period, occasions }: { readonly open: OpenControls; readonly row: ActivityControls; readonly period: string; readonly occasions: readonly OccasionRow[] }) {
  const [told, setTold] = useState('');
  const [busy, setBusy] = useState(false);
  const waiting = occasions.filter((one) => awaits(one.state));
  const last = occasions.map((one) => one.remindedAt ?? '').toSorted().at(-1) ?? '';
  const remind = async (): Promise<void> => {
    setBusy(true);
    try {
      const { reminded, unreachable } = await open.book.other('control.remind', { year: open.year, activityId: row.activityId, period });
      const words = text.reminded(reminded, unreachable);
      setTold(words);
      say(words);
    } catch (reason) { setTold(sentenceOf(reason)); } finally { setBusy(false); }
  };
  return (
    <span className="k-remind">
      {row.abilities.manage && waiting.length > 0 ? <button type="button" className="btn" disabled={busy} onClick={() => void remind()}>{text.remind(waiting.length, occasions.some((one) => one.unitId !== null))}</button> : null}
      {told !== '' ? <span className="small">{told}</span> : last === '' ? null : <span className="small quiet">{text.remindedAt(momentWords(last, new Date()))}</span>}
    </span>
  );
}
