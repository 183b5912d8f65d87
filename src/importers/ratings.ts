import type { Method } from '../domain/method/method.ts';
import { deliveredMethods } from '../domain/method/delivered.ts';

/** What one cell says of likelihood or consequence. `unreadable` = there is text, but no single step of a scale. */
export interface ReadRating { readonly value: number | null; readonly word: string | null; readonly unreadable: boolean }

const nothing = /^(?:[-–—.]|saknas|ej bedömd|ej aktuell|ej värderad|n\/?a)?$/i;
const vague = /^(?:ca|cirka|ungefär|minst|högst|över|under|upp till|mer än|mindre än|högre än|lägre än|mellan|kanske|eventuellt|ev|troligen|troligtvis|förmodligen|möjligen|preliminärt|prel|tidigare|se)(?![\p{L}])/iu;
const joined = '[\\s.,:;=()/\\-–—]*';
const numberThenWord = new RegExp(`^(\\d{1,2})(?:[,.]0)?(?:${joined}(\\p{L}[\\p{L}\\s]*?))?${joined}$`, 'u');
const wordThenNumber = new RegExp(`^(\\p{L}[\\p{L}\\s]*?)${joined}(\\d{1,2})${joined}$`, 'u');
const wordAlone = /^\p{L}[\p{L}\s]*$/u;

/** Reads "3. Möjlig", "3 - Möjlig", "Möjlig (3)", "3" and, with the words a document uses, "Möjlig". */
export function readRating(text: string, words: ReadonlyMap<string, number>): ReadRating {
  const flat = text.replace(/\s+/g, ' ').trim();
  if (nothing.test(flat)) return { value: null, word: null, unreadable: false };
  if (vague.test(flat)) return { value: null, word: null, unreadable: true };
  const first = numberThenWord.exec(flat);
  if (first !== null) return { value: Number(first[1]), word: first[2]?.trim() ?? null, unreadable: false };
  const last = wordThenNumber.exec(flat);
  if (last !== null) return { value: Number(last[2]), word: last[1]?.trim() ?? null, unreadable: false };
  const known = wordAlone.test(flat) ? words.get(scaleWordKey(flat)) : undefined;
  return known === undefined ? { value: null, word: null, unreadable: true } : { value: known, word: flat, unreadable: false };
}

/** "Osannolikt", "osannolik" and "Osannolika" are the same step. */
export function scaleWordKey(word: string): string {
  return word.toLowerCase().replace(/\s+/g, ' ').trim().split(' ').map((part) => part.replace(/(?:ig|lik|bar)(?:t|a)$/, (end) => end.slice(0, -1))).join(' ');
}

/** The words of the delivered methods with their steps: both methods agree where they have the same word. */
export function deliveredWords(side: 'likelihood' | 'consequence'): Map<string, number> {
  return new Map(deliveredMethods.flatMap((method) => method[side].map((step) => [scaleWordKey(step.word), step.value] as const)));
}

/** "12", "RV 12", "12 (hög)", "3 x 4 = 12"; null for words alone. */
export function readRiskValue(text: string): number | null {
  // Papers print a coloured sign before the value.
  const flat = text.replace(/\s+/g, ' ').trim().replace(/^[^\p{L}\p{N}–-]+/u, '');
  const product = /=\s*(\d{1,3})\s*$/.exec(flat);
  if (product !== null) return Number(product[1]);
  const match = /^(?:(?:rv|riskvärde|riskpoäng|risk)\s*[:=]?\s*)?(\d{1,3})(?:[,.]0+)?(?:[\s.,:;()\-–—]+[\p{L}\s]+\)?)?$/iu.exec(flat)
    ?? /^[\p{L}\s]+[\s(:\-–]+(\d{1,3})\)?$/u.exec(flat);
  return match === null ? null : Number(match[1]);
}

/** A line that is nothing but a risk value, as some plans print it inside the event's own cell. */
export function riskValueLine(line: string): number | null {
  const match = /^(?:(?:rv|riskvärde|riskpoäng)\s*[:=]?\s*)?(\d{1,2})$/i.exec(line.trim());
  return match === null ? null : Number(match[1]);
}

export type PlanMark = 'yes' | 'no' | 'empty' | 'undecided' | 'unreadable';

/** The words of the delivered methods for what is done with an event: with the plan or without it. */
const treatments = new Map(deliveredMethods.flatMap((method) => method.treatments.map((one) => [one.word.toLowerCase(), one.plan] as const)));

/** What stands in the column that says whether an event is in the plan. */
export function readPlanMark(text: string): PlanMark {
  const flat = text.replace(/\s+/g, ' ').trim().toLowerCase();
  if (flat === '') return 'empty';
  if (/^(?:inte|ej) (?:avgjort|beslutat|bestämt|klart)$/.test(flat)) return 'undecided';
  const treatment = treatments.get(flat.replace(/^[★☆⭐*]\s*/u, ''));
  if (treatment !== undefined) return treatment ? 'yes' : 'no';
  if (/^[★⭐✔✓☑☒]\s+\p{L}/u.test(flat)) return 'yes';
  if (/^(?:[★☆⭐✩✪✭✮✯*✱xX×✓✔☑☒•●■]+|ja\b.*|j|yes|sant|ikp|ja\/ikp|i (?:planen|ikp|internkontrollplanen).*|internkontrollplan(?:en)?)$/u.test(flat)) return 'yes';
  if (/^(?:[-–—☐□○✗✘]+|nej\b.*|n|no|falskt|endast (?:vor|analys|riskanalys).*|inte i (?:planen|ikp).*|ej (?:i )?(?:planen|ikp).*|vor)$/u.test(flat)) return 'no';
  return 'unreadable';
}

export interface SeenScale {
  readonly likelihood: ReadonlyMap<number, ReadonlySet<string>>;
  readonly consequence: ReadonlyMap<number, ReadonlySet<string>>;
  /** Steps promised by headings or a table of the scale: the highest. */
  readonly promised: number | null;
  readonly highestValue: number;
  readonly rated: number;
}

/**
 * Which delivered method the words and values fit, if one. `unknown` is said only on evidence: a step over every
 * delivered scale, a promise of another length, or words that no delivered scale has at that step.
 */
export function methodOf(seen: SeenScale): { readonly method: string | null; readonly unknown: boolean } {
  if (seen.rated === 0) return { method: null, unknown: false };
  const fitting = deliveredMethods.filter((method) => fits(method, seen));
  if (fitting.length === 0) return { method: null, unknown: true };
  if (fitting.length === 1) return { method: fitting[0]?.key ?? null, unknown: false };
  const exact = fitting.map((method) => ({ method, hits: exactWords(method, seen) })).toSorted((a, b) => b.hits - a.hits);
  const [best, next] = exact;
  if (best !== undefined && next !== undefined && best.hits > next.hits) return { method: best.method.key, unknown: false };
  // Numbers alone: a dozen rated rows without one step over four speak for the shorter scale, a few say nothing.
  const shortest = fitting.toSorted((a, b) => a.likelihood.length - b.likelihood.length)[0];
  return { method: seen.rated >= 12 && seen.highestValue === shortest?.likelihood.length ? shortest.key : null, unknown: false };
}

function fits(method: Method, seen: SeenScale): boolean {
  const length = method.likelihood.length;
  if (seen.promised !== null && seen.promised !== length) return false;
  return (['likelihood', 'consequence'] as const).every((side) => [...seen[side]].every(([value, words]) => {
    const step = method[side].find((one) => one.value === value);
    return step !== undefined && [...words].every((word) => scaleWordKey(word) === scaleWordKey(step.word));
  }));
}

function exactWords(method: Method, seen: SeenScale): number {
  let hits = 0;
  for (const side of ['likelihood', 'consequence'] as const) {
    for (const [value, words] of seen[side]) {
      const step = method[side].find((one) => one.value === value);
      for (const word of words) if (step !== undefined && word.toLowerCase() === step.word.toLowerCase()) hits += 1;
    }
  }
  return hits;
}
