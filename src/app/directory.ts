/** People as a directory brings and changes them (SCIM 2.0). It never deletes anybody: who leaves is barred from every way in, and all history stays. */
import { mostPerPage, type DirectoryUser, type Paged } from '../contract/directory.ts';
import { nameKey, nameLook } from '../domain/directory/name.ts';
import { filterFrom, fitted, type Filter, type Shape } from '../domain/directory/filter.ts';
import { userShape } from '../domain/directory/shapes.ts';
import { patchedUser, personOf, userFrom, type PatchOperation, type SaidUser } from '../domain/directory/user.ts';
import type { PersonId } from '../domain/identity.ts';
import { ok, refuse, type Outcome } from '../domain/refusal.ts';
import { keeping } from './administrators.ts';
import type { DirectoryPerson } from './directoryPorts.ts';
import { recordPerson, settleGrants } from './directoryGrants.ts';
import { hex } from './hex.ts';
import { whole } from './organisation.ts';
import type { Context, UseCase } from './useCase.ts';

export type Change = { readonly kind: 'whole'; readonly resource: Readonly<Record<string, unknown>> } | { readonly kind: 'patch'; readonly operations: readonly PatchOperation[] };

/** The same while what is said is the same: it is made of the content alone, so that a change by any hand is a new one. */
export function versionOf(context: Context, content: unknown): string {
  return hex(context.house.sha256(JSON.stringify(content))).slice(0, 16);
}
export function pageOf(input: { readonly start: number; readonly count: number }): { readonly start: number; readonly limit: number } {
  return { start: Math.max(1, Math.min(input.start, 1_000_000_000)), limit: Math.max(0, Math.min(input.count, mostPerPage)) };
}
/** What a list is asked for; null is everything. */
export function wantedOf(filter: string, shape: Shape): Outcome<Filter | null> {
  if (filter.trim() === '') return ok(null);
  const read = filterFrom(filter);
  const wanted = read === null ? null : fitted(read, shape);
  return wanted === null ? refuse('scim.filter-not-allowed', { filter: filter.slice(0, 200) }) : ok(wanted);
}
/** Directories change one after the other: two that make the same name at once would both find it free. */
export async function holdDirectory(context: Context): Promise<void> {
  await context.store.hold('directory');
}

function userView(context: Context, one: DirectoryPerson): DirectoryUser {
  return { id: one.id, said: one.said, createdAt: one.createdAt.toISOString(), changedAt: one.changedAt.toISOString(), version: versionOf(context, one.said) };
}
async function seen(context: Context, id: string): Promise<Outcome<DirectoryUser>> {
  const person = await context.store.directoryPerson(id);
  return person ? ok(userView(context, person)) : refuse('object.not-found');
}
/** What the log keeps of what a directory said. */
function logged(said: SaidUser): Readonly<Record<string, unknown>> {
  return { ...personOf(said), userName: said.userName, externalId: said.externalId, active: said.active };
}

/** Somebody who may no longer sign in has no session open, no role by a group and no way in (adapters ask `active` at every one). */
async function close(context: Context, id: PersonId): Promise<void> {
  await context.store.endSessions(id, { allBut: null });
}

async function mailProblem(context: Context, said: SaidUser, id: PersonId | null): Promise<Outcome<null>> {
  const { mail } = personOf(said);
  const other = mail === null ? null : await context.store.personOfMail(mail);
  return other === null || other.id === id ? ok(null) : refuse(other.leftAt === null ? 'scim.mail-taken' : 'scim.former-person', { userName: said.userName, mail });
}
async function warnOfLook(context: Context, id: PersonId, said: SaidUser): Promise<Readonly<Record<string, unknown>>> {
  const other = await context.store.looksLike(nameLook(said.userName), id);
  return other === null ? {} : { looksLike: other };
}

export const listUsers: UseCase<'scim.users'> = whole(async (context, input: { filter: string; start: number; count: number }) => {
  const { start, limit } = pageOf(input);
  const wanted = wantedOf(input.filter, userShape);
  if (!wanted.ok) return wanted;
  const found = await context.store.directoryPeople(wanted.value, start - 1, limit);
  return ok({ total: found.total, start, rows: found.people.map((one) => userView(context, one)) } satisfies Paged<DirectoryUser>);
});
export const readUser: UseCase<'scim.user'> = whole((context, { id }: { id: string }) => seen(context, id));

/** Who the directory means: somebody it had before, somebody with the same address whom no directory has named, or somebody new. */
async function meant(context: Context, said: SaidUser): Promise<Outcome<{ readonly id: PersonId; readonly how: 'made' | 'joined' | 'back' }>> {
  const { store, house } = context;
  const known = await store.knownBy(nameKey(said.userName), said.externalId);
  const [same] = known.filter((one) => nameKey(one.said.userName) === nameKey(said.userName));
  if (same && same.leftAt === null) return refuse('scim.user-name-taken', { userName: said.userName });
  // A name handed on to somebody else must not bring the roles of who had it before.
  if (same && same.said.externalId !== null && said.externalId !== null && same.said.externalId !== said.externalId) return refuse('scim.former-person', { userName: said.userName, mail: personOf(said).mail });
  const [back] = same ? [same] : known;
  if (back) {
    const problem = await mailProblem(context, said, back.id);
    return problem.ok ? ok({ id: back.id, how: 'back' }) : problem;
  }
  const { mail } = personOf(said);
  const other = mail === null ? null : await store.personOfMail(mail);
  if (other === null) return ok({ id: house.newId() as PersonId, how: 'made' });
  if (other.userName === null) return ok({ id: other.id, how: 'joined' });
  return refuse(other.leftAt === null ? 'scim.mail-taken' : 'scim.former-person', { userName: said.userName, mail });
}

export const createUser: UseCase<'scim.createUser'> = whole(keeping(async (context, { resource }: { resource: Readonly<Record<string, unknown>> }) => {
  const said = userFrom(resource);
  if (!said.ok) return said;
  await holdDirectory(context);
  const who = await meant(context, said.value);
  if (!who.ok) return who;
  const { id, how } = who.value;
  if (how === 'made') await context.store.insertDirectoryPerson(id, said.value, context.now);
  else await context.store.putDirectoryPerson(id, said.value, context.now);
  if (!said.value.active) await close(context, id);
  recordPerson(context, id, { directory: how, ...logged(said.value), ...await warnOfLook(context, id, said.value) });
  await settleGrants(context, { personIds: [id], groupId: null });
  return seen(context, id);
}));

export const changeUser: UseCase<'scim.changeUser'> = whole(keeping(async (context, input: { id: string; version: string | null; change: Change }) => {
  await holdDirectory(context);
  const person = await context.store.directoryPerson(input.id);
  if (!person) return refuse('object.not-found');
  if (input.version !== null && input.version !== versionOf(context, person.said)) return refuse('scim.version-other');
  const changed = input.change.kind === 'whole' ? userFrom(input.change.resource) : patchedUser(person.said, input.change.operations);
  if (!changed.ok) return changed;
  const said = changed.value;
  if (JSON.stringify(said) === JSON.stringify(person.said)) return ok(userView(context, person));
  const taken = (await context.store.knownBy(nameKey(said.userName), null)).some((one) => one.id !== person.id);
  if (taken) return refuse('scim.user-name-taken', { userName: said.userName });
  const problem = await mailProblem(context, said, person.id);
  if (!problem.ok) return problem;
  await context.store.putDirectoryPerson(person.id, said, context.now);
  if (!said.active) await close(context, person.id);
  const before = logged(person.said);
  const renamed = nameKey(said.userName) === nameKey(person.said.userName) ? {} : await warnOfLook(context, person.id, said);
  recordPerson(context, person.id, { ...Object.fromEntries(Object.entries(logged(said)).filter(([key, value]) => before[key] !== value)), before: Object.fromEntries(Object.entries(before).filter(([key, value]) => logged(said)[key] !== value)), ...renamed });
  if (said.active !== person.said.active) await settleGrants(context, { personIds: [person.id], groupId: null });
  return seen(context, person.id);
}));

export const removeUser: UseCase<'scim.removeUser'> = whole(keeping(async (context, { id }: { id: string }) => {
  await holdDirectory(context);
  const person = await context.store.directoryPerson(id);
  if (!person) return refuse('object.not-found');
  const groups = await context.store.groupsOfMember(person.id);
  await context.store.leaveDirectory(person.id, context.now);
  await close(context, person.id);
  recordPerson(context, person.id, { directory: 'left', active: false, userName: person.said.userName, groups });
  await settleGrants(context, { personIds: [person.id], groupId: null });
  return ok({ removed: true });
}));
