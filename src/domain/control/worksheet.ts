/** What a sample's worksheet says: from what it was drawn, how to draw it again, each item's result and what they say together. */
import { ok, refuse, type Outcome } from '../refusal.ts';
import { exactShare } from './exactShare.ts';
import type { Occasion, OccasionItem, Population, SampleTaken } from './occasion.ts';
import { countResults, evaluateSample, type Demand, type SampleConclusion } from './sampleResult.ts';

/** One reading of the whole sample, or one for each stratum and none for the whole. */
export type SampleReading =
  | { readonly kind: 'simple'; readonly conclusion: SampleConclusion }
  | { readonly kind: 'stratified'; readonly strata: readonly { readonly stratum: string; readonly population: number; readonly size: number; readonly conclusion: SampleConclusion }[] };

/** The demand that the sample was drawn by; null for a full check. Refused when what was kept is no share. */
function demandOf(sample: Pick<SampleTaken, 'full' | 'tolerable' | 'confidence'>): Outcome<Demand | null> {
  if (sample.full) return ok(null);
  const confidence = exactShare(sample.confidence ?? '');
  if (confidence === null) return refuse('sample.confidence-not-allowed');
  const tolerable = sample.tolerable === null ? null : exactShare(sample.tolerable);
  return sample.tolerable !== null && tolerable === null ? refuse('sample.tolerable-not-allowed') : ok({ tolerable, confidence });
}

/** `counts` of an occasion are enough where the sample has no strata; a stratified one is read from its items. */
export function readSample(population: number, sample: SampleTaken, items: readonly Pick<OccasionItem, 'stratum' | 'result'>[]): Outcome<SampleReading> {
  const demand = demandOf(sample);
  if (!demand.ok) return demand;
  if (sample.strata.length === 0) {
    const conclusion = evaluateSample(population, countResults(items.map((item) => item.result)), demand.value);
    return conclusion.ok ? ok({ kind: 'simple', conclusion: conclusion.value }) : conclusion;
  }
  const strata: Extract<SampleReading, { kind: 'stratified' }>['strata'][number][] = [];
  for (const stratum of sample.strata) {
    const conclusion = evaluateSample(stratum.population, countResults(items.filter((item) => item.stratum === stratum.name).map((item) => item.result)), demand.value);
    if (!conclusion.ok) return conclusion;
    strata.push({ stratum: stratum.name, population: stratum.population, size: stratum.size, conclusion: conclusion.value });
  }
  return ok({ kind: 'stratified', strata });
}

export interface Worksheet {
  readonly population: Population;
  readonly sample: SampleTaken;
  /** In the order of the list, where a reader looks for them; `position` still says the order drawn. */
  readonly items: readonly OccasionItem[];
  readonly reading: SampleReading;
}

/** Null where nothing was drawn. */
export function worksheetOf(occasion: Pick<Occasion, 'population' | 'sample'>, items: readonly OccasionItem[]): Outcome<Worksheet | null> {
  const { population, sample } = occasion;
  if (population === null || sample === null) return ok(null);
  const reading = readSample(population.size, sample, items);
  if (!reading.ok) return reading;
  return ok({ population, sample, items: items.toSorted((a, b) => a.populationPosition - b.populationPosition), reading: reading.value });
}
