import { z } from 'zod';
import { roles } from '../domain/organisation/organisation.ts';
import type { Diagnosis } from '../domain/signIn/diagnosis.ts';
import type { IdentityProvider, IdentityProviderId, SignInWay } from '../domain/signIn/provider.ts';
import { answers, operation } from './operation.ts';
import type { SessionView } from './session.ts';
import { place } from './organisation.ts';
import { anyId, nothing, personId, shortText } from './shapes.ts';

/** The ways in besides mail and password, before anybody is signed in. */
export interface WaysView { readonly passkeys: boolean; /** Can a new password be asked for by mail? */ readonly resets: boolean; readonly providers: readonly { readonly id: string; readonly name: string }[] }

/** What the browser's own sign-in asks for and answers with; it passes through unread. */
export type BrowserJson = Readonly<Record<string, unknown>>;
const browserJson = z.record(z.string().max(100), z.unknown()) as unknown as z.ZodType<BrowserJson>;

export interface AccountView {
  /** May passkeys be added here at all? Browsers tie them to a name, not to a number. */
  readonly passkeysPossible: boolean;
  readonly hasMail: boolean;
  readonly hasPassword: boolean;
  /** Signed in lately enough to change how one signs in. */
  readonly mayChange: boolean;
  /** The directory has changed the address, and the person has not said that it is right; null otherwise. */
  readonly mailMoved: { readonly mail: string; readonly before: string | null } | null;
  readonly passkeys: readonly { readonly id: string; readonly name: string; readonly addedAt: string; readonly lastUsedAt: string | null }[];
  readonly recoveryCodesLeft: number;
  readonly sessions: readonly { readonly id: string; readonly way: SignInWay; readonly provider: string | null; readonly device: string; readonly address: string; readonly startedAt: string; readonly lastUsedAt: string; readonly endsAt: string; readonly here: boolean }[];
}
/** `codes` are there once, when they are made. */
export interface AccountAnswer { readonly account: AccountView; readonly codes: readonly string[] | null }

export interface ProvidersView {
  readonly providers: readonly (IdentityProvider & {
    /** A secret is kept; it is never shown again. */
    readonly hasSecret: boolean;
    /** How many persons are bound. */
    readonly bound: number;
    /** What to register at the provider. */
    readonly addresses: readonly { readonly kind: 'redirect' | 'assertion' | 'entityId'; readonly address: string }[];
  })[];
  readonly failures: readonly (Diagnosis & { readonly id: string; readonly number: string; readonly at: string; readonly provider: string })[];
}

const uri = z.string().trim().min(1).max(2000);
const settings = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('oidc'), issuer: uri, clientId: z.string().trim().min(1).max(500), scopes: shortText, groupsClaim: shortText, mailClaim: shortText }),
  z.object({ kind: z.literal('saml'), entityId: uri, entryPoint: uri, certificates: z.array(z.string().max(20_000)).min(1).max(5), groupsAttribute: shortText, mailAttribute: shortText, subjectAttribute: shortText, levels: z.array(uri).max(20).optional(), categories: z.array(uri).max(20).optional() }),
]);
const provider = z.object({
  id: anyId as unknown as z.ZodType<IdentityProviderId>, name: z.string().trim().min(1).max(100), used: z.boolean(), trustsMail: z.boolean(), settings,
  groups: z.array(z.object({ group: z.string().min(1).max(500), role: z.enum(roles), place })).max(500),
  /** null keeps the one there is. */
  secret: z.string().max(2000).nullable(),
});

export const signInOperations = {
  'signIn.ways': operation({ method: 'GET', path: '/api/sign-in', permission: 'open', input: nothing, output: answers<WaysView>(), says: 'The ways in besides mail and password.', board: 'none' }),
  'signIn.passkeyBegin': operation({ method: 'POST', path: '/api/sign-in/passkey/begin', permission: 'open', input: nothing, output: answers<BrowserJson>(), says: 'Asks the browser for a passkey.', board: 'none' }),
  'signIn.passkey': operation({ method: 'POST', path: '/api/sign-in/passkey', permission: 'open', input: z.object({ answer: browserJson }), output: answers<SessionView>(), says: 'Signs in with a passkey.', board: 'none' }),
  'signIn.recoveryCode': operation({ method: 'POST', path: '/api/sign-in/recovery-code', permission: 'open', input: z.object({ mail: z.string().max(320), code: z.string().max(100) }), output: answers<SessionView>(), says: 'Signs in with a recovery code, which is used up.', board: 'none' }),

  'signIn.begin': operation({ method: 'POST', path: '/api/sign-in/providers/:providerId/begin', permission: 'open', input: z.object({ providerId: anyId, back: z.string().max(2000) }), output: answers<{ readonly address: string }>(), says: "Begins a sign-in at another provider; answers with the provider's address.", board: 'none' }),
  'signIn.finish': operation({ method: 'POST', path: '/api/sign-in/providers/:providerId/finish', permission: 'open', input: z.object({ providerId: anyId, answer: z.string().max(8000) }), output: answers<{ readonly session: SessionView; readonly back: string }>(), says: 'Signs in with what the provider sent the browser back with.', board: 'none' }),

  'account.read': operation({ method: 'GET', path: '/api/account', permission: 'signedIn', input: nothing, output: answers<AccountView>(), says: "One's own passkeys, recovery codes and sessions.", board: 'none' }),
  'account.passkeyBegin': operation({ method: 'POST', path: '/api/account/passkeys/begin', permission: 'signedIn', input: nothing, output: answers<BrowserJson>(), says: 'Asks the browser to make a passkey.', board: 'none' }),
  'account.addPasskey': operation({ method: 'POST', path: '/api/account/passkeys', permission: 'signedIn', input: z.object({ name: shortText, answer: browserJson }), output: answers<AccountAnswer>(), says: 'Keeps a passkey; with the first one come recovery codes.', board: 'none' }),
  'account.removePasskey': operation({ method: 'POST', path: '/api/account/passkeys/remove', permission: 'signedIn', input: z.object({ id: z.string().max(2000) }), output: answers<AccountAnswer>(), says: 'Takes a passkey away.', board: 'none' }),
  'account.makeCodes': operation({ method: 'POST', path: '/api/account/recovery-codes', permission: 'signedIn', input: nothing, output: answers<AccountAnswer>(), says: 'Makes new recovery codes; the old ones no longer hold.', board: 'none' }),
  'account.changePassword': operation({ method: 'POST', path: '/api/account/password', permission: 'signedIn', input: z.object({ current: z.string().max(1000), wanted: z.string().max(1000) }), output: answers<{ readonly changed: true }>(), says: 'Changes the own password for who knows the one there is; every other session ends.', board: 'none' }),
  'account.confirmMail': operation({ method: 'POST', path: '/api/account/mail/confirm', permission: 'signedIn', input: z.object({ mail: z.string().max(320) }), output: answers<AccountAnswer>(), says: "Says that the address which the directory has set is one's own.", board: 'none' }),
  'account.endSession': operation({ method: 'POST', path: '/api/account/sessions/:id/end', permission: 'signedIn', input: z.object({ id: anyId }), output: answers<AccountAnswer>(), says: "Ends one of one's own sessions.", board: 'none' }),
  'account.endOthers': operation({ method: 'POST', path: '/api/account/sessions/end-others', permission: 'signedIn', input: nothing, output: answers<AccountAnswer>(), says: "Ends all of one's own sessions but this one.", board: 'none' }),

  'provider.list': operation({ method: 'GET', path: '/api/identity-providers', permission: 'people.manage', input: nothing, output: answers<ProvidersView>(), says: 'Other identity providers, and why sign-ins by them failed.', board: 'none' }),
  'provider.save': operation({ method: 'POST', path: '/api/identity-providers', permission: 'people.manage', input: provider, output: answers<ProvidersView>(), says: 'Adds or changes an identity provider; sessions it opened end.', board: 'none' }),
  'provider.remove': operation({ method: 'POST', path: '/api/identity-providers/:id/remove', permission: 'people.manage', input: z.object({ id: anyId }), output: answers<ProvidersView>(), says: 'Takes an identity provider away with all that was bound by it.', board: 'none' }),
  'provider.bind': operation({ method: 'POST', path: '/api/identity-providers/bind', permission: 'people.manage', input: z.object({ failureId: anyId, personId }), output: answers<ProvidersView>(), says: 'Binds whoever a failed sign-in was about to a person.', board: 'none' }),
} as const;
