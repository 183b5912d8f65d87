/** The log's search finds by its index exactly what is there to be found, nothing of another board, and nothing that has been disposed of. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayOf } from '../../domain/day.ts';
import { asking, machine } from '../../../tests/operations.ts';
import { testDatabases } from '../../../tests/databases.ts';
import type { House } from '../../app/house.ts';
import { prepareInstallation } from '../../app/installation.ts';
import type { BodyId } from '../../domain/identity.ts';
import { buildHouse } from '../../wiring.ts';
import type { Database } from './database.ts';
import { startSealer, type Sealer } from './seal.ts';
import { openTrailKey } from './sealKeys.ts';

/** More than are looked through as they stand, so that the index must answer. */
const count = 4200;
const words = 'attest av fakturor görs utan att beloppet jämförs brandlarmet kassaskåp nyckel lämnas Simhallen utbetalning försörjningsstöd ÅTERKRAV saknar behörighet stickprov; "inom citat" 100 % upphandling'.split(' ');
/** Rare ones, far back. */
const rare = new Map([[7, 'Zebrafinkens bur'], [11, 'rad ett\nOstronskivling på rad två'], [40, 'snedstreck\\Vindspelet_x']]);
interface Line { readonly actor: string; readonly after: string }
function line(at: number): Line {
  const said = Array.from({ length: 9 }, (_, word) => words[(at * 7 + word * word * 3 + (at >> 3)) % words.length]).join(' ');
  return { actor: at === 25 ? 'Ulla-Karin Ek för Åke Öst' : `Person ${at % 30}`, after: rare.get(at) ?? said };
}

describe.each(testDatabases())('the search of the log: $name', ({ freshConfig }) => {
  let database: Database;
  let house: House;
  let sealer: Sealer;
  let boards: [BodyId, BodyId];
  const search = { who: '', what: '', object: '', text: '', from: '', to: '', zone: 'Europe/Stockholm' };
  const find = (board: BodyId, wanted: Partial<typeof search>, before: number | null = null, limit = 100, sees: readonly BodyId[] = [board]) => house.opener.reading(sees, (store) => store.searchTrail(board, { ...search, ...wanted }, before, limit));

  beforeAll(async () => {
    const config = await freshConfig();
    const { openDatabase } = await import('./open.ts');
    database = await openDatabase(config);
    const key = await openTrailKey(database, config.dataFolder);
    sealer = startSealer(database, { ...key, everyMs: 500, failed: (error) => { throw error; }, lost: (stream) => { throw new Error(stream); } });
    house = buildHouse({ database, dataFolder: config.dataFolder, zone: 'Europe/Stockholm', publicUrl: 'http://127.0.0.1', demo: false });
    await prepareInstallation(house);
    const { ask } = asking(() => house, () => machine);
    boards = [house.newId() as BodyId, house.newId() as BodyId];
    for (const [at, id] of boards.entries()) await ask('organisation.addBody', { id, name: `Nämnden ${at}`, kind: 'board', validFrom: null, validTo: null });
    const rows = Array.from({ length: count }, (_, at) => { const { actor, after } = line(at); return { id: house.newId(), actor, content: JSON.stringify({ fields: [{ after, before: '', field: 'text' }], id: house.newId(), kind: 'fields', note: '', object: 'event' }) }; });
    const insert = (board: BodyId, some: typeof rows) => database.asOwner((connection) => connection.query(
      `insert into trail_entry (id, stream, body_id, at, actor, operation, object_kind, object_id, change_id, content, salt) select r.id, $1::text, $1::uuid, now() - interval '2 days', r.actor, 'year.change', 'event', r.id::text, r.id, r.content, '\\x00' from jsonb_to_recordset($2::jsonb) r(id uuid, actor text, content text)`, [board, JSON.stringify(some)]));
    await insert(boards[0], rows);
    await insert(boards[1], [{ id: house.newId(), actor: 'Någon Annan', content: JSON.stringify({ kind: 'act', note: '', values: { said: 'Zebrafinkens egen' } }) }]);
    await sealer.sealNow();
    // A round that has nothing to seal takes a little into the index.
    for (let round = 0; round < 40; round += 1) await sealer.sealNow();
  }, 120_000);
  afterAll(async () => { await sealer?.stop(); await database?.close(); });

  test('the index reaches the end by itself, and knows nothing by ids', async () => {
    const [kept] = await database.asOwner((connection) => connection.query<{ rows: number; last: number }>('select count(*)::int as rows, max(number)::int as last from trail_words where stream = $1', [boards[0]]));
    expect(kept?.rows).toBeGreaterThanOrEqual(count);
    expect(kept?.last).toBe(kept?.rows);
  });

  test.each(['zebrafinken', 'ebrafin', 'ZEBRAFINKENS BUR', 'Ostronskivling på', 'vindspelet_', 'spelet', 'brandlarmet kassaskåp', 'larmet', 'återkrav', 'örjningsst', 'inom citat', '100 %', 'av', 'finns inte här', '%', 'bur'])('%s is found wherever it stands, and nothing else is', async (text) => {
    const found: string[] = [];
    for (let before: number | null = null; ;) {
      const page: Awaited<ReturnType<typeof find>> = await find(boards[0], { text }, before, 500);
      found.push(...page.flatMap((entry) => (entry.content.kind === 'fields' ? [String(entry.content.fields[0]?.after)] : [])));
      if (page.length < 500) break;
      before = page.at(-1)?.written ?? null;
    }
    // The same by plain reading, of the same signs that the log keeps.
    const wanted = Array.from({ length: count }, (_, at) => line(at).after).filter((after) => JSON.stringify(after).toLocaleLowerCase('sv').includes(text.toLocaleLowerCase('sv'))).toReversed();
    expect(found).toEqual(wanted);
  }, 60_000);

  test('somebody is found by any part of the name, also who acted for another', async () => {
    expect(await find(boards[0], { who: 'åke öst' })).toHaveLength(1);
    expect(await find(boards[0], { who: 'karin' })).toHaveLength(1);
    expect((await find(boards[0], { who: 'person 7', text: 'zebra' })).map((entry) => entry.actor)).toEqual(['Person 7']);
    expect(await find(boards[0], { who: 'någon annan' })).toEqual([]);
  });

  test('another board answers nothing, though the index holds it', async () => {
    expect(await find(boards[1], { text: 'zebrafinkens' })).toHaveLength(1);
    expect(await find(boards[1], { text: 'zebrafinkens' }, null, 100, [boards[0]])).toEqual([]);
    const asked = (sees: BodyId) => database.transaction({ bodies: sees, person: '' }, (connection) => connection.query("select trail_candidates($1, trail_runs('zebrafinkens'))", [boards[0]]));
    expect(await asked(boards[1])).toEqual([]);
    expect((await asked(boards[0])).length).toBeGreaterThan(0);
    await expect(database.transaction({ bodies: 'all', person: '' }, (connection) => connection.query('select runs from trail_words'))).rejects.toThrow(/permission denied/);
  });

  test('a control, an event or a measure is found by what it is called, although the entry says only what was done to it', async () => {
    const { ask } = asking(() => house, () => machine);
    const boardYearId = house.newId();
    await ask('year.create', { boardId: boards[1], year: 2026, boardYearId, methodId: null });
    const [event, activity] = [house.newId(), house.newId()];
    await ask('year.add', { boardId: boards[1], year: 2026, changeId: house.newId(), object: 'event', rows: [{ id: event, label: '1', text: 'Kulsprutan rostar', likelihood: 3, consequence: 3 }] });
    await ask('year.add', { boardId: boards[1], year: 2026, changeId: house.newId(), object: 'activity', rows: [{ id: activity, text: 'Syn av Porslinsugnen', eventIds: [event] }] });
    await ask('year.change', { boardId: boards[1], year: 2026, changeId: house.newId(), changes: [{ object: 'event', id: event, field: 'consequence', seen: 3, wanted: 4 }] });
    const found = await find(boards[1], { text: 'kulsprutan' });
    expect(found.map((entry) => [entry.operation, entry.about])).toContainEqual(['year.change', '1 Kulsprutan rostar']);
    await database.asOwner((connection) => connection.query(`insert into trail_entry (id, stream, body_id, at, actor, operation, object_kind, object_id, change_id, content, salt) values ($1, $2::text, $2::uuid, now(), 'X', 'control.setUp', 'controlSetup', $3, $1, '{"kind":"act","note":"","values":{}}', '\\x00')`, [house.newId(), boards[1], activity]));
    expect((await find(boards[1], { text: 'porslinsugnen', what: 'control' })).map((entry) => entry.about)).toEqual(['Syn av Porslinsugnen']);
  });

  test('what has been disposed of is found by who and when, and by no word of it', async () => {
    const { ask } = asking(() => house, () => machine);
    await ask('trail.dispose', { boardId: boards[0], before: dayOf(new Date(), 'Europe/Stockholm'), rule: 'prövas', dryRun: false });
    await sealer.sealNow();
    expect(await find(boards[0], { text: 'zebrafinken' })).toEqual([]);
    const runs = await database.asOwner((connection) => connection.query("select entry_id from trail_words where runs @> trail_runs('zebrafinken') and stream = $1", [boards[0]]));
    expect(runs).toEqual([]);
    expect(await find(boards[0], { who: 'karin' })).toHaveLength(1);
  });
});
