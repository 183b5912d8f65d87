/** What a sample says of the whole. */
import { ok, refuse, type Outcome } from '../refusal.ts';
import { restOf, type ExactShare } from './exactShare.ts';
import { likelierThan } from './hypergeometric.ts';
import { wholePopulation } from './sampleSize.ts';

/**
 * The greatest number of wrong items that the result does not rule out: the largest D for which `found` faults or
 * fewer would be seen with a probability above 1 − confidence. A D is ruled out at exactly 1 − confidence, as in
 * `sampleSize`: a sample of that size without faults therefore always has a limit within the tolerable share.
 * Where all were looked at the answer is what was found.
 */
export function sampleLimit(population: number, size: number, found: number, confidence: ExactShare): Outcome<number> {
  const whole = wholePopulation(population);
  if (!whole.ok) return whole;
  if (!Number.isSafeInteger(size) || size < 1) return refuse('sample.size-not-allowed');
  if (size > population) return refuse('sample.larger-than-population', { size, population });
  if (!Number.isSafeInteger(found) || found < 0) return refuse('sample.found-not-allowed');
  if (found > size) return refuse('sample.found-more-than-size', { found, size });
  if (confidence.numerator === 0n) return refuse('sample.confidence-not-allowed');
  const chance = restOf(confidence);
  let [possible, ruledOut] = [found, population - (size - found) + 1];
  while (ruledOut - possible > 1) {
    const wrong = (possible + ruledOut) >> 1;
    if (likelierThan({ population, wrong, drawn: size }, found, chance)) possible = wrong;
    else ruledOut = wrong;
  }
  return ok(possible);
}
