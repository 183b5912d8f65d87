/**
 * One owner per data folder. The embedded database takes no lock, so whoever opens it listens on a socket first and publishes the
 * socket's address in a numbered file of the folder. Nobody trusts a process number: containers use them again. An address that
 * refuses the connection is left behind by somebody who died; one that takes it is alive, however slow to answer.
 *
 * Two that start at once: each publishes, then asks all the others. Whoever finds a settled owner steps back; of two that are both
 * still claiming, the lower number stays. Only the settled owner clears away what the dead left.
 */
import { randomBytes } from 'node:crypto';
import { chmodSync } from 'node:fs';
import { link, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { KeepingError } from './openRefusal.ts';
import { listen, send, sendInTurn, type FromAsker, type FromOwner, type HandedAnswer, type HandedWork } from './ownershipWire.ts';

/** What the owner tells while it works. `piece` is awaited before the next one; `whole` when a file has been told to its end. */
export interface Telling { progress(text: string): void; piece(path: string, bytes: Uint8Array): Promise<void>; whole(path: string): Promise<void> }
export type WorkHandler = (work: HandedWork, telling: Telling) => Promise<HandedAnswer>;
/** How the asker takes it. What `piece` and `whole` throw ends the asking. */
export interface Hearing { progress(text: string): void; piece(path: string, bytes: Uint8Array): void; whole(path: string): void }

export interface Owner {
  readonly kind: 'owner';
  /** Sets who does the work that others hand over; what came before waits for it. */
  onWork(handler: WorkHandler): void;
  /** Finishes the work under way and lets go of the folder. Close the database first. */
  release(): Promise<void>;
}
export interface Busy {
  readonly kind: 'busy';
  /** Lets the owner do the work. Throws OwnerGone when the owner left before it took the work: then claim the folder again. */
  ask(work: HandedWork, hearing: Hearing): Promise<HandedAnswer>;
  /** Goes away without asking. */
  leave(): void;
}
class OwnerGone extends Error {
  override readonly name = 'OwnerGone';
}

const OWNER_FILE = /^owner\.(\d+)$/;
/** Unix allows 107 bytes for a socket's path (103 on macOS). */
const LONGEST_PATH = 100;
const SERVER_WAITS_MS = 10_000;
const LOOK_AGAIN_MS = 100;
const HELLO_WITHIN_MS = 3_000;
/** An asker that does not hang up must not keep the owner from ending. */
const LEAVE_WITHIN_MS = 1_000;

/** A command gets `busy` at once; a server waits up to ten seconds for the folder and then throws KeepingError. */
export async function claimFolder(folder: string, as: 'server'): Promise<Owner>;
export async function claimFolder(folder: string, as: 'command'): Promise<Owner | Busy>;
export async function claimFolder(folder: string, as: 'server' | 'command'): Promise<Owner | Busy> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const until = Date.now() + SERVER_WAITS_MS;
  for (;;) {
    const claimed = await attempt(folder);
    if (claimed.kind === 'owner' || as === 'command') return claimed;
    claimed.leave();
    if (Date.now() >= until) throw new KeepingError({ code: 'folder-busy', folder });
    await pause(LOOK_AGAIN_MS);
  }
}

/** Runs as the owner, or lets the owner run it; tries again when the owner leaves before taking the work. */
export async function ownOrAsk<Result>(folder: string, work: HandedWork, hearing: Hearing, own: (owner: Owner) => Promise<Result>): Promise<Result | HandedAnswer> {
  for (;;) {
    const claimed = await claimFolder(folder, 'command');
    if (claimed.kind === 'owner') {
      try {
        return await own(claimed);
      } finally {
        await claimed.release();
      }
    }
    try {
      return await claimed.ask(work, hearing);
    } catch (error) {
      if (!(error instanceof OwnerGone)) throw error;
    }
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface Published {
  number: number;
  file: string;
  address: string;
}

async function published(folder: string): Promise<Published[]> {
  const found: Published[] = [];
  for (const name of await readdir(folder)) {
    const number = Number(OWNER_FILE.exec(name)?.[1]);
    if (!Number.isInteger(number)) continue;
    const file = join(folder, name);
    const address = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null; // released meanwhile
      throw error;
    });
    if (address !== null) found.push({ number, file, address });
  }
  return found.sort((a, b) => a.number - b.number);
}

type Reached = { state: 'dead' } | { state: 'settled' | 'claiming'; socket: Socket };

/** A connection that is taken but not greeted counts as settled: somebody lives there. */
function reach(address: string): Promise<Reached> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(address);
    let connected = false;
    const slow = setTimeout(() => resolve({ state: 'settled', socket }), HELLO_WITHIN_MS);
    socket.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(slow);
      // Reset: it stood in the queue of one who left before taking it.
      if (connected || error.code === 'ECONNREFUSED' || error.code === 'ECONNRESET' || error.code === 'ENOENT') resolve({ state: 'dead' });
      else reject(error);
    });
    socket.once('connect', () => { connected = true; });
    socket.once('close', () => {
      clearTimeout(slow);
      resolve({ state: 'dead' });
    });
    listen<FromOwner>(socket, (message) => {
      clearTimeout(slow);
      if (message.kind === 'hello') resolve({ state: message.settled ? 'settled' : 'claiming', socket });
      else socket.emit('message', message);
    });
  });
}

async function attempt(folder: string): Promise<Owner | Busy> {
  const before = await published(folder);
  for (const { address } of before) {
    const reached = await reach(address);
    if (reached.state !== 'dead') return busy(reached.socket);
  }
  const place = await openPlace(folder);
  const mine = await publish(folder, place.address, before.at(-1)?.number ?? 0);
  const dead = new Map<string, Published>();
  for (;;) {
    let wait = false;
    for (const other of await published(folder)) {
      if (other.number === mine.number || dead.has(other.file)) continue;
      const reached = await reach(other.address);
      if (reached.state === 'dead') dead.set(other.file, other);
      else if (reached.state === 'settled' || other.number < mine.number) {
        await rm(mine.file, { force: true });
        await place.close();
        return busy(reached.socket);
      } else {
        reached.socket.destroy();
        wait = true;
      }
    }
    if (!wait) break;
    await pause(LOOK_AGAIN_MS);
  }
  place.settle();
  for (const { file, address } of dead.values()) {
    await rm(file, { force: true });
    await rm(dirname(address) === folder ? address : dirname(address), { recursive: true, force: true });
  }
  return {
    kind: 'owner',
    onWork: place.onWork,
    release: async () => {
      await rm(mine.file, { force: true });
      await place.close();
    },
  };
}

/** Links a finished file to the first free number after `last`: the link is made whole or not at all, and never over another. */
async function publish(folder: string, address: string, last: number): Promise<Published> {
  const draft = join(folder, `claim-${randomBytes(8).toString('hex')}`);
  await writeFile(draft, address, { flag: 'wx', mode: 0o600 });
  try {
    for (let number = last + 1; ; number += 1) {
      const file = join(folder, `owner.${number}`);
      try {
        await link(draft, file);
        return { number, file, address };
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      }
    }
  } finally {
    await rm(draft, { force: true });
  }
}

interface Place {
  address: string;
  settle(): void;
  onWork(handler: WorkHandler): void;
  close(): Promise<void>;
}

async function newAddress(folder: string): Promise<{ address: string; takeAway(): Promise<void> }> {
  const name = randomBytes(8).toString('hex');
  if (process.platform === 'win32') return { address: `\\\\.\\pipe\\internkoll-${name}`, takeAway: async () => undefined };
  const near = join(folder, `owner-${name}.sock`);
  if (Buffer.byteLength(near) <= LONGEST_PATH) return { address: near, takeAway: async () => rm(near, { force: true }) };
  const elsewhere = await mkdtemp(join(tmpdir(), 'internkoll-'));
  return { address: join(elsewhere, 'owner.sock'), takeAway: async () => rm(elsewhere, { recursive: true, force: true }) };
}

async function openPlace(folder: string): Promise<Place> {
  const { address, takeAway } = await newAddress(folder);
  let settled = false;
  let give: (handler: WorkHandler) => void;
  let closing = false;
  const handler = new Promise<WorkHandler>((resolve) => { give = resolve; });
  const underWay = new Set<Promise<void>>();
  const sockets = new Set<Socket>();

  async function serve(socket: Socket, work: HandedWork): Promise<void> {
    const run = await handler;
    if (closing) return; // the socket closes before "taken": the asker claims the folder itself
    send(socket, { kind: 'taken' });
    try {
      send(socket, { kind: 'answer', answer: await run(work, {
        progress: (text) => send(socket, { kind: 'progress', text }),
        piece: (path, bytes) => sendInTurn(socket, { kind: 'piece', path, base64: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64') }),
        whole: (path) => sendInTurn(socket, { kind: 'whole', path }),
      }) });
    } catch (error) {
      send(socket, { kind: 'fault', message: error instanceof Error ? error.message : String(error) });
    }
  }
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy()); // an asker that went away; its work is finished all the same
    send(socket, { kind: 'hello', settled });
    listen<FromAsker>(socket, (message) => {
      const work = serve(socket, message.work).finally(() => underWay.delete(work));
      underWay.add(work);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(address, () => {
      server.off('error', reject);
      resolve();
    });
  });
  if (process.platform !== 'win32') chmodSync(address, 0o600);
  server.unref();
  return {
    address,
    settle: () => { settled = true; },
    onWork: (given) => give(given),
    close: async () => {
      closing = true;
      give(async () => ({ stdout: '', stderr: '', exitCode: 1 })); // wakes what still waits for a handler; it sees `closing` first
      while (underWay.size > 0) await Promise.all(underWay);
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.end();
      const impatient = setTimeout(() => {
        for (const socket of sockets) socket.destroy();
      }, LEAVE_WITHIN_MS);
      await closed;
      clearTimeout(impatient);
      await takeAway();
    },
  };
}

function busy(socket: Socket): Busy {
  socket.unref();
  return {
    kind: 'busy',
    leave: () => socket.destroy(),
    ask: (work, hearing) => new Promise((resolve, reject) => {
      socket.ref();
      let taken = false;
      const gone = (): void => reject(taken ? new Error('The process that owns the data folder ended while it did the work') : new OwnerGone());
      if (socket.destroyed) {
        gone();
        return;
      }
      socket.on('close', gone);
      socket.on('message', (message: FromOwner) => {
        switch (message.kind) {
          case 'taken':
            taken = true;
            break;
          case 'progress':
            hearing.progress(message.text);
            break;
          case 'piece':
          case 'whole':
            try {
              if (message.kind === 'whole') hearing.whole(message.path);
              else hearing.piece(message.path, Buffer.from(message.base64, 'base64'));
            } catch (error) {
              reject(error);
              socket.destroy();
            }
            break;
          case 'answer':
            resolve(message.answer);
            socket.end();
            break;
          case 'fault':
            reject(new Error(message.message));
            socket.end();
            break;
          case 'hello':
            break;
        }
      });
      send(socket, { kind: 'work', work });
    }),
  };
}
