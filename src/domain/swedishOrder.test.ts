import { expect, test } from 'vitest';
import { swedishOrder } from './swedishOrder.ts';

test.each([
  ['the Swedish alphabet', ['Överförmyndaren', 'Barn', 'Äldre', 'Ånge', 'Zon'], ['Barn', 'Zon', 'Ånge', 'Äldre', 'Överförmyndaren']],
  ['printed numbers', ['10', '2', '7a', '7', '07b'], ['2', '7', '7a', '07b', '10']],
  ['numbers within words', ['Nämnd 10', 'Nämnd 2', 'Nämnd'], ['Nämnd', 'Nämnd 2', 'Nämnd 10']],
  ['numbers longer than can be counted with', ['12345678901234567891', '12345678901234567890', '9'], ['9', '12345678901234567890', '12345678901234567891']],
])('%s', (_, given, ordered) => {
  expect(given.toSorted(swedishOrder)).toEqual(ordered);
});
