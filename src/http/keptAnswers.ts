/** Answers as they were sent, packed, for as long as their stamp stands (docs/decisions/0005). What was asked for longest ago goes first. */

const MOST_BYTES = 8 * 1024 * 1024;

export class KeptAnswers {
  readonly #kept = new Map<string, Buffer>();
  #bytes = 0;

  get(key: string): Buffer | null {
    const bytes = this.#kept.get(key);
    if (bytes === undefined) return null;
    this.#kept.delete(key);
    this.#kept.set(key, bytes);
    return bytes;
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
}
