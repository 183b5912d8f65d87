import { describe, expect, it } from 'vitest';
import type { Day } from '../day.ts';
import { wheelMarks, type WheelInput } from './wheel.ts';

const day = (text: string): Day => text as Day;
const input = (more: Partial<WheelInput>): WheelInput => ({ year: 2026, today: day('2026-11-10'), coming: null, periods: [], followups: [], lateMeasures: [], ...more });
const period = (done: number, late: number, more: object = {}) => ({ code: '2026-Q3', to: day('2026-09-30'), due: day('2026-10-15'), planned: 10, done, late, ...more });
const state = (given: Partial<WheelInput>, kind: string): string => wheelMarks(input(given)).find((mark) => mark.what.kind === kind)?.state ?? 'none';

describe('the year wheel', () => {
  it.each([
    ['all done', period(10, 0), 'done'], ['three late', period(7, 3), 'late'], ['the period is over, days are left', period(7, 0), 'now'], ['the period is not over', period(2, 0, { to: day('2026-12-31'), due: day('2027-01-15') }), 'todo'],
    ['nothing planned is nothing to show', period(0, 0, { planned: 0 }), 'none'],
  ])('controls: %s', (_, given, wanted) => {
    expect(state({ periods: [given] }, 'controls')).toBe(wanted);
  });
  const coming = { began: day('2026-08-20'), errors: 2, meetingOn: day('2026-12-08'), decidedOn: null };
  it.each([
    ['begun', { coming }, 'now'], ['decided', { coming: { ...coming, decidedOn: day('2026-11-03') } }, 'done'], ['the meeting has passed without a decision', { coming: { ...coming, meetingOn: day('2026-11-03') } }, 'late'], ['not begun', {}, 'todo'],
  ] as const)('the coming plan: %s', (_, given, wanted) => {
    expect(state(given, 'analysis')).toBe(wanted);
  });
  const followup = { code: 'T2', name: 'T2', begins: day('2026-09-01'), due: day('2026-09-30'), state: 'draft' as const, on: null };
  it.each([
    ['a draft after its last day', followup, 'late'], ['submitted', { ...followup, state: 'submitted' as const, on: day('2026-09-28') }, 'done'], ['a draft in time', { ...followup, due: day('2026-11-30') }, 'now'], ['not yet', { ...followup, state: 'none' as const, begins: day('2027-01-11'), due: day('2027-02-15') }, 'todo'],
  ])('follow-up: %s', (_, given, wanted) => {
    expect(state({ followups: [given] }, 'followup')).toBe(wanted);
  });
  it('is sorted by the day it is due', () => {
    const due = wheelMarks(input({ coming, periods: [period(1, 0)], followups: [followup] })).map((mark) => mark.due);
    expect(due).toEqual(due.toSorted());
  });
});
