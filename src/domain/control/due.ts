import type { Day } from '../day.ts';

/** Calendar days after a day. Reckoned on the calendar alone, so that no change to summer time can move a deadline. */
export function plusDays(day: Day, days: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10) as Day;
}
