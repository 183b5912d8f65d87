/** The driver's connection to the embedded database: a stream whose other end is the worker thread. */
import { Duplex } from 'node:stream';
import type { Worker } from 'node:worker_threads';
import type { WorkerAnswer, WorkerRequest } from './embeddedWorker.ts';

const TERMINATE = 0x58;

export class EmbeddedStream extends Duplex {
  readonly #worker: Worker;
  #waiting: Buffer[] = [];

  constructor(worker: Worker) {
    super({ readableHighWaterMark: 1 << 20 });
    this.#worker = worker;
    worker.on('message', (answer: WorkerAnswer) => {
      if (answer.kind === 'data' && !this.destroyed) this.push(answer.bytes);
    });
    worker.on('error', (error) => this.destroy(error));
    worker.on('exit', () => this.destroy());
  }

  /** What the driver calls on a socket. */
  connect(): this {
    process.nextTick(() => this.emit('connect'));
    return this;
  }
  setNoDelay(): this { return this; }
  setKeepAlive(): this { return this; }
  ref(): this { return this; }
  unref(): this { return this; }

  override _read(): void { /* the worker pushes */ }

  /** Messages written in one turn go over as one: each crossing of threads costs more than most statements. */
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    if (chunk[0] === TERMINATE && chunk.length === 5) {
      done();
      this.destroy();
      return;
    }
    if (this.#waiting.length === 0) queueMicrotask(() => this.#send());
    this.#waiting.push(chunk);
    done();
  }

  #send(): void {
    const bytes = new Uint8Array(this.#waiting.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of this.#waiting) {
      bytes.set(part, at);
      at += part.length;
    }
    this.#waiting = [];
    this.#worker.postMessage({ kind: 'data', bytes } satisfies WorkerRequest, [bytes.buffer]);
  }
}
