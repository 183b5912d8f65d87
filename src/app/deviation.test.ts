/** Deviations through the use cases, on both databases: reported, handled, passed on, closed; and closed to everybody else, also to a query that forgets to ask. */
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabases } from '../../tests/databases.ts';
import type { Connection, Database } from '../adapters/db/database.ts';
import type { Input, OperationId, Output } from '../contract/table.ts';
import type { BodyId, PersonId } from '../domain/identity.ts';
import type { Grant } from '../domain/organisation/organisation.ts';
import { exportTrail } from '../adapters/db/trailExport.ts';
import { startSealer } from '../adapters/db/seal.ts';
import { buildHouse } from '../wiring.ts';
import type { House } from './house.ts';
import { prepareInstallation } from './installation.ts';
import type { Actor } from './ports.ts';
import { run } from './run.ts';

const machine: Actor = { personId: null, name: 'maskinen', title: '', via: 'cli', grants: [] };
const MARK = 'HEMLIGT-9182';
const found = { title: '', severity: 'minor', category: 'economy', nature: 'error', cause: 'Rutinen var okänd', handling: '', suspectedCrime: false, confidential: true } as const;

describe.each(testDatabases())('deviations on $name', ({ fresh }) => {
  let database: Database;
  let house: House;
  let boardId: BodyId;
  let unitId = '';
  let today = '2027-03-01';
  let queries = 0;
  const people = new Map<string, Actor>();

  const say = async <Id extends OperationId>(id: Id, input: Input<Id>, who: string = '') => run(house, { actor: people.get(who) ?? machine, requestId: 't', loopback: true, address: '127.0.0.1' }, id, input);
  const ask = async <Id extends OperationId>(id: Id, input: Input<Id>, who = ''): Promise<Output<Id>> => {
    const outcome = await say(id, input, who);
    if (!outcome.ok) throw new Error(`${id}: ${outcome.refusal.code} ${JSON.stringify(outcome.refusal.params)}`);
    return outcome.value;
  };
  const refused = async <Id extends OperationId>(id: Id, input: Input<Id>, who: string): Promise<string> => {
    const outcome = await say(id, input, who);
    return outcome.ok ? 'ok' : outcome.refusal.code;
  };
  const idOf = (name: string): PersonId => people.get(name)?.personId ?? '' as PersonId;
  const addPerson = async (name: string, ...roles: readonly (readonly [Grant['role'], 'board' | 'unit' | 'municipality'])[]): Promise<void> => {
    const id = house.newId() as PersonId;
    await ask('person.add', { id, name, title: `titel ${name}`, mail: null });
    const grants: Grant[] = [];
    for (const [role, at] of roles) {
      const grant: Grant = { id: house.newId(), personId: id, role, place: at === 'board' ? { kind: 'body', id: boardId } : at === 'unit' ? { kind: 'unit', id: unitId as never } : { kind: 'municipality' }, from: null, to: null };
      await ask('person.grant', grant);
      grants.push(grant);
    }
    people.set(name, { personId: id, name, title: '', via: 'session', grants });
  };
  const report = async (who: string, choice: Input<'deviation.report'>['choice'], involved: readonly string[] = [], what = `Kvitton saknas ${MARK}`): Promise<string> => {
    const id = house.newId();
    await ask('deviation.report', { boardId, id, what, happenedOn: today as never, unitId: unitId as never, choice, involved: involved.map((name) => ({ personId: people.has(name) ? idOf(name) : null, name })) }, who);
    return id;
  };
  const read = (id: string, who: string) => ask('deviation.read', { boardId, deviationId: id }, who);
  const seesIt = async (id: string): Promise<string[]> => {
    const seen: string[] = [];
    for (const name of people.keys()) {
      const listed = (await say('deviation.list', {}, name));
      const inList = listed.ok && listed.value.rows.some((row) => row.id === id);
      const opened = await refused('deviation.read', { boardId, deviationId: id }, name) === 'ok';
      expect([name, inList]).toEqual([name, opened]);
      if (opened) seen.push(name);
    }
    return seen;
  };

  beforeAll(async () => {
    database = await fresh();
    const counting = (connection: Connection): Connection => ({ query: async (...given) => { queries += 1; return connection.query(...given); }, send: (...given) => { queries += 1; connection.send(...given); } });
    house = buildHouse({ database: { ...database, transaction: (settings, work) => database.transaction(settings, (connection) => work(counting(connection))), reading: (settings, work) => database.reading(settings, (connection) => work(counting(connection))) }, dataFolder: tmpdir(), zone: 'Europe/Stockholm', publicUrl: 'http://127.0.0.1', demo: false, now: () => new Date(`${today}T09:00:00Z`) });
    await prepareInstallation(house);
    boardId = house.newId() as BodyId;
    unitId = house.newId();
    await ask('organisation.addBody', { id: boardId, name: 'Kulturnämnden', kind: 'board', validFrom: null, validTo: null });
    await ask('organisation.addUnit', { id: unitId as never, parentId: null, kind: 'administration', name: 'Badet', serves: [boardId], validFrom: null, validTo: null });
    await addPerson('Eva', ['employee', 'unit']);
    await addPerson('Chef', ['unitHead', 'unit']);
    await addPerson('Dir', ['director', 'board']);
    await addPerson('Eko', ['financeHead', 'board']);
    await addPerson('Per', ['hrHead', 'board']);
    await addPerson('Olga', ['chair', 'board']);
    await addPerson('Led', ['member', 'board']);
    await addPerson('Rev', ['auditor', 'municipality']);
    await addPerson('Sam', ['coordinator', 'board'], ['administrator', 'municipality']);
    await addPerson('Reg', ['registrar', 'board']);
    await ask('year.create', { boardId, year: 2027, boardYearId: house.newId(), methodId: null });
  });
  afterAll(() => database.close());

  test('four questions: it goes to the manager by name, and only the two of them know', async () => {
    const offer = await ask('deviation.receivers', { boardId, involved: [] }, 'Eva');
    expect(offer).toMatchObject({ manager: { name: 'Chef', title: 'titel Chef' }, others: [{ choice: 'financeHead', name: 'Eko' }, { choice: 'hrHead', name: 'Per' }, { choice: 'director', name: 'Dir' }], instead: null, ownUnit: unitId, answerBy: '2027-03-15', units: [{ name: 'Badet' }] });
    const id = house.newId();
    const input = { boardId, id, what: `Kassan stämmer inte ${MARK}`, happenedOn: '2027-02-27' as never, unitId: unitId as never, choice: 'manager', involved: [] } as const;
    const sent = await ask('deviation.report', { ...input, involved: [] }, 'Eva');
    expect(sent).toEqual({ receivers: [{ name: 'Chef', title: 'titel Chef' }], answerBy: '2027-03-15' });
    expect(await ask('deviation.report', { ...input, involved: [] }, 'Eva')).toEqual(sent);
    expect(await refused('deviation.report', { ...input, involved: [], id: house.newId(), happenedOn: '2027-03-02' as never }, 'Eva')).toBe('deviation.future-day');
    expect(await seesIt(id)).toEqual(['Eva', 'Chef']);
    expect((await ask('start.read', {}, 'Chef')).tasks.filter((task) => task.kind === 'receiveDeviation')).toMatchObject([{ boardId, due: '2027-03-15', targetId: id, title: '' }]);
    expect((await ask('start.read', {}, 'Sam')).tasks.filter((task) => task.kind.includes('eviation'))).toEqual([]);
    const view = await read(id, 'Chef');
    expect(view).toMatchObject({ as: 'receiver', what: `Kassan stämmer inte ${MARK}`, reporter: 'Eva', unitName: 'Badet', abilities: { handle: true, close: false } });
    // Who has read it stands in the log.
    expect((await read(id, 'Chef')).readings.map((one) => one.by)).toEqual(expect.arrayContaining(['Chef', 'Eva']));
    const handled = await ask('deviation.handle', { boardId, deviationId: id, revision: 0, ...found }, 'Chef');
    expect(handled).toMatchObject({ state: 'handled', severity: 'minor', revision: 1 });
    expect(await refused('deviation.handle', { boardId, deviationId: id, revision: 0, ...found }, 'Chef')).toBe('deviation.changed-by-other');
    expect(await refused('deviation.close', { boardId, deviationId: id, revision: 1, answer: 'Tack' }, 'Eva')).toBe('object.not-found');
    await ask('deviation.close', { boardId, deviationId: id, revision: 1, answer: 'Rutinen är ändrad.' }, 'Chef');
    const own = await read(id, 'Eva');
    expect(own).toMatchObject({ as: 'reporter', state: 'closed', answer: 'Rutinen är ändrad.', what: `Kassan stämmer inte ${MARK}`, severity: null, cause: '', notes: [], involved: [], readings: [] });
  });

  test('a suspected manager finds nothing, and the answer is the same as for what is not there', async () => {
    const before = await ask('start.read', {}, 'Chef');
    const id = await report('Eva', 'financeHead', ['Chef', 'En granne']);
    expect(await seesIt(id)).toEqual(['Eva', 'Eko']);
    expect(await ask('start.read', {}, 'Chef')).toEqual(before);
    for (const operation of ['deviation.handle', 'deviation.close', 'deviation.pass', 'deviation.involve', 'deviation.note', 'deviation.link', 'deviation.read'] as const) {
      const input = { boardId, revision: 0, ...found, answer: 'x', to: 'director', noteId: house.newId(), note: '', informOn: null, involved: [{ personId: null, name: 'x' }], kind: 'note', text: 'x', nextOn: null, linkId: house.newId(), measureId: house.newId(), add: null };
      const asked: { outcome: unknown; queries: number }[] = [];
      for (const deviationId of [id, house.newId()]) {
        const from = queries;
        asked.push({ outcome: await say(operation, { ...input, deviationId } as never, 'Chef'), queries: queries - from });
      }
      expect([operation, asked[0]]).toEqual([operation, asked[1]]);
    }
    expect((await read(id, 'Eko')).involved.map((one) => one.name)).toEqual(['Chef', 'En granne']);
    expect((await read(id, 'Eva')).involved).toEqual([]);
    expect(await refused('deviation.handle', { boardId, deviationId: id, revision: 0, ...found, title: 'Kvitton', confidential: false }, 'Eko')).toBe('deviation.names-somebody');
  });

  test('rows are closed by the database itself: a query without its filter gets nothing', async () => {
    const tables = ['deviation', 'deviation_receiver', 'deviation_involved', 'deviation_note', 'deviation_file'];
    const counts = async (person: string): Promise<number[]> => {
      const counted: number[] = [];
      await database.reading({ bodies: 'all', person }, async (connection) => {
        for (const table of tables) counted.push((await connection.query<{ count: number }>(`select count(*)::int as count from ${table}`))[0]?.count ?? -1);
        counted.push((await connection.query<{ count: number }>(`select count(*)::int as count from trail_entry where object_kind = 'deviation'`))[0]?.count ?? -1);
      });
      return counted;
    };
    const nothing = [0, 0, 0, 0, 0, 0];
    // The machine's user, the administrator who is coordinator too, and nobody at all.
    for (const person of ['', idOf('Sam'), idOf('Reg'), house.newId()]) expect(await counts(person)).toEqual(nothing);
    const suspected = await counts(idOf('Chef'));
    // Chef has received one and is named in another: the one is all there is.
    expect(suspected.slice(0, 3)).toEqual([1, 1, 0]);
    expect((await counts(idOf('Eko'))).slice(0, 3)).toEqual([1, 1, 2]);
    expect((await counts(idOf('Eva'))).slice(0, 3)).toEqual([2, 2, 0]);
    await expect(database.transaction({ bodies: 'all', person: idOf('Chef') }, async (connection) => connection.query(`update deviation set confidential = false where state = 'received' returning id`))).resolves.toEqual([]);
    await expect(database.transaction({ bodies: 'all', person: idOf('Chef') }, async (connection) => connection.query(`insert into deviation_receiver (deviation_id, person_id, role, given_on, given_by) select d.id, $1::uuid, 'unitHead', '2027-03-01', '' from (select gen_random_uuid() as id) d`, [idOf('Chef')]))).rejects.toThrow(/row-level security/);
    await expect(database.transaction({ bodies: 'all', person: idOf('Eko') }, async (connection) => connection.query('delete from deviation'))).rejects.toThrow(/permission denied/);
  });

  test('a director who is involved is passed by, and so is the chair', async () => {
    expect((await ask('deviation.receivers', { boardId, involved: [idOf('Dir')] }, 'Eva')).instead?.map((one) => one.name)).toEqual(['Olga', 'Rev']);
    expect(await seesIt(await report('Eva', 'manager', ['Dir']))).toEqual(['Eva', 'Olga', 'Rev']);
    expect(await seesIt(await report('Eva', 'manager', ['Olga']))).toEqual(['Eva', 'Rev']);
    expect(await refused('deviation.report', { boardId, id: house.newId(), what: 'x', happenedOn: today as never, unitId: null, choice: 'manager', involved: [{ personId: idOf('Chef'), name: 'Chef' }] }, 'Eva')).toBe('deviation.receiver-not-offered');
  });

  test('a suspected crime goes to the director, to chair and auditors at once, and is followed by dated information until it is closed', async () => {
    const id = await report('Eva', 'hrHead');
    const aim = { boardId, deviationId: id };
    await ask('deviation.handle', { ...aim, revision: 0, ...found, suspectedCrime: true }, 'Per');
    expect(await seesIt(id)).toEqual(['Eva', 'Dir', 'Per']);
    expect((await ask('start.read', {}, 'Dir')).tasks.find((task) => task.kind === 'tellBoard')).toMatchObject({ due: '2027-03-01', targetId: id });
    expect(await refused('deviation.close', { ...aim, revision: 1, answer: 'Klart' }, 'Dir')).toBe('deviation.board-not-told');
    expect((await read(id, 'Per')).abilities.tellBoard).toBe(false);
    const told = await ask('deviation.pass', { ...aim, revision: 1, to: 'boardAndAuditors', noteId: house.newId(), note: 'Polisanmält', informOn: '2027-03-20' as never }, 'Dir');
    expect(told).toMatchObject({ boardToldOn: '2027-03-01', informOn: '2027-03-20' });
    expect(await seesIt(id)).toEqual(['Eva', 'Dir', 'Per', 'Olga', 'Rev']);
    expect((await ask('start.read', {}, 'Dir')).tasks.find((task) => task.kind === 'informBoard')).toMatchObject({ due: '2027-03-20', targetId: id });
    expect((await ask('start.read', {}, 'Olga')).tasks.filter((task) => task.kind === 'informBoard')).toEqual([]);
    expect(await refused('deviation.note', { ...aim, noteId: house.newId(), kind: 'information', text: 'Förhör pågår', nextOn: null }, 'Dir')).toBe('deviation.next-day-missing');
    expect(await ask('deviation.note', { ...aim, noteId: house.newId(), kind: 'information', text: 'Förhör pågår', nextOn: '2027-04-20' as never }, 'Dir')).toMatchObject({ informOn: '2027-04-20' });
    // What the auditors find enters here.
    expect((await ask('deviation.note', { ...aim, noteId: house.newId(), kind: 'note', text: 'Revisorernas egen granskning', nextOn: null }, 'Rev')).notes.map((one) => [one.kind, one.by])).toEqual([['passed', 'Dir'], ['information', 'Dir'], ['note', 'Rev']]);
    expect(await ask('deviation.close', { ...aim, revision: (await read(id, 'Dir')).revision, answer: 'Förundersökningen är nedlagd.' }, 'Dir')).toMatchObject({ state: 'closed', informOn: null });
    expect((await ask('start.read', {}, 'Dir')).tasks.filter((task) => task.kind === 'informBoard')).toEqual([]);
  });

  test('who turns out to be involved is shut out from then on', async () => {
    const id = await report('Eva', 'director');
    expect(await seesIt(id)).toEqual(['Eva', 'Dir']);
    await ask('deviation.pass', { boardId, deviationId: id, revision: 0, to: 'financeHead', noteId: house.newId(), note: '', informOn: null }, 'Dir');
    expect(await seesIt(id)).toEqual(['Eva', 'Dir', 'Eko']);
    await ask('deviation.involve', { boardId, deviationId: id, revision: 1, involved: [{ personId: idOf('Dir'), name: 'Dir' }] }, 'Eko');
    expect(await seesIt(id)).toEqual(['Eva', 'Eko', 'Olga', 'Rev']);
  });

  test('a material one demands a measure, whose tie only those who know it see', async () => {
    const id = await report('Eva', 'financeHead', ['Chef']);
    const aim = { boardId, deviationId: id };
    await ask('deviation.handle', { ...aim, revision: 0, ...found, severity: 'material' }, 'Eko');
    expect(await refused('deviation.close', { ...aim, revision: 1, answer: 'Klart' }, 'Eko')).toBe('deviation.measure-missing');
    const measureId = house.newId();
    const linked = await ask('deviation.link', { ...aim, linkId: house.newId(), measureId, add: { title: 'Två attester på alla utlägg', end: '2027-06-30' as never } }, 'Eko');
    expect(linked.measures.map((one) => one.title)).toEqual(['Två attester på alla utlägg']);
    for (const who of ['Chef', 'Sam']) {
      const register = await ask('measure.list', { boardId, year: 2027 }, who);
      expect(register.measures.map((one) => [one.title, one.links, one.mends])).toEqual([['Två attester på alla utlägg', [], []]]);
      const log = JSON.stringify(await say('trail.ofYear', { boardId, year: 2027 }, who)) + JSON.stringify(await say('trail.ofObject', { boardId, year: 2027, objectId: measureId }, who)) + JSON.stringify(await say('trail.ofObject', { boardId, year: 2027, objectId: id }, who));
      // Nor is it told by what the act was called.
      expect([log.includes(id), log.includes(MARK), log.includes('deviation.')]).toEqual([false, false, false]);
    }
    expect(await refused('measure.link', { boardId, year: 2027, changeId: house.newId(), measureId, linkId: house.newId(), kind: 'deviation', targetId: id, itemPosition: null, remove: false }, 'Sam')).toBe('object.not-found');
    await ask('deviation.close', { ...aim, revision: 1, answer: 'Klart' }, 'Eko');
    // In the log it is as any other measure.
    const other = house.newId();
    await ask('measure.add', { boardId, year: 2027, changeId: house.newId(), row: { id: other, title: 'En annan' } }, 'Sam');
    const shapes = await Promise.all([measureId, other].map(async (one) => (await database.asOwner((connection) => connection.query<{ operation: string; stream: string; year: boolean; content: string }>("select operation, stream, board_year_id is not null as year, content from trail_entry where object_kind = 'measure' and object_id = $1", [one])))
      .map(({ content, ...rest }) => ({ ...rest, content: Object.keys((JSON.parse(content) as { values: object }).values), kinds: Object.keys(JSON.parse(content) as object) }))));
    expect(shapes[0]).toEqual(shapes[1]);
  });

  test('a receiver may open it to the board’s register by a title, and a material one without a measure is found there', async () => {
    const id = await report('Eva', 'manager');
    const view = await ask('deviation.handle', { boardId, deviationId: id, revision: 0, ...found, severity: 'material', confidential: false, title: 'Utlägg utan kvitto' }, 'Chef');
    expect(view).toMatchObject({ confidential: false, severity: 'material' });
    const seen = await read(id, 'Sam');
    expect(seen).toMatchObject({ as: 'register', title: 'Utlägg utan kvitto', what: '', reporter: '', cause: '', receivers: [], readings: [] });
    expect((await ask('measure.list', { boardId, year: 2027 }, 'Sam')).findings.find((one) => one.rule === 'deviation.material-without-measure')?.rows).toMatchObject([{ kind: 'deviation', id, label: 'Utlägg utan kvitto' }]);
    await ask('deviation.link', { boardId, deviationId: id, linkId: house.newId(), measureId: house.newId(), add: { title: 'Gå igenom rutinen', end: null } }, 'Chef');
    expect((await ask('measure.list', { boardId, year: 2027 }, 'Sam')).findings.filter((one) => one.rule === 'deviation.material-without-measure')).toEqual([]);
  });

  test('nothing done within the time of the board is shown to the board, without saying what', async () => {
    expect(await refused('deviation.setUp', { boardId, days: 5 }, 'Eva')).toBe('object.not-found');
    expect(await ask('deviation.setUp', { boardId, days: 5 }, 'Sam')).toEqual({ days: 5 });
    const own = await report('Eva', 'financeHead', ['Chef']);
    expect((await read(own, 'Eko')).answerBy).toBe('2027-03-06');
    const by = async (who: string): Promise<(string | number | null)[][]> => (await ask('start.read', {}, who)).tasks.filter((task) => task.kind === 'boardUnhandled').map((task) => [task.count, task.due, task.targetId, task.title]);
    expect(await by('Led')).toEqual([]);
    today = '2027-03-10';
    expect(await by('Led')).toEqual([[1, '2027-03-06', null, '']]);
    expect([await by('Olga'), await by('Chef'), await by('Sam')]).toEqual([[[1, '2027-03-06', null, '']], [], []]);
    today = '2027-03-01';
  });

  test('evidence is as closed as the deviation: the reporter has the own, receivers all, and a query without its filter gets nothing', async () => {
    const id = await report('Eva', 'financeHead', ['Chef']);
    const aim = { boardId, deviationId: id };
    const text = (words: string): string => btoa(words);
    const [own, found_] = [house.newId(), house.newId()];
    const sent = await ask('deviation.addFile', { ...aim, fileId: own, name: 'C:\\skrivbord\\kvitto.txt', bytes: text(MARK) }, 'Eva');
    expect(sent.files).toEqual([{ id: own, name: 'kvitto.txt', by: 'Eva', on: '2027-03-01' }]);
    expect(await ask('deviation.addFile', { ...aim, fileId: own, name: 'kvitto.txt', bytes: text(MARK) }, 'Eva')).toEqual(sent);
    await ask('deviation.addFile', { ...aim, fileId: found_, name: 'Chefens inköp.csv', bytes: text('a;b') }, 'Eko');
    expect([(await read(id, 'Eva')).files.map((one) => one.id), (await read(id, 'Eko')).files.map((one) => one.id).toSorted()]).toEqual([[own], [own, found_].toSorted()]);
    expect(await refused('deviation.file', { ...aim, fileId: found_ }, 'Eva')).toBe('object.not-found');
    const paper = await ask('deviation.file', { ...aim, fileId: own }, 'Eko');
    expect([paper.name, paper.mediaType, new TextDecoder().decode(paper.bytes)]).toEqual(['kvitto.txt', 'text/plain; charset=utf-8', MARK]);
    // Who has read a file stands in the log with who has read the words.
    expect((await read(id, 'Eko')).readings.filter((one) => one.by === 'Eko').length).toBeGreaterThanOrEqual(2);
    for (const [name, bytes, code] of [['makro.docm', text('x'), 'evidence.macro'], ['sida.html', text('<script>'), 'evidence.kind-not-allowed'], ['bild.png', text('inte en bild'), 'evidence.not-what-it-says'], ['tom.txt', '', 'evidence.empty'], ['a.txt', '%%%', 'input.malformed']] as const) {
      expect([name, await refused('deviation.addFile', { ...aim, fileId: house.newId(), name, bytes }, 'Eko')]).toEqual([name, code]);
    }
    for (const who of ['Chef', 'Sam', 'Reg', 'Olga', 'Rev']) {
      expect([who, await refused('deviation.file', { ...aim, fileId: own }, who), await refused('deviation.addFile', { ...aim, fileId: house.newId(), name: 'a.txt', bytes: text('x') }, who)]).toEqual([who, 'object.not-found', 'object.not-found']);
    }
    // The second wall, also for the bytes by their id: the suspected, the administrator, another board, nobody.
    const [row] = await database.asOwner((connection) => connection.query<{ file: string }>('select file_id as file from deviation_file where id = $1', [own]));
    const fileId = row?.file ?? '';
    const bytes = (bodies: string, person: string): Promise<unknown[]> => database.reading({ bodies, person }, async (connection) => [...await connection.query('select id from deviation_file'), ...await connection.query('select bytes from kept_file where id = $1', [fileId]), ...await connection.query('select id from kept_file where deviation_id is not null')]);
    for (const [bodies, person] of [['all', ''], ['all', idOf('Chef')], ['all', idOf('Sam')], ['all', idOf('Olga')], [house.newId(), idOf('Sam')]] as const) expect(await bytes(bodies, person)).toEqual([]);
    expect((await bytes(house.newId(), idOf('Eko'))).filter((one) => one !== null && typeof one === 'object' && 'bytes' in one)).toEqual([]);
    expect((await bytes('all', idOf('Eva'))).length).toBe(3);
    expect((await bytes('all', idOf('Eko'))).length).toBe(5);
    // Nobody can lay a file with a deviation that is not theirs, or in another's name.
    for (const [person, adder] of [[idOf('Chef'), idOf('Chef')], [idOf('Eva'), idOf('Eko')]] as const) {
      await expect(database.transaction({ bodies: 'all', person }, (connection) => connection.query("insert into deviation_file (id, deviation_id, file_id, name, added_at, added_by, adder_id) values (gen_random_uuid(), $1, $2, 'x', now(), 'x', $3)", [id, fileId, adder]))).rejects.toThrow(/row-level security/);
    }
    await ask('deviation.handle', { ...aim, revision: 0, ...found }, 'Eko');
    await ask('deviation.close', { ...aim, revision: 1, answer: 'Klart' }, 'Eko');
    expect(await refused('deviation.addFile', { ...aim, fileId: house.newId(), name: 'a.txt', bytes: text('x') }, 'Eva')).toBe('deviation.closed');
    expect((await read(id, 'Eva')).abilities.addFile).toBe(false);
  });

  test('a board says how soon it answers and sees who has what; the channel is the municipality’s and no address runs a script', async () => {
    const view = await ask('deviation.setup', { boardId }, 'Dir');
    expect(view).toMatchObject({ board: 'Kulturnämnden', channel: '', mayChannel: false });
    expect(view.holders.map((one) => `${one.role} ${one.people.map((each) => each.name).join(',')}`)).toEqual(['director Dir', 'financeHead Eko', 'hrHead Per', 'chair Olga', 'auditor Rev', 'registrar Reg', 'secretary ']);
    expect(await refused('deviation.channel', { address: 'https://ekstrand.example' }, 'Dir')).toBe('access.not-allowed');
    for (const address of ['javascript:alert(1)', 'data:text/html,x', 'ekstrand.example', 'https://']) expect([address, await refused('deviation.channel', { address }, 'Sam')]).toEqual([address, 'input.malformed']);
    await ask('deviation.channel', { address: 'https://ekstrand.example/visselblasning' }, 'Sam');
    expect((await ask('deviation.receivers', { boardId, involved: [] }, 'Eva')).channel).toBe('https://ekstrand.example/visselblasning');
    expect(await refused('deviation.setup', { boardId }, 'Eva')).toBe('object.not-found');
  });

  test('a request for documents or personal data is a task of the registrar, whatever there is', async () => {
    const requestId = house.newId();
    expect(await ask('request.add', { boardId, requestId, kind: 'personalData', about: 'Allt som rör Chef' }, 'Chef')).toEqual({ askedOn: '2027-03-01', dueOn: '2027-04-01', answeredBy: [{ name: 'Reg', title: 'titel Reg' }] });
    expect((await ask('start.read', {}, 'Reg')).tasks.find((task) => task.kind === 'answerRequest')).toMatchObject({ count: 1, boardId, due: '2027-04-01' });
    expect((await ask('request.own', {}, 'Chef')).requests).toMatchObject([{ id: requestId, board: 'Kulturnämnden', dueOn: '2027-04-01', answeredOn: null }]);
    expect([(await ask('request.own', {}, 'Eva')).requests, (await ask('request.own', {}, 'Reg')).answersAt]).toEqual([[], [{ boardId, board: 'Kulturnämnden' }]]);
    expect(await refused('request.list', { boardId }, 'Chef')).toBe('access.not-allowed');
    expect((await ask('request.answer', { boardId, requestId, answer: 'Lämnat ut efter prövning', outcome: 'given' }, 'Reg')).requests).toMatchObject([{ answeredBy: 'Reg', about: 'Allt som rör Chef' }]);
    expect((await ask('request.own', {}, 'Chef')).requests).toMatchObject([{ answer: 'Lämnat ut efter prövning', answeredOn: '2027-03-01' }]);
    expect((await ask('start.read', {}, 'Reg')).tasks.filter((task) => task.kind === 'answerRequest')).toEqual([]);
    // What was asked and answered may name somebody: the log says that it was, to more than those who answer.
    const log = await ask('trail.search', { boardId, who: '', what: 'request', object: '', text: '', from: '', to: '' }, 'Sam');
    expect(log.entries.filter((one) => one.objectId === requestId).map((one) => one.operation)).toEqual(['request.answer', 'request.add']);
    expect([JSON.stringify(log).includes('Allt som rör'), JSON.stringify(log).includes('efter prövning')]).toEqual([false, false]);
  });

  test('the log of deviations is sealed in a stream of its own, which no export takes along', async () => {
    const [row] = await database.asOwner((connection) => connection.query<{ count: number }>(`select count(*)::int as count from trail_entry where object_kind = 'deviation' and stream <> 'deviations'`));
    expect(row?.count).toBe(0);
    const folder = `${tmpdir()}/${house.newId()}`;
    await startSealer(database, { key: Buffer.alloc(32, 1), keyFile: `${folder}.key`, checkpointFile: `${folder}.json`, everyMs: 500, failed: (error) => { throw error; }, lost: (stream) => { throw new Error(stream); } }).stop();
    const { text, streams } = await exportTrail(database, null, house.now());
    expect([streams.map((one) => one.stream).includes('deviations'), text.includes(MARK), streams.length]).toEqual([false, false, 2]);
  });
});
