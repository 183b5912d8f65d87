import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Day } from '../day.ts';
import type { BodyId, UnitId } from '../identity.ts';
import { organisationDifference, organisationWrites } from './difference.ts';
import { applied } from './history.ts';
import type { FilePlace, FileUnit } from './organisationFile.ts';
import type { Body, RegisteredUnit } from './organisation.ts';

const day = '2027-01-01' as Day;
const board = (id: string, name: string): Body => ({ id: id as BodyId, name, kind: 'board', validFrom: null, validTo: null });
const bodies = [board('k', 'Kulturnämnden'), board('s', 'Socialnämnden')];
const unit = (id: string, name: string, more: Partial<Record<keyof RegisteredUnit, unknown>> = {}): RegisteredUnit => ({ id: id as UnitId, parentId: null, kind: 'unit', name, code: null, validFrom: null, validTo: null, serves: [], ...more } as RegisteredUnit);
let line = 1;
const row = (name: string, place: FilePlace | string | null = null, more: Partial<FileUnit> = {}): FileUnit => ({
  at: { sheet: '', line: line++, column: 'A' }, code: null, name, kind: null, place: typeof place === 'string' ? { kind: 'words', words: place } : place ?? { kind: 'notStated' }, serves: null, from: null, to: null, ...more,
});
const path = (...names: string[]): FilePlace => ({ kind: 'path', path: names.map((name, at) => ({ name, code: null, kind: at === 0 ? 'administration' as const : 'department' as const })) });
const before = [
  unit('kf', 'Kulturförvaltningen', { kind: 'administration', code: '10', serves: ['k'] }),
  unit('bib', 'Biblioteket', { kind: 'department', code: '11', parentId: 'kf' }), unit('fil', 'Filialen', { code: '12', parentId: 'bib' }), unit('bad', 'Badet', { code: '13', parentId: 'kf' }),
];
const same = (): FileUnit[] => [row('Kulturförvaltningen', '', { code: '10', serves: ['Kulturnämnden'] }), row('Biblioteket', '10', { code: '11' }), row('Filialen', 'Biblioteket', { code: '12' }), row('Badet', '10 Kulturförvaltningen', { code: '13' })];
const told = (rows: readonly FileUnit[], units = before): unknown => {
  const { units: found, missing, doubts } = organisationDifference(rows, { units, bodies }, day);
  return { rows: found.flatMap((one) => (one.unitId === null ? [`new ${one.wanted.name}${one.left ? ' left' : ''}`] : one.changes.length > 0 || one.left ? [`${one.wanted.name}: ${one.left ? 'left' : one.changes.join()}`] : [])), missing, doubts: doubts.map((one) => `${one.kind} ${one.value}`) };
};
const proposed = (rows: readonly FileUnit[], units: readonly RegisteredUnit[], same: readonly { key: string; unitId: UnitId }[] = []): string[] => {
  const found = organisationDifference(rows, { units, bodies }, day, same);
  return found.renames.map(({ key, unitId }) => `${unitId} → ${found.units.find((one) => one.key === key)?.wanted.name}`);
};
const none = { rows: [], missing: [], doubts: [] };
let made = 0;
const taken = (rows: readonly FileUnit[], units: readonly RegisteredUnit[], close: 'all' | readonly UnitId[] = 'all'): RegisteredUnit[] => {
  const difference = organisationDifference(rows, { units, bodies }, day);
  const settled = organisationWrites(units, difference, { day, close: close === 'all' ? difference.missing : close, leaveOut: [] }, () => `n${made += 1}`);
  if (!settled.ok) throw new Error(settled.refusal.code);
  return applied(units, settled.value.writes);
};

describe('what a file would change', () => {
  test('nothing, when it says what is there', () => {
    expect(told(same())).toEqual(none);
    expect(told(same().map((one) => ({ ...one, name: ` ${one.name}`.trim().normalize('NFD') })).map((one) => ({ ...one, name: one.name.normalize('NFC') })))).toEqual(none);
    expect(told([row('Filialen', path('Kulturförvaltningen', 'Biblioteket'), { code: '12' }), row('Badet', path('Kulturförvaltningen'), { code: '13' })].map((one) => ({ ...one, serves: ['kulturnämnden'] })))).toEqual(none);
  });
  test.each<[string, (rows: FileUnit[]) => FileUnit[], Partial<typeof none> | object]>([
    ['a new name, known by its code', (rows) => rows.map((one) => (one.code === '12' ? { ...one, name: 'Filialen i hamnen' } : one)), { rows: ['Filialen i hamnen: name'] }],
    ['a new code, known by its name', (rows) => rows.map((one) => (one.code === '12' ? { ...one, code: '99' } : one)), { rows: ['Filialen: code'] }],
    ['a new place', (rows) => rows.map((one) => (one.code === '13' ? { ...one, place: { kind: 'words', words: '11' } } : one)), { rows: ['Badet: parent'] }],
    ['name and place at once', (rows) => rows.map((one) => (one.code === '13' ? { ...one, name: 'Simhallen', place: { kind: 'words', words: '11' } } : one)), { rows: ['Simhallen: name,parent'] }],
    ['a new unit', (rows) => [...rows, row('Museet', '10', { code: '14' })], { rows: ['new Museet'] }],
    ['one that is gone', (rows) => rows.slice(0, 3), { missing: ['bad'] }],
    ['a last day', (rows) => rows.map((one) => (one.code === '13' ? { ...one, to: '2027-06-30' as Day } : one)), { rows: ['Badet: validTo'] }],
    ['a board more', (rows) => rows.map((one) => (one.code === '10' ? { ...one, serves: ['Kulturnämnden', 'Socialnämnden'] } : one)), { rows: ['Kulturförvaltningen: serves'] }],
    ['a board that is not there', (rows) => rows.map((one) => (one.code === '10' ? { ...one, serves: ['Kulturnämnden', 'Kyrkonämnden'] } : one)), { doubts: ['boardUnknown Kyrkonämnden'] }],
    ['a code that stands twice', (rows) => [...rows, row('Arkivet', '10', { code: '13' })], { doubts: ['codeTwice 13'] }],
    ['a parent that nobody knows', (rows) => [...rows, row('Arkivet', 'Stadsledningen')], { rows: ['new Arkivet left'], doubts: ['parentUnknown Stadsledningen'] }],
    ['parents in a ring', (rows) => [...rows, row('A', 'B', { code: 'a' }), row('B', 'A', { code: 'b' })], { rows: ['new A left', 'new B left'], doubts: ['cycle A'] }],
    ['an export that lays the top under itself', (rows) => rows.map((one) => (one.code === '10' ? { ...one, place: { kind: 'words', words: '10' } } : one)), {}],
    ['rows that repeat a unit', (rows) => [...rows, ...same()], {}],
    ['a span that ends before it begins', (rows) => [...rows, row('Arkivet', '10', { from: '2027-03-01' as Day, to: '2027-02-01' as Day })], { rows: ['new Arkivet left'], doubts: ['spanTurned Arkivet'] }],
  ])('%s', (_what, change, wanted) => {
    expect(told(change(same()))).toEqual({ ...none, ...wanted });
  });
  test('two ends of the same name under different parts are two units', () => {
    const units = [...before, unit('a1', 'Administration', { parentId: 'kf' }), unit('a2', 'Administration', { parentId: 'bib' })];
    const rows = [...same(), row('Administration', '10'), row('Administration', '11')];
    expect(told(rows, units)).toEqual(none);
    expect(told([...same(), row('Administration', '11')], units)).toEqual({ ...none, missing: ['a1'] });
  });
  test('a unit that has ended is not begun again, and its code may be another\'s', () => {
    const units = before.map((one) => (one.id === 'bad' ? { ...one, validTo: '2025-12-31' as Day } : one));
    expect(told(same(), units)).toEqual({ ...none, rows: ['Badet: left'], doubts: ['endedHere Badet'] });
    expect(told(same().slice(0, 3), units)).toEqual(none);
    const again = [...units, unit('sim', 'Simhallen', { code: '13', parentId: 'kf' })];
    expect(told([...same().slice(0, 3), row('Simhallen', '10', { code: '13' })], again)).toEqual(none);
  });
  test('what is new begins on the day, gets its kind from where it stands, and reaches the boards of what is above it', () => {
    const rows = [row('Filial Öst', path('Omsorgsförvaltningen', 'Hemtjänst'), { serves: ['Socialnämnden'], kind: 'unit' }), row('Filial Väst', path('Omsorgsförvaltningen', 'Hemtjänst'), { serves: ['Socialnämnden'], kind: 'unit' })];
    const after = taken(rows, [], []);
    expect(after.map((one) => [one.name, one.kind, one.serves, one.validFrom])).toEqual([
      ['Omsorgsförvaltningen', 'administration', ['s'], day], ['Hemtjänst', 'department', [], day], ['Filial Öst', 'unit', [], day], ['Filial Väst', 'unit', [], day],
    ]);
    expect(told(rows, after)).toEqual(none);
  });
  test('what is missing ends only when it is chosen, with what is missing below it', () => {
    const rows = [row('Kulturförvaltningen', '', { code: '10' })];
    expect(taken(rows, before, []).filter((one) => one.validTo !== null)).toEqual([]);
    expect(taken(rows, before, ['bib' as UnitId]).filter((one) => one.validTo !== null).map((one) => [one.id, one.validTo])).toEqual([['bib', '2026-12-31'], ['fil', '2026-12-31']]);
  });
  test('a name and a place of before are kept with their last day', () => {
    const difference = organisationDifference(same().map((one) => (one.code === '13' ? { ...one, name: 'Simhallen' } : one)), { units: before, bodies }, day);
    const settled = organisationWrites(before, difference, { day, close: [], leaveOut: [] }, () => 'x');
    expect(settled.ok && settled.value.writes.earlier).toEqual([{ unitId: 'bad', until: '2026-12-31', name: 'Badet', parentId: 'kf' }]);
  });
});

describe('a unit without a code that may have got a new name', () => {
  const uncoded = before.map((one) => ({ ...one, code: null }));
  const rows = (...names: readonly string[]): FileUnit[] => [row('Kulturförvaltningen', '', { serves: ['Kulturnämnden'] }), ...names.map((name) => row(name, name.startsWith('Filial') ? 'Biblioteket' : 'Kulturförvaltningen'))];
  test('is proposed where part and kind are the same and the names near, and nothing is written of it unasked', () => {
    expect(proposed(rows('Biblioteket', 'Filialen', 'Ekstrandsbadet'), uncoded)).toEqual([]);
    expect(proposed(rows('Biblioteket', 'Filialen i hamnen', 'Badet'), uncoded)).toEqual(['fil → Filialen i hamnen']);
    expect(told(rows('Biblioteket', 'Filialen i hamnen', 'Badet'), uncoded)).toEqual({ ...none, rows: ['new Filialen i hamnen'], missing: ['fil'] });
  });
  test.each<[string, (rows: FileUnit[]) => FileUnit[]]>([
    ['it lies under another part', (all) => all.map((one) => (one.name.startsWith('Filial') ? { ...one, place: { kind: 'words', words: 'Kulturförvaltningen' } } : one))],
    ['it is of another kind', (all) => all.map((one) => (one.name.startsWith('Filial') ? { ...one, kind: 'area' } : one))],
    ['the old name is there, too', (all) => [...all, row('Filialen', 'Biblioteket')]],
    ['the name is another', (all) => all.map((one) => (one.name.startsWith('Filial') ? { ...one, name: 'Arkivet' } : one))],
  ])('is not when %s', (_what, change) => {
    expect(proposed(change(rows('Biblioteket', 'Filialen i hamnen', 'Badet')), uncoded)).toEqual([]);
  });
  test('is not when both have a code, and is when one of them has got one', () => {
    const coded = uncoded.map((one) => (one.id === 'fil' ? { ...one, code: '12' } : one));
    const given = (code: string | null): FileUnit[] => rows('Biblioteket', 'Filialen i hamnen', 'Badet').map((one) => (one.name.startsWith('Filial') ? { ...one, code } : one));
    expect([proposed(given('77'), coded), proposed(given(null), coded), proposed(given('77'), uncoded)]).toEqual([[], ['fil → Filialen i hamnen'], ['fil → Filialen i hamnen']]);
  });
  test('said to be the same it is renamed, and what lies under it is known again', () => {
    const file = [row('Kulturförvaltningen', '', { serves: ['Kulturnämnden'] }), row('Stadsbiblioteket', 'Kulturförvaltningen', { kind: 'department' }), row('Filialen', 'Stadsbiblioteket'), row('Badet', 'Kulturförvaltningen')];
    expect(told(file, uncoded)).toEqual({ ...none, rows: ['new Stadsbiblioteket', 'new Filialen'], missing: ['bib', 'fil'] });
    const { renames } = organisationDifference(file, { units: uncoded, bodies }, day);
    const said = organisationDifference(file, { units: uncoded, bodies }, day, renames);
    expect([said.units.filter((one) => one.changes.length > 0).map((one) => [one.unitId, one.changes]), said.missing, said.renames]).toEqual([[['bib', ['name']]], [], []]);
    const settled = organisationWrites(uncoded, said, { day, close: [], leaveOut: [] }, () => 'x');
    expect(settled.ok && [settled.value.writes.added, settled.value.writes.changed.map((one) => [one.id, one.name]), settled.value.writes.earlier]).toEqual([[], [['bib', 'Stadsbiblioteket']], [{ unitId: 'bib', until: '2026-12-31', name: 'Biblioteket', parentId: 'kf' }]]);
  });
  test('a unit is one row at most, the nearest; what is said of a row or unit that is another already is not followed', () => {
    const two = rows('Biblioteket', 'Filialen i hamnen', 'Filial', 'Badet');
    expect(proposed(two, uncoded)).toEqual(['fil → Filial']);
    const found = organisationDifference(two, { units: uncoded, bodies }, day);
    const keyOf = (name: string): string => found.units.find((one) => one.wanted.name === name)?.key ?? '';
    const said = organisationDifference(two, { units: uncoded, bodies }, day, [{ key: keyOf('Filial'), unitId: 'fil' as UnitId }, { key: keyOf('Filialen i hamnen'), unitId: 'fil' as UnitId }, { key: 'nowhere', unitId: 'bad' as UnitId }, { key: keyOf('Filialen i hamnen'), unitId: 'none' as UnitId }]);
    expect(said.units.map((one) => one.unitId)).toEqual(['kf', 'bib', null, 'fil', 'bad']);
  });
});

/** A whole organisation as rows with parents by code, of which any may be renamed, moved, added or left out. */
const organisations = fc.array(fc.record({ name: fc.integer({ min: 0, max: 12 }), parent: fc.integer({ min: -1, max: 30 }), coded: fc.boolean(), board: fc.integer({ min: -1, max: 1 }) }), { minLength: 1, maxLength: 25 });
function rowsFrom(parts: readonly { readonly name: number; readonly parent: number; readonly coded: boolean; readonly board: number }[], layout: 'parent' | 'path'): FileUnit[] {
  const at = (index: number): number => { const parent = parts[index]?.parent ?? -1; return parent >= 0 && index > 0 ? parent % index : -1; };
  const names = (index: number): string[] => (index < 0 ? [] : [...names(at(index)), `Enhet ${index}`]);
  return parts.map((part, index) => row(layout === 'path' ? `Enhet ${index}` : `Enhet ${part.name}`, layout === 'path' ? path(...names(at(index))) : at(index) < 0 ? '' : `K${at(index)}`, {
    code: layout === 'parent' || part.coded ? `K${index}` : null, serves: part.board < 0 ? null : [bodies[part.board]?.name ?? ''],
  }));
}

describe.each(['parent', 'path'] as const)('any organisation, laid out by %s', (layout) => {
  test('applying the difference gives what the file says, and the file once more gives nothing', () => {
    fc.assert(fc.property(organisations, organisations, (first, second) => {
      const there = taken(rowsFrom(first, layout), []);
      expect(told(rowsFrom(first, layout), there)).toEqual(expect.objectContaining({ rows: [], missing: [] }));
      const file = rowsFrom(second, layout);
      const after = taken(file, there);
      expect(told(file, after)).toEqual(expect.objectContaining({ rows: [], missing: [] }));
      const standing = after.filter((one) => one.validTo === null);
      expect(new Set(standing.map((one) => one.name))).toEqual(new Set(file.map((one) => one.name)));
      expect(new Set(standing.map((one) => one.id)).size).toBe(standing.length);
    }), { numRuns: 150 });
  });
});
