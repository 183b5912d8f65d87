/** Many at once, and what belongs to somebody else: on both databases. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tmpdir } from 'node:os';
import { buildHouse } from '../wiring.ts';
import { testDatabases } from '../../tests/databases.ts';
import { asking, machine } from '../../tests/operations.ts';
import type { Connection, Database } from '../adapters/db/database.ts';
import type { BodyId } from '../domain/identity.ts';
import type { House } from './house.ts';
import { prepareInstallation } from './installation.ts';
import type { Actor } from './ports.ts';

const year = 2026;

describe.each(testDatabases())('side by side on $name', ({ fresh }) => {
  let database: Database;
  let house: House;
  let boardId: BodyId;
  let otherId: BodyId;
  let queries = 0;
  const { ask, refused } = asking(() => house, (who = machine) => who);
  const add = async (board: BodyId, object: 'event' | 'group' | 'activity' | 'measure' | 'control', row: Record<string, unknown>, at = year): Promise<string> => {
    const id = house.newId();
    await ask('year.add', { boardId: board, year: at, changeId: house.newId(), object, rows: [{ id, ...row }] });
    return id;
  };

  beforeAll(async () => {
    database = await fresh();
    // The same database, with its statements counted.
    const counting = (connection: Connection): Connection => ({
      query: (text, values) => { queries += 1; return connection.query(text, values); },
      send: (text, values) => { queries += 1; connection.send(text, values); },
    });
    const counted: Database = { ...database, ask: (settings, text, values) => { queries += 1; return database.ask(settings, text, values); }, query: (text, values) => database.query(text, values), asOwner: (work) => database.asOwner(work), close: () => database.close(),
      transaction: (settings, work) => database.transaction(settings, (connection) => work(counting(connection))), reading: (settings, work) => database.reading(settings, (connection) => work(counting(connection))) };
    house = buildHouse({ database: counted, dataFolder: tmpdir(), zone: 'Europe/Stockholm', publicUrl: 'http://127.0.0.1', demo: false });
    await prepareInstallation(house);
    boardId = house.newId() as BodyId;
    otherId = house.newId() as BodyId;
    for (const [id, name] of [[boardId, 'Kulturnämnden'], [otherId, 'Fritidsnämnden']] as const) {
      await ask('organisation.addBody', { id, name, kind: 'board', validFrom: null, validTo: null });
      await ask('year.create', { boardId: id, year, boardYearId: house.newId(), methodId: null });
    }
  });
  afterAll(() => database.close());

  test('twenty who write at once: every saved field is one entry, other fields never collide, the same field is never lost', async () => {
    const rows = await Promise.all(Array.from({ length: 20 }, (_, at) => add(boardId, 'event', { text: `Händelse ${at}`, position: at, likelihood: 1, consequence: 1 })));
    const entries = async () => (await house.opener.transaction('all', (store) => store.yearHead(boardId, year).then((head) => store.trailOfYear(head?.id ?? ('' as never), null, 10_000)))).filter((entry) => entry.operation === 'year.change');
    const fieldsOf = (all: Awaited<ReturnType<typeof entries>>) => all.flatMap((entry) => (entry.content.kind === 'fields' ? entry.content.fields.map((field) => `${entry.changeId} ${entry.objectId} ${field.field}`) : []));
    const saved: string[] = [];
    const shared = rows[0] ?? '';
    const fields = ['text', 'explanation', 'category', 'department', 'ratingReason', 'treatmentReason', 'indicator', 'councilTarget', 'boardTarget', 'routine', 'runningChecks', 'activityText'] as const;
    let conflicts = 0;
    await Promise.all(rows.map(async (own, client) => {
      for (let round = 0; round < 3; round += 1) {
        const changeId = house.newId();
        const field = fields[client % fields.length] ?? 'text';
        const answer = await ask('year.change', { boardId, year, changeId, changes: [
          { object: 'event', id: own, field: 'likelihood', seen: round + 1, wanted: round + 2 },
          { object: 'event', id: shared, field: 'consequence', seen: 1, wanted: client + 2 },
          ...(client < fields.length ? [{ object: 'event' as const, id: shared, field, seen: round === 0 ? (field === 'text' ? 'Händelse 0' : '') : `${client} ${round - 1}`, wanted: `${client} ${round}` }] : []),
        ] });
        expect(answer.conflicts.every((one) => one.field === 'consequence')).toBe(true);
        conflicts += answer.conflicts.length;
        // Somebody else's value that happens to be the wanted one is said to be saved, and is nobody's change.
        saved.push(...answer.saved.filter((one) => !(one.field === 'consequence' && round > 0)).map((one) => `${changeId} ${one.id} ${one.field}`));
      }
    }));
    expect(fieldsOf(await entries()).toSorted()).toEqual(saved.toSorted());
    expect(saved.filter((one) => one.endsWith('consequence'))).toHaveLength(1);
    expect(conflicts).toBe(20 * 3 - 3);
    const { content } = await ask('year.read', { boardId, year });
    const first = content.events.find((event) => event.id === shared);
    for (const [client, field] of fields.entries()) expect(first?.[field]).toBe(`${client} 2`);
    expect(content.events.every((event) => event.likelihood === 4)).toBe(true);
  });

  test('two who answer the same question for the first time: one is saved, the other is told', async () => {
    const answer = (reason: string) => ask('year.change', { boardId, year, changeId: house.newId(), changes: [{ object: 'answer', id: 'salary', field: 'reason', seen: '', wanted: reason }] });
    const [a, b] = await Promise.all([answer('Ingen risk'), answer('Liten risk')]);
    expect([...a.conflicts, ...b.conflicts]).toHaveLength(1);
    expect([...a.saved, ...b.saved]).toHaveLength(1);
  });

  test('a retried change says again what was not saved', async () => {
    const id = await add(boardId, 'event', { text: 'Lånekortet tappas', likelihood: 2 });
    const changeId = house.newId();
    const changes = [{ object: 'event' as const, id, field: 'text', seen: 'Lånekortet tappas', wanted: 'Lånekortet stjäls' }, { object: 'event' as const, id, field: 'likelihood', seen: 1, wanted: 5 }];
    const first = await ask('year.change', { boardId, year, changeId, changes });
    const second = await ask('year.change', { boardId, year, changeId, changes });
    expect(first.conflicts).toMatchObject([{ field: 'likelihood', wanted: 5, now: 2 }]);
    expect({ ...second, savedAt: '' }).toEqual({ ...first, savedAt: '' });
    const twice = await ask('year.change', { boardId, year, changeId: house.newId(), changes: [{ object: 'event', id, field: 'likelihood', seen: 2, wanted: 3 }, { object: 'event', id, field: 'likelihood', seen: 3, wanted: 4 }] });
    expect(twice.saved).toEqual([{ object: 'event', id, field: 'likelihood', value: 4 }]);
  });

  test('a change of another board or year is nothing here', async () => {
    const changeId = house.newId();
    const gone = await add(otherId, 'event', { text: 'Hemligt på Fritid' });
    await ask('year.remove', { boardId: otherId, year, changeId, object: 'event', ids: [gone], reason: '' });
    expect(await refused('year.undo', { boardId, year, changeId: house.newId(), undo: changeId })).toBe('undo.nothing');
    const stolen = await ask('year.change', { boardId, year, changeId, changes: [{ object: 'year', id: (await ask('year.read', { boardId, year })).content.boardYearId, field: 'introduction', seen: '', wanted: 'Eget' }] });
    expect(stolen.saved).toMatchObject([{ field: 'introduction', value: 'Eget' }]);
    const started = house.newId();
    await ask('year.start', { boardId: otherId, year: 2027, from: year, boardYearId: started });
    expect(await refused('year.undo', { boardId: otherId, year, changeId: house.newId(), undo: started })).toBe('undo.nothing');
    expect(await refused('year.start', { boardId: otherId, year, from: year, boardYearId: house.newId() })).toBe('year.source-missing');
    await ask('year.undo', { boardId: otherId, year: 2027, changeId: house.newId(), undo: started });
  });

  test('rows name rows of their own year only', async () => {
    const foreignGroup = await add(otherId, 'group', { title: 'Fritid', level: 0 });
    const foreignEvent = await add(otherId, 'event', { text: 'Fritid', groupId: foreignGroup });
    const foreignMeasure = await add(otherId, 'measure', { title: 'Fritids åtgärd' });
    const event = await add(boardId, 'event', { text: 'Egen' });
    const at = () => ({ boardId, year, changeId: house.newId() });
    expect(await refused('year.add', { ...at(), object: 'event', rows: [{ id: house.newId(), text: 'x', groupId: foreignGroup }] })).toBe('field.value-not-allowed');
    expect(await refused('year.add', { ...at(), object: 'activity', rows: [{ id: house.newId(), text: 'x', eventIds: [event, foreignEvent] }] })).toBe('field.value-not-allowed');
    expect(await refused('year.change', { ...at(), changes: [{ object: 'event', id: event, field: 'groupId', seen: null, wanted: foreignGroup }] })).toBe('field.value-not-allowed');
    expect(await refused('year.change', { ...at(), changes: [{ object: 'event', id: foreignEvent, field: 'text', seen: 'Fritid', wanted: 'x' }] })).toBe('object.not-found');
    expect(await refused('year.answer', { ...at(), question: 'grants', eventIds: [foreignEvent], reason: '' })).toBe('field.value-not-allowed');
    // Ids that are taken by rows out of sight are refused in the same way as those in sight, and nothing of theirs is touched.
    const coordinator: Actor = { personId: null, name: 'Samordnaren', title: '', via: 'session', grants: [{ id: house.newId(), personId: house.newId() as never, role: 'coordinator', place: { kind: 'body', id: boardId }, from: null, to: null }] };
    for (const actor of [machine, coordinator]) {
      expect(await refused('year.add', { ...at(), object: 'measure', rows: [{ id: foreignMeasure, title: 'Stulen' }] }, actor)).toBe('field.value-not-allowed');
      expect(await refused('year.add', { ...at(), object: 'event', rows: [{ id: foreignEvent, text: 'Stulen' }] }, actor)).toBe('field.value-not-allowed');
    }
    expect((await ask('year.read', { boardId: otherId, year })).content.measures).toMatchObject([{ title: 'Fritids åtgärd' }]);
    const same = house.newId();
    expect(await refused('year.add', { ...at(), object: 'event', rows: [{ id: same }, { id: same }] })).toBe('field.value-not-allowed');
    // Bad ids, days, treatments and cursors are answers, not faults.
    expect(await refused('year.change', { ...at(), changes: [{ object: 'event', id: 'nej', field: 'text', seen: '', wanted: 'x' }] })).toBe('object.not-found');
    expect(await refused('year.change', { ...at(), changes: [{ object: 'event', id: event, field: 'ratedOn', seen: null, wanted: '2026-02-30' }] })).toBe('field.value-not-allowed');
    expect(await refused('year.change', { ...at(), changes: [{ object: 'event', id: event, field: 'treatment', seen: null, wanted: 'påhittad' }] })).toBe('field.value-not-allowed');
    expect(await refused('year.compare', { boardId, year, before: 'draft', after: 'nej' })).toBe('input.malformed');
    expect((await ask('risk.list', { year, limit: 200, after: 'nej' })).rows.length).toBeGreaterThan(20);
  });

  test('no ring of groups can be made', async () => {
    const outer = await add(boardId, 'group', { title: 'Mål', level: 0 });
    const inner = await add(boardId, 'group', { title: 'Process', level: 1, parentId: outer });
    const under = (id: string, parentId: string, seen: string | null) => refused('year.change', { boardId, year, changeId: house.newId(), changes: [{ object: 'group', id, field: 'parentId', seen, wanted: parentId }] });
    expect(await under(outer, inner, null)).toBe('field.value-not-allowed');
    expect(await under(outer, outer, null)).toBe('field.value-not-allowed');
    const control = await add(boardId, 'control', { text: 'Två läser', groupId: inner });
    const removal = house.newId();
    await ask('year.remove', { boardId, year, changeId: removal, object: 'group', ids: [outer, inner, outer], reason: '' });
    expect((await ask('year.read', { boardId, year })).content.controls.find((one) => one.id === control)?.groupId).toBeNull();
    const undo = house.newId();
    await ask('year.undo', { boardId, year, changeId: undo, undo: removal });
    const back = (await ask('year.read', { boardId, year })).content;
    expect(back.controls.find((one) => one.id === control)?.groupId).toBe(inner);
    expect(back.groups.find((one) => one.id === inner)).toMatchObject({ parentId: outer, level: 1 });
    // Once undone, it cannot be undone again – but the undoing can.
    expect(await refused('year.undo', { boardId, year, changeId: house.newId(), undo: removal })).toBe('undo.nothing');
    await ask('year.undo', { boardId, year, changeId: house.newId(), undo });
    expect((await ask('year.read', { boardId, year })).content.groups.some((one) => one.id === outer)).toBe(false);
  });

  test('what others have built upon is not undone under them', async () => {
    const event = house.newId();
    const added = house.newId();
    await ask('year.add', { boardId, year, changeId: added, object: 'event', rows: [{ id: event, text: 'Underlag' }] });
    await add(boardId, 'activity', { text: 'Stickprov', eventIds: [event] });
    expect(await refused('year.undo', { boardId, year, changeId: house.newId(), undo: added })).toBe('undo.moved-on');
  });

  test('every text is cleaned on the way in, wherever it stands', async () => {
    const activity = await add(boardId, 'activity', { text: 'Prov\u0000', performers: [{ kind: 'text', printed: 'Rektor\u202E' }], extra: { 'Kolumn\u0000': 'a\u0007' } });
    expect((await ask('year.read', { boardId, year })).content.activities.find((one) => one.id === activity)).toMatchObject({ text: 'Prov', performers: [{ kind: 'text', printed: 'Rektor' }], extra: { Kolumn: 'a' } });
    expect(await refused('organisation.name', { name: '\u0000' })).toBe('input.malformed');
  });

  test('a method is pointed at and back by undo', async () => {
    const { methods } = await ask('method.list', {});
    const before = (await ask('year.read', { boardId, year })).methodId;
    const other = methods.find((one) => one.id !== before)?.id ?? before;
    await ask('year.setMethod', { boardId, year, methodId: other });
    const { entries } = await ask('trail.ofYear', { boardId, year });
    await ask('year.undo', { boardId, year, changeId: house.newId(), undo: entries[0]?.changeId ?? '' });
    expect((await ask('year.read', { boardId, year })).methodId).toBe(before);
  });

  test('reading a year is one transaction of the same few statements, whatever it holds', async () => {
    const count = async (at: number) => { queries = 0; await ask('year.read', { boardId, year: at }); return queries; };
    await ask('year.create', { boardId, year: 2031, boardYearId: house.newId(), methodId: null });
    const [full, empty] = [await count(year), await count(2031)];
    expect(full).toBe(empty);
    expect(full).toBeLessThanOrEqual(8);
  });
});
