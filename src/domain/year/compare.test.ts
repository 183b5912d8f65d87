import { describe, expect, it } from 'vitest';
import { compareYears } from './compare.ts';
import type { Difference } from './compare.ts';
import { activityOf, contentOf, controlOf, eventOf, groupOf } from './content.fixture.ts';
import type { Lineage } from './content.ts';

const kinds = (differences: readonly Difference[]): string[] => differences.map((each) => `${each.object} ${each.kind}`);

describe('two versions of a year', () => {
  const before = contentOf({ events: [eventOf('e1'), eventOf('e2')], activities: [activityOf('a1', ['e2'])], controls: [controlOf('c1', ['e1'])], groups: [groupOf('g1')] });
  it('are equal to themselves', () => expect(compareYears(before, before, 'sameIds')).toEqual([]));
  it('differ by row', () => {
    const after = contentOf({
      events: [eventOf('e1', { label: '4', text: 'Lån registreras aldrig', likelihood: 3, ratingReason: 'Ny lag', treatment: 'plan' }), eventOf('e3')],
      activities: [activityOf('a1', ['e3'], { text: activityOf('a1', []).text, owner: { kind: 'text', printed: 'Arkivarien' }, frequency: null })],
      controls: [controlOf('c1', ['e1'], 'Nya ord')], groups: [groupOf('g1', null, { title: 'Ny rubrik' })],
    });
    expect(kinds(compareYears(before, after, 'sameIds'))).toEqual([
      'group reworded', 'event reworded', 'event renumbered', 'event re-rated', 'event movedIn', 'event new', 'event gone', 'control reworded', 'activity reassigned', 'activity rescheduled',
    ]);
    expect(compareYears(before, after, 'sameIds').find((each) => each.kind === 're-rated')).toMatchObject({
      from: { likelihood: 2, consequence: 2 }, to: { likelihood: 3, consequence: 2 }, reason: 'Ny lag', before: { label: '1' }, after: { label: '4' },
    });
  });
});

describe('two years', () => {
  const lineage: Lineage[] = [{ object: 'event', kind: 'merged', from: ['p1', 'p2'], to: ['e1'] }];
  it('are tied by lineage: a merge tells of each earlier row', () => {
    const last = contentOf({ events: [eventOf('p1', { treatment: 'plan' }), eventOf('p2'), eventOf('p3')] });
    const now = contentOf({ events: [eventOf('e1', { text: eventOf('p1').text, treatmentReason: 'Systemet är bytt' }), eventOf('e2')] });
    expect(compareYears(last, now, lineage)).toMatchObject([
      { kind: 'movedOut', before: { id: 'p1' }, after: { id: 'e1' }, reason: 'Systemet är bytt' },
      { kind: 'reworded', before: { id: 'p2' } }, { kind: 'renumbered', from: '2', to: '1' },
      { kind: 'new', after: { id: 'e2' } }, { kind: 'gone', before: { id: 'p3' } },
    ]);
  });
});
