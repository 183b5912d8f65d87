/** The doors that set or clear the cookie. Everything else about sign-in is app/session.ts. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { operations, type OperationId, type Output } from '../contract/table.ts';
import { ok, refuse, type Outcome } from '../domain/refusal.ts';
import type { House } from '../app/house.ts';
import { run, type Who } from '../app/run.ts';
import { actorOfSession, signIn, signInDemo, signOut, useLink } from '../app/session.ts';
import { clearSessionCookie, sessionHash, setSessionCookie } from './cookie.ts';

type Door = (house: House, who: Who, input: unknown, request: FastifyRequest, reply: FastifyReply) => Promise<Outcome<unknown>>;

export const sessionDoors: Partial<Record<OperationId, Door>> = {
  'session.read': (house, who) => view(house, who),
  'session.signIn': async (house, who, input, request, reply) => {
    const parsed = operations['session.signIn'].input.safeParse(input);
    if (!parsed.success) return refuse('input.malformed');
    return enter(house, who, await signIn(house, parsed.data, who.address), request, reply);
  },
  'session.signInDemo': async (house, who, input, request, reply) => {
    const parsed = operations['session.signInDemo'].input.safeParse(input);
    if (!parsed.success) return refuse('input.malformed');
    return enter(house, who, await signInDemo(house, parsed.data.personId, who.loopback), request, reply);
  },
  'session.useLink': async (house, who, input, request, reply) => {
    const parsed = operations['session.useLink'].input.safeParse(input);
    if (!parsed.success) return refuse('input.malformed');
    return enter(house, who, await useLink(house, parsed.data), request, reply);
  },
  'session.signOut': async (house, _who, _input, request, reply) => {
    await endSession(house, request);
    clearSessionCookie(reply, house.publicUrl);
    return ok({ signedOut: true } satisfies Output<'session.signOut'>);
  },
};

/** A new sign-in is a new session: the one before, if any, ends, so that nobody can be made to use a cookie that somebody else knows. */
async function enter(house: House, who: Who, entered: Outcome<{ token: string }>, request: FastifyRequest, reply: FastifyReply): Promise<Outcome<unknown>> {
  if (!entered.ok) return entered;
  await endSession(house, request);
  setSessionCookie(reply, entered.value.token, house.publicUrl);
  return view(house, { ...who, actor: await actorOfSession(house, house.sha256(entered.value.token)) });
}

async function endSession(house: House, request: FastifyRequest): Promise<void> {
  const hash = sessionHash(request, house.publicUrl);
  if (hash !== null) await signOut(house, hash);
}

/** The demo's persons are shown only to a visitor who may sign in as one of them. */
async function view(house: House, who: Who): Promise<Outcome<Output<'session.read'>>> {
  const outcome = await run(house, who, 'session.read', {});
  if (!outcome.ok || !house.demo || !who.loopback) return outcome;
  const people = await house.opener.identity.peopleForDemo();
  return ok({ ...outcome.value, demoPersons: people.map((person) => ({ id: person.id, name: person.name, title: person.title })) });
}
