import { reach, validOn } from '../domain/organisation/organisation.ts';
import type { Organisation, Somebody } from '../domain/control/places.ts';
import type { BodyId } from '../domain/identity.ts';
import type { Day } from '../domain/day.ts';
import { access } from './access.ts';
import type { Context } from './useCase.ts';

/** The organisation as controls need it: every part, and everybody with their roles. */
export interface Staff extends Organisation { readonly people: readonly (Somebody & { readonly mail: string | null })[] }

export async function staffOf(context: Context, bodyId: BodyId): Promise<Staff> {
  const [units, people] = await Promise.all([context.store.units(), context.store.people()]);
  return { units, people, bodyId };
}

/** Those who can open a control of the board: to nobody else may one be given. */
export function mayBeGiven(staff: Staff, today: Day): Staff['people'][number][] {
  const units = new Map(staff.units.map((unit) => [unit.id as string, unit]));
  return staff.people.filter((person) => person.grants.some((grant) => {
    if (!validOn(grant, today) || !access[grant.role].includes('control.perform')) return false;
    const reached = reach(grant, units);
    return reached === 'all' || reached.includes(staff.bodyId);
  }));
}
