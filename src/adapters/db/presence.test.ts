import { describe, expect, it } from 'vitest';
import { testDatabases } from '../../../tests/databases.ts';
import { backup } from './backup.ts';
import { openDatabase } from './open.ts';
import { bePresent, holdAlone } from './presence.ts';
import { restore } from './restore.ts';
import { openTrailKey } from './sealKeys.ts';

const silent = { lost: () => undefined };

describe.each(testDatabases().filter(({ name }) => name === 'postgres'))('who uses a PostgreSQL database', ({ freshConfig }) => {
  it('is in the way of a restore until all have left, and takes its place again when its connection was cut', async () => {
    const config = await freshConfig();
    const [first, second] = [await openDatabase(config), await openDatabase(config)];
    await openTrailKey(first, config.dataFolder);
    const copy = `${config.dataFolder}/kopia`;
    await backup(first, config.dataFolder, copy, { withKey: true, at: new Date() });
    const restoring = () => restore(second, config.dataFolder, copy, { actor: 'x', stream: 'municipality', at: new Date() });

    const lost: unknown[] = [];
    const [one, other] = [await bePresent(first, { lost: (error) => lost.push(error) }), await bePresent(first, silent)];
    await expect(restoring()).rejects.toMatchObject({ refusal: { code: 'restore-in-use' } });
    await other.leave();
    await expect(restoring()).rejects.toMatchObject({ refusal: { code: 'restore-in-use' } });

    const holders = `select pid from pg_locks where locktype = 'advisory' and objid = 4151003 and granted and database = (select oid from pg_database where datname = current_database())`;
    const [before] = await second.query<{ pid: number }>(holders);
    // Its owner may end it; the server does it when somebody else restarts it, or a network in between goes away.
    await second.asOwner((connection) => connection.query('select pg_terminate_backend($1)', [before?.pid]));
    await expect.poll(() => lost.length, { timeout: 15_000 }).toBe(1);
    await expect.poll(async () => (await second.query<{ pid: number }>(holders)).filter((row) => row.pid !== before?.pid).length, { timeout: 15_000 }).toBe(1);
    await expect(restoring()).rejects.toMatchObject({ refusal: { code: 'restore-in-use' } });

    await one.leave();
    await restoring();
    await Promise.all([first.close(), second.close()]);
  });

  it('waits outside while a copy is restored', async () => {
    const database = await openDatabase(await freshConfig());
    await database.asOwner(async (connection) => {
      await holdAlone(connection);
      await expect(bePresent(database, silent)).rejects.toMatchObject({ refusal: { code: 'restore-under-way' } });
    });
    await (await bePresent(database, silent)).leave();
    await database.close();
  });

  it('keeps nothing from being vacuumed', async () => {
    const database = await openDatabase(await freshConfig());
    const presence = await bePresent(database, silent);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const held = await database.asOwner((connection) => connection.query(`select backend_xid, backend_xmin from pg_stat_activity a join pg_locks l on l.pid = a.pid where l.locktype = 'advisory' and l.objid = 4151003 and a.datname = current_database()`));
    expect(held).toEqual([{ backend_xid: null, backend_xmin: null }]);
    await presence.leave();
    await database.close();
  });
});
