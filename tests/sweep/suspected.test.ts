/**
 * A manager who is suspected, and who runs the system as well: whatever is asked before and after somebody has reported is answered alike –
 * every operation that reads, by body, headers and number of questions to the database; and no table has a row more for that person.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Connection, Database } from '../../src/adapters/db/database.ts';
import { operationIds, operations, type OperationId } from '../../src/contract/table.ts';
import type { Role } from '../../src/domain/organisation/organisation.ts';
import { testDatabases } from '../databases.ts';
import { serve, type Served } from '../served.ts';
import { inputs, type Aim } from './inputs.ts';

const MARK = 'MISSTÄNKT-5512';
const year = 2027;
const reading = operationIds.filter((id) => operations[id].permission !== 'open' && (operations[id].method === 'GET' || id === 'deviation.receivers' || id === 'deviation.people'));
const writing = operationIds.filter((id) => operations[id].permission !== 'open' && operations[id].method === 'POST');

describe.each(testDatabases())('a suspected manager on $name', ({ fresh }) => {
  let database: Database;
  let served: Served;
  let aim: Aim;
  let suspect = '';
  let queries = 0;
  const cookies = new Map<string, string>();
  const newId = (): never => served.house.newId() as never;

  const person = async (name: string, ...grants: readonly (readonly [Role, 'board' | 'unit' | 'municipality'])[]): Promise<string> => {
    const id = newId();
    await served.arrange('person.add', { id, name, title: '', mail: null });
    for (const [role, at] of grants) await served.arrange('person.grant', { id: newId(), personId: id, role, place: at === 'municipality' ? { kind: at } : at === 'board' ? { kind: 'body', id: aim.boardId as never } : { kind: 'unit', id: aim.unitId as never }, from: null, to: null });
    cookies.set(name, await served.cookieOf(id));
    return id;
  };
  const call = async (id: OperationId, who: string, over: Readonly<Record<string, unknown>> = {}): Promise<{ told: object; text: string; status: number }> => {
    const input: Record<string, unknown> = { ...inputs[id](aim, () => newId()), ...over };
    const rest = { ...input };
    const path = operations[id].path.replaceAll(/:(\w+)/g, (_whole, name: string) => {
      delete rest[name];
      return encodeURIComponent(String(input[name]));
    });
    const cookie = cookies.get(who) ?? '';
    const from = queries;
    const query = new URLSearchParams(Object.entries(rest).map(([name, value]) => [name, String(value)])).toString();
    const answer = operations[id].method === 'POST' ? await served.ask('POST', path, { body: rest, cookie }) : await served.ask('GET', query === '' ? path : `${path}?${query}`, { cookie });
    // A file carries the machine's clock; that it is there and who may have it is compared, and what is in it is built from the same answers.
    const isFile = 'bytes' in operations[id].output && answer.status === 200;
    const headers = Object.fromEntries([...answer.headers].filter(([name]) => name !== 'x-request-id' && name !== 'date' && !(isFile && ['content-length', 'etag'].includes(name))));
    return { text: answer.text, status: answer.status, told: { id, status: answer.status, headers, body: isFile ? '' : answer.text.replaceAll(/"requestId":"[^"]*"/g, ''), queries: queries - from } };
  };
  const everything = async (): Promise<object[]> => {
    const answers: object[] = [];
    // Once before, so that nothing kept or learnt by the server tells the first from the second.
    for (const id of reading) await call(id, 'Chef');
    for (const id of reading) answers.push((await call(id, 'Chef')).told);
    return answers;
  };
  const rows = async (): Promise<Record<string, number>> => database.reading({ bodies: 'all', person: suspect }, async (connection) => {
    const tables = await connection.query<{ name: string }>(`select c.relname::text as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and has_table_privilege(c.oid, 'select') order by 1`);
    const counted: Record<string, number> = {};
    for (const { name } of tables) counted[name] = (await connection.query<{ count: number }>(`select count(*)::int as count from ${name}`))[0]?.count ?? -1;
    return counted;
  });

  beforeAll(async () => {
    database = await fresh();
    const counting = (connection: Connection): Connection => ({ query: async (...given) => { queries += 1; return connection.query(...given); }, send: (...given) => { queries += 1; connection.send(...given); } });
    served = await serve({ ...database, transaction: (settings, work) => database.transaction(settings, (connection) => work(counting(connection))), reading: (settings, work) => database.reading(settings, (connection) => work(counting(connection))) });
    const { house } = served;
    const at = house.now();
    Object.assign(house, { now: () => at });
    const ids = Object.fromEntries(['boardId', 'eventId', 'versionId', 'changeId', 'noteId', 'personId', 'grantId', 'unitId', 'activityId', 'measureId', 'recommendationId', 'deviationId', 'deviationFileId', 'requestId'].map((name) => [name, house.newId()])) as unknown as Aim;
    aim = { ...ids, year, methodId: '', occasionId: house.newId(), evidenceId: house.newId() };
    const board = { boardId: aim.boardId as never, year };
    await served.arrange('organisation.addBody', { id: board.boardId, name: 'Kulturnämnden', kind: 'board', validFrom: null, validTo: null });
    await served.arrange('organisation.addUnit', { id: aim.unitId as never, parentId: null, kind: 'administration', name: 'Badet', serves: [board.boardId], validFrom: null, validTo: null });
    suspect = await person('Chef', ['unitHead', 'unit'], ['coordinator', 'board'], ['registrar', 'board'], ['secretary', 'board'], ['administrator', 'municipality']);
    await person('Eva', ['employee', 'unit']);
    await person('Hugo', ['hrHead', 'board']);
    await person('Birk', ['director', 'board']);
    await person('Olga', ['chair', 'board']);
    await served.arrange('year.create', { ...board, boardYearId: house.newId(), methodId: null });
    await served.arrange('year.add', { ...board, changeId: aim.changeId, object: 'event', rows: [{ id: aim.eventId, label: '1', text: 'Kvitton saknas', likelihood: 3, consequence: 4, treatment: 'plan' }] });
    await served.arrange('year.add', { ...board, changeId: house.newId(), object: 'activity', rows: [{ id: aim.activityId, text: 'Stickprov av utlägg', eventIds: [aim.eventId], owner: { kind: 'person', personId: suspect, printed: 'Chef' }, frequency: { kind: 'code', code: 'tertial', printed: '' } }] });
    await served.arrange('measure.add', { ...board, changeId: house.newId(), row: { id: aim.measureId, title: 'Två attester', eventIds: [aim.eventId] } });
    await served.arrange('recommendation.add', { ...board, changeId: house.newId(), row: { id: aim.recommendationId, text: 'Se över rutinen' } });
    await served.arrange('decision.submit', { ...board, versionId: aim.versionId as never, meetingOn: '2026-12-11' as never, caseNumber: '', recipients: '', overrides: [{ rule: 'risk.irregularities-not-considered', reason: 'prövas' }] });
    await served.arrange('decision.register', { ...board, versionId: aim.versionId as never, outcome: 'asProposed', decidedOn: '2026-12-11' as never, minutesItem: '§ 1', note: '', boardsOwnVersionId: null });
    await served.arrange('control.plan', board);
    await served.arrange('followup.begin', { ...board, occasion: 'VB', followupId: house.newId() });
  });
  afterAll(async () => {
    await served?.close();
    await database?.close();
  });

  test('gets the same answer to everything, before and after', async () => {
    await everything();
    const [before, counted] = [await everything(), await rows()];
    expect(before.filter((one) => 'status' in one && one.status === 200).length).toBeGreaterThan(20);
    const deviationId = aim.deviationId;
    const done = async (id: OperationId, who: string, over: Readonly<Record<string, unknown>>): Promise<void> => {
      const answer = await call(id, who, over);
      expect([id, who, answer.status, answer.status === 200 ? '' : answer.text]).toEqual([id, who, 200, '']);
    };
    await done('deviation.report', 'Eva', { id: deviationId, what: `Han köper till sig själv ${MARK}`, choice: 'hrHead', involved: [{ personId: suspect, name: 'Chef' }] });
    await done('deviation.handle', 'Hugo', { severity: 'material', nature: 'irregularity', cause: MARK, suspectedCrime: true });
    await done('deviation.pass', 'Birk', { revision: 1, to: 'boardAndAuditors', note: MARK, informOn: '2199-01-01' });
    await done('deviation.note', 'Birk', { text: MARK });
    await done('deviation.read', 'Olga', {});
    expect(await everything()).toEqual(before);
    expect(await rows()).toEqual(counted);
  });

  test.each(writing)('%s says nothing of it', async (id) => {
    const answer = await call(id, 'Chef');
    expect(answer.text).not.toContain(MARK);
    expect(answer.status).not.toBe(500);
  });

  test.each(writing.filter((id) => id.startsWith('deviation.') && operations[id].path.includes(':deviationId')))('%s of it is as of one that is not there', async (id) => {
    const nowhere = await call(id, 'Chef', { deviationId: newId() });
    expect(nowhere.told).toEqual((await call(id, 'Chef')).told);
    expect(nowhere.status).toBe(404);
  });
});
