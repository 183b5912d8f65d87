import { describe, expect, it } from 'vitest';
import type { BoardYearId } from '../identity.ts';
import { checkYear, openFindings } from './check.ts';
import { activityOf, allAnswered, contentOf, controlOf, eventOf, groupOf, measureOf, noteOf } from './content.fixture.ts';
import { startYear } from './start.ts';

const last = contentOf({
  year: 2026, groups: [groupOf('g1'), groupOf('g2', 'g1')], controls: [controlOf('c1', ['e1'], 'Attest', 'g2')],
  events: [eventOf('e1', { groupId: 'g2', likelihood: 3, consequence: 4, printedValue: 12, treatment: 'plan', ratingReason: 'Ny lag', riskOwner: { kind: 'text', printed: 'Chefen' } }), eventOf('e2', { groupId: 'g2', treatment: 'accept' })],
  activities: [activityOf('a1', ['e1'], { printedEvent: 'Händelsen' })],
  measures: [measureOf('m1', ['e1']), measureOf('m2', ['e1'], { status: 'done' }), measureOf('m3', ['e1'], { status: 'cancelled' })],
  answers: allAnswered.map((answer) => answer.question === 'grants' ? { ...answer, eventIds: [eventOf('e1').id] } : answer),
});
const noted = { ...last, notes: [noteOf('risk.accepted-without-reason', checkYear(last, null).find((each) => each.rule === 'risk.accepted-without-reason')?.keys ?? [])] };
let made = 0;
const { content, lineage } = startYear(noted, 2027, () => `new-${made += 1}`, 'next' as BoardYearId);

describe('a year started from the last', () => {
  it('carries everything under new ids', () => {
    expect(content).toMatchObject({ year: 2027, boardYearId: 'next', endedEvents: [] });
    expect(content.groups[1]?.parentId).toBe(content.groups[0]?.id);
    expect(content.events[0]).toMatchObject({ groupId: content.groups[1]?.id, label: '1', likelihood: 3, consequence: 4, printedValue: null, ratingReason: 'Ny lag', review: 'carried', riskOwner: { printed: 'Chefen' } });
    expect(content.controls[0]).toMatchObject({ covers: [content.events[0]?.id], groupId: content.groups[1]?.id });
    expect(content.activities[0]).toMatchObject({ eventIds: [content.events[0]?.id], printedEvent: '', owner: { printed: 'Ekonomichefen' } });
    expect(lineage).toHaveLength(6);
  });
  it('keeps the measures that still run, under their own ids', () => {
    expect(content.measures).toMatchObject([{ id: 'm1', eventIds: [content.events[0]?.id] }]);
  });
  it('asks the ten questions anew, but remembers which events answered', () => {
    expect(content.answers.find((answer) => answer.question === 'grants')).toMatchObject({ eventIds: [content.events[0]?.id], reason: '' });
    expect(checkYear(content, null).find((each) => each.rule === 'risk.irregularities-not-considered')?.rows).toHaveLength(9);
  });
  it('brings last year\'s notes back as questions at the same rows', () => {
    const { open, asked } = openFindings(checkYear(content, { content: noted, lineage }), content.notes);
    expect(asked).toMatchObject([{ reason: 'Nämnden känner till det', finding: { rows: [{ label: '2' }] } }]);
    expect(open.map((each) => each.rule)).toContain('risk.accepted-without-reason');
  });
  it('is told that nothing has been reviewed', () => {
    const rules = checkYear(content, { content: noted, lineage }).map((each) => each.rule);
    expect(rules).toContain('risk.not-reviewed-this-year');
    for (const rule of ['risk.gone-without-reason', 'plan.left-without-reason', 'risk.rating-changed-without-comment', 'control.changed-event-kept']) expect(rules).not.toContain(rule);
  });
});
