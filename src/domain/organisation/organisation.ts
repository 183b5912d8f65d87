import type { BodyId, PersonId, UnitId } from '../identity.ts';
import type { Day } from '../day.ts';

/** Decision-makers: boards and their like. Each board is an authority of its own. */
export const bodyKinds = ['board', 'executiveBoard', 'jointBoard', 'company', 'council', 'auditors'] as const;
export type BodyKind = (typeof bodyKinds)[number];
export interface Body { readonly id: BodyId; readonly name: string; readonly kind: BodyKind; readonly validFrom: Day | null; readonly validTo: Day | null }

/** The organisation: administration › department or staff › area › unit, any depth. */
export const unitKinds = ['administration', 'department', 'area', 'unit'] as const;
export type UnitKind = (typeof unitKinds)[number];
export interface Unit {
  readonly id: UnitId; readonly parentId: UnitId | null; readonly kind: UnitKind; readonly name: string;
  readonly validFrom: Day | null; readonly validTo: Day | null;
  /** The bodies that an administration serves; a part serves what the administration above it serves. */
  readonly serves: readonly BodyId[];
}

/** A unit as the register has it: with the municipality's own code for it, which is used again once the unit has ended. */
export interface RegisteredUnit extends Unit { readonly code: string | null }
/** What a unit was called, and what it lay under, until a day with that day. */
export interface EarlierUnit { readonly unitId: UnitId; readonly until: Day; readonly name: string; readonly parentId: UnitId | null }
export const successionKinds = ['merged', 'split'] as const;
export type SuccessionKind = (typeof successionKinds)[number];
/** What continues a unit that ended the day before. */
export interface Succession { readonly id: string; readonly fromId: UnitId; readonly toId: UnitId; readonly onDay: Day; readonly kind: SuccessionKind; readonly reason: string }

export const roles = [
  'administrator', 'coordinator', 'director', 'departmentHead', 'unitHead', 'employee', 'controlTeam', 'member', 'chair',
  'secretary', 'registrar', 'financeHead', 'hrHead', 'securityCoordinator', 'dataProtectionOfficer', 'auditor', 'cityOffice',
] as const;
export type Role = (typeof roles)[number];

export type Place = { readonly kind: 'municipality' } | { readonly kind: 'body'; readonly id: BodyId } | { readonly kind: 'unit'; readonly id: UnitId };
export interface Grant { readonly id: string; readonly personId: PersonId; readonly role: Role; readonly place: Place; readonly from: Day | null; readonly to: Day | null; /** The directory's group that gave the role and ends it. */ readonly groupId?: string }
export interface Person { readonly id: PersonId; readonly name: string; readonly title: string; readonly mail: string | null }

/** True on every day from `from` to `to`, both included; null is open. */
export function validOn(span: { readonly from: Day | null; readonly to: Day | null }, day: Day): boolean {
  return (span.from === null || span.from <= day) && (span.to === null || day <= span.to);
}

/** The unit and all above it, nearest first. A cycle in the data ends the walk. */
export function upwards(units: ReadonlyMap<string, Unit>, id: string): Unit[] {
  const path: Unit[] = [];
  let at = units.get(id);
  while (at && !path.includes(at)) {
    path.push(at);
    at = at.parentId === null ? undefined : units.get(at.parentId);
  }
  return path;
}

/** The bodies a grant reaches: all ('all'), the body itself, or those served by the unit's administration. A role holds for everything below its place. */
export function reach(grant: Grant, units: ReadonlyMap<string, Unit>): 'all' | readonly BodyId[] {
  switch (grant.place.kind) {
    case 'municipality': return 'all';
    case 'body': return [grant.place.id];
    case 'unit': return [...new Set(upwards(units, grant.place.id).flatMap((unit) => unit.serves))];
  }
}
