/** Operations asked past the door, as tests of the use cases ask them: by the wrapper, as whoever is to be tried. */
import type { House } from '../src/app/house.ts';
import type { Actor } from '../src/app/ports.ts';
import { run } from '../src/app/run.ts';
import type { Input, OperationId, Output } from '../src/contract/table.ts';
import type { PersonId } from '../src/domain/identity.ts';
import type { Place, Role } from '../src/domain/organisation/organisation.ts';
import type { Outcome } from '../src/domain/refusal.ts';

/** The machine's own user, who may everything. */
export const machine: Actor = { personId: null, name: 'maskinen', title: '', via: 'cli', grants: [] };

export interface Asking<Who> {
  say<Id extends OperationId>(id: Id, input: Input<Id>, who?: Who): Promise<Outcome<Output<Id>>>;
  /** The answer; a refusal fails the test. */
  ask<Id extends OperationId>(id: Id, input: Input<Id>, who?: Who): Promise<Output<Id>>;
  /** The refusal's code, or 'ok'. */
  refused<Id extends OperationId>(id: Id, input: Input<Id>, who?: Who): Promise<string>;
}

/** `actorOf` says who it is when nobody is named, and whom a name stands for; the house may come later. */
export function asking<Who = Actor>(house: () => House, actorOf: (who: Who | undefined) => Actor | Promise<Actor>): Asking<Who> {
  const say: Asking<Who>['say'] = async (id, input, who) => run(house(), { actor: await actorOf(who), requestId: 't', loopback: true, address: '127.0.0.1' }, id, input);
  return {
    say,
    async ask(id, input, who) {
      const outcome = await say(id, input, who);
      if (!outcome.ok) throw new Error(`${id}: ${outcome.refusal.code} ${JSON.stringify(outcome.refusal.params)}`);
      return outcome.value;
    },
    async refused(id, input, who) {
      const outcome = await say(id, input, who);
      return outcome.ok ? 'ok' : outcome.refusal.code;
    },
  };
}

/** A new person with one role at one place, as an actor. */
export async function appoint(house: House, given: { readonly name: string; readonly title?: string; readonly mail?: string | null; readonly role: Role; readonly place: Place }): Promise<Actor> {
  const { ask } = asking(() => house, () => machine);
  const { name, title = '', mail = null, role, place } = given;
  const personId = house.newId() as PersonId;
  await ask('person.add', { id: personId, name, title, mail });
  const grant = { id: house.newId(), personId, role, place, from: null, to: null };
  await ask('person.grant', grant);
  return { personId, name, title, via: 'session', grants: [grant] };
}
