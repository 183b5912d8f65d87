/** How closely an activity is looked at. The coordinator chooses a level once; who performs the control sees only a number. */
import { ok, refuse, type Outcome } from '../refusal.ts';
import { exactShare } from './exactShare.ts';
import type { Sampling } from './occasion.ts';
import { sampleSize, wholePopulation } from './sampleSize.ts';

/** Data of the method: `word` is the municipality's. Shares as they are written, "0.05". */
export type SampleLevel =
  | { readonly id: Exclude<Sampling, 'none'>; readonly word: string; readonly kind: 'sample'; readonly tolerable: string; readonly confidence: string; /** So few that choosing among them spares nobody any work. */ readonly allUpTo: number }
  | { readonly id: Exclude<Sampling, 'none'>; readonly word: string; readonly kind: 'all' };

export const deliveredSampleLevels: readonly SampleLevel[] = [
  { id: 'ordinary', word: 'Vanlig', kind: 'sample', tolerable: '0.10', confidence: '0.90', allUpTo: 20 },
  { id: 'careful', word: 'Noggrann', kind: 'sample', tolerable: '0.05', confidence: '0.95', allUpTo: 30 },
  { id: 'all', word: 'Alla', kind: 'all' },
];
/** The levels of a method; one that was saved before levels were data has the delivered ones. */
export function sampleLevelsOf(method: { readonly sampleLevels?: readonly SampleLevel[] }): readonly SampleLevel[] {
  return method.sampleLevels ?? deliveredSampleLevels;
}

/** Each of the three once, with a word, shares between nothing and the whole, and a whole number up to which all are looked at. */
export function areSampleLevels(value: unknown): boolean {
  if (!Array.isArray(value) || value.length !== deliveredSampleLevels.length) return false;
  const share = (text: unknown): boolean => {
    const exact = typeof text === 'string' ? exactShare(text) : null;
    return exact !== null && exact.numerator > 0n;
  };
  return deliveredSampleLevels.every(({ id }, at) => {
    const one: unknown = value[at];
    if (typeof one !== 'object' || one === null) return false;
    const level = one as Readonly<Record<string, unknown>>;
    if (level['id'] !== id || typeof level['word'] !== 'string' || level['word'].trim() === '') return false;
    if (level['kind'] === 'all') return true;
    return level['kind'] === 'sample' && share(level['tolerable']) && share(level['confidence']) && Number.isInteger(level['allUpTo']) && (level['allUpTo'] as number) >= 0;
  });
}

export interface Proposal { readonly size: number; readonly all: boolean }

/** How many to look at by this level. */
export function proposedSize(level: SampleLevel, population: number): Outcome<Proposal> {
  const whole = wholePopulation(population);
  if (!whole.ok) return whole;
  if (level.kind === 'all' || population <= level.allUpTo) return ok({ size: population, all: true });
  const tolerable = exactShare(level.tolerable);
  const confidence = exactShare(level.confidence);
  if (tolerable === null) return refuse('sample.tolerable-not-allowed');
  if (confidence === null) return refuse('sample.confidence-not-allowed');
  const size = sampleSize(population, tolerable, confidence);
  return size.ok ? ok({ size: size.value, all: size.value === population }) : size;
}
