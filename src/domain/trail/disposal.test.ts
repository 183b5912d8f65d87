import { describe, expect, it } from 'vitest';
import { DISPOSE, OF_THE_LOG, orderOf, orders } from './disposal.ts';

describe('an order to dispose', () => {
  const content = { kind: 'act', values: { rule: 'Plan 4.2', before: '2020-01-01', ranges: [[1, 3], [7, 7]] }, note: '' };
  it('is read from what the entry says, and from nothing else', () => {
    const order = orderOf(content);
    expect(order).toEqual({ rule: 'Plan 4.2', before: '2020-01-01', count: 4, ranges: [[1, 3], [7, 7]] });
    expect([1, 3, 4, 7, 8].map((number) => order !== null && orders(order, number))).toEqual([true, true, false, true, false]);
    for (const other of [null, 'x', {}, { values: null }, { values: { rule: 'x', before: 'y' } }, { values: { ...content.values, ranges: [[3, 1]] } }, { values: { ...content.values, ranges: [['1', '2']] } }]) expect(orderOf(other)).toBeNull();
  });
  it('is of the log itself, and so never disposed of', () => {
    expect(DISPOSE.startsWith(OF_THE_LOG)).toBe(true);
  });
});
