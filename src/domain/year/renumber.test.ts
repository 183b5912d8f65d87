import { expect, it } from 'vitest';
import { contentOf, eventOf, groupOf } from './content.fixture.ts';
import { nextLabel, printedGroups, printedOrder, renumber } from './renumber.ts';

const content = contentOf({
  groups: [groupOf('g2'), groupOf('g1'), groupOf('g12', 'g1', { position: 2 }), groupOf('g11', 'g1', { position: 1 })],
  events: [
    eventOf('e1', { groupId: 'g2', label: '41' }), eventOf('e2', { groupId: 'g12', label: null }), eventOf('e3', { groupId: 'g11', position: 9, label: 'B' }),
    eventOf('e4', { groupId: 'g11', position: 1, label: '7' }), eventOf('e5', { groupId: null, label: '3' }), eventOf('e6', { kind: 'indicator', groupId: 'g1', label: '99' }),
  ],
});

it('prints groups each before what lies under it', () => {
  expect(printedGroups(content).map((group) => group.id)).toEqual(['g1', 'g11', 'g12', 'g2']);
});
it('prints events group by group, those without a group last, each analysis by itself', () => {
  expect(printedOrder(content).map((event) => event.id)).toEqual(['e4', 'e3', 'e2', 'e1', 'e5', 'e6']);
});
it('numbers in that order, each analysis from 1', () => {
  expect(renumber(content).map((each) => `${each.eventId} ${each.label}`)).toEqual(['e4 1', 'e3 2', 'e2 3', 'e1 4', 'e5 5', 'e6 1']);
});
it('gives a new event the next number', () => {
  expect(nextLabel(content)).toBe('42');
  expect(nextLabel(content, 'indicator')).toBe('100');
  expect(nextLabel(contentOf())).toBe('1');
});
