import { describe, expect, it } from 'vitest';
import { testDatabases } from '../../../tests/databases.ts';
import { openDatabase } from './open.ts';

const ALL = { bodies: 'all', actor: 'Någon' };

describe.each(testDatabases().filter(({ name }) => name === 'postgres'))('PostgreSQL', ({ freshConfig }) => {
  it('leaves nothing on a connection, so that a transaction pooler may stand between', async () => {
    const config = await freshConfig();
    const database = await openDatabase({ ...config, databaseUrl: config.ownerUrl });
    const state = () => database.asOwner((connection) => connection.query(
      `select pg_backend_pid() as backend, current_user = session_user as itself, coalesce(current_setting('internkoll.bodies', true), '') as bodies`));
    const before = await state();
    expect(before).toMatchObject([{ itself: true, bodies: '' }]);
    await database.transaction(ALL, (connection) => connection.query('select $1::text', ['a']));
    await expect(database.transaction(ALL, (connection) => connection.query('selec'))).rejects.toThrow(/syntax/);
    await database.query('select 1');
    await expect(database.query('selec')).rejects.toThrow(/syntax/);
    expect(await state()).toEqual(before);
    await database.close();
  });

  it('reads one moment, writes nothing meanwhile, and leaves nothing behind', async () => {
    const config = await freshConfig();
    const database = await openDatabase({ ...config, databaseUrl: config.ownerUrl });
    const counted = () => 'select count(*) as settings from setting';
    await database.reading(ALL, async (connection) => {
      const before = await connection.query(counted());
      await database.transaction(ALL, (other) => other.query(`insert into setting values ('meanwhile', '1')`));
      expect(await connection.query(counted())).toEqual(before);
    });
    await expect(database.reading(ALL, (connection) => connection.query(`insert into setting values ('a', '1')`))).rejects.toThrow(/read-only/);
    for (let connection = 0; connection < 3; connection += 1) expect(await database.asOwner((owner) => owner.query(`select current_setting('transaction_read_only') as reading, current_setting('transaction_isolation') as isolation`))).toEqual([{ reading: 'off', isolation: 'read committed' }]);
    await database.close();
  });

  it('plans a statement once per connection, and does without where a pooler takes the prepared statements away', async () => {
    const config = await freshConfig();
    const database = await openDatabase({ ...config, databaseUrl: config.ownerUrl });
    const own = () => database.asOwner((connection) => connection.query<{ prepared: number }>(`select count(*) as prepared from pg_prepared_statements where name like 'ik\\_%'`));
    const ask = () => database.transaction(ALL, (connection) => connection.query('select $1::text as said', ['a']));
    await ask();
    await ask();
    expect(await own()).toEqual([{ prepared: 1 }]);
    await database.asOwner((connection) => connection.exec('deallocate all'));
    expect(await ask()).toEqual([{ said: 'a' }]);
    expect(await database.query('select 1 as one')).toEqual([{ one: 1 }]);
    expect(await own()).toEqual([{ prepared: 0 }]);
    await database.close();
  });

  it('lets questions of one turn share a connection, each within its own settings and with its own failure', async () => {
    const config = await freshConfig();
    const database = await openDatabase(config);
    const question = (bodies: string, text = 'select pg_backend_pid() as backend, current_user as role') => database.ask<{ backend: number; bodies: string; role: string }>({ bodies }, `${text}, current_setting('internkoll.bodies') as bodies`).then(([row]) => row, (error: unknown) => String(error));
    const [first, failed, third] = await Promise.all([question('first'), question('second', 'select 1 / 0 as backend'), question('third')]);
    expect([first, third]).toMatchObject([{ bodies: 'first', role: 'internkoll_app' }, { bodies: 'third', role: 'internkoll_app' }]);
    expect(failed).toMatch(/division by zero/);
    expect([first, third].map((one) => (typeof one === 'object' ? one.backend : one))).toEqual([expect.any(Number), typeof first === 'object' ? first.backend : 0]);
    const many = await Promise.all(Array.from({ length: 9 }, (_, at) => question(String(at))));
    expect(many.map((one) => (typeof one === 'object' ? one.bodies : one))).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8']);
    expect(new Set(many.map((one) => (typeof one === 'object' ? one.backend : one))).size).toBe(3);
    await database.close();
  });

  it('lends a connection that a question has left to one only, though the turn is not over', async () => {
    const config = await freshConfig();
    const database = await openDatabase({ ...config, databaseUrl: config.ownerUrl });
    await database.query('select 1');
    // Fails before anything is sent, so that its connection is back within the turn.
    await expect(database.ask({ 'no name': '' }, 'select 1')).rejects.toThrow(/setting's name/);
    const asked = database.ask<{ backend: number }>({ bodies: 'asked' }, 'select pg_backend_pid() as backend');
    const whole = database.transaction({ bodies: 'whole' }, async (connection) => {
      const seen = [];
      for (let times = 0; times < 3; times += 1) seen.push(...await connection.query<{ backend: number }>(`select pg_backend_pid() as backend, current_user as role, current_setting('internkoll.bodies') as bodies`));
      return seen;
    });
    expect((await whole).map((one) => ({ ...one, backend: 0 }))).toEqual(Array.from({ length: 3 }, () => ({ backend: 0, role: 'internkoll_app', bodies: 'whole' })));
    expect((await whole)[0]?.backend).not.toBe((await asked)[0]?.backend);
    await database.close();
  });

  it('sends what nobody waits for with the commit, and tells when it failed', async () => {
    const config = await freshConfig();
    const database = await openDatabase(config);
    await database.transaction(ALL, async (connection) => connection.send(`insert into setting values ('one', '1')`));
    await expect(database.transaction(ALL, async (connection) => {
      connection.send(`insert into setting values ('two', '2')`);
      connection.send(`insert into setting values ('one', '1')`);
    })).rejects.toThrow(/setting_pkey/);
    expect(await database.query(`select name from setting where name in ('one', 'two')`)).toEqual([{ name: 'one' }]);
    await database.close();
  });

  it('also serves one login that owns the tables, powerless all the same', async () => {
    const config = await freshConfig();
    const database = await openDatabase({ ...config, databaseUrl: config.ownerUrl, ownerUrl: null });
    expect(await database.query('select current_user::text as who')).toEqual([{ who: 'internkoll_app' }]);
    await expect(database.query('delete from trail_entry')).rejects.toThrow(/permission denied/);
    await database.close();
  });

  it('goes on after its connections were cut, and tells all who shared one', async () => {
    const config = await freshConfig();
    const database = await openDatabase({ ...config, databaseUrl: config.ownerUrl });
    const cut = () => database.asOwner((owner) => owner.query<{ cut: boolean }>('select pg_terminate_backend(pid) as cut from pg_stat_activity where usename = session_user and datname = current_database() and pid <> pg_backend_pid()'));
    const begun = Promise.withResolvers<void>();
    const whole = database.transaction(ALL, async (connection) => {
      begun.resolve();
      await connection.query('select pg_sleep(30)');
    });
    const shared = [1, 2].map(() => database.ask({}, 'select pg_sleep(30)'));
    const ended = Promise.allSettled([whole, ...shared]);
    await begun.promise;
    // Until all of them have reached the database.
    await expect.poll(async () => (await database.asOwner((owner) => owner.query(`select 1 from pg_stat_activity where query like '%pg_sleep(30)%' and state = 'active' and usename = session_user and datname = current_database() and pid <> pg_backend_pid()`))).length).toBe(2);
    expect((await cut()).every((one) => one.cut)).toBe(true);
    expect((await ended).map((one) => one.status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(await database.ask({}, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(await database.query('select 1 as one')).toEqual([{ one: 1 }]);
    await database.close();
  });

  it('migrates once when several programs start together', async () => {
    const config = await freshConfig();
    const first = await openDatabase(config);
    await first.asOwner((connection) => connection.exec('drop schema public cascade; create schema public'));
    await first.close();
    const migrated: string[] = [];
    const databases = await Promise.all(Array.from({ length: 4 }, () => openDatabase({ ...config, announce: (notice) => { if (notice.code === 'migrated') migrated.push(...notice.names); } })));
    expect(migrated).toContain('0001_house.sql');
    expect(new Set(migrated).size).toBe(migrated.length);
    await Promise.all(databases.map((database) => database.close()));
  });

  it('waits for the operator where migration is manual', async () => {
    const config = await freshConfig();
    const first = await openDatabase(config);
    await first.asOwner((connection) => connection.exec('drop schema public cascade; create schema public'));
    await first.close();
    await expect(openDatabase({ ...config, migrate: 'manual' })).rejects.toMatchObject({ refusal: { code: 'migrations-pending' } });
  });
});
