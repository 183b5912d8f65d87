import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Day } from '../day.ts';
import type { UnitId } from '../identity.ts';
import { applied, asOn, changedFrom, formerNames, mergeUnits, nameOn as calledOn, splitUnit, standsOn, unsound, withSuccessors } from './history.ts';
import type { RegisteredUnit, Succession } from './organisation.ts';

const day = '2027-07-01' as Day;
const id = (name: string): UnitId => name as UnitId;
const unit = (name: string, parent: string | null = null, more: Partial<Record<keyof RegisteredUnit, unknown>> = {}): RegisteredUnit => ({ id: id(name), parentId: parent, kind: 'unit', name, code: null, validFrom: null, validTo: null, serves: [], ...more } as RegisteredUnit);
let made = 0;
const newId = (): string => `s${made += 1}`;
const town = [unit('top', null, { serves: ['k'] }), unit('a', 'top', { code: '1' }), unit('b', 'top', { code: '2', serves: ['x'] }), unit('a1', 'a'), unit('b1', 'b'), unit('old', 'top', { validTo: '2020-12-31' })];
const fresh = (name: string, code: string | null = null) => ({ id: id(name), name, code, kind: 'unit' as const });
const plain = (units: readonly RegisteredUnit[]): string[] => units.map((one) => `${one.id}<${one.parentId ?? ''}${one.validFrom ?? ''}–${one.validTo ?? ''}${one.serves.join()}`);

describe('merging', () => {
  test('several into a new one: they end the day before, what lay under them follows, boards are kept', () => {
    const done = mergeUnits(town, { from: [id('a'), id('b')], into: { kind: 'new', unit: fresh('ab', '1') }, day, reason: '' }, newId);
    if (!done.ok) throw new Error(done.refusal.code);
    expect(plain(done.value.changed)).toEqual(['a<top–2027-06-30', 'b<top–2027-06-30x', 'a1<ab–', 'b1<ab–']);
    expect(plain(done.value.added)).toEqual(['ab<top2027-07-01–x']);
    expect(done.value.successions.map((one) => `${one.kind} ${one.fromId}→${one.toId}`)).toEqual(['merged a→ab', 'merged b→ab']);
    const after = applied(town, done.value);
    expect(plain(asOn(after, done.value.earlier, '2027-06-30' as Day))).toEqual(plain(town.slice(0, 5).map((one) => (['a', 'b'].includes(one.id) ? { ...one, validTo: '2027-06-30' as Day } : one))));
    expect(asOn(after, done.value.earlier, day).map((one) => `${one.id}<${one.parentId ?? ''}`)).toEqual(['top<', 'a1<ab', 'b1<ab', 'ab<top']);
  });
  test('one into another that is there', () => {
    const done = mergeUnits(town, { from: [id('b')], into: { kind: 'unit', id: id('a') }, day, reason: '' }, newId);
    expect(done.ok && plain(done.value.changed)).toEqual(['b<top–2027-06-30x', 'b1<a–', 'a<top–x']);
    const up = mergeUnits(town, { from: [id('a')], into: { kind: 'unit', id: id('a1') }, day, reason: '' }, newId);
    expect(up.ok && plain(up.value.changed)).toEqual(['a<top–2027-06-30', 'a1<top–']);
  });
  test.each([
    [['a'], { kind: 'new', unit: fresh('n') }, 'unit.merge-needs-several'], [['a'], { kind: 'unit', id: id('a') }, 'unit.merge-needs-several'], [['a', 'no'], { kind: 'new', unit: fresh('n') }, 'object.not-found'],
    [['a', 'old'], { kind: 'new', unit: fresh('n') }, 'unit.not-standing'], [['a'], { kind: 'unit', id: id('old') }, 'unit.not-standing'], [['a1', 'b1'], { kind: 'new', unit: fresh('n', '2') }, 'unit.code-taken'], [['a', 'b'], { kind: 'new', unit: fresh('top') }, 'object.not-found'],
  ] as const)('%j into %j is refused', (from, into, code) => {
    const done = mergeUnits(town, { from: from.map(id), into, day, reason: '' }, newId);
    expect(done.ok ? 'done' : done.refusal.code).toBe(code);
  });
});

describe('splitting', () => {
  test('one becomes several beside where it lay, and what lay under it goes where it is put', () => {
    const units = [...town, unit('a2', 'a')];
    const done = splitUnit(units, { from: id('a'), into: [fresh('n1', '1'), fresh('n2')], below: [{ unitId: id('a2'), underId: id('n2') }], day, reason: 'Större' }, newId);
    if (!done.ok) throw new Error(done.refusal.code);
    expect(plain([...done.value.changed, ...done.value.added])).toEqual(['a<top–2027-06-30', 'a1<n1–', 'a2<n2–', 'n1<top2027-07-01–', 'n2<top2027-07-01–']);
    expect(formerNames(id('n1'), applied(units, done.value), done.value.earlier, done.value.successions)).toEqual(['a']);
    expect(withSuccessors([id('a'), id('b')], done.value.successions)).toEqual(['a', 'b', 'n1', 'n2']);
    expect(withSuccessors([id('a')], [...done.value.successions, { fromId: id('n1'), toId: id('z') }])).toEqual(['a', 'n1', 'n2', 'z']);
  });
  test('needs several, each with an identity of its own, from a day when it stands', () => {
    const tried = (into: ReturnType<typeof fresh>[], from = 'a'): string => {
      const done = splitUnit(town, { from: id(from), into, below: [], day, reason: '' }, newId);
      return done.ok ? 'done' : done.refusal.code;
    };
    expect([tried([fresh('n1')]), tried([fresh('n'), fresh('n')]), tried([fresh('b'), fresh('n')]), tried([fresh('n1'), fresh('n2')], 'old'), tried([fresh('n1', '2'), fresh('n2')])]).toEqual(['unit.split-needs-several', 'object.not-found', 'object.not-found', 'unit.not-standing', 'unit.code-taken']);
  });
});

test('a new name from a day leaves the old one to the days before', () => {
  const a = unit('a', null, { name: 'Badet', validFrom: '2020-01-01' });
  const { changed, earlier } = changedFrom(a, { ...a, name: 'Simhallen' }, day);
  const nameOn = (on: string): string | undefined => asOn([changed], earlier, on as Day)[0]?.name;
  expect([nameOn('2019-12-31'), nameOn('2020-01-01'), nameOn('2027-06-30'), nameOn('2027-07-01')]).toEqual([undefined, 'Badet', 'Badet', 'Simhallen']);
  expect(changedFrom({ ...a, validFrom: day }, { ...a, name: 'Simhallen' }, day).earlier).toEqual([]);
  expect(formerNames(a.id, [changed], earlier, [])).toEqual(['Badet']);
  // The name is right also on days when the unit did not stand.
  expect(['2019-01-01', '2027-06-30', '2027-07-01'].map((on) => calledOn(changed, earlier, on as Day))).toEqual(['Badet', 'Badet', 'Simhallen']);
});

test('units in a ring, or with a code that two have at once, are unsound; after each other they may share it', () => {
  const problem = (units: readonly RegisteredUnit[]): string | null => { const found = unsound(units); return found === null || found.ok ? null : found.refusal.code; };
  expect(problem([unit('a', 'b'), unit('b', 'a')])).toBe('unit.under-itself');
  expect(problem([unit('a', null, { code: 'X1' }), unit('b', null, { code: 'x1' })])).toBe('unit.code-taken');
  expect(problem([unit('a', null, { code: 'X1', validTo: '2026-12-31' }), unit('b', null, { code: 'x1', validFrom: '2027-01-01' })])).toBeNull();
});

test('whatever is merged and split in turn, every unit that ended is continued by one that stands, and nothing lies under what has ended', () => {
  fc.assert(fc.property(fc.array(fc.record({ split: fc.boolean(), at: fc.nat(30), other: fc.nat(30) }), { maxLength: 8 }), (steps) => {
    let units: RegisteredUnit[] = [unit('t'), ...Array.from({ length: 6 }, (_, at) => unit(`u${at}`, at < 3 ? 't' : `u${at - 3}`))];
    const successions: Succession[] = [];
    let on = 1;
    for (const step of steps) {
      on += 1;
      const from = `2027-01-${String(on).padStart(2, '0')}` as Day;
      const standing = units.filter((one) => standsOn(one, from) && one.id !== 't');
      const [a, b] = [standing[step.at % standing.length], standing[step.other % standing.length]];
      if (!a || !b) return;
      const done = step.split ? splitUnit(units, { from: a.id, into: [fresh(newId()), fresh(newId())], below: [], day: from, reason: '' }, newId) : mergeUnits(units, { from: [a.id], into: { kind: 'unit', id: b.id }, day: from, reason: '' }, newId);
      if (!done.ok) continue;
      units = applied(units, done.value);
      successions.push(...done.value.successions);
    }
    const end = '2027-02-01' as Day;
    const standing = new Set<string>(units.filter((one) => standsOn(one, end)).map((one) => one.id));
    expect(units.filter((one) => (standing.has(one.id) ? one.parentId !== null && !standing.has(one.parentId) : !withSuccessors([one.id], successions).some((next) => standing.has(next))))).toEqual([]);
  }));
});
