import type { Store } from '../../app/ports.ts';
import type { Body, Grant, Person, Place, RegisteredUnit, Role, Unit } from '../../domain/organisation/organisation.ts';
import type { Day } from '../../domain/day.ts';
import type { BodyId, MethodId, PersonId } from '../../domain/identity.ts';
import type { Method } from '../../domain/method/method.ts';
import type { Connection } from './database.ts';

type OrganisationStore = Pick<Store, 'municipality' | 'setMunicipality' | 'bodies' | 'insertBody' | 'updateBody' | 'units' | 'insertUnit' | 'updateUnit' | 'people' | 'insertPerson' | 'insertGrant' | 'endGrant' | 'insertLink' | 'methods' | 'insertMethod'>;

export interface GrantRow { id: string; person_id: PersonId; role: Role; place_kind: Place['kind']; place_id: string | null; valid_from: Day | null; valid_to: Day | null; group_id?: string | null }
export function grantFrom(row: GrantRow): Grant {
  const place = (row.place_kind === 'municipality' ? { kind: 'municipality' } : { kind: row.place_kind, id: row.place_id }) as Place;
  return { id: row.id, personId: row.person_id, role: row.role, place, from: row.valid_from, to: row.valid_to, ...(row.group_id ? { groupId: row.group_id } : {}) };
}

export function organisationStore(connection: Connection): OrganisationStore {
  const nameTaken = async (name: string, id: string): Promise<boolean> => (await connection.query('select 1 from body where name = $1 and id <> $2', [name, id])).length > 0;
  const serve = async (unit: Unit): Promise<void> => {
    await connection.query('delete from unit_serves where unit_id = $1', [unit.id]);
    if (unit.serves.length > 0) await connection.query('insert into unit_serves (unit_id, body_id) select $1, b from unnest($2::uuid[]) b', [unit.id, [...unit.serves]]);
  };
  return {
    municipality: async () => (await connection.query<{ value: string }>(`select value from setting where name = 'municipality'`))[0]?.value ?? '',
    setMunicipality: async (name) => { await connection.query(`insert into setting (name, value) values ('municipality', $1) on conflict (name) do update set value = excluded.value`, [JSON.stringify(name)]); },
    bodies: async () => connection.query<Body>('select id, name, kind, valid_from as "validFrom", valid_to as "validTo" from body order by name, id'),
    async insertBody(body) {
      if (await nameTaken(body.name, body.id)) return 'nameTaken';
      const rows = await connection.query('insert into body (id, name, kind, valid_from, valid_to) values ($1, $2, $3, $4, $5) on conflict (id) do nothing returning id', [body.id, body.name, body.kind, body.validFrom, body.validTo]);
      return rows.length > 0 ? 'inserted' : 'present';
    },
    async updateBody(body) {
      if (await nameTaken(body.name, body.id)) return 'nameTaken';
      const rows = await connection.query('update body set name = $2, kind = $3, valid_from = $4, valid_to = $5 where id = $1 returning id', [body.id, body.name, body.kind, body.validFrom, body.validTo]);
      return rows.length > 0 ? 'updated' : 'missing';
    },
    units: async () => connection.query<RegisteredUnit>(`select u.id, u.parent_id as "parentId", u.kind, u.name, u.code, u.valid_from as "validFrom", u.valid_to as "validTo",
      (select coalesce(json_agg(s.body_id), '[]'::json) from unit_serves s where s.unit_id = u.id) as serves from unit u order by u.name, u.id`),
    async insertUnit(unit) {
      const rows = await connection.query('insert into unit (id, parent_id, kind, name, valid_from, valid_to, code) values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing returning id', [unit.id, unit.parentId, unit.kind, unit.name, unit.validFrom, unit.validTo, unit.code]);
      if (rows.length > 0) await serve(unit);
      return rows.length > 0;
    },
    async updateUnit(unit) {
      const rows = await connection.query('update unit set parent_id = $2, kind = $3, name = $4, valid_from = $5, valid_to = $6, code = $7 where id = $1 returning id', [unit.id, unit.parentId, unit.kind, unit.name, unit.validFrom, unit.validTo, unit.code]);
      if (rows.length === 0) return false;
      await serve(unit);
      return true;
    },
    async people() {
      const people = await connection.query<Person & { hasPassword: boolean; active: boolean }>('select p.id, p.name, p.title, p.mail, p.active, c.person_id is not null as "hasPassword" from person p left join credential c on c.person_id = p.id order by p.name, p.id');
      const grants = (await connection.query<GrantRow>('select id, person_id, role, place_kind, place_id, valid_from, valid_to, group_id from role_grant order by id')).map(grantFrom);
      const byPerson = Map.groupBy(grants, (grant) => grant.personId);
      return people.map((person) => ({ ...person, grants: byPerson.get(person.id) ?? [] }));
    },
    async insertPerson(person) {
      if (person.mail !== null && (await connection.query('select 1 from person where lower(mail) = lower($1) and id <> $2', [person.mail, person.id])).length > 0) return 'mailTaken';
      const rows = await connection.query('insert into person (id, name, title, mail) values ($1, $2, $3, $4) on conflict (id) do nothing returning id', [person.id, person.name, person.title, person.mail]);
      return rows.length > 0 ? 'inserted' : 'present';
    },
    async insertGrant(grant) {
      const rows = await connection.query('insert into role_grant (id, person_id, role, place_kind, place_id, valid_from, valid_to) values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing returning id',
        [grant.id, grant.personId, grant.role, grant.place.kind, grant.place.kind === 'municipality' ? null : grant.place.id, grant.from, grant.to]);
      return rows.length > 0;
    },
    endGrant: async (personId, grantId, to) => (await connection.query('update role_grant set valid_to = $3 where person_id = $1 and id = $2 returning id', [personId, grantId, to])).length > 0,
    insertLink: async (tokenHash, personId, purpose, expiresAt) => { await connection.query('insert into one_time_link (token_hash, person_id, purpose, expires_at) values ($1, $2, $3, $4)', [tokenHash, personId, purpose, expiresAt]); },
    methods: async () => (await connection.query<{ id: MethodId; body_id: BodyId | null; definition: Method }>('select id, body_id, definition from method order by key, version, id')).map((row) => ({ id: row.id, bodyId: row.body_id, method: row.definition })),
    insertMethod: async (id, bodyId, method, at) => (await connection.query('insert into method (id, key, version, body_id, definition, created_at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning id', [id, method.key, method.version, bodyId, JSON.stringify(method), at])).length > 0,
  };
}
