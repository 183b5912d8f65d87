import { describe, expect, it } from 'vitest';
import type { RecommendationId } from '../identity.ts';
import { activityOf, contentOf, eventOf, measureOf } from '../year/content.fixture.ts';
import type { Lineage } from '../year/content.ts';
import type { FollowupMeasure } from './content.ts';
import { day, followupOf, occasionOf, performed, rowOf } from './followup.fixture.ts';
import { membersPage } from './membersPage.ts';

const today = day('2027-11-21');
const events = [
  eventOf('e1', { likelihood: 2, consequence: 2 }), eventOf('e2', { likelihood: 4, consequence: 4 }), eventOf('e3', { likelihood: 5, consequence: 5 }), eventOf('e4', { likelihood: 3, consequence: 4 }), eventOf('e5', { likelihood: 1, consequence: 5 }), eventOf('e6', { likelihood: null }),
];
const content = contentOf({ events, activities: [activityOf('a1', ['e3'])], measures: [measureOf('m1', ['e4'], { status: 'inProgress' })] });
const same = (id: string): Lineage => ({ object: 'event', kind: 'same', from: [`old-${id}`], to: [id] });
const before = {
  content: contentOf({ year: 2026, events: [eventOf('old-e1', { label: '1', likelihood: 2, consequence: 4 }), eventOf('old-e2', { label: '2', likelihood: 2, consequence: 4 }), eventOf('old-e9', { label: '9', text: 'Larmet går inte' })] }),
  lineage: [same('e1'), same('e2')],
};
const late: FollowupMeasure = { ...measureOf('m9', [], { status: 'inProgress', end: '2027-03-31' }), bodyId: 'b' as FollowupMeasure['bodyId'], createdOn: null, responsibleId: null, events: [], links: [], effect: null, result: '', analysis: '', ready: false, responsibleName: 'Ekonomichef' };
const followup = followupOf([
  rowOf(1, [performed('o1', 60, 20, 2, 'Mindre avvikelse')]), rowOf(2, [performed('o2', 60, 20, 1, 'Väsentlig avvikelse')]), rowOf(3, [performed('o3', 60, 20, 0, 'Utan anmärkning')]),
  rowOf(4, [occasionOf('o4', { state: 'notPerformed', dueOn: day('2027-02-01'), notPerformed: { reason: 'notInTime', text: '', until: null, by: '', on: today } })]), rowOf(5, [occasionOf('o5', { dueOn: day('2027-09-15') })]),
], { measures: [late], recommendations: [{ id: 'r' as RecommendationId, bodyId: late.bodyId, position: 0, source: 'auditors', sourceName: '', kind: 'remark', caseNumber: '', receivedOn: null, text: 'Stärk attesten', statement: '', statementDue: day('2027-06-01'), statementOn: null, owner: null, ownerId: null, status: 'open', statusReason: '', measureIds: [], after: [] }] });

describe('one page for the members', () => {
  const page = membersPage(content, before, followup, today);
  it('has the five greatest risks, with what is done and what they were', () => {
    expect(page.risks.map((one) => [one.label, one.activities.length, one.measures.length, one.before])).toEqual([['3', 1, 0, 'new'], ['2', 0, 0, 8], ['4', 0, 1, 'new'], ['5', 0, 0, 'new'], ['1', 0, 0, 8]]);
  });
  it('tells what has changed since last year', () => {
    expect(page.changed).toMatchObject({ kind: 'compared', year: 2026, risen: [{ label: '2', from: 8, to: 16 }], fallen: [{ label: '1', from: 8, to: 4 }], gone: [{ label: '9', text: 'Larmet går inte' }] });
    expect(page.changed.kind === 'compared' ? page.changed.fresh.map((one) => one.label) : []).toEqual(['3', '4', '5', '6']);
    expect(membersPage(content, { ...before, lineage: [] }, null, today).changed).toEqual({ kind: 'untied' });
  });
  it('has what went wrong, the gravest first, and what is late, the longest first', () => {
    expect(page.faults.map((one) => [one.title, one.faults, one.material])).toEqual([['Kontroll 2', 1, true], ['Kontroll 1', 2, false]]);
    expect(page.late.map((one) => [one.kind, one.since])).toEqual([['measure', '2027-03-31'], ['recommendation', '2027-06-01'], ['control', '2027-09-15']]);
  });
  it('asks what there is a ground to ask, and always three', () => {
    expect(page.questions).toEqual([{ kind: 'riskWithoutControl', risk: { label: '2', text: events[1]?.text }, value: 16 }, { kind: 'measureLate', title: late.title, since: '2027-03-31', who: 'Ekonomichef' }, { kind: 'controlNotPerformed', title: 'Kontroll 5', reason: null }]);
    expect(membersPage(contentOf(), null, null, today).questions.map((one) => one.kind)).toEqual(['missingRisk', 'otherJudgement']);
    expect(membersPage(contentOf({ events: [eventOf('e1')] }), null, null, today).questions.map((one) => one.kind)).toEqual(['greatestRisk', 'missingRisk', 'otherJudgement']);
    expect(membersPage(contentOf({ events, activities: [activityOf('a', ['e1', 'e2', 'e3', 'e4'])] }), before, followupOf([followup.rows[1] ?? rowOf(1, [])]), today).questions.map((one) => one.kind)).toEqual(['materialWithoutMeasure', 'riskRose', 'greatestRisk']);
  });
  it('tells the proposed judgement, and before that what the figures say', () => {
    expect(page.indicated).toBe('partly');
    const judgement = { judgement: 'sufficient', grounds: 'Allt är gjort.', by: 'Siv', on: today } as const;
    expect(membersPage(content, before, { ...followup, judgement }, today)).toMatchObject({ judgement, indicated: null });
    expect(membersPage(content, before, null, today)).toMatchObject({ figures: null, indicated: null, faults: [], late: [] });
  });
});
