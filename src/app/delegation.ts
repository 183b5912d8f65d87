/** "While I am away": who stands in for whom. What a deputy may is decided where permissions are (run.ts); here it is made, ended and shown. */
import type { DelegationRow, DelegationsView } from '../contract/delegation.ts';
import type { PersonId } from '../domain/identity.ts';
import { holdsOn, mayArrangeFor, mayStand, yearAfter, type Delegation } from '../domain/organisation/delegation.ts';
import { reach, validOn, type Grant, type Unit } from '../domain/organisation/organisation.ts';
import { ok, refuse, type Outcome } from '../domain/refusal.ts';
import { swedishOrder } from '../domain/swedishOrder.ts';
import type { Mail } from './ports.ts';
import type { Context, UseCase } from './useCase.ts';

const foundAtMost = 12;
type Colleague = Awaited<ReturnType<Context['store']['people']>>[number];

interface Around { readonly people: readonly Colleague[]; readonly units: ReadonlyMap<string, Unit>; readonly arranges: (person: Colleague) => boolean; readonly everybody: boolean }

/** Lent roles arrange nothing: a deputy delegates nothing further. */
async function aroundOf(context: Context): Promise<Around> {
  const { store, actor, today } = context;
  const [people, all] = await Promise.all([store.people(), store.units()]);
  const units = new Map(all.map((unit) => [unit.id as string, unit]));
  const own = actor.grants.filter((grant) => grant.lentBy === undefined);
  const everybody = context.scopeFor('people.manage', 'own') === 'all';
  return { people, units, everybody, arranges: (person) => person.id !== actor.personId && (everybody || mayArrangeFor(own, person.grants, units, today)) };
}

/** Do two persons work for one board at least? What a board has stays with those who are let in there. */
function shareBoard(one: readonly Grant[], other: readonly Grant[], { units }: Around, context: Context): boolean {
  const reached = (grants: readonly Grant[]): 'all' | Set<string> => {
    const found = new Set<string>();
    for (const grant of grants) {
      const at = validOn(grant, context.today) ? reach(grant, units) : [];
      if (at === 'all') return 'all';
      for (const id of at) found.add(id);
    }
    return found;
  };
  const [mine, theirs] = [reached(one), reached(other)];
  if (mine === 'all') return theirs === 'all' || theirs.size > 0;
  return theirs === 'all' ? mine.size > 0 : [...mine].some((id) => theirs.has(id));
}

async function viewOf(context: Context, around: Around): Promise<DelegationsView> {
  const { store, actor, today } = context;
  const people = new Map(around.people.map((person) => [person.id, person]));
  const named = (id: PersonId): DelegationRow['absent'] => ({ id, name: people.get(id)?.name ?? '', title: people.get(id)?.title ?? '' });
  const mayArrange = around.people.some((person) => around.arranges(person));
  const all = await store.delegations(mayArrange ? undefined : actor.personId ?? undefined);
  const row = (one: Delegation): DelegationRow => ({
    id: one.id, absent: named(one.fromId), deputy: named(one.toId), from: one.from, to: one.to, reason: one.reason, madeBy: one.madeBy, madeAt: one.madeAt, endedOn: one.endedOn,
    state: holdsOn(one, today) ? 'now' : one.endedOn === null && one.from > today ? 'coming' : 'past', mayEnd: one.endedOn === null && one.to >= today && mayEnd(one, context, around),
  });
  const lately = (one: Delegation): boolean => yearAfter(one.endedOn ?? one.to) >= today;
  return {
    today, mayArrange, mine: all.filter((one) => one.fromId === actor.personId).map(row), forMe: all.filter((one) => one.toId === actor.personId && (one.endedOn === null ? one.to >= today : false)).map(row),
    arranged: all.filter((one) => { const absent = people.get(one.fromId); return absent !== undefined && around.arranges(absent) && lately(one); }).map(row),
  };
}

/** The one who is away, the one who stands in, and who may arrange for the one who is away. */
function mayEnd(one: Delegation, { actor }: Context, around: Around): boolean {
  if (actor.personId !== null && (one.fromId === actor.personId || one.toId === actor.personId)) return true;
  const absent = around.people.find((person) => person.id === one.fromId);
  return absent !== undefined && around.arranges(absent);
}

export const readDelegations: UseCase<'delegation.read'> = {
  act: async (context) => ok(await viewOf(context, await aroundOf(context))),
};

/** Nobody learns of people outside the own boards here, but who manages all. */
export const findPeople: UseCase<'delegation.people'> = {
  async act(context, input) {
    const around = await aroundOf(context);
    const search = input.search.toLocaleLowerCase('sv');
    const own = context.actor.grants.filter((grant) => grant.lentBy === undefined);
    const fits = (person: Colleague): boolean => input.as === 'absent' ? around.arranges(person) : person.id !== context.actor.personId && (around.everybody || shareBoard(own, person.grants, around, context));
    const found = around.people.filter((person) => person.name.toLocaleLowerCase('sv').includes(search) && fits(person));
    return ok({ people: found.toSorted((a, b) => swedishOrder(a.name, b.name)).slice(0, foundAtMost).map(({ id, name, title }) => ({ id, name, title })) });
  },
};

export const makeDelegation: UseCase<'delegation.make'> = {
  async act(context, input) {
    const { store, actor, today, now } = context;
    const around = await aroundOf(context);
    const absent = around.people.find((person) => person.id === (input.absentId ?? actor.personId));
    const deputy = around.people.find((person) => person.id === input.deputyId);
    const forSelf = absent !== undefined && absent.id === actor.personId;
    if (!absent || !(forSelf || around.arranges(absent))) return refuse('object.not-found');
    // Two who lay it up at once would both see no other: the second looks after the first.
    await store.hold(`delegation ${absent.id}`);
    const present = await store.delegations(absent.id);
    // The same id again is a retry.
    if (present.some((one) => one.id === input.id && one.fromId === absent.id)) return ok(await viewOf(context, around));
    if (!deputy) return refuse('object.not-found');
    const stands = mayStand({ id: input.id, fromId: absent.id, toId: deputy.id, from: input.from, to: input.to }, present, forSelf ? null : actor.personId, today);
    if (!stands.ok) return stands;
    // To whom one has nothing in common with there is no telling apart "not there" from "not here".
    if (!around.everybody && !shareBoard(absent.grants, deputy.grants, around, context)) return refuse(shareBoard(actor.grants, deputy.grants, around, context) ? 'delegation.deputy-elsewhere' : 'object.not-found');
    const made = { id: input.id, fromId: absent.id, toId: deputy.id, from: input.from, to: input.to, reason: input.reason.trim(), madeAt: now.toISOString(), madeBy: actor.name };
    if (!await store.insertDelegation(made)) return refuse('field.value-not-allowed', { field: 'id' });
    record(context, absent, { deputy: deputy.name, absent: absent.name, from: input.from, to: input.to }, made.reason);
    return ok(await viewOf(context, around));
  },
};

export const endDelegation: UseCase<'delegation.end'> = {
  async act(context, input): Promise<Outcome<DelegationsView>> {
    const around = await aroundOf(context);
    const one = (await context.store.delegations()).find((each) => each.id === input.id);
    const absent = around.people.find((person) => person.id === one?.fromId);
    if (!one || !absent || !mayEnd(one, context, around)) return refuse('object.not-found');
    if (one.endedOn === null && one.to >= context.today) {
      await context.store.endDelegation(one.id, context.today);
      record(context, absent, { ended: one.id, deputy: around.people.find((person) => person.id === one.toId)?.name ?? '', absent: absent.name });
    }
    return ok(await viewOf(context, around));
  },
};

function record(context: Context, absent: Colleague, values: Readonly<Record<string, unknown>>, note = ''): void {
  context.record({ objectKind: 'account', objectId: absent.id, bodyId: null, boardYearId: null, content: { kind: 'act', values, note } });
}

/** Mail about what waits for somebody who is away goes to the deputy, and says whose it is. */
export async function toDeputies({ store, today }: Context, mails: readonly Mail[]): Promise<Mail[]> {
  const deputies = mails.length === 0 ? [] : await store.deputiesOn(mails.map((mail) => mail.personId), today);
  if (deputies.length === 0) return [...mails];
  const names = new Map((await store.people()).map((person) => [person.id, person.name]));
  return mails.map((mail) => {
    const deputy = deputies.find((one) => one.fromId === mail.personId && one.mail !== null);
    return deputy ? { ...mail, personId: deputy.toId, params: { ...mail.params, forName: names.get(mail.personId) ?? '' } } : mail;
  });
}
