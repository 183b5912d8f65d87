import { describe, expect, it } from 'vitest';
import { checkFollowup } from './checks.ts';
import { day, eventOf, followupOf, occasionOf, performed, rowOf } from './followup.fixture.ts';
import type { FollowupContent } from './content.ts';

const today = day('2028-01-20');
const told = (content: FollowupContent): string[] => checkFollowup(content, today).map((one) => `${one.rule}: ${one.rows.map((row) => row.label).join(', ')}`);

describe('the checks of a follow-up', () => {
  it('says nothing of a year where all was performed without fault', () => {
    expect(told(followupOf([rowOf(1, [performed('o1', 100, 25, 0, 'Utan anmärkning')])]))).toEqual([]);
  });

  it.each([
    ['a control whose last day has passed', [occasionOf('o1')], ['followup.control-not-performed-without-reason: 1']],
    ['one with a reason', [occasionOf('o1', { state: 'notPerformed', notPerformed: { reason: 'noSuchActivity', text: '', until: null, by: 'Maj', on: day('2027-05-01') } })], []],
    ['"other" without words is no reason', [occasionOf('o1', { state: 'notPerformed', notPerformed: { reason: 'other', text: ' ', until: null, by: 'Maj', on: day('2027-05-01') } })], ['followup.control-not-performed-without-reason: 1']],
    ['one withdrawn by a new plan', [occasionOf('o1', { state: 'withdrawn' })], []],
    ['one that is due tomorrow', [occasionOf('o1', { dueOn: day('2028-01-21') })], []],
  ])('tells of %s', (_, occasions, wanted) => {
    expect(told(followupOf([rowOf(1, occasions)]))).toEqual(wanted);
  });

  it('finds conclusions that say something else than the faults', () => {
    const content = followupOf([
      rowOf(1, [performed('o1', 100, 25, 2, 'Utan anmärkning')], { events: [] }), rowOf(2, [performed('o2', 100, 25, 0, 'Väsentlig avvikelse')]), rowOf(3, [performed('o3', 100, 25, 2, 'Mindre avvikelse')], { events: [] }),
    ]);
    expect(told(content)).toEqual(['control.conclusion-against-share: 1, 2']);
  });

  it('asks for a new look at the rating of an event whose control found faults, once, and only at the end of the year', () => {
    const event = eventOf('e7');
    const rows = [rowOf(1, [performed('o1', 100, 25, 1, 'Mindre avvikelse')], { events: [event] }), rowOf(2, [performed('o2', 50, 25, 1, 'Mindre avvikelse')], { events: [event] })];
    expect(told(followupOf(rows))).toEqual(['followup.no-reassessment: 7']);
    const kept = rows.map((row) => ({ ...row, events: [{ ...event, proposed: { likelihood: 3, consequence: 4, reason: '' } }] }));
    expect(told(followupOf(kept))).toEqual([]);
    const content = followupOf(rows);
    expect(told({ ...content, occasion: { ...content.occasion, kind: 'interim' } })).toEqual([]);
  });

  it('finds a judgement that is better than the figures', () => {
    const rows = [rowOf(1, [performed('o1', 100, 25, 0, 'Utan anmärkning')]), rowOf(2, [occasionOf('o2', { state: 'notPerformed', notPerformed: { reason: 'notInTime', text: 'Vakans', until: null, by: 'Maj', on: today } })])];
    const judged = (judgement: 'sufficient' | 'partly' | 'insufficient') => told(followupOf(rows, { judgement: { judgement, grounds: 'Därför', by: 'Siv', on: today } }));
    expect(judged('sufficient')).toEqual(['followup.judgement-against-results: ']);
    expect(judged('partly')).toEqual(['followup.judgement-against-results: ']);
    expect(judged('insufficient')).toEqual([]);
  });
});
