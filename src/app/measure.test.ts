/** The board's register of measures and recommendations, across years and between two people, on both databases. */
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabases } from '../../tests/databases.ts';
import { appoint, asking, machine } from '../../tests/operations.ts';
import type { Database } from '../adapters/db/database.ts';
import type { BodyId } from '../domain/identity.ts';
import type { Role } from '../domain/organisation/organisation.ts';
import { buildHouse } from '../wiring.ts';
import type { House } from './house.ts';
import { prepareInstallation } from './installation.ts';
import type { Actor } from './ports.ts';

const year = 2026;

describe.each(testDatabases())('the register on $name', ({ fresh }) => {
  let database: Database;
  let house: House;
  let now = new Date('2026-09-10T08:00:00Z');
  let boardId: BodyId;
  let otherId: BodyId;
  let eventId: string;
  let asta: Actor;
  let birk: Actor;
  let unitHead: Actor;
  let employee: Actor;
  const { ask, refused } = asking(() => house, (who = asta) => who);
  const at = (board = boardId) => ({ boardId: board, year, changeId: house.newId() });
  const add = async (row: Record<string, unknown>): Promise<string> => {
    const id = house.newId();
    await ask('measure.add', { ...at(), row: { id, title: 'Inför två attester', ...row } });
    return id;
  };
  const change = (id: string, field: string, seen: unknown, wanted: unknown, actor = asta, object: 'measure' | 'recommendation' = 'measure') => ask('measure.change', { ...at(), changes: [{ object, id, field, seen, wanted }] }, actor);
  const rowOf = async (id: string, seenFrom = year) => (await ask('measure.list', { boardId, year: seenFrom })).measures.find((one) => one.id === id);
  const person = (name: string, role: Role): Promise<Actor> => appoint(house, { name, title: 'Handläggare', role, place: { kind: 'body', id: boardId } });

  beforeAll(async () => {
    database = await fresh();
    house = { ...buildHouse({ database, dataFolder: tmpdir(), zone: 'Europe/Stockholm', publicUrl: 'http://127.0.0.1', demo: false }), now: () => now };
    await prepareInstallation(house);
    boardId = house.newId() as BodyId;
    otherId = house.newId() as BodyId;
    for (const [id, name] of [[boardId, 'Kulturnämnden'], [otherId, 'Fritidsnämnden']] as const) {
      await ask('organisation.addBody', { id, name, kind: 'board', validFrom: null, validTo: null }, machine);
      await ask('year.create', { boardId: id, year, boardYearId: house.newId(), methodId: null }, machine);
    }
    asta = await person('Asta Lundvik', 'coordinator');
    birk = await person('Birk Ahlm', 'director');
    unitHead = await person('Cilla Berg', 'unitHead');
    employee = await person('Dag Ek', 'employee');
    eventId = house.newId();
    await ask('year.add', { ...at(), object: 'event', rows: [{ id: eventId, label: '4', text: 'Faktura betalas två gånger', likelihood: 3, consequence: 3, treatment: 'analysisOnly' }] });
  });
  afterAll(() => database.close());

  test('a measure is tied to an event and to a recommendation, and both lead to it', async () => {
    const recommendationId = house.newId();
    await ask('recommendation.add', { ...at(), row: { id: recommendationId, text: 'Se över attesten', source: 'auditors', receivedOn: '2026-04-02', statementDue: '2026-08-31' } });
    const id = await add({ eventIds: [eventId], responsible: { kind: 'person', personId: unitHead.personId, printed: 'Enhetschef' }, end: '2026-12-01' });
    const linkId = house.newId();
    const link = { ...at(), measureId: id, linkId, kind: 'recommendation' as const, targetId: recommendationId, itemPosition: null, remove: false };
    await ask('measure.link', link);
    await ask('measure.link', link);
    const view = await ask('measure.list', { boardId, year });
    expect(view.measures.find((one) => one.id === id)).toMatchObject({ responsibleName: 'Cilla Berg', responsibleId: unitHead.personId, createdOn: '2026-09-10', late: false, closed: false, mends: [{ kind: 'event', id: eventId, label: '4' }, { kind: 'recommendation', id: recommendationId, linkId }] });
    expect(view.recommendations[0]).toMatchObject({ measureIds: [id], unanswered: true, late: true });
    expect(view.findings.map((one) => one.rule)).toEqual(['recommendation.unanswered']);
    expect((await ask('year.read', { boardId, year })).content.measures).toMatchObject([{ id, eventIds: [eventId] }]);
    await ask('measure.link', { ...link, changeId: house.newId(), remove: true });
    await ask('measure.link', { ...link, changeId: house.newId(), kind: 'event', targetId: eventId, remove: true });
    expect((await rowOf(id))?.mends).toEqual([]);
    expect((await ask('year.read', { boardId, year })).content.measures).toEqual([]);
  });

  test('a change says the value seen: the same field is a conflict with who and when, others never collide, and a retry is answered alike', async () => {
    const id = await add({ end: '2026-11-01' });
    expect((await change(id, 'end', '2026-11-01', '2026-12-01', birk)).conflicts).toEqual([]);
    const asked = { ...at(), changes: [{ object: 'measure' as const, id, field: 'end', seen: '2026-11-01', wanted: '2027-01-15' }, { object: 'measure' as const, id, field: 'title', seen: 'Inför två attester', wanted: 'Inför två attestanter' }] };
    const first = await ask('measure.change', asked);
    expect(first.conflicts).toMatchObject([{ id, field: 'end', wanted: '2027-01-15', now: '2026-12-01', by: 'Birk Ahlm' }]);
    expect(await rowOf(id)).toMatchObject({ end: '2026-12-01', title: 'Inför två attestanter' });
    expect((await ask('measure.change', asked)).conflicts).toMatchObject([{ field: 'end', now: '2026-12-01' }]);
    expect(await refused('measure.change', { ...at(), changes: [{ object: 'measure', id, field: 'bodyId', seen: null, wanted: null }] })).toBe('field.unknown');
    expect(await refused('measure.change', { ...at(), changes: [{ object: 'measure', id, field: 'end', seen: null, wanted: '2026-02-30' }] })).toBe('field.value-not-allowed');
    expect(await refused('measure.change', { ...at(), changes: [{ object: 'measure', id, field: 'title', seen: 'Inför två attestanter', wanted: ' ' }] })).toBe('field.value-not-allowed');
  });

  test('it is late after its day, done before its effect is checked, closed after, and opened again unchecked', async () => {
    const id = await add({ end: '2026-09-09' });
    expect(await rowOf(id)).toMatchObject({ late: true });
    const check = (found: 'effective' | 'none', note = '') => ({ ...at(), measureId: id, found, note });
    expect(await refused('measure.checkEffect', check('effective'))).toBe('measure.effect-before-done');
    await change(id, 'status', 'notStarted', 'done');
    expect((await ask('measure.list', { boardId, year })).findings.find((one) => one.rule === 'measure.effect-not-checked')?.rows.map((row) => row.id)).toEqual([id]);
    expect(await refused('measure.checkEffect', check('none'))).toBe('measure.effect-without-words');
    await ask('measure.checkEffect', check('effective', 'Inga dubbla sedan dess'));
    expect(await rowOf(id)).toMatchObject({ closed: true, effect: { found: 'effective', note: 'Inga dubbla sedan dess', on: '2026-09-10', by: 'Asta Lundvik' } });
    expect(await refused('measure.checkEffect', check('effective'), birk)).toBe('measure.already-checked');
    expect(await refused('measure.change', { ...at(), changes: [{ object: 'measure', id, field: 'status', seen: 'done', wanted: 'cancelled' }] })).toBe('measure.status-not-from-here');
    await change(id, 'status', 'done', 'inProgress');
    expect(await rowOf(id)).toMatchObject({ closed: false, effect: null });
    expect(await refused('measure.change', { ...at(), changes: [{ object: 'measure', id, field: 'status', seen: 'inProgress', wanted: 'cancelled' }] })).toBe('measure.cancelled-without-reason');
    await ask('measure.change', { ...at(), changes: [{ object: 'measure', id, field: 'statusReason', seen: '', wanted: 'Systemet byts' }, { object: 'measure', id, field: 'status', seen: 'inProgress', wanted: 'cancelled' }] });
    expect(await rowOf(id)).toMatchObject({ closed: true, status: 'cancelled' });
  });

  test('the one who answers for it writes notes, status and a new day, and reaches no other', async () => {
    const mine = await add({ responsible: { kind: 'person', personId: unitHead.personId, printed: 'Enhetschef' }, end: '2026-09-01' });
    const other = await add({ title: 'Någon annans' });
    const note = (measureId: string, given = {}) => ({ boardId, year, measureId, noteId: house.newId(), text: 'Rutinen är skriven', status: 'inProgress' as const, end: '2026-10-15' as never, ...given });
    const asked = note(mine);
    await ask('measure.note', asked, unitHead);
    expect((await ask('measure.note', asked, unitHead)).measures.find((one) => one.id === mine)).toMatchObject({ status: 'inProgress', end: '2026-10-15', late: false, mine: true, notes: [{ text: 'Rutinen är skriven', by: 'Cilla Berg', on: '2026-09-10' }] });
    expect(await refused('measure.note', note(other), unitHead)).toBe('measure.not-yours');
    expect(await refused('measure.note', note(mine), employee)).toBe('object.not-found');
    expect(await refused('measure.list', { boardId, year }, employee)).toBe('object.not-found');
    expect(await refused('measure.change', { ...at(), changes: [{ object: 'measure', id: mine, field: 'end', seen: '2026-10-15', wanted: null }] }, unitHead)).toBe('access.not-allowed');
  });

  test('a recommendation is answered, and looked at after one and two years', async () => {
    const id = house.newId();
    await ask('recommendation.add', { ...at(), row: { id, text: 'Dokumentera urvalet', kind: 'remark', receivedOn: '2024-05-02', statementDue: null } });
    const look = async () => (await ask('measure.list', { boardId, year })).recommendations.find((one) => one.id === id);
    expect(await look()).toMatchObject({ unanswered: true, late: false, statesDue: [1, 2], status: 'open' });
    await ask('measure.change', { ...at(), changes: [{ object: 'recommendation', id, field: 'statement', seen: '', wanted: 'Nämnden delar bedömningen.' }, { object: 'recommendation', id, field: 'statementOn', seen: null, wanted: '2024-09-01' }, { object: 'recommendation', id, field: 'owner', seen: null, wanted: { kind: 'person', personId: birk.personId, printed: 'Direktör' } }] });
    const state = (afterYears: number, given: 'inProgress' | 'done' | 'open') => ask('recommendation.state', { ...at(), recommendationId: id, afterYears, state: given, note: `Efter ${afterYears} år` });
    await state(2, 'inProgress');
    await state(1, 'open');
    expect(await look()).toMatchObject({ unanswered: false, statesDue: [], status: 'inProgress', ownerName: 'Birk Ahlm', after: [{ years: 1, state: 'open', note: 'Efter 1 år', by: 'Asta Lundvik' }, { years: 2, state: 'inProgress' }] });
    const conflict = await change(id, 'statement', 'något annat', 'Mitt', birk, 'recommendation');
    expect(conflict.conflicts).toMatchObject([{ object: 'recommendation', by: 'Asta Lundvik', now: 'Nämnden delar bedömningen.' }]);
  });

  test('a fault of a control leads to a measure, and the measure back to the control', async () => {
    const [occasionId, activityId, unitId] = [house.newId(), house.newId(), house.newId()];
    await ask('year.add', { ...at(), object: 'activity', rows: [{ id: activityId, text: 'Stickprov av fakturor', eventIds: [eventId] }] });
    await ask('organisation.addUnit', { id: unitId as never, parentId: null, kind: 'administration', name: 'Biblioteket', serves: [boardId], validFrom: null, validTo: null }, machine);
    await database.asOwner(async (owner) => {
      await owner.query(`insert into occasion (id, body_id, board_year_id, activity_id, period, period_from, period_to, unit_id, due_on, state, counts, created_at)
        select $1, y.body_id, y.id, $2, '2026-M03', '2026-03-01', '2026-03-31', $3, '2026-04-15', 'done', '{"fault": 2}', now() from board_year y where y.body_id = $4 and y.year = 2026`, [occasionId, activityId, unitId, boardId]);
      await owner.query(`insert into occasion_item (occasion_id, body_id, position, population_position, item_id) values ($1, $2, 1, 7, 'F-7')`, [occasionId, boardId]);
    });
    const view = await ask('measure.list', { boardId, year });
    expect(view.faults).toMatchObject([{ count: 2, measureIds: [], thing: { kind: 'occasion', id: occasionId, label: '2026-M03', place: 'Biblioteket', text: 'Stickprov av fakturor' } }]);
    expect(view.mendable.map((one) => one.kind)).toEqual(['event', 'occasion']);
    const link = { id: house.newId(), kind: 'occasion', targetId: occasionId, itemPosition: 1 };
    expect(await refused('measure.add', { ...at(), row: { id: house.newId(), title: 'x', links: [{ ...link, itemPosition: 2 }] } })).toBe('object.not-found');
    const id = await add({ title: 'Lär ut kontering', links: [link] });
    const after = await ask('measure.list', { boardId, year });
    expect(after.faults[0]?.measureIds).toEqual([id]);
    expect(after.measures.find((one) => one.id === id)?.mends).toMatchObject([{ kind: 'occasion', id: occasionId, itemPosition: 1, linkId: link.id }]);
  });

  test("another board's things are none of this one's", async () => {
    const theirs = house.newId();
    await ask('recommendation.add', { ...at(otherId), row: { id: theirs, text: 'Annan nämnds' } }, machine);
    const id = await add({});
    expect(await refused('measure.link', { ...at(), measureId: id, linkId: house.newId(), kind: 'recommendation', targetId: theirs, itemPosition: null, remove: false }, machine)).toBe('object.not-found');
    expect(await refused('measure.add', { ...at(), row: { id: house.newId(), title: 'x', eventIds: [house.newId()] } })).toBe('field.value-not-allowed');
    expect(await refused('measure.add', { ...at(), row: { id, title: 'Samma nummer' } })).toBe('field.value-not-allowed');
    expect(await refused('recommendation.add', { ...at(), row: { id: theirs, text: 'x' } })).toBe('field.value-not-allowed');
    expect((await ask('measure.list', { boardId: otherId, year }, machine)).measures).toEqual([]);
  });

  test('performing and mending leaves the decided plan as it was', async () => {
    const versionId = house.newId();
    const submission = await ask('decision.prepare', { boardId, year });
    await ask('decision.submit', { boardId, year, versionId: versionId as never, meetingOn: '2026-09-20' as never, caseNumber: '', recipients: '', overrides: submission.errors.map((one) => ({ rule: one.rule, reason: 'prövas' })) });
    now = new Date('2026-09-21T08:00:00Z');
    await ask('decision.register', { boardId, year, versionId: versionId as never, outcome: 'asProposed', decidedOn: '2026-09-20' as never, minutesItem: '§ 1', note: '', boardsOwnVersionId: null });
    const id = await add({ title: 'Efter beslutet' });
    await change(id, 'status', 'notStarted', 'done');
    expect((await ask('year.read', { boardId, year })).state).toMatchObject({ kind: 'decided', changedSince: false });
  });

  test('the next year has the same register: unfinished measures of faults and recommendations, with events mapped', async () => {
    const tied = await add({ title: 'Med händelse', eventIds: [eventId] });
    const free = await add({ title: 'Ur en kontroll' });
    const done = await add({ title: 'Klar men inte prövad', status: 'done', eventIds: [eventId] });
    await ask('year.start', { boardId, year: 2027, from: 2026, boardYearId: house.newId() });
    const view = await ask('measure.list', { boardId, year: 2027 });
    const newEvent = (await ask('year.read', { boardId, year: 2027 })).content.events[0]?.id;
    expect(view.measures.find((one) => one.id === tied)?.mends).toMatchObject([{ kind: 'event', id: newEvent, year: 2027, label: '4' }]);
    expect(view.measures.find((one) => one.id === free)).toMatchObject({ title: 'Ur en kontroll', closed: false });
    expect(view.measures.find((one) => one.id === done)).toMatchObject({ closed: false, mends: [{ id: eventId, year: 2026 }] });
    expect(view.recommendations.length).toBe(2);
    expect(view.mendable.map((one) => one.id)).toEqual([newEvent]);
    expect((await ask('year.read', { boardId, year: 2027 })).content.measures.map((one) => one.id)).toEqual([tied]);
  });

  test('what is tied or noted outlives its place in the plan, and the plan and the register are one row', async () => {
    const id = await add({ title: 'I planen', eventIds: [eventId], responsible: { kind: 'person', personId: unitHead.personId, printed: 'Enhetschef' } });
    await ask('measure.note', { boardId, year, measureId: id, noteId: house.newId(), text: 'Påbörjad', status: 'done', end: null });
    await ask('measure.checkEffect', { ...at(), measureId: id, found: 'partly', note: 'Halva vägen' });
    await ask('year.change', { ...at(), changes: [{ object: 'measure', id, field: 'status', seen: 'done', wanted: 'inProgress' }, { object: 'measure', id, field: 'responsible', seen: { kind: 'person', personId: unitHead.personId, printed: 'Enhetschef' }, wanted: { kind: 'text', printed: 'Ekonomichefen' } }] });
    expect(await rowOf(id)).toMatchObject({ status: 'inProgress', effect: null, responsibleId: null, responsibleName: 'Ekonomichefen' });
    await ask('year.change', { ...at(), changes: [{ object: 'measure', id, field: 'status', seen: 'inProgress', wanted: 'done' }] });
    expect(await rowOf(id)).toMatchObject({ closed: false });
    await ask('year.remove', { ...at(), object: 'measure', ids: [id], reason: 'prövas' });
    expect(await rowOf(id)).toMatchObject({ title: 'I planen', mends: [] });
  });

  test('every act is an entry of the log', async () => {
    const { entries } = await ask('trail.ofYear', { boardId, year });
    expect(new Set(entries.map((entry) => entry.operation))).toEqual(new Set([...entries.map((entry) => entry.operation).filter((one) => one.startsWith('year') || one.startsWith('decision')), 'measure.add', 'measure.change', 'measure.link', 'measure.note', 'measure.checkEffect', 'recommendation.add', 'recommendation.state']));
  });
});
