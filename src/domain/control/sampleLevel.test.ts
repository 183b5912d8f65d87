import { expect, test } from 'vitest';
import { fiveByFive } from '../method/delivered.ts';
import { methodProblem } from '../method/wellFormed.ts';
import { percentOf, shareOfPercent } from './exactShare.ts';
import { areSampleLevels, deliveredSampleLevels, proposedSize, sampleLevelsOf, type SampleLevel } from './sampleLevel.ts';
import { levelOf } from './drawItems.ts';

test('a method from before has the delivered levels, and its own when it has any', () => {
  expect(sampleLevelsOf(fiveByFive)).toBe(deliveredSampleLevels);
  const own = deliveredSampleLevels.map((level): SampleLevel => (level.kind === 'sample' ? { ...level, tolerable: '0.02', confidence: '0.99', allUpTo: 5 } : level));
  const ordinary = levelOf(sampleLevelsOf({ sampleLevels: own }), 'ordinary');
  const delivered = levelOf(deliveredSampleLevels, 'ordinary');
  const size = (level: SampleLevel | null) => (level === null ? null : proposedSize(level, 1000));
  expect([size(delivered), size(ordinary)]).toEqual([{ ok: true, value: { size: 22, all: false } }, { ok: true, value: { size: 195, all: false } }]);
  expect(levelOf(own, 'none')).toBeNull();
});

test('levels that cannot be drawn by are no method', () => {
  const [ordinary, careful, all] = deliveredSampleLevels;
  const bad: readonly unknown[] = [[], [careful, ordinary, all], [ordinary, careful], 'x', [{ ...ordinary, word: ' ' }, careful, all], [{ ...ordinary, tolerable: '0' }, careful, all], [{ ...ordinary, confidence: '1' }, careful, all], [{ ...ordinary, tolerable: 0.1 }, careful, all], [{ ...ordinary, allUpTo: -1 }, careful, all]];
  for (const levels of bad) expect([areSampleLevels(levels), methodProblem({ ...fiveByFive, sampleLevels: levels })]).toEqual([false, 'sampleLevels']);
  expect(methodProblem({ ...fiveByFive, sampleLevels: deliveredSampleLevels })).toBeNull();
});

test('a percentage is the same share exactly, both ways', () => {
  expect(['10', '5', '7,5', '0,1', '99.9', '2.50'].map(shareOfPercent)).toEqual(['0.1', '0.05', '0.075', '0.001', '0.999', '0.025']);
  expect(['0', '100', '-1', '5 %', '', '0,0'].map(shareOfPercent)).toEqual([null, null, null, null, null, null]);
  expect(['0.10', '0.05', '0.075', '0.001', '0'].map(percentOf)).toEqual(['10', '5', '7,5', '0,1', '0']);
});
