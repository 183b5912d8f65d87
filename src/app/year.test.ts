import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tmpdir } from 'node:os';
import { buildHouse } from '../wiring.ts';
import { testDatabases } from '../../tests/databases.ts';
import { asking, machine } from '../../tests/operations.ts';
import type { Database } from '../adapters/db/database.ts';
import type { BodyId } from '../domain/identity.ts';
import type { House } from './house.ts';
import { prepareInstallation } from './installation.ts';


describe.each(testDatabases())('a year through the use cases on $name', ({ fresh }) => {
  let database: Database;
  let house: House;
  let boardId: BodyId;
  const { ask, refused } = asking(() => house, () => machine);

  beforeAll(async () => {
    database = await fresh();
    house = buildHouse({ database, dataFolder: tmpdir(), zone: 'Europe/Stockholm', publicUrl: 'http://127.0.0.1', demo: false });
    await prepareInstallation(house);
    boardId = house.newId() as BodyId;
    await ask('organisation.name', { name: 'Ekstrand' });
    await ask('organisation.addBody', { id: boardId, name: 'Kulturnämnden', kind: 'board', validFrom: null, validTo: null });
  });
  afterAll(() => database.close());

  const group = () => house.newId();
  let groupId: string;
  const events: string[] = [];

  test('rows are added, changed field by field and undone', async () => {
    await ask('year.create', { boardId, year: 2026, boardYearId: house.newId(), methodId: null });
    groupId = group();
    await ask('year.add', { boardId, year: 2026, changeId: house.newId(), object: 'group', rows: [{ id: groupId, title: 'Alla läser', level: 0 }] });
    for (const [at, text] of ['Boken försvinner', 'Hyran faktureras inte', 'Nyckeln lämnas ut'].entries()) {
      const id = house.newId();
      events.push(id);
      await ask('year.add', { boardId, year: 2026, changeId: house.newId(), object: 'event', rows: [{ id, groupId, text, position: at, label: String(at + 1), likelihood: 3, consequence: 4, treatment: 'plan' }] });
    }
    const first = events[0] ?? '';
    const changeId = house.newId();
    const change = await ask('year.change', { boardId, year: 2026, changeId, changes: [{ object: 'event', id: first, field: 'likelihood', seen: 3, wanted: 5 }, { object: 'event', id: first, field: 'text', seen: 'Boken försvinner', wanted: 'Boken\u202E försvinner ofta' }] });
    expect(change.conflicts).toEqual([]);
    let view = await ask('year.read', { boardId, year: 2026 });
    expect(view.content.events[0]).toMatchObject({ likelihood: 5, text: 'Boken försvinner ofta', groupId });
    // The same change again is answered from the log and done once.
    await ask('year.change', { boardId, year: 2026, changeId, changes: [{ object: 'event', id: first, field: 'likelihood', seen: 3, wanted: 5 }] });
    // Somebody who saw the old value gets a conflict, with who and the value; another field of the same row is saved.
    const late = await ask('year.change', { boardId, year: 2026, changeId: house.newId(), changes: [{ object: 'event', id: first, field: 'likelihood', seen: 3, wanted: 2 }, { object: 'event', id: first, field: 'department', seen: '', wanted: 'Staben' }] });
    expect(late.conflicts).toMatchObject([{ field: 'likelihood', wanted: 2, now: 5, by: 'maskinen' }]);
    expect(late.saved).toMatchObject([{ field: 'department', value: 'Staben' }]);
    await ask('year.undo', { boardId, year: 2026, changeId: house.newId(), undo: changeId });
    view = await ask('year.read', { boardId, year: 2026 });
    expect(view.content.events[0]).toMatchObject({ likelihood: 3, text: 'Boken försvinner', department: 'Staben' });
    expect(await refused('year.undo', { boardId, year: 2026, changeId: house.newId(), undo: changeId })).toBe('undo.nothing');
    // Once the field has moved on, the old change can no longer be undone.
    await ask('year.change', { boardId, year: 2026, changeId: house.newId(), changes: [{ object: 'event', id: first, field: 'likelihood', seen: 3, wanted: 4 }] });
    expect(await refused('year.undo', { boardId, year: 2026, changeId: house.newId(), undo: changeId })).toBe('undo.moved-on');
  });

  test('a row taken away leaves those that named it, and comes back whole', async () => {
    const gone = events[2] ?? '';
    const activity = house.newId();
    await ask('year.add', { boardId, year: 2026, changeId: house.newId(), object: 'activity', rows: [{ id: activity, text: 'Stickprov', eventIds: events, owner: { kind: 'text', printed: 'Enhetschef' } }] });
    const measure = house.newId();
    await ask('year.add', { boardId, year: 2026, changeId: house.newId(), object: 'measure', rows: [{ id: measure, title: 'Byt lås', eventIds: [gone], end: '2026-05-01' }] });
    const removal = house.newId();
    await ask('year.remove', { boardId, year: 2026, changeId: removal, object: 'event', ids: [gone], reason: 'Finns inte längre' });
    let view = await ask('year.read', { boardId, year: 2026 });
    expect(view.content.activities[0]?.eventIds).toEqual(events.slice(0, 2));
    expect(view.content.measures[0]).toMatchObject({ eventIds: [], end: '2026-05-01' });
    await ask('year.undo', { boardId, year: 2026, changeId: house.newId(), undo: removal });
    view = await ask('year.read', { boardId, year: 2026 });
    expect(view.content.activities[0]?.eventIds).toEqual(events);
    expect(view.content.events.find((event) => event.id === gone)).toMatchObject({ text: 'Nyckeln lämnas ut', riskOwner: null });
    expect(await refused('year.undo', { boardId, year: 2026, changeId: house.newId(), undo: removal })).toBe('undo.nothing');
    expect(await refused('year.remove', { boardId, year: 2026, changeId: house.newId(), object: 'group', ids: [groupId], reason: '' })).toBe('group.not-empty');
  });

  test('what is submitted stays as it was although the draft goes on, and the board decides that', async () => {
    await ask('year.renumber', { boardId, year: 2026, changeId: house.newId() });
    const versionId = house.newId();
    const submitted = await ask('decision.submit', { boardId, year: 2026, versionId: versionId as never, meetingOn: '2026-12-11' as never, caseNumber: 'KN 2026-1', recipients: 'Nämndsekreteraren', overrides: [] });
    expect(submitted.state).toMatchObject({ kind: 'submitted', version: 1, changedSince: false });
    await ask('year.change', { boardId, year: 2026, changeId: house.newId(), changes: [{ object: 'event', id: events[0] ?? '', field: 'text', seen: 'Boken försvinner', wanted: 'Något annat' }] });
    expect(await refused('decision.submit', { boardId, year: 2026, versionId: house.newId() as never, meetingOn: '2026-12-11' as never, caseNumber: '', recipients: '', overrides: [] })).toBe('decision.already-submitted');
    const decided = await ask('decision.register', { boardId, year: 2026, versionId: versionId as never, outcome: 'asProposed', decidedOn: '2026-12-11' as never, minutesItem: '§ 14', note: '', boardsOwnVersionId: null });
    expect(decided.state).toMatchObject({ kind: 'decided', minutesItem: '§ 14', changedSince: true, adjusted: false });
    const version = await ask('version.read', { boardId, year: 2026, versionId: versionId as never });
    expect(version.content.events[0]?.text).toBe('Boken försvinner');
    const checksum = submitted.versions[0]?.checksum;
    expect(version.head.checksum).toBe(checksum);
    await ask('decision.correct', { boardId, year: 2026, versionId: versionId as never, decidedOn: '2026-12-11' as never, minutesItem: '§ 15', reason: 'Skrivfel' });
    await ask('decision.adjust', { boardId, year: 2026, versionId: versionId as never, adjustedOn: '2026-12-18' as never, notice: 'Anslag 2026-12-18' });
    const after = await ask('version.read', { boardId, year: 2026, versionId: versionId as never });
    expect(after.head).toMatchObject({ checksum, minutesItem: '§ 15', adjustedOn: '2026-12-18' });
    const { differences } = await ask('year.compare', { boardId, year: 2026, before: versionId, after: 'draft' });
    expect(differences.length).toBe(1);
  });

  test('a new year is started from the last, and undone as one', async () => {
    const boardYearId = house.newId();
    const started = await ask('year.start', { boardId, year: 2027, from: 2026, boardYearId });
    expect(started.content.events.map((event) => [event.text, event.review])).toEqual([['Något annat', 'carried'], ['Hyran faktureras inte', 'carried'], ['Nyckeln lämnas ut', 'carried']]);
    expect(started.content.activities[0]?.owner).toEqual({ kind: 'text', printed: 'Enhetschef' });
    expect((await ask('year.previous', { boardId, year: 2027 })).previous?.lineage.filter((row) => row.object === 'event')).toHaveLength(3);
    expect(await refused('year.start', { boardId, year: 2027, from: 2026, boardYearId: house.newId() })).toBe('year.not-empty');
    await ask('year.undo', { boardId, year: 2027, changeId: house.newId(), undo: boardYearId });
    expect(await refused('year.read', { boardId, year: 2027 })).toBe('object.not-found');
    expect((await ask('year.read', { boardId, year: 2026 })).content.measures).toHaveLength(1);
  });

  test('a query outside the one way in sees no scoped row', async () => {
    expect(await database.query('select id from event')).toEqual([]);
    expect(await database.query('select id from board_year')).toEqual([]);
    const page = await ask('risk.list', { year: 2026, limit: 2 });
    expect(page.rows).toHaveLength(2);
    expect((await ask('risk.list', { year: 2026, limit: 2, after: page.next ?? '' })).rows).toHaveLength(1);
  });
});
