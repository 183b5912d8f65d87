import { describe, expect, it } from 'vitest';
import { deliveredCalendar } from '../calendar/delivered.ts';
import type { Day } from '../day.ts';
import type { VersionHead } from '../decision/version.ts';
import type { BoardYearId, VersionId } from '../identity.ts';
import { nextAfter, tasksFrom, type BoardRights, type TaskFacts } from './tasks.ts';

const day = (text: string): Day => text as Day;
const none: BoardRights = { reads: true, import: false, edit: false, start: false, submit: false, register: false, manageControls: false, editMeasures: false, readsMeasures: true, editFollowup: false, judge: false, readsDecidedOnly: false };
const coordinator: BoardRights = { ...none, import: true, edit: true, start: true, submit: true, register: true, manageControls: true, editMeasures: true, editFollowup: true };
function version(more: Partial<VersionHead> = {}): VersionHead {
  return {
    id: 'v' as VersionId, boardYearId: 'y' as BoardYearId, number: 1, kind: 'submitted', checksum: '', meetingOn: day('2026-01-20'), caseNumber: '', recipients: '', submittedAt: '2026-01-05T08:00:00Z', submittedBy: null, withdrawnAt: null, withdrawnNote: '',
    outcome: 'asProposed', decidedOn: day('2026-01-20'), minutesItem: '§ 4', decisionNote: '', registeredAt: '2026-01-21T08:00:00Z', adjustedOn: day('2026-01-28'), notice: '', ...more,
  };
}
const decidedYear = { id: 'y', bodyId: 'b', year: 2026, eventCount: 40, carriedCount: 0, versions: [version()] };
function facts(more: Partial<TaskFacts>, rights: BoardRights = coordinator): TaskFacts {
  return { today: day('2026-05-10'), personId: 'me', boards: [{ id: 'b', name: 'Kulturnämnden', rights }], calendar: deliveredCalendar, years: [decidedYear], followups: [], controls: [], sums: [sums()], left: [], measures: [], recommendations: [], nothingYet: false, ...more };
}
function sums(more = {}) {
  return { activityId: 'a', bodyId: 'b', year: 2026, title: 'Attest av utlägg', period: '2026-Q1', to: day('2026-03-31'), due: day('2026-04-15'), planned: 57, done: 57, late: 0, places: 57, ownerId: null, summarised: true, ...more };
}
const kinds = (given: TaskFacts): string[] => tasksFrom(given).map((task) => `${task.kind} ${task.due ?? '–'}`);

describe('what waits for a person', () => {
  it('is nothing when all is done', () => {
    expect(kinds(facts({}))).toEqual([]);
  });

  const control = { occasionId: 'o', bodyId: 'b', year: 2026, title: 'Attest', place: 'Simhallen', period: '2026-Q2', from: day('2026-04-01'), due: day('2026-06-15'), as: 'performer' as const };
  it.each([
    ['a control whose period has begun', control, ['performControl 2026-06-15']],
    ['one that has not begun', { ...control, from: day('2026-07-01'), due: day('2026-10-15') }, []],
    ['one that is far off', { ...control, from: day('2026-01-01'), due: day('2027-01-15') }, []],
    ['a late one', { ...control, due: day('2026-04-15') }, ['performControl 2026-04-15']],
    ['a second look', { ...control, as: 'reviewer' as const, from: day('2026-07-01') }, ['reviewControl 2026-06-15']],
  ])('%s', (_, given, wanted) => {
    expect(kinds(facts({ controls: [given] }, none))).toEqual(wanted);
  });

  it.each([
    ['units that are left after the period', sums({ done: 44 }), coordinator, 'me2', ['remindUnits 2026-04-15']],
    ['the same before the period has ended', sums({ done: 44, to: day('2026-06-30') }), coordinator, 'me2', []],
    ['for who does not lead', sums({ done: 44 }), none, 'me2', []],
    ['for the owner', sums({ done: 44, ownerId: 'me' }), none, 'me', ['remindUnits 2026-04-15']],
    ['the owner’s analysis when all are done', sums({ ownerId: 'me', summarised: false }), none, 'me', ['summarise 2026-04-29']],
    ['a single control is nobody to remind', sums({ done: 0, planned: 1, places: 0 }), coordinator, 'me2', []],
  ])('%s', (_, given, rights, personId, wanted) => {
    expect(kinds(facts({ sums: [given], personId }, rights))).toEqual(wanted);
  });

  it.each([
    ['mine and soon', { end: day('2026-05-20'), responsibleId: 'me' }, ['measureDue 2026-05-20']],
    ['mine and far off', { end: day('2026-09-20'), responsibleId: 'me' }, []],
    ['another’s', { end: day('2026-04-20'), responsibleId: 'you' }, []],
    ['nobody’s and late', { end: day('2026-04-20'), responsibleId: null }, ['measureDue 2026-04-20']],
    ['done without a look at its effect', { end: day('2026-02-20'), responsibleId: 'you', state: 'unchecked' as const, doneOn: day('2026-02-20') }, ['checkEffect 2026-05-21']],
  ])('a measure: %s', (_, given, wanted) => {
    expect(kinds(facts({ measures: [{ id: 'm', bodyId: 'b', title: 'Byta lås', state: 'open', doneOn: null, ...given }] }))).toEqual(wanted);
  });

  it('a measure and a recommendation of one’s own lead to a page of their own where the register is not open to be written in, and to a year that there is', () => {
    const measure = { id: 'm', bodyId: 'b', title: 'Byta lås', state: 'open' as const, doneOn: null, end: day('2026-05-20'), responsibleId: 'me' };
    const recommendation = { id: 'r', bodyId: 'b', text: 'Se över', due: day('2026-06-01'), ownerId: 'me' };
    const pages = (rights: BoardRights, more: Partial<TaskFacts> = {}) => tasksFrom(facts({ measures: [measure], recommendations: [recommendation], ...more }, rights)).flatMap((task) => (task.targetId === 'm' || task.targetId === 'r' ? [[task.targetId, task.ownPage === true, task.year]] : []));
    expect(pages(coordinator)).toEqual([['m', false, 2026], ['r', false, 2026]]);
    expect(pages(none)).toEqual([['m', false, 2026], ['r', true, 2026]]);
    expect(pages({ ...none, readsMeasures: false })).toEqual([['m', true, 2026], ['r', true, 2026]]);
    // January, and nobody has begun the year.
    const lastYear = { years: [{ ...decidedYear, year: 2025 }, { ...decidedYear, year: 2024 }] };
    expect(pages(coordinator, lastYear)).toEqual([['m', false, 2025], ['r', false, 2025]]);
    expect(tasksFrom(facts({ measures: [{ ...measure, state: 'unchecked', doneOn: day('2026-04-01') }], ...lastYear })).filter((task) => task.kind === 'checkEffect').map((task) => task.year)).toEqual([2025]);
  });

  it('leads through a follow-up: begin, write, judge, hand in, register, adjust', () => {
    const at = (today: string, followup: Partial<TaskFacts['followups'][number]> | null, rights = coordinator) =>
      kinds(facts({ today: day(today), years: [decidedYear], sums: [sums()], followups: followup === null ? [] : [{ boardYearId: 'y', occasion: 'VB', begun: true, judged: false, sections: 10, ready: 4, versions: [], ...followup }], calendar: deliveredCalendar.filter((one) => one.code === 'VB') }, rights)).filter((one) => !one.startsWith('startYear'));
    expect(at('2026-12-30', null)).toEqual([]);
    expect(at('2027-01-10', null)).toEqual(['beginFollowup 2027-02-15']);
    expect(at('2027-01-10', {})).toEqual(['writeFollowup 2027-02-15']);
    expect(at('2027-01-10', {}, { ...none, judge: true })).toEqual(['judge 2027-02-15']);
    expect(at('2027-01-10', { ready: 10 })).toEqual([]);
    expect(at('2027-01-10', { ready: 10, judged: true })).toEqual(['submitFollowup 2027-02-15']);
    expect(at('2027-01-10', { ready: 10, judged: true, versions: [version({ outcome: null, decidedOn: null, adjustedOn: null, meetingOn: day('2027-02-10') })] })).toEqual(['registerFollowup 2027-02-10']);
    expect(at('2027-02-12', { ready: 10, judged: true, versions: [version({ decidedOn: day('2027-02-10'), adjustedOn: null })] })).toEqual(['adjustFollowup 2027-02-10']);
  });

  it('tells an auditor of what was decided lately, and nobody else', () => {
    const auditor = { ...none, reads: false, readsDecidedOnly: true };
    expect(kinds(facts({ today: day('2026-02-10') }, auditor))).toEqual(['readDecided 2026-01-20']);
    expect(kinds(facts({ today: day('2026-05-10') }, auditor))).toEqual([]);
    expect(kinds(facts({ today: day('2026-02-10') }))).toEqual([]);
  });

  it.each(['T2', 'VB'] as const)('tells an auditor of a follow-up that was decided lately, with the version to read: %s', (occasion) => {
    const auditor = { ...none, reads: false, readsDecidedOnly: true };
    const followup = { boardYearId: 'y', occasion, begun: true, judged: true, sections: 3, ready: 3, versions: [version({ id: 'uppföljningen' as VersionId, decidedOn: day('2026-10-14'), outcome: 'withChanges' })] };
    const told = (today: string, rights: BoardRights, more: Partial<typeof followup> = {}) => tasksFrom(facts({ today: day(today), followups: [{ ...followup, ...more }], calendar: deliveredCalendar.map((one) => ({ ...one, begins: '09-01', yearAfter: false })) }, rights)).filter((task) => task.kind === 'readFollowup');
    expect(told('2026-10-20', auditor)).toMatchObject([{ year: 2026, due: '2026-10-14', code: occasion, targetId: 'uppföljningen', board: 'Kulturnämnden', title: deliveredCalendar.find((one) => one.code === occasion)?.name }]);
    expect(told('2026-12-14', auditor)).toEqual([]);
    expect(told('2026-10-20', coordinator)).toEqual([]);
    // What only lies at the board is no decision.
    expect(told('2026-10-20', auditor, { versions: [version({ outcome: null, decidedOn: null, adjustedOn: null })] })).toEqual([]);
  });

  it('asks nobody to adjust what was taken in from an earlier document, and for the next year in spring too', () => {
    const decided = (kind: VersionHead['kind']) => [{ ...decidedYear, versions: [version({ kind, adjustedOn: null })] }];
    expect(kinds(facts({ years: decided('takenIn') }))).toEqual([]);
    expect(kinds(facts({ years: decided('submitted') }))).toEqual(['adjust 2026-01-20']);
    expect(kinds(facts({ today: day('2026-08-01') })).filter((one) => one.startsWith('startYear'))).toEqual(['startYear 2026-10-31']);
    expect(kinds(facts({ today: day('2027-03-01'), calendar: [] })).filter((one) => one.startsWith('startYear'))).toEqual(['startYear 2026-10-31']);
  });

  it('is sorted by the day it is due, and what comes next is told when it is empty', () => {
    const many = facts({ controls: [control, { ...control, occasionId: 'p', due: day('2026-05-12') }], measures: [{ id: 'm', bodyId: 'b', title: 'Byta lås', state: 'open', doneOn: null, end: day('2026-05-11'), responsibleId: 'me' }] });
    expect(kinds(many)).toEqual(['measureDue 2026-05-11', 'performControl 2026-05-12', 'performControl 2026-06-15']);
    expect(nextAfter(facts({}))).toEqual({ on: '2026-09-01', what: 'followup', title: 'Tertialuppföljning 2' });
    expect(nextAfter(facts({ controls: [{ ...control, from: day('2026-07-01'), due: day('2026-10-15') }] }))).toMatchObject({ on: '2026-07-01', what: 'control' });
  });
});
