/** The doors that set or clear the cookie. Everything else about sign-in is app/session.ts. */
import { setTimeout } from 'node:timers/promises';
import { operations, type OperationId, type Output } from '../contract/table.ts';
import { ok, refuse } from '../domain/refusal.ts';
import { feedOf } from '../app/feed.ts';
import type { House } from '../app/house.ts';
import { askForPassword } from '../app/invitation.ts';
import { signIn, signInDemo, useLink } from '../app/session.ts';
import { addressKey, Ceiling } from './ceiling.ts';
import { clearSessionCookie } from './cookie.ts';
import { endSession, enter, sessionSeen, standsAt, type Door } from './enter.ts';
import { signInDoors } from './sessionDoorsSignIn.ts';

/** New passwords asked for from one address in a minute: a whole town hall may come back from its holiday. */
const mostAsked = 30;
const ASKED_MS = 300;
const asks = new WeakMap<House, Ceiling>();
function asksOf(house: House): Ceiling {
  const known = asks.get(house) ?? new Ceiling(mostAsked);
  asks.set(house, known);
  return known;
}

export const sessionDoors: Partial<Record<OperationId, Door>> = {
  'session.read': (house, who) => sessionSeen(house, who),
  'session.signIn': async (house, who, input, request, reply) => {
    const parsed = operations['session.signIn'].input.safeParse(input);
    if (!parsed.success) return refuse('input.malformed');
    return enter(house, who, await signIn(house, parsed.data, who.address, standsAt(who, request).device), request, reply);
  },
  'session.signInDemo': async (house, who, input, request, reply) => {
    const parsed = operations['session.signInDemo'].input.safeParse(input);
    if (!parsed.success) return refuse('input.malformed');
    return enter(house, who, await signInDemo(house, parsed.data.personId, who.loopback, standsAt(who, request)), request, reply);
  },
  'session.useLink': async (house, who, input, request, reply) => {
    const parsed = operations['session.useLink'].input.safeParse(input);
    if (!parsed.success) return refuse('input.malformed');
    return enter(house, who, await useLink(house, parsed.data, standsAt(who, request)), request, reply);
  },
  // The same for everybody, known or not; and from one address no flood of mail.
  'session.forgot': async (house, who, input) => {
    const parsed = operations['session.forgot'].input.safeParse(input);
    if (!parsed.success) return refuse('input.malformed');
    const seconds = asksOf(house).count(addressKey(who.address), Date.now());
    if (seconds > 0) return refuse('session.too-many-attempts', { seconds });
    // The answer comes no sooner than the work can take, so that its time tells nothing either.
    const [answered] = await Promise.all([askForPassword(house, parsed.data.mail, who.address), setTimeout(ASKED_MS)]);
    return answered;
  },
  // A calendar program has no session: the secret in the address is the person.
  'reminder.feed': async (house, _who, input) => {
    const parsed = operations['reminder.feed'].input.safeParse(input);
    return parsed.success ? feedOf(house, parsed.data.secret) : refuse('input.malformed');
  },
  'session.signOut': async (house, _who, _input, request, reply) => {
    await endSession(house, request);
    clearSessionCookie(reply, house.publicUrl);
    return ok({ signedOut: true } satisfies Output<'session.signOut'>);
  },
  ...signInDoors,
};
