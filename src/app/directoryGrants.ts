/** Roles follow the directory's groups: given when somebody becomes a member, ended when somebody is one no more. */
import type { Day } from '../domain/day.ts';
import type { PersonId } from '../domain/identity.ts';
import type { Context } from './useCase.ts';

/** A role that ends at once has held until yesterday: days are whole, and the last one counts. */
function dayBefore(day: Day): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 24 * 3600_000).toISOString().slice(0, 10) as Day;
}

export async function settleGrants(context: Context, of: { readonly personIds: readonly PersonId[] | null; readonly groupId: string | null }): Promise<void> {
  const { store, today, house } = context;
  const { missing, surplus } = await store.grantDifference(of, today);
  const given = missing.map((one) => ({ ...one, id: house.newId(), from: today, to: null }));
  if (given.length > 0) await store.insertGroupGrants(given);
  if (surplus.length > 0) await store.endGroupGrants(surplus.map((one) => one.id), dayBefore(today));
  for (const grant of given) recordPerson(context, grant.personId, { grant });
  for (const grant of surplus) recordPerson(context, grant.personId, { ended: grant.id, grant: { ...grant, to: dayBefore(today) } });
}

export function recordPerson(context: Context, personId: PersonId, values: Readonly<Record<string, unknown>>): void {
  context.record({ objectKind: 'person', objectId: personId, bodyId: null, boardYearId: null, content: { kind: 'act', values, note: '' } });
}
