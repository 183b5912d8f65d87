import type { Occasion } from '../control/occasion.ts';

/** More occasions than this are many units: screen and paper then show those with something to say, and the figures of all. */
const listedWhole = 12;

export function isMany(occasions: readonly unknown[]): boolean {
  return occasions.length > listedWhole;
}
/** A fault, or not done: a reader wants to know which it was. */
export function saysSomething({ counts, state, correction }: Pick<Occasion, 'counts' | 'state' | 'correction'>): boolean {
  return counts.fault > 0 || correction !== '' || (state !== 'done' && state !== 'withdrawn');
}
