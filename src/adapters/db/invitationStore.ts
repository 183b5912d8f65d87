import type { InvitationStore } from '../../app/ports.ts';
import type { PersonId } from '../../domain/identity.ts';
import type { Connection } from './database.ts';

export function invitationStore(connection: Connection): InvitationStore {
  return {
    async peopleWithoutWayIn() {
      const rows = await connection.query<{ personId: PersonId; mail: boolean; invitedAt: Date | null; failed: string }>(`select p.id as "personId", p.mail is not null as mail, o.created_at as "invitedAt", coalesce(case when o.sent_at is null then o.last_error end, '') as failed
        from person p left join lateral (select created_at, sent_at, last_error from outbox where person_id = p.id and kind = 'invite' order by created_at desc limit 1) o on true
        where p.active and p.directory_at is null and not exists (select from credential c where c.person_id = p.id) and not exists (select from passkey k where k.person_id = p.id) and not exists (select from external_identity e where e.person_id = p.id) order by p.name, p.id`);
      return rows.map((row) => ({ ...row, invitedAt: row.invitedAt?.toISOString() ?? null }));
    },
    invitationsUnsent: async () => (await connection.query<{ id: PersonId }>("select person_id as id from outbox where kind = 'invite' and sent_at is null and next_at < 'infinity'")).map((row) => row.id),
  };
}
