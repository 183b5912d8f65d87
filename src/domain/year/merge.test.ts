import { describe, expect, it } from 'vitest';
import { lensOf } from './checks-lens.ts';
import { activityOf, contentOf, controlOf, eventOf, measureOf } from './content.fixture.ts';
import { mergeEvents, proposedKept } from './merge.ts';
import { alikeEvents } from '../risk/checks-duplicates.ts';

const content = contentOf({
  events: [
    eventOf('e1', { text: 'Faktura betalas två gånger', treatment: 'analysisOnly', department: '' }),
    eventOf('e2', { text: 'Fakturan betalas två gånger', treatment: 'plan', treatmentReason: 'Ofta', department: 'Ekonomi', likelihood: 4, consequence: 4 }),
    eventOf('e3', { text: 'Nyckel lämnas ut' }), eventOf('e4', { text: 'Faktura betalas två gånger', kind: 'process' }),
  ],
  controls: [controlOf('c1', ['e1', 'e2']), controlOf('c2', ['e3'])], activities: [activityOf('a1', ['e2', 'e3'])], measures: [measureOf('m1', ['e2'])],
});

describe('two events become one', () => {
  it('keeps the words and rating of the one, takes over what it leaves unsaid, and all that named the other', () => {
    const merged = mergeEvents(content, 'e1', ['e2']);
    expect(merged?.gone.map((event) => event.id)).toEqual(['e2']);
    expect(merged?.changes.map((one) => [one.object, one.id, one.field, one.wanted])).toEqual([
      ['event', 'e1', 'department', 'Ekonomi'], ['event', 'e1', 'treatment', 'plan'], ['event', 'e1', 'treatmentReason', 'Ofta'],
      ['control', 'c1', 'covers', ['e1']], ['activity', 'a1', 'eventIds', ['e1', 'e3']], ['measure', 'm1', 'eventIds', ['e1']],
    ]);
  });
  it('takes the whole rating from the other when it has none, never half of it', () => {
    const unrated = { ...content, events: content.events.map((event) => (event.id === 'e1' ? { ...event, likelihood: null, consequence: null } : event)) };
    expect(mergeEvents(unrated, 'e1', ['e2'])?.changes.filter((one) => ['likelihood', 'consequence'].includes(one.field)).map((one) => one.wanted)).toEqual([4, 4]);
  });
  it('refuses itself, what is not there, twice the same and another analysis', () => {
    for (const gone of [['e1'], ['e9'], [], ['e2', 'e2', 'e9'], ['e4']]) expect(mergeEvents(content, 'e1', gone)).toBeNull();
  });
  it('proposes to keep the one in the plan', () => {
    const sets = alikeEvents(lensOf(content));
    expect(sets.map((set) => set.map((event) => event.id))).toEqual([['e1', 'e2']]);
    expect(proposedKept(content, sets[0] ?? [])?.id).toBe('e2');
  });
});
