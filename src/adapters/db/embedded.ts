/** The embedded database: PostgreSQL as WebAssembly in a worker thread, its data in a folder, one connection. */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { Client } from 'pg';
import type { Connection, Database } from './database.ts';
import { EmbeddedStream } from './embeddedStream.ts';
import type { WorkerAnswer, WorkerRequest, WorkerStart } from './embeddedWorker.ts';
import { alone, beginPowerless, inReading, inTransaction, POWERLESS_ROLE, tryAgain, type Script } from './openTransaction.ts';
import { preparedNames } from './preparedNames.ts';
import { rowTypes } from './rowTypes.ts';

/** PostgreSQL's major version inside the pinned PGlite; a folder of another major cannot be read. */
export const EMBEDDED_MAJOR = 18;
/** PostgreSQL alone in its process writes no checkpoints by itself; without them the log grows and a start after a crash gets slow. */
const CHECKPOINT_AFTER_BYTES = 24 * 1024 * 1024;
const CHECKPOINT_LOOK_EVERY = 100;
/** The thread number of a worker that has ended. */
const ENDED = -1;

export interface EmbeddedDatabase extends Database {
  readonly kind: 'embedded';
  /** How often the disk has been told to keep what was written. */
  syncCount(): number;
  /** After migrations: from now on the connection's own role is the powerless one. */
  lockDown(): Promise<void>;
}

let compiled: Promise<WebAssembly.Module> | null = null;
function wasmModule(): Promise<WebAssembly.Module> {
  compiled ??= readFile(join(dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite')), 'pglite.wasm')).then((bytes) => WebAssembly.compile(bytes));
  return compiled;
}

/** The PostgreSQL major that wrote the folder, or null when there is no database in it. */
export async function folderMajor(folder: string): Promise<number | null> {
  const file = join(folder, 'PG_VERSION');
  return existsSync(file) ? Number((await readFile(file, 'utf8')).trim()) : null;
}

async function startWorker(folder: string): Promise<{ worker: Worker; syncs: Int32Array }> {
  const syncs = new SharedArrayBuffer(4);
  const workerData: WorkerStart = { folder, wasm: await wasmModule(), syncs };
  const worker = new Worker(new URL('./embeddedWorker.ts', import.meta.url), { workerData, execArgv: ['--disable-warning=ExperimentalWarning'] });
  await new Promise<void>((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (answer: WorkerAnswer) => {
      worker.off('error', reject);
      if (answer.kind === 'ready') resolve();
      else reject(new Error(`The embedded database did not start: ${answer.kind === 'failed' ? answer.message : answer.kind}`));
    });
  });
  return { worker, syncs: new Int32Array(syncs) };
}

async function stopWorker(worker: Worker): Promise<void> {
  if (worker.threadId === ENDED) return;
  const closed = new Promise<void>((resolve) => {
    worker.on('message', (answer: WorkerAnswer) => {
      if (answer.kind === 'closed') resolve();
    });
    worker.once('exit', () => resolve());
  });
  worker.postMessage({ kind: 'close' } satisfies WorkerRequest);
  await closed;
  await worker.terminate();
}

/** Makes an empty cluster in the folder. */
export async function makeCluster(folder: string): Promise<void> {
  const { worker } = await startWorker(folder);
  await stopWorker(worker);
}

/** Makes an empty cluster beside the folder and renames it: a start that is killed meanwhile leaves nothing half made. */
async function create(folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true, mode: 0o700 });
  await clearHalves(folder);
  const half = `${folder}.new-${randomUUID()}`;
  await mkdir(half, { recursive: true, mode: 0o700 });
  const program = fileURLToPath(new URL('./embeddedCreate.ts', import.meta.url));
  await promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', program, half]);
  await rename(half, folder);
}

/** Takes away what killed starts left behind. Their maker may still be at work for a moment: then its folder waits for the next start. */
async function clearHalves(folder: string): Promise<void> {
  const beginning = `${basename(folder)}.new-`;
  for (const name of await readdir(dirname(folder))) {
    if (!name.startsWith(beginning)) continue;
    try {
      await rm(join(dirname(folder), name), { recursive: true, force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOTEMPTY')) throw error;
    }
  }
}

/** Opens the folder's database and makes an empty one where there is none. The caller owns the folder (ownership.ts). */
export async function openEmbedded(folder: string): Promise<EmbeddedDatabase> {
  if ((await folderMajor(folder)) === null) await create(folder);
  const { worker, syncs } = await startWorker(folder);
  const stream = new EmbeddedStream(worker);
  const client = new Client({ stream: () => stream, pipeline: true, user: 'postgres', database: 'postgres', types: rowTypes });
  let broken: Error | null = null;
  client.on('error', (error) => {
    broken = error;
  });
  await client.connect();

  let last: Promise<unknown> = Promise.resolve();
  const names = preparedNames();
  const unscoped = beginPowerless({});
  let closing = false;
  let turns = 0;
  let checkpointAt = await logPosition();
  /** One connection: everybody waits for the turn, in the order they came. */
  function turn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (closing) return Promise.reject(new Error('The database is closed'));
    if (broken !== null) return Promise.reject(broken);
    const mine = last.then(work);
    last = mine.catch(() => undefined).then(() => ((turns += 1) % CHECKPOINT_LOOK_EVERY === 0 ? checkpoint() : undefined));
    return mine;
  }
  async function logPosition(): Promise<number> {
    const { rows } = await client.query<{ position: number }>(`select (pg_current_wal_insert_lsn() - '0/0')::int8 as position`);
    return rows[0]?.position ?? 0;
  }
  async function checkpoint(): Promise<void> {
    if (broken !== null) return;
    const position = await logPosition();
    if (position - checkpointAt < CHECKPOINT_AFTER_BYTES) return;
    await client.query('reset role');
    try {
      await client.query('checkpoint');
    } finally {
      await client.query(`set role ${POWERLESS_ROLE}`);
    }
    checkpointAt = position;
  }

  return {
    kind: 'embedded',
    query: <Row extends object>(text: string, values?: readonly unknown[]) => turn(() => tryAgain(names, () => alone<Row>(client, names, unscoped, text, values))),
    ask: <Row extends object>(settings: Readonly<Record<string, string>>, text: string, values?: readonly unknown[]) =>
      turn(() => tryAgain(names, () => alone<Row>(client, names, beginPowerless(settings, 'read'), text, values))),
    transaction: async <Result>(settings: Readonly<Record<string, string>>, work: (connection: Connection) => Promise<Result>) => {
      const begin = beginPowerless(settings);
      return turn(() => tryAgain(names, () => inTransaction(client, begin, work, names)));
    },
    reading: async <Result>(settings: Readonly<Record<string, string>>, work: (connection: Connection) => Promise<Result>) => {
      const begin = beginPowerless(settings, 'read');
      return turn(async () => {
        const { result, ended } = await tryAgain(names, () => inReading(client, begin, work, names));
        await ended;
        return result;
      });
    },
    asOwner: <Result>(work: (connection: Script) => Promise<Result>) => turn(() => inTransaction(client, 'begin; set local role none', work, null)),
    syncCount: () => Atomics.load(syncs, 0),
    lockDown: () => turn(async () => {
      await client.query(`set role ${POWERLESS_ROLE}`);
    }),
    close: async () => {
      if (closing) return;
      closing = true;
      await last;
      await client.end();
      await stopWorker(worker);
    },
  };
}
