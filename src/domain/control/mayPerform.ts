/** Who may do what with one control. What a role may at all stands in the table of access; here is which controls are that person's. */
import type { Day } from '../day.ts';
import type { PersonId } from '../identity.ts';
import { upwards, validOn, type Grant, type Role, type Unit } from '../organisation/organisation.ts';
import type { Occasion } from './occasion.ts';

export interface Performer {
  readonly personId: PersonId | null;
  /** Those who are away and for whom the person stands in. */
  readonly standsInFor?: readonly PersonId[];
  /** Is another the same pair of eyes as this person? Without it only the person is. */
  readonly sameEyes?: (other: PersonId) => boolean;
  readonly grants: readonly Grant[];
  /** Leads the board's controls: coordinator, director, or the house itself. */
  readonly leads: boolean;
  /** Reads every control of the board. */
  readonly reads: boolean;
}

export interface Allowed { readonly see: boolean; readonly perform: boolean; readonly review: boolean }

/** Roles that perform whatever stands at their place or below. The others perform what is given to them by name. */
const performing: readonly Role[] = ['unitHead', 'departmentHead', 'controlTeam'];

/** `ownerId` is the plan row's owner; `units` the whole organisation. */
export function mayPerform(occasion: Pick<Occasion, 'bodyId' | 'unitId' | 'performerId' | 'reviewerId' | 'performedById'>, who: Performer, ownerId: PersonId | null, units: ReadonlyMap<string, Unit>, today: Day): Allowed {
  const is = (id: PersonId | null): boolean => id !== null && (id === who.personId || who.standsInFor?.includes(id) === true);
  const perform = who.leads || is(occasion.performerId) || is(ownerId) || standsAbove(occasion, who.grants, units, today);
  // Four eyes are two persons: who performed it never closes it too, and a deputy is no other than the one who is away.
  const another = occasion.performedById === null || !(occasion.performedById === who.personId || who.sameEyes?.(occasion.performedById) === true);
  const review = another && (is(occasion.reviewerId) || (occasion.reviewerId === null && is(ownerId)) || who.leads);
  return { see: perform || is(occasion.reviewerId) || who.reads, perform, review };
}

function standsAbove(occasion: Pick<Occasion, 'bodyId' | 'unitId'>, grants: readonly Grant[], units: ReadonlyMap<string, Unit>, today: Day): boolean {
  const above = new Set<string>(occasion.unitId === null ? [] : upwards(units, occasion.unitId).map((unit) => unit.id));
  return grants.some((grant) => {
    if (!performing.includes(grant.role) || !validOn(grant, today)) return false;
    switch (grant.place.kind) {
      case 'municipality': return true;
      case 'body': return grant.place.id === occasion.bodyId;
      case 'unit': return above.has(grant.place.id);
    }
  });
}
