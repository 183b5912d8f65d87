import { describe, expect, it } from 'vitest';
import type { Day } from '../day.ts';
import type { BodyId, MeasureId, RecommendationId } from '../identity.ts';
import { checkEffect, isLateRecommendation, isUnanswered, moveStatus, nextStatuses, statesDue } from './progress.ts';
import { registerChecks } from './registerChecks.ts';
import { isClosed, isLateMeasure, type Recommendation, type RegisterMeasure } from './register.ts';

const today = '2027-10-01' as Day;
const measureOf = (id: string, given: Partial<RegisterMeasure> = {}): RegisterMeasure => ({
  id: id as MeasureId, bodyId: 'board' as BodyId, position: 0, title: `Åtgärden ${id}`, responsible: null, responsibleId: null, createdOn: '2027-03-01' as Day, start: null, end: '2027-12-01' as Day,
  status: 'inProgress', statusReason: '', events: [], links: [], effect: null, ...given,
});
const recommendationOf = (id: string, given: Partial<Recommendation> = {}): Recommendation => ({
  id: id as RecommendationId, bodyId: 'board' as BodyId, position: 0, source: 'auditors', sourceName: '', kind: 'recommendation', caseNumber: '', receivedOn: '2025-04-10' as Day, text: `Se över rutin ${id}`,
  statement: '', statementDue: '2025-06-01' as Day, statementOn: null, owner: null, ownerId: null, status: 'open', statusReason: '', measureIds: [], after: [], ...given,
});
const checked = { found: 'effective', note: '', on: today, by: 'Asta' } as const;

describe('a measure', () => {
  it('closes when it is done and its effect is checked, or when it is cancelled', () => {
    expect([measureOf('1'), measureOf('2', { status: 'done' }), measureOf('3', { status: 'done', effect: checked }), measureOf('4', { status: 'cancelled' })].map(isClosed)).toEqual([false, false, true, true]);
  });
  it('is late from the day after its last', () => {
    expect(['2027-09-30', '2027-10-01', '2027-10-02'].map((end) => isLateMeasure(measureOf('1', { end: end as Day }), today))).toEqual([true, false, false]);
    expect(isLateMeasure(measureOf('1', { end: null }), today)).toBe(false);
  });
  it('is cancelled with a reason only, and never from done', () => {
    expect(moveStatus(measureOf('1'), 'cancelled', ' – ')).toMatchObject({ ok: false, refusal: { code: 'measure.cancelled-without-reason' } });
    expect(moveStatus(measureOf('1'), 'cancelled', 'Systemet byts')).toMatchObject({ ok: true, value: { status: 'cancelled' } });
    expect(moveStatus(measureOf('1', { status: 'done' }), 'cancelled', 'Ångrat')).toMatchObject({ ok: false, refusal: { code: 'measure.status-not-from-here' } });
    expect(nextStatuses('done')).toEqual(['done', 'notStarted', 'inProgress']);
  });
  it('that is opened again loses the check of its effect', () => {
    expect(moveStatus(measureOf('1', { status: 'done', effect: checked }), 'inProgress', '')).toMatchObject({ ok: true, value: { effect: null } });
    expect(moveStatus(measureOf('1', { status: 'done', effect: checked }), 'done', '')).toMatchObject({ ok: true, value: { effect: checked } });
  });
  it('has its effect checked once, when done, and in words when it gave little', () => {
    const done = measureOf('1', { status: 'done' });
    expect(checkEffect(measureOf('1'), 'effective', '', today, 'Asta')).toMatchObject({ ok: false, refusal: { code: 'measure.effect-before-done' } });
    expect(checkEffect(done, 'partly', ' ', today, 'Asta')).toMatchObject({ ok: false, refusal: { code: 'measure.effect-without-words' } });
    expect(checkEffect({ ...done, effect: checked }, 'none', 'Nej', today, 'Birk')).toMatchObject({ ok: false, refusal: { code: 'measure.already-checked', params: { by: 'Asta' } } });
    expect(checkEffect(done, 'effective', '', today, 'Asta')).toEqual({ ok: true, value: checked });
  });
});

describe('a recommendation', () => {
  it('is unanswered when its day has passed without a statement, or when nobody set one', () => {
    expect(isUnanswered(recommendationOf('1'), today)).toBe(true);
    expect(isUnanswered(recommendationOf('1', { statementDue: today }), today)).toBe(false);
    expect(isUnanswered(recommendationOf('1', { statementDue: null }), today)).toBe(true);
    expect(isUnanswered(recommendationOf('1', { statementOn: '2025-06-20' as Day }), today)).toBe(false);
  });
  it('that is carried out needs no statement, but a remark always does', () => {
    expect(isUnanswered(recommendationOf('1', { status: 'done' }), today)).toBe(false);
    expect(isUnanswered(recommendationOf('1', { status: 'done', kind: 'remark' }), today)).toBe(true);
    expect(isLateRecommendation(recommendationOf('1', { statementDue: null }), today)).toBe(false);
  });
  it('is looked at again after one, two and three years', () => {
    expect(statesDue(recommendationOf('1'), today)).toEqual([1, 2]);
    expect(statesDue(recommendationOf('1', { after: [{ years: 1, state: 'inProgress', note: '', on: today, by: 'Asta' }] }), today)).toEqual([2]);
    expect(statesDue(recommendationOf('1', { receivedOn: '2026-10-02' as Day }), today)).toEqual([]);
    expect(statesDue(recommendationOf('1', { receivedOn: '2024-02-29' as Day }), '2025-03-01' as Day)).toEqual([1]);
    expect(statesDue(recommendationOf('1', { status: 'notFollowed' }), today)).toEqual([]);
  });
});

describe('the checks of the register', () => {
  const measures = [measureOf('1', { status: 'done' }), measureOf('2', { end: '2027-05-01' as Day }), measureOf('3', { end: null, status: 'notStarted' }), measureOf('4', { status: 'done', effect: checked }), measureOf('5', { status: 'cancelled', end: null }), measureOf('6')];
  it('tell what is not closed, one finding per rule', () => {
    const found = registerChecks(measures, [recommendationOf('1'), recommendationOf('2', { kind: 'remark', status: 'done' })], today);
    expect(found.map((one) => [one.rule, one.rows.map((row) => row.id)])).toEqual([['measure.effect-not-checked', ['1']], ['measure.open-without-new-date', ['2', '3']], ['recommendation.unanswered', ['1', '2']]]);
    expect(found[2]?.params).toMatchObject({ remarks: 1 });
  });
  it('ask again when a new day has passed too', () => {
    const key = (end: string) => registerChecks([measureOf('2', { end: end as Day })], [], today)[0]?.keys;
    expect(key('2027-05-01')).not.toEqual(key('2027-08-01'));
  });
  it('are silent where all is well, and where the method has put them off', () => {
    expect(registerChecks([measureOf('6')], [recommendationOf('1', { statementOn: today })], today)).toEqual([]);
    expect(registerChecks(measures, [], today, ['measure.effect-not-checked']).map((one) => one.rule)).toEqual(['measure.open-without-new-date']);
  });
});
