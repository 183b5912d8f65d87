import type { Day } from '../day.ts';
import type { BodyId, PersonId, UnitId } from '../identity.ts';
import { reach, upwards, validOn, type Grant, type Role, type Unit } from '../organisation/organisation.ts';
import { ok, refuse, type Outcome } from '../refusal.ts';
import type { Route } from './deviation.ts';
import { swedishOrder } from '../swedishOrder.ts';

export interface Colleague { readonly id: PersonId; readonly name: string; readonly title: string; readonly grants: readonly Grant[] }
export interface Surroundings { readonly bodyId: BodyId; readonly units: readonly Unit[]; readonly people: readonly Colleague[]; readonly today: Day }

/** Whom the reporter may pick when the manager may be involved. */
export const otherReceivers = ['financeHead', 'hrHead', 'director'] as const;
export type OtherReceiver = (typeof otherReceivers)[number];
export const choices = ['manager', ...otherReceivers] as const;
/** Roles that take care of a board's deviations, and of requests for what is kept about them. */
export const dutyRoles = ['director', 'financeHead', 'hrHead', 'chair', 'auditor', 'registrar', 'secretary'] as const satisfies readonly Role[];
export type DutyRole = (typeof dutyRoles)[number];
export type Choice = (typeof choices)[number];
export interface Receiver { readonly personId: PersonId; readonly name: string; readonly title: string; readonly role: Role }

const electedRoles: readonly Role[] = ['member', 'chair'];
/** Who has only these stands outside the administration, and nobody in it is that person's manager. */
const outsideRoles: readonly Role[] = [...electedRoles, 'auditor', 'cityOffice'];

function byId(around: Surroundings): ReadonlyMap<string, Unit> {
  return new Map(around.units.map((unit) => [unit.id as string, unit]));
}
function asReceiver(person: Colleague, role: Role): Receiver {
  return { personId: person.id, name: person.name, title: person.title, role };
}

/** Those who hold a role that reaches the board today, the nearest place first: the board itself, a part of its administration, the whole municipality. */
export function holdersOf(role: Role, around: Surroundings): Receiver[] {
  const units = byId(around);
  const nearness = { body: 0, unit: 1, municipality: 2 } as const;
  const found = around.people.flatMap((person) => {
    const near = person.grants.flatMap((grant) => {
      const reached = grant.role === role && validOn(grant, around.today) ? reach(grant, units) : [];
      return reached === 'all' || reached.includes(around.bodyId) ? [nearness[grant.place.kind]] : [];
    });
    return near.length === 0 ? [] : [{ person, near: Math.min(...near) }];
  });
  return found.toSorted((a, b) => a.near - b.near || swedishOrder(a.person.name, b.person.name) || (a.person.id < b.person.id ? -1 : 1)).map(({ person }) => asReceiver(person, role));
}

/** The parts of the organisation a person works in at this board, the first one first. */
export function ownUnits(personId: PersonId, around: Surroundings): Unit[] {
  const units = byId(around);
  const person = around.people.find((one) => one.id === personId);
  const ids = (person?.grants ?? []).flatMap((grant) => (grant.place.kind === 'unit' && validOn(grant, around.today) ? [grant.place.id] : []));
  return [...new Set(ids)].flatMap((id) => {
    const unit = units.get(id);
    return unit && upwards(units, id).some((one) => one.serves.includes(around.bodyId)) ? [unit] : [];
  });
}

/**
 * The nearest manager by the organisation: the head of the reporter's own part, or of the nearest above; a head's manager is found further up.
 * Above the administration stands the director, and above the director the board's chair. Null when the organisation names nobody.
 */
export function nearestManager(reporterId: PersonId, around: Surroundings): Receiver | null {
  const units = byId(around);
  const own = ownUnits(reporterId, around)[0];
  const notSelf = (found: readonly Receiver[]): Receiver | null => found.find((one) => one.personId !== reporterId) ?? null;
  const directors = holdersOf('director', around);
  if (directors.some((one) => one.personId === reporterId)) return notSelf(holdersOf('chair', around));
  let path = own ? upwards(units, own.id) : [];
  // Who heads a part has the manager of the part above; a deputy of the same part is a colleague.
  const headed = path.findLastIndex((unit) => heads(unit.id, around).some((one) => one.personId === reporterId));
  if (headed >= 0) path = path.slice(headed + 1);
  for (const unit of path) {
    const found = notSelf(heads(unit.id, around));
    if (found) return found;
  }
  const person = around.people.find((one) => one.id === reporterId);
  return person?.grants.some((grant) => validOn(grant, around.today) && !outsideRoles.includes(grant.role)) === true ? notSelf(directors) : null;
}
function heads(unitId: UnitId, { people, today }: Surroundings): Receiver[] {
  return (['unitHead', 'departmentHead', 'director'] as const).flatMap((role) => people
    .filter((person) => person.grants.some((grant) => grant.role === role && grant.place.kind === 'unit' && grant.place.id === unitId && validOn(grant, today)))
    .toSorted((a, b) => swedishOrder(a.name, b.name) || (a.id < b.id ? -1 : 1)).map((person) => asReceiver(person, role)));
}

export interface Offered {
  readonly manager: Receiver | null;
  readonly others: readonly (Receiver & { readonly role: OtherReceiver })[];
  /** Who has it when the manager may be involved and is the director or somebody elected: the same as if the manager were named. Nobody else is offered then. */
  readonly above: { readonly route: 'director' | 'elected'; readonly receivers: readonly Receiver[] } | null;
  /** Who has it whatever is chosen, because the director or somebody elected is involved. */
  readonly instead: { readonly route: 'director' | 'elected'; readonly receivers: readonly Receiver[] } | null;
}

/** Whom a report may go to. Nobody who is named as involved is offered, and nobody reports to himself. */
export function offered(reporterId: PersonId, involved: readonly PersonId[], around: Surroundings): Offered {
  const manager = nearestManager(reporterId, around);
  // Whoever picks another does so because the manager may be involved: the manager is no choice by another role either.
  const withManager = manager === null ? involved : [...involved, manager.personId];
  const others = otherReceivers.flatMap((role) => {
    const first = holdersOf(role, around).find((one) => one.personId !== reporterId && !withManager.includes(one.personId));
    return first ? [{ ...first, role }] : [];
  });
  const above = aboveThose(reporterId, withManager, around);
  return { manager: manager !== null && involved.includes(manager.personId) ? null : manager, others: above === null ? others : [], above, instead: aboveThose(reporterId, involved, around) };
}
/** Is the director involved: chair and auditors. Is somebody elected: the auditors. Null when neither is. */
function aboveThose(reporterId: PersonId, involved: readonly PersonId[], around: Surroundings): Offered['instead'] {
  const free = (role: Role): Receiver[] => holdersOf(role, around).filter((one) => one.personId !== reporterId && !involved.includes(one.personId));
  const isInvolved = (role: Role): boolean => holdersOf(role, around).some((one) => involved.includes(one.personId));
  if (electedRoles.some(isInvolved)) return { route: 'elected', receivers: free('auditor') };
  return isInvolved('director') ? { route: 'director', receivers: distinct([...free('chair'), ...free('auditor')]) } : null;
}
function distinct(found: readonly Receiver[]): Receiver[] {
  return found.filter((one, at) => found.findIndex((other) => other.personId === one.personId) === at);
}

/** To whom a report goes. Refused when the one chosen is not offered, or when the organisation has nobody to take it. */
export function receiversFor(choice: Choice, around: Offered): Outcome<{ readonly route: Route; readonly receivers: readonly Receiver[] }> {
  const settled = around.instead ?? (choice === 'manager' ? null : around.above);
  if (settled) return settled.receivers.length === 0 ? refuse('deviation.nobody-to-receive') : ok(settled);
  const one = choice === 'manager' ? around.manager : around.others.find((each) => each.role === choice) ?? null;
  if (one) return ok({ route: choice === 'manager' ? 'manager' : 'other', receivers: [one] });
  return refuse(around.manager === null && around.others.length === 0 ? 'deviation.nobody-to-receive' : 'deviation.receiver-not-offered');
}

/** Board's chair and auditors, who are told of a suspected crime at once; without the chair when somebody elected is involved. */
export function boardAndAuditors(involved: readonly PersonId[], around: Surroundings): Receiver[] {
  const elected = electedRoles.some((role) => holdersOf(role, around).some((one) => involved.includes(one.personId)));
  return distinct([...(elected ? [] : holdersOf('chair', around)), ...holdersOf('auditor', around)]).filter((one) => !involved.includes(one.personId));
}
