import type { DelegationStore } from '../../app/ports.ts';
import type { Day } from '../../domain/day.ts';
import type { PersonId } from '../../domain/identity.ts';
import { lentGrants, type Delegation, type HeldGrant, type Represented, type StandIn } from '../../domain/organisation/delegation.ts';
import type { Connection } from './database.ts';
import { grantFrom, type GrantRow } from './organisationStore.ts';

const columns = `d.id, d.from_id as "fromId", d.to_id as "toId", d.valid_from as "from", d.valid_to as "to", d.reason, d.made_at as "madeAt", d.made_by as "madeBy", d.ended_on as "endedOn"`;

/** Those for whom a person stands in, with their own roles, as a JSON array: part of a statement that knows the person as `p`. Which of them hold today the house decides, whose day it is. */
export const standInsAsJson = `(select coalesce(json_agg(json_build_object('id', a.id, 'name', a.name, 'from', d.valid_from, 'to', d.valid_to, 'grants', (select coalesce(json_agg(row_to_json(g)), '[]'::json) from role_grant g where g.person_id = a.id)) order by d.valid_from, d.id), '[]'::json)
  from delegation d join person a on a.id = d.from_id and a.active where d.to_id = p.id and d.ended_on is null)`;
export interface StandInRow { id: PersonId; name: string; from: Day; to: Day; grants: GrantRow[] }

/** The person's own roles with what has been lent, and for whom the person stands in. */
export function heldFrom(own: readonly HeldGrant[], absent: readonly StandInRow[]): { readonly grants: HeldGrant[]; readonly standIns: StandIn[] } {
  const standIns = absent.map(({ id, name, from, to }): StandIn => ({ id, name, from, to }));
  return { standIns, grants: [...own, ...absent.flatMap((one, at) => (standIns[at] ? lentGrants(one.grants.map(grantFrom), standIns[at]) : []))] };
}

export function delegationStore(connection: Connection): DelegationStore {
  return {
    async delegations(personId) {
      const rows = await connection.query<Omit<Delegation, 'madeAt'> & { madeAt: Date }>(`select ${columns} from delegation d where $1::uuid is null or d.from_id = $1 or d.to_id = $1 order by d.valid_from desc, d.made_at desc, d.id`, [personId ?? null]);
      return rows.map((row) => ({ ...row, madeAt: row.madeAt.toISOString() }));
    },
    insertDelegation: async (one) => (await connection.query('insert into delegation (id, from_id, to_id, valid_from, valid_to, reason, made_at, made_by) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing returning id',
      [one.id, one.fromId, one.toId, one.from, one.to, one.reason, one.madeAt, one.madeBy])).length > 0,
    endDelegation: async (id, on) => { await connection.query('update delegation set ended_on = $2 where id = $1 and ended_on is null', [id, on]); },
    // The day it was ended counts: until then it held.
    representedBy: async (personIds) => connection.query<Represented>('select d.to_id as "deputyId", d.from_id as "absentId", d.valid_from as "from", least(d.valid_to, coalesce(d.ended_on, d.valid_to)) as "until" from delegation d where d.to_id = any ($1::uuid[])', [[...personIds]]),
    deputiesOn: async (personIds, day) => connection.query(`select d.from_id as "fromId", d.to_id as "toId", d.valid_to as "to", p.name, p.mail from delegation d join person p on p.id = d.to_id and p.active
      where d.from_id = any ($1::uuid[]) and d.ended_on is null and $2::date between d.valid_from and d.valid_to order by d.valid_from, d.id`, [[...personIds], day]),
  };
}
