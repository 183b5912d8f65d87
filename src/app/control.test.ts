/** A year of controls through the use cases, on both databases: planned, performed, two with faults, corrected, carried into the next year. */
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabases } from '../../tests/databases.ts';
import { asking, machine } from '../../tests/operations.ts';
import type { Connection, Database } from '../adapters/db/database.ts';
import type { OccasionView } from '../contract/control.ts';
import { drawSimple } from '../domain/control/draw.ts';
import type { BodyId, PersonId } from '../domain/identity.ts';
import type { Grant } from '../domain/organisation/organisation.ts';
import { buildHouse } from '../wiring.ts';
import type { House } from './house.ts';
import { prepareInstallation } from './installation.ts';
import type { Actor } from './ports.ts';

const day = (text: string) => text as never;
const year = 2027;

describe.each(testDatabases())('controls on $name', ({ fresh }) => {
  let database: Database;
  let house: House;
  let boardId: BodyId;
  let today = '2027-04-10';
  let queries = 0;
  const people = new Map<string, Actor>();
  const units = new Map<string, string>();
  const rows = new Map<string, string>();

  const { ask, refused } = asking<Actor | string>(() => house, (who = machine) => (typeof who === 'string' ? people.get(who) ?? machine : who));
  const addUnit = async (name: string, parent: string | null): Promise<void> => {
    const id = house.newId();
    units.set(name, id);
    await ask('organisation.addUnit', { id: id as never, parentId: (parent === null ? null : units.get(parent)) as never, kind: parent === null ? 'administration' : 'unit', name, serves: parent === null ? [boardId] : [], validFrom: null, validTo: null });
  };
  const addPerson = async (name: string, role: Grant['role'], at: string | null): Promise<void> => {
    const id = house.newId() as PersonId;
    const place = at === null ? { kind: 'body' as const, id: boardId } : { kind: 'unit' as const, id: units.get(at) as never };
    await ask('person.add', { id, name, title: '', mail: name === 'Cia' ? null : `${name}@ekstrand.example` });
    const grant = { id: house.newId(), personId: id, role, place, from: null, to: null };
    await ask('person.grant', grant);
    people.set(name, { personId: id, name, title: '', via: 'session', grants: [grant] });
  };
  const idOf = (name: string): PersonId => people.get(name)?.personId ?? '' as PersonId;
  const decide = async (at: number, decidedOn: string): Promise<void> => {
    const versionId = house.newId() as never;
    await ask('decision.submit', { boardId, year: at, versionId, meetingOn: day(decidedOn), caseNumber: '', recipients: '', overrides: ['risk.irregularities-not-considered', 'plan.owner-missing'].map((rule) => ({ rule, reason: 'prövas' })) });
    await ask('decision.register', { boardId, year: at, versionId, outcome: 'asProposed', decidedOn: day(decidedOn), minutesItem: `§ ${at}`, note: '', boardsOwnVersionId: null });
  };
  const controls = async (at = year) => ask('control.list', { boardId, year: at });
  const rowOf = async (name: string, at = year) => {
    const found = (await controls(at)).activities.find((one) => one.activityId === rows.get(name));
    if (!found) throw new Error(`no row ${name}`);
    return found;
  };
  const at = (occasionId: string) => ({ boardId, occasionId });
  const read = async (occasionId: string, who?: string): Promise<OccasionView> => ask('control.read', at(occasionId), who);

  beforeAll(async () => {
    database = await fresh();
    const counting = (connection: Connection): Connection => ({ query: async (...given) => { queries += 1; return connection.query(...given); }, send: (...given) => { queries += 1; connection.send(...given); } });
    house = buildHouse({ database: { ...database, transaction: (settings, work) => database.transaction(settings, (connection) => work(counting(connection))), reading: (settings, work) => database.reading(settings, (connection) => work(counting(connection))) }, dataFolder: tmpdir(), zone: 'Europe/Stockholm', publicUrl: 'http://127.0.0.1', demo: false, now: () => new Date(`${today}T09:00:00Z`) });
    await prepareInstallation(house);
    boardId = house.newId() as BodyId;
    await ask('organisation.addBody', { id: boardId, name: 'Kulturnämnden', kind: 'board', validFrom: null, validTo: null });
    await addUnit('Förvaltningen', null);
    for (const name of ['Norr', 'Söder', 'Väster']) await addUnit(name, 'Förvaltningen');
    await addPerson('Ada', 'unitHead', 'Norr');
    await addPerson('Bo', 'unitHead', 'Söder');
    await addPerson('Cia', 'unitHead', 'Väster');
    await addPerson('Sam', 'coordinator', null);
    await addPerson('Eva', 'employee', 'Norr');
    await addPerson('Moa', 'member', null);
    await ask('year.create', { boardId, year, boardYearId: house.newId(), methodId: null });
    const event = house.newId();
    await ask('year.add', { boardId, year, changeId: house.newId(), object: 'event', rows: [{ id: event, label: '1', text: 'Utlägg betalas utan kvitto', likelihood: 3, consequence: 4, treatment: 'plan' }] });
    for (const [position, [name, code]] of ([['utlägg', 'tertial'], ['besök', 'year'], ['behov', 'onOccasion']] as const).entries()) {
      rows.set(name, house.newId());
      await ask('year.add', { boardId, year, changeId: house.newId(), object: 'activity', rows: [{ id: rows.get(name), position, text: `Stickprov av ${name}`, eventIds: [event], owner: { kind: 'person', personId: idOf('Sam'), printed: 'Samordnare' }, frequency: { kind: 'code', code, printed: '' } }] });
    }
  });
  afterAll(() => database.close());

  let norr = '';
  let soder = '';

  test('a decision hangs its controls up, and how they are performed is set once', async () => {
    expect((await controls()).planYear).toBeNull();
    expect(await refused('control.plan', { boardId, year })).toBe('control.plan-not-decided');
    await decide(year, '2026-12-11');
    const hung = await controls();
    expect(hung).toMatchObject({ planYear: year, planVersion: 1, missing: 0, outdated: 0 });
    expect(hung.activities.map((row) => [row.planRow, row.eventLabels, row.occasions.length, row.onOccasion])).toEqual([[1, ['1'], 3, false], [2, ['1'], 1, false], [3, ['1'], 0, true]]);
    // A plan decided in earnest is not changed by its controls.
    expect((await ask('year.read', { boardId, year })).state).toMatchObject({ kind: 'decided', changedSince: false });
    const set = await ask('control.setUp', { boardId, year, activityId: rows.get('utlägg') ?? '', changes: { instruction: 'Titta på kvittot', itemWord: 'utlägg', sampling: 'careful', places: { kind: 'units', unitIds: [], chosen: { by: 'all' } } } });
    const row = set.activities[0];
    // It is April: the first tertial is not over, and each unit gets its control with its own head.
    expect(row?.periods.map((one) => [one.period.code, one.figures.planned])).toEqual([['2027-T1', 3], ['2027-T2', 3], ['2027-T3', 3]]);
    expect(row?.occasions.filter((one) => one.period.code === '2027-T1' && one.state === 'planned').map((one) => [one.unitName, one.performerName])).toEqual([['Norr', 'Ada'], ['Söder', 'Bo'], ['Väster', 'Cia']]);
    expect(row?.occasions.filter((one) => one.state === 'withdrawn')).toHaveLength(3);
    expect(await refused('control.setUp', { boardId, year, activityId: rows.get('utlägg') ?? '', changes: { dueDays: 3 } }, 'Ada')).toBe('access.not-allowed');
    // Two who set the same: the second is told, and nothing is written over; another field is nobody's hindrance.
    const again = { boardId, year, activityId: rows.get('utlägg') ?? '' };
    expect(await refused('control.setUp', { ...again, seen: { instruction: '' }, changes: { instruction: 'Räkna' } }, 'Sam')).toBe('field.changed-by-other');
    expect(await refused('control.setUp', { ...again, seen: { instruction: '' }, changes: { instruction: 'Titta på kvittot' } }, 'Sam')).toBe('ok');
    expect((await ask('control.setUp', { ...again, seen: { routineLink: '', instruction: 'Titta på kvittot' }, changes: { routineLink: 'rutin' } }, 'Sam')).activities[0]?.setup).toMatchObject({ instruction: 'Titta på kvittot', routineLink: 'rutin' });
    await ask('control.setUp', { ...again, seen: { routineLink: 'rutin' }, changes: { routineLink: '' } }, 'Sam');
    norr = row?.occasions.find((one) => one.unitName === 'Norr' && one.period.code === '2027-T1')?.id ?? '';
    soder = row?.occasions.find((one) => one.unitName === 'Söder' && one.period.code === '2027-T1')?.id ?? '';
    expect((await ask('control.plan', { boardId, year })).missing).toBe(0);
  });

  test('one number and three clicks when all is well', async () => {
    const begun = await ask('control.count', { ...at(norr), revision: 0, size: 1000 }, 'Ada');
    const drawn = drawSimple(1000, 56, begun.occasion.sample?.seed ?? '');
    expect(begun.items.toSorted((a, b) => a.position - b.position).map((item) => item.populationPosition)).toEqual(drawn.ok ? drawn.value : []);
    // On screen they stand as in the performer's own list.
    expect(begun.items.map((item) => item.populationPosition)).toEqual((drawn.ok ? drawn.value : []).toSorted((a, b) => a - b));
    expect(begun).toMatchObject({ title: 'Stickprov av utlägg', instruction: 'Titta på kvittot', itemWord: 'utlägg', last: null, unfinished: { kind: 'items', left: 56 }, chain: { planRow: 1, events: [{ label: '1' }] }, abilities: { perform: true, correct: false }, coordinator: 'Sam' });
    const answered = await ask('control.answer', { ...at(norr), items: [{ position: 1, seen: null, result: 'notApplicable' }] }, 'Ada');
    expect(await refused('control.rest', { ...at(norr), revision: begun.occasion.revision }, 'Ada')).toBe('control.changed-by-other');
    const rested = await ask('control.rest', { ...at(norr), revision: answered.occasion.revision }, 'Ada');
    expect(rested.occasion.counts).toEqual({ ok: 55, fault: 0, notApplicable: 1, left: 0, byRest: 55 });
    const done = await ask('control.finish', { ...at(norr), revision: rested.occasion.revision, conclusion: 'Utan anmärkning', comment: '' }, 'Ada');
    expect(done.occasion).toMatchObject({ state: 'done', performedBy: 'Ada', performedOn: '2027-04-10' });
    expect(done.next).toMatchObject({ title: 'Stickprov av utlägg', dueOn: '2027-09-15' });
    const log = await ask('trail.ofObject', { boardId, year, objectId: norr });
    expect(log.entries.map((entry) => entry.operation)).toEqual(['control.finish', 'control.rest', 'control.answer', 'control.count', 'control.setUp'].slice(0, 4));
    expect(log.entries[1]?.fields).toContainEqual({ field: 'rest', before: null, after: 'ok' });
  });

  test('a control is somebody’s: others do not find it, or may only read it', async () => {
    expect(await refused('control.read', at(soder), 'Eva')).toBe('object.not-found');
    expect([await refused('control.read', at(soder), 'Ada'), await refused('control.count', { ...at(soder), revision: 0, size: 3 }, 'Ada')]).toEqual(['ok', 'control.not-yours']);
    // A member of the board reads it and performs nothing.
    expect((await read(soder, 'Moa')).abilities).toMatchObject({ perform: false, review: false, assign: false });
    expect((await read(soder, 'Bo')).abilities).toMatchObject({ perform: true, assign: false });
    expect(await refused('control.handOver', { ...at(soder), revision: 0, personId: idOf('Moa') }, 'Bo')).toBe('control.cannot-perform');
    const given = await ask('control.handOver', { ...at(soder), revision: 0, personId: idOf('Eva') }, 'Bo');
    expect(given.occasion).toMatchObject({ performerName: 'Eva', revision: 1 });
    expect(await refused('control.read', at(soder), 'Eva')).toBe('ok');
  });

  test('faults: mended, a measure in the register, or left to the coordinator', async () => {
    const begun = await ask('control.count', { ...at(soder), revision: 1, size: 4 }, 'Eva');
    expect(begun.occasion.sample).toMatchObject({ full: true, size: 4 });
    const [one, two] = await Promise.all([
      ask('control.answer', { ...at(soder), items: [{ position: 1, seen: null, result: 'fault', note: 'Inget kvitto' }, { position: 2, seen: null, result: 'fault' }] }, 'Eva'),
      ask('control.answer', { ...at(soder), items: [{ position: 1, seen: null, result: 'ok' }, { position: 3, seen: null, result: 'ok' }] }, 'Bo'),
    ]);
    // Whoever came second is told what stands; nothing is written over.
    expect([...one.conflicts, ...two.conflicts].map((conflict) => conflict.position)).toEqual([1]);
    const [told] = [...one.conflicts, ...two.conflicts];
    expect(told?.by).toBe(one.conflicts.length > 0 ? 'Bo' : 'Eva');
    const now = await ask('control.answer', { ...at(soder), items: [1, 2, 3, 4].flatMap((position) => { const was = two.items.concat(one.items).filter((item) => item.position === position).map((item) => item.result); return [{ position, seen: was.find((result) => result !== null) ?? null, result: position < 3 ? 'fault' as const : 'ok' as const }]; }) }, 'Eva');
    const settledAnswers = now.conflicts.length === 0 ? now : await ask('control.answer', { ...at(soder), items: now.items.map((item) => ({ position: item.position, seen: item.result, result: item.position < 3 ? 'fault' as const : 'ok' as const })) }, 'Eva');
    expect(settledAnswers.occasion.counts).toMatchObject({ fault: 2, ok: 2, left: 0 });
    expect(await refused('control.finish', { ...at(soder), revision: settledAnswers.occasion.revision, conclusion: 'Mindre avvikelse', comment: '' }, 'Eva')).toBe('control.fault-without-handling');
    const measureId = house.newId();
    const measure = { id: measureId, title: 'Inför kvittokrav', responsibleId: idOf('Bo'), end: day('2027-05-10') };
    const handled = await ask('control.handle', { ...at(soder), position: 1, seen: null, note: 'Inget kvitto', handling: 'measure', measure }, 'Eva');
    expect(handled.chain.measures).toEqual([{ id: measureId, title: 'Inför kvittokrav', itemPosition: 1 }]);
    expect(await refused('control.handle', { ...at(soder), position: 1, seen: null, note: 'Inget kvitto', handling: 'measure', measure }, 'Eva')).toBe('ok');
    const left = await ask('control.handle', { ...at(soder), position: 2, seen: null, note: 'Fel konto', handling: 'left', measure: null }, 'Eva');
    const done = await ask('control.finish', { ...at(soder), revision: left.occasion.revision, conclusion: 'Mindre avvikelse', comment: 'Två utan underlag' }, 'Eva');
    expect(done.occasion).toMatchObject({ state: 'done', conclusion: 'Mindre avvikelse', counts: { fault: 2 } });
    expect((await read(soder, 'Sam')).abilities.settle).toBe(true);
    expect((await ask('control.settle', { ...at(soder), position: 2, note: 'Omfört' }, 'Sam')).items[1]?.settled).toMatchObject({ by: 'Sam', note: 'Omfört' });
    const register = await ask('measure.list', { boardId, year });
    expect(register.measures.find((one_) => one_.id === measureId)).toMatchObject({ title: 'Inför kvittokrav', responsibleName: 'Bo', links: [{ kind: 'occasion', targetId: soder, itemPosition: 1 }] });
    // A measure from a control lies outside the decided plan.
    expect((await ask('year.read', { boardId, year })).state).toMatchObject({ changedSince: false });
  });

  test('the rest are reminded with one click, once a day, and the owner writes one analysis', async () => {
    const view = { boardId, year, activityId: rows.get('utlägg') ?? '', period: '2027-T1' };
    expect(await ask('control.remind', view, 'Sam')).toEqual({ reminded: 0, unreachable: 1 });
    const vast = (await rowOf('utlägg')).occasions.find((one) => one.unitName === 'Väster' && one.period.code === '2027-T1')?.id ?? '';
    await ask('control.assign', { ...at(vast), revision: 0, performerId: idOf('Bo'), dueOn: day('2027-05-20') }, 'Sam');
    expect(await ask('control.remind', view, 'Sam')).toEqual({ reminded: 1, unreachable: 0 });
    expect(await ask('control.remind', view, 'Sam')).toEqual({ reminded: 0, unreachable: 0 });
    const mail = await database.query<{ kind: string; person_id: string; params: { controls: { occasionId: string; dueOn: string }[] } }>('select kind, person_id, params from outbox order by kind, person_id');
    expect(mail.map((one) => [one.kind, one.person_id])).toEqual([...['handedOver', 'handedOver'].map((kind, which) => [kind, [idOf('Bo'), idOf('Eva')].toSorted()[which]]), ['remind', idOf('Bo')]]);
    expect(mail[2]?.params.controls).toMatchObject([{ occasionId: vast, dueOn: '2027-05-20' }]);
    const period = (await rowOf('utlägg')).periods[0];
    expect(period?.figures).toMatchObject({ planned: 3, performed: 2, reviewed: 60, faults: 2 });
    expect(period?.drafted).toBe('Två av tre enheter har gjort kontrollen. Av 1\u00a0004 utlägg granskades 60. En av dem gällde inte kontrollen. Två hade fel, 3,4\u00a0% av de granskade. Felen finns på Söder (2).');
    const written = await ask('control.summarise', { ...view, seen: '', analysis: period?.drafted ?? '', conclusion: 'Mindre avvikelse', reason: '' }, 'Sam');
    expect(written.activities[0]?.periods[0]?.summary).toMatchObject({ writtenBy: 'Sam', conclusion: 'Mindre avvikelse' });
    expect(await refused('control.summarise', { ...view, seen: '', analysis: 'Annat', conclusion: '', reason: '' }, 'Sam')).toBe('field.changed-by-other');
    expect(await refused('control.summarise', { ...view, seen: '', analysis: 'Annat', conclusion: '', reason: '' }, 'Ada')).toBe('control.not-yours');
  });

  test('evidence is taken by what it is, asked for where the row asks, and given back as it came', async () => {
    const activityId = rows.get('besök') ?? '';
    await ask('control.setUp', { boardId, year, activityId, changes: { sampling: 'none', evidence: 'asked', secondReviewer: true } });
    const visit = (await rowOf('besök')).occasions[0]?.id ?? '';
    const send = async (name: string, bytes: string) => refused('control.addEvidence', { ...at(visit), evidenceId: house.newId(), name, bytes: btoa(bytes) });
    expect([await send('virus.exe', 'MZ\x90'), await send('bild.png', '<svg>'), await send('tom.pdf', ''), await send('makro.xlsm', 'PK'), await send('sida.html', '<html>')]).toEqual(['evidence.kind-not-allowed', 'evidence.not-what-it-says', 'evidence.empty', 'evidence.macro', 'evidence.kind-not-allowed']);
    expect(await refused('control.finish', { ...at(visit), revision: 0, conclusion: 'Utan anmärkning', comment: '' })).toBe('control.evidence-missing');
    const evidenceId = house.newId();
    const added = await ask('control.addEvidence', { ...at(visit), evidenceId, name: 'C:\\mapp\\Protokoll.txt', bytes: btoa('Besok gjort') }, 'Sam');
    expect(added.evidence).toMatchObject([{ name: 'Protokoll.txt', mediaType: 'text/plain; charset=utf-8', size: 11, addedBy: 'Sam' }]);
    expect(new TextDecoder().decode((await ask('control.evidence', { boardId, evidenceId }, 'Sam')).bytes)).toBe('Besok gjort');
    expect(await refused('control.evidence', { boardId, evidenceId }, 'Eva')).toBe('object.not-found');
    expect((await ask('control.read', { ...at(visit) }, 'Sam')).visitByPlan).toBe(false);
    const waiting = await ask('control.finish', { ...at(visit), revision: 0, conclusion: 'Utan anmärkning', comment: '', visited: true }, 'Sam');
    expect(waiting.occasion.visited).toBe(true);
    // Sent again it changes nothing; said otherwise it is another act, and too late.
    expect((await ask('control.finish', { ...at(visit), revision: 0, conclusion: 'Utan anmärkning', comment: '', visited: true }, 'Sam')).occasion.revision).toBe(1);
    expect(await refused('control.finish', { ...at(visit), revision: 1, conclusion: 'Utan anmärkning', comment: '', visited: false }, 'Sam')).toBe('control.not-open');
    // The owner performed it, so nobody is named; somebody else who leads looks at it.
    expect(waiting.occasion).toMatchObject({ state: 'review', reviewerId: null });
    expect(await refused('control.review', { ...at(visit), revision: 1, agrees: true, comment: '' }, 'Sam')).toBe('control.not-yours');
    expect((await ask('control.review', { ...at(visit), revision: 1, agrees: true, comment: '' })).occasion).toMatchObject({ state: 'done', reviewedBy: 'maskinen' });
    expect(await refused('control.removeEvidence', { boardId, evidenceId })).toBe('control.not-open');
  });

  test('a list is read, kept with its checksum and drawn from; a broken one is refused with what is wrong', async () => {
    const activityId = rows.get('behov') ?? '';
    await ask('control.setUp', { boardId, year, activityId, changes: { populationFrom: 'file' } });
    const occasionId = house.newId();
    await ask('control.add', { boardId, year, activityId, occasionId, from: day('2027-04-01'), to: day('2027-04-30'), dueOn: day('2027-05-05'), unitId: null, performerId: idOf('Ada') });
    expect((await rowOf('behov')).occasions.map((one) => [one.period.code, one.performerName, one.dueOn])).toEqual([['2027-V01', 'Ada', '2027-05-05']]);
    const list = (lines: string[]) => ({ ...at(occasionId), revision: 0, name: 'fakturor.csv', sheet: null, idColumn: null, stratumColumn: null, bytes: btoa(lines.join('\n')) });
    expect(await refused('control.population', list(['Nr;Belopp', 'F1;10', 'F1;20']), 'Ada')).toBe('population.id-twice');
    expect(await refused('control.count', { ...at(occasionId), revision: 0, size: 3 }, 'Ada')).toBe('control.file-asked');
    const brought = await ask('control.population', list(['Nr;Belopp', ...Array.from({ length: 300 }, (_, row) => `F${row + 1};${row}`)]), 'Ada');
    expect(brought.occasion.population).toMatchObject({ kind: 'file', size: 300, fileName: 'fakturor.csv', idColumn: 'Nr', columns: ['Belopp'] });
    expect(brought.items[0]?.itemId).toBe(`F${brought.items[0]?.populationPosition}`);
    const kept = await ask('control.notPerformed', { ...at(occasionId), revision: 1, reason: 'notInTime', text: '', until: day('2027-06-01') }, 'Ada');
    expect(kept.occasion).toMatchObject({ state: 'underWay', dueOn: '2027-06-01', notPerformed: { until: '2027-06-01' } });
    expect((await ask('control.notPerformed', { ...at(occasionId), revision: 2, reason: 'noSuchActivity', text: '', until: null }, 'Ada')).occasion.state).toBe('notPerformed');
    expect((await ask('control.reopen', { ...at(occasionId), revision: 3, reason: 'Den fanns' }, 'Ada')).occasion).toMatchObject({ state: 'underWay', notPerformed: { reason: 'noSuchActivity' } });
  });

  test('a revised plan changes the future only', async () => {
    today = '2027-06-15';
    await ask('year.remove', { boardId, year, changeId: house.newId(), object: 'activity', ids: [rows.get('besök') ?? ''], reason: 'Slås ihop' });
    const fresh_ = house.newId();
    const event = (await ask('year.read', { boardId, year })).content.events[0]?.id ?? '';
    await ask('year.add', { boardId, year, changeId: house.newId(), object: 'activity', rows: [{ id: fresh_, position: 5, text: 'Ny granskning av bokningar', eventIds: [event], owner: { kind: 'text', printed: 'Enhetschef' }, frequency: { kind: 'code', code: 'quarter', printed: '' } }] });
    await decide(year, '2027-06-14');
    const now = await controls();
    expect(now.planVersion).toBe(2);
    expect(now.activities.find((row) => row.activityId === fresh_)?.occasions.map((one) => one.period.code)).toEqual(['2027-Q2', '2027-Q3', '2027-Q4']);
    expect((await read(norr)).occasion.state).toBe('done');
  });

  test('last year’s plan applies until this year’s is decided, and its first controls are then hung on the new one', async () => {
    today = '2028-01-20';
    await ask('year.start', { boardId, year: 2028, from: year, boardYearId: house.newId() });
    const before = await ask('control.plan', { boardId, year: 2028 });
    expect(before).toMatchObject({ planYear: year, missing: 0 });
    const first = before.activities[0]?.occasions.find((one) => one.period.code === '2028-T1' && one.unitName === 'Norr')?.id ?? '';
    const begun = await ask('control.count', { ...at(first), revision: 0, size: 10 }, 'Ada');
    expect(begun.last).toMatchObject({ periodCode: '2027-T1', population: 1000, reviewed: 56, faults: 0 });
    await decide(2028, '2028-01-25');
    const after = await controls(2028);
    expect(after).toMatchObject({ planYear: 2028, missing: 0, outdated: 0 });
    const row = after.activities[0];
    expect(row?.activityId).not.toBe(rows.get('utlägg'));
    expect(row?.setup).toMatchObject({ instruction: 'Titta på kvittot', sampling: 'careful' });
    expect(row?.occasions.find((one) => one.id === first)).toMatchObject({ state: 'underWay', sample: { size: 10 } });
    expect((await read(first)).last).toMatchObject({ periodCode: '2027-T1' });
    // Its log goes with it into the new year's plan.
    expect((await ask('trail.ofObject', { boardId, year: 2028, objectId: first })).entries.map((entry) => entry.operation)).toEqual(['decision.register', 'control.count']);
  });

  test('what is late, what is closed by a decided follow-up, and its correction', async () => {
    today = '2028-09-20';
    const view = await controls(2028);
    const late = view.activities[0]?.occasions.find((one) => one.period.code === '2028-T1' && one.unitName === 'Norr');
    expect(late?.late).toBe(true);
    const id = late?.id ?? '';
    await database.asOwner(async (connection) => {
      await connection.query(`insert into version (id, board_year_id, number, kind, format, snapshot, canonical, checksum, findings, overridden, case_number, recipients, submitted_at, outcome, document)
        values ($1, $2, 9, 'submitted', 1, '{}', '', '', '[]', '[]', '', '', now(), 'asProposed', 'followup-T2')`, [house.newId(), view.boardYearId]);
    });
    const closed = await read(id);
    expect([closed.closedBy, closed.abilities]).toMatchObject(['Tertialuppföljning 2', { perform: false, correct: true }]);
    expect(await refused('control.rest', { ...at(id), revision: closed.occasion.revision }, 'Ada')).toBe('control.closed-by-followup');
    expect(await refused('control.reopen', { ...at(id), revision: closed.occasion.revision, reason: 'Glömd' }, 'Ada')).toBe('control.closed-by-followup');
    expect(await refused('control.reopen', { ...at(id), revision: closed.occasion.revision, reason: ' ' }, 'Sam')).toBe('control.reason-needed');
    const summary = { boardId, year: 2028, activityId: view.activities[0]?.activityId ?? '', period: '2028-T1', seen: '', analysis: 'Sent', conclusion: '' };
    expect([await refused('control.summarise', { ...summary, reason: '' }, 'Sam'), await refused('control.summarise', { ...summary, reason: 'Resultatet kom sent' }, 'Sam')]).toEqual(['control.closed-by-followup', 'ok']);
    const corrected = await ask('control.reopen', { ...at(id), revision: closed.occasion.revision, reason: 'Resultatet kom sent' }, 'Sam');
    expect(corrected.occasion.correction).toBe('Resultatet kom sent');
    const rested = await ask('control.rest', { ...at(id), revision: corrected.occasion.revision }, 'Ada');
    expect((await ask('control.finish', { ...at(id), revision: rested.occasion.revision, conclusion: 'Utan anmärkning', comment: '' }, 'Ada')).occasion.state).toBe('done');
  });

  test('a plan that controls hang on is not taken back', async () => {
    const other = house.newId() as BodyId;
    await ask('organisation.addBody', { id: other, name: 'Tekniska nämnden', kind: 'board', validFrom: null, validTo: null });
    const file = await ask('paper.vorPlan', { boardId, year, format: 'docx', version: 'draft' });
    const changeId = house.newId();
    const bytes = btoa(Array.from(file.bytes, (byte) => String.fromCharCode(byte)).join(''));
    await ask('import.take', { boardId: other, year, name: 'plan.docx', bytes, boardYearId: house.newId(), importId: house.newId(), changeId, replace: false, continues: {}, leaveOut: { events: [], planRows: [] }, decided: { outcome: 'asProposed', decidedOn: day('2026-12-11'), minutesItem: '§ 1', caseNumber: '' } });
    expect((await ask('control.plan', { boardId: other, year })).activities.flatMap((row) => row.occasions).length).toBeGreaterThan(0);
    expect(await refused('year.undo', { boardId: other, year, changeId: house.newId(), undo: changeId })).toBe('control.hang-on-plan');
  });

  test('the list asks the database as many questions for two thousand controls as for ten', async () => {
    const few = queries;
    await controls(2028);
    const asked = queries - few;
    const row = (await controls(2028)).activities[0];
    await database.asOwner(async (connection) => {
      await connection.query(`insert into occasion (id, body_id, board_year_id, activity_id, period, period_from, period_to, due_on, state, created_at)
        select gen_random_uuid(), body_id, board_year_id, activity_id, '2028-V' || n, period_from, period_to, due_on, 'done', now() from occasion, generate_series(100, 2099) n where id = $1`, [row?.occasions[0]?.id]);
      await connection.query(`insert into occasion_item (occasion_id, body_id, position, population_position, item_id, result) select id, body_id, n, n, n::text, 'ok' from occasion, generate_series(1, 10) n where period like '2028-V%'`);
    });
    const many = queries;
    const view = await controls(2028);
    expect(view.activities[0]?.occasions.length).toBeGreaterThan(2000);
    expect(queries - many).toBe(asked);
  });
});
