/** What sign-in asks of the outside: its rows, the browser's passkeys, other identity providers, and a seal for their secrets. */
import type { Day } from '../domain/day.ts';
import type { Administrator } from '../domain/organisation/administrators.ts';
import type { DiagnosisCode, DiagnosisParams } from '../domain/signIn/diagnosis.ts';
import type { Claimed, GroupRole, OidcSettings, IdentityProvider, IdentityProviderId, SamlSettings, SignInWay } from '../domain/signIn/provider.ts';
import type { PersonId } from '../domain/identity.ts';

/** What a session was opened with, beside the person. */
export interface SessionOrigin { readonly way: SignInWay; readonly providerId: IdentityProviderId | null; readonly device: string; readonly address: string; readonly grants: readonly GroupRole[] }
export interface OwnSession { readonly id: string; readonly way: SignInWay; readonly provider: string | null; readonly device: string; readonly address: string; readonly createdAt: Date; readonly lastUsedAt: Date; readonly expiresAt: Date }

/** Whose password it is, for what nobody should choose. */
export interface PasswordOwner { readonly name: string; readonly mail: string | null; readonly municipality: string }

export interface Passkey {
  /** The credential's id as the browser writes it (base64url). */
  readonly id: string; readonly personId: PersonId; readonly name: string; readonly publicKey: Uint8Array; readonly counter: number; readonly transports: readonly string[]; readonly backedUp: boolean;
  readonly createdAt: Date; readonly lastUsedAt: Date | null;
}

export interface SignInRequest {
  readonly kind: 'passkeyAdd' | 'passkey' | 'oidc' | 'saml' | 'answered';
  readonly providerId: IdentityProviderId | null; readonly personId: PersonId | null; readonly browserHash: Uint8Array | null;
  readonly details: Readonly<Record<string, unknown>>; readonly expiresAt: Date;
}
export interface StoredDiagnosis { readonly id: string; readonly at: Date; readonly providerId: IdentityProviderId | null; readonly code: DiagnosisCode; readonly params: DiagnosisParams }

/** Rows of sign-in that are reached before any scope is known. */
export interface SignInStore {
  putRequest(keyHash: Uint8Array, request: SignInRequest, now: Date): Promise<void>;
  /** Takes the request away and gives it, once and only while it stands; null otherwise. */
  takeRequest(keyHash: Uint8Array, now: Date): Promise<SignInRequest | null>;
  /** The request without taking it. */
  request(keyHash: Uint8Array, now: Date): Promise<SignInRequest | null>;
  passkey(id: string): Promise<Passkey | null>;
  passkeyUsed(id: string, counter: number, now: Date): Promise<void>;
  /** Uses the code up; null when it is used, unknown or another person's. */
  useRecoveryCode(mail: string, hash: Uint8Array, now: Date): Promise<PersonId | null>;
  providers(): Promise<IdentityProvider[]>;
  /** The sealed secret; empty when there is none. */
  sealedSecret(id: IdentityProviderId): Promise<string>;
  boundPerson(providerId: IdentityProviderId, issuer: string, subject: string): Promise<PersonId | null>;
  /** The person with this address who has no other identity at the provider: an address handed on to somebody else opens nothing. */
  personToBind(mail: string, providerId: IdentityProviderId): Promise<PersonId | null>;
  /** False when the directory has barred the person. */
  isActive(personId: PersonId): Promise<boolean>;
  /** False when the assertion has been used before. */
  useAssertion(providerId: IdentityProviderId, assertionId: string, expiresAt: Date): Promise<boolean>;
  putDiagnosis(diagnosis: StoredDiagnosis): Promise<void>;
}

/** The same inside a transaction of app/run.ts. */
export interface SignInAccountStore {
  askPasskey(keyHash: Uint8Array, personId: PersonId, expiresAt: Date, now: Date): Promise<void>;
  /** Uses up what this person was asked; false when nothing was, or too long ago. */
  takePasskeyAsked(keyHash: Uint8Array, personId: PersonId, now: Date): Promise<boolean>;
  passkeysOf(personId: PersonId): Promise<Passkey[]>;
  insertPasskey(passkey: Passkey): Promise<boolean>;
  deletePasskey(personId: PersonId, id: string): Promise<boolean>;
  recoveryCodesLeft(personId: PersonId): Promise<number>;
  replaceRecoveryCodes(personId: PersonId, hashes: readonly Uint8Array[], now: Date): Promise<void>;
  sessionsOf(personId: PersonId, now: Date): Promise<OwnSession[]>;
  /** Ends one of the person's sessions, or all but one. Gives how many ended. */
  endSessions(personId: PersonId, which: { readonly id: string } | { readonly allBut: string | null }): Promise<number>;
  identityProviders(): Promise<(IdentityProvider & { hasSecret: boolean; bound: number })[]>;
  /** Without a new secret the old one stands. */
  putIdentityProvider(provider: IdentityProvider, sealedSecret: string | null, now: Date): Promise<void>;
  deleteIdentityProvider(id: IdentityProviderId): Promise<boolean>;
  endSessionsOfProvider(id: IdentityProviderId): Promise<void>;
  bindIdentity(identity: { readonly providerId: IdentityProviderId; readonly issuer: string; readonly subject: string; readonly personId: PersonId; readonly by: string; readonly at: Date }): Promise<void>;
  identityUsed(providerId: IdentityProviderId, issuer: string, subject: string, at: Date): Promise<void>;
  diagnoses(limit: number): Promise<StoredDiagnosis[]>;
  /** Those who may sign in and manage the whole on the day. */
  administrators(day: Day): Promise<Administrator[]>;
}

/** Options and answers of the browser's passkeys are the browser's own JSON and pass through unread. */
export type BrowserJson = Readonly<Record<string, unknown>>;
export interface Passkeys {
  /** False where Internkoll's address is a number: browsers tie passkeys to a name. */
  readonly possible: boolean;
  addOptions(person: { readonly id: PersonId; readonly name: string; readonly mail: string }, challenge: Uint8Array, present: readonly Passkey[]): Promise<BrowserJson>;
  /** The new passkey, or null when the answer does not hold. */
  added(answer: BrowserJson, challenge: Uint8Array): Promise<Pick<Passkey, 'id' | 'publicKey' | 'counter' | 'transports' | 'backedUp'> | null>;
  useOptions(challenge: Uint8Array): Promise<BrowserJson>;
  /** The challenge that the answer claims to answer; null when it cannot be read. */
  challengeIn(answer: BrowserJson): Uint8Array | null;
  /** The new counter, or null when the answer does not hold. */
  used(answer: BrowserJson, challenge: Uint8Array, passkey: Passkey): Promise<{ readonly counter: number } | null>;
}

/** Words for the administrator about an answer that was refused. */
export type Verified = { readonly ok: true; readonly claimed: Claimed } | { readonly ok: false; readonly code: DiagnosisCode; readonly params: DiagnosisParams };

export interface OidcBegun { readonly address: string; readonly state: string; readonly nonce: string; readonly verifier: string }
export interface OidcPeer {
  begin(settings: OidcSettings, secret: string, redirectUri: string): Promise<{ readonly ok: true; readonly begun: OidcBegun } | Extract<Verified, { ok: false }>>;
  /** `query` is what stood in the address that the provider sent the browser back to. */
  finish(settings: OidcSettings, secret: string, redirectUri: string, query: string, asked: { readonly state: string; readonly nonce: string; readonly verifier: string }): Promise<Verified>;
}

export interface SamlAsked {
  /** The id of a request that was asked and waits; true when it stands. */
  stands(requestId: string): Promise<boolean>;
}
export interface SamlPeer {
  begin(settings: SamlSettings, ours: SamlOurs): Promise<{ readonly address: string; readonly requestId: string }>;
  finish(settings: SamlSettings, ours: SamlOurs, response: string, asked: SamlAsked): Promise<(Extract<Verified, { ok: true }> & { readonly requestId: string; readonly assertionId: string; readonly expiresAt: Date }) | Extract<Verified, { ok: false }>>;
  metadata(ours: SamlOurs, categories: readonly string[]): Promise<string>;
  /** New keys for a provider, with certificates in our name. */
  makeKeys(name: string, now: Date): Promise<SamlKeys>;
}
interface SamlKey { readonly privateKey: string; readonly certificate: string }
/** With one we sign what we ask; the other opens what only we may read. */
export interface SamlKeys { readonly signing: SamlKey; readonly encryption: SamlKey }
/** `keys` is null for a provider that was saved before there were any: then nothing is signed and nothing encrypted is read. */
export interface SamlOurs { readonly entityId: string; readonly answerAddress: string; readonly keys: SamlKeys | null }

/** Seals texts with a key outside the database. */
export interface Seal {
  close(text: string): Promise<string>;
  /** null when it was sealed with another key, or is not whole. */
  open(sealed: string): Promise<string | null>;
}
