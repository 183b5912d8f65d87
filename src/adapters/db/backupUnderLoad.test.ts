/** Copies taken while others write, each restored elsewhere: all that was acknowledged before the copy began, nothing torn, and nothing from after it. */
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabases, type TestDatabases } from '../../../tests/databases.ts';
import { writeEntry } from '../../../tests/trailEntry.ts';
import { backup } from './backup.ts';
import type { Database } from './database.ts';
import { openDatabase, type DatabaseConfig } from './open.ts';
import { restore } from './restore.ts';
import { startSealer, verifyTrail, type Sealer } from './seal.ts';
import { openTrailKey, readCheckpoints } from './sealKeys.ts';

const LONG = process.env['INTERNKOLL_LONG'] === '1';
const TIMES = LONG ? 20 : 2;
const WRITERS = 5;

const [embedded, postgres] = testDatabases();
if (embedded === undefined) throw new Error('No embedded database');
/** Each copy goes into the other kind, where there is one. */
const ways = [{ from: embedded, to: postgres ?? embedded }, ...(postgres === undefined ? [] : [{ from: postgres, to: embedded }])].map((way) => ({ ...way, way: `${way.from.name} → ${way.to.name}` }));

describe.each(ways)('a copy while others write: $way', ({ from, to }: { from: TestDatabases; to: TestDatabases }) => {
  let config: DatabaseConfig;
  let database: Database;
  let sealer: Sealer;
  let stopped = false;
  let writing: Promise<unknown> = Promise.resolve();
  /** Written or about to be, and said to be written: a change is two rows and an entry, all or none. */
  const begun = new Set<string>();
  const acknowledged = new Set<string>();

  async function writer(number: number): Promise<void> {
    while (!stopped) {
      const id = randomUUID();
      begun.add(id);
      await database.transaction({ bodies: 'all' }, async (connection) => {
        await connection.query(`insert into body (id, name, kind) values ($1, $2, 'board')`, [id, `Nämnd ${id}`]);
        await connection.query(`insert into unit (id, parent_id, kind, name) values ($1, null, 'administration', $2)`, [id, `Förvaltning ${id}`]);
        await writeEntry(connection, `följd ${number % 3}`, id);
      });
      acknowledged.add(id);
      // They never stop, but slow down as the rows grow, or each copy would take longer than the one before.
      await new Promise((resolve) => setTimeout(resolve, 2 + begun.size / 10));
    }
  }

  beforeAll(async () => {
    config = await from.freshConfig();
    database = await openDatabase(config);
    const key = await openTrailKey(database, config.dataFolder);
    sealer = startSealer(database, { ...key, everyMs: 50, failed: (error) => { throw error; }, lost: (stream) => { throw new Error(stream); } });
    writing = Promise.all(Array.from({ length: WRITERS }, (_, number) => writer(number)));
  });
  afterAll(async () => {
    stopped = true;
    await writing;
    await sealer.stop();
    await database.close();
  });

  it('begins when they are at work', async () => {
    await expect.poll(() => acknowledged.size, { timeout: 60_000 }).toBeGreaterThan(50);
  });

  it.each(Array.from({ length: TIMES }, (_, at) => at + 1))('time %i', async (time) => {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 100));
    const file = `${config.dataFolder}/kopia-${time}`;
    const before = new Set(acknowledged);
    await backup(database, config.dataFolder, file, { withKey: true, at: new Date() });
    const after = new Set(begun);

    const other = await to.freshConfig();
    const target = await openDatabase(other);
    await restore(target, other.dataFolder, file, { actor: 'x', stream: 'municipality', at: new Date() });
    const ids = async (text: string): Promise<string[]> => (await target.asOwner((connection) => connection.query<{ id: string }>(text))).map((row) => row.id).toSorted();
    const bodies = await ids('select id::text from body');
    expect(await ids('select id::text from unit')).toEqual(bodies);
    expect(await ids(`select object_id as id from trail_entry where operation = 'test.write'`)).toEqual(bodies);
    const kept = new Set(bodies);
    expect([...before].filter((id) => !kept.has(id))).toEqual([]);
    expect(bodies.filter((id) => !after.has(id))).toEqual([]);

    const key = await openTrailKey(target, other.dataFolder);
    await startSealer(target, { ...key, everyMs: 500, failed: (error) => { throw error; }, lost: (stream) => { throw new Error(stream); } }).stop();
    const verdict = await verifyTrail(target, key.key, await readCheckpoints(key.checkpointFile));
    expect(verdict.streams.filter((stream) => !stream.ok || stream.sealed !== stream.entries)).toEqual([]);
    await target.close();
    // They would fill the disk: twenty databases.
    await rm(other.dataFolder, { recursive: true });
    await rm(file);
  });

  it('did not stop those who write', async () => {
    const count = acknowledged.size;
    await expect.poll(() => acknowledged.size, { timeout: 20_000 }).toBeGreaterThan(count);
  });
});
