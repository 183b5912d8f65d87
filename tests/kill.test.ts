import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../src/adapters/db/open.ts';
import { startSealer, verifyTrail } from '../src/adapters/db/seal.ts';
import { openTrailKey, readCheckpoints } from '../src/adapters/db/sealKeys.ts';
import { testDatabases } from './databases.ts';
import { leftOut, startPostgres } from './postgresServer.ts';

const LONG = process.env['INTERNKOLL_LONG'] === '1';
const SHORTEST_MS = 20;
const LONGEST_MS = 1_500;
const WRITER = fileURLToPath(new URL('./killWriter.ts', import.meta.url));

interface Place {
  dataFolder: string;
  databaseUrl: string | null;
  ownerUrl: string | null;
}

/** Lets the writer work until a random moment after its first acknowledged row; returns what it acknowledged. */
async function writeUntilKilled(place: Place, kill: (end: () => void) => Promise<void>): Promise<string[]> {
  const addresses = place.databaseUrl === null || place.ownerUrl === null ? [] : [place.databaseUrl, place.ownerUrl];
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', WRITER, place.dataFolder, ...addresses], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let complained = '';
  child.stdout.on('data', (chunk: Buffer) => { said += chunk.toString(); });
  child.stderr.on('data', (chunk: Buffer) => { complained += chunk.toString(); });
  const ended = once(child, 'close');
  await Promise.race([once(child.stdout, 'data'), ended]);
  if (said === '') throw new Error(`The writer did not get going: ${complained}`);
  await new Promise((resolve) => setTimeout(resolve, SHORTEST_MS + Math.random() * (LONGEST_MS - SHORTEST_MS)));
  await kill(() => child.kill('SIGKILL'));
  await ended;
  return said.split('\n').slice(0, -1);
}

/** Acknowledged ⊆ stored = in the trail, and the trail verifies against its checkpoint. */
async function check(place: Place, acknowledged: Set<string>): Promise<void> {
  const database = await openDatabase({ ...place, migrate: 'auto', announce: () => undefined });
  const key = await openTrailKey(database, place.dataFolder);
  const checkpoints = await readCheckpoints(key.checkpointFile);
  expect((await verifyTrail(database, key.key, checkpoints)).ok).toBe(true);
  const sealer = startSealer(database, { ...key, everyMs: 500, failed: (error) => { throw error; }, lost: (stream) => { throw new Error(stream); } });
  await sealer.stop();
  const { ok, streams } = await verifyTrail(database, key.key, await readCheckpoints(key.checkpointFile));
  expect(ok).toBe(true);
  expect(streams.every((stream) => stream.sealed === stream.entries)).toBe(true);
  const stored = (await database.query<{ id: string }>('select id from body')).map((row) => row.id);
  const told = (await database.asOwner((connection) => connection.query<{ id: string }>('select object_id as id from trail_entry'))).map((row) => row.id);
  await database.close();
  const kept = new Set(stored);
  expect([...acknowledged].filter((id) => !kept.has(id))).toEqual([]);
  expect(told.sort()).toEqual(stored.sort());
  // What was stored but not yet said when the kill came counts as acknowledged from now on: it must not disappear later.
  for (const id of stored) acknowledged.add(id);
}

const [embedded] = testDatabases();
if (embedded === undefined) throw new Error('No embedded database');
const { freshConfig } = embedded;

describe('kill -9 under load', () => {
  it('leaves a folder that opens when the very first start is killed', async () => {
    const dataFolder = await mkdtemp(join(tmpdir(), 'internkoll-kill-'));
    for (let round = 0; round < (LONG ? 12 : 3); round += 1) {
      const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', WRITER, dataFolder], { stdio: ['ignore', 'ignore', 'pipe'] });
      let complained = '';
      child.stderr.on('data', (chunk: Buffer) => { complained += chunk.toString(); });
      // Listened for from the start: a writer that ends by itself must not be waited for in vain. 'exit', not 'close': a maker it left behind may hold its output.
      const ended = once(child, 'exit');
      await new Promise((resolve) => setTimeout(resolve, 300 + Math.random() * 3_000));
      child.kill('SIGKILL');
      await ended;
      if (child.signalCode === null) throw new Error(`The writer ended by itself in round ${round}: ${complained}`);
    }
    const found = new Set<string>();
    await check({ dataFolder, databaseUrl: null, ownerUrl: null }, found);
    expect(await writeUntilKilled({ dataFolder, databaseUrl: null, ownerUrl: null }, async (end) => end())).not.toEqual([]);
    await rm(dataFolder, { recursive: true });
  }, LONG ? 900_000 : 300_000);

  it(`loses nothing on the embedded database (${LONG ? 50 : 4} times)`, async () => {
    const place = await freshConfig();
    const acknowledged = new Set<string>();
    for (let round = 0; round < (LONG ? 50 : 4); round += 1) {
      for (const id of await writeUntilKilled(place, async (end) => end())) acknowledged.add(id);
      await check(place, acknowledged);
    }
    expect(acknowledged.size).toBeGreaterThan(20);
  }, LONG ? 1_800_000 : 300_000);

  it.runIf(!leftOut())(`loses nothing on PostgreSQL, server and program (${LONG ? 5 : 1} times)`, async () => {
    const server = await startPostgres();
    const dataFolder = await mkdtemp(join(tmpdir(), 'internkoll-kill-'));
    const place = { dataFolder, databaseUrl: server.url, ownerUrl: server.ownerUrl };
    const acknowledged = new Set<string>();
    for (let round = 0; round < (LONG ? 5 : 1); round += 1) {
      for (const id of await writeUntilKilled(place, async (end) => { await server.crash(); end(); })) acknowledged.add(id);
      await check(place, acknowledged);
    }
    expect(acknowledged.size).toBeGreaterThan(20);
    await server.stop();
    await rm(dataFolder, { recursive: true });
  }, LONG ? 900_000 : 300_000);
});
