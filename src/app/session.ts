import type { Output } from '../contract/table.ts';
import type { PersonId } from '../domain/identity.ts';
import { yearState, type VersionHead } from '../domain/decision/version.ts';
import { validOn } from '../domain/organisation/organisation.ts';
import { ok, refuse, type Outcome } from '../domain/refusal.ts';
import type { SignInWay } from '../domain/signIn/provider.ts';
import { swedishOrder } from '../domain/swedishOrder.ts';
import { within } from './access.ts';
import type { House } from './house.ts';
import { passwordProblem } from './password.ts';
import type { Actor } from './ports.ts';
import type { SessionOrigin } from './signInPorts.ts';
import type { Context, UseCase } from './useCase.ts';

const absoluteLimit = 14 * 24 * 3600_000;
const touchAfter = 5 * 60_000;
const nowhere: Whereabouts = { address: '', device: '' };

/** The actor behind a session cookie, or null. Marks the session as used at most every five minutes. */
export async function actorOfSession(house: House, idHash: Uint8Array): Promise<Actor | null> {
  const now = house.now();
  const found = await house.opener.identity.actorOfSession(idHash, now);
  if (!found) return null;
  if (now.getTime() - found.lastUsedAt.getTime() > touchAfter) await house.opener.identity.touchSession(idHash, now);
  return { personId: found.personId, name: found.name, title: found.title, via: 'session', grants: found.grants, standIns: found.standIns, sessionId: found.sessionId };
}

export function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Where a visitor stands: the network's address, and the browser in a few words. */
export interface Whereabouts { readonly address: string; readonly device: string }
export type Entered = Outcome<{ readonly token: string; readonly personId: PersonId }>;

/** Every sign-in is a session of its own with a token that nobody has known before. */
export async function openSession(house: House, personId: PersonId, way: SignInWay, from: Whereabouts, lent: Pick<SessionOrigin, 'providerId' | 'grants'> = { providerId: null, grants: [] }): Promise<{ token: string; personId: PersonId }> {
  const token = base64url(house.random(32));
  const now = house.now();
  await house.opener.identity.insertSession(house.sha256(token), personId, now, new Date(now.getTime() + absoluteLimit), { way, ...from, ...lent });
  return { token, personId };
}

/** Seconds to wait after failures for one account from one address: none for three, then doubling to fifteen minutes. Never a lock by account alone. */
export function delayAfter(failures: number): number {
  return failures < 4 ? 0 : Math.min(900, 2 ** (failures - 3));
}

/** Counts an attempt for an account from an address, or says how long to wait. */
export async function countAttempt(house: House, account: string, address: string): Promise<Outcome<null>> {
  const { identity } = house.opener;
  // The attempt is counted before the password is tried, so that many at once wait as one after the other would.
  for (let counted = false; !counted;) {
    const failures = await identity.failures(account, address);
    const wait = failures ? delayAfter(failures.count) - (house.now().getTime() - failures.lastAt.getTime()) / 1000 : 0;
    if (wait > 0) return refuse('session.too-many-attempts', { seconds: Math.ceil(wait) });
    counted = await identity.countAttempt(account, address, failures?.count ?? 0, house.now());
  }
  return ok(null);
}

export async function signIn(house: House, input: { mail: string; password: string }, address: string, device = ''): Promise<Entered> {
  const { identity } = house.opener;
  const account = input.mail.trim().toLowerCase();
  const counted = await countAttempt(house, account, address);
  if (!counted.ok) return counted;
  const credential = await identity.credentialByMail(account);
  // The same work for an unknown account, so that time tells nothing.
  const right = credential ? await house.passwords.verify(credential.secret, input.password) : (await house.passwords.workFor(input.password), false);
  if (!credential || !right) return refuse('session.wrong-credentials');
  await identity.clearFailures(account, address);
  await recordEntry(house, credential.personId, { way: 'password' });
  return ok(await openSession(house, credential.personId, 'password', { address, device }));
}

export async function signInDemo(house: House, personId: PersonId, loopback: boolean, from: Whereabouts = nowhere): Promise<Entered> {
  if (!house.demo || !loopback) return refuse('object.not-found');
  const people = await house.opener.identity.peopleForDemo();
  if (!people.some((person) => person.id === personId)) return refuse('object.not-found');
  return ok(await openSession(house, personId, 'demo', from));
}

export async function useLink(house: House, input: { token: string; password: string }, from: Whereabouts = nowhere): Promise<Entered> {
  const { identity } = house.opener;
  const link = house.sha256(input.token);
  const owner = await identity.linkOwner(link, house.now());
  if (owner === null) return refuse('session.link-used-up');
  const problem = passwordProblem(input.password, owner);
  if (!problem.ok) return problem;
  // A new password ends every session that was opened with the old one.
  const personId = await identity.useLink(link, await house.passwords.hash(input.password), house.now());
  if (!personId) return refuse('session.link-used-up');
  await recordEntry(house, personId, { password: 'chosen' });
  return ok(await openSession(house, personId, 'link', from));
}

/** Whoever sits down at an open session does not know the password, and is slowed down like anybody who guesses. */
export async function changePassword(house: House, actor: Actor | null, input: { readonly current: string; readonly wanted: string }, address: string): Promise<Outcome<Output<'account.changePassword'>>> {
  const personId = actor?.personId ?? null;
  if (personId === null) return refuse('session.needed');
  const { identity } = house.opener;
  const held = await identity.passwordOf(personId);
  // Who signs in otherwise has none to change, and is sent to the link that makes one.
  if (held === null) return refuse('account.password-wrong');
  const problem = passwordProblem(input.wanted, held);
  if (!problem.ok) return problem;
  const account = `password:${personId}`;
  const counted = await countAttempt(house, account, address);
  if (!counted.ok) return counted;
  if (!await house.passwords.verify(held.secret, input.current)) return refuse('account.password-wrong');
  await identity.clearFailures(account, address);
  await identity.changePassword(personId, await house.passwords.hash(input.wanted), actor?.sessionId ?? null, house.now());
  await recordEntry(house, personId, { password: 'changed' });
  return ok({ changed: true });
}

/** What the log should know of a sign-in. */
export async function recordEntry(house: House, personId: PersonId, values: Readonly<Record<string, unknown>>): Promise<void> {
  await house.opener.transaction([], async (store) => {
    const person = (await store.people()).find((one) => one.id === personId);
    await store.record([{
      id: house.newId(), bodyId: null, at: house.now(), actor: person?.name ?? '', actorId: personId, operation: 'session.signIn', objectKind: 'account', objectId: personId, boardYearId: null, changeId: house.newId(),
      content: { kind: 'act', values, note: '' }, salt: house.random(16),
    }]);
  });
}

export async function signOut(house: House, idHash: Uint8Array): Promise<void> {
  await house.opener.identity.deleteSession(idHash);
}

/** A one-time link for choosing a password: the token goes to the person, its hash to the database. */
export function newLinkToken(house: House): { token: string; hash: Uint8Array; expiresAt: Date } {
  const token = base64url(house.random(32));
  return { token, hash: house.sha256(token), expiresAt: new Date(house.now().getTime() + 7 * 24 * 3600_000) };
}

/** Who may not see drafts sees that a year is there when something of it has left the board, and nothing of what goes on beside. Who may read neither sees no year. */
function seen<Year extends { versions: readonly VersionHead[]; lastChangeAt: string | null }>(year: Year, drafts: boolean, published: boolean): Year[] {
  if (drafts) return [year];
  if (!published) return [];
  return year.versions.some((version) => version.withdrawnAt === null) ? [{ ...year, lastChangeAt: null }] : [];
}

export async function sessionView(context: Context): Promise<Output<'session.read'>> {
  const { store, actor, today } = context;
  const signedIn = actor.personId !== null;
  // Asked at once, so that they travel together.
  const ofSignedIn = <Row>(rows: () => Promise<Row[]>): Promise<Row[]> => (signedIn ? rows() : Promise.resolve([]));
  const [municipality, bodies, years, marked, shares] = await Promise.all([
    store.municipality(), ofSignedIn(() => store.bodies()), ofSignedIn(() => store.yearsOfScope()), ofSignedIn(() => store.markedBodies()), ofSignedIn(() => store.sharesOn(today)),
  ]);
  const visible = bodies.filter((body) => validOn({ from: body.validFrom, to: body.validTo }, today) && within(context.scope, body.id));
  const may = context.may;
  return {
    municipality, today, uploadBytes: context.house.uploadBytes,
    person: signedIn && actor.personId ? { id: actor.personId, name: actor.name, title: actor.title, roles: [...new Set(actor.grants.filter((grant) => validOn(grant, today)).map((grant) => grant.role))] } : null,
    administers: signedIn && context.scopeFor('organisation.manage') === 'all',
    boards: visible.toSorted((a, b) => swedishOrder(a.name, b.name)).map((body) => ({
      id: body.id, name: body.name, kind: body.kind,
      years: years.filter((year) => year.bodyId === body.id).flatMap((year) => seen(year, may('year.read', body.id), may('version.read', body.id))).toSorted((a, b) => b.year - a.year).map((year) => ({ boardYearId: year.id, year: year.year, state: yearState(year.versions, year.lastChangeAt) })),
      marked: may('year.read', body.id) && marked.includes(body.id),
      sharedYears: may('year.read', body.id) ? [...new Set(shares.filter((one) => one.bodyId === body.id).map((one) => one.year))] : [],
      may: {
        read: may('year.read', body.id), published: may('version.read', body.id), edit: may('year.edit', body.id), submit: may('decision.submit', body.id), register: may('decision.register', body.id),
        start: may('year.start', body.id), import: may('year.import', body.id), trail: may('trail.read', body.id), audit: may('audit.read', body.id), share: may('draft.share', body.id),
        processing: may('processing.read', body.id), answer: may('request.answer', body.id), dispose: may('trail.dispose', body.id),
      },
    })),
    demoPersons: null,
  };
}

export const readSession: UseCase<'session.read'> = { act: async (context) => ok(await sessionView(context)) };
