import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabases } from '../../../tests/databases.ts';
import { writeEntry } from '../../../tests/trailEntry.ts';
import type { Database } from './database.ts';
import { startSealer, verifyTrail, type Sealer } from './seal.ts';
import { openTrailKey, readCheckpoints, type TrailKey } from './sealKeys.ts';

const SEALED_FIELDS: Record<string, string> = {
  id: `'${randomUUID()}'`, stream: `'other'`, body_id: `'${randomUUID()}'`, at: `at + interval '1 microsecond'`, actor: `actor || 'x'`, actor_id: `'${randomUUID()}'`, operation: `'other'`,
  object_kind: `'other'`, object_id: `'other'`, board_year_id: `'${randomUUID()}'`, change_id: `'${randomUUID()}'`, content: `content || ' '`, salt: `'\\x00'`, written: 'written + 1000000',
  number: 'number + 1000', previous_hash: `'\\x00'`, hash: `'\\x00'`, sealed_at: `sealed_at + interval '1 millisecond'`, content_digest: `'\\x00'`, disposal_id: `'${randomUUID()}'`,
};

describe.each(testDatabases())('the sealed trail: $name', ({ fresh }) => {
  let database: Database;
  let folder: string;
  let key: TrailKey;
  let sealer: Sealer;
  const lost: string[] = [];
  const verify = async () => verifyTrail(database, key.key, await readCheckpoints(key.checkpointFile));
  const faultsOf = async (stream: string) => (await verify()).streams.find((one) => one.stream === stream)?.faults ?? [];
  const kinds = async (stream: string): Promise<string[]> => (await faultsOf(stream)).map((fault) => `${fault.kind} ${fault.number}`);
  /** Does harm as the owner of the database, looks, and puts it right again. */
  async function after(harm: string, look: () => Promise<void>): Promise<void> {
    await database.asOwner((connection) => connection.exec(`drop table if exists trail_copy; create table trail_copy as select * from trail_entry; ${harm}`));
    try {
      await look();
    } finally {
      await database.asOwner((connection) => connection.exec('delete from trail_entry; insert into trail_entry overriding system value select * from trail_copy; drop table trail_copy'));
    }
  }
  const write = (stream: string): Promise<void> => database.transaction({ bodies: 'all' }, (connection) => writeEntry(connection, stream));

  beforeAll(async () => {
    database = await fresh();
    folder = await mkdtemp(join(tmpdir(), 'internkoll-seal-'));
    key = await openTrailKey(database, folder);
    sealer = startSealer(database, { ...key, everyMs: 500, failed: (error) => { throw error; }, lost: (stream) => lost.push(stream) });
  });
  afterAll(async () => {
    await sealer.stop();
    await database.close();
    await rm(folder, { recursive: true });
  });

  it('numbers without gaps per stream after twenty wrote at once', async () => {
    await Promise.all(Array.from({ length: 20 }, async (_, writer) => {
      for (let count = 0; count < 5; count += 1) await write(writer % 2 === 0 ? 'a' : 'b');
    }));
    await sealer.sealNow();
    const { ok, streams } = await verify();
    expect(ok).toBe(true);
    expect(streams.map(({ stream, entries, sealed, unsealedSince }) => ({ stream, entries, sealed, unsealedSince }))).toEqual(
      ['a', 'b'].map((stream) => ({ stream, entries: 50, sealed: 50, unsealedSince: null })));
    const rows = await database.asOwner((connection) => connection.query<{ number: number }>(`select number from trail_entry where stream = 'a' order by number`));
    expect(rows.map((row) => row.number)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
    expect(await readCheckpoints(key.checkpointFile)).toHaveLength(2);
  });

  it('keeps the key for the owner of the process alone', async () => {
    expect((await stat(key.keyFile)).mode & 0o777).toBe(0o600);
    expect((await openTrailKey(database, folder)).key.equals(key.key)).toBe(true);
  });

  it('refuses another key, and a lost one', async () => {
    const other = await mkdtemp(join(tmpdir(), 'internkoll-seal-'));
    await expect(openTrailKey(database, other)).rejects.toMatchObject({ refusal: { code: 'trail-key-missing' } });
    await rm(other, { recursive: true });
  });

  it('knows every column of an entry', async () => {
    const columns = await database.query<{ name: string }>(`select column_name::text as name from information_schema.columns where table_name = 'trail_entry'`);
    expect(columns.map((column) => column.name).sort()).toEqual(Object.keys(SEALED_FIELDS).sort());
  });

  it.each(Object.keys(SEALED_FIELDS))('finds a changed %s', async (field) => {
    const identity = field === 'written' ? 'alter table trail_entry alter written drop identity;' : 'alter table trail_entry drop constraint if exists trail_content;';
    const back = field === 'written' ? 'alter table trail_entry alter written add generated always as identity' : '';
    await after(`${identity} update trail_entry set ${field} = ${SEALED_FIELDS[field]} where stream = 'a' and number = 7; ${back}`, async () => {
      expect((await faultsOf('a')).some((fault) => fault.number === 7)).toBe(true);
    });
    expect((await verify()).ok).toBe(true);
  });

  it('finds two entries that have changed places', async () => {
    await after(`update trail_entry set number = 900 where stream = 'a' and number = 3; update trail_entry set number = 3 where stream = 'a' and number = 4; update trail_entry set number = 4 where stream = 'a' and number = 900`, async () => {
      expect(await kinds('a')).toEqual(expect.arrayContaining(['changed 3', 'changed 4']));
    });
  });

  it('finds an entry that is gone, first, in the middle and last', async () => {
    for (const number of [1, 20]) await after(`delete from trail_entry where stream = 'a' and number = ${number}`, async () => expect(await kinds('a')).toEqual([`missing ${number}`]));
    await after(`delete from trail_entry where stream = 'a' and number > 48`, async () => expect(await kinds('a')).toEqual(['tail-missing 49']));
    await after(`delete from trail_entry where stream = 'b'`, async () => expect(await kinds('b')).toEqual(['tail-missing 1']));
  });

  it('does not cover over a lost end by sealing on', async () => {
    await after(`delete from trail_entry where stream = 'a' and number > 48`, async () => {
      for (let count = 0; count < 3; count += 1) await write('a');
      await sealer.sealNow();
      expect(await kinds('a')).toEqual(['checkpoint-differs 50']);
      expect(lost).toEqual(['a']);
    });
    expect((await verify()).ok).toBe(true);
  });

  it('finds an older copy put in place', async () => {
    await database.asOwner((connection) => connection.exec('create table older as select * from trail_entry'));
    await write('b');
    await sealer.sealNow();
    await after('delete from trail_entry; insert into trail_entry overriding system value select * from older', async () => expect(await kinds('b')).toEqual(['tail-missing 51']));
    expect((await verify()).ok).toBe(true);
  });

  it('cannot be forged without the key', async () => {
    const { ok } = await verifyTrail(database, randomBytes(32), []);
    expect(ok).toBe(false);
  });

  it('seals by itself within a second and says what waits', async () => {
    await write('c');
    expect((await verify()).streams.find((one) => one.stream === 'c')?.unsealedSince).toBeInstanceOf(Date);
    await expect.poll(async () => (await verify()).streams.find((one) => one.stream === 'c')?.sealed, { timeout: 1000 }).toBe(1);
  });
});
