/** Sign-in by passkey and by recovery code. */
import type { Output } from '../contract/table.ts';
import { ok, refuse, type Outcome } from '../domain/refusal.ts';
import type { House } from './house.ts';
import { countAttempt, openSession, recordEntry, type Entered, type Whereabouts } from './session.ts';
import { codeHash, passkeyPatienceMs } from './signInAccount.ts';

export async function waysIn(house: House): Promise<Output<'signIn.ways'>> {
  const providers = await house.opener.signIn.providers();
  return { passkeys: house.passkeys.possible, resets: house.sendsMail, providers: providers.filter((one) => one.used).map((one) => ({ id: one.id, name: one.name })) };
}

export async function beginPasskeySignIn(house: House): Promise<Outcome<Output<'signIn.passkeyBegin'>>> {
  if (!house.passkeys.possible) return refuse('account.passkeys-not-here');
  const challenge = house.random(32);
  const now = house.now();
  await house.opener.signIn.putRequest(house.sha256(challenge), { kind: 'passkey', providerId: null, personId: null, browserHash: null, details: {}, expiresAt: new Date(now.getTime() + passkeyPatienceMs) }, now);
  return ok(await house.passkeys.useOptions(challenge));
}

/** The challenge is used up before the answer is looked at, so that no answer is taken twice. */
export async function signInByPasskey(house: House, answer: Readonly<Record<string, unknown>>, from: Whereabouts): Promise<Entered> {
  const { signIn } = house.opener;
  const now = house.now();
  const challenge = house.passkeys.challengeIn(answer);
  const asked = challenge === null ? null : await signIn.takeRequest(house.sha256(challenge), now);
  if (challenge === null || asked?.kind !== 'passkey') return refuse('session.passkey-refused');
  const passkey = typeof answer['id'] === 'string' ? await signIn.passkey(answer['id']) : null;
  const used = passkey === null ? null : await house.passkeys.used(answer, challenge, passkey);
  if (passkey === null || used === null) return refuse('session.passkey-refused');
  await signIn.passkeyUsed(passkey.id, used.counter, now);
  await recordEntry(house, passkey.personId, { way: 'passkey', name: passkey.name });
  return ok(await openSession(house, passkey.personId, 'passkey', from));
}

export async function signInByCode(house: House, input: { readonly mail: string; readonly code: string }, from: Whereabouts): Promise<Entered> {
  const account = input.mail.trim().toLowerCase();
  const counted = await countAttempt(house, account, from.address);
  if (!counted.ok) return counted;
  const personId = await house.opener.signIn.useRecoveryCode(account, codeHash(house, input.code), house.now());
  if (personId === null) return refuse('session.code-refused');
  await house.opener.identity.clearFailures(account, from.address);
  await recordEntry(house, personId, { recoveryCode: 'used' });
  return ok(await openSession(house, personId, 'recoveryCode', from));
}
