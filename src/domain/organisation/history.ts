/** Units over time: what they were called and lay under, what continues them, and how they are renamed, merged and split from a day. */
import { plusDays } from '../control/due.ts';
import type { Day } from '../day.ts';
import type { UnitId } from '../identity.ts';
import { ok, refuse, type Outcome } from '../refusal.ts';
import { upwards, type EarlierUnit, type RegisteredUnit, type Succession, type UnitKind } from './organisation.ts';

/** What is to be written, in this order: changes before additions, since what ends may leave its code to what begins. */
export interface OrganisationWrites {
  readonly changed: readonly RegisteredUnit[];
  readonly added: readonly RegisteredUnit[];
  readonly earlier: readonly EarlierUnit[];
  readonly successions: readonly Succession[];
}

/** The units as they were called, and lay, on a day; those that did not stand then are left out. */
export function asOn(units: readonly RegisteredUnit[], earlier: readonly EarlierUnit[], day: Day): RegisteredUnit[] {
  const then = earlierOn(earlier, day);
  return units.filter((unit) => standsOn(unit, day)).map((unit) => {
    const was = then.get(unit.id);
    return was ? { ...unit, name: was.name, parentId: was.parentId } : unit;
  });
}

/** What was otherwise on a day than it is now: the first that held until that day or later. */
function earlierOn(earlier: readonly EarlierUnit[], day: Day): Map<string, EarlierUnit> {
  const then = new Map<string, EarlierUnit>();
  for (const one of earlier) {
    const known = then.get(one.unitId);
    if (one.until >= day && (known === undefined || one.until < known.until)) then.set(one.unitId, one);
  }
  return then;
}
/** What a unit was called on a day, whether it stood then or not. */
export function nameOn(unit: Pick<RegisteredUnit, 'id' | 'name'>, earlier: readonly EarlierUnit[], day: Day): string {
  return earlierOn(earlier, day).get(unit.id)?.name ?? unit.name;
}

export function standsOn(unit: Pick<RegisteredUnit, 'validFrom' | 'validTo'>, day: Day): boolean {
  return (unit.validFrom === null || unit.validFrom <= day) && (unit.validTo === null || day <= unit.validTo);
}

/** What a unit was before: names it has had, and units that it continues. Newest first. */
export function formerNames(unitId: UnitId, units: readonly RegisteredUnit[], earlier: readonly EarlierUnit[], successions: readonly Succession[]): string[] {
  const byId = new Map(units.map((unit) => [unit.id as string, unit]));
  const now = byId.get(unitId)?.name;
  const own = earlier.filter((one) => one.unitId === unitId).toSorted((a, b) => (a.until < b.until ? 1 : -1)).map((one) => one.name);
  const before = successions.filter((one) => one.toId === unitId).toSorted((a, b) => (a.onDay < b.onDay ? 1 : -1)).flatMap((one) => byId.get(one.fromId)?.name ?? []);
  return [...new Set([...own, ...before])].filter((name) => name !== now);
}

/** The chosen units with what continues them put beside them: a place that was chosen stays chosen when its unit is merged or split. */
export function withSuccessors(unitIds: readonly UnitId[], successions: readonly Pick<Succession, 'fromId' | 'toId'>[]): UnitId[] {
  const found = [...unitIds];
  for (const id of found) {
    // What is added is walked too, so that a unit split and then merged is followed to its end.
    for (const one of successions) if (one.fromId === id && !found.includes(one.toId)) found.push(one.toId);
  }
  return found;
}

/** Why units cannot stand like this: two share a code at the same time, or one lies under itself. Null when they can. */
export function unsound(units: readonly RegisteredUnit[]): Outcome<never> | null {
  const taken = codeTwice(units);
  if (taken !== null) return refuse('unit.code-taken', { code: taken });
  const byId = new Map(units.map((unit) => [unit.id as string, unit]));
  const safe = new Set<string>();
  for (const start of units) {
    const walked = new Set<string>();
    for (let at: RegisteredUnit | undefined = start; at && !safe.has(at.id); at = at.parentId === null ? undefined : byId.get(at.parentId)) {
      if (walked.has(at.id)) return refuse('unit.under-itself');
      walked.add(at.id);
    }
    for (const id of walked) safe.add(id);
  }
  return null;
}

/** A code may stand at one unit at a time. */
function codeTwice(units: readonly RegisteredUnit[]): string | null {
  const holders = new Map<string, RegisteredUnit[]>();
  for (const unit of units) {
    if (unit.code === null) continue;
    const key = folded(unit.code);
    const others = holders.get(key) ?? [];
    if (others.some((one) => overlaps(one, unit))) return unit.code;
    holders.set(key, [...others, unit]);
  }
  return null;
}
function overlaps(a: RegisteredUnit, b: RegisteredUnit): boolean {
  return (a.validTo === null || b.validFrom === null || b.validFrom <= a.validTo) && (b.validTo === null || a.validFrom === null || a.validFrom <= b.validTo);
}

/** As two names or codes are compared: not by capitals, blanks or how an accent is stored. */
export function folded(words: string): string {
  return words.normalize('NFC').replace(/[\s\u00a0]+/g, ' ').trim().toLocaleLowerCase('sv');
}

/** The units with the writes applied, as the next reading would give them. */
export function applied(units: readonly RegisteredUnit[], { changed, added }: Pick<OrganisationWrites, 'changed' | 'added'>): RegisteredUnit[] {
  const next = new Map(changed.map((unit) => [unit.id as string, unit]));
  return [...units.map((unit) => next.get(unit.id) ?? unit), ...added];
}

/** Another name, or another place, from a day: what was until then is kept beside the unit. */
export function changedFrom(unit: RegisteredUnit, next: RegisteredUnit, day: Day): { readonly changed: RegisteredUnit; readonly earlier: EarlierUnit[] } {
  const until = plusDays(day, -1);
  const moved = unit.name !== next.name || unit.parentId !== next.parentId;
  // Before its first day a unit was nothing.
  const was = moved && (unit.validFrom === null || unit.validFrom <= until);
  return { changed: next, earlier: was ? [{ unitId: unit.id, until, name: unit.name, parentId: unit.parentId }] : [] };
}

export interface NewUnit { readonly id: UnitId; readonly name: string; readonly code: string | null; readonly kind: UnitKind }
export interface MergeWish { readonly from: readonly UnitId[]; readonly into: { readonly kind: 'unit'; readonly id: UnitId } | { readonly kind: 'new'; readonly unit: NewUnit }; readonly day: Day; readonly reason: string }
export interface SplitWish { readonly from: UnitId; readonly into: readonly NewUnit[]; /** Which of the new ones a part below goes to; those not named go to the first. */ readonly below: readonly { readonly unitId: UnitId; readonly underId: UnitId }[]; readonly day: Day; readonly reason: string }

/** Several units become one, a new one or one of those there. They end the day before, and what lay under them lies under it. */
export function mergeUnits(units: readonly RegisteredUnit[], wish: MergeWish, newId: () => string): Outcome<OrganisationWrites> {
  const { into, day } = wish;
  const byId = new Map(units.map((unit) => [unit.id as string, unit]));
  const ending = endingUnits(byId, wish.from.filter((id) => into.kind === 'new' || id !== into.id), day);
  if (!ending.ok) return ending;
  if (into.kind === 'unit' ? ending.value.length === 0 : ending.value.length < 2) return refuse('unit.merge-needs-several');
  const gone = new Set<string>(ending.value.map((unit) => unit.id));
  const target = into.kind === 'unit' ? byId.get(into.id) : newFrom(into.unit, ending.value[0] as RegisteredUnit, ending.value, day, byId, gone);
  if (target === undefined) return refuse('object.not-found');
  if (into.kind === 'new' && byId.has(into.unit.id)) return refuse('object.not-found');
  if (into.kind === 'unit' && !standsOn(target, day)) return refuse('unit.not-standing', { name: target.name });
  const settled: RegisteredUnit = { ...target, parentId: standingAbove(target.parentId, byId, gone), serves: into.kind === 'unit' ? union([target.serves, ...ending.value.map((unit) => notReached(unit, target, byId))]) : target.serves };
  return written(units, ending.value, [settled], () => settled.id, wish, 'merged', into.kind === 'new', newId);
}

/** One unit becomes several new ones, beside where it lay. It ends the day before. */
export function splitUnit(units: readonly RegisteredUnit[], wish: SplitWish, newId: () => string): Outcome<OrganisationWrites> {
  const byId = new Map(units.map((unit) => [unit.id as string, unit]));
  const ending = endingUnits(byId, [wish.from], wish.day);
  if (!ending.ok) return ending;
  const [old] = ending.value;
  if (old === undefined || wish.into.length < 2) return refuse('unit.split-needs-several');
  if (wish.into.some((one) => byId.has(one.id)) || new Set(wish.into.map((one) => one.id)).size < wish.into.length) return refuse('object.not-found');
  const made = wish.into.map((one) => newFrom(one, old, [old], wish.day, byId, new Set([old.id])));
  const first = made[0] as RegisteredUnit;
  const placed = new Map(wish.below.map((one) => [one.unitId as string, one.underId]));
  if ([...placed.values()].some((id) => !made.some((unit) => unit.id === id))) return refuse('object.not-found');
  return written(units, ending.value, made, (child) => placed.get(child.id) ?? first.id, wish, 'split', true, newId);
}

/** The units that end; each must stand on the day before and have no end of its own already. */
function endingUnits(byId: ReadonlyMap<string, RegisteredUnit>, ids: readonly UnitId[], day: Day): Outcome<RegisteredUnit[]> {
  const found: RegisteredUnit[] = [];
  for (const id of new Set(ids)) {
    const unit = byId.get(id);
    if (unit === undefined) return refuse('object.not-found');
    if (!standsOn(unit, plusDays(day, -1)) || (unit.validTo !== null && unit.validTo < day)) return refuse('unit.not-standing', { name: unit.name });
    found.push(unit);
  }
  return ok(found);
}

function newFrom(one: NewUnit, place: RegisteredUnit, ending: readonly RegisteredUnit[], day: Day, byId: ReadonlyMap<string, RegisteredUnit>, gone: ReadonlySet<string>): RegisteredUnit {
  const parentId = standingAbove(place.parentId, byId, gone);
  const above = reachedFrom(parentId, byId);
  return { ...one, parentId, validFrom: day, validTo: null, serves: union(ending.map((unit) => reachedFrom(unit.id, byId).filter((id) => !above.includes(id)))) };
}

function reachedFrom(id: string | null, byId: ReadonlyMap<string, RegisteredUnit>): RegisteredUnit['serves'] {
  return id === null ? [] : union(upwards(byId, id).map((unit) => unit.serves));
}
/** Boards that the ending unit works for and the one that takes over does not reach. */
function notReached(ending: RegisteredUnit, target: RegisteredUnit, byId: ReadonlyMap<string, RegisteredUnit>): RegisteredUnit['serves'] {
  const reached = reachedFrom(target.id, byId);
  return reachedFrom(ending.id, byId).filter((id) => !reached.includes(id));
}
function union(lists: readonly RegisteredUnit['serves'][]): RegisteredUnit['serves'] {
  return [...new Set(lists.flat())];
}
/** The nearest part above that does not end with the rest. */
function standingAbove(parentId: UnitId | null, byId: ReadonlyMap<string, RegisteredUnit>, gone: ReadonlySet<string>): UnitId | null {
  return parentId === null ? null : upwards(byId, parentId).find((unit) => !gone.has(unit.id))?.id ?? null;
}

function written(units: readonly RegisteredUnit[], ending: readonly RegisteredUnit[], into: readonly RegisteredUnit[], placeOf: (child: RegisteredUnit) => UnitId, { day, reason }: { readonly day: Day; readonly reason: string }, kind: Succession['kind'], fresh: boolean, newId: () => string): Outcome<OrganisationWrites> {
  const gone = new Set<string>(ending.map((unit) => unit.id));
  const takers = new Set<string>(into.map((unit) => unit.id));
  const earlier: EarlierUnit[] = [];
  const changed: RegisteredUnit[] = ending.map((unit) => ({ ...unit, validTo: plusDays(day, -1) }));
  const move = (unit: RegisteredUnit, next: RegisteredUnit): void => {
    const from = changedFrom(unit, next, day);
    changed.push(from.changed);
    earlier.push(...from.earlier);
  };
  for (const unit of units) {
    if (unit.parentId === null || !gone.has(unit.parentId) || gone.has(unit.id) || takers.has(unit.id) || (unit.validTo !== null && unit.validTo < day)) continue;
    move(unit, { ...unit, parentId: placeOf(unit) });
  }
  if (!fresh) for (const target of into) {
    const before = units.find((unit) => unit.id === target.id);
    if (before && (before.parentId !== target.parentId || before.serves.length !== target.serves.length)) move(before, target);
  }
  const writes: OrganisationWrites = {
    changed, added: fresh ? into : [], earlier,
    successions: ending.flatMap((from) => into.map((to) => ({ id: newId(), fromId: from.id, toId: to.id, onDay: day, kind, reason }))),
  };
  return unsound(applied(units, writes)) ?? ok(writes);
}
