/** The one table of permissions shown: role by role, for one person board by board with its grounds, and who may one thing. docs/permissions.md is written from it. */
import { permissions, type Permission } from '../contract/permission.ts';
import type { Because } from '../contract/permissionTable.ts';
import type { Output } from '../contract/table.ts';
import { holdsOn, lentGrants, type HeldGrant } from '../domain/organisation/delegation.ts';
import { reach, roles, validOn, type Body, type Unit } from '../domain/organisation/organisation.ts';
import { ok, refuse } from '../domain/refusal.ts';
import { swedishOrder } from '../domain/swedishOrder.ts';
import { permissionGroups, permissionGroupWords, permissionNotes, permissionText, permissionWords, type PermissionGroup } from '../text/permissions.ts';
import { roleWords } from '../text/screenOrganisation.ts';
import { access } from './access.ts';
import { whole } from './organisation.ts';
import type { Context, UseCase } from './useCase.ts';

/** Every permission has its sentence: a new one does not compile without. */
const words: Readonly<Record<Permission, { readonly group: PermissionGroup; readonly may: string }>> = permissionWords;
/** What is about the whole and not about any one board. */
const ofWhole: ReadonlySet<Permission> = new Set<Permission>(['organisation.manage', 'people.manage', 'directory.serve', 'person.export', 'calendar.manage']);

function distinct(list: readonly Permission[]): Permission[] {
  return permissions.filter((permission) => list.includes(permission));
}

export const readTable: UseCase<'permission.table'> = whole(async () => ok<Output<'permission.table'>>({ roles: roles.map((role) => ({ role, permissions: distinct(access[role]) })) }));

interface Around { readonly people: readonly { readonly id: string; readonly name: string; readonly title: string; readonly held: readonly HeldGrant[] }[]; readonly units: ReadonlyMap<string, Unit>; readonly bodies: readonly Body[] }
/** Everybody with the roles that hold today, the lent ones too. */
async function aroundOf({ store, today }: Context): Promise<Around> {
  const [people, units, bodies, delegations] = await Promise.all([store.people(), store.units(), store.bodies(), store.delegations()]);
  const byId = new Map(people.map((person) => [person.id, person]));
  const now = delegations.filter((one) => holdsOn(one, today));
  return {
    units: new Map(units.map((unit) => [unit.id as string, unit])), bodies: bodies.filter((body) => validOn({ from: body.validFrom, to: body.validTo }, today)),
    people: people.map((person) => {
      const lent = now.filter((one) => one.toId === person.id).flatMap((one) => { const absent = byId.get(one.fromId); return absent ? lentGrants(absent.grants, { id: absent.id, name: absent.name, from: one.from, to: one.to }) : []; });
      return { id: person.id, name: person.name, title: person.title, held: [...person.grants, ...lent].filter((grant) => validOn(grant, today)) };
    }),
  };
}

function because(grant: HeldGrant, { bodies, units }: Around): Because {
  const { place } = grant;
  const named = place.kind === 'municipality' ? permissionText.whole : place.kind === 'body' ? bodies.find((body) => body.id === place.id)?.name ?? '' : units.get(place.id)?.name ?? '';
  return { role: grant.role, place: named, to: grant.to, lentBy: grant.lentBy?.name ?? null, byGroup: 'groupId' in grant && typeof grant.groupId === 'string' };
}
function reaches(grant: HeldGrant, bodyId: string, { units }: Around): boolean {
  const reached = reach(grant, units);
  return reached === 'all' || reached.some((id) => id === bodyId);
}
function gives(grants: readonly HeldGrant[], permission: Permission, around: Around): Because[] {
  return grants.filter((grant) => access[grant.role].includes(permission)).map((grant) => because(grant, around));
}

export const readPerson: UseCase<'permission.ofPerson'> = whole(async (context, { personId }: { readonly personId: string }) => {
  const around = await aroundOf(context);
  const person = around.people.find((one) => one.id === personId);
  if (!person) return refuse('object.not-found');
  const rightsOf = (held: readonly HeldGrant[], wanted: readonly Permission[]) => wanted.flatMap((permission) => { const found = gives(held, permission, around); return found.length === 0 ? [] : [{ permission, because: found }]; });
  const general = rightsOf(person.held.filter((grant) => grant.place.kind === 'municipality'), permissions.filter((permission) => ofWhole.has(permission)));
  const boards = around.bodies.map((body) => ({ id: body.id, board: body.name, rights: rightsOf(person.held.filter((grant) => reaches(grant, body.id, around)), permissions.filter((permission) => !ofWhole.has(permission))) }));
  return ok({ person: { id: person.id, name: person.name, title: person.title }, boards: [...(general.length === 0 ? [] : [{ id: null, board: permissionText.whole, rights: general }]), ...boards.filter((one) => one.rights.length > 0).toSorted((a, b) => swedishOrder(a.board, b.board))] });
});

export const readWho: UseCase<'permission.who'> = whole(async (context, input: { readonly at: string; readonly permission: Permission }) => {
  const around = await aroundOf(context);
  if (!around.bodies.some((body) => body.id === input.at)) return refuse('object.not-found');
  const people = around.people.map((person) => ({ id: person.id, name: person.name, title: person.title, because: gives(person.held.filter((grant) => reaches(grant, input.at, around)), input.permission, around) }));
  return ok({ people: people.filter((person) => person.because.length > 0).toSorted((a, b) => swedishOrder(a.name, b.name)) });
});

/** The page docs/permissions.md, whole. */
export function permissionsPage(): string {
  const grouped = (of: readonly Permission[], group: PermissionGroup): Permission[] => distinct(of).filter((permission) => words[permission].group === group);
  return [
    `# ${permissionText.title}`, '', permissionText.docLead, '',
    ...permissionGroups.flatMap((group) => [
      `## ${permissionGroupWords[group]}`, '', `| ${permissionText.may} | ${permissionText.byRole} |`, '|---|---|',
      ...grouped(permissions, group).map((permission) => {
        const having = roles.filter((role) => access[role].includes(permission));
        return `| ${words[permission].may} | ${having.length === 0 ? permissionText.nobody : having.map((role) => roleWords[role]).join(', ')} |`;
      }), '',
    ]),
    `## ${permissionText.byRole}`, '',
    ...roles.flatMap((role) => [`### ${roleWords[role]}`, '', ...permissionGroups.flatMap((group) => { const own = grouped(access[role], group); return own.length === 0 ? [] : [`- ${permissionGroupWords[group]}: ${own.map((permission) => words[permission].may.slice(0, 1).toLocaleLowerCase('sv') + words[permission].may.slice(1)).join('; ')}.`]; }), '']),
    `## ${permissionText.notesTitle}`, '', ...permissionNotes.map((note) => `- ${note}`), '',
  ].join('\n');
}
