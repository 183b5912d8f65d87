/**
 * "While I am away": between two days a deputy holds the absent person's roles beside the own, and does what is bound to that person.
 * Never impersonation: the deputy acts in the own name. Nothing that was lent is lent on, since only a person's own roles are.
 */
import type { Day } from '../day.ts';
import type { PersonId } from '../identity.ts';
import { ok, refuse, type Outcome } from '../refusal.ts';
import { reach, upwards, validOn, type Grant, type Role, type Unit } from './organisation.ts';

export interface Delegation {
  readonly id: string; readonly fromId: PersonId; readonly toId: PersonId; readonly from: Day; readonly to: Day; readonly reason: string;
  readonly madeAt: string; readonly madeBy: string;
  /** The day it was ended by hand; from that moment it holds no more. */
  readonly endedOn: Day | null;
}

/** A role as somebody holds it; lent while the one it belongs to is away. */
export interface HeldGrant extends Grant { readonly lentBy?: { readonly id: PersonId; readonly name: string } }
/** Somebody for whom one stands in, between two days. */
export interface StandIn { readonly id: PersonId; readonly name: string; readonly from: Day; readonly to: Day }

/** What is never lent: to manage the system, and to audit, which the council has entrusted to one person. */
const neverLent: readonly Role[] = ['administrator', 'auditor'];
/** Entrusted by election: nobody else arranges for who holds them. */
const elected: readonly Role[] = ['member', 'chair', 'auditor'];
/** Lead a board's whole internal control, and arrange for those who work with it. */
const leading: readonly Role[] = ['coordinator', 'director'];
/** Head a part of the organisation, and arrange for those in it. */
const heading: readonly Role[] = ['director', 'departmentHead', 'unitHead'];

export function holdsOn(delegation: Pick<Delegation, 'from' | 'to' | 'endedOn'>, day: Day): boolean {
  return delegation.endedOn === null && delegation.from <= day && day <= delegation.to;
}

/** The absent person's roles as the deputy holds them: no longer than the delegation, and no longer than the role itself. */
export function lentGrants(grants: readonly Grant[], absent: StandIn): HeldGrant[] {
  return grants.filter((grant) => !neverLent.includes(grant.role)).flatMap((grant) => {
    const from = grant.from !== null && grant.from > absent.from ? grant.from : absent.from;
    const to = grant.to !== null && grant.to < absent.to ? grant.to : absent.to;
    return from > to ? [] : [{ ...grant, from, to, lentBy: { id: absent.id, name: absent.name } }];
  });
}

/** The same day a year later; 29 February becomes the 28th. */
export function yearAfter(day: Day): Day {
  const [year, rest] = [Number(day.slice(0, 4)) + 1, day.slice(4)];
  return `${String(year).padStart(4, '0')}${rest === '-02-29' ? '-02-28' : rest}` as Day;
}

export interface Wanted { readonly id: string; readonly fromId: PersonId; readonly toId: PersonId; readonly from: Day; readonly to: Day }

/** May this delegation stand beside those there are? `makerId` is who makes it; null is the machine's own user. */
export function mayStand(wanted: Wanted, present: readonly Delegation[], makerId: PersonId | null, today: Day): Outcome<null> {
  if (wanted.fromId === wanted.toId) return refuse('delegation.to-yourself');
  if (wanted.toId === makerId) return refuse('delegation.own-deputy');
  if (wanted.from < today || wanted.to < wanted.from) return refuse('delegation.days-wrong');
  if (wanted.to > yearAfter(wanted.from)) return refuse('delegation.too-long');
  const other = present.find((one) => one.fromId === wanted.fromId && one.id !== wanted.id && one.endedOn === null && one.from <= wanted.to && wanted.from <= one.to);
  return other ? refuse('delegation.overlaps', { from: other.from, to: other.to }) : ok(null);
}

/**
 * May somebody with these own roles arrange for an absent person? Who leads a board for those whose every role is at that board; who heads a part for those below,
 * and for those in it who do not head it too. Never for somebody elected, and never for more than one reaches oneself.
 */
export function mayArrangeFor(makerGrants: readonly Grant[], absentGrants: readonly Grant[], units: ReadonlyMap<string, Unit>, today: Day): boolean {
  const own = makerGrants.filter((grant) => validOn(grant, today));
  const absent = absentGrants.filter((grant) => grant.to === null || grant.to >= today);
  return absent.length > 0 && absent.every((grant) => !elected.includes(grant.role) && grant.role !== 'administrator' && own.some((mine) => leadsOver(mine, grant, units) || headsOver(mine, grant, units)));
}
function leadsOver(mine: Grant, grant: Grant, units: ReadonlyMap<string, Unit>): boolean {
  // A director is arranged for by another director or by the administrator.
  if (!leading.includes(mine.role) || mine.place.kind === 'unit' || (grant.role === 'director' && mine.role !== 'director')) return false;
  const [reached, wanted] = [reach(mine, units), reach(grant, units)];
  return reached === 'all' || (wanted !== 'all' && wanted.length > 0 && wanted.every((id) => reached.includes(id)));
}
function headsOver(mine: Grant, grant: Grant, units: ReadonlyMap<string, Unit>): boolean {
  const { place } = mine;
  if (!heading.includes(mine.role) || place.kind !== 'unit' || grant.place.kind !== 'unit') return false;
  if (grant.place.id === place.id) return !heading.includes(grant.role) && !leading.includes(grant.role);
  return upwards(units, grant.place.id).some((unit) => unit.id === place.id);
}

/** One who stands or stood in for another, as four eyes see it: both are one pair on every day that it covers. */
export interface Represented { readonly deputyId: PersonId; readonly absentId: PersonId; readonly from: Day; readonly until: Day }

/** All whom a person counts as on the given days: oneself, and those one stood in for. */
function countsAs(personId: PersonId, pairs: readonly Represented[], days: readonly Day[]): Set<PersonId> {
  return new Set([personId, ...pairs.filter((one) => one.deputyId === personId && days.some((day) => one.from <= day && day <= one.until)).map((one) => one.absentId)]);
}
/** Are two persons the same pair of eyes? Who stands in and the one who is away are, and two deputies of the same person too. */
export function sameEyes(one: PersonId, other: PersonId, pairs: readonly Represented[], days: readonly Day[]): boolean {
  const first = countsAs(one, pairs, days);
  return [...countsAs(other, pairs, days)].some((id) => first.has(id));
}
