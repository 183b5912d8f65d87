import type { ControlSetup } from '../domain/control/occasion.ts';
import { plusDays } from '../domain/control/due.ts';
import type { Day } from '../domain/day.ts';
import type { BodyId, UnitId } from '../domain/identity.ts';
import { applied, changedFrom, mergeUnits, splitUnit, unsound, withSuccessors, type OrganisationWrites } from '../domain/organisation/history.ts';
import type { Grant, RegisteredUnit } from '../domain/organisation/organisation.ts';
import type { PeopleWrites } from '../domain/organisation/peopleDifference.ts';
import { ok, refuse, type Outcome } from '../domain/refusal.ts';
import { hangUp } from './controlPlan.ts';
import { organisationView, recordAct, whole } from './organisation.ts';
import type { Context, UseCase } from './useCase.ts';

const yearOf = (day: Day): number => Number(day.slice(0, 4));

export const renameUnit: UseCase<'organisation.renameUnit'> = whole(async (context, input) => {
  await context.store.hold('units');
  const units = await context.store.units();
  const unit = units.find((one) => one.id === input.id);
  if (unit === undefined || (input.parentId !== undefined && input.parentId !== null && !units.some((one) => one.id === input.parentId))) return refuse('object.not-found');
  const next: RegisteredUnit = { ...unit, name: input.name, parentId: input.parentId === undefined ? unit.parentId : input.parentId };
  if (next.name === unit.name && next.parentId === unit.parentId) return ok(await organisationView(context));
  const { changed, earlier } = changedFrom(unit, next, input.from);
  const writes: OrganisationWrites = { changed: [changed], added: [], earlier, successions: [] };
  const problem = unsound(applied(units, writes));
  if (problem !== null) return problem;
  await context.store.writeUnits(writes);
  recordAct(context, 'unit', unit.id, { from: input.from, before: { name: unit.name, parentId: unit.parentId }, name: next.name, parentId: next.parentId });
  return ok(await organisationView(context));
});

/** Roles at the units that would still hold on the day. */
async function grantsAt(context: Context, unitIds: readonly UnitId[], day: Day): Promise<(Grant & { readonly name: string; readonly unitId: UnitId })[]> {
  return (await context.store.people()).flatMap((person) => person.grants.flatMap((grant) => (grant.place.kind === 'unit' && unitIds.includes(grant.place.id) && (grant.to === null || grant.to >= day) ? [{ ...grant, name: person.name, unitId: grant.place.id }] : [])));
}

export const unitsAhead: UseCase<'organisation.unitsAhead'> = whole(async (context, { unitIds, day }) => {
  const { store } = context;
  const known = new Set<string>((await store.units()).map((unit) => unit.id));
  if (!unitIds.every((id) => known.has(id))) return refuse('object.not-found');
  const [grants, occasions, setups] = await Promise.all([grantsAt(context, unitIds, day), store.occasionsAt(unitIds, day), store.setupsAt(unitIds, yearOf(day) - 1)]);
  const again = (ahead: boolean): number => occasions.filter((one) => (one.state === 'planned' && one.ahead) === ahead).reduce((sum, one) => sum + one.count, 0);
  return ok({ grants: grants.map(({ id, personId, name, role, unitId }) => ({ id, personId, name, role, unitId })), replanned: again(true), staying: again(false), settings: setups.length });
});

export const merge: UseCase<'organisation.mergeUnits'> = whole(async (context, input) => {
  await context.store.hold('units');
  const writes = mergeUnits(await context.store.units(), input, () => context.house.newId());
  return writes.ok ? continued(context, writes.value, input) : writes;
});
export const split: UseCase<'organisation.splitUnit'> = whole(async (context, input) => {
  await context.store.hold('units');
  const writes = splitUnit(await context.store.units(), input, () => context.house.newId());
  return writes.ok ? continued(context, writes.value, input) : writes;
});

/** What follows when units end and others continue them: their places in controls, the roles that were chosen to go along, and the controls to come. */
async function continued(context: Context, writes: OrganisationWrites, { day, reason, grants, endGrants }: { readonly day: Day; readonly reason: string; readonly grants: readonly { readonly grantId: string; readonly unitId: UnitId }[]; readonly endGrants: boolean }): Promise<Outcome<unknown>> {
  const { store, house } = context;
  const changeId = house.newId();
  const ended = [...new Set(writes.successions.map((one) => one.fromId))];
  const takers = new Set(writes.successions.map((one) => one.toId));
  const held = await grantsAt(context, ended, day);
  const given = grants.flatMap(({ grantId, unitId }) => {
    const from = held.find((one) => one.id === grantId);
    return from && takers.has(unitId) ? [{ from, unitId }] : [];
  });
  if (given.length < grants.length) return refuse('object.not-found');

  await store.writeUnits(writes);
  for (const unit of [...writes.added, ...writes.changed]) recordAct(context, 'unit', unit.id, unit, changeId);
  for (const one of writes.successions) recordAct(context, 'unit', one.fromId, { succession: one.kind, toId: one.toId, onDay: one.onDay, reason }, changeId);
  await nameSuccessors(context, ended, writes, day, changeId);
  const people: PeopleWrites = {
    added: [], titles: [], grants: given.map(({ from, unitId }) => ({ id: house.newId(), personId: from.personId, role: from.role, place: { kind: 'unit', id: unitId }, from: from.from !== null && from.from > day ? from.from : day, to: from.to })),
    ended: endGrants ? held.filter((one) => one.groupId === undefined).map((one) => ({ personId: one.personId, grantId: one.id, to: plusDays(day, -1) })) : [],
  };
  await store.writePeople(people);
  for (const grant of people.grants) recordAct(context, 'person', grant.personId, { grant }, changeId);
  for (const one of people.ended) recordAct(context, 'person', one.personId, { ended: one.grantId, to: one.to }, changeId);
  await replan(context, ended, day);
  return ok(await organisationView(context));
}

/** Settings of this year's plan and of last year's, which may still be in force, name what continues the unit too; older ones stay as they were. */
async function nameSuccessors(context: Context, ended: readonly UnitId[], { successions }: OrganisationWrites, day: Day, changeId: string): Promise<void> {
  for (const { bodyId, boardYearId, setup } of await context.store.setupsAt(ended, yearOf(day) - 1)) {
    const { places } = setup;
    if (places.kind !== 'units') continue;
    const after: ControlSetup = { ...setup, places: { ...places, unitIds: withSuccessors(places.unitIds, successions) } };
    await context.store.putControlSetup(bodyId, boardYearId, after);
    context.record({ objectKind: 'controlSetup', objectId: setup.activityId, bodyId, boardYearId, changeId, content: { kind: 'fields', object: 'controlSetup', id: setup.activityId, fields: [{ field: 'places', before: places, after: after.places }], note: '' } });
  }
}

/** Controls that nobody has begun, of periods to come, are planned anew where they stood at these units. What is under way stays where it is. */
export async function replan(context: Context, unitIds: readonly UnitId[], day: Day): Promise<void> {
  const planned = (await context.store.occasionsAt(unitIds, day)).filter((one) => one.state === 'planned' && one.ahead);
  const years = new Map(planned.map((one) => [`${one.bodyId} ${one.year}`, one]));
  for (const { bodyId, year } of years.values()) await hangUpIfDecided(context, bodyId, year);
}
async function hangUpIfDecided(context: Context, bodyId: BodyId, year: number): Promise<void> {
  const hung = await hangUp(context, bodyId, year);
  // A plan that is not decided any more has nothing to hang up; its occasions are taken back when it is.
  if (!hung.ok && hung.refusal.code !== 'control.plan-not-decided') throw new Error(`Controls could not be planned anew: ${hung.refusal.code}`);
}
