/** The directory as the administrator manages it: keys, the roles that groups give, and what went wrong. And the door's own work: whose key it is, and what became of a call. */
import type { DirectoryView } from '../contract/directory.ts';
import type { PersonId } from '../domain/identity.ts';
import { ok, refuse, type Outcome, type Refusal, type RefusalCode } from '../domain/refusal.ts';
import { swedishOrder } from '../domain/swedishOrder.ts';
import { directoryText } from '../text/screenDirectory.ts';
import { callSentence } from '../text/directoryRefusals.ts';
import { keeping } from './administrators.ts';
import { recordPerson, settleGrants } from './directoryGrants.ts';
import type { StoredCall } from './directoryPorts.ts';
import type { House } from './house.ts';
import { whole } from './organisation.ts';
import type { Actor } from './ports.ts';
import { base64url } from './session.ts';
import type { Context, UseCase } from './useCase.ts';

const shownCalls = 50;
const mostKeys = 20;
const usedEveryMs = 60_000;

async function directoryView(context: Context): Promise<DirectoryView> {
  const { store, house } = context;
  const { groups } = await store.directoryGroups(null, 0, 1000);
  const [keys, people, members, roles, calls, alike] = [await store.scimKeys(), await store.directoryCount(), await store.memberCounts(), await store.directoryRoles(), await store.scimCalls(shownCalls), await store.lookAlikes()];
  const names = new Map<string, string>([...await store.bodies(), ...await store.units()].map((one) => [one.id, one.name]));
  return {
    address: `${house.publicUrl}/scim/v2`, people,
    keys: keys.map((one) => ({ id: one.id, name: one.name, madeAt: one.createdAt.toISOString(), madeBy: one.createdBy, lastUsedAt: one.lastUsedAt?.toISOString() ?? null, revokedAt: one.revokedAt?.toISOString() ?? null })),
    groups: groups.toSorted((a, b) => swedishOrder(a.name, b.name)).map((one) => ({
      id: one.id, name: one.name, members: members.get(one.id) ?? 0,
      roles: roles.filter((each) => each.groupId === one.id).map((each) => ({ id: each.id, role: each.role, place: each.place, placeName: each.place.kind === 'municipality' ? directoryText.municipality : names.get(each.place.id) ?? '' })),
    })),
    calls: calls.map((one) => ({ id: one.id, at: one.at.toISOString(), key: one.key, method: one.method, resource: one.resource, status: one.status, code: one.code, about: String(one.params['about'] || one.named), sentence: callSentence(one.code, one.params) })),
    moved: (await store.movedMails(null)).map(({ at, ...one }) => ({ ...one, at: at.toISOString() })),
    alike: [...Map.groupBy(alike, (one) => one.look).values()].map((rows) => rows.map(({ userName, name }) => ({ userName, name }))),
  };
}
function recordAct(context: Context, objectKind: string, objectId: string, values: Readonly<Record<string, unknown>>): void {
  context.record({ objectKind, objectId, bodyId: null, boardYearId: null, content: { kind: 'act', values, note: '' } });
}

export const readDirectory: UseCase<'directory.read'> = whole(async (context) => ok(await directoryView(context)));

export const makeKey: UseCase<'directory.makeKey'> = whole(async (context, { id, name }: { id: string; name: string }) => {
  const { store, house, now, actor } = context;
  if ((await store.scimKeys()).filter((one) => one.revokedAt === null).length >= mostKeys) return refuse('directory.too-many-keys', { most: mostKeys });
  const key = `ik-scim-${base64url(house.random(32))}`;
  // Shown once: asked again with the same id there is no key to show.
  if (!await store.insertScimKey({ id, name, hash: house.sha256(key), at: now, by: actor.name })) return refuse('object.not-found');
  recordAct(context, 'scimKey', id, { name, made: true });
  return ok({ view: await directoryView(context), key });
});
export const revokeKey: UseCase<'directory.revokeKey'> = whole(async (context, { id }: { id: string }) => {
  const key = (await context.store.scimKeys()).find((one) => one.id === id);
  if (!key) return refuse('object.not-found');
  if (await context.store.revokeScimKey(id, context.now)) recordAct(context, 'scimKey', id, { name: key.name, revoked: true });
  return ok(await directoryView(context));
});

export const addRole: UseCase<'directory.addRole'> = whole(async (context, { confirmed, ...role }: Parameters<UseCase<'directory.addRole'>['act']>[1]) => {
  const { store } = context;
  await store.hold('directory');
  const { place } = role;
  const places: readonly { id: string }[] = place.kind === 'body' ? await store.bodies() : place.kind === 'unit' ? await store.units() : [];
  const group = await store.directoryGroup(role.groupId);
  if (!group || (place.kind !== 'municipality' && !places.some((one) => one.id === place.id))) return refuse('object.not-found');
  // Whoever manages the group at the directory would decide who administers here.
  if (role.role === 'administrator' && !confirmed) return refuse('directory.administrator-not-confirmed', { name: group.name });
  if (await store.insertDirectoryRole(role)) {
    recordAct(context, 'directoryGroup', group.id, { name: group.name, role: { id: role.id, role: role.role, place } });
    await settleGrants(context, { personIds: null, groupId: group.id });
  }
  return ok(await directoryView(context));
});
export const removeRole: UseCase<'directory.removeRole'> = whole(keeping(async (context, { id }: { id: string }) => {
  await context.store.hold('directory');
  const role = (await context.store.directoryRoles()).find((one) => one.id === id);
  if (!role) return refuse('object.not-found');
  await context.store.deleteDirectoryRole(id);
  recordAct(context, 'directoryGroup', role.groupId, { roleRemoved: { id, role: role.role, place: role.place } });
  await settleGrants(context, { personIds: null, groupId: role.groupId });
  return ok(await directoryView(context));
}));

export const confirmMails: UseCase<'directory.confirmMails'> = whole(async (context, { people }: { people: readonly { personId: PersonId; mail: string }[] }) => {
  const moved = new Map((await context.store.movedMails(null)).map((one) => [one.personId, one.mail]));
  for (const { personId, mail } of people) {
    const now = moved.get(personId);
    // Stood for already, by the person or by another administrator.
    if (now === undefined) continue;
    if (now !== mail || !await context.store.confirmMail(personId, mail)) return refuse('directory.mail-moved-on');
    recordPerson(context, personId, { mailConfirmed: mail });
  }
  return ok(await directoryView(context));
});

/** Who calls with a key: the directory acts as itself, with its own rights and no person's. */
export async function directoryBehind(house: House, key: string): Promise<Outcome<{ readonly actor: Actor; readonly keyId: string }>> {
  const now = house.now();
  const found = key === '' ? null : await house.opener.single('all').scimKey(house.sha256(key));
  if (!found) return refuse('directory.key-not-valid');
  if (found.lastUsedAt === null || now.getTime() - found.lastUsedAt.getTime() > usedEveryMs) await house.opener.transaction('all', (store) => store.scimKeyUsed(found.id, now));
  return ok({ keyId: found.id, actor: { personId: null, name: directoryText.actor(found.name), title: '', via: 'directory', grants: [] } });
}

/** Keeps what became of a call for the administrator. Never what was sent, only what it was about. */
export async function noteCall(house: House, call: Pick<StoredCall, 'keyId' | 'method' | 'resource' | 'objectId' | 'status'> & { readonly refusal: { readonly code: RefusalCode; readonly params: Refusal['params'] } | null; readonly about: string }): Promise<void> {
  const { refusal, about, ...rest } = call;
  await house.opener.transaction('all', (store) => store.putScimCall({ ...rest, id: house.newId(), at: house.now(), code: refusal?.code ?? '', params: { ...refusal?.params, about } }));
}
