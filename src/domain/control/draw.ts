/**
 * The draw, as docs/sampling.md tells it: every position of the list gets a number by chance – SHA-256 of the seed, a
 * colon and the position – and those with the smallest numbers are drawn, smallest first. No remainder is taken, so no
 * position is favoured; a larger sample with the same seed begins with the smaller one; anyone with the seed can repeat it.
 */
import { cleanText } from '../document/clean.ts';
import { ok, refuse, type Outcome } from '../refusal.ts';
import { sha256 } from './sha256.ts';
import { wholePopulation } from './sampleSize.ts';

/** Names the algorithm wherever a draw is shown. A change of it is a new name. */
export const drawAlgorithm = 'internkoll-draw-1';
const longestSeed = 200;

/** The seed as it is shown, kept and hashed: composed characters, no blanks around it. */
export function seedFrom(text: string): Outcome<string> {
  const seed = cleanText(text).text.trim();
  return seed === '' || seed.length > longestSeed || seed.includes('\n') ? refuse('sample.seed-not-allowed', { most: longestSeed }) : ok(seed);
}

/** Positions 1… in the order drawn. */
export function drawSimple(population: number, size: number, seed: string): Outcome<readonly number[]> {
  const allowed = sizeWithin(population, size);
  if (!allowed.ok) return allowed;
  return ok(inDrawOrder(Array.from({ length: population }, (_, at) => at + 1), seed).slice(0, size));
}

export interface StratumDraw { readonly stratum: string; readonly population: number; readonly positions: readonly number[] }

/**
 * One draw in each stratum, sized in proportion (see `allocate`). `strata` holds the stratum of each position, in order.
 * Each stratum is a sample of its own with a limit of its own; there is none for the whole.
 */
export function drawStratified(strata: readonly string[], size: number, seed: string): Outcome<readonly StratumDraw[]> {
  const allowed = sizeWithin(strata.length, size);
  if (!allowed.ok) return allowed;
  const positions = new Map<string, number[]>();
  for (const [at, stratum] of strata.entries()) {
    const inside = positions.get(stratum);
    if (inside === undefined) positions.set(stratum, [at + 1]);
    else inside.push(at + 1);
  }
  const sizes = allocate([...positions.values()].map((inside) => inside.length), size);
  if (!sizes.ok) return sizes;
  return ok([...positions].map(([stratum, inside], at) => ({ stratum, population: inside.length, positions: inDrawOrder(inside, seed).slice(0, sizes.value[at]) })));
}

/**
 * How many of each stratum: in proportion, by the largest remainder, and at least one. A stratum whose part is less than
 * one gets one, and the rest is shared anew among the others. Equal remainders go to the one first in the list.
 */
export function allocate(populations: readonly number[], size: number): Outcome<readonly number[]> {
  if (size < populations.length) return refuse('sample.fewer-than-strata', { size, strata: populations.length });
  const small = new Set<number>();
  for (;;) {
    const left = size - small.size;
    const whole = populations.reduce((sum, one, at) => (small.has(at) ? sum : sum + one), 0);
    const below = [...populations.keys()].filter((at) => !small.has(at) && left * (populations[at] ?? 0) < whole);
    if (below.length > 0) {
      for (const at of below) small.add(at);
      continue;
    }
    const sizes = populations.map((one, at) => (small.has(at) ? 1 : Math.floor((left * one) / whole)));
    const missing = size - sizes.reduce((sum, one) => sum + one, 0);
    const byRemainder = [...populations.keys()].filter((at) => !small.has(at)).sort((a, b) => ((left * (populations[b] ?? 0)) % whole) - ((left * (populations[a] ?? 0)) % whole) || a - b);
    for (const at of byRemainder.slice(0, missing)) sizes[at] = (sizes[at] ?? 0) + 1;
    return ok(sizes);
  }
}

function sizeWithin(population: number, size: number): Outcome<number> {
  const whole = wholePopulation(population);
  if (!whole.ok) return whole;
  if (!Number.isSafeInteger(size) || size < 1) return refuse('sample.size-not-allowed');
  return size > population ? refuse('sample.larger-than-population', { size, population }) : ok(size);
}

function inDrawOrder(positions: readonly number[], seed: string): number[] {
  const keys = new Uint32Array(positions.length * 8);
  for (const [at, position] of positions.entries()) {
    const hash = sha256();
    hash.add(`${seed}:${position}`);
    keys.set(hash.words(), at * 8);
  }
  const order = Uint32Array.from(positions.keys());
  order.sort((a, b) => {
    for (let word = 0; word < 8; word += 1) {
      const apart = (keys[a * 8 + word] ?? 0) - (keys[b * 8 + word] ?? 0);
      if (apart !== 0) return apart;
    }
    return a - b;
  });
  return Array.from(order, (at) => positions[at] ?? 0);
}
