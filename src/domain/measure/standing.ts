import type { Measure } from '../plan/plan.ts';

/** True for a measure that counts as handling its events: planned, under way or done. A cancelled one does not. */
export function standing(measure: Measure): boolean {
  return measure.status !== 'cancelled';
}
