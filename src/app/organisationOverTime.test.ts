/** The organisation in bulk and over time, on both databases: read in, renamed, merged and split while controls go on. */
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabases } from '../../tests/databases.ts';
import { asking, machine } from '../../tests/operations.ts';
import type { Database } from '../adapters/db/database.ts';
import type { Input } from '../contract/table.ts';
import type { Day } from '../domain/day.ts';
import type { BodyId, PersonId, UnitId } from '../domain/identity.ts';
import type { Role } from '../domain/organisation/organisation.ts';
import { buildHouse } from '../wiring.ts';
import type { House } from './house.ts';
import { prepareInstallation } from './installation.ts';
import type { Actor } from './ports.ts';

const day = (text: string): Day => text as Day;
const from = day('2027-05-01');
const year = 2027;
const first = `Enhetskod;Enhet;Överordnad;Nämnd;Chef;E-post
1;Kulturförvaltningen;;Kulturnämnden;Dag Ros;dag@ekstrand.example
11;Norr;1;;Ada Ek;ada@ekstrand.example
12;Söder;1;;Bo Alm;bo@ekstrand.example
13;Väster;1;;Cia Dal;
`;

describe.each(testDatabases())('the organisation over time on $name', ({ fresh }) => {
  let database: Database;
  let house: House;
  let boardId: BodyId;
  let today = '2027-04-10';
  let row = '';
  const { ask, refused } = asking(() => house, (who = machine) => who);
  const file = (text: string, on = from) => ({ name: 'organisation.csv', bytes: Buffer.from(text).toString('base64'), day: on });
  const choices = { close: [], endHeads: [], leaveOut: [], leaveOutPeople: [] };
  const take = async (text: string, more: Partial<Input<'organisation.import'>> = {}, on = from) => {
    const { fingerprint } = await ask('organisation.previewImport', file(text, on));
    return ask('organisation.import', { ...file(text, on), ...choices, fingerprint, ...more });
  };
  const unitNamed = async (name: string): Promise<UnitId> => (await ask('organisation.read', {})).units.find((one) => one.name === name)?.id ?? '' as UnitId;
  const personNamed = async (name: string) => {
    const found = (await ask('person.list', {})).people.find((one) => one.name === name);
    if (!found) throw new Error(`no ${name}`);
    return found;
  };
  const as = async (name: string): Promise<Actor> => {
    const person = await personNamed(name);
    return { personId: person.id, name, title: '', via: 'session', grants: person.grants };
  };
  const occasions = async (at = year) => (await ask('control.list', { boardId, year: at })).activities.find((one) => one.activityId === row)?.occasions.filter((one) => one.state !== 'withdrawn') ?? [];
  const perform = async (place: string, period: string, size: number, faults: number): Promise<void> => {
    const id = (await occasions()).find((one) => one.unitName === place && one.period.code === period)?.id ?? '';
    const at = { boardId, occasionId: id };
    let desk = await ask('control.count', { ...at, revision: 0, size });
    const items = desk.items.slice(0, faults).map((item) => ({ position: item.position, seen: null, result: 'fault' as const }));
    if (faults > 0) desk = await ask('control.answer', { ...at, items });
    for (const item of items) desk = await ask('control.handle', { ...at, position: item.position, handling: 'mended', seen: null, note: 'Kvitto saknas', measure: null });
    desk = await ask('control.rest', { ...at, revision: desk.occasion.revision });
    await ask('control.finish', { ...at, revision: desk.occasion.revision, conclusion: faults > 0 ? 'Mindre avvikelse' : 'Utan anmärkning', comment: 'Sett.' });
  };

  beforeAll(async () => {
    database = await fresh();
    house = buildHouse({ database, dataFolder: tmpdir(), zone: 'Europe/Stockholm', publicUrl: 'http://127.0.0.1', demo: false, now: () => new Date(`${today}T10:00:00Z`) });
    await prepareInstallation(house);
    boardId = house.newId() as BodyId;
    await ask('organisation.addBody', { id: boardId, name: 'Kulturnämnden', kind: 'board', validFrom: null, validTo: null });
  });
  afterAll(() => database.close());

  test('a file is looked at before anything is written, then written as one change, and gives nothing the second time', async () => {
    const preview = await ask('organisation.previewImport', file(first, day('2027-01-01')));
    expect(preview.verdict).toEqual({ units: 4, people: 4, same: 0, added: 4, renamed: 0, moved: 0, otherwise: 0, missing: 0, renames: 0, newPeople: 4, newRoles: 4, doubts: 0 });
    expect(preview.units[1]).toMatchObject({ wanted: { name: 'Norr', code: '11', parent: 'Kulturförvaltningen', validFrom: '2027-01-01' }, before: null });
    expect((await ask('organisation.read', {})).units).toEqual([]);
    expect((await take(first, {}, day('2027-01-01'))).written).toEqual({ added: 4, changed: 0, closed: 0, people: 4, roles: 4, endedRoles: 0 });
    const entries = await database.transaction({ bodies: 'all', person: '' }, (connection) => connection.query<{ operation: string; change: string }>(`select operation, change_id::text as change from trail_entry where operation = 'organisation.import'`));
    expect([entries.length, new Set(entries.map((one) => one.change)).size]).toEqual([13, 1]);
    expect((await ask('organisation.previewImport', file(first))).verdict).toMatchObject({ same: 4, added: 0, renamed: 0, missing: 0, newPeople: 0, newRoles: 0, doubts: 0 });
    expect((await take(first)).written).toEqual({ added: 0, changed: 0, closed: 0, people: 0, roles: 0, endedRoles: 0 });
    expect((await personNamed('Dag Ros')).grants.map((one) => one.role)).toEqual(['director']);
  });

  test('what was looked at is what is written, by who manages the whole of it', async () => {
    const { fingerprint } = await ask('organisation.previewImport', file(`${first}14;Öster;1;;;\n`));
    await ask('organisation.addUnit', { id: house.newId() as UnitId, parentId: null, kind: 'administration', name: 'Staben', serves: [], validFrom: null, validTo: null });
    expect(await refused('organisation.import', { ...file(`${first}14;Öster;1;;;\n`), ...choices, fingerprint })).toBe('organisation.changed-since-preview');
    expect(await refused('organisation.previewImport', { name: 'a.csv', bytes: 'ej base64!', day: from })).toBe('input.malformed');
    const own = (role: Role): Actor => ({ personId: house.newId() as PersonId, name: role, title: '', via: 'session', grants: [{ id: house.newId(), personId: house.newId() as PersonId, role, place: { kind: 'body', id: boardId }, from: null, to: null }] });
    expect(await refused('organisation.previewImport', file(first), own('administrator'))).toBe('access.not-allowed');
    expect(await refused('organisation.import', { ...file(first), ...choices, fingerprint }, own('director'))).toBe('access.not-allowed');
    expect(await refused('organisation.unitsAhead', { unitIds: [await unitNamed('Norr')], day: from }, own('director'))).toBe('access.not-allowed');
  });

  test('a renamed unit keeps its name of then where the day is known', async () => {
    await ask('year.create', { boardId, year, boardYearId: house.newId() as never, methodId: null });
    const event = house.newId();
    row = house.newId();
    await ask('year.add', { boardId, year, changeId: house.newId(), object: 'event', rows: [{ id: event, label: '1', text: 'Utlägg betalas utan kvitto', likelihood: 3, consequence: 4, treatment: 'plan' }] });
    await ask('year.add', { boardId, year, changeId: house.newId(), object: 'activity', rows: [{ id: row, position: 0, text: 'Stickprov av utlägg', eventIds: [event], owner: { kind: 'person', personId: (await personNamed('Dag Ros')).id, printed: 'Dag' }, frequency: { kind: 'code', code: 'tertial', printed: '' } }] });
    const versionId = house.newId() as never;
    await ask('decision.submit', { boardId, year, versionId, meetingOn: day('2026-12-11'), caseNumber: '', recipients: '', overrides: ['risk.irregularities-not-considered', 'plan.owner-missing'].map((rule) => ({ rule, reason: 'prov' })) as never });
    await ask('decision.register', { boardId, year, versionId, outcome: 'asProposed', decidedOn: day('2026-12-11'), minutesItem: '§ 1', note: '', boardsOwnVersionId: null });
    await ask('control.setUp', { boardId, year, activityId: row, changes: { places: { kind: 'units', unitIds: [await unitNamed('Norr'), await unitNamed('Söder'), await unitNamed('Väster')], chosen: { by: 'hand' } }, sampling: 'all' } });
    expect((await occasions()).map((one) => `${one.unitName} ${one.period.code}`).toSorted()).toHaveLength(9);
    await perform('Norr', '2027-T1', 20, 1);
    await perform('Söder', '2027-T1', 5, 0);
    const renamed = first.replace('13;Väster', '13;Västra biblioteket');
    expect((await ask('organisation.previewImport', file(renamed))).units).toMatchObject([{ changes: ['name'], before: { name: 'Väster' }, wanted: { name: 'Västra biblioteket' } }]);
    await take(renamed);
    // The first tertial ends before the day, the second after it.
    expect((await occasions()).filter((one) => one.unitName?.startsWith('Väst')).map((one) => `${one.period.code} ${one.unitName}`).toSorted()).toEqual(['2027-T1 Väster', '2027-T2 Västra biblioteket', '2027-T3 Västra biblioteket']);
    const { earlier } = await ask('organisation.renameUnit', { id: await unitNamed('Norr'), name: 'Nordbiblioteket', from });
    expect(earlier.map((one) => [one.name, one.until])).toEqual(expect.arrayContaining([['Väster', '2027-04-30'], ['Norr', '2027-04-30']]));
    expect((await occasions()).some((one) => one.unitName === 'Norr' && one.state === 'done')).toBe(true);
    expect(await refused('organisation.renameUnit', { id: await unitNamed('Nordbiblioteket'), name: 'X', parentId: await unitNamed('Nordbiblioteket'), from })).toBe('unit.under-itself');
  });

  test('what is of the past is told with the name that its unit had then: tasks, faults of controls, deviations, roles that have ended', async () => {
    const until = today;
    today = '2027-05-10';
    const tasks = (await ask('start.read', {}, await as('Cia Dal'))).tasks.filter((one) => one.kind === 'performControl');
    expect(tasks.map((one) => `${one.code} ${one.place}`)).toEqual(['2027-T1 Väster']);
    const { faults, mendable } = await ask('measure.list', { boardId, year });
    expect([faults.map((one) => one.thing.place), mendable.flatMap((one) => (one.place === '' ? [] : [one.place]))]).toEqual([['Norr'], ['Norr']]);

    const [bo, nord] = [await as('Bo Alm'), await unitNamed('Nordbiblioteket')];
    const report = async (happenedOn: string): Promise<string> => {
      const id = house.newId();
      await ask('deviation.report', { boardId, id, what: 'Kassan stod öppen', happenedOn: day(happenedOn), unitId: nord, choice: 'manager', involved: [] }, bo);
      return id;
    };
    const [before, after] = [await report('2027-04-30'), await report('2027-05-01')];
    const told = new Map((await ask('deviation.list', {}, bo)).rows.map((one) => [one.id, one.unitName]));
    expect([told.get(before), told.get(after)]).toEqual(['Norr', 'Nordbiblioteket']);
    expect((await ask('deviation.read', { boardId, deviationId: before }, bo)).unitName).toBe('Norr');
    today = until;
  });

  test('merged units take their roles, controls and figures with them', async () => {
    const [norr, soder] = [await unitNamed('Nordbiblioteket'), await unitNamed('Söder')];
    const ahead = await ask('organisation.unitsAhead', { unitIds: [norr, soder], day: from });
    expect(ahead).toMatchObject({ replanned: 4, staying: 0, settings: 1 });
    expect(ahead.grants.map((one) => [one.name, one.role])).toEqual(expect.arrayContaining([['Ada Ek', 'unitHead'], ['Bo Alm', 'unitHead']]));
    const id = house.newId() as UnitId;
    const ada = ahead.grants.find((one) => one.name === 'Ada Ek');
    const wish = { from: [norr, soder], into: { kind: 'new' as const, unit: { id, name: 'Stadsbiblioteket', code: '11', kind: 'unit' as const } }, day: from, reason: 'Ny organisation', grants: [{ grantId: ada?.id ?? '', unitId: id }], endGrants: true };
    expect(await refused('organisation.mergeUnits', { ...wish, grants: [{ grantId: house.newId(), unitId: id }] })).toBe('object.not-found');
    expect((await ask('organisation.read', {})).units.some((one) => one.id === id)).toBe(false);
    await ask('organisation.mergeUnits', wish);
    expect((await occasions()).map((one) => `${one.unitName} ${one.period.code} ${one.performerName}`).toSorted()).toEqual([
      'Norr 2027-T1 Ada Ek', 'Stadsbiblioteket 2027-T2 Ada Ek', 'Stadsbiblioteket 2027-T3 Ada Ek', 'Söder 2027-T1 Bo Alm', 'Väster 2027-T1 Cia Dal', 'Västra biblioteket 2027-T2 Cia Dal', 'Västra biblioteket 2027-T3 Cia Dal',
    ]);
    expect((await personNamed('Bo Alm')).grants.map((one) => one.to)).toEqual(['2027-04-30']);
    // The role that ended with the day was at a place of another name.
    const record = new TextDecoder().decode((await ask('personData.export', { personId: (await personNamed('Ada Ek')).id, requestId: house.newId(), format: 'html' })).bytes);
    expect([/Norr(?!\p{L})/u.test(record), record.includes('Nordbiblioteket'), record.includes('Stadsbiblioteket')]).toEqual([true, false, true]);
    today = '2027-08-20';
    const next = (await occasions()).find((one) => one.unitName === 'Stadsbiblioteket' && one.period.code === '2027-T2')?.id ?? '';
    // Twenty and five of the two that it was, with the one fault.
    expect((await ask('control.read', { boardId, occasionId: next }, await as('Ada Ek'))).last).toMatchObject({ periodCode: '2027-T1', reviewed: 25, faults: 1, population: 25, conclusion: '' });
  });

  test('a split unit leaves what is under way where it is, and what is to come to its parts', async () => {
    const vast = await unitNamed('Västra biblioteket');
    const begun = (await occasions()).find((one) => one.unitName === 'Västra biblioteket' && one.period.code === '2027-T2')?.id ?? '';
    await ask('control.count', { boardId, occasionId: begun, revision: 0, size: 4 });
    const parts = ['Filialen', 'Bokbussen'].map((name) => ({ id: house.newId() as UnitId, name, code: null, kind: 'unit' as const }));
    const on = day('2027-09-01');
    const { grants } = await ask('organisation.unitsAhead', { unitIds: [vast], day: on });
    await ask('organisation.splitUnit', { from: vast, into: parts, below: [], day: on, reason: '', grants: grants.flatMap((one) => parts.map((part) => ({ grantId: one.id, unitId: part.id }))), endGrants: false });
    expect((await occasions()).filter((one) => !['Norr', 'Söder', 'Stadsbiblioteket', 'Väster'].includes(one.unitName ?? '')).map((one) => `${one.unitName} ${one.period.code} ${one.state} ${one.performerName}`).toSorted()).toEqual([
      'Bokbussen 2027-T3 planned Cia Dal', 'Filialen 2027-T3 planned Cia Dal', 'Västra biblioteket 2027-T2 underWay Cia Dal',
    ]);
    const { units, successions } = await ask('organisation.read', {});
    expect(units.find((one) => one.id === vast)?.validTo).toBe('2027-08-31');
    expect(successions.map((one) => one.kind)).toEqual(['merged', 'merged', 'split', 'split']);
    expect(await refused('organisation.splitUnit', { from: vast, into: parts, below: [], day: on, reason: '', grants: [], endGrants: false })).not.toBe('ok');
  });

  test('a unit missing in the file ends when it is chosen, and a head whom somebody follows ends when it is chosen', async () => {
    const now = `Enhetskod;Enhet;Överordnad;Chef;E-post\n1;Kulturförvaltningen;;Dag Ros;dag@ekstrand.example\n11;Stadsbiblioteket;1;Eva Ny;eva@ekstrand.example\n`;
    const on = day('2027-10-01');
    const preview = await ask('organisation.previewImport', file(now, on));
    expect(preview.missing.map((one) => one.name).toSorted()).toEqual(['Bokbussen', 'Filialen', 'Staben']);
    expect(preview.replaced).toMatchObject([{ name: 'Ada Ek', role: 'unitHead', place: 'Stadsbiblioteket' }]);
    const { written } = await take(now, { close: preview.missing.map((one) => one.unitId), endHeads: preview.replaced.map((one) => one.grantId) }, on);
    expect(written).toEqual({ added: 0, changed: 0, closed: 3, people: 1, roles: 1, endedRoles: 1 });
    expect((await ask('organisation.previewImport', file(now, on))).verdict).toMatchObject({ same: 2, missing: 0, newRoles: 0 });
  });

  test('a unit without a code under a new name is asked about, and goes on as itself when it is said to be the same', async () => {
    const on = day('2027-11-01');
    const base = 'Enhetskod;Enhet;Överordnad\n1;Kulturförvaltningen;\n11;Stadsbiblioteket;1\n';
    await take(`${base};Kulturskolan;1\n`, {}, day('2027-10-05'));
    const school = await unitNamed('Kulturskolan');
    const next = `${base};Kulturskolan i Ekstrand;1\n`;
    const asked = await ask('organisation.previewImport', file(next, on));
    expect(asked.verdict).toMatchObject({ added: 1, renamed: 0, missing: 1, renames: 1 });
    expect(asked.renames).toMatchObject([{ unitId: school, name: 'Kulturskolan', wanted: 'Kulturskolan i Ekstrand', parent: 'Kulturförvaltningen', taken: false }]);
    const same = asked.renames.map(({ key, unitId }) => ({ key, unitId }));
    const said = await ask('organisation.previewImport', { ...file(next, on), same });
    expect(said.verdict).toMatchObject({ added: 0, renamed: 1, missing: 0, renames: 0 });
    expect(said.renames).toMatchObject([{ unitId: school, taken: true }]);
    // What was looked at is what is written: the answer to the question is part of it.
    expect(await refused('organisation.import', { ...file(next, on), ...choices, fingerprint: said.fingerprint })).toBe('organisation.changed-since-preview');
    expect(await refused('organisation.import', { ...file(next, on), ...choices, same, fingerprint: asked.fingerprint })).toBe('organisation.changed-since-preview');
    const { written, view } = await ask('organisation.import', { ...file(next, on), ...choices, same, fingerprint: said.fingerprint });
    expect(written).toMatchObject({ added: 0, changed: 1, closed: 0 });
    expect([view.units.find((one) => one.id === school)?.name, view.earlier.filter((one) => one.unitId === school)]).toMatchObject(['Kulturskolan i Ekstrand', [{ name: 'Kulturskolan', until: '2027-10-31' }]]);
    expect((await ask('organisation.previewImport', file(next, on))).verdict).toMatchObject({ renames: 0, missing: 0, added: 0 });
  });

  test('five thousand units go in at once', async () => {
    const rows = Array.from({ length: 5000 }, (_, at) => `S${at};Storenhet ${at};${at === 0 ? '' : `S${Math.floor((at - 1) / 9)}`};${at === 0 ? 'Kulturnämnden' : ''}`);
    const began = performance.now();
    expect((await take(`Kod;Enhet;Överordnad;Nämnd\n${rows.join('\n')}\n`, {}, day('2028-01-01'))).written.added).toBe(5000);
    expect(performance.now() - began).toBeLessThan(60_000);
  }, 120_000);
});
