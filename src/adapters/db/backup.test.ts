import { randomBytes, randomUUID } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabases, type TestDatabases } from '../../../tests/databases.ts';
import { writeEntry } from '../../../tests/trailEntry.ts';
import { backup, tableSums } from './backup.ts';
import type { Database } from './database.ts';
import { openDatabase, type DatabaseConfig } from './open.ts';
import { restore } from './restore.ts';
import { startSealer, verifyTrail } from './seal.ts';
import { openTrailKey, readCheckpoints, readKey } from './sealKeys.ts';

const kinds = testDatabases();
const ways = kinds.flatMap((from) => kinds.map((to) => ({ way: `${from.name} → ${to.name}`, from, to })));
const RESTORED = { actor: 'it-avdelningen', stream: 'municipality', at: new Date('2026-11-21T10:00:00Z') };

async function fill(database: Database, dataFolder: string): Promise<void> {
  const [board, upper, lower, person, method, before, year] = Array.from({ length: 7 }, () => randomUUID());
  const key = await openTrailKey(database, dataFolder);
  await database.transaction({ bodies: 'all' }, async (connection) => {
    await connection.query(`insert into body (id, name, kind, valid_from) values ($1, 'Kulturnämnden', 'board', '2026-03-29')`, [board]);
    // The row points at one that a plain copy would read later.
    await connection.query(`insert into unit (id, parent_id, kind, name) values ($1, null, 'a', 'Överst'), ($2, $1, 'b', 'Under')`, [upper, lower]);
    await connection.query(`insert into person (id, name, mail) values ($1, $2, 'Asa@Example.se')`, [person, 'Åsa "Ö"\u2028\n\t\\ 🜁']);
    await connection.query(`insert into session (id_hash, person_id, created_at, last_used_at, expires_at) values ('\\x01', $1, now(), now(), now())`, [person]);
    await connection.query(`insert into method (id, key, version, definition, created_at) values ($1, 'x', 1, '{"a":[1,2.50,null],"b":"å"}', '2026-01-01T00:00:00.123456Z')`, [method]);
    await connection.query(`insert into board_year (id, body_id, year, method_id, layout, started_from, created_at) values ($1, $3, 2025, $4, '[]', null, now()), ($2, $3, 2026, $4, '[]', $1, now())`, [before, year, board, method]);
    for (let index = 0; index < 1200; index += 1) {
      if (index % 100 === 0) await connection.query(`insert into kept_file (id, body_id, sha256, name, media_type, bytes, created_at) values (gen_random_uuid(), $1, $2, 'a.docx', 'x/y', $3, now())`, [board, `${index}`, randomBytes(100_000)]);
      await connection.query(`insert into year_group (id, board_year_id, level, title, position) values (gen_random_uuid(), $1, 1, $2, $3)`, [year, `Mål ${index}`, index]);
    }
    for (let index = 0; index < 7; index += 1) await writeEntry(connection, board ?? '');
  });
  const sealer = startSealer(database, { ...key, everyMs: 500, failed: (error) => { throw error; }, lost: () => undefined });
  await sealer.stop();
}

describe.each(ways)('backup and restore: $way', ({ from, to }: { from: TestDatabases; to: TestDatabases }) => {
  let source: Database;
  let sourceConfig: DatabaseConfig;
  let file: string;
  beforeAll(async () => {
    sourceConfig = await from.freshConfig();
    source = await openDatabase(sourceConfig);
    await fill(source, sourceConfig.dataFolder);
    file = join(sourceConfig.dataFolder, 'kopia.internkoll');
    await backup(source, sourceConfig.dataFolder, file, { withKey: true, at: new Date() });
  });
  afterAll(async () => source.close());

  it('gives the same content, a trail that verifies, and an entry of the new epoch', async () => {
    const config = await to.freshConfig();
    const target = await openDatabase(config);
    await openTrailKey(target, config.dataFolder); // a first start has made a key of its own
    await restore(target, config.dataFolder, file, RESTORED);
    const [was, is] = [await tableSums(source), await tableSums(target)];
    const { trail_entry: trailWas, ...restWas } = was;
    const { trail_entry: trailIs, ...restIs } = is;
    expect(restIs).toEqual(restWas);
    expect(restIs['year_group']?.rows).toBe(1200);
    expect(trailIs?.rows).toBe((trailWas?.rows ?? 0) + 1);
    expect(restIs['session']).toBeUndefined();

    const key = await openTrailKey(target, config.dataFolder);
    expect(key.key.equals((await readKey(sourceConfig.dataFolder)) ?? Buffer.alloc(0))).toBe(true);
    const sealer = startSealer(target, { ...key, everyMs: 500, failed: (error) => { throw error; }, lost: () => undefined });
    await sealer.stop();
    const verdict = await verifyTrail(target, key.key, await readCheckpoints(key.checkpointFile));
    expect(verdict.ok).toBe(true);
    expect(verdict.streams.find((one) => one.stream === 'municipality')).toMatchObject({ entries: 1, sealed: 1 });

    await target.transaction({ bodies: 'all' }, (connection) => writeEntry(connection, 'municipality')); // the identity column goes on after the last
    await expect(restore(target, config.dataFolder, file, RESTORED)).rejects.toMatchObject({ refusal: { code: 'restore-not-empty' } });
    await expect(target.transaction({ bodies: 'all' }, (connection) => connection.query(`insert into year_group (id, board_year_id, level, title, position) values (gen_random_uuid(), gen_random_uuid(), 1, '', 1)`))).rejects.toThrow(/foreign key|row-level/);
    await target.close();
  });

  it('refuses what is no copy, cut short, damaged or lacks its key – and writes nothing', async () => {
    const config = await to.freshConfig();
    const target = await openDatabase(config);
    const whole = await readFile(file);
    const bad = join(config.dataFolder, 'bad');
    const attempt = async (bytes: Buffer) => {
      await writeFile(bad, bytes);
      return restore(target, config.dataFolder, bad, RESTORED);
    };
    const text = gunzipSync(whole);
    const other = Buffer.from(text.toString('utf8').replace('Mål 600', 'Mål 601'));
    await expect(attempt(Buffer.from('PK'))).rejects.toMatchObject({ refusal: { code: 'backup-unreadable', fault: 'not-a-backup' } });
    await expect(attempt(gzipSync('{"a":1}\n'))).rejects.toMatchObject({ refusal: { code: 'backup-unreadable', fault: 'not-a-backup' } });
    await expect(attempt(whole.subarray(0, whole.length - 1000))).rejects.toMatchObject({ refusal: { code: 'backup-unreadable', fault: 'cut-short' } });
    await expect(attempt(gzipSync(text.subarray(0, text.lastIndexOf('\n', text.length - 2) + 1)))).rejects.toMatchObject({ refusal: { code: 'backup-unreadable', fault: 'cut-short' } });
    await expect(attempt(gzipSync(other))).rejects.toMatchObject({ refusal: { code: 'backup-unreadable', fault: 'checksum' } });
    await expect(restore(target, config.dataFolder, join(config.dataFolder, 'missing'), RESTORED)).rejects.toThrow(/ENOENT/);
    const keyless = join(config.dataFolder, 'keyless');
    await backup(source, sourceConfig.dataFolder, keyless, { withKey: false, at: new Date() });
    await expect(restore(target, config.dataFolder, keyless, RESTORED)).rejects.toMatchObject({ refusal: { code: 'backup-without-key' } });
    const sums = await tableSums(target);
    expect(sums['body']?.rows).toBe(0);
    expect(await readKey(config.dataFolder)).toBeNull();
    await target.close();
  });

  it('is readable by its owner only', async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });
});
