import type { Day } from '../domain/day.ts';
import { leavesNobody } from '../domain/organisation/administrators.ts';
import { refuse, type Outcome } from '../domain/refusal.ts';
import type { Context } from './useCase.ts';

/**
 * Does the act and looks afterwards: whatever it took away, somebody who administers must be left. Looked at in the act's own transaction, which a refusal
 * rolls back – so that no way of losing an administrator has to be thought of beforehand. Two at once follow each other.
 */
export async function keepingAdministrator<Value>(context: Context, act: () => Promise<Outcome<Value>>, on: Day = context.today): Promise<Outcome<Value>> {
  const { store } = context;
  await store.hold('administrators');
  const day = on > context.today ? on : context.today;
  const before = await store.administrators(day);
  const acted = await act();
  return acted.ok && leavesNobody(before, await store.administrators(day)) ? refuse(context.actor.via === 'directory' ? 'scim.last-administrator' : 'person.last-administrator') : acted;
}

/** The same around a whole use case. */
export function keeping<Input>(act: (context: Context, input: Input) => Promise<Outcome<unknown>>): (context: Context, input: Input) => Promise<Outcome<unknown>> {
  return async (context, input) => keepingAdministrator(context, () => act(context, input));
}
