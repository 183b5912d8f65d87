import type { IdentityStore } from '../../app/ports.ts';
import type { PasswordOwner } from '../../app/signInPorts.ts';
import type { HeldGrant } from '../../domain/organisation/delegation.ts';
import type { Person } from '../../domain/organisation/organisation.ts';
import type { GroupRole } from '../../domain/signIn/provider.ts';
import type { PersonId } from '../../domain/identity.ts';
import type { Database } from './database.ts';
import { heldFrom, standInsAsJson, type StandInRow } from './delegationStore.ts';
import { grantFrom, type GrantRow } from './organisationStore.ts';
import { idleLimitHours, ofActive } from './signInStore.ts';

const owner = `p.name, p.mail, coalesce((select s.value #>> '{}' from setting s where s.name = 'municipality'), '') as municipality`;

/** Sign-in and sessions. The tables hold hashes of tokens, never tokens. */
export function identityStore(database: Database): IdentityStore {
  return {
    async actorOfSession(idHash, now) {
      const [row] = await database.ask<{ id: PersonId; name: string; title: string; last_used_at: Date; session_id: string; lent: GroupRole[]; absent: StandInRow[]; grants: GrantRow[] }>({}, `select p.id, p.name, p.title, s.last_used_at, s.public_id as session_id, s.grants as lent,
        (select coalesce(json_agg(row_to_json(g)), '[]'::json) from role_grant g where g.person_id = p.id) as grants, ${standInsAsJson} as absent
        from session s join person p on p.id = s.person_id and p.active where s.id_hash = $1 and s.expires_at > $2 and s.last_used_at > $2::timestamptz - make_interval(hours => ${idleLimitHours})`, [idHash, now]);
      if (!row) return null;
      // Roles that a provider's groups gave last as long as the session, and are the same kind of grant meanwhile.
      const lent = row.lent.map((one): HeldGrant => ({ id: row.session_id, personId: row.id, role: one.role, place: one.place, from: null, to: null }));
      return { personId: row.id, name: row.name, title: row.title, sessionId: row.session_id, lastUsedAt: row.last_used_at, ...heldFrom([...row.grants.map(grantFrom), ...lent], row.absent) };
    },
    touchSession: async (idHash, now) => { await database.query('update session set last_used_at = $2 where id_hash = $1', [idHash, now]); },
    insertSession: async (idHash, personId, now, expiresAt, origin) => {
      await database.query('insert into session (id_hash, person_id, created_at, last_used_at, expires_at, way, provider_id, device, address, grants) values ($1, $2, $3, $3, $4, $5, $6, $7, $8, $9)',
        [idHash, personId, now, expiresAt, origin?.way ?? 'password', origin?.providerId ?? null, origin?.device ?? '', origin?.address ?? '', JSON.stringify(origin?.grants ?? [])]);
    },
    deleteSession: async (idHash) => { await database.query('delete from session where id_hash = $1', [idHash]); },
    async credentialByMail(mail) {
      const [row] = await database.query<{ person_id: PersonId; secret: string }>('select c.person_id, c.secret from person p join credential c on c.person_id = p.id where lower(p.mail) = lower($1) and p.active', [mail]);
      return row ? { personId: row.person_id, secret: row.secret } : null;
    },
    queueReset: async (mail, counted, id, now) => {
      // Something is written in any case, so that the disk is waited for as long whoever asks.
      await database.query(`with counted as (update sign_in_failure set last_at = $3 where account = $4 and address = $5 returning 1),
        queued as (insert into outbox (id, person_id, body_id, kind, params, created_at, next_at) select $2, p.id, null, 'reset', '{}', $3, $3 from person p where lower(p.mail) = $1 and p.active
          and not exists (select from outbox o where o.person_id = p.id and o.kind = 'reset' and o.created_at > $3::timestamptz - interval '5 minutes') returning 1)
        select 1 from counted`, [mail, id, now, counted.asked, counted.address]);
    },
    linkOwner: async (tokenHash, now) => (await database.query<PasswordOwner>(`select ${owner} from one_time_link l join person p on p.id = l.person_id where l.token_hash = $1 and l.used_at is null and l.expires_at > $2 and p.active`, [tokenHash, now]))[0] ?? null,
    passwordOf: async (personId) => (await database.query<PasswordOwner & { secret: string }>(`select ${owner}, c.secret from person p join credential c on c.person_id = p.id where p.id = $1 and p.active`, [personId]))[0] ?? null,
    changePassword: async (personId, secret, allBut, now) => {
      await database.query(`with kept as (update credential set secret = $2, changed_at = $4 where person_id = $1 returning person_id), links as (delete from one_time_link l using kept where l.person_id = kept.person_id and l.used_at is null)
        delete from session s using kept where s.person_id = kept.person_id and ($3::uuid is null or s.public_id <> $3)`, [personId, secret, allBut, now]);
    },
    async useLink(tokenHash, secret, now) {
      const [row] = await database.query<{ person_id: PersonId }>(`with used as (update one_time_link set used_at = $2 where token_hash = $1 and used_at is null and expires_at > $2 and ${ofActive} returning person_id),
        others as (delete from one_time_link l using used where l.person_id = used.person_id and l.used_at is null and l.token_hash <> $1),
        ended as (delete from session s using used where s.person_id = used.person_id),
        kept as (insert into credential (person_id, secret, changed_at) select person_id, $3, $2 from used on conflict (person_id) do update set secret = excluded.secret, changed_at = excluded.changed_at)
        select person_id from used`, [tokenHash, now, secret]);
      return row?.person_id ?? null;
    },
    async failures(account, address) {
      const [row] = await database.query<{ count: number; last_at: Date }>('select count, last_at from sign_in_failure where account = $1 and address = $2', [account, address]);
      return row ? { count: row.count, lastAt: row.last_at } : null;
    },
    countAttempt: async (account, address, seen, now) => (await database.query('insert into sign_in_failure (account, address, count, last_at) values ($1, $2, 1, $3) on conflict (account, address) do update set count = sign_in_failure.count + 1, last_at = excluded.last_at where sign_in_failure.count = $4 returning count', [account, address, now, seen])).length > 0,
    clearFailures: async (account, address) => { await database.query('delete from sign_in_failure where account = $1 and address = $2', [account, address]); },
    peopleForDemo: async () => database.query<Person>('select id, name, title, mail from person where active order by name'),
  };
}
