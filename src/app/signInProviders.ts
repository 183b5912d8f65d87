/** Other identity providers, as the administrator manages them. */
import type { Output } from '../contract/table.ts';
import { ok, refuse, type Outcome } from '../domain/refusal.ts';
import { namesPersonalNumber, type IdentityProvider } from '../domain/signIn/provider.ts';
import { keeping } from './administrators.ts';
import { whole } from './organisation.ts';
import { answerAddress, assertionAddress, samlEntityId } from './signInProvider.ts';
import type { Context, UseCase } from './useCase.ts';

const shownFailures = 50;

async function providersView({ store, house }: Context): Promise<Output<'provider.list'>> {
  const providers = await store.identityProviders();
  return {
    providers: providers.map((one) => ({
      ...one, addresses: one.settings.kind === 'oidc' ? [{ kind: 'redirect', address: answerAddress(house, one.id) }] : [{ kind: 'entityId', address: samlEntityId(house, one.id) }, { kind: 'assertion', address: assertionAddress(house, one.id) }],
    })),
    failures: (await store.diagnoses(shownFailures)).map((one) => ({
      id: one.id, number: one.id.slice(-6), at: one.at.toISOString(), provider: providers.find((each) => each.id === one.providerId)?.name ?? '', code: one.code, params: one.params,
    })),
  };
}

/** An address that may be trusted with people's sign-in: https, or this very machine in a trial. */
function trustworthy(address: string): boolean {
  const found = /^(https?):\/\/([^/?#@]+)(?:[/?#]|$)/.exec(address);
  if (!found) return false;
  return found[1] === 'https' || /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/.test(found[2] ?? '');
}
function problemIn({ settings }: Pick<IdentityProvider, 'settings'>): Outcome<null> {
  if (settings.kind === 'oidc') return trustworthy(settings.issuer) ? ok(null) : refuse('provider.issuer-not-allowed');
  if (!trustworthy(settings.entryPoint)) return refuse('provider.issuer-not-allowed');
  if ([settings.subjectAttribute, settings.mailAttribute, settings.groupsAttribute].some(namesPersonalNumber)) return refuse('provider.personal-number');
  return settings.certificates.every((one) => /^-----BEGIN CERTIFICATE-----\s[\sA-Za-z0-9+/=]+-----END CERTIFICATE-----\s*$/.test(one.trim())) ? ok(null) : refuse('provider.certificate-not-readable');
}

export const listProviders: UseCase<'provider.list'> = whole(async (context) => ok(await providersView(context)));

/** What is to be kept sealed; null when what there is stands. SAML has no secret to share, but keys of our own: made once, so that what the provider has been told of them goes on holding. */
async function sealedFor({ house, now }: Context, kind: IdentityProvider['settings']['kind'], before: (IdentityProvider & { readonly hasSecret: boolean }) | null, secret: string | null): Promise<string | null> {
  const same = before?.settings.kind === kind;
  if (kind === 'saml') return same && before.hasSecret ? null : house.seal.close(JSON.stringify(await house.saml.makeKeys(new URL(house.publicUrl).hostname, now)));
  if (secret === null) return same || before === null ? null : '';
  return secret === '' ? '' : house.seal.close(secret);
}

export const saveProvider: UseCase<'provider.save'> = whole(keeping(async (context, { secret, ...provider }) => {
  const problem = problemIn(provider);
  if (!problem.ok) return problem;
  const { store } = context;
  const before = (await store.identityProviders()).find((one) => one.id === provider.id);
  await store.putIdentityProvider(provider, await sealedFor(context, provider.settings.kind, before ?? null, secret), context.now);
  // What a session was lent by the mapping of before no longer holds.
  if (before) await store.endSessionsOfProvider(provider.id);
  context.record({ objectKind: 'identityProvider', objectId: provider.id, bodyId: null, boardYearId: null, content: { kind: 'act', values: { ...provider, secret: secret === null ? 'kept' : 'changed' }, note: '' } });
  return ok(await providersView(context));
}));

export const removeProvider: UseCase<'provider.remove'> = whole(keeping(async (context, { id }) => {
  const gone = (await context.store.identityProviders()).find((one) => one.id === id);
  if (!gone) return refuse('object.not-found');
  await context.store.endSessionsOfProvider(gone.id);
  await context.store.deleteIdentityProvider(gone.id);
  context.record({ objectKind: 'identityProvider', objectId: id, bodyId: null, boardYearId: null, content: { kind: 'act', values: { removed: gone.name }, note: '' } });
  return ok(await providersView(context));
}));

export const bindPerson: UseCase<'provider.bind'> = whole(keeping(async (context, { failureId, personId }) => {
  const { store, now, actor } = context;
  const failure = (await store.diagnoses(shownFailures)).find((one) => one.id === failureId);
  const person = (await store.people()).find((one) => one.id === personId);
  if (!failure || !person) return refuse('object.not-found');
  const { issuer, subject } = failure.params;
  if (failure.providerId === null || issuer === undefined || subject === undefined) return refuse('provider.diagnosis-without-person');
  await store.bindIdentity({ providerId: failure.providerId, issuer, subject, personId, by: actor.name, at: now });
  context.record({ objectKind: 'person', objectId: personId, bodyId: null, boardYearId: null, content: { kind: 'act', values: { bound: failure.providerId, subject }, note: '' } });
  return ok(await providersView(context));
}));
