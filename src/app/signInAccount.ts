/** A person's own account: passkeys, recovery codes and sessions. */
import type { Output } from '../contract/table.ts';
import type { PersonId } from '../domain/identity.ts';
import { ok, refuse, type Outcome } from '../domain/refusal.ts';
import { codeAsMade, codeBytes, codesAtATime, recoveryCode } from '../domain/signIn/recoveryCode.ts';
import { keepingAdministrator } from './administrators.ts';
import type { House } from './house.ts';
import type { OwnSession } from './signInPorts.ts';
import type { Context, UseCase } from './useCase.ts';

export const passkeyPatienceMs = 5 * 60_000;
/** Long enough to find the telephone. */
const freshMs = 15 * 60_000;
const mostPasskeys = 20;

async function accountView(context: Context, personId: PersonId): Promise<Output<'account.read'>> {
  const { store, house, now, actor } = context;
  const [passkeys, left, sessions, people, [moved]] = [await store.passkeysOf(personId), await store.recoveryCodesLeft(personId), await store.sessionsOf(personId, now), await store.people(), await store.movedMails(personId)];
  const person = people.find((one) => one.id === personId);
  return {
    mailMoved: moved ? { mail: moved.mail, before: moved.before } : null,
    passkeysPossible: house.passkeys.possible, hasMail: (person?.mail ?? null) !== null, hasPassword: person?.hasPassword === true, mayChange: mayChange(context, sessions), recoveryCodesLeft: left,
    passkeys: passkeys.map((one) => ({ id: one.id, name: one.name, addedAt: one.createdAt.toISOString(), lastUsedAt: one.lastUsedAt?.toISOString() ?? null })),
    sessions: sessions.map((one) => ({
      id: one.id, way: one.way, provider: one.provider, device: one.device, address: one.address, startedAt: one.createdAt.toISOString(), lastUsedAt: one.lastUsedAt.toISOString(), endsAt: one.expiresAt.toISOString(), here: one.id === actor.sessionId,
    })),
  };
}
async function answered(context: Context, personId: PersonId, codes: readonly string[] | null = null): Promise<Outcome<unknown>> {
  return ok({ account: await accountView(context, personId), codes });
}
function recordAccount(context: Context, personId: PersonId, values: Readonly<Record<string, unknown>>): void {
  context.record({ objectKind: 'account', objectId: personId, bodyId: null, boardYearId: null, content: { kind: 'act', values, note: '' } });
}

/** An account is a person's: the machine's own user has none. */
function own<Input>(act: (context: Context, personId: PersonId, input: Input) => Promise<Outcome<unknown>>): { act(context: Context, input: Input): Promise<Outcome<unknown>> } {
  return { act: async (context, input) => (context.actor.personId === null ? refuse('object.not-found') : act(context, context.actor.personId, input)) };
}

/** A session that has stood open may have somebody else before it: who changes how one signs in has signed in lately. */
function fresh<Input>(act: (context: Context, personId: PersonId, input: Input) => Promise<Outcome<unknown>>): (context: Context, personId: PersonId, input: Input) => Promise<Outcome<unknown>> {
  return async (context, personId, input) => (mayChange(context, await context.store.sessionsOf(personId, context.now)) ? act(context, personId, input) : refuse('account.sign-in-again'));
}
function mayChange({ actor, now }: Context, sessions: readonly OwnSession[]): boolean {
  const here = sessions.find((one) => one.id === actor.sessionId);
  return actor.sessionId === undefined || (here !== undefined && now.getTime() - here.createdAt.getTime() <= freshMs);
}

/** What a code is kept as. */
export function codeHash(house: House, typed: string): Uint8Array {
  return house.sha256(`recovery:${codeAsMade(typed)}`);
}
async function makeNewCodes(context: Context, personId: PersonId): Promise<readonly string[]> {
  const codes = Array.from({ length: codesAtATime }, () => recoveryCode(context.house.random(codeBytes)));
  await context.store.replaceRecoveryCodes(personId, codes.map((code) => codeHash(context.house, code)), context.now);
  return codes;
}

export const readAccount: UseCase<'account.read'> = own(async (context, personId) => ok(await accountView(context, personId)));

export const beginPasskey: UseCase<'account.passkeyBegin'> = own(fresh(async (context, personId) => {
  const { house, store, now } = context;
  if (!house.passkeys.possible) return refuse('account.passkeys-not-here');
  const person = (await store.people()).find((one) => one.id === personId);
  if (!person) return refuse('object.not-found');
  const present = await store.passkeysOf(personId);
  if (present.length >= mostPasskeys) return refuse('account.too-many-passkeys', { most: mostPasskeys });
  const challenge = house.random(32);
  await store.askPasskey(house.sha256(challenge), personId, new Date(now.getTime() + passkeyPatienceMs), now);
  return ok(await house.passkeys.addOptions({ id: personId, name: person.name, mail: person.mail ?? person.name }, challenge, present));
}));

export const addPasskey: UseCase<'account.addPasskey'> = own(fresh(async (context, personId, input: { name: string; answer: Readonly<Record<string, unknown>> }) => {
  const { house, store, now } = context;
  const challenge = house.passkeys.challengeIn(input.answer);
  if (challenge === null || !await store.takePasskeyAsked(house.sha256(challenge), personId, now)) return refuse('account.passkey-refused');
  const added = await house.passkeys.added(input.answer, challenge);
  if (added === null) return refuse('account.passkey-refused');
  const before = await store.passkeysOf(personId);
  if (!await store.insertPasskey({ ...added, personId, name: input.name.trim(), createdAt: now, lastUsedAt: null })) return refuse('account.passkey-refused');
  recordAccount(context, personId, { passkeyAdded: input.name.trim() });
  const codes = before.length === 0 && await store.recoveryCodesLeft(personId) === 0 ? await makeNewCodes(context, personId) : null;
  return answered(context, personId, codes);
}));

export const removePasskey: UseCase<'account.removePasskey'> = own(fresh(async (context, personId, { id }: { id: string }) => keepingAdministrator(context, async () => {
  const gone = (await context.store.passkeysOf(personId)).find((one) => one.id === id);
  if (!gone || !await context.store.deletePasskey(personId, id)) return refuse('object.not-found');
  recordAccount(context, personId, { passkeyRemoved: gone.name });
  return answered(context, personId);
})));

export const makeCodes: UseCase<'account.makeCodes'> = own(fresh(async (context, personId) => {
  const codes = await makeNewCodes(context, personId);
  recordAccount(context, personId, { recoveryCodes: 'made' });
  return answered(context, personId, codes);
}));

export const confirmMail: UseCase<'account.confirmMail'> = own(fresh(async (context, personId, { mail }: { mail: string }) => {
  const [moved] = await context.store.movedMails(personId);
  if (moved && (moved.mail !== mail || !await context.store.confirmMail(personId, mail))) return refuse('directory.mail-moved-on');
  if (moved) recordAccount(context, personId, { mailConfirmed: mail });
  return answered(context, personId);
}));

export const endSession: UseCase<'account.endSession'> = own(async (context, personId, { id }: { id: string }) => {
  if (await context.store.endSessions(personId, { id }) === 0) return refuse('object.not-found');
  recordAccount(context, personId, { sessionsEnded: 1 });
  return answered(context, personId);
});
export const endOthers: UseCase<'account.endOthers'> = own(async (context, personId) => {
  const ended = await context.store.endSessions(personId, { allBut: context.actor.sessionId ?? null });
  if (ended > 0) recordAccount(context, personId, { sessionsEnded: ended });
  return answered(context, personId);
});
