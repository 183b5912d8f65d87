/** Which occasions the plan in force asks for, against those that are there. Pure and idempotent: done twice it changes nothing the second time. */
import type { Day } from '../day.ts';
import type { ActivityId, BoardYearId, BodyId, OccasionId, UnitId } from '../identity.ts';
import type { Activity, FrequencyCode } from '../plan/plan.ts';
import type { Lineage } from '../year/content.ts';
import { proposeLineage } from '../year/lineage.ts';
import { plusDays } from './due.ts';
import { noCounts, plainSetup, type ControlSetup, type Occasion } from './occasion.ts';
import { periodsOf, type Period } from './period.ts';
import { proposedPerformer, standsIn, type Organisation } from './places.ts';

export interface Asked {
  /** The year whose periods are hung up; the plan in force may be last year's. */
  readonly year: number;
  readonly boardYearId: BoardYearId;
  readonly bodyId: BodyId;
  readonly activities: readonly Activity[];
  /** Of last year's plan, for what hangs there still. */
  readonly earlier: readonly Activity[];
  readonly lineage: readonly Lineage[];
  readonly setups: ReadonlyMap<string, ControlSetup>;
  readonly organisation: Organisation;
  /** Every occasion of the year's periods at this board, whatever plan it hangs on. */
  readonly existing: readonly Occasion[];
  /** A plan revised during the year asks for nothing before its day; null for the year's first plan. */
  readonly revisedOn: Day | null;
  readonly today: Day;
  readonly newId: () => string;
}

export interface Rehung { readonly occasion: Occasion; readonly boardYearId: BoardYearId; readonly activityId: ActivityId }
export interface OccasionPlan { readonly add: readonly Occasion[]; readonly withdraw: readonly Occasion[]; readonly rehang: readonly Rehung[] }

/** A row without a frequency, or with one nobody recognised, is still accounted for once a year: no row of the plan falls out. */
export function frequencyOf(activity: Pick<Activity, 'frequency'>): FrequencyCode {
  return activity.frequency?.kind === 'code' ? activity.frequency.code : 'year';
}

/** Which row of the plan in force continues each row of last year's: by lineage, else by the words. */
export function continuations(earlier: readonly Activity[], now: readonly Activity[], lineage: readonly Lineage[]): Map<string, ActivityId> {
  const inForce = new Map(now.map((one) => [one.id as string, one.id]));
  const found = new Map<string, ActivityId>();
  for (const row of lineage) {
    const to = row.object === 'activity' ? row.to.map((id) => inForce.get(id)).find((id) => id !== undefined) : undefined;
    if (to !== undefined) for (const from of row.from) found.set(from, to);
  }
  const taken = new Set<string>(found.values());
  const rows = (activities: readonly Activity[]) => activities.map((one) => ({ id: one.id, text: one.text, process: one.printedProcess || null }));
  const named = new Set(lineage.flatMap((row) => (row.object === 'activity' ? row.from : [])));
  for (const one of proposeLineage(rows(earlier.filter((row) => !named.has(row.id))), rows(now.filter((row) => !taken.has(row.id))))) {
    const to = inForce.get(one.currentId);
    if (one.previousId !== null && to !== undefined) found.set(one.previousId, to);
  }
  return found;
}

const keyOf = (activityId: string, period: string, unitId: string | null): string => `${activityId} ${period} ${unitId ?? ''}`;
const activityIn = (key: string): string => key.slice(0, key.indexOf(' '));
/** Nothing is done yet: it may still be taken back. */
const untouched = (occasion: Occasion): boolean => occasion.state === 'planned' && occasion.notPerformed === null;

export function planOccasions(asked: Asked): OccasionPlan {
  const { activities, organisation, today } = asked;
  const inForce = new Map(activities.map((one) => [one.id as string, one]));
  const withdraw = new Map<string, Occasion>();
  const rehang: Rehung[] = [];
  const held = new Map<string, Occasion>();
  const standing = asked.existing.filter((one) => one.state !== 'withdrawn');
  for (const one of standing) if (inForce.has(one.activityId)) held.set(keyOf(one.activityId, one.period.code, one.unitId), one);

  // What hangs on last year's plan is hung on this year's row that continues it; what is begun or done goes first and keeps its place.
  const next = continuations(asked.earlier, activities, asked.lineage);
  const hanging = standing.filter((one) => !inForce.has(one.activityId)).toSorted((a, b) => Number(untouched(a)) - Number(untouched(b)));
  for (const occasion of hanging) {
    const activityId = next.get(occasion.activityId);
    const key = activityId === undefined ? null : keyOf(activityId, occasion.period.code, occasion.unitId);
    const occupant = key === null ? undefined : held.get(key);
    if (activityId !== undefined && key !== null && (occupant === undefined || (untouched(occupant) && !untouched(occasion)))) {
      if (occupant) withdraw.set(occupant.id, occupant);
      rehang.push({ occasion, boardYearId: asked.boardYearId, activityId });
      held.set(key, occasion);
    } else if (untouched(occasion) && (activityId !== undefined || occasion.period.to >= today)) withdraw.set(occasion.id, occasion);
  }

  const units = new Map(organisation.units.map((unit) => [unit.id as string, unit]));
  // Also what was taken back counts: a row that has had occasions this year is under way, however few stand.
  const hungBefore = new Set(asked.existing.map((one) => (inForce.has(one.activityId) ? one.activityId : next.get(one.activityId))));
  const wanted = new Set<string>();
  const add: Occasion[] = [];
  for (const activity of activities) {
    const setup = asked.setups.get(activity.id) ?? plainSetup(activity.id);
    // What is already under way changes from today; what is new begins with its plan.
    const from = hungBefore.has(activity.id) ? today : asked.revisedOn;
    for (const period of periodsOf(frequencyOf(activity), asked.year)) {
      for (const unitId of placesOf(setup, units, period)) {
        const key = keyOf(activity.id, period.code, unitId);
        wanted.add(key);
        if (held.has(key) || (from !== null && period.to < from)) continue;
        add.push(occasionOf(asked, activity, setup, period, unitId));
      }
    }
  }
  for (const [key, occasion] of held) {
    const activity = inForce.get(activityIn(key));
    if (!activity || wanted.has(key) || !untouched(occasion) || occasion.period.to < today) continue;
    // A control on occasion is added by hand and stays until its row leaves the plan.
    if (frequencyOf(activity) === 'onOccasion') continue;
    withdraw.set(occasion.id, occasion);
  }
  return { add, withdraw: [...withdraw.values()], rehang: rehang.filter((one) => !withdraw.has(one.occasion.id)) };
}

function placesOf(setup: ControlSetup, units: ReadonlyMap<string, Organisation['units'][number]>, period: Period): (UnitId | null)[] {
  if (setup.places.kind === 'board') return [null];
  return setup.places.unitIds.filter((id) => {
    const unit = units.get(id);
    return unit !== undefined && standsIn(unit, period);
  });
}

/** A new occasion, with who is proposed to perform it on its first day, or today when that has been. */
export function occasionOf(asked: Pick<Asked, 'boardYearId' | 'bodyId' | 'organisation' | 'today' | 'newId'>, activity: Activity, setup: ControlSetup, period: Period, unitId: UnitId | null): Occasion {
  const day = period.from > asked.today ? period.from : asked.today;
  return {
    id: asked.newId() as OccasionId, bodyId: asked.bodyId, boardYearId: asked.boardYearId, activityId: activity.id, period, unitId, dueOn: plusDays(period.to, setup.dueDays),
    ...proposedPerformer(activity, unitId, day, asked.organisation), reviewerId: null, state: 'planned', revision: 0, population: null, sample: null, counts: noCounts, comment: '', conclusion: '',
    performedOn: null, performedBy: '', performedById: null, reviewedOn: null, reviewedBy: '', reviewNote: '', notPerformed: null, remindedAt: null, correction: '', visited: null,
  };
}
