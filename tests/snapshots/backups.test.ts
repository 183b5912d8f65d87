import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { tableSums } from '../../src/adapters/db/backup.ts';
import { knownMigrations, migrationState } from '../../src/adapters/db/migrate.ts';
import { openDatabase } from '../../src/adapters/db/open.ts';
import { restore } from '../../src/adapters/db/restore.ts';
import { startSealer, verifyTrail } from '../../src/adapters/db/seal.ts';
import { openTrailKey, readCheckpoints } from '../../src/adapters/db/sealKeys.ts';
import { prepareInstallation } from '../../src/app/installation.ts';
import { run } from '../../src/app/run.ts';
import type { Input, OperationId, Output } from '../../src/contract/table.ts';
import { buildHouse } from '../../src/wiring.ts';
import { testDatabases } from '../databases.ts';

/** A backup of every landed schema, as installations of that time have them on their shelves. A landed migration adds a row (backupSample.ts makes the file); an old file is never changed. */
const samples: readonly { readonly schema: number; readonly sha256: string }[] = [
  { schema: 1, sha256: '199d0260941f940d7a12ca61c9e59207c1ce0a6c8d0c69218da7d34216deee81' },
  { schema: 4, sha256: '4312b3275018c5a0c55c7172cc026b7ce3743ff6fc67b26d5009db583a32c463' },
  { schema: 5, sha256: 'c4bdf017d1e3b020e853f4a9f947f7e2131a956cc03b0d49797760dd8be58f13' },
  { schema: 6, sha256: '89ee8e81ecf3bcf45ea3baf47cff571ec02be65c3f0bd49d590c372ff6051ad2' },
];
const fileOf = (schema: number): string => fileURLToPath(new URL(`./backup-schema-${schema}.internkoll`, import.meta.url));

describe.each(samples)('a backup of schema $schema', ({ schema, sha256 }) => {
  const bytes = readFileSync(fileOf(schema));
  const lines = gunzipSync(bytes).toString('utf8').trimEnd().split('\n');
  const { tables } = JSON.parse(lines.at(-1) ?? '') as { tables: Record<string, { rows: number }> };

  it('is the bytes it was, and small', () => {
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    expect(bytes.length).toBeLessThan(40_000);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ kind: 'internkoll-backup', schema });
    expect(tables['event']?.rows).toBeGreaterThan(5);
  });

  it.each(testDatabases())('is restored and upgraded on $name, and used', async ({ freshConfig }) => {
    const config = await freshConfig();
    let database = await openDatabase(config);
    await restore(database, config.dataFolder, fileOf(schema), { actor: 'it-avdelningen', stream: 'municipality', at: new Date('2026-11-21T10:00:00Z') });
    // Opened anew, as an installation would: the upgraded schema is known as today's, and the app's login is powerless in it.
    await database.close();
    database = await openDatabase({ ...config, migrate: 'manual' });
    expect(await migrationState(database)).toEqual({ appliedCount: knownMigrations().length, pending: [] });
    expect(await database.query('select id from board_year')).toEqual([]);

    const now = await tableSums(database);
    for (const [table, { rows }] of Object.entries(tables)) expect([table, now[table]?.rows]).toEqual([table, table === 'trail_entry' ? rows + 1 : rows]);
    const key = await openTrailKey(database, config.dataFolder);
    await startSealer(database, { ...key, everyMs: 500, failed: (error) => { throw error; }, lost: (stream) => { throw new Error(stream); } }).stop();
    const verdict = await verifyTrail(database, key.key, await readCheckpoints(key.checkpointFile));
    expect(verdict.streams.map(({ ok, entries, sealed, faults }) => ({ ok, waits: entries - sealed, faults }))).toEqual(verdict.streams.map(() => ({ ok: true, waits: 0, faults: [] })));
    expect(verdict.streams).toHaveLength(2);

    const house = buildHouse({ database, dataFolder: config.dataFolder, zone: 'Europe/Stockholm', publicUrl: 'http://127.0.0.1', demo: false });
    await prepareInstallation(house);
    const ask = async <Id extends OperationId>(id: Id, input: Input<Id>): Promise<Output<Id>> => {
      const outcome = await run(house, { actor: { personId: null, name: 'prov', title: '', via: 'cli', grants: [] }, requestId: 't', loopback: true, address: 'cli' }, id, input);
      if (!outcome.ok) throw new Error(`${id}: ${outcome.refusal.code}`);
      return outcome.value;
    };
    const boardId = (await ask('organisation.read', {})).bodies[0]?.id ?? ('' as never);
    const decided = await ask('year.read', { boardId, year: 2026 });
    expect(decided.content.events.map((event) => [event.label, event.text, event.likelihood])).toEqual([['1', 'Boken försvinner', 4], ['2', 'Hyran faktureras inte', 3], ['3', 'Nyckeln lämnas ut – “till fel person”', 3]]);
    expect(decided.content.measures.map((measure) => measure.title)).toEqual(['Byt lås']);
    expect(decided.state).toMatchObject({ kind: 'decided', minutesItem: '§ 14', changedSince: false });
    const paper = await ask('paper.vorPlan', { boardId, year: 2026, format: 'pdf', version: 'decided' });
    expect(new TextDecoder().decode(paper.bytes)).toBe('Ett papper som pdf');
    const [version] = await database.asOwner((connection) => connection.query<{ canonical: string; checksum: string }>('select canonical, checksum from version'));
    expect(createHash('sha256').update(version?.canonical ?? '').digest('hex')).toBe(version?.checksum);
    // The year that was under way goes on.
    const [first] = (await ask('year.read', { boardId, year: 2027 })).content.events;
    const change = await ask('year.change', { boardId, year: 2027, changeId: house.newId(), changes: [{ object: 'event', id: first?.id ?? '', field: 'consequence', seen: 4, wanted: 2 }] });
    expect(change.conflicts).toEqual([]);
    await database.close();
  });
});

it('is there for every landed migration', () => {
  const frozen = JSON.parse(readFileSync(new URL('../../src/adapters/db/migrations/frozen.json', import.meta.url), 'utf8')) as Record<string, string>;
  const landed = knownMigrations().filter((migration) => frozen[migration.name] !== undefined).map((migration) => migration.number);
  // Migrations that land together leave one backup, of the schema they make together.
  expect(samples.map((sample) => sample.schema), 'a migration has landed: node tests/snapshots/backupSample.ts').toContain(Math.max(...landed));
  expect(readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('.internkoll')).toSorted()).toEqual(samples.map((sample) => `backup-schema-${sample.schema}.internkoll`).toSorted());
});

it.each(testDatabases())('a backup of a later schema is refused on $name', async ({ freshConfig }) => {
  const config = await freshConfig();
  const database = await openDatabase(config);
  const later = `${config.dataFolder}/later`;
  writeFileSync(later, gzipSync(gunzipSync(readFileSync(fileOf(1))).toString('utf8').replace('"schema":1,', '"schema":9999,')));
  await expect(restore(database, config.dataFolder, later, { actor: 'x', stream: 'municipality', at: new Date() })).rejects.toMatchObject({ refusal: { code: 'backup-newer', found: 9999 } });
  await database.close();
});
