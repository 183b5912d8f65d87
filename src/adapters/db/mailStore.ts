import type { MailStore, ReminderStore, WaitingMail } from '../../app/ports.ts';
import { digestChoices, digestDue, type DigestChoice } from '../../domain/reminder/digest.ts';
import type { Day } from '../../domain/day.ts';
import type { PersonId } from '../../domain/identity.ts';
import type { Connection, Database } from './database.ts';
import { heldFrom, standInsAsJson, type StandInRow } from './delegationStore.ts';
import { grantFrom, type GrantRow } from './organisationStore.ts';
import { addressOpensNothing } from './signInStore.ts';

/** A mail that was taken and never told of is free again after this long: its server may have died. */
const leaseSeconds = 600;

/** Somebody stands in today for the person known as `p`, and is told of what waits. */
const away = `exists (select from delegation d join person t on t.id = d.to_id where d.from_id = p.id and d.ended_on is null and $2::date between d.valid_from and d.valid_to and t.active and t.mail is not null and t.digest <> 'never')`;

/** The mail that waits. Several app nodes share it: what one has taken, no other takes. */
export function mailStore(database: Database): MailStore {
  return {
    async take(now, limit) {
      const rows = await database.query<WaitingMail>(`with taken as (update outbox set next_at = $1::timestamptz + make_interval(secs => ${leaseSeconds}), attempts = attempts + 1
        where id in (select id from outbox where sent_at is null and next_at <= $1 order by person_id, created_at for update skip locked limit $2) returning *)
        select t.id, t.person_id as "personId", p.name, p.mail, t.kind, t.params, t.attempts, t.created_at as "createdAt" from taken t join person p on p.id = t.person_id order by t.person_id, t.created_at`, [now, limit]);
      return rows;
    },
    async hold(rows, now) {
      // Whoever took it again counted one attempt more.
      const held = await database.query(`update outbox o set next_at = $3::timestamptz + make_interval(secs => ${leaseSeconds}) from unnest($1::uuid[], $2::int[]) as m(id, attempts)
        where o.id = m.id and o.attempts = m.attempts and o.sent_at is null returning o.id`, [rows.map((row) => row.id), rows.map((row) => row.attempts), now]);
      return held.length === rows.length;
    },
    async sent(ids, now) { await database.query("update outbox set sent_at = $2, last_error = '' where id = any ($1::uuid[])", [ids, now]); },
    async failed(ids, reason, nextAt) {
      // Far away = never: it stays in the list of what failed, and goes out when somebody asks for it anew.
      await database.query("update outbox set last_error = $2, next_at = coalesce($3, 'infinity'::timestamptz) where id = any ($1::uuid[])", [ids, reason, nextAt]);
    },
    async takeDigests(today, limit) {
      const people = await database.query<{ id: PersonId; digest: string; digest_on: Day | null }>("select id, digest, digest_on from person where active and mail is not null and digest <> 'never' and digest_on is distinct from $1 order by id", [today]);
      const due = people.filter((one) => digestDue(choiceOf(one.digest), today, one.digest_on)).slice(0, limit).map((one) => one.id);
      if (due.length === 0) return [];
      // Whoever writes the day first has the digest: another node finds it written.
      const rows = await database.query<{ id: PersonId; name: string; title: string; grants: GrantRow[]; absent: StandInRow[]; away: boolean }>(`update person p set digest_on = $2 where p.id = any ($1::uuid[]) and p.digest_on is distinct from $2
        returning p.id, p.name, p.title, (select coalesce(json_agg(row_to_json(g)), '[]'::json) from role_grant g where g.person_id = p.id) as grants, ${standInsAsJson} as absent, ${away} as away`, [due, today]);
      return rows.map((row) => ({ personId: row.id, name: row.name, title: row.title, ...heldFrom(row.grants.map(grantFrom), row.absent), away: row.away }));
    },
    async queueDigest(id, personId, params, now, closed) {
      await database.query("insert into outbox (id, person_id, body_id, kind, params, created_at, next_at, closed) values ($1, $2, null, 'digest', $3, $4, $4, $5)", [id, personId, JSON.stringify(params), now, closed]);
    },
    async accessOf(personId) {
      const [row] = await database.query<Awaited<ReturnType<MailStore['accessOf']>>>(`select p.active, p.user_key is not null as directory, ${addressOpensNothing} as "addressOpensNothing", p.mail_moved_at is not null as "addressMoved", exists (select from credential c where c.person_id = p.id) as "hasPassword",
        coalesce((select i.name from external_identity e join identity_provider i on i.id = e.provider_id and i.used where e.person_id = p.id order by e.bound_at desc limit 1),
          (select i.name from identity_provider i where i.used and p.user_key is not null order by i.created_at, i.id limit 1)) as provider from person p where p.id = $1`, [personId]);
      return row ?? { active: false, hasPassword: false, directory: false, addressOpensNothing: true, addressMoved: true, provider: null };
    },
    keepLink: async (hash, personId, purpose, expiresAt) => { await database.query('insert into one_time_link (token_hash, person_id, purpose, expires_at) values ($1, $2, $3, $4)', [hash, personId, purpose, expiresAt]); },
    async personOfFeed(hash) {
      const [row] = await database.query<{ id: PersonId; name: string; title: string; grants: GrantRow[]; absent: StandInRow[] }>(`select p.id, p.name, p.title, (select coalesce(json_agg(row_to_json(g)), '[]'::json) from role_grant g where g.person_id = p.id) as grants, ${standInsAsJson} as absent from person p where p.feed_hash = $1 and p.active`, [hash]);
      return row ? { personId: row.id, name: row.name, title: row.title, ...heldFrom(row.grants.map(grantFrom), row.absent) } : null;
    },
  };
}

/** What a person sets about being reminded. */
export function reminderStore(connection: Connection): ReminderStore {
  return {
    async mailLog(limit) {
      const rows = await connection.query<{ id: string; name: string; mail: string | null; kind: WaitingMail['kind']; createdAt: Date; sentAt: Date | null; attempts: number; lastError: string }>(`select o.id, p.name, p.mail, o.kind, o.created_at as "createdAt", o.sent_at as "sentAt", o.attempts, o.last_error as "lastError"
        from outbox o join person p on p.id = o.person_id order by o.created_at desc, o.id limit $1`, [limit]);
      return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString(), sentAt: row.sentAt?.toISOString() ?? null }));
    },
    async reminders(personId) {
      const [row] = await connection.query<{ mail: string | null; digest: string; feed: boolean }>('select mail, digest, feed_hash is not null as feed from person where id = $1', [personId]);
      return row ? { mail: row.mail, digest: choiceOf(row.digest), feed: row.feed } : null;
    },
    async setDigest(personId, digest) { await connection.query('update person set digest = $2 where id = $1', [personId, digest]); },
    async setFeed(personId, hash) { await connection.query('update person set feed_hash = $2 where id = $1', [personId, hash]); },
  };
}

function choiceOf(text: string): DigestChoice {
  return digestChoices.find((one) => one === text) ?? 'weekly';
}
