/** What every act on a control has in common: what it works on, what it gives, and when it may be done at all. */
import type { CalendarOccasion } from '../calendar/calendar.ts';
import type { Day } from '../day.ts';
import type { PersonId } from '../identity.ts';
import { ok, refuse, type Outcome } from '../refusal.ts';
import { awaits, noCounts, type ItemCounts, type Occasion, type OccasionItem } from './occasion.ts';
import type { Period } from './period.ts';

export interface Work { readonly occasion: Occasion; readonly items: readonly OccasionItem[] }
/** Whose hand it is, and on which day. */
export interface Hand { readonly personId: PersonId | null; readonly name: string; readonly today: Day; /** Is another the same pair of eyes? */ readonly sameEyes?: (other: PersonId) => boolean }

/** What an act gives: the control afterwards, the items that changed or were drawn anew, and what the log says of it. */
export interface Step {
  readonly occasion: Occasion;
  readonly items: { readonly kind: 'kept' } | { readonly kind: 'changed'; readonly rows: readonly OccasionItem[] } | { readonly kind: 'drawn'; readonly rows: readonly OccasionItem[] } | { readonly kind: 'removed'; readonly position: number };
  readonly values: Readonly<Record<string, unknown>>;
  readonly note: string;
}
/** Null: it was so already. A retry changes nothing and writes nothing. */
export type Act = Outcome<Step | null>;
export const kept = { kind: 'kept' } as const;
export const unchanged: Act = ok(null);

export function step(occasion: Occasion, items: Step['items'], values: Step['values'], note = ''): Act {
  return ok({ occasion: { ...occasion, revision: occasion.revision + 1 }, items, values, note });
}

/**
 * Figures of the items. The control as a whole (position 0) counts only where nothing was drawn: what is wrong
 * beside a sample says nothing of the share in it.
 */
export function countsOf(items: readonly OccasionItem[]): ItemCounts {
  const drawn = items.some((item) => item.position > 0) ? items.filter((item) => item.position > 0) : items;
  const counts = { ...noCounts };
  const result: { -readonly [Key in keyof ItemCounts]: number } = counts;
  for (const item of drawn) {
    if (item.result === null) result.left += 1;
    else result[item.result] += 1;
    if (item.byRest) result.byRest += 1;
  }
  return result;
}

/** The items after some of them have changed, in their order. */
export function withChanged(items: readonly OccasionItem[], changed: readonly OccasionItem[]): OccasionItem[] {
  const byPosition = new Map(items.map((item) => [item.position, item]));
  for (const item of changed) byPosition.set(item.position, item);
  return [...byPosition.values()].toSorted((a, b) => a.position - b.position);
}

/** The follow-up that has been decided and covers the period, by its name in the calendar; null when none has. */
export function closedBy(period: Period, year: number, decided: readonly string[], calendar: readonly CalendarOccasion[]): string | null {
  return calendar.find((one) => decided.includes(one.code) && period.to <= `${year}-${one.cutOff}`)?.name ?? null;
}

/** May the control be worked on now? `closed` is what `closedBy` says. */
export function open(occasion: Occasion, closed: string | null): Outcome<Occasion> {
  if (occasion.state === 'withdrawn') return refuse('control.withdrawn');
  // What the board has judged stands, unless it has been opened as a correction with its reason.
  if (closed !== null && (!awaits(occasion.state) || occasion.correction === '')) return refuse('control.closed-by-followup', { occasion: closed });
  if (!awaits(occasion.state)) return refuse('control.not-open', { state: occasion.state });
  return ok(occasion);
}

/** Somebody else was there since this was seen. */
export function sameRevision(occasion: Occasion, revision: number): Outcome<Occasion> {
  return occasion.revision === revision ? ok(occasion) : refuse('control.changed-by-other');
}
