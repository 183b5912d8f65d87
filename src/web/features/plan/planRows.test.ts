import { expect, test } from 'vitest';
import type { PersonId } from '../../../domain/identity.ts';
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

test('words that name one person of the house become that person, with the function as what is printed', () => {
  const people = [{ id: 'p1' as PersonId, name: 'Asta Lundvik', title: 'Ekonomichef' }, { id: 'p2' as PersonId, name: 'Dag Ek', title: '' }, { id: 'p3' as PersonId, name: 'Dag Ek', title: 'Rektor' }];
  expect(responsibleFrom('asta lundvik', people)).toEqual({ kind: 'person', personId: 'p1', printed: 'Ekonomichef' });
  expect(responsibleFrom('Dag Ek, Rektor', people)).toEqual({ kind: 'person', personId: 'p3', printed: 'Rektor' });
  // Two of the same name: nobody is chosen for the writer.
  expect(responsibleFrom('Dag Ek', people)).toEqual({ kind: 'text', printed: 'Dag Ek' });
  expect(responsibleFrom('Ekonomichef', people)).toEqual({ kind: 'text', printed: 'Ekonomichef' });
});
