/**
 * Each board is an authority of its own. Who reads from outside it – the city office, auditors, the data protection officer – gets the same answer to
 * everything whatever a board's draft holds: by list, count, search, paper and export, until it is submitted.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/adapters/db/database.ts';
import { operations, type OperationId } from '../../src/contract/table.ts';
import { testDatabases } from '../databases.ts';
import { serve, type Served } from '../served.ts';
import { hear, reading, wordsIn, type Heard } from './asking.ts';
import type { Aim } from './inputs.ts';

const [embedded] = testDatabases();
const MARK = 'UTKAST-3318';
const year = 2027;
const outsiders = ['cityOffice', 'auditor', 'dataProtectionOfficer'] as const;

let database: Database;
let served: Served;
let aim: Aim;
const cookies = new Map<string, string>();
const newId = (): never => served.house.newId() as never;

const listen = async (id: OperationId, who: string, over: Readonly<Record<string, unknown>> = {}): Promise<Heard> => {
  const heard = await hear(served, id, aim, cookies.get(who) ?? '', over);
  // What is logged of their own readings would make the second time differ from the first.
  await database.asOwner((connection) => connection.query("delete from trail_entry where actor = any ($1)", [outsiders]));
  return heard;
};
const everything = async (): Promise<object[]> => {
  const answers: object[] = [];
  for (const who of outsiders) for (const id of reading) await listen(id, who);
  for (const who of outsiders) for (const id of reading) answers.push({ who, ...(await listen(id, who)).told });
  return answers;
};

beforeAll(async () => {
  if (embedded === undefined) throw new Error('No embedded database');
  database = await embedded.fresh();
  served = await serve(database);
  const at = served.house.now();
  Object.assign(served.house, { now: () => at });
  const made = Object.fromEntries(['boardId', 'eventId', 'versionId', 'changeId', 'noteId', 'personId', 'grantId', 'unitId', 'activityId', 'occasionId', 'evidenceId', 'measureId', 'recommendationId', 'deviationId', 'deviationFileId', 'requestId'].map((name) => [name, newId()])) as unknown as Aim;
  aim = { ...made, year, methodId: newId() };
  await served.arrange('organisation.addBody', { id: aim.boardId as never, name: 'Kulturnämnden', kind: 'board', validFrom: null, validTo: null });
  for (const role of outsiders) {
    const id = newId();
    await served.arrange('person.add', { id, name: role, title: '', mail: null });
    await served.arrange('person.grant', { id: newId(), personId: id, role, place: { kind: 'municipality' }, from: null, to: null });
    cookies.set(role, await served.cookieOf(id));
  }
}, 60_000);
afterAll(async () => {
  await served?.close();
  await database?.close();
});

test('no cell of a draft is seen, found, counted or fetched from outside the board, and then it is submitted', async () => {
  const board = { boardId: aim.boardId as never, year };
  await served.arrange('year.create', { ...board, boardYearId: newId(), methodId: null });
  const before = await everything();
  expect(before.filter((one) => 'status' in one && one.status === 200).length).toBeGreaterThan(outsiders.length * 5);
  await served.arrange('year.add', { ...board, changeId: aim.changeId, object: 'event', rows: [{ id: aim.eventId, label: '1', text: `Händelsen ${MARK}`, likelihood: 4, consequence: 4, treatment: 'plan' }] });
  await served.arrange('year.add', { ...board, changeId: newId(), object: 'activity', rows: [{ id: aim.activityId, text: `Stickprov ${MARK}`, eventIds: [aim.eventId], owner: { kind: 'text', printed: MARK }, frequency: { kind: 'code', code: 'tertial', printed: '' } }] });
  await served.arrange('year.note', { ...board, changeId: newId(), id: aim.noteId, rule: 'risk.irregularities-not-considered', keys: ['x'], reason: MARK });
  for (const [at, answer] of (await everything()).entries()) expect(answer).toEqual(before[at]);
  for (const who of outsiders) {
    for (const id of reading.filter((one) => 'bytes' in operations[one].output)) {
      for (const over of [{}, { version: 'draft' }, { format: 'docx', version: 'draft' }]) expect([who, id, (await wordsIn((await listen(id, who, over)).bytes)).includes(MARK)]).toEqual([who, id, false]);
    }
  }
  // Submitted it is theirs to read; the draft that goes on beside it is not.
  await served.arrange('decision.submit', { ...board, versionId: aim.versionId as never, meetingOn: '2026-12-11' as never, caseNumber: '', recipients: '', overrides: [{ rule: 'measure.required-missing', reason: 'prövas' }] });
  await served.arrange('year.add', { ...board, changeId: newId(), object: 'event', rows: [{ id: newId(), label: '2', text: `Ny händelse BESIDE-${MARK}`, likelihood: 4, consequence: 4, treatment: 'plan' }] });
  for (const who of outsiders) {
    expect([who, (await listen('version.read', who)).text.includes(MARK)]).toEqual([who, true]);
    for (const id of reading) expect([who, id, (await wordsIn((await listen(id, who)).bytes)).includes(`BESIDE-${MARK}`)]).toEqual([who, id, false]);
  }
}, 120_000);
