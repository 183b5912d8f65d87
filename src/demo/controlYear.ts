/** A board's year of controls: how each is performed, what was found, and what was done about it. Told in the order of its days. */
import type { ActivityControls, ControlsView, OccasionRow, OccasionView } from '../contract/control.ts';
import type { Input } from '../contract/table.ts';
import { plusDays } from '../domain/control/due.ts';
import type { Day } from '../domain/day.ts';
import type { UnitId } from '../domain/identity.ts';
import type { ControlTables, FaultRow, ToldRow } from './controls/shape.ts';
import { registerActs, followupActs } from './followUpYear.ts';
import { named, type Act, type Telling } from './telling.ts';

interface One { readonly row: ActivityControls; readonly number: number; readonly occasion: OccasionRow }

export async function tellControlYear(telling: Telling, controls: ControlTables, today: Day): Promise<void> {
  const year = telling.coming - 1;
  const view = await setUp(telling, controls, year);
  const acts = [...performedActs(telling, controls, view, year), ...summaryActs(telling, controls, view, year), ...registerActs(telling, controls, year), ...followupActs(telling, controls, year)];
  await tellInOrder(acts, today);
  // The coming year's plan is not decided yet: from January its first controls are performed by this one.
  const hung = today >= `${year + 1}-01-10` ? await telling.call('control.plan', { boardId: telling.boardId, year: year + 1 }, telling.who('samordnare'), `${year + 1}-01-10` as Day) : view;
  if (hung !== view) await tellInOrder(performedActs(telling, { ...controls, told: [] }, hung, year + 1), today);
  await nearDays(telling, controls, hung, today);
}

/** What lies ahead of today is not told: the demo has no memory of the future. */
async function tellInOrder(acts: readonly Act[], today: Day): Promise<void> {
  for (const act of acts.filter((one) => one.on <= today).toSorted((a, b) => a.on.localeCompare(b.on))) await act.tell();
}

/** Set once, in January: words, how closely, who looks over, and the row that every unit performs. */
async function setUp(telling: Telling, controls: ControlTables, year: number): Promise<ControlsView> {
  const { call, boardId } = telling;
  const coordinator = telling.who('samordnare');
  const on = telling.on(year, '01-12');
  let view = await call('control.list', { boardId, year }, coordinator, on);
  const units = new Map(view.units.map((unit) => [unit.name, unit.id as UnitId]));
  for (const [number, word, usual] of controls.how) {
    const activity = view.activities[number - 1];
    if (!activity) throw new Error(`${telling.board.name} has no plan row ${number}`);
    const changes: Input<'control.setUp'>['changes'] = {
      ...(word === '' ? {} : { itemWord: word }), ...(usual === 0 ? { sampling: 'none' as const } : controls.careful.includes(number) ? { sampling: 'careful' as const } : {}),
      ...(controls.reviewed.includes(number) ? { secondReviewer: true } : {}), ...(controls.instructions[number] === undefined ? {} : { instruction: controls.instructions[number] }),
      ...(controls.units.row === number ? { places: { kind: 'units' as const, unitIds: controls.units.at.map((name) => named(units, name)), chosen: { by: 'hand' as const } } } : {}),
    };
    view = await call('control.setUp', { boardId, year, activityId: activity.activityId, changes }, coordinator, on);
  }
  return view;
}

const saysOf = (controls: ControlTables, number: number, occasion: OccasionRow): ToldRow | undefined =>
  controls.told.find((one) => one.row === number && one.period === occasion.period.code.slice(5) && (one.unit === undefined || one.unit === occasion.unitName));

/** Every control of the year: as it is told, else performed in order some days after its period. Controls of a whole year are left to January. */
function performedActs(telling: Telling, controls: ControlTables, view: ControlsView, year: number): Act[] {
  const all = view.activities.flatMap((row, at): One[] => row.occasions.filter((one) => one.state === 'planned').map((occasion) => ({ row, number: at + 1, occasion })));
  return all.flatMap((one, at) => {
    const { number, occasion } = one;
    const told = saysOf(controls, number, occasion);
    if (told?.waits === 'performer') return [];
    const on = told?.on === undefined ? plusDays(occasion.period.to, 3 + ((number * 5 + at) % 9)) : `${year}-${told.on}` as Day;
    return [{ on, tell: () => perform(telling, controls, view, one, told ?? { row: number, period: '' }, on) }, ...settledAct(telling, one, told, year)];
  });
}

async function perform(telling: Telling, controls: ControlTables, view: ControlsView, { number, occasion }: One, told: ToldRow, on: Day): Promise<void> {
  const { call, boardId } = telling;
  const who = occasion.performerId ?? telling.who('samordnare');
  const at = { boardId, occasionId: occasion.id };
  const { revision } = occasion;
  if (told.not) {
    const [reason, text, until] = told.not;
    await call('control.notPerformed', { ...at, revision, reason, text, until: until === undefined ? null : `${on.slice(0, 4)}-${until}` as Day }, who, on);
    return;
  }
  const [, , usual] = controls.how[number - 1] ?? [number, '', 0];
  // Large ones differ a little from period to period, as they do; days and months do not.
  const size = told.size ?? (usual <= 20 ? usual : usual + ((number * 7 + Number(occasion.period.code.at(-1)) * 3) % 9) - 4);
  let counted: OccasionView | null = null;
  if (usual > 0) counted = await call('control.count', { ...at, revision, size }, who, on);
  const faulty = await withFaults(telling, at, counted, told.faults ?? [], who, on);
  const before = faulty ?? counted;
  const answered = before !== null && before.items.some((item) => item.result === null) ? await call('control.rest', { ...at, revision: before.occasion.revision }, who, on) : before;
  const conclusion = view.resultWords[told.word ?? 0] ?? '';
  const asked = answered ?? await call('control.read', at, who, on);
  const done = await call('control.finish', { ...at, revision: answered?.occasion.revision ?? revision, conclusion, comment: told.comment ?? '', visited: asked.visitByPlan }, who, on);
  if (done.occasion.state !== 'review' || told.waits === 'reviewer') return;
  const reviewer = done.occasion.reviewerId ?? telling.who('direktor');
  await call('control.review', { ...at, revision: done.occasion.revision, agrees: true, comment: '' }, reviewer, telling.on(Number(on.slice(0, 4)), plusDays(on, 2).slice(5)));
}

/** Where the faults lie among the items: spread out, the same each time. Without items the fault is of the control as a whole. */
async function withFaults(telling: Telling, at: { readonly boardId: Telling['boardId']; readonly occasionId: string }, counted: OccasionView | null, faults: readonly FaultRow[], who: string, on: Day): Promise<OccasionView | null> {
  const { call } = telling;
  const positions = faults.map((_, index) => (counted === null ? 0 : 1 + ((2 + index * 5) % counted.items.length)));
  let view: OccasionView | null = null;
  if (counted !== null && faults.length > 0) {
    view = await call('control.answer', { ...at, items: faults.map(([note], index) => ({ position: positions[index] ?? 1, seen: null, result: 'fault' as const, note })) }, who, on);
  }
  for (const [index, [note, handled]] of faults.entries()) {
    const measure = typeof handled === 'string' ? null : { id: telling.newId(), title: handled.measure, responsibleId: telling.who(handled.who), end: `${on.slice(0, 4)}-${handled.end}` as Day };
    view = await call('control.handle', { ...at, position: positions[index] ?? 0, seen: null, note, handling: typeof handled === 'string' ? handled : 'measure', measure }, who, on);
  }
  return view;
}

/** The coordinator takes care of what was left. */
function settledAct(telling: Telling, { occasion }: One, told: ToldRow | undefined, year: number): Act[] {
  const settled = told?.settled;
  if (!settled) return [];
  const [monthAndDay, note] = settled;
  const on = `${year}-${monthAndDay}` as Day;
  return [{ on, tell: async () => {
    const at = { boardId: telling.boardId, occasionId: occasion.id };
    const { items } = await telling.call('control.read', at, telling.who('samordnare'), on);
    const left = items.find((item) => item.handling === 'left');
    if (!left) throw new Error('The demo settles what nobody left');
    await telling.call('control.settle', { ...at, position: left.position, note }, telling.who('samordnare'), on);
  } }];
}

function summaryActs(telling: Telling, controls: ControlTables, view: ControlsView, year: number): Act[] {
  return controls.summaries.map(({ row, period, on: monthAndDay, word, analysis }) => {
    const activity = view.activities[row - 1];
    const on = `${year}-${monthAndDay}` as Day;
    return { on, tell: async () => {
      await telling.call('control.summarise', { boardId: telling.boardId, year, activityId: activity?.activityId ?? '', period: `${year}-${period}`, seen: '', analysis, conclusion: view.resultWords[word] ?? '' }, activity?.ownerId ?? telling.who('samordnare'), on);
    } };
  });
}

/** The units' control of the period that runs now has its day within a fortnight, so that there is always one to try. */
async function nearDays(telling: Telling, controls: ControlTables, view: ControlsView, today: Day): Promise<void> {
  const running = view.activities[controls.units.row - 1]?.occasions.filter((one) => one.state === 'planned' && one.period.from <= today && today <= one.period.to) ?? [];
  for (const one of running.filter((each) => each.performerId !== null && each.unitId !== null)) {
    await telling.call('control.assign', { boardId: telling.boardId, occasionId: one.id, revision: one.revision, performerId: one.performerId as never, dueOn: plusDays(today, 12) }, telling.who('samordnare'), today);
  }
}
