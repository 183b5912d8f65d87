import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabases } from '../../../tests/databases.ts';
import type { Database } from './database.ts';
import type { EmbeddedDatabase } from './embedded.ts';
import { databaseFolder, openDatabase, type DatabaseConfig } from './open.ts';
import { KeepingError } from './openRefusal.ts';

const ALL = { bodies: 'all' };
const embeddedOnly = testDatabases().filter(({ name }) => name === 'embedded');
const syncCount = (database: Database): number => (database as EmbeddedDatabase).syncCount();

describe.each(embeddedOnly)('the embedded database', ({ freshConfig }) => {
  let database: Database;
  let config: DatabaseConfig;
  beforeAll(async () => {
    config = await freshConfig();
    database = await openDatabase(config);
  });
  afterAll(async () => database.close());
  /** Where the log would be read from after a crash. */
  const position = async (): Promise<{ start: number }> => {
    const [row] = await database.asOwner((connection) => connection.query<{ start: number }>(`select (redo_lsn - '0/0')::int8 as start from pg_control_checkpoint()`));
    if (row === undefined) throw new Error('No checkpoint');
    return row;
  };

  it('tells the disk to keep every commit', async () => {
    const before = syncCount(database);
    for (let index = 0; index < 20; index += 1) await database.transaction(ALL, (connection) => connection.query(`insert into setting (name, value) values ($1, '1')`, [`sync-${index}`]));
    expect(syncCount(database) - before).toBeGreaterThanOrEqual(20);
  });

  it('keeps its rows when opened again, and the powerless role', async () => {
    await database.transaction(ALL, (connection) => connection.query(`insert into setting (name, value) values ('kept', '1')`));
    await database.close();
    database = await openDatabase(config);
    expect(await database.query(`select name, current_user::text as who from setting where name = 'kept'`)).toEqual([{ name: 'kept', who: 'internkoll_app' }]);
  });

  it('checkpoints when the log has grown, and stays powerless', async () => {
    const { start } = await position();
    // Made here, because the embedded database takes seconds for as much chance, and of chance, because what repeats itself is packed.
    for (let index = 0; index < 28; index += 1) {
      await database.transaction(ALL, (connection) => connection.query(`insert into setting (name, value) values ($1, to_jsonb($2::text))`, [`big-${index}`, randomBytes(768 * 1024).toString('base64')]));
    }
    // The log is looked at every hundredth turn.
    for (let turn = 0; turn < 100; turn += 1) await database.query('select 1');
    expect((await position()).start).toBeGreaterThan(start);
    expect(await database.query('select current_user::text as who')).toEqual([{ who: 'internkoll_app' }]);
  }, 30_000);

  it('refuses a folder of another PostgreSQL major', async () => {
    const other = await freshConfig();
    await writeFile(join(databaseFolder(other.dataFolder), 'PG_VERSION'), '17\n');
    const opening = openDatabase(other);
    await expect(opening).rejects.toBeInstanceOf(KeepingError);
    await expect(opening).rejects.toMatchObject({ refusal: { code: 'folder-other-major', found: 17, needed: 18 } });
  });

  it('makes a new folder whole or not at all', async () => {
    const told: string[] = [];
    const dataFolder = join(config.dataFolder, 'new', 'deeper');
    const opened = await openDatabase({ ...config, dataFolder, announce: (notice) => told.push(notice.code) });
    await opened.close();
    expect(told).toEqual(['creating', 'migrated']);
    expect(readdirSync(dataFolder).filter((name) => name.includes('.new'))).toEqual([]);
  });
});
