import { z } from 'zod';
import type { BodyId, MethodId } from '../domain/identity.ts';
import { bodyKinds, roles, unitKinds, type Body, type EarlierUnit, type Grant, type Person, type RegisteredUnit, type Succession } from '../domain/organisation/organisation.ts';
import type { Method } from '../domain/method/method.ts';
import { answers, operation } from './operation.ts';
import { anyId, boardId, day, longText, nothing, personId, shortText, unitId } from './shapes.ts';

export interface OrganisationView { readonly municipality: string; readonly bodies: readonly Body[]; readonly units: readonly RegisteredUnit[]; readonly earlier: readonly EarlierUnit[]; readonly successions: readonly Succession[] }
export interface PeopleView { readonly people: readonly (Person & { readonly grants: readonly Grant[]; readonly hasPassword: boolean })[] }
export interface MethodsView { readonly methods: readonly { readonly id: MethodId; readonly bodyId: BodyId | null; readonly method: Method }[] }

export const place = z.discriminatedUnion('kind', [z.object({ kind: z.literal('municipality') }), z.object({ kind: z.literal('body'), id: boardId }), z.object({ kind: z.literal('unit'), id: unitId })]);
const span = { validFrom: day.nullable(), validTo: day.nullable() };
const name = z.string().trim().min(1).max(500);
/** The municipality's own code for a unit; left out = as it stands. */
const code = z.string().trim().min(1).max(100).nullable();

export const organisationOperations = {
  'organisation.read': operation({ method: 'GET', path: '/api/organisation', permission: 'organisation.read', input: nothing, output: answers<OrganisationView>(), says: 'Bodies and the organisation below them.', board: 'none' }),
  'organisation.name': operation({ method: 'POST', path: '/api/organisation/name', permission: 'organisation.manage', input: z.object({ name }), output: answers<OrganisationView>(), says: 'Names the municipality or region.', board: 'none' }),
  'organisation.addBody': operation({ method: 'POST', path: '/api/organisation/bodies', permission: 'organisation.manage', input: z.object({ id: boardId, name, kind: z.enum(bodyKinds), ...span }), output: answers<OrganisationView>(), says: 'Adds a body.', board: 'none' }),
  'organisation.changeBody': operation({ method: 'POST', path: '/api/organisation/bodies/:id', permission: 'organisation.manage', input: z.object({ id: boardId, name, kind: z.enum(bodyKinds), ...span }), output: answers<OrganisationView>(), says: 'Changes a body; history keeps pointing at it.', board: 'none' }),
  'organisation.addUnit': operation({ method: 'POST', path: '/api/organisation/units', permission: 'organisation.manage', input: z.object({ id: unitId, parentId: unitId.nullable(), kind: z.enum(unitKinds), name, code: code.optional(), serves: z.array(boardId).max(200), ...span }), output: answers<OrganisationView>(), says: 'Adds an administration, department, area or unit.', board: 'none' }),
  'organisation.changeUnit': operation({ method: 'POST', path: '/api/organisation/units/:id', permission: 'organisation.manage', input: z.object({ id: unitId, parentId: unitId.nullable(), kind: z.enum(unitKinds), name, code: code.optional(), serves: z.array(boardId).max(200), ...span }), output: answers<OrganisationView>(), says: 'Changes a part of the organisation.', board: 'none' }),
  'person.list': operation({ method: 'GET', path: '/api/people', permission: 'people.manage', input: nothing, output: answers<PeopleView>(), says: 'People with their roles at places.', board: 'none' }),
  'person.add': operation({ method: 'POST', path: '/api/people', permission: 'people.manage', input: z.object({ id: personId, name, title: shortText, mail: z.string().max(320).nullable() }), output: answers<PeopleView>(), says: 'Adds a person.', board: 'none' }),
  'person.grant': operation({ method: 'POST', path: '/api/people/:personId/roles', permission: 'people.manage', input: z.object({ id: anyId, personId, role: z.enum(roles), place, from: day.nullable(), to: day.nullable() }), output: answers<PeopleView>(), says: 'Gives a person a role at a place, from–to.', board: 'none' }),
  'person.endGrant': operation({ method: 'POST', path: '/api/people/:personId/roles/:id/end', permission: 'people.manage', input: z.object({ id: anyId, personId, to: day }), output: answers<PeopleView>(), says: 'Ends a role on a day.', board: 'none' }),
  'person.endSessions': operation({ method: 'POST', path: '/api/people/:personId/sessions/end', permission: 'people.manage', input: z.object({ personId }), output: answers<{ readonly ended: number }>(), says: 'Signs a person out everywhere.', board: 'none' }),
  'person.link': operation({ method: 'POST', path: '/api/people/:personId/link', permission: 'people.manage', input: z.object({ personId }), output: answers<{ readonly link: string; readonly validUntil: string }>(), says: 'Makes a one-time link with which the person chooses a password.', board: 'none' }),
  'method.list': operation({ method: 'GET', path: '/api/methods', permission: 'organisation.read', input: nothing, output: answers<MethodsView>(), says: 'The methods of the municipality and of its boards.', board: 'none' }),
  'method.saveVersion': operation({ method: 'POST', path: '/api/methods', permission: 'method.manage', input: z.object({ id: anyId, bodyId: boardId.nullable(), definition: z.string().max(200_000).describe('The method as JSON text'), reason: longText }), output: answers<MethodsView>(), says: 'Saves a new version of a method, for the municipality or for one board with a reason.', board: 'none' }),
} as const;
