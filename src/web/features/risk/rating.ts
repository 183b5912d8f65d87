import type { Day } from '../../../domain/day.ts';
import { onScale, riskValue, type Method, type ScaleStep } from '../../../domain/method/method.ts';
import type { RiskEvent } from '../../../domain/risk/analysis.ts';
import type { Wish } from '../../draft/store.ts';

export type Axis = 'likelihood' | 'consequence';

const of = (event: RiskEvent, field: keyof RiskEvent, wanted: unknown): Wish => ({ object: 'event', id: event.id, field, wanted });

/** Everything that a rating changes: the value, the day, that it has been looked at – and a printed value that no longer is the product is let go. */
export function ratingWishes(event: RiskEvent, parts: Partial<Record<Axis, number | null>>, before: RiskEvent | null, today: Day): Wish[] {
  const next = { likelihood: event.likelihood, consequence: event.consequence, ...parts };
  const same = before !== null && before.likelihood === next.likelihood && before.consequence === next.consequence;
  const review = event.review === 'new' ? 'new' : before === null ? 'changed' : same ? 'unchanged' : 'changed';
  return [
    ...Object.entries(parts).map(([axis, value]) => of(event, axis as Axis, value)),
    of(event, 'review', review), of(event, 'ratedOn', today),
    ...(event.printedValue !== null && event.printedValue !== riskValue(next) ? [of(event, 'printedValue', null)] : []),
  ];
}

/** The rating stands as last year's, looked at. */
export function reviewedWishes(event: RiskEvent, today: Day): Wish[] {
  return [of(event, 'review', 'unchanged'), of(event, 'ratedOn', today)];
}

/** True when last year's rating was another, so that a reason is asked for. */
export function movedFrom(event: RiskEvent, before: RiskEvent | null): boolean {
  return before !== null && (event.likelihood !== before.likelihood || event.consequence !== before.consequence) && riskValue(before) !== null;
}

/** A step of the scale from what somebody wrote: its digit, "4 Sannolikt" or its word. Null when it is none. */
export function stepFrom(scale: readonly ScaleStep[], written: string): number | null {
  const text = written.trim().toLocaleLowerCase('sv');
  const digits = /^(\d+)/.exec(text);
  if (digits) {
    const value = Number(digits[1]);
    return onScale(scale, value) ? value : null;
  }
  return scale.find((step) => step.word.toLocaleLowerCase('sv') === text)?.value ?? null;
}

/** The treatment that pasted words mean: its own word, a yes or a star for the plan, a no for the analysis only. */
export function treatmentFrom(method: Method, written: string): string | null {
  const text = written.trim().toLocaleLowerCase('sv');
  const named = method.treatments.find((treatment) => treatment.word.toLocaleLowerCase('sv') === text);
  if (named) return named.id;
  const plain = method.treatments.filter((treatment) => !treatment.measure && !treatment.accepts && !treatment.needsReason);
  if (['ja', 'x', '★', '*', 'ikp'].includes(text)) return plain.find((treatment) => treatment.plan)?.id ?? null;
  if (['nej', 'ra', '-', '–'].includes(text)) return plain.find((treatment) => !treatment.plan)?.id ?? null;
  return null;
}

