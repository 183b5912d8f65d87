import { expect, test } from 'vitest';
import { frequencyFrom, responsibleFrom } from './planRows.ts';

test('the words of a frequency become one of ours when they are the same, else they are kept', () => {
  expect(frequencyFrom(' varje KVARTAL ')).toEqual({ kind: 'code', code: 'quarter', printed: 'Varje kvartal' });
  expect(frequencyFrom('Två gånger per termin')).toEqual({ kind: 'text', printed: 'Två gånger per termin' });
  expect(frequencyFrom('  ')).toBeNull();
});

test('no words mean that nobody answers yet', () => {
  expect(responsibleFrom(' Ekonomichef ')).toEqual({ kind: 'text', printed: 'Ekonomichef' });
  expect(responsibleFrom('')).toBeNull();
});
