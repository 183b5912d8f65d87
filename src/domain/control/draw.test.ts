import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../refusal.ts';
import { allocate, drawSimple, drawStratified, seedFrom } from './draw.ts';
import { sha256, sha256Hex } from './sha256.ts';

function value<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
}
const code = (outcome: Outcome<unknown>): string => (outcome.ok ? '' : outcome.refusal.code);
const another = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
/** The draw as docs/sampling.md tells it, by another program's hash. */
function byHand(population: number, size: number, seed: string): number[] {
  return Array.from({ length: population }, (_, at) => at + 1).map((position) => ({ position, key: another(`${seed}:${position}`) })).sort((a, b) => (a.key < b.key ? -1 : 1)).slice(0, size).map((one) => one.position);
}
/** Upper 0.1 % point of chi-square by Wilson and Hilferty; far from where fixed seeds fall. */
function chiSquareLimit(degrees: number): number {
  return degrees * (1 - 2 / (9 * degrees) + 3.09 * Math.sqrt(2 / (9 * degrees))) ** 3;
}

describe('SHA-256', () => {
  test('known answers', () => {
    expect([sha256Hex(''), sha256Hex('abc')]).toEqual(['e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad']);
  });
  test("equals another program's, for any text, whole or in pieces", () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 90 }), { maxLength: 4 }), (parts) => {
      const hash = sha256();
      for (const part of parts) hash.add(part);
      expect(Buffer.from(hash.words().buffer).swap32().toString('hex')).toBe(another(parts.join('')));
    }));
    for (let length = 50; length < 70; length += 1) expect(sha256Hex('ö'.repeat(length))).toBe(another('ö'.repeat(length)));
    expect(sha256Hex('a\ud800b')).toBe(another('a\ufffdb'));
  });
});

describe('a simple draw', () => {
  test('is the one told in the document', () => {
    expect(value(drawSimple(60, 5, '2026-11-03'))).toEqual([49, 60, 28, 2, 19]);
    expect(value(drawSimple(812, 25, 'Ekstrand å 7'))).toEqual(byHand(812, 25, 'Ekstrand å 7'));
    expect(value(drawSimple(1, 1, 'x'))).toEqual([1]);
  });
  test('a larger one begins with the smaller; all are the whole list', () => {
    const all = value(drawSimple(40, 40, 'frö'));
    expect(value(drawSimple(40, 12, 'frö'))).toEqual(all.slice(0, 12));
    expect(all.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, at) => at + 1));
  });
  test('10,000 draws are uniform over positions, over the first place and over pairs', () => {
    const [population, size, draws] = [20, 5, 10_000];
    const none = (): number[] => Array.from({ length: population }, () => 0);
    const [drawn, first, pairs] = [none(), none(), new Map<string, number>()];
    for (let seed = 1; seed <= draws; seed += 1) {
      const positions = value(drawSimple(population, size, String(seed)));
      for (const position of positions) drawn[position - 1] = (drawn[position - 1] ?? 0) + 1;
      first[(positions[0] ?? 0) - 1] = (first[(positions[0] ?? 0) - 1] ?? 0) + 1;
      const pair = positions.slice(0, 2).join();
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
    }
    const chiSquare = (counts: Iterable<number>, expected: number): number => [...counts].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // Positions of one draw hold each other back: without putting back the sum is smaller by (N − n) / (N − 1).
    expect(chiSquare(drawn, (draws * size) / population) * ((population - 1) / (population - size))).toBeLessThan(chiSquareLimit(population - 1));
    expect(chiSquare(first, draws / population)).toBeLessThan(chiSquareLimit(population - 1));
    expect(pairs.size).toBe(population * (population - 1));
    expect(chiSquare(pairs.values(), draws / (population * (population - 1)))).toBeLessThan(chiSquareLimit(population * (population - 1) - 1));
  });
  test('from 200,000', () => {
    const positions = value(drawSimple(200_000, 300, 'stor'));
    expect([positions.length, new Set(positions).size, Math.max(...positions) > 190_000, Math.min(...positions) < 10_000]).toEqual([300, 300, true, true]);
  });
});

describe('a stratified draw', () => {
  test('each stratum is a draw of its own, in proportion', () => {
    const strata = Array.from({ length: 100 }, (_, at) => (at % 10 === 0 ? 'Väst' : at % 2 === 0 ? 'Norr' : 'Söder'));
    const drawn = value(drawStratified(strata, 20, 's'));
    expect(drawn.map((one) => [one.stratum, one.population, one.positions.length])).toEqual([['Väst', 10, 2], ['Söder', 50, 10], ['Norr', 40, 8]]);
    const order = byHand(100, 100, 's');
    for (const one of drawn) expect(one.positions).toEqual(order.filter((position) => strata[position - 1] === one.stratum).slice(0, one.positions.length));
  });
  test('largest remainder, at least one each', () => {
    expect(value(allocate([50, 30, 20], 10))).toEqual([5, 3, 2]);
    expect(value(allocate([10, 10, 10], 10))).toEqual([4, 3, 3]);
    expect(value(allocate([990, 5, 5], 10))).toEqual([8, 1, 1]);
    expect(value(allocate([1, 1, 1], 3))).toEqual([1, 1, 1]);
    expect(code(allocate([5, 5, 5], 2))).toBe('sample.fewer-than-strata');
  });
  test('always adds up, fits, and keeps the order of sizes', () => {
    const given = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 30 }).chain((populations) => fc.tuple(fc.constant(populations), fc.integer({ min: populations.length, max: populations.reduce((sum, one) => sum + one, 0) })));
    fc.assert(fc.property(given, ([populations, size]) => {
      const sizes = value(allocate(populations, size));
      expect(sizes.reduce((sum, one) => sum + one, 0)).toBe(size);
      const pairs = populations.map((population, at) => ({ population, size: sizes[at] ?? 0 })).sort((a, b) => a.population - b.population || a.size - b.size);
      expect(pairs.every((one) => one.size >= 1 && one.size <= one.population)).toBe(true);
      expect(pairs.map((one) => one.size)).toEqual(pairs.map((one) => one.size).toSorted((a, b) => a - b));
    }));
  });
});

test('seeds are cleaned, and what cannot be drawn is refused', () => {
  expect([value(seedFrom(' 2026-11-03 ')), value(seedFrom('A\u030a'))]).toEqual(['2026-11-03', 'Å']);
  expect(['', '  ', 'a\nb', 'x'.repeat(201)].map((text) => code(seedFrom(text)))).toEqual(Array.from({ length: 4 }, () => 'sample.seed-not-allowed'));
  expect([code(drawSimple(5, 6, 's')), code(drawSimple(5, 0, 's')), code(drawSimple(0, 1, 's')), code(drawStratified(['a'], 2, 's'))]).toEqual(['sample.larger-than-population', 'sample.size-not-allowed', 'sample.population-not-allowed', 'sample.larger-than-population']);
});
