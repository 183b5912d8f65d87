import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActivityId, BoardYearId, UnitId } from '../identity.ts';
import { frequencies, type Activity } from '../plan/plan.ts';
import { activityOf } from '../year/content.fixture.ts';
import { board, day, grantAt, occasion, person, setup, unit } from './control.fixture.ts';
import { plusDays } from './due.ts';
import type { Occasion } from './occasion.ts';
import { planOccasions, type Asked, type OccasionPlan } from './planOccasions.ts';
import { settledPlaces } from './places.ts';

const units = [unit('admin'), unit('u1', 'admin'), unit('u2', 'admin'), unit('u3', 'admin', { validTo: day('2027-05-31') })];
const people = [person('head1', [grantAt('unitHead', 'u1')]), person('boss', [grantAt('departmentHead', 'admin')]), person('coord', [grantAt('coordinator', 'board')])];
const inUnits = (...ids: string[]) => setup({ places: { kind: 'units', unitIds: ids as UnitId[], chosen: { by: 'hand' } } });
let made = 0;

function asked(activities: readonly Activity[], given: Partial<Asked> = {}): Asked {
  return {
    year: 2027, boardYearId: 'y2027' as BoardYearId, bodyId: board, activities, earlier: [], lineage: [], setups: new Map(), organisation: { units, people, bodyId: board }, existing: [], revisedOn: null,
    today: day('2026-12-12'), newId: () => `n${made += 1}`, ...given,
  };
}
const quarterly = activityOf('a1', [], { frequency: { kind: 'code', code: 'quarter', printed: 'Kvartal' } });
const codes = (list: readonly Occasion[]) => list.map((one) => `${one.activityId} ${one.period.code}${one.unitId === null ? '' : ` ${one.unitId}`}`);
/** What stands after the plan has been carried out. */
function after(existing: readonly Occasion[], plan: OccasionPlan): Occasion[] {
  const moved = new Map(plan.rehang.map((one) => [one.occasion.id, one]));
  return [...existing.map((one) => {
    const to = moved.get(one.id);
    return plan.withdraw.some((gone) => gone.id === one.id) ? { ...one, state: 'withdrawn' as const } : to ? { ...one, activityId: to.activityId, boardYearId: to.boardYearId } : one;
  }), ...plan.add];
}

describe('the occasions of a plan', () => {
  it.each(frequencies.map((code) => [code, { month: 12, quarter: 4, tertial: 3, halfYear: 2, year: 1, continuous: 3, onOccasion: 0 }[code]] as const))('%s gives %i', (code, count) => {
    expect(planOccasions(asked([activityOf('a1', [], { frequency: { kind: 'code', code, printed: '' } })])).add).toHaveLength(count);
  });
  it('accounts for a row without a known frequency once a year', () => {
    for (const frequency of [null, { kind: 'text' as const, printed: 'Ibland' }]) expect(codes(planOccasions(asked([activityOf('a1', [], { frequency })])).add)).toEqual(['a1 2027']);
  });
  it('is due some days after its period, whatever the clocks do', () => {
    expect(planOccasions(asked([quarterly])).add.map((one) => one.dueOn)).toEqual(['2027-04-15', '2027-07-15', '2027-10-15', '2028-01-15']);
    expect([plusDays(day('2027-03-27'), 2), plusDays(day('2027-10-30'), 2), plusDays(day('2028-02-28'), 1)]).toEqual(['2027-03-29', '2027-11-01', '2028-02-29']);
  });
  it('asks the head of each unit, the nearest above where there is none, and nobody at a closed one', () => {
    const plan = planOccasions(asked([quarterly], { setups: new Map([['a1', inUnits('u1', 'u2', 'u3')]]) }));
    expect(plan.add.filter((one) => one.period.code === '2027-Q1').map((one) => [one.unitId, one.performerId])).toEqual([['u1', 'head1'], ['u2', 'boss'], ['u3', 'boss']]);
    expect(plan.add.filter((one) => one.unitId === 'u3').map((one) => one.period.code)).toEqual(['2027-Q1', '2027-Q2']);
  });
  it('asks the first performer of a board control, else the owner, else the coordinator', () => {
    const named = (id: string) => ({ kind: 'person' as const, personId: id as never, printed: id });
    const asks = (given: Partial<Activity>) => planOccasions(asked([{ ...quarterly, ...given }])).add[0]?.performerId;
    expect([asks({ owner: named('own'), performers: [{ kind: 'text', printed: 'Alla' }, named('first')] }), asks({ owner: named('own') }), asks({})]).toEqual(['first', 'own', 'coord']);
  });
  it('changes the future only: what is performed, begun or past stays', () => {
    const existing = [occasion({ id: 'done', state: 'done' }), occasion({ id: 'begun', state: 'underWay', period: { code: '2027-Q3', from: day('2027-07-01'), to: day('2027-09-30') } }), occasion({ id: 'late', period: { code: '2027-Q2', from: day('2027-04-01'), to: day('2027-06-30') } }), occasion({ id: 'next', period: { code: '2027-Q4', from: day('2027-10-01'), to: day('2027-12-31') } })];
    const plan = planOccasions(asked([], { existing, today: day('2027-08-15') }));
    expect([plan.withdraw.map((one) => one.id), plan.add, plan.rehang]).toEqual([['next'], [], []]);
  });
  it('a revised plan asks for nothing before its day', () => {
    expect(codes(planOccasions(asked([quarterly], { revisedOn: day('2027-06-10'), today: day('2027-06-12') })).add)).toEqual(['a1 2027-Q2', 'a1 2027-Q3', 'a1 2027-Q4']);
  });
  it('a unit that is chosen later begins then', () => {
    const existing = planOccasions(asked([quarterly], { setups: new Map([['a1', inUnits('u1')]]) })).add;
    expect(codes(planOccasions(asked([quarterly], { existing, setups: new Map([['a1', inUnits('u1', 'u2')]]), today: day('2027-08-01') })).add)).toEqual(['a1 2027-Q3 u2', 'a1 2027-Q4 u2']);
  });
  it('hangs the first occasions on the new plan by lineage, else by the words; results go along', () => {
    const before = { activityId: 'b1' as ActivityId, boardYearId: 'y2026' as BoardYearId };
    const existing = [occasion({ id: 'done', state: 'done', ...before, conclusion: 'Utan anmärkning' }), occasion({ id: 'gone', ...before, activityId: 'b2' as ActivityId })];
    const earlier = [{ ...quarterly, id: 'b1' as ActivityId }, activityOf('b2', [], { text: 'Något helt annat om nycklar' })];
    for (const lineage of [[{ object: 'activity' as const, kind: 'same' as const, from: ['b1'], to: ['a1'] }], []]) {
      const plan = planOccasions(asked([quarterly], { existing, earlier, lineage, today: day('2027-02-10') }));
      expect(plan.rehang.map((one) => [one.occasion.id, one.activityId, one.boardYearId])).toEqual([['done', 'a1', 'y2027']]);
      expect(plan.withdraw.map((one) => one.id)).toEqual(['gone']);
      expect(plan.add).not.toContainEqual(expect.objectContaining({ period: expect.objectContaining({ code: '2027-Q1' }) }));
    }
  });
  it('an occasion added by hand stays while its row is in the plan', () => {
    const row = activityOf('a1', [], { frequency: { kind: 'code', code: 'onOccasion', printed: '' } });
    const existing = [occasion({ period: { code: '2027-V01', from: day('2027-09-01'), to: day('2027-09-30') } })];
    expect(planOccasions(asked([row], { existing })).withdraw).toEqual([]);
    expect(planOccasions(asked([], { existing })).withdraw).toHaveLength(1);
  });
  it('a row that went from yearly to monthly late in the year gets what is left of it, however often it is asked', () => {
    const earlier = activityOf('b1', [], { text: 'Stickprov', frequency: { kind: 'code', code: 'year', printed: '' } });
    const now = activityOf('a1', [], { text: 'Stickprov', frequency: { kind: 'code', code: 'month', printed: '' } });
    const existing = planOccasions(asked([earlier], { boardYearId: 'y2026' as BoardYearId })).add;
    const ask = asked([now], { existing, earlier: [earlier], lineage: [{ object: 'activity', kind: 'same', from: ['b1'], to: ['a1'] }] as never, today: day('2027-12-30') });
    const plan = planOccasions(ask);
    expect(plan.add.map((one) => one.period.from)).toEqual(['2027-12-01']);
    expect(planOccasions({ ...ask, existing: after(existing, plan) })).toEqual({ add: [], withdraw: [], rehang: [] });
  });
  it('property: done twice it changes nothing, no place is asked twice, and nothing begun is touched', () => {
    const states = fc.constantFrom('planned' as const, 'underWay' as const, 'done' as const, 'notPerformed' as const);
    const row = fc.record({ id: fc.constantFrom('a1', 'a2', 'a3'), code: fc.constantFrom(...frequencies), where: fc.subarray(['u1', 'u2', 'u3']) });
    fc.assert(fc.property(fc.uniqueArray(row, { selector: (one) => one.id }), fc.uniqueArray(row, { selector: (one) => one.id }), fc.array(states, { minLength: 40, maxLength: 40 }), fc.constantFrom('2026-12-12', '2027-05-05', '2027-12-30'), (first, second, some, today) => {
      const planFor = (rows: typeof first, prefix: string) => ({
        activities: rows.map((one) => activityOf(`${prefix}${one.id}`, [], { text: `Stickprov om ${one.id}`, frequency: { kind: 'code', code: one.code, printed: '' } })),
        setups: new Map(rows.map((one) => [`${prefix}${one.id}`, one.where.length === 0 ? setup() : inUnits(...one.where)])),
      });
      const [old, now] = [planFor(first, 'b'), planFor(second, '')];
      const existing = planOccasions(asked(old.activities, { ...old, boardYearId: 'y2026' as BoardYearId })).add.map((one, at) => ({ ...one, state: some[at % 40] ?? 'planned' }));
      const ask = asked(now.activities, { ...now, existing, earlier: old.activities, lineage: first.map((one) => ({ object: 'activity', kind: 'same', from: [`b${one.id}`], to: [one.id] })), today: day(today) });
      const plan = planOccasions(ask);
      const stands = after(existing, plan);
      const places = stands.filter((one) => one.state !== 'withdrawn').map((one) => `${one.activityId} ${one.period.code} ${one.unitId}`);
      expect(new Set(places).size).toBe(places.length);
      expect(plan.withdraw.every((one) => one.state === 'planned')).toBe(true);
      const again = planOccasions({ ...ask, existing: stands });
      expect([again.add, again.withdraw, again.rehang]).toEqual([[], [], []]);
    }), { numRuns: 1000 });
  });
});

describe('places', () => {
  it('chosen by rule or by chance are filled in by the house', () => {
    const chosen = (by: object) => settledPlaces({ kind: 'units', unitIds: ['elsewhere' as UnitId, 'u1' as UnitId], chosen: by as never }, [...units, unit('other', null, { serves: [] })], board, day('2027-08-01'));
    const ids = (by: object) => { const found = chosen(by); return found.ok && found.value.kind === 'units' ? found.value.unitIds : found; };
    expect(ids({ by: 'hand' })).toEqual(['u1']);
    expect(ids({ by: 'all' })).toEqual(['u1', 'u2']);
    expect(ids({ by: 'kind', unitKind: 'administration' })).toEqual(['admin']);
    expect(ids({ by: 'drawn', size: 1, seed: 'ett frö' })).toHaveLength(1);
    expect(ids({ by: 'drawn', size: 1, seed: 'ett frö' })).toEqual(ids({ by: 'drawn', size: 1, seed: ' ett frö ' }));
    expect(chosen({ by: 'drawn', size: 9, seed: 'x' })).toMatchObject({ ok: false, refusal: { code: 'sample.larger-than-population' } });
  });
});
