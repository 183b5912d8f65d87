import type { KeptAboutPerson, OpennessStore } from '../../app/opennessPorts.ts';
import type { Person } from '../../domain/organisation/organisation.ts';
import type { Connection } from './database.ts';
import { grantFrom, type GrantRow } from './organisationStore.ts';

/** Where people write freely. Deviations, their notes, files and involved are not among them: there the export stops and a person decides. */
const written: readonly { readonly place: string; readonly from: string; readonly board: string; readonly words: readonly string[] }[] = [
  { place: 'event', from: 'event t join board_year y on y.id = t.board_year_id', board: 'y.body_id', words: ['t.text', 't.explanation', 't.rating_reason', 't.treatment_reason', 't.activity_text', 't.risk_owner::text'] },
  { place: 'activity', from: 'activity t join board_year y on y.id = t.board_year_id', board: 'y.body_id', words: ['t.text', 't.purpose', 't.scope', 't.owner::text', 't.performers::text'] },
  { place: 'control', from: 'control t join board_year y on y.id = t.board_year_id', board: 'y.body_id', words: ['t.text'] },
  { place: 'year', from: 'board_year t', board: 't.body_id', words: ['t.introduction', 't.recipients'] },
  { place: 'answer', from: 'irregularity_answer t join board_year y on y.id = t.board_year_id', board: 'y.body_id', words: ['t.reason'] },
  { place: 'note', from: 'finding_note t join board_year y on y.id = t.board_year_id', board: 'y.body_id', words: ['t.reason'] },
  { place: 'measure', from: 'measure t', board: 't.body_id', words: ['t.title', 't.status_reason', 't.effect_note', 't.responsible::text'] },
  { place: 'measureNote', from: 'measure_note t', board: 't.body_id', words: ['t.text'] },
  { place: 'recommendation', from: 'recommendation t', board: 't.body_id', words: ['t.text', 't.statement', 't.status_reason', 't.owner::text'] },
  { place: 'occasion', from: 'occasion t', board: 't.body_id', words: ['t.comment', 't.review_note', 't.not_performed::text'] },
  { place: 'item', from: 'occasion_item t', board: 't.body_id', words: ['t.note', 't.item_id', 't.cells::text'] },
  { place: 'section', from: 'followup_section t', board: 't.body_id', words: ['t.result', 't.analysis', 't.rating_reason'] },
  { place: 'evidence', from: 'evidence t', board: 't.body_id', words: ['t.name'] },
];

export function opennessPerson(connection: Connection): Pick<OpennessStore, 'keptAbout'> {
  return {
    async keptAbout(personId, wholeMunicipality, read) {
      const boards = read === 'all' ? null : [...read];
      const [person] = await connection.query<Person>('select id, name, title, mail from person where id = $1', [personId]);
      if (!person) return { person: null, grants: [], sessions: [], passkeys: [], identities: [], mails: [], log: [], measures: [], occasions: [], texts: [] };
      const iso = (moment: Date | null): string | null => moment?.toISOString() ?? null;
      const ask = <Row extends object>(sql: string, values: readonly unknown[] = [personId]): Promise<Row[]> => connection.query<Row>(sql, values);
      const grants = (await ask<GrantRow>(`select g.id, g.person_id, g.role, g.place_kind, g.place_id, g.valid_from, g.valid_to from role_grant g where g.person_id = $1
        and ($2 or g.place_kind = 'municipality' or (g.place_kind = 'body' and seen_body(g.place_id)) or (g.place_kind = 'unit' and exists (
          with recursive above as (select u.id, u.parent_id from unit u where u.id = g.place_id union select u.id, u.parent_id from unit u join above a on u.id = a.parent_id)
          select from above a join unit_serves s on s.unit_id = a.id where seen_body(s.body_id)))) order by g.valid_from nulls first, g.id`, [personId, wholeMunicipality])).map(grantFrom);
      // How somebody signs in is the installation's, not a board's.
      const [sessions, passkeys, identities, mails] = wholeMunicipality ? await Promise.all([
        ask<{ createdAt: Date; lastUsedAt: Date; expiresAt: Date; way: string; device: string; address: string }>('select created_at as "createdAt", last_used_at as "lastUsedAt", expires_at as "expiresAt", way, device, address from session where person_id = $1 order by created_at'),
        ask<{ name: string; createdAt: Date; lastUsedAt: Date | null }>('select name, created_at as "createdAt", last_used_at as "lastUsedAt" from passkey where person_id = $1 order by created_at'),
        ask<{ provider: string; issuer: string; boundAt: Date }>('select p.name as provider, i.issuer, i.bound_at as "boundAt" from external_identity i join identity_provider p on p.id = i.provider_id where i.person_id = $1 order by i.bound_at'),
        ask<{ kind: string; createdAt: Date; sentAt: Date | null }>('select kind, created_at as "createdAt", sent_at as "sentAt" from outbox where person_id = $1 order by created_at'),
      ]) : [[], [], [], []];
      const log = await ask<{ at: Date; operation: string; objectKind: string; objectId: string; board: string | null }>(`select t.at, t.operation, t.object_kind as "objectKind", t.object_id as "objectId", b.name as board from trail_entry t left join body b on b.id = t.body_id
        where t.actor_id = $1 and t.object_kind not in ('deviation', 'recordRequest') order by t.written`);
      const measures = await ask<KeptAboutPerson['measures'][number]>(`select b.name as board, m.title, m.end_on::text as "end", m.status from measure m join body b on b.id = m.body_id where (m.responsible_id = $1 or m.responsible ->> 'personId' = $1::text) and ($2::uuid[] is null or m.body_id = any ($2)) order by m.end_on, m.id`, [personId, boards]);
      const occasions = await ask<KeptAboutPerson['occasions'][number]>(`select b.name as board, o.period, coalesce(a.text, '') as title, o.performed_on::text as "performedOn", case when o.reviewer_id = $1 then 'reviewer' else 'performer' end as "as"
        from occasion o join body b on b.id = o.body_id left join activity a on a.id = o.activity_id where (o.performer_id = $1 or o.performed_by_id = $1 or o.reviewer_id = $1) and ($2::uuid[] is null or o.body_id = any ($2)) order by o.period_from, o.id`, [personId, boards]);
      // The exact name: who is called Bo is not in every word that begins so.
      const texts = await ask<KeptAboutPerson['texts'][number]>(`${written.map(({ place, from, board, words }) => `select (select b.name from body b where b.id = ${board}) as board, '${place}' as place, w.words as text from ${from} cross join lateral (values ${words.map((word) => `(${word})`).join(', ')}) w(words)
        where seen_body(${board}) and ($2::uuid[] is null or ${board} = any ($2)) and w.words ~* ('(^|[^[:alnum:]])' || $1 || '($|[^[:alnum:]])')`).join(' union all ')}`, [person.name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`), boards]);
      return {
        person, grants, measures, occasions, texts, log: log.map((row) => ({ ...row, at: row.at.toISOString() })), identities: identities.map((row) => ({ ...row, boundAt: row.boundAt.toISOString() })), mails: mails.map((row) => ({ ...row, createdAt: row.createdAt.toISOString(), sentAt: iso(row.sentAt) })),
        passkeys: passkeys.map((row) => ({ ...row, createdAt: row.createdAt.toISOString(), lastUsedAt: iso(row.lastUsedAt) })), sessions: sessions.map((row) => ({ ...row, createdAt: row.createdAt.toISOString(), lastUsedAt: row.lastUsedAt.toISOString(), expiresAt: row.expiresAt.toISOString() })),
      };
    },
  };
}
