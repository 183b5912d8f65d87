import type { Day } from '../day.ts';
import { plusDays } from '../control/due.ts';

/** How often somebody is told by mail what waits: each working day, on Mondays, or never. */
export const digestChoices = ['daily', 'weekly', 'never'] as const;
export type DigestChoice = (typeof digestChoices)[number];

/** Is a digest to go out today? Once a day at most; a weekly one whose Monday was missed goes out on the next working day. */
export function digestDue(choice: DigestChoice, today: Day, last: Day | null): boolean {
  if (choice === 'never' || last === today) return false;
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  if (weekday === 0 || weekday === 6) return false;
  if (choice === 'daily') return true;
  const monday = plusDays(today, 1 - weekday);
  return last === null ? weekday === 1 : last < monday;
}

/** Seconds until a mail that could not be sent is tried again: longer each time, and after the last one never. */
export function retryAfter(attempts: number): number | null {
  return attempts >= 8 ? null : 60 * 2 ** attempts;
}
