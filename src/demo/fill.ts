import type { Input, OperationId, Output } from '../contract/table.ts';
import { dayOf, type Day } from '../domain/day.ts';
import type { House } from '../app/house.ts';
import type { Actor } from '../app/ports.ts';
import { run } from '../app/run.ts';
import { tellDemo } from './demo.ts';

/**
 * Fills an empty house with the demo. Each act is done by the person who would have done it, with that person's own
 * permissions, on the day it would have been done; so the log of the demo reads like a real one.
 */
export async function fillDemo(house: House): Promise<void> {
  const teller: Actor = { personId: null, name: 'Demonstration', title: '', via: 'demo', grants: [] };
  const people = new Map<string, Actor>();
  const today = dayOf(house.now(), house.zone);
  let told = 0;

  async function ask<Id extends OperationId>(id: Id, input: Input<Id>, actor: Actor, on?: Day): Promise<Output<Id>> {
    told += 1;
    // Eight in the morning and onwards: acts of one day keep their order.
    const moment = on === undefined || on >= today ? house.now() : new Date(Date.parse(`${on}T07:00:00Z`) + told * 1000);
    const outcome = await run({ ...house, now: () => moment }, { actor, requestId: `demo-${told}`, loopback: true, address: '' }, id, input);
    if (!outcome.ok) throw new Error(`The demo was refused at ${id}: ${outcome.refusal.code} ${JSON.stringify(outcome.refusal.params)}`);
    return outcome.value;
  }
  async function actorOf(personId: string): Promise<Actor> {
    const known = people.get(personId);
    if (known) return known;
    const person = (await ask('person.list', {}, teller)).people.find((one) => one.id === personId);
    if (!person) throw new Error('The demo lets somebody act who is not there');
    const actor: Actor = { personId: person.id, name: person.name, title: person.title, via: 'session', grants: person.grants };
    people.set(personId, actor);
    return actor;
  }

  await tellDemo(async (id, input, as, on) => ask(id, input, as === undefined ? teller : await actorOf(as), on), { newId: () => house.newId(), today });
}
