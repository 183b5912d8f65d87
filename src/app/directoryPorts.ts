/** What the directory (SCIM) asks of the database, inside a transaction of app/run.ts. */
import type { Filter } from '../domain/directory/filter.ts';
import type { SaidUser } from '../domain/directory/user.ts';
import type { Day } from '../domain/day.ts';
import type { PersonId } from '../domain/identity.ts';
import type { Grant, Place, Role } from '../domain/organisation/organisation.ts';

export interface DirectoryPerson { readonly id: PersonId; readonly said: SaidUser; readonly createdAt: Date; readonly changedAt: Date; readonly leftAt: Date | null }
/** A person with an address: of the directory, formerly of it, or never. */
export interface PersonOfMail { readonly id: PersonId; readonly name: string; readonly userName: string | null; readonly leftAt: Date | null }
export interface MovedMail { readonly personId: PersonId; readonly name: string; readonly mail: string; /** The address before; null when there was none. */ readonly before: string | null; readonly at: Date }
export interface StoredGroup { readonly id: string; readonly name: string; readonly externalId: string | null; readonly createdAt: Date; readonly changedAt: Date }
export interface StoredScimKey { readonly id: string; readonly name: string; readonly createdAt: Date; readonly createdBy: string; readonly lastUsedAt: Date | null; readonly revokedAt: Date | null }
export interface StoredCall { readonly id: string; readonly at: Date; readonly keyId: string | null; readonly method: string; readonly resource: string; readonly objectId: string; readonly status: number; readonly code: string; readonly params: Readonly<Record<string, string | number | boolean | null>> }
export interface DirectoryRole { readonly id: string; readonly groupId: string; readonly role: Role; readonly place: Place }
/** Roles that the groups should give and do not, and roles they gave and should not. */
export interface GrantDifference { readonly missing: readonly Omit<Grant, 'id' | 'from' | 'to'>[]; readonly surplus: readonly Grant[] }

export interface DirectoryStore {
  /** A key that holds; null when it is unknown or revoked. */
  scimKey(hash: Uint8Array): Promise<{ readonly id: string; readonly name: string; readonly lastUsedAt: Date | null } | null>;
  scimKeyUsed(id: string, at: Date): Promise<void>;
  scimKeys(): Promise<StoredScimKey[]>;
  /** False when the id is taken. */
  insertScimKey(key: { readonly id: string; readonly name: string; readonly hash: Uint8Array; readonly at: Date; readonly by: string }): Promise<boolean>;
  revokeScimKey(id: string, at: Date): Promise<boolean>;
  putScimCall(call: StoredCall): Promise<void>;
  /** `named`: what whoever or whatever the call was about is called here now. */
  scimCalls(limit: number): Promise<(StoredCall & { readonly key: string; readonly named: string })[]>;

  /** Those in the directory now, by a filter fitted to `userShape`; null is all of them. */
  directoryPeople(wanted: Filter | null, offset: number, limit: number): Promise<{ readonly total: number; readonly people: DirectoryPerson[] }>;
  directoryPerson(id: string): Promise<DirectoryPerson | null>;
  /** Those who have the name, or left with the directory's own id. */
  knownBy(userKey: string, externalId: string | null): Promise<DirectoryPerson[]>;
  personOfMail(mail: string): Promise<PersonOfMail | null>;
  insertDirectoryPerson(id: PersonId, said: SaidUser, at: Date): Promise<void>;
  /** Joins or changes. */
  putDirectoryPerson(id: PersonId, said: SaidUser, at: Date): Promise<void>;
  leaveDirectory(id: PersonId, at: Date): Promise<void>;
  /** Addresses that a directory has changed and nobody here has stood for since: one person's, or all (null). */
  movedMails(personId: PersonId | null): Promise<MovedMail[]>;
  /** False when the address is another by now, or stood for already. */
  confirmMail(personId: PersonId, mail: string): Promise<boolean>;
  directoryCount(): Promise<{ readonly active: number; readonly inactive: number }>;
  lookAlikes(): Promise<{ readonly look: string; readonly userName: string; readonly name: string }[]>;
  /** Another's name that looks like this one and is not the same. */
  looksLike(look: string, besides: PersonId): Promise<string | null>;

  /** By a filter fitted to `groupShape`. */
  directoryGroups(wanted: Filter | null, offset: number, limit: number): Promise<{ readonly total: number; readonly groups: StoredGroup[] }>;
  directoryGroup(id: string): Promise<StoredGroup | null>;
  groupOfName(nameKey: string): Promise<string | null>;
  putGroup(group: StoredGroup): Promise<void>;
  deleteGroup(id: string): Promise<void>;
  membersOf(groupIds: readonly string[]): Promise<{ readonly groupId: string; readonly id: PersonId; readonly name: string }[]>;
  memberCounts(): Promise<Map<string, number>>;
  /** Which of the ids are people of the directory. */
  knownMembers(ids: readonly string[]): Promise<PersonId[]>;
  addMembers(groupId: string, ids: readonly PersonId[]): Promise<PersonId[]>;
  removeMembers(groupId: string, ids: readonly PersonId[]): Promise<PersonId[]>;
  /** Gives who left because they are not in the list. */
  keepMembers(groupId: string, ids: readonly PersonId[]): Promise<PersonId[]>;
  groupsOfMember(id: PersonId): Promise<string[]>;

  directoryRoles(): Promise<DirectoryRole[]>;
  insertDirectoryRole(role: DirectoryRole): Promise<boolean>;
  deleteDirectoryRole(id: string): Promise<boolean>;
  /** Of these persons, or of all (null); by this group, or by any (null). */
  grantDifference(of: { readonly personIds: readonly PersonId[] | null; readonly groupId: string | null }, today: Day): Promise<GrantDifference>;
  insertGroupGrants(grants: readonly Grant[]): Promise<void>;
  endGroupGrants(ids: readonly string[], to: Day): Promise<void>;
}
