import { expect, it } from 'vitest';
import { registerFields, registerObjects } from '../domain/measure/change.ts';
import { registerTrailWords, registerValueWords } from './measure.ts';
import { fieldWords } from './fieldWords.ts';

it('the log has a word for every field of the register', () => {
  for (const object of registerObjects) {
    const words: Readonly<Record<string, string>> = { ...(object === 'measure' ? fieldWords.measure : {}), ...registerTrailWords[object] };
    for (const field of Object.keys(registerFields[object])) expect([object, field, typeof words[field]]).toEqual([object, field, 'string']);
  }
});
it('the log says values in words, and leaves plain ones as they are', () => {
  expect(registerValueWords('measure', 'effect', { found: 'partly', note: 'Hälften kvar', on: '2026-09-10', by: 'Asta' })).toBe('Åtgärden har haft viss effekt. Hälften kvar');
  expect(registerValueWords('measure', 'mends', { id: '1', kind: 'occasion', targetId: '2', itemPosition: null })).toBe('en kontroll');
  expect(registerValueWords('recommendation', 'after', { years: 1, state: 'done', note: '' })).toBe('Genomförd');
  expect(registerValueWords('recommendation', 'status', 'notFollowed')).toBe('Följs inte');
  expect(registerValueWords('measure', 'status', 'done')).toBe(null);
  expect(registerValueWords('recommendation', 'text', 'Se över')).toBe(null);
  expect(registerValueWords('measure', 'responsible', { kind: 'text', printed: 'Chefen' })).toBe(null);
});
