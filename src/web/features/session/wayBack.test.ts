import { expect, test } from 'vitest';
import { wayBack } from './wayBack.ts';

test('only paths of this site lead back', () => {
  expect(wayBack('/n/1/2027/plan?rad=2')).toBe('/n/1/2027/plan?rad=2');
  for (const asked of ['//evil.example', '/\\evil.example', 'https://evil.example', '/logga-in?till=/', undefined, 3]) expect(wayBack(asked)).toBe('/');
});
