import { describe, expect, it } from 'vitest';
import type { Day } from '../day.ts';
import type { RegisterMeasure } from './register.ts';
import { answered, reported, reportsOf, type ReportKind } from './report.ts';

const day = (text: string): Day => text as Day;
const today = day('2026-11-21');
const open: Pick<RegisterMeasure, 'status' | 'statusReason' | 'effect' | 'end'> = { status: 'notStarted', statusReason: '', effect: null, end: day('2026-12-01') };
const checked = { found: 'effective' as const, note: '', on: day('2026-11-01'), by: 'Asta' };
const say = (kind: ReportKind, given: Partial<typeof open> = {}, report: { text?: string; end?: Day | null } = {}) => {
  const outcome = reported({ ...open, ...given }, { kind, text: 'Rutinen är skriven', end: null, ...report }, today);
  return outcome.ok ? outcome.value : outcome.refusal.code;
};

describe('a report on a measure', () => {
  it('says done, on the way, more time or not at all while the measure is open', () => {
    expect(reportsOf(open)).toEqual(['done', 'onTheWay', 'moved', 'cancelled']);
    expect(say('done')).toEqual({ ...open, status: 'done' });
    expect(say('onTheWay')).toEqual({ ...open, status: 'inProgress' });
    expect(say('onTheWay', { status: 'inProgress' })).toEqual({ ...open, status: 'inProgress' });
    expect(say('cancelled')).toEqual({ ...open, status: 'cancelled', statusReason: 'Rutinen är skriven' });
    expect(say('moved', {}, { end: day('2027-01-15') })).toEqual({ ...open, end: '2027-01-15' });
    expect(say('moved', { end: null }, { end: today })).toEqual({ ...open, end: today });
  });
  it.each([
    ['the day that stands', { end: day('2026-12-01') }], ['a day that has passed', { end: day('2026-11-20') }], ['no day', { end: null }],
  ])('more time needs a new day ahead, not %s', (_, report) => {
    expect(say('moved', {}, report)).toBe('measure.new-day-missing');
  });
  it.each(['done', 'onTheWay', 'moved', 'cancelled'] as const)('%s says something in words', (kind) => {
    for (const text of ['', '  \n', '…']) expect(say(kind, {}, { text, end: day('2027-01-15') })).toBe('measure.report-without-words');
  });
  it('takes back what was not done after all, but not what somebody has checked', () => {
    expect(reportsOf({ status: 'done', effect: null })).toEqual(['reopened']);
    expect(say('reopened', { status: 'done' })).toEqual({ ...open, status: 'inProgress' });
    expect(say('reopened', { status: 'cancelled', statusReason: 'Byts' })).toMatchObject({ status: 'inProgress' });
    expect(reportsOf({ status: 'done', effect: checked })).toEqual([]);
    expect(say('reopened', { status: 'done', effect: checked })).toBe('measure.report-not-now');
    expect(say('done', { status: 'done' })).toBe('measure.report-not-now');
    expect(say('moved', { status: 'cancelled' }, { end: day('2027-01-15') })).toBe('measure.report-not-now');
    expect(say('reopened')).toBe('measure.report-not-now');
  });
  it('a statement has words, and is given today or before', () => {
    const told = (statement: string, statementOn: Day | null) => { const outcome = answered({ statement, statementOn }, today); return outcome.ok ? 'ok' : outcome.refusal.code; };
    expect([told('Nämnden delar den.', null), told('Nämnden delar den.', today)]).toEqual(['ok', 'ok']);
    expect([told(' ', null), told('Svar', day('2026-11-22'))]).toEqual(['measure.answer-without-words', 'measure.answer-not-given-yet']);
  });
});
