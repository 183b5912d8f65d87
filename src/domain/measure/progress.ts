import type { Day } from '../day.ts';
import type { Measure } from '../plan/plan.ts';
import { ok, refuse, type Outcome } from '../refusal.ts';
import { blank } from '../year/checks-lens.ts';
import type { Effect, Recommendation, RegisterMeasure } from './register.ts';

export type MeasureStatus = Measure['status'];
export const measureStatuses = ['notStarted', 'inProgress', 'done', 'cancelled'] as const satisfies readonly MeasureStatus[];

/**
 * Where a status may go. What is done is opened again before it can be cancelled, so that nobody strikes out a measure
 * that was carried out; what is cancelled may be taken up again.
 */
const ways: Readonly<Record<MeasureStatus, readonly MeasureStatus[]>> = {
  notStarted: ['inProgress', 'done', 'cancelled'],
  inProgress: ['notStarted', 'done', 'cancelled'],
  done: ['notStarted', 'inProgress'],
  cancelled: ['notStarted', 'inProgress'],
};

type Standing = Pick<RegisterMeasure, 'status' | 'statusReason' | 'effect'>;

/** The statuses a measure may be given now, its own first. */
export function nextStatuses(status: MeasureStatus): readonly MeasureStatus[] {
  return [status, ...ways[status]];
}

/** A measure with another status. To cancel one needs a reason; one that is opened again loses the check of its effect. */
export function moveStatus(measure: Standing, wanted: MeasureStatus, reason: string): Outcome<Standing> {
  if (wanted !== measure.status && !ways[measure.status].includes(wanted)) return refuse('measure.status-not-from-here');
  if (wanted === 'cancelled' && blank(reason)) return refuse('measure.cancelled-without-reason');
  return ok({ status: wanted, statusReason: reason, effect: wanted === 'done' ? measure.effect : null });
}

/** Checks what a done measure gave. Only then does it close; one that gave little says so in words, for somebody must decide what comes next. */
export function checkEffect(measure: Standing, found: Effect, note: string, on: Day, by: string): Outcome<NonNullable<RegisterMeasure['effect']>> {
  if (measure.status !== 'done') return refuse('measure.effect-before-done');
  if (measure.effect !== null) return refuse('measure.already-checked', { by: measure.effect.by, on: measure.effect.on });
  if (found !== 'effective' && blank(note)) return refuse('measure.effect-without-words');
  return ok({ found, note, on, by });
}

/** True while the board's statement is to be given and its last day, if there is one, has passed. A remark (anmärkning) is never settled without one. */
export function isUnanswered(one: Pick<Recommendation, 'kind' | 'status' | 'statementOn' | 'statementDue'>, today: Day): boolean {
  if (one.statementOn !== null) return false;
  const settled = one.status === 'done' || one.status === 'notFollowed';
  return (one.kind === 'remark' || !settled) && (one.statementDue === null || one.statementDue < today);
}
export function isLateRecommendation(one: Pick<Recommendation, 'statementOn' | 'statementDue' | 'kind' | 'status'>, today: Day): boolean {
  return isUnanswered(one, today) && one.statementDue !== null;
}

/** A recommendation is looked at again after one, two and three years. */
export const lookedAtAfter = [1, 2, 3] as const;

/** The years after which it should have been looked at and was not. One that is settled is looked at no more. */
export function statesDue(one: Pick<Recommendation, 'receivedOn' | 'status' | 'after'>, today: Day): number[] {
  const { receivedOn } = one;
  if (receivedOn === null || one.status === 'done' || one.status === 'notFollowed') return [];
  const passed = (years: number): boolean => `${String(Number(receivedOn.slice(0, 4)) + years)}${receivedOn.slice(4)}` <= today;
  return lookedAtAfter.filter((years) => passed(years) && !one.after.some((state) => state.years === years));
}
