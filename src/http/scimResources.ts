/** SCIM 2.0 as it is said on the wire (RFC 7643, 7644): resources, lists, errors, and what we are. */
import type { DirectoryGroup, DirectoryUser, Paged } from '../contract/directory.ts';
import { mostPerPage } from '../contract/directory.ts';
import { refusals, type Refusal } from '../domain/refusal.ts';
import { refusalSentence } from '../text/refusals.ts';
import { statusOfKind } from './problem.ts';

export const SCIM_TYPE = 'application/scim+json; charset=utf-8';
const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';
const said = 'urn:ietf:params:scim:schemas:core:2.0';
const message = 'urn:ietf:params:scim:api:messages:2.0';
/** The largest body: a group of a large municipality is sent whole by some. */
export const SCIM_BYTES = 4 * 1024 * 1024;

export type Resource = Readonly<Record<string, unknown>>;

/** A value that nobody has said is left out. */
function without(resource: Resource): Resource {
  return Object.fromEntries(Object.entries(resource).filter(([, value]) => value !== null && value !== undefined));
}
export function userResource(base: string, one: DirectoryUser): Resource {
  const { userName, externalId, active, displayName, title, name, emails } = one.said;
  const named = without(name);
  return without({
    schemas: [USER], id: one.id, externalId, userName, active, displayName, title, name: Object.keys(named).length === 0 ? null : named, emails: emails.length === 0 ? null : emails.map((each) => without({ ...each })),
    meta: { resourceType: 'User', created: one.createdAt, lastModified: one.changedAt, location: `${base}/Users/${one.id}`, version: etag(one.version) },
  });
}
export function groupResource(base: string, one: DirectoryGroup): Resource {
  return without({
    schemas: [GROUP], id: one.id, externalId: one.externalId, displayName: one.name, members: one.members?.map((each) => ({ value: each.id, display: each.name, type: 'User', $ref: `${base}/Users/${each.id}` })) ?? null,
    meta: { resourceType: 'Group', created: one.createdAt, lastModified: one.changedAt, location: `${base}/Groups/${one.id}`, version: etag(one.version) },
  });
}
export function listOf<Row>(page: Paged<Row>, resource: (row: Row) => Resource): Resource {
  return { schemas: [`${message}:ListResponse`], totalResults: page.total, startIndex: page.start, itemsPerPage: page.rows.length, Resources: page.rows.map(resource) };
}

export function etag(version: string): string {
  return `W/"${version}"`;
}
/** The version behind If-Match; null when none is asked for. */
export function versionIn(header: string | undefined): string | null {
  if (header === undefined || header.trim() === '*') return null;
  return /^\s*(?:W\/)?"([^"]{0,90})"\s*$/.exec(header)?.[1] ?? 'unreadable';
}

/** Only what was asked for; what a resource is known by always comes along. `attributes` goes before `excludedAttributes` (RFC 7644, 3.9). */
export function shaped(resource: Resource, asked: { readonly attributes: readonly string[]; readonly excluded: readonly string[] }): Resource {
  const always = new Set(['schemas', 'id', 'meta']);
  const plain = (names: readonly string[]): Set<string> => new Set(names.map((one) => one.trim().toLowerCase().replace(/^urn:ietf:params:scim:schemas:core:2\.0:(?:user|group):/, '').split('.')[0] ?? ''));
  const [wanted, unwanted] = [plain(asked.attributes), plain(asked.excluded)];
  return Object.fromEntries(Object.entries(resource).filter(([name]) => always.has(name) || (asked.attributes.length > 0 ? wanted.has(name.toLowerCase()) : !unwanted.has(name.toLowerCase()))));
}

const kinds: Partial<Record<Refusal['code'], readonly [status: number, scimType: string | null]>> = {
  'input.malformed': [400, 'invalidSyntax'], 'scim.value-not-allowed': [400, 'invalidValue'], 'scim.member-unknown': [400, 'invalidValue'], 'scim.path-not-allowed': [400, 'invalidPath'], 'scim.operation-unknown': [400, 'invalidSyntax'],
  'scim.filter-not-allowed': [400, 'invalidFilter'], 'scim.user-name-taken': [409, 'uniqueness'], 'scim.mail-taken': [409, 'uniqueness'], 'scim.former-person': [409, 'uniqueness'], 'scim.group-name-taken': [409, 'uniqueness'], 'scim.version-other': [412, null],
};
export function statusOf(refusal: Refusal): number {
  return kinds[refusal.code]?.[0] ?? statusOfKind[refusals[refusal.code]];
}
export function errorResource(refusal: Refusal): Resource {
  return errorWith(statusOf(refusal), refusalSentence(refusal), kinds[refusal.code]?.[1] ?? null);
}
export function errorWith(status: number, detail: string, scimType: string | null = null): Resource {
  return { schemas: [`${message}:Error`], status: String(status), ...(scimType === null ? {} : { scimType }), detail };
}

export function serviceProviderConfig(base: string): Resource {
  return {
    schemas: [`${said}:ServiceProviderConfig`], patch: { supported: true }, bulk: { supported: false, maxOperations: 0, maxPayloadSize: SCIM_BYTES }, filter: { supported: true, maxResults: mostPerPage },
    changePassword: { supported: false }, sort: { supported: false }, etag: { supported: true },
    authenticationSchemes: [{ type: 'oauthbearertoken', name: 'Bearer', description: 'A key made in Internkoll, sent as a bearer token.', primary: true }],
    meta: { resourceType: 'ServiceProviderConfig', location: `${base}/ServiceProviderConfig` },
  };
}
export function resourceTypes(base: string): readonly Resource[] {
  const type = (id: string, endpoint: string, schema: string): Resource => ({ schemas: [`${said}:ResourceType`], id, name: id, endpoint, description: id, schema, schemaExtensions: [], meta: { resourceType: 'ResourceType', location: `${base}/ResourceTypes/${id}` } });
  return [type('User', '/Users', USER), type('Group', '/Groups', GROUP)];
}

const attribute = (name: string, more: Resource = {}): Resource => ({ name, type: 'string', multiValued: false, description: name, required: false, caseExact: false, mutability: 'readWrite', returned: 'default', uniqueness: 'none', ...more });
export function schemas(base: string): readonly Resource[] {
  const schema = (id: string, name: string, attributes: readonly Resource[]): Resource => ({ schemas: [`${said}:Schema`], id, name, description: name, attributes, meta: { resourceType: 'Schema', location: `${base}/Schemas/${id}` } });
  const truth = { type: 'boolean' };
  return [
    schema(USER, 'User', [
      attribute('userName', { required: true, uniqueness: 'server' }), attribute('externalId', { caseExact: true }), attribute('active', truth), attribute('displayName'), attribute('title'),
      attribute('name', { type: 'complex', subAttributes: [attribute('formatted'), attribute('givenName'), attribute('familyName')] }),
      attribute('emails', { type: 'complex', multiValued: true, subAttributes: [attribute('value', { uniqueness: 'server' }), attribute('type'), attribute('primary', truth)] }),
    ]),
    schema(GROUP, 'Group', [
      attribute('displayName', { required: true, uniqueness: 'server' }), attribute('externalId', { caseExact: true }),
      attribute('members', { type: 'complex', multiValued: true, subAttributes: [attribute('value', { mutability: 'immutable' }), attribute('display', { mutability: 'readOnly' }), attribute('type', { mutability: 'immutable', canonicalValues: ['User'] }), attribute('$ref', { type: 'reference', referenceTypes: ['User'], mutability: 'immutable' })] }),
    ]),
  ];
}
