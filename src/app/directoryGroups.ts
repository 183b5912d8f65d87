/** Groups as a directory brings and changes them (SCIM 2.0). Members change one by one; the roles that a group gives follow. */
import type { DirectoryGroup, Paged } from '../contract/directory.ts';
import { groupFrom, patchedGroup, type MemberChange } from '../domain/directory/group.ts';
import { nameKey } from '../domain/directory/name.ts';
import { groupShape } from '../domain/directory/shapes.ts';
import type { PersonId } from '../domain/identity.ts';
import { ok, refuse, type Outcome } from '../domain/refusal.ts';
import { keeping } from './administrators.ts';
import { holdDirectory, pageOf, versionOf, wantedOf, type Change } from './directory.ts';
import { settleGrants } from './directoryGrants.ts';
import type { StoredGroup } from './directoryPorts.ts';
import { whole } from './organisation.ts';
import type { Context, UseCase } from './useCase.ts';

async function groupViews(context: Context, groups: readonly StoredGroup[], withMembers: boolean): Promise<DirectoryGroup[]> {
  const rows = withMembers ? await context.store.membersOf(groups.map((one) => one.id)) : [];
  const members = Map.groupBy(rows, (row) => row.groupId);
  return groups.map((one) => ({
    id: one.id, name: one.name, externalId: one.externalId, members: withMembers ? (members.get(one.id) ?? []).map(({ id, name }) => ({ id, name })) : null,
    // A change of the members is a change of the group's day too, so that the version needs no members to be read.
    createdAt: one.createdAt.toISOString(), changedAt: one.changedAt.toISOString(), version: versionOf(context, [one.name, one.externalId, one.changedAt.toISOString()]),
  }));
}
async function seen(context: Context, id: string, withMembers: boolean): Promise<Outcome<DirectoryGroup>> {
  const group = await context.store.directoryGroup(id);
  const [view] = group ? await groupViews(context, [group], withMembers) : [];
  return view ? ok(view) : refuse('object.not-found');
}
function recordGroup(context: Context, id: string, values: Readonly<Record<string, unknown>>): void {
  context.record({ objectKind: 'directoryGroup', objectId: id, bodyId: null, boardYearId: null, content: { kind: 'act', values, note: '' } });
}

async function changeMembers(context: Context, groupId: string, changes: readonly MemberChange[]): Promise<Outcome<{ readonly added: readonly PersonId[]; readonly removed: readonly PersonId[] }>> {
  const { store } = context;
  const [added, removed] = [new Set<PersonId>(), new Set<PersonId>()];
  for (const { kind, ids } of changes) {
    const wanted = [...new Set(ids.map((one) => one.toLowerCase()))];
    const known = await store.knownMembers(wanted);
    // Who is not here cannot be put in; who is not here is out already.
    const here = new Set<string>(known);
    const unknown = wanted.find((one) => !here.has(one));
    if (kind !== 'remove' && unknown !== undefined) return refuse('scim.member-unknown', { id: unknown.slice(0, 100) });
    const gone = kind === 'remove' ? await store.removeMembers(groupId, known) : kind === 'set' ? await store.keepMembers(groupId, known) : [];
    const come = kind === 'remove' ? [] : await store.addMembers(groupId, known);
    for (const id of gone) if (!added.delete(id)) removed.add(id);
    for (const id of come) if (!removed.delete(id)) added.add(id);
  }
  return ok({ added: [...added], removed: [...removed] });
}

export const listGroups: UseCase<'scim.groups'> = whole(async (context, input: { filter: string; start: number; count: number; members: boolean }) => {
  const { start, limit } = pageOf(input);
  const wanted = wantedOf(input.filter, groupShape);
  if (!wanted.ok) return wanted;
  const found = await context.store.directoryGroups(wanted.value, start - 1, limit);
  return ok({ total: found.total, start, rows: await groupViews(context, found.groups, input.members) } satisfies Paged<DirectoryGroup>);
});
export const readGroup: UseCase<'scim.group'> = whole((context, { id, members }: { id: string; members: boolean }) => seen(context, id, members));

export const createGroup: UseCase<'scim.createGroup'> = whole(async (context, { resource }: { resource: Readonly<Record<string, unknown>> }) => {
  const { store, now, house } = context;
  const said = groupFrom(resource);
  if (!said.ok) return said;
  await holdDirectory(context);
  const { name, externalId, members } = said.value;
  if (await store.groupOfName(nameKey(name)) !== null) return refuse('scim.group-name-taken', { name });
  const id = house.newId();
  await store.putGroup({ id, name, externalId: externalId ?? null, createdAt: now, changedAt: now });
  const changed = await changeMembers(context, id, members);
  if (!changed.ok) return changed;
  recordGroup(context, id, { name, externalId: externalId ?? null, added: changed.value.added });
  return seen(context, id, true);
});

export const changeGroup: UseCase<'scim.changeGroup'> = whole(keeping(async (context, input: { id: string; version: string | null; change: Change }) => {
  const { store } = context;
  const said = input.change.kind === 'whole' ? groupFrom(input.change.resource) : patchedGroup(input.change.operations);
  if (!said.ok) return said;
  await holdDirectory(context);
  const group = await store.directoryGroup(input.id);
  if (!group) return refuse('object.not-found');
  const [before] = await groupViews(context, [group], false);
  if (input.version !== null && input.version !== before?.version) return refuse('scim.version-other');
  const name = said.value.name ?? group.name;
  const externalId = said.value.externalId === undefined ? group.externalId : said.value.externalId;
  const holder = await store.groupOfName(nameKey(name));
  if (holder !== null && holder !== group.id) return refuse('scim.group-name-taken', { name });
  const changed = await changeMembers(context, group.id, said.value.members);
  if (!changed.ok) return changed;
  const { added, removed } = changed.value;
  if (name !== group.name || externalId !== group.externalId || added.length + removed.length > 0) {
    await store.putGroup({ ...group, name, externalId, changedAt: context.now });
    recordGroup(context, group.id, { ...(name === group.name ? {} : { name, before: group.name }), ...(externalId === group.externalId ? {} : { externalId }), ...(added.length > 0 ? { added } : {}), ...(removed.length > 0 ? { removed } : {}) });
    if (added.length + removed.length > 0) await settleGrants(context, { personIds: [...added, ...removed], groupId: group.id });
  }
  return seen(context, group.id, input.change.kind === 'whole');
}));

export const removeGroup: UseCase<'scim.removeGroup'> = whole(keeping(async (context, { id }: { id: string }) => {
  await holdDirectory(context);
  const group = await context.store.directoryGroup(id);
  if (!group) return refuse('object.not-found');
  await context.store.keepMembers(group.id, []);
  await settleGrants(context, { personIds: null, groupId: group.id });
  await context.store.deleteGroup(group.id);
  recordGroup(context, group.id, { removed: group.name });
  return ok({ removed: true });
}));
