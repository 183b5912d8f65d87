import { expect, it } from 'vitest';
import type { PersonId } from '../identity.ts';
import { leavesNobody, type Administrator } from './administrators.ts';

const one = (personId: string, lasting: boolean, reached: boolean): Administrator => ({ personId: personId as PersonId, lasting, reached });

it.each<readonly [string, readonly Administrator[], readonly Administrator[], boolean]>([
  ['nobody there, nobody lost', [], [], false],
  ['the only one goes', [one('a', true, true)], [], true],
  ['one of two alike goes', [one('a', true, true), one('b', true, true)], [one('b', true, true)], false],
  ['who stays has a role that ends', [one('a', true, true), one('b', false, true)], [one('b', false, true)], true],
  ['who stays cannot come in', [one('a', true, true), one('b', true, false)], [one('b', true, false)], true],
  ['who stays comes in, and only the role of one without a way in goes', [one('a', true, true), one('b', true, false)], [one('a', true, true)], false],
  ['nobody has signed in yet: a link waits', [one('a', true, false), one('b', true, false)], [one('b', true, false)], false],
  ['the last who comes in is of a group', [one('a', true, false), one('b', false, true)], [one('a', true, false)], true],
  ['the last way in is taken away', [one('a', true, true)], [one('a', true, false)], true],
  ['only a group makes administrators, and its last one goes', [one('a', false, false)], [], true],
  ['one comes and another goes', [one('a', true, true)], [one('b', true, true)], false],
])('%s', (_what, before, after, lost) => {
  expect(leavesNobody(before, after)).toBe(lost);
});
