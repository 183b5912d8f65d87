import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabases } from '../../../tests/databases.ts';
import type { Database } from './database.ts';
import { openDatabase } from './open.ts';

const ALL = { bodies: 'all' };

describe.each(testDatabases())('an open database: $name', ({ freshConfig }) => {
  let database: Database;
  const [near, far] = [randomUUID(), randomUUID()];
  const [nearYear, farYear] = [randomUUID(), randomUUID()];
  beforeAll(async () => {
    database = await openDatabase(await freshConfig());
    const method = randomUUID();
    await database.transaction(ALL, async (connection) => {
      await connection.query(`insert into body (id, name, kind) values ($1, 'Barnnämnden', 'board'), ($2, 'Teknikbolaget', 'company')`, [near, far]);
      await connection.query(`insert into method (id, key, version, definition, created_at) values ($1, 'm', 1, '{}', now())`, [method]);
      await connection.query(`insert into board_year (id, body_id, year, method_id, layout, created_at) values ($1, $3, 2026, $5, '{}', now()), ($2, $4, 2026, $5, '{}', now())`, [nearYear, farYear, near, far, method]);
      await connection.query(`insert into year_group (id, board_year_id, level, title, position) values (gen_random_uuid(), $1, 1, 'a', 1), (gen_random_uuid(), $2, 1, 'b', 1)`, [nearYear, farYear]);
    });
  });
  afterAll(async () => database.close());

  it('gives the same JavaScript types', async () => {
    const at = new Date('2026-03-29T01:30:00.123Z');
    const [row] = await database.query(
      `select 9007199254740991::int8 as i, '2026-03-29'::date as d, $1::timestamptz as t, $2::jsonb as j, $3::bytea as b, $4::uuid as u, array['2026-01-01']::date[] as ds, array[1, null]::int8[] as ns, $5::text[] as ts, null::date as n`,
      [at, { a: [1, 'å'] }, new Uint8Array([0, 255]), near, ['a', 'b"']]);
    expect(row).toEqual({ i: 9007199254740991, d: '2026-03-29', t: at, j: { a: [1, 'å'] }, b: Buffer.from([0, 255]), u: near, ds: ['2026-01-01'], ns: [1, null], ts: ['a', 'b"'], n: null });
    expect((row as { b: unknown }).b).toBeInstanceOf(Uint8Array);
  });

  it('is powerless outside a transaction and sees no scoped row', async () => {
    expect(await database.query(`select current_user::text as who`)).toEqual([{ who: 'internkoll_app' }]);
    expect(await database.query('select id from board_year')).toEqual([]);
    expect(await database.query('select id from year_group')).toEqual([]);
    await expect(database.query('create table mine (a int)')).rejects.toThrow(/permission denied/);
    await expect(database.query('update schema_migration set number = 9')).rejects.toThrow(/permission denied/);
  });

  it('sees what the settings of the transaction allow', async () => {
    const seen = (bodies: string): Promise<{ id: string }[]> => database.transaction({ bodies }, (connection) => connection.query<{ id: string }>('select id from board_year'));
    expect(await seen(near)).toEqual([{ id: nearYear }]);
    expect((await seen(`${near},${far}`)).length).toBe(2);
    expect((await seen('all')).length).toBe(2);
    expect(await seen('')).toEqual([]);
    expect(await database.transaction({ bodies: near }, (connection) => connection.query('select title from year_group'))).toEqual([{ title: 'a' }]);
    await expect(database.transaction({ bodies: near }, (connection) => connection.query('insert into year_group (id, board_year_id, level, title, position) values (gen_random_uuid(), $1, 1, $2, 1)', [farYear, 'c']))).rejects.toThrow(/row-level security/);
    expect(await database.query('select id from board_year')).toEqual([]);
  });

  it('lets a setting hold any text', async () => {
    const odd = `'; drop table body; -- \\ "`;
    expect(await database.transaction({ actor: odd }, (connection) => connection.query(`select current_setting('internkoll.actor') as actor`))).toEqual([{ actor: odd }]);
    await expect(database.transaction({ "a'": '' }, async () => 1)).rejects.toThrow(TypeError);
  });

  it('rolls back what fails, also when the failure is hidden', async () => {
    const insert = `insert into setting (name, value) values ('x', '1')`;
    await expect(database.transaction(ALL, async (connection) => { await connection.query(insert); throw new Error('no'); })).rejects.toThrow('no');
    await expect(database.transaction(ALL, async (connection) => { await connection.query(insert); await connection.query('selec').catch(() => null); })).rejects.toThrow(/rolled back/);
    await expect(database.query('select 1; select 2')).rejects.toThrow(/multiple commands/);
    expect(await database.query('select * from setting')).toEqual([]);
  });

  it('refuses a connection that has outlived its transaction', async () => {
    const kept = await database.transaction(ALL, async (connection) => connection);
    await expect(kept.query('select 1')).rejects.toThrow(/over/);
  });

  it('serves many at once', async () => {
    const counts = await Promise.all(Array.from({ length: 60 }, (_, index) => database.transaction(ALL, async (connection) => {
      await connection.query(`insert into setting (name, value) values ($1, '1')`, [`many-${index}`]);
      return (await connection.query<{ n: number }>('select count(*) as n from setting'))[0]?.n;
    })));
    expect(counts.length).toBe(60);
    expect(await database.query(`select count(*) as n from setting where name like 'many-%'`)).toEqual([{ n: 60 }]);
  });

  it('tries a serialization failure again, four times at most', async () => {
    const refuse = (times: number) => {
      let count = 0;
      return database.transaction(ALL, async (connection) => {
        count += 1;
        if (count <= times) await connection.query(`do $$ begin raise exception 'again' using errcode = '40001'; end $$`);
        return count;
      });
    };
    expect(await refuse(3)).toBe(4);
    await expect(refuse(4)).rejects.toThrow('again');
  });

  it('refuses a database that is newer than the program', async () => {
    const other = await freshConfig();
    const opened = await openDatabase(other);
    await opened.asOwner((connection) => connection.exec(`insert into schema_migration (number, name, sha256) values (9999, '9999_later.sql', 'x')`));
    await opened.close();
    await expect(openDatabase(other)).rejects.toMatchObject({ refusal: { code: 'database-newer', found: 9999 } });
  });

  it('refuses a migration that has changed since it ran', async () => {
    const other = await freshConfig();
    const opened = await openDatabase(other);
    await opened.asOwner((connection) => connection.exec(`update schema_migration set sha256 = 'x' where number = 1`));
    await opened.close();
    await expect(openDatabase(other)).rejects.toMatchObject({ refusal: { code: 'migration-changed', number: 1 } });
  });
});
