import type { ImportedFile, KeptDocument, OpennessStore, Publication } from '../../app/opennessPorts.ts';
import type { VersionHead } from '../../domain/decision/version.ts';
import { isId, type BodyId } from '../../domain/identity.ts';
import { sectionKinds, type ContinuedKind, type EarlierRow, type MarkedKind, type SecrecyMark } from '../../domain/openness/secrecy.ts';
import { irregularityQuestions } from '../../domain/risk/analysis.ts';
import type { Connection } from './database.ts';
import { plainVersion, versionSelectWith } from './versionRows.ts';

type Own = Pick<OpennessStore, 'boardMarks' | 'markedBodies' | 'earlierRows' | 'importedFiles' | 'importedFile' | 'markTarget' | 'insertMark' | 'liftMark' | 'markedTexts' | 'keptDocuments' | 'keptDocument' | 'publications' | 'insertPublication' | 'endPublication' | 'processing' | 'putProcessing' | 'hasProviders'>;

interface MarkRow extends Omit<SecrecyMark, 'markedAt' | 'lifted'> { markedAt: Date; liftedOn: SecrecyMark['decidedOn'] | null; liftedBy: string; liftedReason: string }
const markSelect = `select id, body_id as "bodyId", object_kind as "objectKind", object_id as "objectId", ground, note, decided_by as "decidedBy", decided_on as "decidedOn", marked_at as "markedAt", marked_by as "markedBy",
  lifted_on as "liftedOn", lifted_by as "liftedBy", lifted_reason as "liftedReason",
  coalesce(case object_kind
    when 'event' then (select trim(coalesce(e.label, '') || ' ' || e.text) from event e where e.id::text = m.object_id)
    when 'activity' then (select a.text from activity a where a.id::text = m.object_id)
    when 'measure' then (select x.title from measure x where x.id::text = m.object_id)
    when 'recommendation' then (select r.text from recommendation r where r.id::text = m.object_id)
    when 'occasion' then (select coalesce(a.text, '') || ', ' || o.period from occasion o left join activity a on a.id = o.activity_id where o.id::text = m.object_id)
    when 'evidence' then (select f.name from evidence f where f.id::text = m.object_id)
    when 'import' then (select k.name from import i join kept_file k on k.id = i.file_id where i.id::text = m.object_id)
    when 'group' then (select g.title from year_group g where g.id::text = m.object_id)
    when 'control' then (select c.text from control c where c.id::text = m.object_id)
    when 'introduction' then (select y.introduction from board_year y where y.id::text = m.object_id)
    when 'answer' then (select r.reason from irregularity_answer r where r.board_year_id::text || ' ' || r.question = m.object_id)
    when 'section' then (select coalesce((select a.text from activity a where a.id::text = split_part(m.object_id, ' ', 3)), (select x.title from measure x where x.id::text = split_part(m.object_id, ' ', 3)), (select e.text from event e where e.id::text = split_part(m.object_id, ' ', 3)), f.occasion)
      from followup f where f.id::text = split_part(m.object_id, ' ', 1))
  end, '') as says,
  (with recursive later as (
    select t.id from lineage l cross join lateral jsonb_array_elements_text(l.to_ids) t(id) where l.from_ids ? m.object_id
    union select t.id from later p join lineage l on l.from_ids ? p.id cross join lateral jsonb_array_elements_text(l.to_ids) t(id)
  ) select coalesce(json_agg(id), '[]'::json) from later where m.object_kind in ('event', 'activity', 'group', 'control')) as follows
  from secrecy_mark m`;
function markFrom({ liftedOn, liftedBy, liftedReason, ...row }: MarkRow): SecrecyMark {
  return { ...row, markedAt: row.markedAt.toISOString(), lifted: liftedOn === null ? null : { on: liftedOn, by: liftedBy, reason: liftedReason } };
}

/** Where a thing of each kind stands, by its id as text and its board. A section need not be written yet: its follow-up must be the board's. */
const targets: Readonly<Record<MarkedKind, string>> = {
  event: 'select from event t join board_year y on y.id = t.board_year_id where t.id = $1::uuid and y.body_id = $2',
  activity: 'select from activity t join board_year y on y.id = t.board_year_id where t.id = $1::uuid and y.body_id = $2',
  measure: 'select from measure t where t.id = $1::uuid and t.body_id = $2',
  recommendation: 'select from recommendation t where t.id = $1::uuid and t.body_id = $2',
  occasion: 'select from occasion t where t.id = $1::uuid and t.body_id = $2',
  evidence: 'select from evidence t where t.id = $1::uuid and t.body_id = $2',
  section: 'select from followup t where t.id = $1::uuid and t.body_id = $2',
  import: 'select from import t join board_year y on y.id = t.board_year_id where t.id = $1::uuid and y.body_id = $2',
  group: 'select from year_group t join board_year y on y.id = t.board_year_id where t.id = $1::uuid and y.body_id = $2',
  control: 'select from control t join board_year y on y.id = t.board_year_id where t.id = $1::uuid and y.body_id = $2',
  introduction: 'select from board_year t where t.id = $1::uuid and t.body_id = $2',
  answer: 'select from board_year t where t.id = $1::uuid and t.body_id = $2',
};
const section = new RegExp(`^(?<owner>[0-9a-f-]{36}) (?<kind>${sectionKinds.join('|')})(?: (?<subject>[0-9a-f-]{36}))?$`);
const answer = new RegExp(`^(?<owner>[0-9a-f-]{36}) (?:${irregularityQuestions.join('|')})$`);
/** The id of the row by which it is known whose the marked thing is. */
function ownerOf(kind: MarkedKind, id: string): string | undefined {
  const pattern = kind === 'section' ? section : kind === 'answer' ? answer : null;
  return pattern === null ? id : pattern.exec(id)?.groups?.['owner'];
}

/** Where the rows of a kind stand that are continued from year to year, and what they say. */
const continued: Readonly<Record<ContinuedKind, { readonly table: string; readonly says: string }>> = {
  event: { table: 'event', says: 'text' }, activity: { table: 'activity', says: 'text' }, group: { table: 'year_group', says: 'title' }, control: { table: 'control', says: 'text' },
};
const plain = (words: string): string => `lower(regexp_replace(trim(${words}), '\\s+', ' ', 'g'))`;
function earlierSelect(kind: ContinuedKind): string {
  const { table, says } = continued[kind];
  return `with recursive before as (
      select f.id from lineage l cross join lateral jsonb_array_elements_text(l.from_ids) f(id) where l.to_ids ? $2
      union select f.id from before b join lineage l on l.to_ids ? b.id cross join lateral jsonb_array_elements_text(l.from_ids) f(id)
    ), own as (select t.${says} as says, y.year from ${table} t join board_year y on y.id = t.board_year_id where t.id::text = $2 and y.body_id = $1)
    select t.id, y.year, t.${says} as says, exists (select from publication p where p.board_year_id = y.id and p.ended_at is null) as published
    from ${table} t join board_year y on y.id = t.board_year_id join own on y.year < own.year
    where y.body_id = $1 and trim(t.${says}) <> '' and (${plain(`t.${says}`)} = ${plain('own.says')} or t.id::text in (select id from before))
      and exists (select from version v where v.board_year_id = y.id and v.withdrawn_at is null)
      and not exists (select from secrecy_mark m where m.object_kind = $3 and m.object_id = t.id::text and m.lifted_on is null)
    order by y.year desc, t.position, t.id limit 100`;
}

/** What a marked row says, field by field, from where it stands now. */
const texts = `with standing as (select object_kind, object_id from secrecy_mark where body_id = $1 and lifted_on is null)
  select t.words from standing m join event e on m.object_kind = 'event' and e.id::text = m.object_id cross join lateral (values (e.text), (e.explanation), (e.rating_reason), (e.treatment_reason), (e.activity_text), (e.indicator)) t(words)
  union all select t.words from standing m join activity a on m.object_kind = 'activity' and a.id::text = m.object_id cross join lateral (values (a.text), (a.purpose), (a.scope), (a.population_source), (a.proposed_sample), (a.places)) t(words)
  union all select t.words from standing m join measure x on m.object_kind = 'measure' and x.id::text = m.object_id cross join lateral (values (x.title), (x.status_reason), (x.effect_note)) t(words)
  union all select n.text from standing m join measure_note n on m.object_kind = 'measure' and n.measure_id::text = m.object_id
  union all select t.words from standing m join recommendation r on m.object_kind = 'recommendation' and r.id::text = m.object_id cross join lateral (values (r.text), (r.statement), (r.status_reason)) t(words)
  union all select t.words from standing m join occasion o on m.object_kind = 'occasion' and o.id::text = m.object_id cross join lateral (values (o.comment), (o.review_note)) t(words)
  union all select i.note from standing m join occasion_item i on m.object_kind = 'occasion' and i.occasion_id::text = m.object_id
  union all select f.name from standing m join evidence f on m.object_kind = 'evidence' and f.id::text = m.object_id
  union all select k.name from standing m join import i on m.object_kind = 'import' and i.id::text = m.object_id join kept_file k on k.id = i.file_id
  union all select g.title from standing m join year_group g on m.object_kind = 'group' and g.id::text = m.object_id
  union all select c.text from standing m join control c on m.object_kind = 'control' and c.id::text = m.object_id
  union all select y.introduction from standing m join board_year y on m.object_kind = 'introduction' and y.id::text = m.object_id
  union all select r.reason from standing m join irregularity_answer r on m.object_kind = 'answer' and m.object_id = r.board_year_id::text || ' ' || r.question
  union all select f.judgement_grounds from standing m join followup f on m.object_kind = 'section' and m.object_id = f.id::text || ' judgement'
  union all select t.words from standing m join followup_section s on m.object_kind = 'section' and m.object_id = trim(s.followup_id::text || ' ' || s.kind || ' ' || s.subject) cross join lateral (values (s.result), (s.analysis), (s.rating_reason)) t(words)`;

interface KeptRow extends VersionHead { year: number; document: KeptDocument['document']; bodyId: KeptDocument['bodyId']; startedFrom: KeptDocument['startedFrom']; board: string }
const kept = `${versionSelectWith('v.document, y.year, y.body_id as "bodyId", y.started_from as "startedFrom"')} join board_year y on y.id = v.board_year_id`;

/** The head alone: what the join brought beside it is no part of a version's. */
function documentFrom({ year, document, ...row }: KeptRow): Pick<KeptDocument, 'year' | 'document' | 'head'> {
  const { bodyId: _body, startedFrom: _from, ...head } = row;
  return { year, document, head: plainVersion(head) };
}

interface PublicationRow extends Omit<Publication, 'at' | 'ended'> { at: Date; endedAt: Date | null; endedBy: string; endedReason: string }

export function opennessStore(connection: Connection): Own {
  return {
    markedBodies: async () => (await connection.query<{ id: BodyId }>('select distinct body_id as id from secrecy_mark where lifted_on is null')).map(({ id }) => id),
    boardMarks: async (bodyId) => (await connection.query<MarkRow>(`${markSelect} where m.body_id = $1 order by m.marked_at desc, m.id`, [bodyId])).map(markFrom),
    async markTarget(bodyId, kind, id) {
      const own = ownerOf(kind, id);
      if (own === undefined || !isId(own)) return false;
      return (await connection.query(targets[kind], [own, bodyId])).length > 0;
    },
    earlierRows: (bodyId, kind, id) => connection.query<EarlierRow>(earlierSelect(kind), [bodyId, id, kind]),
    importedFiles: async (bodyId) => (await connection.query<Omit<ImportedFile, 'readAt'> & { readAt: Date }>(`select i.id, y.year, k.name, octet_length(k.bytes)::int as size, i.read_at as "readAt", coalesce(p.name, '') as "readBy", i.undone_at is not null as undone
      from import i join board_year y on y.id = i.board_year_id join kept_file k on k.id = i.file_id left join person p on p.id = i.read_by where y.body_id = $1 order by i.read_at desc, i.id limit 500`, [bodyId])).map((row) => ({ ...row, readAt: row.readAt.toISOString() })),
    importedFile: async (bodyId, id) => (await connection.query<{ name: string; mediaType: string; bytes: Uint8Array }>('select k.name, k.media_type as "mediaType", k.bytes from import i join board_year y on y.id = i.board_year_id join kept_file k on k.id = i.file_id where y.body_id = $1 and i.id = $2', [bodyId, id]))[0] ?? null,
    async insertMark(mark) {
      const rows = await connection.query(`insert into secrecy_mark (id, body_id, object_kind, object_id, ground, note, decided_by, decided_on, marked_at, marked_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing returning id`,
        [mark.id, mark.bodyId, mark.objectKind, mark.objectId, mark.ground, mark.note, mark.decidedBy, mark.decidedOn, mark.markedAt, mark.markedBy]);
      if (rows.length > 0) return 'inserted';
      return (await connection.query('select from secrecy_mark where id = $1 and body_id = $2', [mark.id, mark.bodyId])).length > 0 ? 'present' : 'marked';
    },
    liftMark: async (bodyId, id, lifted) => (await connection.query('update secrecy_mark set lifted_on = $3, lifted_by = $4, lifted_reason = $5 where id = $1 and body_id = $2 and lifted_on is null returning id', [id, bodyId, lifted.on, lifted.by, lifted.reason])).length > 0,
    markedTexts: async (bodyId) => (await connection.query<{ words: string | null }>(texts, [bodyId])).flatMap(({ words }) => (words === null || words.trim() === '' ? [] : [words])),

    keptDocuments: async (bodyId) => (await connection.query<KeptRow>(`${kept} where y.body_id = $1 and v.withdrawn_at is null order by y.year desc, v.document, v.number desc`, [bodyId])).map(documentFrom),
    async keptDocument(bodyId, versionId) {
      const [row] = await connection.query<KeptRow>(`${kept} where y.body_id = $1 and v.id = $2`, [bodyId, versionId]);
      if (!row) return null;
      const [frozen] = await connection.query<{ snapshot: KeptDocument['content']; findings: KeptDocument['noted']; overridden: KeptDocument['overridden'] }>('select snapshot, findings, overridden from version where id = $1', [versionId]);
      const { year, document, startedFrom, bodyId: of, ...head } = row;
      return frozen ? { bodyId: of, year, document, startedFrom, head: plainVersion(head), content: frozen.snapshot, noted: frozen.findings, overridden: frozen.overridden } : null;
    },

    async publications(id) {
      const rows = await connection.query<PublicationRow>(`select p.id, p.body_id as "bodyId", b.name as board, y.year, p.document, p.version_id as "versionId", p.published_at as at, p.published_by as by, p.ended_at as "endedAt", p.ended_by as "endedBy", p.ended_reason as "endedReason"
        from publication p join body b on b.id = p.body_id join board_year y on y.id = p.board_year_id where $1::uuid is null or p.id = $1 order by b.name, y.year desc, p.published_at desc, p.id`, [id ?? null]);
      return rows.map(({ endedAt, endedBy, endedReason, ...row }) => ({ ...row, at: row.at.toISOString(), ended: endedAt === null ? null : { at: endedAt.toISOString(), by: endedBy, reason: endedReason } }));
    },
    insertPublication: async (row) => (await connection.query(`insert into publication (id, body_id, board_year_id, version_id, document, published_at, published_by) select $1, y.body_id, y.id, v.id, v.document, $4, $5 from version v join board_year y on y.id = v.board_year_id where v.id = $3 and y.body_id = $2 on conflict do nothing returning id`,
      [row.id, row.bodyId, row.versionId, row.at, row.by])).length > 0,
    endPublication: async (bodyId, id, at, by, reason) => (await connection.query('update publication set ended_at = $3, ended_by = $4, ended_reason = $5 where id = $1 and body_id = $2 and ended_at is null returning id', [id, bodyId, at, by, reason])).length > 0,

    async processing(bodyId) {
      const [row] = await connection.query<{ details: NonNullable<Awaited<ReturnType<OpennessStore['processing']>>>['details']; changedAt: Date; changedBy: string }>('select details, changed_at as "changedAt", changed_by as "changedBy" from processing_record where body_id = $1', [bodyId]);
      return row ? { ...row, changedAt: row.changedAt.toISOString() } : null;
    },
    putProcessing: async (bodyId, details, at, by) => { await connection.query('insert into processing_record (body_id, details, changed_at, changed_by) values ($1, $2, $3, $4) on conflict (body_id) do update set details = excluded.details, changed_at = excluded.changed_at, changed_by = excluded.changed_by', [bodyId, JSON.stringify(details), at, by]); },
    hasProviders: async () => (await connection.query('select from identity_provider where used limit 1')).length > 0,
  };
}
