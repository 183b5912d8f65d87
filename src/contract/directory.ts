import { z } from 'zod';
import type { PersonId } from '../domain/identity.ts';
import type { SaidUser } from '../domain/directory/user.ts';
import { roles, type Place, type Role } from '../domain/organisation/organisation.ts';
import { answers, operation } from './operation.ts';
import { place } from './organisation.ts';
import { anyId, nothing, personId } from './shapes.ts';

/** A person as the directory knows it. `version` changes with what is said here. */
export interface DirectoryUser { readonly id: PersonId; readonly said: SaidUser; readonly createdAt: string; readonly changedAt: string; readonly version: string }
/** `members` is null where it was not asked for. */
export interface DirectoryGroup { readonly id: string; readonly name: string; readonly externalId: string | null; readonly members: readonly { readonly id: PersonId; readonly name: string }[] | null; readonly createdAt: string; readonly changedAt: string; readonly version: string }
export interface Paged<Row> { readonly total: number; readonly start: number; readonly rows: readonly Row[] }

/** A call that changed something or was refused. `sentence` is empty when it went well. */
export interface DirectoryCall { readonly id: string; readonly at: string; readonly key: string; readonly method: string; readonly resource: string; readonly status: number; readonly code: string; readonly about: string; readonly sentence: string }
export interface DirectoryView {
  /** What to paste at the directory. */
  readonly address: string;
  readonly keys: readonly { readonly id: string; readonly name: string; readonly madeAt: string; readonly madeBy: string; readonly lastUsedAt: string | null; readonly revokedAt: string | null }[];
  readonly people: { readonly active: number; readonly inactive: number };
  readonly groups: readonly { readonly id: string; readonly name: string; readonly members: number; readonly roles: readonly { readonly id: string; readonly role: Role; readonly place: Place; readonly placeName: string }[] }[];
  readonly calls: readonly DirectoryCall[];
  /** Addresses that the directory has changed and nobody here has stood for: no link is sent there until somebody does. */
  readonly moved: readonly { readonly personId: PersonId; readonly name: string; readonly mail: string; readonly before: string | null; readonly at: string }[];
  /** User names that look the same and are not: each list is one look. */
  readonly alike: readonly (readonly { readonly userName: string; readonly name: string }[])[];
}

export const mostPerPage = 200;
const list = { filter: z.string().max(2000).default(''), start: z.coerce.number().int().catch(1), count: z.coerce.number().int().catch(100) };
const resource = z.record(z.string().max(300), z.unknown());
const operations = z.array(z.object({ op: z.string().max(100), path: z.string().max(2000).nullish(), value: z.unknown().optional() })).min(1).max(1000);
/** `version`: only if it still is this one. */
const change = z.object({ id: anyId, version: z.string().max(100).nullable(), change: z.discriminatedUnion('kind', [z.object({ kind: z.literal('whole'), resource }), z.object({ kind: z.literal('patch'), operations })]) });
const one = z.object({ id: anyId });

export const directoryOperations = {
  'directory.read': operation({ method: 'GET', path: '/api/directory', permission: 'people.manage', input: nothing, output: answers<DirectoryView>(), says: 'The directory (SCIM): address, keys, groups with their roles, and what failed.', board: 'none' }),
  'directory.makeKey': operation({ method: 'POST', path: '/api/directory/keys', permission: 'people.manage', input: z.object({ id: anyId, name: z.string().trim().min(1).max(200) }), output: answers<{ readonly view: DirectoryView; readonly key: string }>(), says: 'Makes a key for a directory; it is shown once.', board: 'none' }),
  'directory.revokeKey': operation({ method: 'POST', path: '/api/directory/keys/:id/revoke', permission: 'people.manage', input: one, output: answers<DirectoryView>(), says: 'Ends a key.', board: 'none' }),
  'directory.addRole': operation({ method: 'POST', path: '/api/directory/groups/:groupId/roles', permission: 'people.manage', input: z.object({ id: anyId, groupId: anyId, role: z.enum(roles), place, confirmed: z.boolean() }), output: answers<DirectoryView>(), says: 'Lets a group give a role at a place; a role as administrator must be confirmed.', board: 'none' }),
  'directory.removeRole': operation({ method: 'POST', path: '/api/directory/roles/:id/remove', permission: 'people.manage', input: one, output: answers<DirectoryView>(), says: 'Ends what a group gives; those who had the role by it lose it.', board: 'none' }),
  'directory.confirmMails': operation({ method: 'POST', path: '/api/directory/mails/confirm', permission: 'people.manage', input: z.object({ people: z.array(z.object({ personId, mail: z.string().max(320) })).min(1).max(5000) }), output: answers<DirectoryView>(), says: 'Stands for addresses that the directory has changed, as they were seen; links may be sent there again.', board: 'none' }),

  'scim.users': operation({ method: 'GET', path: '/api/scim/users', permission: 'directory.serve', input: z.object(list), output: answers<Paged<DirectoryUser>>(), says: 'People of the directory, for /scim/v2/Users.', board: 'none' }),
  'scim.user': operation({ method: 'GET', path: '/api/scim/users/:id', permission: 'directory.serve', input: one, output: answers<DirectoryUser>(), says: 'One person of the directory.', board: 'none' }),
  'scim.createUser': operation({ method: 'POST', path: '/api/scim/users', permission: 'directory.serve', input: z.object({ resource }), output: answers<DirectoryUser>(), says: 'Takes a person into the directory; one who is here already with the same mail is joined.', board: 'none' }),
  'scim.changeUser': operation({ method: 'POST', path: '/api/scim/users/:id', permission: 'directory.serve', input: change, output: answers<DirectoryUser>(), says: 'Changes a person of the directory.', board: 'none' }),
  'scim.removeUser': operation({ method: 'POST', path: '/api/scim/users/:id/remove', permission: 'directory.serve', input: one, output: answers<{ readonly removed: true }>(), says: 'Takes a person out of the directory; the person and all history remain, and nobody signs in as it.', board: 'none' }),
  'scim.groups': operation({ method: 'GET', path: '/api/scim/groups', permission: 'directory.serve', input: z.object({ ...list, members: z.coerce.boolean().default(true) }), output: answers<Paged<DirectoryGroup>>(), says: 'Groups of the directory, for /scim/v2/Groups.', board: 'none' }),
  'scim.group': operation({ method: 'GET', path: '/api/scim/groups/:id', permission: 'directory.serve', input: z.object({ id: anyId, members: z.coerce.boolean().default(true) }), output: answers<DirectoryGroup>(), says: 'One group of the directory.', board: 'none' }),
  'scim.createGroup': operation({ method: 'POST', path: '/api/scim/groups', permission: 'directory.serve', input: z.object({ resource }), output: answers<DirectoryGroup>(), says: 'Adds a group of the directory.', board: 'none' }),
  'scim.changeGroup': operation({ method: 'POST', path: '/api/scim/groups/:id', permission: 'directory.serve', input: change, output: answers<DirectoryGroup>(), says: 'Changes a group; roles follow its members.', board: 'none' }),
  'scim.removeGroup': operation({ method: 'POST', path: '/api/scim/groups/:id/remove', permission: 'directory.serve', input: one, output: answers<{ readonly removed: true }>(), says: 'Takes a group away, and the roles it gave.', board: 'none' }),
} as const;
