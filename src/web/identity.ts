import { idFrom } from '../domain/identity.ts';

/** A new id, made here so that a retry never doubles. */
export function newId<Id extends string = string>(): Id {
  return idFrom(Date.now(), crypto.getRandomValues(new Uint8Array(10))) as Id;
}
