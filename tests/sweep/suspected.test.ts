/**
 * A manager who is suspected, and who runs the system as well: whatever is asked before and after somebody has reported is answered alike –
 * every operation that reads, by body, headers and number of questions to the database; and no table has a row more for that person.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Connection, Database } from '../../src/adapters/db/database.ts';
import { exportTrail } from '../../src/adapters/db/trailExport.ts';
import { feedOf } from '../../src/app/feed.ts';
import { writeDigests } from '../../src/app/postman.ts';
import { operations, type OperationId } from '../../src/contract/table.ts';
import type { Role } from '../../src/domain/organisation/organisation.ts';
import { testDatabases } from '../databases.ts';
import { serve, type Served } from '../served.ts';
import { hear, reading, wordsIn, writing, type Heard } from './asking.ts';
import type { Aim } from './inputs.ts';

const MARK = 'MISSTÄNKT-5512';
const year = 2027;
/** Two who must learn nothing: a manager who runs the system as well, and one of the municipality's auditors who sits in every reading room. */
const suspects = ['Chef', 'Rev'] as const;

describe.each(testDatabases())('a suspected manager on $name', ({ fresh }) => {
  let database: Database;
  let served: Served;
  let aim: Aim;
  const ids = new Map<string, string>();
  let queries = 0;
  const cookies = new Map<string, string>();
  const newId = (): never => served.house.newId() as never;

  const person = async (name: string, ...grants: readonly (readonly [Role, 'board' | 'unit' | 'municipality'])[]): Promise<string> => {
    const id = newId();
    await served.arrange('person.add', { id, name, title: '', mail: `${name.toLowerCase()}@ekstrand.example` });
    ids.set(name, id);
    for (const [role, at] of grants) await served.arrange('person.grant', { id: newId(), personId: id, role, place: at === 'municipality' ? { kind: at } : at === 'board' ? { kind: 'body', id: aim.boardId as never } : { kind: 'unit', id: aim.unitId as never }, from: null, to: null });
    cookies.set(name, await served.cookieOf(id));
    return id;
  };
  const call = (id: OperationId, who: string, over: Readonly<Record<string, unknown>> = {}): Promise<Heard> => hear(served, id, aim, cookies.get(who) ?? '', over, () => queries);
  const everything = async (): Promise<object[]> => {
    const answers: object[] = [];
    // What is logged of the suspects' own readings is taken away again, or the second time would differ by the first.
    const heard = async (id: OperationId, who: string): Promise<Heard> => {
      const answer = await call(id, who);
      await database.asOwner((connection) => connection.query('delete from trail_entry where actor_id = any ($1::uuid[])', [suspects.map((one) => ids.get(one))]));
      return answer;
    };
    // Once before, so that nothing kept or learnt by the server tells the first from the second.
    for (const who of suspects) for (const id of reading) await heard(id, who);
    for (const who of suspects) for (const id of reading) answers.push({ who, ...(await heard(id, who)).told });
    return answers;
  };
  /** What a morning's mail and the calendars come to for the suspects, and what the administrator's list says of all of it. */
  const outside = async (): Promise<object> => {
    await database.asOwner(async (connection) => { await connection.query('delete from outbox'); await connection.query("update person set digest_on = null, digest = 'daily'"); });
    // A Monday morning: on other days a digest may not be due.
    await writeDigests({ ...served.house, now: () => new Date('2027-01-11T07:00:00Z') });
    const mails = await database.asOwner((connection) => connection.query<{ name: string; params: unknown }>("select p.name, o.params from outbox o join person p on p.id = o.person_id where p.name = any ($1) order by p.name", [suspects]));
    const log = JSON.parse((await call('mail.log', 'Chef')).text) as { rows: readonly { name: string; kind: string }[] };
    const counted = await database.reading({ bodies: 'all', person: ids.get('Chef') ?? '' }, (connection) => connection.query<{ count: number }>('select count(*)::int as count from outbox'));
    const calendars: string[] = [];
    for (const who of suspects) {
      const { url } = JSON.parse((await call('reminder.makeFeed', who)).text) as { url: string };
      const feed = await feedOf(served.house, url.slice(url.lastIndexOf('/') + 1));
      calendars.push(feed.ok ? new TextDecoder().decode(feed.value.bytes).replaceAll(/DTSTAMP:\w+/g, '') : feed.refusal.code);
    }
    await database.asOwner((connection) => connection.query('delete from outbox'));
    return { mails, log: log.rows.map((row) => `${row.name} ${row.kind}`).toSorted(), counted, calendars };
  };
  const rows = async (person: string): Promise<Record<string, number>> => database.reading({ bodies: 'all', person }, async (connection) => {
    const tables = await connection.query<{ name: string }>(`select c.relname::text as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and has_table_privilege(c.oid, 'select') order by 1`);
    const counted: Record<string, number> = {};
    for (const { name } of tables) counted[name] = (await connection.query<{ count: number }>(`select count(*)::int as count from ${name}`))[0]?.count ?? -1;
    return counted;
  });

  const lastNumber = async (): Promise<number> => (await database.asOwner((connection) => connection.query<{ last: number }>("select last_value as last from trail_entry_written_seq")))[0]?.last ?? -1;

  beforeAll(async () => {
    database = await fresh();
    const counting = (connection: Connection): Connection => ({ query: async (...given) => { queries += 1; return connection.query(...given); }, send: (...given) => { queries += 1; connection.send(...given); } });
    served = await serve({ ...database, transaction: (settings, work) => database.transaction(settings, (connection) => work(counting(connection))), reading: (settings, work) => database.reading(settings, (connection) => work(counting(connection))) });
    const { house } = served;
    const at = house.now();
    Object.assign(house, { now: () => at });
    const made = Object.fromEntries(['boardId', 'eventId', 'versionId', 'changeId', 'noteId', 'personId', 'grantId', 'unitId', 'activityId', 'measureId', 'recommendationId', 'deviationId', 'deviationFileId', 'requestId'].map((name) => [name, house.newId()])) as unknown as Aim;
    aim = { ...made, year, methodId: '', occasionId: house.newId(), evidenceId: house.newId() };
    const board = { boardId: aim.boardId as never, year };
    await served.arrange('organisation.addBody', { id: board.boardId, name: 'Kulturnämnden', kind: 'board', validFrom: null, validTo: null });
    await served.arrange('organisation.addUnit', { id: aim.unitId as never, parentId: null, kind: 'administration', name: 'Badet', serves: [board.boardId], validFrom: null, validTo: null });
    await person('Chef', ['unitHead', 'unit'], ['coordinator', 'board'], ['registrar', 'board'], ['secretary', 'board'], ['administrator', 'municipality']);
    await person('Rev', ['auditor', 'municipality'], ['cityOffice', 'municipality'], ['dataProtectionOfficer', 'municipality']);
    await person('Revisor Två', ['auditor', 'municipality']);
    await person('Eva', ['employee', 'unit']);
    await person('Hugo', ['hrHead', 'board']);
    await person('Birk', ['director', 'board']);
    await person('Olga', ['chair', 'board']);
    await served.arrange('year.create', { ...board, boardYearId: house.newId(), methodId: null });
    await served.arrange('year.add', { ...board, changeId: aim.changeId, object: 'event', rows: [{ id: aim.eventId, label: '1', text: 'Kvitton saknas', likelihood: 3, consequence: 4, treatment: 'plan' }] });
    await served.arrange('year.add', { ...board, changeId: house.newId(), object: 'activity', rows: [{ id: aim.activityId, text: 'Stickprov av utlägg', eventIds: [aim.eventId], owner: { kind: 'person', personId: ids.get('Chef') as never, printed: 'Chef' }, frequency: { kind: 'code', code: 'tertial', printed: '' } }] });
    await served.arrange('measure.add', { ...board, changeId: house.newId(), row: { id: aim.measureId, title: 'Två attester', eventIds: [aim.eventId], responsible: { kind: 'person', personId: ids.get('Chef'), printed: 'Chef' }, end: '2027-01-20' } });
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
    const [mailed, before, counted] = [await outside(), await everything(), await Promise.all(suspects.map((who) => rows(ids.get(who) ?? '')))];
    expect(JSON.stringify(mailed)).toContain('Chef digest');
    expect(before.filter((one) => 'status' in one && one.status === 200).length).toBeGreaterThan(40);
    const deviationId = aim.deviationId;
    const numbered = await lastNumber();
    const done = async (id: OperationId, who: string, over: Readonly<Record<string, unknown>>): Promise<void> => {
      const answer = await call(id, who, over);
      expect([id, who, answer.status, answer.status === 200 ? '' : answer.text]).toEqual([id, who, 200, '']);
    };
    await done('deviation.report', 'Eva', { id: deviationId, what: `Han köper till sig själv ${MARK}`, choice: 'hrHead', involved: suspects.map((name) => ({ personId: ids.get(name), name })) });
    await done('deviation.addFile', 'Eva', { fileId: aim.deviationFileId, name: `${MARK}.txt`, bytes: btoa(MARK) });
    await done('deviation.handle', 'Hugo', { severity: 'material', nature: 'irregularity', cause: MARK, suspectedCrime: true });
    // A measure that the suspect answers for, and meets on a page of its own, mends it from now on.
    await done('deviation.link', 'Hugo', {});
    await done('deviation.pass', 'Birk', { revision: 1, to: 'boardAndAuditors', note: MARK, informOn: '2199-01-01' });
    await done('deviation.note', 'Birk', { text: MARK });
    await done('deviation.addFile', 'Birk', { fileId: newId(), name: `fynd ${MARK}.txt`, bytes: btoa(MARK) });
    await done('deviation.file', 'Revisor Två', {});
    await done('deviation.read', 'Olga', {});
    // Whoever exports an open log reads in what order its entries were written: nothing is missing in between.
    expect(await lastNumber()).toBe(numbered);
    for (const [at, answer] of (await everything()).entries()) expect(answer).toEqual(before[at]);
    expect(await Promise.all(suspects.map((who) => rows(ids.get(who) ?? '')))).toEqual(counted);
    expect(await outside()).toEqual(mailed);
  }, 120_000);

  test('what a receiver freezes, writes on paper or packs for others holds nothing of it', async () => {
    const frozen = await call('decision.submit', 'Birk', { document: 'followup-VB', versionId: newId(), meetingOn: '2028-02-02' });
    expect([frozen.status, frozen.text.includes(MARK)]).toEqual([200, false]);
    for (const who of [...suspects, 'Birk', 'Olga', 'Revisor Två']) {
      for (const id of reading.filter((one) => 'bytes' in operations[one].output && one !== 'deviation.file')) {
        for (const over of [{}, { format: 'docx' }, { format: 'html' }]) expect([who, id, (await wordsIn((await call(id, who, over)).bytes)).includes(MARK)]).toEqual([who, id, false]);
      }
    }
    const { text } = await exportTrail(database, null, served.house.now());
    expect(text).not.toContain(MARK);
  }, 120_000);

  test.each(writing)('%s says nothing of it', async (id) => {
    for (const who of suspects) {
      const answer = await call(id, who);
      expect([who, answer.text.includes(MARK), answer.status === 500]).toEqual([who, false, false]);
    }
  });

  test.each(writing.filter((id) => id.startsWith('deviation.') && operations[id].path.includes(':deviationId')))('%s of it is as of one that is not there', async (id) => {
    const nowhere = await call(id, 'Chef', { deviationId: newId() });
    expect(nowhere.told).toEqual((await call(id, 'Chef')).told);
    expect(nowhere.status).toBe(404);
  });
});
