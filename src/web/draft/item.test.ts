import { expect, test } from 'vitest';
import { enqueue, withConflicts, type Conflict, type Item } from './item.ts';

const change = (changeId: string, field: string, seen: unknown, wanted: unknown): Item => ({ kind: 'change', changeId, changes: [{ object: 'event', id: 'a', field, seen, wanted }] });

test('typing in one field is one change: first seen, last wanted', () => {
  const queue = enqueue(enqueue([], change('1', 'text', '', 'H'), 0), change('2', 'text', 'H', 'He'), 0);
  expect(queue).toEqual([change('1', 'text', '', 'He')]);
});
test('what is written and taken away again before it is sent is no change', () => {
  expect(enqueue([change('1', 'text', '', 'H')], change('2', 'text', 'H', ''), 0)).toEqual([]);
  expect(enqueue([change('1', 'text', '', 'H')], change('2', 'text', 'H', ''), 1)).toHaveLength(2);
});
test('what is under way stays as it was sent', () => {
  const queue = enqueue([change('1', 'text', '', 'H')], change('2', 'text', 'H', 'He'), 1);
  expect(queue).toEqual([change('1', 'text', '', 'H'), change('2', 'text', 'H', 'He')]);
});
test('another field, or another act between, is a change of its own', () => {
  expect(enqueue([change('1', 'text', '', 'H')], change('2', 'category', '', 'x'), 0)).toHaveLength(2);
  expect(enqueue([{ kind: 'renumber', changeId: '1' }], change('2', 'text', '', 'x'), 0)).toHaveLength(2);
});
test('a newer conflict of the same field takes the older place', () => {
  const one = (now: string): Conflict => ({ object: 'event', id: 'a', field: 'text', wanted: 'mitt', now, by: 'Asta', at: '' });
  expect(withConflicts([one('förra'), { ...one('x'), field: 'category' }], [one('nya')]).map((each) => each.now)).toEqual(['x', 'nya']);
});
