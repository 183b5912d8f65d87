import { expect, test } from 'vitest';
import { fits } from './change.ts';

test.each([
  ['a known frequency', { kind: 'code', code: 'quarter', printed: 'Varje kvartal' }, true],
  ['one that no year can be parted by', { kind: 'code', code: 'yearly', printed: 'Varje år' }, false],
  ['a name that every object has', { kind: 'code', code: 'toString', printed: '' }, false],
  ['a code without words', { kind: 'code', code: 'quarter' }, false],
  ['words alone', { kind: 'text', printed: 'När det behövs' }, true],
  ['none', null, true],
  ['something else', 'quarter', false],
])('a frequency: %s', (_, given, wanted) => {
  expect(fits('frequencyOrNull', given)).toBe(wanted);
});
