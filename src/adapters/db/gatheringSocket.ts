import { Socket } from 'node:net';

type Done = (error?: Error | null) => void;

/** What the driver writes in one turn of the event loop leaves as one: it writes each statement by itself, and each write costs a call of the system. */
export class GatheringSocket extends Socket {
  #gathering = false;

  constructor() {
    super();
    // A connected socket carries `write` as a property of its own, so that a method would never be reached.
    this.once('connect', () => {
      const plain = this.write.bind(this) as (chunk: Uint8Array | string, encoding?: BufferEncoding | Done, done?: Done) => boolean;
      this.write = (chunk: Uint8Array | string, encoding?: BufferEncoding | Done, done?: Done): boolean => {
        this.#gather();
        return plain(chunk, encoding, done);
      };
    });
  }

  #gather(): void {
    if (this.#gathering) return;
    this.#gathering = true;
    this.cork();
    // After everything that is ready already: what it sends belongs to the same turn.
    setImmediate(() => {
      this.#gathering = false;
      this.uncork();
    });
  }
}
