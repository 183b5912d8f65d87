import { z } from 'zod';
import type { PersonId, UnitId } from '../domain/identity.ts';
import { unitKinds, type Role } from '../domain/organisation/organisation.ts';
import { answers, operation } from './operation.ts';
import type { OrganisationView } from './organisation.ts';
import { anyId, day, shortText, unitId } from './shapes.ts';

/** What hangs on units that are to end: roles at them, and controls that wait. */
export interface UnitsAhead {
  readonly grants: readonly { readonly id: string; readonly personId: PersonId; readonly name: string; readonly role: Role; readonly unitId: UnitId }[];
  /** Planned controls of periods that begin on the day or later, which are planned anew, and those that stay where they are. */
  readonly replanned: number;
  readonly staying: number;
  /** Control settings that name the units and get what continues them. */
  readonly settings: number;
}

const newUnit = z.object({ id: unitId, name: z.string().trim().min(1).max(500), code: z.string().trim().min(1).max(100).nullable(), kind: z.enum(unitKinds) });
/** Which roles are given at which of the units that take over, and whether they end where they were. */
const handed = { grants: z.array(z.object({ grantId: anyId, unitId })).max(2000), endGrants: z.boolean() };
const change = { day, reason: shortText };

export const unitOperations = {
  'organisation.renameUnit': operation({ method: 'POST', path: '/api/organisation/units/:id/rename', permission: 'organisation.manage', input: z.object({ id: unitId, name: newUnit.shape.name, parentId: unitId.nullable().optional(), from: day }), output: answers<OrganisationView>(), says: 'Gives a unit another name, or another place, from a day; what it was until then is kept.', board: 'none' }),
  'organisation.unitsAhead': operation({ method: 'POST', path: '/api/organisation/units/ahead', permission: 'organisation.manage', input: z.object({ unitIds: z.array(unitId).min(1).max(100), day }), output: answers<UnitsAhead>(), says: 'What hangs on units that are to end: roles and controls. Nothing is written.', board: 'none' }),
  'organisation.mergeUnits': operation({ method: 'POST', path: '/api/organisation/units/merge', permission: 'organisation.manage', input: z.object({ from: z.array(unitId).min(1).max(100), into: z.discriminatedUnion('kind', [z.object({ kind: z.literal('unit'), id: unitId }), z.object({ kind: z.literal('new'), unit: newUnit })]), ...change, ...handed }), output: answers<OrganisationView>(), says: 'Merges units into a new one or into one of those there, from a day.', board: 'none' }),
  'organisation.splitUnit': operation({ method: 'POST', path: '/api/organisation/units/split', permission: 'organisation.manage', input: z.object({ from: unitId, into: z.array(newUnit).min(1).max(50), below: z.array(z.object({ unitId, underId: unitId })).max(1000), ...change, ...handed }), output: answers<OrganisationView>(), says: 'Splits a unit into several new ones, from a day.', board: 'none' }),
} as const;
