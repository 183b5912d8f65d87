/** How many to draw. */
import { ok, refuse, type Outcome } from '../refusal.ts';
import { restOf, wholePartOf, type ExactShare } from './exactShare.ts';
import { likelierThan } from './hypergeometric.ts';

/** A register larger than this is taken by part: by unit, by month. */
export const largestPopulation = 1_000_000;

export function wholePopulation(population: number): Outcome<number> {
  return Number.isSafeInteger(population) && population >= 1 && population <= largestPopulation
    ? ok(population)
    : refuse('sample.population-not-allowed', { most: largestPopulation });
}

/**
 * The smallest sample for which, were more than the tolerable share wrong – D = ⌊tolerable × population⌋ + 1 items –
 * no fault would be found with a probability of at most 1 − confidence.
 */
export function sampleSize(population: number, tolerable: ExactShare, confidence: ExactShare): Outcome<number> {
  const whole = wholePopulation(population);
  if (!whole.ok) return whole;
  if (confidence.numerator === 0n) return refuse('sample.confidence-not-allowed');
  const wrong = wholePartOf(tolerable, population) + 1;
  const chance = restOf(confidence);
  // With one more drawn than there are right ones a fault is certain.
  let [tooFew, enough] = [0, population - wrong + 1];
  while (enough - tooFew > 1) {
    const drawn = (tooFew + enough) >> 1;
    if (likelierThan({ population, wrong, drawn }, 0, chance)) tooFew = drawn;
    else enough = drawn;
  }
  return ok(enough);
}
