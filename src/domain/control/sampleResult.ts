/** What the result of each item says together. */
import { ok, refuse, type Outcome } from '../refusal.ts';
import { wholePartOf, type ExactShare } from './exactShare.ts';
import type { ItemCounts, ItemResult } from './occasion.ts';
import { sampleLimit } from './sampleLimit.ts';

/** What is known of the items drawn; `left` are not yet looked at. */
export type ResultCounts = Pick<ItemCounts, 'ok' | 'fault' | 'notApplicable' | 'left'>;

export function countResults(results: readonly (ItemResult | null)[]): ResultCounts {
  const counts = { ok: 0, fault: 0, notApplicable: 0, left: 0 };
  for (const result of results) counts[result ?? 'left'] += 1;
  return counts;
}

/**
 * How the limit stands to the share that is tolerated. `within`: at most that. `near`: at most twice that. `wide`: more.
 * `nothing`: more than five times that, or half of all. `above`: already the sample's own share is greater than tolerated.
 * `untold`: no tolerable share was set, and the limit is at most a quarter of all; past that it is `nothing` too.
 */
export type Verdict = 'within' | 'near' | 'wide' | 'nothing' | 'above' | 'untold';

/** The limit of one sample: with this confidence at most `atMost` of `population` are wrong. */
export interface SampleLimit {
  readonly population: number;
  readonly reviewed: number;
  readonly found: number;
  readonly atMost: number;
  readonly confidence: string;
  readonly tolerable: string | null;
  readonly verdict: Verdict;
}

/**
 * - `unfinished`: items are left. Nothing is said of the whole: those put off are seldom like the others.
 * - `nothingApplied`: every item was of a kind that the control does not concern.
 * - `whole`: all were looked at: `found` of `population` are wrong, and there is no limit.
 * - `limit`: a sample.
 */
export type SampleConclusion =
  | { readonly kind: 'unfinished'; readonly counts: ResultCounts }
  | { readonly kind: 'nothingApplied'; readonly counts: ResultCounts }
  | { readonly kind: 'whole'; readonly counts: ResultCounts; readonly population: number; readonly found: number }
  | ({ readonly kind: 'limit'; readonly counts: ResultCounts } & SampleLimit);

export interface Demand { readonly tolerable: ExactShare | null; readonly confidence: ExactShare }

/**
 * An item that the control does not concern leaves both the sample and the list. Given how many of those drawn are
 * concerned, they are a simple random sample of all that are concerned; how many those are nobody knows, but they are at
 * most the list less the ones found not to be. The number of faults that cannot be ruled out only falls when they are
 * fewer (each fault is then easier to hit), so the limit holds whatever their number.
 * `demand` may be null where all were looked at.
 */
export function evaluateSample(population: number, counts: ResultCounts, demand: Demand | null): Outcome<SampleConclusion> {
  const drawn = counts.ok + counts.fault + counts.notApplicable + counts.left;
  if (counts.left > 0 || drawn === 0) return ok({ kind: 'unfinished', counts });
  const reviewed = counts.ok + counts.fault;
  const concerned = population - counts.notApplicable;
  if (reviewed === 0) return ok({ kind: 'nothingApplied', counts });
  if (reviewed === concerned) return ok({ kind: 'whole', counts, population: concerned, found: counts.fault });
  if (demand === null) return refuse('sample.confidence-not-allowed');
  const limit = limitOf(concerned, reviewed, counts.fault, demand);
  if (!limit.ok) return limit;
  return ok({ kind: 'limit', counts, ...limit.value });
}

/** The limit with its verdict. */
export function limitOf(population: number, reviewed: number, found: number, demand: Demand): Outcome<SampleLimit> {
  const limit = sampleLimit(population, reviewed, found, demand.confidence);
  if (!limit.ok) return limit;
  const sample = { population, reviewed, found, atMost: limit.value };
  return ok({ ...sample, confidence: demand.confidence.text, tolerable: demand.tolerable?.text ?? null, verdict: verdictOf(sample, demand.tolerable) });
}

function verdictOf({ population, reviewed, found, atMost }: Pick<SampleLimit, 'population' | 'reviewed' | 'found' | 'atMost'>, tolerable: ExactShare | null): Verdict {
  if (tolerable === null) return atMost * 4 > population ? 'nothing' : 'untold';
  if (atMost <= wholePartOf(tolerable, population)) return 'within';
  const times = (factor: bigint): boolean => BigInt(atMost) * tolerable.denominator <= factor * tolerable.numerator * BigInt(population);
  if (BigInt(found) * tolerable.denominator > tolerable.numerator * BigInt(reviewed)) return 'above';
  if (atMost * 2 > population || !times(5n)) return 'nothing';
  return times(2n) ? 'near' : 'wide';
}
