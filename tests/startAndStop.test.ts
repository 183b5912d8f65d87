/** How the program starts and stops, as an operator sees it. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createConnection, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase, type DatabaseConfig } from '../src/adapters/db/open.ts';
import { verifyTrail } from '../src/adapters/db/seal.ts';
import { openTrailKey, readCheckpoints } from '../src/adapters/db/sealKeys.ts';
import { prepareInstallation } from '../src/app/installation.ts';
import { run } from '../src/app/run.ts';
import type { PersonId } from '../src/domain/identity.ts';
import { buildHouse } from '../src/wiring.ts';
import { testDatabases } from './databases.ts';
import { leftOut, startPostgres } from './postgresServer.ts';
import { startProgram, type Running } from './runningServer.ts';

/** The program is started many times: on a machine with much else to do that takes its time. */
const LONG = 600_000;
const RUNNING = 'Internkoll är igång';

function settingsOf({ dataFolder, databaseUrl, ownerUrl }: DatabaseConfig): Record<string, string> {
  return { INTERNKOLL_DATA: dataFolder, INTERNKOLL_DEMO: '0', ...(databaseUrl === null || ownerUrl === null ? {} : { DATABASE_URL: databaseUrl, DATABASE_OWNER_URL: ownerUrl }) };
}

/** An administrator who is signed in. */
async function cookieIn(config: DatabaseConfig): Promise<string> {
  const database = await openDatabase(config);
  await openTrailKey(database, config.dataFolder);
  const house = buildHouse({ database, dataFolder: config.dataFolder, zone: 'Europe/Stockholm', publicUrl: 'http://127.0.0.1', demo: false });
  await prepareInstallation(house);
  const personId = house.newId() as PersonId;
  for (const [id, input] of [['person.add', { id: personId, name: 'Ada Ek', title: '', mail: null }], ['person.grant', { id: house.newId(), personId, role: 'administrator', place: { kind: 'municipality' }, from: null, to: null }]] as const) {
    const outcome = await run(house, { actor: { personId: null, name: 'it', title: '', via: 'cli', grants: [] }, requestId: 't', loopback: true, address: 'cli' }, id, input);
    expect(outcome.ok).toBe(true);
  }
  const token = randomBytes(32).toString('base64url');
  await house.opener.identity.insertSession(house.sha256(token), personId, house.now(), new Date(house.now().getTime() + 3_600_000));
  await database.close();
  return `internkoll=${token}`;
}

/** A request whose second half is kept back. */
async function halfRequest(server: Running, cookie: string, body: string): Promise<{ finish(): void; answer: Promise<string>; socket: Socket }> {
  const socket = createConnection(server.port, '127.0.0.1');
  await once(socket, 'connect');
  let text = '';
  socket.on('data', (part: Buffer) => { text += part.toString(); });
  const answer = once(socket, 'close').then(() => text);
  const bytes = Buffer.from(body);
  const half = Math.floor(bytes.length / 2);
  socket.write(`POST /api/organisation/bodies HTTP/1.1\r\nhost: 127.0.0.1\r\norigin: ${server.address}\r\ncookie: ${cookie}\r\ncontent-type: application/json\r\ncontent-length: ${bytes.length}\r\n\r\n`);
  socket.write(bytes.subarray(0, half));
  await new Promise((resolve) => setTimeout(resolve, 500));
  return { finish: () => { socket.write(bytes.subarray(half)); }, answer, socket };
}

describe.each(testDatabases())('SIGTERM on $name', ({ freshConfig }) => {
  const boardId = '0193b5a0-0000-7000-8000-000000000001';
  const body = JSON.stringify({ id: boardId, name: 'Kulturnämnden', kind: 'board', validFrom: null, validTo: null });

  it('lets the request under way finish, takes no new one, and ends within ten seconds with everything sealed', async () => {
    const config = await freshConfig();
    const cookie = await cookieIn(config);
    const server = await startProgram(settingsOf(config));
    await server.says(RUNNING);
    const request = await halfRequest(server, cookie, body);
    const told = performance.now();
    server.tellToStop();
    await server.says('Avslutar');
    await expect.poll(async () => fetch(`${server.address}/healthz`).then(() => 'answers', () => 'refused'), { timeout: 5_000 }).toBe('refused');
    request.finish();
    expect(await request.answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(await server.ended).toEqual({ code: 0, signal: null });
    expect(performance.now() - told).toBeLessThan(10_000);

    const database = await openDatabase(config);
    const key = await openTrailKey(database, config.dataFolder);
    expect(await database.query('select id, name from body')).toEqual([{ id: boardId, name: 'Kulturnämnden' }]);
    const { ok, streams } = await verifyTrail(database, key.key, await readCheckpoints(key.checkpointFile));
    expect([ok, streams.every((stream) => stream.sealed === stream.entries), streams.some((stream) => stream.stream === 'municipality' || stream.stream === boardId)]).toEqual([true, true, true]);
    await database.close();
  }, LONG);

  it('cuts off a request that never finishes, and ends within ten seconds', async () => {
    const config = await freshConfig();
    const cookie = await cookieIn(config);
    const server = await startProgram(settingsOf(config));
    await server.says(RUNNING);
    const request = await halfRequest(server, cookie, body);
    request.socket.on('error', () => undefined); // cut off is what it is to be
    const told = performance.now();
    server.tellToStop();
    expect(await server.ended).toEqual({ code: 0, signal: null });
    expect(performance.now() - told).toBeLessThan(10_000);
    const database = await openDatabase(config);
    expect(await database.query('select id from body')).toEqual([]);
    await database.close();
  }, LONG);
});

describe('the start', () => {
  it.runIf(!leftOut())('waits for a PostgreSQL that is not there yet, says so, and works when it comes', async () => {
    const postgres = await startPostgres({ durable: false });
    const dataFolder = await mkdtemp(join(tmpdir(), 'internkoll-start-'));
    const back = await postgres.away();
    const server = await startProgram(settingsOf({ dataFolder, databaseUrl: postgres.url, ownerUrl: postgres.ownerUrl, migrate: 'auto', announce: () => undefined }));
    await server.says('Databasen går inte att nå');
    const waiting = await fetch(`${server.address}/readyz`);
    expect([waiting.status, await waiting.json()]).toMatchObject([503, { detail: expect.stringContaining('Databasen går inte att nå') }]);
    expect((await fetch(`${server.address}/healthz`)).status).toBe(200);
    expect((await fetch(`${server.address}/api/session`)).status).toBe(503);
    await back();
    await expect.poll(async () => (await fetch(`${server.address}/readyz`)).status, { timeout: 60_000, interval: 500 }).toBe(200);
    expect((await fetch(`${server.address}/api/session`)).status).toBe(200);
    // And again while it runs: away, told, back.
    const again = await postgres.away();
    await expect.poll(async () => (await fetch(`${server.address}/readyz`)).status, { timeout: 30_000, interval: 500 }).toBe(503);
    await again();
    await expect.poll(async () => (await fetch(`${server.address}/readyz`)).status, { timeout: 60_000, interval: 500 }).toBe(200);
    server.tellToStop();
    expect(await server.ended).toEqual({ code: 0, signal: null });
    await postgres.stop();
    await rm(dataFolder, { recursive: true });
  }, LONG);

  it('with --start tells the demo into a new folder, once; one that was cut off begins again', async () => {
    const dataFolder = await mkdtemp(join(tmpdir(), 'internkoll-start-'));
    const telling = 'Lägger in demokommunen';
    async function started(args: readonly string[]): Promise<{ said: string; people: number }> {
      const server = await startProgram({ INTERNKOLL_DATA: join(dataFolder, 'data') }, args);
      await server.says(RUNNING);
      await expect.poll(async () => (await fetch(`${server.address}/readyz`)).status, { timeout: 300_000, interval: 250 }).toBe(200);
      await server.says('Demokommunen Ekstrand är inlagd');
      const { demoPersons } = await (await fetch(`${server.address}/api/session`)).json() as { demoPersons: object[] | null };
      server.tellToStop();
      expect(await server.ended).toEqual({ code: 0, signal: null });
      return { said: server.said(), people: demoPersons?.length ?? 0 };
    }
    const first = await started(['--start']);
    expect([first.said.includes(telling), first.people > 3]).toEqual([true, true]);
    const second = await started(['--start']);
    expect([second.said.includes(telling), second.people]).toEqual([false, first.people]);
    // As a start leaves it that was ended in the middle.
    await writeFile(join(dataFolder, 'data', 'demo'), 'begun\n');
    const third = await started(['--start']);
    expect([third.said.includes(telling), third.people]).toEqual([true, first.people]);
    await rm(dataFolder, { recursive: true });
  }, LONG);

  it('without --start leaves a new folder empty', async () => {
    const dataFolder = await mkdtemp(join(tmpdir(), 'internkoll-start-'));
    const server = await startProgram({ INTERNKOLL_DATA: dataFolder });
    await server.says('Första personen läggs upp med');
    const { demoPersons } = await (await fetch(`${server.address}/api/session`)).json() as { demoPersons: object[] | null };
    expect(demoPersons).toBeNull();
    server.tellToStop();
    expect(await server.ended).toEqual({ code: 0, signal: null });
    await rm(dataFolder, { recursive: true });
  }, LONG);
});
