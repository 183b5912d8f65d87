import { describe, expect, test } from 'vitest';
import type { Outcome } from '../refusal.ts';
import { exactShare, type ExactShare } from './exactShare.ts';
import { deliveredSampleLevels, proposedSize } from './sampleLevel.ts';
import { sampleLimit } from './sampleLimit.ts';
import { countResults, evaluateSample, limitOf, type Demand } from './sampleResult.ts';

function share(text: string): ExactShare {
  const read = exactShare(text);
  if (read === null) throw new Error(`${text} is no share`);
  return read;
}
function value<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
}
const demand: Demand = { tolerable: share('0.05'), confidence: share('0.95') };
const counts = (ok: number, fault = 0, notApplicable = 0, left = 0): ReturnType<typeof countResults> => ({ ok, fault, notApplicable, left });

describe('what the results say', () => {
  test('items are counted', () => {
    expect(countResults(['ok', 'fault', null, 'ok', 'notApplicable'])).toEqual({ ok: 2, fault: 1, notApplicable: 1, left: 1 });
  });
  test('nothing before all are looked at, and nothing where none was concerned', () => {
    expect(value(evaluateSample(60, counts(30, 0, 0, 1), demand))).toMatchObject({ kind: 'unfinished' });
    expect(value(evaluateSample(60, counts(0), demand))).toMatchObject({ kind: 'unfinished' });
    expect(value(evaluateSample(60, counts(0, 0, 31), demand))).toMatchObject({ kind: 'nothingApplied' });
  });
  test('a full check gives the share and no limit', () => {
    expect(value(evaluateSample(18, counts(16, 2), demand))).toEqual({ kind: 'whole', counts: counts(16, 2), population: 18, found: 2 });
    expect(value(evaluateSample(18, counts(14, 2, 2), demand))).toMatchObject({ kind: 'whole', population: 16, found: 2 });
  });
  test('a sample gives a limit and how it stands to what is tolerated', () => {
    expect(value(evaluateSample(60, counts(31), demand))).toMatchObject({ kind: 'limit', atMost: 3, verdict: 'within', confidence: '0.95', tolerable: '0.05' });
    expect(value(evaluateSample(60, counts(25), demand))).toMatchObject({ atMost: 5, verdict: 'near' });
    expect(value(evaluateSample(1000, counts(20), demand))).toMatchObject({ atMost: 137, verdict: 'wide' });
    expect(value(evaluateSample(1000, counts(5), demand))).toMatchObject({ atMost: 449, verdict: 'nothing' });
    expect(value(evaluateSample(1000, counts(50, 6), demand))).toMatchObject({ found: 6, verdict: 'above' });
    expect([5, 25].map((size) => value(limitOf(1000, size, 0, { tolerable: null, confidence: share('0.95') })))).toMatchObject([{ verdict: 'nothing' }, { verdict: 'untold', tolerable: null }]);
    expect(evaluateSample(10, counts(11), demand)).toMatchObject({ ok: false });
  });
  test('with items that were not concerned the limit holds however many of the list are concerned', () => {
    const result = value(evaluateSample(60, counts(20, 1, 4), demand));
    expect(result).toMatchObject({ kind: 'limit', population: 56, reviewed: 21, found: 1 });
    for (const found of [0, 1, 2, 5]) {
      const atMost = value(sampleLimit(200, 21, found, demand.confidence));
      for (let concerned = 21; concerned <= 200; concerned += 1) {
        const fewer = value(sampleLimit(concerned, 21, found, demand.confidence));
        expect(fewer).toBeLessThanOrEqual(atMost);
        // As a share it may be off by less than one item, because faults come whole.
        expect(fewer * 200).toBeLessThan((atMost + 1) * concerned);
      }
    }
  });
});

describe('the delivered levels', () => {
  test('propose a size', () => {
    const proposed = (population: number): unknown[] => deliveredSampleLevels.map((level) => value(proposedSize(level, population)));
    expect(proposed(18)).toEqual([{ size: 18, all: true }, { size: 18, all: true }, { size: 18, all: true }]);
    expect(proposed(60)).toEqual([{ size: 16, all: false }, { size: 31, all: false }, { size: 60, all: true }]);
    expect(proposed(1000)).toEqual([{ size: 22, all: false }, { size: 56, all: false }, { size: 1000, all: true }]);
    expect(proposedSize({ id: 'ordinary', word: 'Vanlig', kind: 'sample', tolerable: '5 %', confidence: '0.9', allUpTo: 0 }, 60)).toMatchObject({ ok: false, refusal: { code: 'sample.tolerable-not-allowed' } });
  });
});
