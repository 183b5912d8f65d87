import type { ControlSetup, Occasion } from '../domain/control/occasion.ts';
import { plainSetup } from '../domain/control/occasion.ts';
import { continuations, planOccasions, type OccasionPlan } from '../domain/control/planOccasions.ts';
import type { BodyId, BoardYearId } from '../domain/identity.ts';
import { ok, refuse, type Outcome } from '../domain/refusal.ts';
import type { Lineage, YearContent } from '../domain/year/content.ts';
import { staffOf, type Staff } from './controlPeople.ts';
import type { DecidedPlan, StoredOccasion } from './ports.ts';
import type { Context } from './useCase.ts';

/** The plan that a year is controlled by: its own once decided, until then last year's. */
export interface InForce {
  readonly year: number;
  readonly planYear: number;
  readonly boardYearId: BoardYearId;
  readonly plan: DecidedPlan;
  /** Last year's decided plan, when it is not itself the one in force: the year's first occasions may hang there. */
  readonly before: { readonly boardYearId: BoardYearId; readonly content: YearContent } | null;
  readonly lineage: readonly Lineage[];
}

/** Null when neither plan is decided. A year that nobody has begun is controlled by last year's plan too. */
export async function planInForce(context: Context, boardId: BodyId, year: number): Promise<Outcome<InForce | null>> {
  const { store } = context;
  const [own, last] = await Promise.all([store.yearHead(boardId, year), store.yearHead(boardId, year - 1)]);
  if (!own && !last) return refuse('object.not-found');
  const [plan, lastPlan, lineage] = await Promise.all([own && store.decidedPlan(own.id), last && store.decidedPlan(last.id), own ? store.lineage(own.id) : []]);
  if (own && plan) return ok({ year, planYear: year, boardYearId: own.id, plan, before: last && lastPlan ? { boardYearId: last.id, content: lastPlan.content } : null, lineage });
  if (last && lastPlan) return ok({ year, planYear: year - 1, boardYearId: last.id, plan: lastPlan, before: null, lineage: [] });
  return own ? ok(null) : refuse('object.not-found');
}

/** What a board's year of controls is made from, read at once. */
export interface ControlYear {
  readonly force: InForce;
  /** How every row is performed: as set for the row, else as for the row that it continues. */
  readonly setups: ReadonlyMap<string, ControlSetup>;
  readonly staff: Staff;
  readonly occasions: readonly StoredOccasion[];
  readonly due: OccasionPlan;
}

export async function controlYear(context: Context, boardId: BodyId, force: InForce, hold?: 'alone'): Promise<ControlYear> {
  const { store, today, house } = context;
  const { content, version } = force.plan;
  const [stored, staff, occasions] = await Promise.all([
    store.controlSetups([force.boardYearId, ...(force.before ? [force.before.boardYearId] : [])]), staffOf(context, boardId), store.occasionsOf(boardId, force.year, hold),
  ]);
  const setups = new Map(stored);
  for (const [from, to] of continuations(force.before?.content.activities ?? [], content.activities, force.lineage)) {
    const earlier = stored.get(from);
    if (earlier && !setups.has(to)) setups.set(to, { ...earlier, activityId: to });
  }
  const due = planOccasions({
    year: force.year, boardYearId: force.boardYearId, bodyId: boardId, activities: content.activities, earlier: force.before?.content.activities ?? [], lineage: force.lineage, setups, organisation: staff,
    existing: occasions.map((one) => one.occasion), revisedOn: force.plan.revised && force.planYear === force.year ? version.decidedOn : null, today, newId: () => house.newId(),
  });
  return { force, setups, staff, occasions, due };
}

export function setupOf(setups: ReadonlyMap<string, ControlSetup>, activityId: Occasion['activityId']): ControlSetup {
  return setups.get(activityId) ?? plainSetup(activityId);
}

export function recordOccasion(context: Context, occasion: Occasion, values: Record<string, unknown>, note = ''): void {
  context.record({ objectKind: 'occasion', objectId: occasion.id, bodyId: occasion.bodyId, boardYearId: occasion.boardYearId, content: { kind: 'act', values, note } });
}

/** Hangs up what the plan in force asks for; what is performed or begun is never touched. Nothing to do writes nothing. */
export async function hangUp(context: Context, boardId: BodyId, year: number): Promise<Outcome<null>> {
  const { store } = context;
  // Two who plan at once would hang everything up twice.
  await store.hold(`controls ${boardId}`);
  const force = await planInForce(context, boardId, year);
  if (!force.ok) return force;
  if (force.value === null) return refuse('control.plan-not-decided', { year });
  const { due } = await controlYear(context, boardId, force.value, 'alone');
  const withdrawn = due.withdraw.map((one): Occasion => ({ ...one, state: 'withdrawn', revision: one.revision + 1 }));
  const moved = due.rehang.map(({ occasion, boardYearId, activityId }): Occasion => ({ ...occasion, boardYearId, activityId, revision: occasion.revision + 1 }));
  await store.saveOccasions(withdrawn);
  await store.saveOccasions(moved);
  if (!await store.insertOccasions(due.add, context.now)) throw new Error('an occasion that was to be added was there already');
  for (const one of withdrawn) recordOccasion(context, one, { state: 'withdrawn', period: one.period.code });
  for (const [at, one] of moved.entries()) recordOccasion(context, one, { rehung: one.period.code, activityId: one.activityId, activityBefore: due.rehang[at]?.occasion.activityId ?? null });
  if (due.add.length + withdrawn.length + moved.length > 0) {
    context.record({ objectKind: 'controls', objectId: force.value.boardYearId, bodyId: boardId, boardYearId: force.value.boardYearId, content: { kind: 'act', values: { year, version: force.value.plan.version.number, added: due.add.length, withdrawn: withdrawn.length, rehung: moved.length }, note: '' } });
  }
  return ok(null);
}
