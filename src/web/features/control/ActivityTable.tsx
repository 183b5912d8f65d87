import { Fragment } from 'react';
import type { ActivityControls, PeriodControls } from '../../../contract/control.ts';
import { together } from '../../../domain/followup/figures.ts';
import { controlsText as text } from '../../../text/screenControls.ts';
import { Link } from '../../place.tsx';
import { useSession } from '../../queries.ts';
import { Chevron } from '../../ui/Marks.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { later } from '../../ui/later.tsx';
import type { OpenControls } from './controlsBook.ts';
import { PeriodsPart } from './PeriodsPart.tsx';
import { Saving } from './Saving.tsx';
import type { Shown, UnitFilter } from './shown.ts';

const SetupPart = later(async () => (await import('./SetupPart.tsx')).SetupPart);

interface Given { readonly open: OpenControls; readonly rows: readonly ActivityControls[]; readonly shown: Shown | null; readonly onShow: (shown: Shown | null) => void }

/** The period that has begun last, and all before it in one line. */
function told(row: ActivityControls, today: string): { readonly now: PeriodControls | undefined; readonly earlier: readonly PeriodControls[] } {
  const begun = row.periods.filter((one) => one.period.from <= today);
  return { now: begun.at(-1) ?? row.periods[0], earlier: begun.slice(0, -1) };
}

export function ActivityTable({ open, rows, shown, onShow }: Given) {
  const { today } = useSession();
  return (
    <table className="k-table" aria-label={text.title}>
      <thead><tr><th scope="col" className="num">{text.columns.row}</th><th scope="col">{text.columns.what}</th><th scope="col">{text.columns.owner}</th><th scope="col">{text.columns.frequency}</th><th scope="col">{text.columns.state}</th><th scope="col" className="num">{text.columns.faults}</th></tr></thead>
      <tbody>
        {rows.map((row) => {
          const isOpen = shown?.activityId === row.activityId;
          const { now, earlier } = told(row, today);
          const before = together(earlier.map((one) => one.figures));
          const firstLate = earlier.find((one) => one.figures.late > 0)?.period.code ?? null;
          const { faults } = together(row.periods.map((one) => one.figures));
          const show = (part: Shown['part'], period: string | null, filter: UnitFilter): void => onShow({ activityId: row.activityId, part, period, filter });
          return (
            <Fragment key={row.activityId}>
              <tr id={`kontroll-${row.activityId}`} className={isOpen ? 'k-open' : undefined}>
                <td className="num quiet">{row.planRow}</td>
                <th scope="row">
                  <button type="button" className="k-toggle" aria-expanded={isOpen} onClick={() => (isOpen ? onShow(null) : show('periods', null, 'all'))}><Chevron open={isOpen} /><span>{row.title}</span></button>
                  {row.inForce ? null : <span className="small quiet k-under">{text.notInForce}</span>}
                </th>
                <td data-name={text.columns.owner}>{row.owner === '' ? <span className="quiet">{text.nobody}</span> : row.owner}</td>
                <td data-name={text.columns.frequency}>{row.frequency}</td>
                <td>
                  {row.periods.length === 0 ? <span className="quiet">{row.onOccasion ? text.noOccasions : text.unplanned}</span> : (
                    <ul className="k-states">
                      {now ? (
                        <li>
                          <button type="button" className="link" onClick={() => show('periods', now.period.code, 'all')}>{text.period(now.period.code, now.figures)}</button>
                          {now.figures.late > 0 ? <>{' '}<button type="button" className="link k-urgent" onClick={() => show('periods', now.period.code, 'late')}>{text.lateCount(now.figures.late)}</button></> : null}
                        </li>
                      ) : null}
                      {before.planned > 0 ? (
                        <li>
                          <button type="button" className="link k-quiet" onClick={() => show('periods', firstLate ?? earlier.at(-1)?.period.code ?? null, 'all')}>{text.earlier(before.performed, before.planned)}</button>
                          {before.late > 0 ? <>{' '}<button type="button" className="link k-urgent" onClick={() => show('periods', firstLate, 'late')}>{text.lateCount(before.late)}</button></> : null}
                        </li>
                      ) : null}
                    </ul>
                  )}
                </td>
                <td className="num" data-name={text.columns.faults}>{faults === 0 ? <span className="quiet">0</span> : <button type="button" className="link" onClick={() => show('periods', row.periods.find((one) => one.figures.faults > 0)?.period.code ?? null, 'faults')} aria-label={`${text.faultCount(faults)}, ${row.title}`}>{faults}</button>}</td>
              </tr>
              {isOpen ? <tr className="k-inside"><td colSpan={6} onKeyDown={(event) => { if (event.key === 'Escape' && !event.defaultPrevented) { onShow(null); document.querySelector<HTMLElement>(`#kontroll-${CSS.escape(row.activityId)} .k-toggle`)?.focus(); } }}><Inside open={open} row={row} shown={shown} onShow={onShow} /></td></tr> : null}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}

function Inside({ open, row, shown, onShow }: { readonly open: OpenControls; readonly row: ActivityControls; readonly shown: Shown; readonly onShow: (shown: Shown) => void }) {
  return (
    <div className="k-in">
      <p className="k-chain small">
        <Above open={open} row={row} />
        <span className="k-saving"><Saving state={open.state} /></span>
        <Tabs label={text.tabsOf(row.title)} chosen={shown.part} onChoose={(key) => onShow({ ...shown, part: key as Shown['part'] })} tabs={[{ key: 'periods', words: text.tabs.periods }, { key: 'setup', words: text.tabs.setup }]} />
      </p>
      {shown.part === 'setup' ? <SetupPart open={open} row={row} /> : <PeriodsPart open={open} row={row} shown={shown} onShow={onShow} />}
    </div>
  );
}

/** The chain upwards: the events and the plan row that the control comes from. */
function Above({ open, row }: { readonly open: OpenControls; readonly row: ActivityControls }) {
  const { view, boardId, year } = open;
  // A row that is no longer in force belongs to the year before the plan that is.
  const planYear = String(row.inForce ? view.planYear ?? year : (view.planYear ?? year) - 1);
  return (
    <span className="k-above">
      {row.eventIds.map((id, at) => <Link key={id} href={`/n/${boardId}/${planYear}/handelse/${id}`}>{text.event(row.eventLabels[at] ?? '')}</Link>)}
      <Link to="/n/$boardId/$year/plan" params={{ boardId, year: planYear }} hash={`planrad-${row.activityId}`}>{text.openPlan}</Link>
    </span>
  );
}
