/** Disposal of the log by rule: the contents go, the chain stays whole, and nobody can make a content go without an order. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabases } from '../../../tests/databases.ts';
import { prepareInstallation } from '../../app/installation.ts';
import { run } from '../../app/run.ts';
import type { House } from '../../app/house.ts';
import type { Input, OperationId, Output } from '../../contract/table.ts';
import type { Day } from '../../domain/day.ts';
import type { BodyId } from '../../domain/identity.ts';
import { buildHouse } from '../../wiring.ts';
import { backup } from './backup.ts';
import type { Database } from './database.ts';
import { openDatabase, type DatabaseConfig } from './open.ts';
import { restore } from './restore.ts';
import { startSealer, verifyTrail, type Sealer } from './seal.ts';
import { openTrailKey, readCheckpoints, writeCheckpoints, type TrailKey } from './sealKeys.ts';

const RULE = 'dokumenthanteringsplan 2026, punkt 4.2';

describe.each(testDatabases())('disposal of the log: $name', ({ freshConfig }) => {
  let config: DatabaseConfig;
  let database: Database;
  let house: House;
  let key: TrailKey;
  let sealer: Sealer;
  let boardId: BodyId;
  let clock = new Date('2019-03-01T09:00:00Z');
  const year = 2020;
  const startSealing = (): Sealer => startSealer(database, { ...key, everyMs: 500, failed: (error) => { throw error; }, lost: (stream) => { throw new Error(stream); } });
  const ask = async <Id extends OperationId>(id: Id, input: Input<Id>): Promise<Output<Id>> => {
    const outcome = await run(house, { actor: { personId: null, name: 'arkivarien', title: '', via: 'cli', grants: [] }, requestId: 't', loopback: true, address: 'cli' }, id, input);
    if (!outcome.ok) throw new Error(`${id}: ${outcome.refusal.code}`);
    return outcome.value;
  };
  const addEvent = (text: string) => ask('year.add', { boardId, year, changeId: house.newId(), object: 'event', rows: [{ id: house.newId(), text, position: 1 }] });
  const verify = async () => verifyTrail(database, key.key, await readCheckpoints(key.checkpointFile));
  const rows = () => database.asOwner((connection) => connection.query<{ number: number; gone: boolean; operation: string }>('select number, content is null as gone, operation from trail_entry where stream = $1 order by number', [boardId]));
  const dispose = (before: string, dryRun = false) => ask('trail.dispose', { boardId, before: before as Day, rule: RULE, dryRun });

  beforeAll(async () => {
    config = await freshConfig();
    database = await openDatabase(config);
    key = await openTrailKey(database, config.dataFolder);
    house = buildHouse({ database, dataFolder: config.dataFolder, zone: 'Europe/Stockholm', publicUrl: 'http://127.0.0.1', demo: false, now: () => clock });
    await prepareInstallation(house);
    sealer = startSealing();
    boardId = house.newId() as BodyId;
    await ask('organisation.addBody', { id: boardId, name: 'Kulturnämnden', kind: 'board', validFrom: null, validTo: null });
    await ask('year.create', { boardId, year, boardYearId: house.newId(), methodId: null });
    await addEvent('Anna Ek lånade nyckeln');
    // Half past eleven in the evening by UTC is the next day in Ekstrand.
    clock = new Date('2019-12-31T23:30:00Z');
    await addEvent('Nyårsdagen');
    clock = new Date('2026-11-21T09:00:00Z');
    await addEvent('I dag');
    await sealer.sealNow();
  });
  afterAll(async () => {
    await sealer.stop();
    await database.close();
  });

  it('says first what it would do', async () => {
    expect(await dispose('2020-01-01', true)).toMatchObject({ ordered: false });
    expect((await rows()).every((row) => !row.gone)).toBe(true);
    await expect(dispose('2026-11-22')).rejects.toThrow('field.value-not-allowed');
  });

  it('takes the contents of earlier days, keeps the chain whole and says by which rule', async () => {
    const before = await rows();
    const { count, ordered } = await dispose('2020-01-01');
    expect([count, ordered]).toEqual([before.length - 2, true]);
    await sealer.sealNow();
    expect((await rows()).map((row) => row.gone)).toEqual([...before.map((_, at) => at < count), false]);
    expect((await rows()).at(-1)).toMatchObject({ operation: 'trail.dispose' });
    expect((await verify()).streams.map(({ ok, faults }) => ({ ok, faults }))).toEqual((await verify()).streams.map(() => ({ ok: true, faults: [] })));
    const { entries } = await ask('trail.ofYear', { boardId, year });
    expect(entries.map((entry) => [entry.operation, entry.disposedBy])).toEqual([['year.add', null], ['year.add', null], ['year.add', RULE], ['year.create', RULE]]);
    expect(entries.at(-2)).toMatchObject({ fields: [], note: '', undoable: false });
    expect(JSON.stringify(await database.asOwner((connection) => connection.query('select * from trail_entry')))).not.toContain('Anna Ek');
    // Nothing is left to dispose of, and no second order is written.
    expect(await dispose('2020-01-01')).toMatchObject({ count: 0, ordered: false });
    expect(await rows()).toHaveLength(before.length + 1);
  });

  it('is in a copy, and verifies where it is restored', async () => {
    const file = `${config.dataFolder}/kopia`;
    await backup(database, config.dataFolder, file, { withKey: true, at: clock });
    const other = await freshConfig();
    const target = await openDatabase(other);
    await restore(target, other.dataFolder, file, { actor: 'x', stream: 'municipality', at: clock });
    const restored = await openTrailKey(target, other.dataFolder);
    expect((await verifyTrail(target, restored.key, await readCheckpoints(restored.checkpointFile))).ok).toBe(true);
    await target.close();
  });

  it('is carried out by the next program when this one ended in between', async () => {
    await sealer.stop();
    await addEvent('Före avbrottet');
    await startSealing().stop();
    clock = new Date('2026-11-23T09:00:00Z');
    const { count } = await dispose('2026-11-22');
    // Sealed, and ended before it was carried out.
    await database.asOwner((connection) => connection.exec('create table kept as select * from trail_entry where content is not null'));
    await startSealing().stop();
    await database.asOwner((connection) => connection.exec(`update trail_entry t set content = k.content, salt = k.salt, content_digest = null, disposal_id = null from kept k where k.id = t.id and t.operation <> 'trail.dispose'; drop table kept`));
    expect((await verify()).ok).toBe(true);
    sealer = startSealing();
    await sealer.sealNow();
    expect((await rows()).filter((row) => row.gone).length).toBeGreaterThanOrEqual(count);
    expect((await verify()).ok).toBe(true);
  });

  it('gives earlier checkpoints their link, the one that all entries lead to', async () => {
    await sealer.stop();
    const was = await readCheckpoints(key.checkpointFile);
    expect(was.every((checkpoint) => /^[0-9a-f]{64}$/.test(checkpoint.link ?? ''))).toBe(true);
    await writeCheckpoints(key.checkpointFile, was.map(({ stream, number, hash }) => ({ stream, number, hash })));
    expect(house.checkpoint(boardId)).toBeNull();
    sealer = startSealing();
    await sealer.sealNow();
    expect(await readCheckpoints(key.checkpointFile)).toEqual(was);
    expect(house.checkpoint(boardId)?.hash).toBe(was.find((checkpoint) => checkpoint.stream === boardId)?.link);
    // Another server that sealed from its own folder: this one's link is carried on over what the other did.
    await addEvent('Från den andra servern');
    await startSealer(database, { ...key, checkpointFile: `${key.checkpointFile}.other`, everyMs: 500, failed: (error) => { throw error; }, lost: () => undefined }).stop();
    await addEvent('Och härifrån');
    await sealer.sealNow();
    await sealer.stop();
    const now = await readCheckpoints(key.checkpointFile);
    await writeCheckpoints(key.checkpointFile, now.map(({ stream, number, hash }) => ({ stream, number, hash })));
    sealer = startSealing();
    await sealer.sealNow();
    expect(await readCheckpoints(key.checkpointFile)).toEqual(now);
  });

  it('is found where nobody ordered it', async () => {
    await database.asOwner((connection) => connection.exec(`update trail_entry set content_digest = sha256(salt || convert_to(content, 'UTF8')), content = null, salt = null, disposal_id = gen_random_uuid() where stream = '${boardId}' and number = (select max(number) from trail_entry where stream = '${boardId}')`));
    const { streams } = await verify();
    expect(streams.find((one) => one.stream === boardId)?.faults.map((fault) => fault.kind)).toEqual(['disposal-not-ordered']);
  });
});
