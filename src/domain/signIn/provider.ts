import type { Place, Role } from '../organisation/organisation.ts';

/** Who else may say who somebody is: an identity provider that speaks OpenID Connect or SAML 2.0. */
export type IdentityProviderId = string & { readonly providerBrand: unique symbol };

/** A group at the provider gives a role at a place, for as long as the session lasts. */
export interface GroupRole { readonly group: string; readonly role: Role; readonly place: Place }

export interface OidcSettings { readonly kind: 'oidc'; readonly issuer: string; readonly clientId: string; readonly scopes: string; readonly groupsClaim: string; readonly mailClaim: string }
export interface SamlSettings {
  readonly kind: 'saml'; readonly entityId: string; readonly entryPoint: string;
  /** The provider's signing certificates as PEM; two while one is being replaced. */
  readonly certificates: readonly string[];
  readonly groupsAttribute: string; readonly mailAttribute: string;
  /** The attribute that names the person for good; the assertion's NameID when empty. */
  readonly subjectAttribute: string;
  /** Levels of assurance as the provider names them; one of them must have been used. None: any. */
  readonly levels?: readonly string[] | undefined;
  /** Entity categories that our metadata claims. */
  readonly categories?: readonly string[] | undefined;
}

/** Attributes of the Swedish federations that hold a personal or coordination number. */
const personalNumbers: ReadonlySet<string> = new Set(['urn:oid:1.2.752.29.4.13', 'urn:oid:1.2.752.201.3.15', 'urn:oid:1.2.752.201.3.16', 'personalIdentityNumber', 'previousPersonalIdentityNumber']);
export function namesPersonalNumber(attribute: string): boolean {
  return personalNumbers.has(attribute.trim());
}
/** Looks like a Swedish personal or coordination number: ten or twelve digits that could be a birthday and four more. */
export function isPersonalNumber(text: string): boolean {
  return /^(?:(?:18|19|20)\d{2}|\d{2})(?:0[1-9]|1[0-2])(?:[06][1-9]|[1278]\d|[39][01])[-+]?\d{4}$/.test(text.trim());
}
export type ProviderSettings = OidcSettings | SamlSettings;

export interface IdentityProvider {
  readonly id: IdentityProviderId; readonly name: string; readonly used: boolean;
  /** May a mail address from here bind a person at the first sign-in? */
  readonly trustsMail: boolean;
  readonly settings: ProviderSettings; readonly groups: readonly GroupRole[];
}

/** What a provider said of a person, once everything about the answer has been verified. */
export interface Claimed { readonly issuer: string; readonly subject: string; readonly mail: string | null; readonly groups: readonly string[] }

/** The roles that the person's groups give by the provider's mapping, each once. Groups are compared as written: two directories' groups may differ by case alone. */
export function rolesFrom(provider: Pick<IdentityProvider, 'groups'>, groups: readonly string[]): readonly GroupRole[] {
  const given = new Set(groups);
  return provider.groups.filter((one) => given.has(one.group));
}

/** How somebody got in. */
export const signInWays = ['password', 'link', 'passkey', 'recoveryCode', 'provider', 'demo'] as const;
export type SignInWay = (typeof signInWays)[number];
