import type { KeepingRefusal } from '../../domain/keeping.ts';

/** Thrown where the data cannot be opened, copied or restored for a reason that a person can do something about; text/keeping.ts has the sentence. */
export class KeepingError extends Error {
  readonly refusal: KeepingRefusal;
  constructor(refusal: KeepingRefusal) {
    super(`The data cannot be used: ${refusal.code}`);
    this.name = 'KeepingError';
    this.refusal = refusal;
  }
}
