import { Socket } from 'node:net';

type Done = (error?: Error | null) => void;

/** What the driver writes in one turn leaves as one: it writes each statement by itself, and each write costs a call of the system. */
export class GatheringSocket extends Socket {
  #gathering = false;

  override write(chunk: Uint8Array | string, encoding?: BufferEncoding | Done, done?: Done): boolean {
    if (!this.#gathering && !this.connecting) {
      this.#gathering = true;
      this.cork();
      // After the promises that are settled already: what their owners send belongs to the same turn.
      queueMicrotask(() => process.nextTick(() => {
        this.#gathering = false;
        this.uncork();
      }));
    }
    return typeof encoding === 'function' ? super.write(chunk, encoding) : super.write(chunk, encoding, done);
  }
}
