/** Sign-in by other identity providers: asked, answered, bound to a person, and roles lent by groups. */
import type { PersonId } from '../domain/identity.ts';
import { ok, refuse, type Outcome } from '../domain/refusal.ts';
import type { DiagnosisCode, DiagnosisParams } from '../domain/signIn/diagnosis.ts';
import { rolesFrom, type Claimed, type IdentityProvider, type IdentityProviderId } from '../domain/signIn/provider.ts';
import type { House } from './house.ts';
import { base64url, openSession, recordEntry, type Entered, type Whereabouts } from './session.ts';
import type { SamlKeys, SamlOurs, SignInRequest } from './signInPorts.ts';

const patienceMs = 10 * 60_000;

/** Where the provider sends the browser back to. Each provider has its own, so that no answer can be handed to another. */
export function answerAddress(house: House, id: IdentityProviderId): string {
  return `${house.publicUrl}/inloggning/${id}`;
}
/** Where SAML's answer is sent, by the browser, as a form. */
export function assertionAddress(house: House, id: IdentityProviderId): string {
  return `${house.publicUrl}/saml/${id}`;
}
export function samlEntityId(house: House, id: IdentityProviderId): string {
  return `${assertionAddress(house, id)}/metadata`;
}

/** Keeps why it failed for the administrator; the visitor learns where to ask and nothing more. */
export async function failed(house: House, provider: IdentityProvider, code: DiagnosisCode, params: DiagnosisParams = {}): Promise<{ readonly ok: false; readonly refusal: ReturnType<typeof refuse>['refusal'] }> {
  const id = house.newId();
  await house.opener.signIn.putDiagnosis({ id, at: house.now(), providerId: provider.id, code, params });
  return refuse('session.provider-refused', { name: provider.name, number: id.slice(-6) });
}

async function usedProvider(house: House, id: string): Promise<IdentityProvider | null> {
  return (await house.opener.signIn.providers()).find((one) => one.id === id && one.used) ?? null;
}
async function secretOf(house: House, provider: IdentityProvider): Promise<string | null> {
  const sealed = await house.opener.signIn.sealedSecret(provider.id);
  return sealed === '' ? '' : house.seal.open(sealed);
}

/** What SAML knows us by at this provider, with our keys there; null when they cannot be read on this server. */
async function samlOurs(house: House, provider: IdentityProvider): Promise<SamlOurs | null> {
  const secret = await secretOf(house, provider);
  if (secret === null) return null;
  return { entityId: samlEntityId(house, provider.id), answerAddress: assertionAddress(house, provider.id), keys: secret === '' ? null : JSON.parse(secret) as SamlKeys };
}

/** Begins at the provider's own page. `browser` is a value that only this browser holds, so that an answer counts where it was asked for. */
export async function beginAtProvider(house: House, input: { readonly providerId: string; readonly back: string }, browser: string): Promise<Outcome<{ readonly address: string }>> {
  const provider = await usedProvider(house, input.providerId);
  if (!provider) return refuse('object.not-found');
  const now = house.now();
  const wait = async (key: string, kind: SignInRequest['kind'], details: Readonly<Record<string, unknown>>): Promise<void> => house.opener.signIn.putRequest(house.sha256(key),
    { kind, providerId: provider.id, personId: null, browserHash: house.sha256(browser), details, expiresAt: new Date(now.getTime() + patienceMs) }, now);
  const { settings } = provider;
  if (settings.kind === 'saml') {
    const ours = await samlOurs(house, provider);
    if (ours === null) return failed(house, provider, 'secret-unreadable');
    const { address, requestId } = await house.saml.begin(settings, ours);
    await wait(requestId, 'saml', { back: input.back });
    return ok({ address });
  }
  const secret = await secretOf(house, provider);
  if (secret === null) return failed(house, provider, 'secret-unreadable');
  const begun = await house.oidc.begin(settings, secret, answerAddress(house, provider.id));
  if (!begun.ok) return failed(house, provider, begun.code, begun.params);
  const { state, nonce, verifier, address } = begun.begun;
  await wait(state, 'oidc', { back: input.back, sealed: await house.seal.close(JSON.stringify({ nonce, verifier })) });
  return ok({ address });
}

function same(a: Uint8Array, b: Uint8Array | null): boolean {
  return b !== null && a.length === b.length && a.every((byte, at) => byte === b[at]);
}

/** What a SAML provider is told of us; null when there is no such provider. */
export async function samlMetadata(house: House, providerId: string): Promise<string | null> {
  const provider = await usedProvider(house, providerId);
  const ours = provider?.settings.kind === 'saml' ? await samlOurs(house, provider) : null;
  return provider?.settings.kind === 'saml' && ours !== null ? house.saml.metadata(ours, provider.settings.categories ?? []) : null;
}

/** What the provider sent the browser back with. */
export async function finishAtProvider(house: House, input: { readonly providerId: string; readonly answer: string }, browser: string | null, from: Whereabouts): Promise<Outcome<{ readonly entered: Entered; readonly back: string }>> {
  const provider = await usedProvider(house, input.providerId);
  if (!provider) return refuse('object.not-found');
  const { settings } = provider;
  const answer = new URLSearchParams(input.answer);
  const key = answer.get(settings.kind === 'oidc' ? 'state' : 'biljett') ?? '';
  // Used up before it is looked at, so that no answer is taken twice.
  const asked = key === '' ? null : await house.opener.signIn.takeRequest(house.sha256(key), house.now());
  if (asked === null || asked.kind !== (settings.kind === 'oidc' ? 'oidc' : 'answered')) return failed(house, provider, 'request-unknown');
  if (asked.providerId !== provider.id) return failed(house, provider, 'answer-from-other');
  if (browser === null || !same(house.sha256(browser), asked.browserHash)) return failed(house, provider, 'other-browser');
  const back = typeof asked.details['back'] === 'string' ? asked.details['back'] : '/';
  if (settings.kind === 'saml') return ok({ entered: await enterClaimed(house, provider, asked.details['claimed'] as Claimed, from), back });
  const [secret, sealed] = [await secretOf(house, provider), await house.seal.open(String(asked.details['sealed']))];
  if (secret === null || sealed === null) return failed(house, provider, 'secret-unreadable');
  const { nonce, verifier } = JSON.parse(sealed) as { nonce: string; verifier: string };
  const verified = await house.oidc.finish(settings, secret, answerAddress(house, provider.id), input.answer, { state: key, nonce, verifier });
  if (!verified.ok) return failed(house, provider, verified.code, verified.params);
  return ok({ entered: await enterClaimed(house, provider, verified.claimed, from), back });
}

/** SAML's answer, which the browser brought as a form: verified here, and taken up by the page that the browser is sent on to. Gives the ticket for it. */
export async function takeAssertion(house: House, providerId: string, response: string): Promise<Outcome<{ readonly ticket: string }>> {
  const provider = await usedProvider(house, providerId);
  if (provider?.settings.kind !== 'saml') return refuse('object.not-found');
  const { signIn } = house.opener;
  const now = house.now();
  const ours = await samlOurs(house, provider);
  if (ours === null) return failed(house, provider, 'secret-unreadable');
  const stands = async (requestId: string): Promise<boolean> => {
    const request = await signIn.request(house.sha256(requestId), now);
    return request?.kind === 'saml' && request.providerId === provider.id;
  };
  const verified = await house.saml.finish(provider.settings, ours, response, { stands });
  if (!verified.ok) return failed(house, provider, verified.code, verified.params);
  if (!await signIn.useAssertion(provider.id, verified.assertionId, verified.expiresAt)) return failed(house, provider, 'used-before');
  const asked = await signIn.takeRequest(house.sha256(verified.requestId), now);
  if (asked === null) return failed(house, provider, 'not-asked');
  const ticket = base64url(house.random(32));
  await signIn.putRequest(house.sha256(ticket), { ...asked, kind: 'answered', details: { ...asked.details, claimed: verified.claimed }, expiresAt: new Date(now.getTime() + 60_000) }, now);
  return ok({ ticket });
}

/** The person behind what the provider said: bound before, or now by mail where the provider is trusted for that. */
async function personOf(house: House, provider: IdentityProvider, claimed: Claimed): Promise<{ readonly ok: true; readonly personId: PersonId } | { readonly ok: false; readonly code: DiagnosisCode }> {
  const { signIn } = house.opener;
  const bound = await signIn.boundPerson(provider.id, claimed.issuer, claimed.subject);
  if (bound !== null) return { ok: true, personId: bound };
  if (!provider.trustsMail) return { ok: false, code: 'mail-not-trusted' };
  if (claimed.mail === null) return { ok: false, code: 'mail-missing' };
  const personId = await signIn.personToBind(claimed.mail, provider.id);
  if (personId === null) return { ok: false, code: 'person-unknown' };
  await house.opener.transaction('all', (store) => store.bindIdentity({ providerId: provider.id, issuer: claimed.issuer, subject: claimed.subject, personId, by: 'mail', at: house.now() }));
  await recordEntry(house, personId, { bound: provider.name, subject: claimed.subject, by: 'mail' });
  return { ok: true, personId };
}

async function enterClaimed(house: House, provider: IdentityProvider, claimed: Claimed, from: Whereabouts): Promise<Entered> {
  const found = await personOf(house, provider, claimed);
  if (!found.ok) return failed(house, provider, found.code, { issuer: claimed.issuer, subject: claimed.subject, ...(claimed.mail === null ? {} : { mail: claimed.mail }) });
  if (!await house.opener.signIn.isActive(found.personId)) return failed(house, provider, 'person-barred', { issuer: claimed.issuer, ...(claimed.mail === null ? {} : { mail: claimed.mail }) });
  const grants = rolesFrom(provider, claimed.groups);
  await house.opener.transaction('all', (store) => store.identityUsed(provider.id, claimed.issuer, claimed.subject, house.now()));
  await recordEntry(house, found.personId, { provider: provider.name, roles: grants });
  return ok(await openSession(house, found.personId, 'provider', from, { providerId: provider.id, grants }));
}
