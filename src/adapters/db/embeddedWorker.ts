/**
 * The worker thread in which the embedded database (PGlite) runs. It speaks PostgreSQL's wire protocol in chunks of whole
 * messages: what the driver writes comes in, what PostgreSQL answers goes out. Nothing else is shared with the main thread.
 */
import { closeSync, fdatasyncSync, fsyncSync, openSync, readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

export interface WorkerStart {
  folder: string;
  /** Compiled once per process and shared: compiling takes longer than starting. */
  wasm: WebAssembly.Module | null;
  /** Shared counter of synchronisations with the disk, for the test that holds "at least one per commit". */
  syncs: SharedArrayBuffer;
}
export type WorkerAnswer = { kind: 'ready' } | { kind: 'failed'; message: string } | { kind: 'data'; bytes: Uint8Array } | { kind: 'closed' };
export type WorkerRequest = { kind: 'data'; bytes: Uint8Array } | { kind: 'close' };

interface HostStream { nfd?: number; path?: string; node: unknown }
interface Emscripten {
  NODEFS: { stream_ops: { fsync?: (stream: HostStream) => number }; realPath(node: unknown): string };
  FS: { filesystems: Record<string, unknown>; ErrnoError: new (errno: number) => Error };
}

const INPUT_OUTPUT_ERROR = 29;

/** PGlite never synchronises: its file system has no fsync and it starts PostgreSQL with -F. Both are mended here, or a power cut loses what was acknowledged. */
class DurableNodeFS extends NodeFS {
  readonly #synced: () => void;

  constructor(folder: string, synced: () => void) {
    super(folder);
    this.#synced = synced;
  }

  override async init(...given: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const result = await super.init(...given);
    const options = result.emscriptenOpts;
    const before = options.preRun;
    const mend = (module: unknown): void => {
      const { NODEFS, FS } = module as Emscripten;
      NODEFS.stream_ops.fsync = (stream) => {
        try {
          if (stream.nfd === undefined) syncFolder(NODEFS.realPath(stream.node));
          else fdatasyncSync(stream.nfd);
        } catch {
          // PostgreSQL then stops with a panic, as it must when the disk does not keep its word.
          throw new FS.ErrnoError(INPUT_OUTPUT_ERROR);
        }
        this.#synced();
        return 0;
      };
    };
    options.preRun = [...(Array.isArray(before) ? before : before ? [before] : []), mend];
    return result;
  }
}

function syncFolder(path: string): void {
  if (process.platform === 'win32') return; // Windows cannot open a folder for synchronising and does not need to
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** A new cluster is unpacked without synchronising; this is done once, before anything is acknowledged. */
function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) syncTree(path);
    else if (entry.isFile()) {
      const descriptor = openSync(path, 'r+');
      try {
        fdatasyncSync(descriptor);
      } finally {
        closeSync(descriptor);
      }
    }
  }
  syncFolder(folder);
}

const start = workerData as WorkerStart;
const port = parentPort;
if (port === null) throw new Error('embeddedWorker.ts runs only as a worker thread');
const answer = (message: WorkerAnswer): void => port.postMessage(message);

const syncs = new Int32Array(start.syncs);
const fresh = !existsSync(join(start.folder, 'PG_VERSION'));
const without = new Set(['-F']);
/** fdatasync is a no-op in PGlite's system calls; only fsync reaches the file system. */
const startParams = [...PGlite.defaultStartParams.filter((parameter) => !without.has(parameter)), '-c', 'wal_sync_method=fsync', '-c', 'shared_buffers=32MB', '-c', 'wal_buffers=1MB'];

try {
  const database = await PGlite.create({
    fs: new DurableNodeFS(start.folder, () => Atomics.add(syncs, 0, 1)),
    startParams,
    ...(start.wasm === null ? {} : { pgliteWasmModule: start.wasm }),
  });
  if (fresh) {
    await database.exec('checkpoint');
    syncTree(start.folder);
  }
  port.on('message', (request: WorkerRequest) => {
    void serve(database, request);
  });
  answer({ kind: 'ready' });
} catch (error) {
  answer({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
}

/** execProtocolRawStream works synchronously up to its first await, so requests keep their order. */
async function serve(database: PGlite, request: WorkerRequest): Promise<void> {
  if (request.kind === 'close') {
    await database.close();
    answer({ kind: 'closed' });
    return;
  }
  const parts: Uint8Array[] = [];
  await database.execProtocolRawStream(request.bytes, { syncToFs: false, onRawData: (bytes) => parts.push(bytes.slice()) });
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  port?.postMessage({ kind: 'data', bytes } satisfies WorkerAnswer, [bytes.buffer]);
}
