/** A measure for who answers for it and a recommendation for who is to answer it, without reading the board's year, on both databases. */
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabases } from '../../tests/databases.ts';
import { appoint, asking, machine } from '../../tests/operations.ts';
import type { Database } from '../adapters/db/database.ts';
import type { Input, Output } from '../contract/table.ts';
import type { Day } from '../domain/day.ts';
import type { BodyId, PersonId } from '../domain/identity.ts';
import { roles, type Role } from '../domain/organisation/organisation.ts';
import { digestMail } from '../text/mail.ts';
import { feedText } from '../text/feed.ts';
import { taskAddress } from '../text/taskAddress.ts';
import { buildHouse } from '../wiring.ts';
import { access } from './access.ts';
import type { House } from './house.ts';
import { prepareInstallation } from './installation.ts';
import type { Actor } from './ports.ts';
import { tasksOf } from './postman.ts';

const year = 2026;

describe.each(testDatabases())('an own measure on $name', ({ fresh }) => {
  let database: Database;
  let house: House;
  let now = new Date('2026-11-21T08:00:00Z');
  let boardId: BodyId;
  let otherId: BodyId;
  let asta: Actor;
  let dag: Actor;
  const ids = { decided: '', draft: '', activity: '', recommendation: '' };
  const { ask, say, refused } = asking(() => house, (who = asta) => who);
  const at = (board = boardId) => ({ boardId: board, year, changeId: house.newId() });
  const appointed: Actor[] = [];
  const person = async (name: string, role: Role, board = boardId): Promise<Actor> => {
    const actor = await appoint(house, { name, title: 'Handläggare', role, place: { kind: 'body', id: board } });
    appointed.push(actor);
    return actor;
  };
  const who = (actor: Actor) => ({ kind: 'person', personId: actor.personId, printed: 'Handläggare' });
  const add = async (row: Record<string, unknown>): Promise<string> => {
    const id = house.newId();
    await ask('measure.add', { ...at(), row: { id, title: 'Inför två attester', ...row } });
    return id;
  };
  const own = (id: string, actor = dag): Promise<Output<'measure.own'>> => ask('measure.own', { boardId, measureId: id }, actor);
  const report = (id: string, seen: Pick<Output<'measure.own'>, 'status' | 'end'>, given: Partial<Input<'measure.report'>> = {}): Input<'measure.report'> => ({ boardId, measureId: id, reportId: house.newId(), kind: 'onTheWay', text: 'Rutinen skrivs', end: null, seen: { status: seen.status, end: seen.end }, ...given });
  const day = (text: string): Day => text as Day;

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
    dag = await person('Dag Ek', 'employee');
    Object.assign(ids, { decided: house.newId(), draft: house.newId(), activity: house.newId(), recommendation: house.newId() });
    await ask('year.add', { ...at(), object: 'event', rows: [{ id: ids.decided, label: '4', text: 'Faktura betalas två gånger', likelihood: 3, consequence: 4, treatment: 'plan' }] });
    await ask('year.add', { ...at(), object: 'activity', rows: [{ id: ids.activity, text: 'Stickprov av fakturor', eventIds: [ids.decided], owner: who(asta), frequency: { kind: 'code', code: 'tertial', printed: '' } }] });
    const versionId = house.newId() as never;
    await ask('decision.submit', { boardId, year, versionId, meetingOn: day('2026-11-30'), caseNumber: '', recipients: '', overrides: [{ rule: 'risk.irregularities-not-considered', reason: 'prövas' }] });
    await ask('decision.register', { boardId, year, versionId, outcome: 'asProposed', decidedOn: day('2026-11-21'), minutesItem: '§ 14', note: '', boardsOwnVersionId: null });
    // What is written after the decision is a draft again.
    await ask('year.change', { ...at(), changes: [{ object: 'event', id: ids.decided, field: 'text', seen: 'Faktura betalas två gånger', wanted: 'UTKAST: faktura betalas tre gånger' }] });
    await ask('year.add', { ...at(), object: 'event', rows: [{ id: ids.draft, label: '5', text: 'UTKAST: nyckel lämnas ut', likelihood: 1, consequence: 1, treatment: 'analysisOnly' }] });
    await ask('year.create', { boardId, year: year + 1, boardYearId: house.newId(), methodId: null });
    await ask('recommendation.add', { ...at(), row: { id: ids.recommendation, text: 'Se över attesten', source: 'auditors', sourceName: 'Granskning av inköp', receivedOn: '2026-04-02', statementDue: '2026-12-15', owner: who(dag) } });
  });
  afterAll(() => database.close());

  test('shows who answers for it what is decided around it, and nothing of drafts', async () => {
    const id = await add({ responsible: who(dag), end: '2026-12-05', eventIds: [ids.decided, ids.draft], links: [{ id: house.newId(), kind: 'recommendation', targetId: ids.recommendation, itemPosition: null }] });
    await add({ title: 'Någon annans', responsible: who(asta) });
    const seen = await own(id);
    expect(seen).toMatchObject({ board: 'Kulturnämnden', title: 'Inför två attester', end: '2026-12-05', status: 'notStarted', late: false, forName: null, marked: false, effect: null, reports: [], asked: { by: 'Asta Lundvik', on: '2026-11-21' }, ways: ['done', 'onTheWay', 'moved', 'cancelled'] });
    expect(seen.mends.map((one) => [one.kind, one.label, one.text, one.withheld])).toEqual([['event', '4', 'Faktura betalas två gånger', false], ['recommendation', '', 'Se över attesten', false]]);
    expect(JSON.stringify(seen)).not.toContain('UTKAST');
    expect(JSON.stringify(seen)).not.toContain('Någon annans');
    // The register itself, and everything else of the year, stays closed.
    for (const closed of ['measure.list', 'year.read', 'control.list'] as const) expect(await refused(closed, { boardId, year }, dag)).toBe('object.not-found');
    expect(await refused('measure.note', { boardId, year, measureId: id, noteId: house.newId(), text: 'Hej', status: null, end: null }, dag)).toBe('object.not-found');
  });

  test('is nobody else’s: not a colleague’s, not the coordinator’s, not at another board, and no more the day somebody else has it', async () => {
    const id = await add({ responsible: who(dag) });
    const colleague = await person('Ebba Ny', 'employee');
    const elsewhere = await person('Otto Far', 'employee', otherId);
    const gone = { boardId, measureId: house.newId() };
    for (const actor of [colleague, asta, elsewhere]) {
      for (const input of [gone, { boardId, measureId: id }]) expect([actor.name, await refused('measure.own', input, actor)]).toEqual([actor.name, 'object.not-found']);
      expect(await refused('measure.report', report(id, { status: 'notStarted', end: null }), actor)).toBe('object.not-found');
    }
    expect(await refused('measure.own', { boardId: otherId, measureId: id }, dag)).toBe('object.not-found');
    await ask('measure.change', { ...at(), changes: [{ object: 'measure', id, field: 'responsible', seen: who(dag), wanted: who(colleague) }] });
    expect(await refused('measure.own', { boardId, measureId: id }, dag)).toBe('object.not-found');
    expect((await own(id, colleague)).asked).toEqual({ by: 'Asta Lundvik', on: '2026-11-21' });
  });

  test('is reported on the way, moved with a reason and done; the register, the log and the history say so', async () => {
    const id = await add({ responsible: who(dag), end: '2026-11-25' });
    const first = await ask('measure.report', report(id, { status: 'notStarted', end: day('2026-11-25') }), dag);
    expect(first).toMatchObject({ status: 'inProgress', reports: [{ text: 'Rutinen skrivs', by: 'Dag Ek', on: '2026-11-21', status: 'inProgress', end: null }] });
    const moving = report(id, first, { kind: 'moved', text: 'Systemet byts först', end: day('2027-01-15') });
    await ask('measure.report', moving, dag);
    // Sent again: it is done once.
    const moved = await ask('measure.report', moving, dag);
    expect(moved.reports.map((one) => [one.text, one.status, one.end])).toEqual([['Rutinen skrivs', 'inProgress', null], ['Systemet byts först', null, '2027-01-15']]);
    expect(await refused('measure.report', report(id, first, { kind: 'done' }), dag)).toBe('measure.changed-by-other');
    const done = await ask('measure.report', report(id, moved, { kind: 'done', text: 'Två attesterar' }), dag);
    expect(done).toMatchObject({ status: 'done', end: '2027-01-15', late: false, ways: ['reopened'] });
    expect((await own(id)).reports).toEqual(done.reports);
    const row = (await ask('measure.list', { boardId, year })).measures.find((one) => one.id === id);
    expect(row).toMatchObject({ status: 'done', end: '2027-01-15', closed: false, notes: [{ by: 'Dag Ek' }, { by: 'Dag Ek' }, { text: 'Två attesterar' }] });
    const { entries } = await ask('trail.ofObject', { boardId, year, objectId: id });
    expect(entries.filter((entry) => entry.operation === 'measure.report').map((entry) => entry.actor)).toEqual(['Dag Ek', 'Dag Ek', 'Dag Ek']);
    // What others note about it in the register is not a report of the own.
    await ask('measure.note', { boardId, year, measureId: id, noteId: house.newId(), text: 'Ringde Dag', status: null, end: null });
    expect((await own(id)).reports).toHaveLength(3);
    const open = await ask('measure.report', report(id, done, { kind: 'reopened', text: 'En blev kvar' }), dag);
    expect(open).toMatchObject({ status: 'inProgress', effect: null });
    const again = await ask('measure.report', report(id, open, { kind: 'done', text: 'Nu så' }), dag);
    await ask('measure.checkEffect', { ...at(), measureId: id, found: 'partly', note: 'HEMLIGT om något annat' });
    const closed = await own(id);
    expect(closed).toMatchObject({ effect: { found: 'partly', by: 'Asta Lundvik', on: '2026-11-21' }, ways: [] });
    expect(JSON.stringify(closed)).not.toContain('HEMLIGT');
    expect(await refused('measure.report', report(id, again, { kind: 'reopened' }), dag)).toBe('measure.report-not-now');
  });

  test('refuses what a report cannot be, and leaves nothing behind', async () => {
    const id = await add({ responsible: who(dag), end: '2026-12-05' });
    const seen = await own(id);
    expect(await refused('measure.report', report(id, seen, { text: '  ' }), dag)).toBe('measure.report-without-words');
    expect(await refused('measure.report', report(id, seen, { kind: 'moved' }), dag)).toBe('measure.new-day-missing');
    expect(await refused('measure.report', report(id, seen, { kind: 'moved', end: day('2026-11-20') }), dag)).toBe('measure.new-day-missing');
    expect(await refused('measure.report', report(id, seen, { kind: 'moved', end: 'snart' as Day }), dag)).toBe('input.malformed');
    expect(await refused('measure.report', report(id, seen, { kind: 'closed' as never }), dag)).toBe('input.malformed');
    expect(await refused('measure.report', report(id, seen, { kind: 'reopened' }), dag)).toBe('measure.report-not-now');
    // The id of a note on another measure.
    const other = await add({ responsible: who(dag) });
    const reportId = house.newId();
    await ask('measure.report', report(other, await own(other), { reportId }), dag);
    expect(await refused('measure.report', report(id, seen, { reportId }), dag)).toBe('field.value-not-allowed');
    expect(await own(id)).toEqual(seen);
  });

  test('two who report at once do not overwrite each other', async () => {
    const id = await add({ responsible: who(dag), end: '2026-12-05' });
    const seen = await own(id);
    const outcomes = await Promise.all([say('measure.report', report(id, seen, { kind: 'done' }), dag), say('measure.report', report(id, seen, { kind: 'cancelled', text: 'Behövs inte' }), dag)]);
    expect(outcomes.filter((one) => one.ok)).toHaveLength(1);
    expect((await own(id)).reports).toHaveLength(1);
  });

  test('what is marked as secret around it says no more than that', async () => {
    const id = await add({ responsible: who(dag), eventIds: [ids.decided] });
    const mark = (objectKind: 'event' | 'measure', objectId: string): Promise<unknown> => ask('secrecy.mark', { boardId, markId: house.newId(), objectKind, objectId, ground: '18:8', decidedBy: 'Registratorn', decidedOn: day('2026-11-20'), note: '' });
    await mark('event', ids.decided);
    await mark('measure', id);
    const seen = await own(id);
    expect(seen.marked).toBe(true);
    expect(seen.mends).toEqual([{ kind: 'event', year, label: '4', text: '', place: '', itemPosition: null, withheld: true }]);
    const { marks } = await ask('secrecy.list', { boardId });
    for (const one of marks) await ask('secrecy.lift', { boardId, markId: one.id, reason: 'prövat' });
    expect((await own(id)).mends[0]).toMatchObject({ text: 'Faktura betalas två gånger', withheld: false });
  });

  test('a control that it mends is told of in the plan’s decided words', async () => {
    await ask('control.plan', { boardId, year });
    const { activities } = await ask('control.list', { boardId, year });
    const occasion = activities.flatMap((one) => one.occasions)[0];
    await ask('year.change', { ...at(), changes: [{ object: 'activity', id: ids.activity, field: 'text', seen: 'Stickprov av fakturor', wanted: 'UTKAST: allt' }] });
    const id = await add({ responsible: who(dag), links: [{ id: house.newId(), kind: 'occasion', targetId: occasion?.id, itemPosition: null }] });
    expect((await own(id)).mends).toMatchObject([{ kind: 'occasion', text: 'Stickprov av fakturor', year, withheld: false }]);
  });

  test('tasks, mail and calendar lead to the own page for who does not read the year, and to the register for who does', async () => {
    const frida = await person('Frida Ek', 'employee');
    const gunnar = await person('Gunnar Ås', 'unitHead');
    const id = await add({ title: 'Byta lås', responsible: who(frida), end: '2026-12-01' });
    const ofHead = await add({ title: 'Byta dörr', responsible: who(gunnar), end: '2026-12-01' });
    const tasks = (actor: Actor) => tasksOf(house, { personId: actor.personId as PersonId, name: actor.name, title: '', grants: [...actor.grants], standIns: [...actor.standIns ?? []] });
    const [task] = await tasks(frida);
    expect(task).toMatchObject({ kind: 'measureDue', targetId: id, ownPage: true });
    if (!task) throw new Error('no task');
    expect(taskAddress(task)).toBe(`/atgard/${boardId}/${id}`);
    expect(digestMail('Frida', [task], '2026-11-21', 'https://internkoll.example').text).toContain(`https://internkoll.example/atgard/${boardId}/${id}\n`);
    expect(feedText.event(task, day('2026-12-01'), 'https://internkoll.example').url).toBe(`https://internkoll.example/atgard/${boardId}/${id}`);
    expect((await tasks(gunnar)).map(taskAddress)).toEqual([`/n/${boardId}/${year}/atgarder#atgard-${ofHead}`]);
    // In January, before anybody has begun the year, the register's address is still one that opens.
    const before = now;
    now = new Date('2028-01-03T08:00:00Z');
    expect((await tasks(gunnar)).map(taskAddress)).toEqual([`/n/${boardId}/${year + 1}/atgarder#atgard-${ofHead}`]);
    expect((await ask('measure.list', { boardId, year: year + 1 }, gunnar)).measures.some((one) => one.id === ofHead && one.mine)).toBe(true);
    // A report then is told in the log of no year, and still in the measure's own history.
    const late = await ask('measure.report', report(id, { status: 'notStarted', end: day('2026-12-01') }, { kind: 'moved', end: day('2028-02-01') }), frida);
    expect(late.reports).toMatchObject([{ on: '2028-01-03', end: '2028-02-01' }]);
    now = before;
  });

  test('who stands in finds it, reports in the own name, and the one who is away reads it afterwards', async () => {
    const hedda = await person('Hedda Ro', 'employee');
    const ivar = await person('Ivar Lo', 'employee');
    const id = await add({ responsible: who(hedda), end: '2026-12-01' });
    const standing: Actor = { ...ivar, standIns: [{ id: hedda.personId as PersonId, name: 'Hedda Ro', from: day('2026-11-20'), to: day('2026-11-30') }] as never };
    expect(await refused('measure.own', { boardId, measureId: id }, ivar)).toBe('object.not-found');
    const seen = await own(id, standing);
    expect(seen.forName).toBe('Hedda Ro');
    await ask('measure.report', report(id, seen), standing);
    expect((await own(id, hedda)).reports).toMatchObject([{ by: 'Ivar Lo för Hedda Ro', text: 'Rutinen skrivs' }]);
  });

  test('whoever may be chosen may open and report, whatever the role', async () => {
    for (const role of roles) {
      const actor = await person(`Roll ${role}`, role);
      const id = await add({ responsible: who(actor), end: '2026-12-01' });
      const offered = (await ask('measure.list', { boardId, year })).people.some((one) => one.id === actor.personId);
      expect([role, offered]).toEqual([role, access[role].includes('measure.report')]);
      const told = [await refused('measure.own', { boardId, measureId: id }, actor), await refused('measure.report', report(id, { status: 'notStarted', end: day('2026-12-01') }), actor)];
      expect([role, new Set(told)]).toEqual([role, new Set([offered ? 'ok' : access[role].includes('version.read') ? 'access.not-allowed' : 'object.not-found'])]);
    }
  });

  test('a recommendation is answered by its owner, in two steps, and then waits no longer', async () => {
    const at = { boardId, recommendationId: ids.recommendation };
    const waits = async () => (await ask('start.read', {}, dag)).tasks.find((task) => task.targetId === ids.recommendation);
    const task = await waits();
    expect(task && taskAddress(task)).toBe(`/rekommendation/${boardId}/${ids.recommendation}`);
    const seen = await ask('recommendation.own', at, dag);
    expect(seen).toMatchObject({ text: 'Se över attesten', sourceName: 'Granskning av inköp', statement: '', statementDue: '2026-12-15', late: false, asked: { by: 'Asta Lundvik' } });
    const answer = (given: Partial<Input<'recommendation.answer'>>): Input<'recommendation.answer'> => ({ ...at, changeId: house.newId(), statement: 'Nämnden delar bedömningen.', statementOn: null, seen: { statement: '', statementOn: null }, ...given });
    expect(await refused('recommendation.answer', answer({ statement: ' ' }), dag)).toBe('measure.answer-without-words');
    expect(await refused('recommendation.answer', answer({ statementOn: day('2026-11-22') }), dag)).toBe('measure.answer-not-given-yet');
    await ask('recommendation.answer', answer({}), dag);
    await ask('recommendation.answer', answer({}), dag);
    expect(await waits()).toBeDefined();
    expect(await refused('recommendation.answer', answer({ statement: 'Något annat' }), dag)).toBe('measure.changed-by-other');
    const given = await ask('recommendation.answer', answer({ statementOn: day('2026-11-20'), seen: { statement: 'Nämnden delar bedömningen.', statementOn: null } }), dag);
    expect(given).toMatchObject({ statement: 'Nämnden delar bedömningen.', statementOn: '2026-11-20' });
    expect(await waits()).toBeUndefined();
    expect((await ask('measure.list', { boardId, year })).recommendations.find((one) => one.id === ids.recommendation)).toMatchObject({ unanswered: false, statementOn: '2026-11-20' });
    const stranger = await person('Kim Ny', 'employee');
    for (const actor of [stranger, asta]) expect(await refused('recommendation.own', at, actor)).toBe('object.not-found');
    const { entries } = await ask('trail.ofObject', { boardId, year, objectId: ids.recommendation });
    expect(entries.filter((entry) => entry.operation === 'recommendation.answer')).toHaveLength(2);
  });

  test('a deviation behind it is neither told nor to be inferred by who is named in it', async () => {
    const id = await add({ title: 'Ny rutin för nycklar', responsible: who(dag), end: '2026-12-01' });
    const plain = await own(id);
    const deviationId = house.newId();
    const reporter = await person('Rut Ek', 'employee');
    const hr = await person('Ulla HR', 'hrHead');
    const { receivers } = await ask('deviation.report', { boardId, id: deviationId, what: 'MISSTANKE mot Dag', happenedOn: day('2026-11-20'), unitId: null, choice: 'hrHead', involved: [{ personId: dag.personId as PersonId, name: dag.name }] }, reporter);
    const receiver = [hr, ...appointed].find((one) => one.name === receivers[0]?.name);
    await ask('deviation.link', { boardId, deviationId, linkId: house.newId(), measureId: id, add: null }, receiver);
    await ask('deviation.note', { boardId, deviationId, noteId: house.newId(), kind: 'note', text: 'MISSTANKE', nextOn: null }, receiver);
    expect(await own(id)).toEqual(plain);
  });
});
