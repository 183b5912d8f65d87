/** Answers as they were sent, packed, for as long as their stamp stands (docs/decisions/0005). What was asked for longest ago goes first. */

const MOST_BYTES = 8 * 1024 * 1024;
/** Places that are remembered as restless; past that they are forgotten together, which costs each of them one question. */
const MOST_RESTLESS = 1000;
/** Askers that are remembered; past that they are forgotten together, which costs each of them one round trip. */
const MOST_ASKERS = 10_000;
/** A reader waits for so many makings of others before making the answer itself. */
const WAITS = 2;

/** A place is what is asked for, whoever asks; a key is one answer of it: its stamp and how it is packed. */
export class KeptAnswers {
  readonly #kept = new Map<string, Buffer>();
  readonly #restless = new Set<string>();
  readonly #askers = new Set<string>();
  readonly #making = new Map<string, Promise<void>>();
  #bytes = 0;

  get(key: string): Buffer | null {
    const bytes = this.#kept.get(key);
    if (bytes === undefined) return null;
    this.#kept.delete(key);
    this.#kept.set(key, bytes);
    return bytes;
  }

  /** The same, but while somebody else makes an answer of this place, it is waited for: it may be the one. Only an answer under the very key is taken. */
  async getOrWait(place: string, key: string): Promise<Buffer | null> {
    for (let waits = 0; ; waits += 1) {
      const making = this.#making.get(place);
      const bytes = this.get(key);
      if (bytes !== null || making === undefined || waits === WAITS) return bytes;
      await making;
    }
  }

  /** Tells the others that an answer of this place is being made, until the function it answers is called. */
  begin(place: string): () => void {
    if (this.#making.has(place)) return () => undefined;
    let done: () => void = () => undefined;
    this.#making.set(place, new Promise((resolve) => { done = resolve; }));
    return () => {
      this.#making.delete(place);
      done();
    };
  }

  keep(key: string, bytes: Buffer): void {
    if (bytes.length > MOST_BYTES / 8 || this.#kept.has(key)) return;
    this.#kept.set(key, bytes);
    this.#bytes += bytes.length;
    for (const [oldest, old] of this.#kept) {
      if (this.#bytes <= MOST_BYTES) break;
      this.#kept.delete(oldest);
      this.#bytes -= old.length;
    }
  }

  /** Is the stamp worth asking for by itself? Where the last asking found another answer, only while somebody makes the next one. */
  asksFirst(place: string): boolean {
    return !this.#restless.has(place) || this.#making.has(place);
  }
  /** Has this asker had an answer at the place? Who has not must not learn, by how long it takes to be turned away, whether there is one. */
  knows(place: string, asker: string): boolean {
    return this.#askers.has(`${asker} ${place}`);
  }
  told(place: string, asker: string): void {
    if (this.#askers.size >= MOST_ASKERS) this.#askers.clear();
    this.#askers.add(`${asker} ${place}`);
  }

  found(place: string, stood: boolean): void {
    if (stood) this.#restless.delete(place);
    else {
      if (this.#restless.size >= MOST_RESTLESS) this.#restless.clear();
      this.#restless.add(place);
    }
  }
}
