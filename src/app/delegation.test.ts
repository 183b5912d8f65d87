/** "While I am away" through the use cases, on both databases: the deputy acts in the own name, with what was lent and no more. */
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabases } from '../../tests/databases.ts';
import { asking, machine } from '../../tests/operations.ts';
import type { Database } from '../adapters/db/database.ts';
import type { BodyId, PersonId } from '../domain/identity.ts';
import type { Role } from '../domain/organisation/organisation.ts';
import { buildHouse } from '../wiring.ts';
import { feedOf } from './feed.ts';
import type { House } from './house.ts';
import { prepareInstallation } from './installation.ts';
import type { Actor } from './ports.ts';
import { tasksOf, writeDigests } from './postman.ts';
import { actorOfSession } from './session.ts';

const day = (text: string) => text as never;
const year = 2027;

describe.each(testDatabases())('delegation on $name', ({ fresh }) => {
  let database: Database;
  let house: House;
  let boardId: BodyId;
  let other: BodyId;
  let unitId = '';
  let today = '2027-04-10';
  const people = new Map<string, PersonId>();

  /** Always by a session, as everybody comes in: what is lent is found there, anew at each request. */
  const actor = async (who: string): Promise<Actor> => {
    const id = people.get(who);
    if (id === undefined) return machine;
    const session = house.random(32);
    await house.opener.identity.insertSession(session, id, house.now(), new Date('2199-01-01T00:00:00Z'));
    const found = await actorOfSession(house, session);
    if (!found) throw new Error(`no session for ${who}`);
    return found;
  };
  const { ask, refused: told } = asking<string>(() => house, (who = '') => actor(who));
  const idOf = (who: string): PersonId => people.get(who) ?? '' as PersonId;
  const addPerson = async (name: string, ...roles: readonly (readonly [Role, 'board' | 'other' | 'unit' | 'all'])[]): Promise<void> => {
    const id = house.newId() as PersonId;
    await ask('person.add', { id, name, title: '', mail: `${name.split(' ')[0]?.toLowerCase() ?? ''}@ekstrand.example` });
    for (const [role, at] of roles) await ask('person.grant', { id: house.newId(), personId: id, role, place: at === 'all' ? { kind: 'municipality' } : at === 'unit' ? { kind: 'unit', id: day(unitId) } : { kind: 'body', id: at === 'board' ? boardId : other }, from: null, to: null });
    people.set(name, id);
  };
  const lend = async (from: string, to: string, first: string, last: string, by = from): Promise<string> => {
    const id = house.newId();
    await ask('delegation.make', { id, absentId: by === from ? null : idOf(from), deputyId: idOf(to), from: day(first), to: day(last), reason: 'Semester' }, by);
    return id;
  };
  const trail = async (objectId: string) => database.transaction({ bodies: 'all', person: '' }, (connection) => connection.query<{ actor: string; actor_id: string; operation: string }>('select actor, actor_id, operation from trail_entry where object_id = $1 order by written', [objectId]));
  let occasionId = '';
  let measureId = '';

  beforeAll(async () => {
    database = await fresh();
    house = buildHouse({ database, dataFolder: tmpdir(), zone: 'Europe/Stockholm', publicUrl: 'http://127.0.0.1', demo: false, sendsMail: true, now: () => new Date(`${today}T09:00:00Z`) });
    await prepareInstallation(house);
    [boardId, other] = [house.newId() as BodyId, house.newId() as BodyId];
    for (const [id, name] of [[boardId, 'Kulturnämnden'], [other, 'Tekniska nämnden']] as const) await ask('organisation.addBody', { id, name, kind: 'board', validFrom: null, validTo: null });
    unitId = house.newId();
    await ask('organisation.addUnit', { id: day(unitId), parentId: null, kind: 'administration', name: 'Förvaltningen', serves: [boardId], validFrom: null, validTo: null });
    await addPerson('Per Ström', ['coordinator', 'board']);
    await addPerson('Anna Ek', ['employee', 'unit']);
    await addPerson('Maja Lind', ['director', 'board']);
    await addPerson('Bo Alm', ['employee', 'unit']);
    await addPerson('Udda Skog', ['employee', 'other']);
    await addPerson('Ada Administratör', ['administrator', 'all']);
    await ask('year.create', { boardId, year, boardYearId: house.newId(), methodId: null });
    const [event, activity] = [house.newId(), house.newId()];
    await ask('year.add', { boardId, year, changeId: house.newId(), object: 'event', rows: [{ id: event, label: '1', text: 'Utlägg betalas utan kvitto', likelihood: 3, consequence: 4, treatment: 'plan' }] });
    await ask('year.add', { boardId, year, changeId: house.newId(), object: 'activity', rows: [{ id: activity, text: 'Stickprov av utlägg', eventIds: [event], owner: { kind: 'person', personId: idOf('Per Ström'), printed: 'Samordnare' }, frequency: { kind: 'code', code: 'tertial', printed: '' } }] });
    const versionId = day(house.newId());
    await ask('decision.submit', { boardId, year, versionId, meetingOn: day('2026-12-11'), caseNumber: '', recipients: '', overrides: ['risk.irregularities-not-considered', 'plan.owner-missing'].map((rule) => ({ rule, reason: 'prövas' })) });
    await ask('decision.register', { boardId, year, versionId, outcome: 'asProposed', decidedOn: day('2026-12-11'), minutesItem: '§ 1', note: '', boardsOwnVersionId: null });
    const controls = await ask('control.list', { boardId, year });
    await ask('control.setUp', { boardId, year, activityId: controls.activities[0]?.activityId ?? '', changes: { sampling: 'none', secondReviewer: true } });
    occasionId = (await ask('control.list', { boardId, year })).activities[0]?.occasions[0]?.id ?? '';
    await ask('control.assign', { boardId, occasionId, revision: 0, performerId: idOf('Per Ström'), dueOn: day('2027-04-20') });
    measureId = house.newId();
    await ask('measure.add', { boardId, year, changeId: house.newId(), row: { id: measureId, title: 'Ny rutin för utlägg', responsible: { kind: 'person', personId: idOf('Per Ström'), printed: 'Per Ström' }, end: '2027-04-15' } });
    await ask('measure.change', { boardId, year, changeId: house.newId(), changes: [{ object: 'measure', id: measureId, field: 'responsible', seen: { kind: 'person', personId: idOf('Per Ström'), printed: 'Per Ström' }, wanted: { kind: 'person', personId: idOf('Per Ström'), printed: 'Per Ström' } }] });
  });
  afterAll(() => database.close());

  test('nothing is open before, all of it while it lasts, and nothing afterwards', async () => {
    const reach = async () => [await told('year.read', { boardId, year }, 'Anna Ek'), await told('control.read', { boardId, occasionId }, 'Anna Ek'), (await ask('start.read', {}, 'Anna Ek')).tasks.length > 0];
    expect(await reach()).toEqual(['object.not-found', 'object.not-found', false]);
    const id = await lend('Per Ström', 'Anna Ek', '2027-04-12', '2027-04-16');
    expect(await reach()).toEqual(['object.not-found', 'object.not-found', false]);
    today = '2027-04-12';
    expect(await reach()).toEqual(['ok', 'ok', true]);
    const start = await ask('start.read', {}, 'Anna Ek');
    expect(start.standsInFor).toEqual([{ name: 'Per Ström', to: '2027-04-16' }]);
    expect(start.tasks.map((task) => [task.kind, task.forName])).toContainEqual(['performControl', 'Per Ström']);
    expect(start.tasks.every((task) => task.forName === 'Per Ström')).toBe(true);
    expect((await ask('start.read', {}, 'Per Ström')).away).toEqual({ deputy: 'Anna Ek', to: '2027-04-16' });
    today = '2027-04-17';
    expect(await reach()).toEqual(['object.not-found', 'object.not-found', false]);
    today = '2027-04-12';
    await ask('delegation.end', { id }, 'Per Ström');
    expect(await reach()).toEqual(['object.not-found', 'object.not-found', false]);
    expect((await trail(idOf('Per Ström'))).filter((entry) => entry.operation.startsWith('delegation.')).map((entry) => [entry.operation, entry.actor])).toEqual([['delegation.make', 'Per Ström'], ['delegation.end', 'Per Ström']]);
  });

  test('the log says for whom, only where the right was lent; and the deputy is no second pair of eyes', async () => {
    const id = await lend('Per Ström', 'Anna Ek', '2027-04-12', '2027-04-16');
    const noteId = house.newId();
    // The own role at the board lets in; that the measure is Per's opens it.
    await ask('measure.note', { boardId, year, measureId, noteId, text: 'Rutinen är skriven', status: null, end: null }, 'Anna Ek');
    expect((await trail(measureId)).at(-1)).toMatchObject({ actor: 'Anna Ek för Per Ström', actor_id: idOf('Anna Ek') });
    expect((await ask('measure.list', { boardId, year })).measures[0]?.notes[0]?.by).toBe('Anna Ek för Per Ström');
    // A change of the analysis of the year after needs the coordinator's role.
    await ask('year.create', { boardId, year: year + 1, boardYearId: house.newId(), methodId: null }, 'Anna Ek');
    const eventId = house.newId();
    await ask('year.add', { boardId, year: year + 1, changeId: house.newId(), object: 'event', rows: [{ id: eventId, text: 'Ny' }] }, 'Anna Ek');
    expect((await ask('year.read', { boardId, year: year + 1 })).lastChange).toMatchObject({ by: 'Anna Ek för Per Ström' });
    // Maja does the same with her own right, also while she stands in for somebody.
    const done = await ask('control.finish', { boardId, occasionId, revision: (await ask('control.read', { boardId, occasionId })).occasion.revision, conclusion: 'Utan anmärkning', comment: '' }, 'Anna Ek');
    expect(done.occasion).toMatchObject({ state: 'review', performedBy: 'Anna Ek för Per Ström', performedById: idOf('Anna Ek') });
    expect((await trail(occasionId)).at(-1)).toMatchObject({ actor: 'Anna Ek för Per Ström', operation: 'control.finish' });
    const review = { boardId, occasionId, revision: done.occasion.revision, agrees: true, comment: '' };
    // Owner and coordinator is Per, who counts as Anna: neither she, nor he, nor his next deputy closes it.
    expect(await told('control.review', review, 'Anna Ek')).toBe('control.not-yours');
    expect(await told('control.review', review, 'Per Ström')).toBe('control.not-yours');
    await ask('delegation.end', { id }, 'Anna Ek');
    await lend('Per Ström', 'Bo Alm', '2027-04-13', '2027-04-13');
    today = '2027-04-13';
    expect([await told('control.read', { boardId, occasionId }, 'Bo Alm'), await told('control.review', review, 'Bo Alm')]).toEqual(['ok', 'control.not-yours']);
    today = '2027-05-20';
    expect(await told('control.review', review, 'Per Ström')).toBe('control.not-yours');
    expect((await ask('control.review', review, 'Maja Lind')).occasion).toMatchObject({ state: 'done', reviewedBy: 'Maja Lind' });
    expect((await trail(occasionId)).at(-1)).toMatchObject({ actor: 'Maja Lind' });
  });

  test('who has the right without it signs alone', async () => {
    await lend('Per Ström', 'Maja Lind', '2027-05-20', '2027-05-30');
    const eventId = house.newId();
    await ask('year.add', { boardId, year: year + 1, changeId: house.newId(), object: 'event', rows: [{ id: eventId, text: 'Majas' }] }, 'Maja Lind');
    expect((await ask('year.read', { boardId, year: year + 1 })).lastChange).toMatchObject({ by: 'Maja Lind' });
    // What only the coordinator may is signed for him.
    const before = (await ask('start.read', {}, 'Maja Lind')).tasks;
    expect(before.filter((task) => task.forName === undefined).length).toBeGreaterThan(0);
    expect(new Set(before.map((task) => [task.kind, task.boardId, task.year, task.code, task.targetId].join(' '))).size).toBe(before.length);
  });

  test('confidential deviations are never lent, not even to a query that asks for all', async () => {
    today = '2027-06-01';
    const id = house.newId();
    await ask('deviation.report', { boardId, id, what: 'HEMLIGT-4410', happenedOn: day('2027-05-31'), unitId: null, choice: 'manager', involved: [] }, 'Bo Alm');
    await lend('Maja Lind', 'Anna Ek', '2027-06-01', '2027-06-05');
    expect(await told('deviation.read', { boardId, deviationId: id }, 'Maja Lind')).toBe('ok');
    expect(await told('deviation.read', { boardId, deviationId: id }, 'Anna Ek')).toBe('object.not-found');
    expect(JSON.stringify([await ask('deviation.list', {}, 'Anna Ek'), await ask('start.read', {}, 'Anna Ek')])).not.toContain(id);
    expect((await tasksOf(house, { personId: idOf('Anna Ek'), name: 'Anna Ek', title: '', grants: [...(await actor('Anna Ek')).grants], standIns: [...((await actor('Anna Ek')).standIns ?? [])] })).some((task) => task.targetId === id)).toBe(false);
    const rows = await database.transaction({ bodies: 'all', person: idOf('Anna Ek') }, (connection) => connection.query('select id from deviation'));
    expect(rows).toEqual([]);
  });

  test('the administrator is not lent, a deputy lends nothing on, and arranges for nobody', async () => {
    today = '2027-07-01';
    await lend('Ada Administratör', 'Maja Lind', '2027-07-01', '2027-07-10');
    expect(await told('person.list', {}, 'Maja Lind')).toBe('access.not-allowed');
    await lend('Maja Lind', 'Anna Ek', '2027-07-01', '2027-07-10');
    await lend('Anna Ek', 'Bo Alm', '2027-07-01', '2027-07-10');
    // Anna has the director's role, Bo only what is Anna's own.
    expect([await told('year.read', { boardId, year }, 'Anna Ek'), await told('year.read', { boardId, year }, 'Bo Alm')]).toEqual(['ok', 'object.not-found']);
    const forOther = (deputy: string, by: string, absent = 'Per Ström') => told('delegation.make', { id: house.newId(), absentId: idOf(absent), deputyId: idOf(deputy), from: day('2027-07-02'), to: day('2027-07-03'), reason: '' }, by);
    expect(await forOther('Bo Alm', 'Anna Ek')).toBe('object.not-found');
    expect(await forOther('Bo Alm', 'Bo Alm')).toBe('object.not-found');
    expect((await ask('delegation.read', {}, 'Anna Ek')).mayArrange).toBe(false);
    // The director may, but not for herself; somebody of another board does not exist for her, the administrator may take anybody.
    expect(await forOther('Maja Lind', 'Maja Lind')).toBe('delegation.own-deputy');
    expect(await forOther('Udda Skog', 'Maja Lind')).toBe('object.not-found');
    expect(await told('delegation.make', { id: house.newId(), absentId: null, deputyId: idOf('Udda Skog'), from: day('2027-07-20'), to: day('2027-07-21'), reason: '' }, 'Per Ström')).toBe('object.not-found');
    expect(await forOther('Bo Alm', 'Maja Lind')).toBe('ok');
    const seen = (await ask('delegation.read', {}, 'Per Ström')).mine.find((one) => one.state === 'coming');
    expect(seen).toMatchObject({ deputy: { name: 'Bo Alm' }, madeBy: 'Maja Lind', mayEnd: true });
    expect(await told('delegation.end', { id: seen?.id ?? '' }, 'Udda Skog')).toBe('object.not-found');
    expect(await told('delegation.end', { id: seen?.id ?? '' }, 'Maja Lind')).toBe('ok');
    expect(await forOther('Udda Skog', 'Ada Administratör')).toBe('ok');
    expect(await forOther('Anna Ek', 'Ada Administratör')).toBe('delegation.overlaps');
  });

  test('a request for documents waits for the registrar’s deputy too', async () => {
    today = '2027-08-02';
    await addPerson('Rut Registrator', ['registrar', 'board']);
    await ask('request.add', { boardId, requestId: house.newId(), kind: 'officialDocument', about: 'Handlingar om utlägg' });
    await lend('Rut Registrator', 'Bo Alm', '2027-08-02', '2027-08-06');
    expect((await ask('start.read', {}, 'Bo Alm')).tasks.filter((task) => task.kind === 'answerRequest').map((task) => [task.count, task.forName])).toEqual([[1, 'Rut Registrator']]);
  });

  test('the database itself lets nobody be made deputy by the own hand, and changes none', async () => {
    const make = (to: string, person: string) => database.transaction({ bodies: 'all', person }, (connection) => connection.query("insert into delegation (id, from_id, to_id, valid_from, valid_to, made_at, made_by) values ($1, $2, $3, '2030-01-01', '2030-01-02', now(), 'x')", [house.newId(), idOf('Maja Lind'), to]));
    await expect(make(idOf('Bo Alm'), idOf('Bo Alm'))).rejects.toThrow(/row-level security/);
    await expect(database.transaction({ bodies: 'all', person: '' }, (connection) => connection.query("update delegation set valid_to = '2199-01-01'"))).rejects.toThrow(/permission denied/);
    await expect(database.transaction({ bodies: 'all', person: '' }, (connection) => connection.query('delete from delegation'))).rejects.toThrow(/permission denied/);
  });

  test('names are found only among those one works with', async () => {
    const names = async (search: string, who: string, as: 'deputy' | 'absent' = 'deputy') => (await ask('delegation.people', { search, as }, who)).people.map((one) => one.name);
    expect(await names('skog', 'Per Ström')).toEqual([]);
    expect(await names('alm', 'Per Ström')).toEqual(['Bo Alm']);
    expect(await names('skog', 'Ada Administratör')).toEqual(['Udda Skog']);
    expect([await names('ek', 'Bo Alm', 'absent'), await names('ek', 'Maja Lind', 'absent')]).toEqual([[], ['Anna Ek']]);
  });

  test('mail and calendar go to the deputy while it lasts', async () => {
    today = '2027-09-06';
    await lend('Per Ström', 'Anna Ek', '2027-09-06', '2027-09-10');
    for (const who of ['Per Ström', 'Anna Ek']) await ask('reminder.set', { digest: 'daily' }, who);
    await writeDigests(house);
    const mails = await database.query<{ person_id: string; params: { tasks: { forName?: string }[] } }>("select person_id, params from outbox where kind = 'digest'");
    const ofAnna = mails.find((one) => one.person_id === idOf('Anna Ek'));
    expect(ofAnna?.params.tasks.some((task) => task.forName === 'Per Ström')).toBe(true);
    expect(mails.some((one) => one.person_id === idOf('Per Ström'))).toBe(false);
    const { url } = await ask('reminder.makeFeed', {}, 'Anna Ek');
    const feed = await feedOf(house, url.slice(url.lastIndexOf('/') + 1));
    expect(feed.ok && new TextDecoder().decode(feed.value.bytes).replaceAll('\r\n ', '')).toContain('För Per Ström');
    // A reminder of Per's control finds who does it.
    today = '2027-09-07';
    const activityId = (await ask('control.list', { boardId, year })).activities[0]?.activityId ?? '';
    await ask('control.remind', { boardId, year, activityId, period: '2027-T2' }, 'Maja Lind');
    const reminded = await database.query<{ person_id: string; params: Record<string, unknown> }>("select person_id, params from outbox where kind = 'remind'");
    expect(reminded.map((one) => [one.person_id, one.params['forName']])).toEqual([[idOf('Anna Ek'), 'Per Ström']]);
  });
});
