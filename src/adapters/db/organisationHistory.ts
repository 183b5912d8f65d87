import type { OccasionsAt, OrganisationHistoryStore, SetupAt } from '../../app/organisationPorts.ts';
import type { ControlSetup } from '../../domain/control/occasion.ts';
import type { BodyId, BoardYearId } from '../../domain/identity.ts';
import type { EarlierUnit, RegisteredUnit, Succession } from '../../domain/organisation/organisation.ts';
import { setupFields } from './controlRows.ts';
import type { Connection } from './database.ts';

const unitColumns = `id uuid, "parentId" uuid, kind text, name text, "validFrom" date, "validTo" date, code text`;

/** Thousands of rows go in as one statement each: a first import is a whole municipality. */
export function organisationHistoryStore(connection: Connection): OrganisationHistoryStore {
  const serve = async (units: readonly RegisteredUnit[]): Promise<void> => {
    const rows = units.flatMap((unit) => unit.serves.map((bodyId) => ({ unitId: unit.id, bodyId })));
    await connection.query('delete from unit_serves where unit_id = any ($1::uuid[])', [units.map((unit) => unit.id)]);
    if (rows.length > 0) await connection.query('insert into unit_serves (unit_id, body_id) select r."unitId", r."bodyId" from jsonb_to_recordset($1::jsonb) as r("unitId" uuid, "bodyId" uuid)', [JSON.stringify(rows)]);
  };
  return {
    earlierUnits: () => connection.query<EarlierUnit>('select unit_id as "unitId", until, name, parent_id as "parentId" from unit_earlier order by unit_id, until'),
    successions: () => connection.query<Succession>('select id, from_id as "fromId", to_id as "toId", on_day as "onDay", kind, reason from unit_succession order by on_day, id'),
    async writeUnits({ changed, added, earlier, successions }) {
      // Added before changed: what is there may be moved to lie under what is new. One statement, so that the order within it does not matter.
      if (added.length > 0) await connection.query(`insert into unit (id, parent_id, kind, name, valid_from, valid_to, code) select r.id, r."parentId", r.kind, r.name, r."validFrom", r."validTo", r.code from jsonb_to_recordset($1::jsonb) as r(${unitColumns})`, [JSON.stringify(added)]);
      if (changed.length > 0) await connection.query(`update unit u set parent_id = r."parentId", kind = r.kind, name = r.name, valid_from = r."validFrom", valid_to = r."validTo", code = r.code from jsonb_to_recordset($1::jsonb) as r(${unitColumns}) where u.id = r.id`, [JSON.stringify(changed)]);
      if (added.length + changed.length > 0) await serve([...added, ...changed]);
      // Changed twice from the same day: what was before the first change is what was.
      if (earlier.length > 0) await connection.query('insert into unit_earlier (unit_id, until, name, parent_id) select r."unitId", r.until, r.name, r."parentId" from jsonb_to_recordset($1::jsonb) as r("unitId" uuid, until date, name text, "parentId" uuid) on conflict do nothing', [JSON.stringify(earlier)]);
      if (successions.length > 0) await connection.query('insert into unit_succession (id, from_id, to_id, on_day, kind, reason) select r.id, r."fromId", r."toId", r."onDay", r.kind, r.reason from jsonb_to_recordset($1::jsonb) as r(id uuid, "fromId" uuid, "toId" uuid, "onDay" date, kind text, reason text)', [JSON.stringify(successions)]);
    },
    async writePeople({ added, titles, grants, ended }) {
      if (added.length > 0) await connection.query('insert into person (id, name, title, mail) select r.id, r.name, r.title, r.mail from jsonb_to_recordset($1::jsonb) as r(id uuid, name text, title text, mail text)', [JSON.stringify(added)]);
      if (titles.length > 0) await connection.query('update person p set title = r.title from jsonb_to_recordset($1::jsonb) as r("personId" uuid, title text) where p.id = r."personId"', [JSON.stringify(titles)]);
      if (ended.length > 0) await connection.query('update role_grant g set valid_to = r."to" from jsonb_to_recordset($1::jsonb) as r("grantId" uuid, "personId" uuid, "to" date) where g.id = r."grantId" and g.person_id = r."personId"', [JSON.stringify(ended)]);
      if (grants.length > 0) await connection.query(`insert into role_grant (id, person_id, role, place_kind, place_id, valid_from, valid_to) select r.id, r."personId", r.role, r.place ->> 'kind', (r.place ->> 'id')::uuid, r."from", r."to" from jsonb_to_recordset($1::jsonb) as r(id uuid, "personId" uuid, role text, place jsonb, "from" date, "to" date)`, [JSON.stringify(grants)]);
    },
    setupsAt: async (unitIds, fromYear) => (await connection.query<ControlSetup & { bodyId: BodyId; boardYearId: BoardYearId }>(`select ${setupFields}, s.body_id as "bodyId", s.board_year_id as "boardYearId" from control_setup s join board_year y on y.id = s.board_year_id
      where y.year >= $2 and jsonb_exists_any(s.places -> 'unitIds', $1::text[]) order by s.body_id, s.activity_id`, [[...unitIds], fromYear])).map(({ bodyId, boardYearId, ...setup }): SetupAt => ({ bodyId, boardYearId, setup })),
    occasionsAt: (unitIds, day) => connection.query<OccasionsAt>(`select body_id as "bodyId", left(period, 4)::int as year, state, period_from >= $2 as ahead, count(*)::int as count from occasion
      where unit_id = any ($1::uuid[]) and state in ('planned', 'underWay', 'review') group by 1, 2, 3, 4 order by 1, 2, 3, 4`, [[...unitIds], day]),
  };
}
