/** What a directory says of a group (RFC 7643, 4.2), and how its changes are read. */
import { ok, refuse, type Outcome } from '../refusal.ts';
import { pathFrom, saidBy, type AttributePath, type Filter } from './filter.ts';
import { isObject, verbOf, type PatchOperation, type Verb } from './user.ts';

/** `set` replaces all members. Ids are as they came: what is no person's id is found out where persons are known. */
export type MemberChange = { readonly kind: 'add' | 'remove' | 'set'; readonly ids: readonly string[] };
export interface GroupChange { readonly name: string | null; readonly externalId: string | null | undefined; readonly members: readonly MemberChange[] }

const mostLetters = 500;
const nothing: GroupChange = { name: null, externalId: undefined, members: [] };
const wrong = (path: string): ReturnType<typeof refuse> => refuse('scim.value-not-allowed', { path });

/** A whole group, as POST and PUT bring it: who is not named is no member. */
export function groupFrom(resource: Readonly<Record<string, unknown>>): Outcome<GroupChange & { readonly name: string }> {
  const change = eachOf({ ...nothing, externalId: null }, 'replace', resource);
  if (!change.ok) return change;
  const { name } = change.value;
  if (name === null) return wrong('displayName');
  return ok({ ...change.value, name, members: change.value.members.length === 0 ? [{ kind: 'set', ids: [] }] : change.value.members });
}
export function patchedGroup(operations: readonly PatchOperation[]): Outcome<GroupChange> {
  let change: Outcome<GroupChange> = ok(nothing);
  for (const one of operations) {
    if (!change.ok) return change;
    const verb = verbOf(one.op);
    if (verb === null) return refuse('scim.operation-unknown', { op: one.op.slice(0, 40) });
    if (one.path === undefined || one.path === null || one.path === '') {
      if (verb === 'remove') return refuse('scim.path-not-allowed', { path: '' });
      if (!isObject(one.value)) return wrong('value');
      change = eachOf(change.value, verb, one.value);
    } else {
      const path = pathFrom(one.path);
      if (path === null) return refuse('scim.path-not-allowed', { path: one.path.slice(0, 200) });
      change = set(change.value, verb, path, one.value);
    }
  }
  return change;
}
function eachOf(change: GroupChange, verb: Verb, values: Readonly<Record<string, unknown>>): Outcome<GroupChange> {
  let result: Outcome<GroupChange> = ok(change);
  for (const [key, value] of Object.entries(values)) {
    if (!result.ok) return result;
    const path = pathFrom(key);
    if (path !== null) result = set(result.value, verb, path, value);
  }
  return result;
}
function set(change: GroupChange, verb: Verb, path: AttributePath, value: unknown): Outcome<GroupChange> {
  switch (path.attribute) {
    case 'displayname': {
      const name = typeof value === 'string' ? value.replaceAll('\n', ' ').trim() : '';
      return verb === 'remove' || name === '' || name.length > mostLetters ? wrong('displayName') : ok({ ...change, name });
    }
    case 'externalid': {
      const given = verb === 'remove' ? null : value;
      return given === null || (typeof given === 'string' && given.length <= mostLetters) ? ok({ ...change, externalId: given === '' ? null : given }) : wrong('externalId');
    }
    case 'members': return setMembers(change, verb, path, value);
    default: return ok(change);
  }
}
function setMembers(change: GroupChange, verb: Verb, path: AttributePath, value: unknown): Outcome<GroupChange> {
  const with_ = (one: MemberChange): Outcome<GroupChange> => ok({ ...change, members: [...change.members, one] });
  if (path.where !== null) {
    // members[value eq "…"]: one member, taken away; or several, joined by "or".
    const ids = membersIn(path.where);
    return verb === 'remove' && ids !== null && path.sub === null ? with_({ kind: 'remove', ids }) : refuse('scim.path-not-allowed', { path: 'members[…]' });
  }
  // Entra ID's older jobs name those to remove in the value; without any, all are meant.
  if (verb === 'remove' && (value === undefined || value === null)) return with_({ kind: 'set', ids: [] });
  const list = Array.isArray(value) ? value : value === null || value === undefined ? [] : [value];
  const ids: string[] = [];
  for (const one of list as readonly unknown[]) {
    // A group in a group is none of ours: directories that nest send the persons too.
    if (isObject(one) && String(one['type'] ?? '').toLowerCase() === 'group') continue;
    const id: unknown = isObject(one) ? one['value'] : one;
    if (typeof id !== 'string') return wrong('members');
    ids.push(id);
  }
  return with_({ kind: verb === 'replace' ? 'set' : verb, ids });
}
function membersIn(where: Filter): readonly string[] | null {
  if (where.kind === 'or') {
    const each = where.of.map(membersIn);
    return each.every((ids) => ids !== null) ? each.flat() : null;
  }
  const said = where.kind === 'compare' ? saidBy(where) : null;
  const id = said?.['value'];
  return typeof id === 'string' ? [id] : null;
}
