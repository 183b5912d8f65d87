/** The server's wiring: configuration, folder, database, house, server – and the way out again. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { claimFolder, type Owner } from './adapters/db/ownership.ts';
import { KeepingError } from './adapters/db/openRefusal.ts';
import { databaseFolder } from './adapters/db/open.ts';
import { handOver } from './cli/handedOver.ts';
import { openInstallation, type Installation } from './cli/installation.ts';
import { readEnvironment, type Config } from './config.ts';
import { isUnreachable } from './http/problem.ts';
import { createServer, faultWithoutContent } from './http/server.ts';
import { startPosting, type Posting } from './cli/posting.ts';
import { demoState, tellDemoOnce } from './cli/startDemo.ts';
import { keepingNotice, keepingRefusal } from './text/keeping.ts';
import { startingText } from './text/starting.ts';

const STOP_WITHIN_MS = 9_000;
const OPEN_AGAIN_MS = 3_000;
/** What the operator or another program does away with while the server waits. */
const WAITED_FOR: ReadonlySet<string> = new Set(['migrations-pending', 'restore-under-way']);
const started = process.argv.includes('--start');

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
function log(line: string): void {
  process.stdout.write(`${line}\n`);
}
function logFault(error: unknown, job: string): void {
  log(JSON.stringify({ time: new Date().toISOString(), job, fault: faultWithoutContent(error) }));
}
function refuseToStart(sentences: readonly string[]): never {
  for (const sentence of sentences) say(sentence);
  process.exit(2);
}

const read = readEnvironment();
if (!read.ok) refuseToStart(read.problems);
const { config } = read;

let installation: Installation | null = null;
let reason: string | null = startingText.opening;
let stopping = false;
let posting: Posting | null = null;

const owner = await ownFolder(config);
const demo = demoState(config, started, existsSync(databaseFolder(config.dataFolder)));
await open();

const server = await createServer({
  house: () => installation?.house ?? null, publicUrl: config.publicUrl, uploadBytes: config.uploadBytes, proxies: config.proxies, ceilings: config.ceilings,
  webFolder: fileURLToPath(new URL('../dist/web', import.meta.url)), ready, log,
});
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => { void stop(); });
try {
  await server.listen({ host: config.host, port: config.port });
} catch (error) {
  if (error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES' || error.code === 'EADDRNOTAVAIL')) {
    say(startingText.portTaken(config.host, config.port));
    await leave();
    process.exit(2);
  }
  throw error;
}
const address = server.server.address();
const port = typeof address === 'object' && address !== null ? address.port : config.port;
say(startingText.running(config.port === port ? config.publicUrl : `http://${config.host}:${port}`));
if (reason !== null) say(startingText.waiting(reason));
else say(await howToSignIn());

/** The embedded folder has one owner; a PostgreSQL server takes many apps. */
async function ownFolder({ databaseUrl, dataFolder }: Config): Promise<Owner | null> {
  if (databaseUrl !== null) return null;
  try {
    return await claimFolder(dataFolder, 'server');
  } catch (error) {
    if (error instanceof KeepingError) refuseToStart([keepingRefusal(error.refusal)]);
    throw error;
  }
}

/** Opens the database. One that cannot be reached, waits to be migrated by hand or is being restored is tried again while the server says so. */
async function open(): Promise<void> {
  try {
    const opened = await openInstallation(config, demo.shown, {
      announce: (notice) => say(keepingNotice(notice)), sealFailed: (error) => logFault(error, 'seal'), presenceLost: (error) => logFault(error, 'presence'), trailLost: (stream) => say(startingText.trailLost(stream)),
    });
    if (demo.wanted) await tellDemoOnce(config, opened, say);
    installation = opened;
    reason = null;
    posting = startPosting(opened.house, config, (fault) => logFault(fault, 'mail'));
    owner?.onWork(handOver(opened, (fault) => logFault(fault, 'command')));
  } catch (error) {
    if (error instanceof KeepingError) {
      if (!WAITED_FOR.has(error.refusal.code)) {
        await owner?.release();
        refuseToStart([keepingRefusal(error.refusal)]);
      }
      reason = keepingRefusal(error.refusal);
    } else if (config.databaseUrl !== null && isUnreachable(error)) {
      reason = startingText.databaseUnreachable;
    } else {
      throw error;
    }
    if (!stopping) setTimeout(() => { void open().catch((fault: unknown) => { logFault(fault, 'open'); process.exit(1); }); }, OPEN_AGAIN_MS);
  }
}

async function ready(): Promise<string | null> {
  if (installation === null) return reason;
  try {
    await installation.database.query('select 1');
    return null;
  } catch (error) {
    logFault(error, 'ready');
    return startingText.databaseUnreachable;
  }
}

async function howToSignIn(): Promise<string> {
  if (installation === null) return '';
  if (demo.shown) return startingText.demoSignIn;
  const people = await installation.house.opener.transaction('all', (store) => store.people());
  return people.length === 0 ? startingText.firstPerson : startingText.signIn;
}

/** What is under way is finished; what does not finish in time is cut off. */
async function stop(): Promise<void> {
  stopping = true;
  say(startingText.stopping);
  setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
  setTimeout(() => server.server.closeAllConnections(), STOP_WITHIN_MS - 3_000).unref();
  await server.close();
  await leave();
  process.exit(0);
}
async function leave(): Promise<void> {
  await posting?.stop();
  await installation?.close();
  await owner?.release();
}
