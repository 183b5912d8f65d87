import type { Day } from '../day.ts';

/** The municipality's calendar: on which occasions a board's year is followed up. Data; a municipality changes it. */
export interface CalendarOccasion {
  /** Stable code: T1, T2, delar, VB … */
  readonly code: string;
  readonly name: string;
  readonly kind: 'interim' | 'annual';
  /** What the follow-up covers: until this day of the year (mm-dd). */
  readonly cutOff: string;
  /** When it begins and the last day to hand it in (mm-dd); `yearAfter` when these lie in the year after. */
  readonly begins: string;
  readonly lastDay: string;
  readonly yearAfter: boolean;
  /** Every plan row, or only material deviations and measures. */
  readonly includes: 'all' | 'material';
  /** Who receives it, e.g. the executive board. */
  readonly receiver: string;
  readonly used: boolean;
}

/** The days of an occasion for a board's year. */
export function cutOffOf(occasion: CalendarOccasion, year: number): Day {
  return `${year}-${occasion.cutOff}` as Day;
}
export function beginsOn(occasion: CalendarOccasion, year: number): Day {
  return `${occasion.yearAfter ? year + 1 : year}-${occasion.begins}` as Day;
}
export function dueOf(occasion: CalendarOccasion, year: number): Day {
  return `${occasion.yearAfter ? year + 1 : year}-${occasion.lastDay}` as Day;
}
