/** Whether somebody is left who can let the others in. A locked installation is opened again only at the machine itself. */
import type { PersonId } from '../identity.ts';

/** Somebody who may sign in and manages the whole on the day asked about. */
export interface Administrator {
  readonly personId: PersonId;
  /** Given by hand and without an end: nobody else's act takes it away. */
  readonly lasting: boolean;
  /** Has something to sign in with: a password with an address, a passkey, or an identity at a provider in use. */
  readonly reached: boolean;
}

/** Each is worth keeping on its own: who is there at all, who lasts, who comes in, and who does both. */
const worth: readonly ((one: Administrator) => boolean)[] = [() => true, (one) => one.lasting, (one) => one.reached, (one) => one.lasting && one.reached];

/** True when the act took away the last one of some worth. What was missing before is no reason to refuse: a new installation begins with a link that nobody has opened. */
export function leavesNobody(before: readonly Administrator[], after: readonly Administrator[]): boolean {
  return worth.some((holds) => before.some(holds) && !after.some(holds));
}
