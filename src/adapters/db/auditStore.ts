import type { AuditStore, KeptVersion, SharedDraft, VersionNews } from '../../app/auditPorts.ts';
import type { DraftShare } from '../../domain/audit/share.ts';
import type { VersionHead } from '../../domain/decision/version.ts';
import type { Connection } from './database.ts';
import { trailFrom, trailSelect, type TrailRow } from './trailStore.ts';
import { ENTRY_WITH_CONTENT, headDigest, headOf, linkOf, type SealedEntry } from './trailRows.ts';
import { plainVersion, versionSelectWith } from './versionRows.ts';

type ShareRow = Omit<SharedDraft, 'sharedAt'> & { sharedAt: Date };
const shareSelect = `select s.id, s.body_id as "bodyId", s.board_year_id as "boardYearId", s.audience, s.audience_body_id as "audienceBodyId", a.name as "audienceBody", s.valid_from as "from", s.valid_to as "to", s.reason,
  s.shared_at as "sharedAt", s.shared_by as "sharedBy", s.ended_on as "endedOn", b.name as body, s.year
  from draft_share s join body b on b.id = s.body_id left join body a on a.id = s.audience_body_id`;
function shareFrom(row: ShareRow): SharedDraft {
  return { ...row, sharedAt: row.sharedAt.toISOString() };
}

/** An entry `t` that who reads from outside may read: by its operation and, of a control or a measure, by how that stands. What is of a version always is. */
const isOpen = (operations: string, closedStates: string): string => `(t.object_kind = 'version' or (t.operation = any (${operations}::text[]) and t.object_kind <> 'deviation'
  and (t.object_kind <> 'occasion' or exists (select from occasion o where o.id::text = t.object_id and o.state = any (${closedStates}::text[])))
  and (t.object_kind <> 'measure' or (position('"kind":"deviation"' in coalesce(t.content, '')) = 0 and t.object_id in (${officialOf('t.body_id')})))))`;
/** Entered in the register by itself, or frozen in a version: a row that is only proposed in a draft plan has neither. */
function officialOf(body: string): string {
  return `select m.id::text from measure m where m.body_id = ${body} and (exists (select from trail_entry e where e.object_kind = 'measure' and e.object_id = m.id::text and e.operation not like 'year.%' and e.operation not like 'import.%')
    or exists (select from version v join board_year y on y.id = v.board_year_id where y.body_id = ${body} and v.snapshot -> 'measures' @> jsonb_build_array(jsonb_build_object('id', m.id::text))))`;
}

export function auditStore(connection: Connection): AuditStore {
  return {
    sharesOf: async (boardYearId) => (await connection.query<ShareRow>(`${shareSelect} where s.board_year_id = $1 order by s.shared_at desc, s.id`, [boardYearId])).map(shareFrom) satisfies DraftShare[],
    share: async (id) => (await connection.query<ShareRow>(`${shareSelect} where s.id = $1`, [id])).map(shareFrom)[0] ?? null,
    sharesOn: async (today) => (await connection.query<ShareRow>(`${shareSelect} where s.ended_on is null and s.valid_from <= $1 and s.valid_to >= $1 order by s.valid_to, s.id`, [today])).map(shareFrom),
    async insertShare(row) {
      return (await connection.query(`insert into draft_share (id, body_id, board_year_id, year, audience, audience_body_id, valid_from, valid_to, reason, shared_at, shared_by)
        select $1::uuid, $2::uuid, y.id, y.year, $4, $5::uuid, $6::date, $7::date, $8, $9::timestamptz, $10 from board_year y where y.id = $3 on conflict (id) do nothing returning id`,
      [row.id, row.bodyId, row.boardYearId, row.audience, row.audienceBodyId, row.from, row.to, row.reason, row.at, row.by])).length > 0;
    },
    endShare: async (id, on) => { await connection.query('update draft_share set ended_on = $2 where id = $1', [id, on]); },

    auditMark: async (personId) => (await connection.query<{ at: Date }>('select seen_at as at from audit_mark where person_id = $1', [personId]))[0]?.at.toISOString() ?? null,
    setAuditMark: async (personId, at) => { await connection.query('insert into audit_mark (person_id, seen_at) values ($1, $2) on conflict (person_id) do update set seen_at = greatest(audit_mark.seen_at, excluded.seen_at)', [personId, at]); },
    async versionNews(since, limit) {
      const rows = await connection.query<TrailRow & { bodyId: VersionNews['bodyId']; body: string; year: number; document: VersionNews['document']; versionId: VersionNews['versionId']; version: number }>(`${trailSelect('v.document, v.id as "versionId", v.number as version, y.year, y.body_id as "bodyId", b.name as body,')}
        join version v on v.id::text = t.object_id join board_year y on y.id = v.board_year_id join body b on b.id = y.body_id
        where t.object_kind = 'version' and t.at > $1 order by t.written desc limit $2`, [since, limit]);
      return rows.map(({ bodyId, body, year, document, versionId, version, ...row }) => ({ entry: trailFrom(row), bodyId, body, year, document, versionId, number: version }));
    },
    async keptVersions(boardYearId) {
      const rows = await connection.query<VersionHead & { document: KeptVersion['document'] }>(`${versionSelectWith('v.document')} where v.board_year_id = $1 order by v.document, v.number`, [boardYearId]);
      return rows.map(({ document, ...head }) => ({ document, head: plainVersion(head) }));
    },
    canonicalOf: async (boardYearId, id) => (await connection.query<{ canonical: string }>('select canonical from version where board_year_id = $1 and id = $2', [boardYearId, id]))[0]?.canonical ?? null,
    async changesAfter(boardYearId, asked) {
      const rows = await connection.query<{ document: string; count: number }>(`select d.document, (select count(distinct t.change_id)::int from trail_entry t where t.board_year_id = $1 and t.at > d.since::timestamptz and t.object_kind <> 'version'
          and case when d.document = 'vorPlan' then t.operation like 'year.%' or t.operation = 'import.take'
            else t.object_kind = 'followup' and t.object_id = (select f.id::text from followup f where f.board_year_id = $1 and 'followup-' || f.occasion = d.document) end) as count
        from unnest($2::text[], $3::text[]) as d(document, since)`, [boardYearId, asked.map((one) => one.document), asked.map((one) => one.since)]);
      return new Map(rows.map((row) => [row.document, row.count]));
    },
    openTrail: async (boardYearId, open, before, limit) => (await connection.query<TrailRow>(`${trailSelect()} where t.board_year_id = $1 and ($2::bigint is null or t.written < $2) and ${isOpen('$4', '$5')} order by t.written desc limit $3`,
      [boardYearId, before, limit, [...open.operations], [...open.closedStates]])).map(trailFrom),

    async sealedLines(bodyId, open, after, link, limit) {
      const rows = await connection.query<SealedEntry & { content: string | null; salt: Buffer | null }>(`${ENTRY_WITH_CONTENT} where stream = $1 and number > $2 order by number limit $3`, [bodyId, after, limit]);
      const readable = new Set((await connection.query<{ number: number }>(`select t.number from trail_entry t where t.stream = $1 and t.number > $2 and t.number <= $3 and ${isOpen('$4', '$5')}`,
        [bodyId, after, rows.at(-1)?.number ?? after, [...open.operations], [...open.closedStates]])).map((row) => row.number));
      let last = link;
      return rows.map((row) => {
        const head = headOf(row);
        last = linkOf(last, head, row.contentDigest);
        const digest = row.contentDigest?.toString('hex') ?? '';
        if (!readable.has(row.number)) return { number: row.number, link: last, line: JSON.stringify({ kind: 'entry', stream: bodyId, number: row.number, withheld: true, headDigest: headDigest(head).toString('hex'), contentDigest: digest, link: last }) };
        const said = row.content === null ? { disposalId: row.disposalId, contentDigest: digest } : { salt: row.salt?.toString('hex') ?? '', content: row.content };
        return { number: row.number, link: last, line: JSON.stringify({ kind: 'entry', ...head, ...said, link: last }) };
      });
    },
    officialMeasures: async (bodyId) => new Set((await connection.query<{ id: string }>(officialOf('$1::uuid').replace('select m.id::text from', 'select m.id::text as id from'), [bodyId])).map((row) => row.id)),
    secrecyMarks: (bodyId) => connection.query('select object_kind as "objectKind", object_id as "objectId", ground from secrecy_mark where body_id = $1 and lifted_on is null', [bodyId]),
    filePart: async (bodyId, fileId, from, length) => (await connection.query<{ bytes: Uint8Array }>('select substring(bytes from $3::int + 1 for $4::int) as bytes from kept_file where body_id = $1 and id = $2', [bodyId, fileId, from, length]))[0]?.bytes ?? null,
    evidenceOfMany: (occasionIds) => connection.query(`select e.id, e.occasion_id as "occasionId", e.file_id as "fileId", e.name, octet_length(f.bytes) as size, f.sha256 from evidence e join kept_file f on f.id = e.file_id
      where e.occasion_id = any ($1::uuid[]) and e.removed_at is null order by e.added_at, e.id`, [[...occasionIds]]),
  };
}
