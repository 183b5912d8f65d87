/** Where a control is performed, and by whom when nobody has said otherwise. */
import type { Day } from '../day.ts';
import type { BodyId, PersonId, UnitId } from '../identity.ts';
import { upwards, validOn, type Grant, type Unit } from '../organisation/organisation.ts';
import type { Activity } from '../plan/plan.ts';
import { ok, type Outcome } from '../refusal.ts';
import type { Responsible } from '../risk/analysis.ts';
import { drawSimple, seedFrom } from './draw.ts';
import type { PlaceChoice } from './occasion.ts';
import type { Period } from './period.ts';

export interface Somebody { readonly id: PersonId; readonly name: string; readonly title: string; readonly grants: readonly Grant[] }

/** The units that work for a board: those under an administration that serves it, the administration itself too. In the order of their ids, which never changes. */
export function unitsOfBoard(units: readonly Unit[], bodyId: BodyId): Unit[] {
  const byId = new Map(units.map((unit) => [unit.id as string, unit]));
  return units.filter((unit) => upwards(byId, unit.id).some((one) => one.serves.includes(bodyId))).toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** A unit that was closed gets no control for a period that begins after its last day; one that is not opened yet none that ends before. */
export function standsIn(unit: Unit, period: Period): boolean {
  return (unit.validTo === null || period.from <= unit.validTo) && (unit.validFrom === null || unit.validFrom <= period.to);
}

/** The choice with its units filled in by the house: what is chosen by rule or by chance is never left to the screen. */
export function settledPlaces(choice: PlaceChoice, units: readonly Unit[], bodyId: BodyId, today: Day): Outcome<PlaceChoice> {
  if (choice.kind === 'board') return ok(choice);
  const here = unitsOfBoard(units, bodyId);
  const standing = here.filter((unit) => validOn({ from: unit.validFrom, to: unit.validTo }, today));
  const { chosen } = choice;
  switch (chosen.by) {
    case 'hand': return ok({ ...choice, unitIds: [...new Set(choice.unitIds)].filter((id) => here.some((unit) => unit.id === id)) });
    case 'all': return ok({ ...choice, unitIds: lowest(standing).map((unit) => unit.id) });
    case 'kind': return ok({ ...choice, unitIds: standing.filter((unit) => unit.kind === chosen.unitKind).map((unit) => unit.id) });
    case 'drawn': {
      const seed = seedFrom(chosen.seed);
      if (!seed.ok) return seed;
      const among = lowest(standing);
      const drawn = drawSimple(among.length, chosen.size, seed.value);
      return drawn.ok ? ok({ kind: 'units', unitIds: drawn.value.flatMap((position) => among[position - 1]?.id ?? []), chosen: { ...chosen, seed: seed.value } }) : drawn;
    }
  }
}

/** Those that have no part below them: where the work is done. */
function lowest(units: readonly Unit[]): Unit[] {
  const above = new Set(units.map((unit) => unit.parentId));
  return units.filter((unit) => !above.has(unit.id));
}

/** Function printed, person inside. */
export function personResponsible(person: Pick<Somebody, 'id' | 'name' | 'title'>): Responsible {
  return { kind: 'person', personId: person.id, printed: person.title || person.name };
}
export function ownerOf(activity: Pick<Activity, 'owner'>): PersonId | null {
  return activity.owner?.kind === 'person' ? activity.owner.personId : null;
}

export interface Organisation { readonly units: readonly Unit[]; readonly people: readonly Somebody[]; readonly bodyId: BodyId }

/** The head of the unit on a day, else of the nearest part above. */
export function headOfUnit(unitId: UnitId, day: Day, { units, people }: Organisation): Somebody | null {
  const byId = new Map(units.map((unit) => [unit.id as string, unit]));
  for (const unit of upwards(byId, unitId)) {
    for (const role of ['unitHead', 'departmentHead'] as const) {
      const head = people.find((person) => person.grants.some((grant) => grant.role === role && grant.place.kind === 'unit' && grant.place.id === unit.id && validOn(grant, day)));
      if (head) return head;
    }
  }
  return null;
}

export function coordinatorOf(day: Day, { people, units, bodyId }: Organisation): Somebody | null {
  const at = (kind: 'body' | 'unit' | 'municipality') => people.find((person) => person.grants.some((grant) => grant.role === 'coordinator' && validOn(grant, day) && grant.place.kind === kind && reaches(grant)));
  const byId = new Map(units.map((unit) => [unit.id as string, unit]));
  const reaches = (grant: Grant): boolean => grant.place.kind === 'municipality' || (grant.place.kind === 'body' ? grant.place.id === bodyId : upwards(byId, grant.place.id).some((unit) => unit.serves.includes(bodyId)));
  return at('body') ?? at('unit') ?? at('municipality') ?? null;
}

/** Who is asked to perform it: at a unit its head; for the board the plan row's first performer or owner that is a person; else the coordinator. */
export function proposedPerformer(activity: Pick<Activity, 'owner' | 'performers'>, unitId: UnitId | null, day: Day, organisation: Organisation): { readonly performer: Responsible | null; readonly performerId: PersonId | null } {
  if (unitId === null) {
    const named = [...activity.performers, ...(activity.owner ? [activity.owner] : [])].find((one) => one.kind === 'person');
    if (named) return { performer: named, performerId: named.personId };
  }
  const person = (unitId === null ? null : headOfUnit(unitId, day, organisation)) ?? coordinatorOf(day, organisation);
  return person ? { performer: personResponsible(person), performerId: person.id } : { performer: null, performerId: null };
}
