/** One event followed from its goal to the board's decision and over the years, on both databases. */
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabases } from '../../tests/databases.ts';
import { appoint, asking, machine } from '../../tests/operations.ts';
import type { Connection, Database } from '../adapters/db/database.ts';
import type { Day } from '../domain/day.ts';
import type { BodyId, VersionId } from '../domain/identity.ts';
import type { Role } from '../domain/organisation/organisation.ts';
import { buildHouse } from '../wiring.ts';
import type { House } from './house.ts';
import { prepareInstallation } from './installation.ts';
import type { Actor } from './ports.ts';

const day = (text: string): Day => text as Day;
const id = (number: number): string => `0190a0a0-0000-7000-8000-00000000000${number}`;

describe.each(testDatabases())('the chain on $name', ({ fresh }) => {
  let database: Database;
  let house: House;
  let now = new Date('2026-01-10T08:00:00Z');
  let queries = 0;
  let boardId: BodyId;
  let otherBoard: BodyId;
  let coordinator: Actor;
  let auditor: Actor;
  let stranger: Actor;
  const [eventId, activityId, groupId, versionId, followupVersion, measureId] = [id(1), id(2), id(3), id(4), id(5), id(6)] as [string, string, string, string, string, string];
  const { say: outcomeOf, ask } = asking(() => house, (who = machine) => who);
  const person = (name: string, role: Role, board: BodyId): Promise<Actor> => appoint(house, { name, role, place: { kind: 'body', id: board } });
  const chain = (year = 2026, actor = coordinator) => ask('chain.read', { boardId, year, eventId: year === 2026 ? eventId : eventId2027 }, actor);
  let eventId2027 = '';

  beforeAll(async () => {
    const counting = (connection: Connection): Connection => ({ query: async (...given) => { queries += 1; return connection.query(...given); }, send: (...given) => { queries += 1; connection.send(...given); } });
    const real = await fresh();
    database = {
      ...real, query: (...given) => real.query(...given), ask: (...given) => { queries += 1; return real.ask(...given); }, asOwner: (work) => real.asOwner(work), close: () => real.close(),
      transaction: (settings, work) => real.transaction(settings, (connection) => work(counting(connection))), reading: (settings, work) => real.reading(settings, (connection) => work(counting(connection))),
    };
    house = { ...buildHouse({ database, dataFolder: tmpdir(), zone: 'Europe/Stockholm', publicUrl: 'http://127.0.0.1', demo: false }), now: () => now };
    await prepareInstallation(house);
    boardId = house.newId() as BodyId;
    otherBoard = house.newId() as BodyId;
    await ask('organisation.addBody', { id: boardId, name: 'Kulturnämnden', kind: 'board', validFrom: null, validTo: null });
    await ask('organisation.addBody', { id: otherBoard, name: 'Tekniska nämnden', kind: 'board', validFrom: null, validTo: null });
    await ask('year.create', { boardId, year: 2026, boardYearId: house.newId(), methodId: null });
    coordinator = await person('Asta Lundvik', 'coordinator', boardId);
    auditor = await person('Dag Ek', 'auditor', boardId);
    stranger = await person('Siv Alm', 'coordinator', otherBoard);
    await ask('year.add', { boardId, year: 2026, changeId: house.newId(), object: 'group', rows: [{ id: groupId, level: 0, title: 'Ordning i ekonomin' }] }, coordinator);
    await ask('year.add', { boardId, year: 2026, changeId: house.newId(), object: 'event', rows: [{ id: eventId, groupId, label: '4', text: 'Utlägg betalas utan kvitto', likelihood: 4, consequence: 3, treatment: 'plan' }, { id: id(9), label: '5', position: 1, text: 'Nyckel kommer bort', likelihood: 2, consequence: 2, treatment: 'analysisOnly' }] }, coordinator);
  });
  afterAll(async () => { await database?.close(); });

  test('an event alone: its goal and its rating, and nothing that is not there', async () => {
    expect(await chain()).toMatchObject({
      label: '4', text: 'Utlägg betalas utan kvitto', groups: [{ title: 'Ordning i ekonomin' }], years: [{ year: 2026, rating: { value: 12, level: { word: 'Kritisk' } }, inPlan: true, after: null, done: { planned: 0, measures: [] } }],
      planRows: [], controls: [], measures: [], sections: [], judgements: [], decisions: [],
    });
  });

  test('grows link by link: plan row, decision, control with a fault, measure, follow-up, judgement', async () => {
    const add = { boardId, year: 2026, changeId: house.newId(), object: 'activity' as const, rows: [{ id: activityId, text: 'Stickprov av utlägg', eventIds: [eventId], owner: { kind: 'text', printed: 'Ekonomichef' }, frequency: { kind: 'code', code: 'halfYear', printed: 'Varje halvår' } }] };
    await ask('year.add', add, coordinator);
    await ask('decision.submit', { boardId, year: 2026, versionId: versionId as VersionId, meetingOn: day('2026-01-20'), caseNumber: '', recipients: '', overrides: [] }, coordinator);
    await ask('decision.register', { boardId, year: 2026, versionId: versionId as VersionId, outcome: 'asProposed', decidedOn: day('2026-01-20'), minutesItem: '§ 4', note: '', boardsOwnVersionId: null }, coordinator);
    now = new Date('2026-07-03T08:00:00Z');
    const [first] = (await ask('control.list', { boardId, year: 2026 }, coordinator)).activities[0]?.occasions ?? [];
    const occasionId = first?.id ?? '';
    let view = await ask('control.read', { boardId, occasionId }, coordinator);
    view = await ask('control.count', { boardId, occasionId, revision: view.occasion.revision, size: 12 }, coordinator);
    await ask('control.answer', { boardId, occasionId, items: [{ position: 1, seen: null, result: 'fault' }] }, coordinator);
    await ask('control.handle', { boardId, occasionId, position: 1, seen: null, note: 'Kvitto saknas', handling: 'measure', measure: { id: measureId, title: 'Ny blankett', responsibleId: coordinator.personId, end: day('2026-12-01') } }, coordinator);
    view = await ask('control.rest', { boardId, occasionId, revision: (await ask('control.read', { boardId, occasionId }, coordinator)).occasion.revision }, coordinator);
    await ask('control.finish', { boardId, occasionId, revision: view.occasion.revision, conclusion: 'Mindre avvikelse', comment: '' }, coordinator);
    now = new Date('2027-01-20T08:00:00Z');
    const followup = { boardId, year: 2026, occasion: 'VB' };
    await ask('followup.begin', { ...followup, followupId: house.newId() }, coordinator);
    await ask('followup.write', { ...followup, kind: 'activity', subject: activityId, changes: [{ field: 'analysis', seen: '', wanted: 'Kvitton saknas vid resor.' }] }, coordinator);
    await ask('followup.write', { ...followup, kind: 'event', subject: eventId, changes: [{ field: 'likelihood', seen: null, wanted: 3 }, { field: 'consequence', seen: null, wanted: 3 }, { field: 'ratingReason', seen: '', wanted: 'Blanketten hjälper.' }] }, coordinator);
    await ask('followup.judge', { ...followup, judgement: 'partly', grounds: 'En kontroll är inte gjord.' });
    await ask('decision.submit', { boardId, year: 2026, document: 'followup-VB', versionId: followupVersion as VersionId, meetingOn: day('2027-02-10'), caseNumber: '', recipients: '', overrides: [] }, coordinator);
    const before = queries;
    const whole = await chain();
    const asked = queries - before;
    expect(whole).toMatchObject({
      planRows: [{ activityId, planRow: 1, title: 'Stickprov av utlägg', owner: 'Ekonomichef', year: 2026 }],
      controls: [{ id: occasionId, period: '2026-H1', state: 'done', population: 12, reviewed: 12, faults: 1, conclusion: 'Mindre avvikelse', late: false }, { period: '2026-H2', state: 'planned', late: true }], controlsLeftOut: 0,
      measures: [{ id: measureId, title: 'Ny blankett', late: true, closed: false, fromControl: true }],
      sections: [{ code: 'VB', title: 'Stickprov av utlägg', analysis: 'Kvitton saknas vid resor.' }],
      judgements: [{ year: 2026, code: 'VB', judgement: 'partly', grounds: 'En kontroll är inte gjord.' }],
      decisions: [{ year: 2026, code: null, number: 1, outcome: 'asProposed', minutesItem: '§ 4', decidedOn: '2026-01-20', versionId }, { year: 2026, code: 'VB', number: 1, outcome: null, versionId: followupVersion, name: 'Uppföljning av internkontrollplan 2026' }],
    });
    expect(whole.years[0]).toMatchObject({ after: { value: 9, code: 'VB', reason: 'Blanketten hjälper.' }, done: { planned: 2, performed: 1, reviewed: 12, faults: 1, measures: [{ title: 'Ny blankett' }] } });
    // The other event shares the year and its decisions, but none of the rest; the number of questions is the same.
    const other = queries;
    expect(await ask('chain.read', { boardId, year: 2026, eventId: id(9) }, coordinator)).toMatchObject({ planRows: [], controls: [], measures: [], sections: [], years: [{ rating: { value: 4 } }] });
    expect(queries - other).toBe(asked);
  });

  test('next year continues it: both ways through the years, and the late control hangs where it is', async () => {
    await ask('year.start', { boardId, year: 2027, from: 2026, boardYearId: house.newId() }, coordinator);
    eventId2027 = (await ask('year.read', { boardId, year: 2027 }, coordinator)).content.events.find((event) => event.label === '4')?.id ?? '';
    const { content } = await ask('year.read', { boardId, year: 2027 }, coordinator);
    await ask('year.change', { boardId, year: 2027, changeId: house.newId(), changes: [{ object: 'event', id: eventId2027, field: 'likelihood', seen: content.events.find((event) => event.id === eventId2027)?.likelihood, wanted: 2 }] }, coordinator);
    // The draft of a decided year goes on; the trend tells what the board decided.
    await ask('year.change', { boardId, year: 2026, changeId: house.newId(), changes: [{ object: 'event', id: eventId, field: 'likelihood', seen: 4, wanted: 1 }] }, coordinator);
    for (const year of [2026, 2027]) {
      const view = await chain(year);
      expect(view.years.map((one) => [one.year, one.rating.value, one.eventId])).toEqual([[2026, 12, eventId], [2027, 6, eventId2027]]);
      expect(view.planRows.map((row) => row.year)).toEqual([2026, 2027]);
      expect(view.measures.map((measure) => measure.title)).toEqual(['Ny blankett']);
      expect(view.decisions).toHaveLength(2);
    }
  });

  test('is for those who read the board, and only of its own year', async () => {
    expect(await outcomeOf('chain.read', { boardId, year: 2026, eventId }, stranger)).toMatchObject({ ok: false, refusal: { code: 'object.not-found' } });
    expect((await outcomeOf('chain.read', { boardId, year: 2026, eventId }, auditor)).ok).toBe(false);
    expect(await outcomeOf('chain.read', { boardId, year: 2027, eventId }, coordinator)).toMatchObject({ ok: false, refusal: { code: 'object.not-found' } });
    expect(await outcomeOf('chain.read', { boardId, year: 2026, eventId: activityId }, coordinator)).toMatchObject({ ok: false, refusal: { code: 'object.not-found' } });
  });
});
