import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordDiff } from './wordDiff.ts';

describe('word by word', () => {
  test('a changed word is one gone and one new', () => {
    expect(wordDiff('Badet stängs inte när vattnet brister', 'Badet stängs för sent när vattnet brister')).toEqual([
      { kind: 'same', text: 'Badet stängs ' }, { kind: 'gone', text: 'inte ' }, { kind: 'new', text: 'för sent ' }, { kind: 'same', text: 'när vattnet brister' },
    ]);
  });
  test('equal texts are one same part, empty texts none', () => {
    expect(wordDiff('Samma ord', 'Samma ord')).toEqual([{ kind: 'same', text: 'Samma ord' }]);
    expect(wordDiff('', '')).toEqual([]);
    expect(wordDiff('', 'Ny')).toEqual([{ kind: 'new', text: 'Ny' }]);
  });
  test('what is new or the same reads as the later text', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'å.', 'd')), fc.array(fc.constantFrom('a', 'b', 'c', 'å.', 'd')), (left, right) => {
      const parts = wordDiff(left.join(' '), right.join(' '));
      expect(parts.filter((part) => part.kind !== 'gone').map((part) => part.text).join('')).toBe(right.join(' '));
      const back = parts.filter((part) => part.kind !== 'new').map((part) => part.text).join('').split(/\s+/u).filter(Boolean);
      expect(back.join(' ').replaceAll(' ', '')).toBe(left.join(''));
    }));
  });
  test('a text of twenty thousand words is told as one change, at once', () => {
    const long = Array.from({ length: 20_000 }, (_, at) => `ord${at}`).join(' ');
    const parts = wordDiff(long, long.replaceAll('ord', 'del'));
    expect(parts.map((part) => part.kind)).toEqual(['gone', 'new']);
  });
});
