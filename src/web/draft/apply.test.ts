import { describe, expect, it } from 'vitest';
import type { YearView } from '../../contract/year.ts';
import { activityOf, contentOf, eventOf } from '../../domain/year/content.fixture.ts';
import { apply } from './apply.ts';

const content = contentOf({ events: [eventOf('e1', { treatment: 'plan' }), eventOf('e2', { treatment: 'plan', department: 'Staben' })], activities: [activityOf('a1', ['e2'])], endedEvents: [{ previousEventId: 'p1' as never, reason: 'Upphört' }] });
const view = { content } as YearView;

describe('the year as it will look when a change is saved', () => {
  it('shows merged events as one at once, with what named the other', () => {
    const after = apply(view, { kind: 'merge', changeId: 'c', keep: 'e1', gone: ['e2'] }).content;
    expect(after.events.map((event) => [event.id, event.department])).toEqual([['e1', 'Staben']]);
    expect(after.activities[0]?.eventIds).toEqual(['e1']);
    expect(apply(view, { kind: 'merge', changeId: 'c', keep: 'e1', gone: ['e9'] })).toBe(view);
  });
  it('ends nothing that is continued again, and leaves the rows as they were', () => {
    const after = apply(view, { kind: 'change', changeId: 'c', changes: [{ object: 'event', id: 'e1', field: 'continues', seen: [], wanted: ['p1'] }] }).content;
    expect([after.endedEvents, after.events]).toEqual([[], content.events]);
  });
});
