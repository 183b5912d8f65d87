import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deliveredMethods, fiveByFive } from '../method/delivered.ts';
import type { Method } from '../method/method.ts';
import type { EventId } from '../identity.ts';
import { checkYear, openFindings } from './check.ts';
import { compareYears } from './compare.ts';
import { activityOf, contentOf, controlOf, eventOf, groupOf, measureOf } from './content.fixture.ts';
import type { Lineage, YearContent } from './content.ts';
import { nextLabel, printedOrder, renumber } from './renumber.ts';
import { startYear } from './start.ts';

const ids = ['x1', 'x2', 'x3', 'x4', 'x5', 'x6'];
const id = fc.constantFrom(...ids, 'missing');
const words = fc.oneof(
  fc.constantFrom('', ' ', 'Nej', 'Lån registreras inte', 'Lån registreras ej', 'Kontroll enligt beskrivning', 'Inköp över 5 000 kr i maj', 'Ska utvecklas', '☃|\\|', 'å'.repeat(300)),
  fc.string({ maxLength: 40, unit: 'grapheme' }));
const step = fc.option(fc.integer({ min: -2, max: 7 }), { nil: null });
const treatment = fc.option(fc.constantFrom('analysisOnly', 'plan', 'measure', 'accept', 'watch', 'gone'), { nil: null });
const few = fc.array(id, { maxLength: 3 });

const events = fc.array(fc.record({
  text: words, explanation: words, label: fc.option(fc.constantFrom('1', '2', '3', 'A'), { nil: null }), likelihood: step, consequence: step, printedValue: step, treatment,
  treatmentReason: words, ratingReason: words, routine: words, groupId: fc.option(id, { nil: null }), position: fc.integer({ min: 0, max: 3 }),
  kind: fc.constantFrom('event', 'indicator', 'process'), review: fc.constantFrom('carried', 'new'), origin: fc.constantFrom('own', 'common'),
}), { maxLength: 6 });
const content: fc.Arbitrary<YearContent> = fc.record({
  events, activities: fc.array(fc.record({ eventIds: few, text: words, printedEvent: words, scope: words }), { maxLength: 6 }),
  groups: fc.array(fc.record({ parentId: fc.option(id, { nil: null }), title: words, position: fc.integer({ min: 0, max: 3 }) }), { maxLength: 6 }),
  controls: fc.array(fc.record({ covers: few, text: words, groupId: fc.option(id, { nil: null }) }), { maxLength: 4 }),
  measures: fc.array(fc.record({ eventIds: few, status: fc.constantFrom('notStarted', 'done', 'cancelled') }), { maxLength: 3 }),
  method: fc.constantFrom<Method>(...deliveredMethods, { ...fiveByFive, measureFrom: null, planFrom: null, grouping: [] }),
  columns: fc.boolean(),
}).map((given) => contentOf({
  method: given.method, layout: { hasOwnerColumn: given.columns, hasFrequencyColumn: given.columns, hasControlColumn: given.columns, hasPlanColumn: given.columns },
  events: given.events.map((each, at) => eventOf(ids[at] ?? '', { ...each, groupId: each.groupId && `g${each.groupId}` })),
  activities: given.activities.map(({ eventIds, ...each }, at) => activityOf(`a${ids[at]}`, eventIds, each)),
  groups: given.groups.map((each, at) => groupOf(`g${ids[at]}`, each.parentId && `g${each.parentId}`, { title: each.title, position: each.position })),
  controls: given.controls.map((each, at) => controlOf(`c${ids[at]}`, each.covers, each.text, each.groupId && `g${each.groupId}`)),
  measures: given.measures.map((each, at) => measureOf(`m${ids[at]}`, each.eventIds, { status: each.status as 'done' })),
}));
const lineage: fc.Arbitrary<Lineage[]> = fc.array(fc.record({ object: fc.constantFrom('event' as const, 'activity' as const), kind: fc.constantFrom('same' as const, 'merged' as const), from: few, to: few }), { maxLength: 6 });
const runs = { numRuns: 150 };

describe('whatever a year holds', () => {
  it('the checks never throw, and each row has its key', () => {
    fc.assert(fc.property(content, content, lineage, (now, last, rows) => {
      for (const finding of checkYear(now, { content: last, lineage: rows })) {
        expect(finding.keys).toHaveLength(Math.max(1, finding.rows.length));
      }
    }), runs);
  });
  it('the order in which rows are stored changes no finding', () => {
    fc.assert(fc.property(content, content, lineage, fc.integer({ min: 0, max: 5 }), (now, last, rows, turn) => {
      const turned = <T>(list: readonly T[]): T[] => [...list.slice(turn), ...list.slice(0, turn)].toReversed();
      const mixed = { ...now, events: turned(now.events), activities: turned(now.activities), groups: turned(now.groups) };
      expect(checkYear(mixed, { content: last, lineage: rows })).toEqual(checkYear(now, { content: last, lineage: rows }));
    }), runs);
  });
  it('a note on every key leaves only errors open', () => {
    fc.assert(fc.property(content, (now) => {
      const findings = checkYear(now, null);
      const notes = findings.map((finding) => ({ id: 'note' as never, rule: finding.rule, keys: finding.keys, reason: 'Känt', asked: false }));
      expect(openFindings(findings, notes).open).toEqual(findings.filter((finding) => finding.severity === 'error'));
    }), runs);
  });
  it('numbers every event once, and the next label is free', () => {
    fc.assert(fc.property(content, (now) => {
      expect(printedOrder(now).map((event) => event.id).toSorted()).toEqual(now.events.map((event) => event.id).toSorted());
      const numbered = renumber(now);
      const renumbered = { ...now, events: now.events.map((event) => ({ ...event, label: numbered.find((each) => each.eventId === event.id)?.label ?? null })) };
      expect(checkYear(renumbered, null).map((finding) => finding.rule)).not.toContain('risk.number-twice');
      expect(now.events.filter((event) => event.kind === 'event').map((event) => event.label)).not.toContain(nextLabel(now));
    }), runs);
  });
  it('a started year loses nothing, ties each row once, and is no different but for what was left behind', () => {
    fc.assert(fc.property(content, (last) => {
      let made = 0;
      const { content: next, lineage: rows } = startYear(last, last.year + 1, () => `new ${made++}`, last.boardYearId);
      for (const object of ['group', 'control', 'event', 'activity'] as const) {
        const idsOf = (of: YearContent): string[] => ({ group: of.groups, control: of.controls, event: of.events, activity: of.activities })[object].map((row) => row.id);
        const own = rows.filter((row) => row.object === object);
        expect(own.flatMap((row) => row.to)).toEqual(idsOf(next));
        expect(own.flatMap((row) => row.from)).toEqual(idsOf(last));
      }
      expect(new Set(rows.flatMap((row) => row.to)).size).toBe(rows.length);
      expect(next.events.every((event) => event.review === 'carried')).toBe(true);
      expect(next.measures.every((measure) => measure.eventIds.every((each: EventId) => next.events.some((event) => event.id === each)))).toBe(true);
      const told = compareYears(last, next, rows).filter((each) => each.kind !== 'movedOut' && each.kind !== 'movedIn' && each.kind !== 'rehandled');
      // Only a finished measure is left behind; it can take an event out of a plan that holds measures.
      expect(told).toEqual([]);
    }), runs);
  });
});
