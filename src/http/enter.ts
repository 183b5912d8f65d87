/** How somebody comes in through a door that sets the cookie, whatever way the person was known. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Output } from '../contract/table.ts';
import { ok, type Outcome } from '../domain/refusal.ts';
import type { House } from '../app/house.ts';
import { run, type Who } from '../app/run.ts';
import { actorOfSession, signOut, type Entered, type Whereabouts } from '../app/session.ts';
import { sessionHash, setSessionCookie } from './cookie.ts';
import { deviceOf } from './device.ts';

export type Door = (house: House, who: Who, input: unknown, request: FastifyRequest, reply: FastifyReply) => Promise<Outcome<unknown>>;

export function standsAt(who: Who, request: FastifyRequest): Whereabouts {
  return { address: who.address, device: deviceOf(request.headers['user-agent']) };
}

/** A new sign-in is a new session: the one before, if any, ends, so that nobody can be made to use a cookie that somebody else knows. */
export async function enter(house: House, who: Who, entered: Entered, request: FastifyRequest, reply: FastifyReply): Promise<Outcome<Output<'session.read'>>> {
  if (!entered.ok) return entered;
  await endSession(house, request);
  setSessionCookie(reply, entered.value.token, house.publicUrl);
  return sessionSeen(house, { ...who, actor: await actorOfSession(house, house.sha256(entered.value.token)) });
}

export async function endSession(house: House, request: FastifyRequest): Promise<void> {
  const hash = sessionHash(request, house.publicUrl);
  if (hash !== null) await signOut(house, hash);
}

/** The demo's persons are shown only to a visitor who may sign in as one of them. */
export async function sessionSeen(house: House, who: Who): Promise<Outcome<Output<'session.read'>>> {
  const outcome = await run(house, who, 'session.read', {});
  if (!outcome.ok || !house.demo || !who.loopback) return outcome;
  const people = await house.opener.identity.peopleForDemo();
  return ok({ ...outcome.value, demoPersons: people.map((person) => ({ id: person.id, name: person.name, title: person.title })) });
}
