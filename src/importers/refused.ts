import type { ReadRefusal } from '../domain/document/draft.ts';

/** Thrown inside a reader when the whole file cannot be read; `readInProcess` turns it into the answer. */
export class Refused extends Error {
  readonly refusal: ReadRefusal;
  constructor(refusal: ReadRefusal, options?: { readonly cause: unknown }) {
    super(refusal, options);
    this.name = 'Refused';
    this.refusal = refusal;
  }
}
