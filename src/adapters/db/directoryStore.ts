import type { DirectoryPerson, DirectoryRole, DirectoryStore, MovedMail, StoredCall, StoredGroup, StoredScimKey } from '../../app/directoryPorts.ts';
import { nameKey, nameLook } from '../../domain/directory/name.ts';
import { personOf, type SaidUser } from '../../domain/directory/user.ts';
import type { PersonId } from '../../domain/identity.ts';
import type { Connection } from './database.ts';
import { conditionOf, groupColumnsAsked, peopleColumns } from './directoryFilter.ts';
import { grantFrom, type GrantRow } from './organisationStore.ts';

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const ids = (list: readonly string[]): string[] => [...new Set(list.filter((one) => ID.test(one)).map((one) => one.toLowerCase()))];
/** Rows of the past go when new ones come, so that nothing grows without end; strangers' knocks do not push out what a key did. */
const keepCalls = 500;

interface PersonRow { id: PersonId; user_name: string; external_id: string | null; active: boolean; directory: Omit<SaidUser, 'userName' | 'externalId' | 'active'>; directory_at: Date; directory_changed_at: Date; directory_left_at: Date | null }
const personColumns = 'p.id, p.user_name, p.external_id, p.active, p.directory, p.directory_at, p.directory_changed_at, p.directory_left_at';
function personFrom(row: PersonRow): DirectoryPerson {
  // In one order whatever the database keeps, so that two that say the same read the same.
  const { displayName, title, name, emails } = row.directory;
  const said: SaidUser = {
    userName: row.user_name, externalId: row.external_id, active: row.active, displayName, title, name: { formatted: name.formatted, givenName: name.givenName, familyName: name.familyName },
    emails: emails.map(({ value, type, primary }) => ({ value, type, primary })),
  };
  return { id: row.id, said, createdAt: row.directory_at, changedAt: row.directory_changed_at, leftAt: row.directory_left_at };
}
const present = 'p.user_key is not null and p.directory_left_at is null';
const groupColumns = `g.id, g.name, g.external_id as "externalId", g.created_at as "createdAt", g.changed_at as "changedAt"`;

/** What a call was about when it said only an id; what was no id of ours names nobody. */
const objectId = `case when c.object_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then c.object_id::uuid end`;
/** The address that somebody here has stood for, and whether $3 is another: then it waits to be confirmed. An address that comes back has been confirmed before. */
const confirmed = 'case when mail_moved_at is null then mail else mail_before end';
const sameAsConfirmed = `lower($3::text) is not distinct from lower(${confirmed})`;
const moved = `mail_moved_at = case when ${sameAsConfirmed} then null when lower($3::text) is not distinct from lower(mail) then mail_moved_at else $10 end, mail_before = case when ${sameAsConfirmed} then null else ${confirmed} end`;

export function directoryStore(connection: Connection): DirectoryStore {
  const query = connection.query.bind(connection);
  const count = async (text: string, values: readonly unknown[]): Promise<number> => (await query(text, values)).length;
  const written = (said: SaidUser): unknown[] => {
    const { userName, externalId, active, ...rest } = said;
    const { name, title, mail } = personOf(said);
    return [name, title, mail, userName, nameKey(userName), nameLook(userName), externalId, active, JSON.stringify(rest)];
  };
  const memberIds = (rows: readonly { person_id: PersonId }[]): PersonId[] => rows.map((row) => row.person_id);
  return {
    scimKey: async (hash) => (await query<{ id: string; name: string; lastUsedAt: Date | null }>('select id, name, last_used_at as "lastUsedAt" from scim_key where hash = $1 and revoked_at is null', [hash]))[0] ?? null,
    scimKeyUsed: async (id, at) => { await query('update scim_key set last_used_at = $2 where id = $1', [id, at]); },
    scimKeys: async () => query<StoredScimKey>('select id, name, created_at as "createdAt", created_by as "createdBy", last_used_at as "lastUsedAt", revoked_at as "revokedAt" from scim_key order by revoked_at is not null, created_at, id'),
    insertScimKey: async (one) => await count('insert into scim_key (id, name, hash, created_at, created_by) values ($1, $2, $3, $4, $5) on conflict (id) do nothing returning id', [one.id, one.name, one.hash, one.at, one.by]) > 0,
    revokeScimKey: async (id, at) => await count('update scim_key set revoked_at = $2 where id = $1 and revoked_at is null returning id', [id, at]) > 0,
    async putScimCall(one) {
      await query('insert into scim_call (id, at, key_id, method, resource, object_id, status, code, params) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [one.id, one.at, one.keyId, one.method, one.resource, one.objectId, one.status, one.code, JSON.stringify(one.params)]);
      await query(`delete from scim_call where id in (select id from scim_call where (key_id is null) = $1 order by at desc, id desc offset ${keepCalls})`, [one.keyId === null]);
    },
    scimCalls: async (limit) => query<StoredCall & { key: string; named: string }>(`select c.id, c.at, c.key_id as "keyId", c.method, c.resource, c.object_id as "objectId", c.status, c.code, c.params, coalesce(k.name, '') as key, coalesce(p.user_name, g.name, '') as named
      from scim_call c left join scim_key k on k.id = c.key_id left join person p on p.id = ${objectId} left join directory_group g on g.id = ${objectId} order by c.at desc, c.id desc limit $1`, [limit]),

    async directoryPeople(wanted, offset, limit) {
      const condition = conditionOf(wanted, peopleColumns);
      const [found] = await query<{ total: number }>(`select count(*) as total from person p where ${present} and ${condition.text}`, condition.values);
      const rows = limit === 0 ? [] : await query<PersonRow>(`select ${personColumns} from person p where ${present} and ${condition.text} order by p.directory_at, p.id offset $${condition.values.length + 1} limit $${condition.values.length + 2}`, [...condition.values, offset, limit]);
      return { total: found?.total ?? 0, people: rows.map(personFrom) };
    },
    async directoryPerson(id) {
      const [row] = ID.test(id) ? await query<PersonRow>(`select ${personColumns} from person p where p.id = $1 and ${present}`, [id]) : [];
      return row ? personFrom(row) : null;
    },
    knownBy: async (userKey, externalId) => (await query<PersonRow>(`select ${personColumns} from person p where p.user_key = $1 or (p.directory_left_at is not null and p.external_id = $2) order by p.user_key = $1 desc, p.id`, [userKey, externalId])).map(personFrom),
    personOfMail: async (mail) => (await query<{ id: PersonId; name: string; userName: string | null; leftAt: Date | null }>('select id, name, user_name as "userName", directory_left_at as "leftAt" from person where lower(mail) = lower($1)', [mail]))[0] ?? null,
    insertDirectoryPerson: async (id, said, at) => {
      await query('insert into person (name, title, mail, user_name, user_key, user_look, external_id, active, directory, directory_at, directory_changed_at, id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11)', [...written(said), at, id]);
    },
    putDirectoryPerson: async (id, said, at) => {
      // A link that went to another address opens nothing any more.
      await query('delete from one_time_link l using person p where l.person_id = $1 and l.used_at is null and p.id = $1 and lower(p.mail) is distinct from lower($2)', [id, personOf(said).mail]);
      await query(`update person set name = $1, title = $2, mail = $3, user_name = $4, user_key = $5, user_look = $6, external_id = $7, active = $8, directory = $9, ${moved}, directory_at = coalesce(directory_at, $10), directory_changed_at = $10, directory_left_at = null where id = $11`, [...written(said), at, id]);
    },
    leaveDirectory: async (id, at) => {
      await query('delete from directory_member where person_id = $1', [id]);
      await query('update person set active = false, directory_left_at = $2, directory_changed_at = $2 where id = $1', [id, at]);
    },
    movedMails: async (personId) => query<MovedMail>('select id as "personId", name, mail, mail_before as before, mail_moved_at as at from person where mail_moved_at is not null and mail is not null and active and ($1::uuid is null or id = $1) order by name, id', [personId]),
    confirmMail: async (personId, mail) => await count('update person set mail_moved_at = null, mail_before = null where id = $1 and mail_moved_at is not null and mail = $2 returning id', [personId, mail]) > 0,
    async directoryCount() {
      const [row] = await query<{ active: number; inactive: number }>(`select count(*) filter (where p.active) as active, count(*) filter (where not p.active) as inactive from person p where ${present}`);
      return row ?? { active: 0, inactive: 0 };
    },
    lookAlikes: async () => query<{ look: string; userName: string; name: string }>(`select p.user_look as look, p.user_name as "userName", p.name from person p
      where p.user_look in (select q.user_look from person q where q.user_look is not null and q.active group by q.user_look having count(*) > 1) and p.active order by p.user_look, p.id limit 200`),
    looksLike: async (look, besides) => (await query<{ user_name: string }>('select user_name from person where user_look = $1 and id <> $2 and active limit 1', [look, besides]))[0]?.user_name ?? null,

    async directoryGroups(wanted, offset, limit) {
      const condition = conditionOf(wanted, groupColumnsAsked);
      const [found] = await query<{ total: number }>(`select count(*) as total from directory_group g where ${condition.text}`, condition.values);
      const groups = limit === 0 ? [] : await query<StoredGroup>(`select ${groupColumns} from directory_group g where ${condition.text} order by g.created_at, g.id offset $${condition.values.length + 1} limit $${condition.values.length + 2}`, [...condition.values, offset, limit]);
      return { total: found?.total ?? 0, groups };
    },
    directoryGroup: async (id) => (ID.test(id) ? (await query<StoredGroup>(`select ${groupColumns} from directory_group g where g.id = $1`, [id]))[0] ?? null : null),
    groupOfName: async (key) => (await query<{ id: string }>('select id from directory_group where name_key = $1', [key]))[0]?.id ?? null,
    putGroup: async (one) => {
      await query(`insert into directory_group (id, name, name_key, external_id, created_at, changed_at) values ($1, $2, $3, $4, $5, $6)
        on conflict (id) do update set name = excluded.name, name_key = excluded.name_key, external_id = excluded.external_id, changed_at = excluded.changed_at`, [one.id, one.name, nameKey(one.name), one.externalId, one.createdAt, one.changedAt]);
    },
    deleteGroup: async (id) => { await query('delete from directory_group where id = $1', [id]); },
    membersOf: async (groupIds) => query<{ groupId: string; id: PersonId; name: string }>('select m.group_id as "groupId", p.id, p.name from directory_member m join person p on p.id = m.person_id where m.group_id = any($1::uuid[]) order by m.person_id', [[...groupIds]]),
    memberCounts: async () => new Map((await query<{ group_id: string; members: number }>('select group_id, count(*) as members from directory_member group by group_id')).map((row) => [row.group_id, row.members])),
    knownMembers: async (list) => (await query<{ id: PersonId }>(`select p.id from person p where p.id = any($1::uuid[]) and ${present}`, [ids(list)])).map((row) => row.id),
    addMembers: async (groupId, list) => memberIds(await query<{ person_id: PersonId }>('insert into directory_member (group_id, person_id) select $1, p from unnest($2::uuid[]) p on conflict do nothing returning person_id', [groupId, ids(list)])),
    removeMembers: async (groupId, list) => memberIds(await query<{ person_id: PersonId }>('delete from directory_member where group_id = $1 and person_id = any($2::uuid[]) returning person_id', [groupId, ids(list)])),
    keepMembers: async (groupId, list) => memberIds(await query<{ person_id: PersonId }>('delete from directory_member where group_id = $1 and not exists (select from unnest($2::uuid[]) w where w = person_id) returning person_id', [groupId, ids(list)])),
    groupsOfMember: async (id) => (await query<{ name: string }>('select g.name from directory_group g join directory_member m on m.group_id = g.id where m.person_id = $1 order by g.name', [id])).map((row) => row.name),

    directoryRoles: async () => (await query<{ id: string; group_id: string; role: DirectoryRole['role']; place_kind: GrantRow['place_kind']; place_id: string | null }>('select id, group_id, role, place_kind, place_id from directory_role order by id'))
      .map((row) => ({ id: row.id, groupId: row.group_id, role: row.role, place: grantFrom({ ...row, person_id: '' as PersonId, valid_from: null, valid_to: null }).place })),
    insertDirectoryRole: async (one) => await count('insert into directory_role (id, group_id, role, place_kind, place_id) values ($1, $2, $3, $4, $5) on conflict (id) do nothing returning id',
      [one.id, one.groupId, one.role, one.place.kind, one.place.kind === 'municipality' ? null : one.place.id]) > 0,
    deleteDirectoryRole: async (id) => await count('delete from directory_role where id = $1 returning id', [id]) > 0,
    async grantDifference({ personIds, groupId }, today) {
      const values = [personIds === null ? null : [...personIds], groupId];
      const wanted = await query<GrantRow & { group_id: string }>(`select distinct m.person_id, r.role, r.place_kind, r.place_id, r.group_id from directory_member m join directory_role r on r.group_id = m.group_id join person p on p.id = m.person_id
        where p.active and p.directory_left_at is null and ($1::uuid[] is null or m.person_id = any($1)) and ($2::uuid is null or m.group_id = $2)`, values);
      const held = await query<GrantRow & { group_id: string }>(`select h.* from role_grant h where h.group_id is not null and (h.valid_to is null or h.valid_to >= $3) and ($1::uuid[] is null or h.person_id = any($1)) and ($2::uuid is null or h.group_id = $2)`, [...values, today]);
      const of = (row: GrantRow & { group_id: string }): string => [row.person_id, row.group_id, row.role, row.place_kind, row.place_id].join(' ');
      const [ofWanted, ofHeld] = [new Set(wanted.map(of)), new Set(held.map(of))];
      return {
        missing: wanted.filter((row) => !ofHeld.has(of(row))).map((row) => { const { personId, role, place } = grantFrom(row); return { personId, role, place, groupId: row.group_id }; }),
        surplus: held.filter((row) => !ofWanted.has(of(row))).map(grantFrom),
      };
    },
    insertGroupGrants: async (grants) => {
      await query(`insert into role_grant (id, person_id, role, place_kind, place_id, valid_from, valid_to, group_id)
        select g.id, g.person_id, g.role, g.place_kind, g.place_id, g.valid_from, null, g.group_id from jsonb_to_recordset($1::jsonb) g(id uuid, person_id uuid, role text, place_kind text, place_id uuid, valid_from date, group_id uuid)`,
        [JSON.stringify(grants.map((one) => ({ id: one.id, person_id: one.personId, role: one.role, place_kind: one.place.kind, place_id: one.place.kind === 'municipality' ? null : one.place.id, valid_from: one.from, group_id: one.groupId ?? null })))]);
    },
    endGroupGrants: async (list, to) => { await query('update role_grant set valid_to = $2 where id = any($1::uuid[])', [ids(list), to]); },
  };
}
