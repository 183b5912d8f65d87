/** Every operation × every role × own, foreign and parent board, from the contract and the access table, by the front door. What is not one's own is as what is not there: by body, headers and number of questions to the database. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Connection, Database } from '../../src/adapters/db/database.ts';
import { access } from '../../src/app/access.ts';
import type { Permission } from '../../src/contract/permission.ts';
import { operationIds, operations, type OperationId } from '../../src/contract/table.ts';
import { roles, type Role } from '../../src/domain/organisation/organisation.ts';
import { testDatabases } from '../databases.ts';
import { serve, type Answered, type Served } from '../served.ts';
import { inputs, type Aim } from './inputs.ts';

const [embedded] = testDatabases();
if (embedded === undefined) throw new Error('No embedded database to sweep');

/** Stands in every row of the other boards, and must be read by nobody from here. */
const MARK = 'FRÄMMANDE-7431';
/** Doors for everybody, signed in or not. */
const open = operationIds.filter((id) => operations[id].permission === 'open');
const closed = operationIds.filter((id) => operations[id].permission !== 'open');
/** Roles of the whole municipality have no foreign board: the administrator is one, and is swept for what it may not. */
const atMunicipality: readonly Role[] = ['administrator'];

let database: Database;
let served: Served;
let own: Aim;
let foreign: Aim;
/** The executive board, which oversees the own one and is as foreign to its people as any other. */
let parent: Aim;
let queries = 0;
const cookies = new Map<Role, string>();

async function board(name: string, mark: string, kind: 'board' | 'executiveBoard' = 'board'): Promise<Aim> {
  const { house } = served;
  const [boardId, eventId, versionId, noteId, personId, grantId, unitId] = Array.from({ length: 7 }, () => house.newId()) as [string, string, string, string, string, string, string];
  const year = 2027;
  await served.arrange('organisation.addBody', { id: boardId as never, name, kind, validFrom: null, validTo: null });
  await served.arrange('organisation.addUnit', { id: unitId as never, parentId: null, kind: 'administration', name: `Förvaltningen ${name}`, serves: [boardId as never], validFrom: null, validTo: null });
  await served.arrange('person.add', { id: personId as never, name: 'Någon Annan', title: '', mail: null });
  await served.arrange('person.grant', { id: grantId, personId: personId as never, role: 'employee', place: { kind: 'body', id: boardId as never }, from: null, to: null });
  await served.arrange('year.create', { boardId: boardId as never, year, boardYearId: house.newId(), methodId: null });
  const changeId = house.newId();
  await served.arrange('year.add', { boardId: boardId as never, year, changeId, object: 'event', rows: [{ id: eventId, label: '1', text: `Händelsen ${mark}`, likelihood: 2, consequence: 2, treatment: 'analysisOnly' }] });
  await served.arrange('year.note', { boardId: boardId as never, year, changeId: house.newId(), id: noteId, rule: 'risk.irregularities-not-considered', keys: ['x'], reason: `Noterat ${mark}` });
  const [measureId, recommendationId] = [house.newId(), house.newId()];
  await served.arrange('measure.add', { boardId: boardId as never, year, changeId: house.newId(), row: { id: measureId, title: `Åtgärden ${mark}`, eventIds: [eventId] } });
  await served.arrange('recommendation.add', { boardId: boardId as never, year, changeId: house.newId(), row: { id: recommendationId, text: `Rekommendationen ${mark}` } });
  await served.arrange('decision.submit', { boardId: boardId as never, year, versionId: versionId as never, meetingOn: '2027-02-02' as never, caseNumber: mark, recipients: mark, overrides: [] });
  // Last year's plan is decided, and so this year is controlled by it until its own is.
  const [activityId, lastVersion, evidenceId] = [house.newId(), house.newId(), house.newId()];
  const last = { boardId: boardId as never, year: year - 1 };
  await served.arrange('year.create', { ...last, boardYearId: house.newId(), methodId: null });
  const lastEvent = house.newId();
  await served.arrange('year.add', { ...last, changeId: house.newId(), object: 'event', rows: [{ id: lastEvent, label: '1', text: `Händelsen ${mark}`, likelihood: 2, consequence: 2, treatment: 'plan' }] });
  await served.arrange('year.add', { ...last, changeId: house.newId(), object: 'activity', rows: [{ id: activityId, text: `Stickprov ${mark}`, eventIds: [lastEvent], owner: { kind: 'text', printed: mark }, frequency: { kind: 'code', code: 'tertial', printed: '' } }] });
  await served.arrange('decision.submit', { ...last, versionId: lastVersion as never, meetingOn: '2025-12-11' as never, caseNumber: '', recipients: '', overrides: [] });
  await served.arrange('decision.register', { ...last, versionId: lastVersion as never, outcome: 'asProposed', decidedOn: '2025-12-11' as never, minutesItem: '§ 1', note: '', boardsOwnVersionId: null });
  const controls = await served.arrange('control.plan', { boardId: boardId as never, year });
  const [occasionId = '', another = ''] = controls.activities.flatMap((row) => row.occasions.map((one) => one.id));
  await served.arrange('control.addEvidence', { boardId: boardId as never, occasionId: another, evidenceId, name: `${mark}.txt`, bytes: btoa('underlag') });
  await served.arrange('followup.begin', { boardId: boardId as never, year, occasion: 'VB', followupId: house.newId() });
  const [followupVersionId, shareId] = [house.newId(), house.newId()];
  await served.arrange('decision.submit', { boardId: boardId as never, year, document: 'followup-VB', versionId: followupVersionId as never, meetingOn: '2028-02-02' as never, caseNumber: mark, recipients: mark, overrides: [] });
  const [deviationId, requestId, chief] = [house.newId(), house.newId(), house.newId()];
  await served.arrange('person.add', { id: chief as never, name: `Direktör ${name}`, title: '', mail: null });
  await served.arrange('person.grant', { id: house.newId(), personId: chief as never, role: 'director', place: { kind: 'body', id: boardId as never }, from: null, to: null });
  const reported = await served.ask('POST', `/api/boards/${boardId}/deviations`, { cookie: await served.cookieOf(personId), body: { id: deviationId, what: `Avvikelsen ${MARK}`, happenedOn: '2026-01-15', unitId: null, choice: 'manager', involved: [] } });
  if (reported.status !== 200) throw new Error(reported.text);
  const deviationFileId = house.newId();
  const added = await served.ask('POST', `/api/boards/${boardId}/deviations/${deviationId}/files`, { cookie: await served.cookieOf(personId), body: { fileId: deviationFileId, name: `${MARK}.txt`, bytes: btoa('underlag') } });
  if (added.status !== 200) throw new Error(added.text);
  await served.arrange('request.add', { boardId: boardId as never, requestId, kind: 'officialDocument', about: `Begäran ${mark}` });
  // For the board's own auditors and for nobody of the other board; nobody of the sweep reads it before its day.
  await served.arrange('share.make', { boardId: boardId as never, year, id: shareId, audience: 'auditors', audienceBodyId: null, from: '2190-01-01' as never, to: '2190-02-01' as never, reason: `Delat ${mark}` });
  // A mark that stands, and last year's plan on the public page: what is published there is for anybody, so the open doors are not asked for it.
  const [markId, publicationId] = [house.newId(), house.newId()];
  await served.arrange('secrecy.mark', { boardId: boardId as never, markId, objectKind: 'recommendation', objectId: recommendationId, ground: '18:8', decidedBy: mark, decidedOn: '2026-01-15' as never, note: mark });
  await served.arrange('publication.publish', { boardId: boardId as never, publicationId, versionId: lastVersion as never });
  const { methods } = await served.arrange('method.list', {});
  return { boardId, year, eventId, versionId, changeId, noteId, methodId: methods[0]?.id ?? '', personId, grantId, unitId, measureId, recommendationId, deviationId, followupVersionId, shareId, deviationFileId, requestId, activityId, occasionId, evidenceId, markId, publicationId, decidedVersionId: lastVersion };
}

beforeAll(async () => {
  database = await embedded.fresh();
  const counting = (connection: Connection): Connection => ({ query: async (...given) => { queries += 1; return connection.query(...given); }, send: (...given) => { queries += 1; connection.send(...given); } });
  served = await serve({
    // Not those of the entry: now and then they note that a session is in use.
    ...database, ask: (...given) => { queries += 1; return database.ask(...given); },
    transaction: (settings, work) => database.transaction(settings, (connection) => work(counting(connection))), reading: (settings, work) => database.reading(settings, (connection) => work(counting(connection))),
  });
  own = await board('Egna nämnden', 'EGEN');
  foreign = await board('Främmande nämnden', MARK);
  parent = await board('Kommunstyrelsen', MARK, 'executiveBoard');
  for (const role of roles) {
    const id = served.house.newId();
    await served.arrange('person.add', { id: id as never, name: `Person ${role}`, title: '', mail: null });
    const place = atMunicipality.includes(role) ? { kind: 'municipality' as const } : { kind: 'body' as const, id: own.boardId as never };
    await served.arrange('person.grant', { id: served.house.newId(), personId: id as never, role, place, from: null, to: null });
    cookies.set(role, await served.cookieOf(id));
  }
});
afterAll(async () => {
  await served?.close();
  await database?.close();
});

function call(id: OperationId, aim: Aim, cookie?: string): Promise<Answered> {
  const operation = operations[id];
  const input = inputs[id](aim, () => served.house.newId());
  const rest = { ...input };
  const path = operation.path.replaceAll(/:(\w+)/g, (_whole, name: string) => {
    delete rest[name];
    return encodeURIComponent(String(input[name]));
  });
  const signedIn = cookie === undefined ? {} : { cookie };
  if (operation.method === 'POST') return served.ask('POST', path, { body: rest, ...signedIn });
  const query = new URLSearchParams(Object.entries(rest).map(([name, value]) => [name, String(value)])).toString();
  return served.ask('GET', query === '' ? path : `${path}?${query}`, signedIn);
}
function codeOf(answer: Answered): string {
  return answer.status < 400 ? 'ok' : String(answer.json()['code']);
}
/** All that a visitor could tell two answers apart by, besides the request's own number and the clock. */
function told(answer: Answered): object {
  const headers = Object.fromEntries([...answer.headers].filter(([name]) => name !== 'x-request-id' && name !== 'date'));
  return { status: answer.status, headers, body: answer.text.replaceAll(/"requestId":"[^"]*"/g, '') };
}

function withoutIds(answer: Answered): object {
  return JSON.parse(JSON.stringify(told(answer)).replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'id')) as object;
}
/** Acts whose second turn is answered by what the first one did. */
const onlyOnce: readonly OperationId[] = ['processing.save'];

function may(role: Role, permission: Permission): boolean {
  return access[role].includes(permission) && !atMunicipality.includes(role);
}
/** Acts on one control, which was given to somebody else than the people of the sweep. */
function ofOneControl(id: OperationId): boolean {
  return (operations[id].permission === 'control.perform' || operations[id].permission === 'control.open') && (operations[id].path.includes('/occasions/:occasionId') || operations[id].path.includes('/evidence/:evidenceId'));
}
/** Acts on one deviation, which went to somebody else than the people of the sweep: it exists for none of them, whatever role they have. */
function ofOneDeviation(id: OperationId): boolean {
  return operations[id].path.includes('/deviations/:deviationId');
}
/** A measure or recommendation on its own page: it is nobody's of the sweep, and exists there for none of them. */
function ofOneOwn(id: OperationId): boolean {
  return operations[id].permission === 'measure.report';
}
/** What the door answers a role at its own board: let in, refused, or as if nothing were there. */
function expected(id: OperationId, role: Role): 'in' | 'access.not-allowed' | 'object.not-found' {
  const { permission, board: aimed } = operations[id];
  // The draft of the sweep is shared from a day to come: until then there is nothing, for anybody (tests/auditor.test.ts reads one that is open).
  if (operations[id].path.includes('/shared-drafts/:id')) return 'object.not-found';
  if (permission === 'open' || permission === 'signedIn') return 'in';
  // The calendar is the whole municipality's: a role at one board is not enough.
  if (id === 'calendar.set') return atMunicipality.includes(role) ? 'in' : 'access.not-allowed';
  if (aimed === 'none') return access[role].includes(permission) ? 'in' : 'access.not-allowed';
  // A control that a person has nothing to do with exists for who reads the board's controls, and for nobody else.
  if (ofOneControl(id) && access[role].includes(permission) && !access[role].includes('control.read')) return 'object.not-found';
  if ((ofOneDeviation(id) || ofOneOwn(id)) && access[role].includes(permission)) return 'object.not-found';
  const sees = access[role].includes('year.read') || access[role].includes('version.read');
  return access[role].includes(permission) ? 'in' : sees ? 'access.not-allowed' : 'object.not-found';
}

/** What the door did: a refusal by a rule comes after it. */
function doorOf(answer: Answered): string {
  const code = codeOf(answer);
  return ['access.not-allowed', 'session.needed', 'object.not-found'].includes(code) ? code : 'in';
}
/** Acts that aim at what an earlier turn of the sweep may have taken away, or at what its people have none of: a file taken in, a password of their own. */
const maybeGone: readonly OperationId[] = ['import.file', 'account.changePassword', 'directory.revokeKey', 'directory.addRole', 'directory.removeRole', 'trail.disposalPaper', 'delegation.end', 'account.removePasskey', 'account.endSession', 'provider.remove', 'provider.bind', 'year.removeNote', 'year.remove', 'year.change', 'year.undo', 'person.endGrant', 'year.answer', 'decision.withdraw', 'decision.register', 'decision.adjust', 'decision.correct', 'measure.note', 'control.removeEvidence', 'control.evidence', 'chain.read'];

describe('the sweep', () => {
  test('knows every operation, and its rows have the shape that the contract asks for', () => {
    expect(Object.keys(inputs).toSorted()).toEqual([...operationIds].toSorted());
    for (const id of operationIds) expect([id, operations[id].input.safeParse(inputs[id](own, () => served.house.newId())).success]).toEqual([id, true]);
    for (const id of operationIds) expect([id, operations[id].path.includes(':boardId') ? 'boardId' : operations[id].board]).toEqual([id, operations[id].board]);
  });
  test('finds the open doors where they are meant to be', () => {
    expect(open).toEqual(['session.read', 'session.signIn', 'session.signInDemo', 'session.useLink', 'session.signOut', 'signIn.ways', 'signIn.passkeyBegin', 'signIn.passkey', 'signIn.recoveryCode', 'signIn.begin', 'signIn.finish', 'published.list', 'published.page', 'published.version', 'published.paper', 'published.style', 'session.forgot', 'reminder.feed']);
  });
  test.each(closed)('%s is closed to a visitor', async (id) => {
    for (const aim of [own, foreign]) expect([(await call(id, aim)).status, codeOf(await call(id, aim))]).toEqual([401, 'session.needed']);
  });
  test.each(open)('%s answers a visitor and tells nothing of any board', async (id) => {
    const answer = await call(id, foreign);
    expect(codeOf(answer)).not.toBe('session.needed');
    expect(answer.text).not.toContain(MARK);
  });

  describe.each([...roles])('%s', (role) => {
    const cookie = (): string => cookies.get(role) ?? '';
    test.each(closed)('%s at its own board', async (id) => {
      const answer = await call(id, own, cookie());
      expect(['input.malformed', 'edge.fault']).not.toContain(codeOf(answer));
      const want = expected(id, role);
      expect(want === 'in' && maybeGone.includes(id) ? ['in', 'object.not-found'] : [want]).toContain(doorOf(answer));
      expect(answer.text).not.toContain(MARK);
    });
    const counted = async (id: OperationId, aim: Aim): Promise<{ answer: Answered; queries: number }> => {
      const from = queries;
      return { answer: await call(id, aim, cookie()), queries: queries - from };
    };
    test.each(closed.filter((id) => operations[id].board === 'boardId'))('%s at a foreign or the parent board is as at none', async (id) => {
      const none = await counted(id, { ...foreign, boardId: served.house.newId() });
      for (const other of [foreign, parent]) {
        const there = await counted(id, other);
        expect(there.answer.status).toBe(404);
        expect([told(there.answer), there.queries]).toEqual([told(none.answer), none.queries]);
      }
    });
    test.each(closed.filter((id) => operations[id].board === 'boardId'))("%s at the own board with another board's things is as with things that nobody has", async (id) => {
      const there = await counted(id, { ...foreign, boardId: own.boardId });
      expect(there.answer.text).not.toContain(MARK);
      expect(there.answer.status).not.toBe(500);
      if (there.answer.status < 400 || onlyOnce.includes(id)) return;
      const nobodys = Object.fromEntries(Object.keys(foreign).map((key) => [key, key === 'year' ? own.year : key === 'methodId' ? foreign.methodId : served.house.newId()])) as unknown as Aim;
      const none = await counted(id, { ...nobodys, boardId: own.boardId });
      expect([withoutIds(there.answer), there.queries]).toEqual([withoutIds(none.answer), none.queries]);
    });
  });

  test.each(['auditor', 'cityOffice', 'dataProtectionOfficer', 'member'] as const)('%s fetches every paper of a kept version, and only who reads drafts one of the draft', async (role) => {
    const cookie = cookies.get(role) ?? '';
    const papers = `/api/boards/${own.boardId}/years/${own.year}/papers`;
    for (const format of ['pdf', 'pdfa', 'docx', 'xlsx']) {
      const answer = await served.ask('GET', `${papers}/${format}?version=${own.versionId}`, { cookie });
      expect([format, answer.status, answer.text.length > 1000]).toEqual([format, 200, true]);
    }
    expect((await served.ask('GET', `${papers}/xlsx?version=draft`, { cookie })).status).toBe(access[role].includes('year.read') ? 200 : 404);
    expect((await served.ask('GET', `${papers}/xlsx?version=${foreign.versionId}`, { cookie })).status).toBe(404);
  });

  test('nobody changed anything at the foreign and the parent board, and every role that may did get in somewhere', async () => {
    for (const other of [foreign, parent]) await isAsItWas(other);
    expect(roles.filter((role) => may(role, 'year.edit'))).toEqual(['coordinator', 'director']);
  });
  async function isAsItWas(other: Aim): Promise<void> {
    const view = await served.arrange('year.read', { boardId: other.boardId as never, year: other.year });
    expect(view.content.events.map((event) => [event.text, event.department])).toEqual([[`Händelsen ${MARK}`, '']]);
    expect(view.content.notes.map((note) => note.reason)).toEqual([`Noterat ${MARK}`]);
    const register = await served.arrange('measure.list', { boardId: other.boardId as never, year: other.year });
    expect([...register.measures.map((one) => [one.title, one.notes.length, one.effect]), ...register.recommendations.map((one) => [one.text, one.after.length, one.status])]).toEqual([[`Åtgärden ${MARK}`, 0, null], [`Rekommendationen ${MARK}`, 0, 'open']]);
    expect(view.versions.map((version) => [version.id, version.withdrawnAt, version.outcome])).toEqual([[other.versionId, null, null]]);
    const controls = await served.arrange('control.list', { boardId: other.boardId as never, year: other.year });
    expect(controls.activities.flatMap((row) => row.occasions.map((one) => [one.state, one.revision, one.evidenceCount]))).toEqual([['planned', 0, 0], ['planned', 0, 1], ['planned', 0, 0]]);
  }
});
