import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../refusal.ts';
import { exactShare, restOf, type ExactShare } from './exactShare.ts';
import { exactlyLikelierThan, likelierThan, type Fraction } from './hypergeometric.ts';
import { sampleLimit } from './sampleLimit.ts';
import { largestPopulation, sampleSize } from './sampleSize.ts';

function share(text: string): ExactShare {
  const read = exactShare(text);
  if (read === null) throw new Error(`${text} is no share`);
  return read;
}
function value<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
}
const code = (outcome: Outcome<unknown>): string => (outcome.ok ? '' : outcome.refusal.code);
const size = (population: number, tolerable: string, confidence: string): number => value(sampleSize(population, share(tolerable), share(confidence)));
const limit = (population: number, drawn: number, found: number, confidence: string): number => value(sampleLimit(population, drawn, found, share(confidence)));

/**
 * The slow way, which shares no line with the house: one item is drawn at a time, and after each draw the ways to have
 * found 0, 1, 2 … faults are whole numbers. P(at most found) = ways / all ways.
 */
function waysByDrawing(population: number, wrong: number, drawn: number, found: number): { ways: bigint; all: bigint } {
  let ways = [1n];
  let all = 1n;
  for (let taken = 0; taken < drawn; taken += 1) {
    const next = Array.from({ length: Math.min(found, taken + 1) + 1 }, () => 0n);
    for (const [faults, count] of ways.entries()) {
      const [wrongLeft, rightLeft] = [wrong - faults, population - wrong - (taken - faults)];
      if (rightLeft > 0) next[faults] = (next[faults] ?? 0n) + count * BigInt(rightLeft);
      if (wrongLeft > 0 && faults + 1 <= found) next[faults + 1] = (next[faults + 1] ?? 0n) + count * BigInt(wrongLeft);
    }
    ways = next;
    all *= BigInt(population - taken);
  }
  return { ways: ways.reduce((sum, count) => sum + count, 0n), all };
}
function slowlyLikelier(population: number, wrong: number, drawn: number, found: number, chance: Fraction): boolean {
  const { ways, all } = waysByDrawing(population, wrong, drawn, found);
  return ways * chance.denominator > chance.numerator * all;
}
/** D from whole numbers of hundred-thousandths, counted up one by one. */
function slowSize(population: number, hundredThousandths: number, chance: Fraction): number {
  let wrong = 0;
  while (wrong * 100_000 <= hundredThousandths * population) wrong += 1;
  let [ways, all, drawn] = [1n, 1n, 0];
  while (ways * chance.denominator > chance.numerator * all) {
    ways *= BigInt(population - wrong - drawn);
    all *= BigInt(population - drawn);
    drawn += 1;
  }
  return drawn;
}
function slowLimit(population: number, drawn: number, found: number, chance: Fraction): number {
  let wrong = found;
  while (wrong < population - (drawn - found) && slowlyLikelier(population, wrong + 1, drawn, found, chance)) wrong += 1;
  return wrong;
}

describe('an exact share', () => {
  test.each([['0.05', '0.05'], ['0,050', '0.05'], ['.5', '0.5'], ['0', '0'], [' 0.999999999999 ', '0.999999999999']])('%s is read', (text, kept) => {
    expect(exactShare(text)?.text).toBe(kept);
  });
  test.each(['', '1', '1.0', '5', '5%', '-0.05', '0.0000000000001', '5e-2', 'NaN', '0.0.5', '0x1'])('"%s" is not', (text) => {
    expect(exactShare(text)).toBeNull();
  });
});

describe('sample size', () => {
  test('known values', () => {
    expect([size(60, '0.05', '0.95'), size(1000, '0.05', '0.95')]).toEqual([31, 56]);
    // A binomial table says 59 whatever the population; from above that is where this ends.
    expect([size(200_000, '0.05', '0.95'), size(largestPopulation, '0.05', '0.95')]).toEqual([59, 59]);
    expect([size(1, '0.05', '0.95'), size(1, '0', '0.95'), size(20, '0', '0.95'), size(12, '0.05', '0.95')]).toEqual([1, 1, 19, 12]);
  });
  test('is exact where floating numbers are not', () => {
    // 0.07 × 100 is 7.000000000000001 and 0.29 × 100 is 28.999999999999996 in floating numbers.
    expect([size(100, '0.07', '0.95'), size(100, '0.29', '0.95')]).toEqual([slowSize(100, 7_000, restOf(share('0.95'))), slowSize(100, 29_000, restOf(share('0.95')))]);
    // Exactly 1 − confidence is enough: one wrong of 20, and 19 drawn leave 1/20.
    expect(size(20, '0', '0.95')).toBe(19);
    expect(size(20, '0', '0.950000000001')).toBe(20);
  });
  test('equals counting by whole numbers, 12 to 5000', () => {
    const demands = [['0.05', 5_000, '0.95'], ['0.10', 10_000, '0.9'], ['0.01', 1_000, '0.99'], ['0.00337', 337, '0.8']] as const;
    const populations = [...Array.from({ length: 589 }, (_, at) => at + 12), ...Array.from({ length: 120 }, (_, at) => 601 + at * 37), 5000];
    for (const [tolerable, hundredThousandths, confidence] of demands) {
      const chance = restOf(share(confidence));
      expect(populations.map((population) => [population, size(population, tolerable, confidence)])).toEqual(populations.map((population) => [population, slowSize(population, hundredThousandths, chance)]));
    }
  });
});

describe('sample limit', () => {
  test('known values', () => {
    expect([limit(60, 25, 0, '0.95'), limit(1000, 5, 0, '0.95')]).toEqual([5, 449]);
    expect([limit(60, 60, 3, '0.95'), limit(1, 1, 0, '0.95'), limit(1, 1, 1, '0.95'), limit(10, 9, 9, '0.95')]).toEqual([3, 0, 1, 10]);
  });
  test('equals counting by whole numbers', () => {
    const chance = restOf(share('0.95'));
    for (const population of [12, 13, 17, 24, 37, 60]) {
      for (let drawn = 1; drawn <= population; drawn += 1) {
        for (let found = 0; found <= Math.min(drawn, 9); found += 1) {
          expect([population, drawn, found, limit(population, drawn, found, '0.95')]).toEqual([population, drawn, found, slowLimit(population, drawn, found, chance)]);
        }
      }
    }
  });
  test('larger populations: what it gives is possible, and one more is ruled out', () => {
    const chance = restOf(share('0.9'));
    for (const population of [101, 250, 777, 1000, 2345, 5000]) {
      for (const drawn of [1, 5, 25, 59, 100]) {
        for (const found of [0, 1, 3, Math.floor(drawn / 2)]) {
          if (found > drawn) continue;
          const most = limit(population, drawn, found, '0.9');
          expect(slowlyLikelier(population, most, drawn, found, chance)).toBe(true);
          expect(most === population - drawn + found || !slowlyLikelier(population, most + 1, drawn, found, chance)).toBe(true);
        }
      }
    }
  });
  test('a sample of the proposed size without faults stays within the tolerable share, and one fewer does not', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 0, max: 300 }), fc.integer({ min: 500, max: 999 }), (population, permille, sure) => {
      const [tolerable, confidence] = [share(`0.${String(permille).padStart(3, '0')}`), share(`0.${sure}`)];
      const drawn = value(sampleSize(population, tolerable, confidence));
      expect(value(sampleLimit(population, drawn, 0, confidence)) * 1000).toBeLessThanOrEqual(permille * population);
      expect(drawn === 1 || value(sampleLimit(population, drawn - 1, 0, confidence)) * 1000 > permille * population).toBe(true);
    }));
  });
  test('falls with what was looked at, rises with what was found and with the population', () => {
    const sample = fc.integer({ min: 2, max: 2000 }).chain((population) => fc.integer({ min: 1, max: population - 1 }).chain((drawn) => fc.tuple(fc.constant(population), fc.constant(drawn), fc.integer({ min: 0, max: drawn - 1 }))));
    fc.assert(fc.property(sample, ([population, drawn, found]) => {
      const most = limit(population, drawn, found, '0.95');
      expect(limit(population, drawn + 1, found, '0.95')).toBeLessThanOrEqual(most);
      expect(limit(population, drawn, found + 1, '0.95')).toBeGreaterThan(most);
      expect(limit(population + 1, drawn, found, '0.95')).toBeGreaterThanOrEqual(most);
      expect(limit(population, drawn, found, '0.99')).toBeGreaterThanOrEqual(most);
      expect(most).toBeGreaterThanOrEqual(found);
      expect(most).toBeLessThanOrEqual(population - drawn + found);
    }));
  });
});

describe('the two ways to answer', () => {
  test('agree, also where the probability is the share', () => {
    const drawing = fc.integer({ min: 1, max: 400 }).chain((population) => fc.record({ population: fc.constant(population), wrong: fc.integer({ min: 0, max: population }), drawn: fc.integer({ min: 0, max: population }) }));
    fc.assert(fc.property(drawing, fc.nat(60), fc.integer({ min: 1, max: 999 }), (one, found, permille) => {
      const chance = { numerator: BigInt(permille), denominator: 1000n };
      const slow = slowlyLikelier(one.population, one.wrong, one.drawn, found, chance);
      expect([likelierThan(one, found, chance), exactlyLikelierThan(one, found, chance)]).toEqual([slow, slow]);
      const { ways, all } = waysByDrawing(one.population, one.wrong, one.drawn, found);
      const certain = ways === 0n || ways === all;
      expect(certain || !likelierThan(one, found, { numerator: ways, denominator: all })).toBe(true);
      expect(certain || likelierThan(one, found, { numerator: ways * 1_000_000_000n - 1n, denominator: all * 1_000_000_000n })).toBe(true);
    }), { numRuns: 200 });
  });
  test('a population of a million asks for no patience', () => {
    expect(limit(200_000, 100_000, 5_000, '0.95')).toBeGreaterThan(10_000);
    expect(limit(largestPopulation, 400_000, 100_000, '0.95')).toBeGreaterThan(250_000);
    expect(exactlyLikelierThan({ population: 200_000, wrong: 400, drawn: 150_000 }, 300, { numerator: 1n, denominator: 2n })).toBe(true);
  });
});

test('what cannot be answered is refused', () => {
  const [five, sure, none] = [share('0.05'), share('0.95'), share('0')];
  expect([0, -1, 1.5, Number.NaN, largestPopulation + 1].map((population) => code(sampleSize(population, five, sure)))).toEqual(Array.from({ length: 5 }, () => 'sample.population-not-allowed'));
  expect(code(sampleSize(10, five, none))).toBe('sample.confidence-not-allowed');
  expect([code(sampleLimit(10, 11, 0, sure)), code(sampleLimit(10, 5, 6, sure)), code(sampleLimit(10, 0, 0, sure)), code(sampleLimit(10, 5, -1, sure)), code(sampleLimit(10, 5, 0, none)), code(sampleLimit(0, 5, 0, sure))]).toEqual([
    'sample.larger-than-population', 'sample.found-more-than-size', 'sample.size-not-allowed', 'sample.found-not-allowed', 'sample.confidence-not-allowed', 'sample.population-not-allowed',
  ]);
});
