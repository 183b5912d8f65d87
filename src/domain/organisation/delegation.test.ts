import { describe, expect, it } from 'vitest';
import type { PersonId } from '../identity.ts';
import type { Day } from '../day.ts';
import { lentGrants, mayArrangeFor, mayStand, sameEyes, yearAfter, type Delegation } from './delegation.ts';
import type { Grant, Role, Unit } from './organisation.ts';

const day = (text: string): Day => text as Day;
const id = (text: string): PersonId => text as PersonId;
const today = day('2027-03-10');
const unit = (name: string, parentId: string | null, serves: readonly string[] = []): Unit => ({ id: name as never, parentId: parentId as never, kind: 'unit', name, validFrom: null, validTo: null, serves: serves as never });
const units = new Map([unit('admin', null, ['board']), unit('area', 'admin'), unit('u1', 'area'), unit('other', null, ['board2'])].map((one) => [one.id as string, one]));
const grant = (role: Role, at: string | null, from: string | null = null, to: string | null = null): Grant => ({
  id: `${role} ${at}`, personId: id('per'), role, place: at === null ? { kind: 'municipality' } : units.has(at) ? { kind: 'unit', id: at as never } : { kind: 'body', id: at as never }, from: from as Day | null, to: to as Day | null,
});

describe('what is lent', () => {
  const absent = { id: id('per'), name: 'Per Ström', from: day('2027-03-01'), to: day('2027-03-31') };
  it.each<[string, Grant, string[]]>([
    ['a role without end', grant('unitHead', 'u1'), ['2027-03-01 2027-03-31']],
    ['a role that begins meanwhile', grant('unitHead', 'u1', '2027-03-15'), ['2027-03-15 2027-03-31']],
    ['a role that ends meanwhile', grant('unitHead', 'u1', null, '2027-03-05'), ['2027-03-01 2027-03-05']],
    ['a role that has ended', grant('unitHead', 'u1', null, '2027-02-05'), []],
    ['a role to come', grant('unitHead', 'u1', '2027-04-01'), []],
    ['the administrator', grant('administrator', null), []],
    ['the auditor', grant('auditor', 'board'), []],
  ])('%s', (_what, one, want) => {
    expect(lentGrants([one], absent).map((each) => `${each.from} ${each.to}`)).toEqual(want);
    expect(lentGrants([one], absent).every((each) => each.lentBy?.name === 'Per Ström' && each.role === one.role)).toBe(true);
  });
});

describe('what may stand', () => {
  const there: Delegation = { id: 'd1', fromId: id('per'), toId: id('anna'), from: day('2027-04-01'), to: day('2027-04-10'), reason: '', madeAt: '', madeBy: '', endedOn: null };
  const wanted = (over: Partial<Delegation> = {}, maker: string | null = null, present: readonly Delegation[] = [there]) => {
    const found = mayStand({ id: 'd2', fromId: id('per'), toId: id('anna'), from: day('2027-03-10'), to: day('2027-03-20'), ...over }, present, maker === null ? null : id(maker), today);
    return found.ok ? 'ok' : found.refusal.code;
  };
  it.each([
    ['from today', wanted(), 'ok'], ['to oneself', wanted({ toId: id('per') }), 'delegation.to-yourself'], ['by the deputy itself', wanted({}, 'anna'), 'delegation.own-deputy'], ['by another', wanted({}, 'maja'), 'ok'],
    ['from yesterday', wanted({ from: day('2027-03-09') }), 'delegation.days-wrong'], ['backwards', wanted({ from: day('2027-03-20'), to: day('2027-03-19') }), 'delegation.days-wrong'],
    ['a year to the day', wanted({ to: day('2028-03-10') }, null, []), 'ok'], ['a year and a day', wanted({ to: day('2028-03-11') }, null, []), 'delegation.too-long'],
    ['over another', wanted({ to: day('2027-04-01') }), 'delegation.overlaps'], ['up to another', wanted({ to: day('2027-03-31') }), 'ok'], ['after one that was ended', wanted({ to: day('2027-04-05') }, null, [{ ...there, endedOn: today }]), 'ok'],
  ])('%s', (_what, found, want) => { expect(found).toBe(want); });
  it('a leap day has a year after', () => { expect(yearAfter(day('2028-02-29'))).toBe('2029-02-28'); });
});

describe('who arranges for whom', () => {
  it.each<[string, Grant[], Grant[], boolean]>([
    ['the coordinator for a head of the board', [grant('coordinator', 'board')], [grant('unitHead', 'u1')], true],
    ['the coordinator for somebody of another board', [grant('coordinator', 'board')], [grant('unitHead', 'other')], false],
    ['the coordinator for somebody of both boards', [grant('coordinator', 'board')], [grant('unitHead', 'u1'), grant('unitHead', 'other')], false],
    ['the coordinator for the director', [grant('coordinator', 'board')], [grant('director', 'board')], false],
    ['the director for the coordinator', [grant('director', 'board')], [grant('coordinator', 'board')], true],
    ['the coordinator for the chair', [grant('coordinator', 'board')], [grant('chair', 'board')], false],
    ['the coordinator for an administrator', [grant('coordinator', null)], [grant('administrator', null)], false],
    ['the head above for a head below', [grant('departmentHead', 'area')], [grant('unitHead', 'u1')], true],
    ['the head for an employee of the unit', [grant('unitHead', 'u1')], [grant('employee', 'u1')], true],
    ['a head for another head of the same unit', [grant('unitHead', 'u1')], [grant('unitHead', 'u1')], false],
    ['a head for who is also finance head of the board', [grant('unitHead', 'u1')], [grant('employee', 'u1'), grant('financeHead', 'board')], false],
    ['an employee for nobody', [grant('employee', 'u1')], [grant('employee', 'u1')], false],
    ['a former coordinator', [grant('coordinator', 'board', null, '2027-03-09')], [grant('unitHead', 'u1')], false],
    ['for somebody without any role', [grant('coordinator', 'board')], [], false],
  ])('%s', (_who, maker, absent, want) => { expect(mayArrangeFor(maker, absent, units, today)).toBe(want); });
});

describe('four eyes', () => {
  const pair = (deputyId: string, absentId: string, from: string, until: string) => ({ deputyId: id(deputyId), absentId: id(absentId), from: day(from), until: day(until) });
  const pairs = [pair('anna', 'per', '2027-03-01', '2027-03-31'), pair('bo', 'per', '2027-04-01', '2027-04-30')];
  const days = (...given: string[]): Day[] => given.map(day);
  it.each([
    ['the deputy and the one who is away', 'anna', 'per', days('2027-03-10'), true], ['the other way round', 'per', 'anna', days('2027-03-10'), true],
    ['the one who is back, of what was done meanwhile', 'per', 'anna', days('2027-04-15', '2027-03-10'), true], ['after it, of what was done after', 'per', 'anna', days('2027-04-15', '2027-04-10'), false],
    ['two deputies of the same person', 'anna', 'bo', days('2027-03-10', '2027-04-10'), true], ['two who have nothing to do with each other', 'anna', 'maja', days('2027-03-10'), false], ['oneself', 'maja', 'maja', days('2027-03-10'), true],
  ])('%s', (_who, one, other, at, want) => { expect(sameEyes(id(one), id(other), pairs, at)).toBe(want); });
});
