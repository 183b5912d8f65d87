import type { ActivityId, BoardYearId, BodyId, EventId, MethodId } from '../../domain/identity.ts';
import type { Method } from '../../domain/method/method.ts';
import type { YearHead, Store } from '../../app/ports.ts';
import { irregularityQuestions, type IrregularityAnswer } from '../../domain/risk/analysis.ts';
import type { Layout, Lineage, Note, YearContent } from '../../domain/year/content.ts';
import type { RowObject } from '../../domain/year/change.ts';
import type { VersionHead } from '../../domain/decision/version.ts';
import { contentOperations } from '../../domain/trail/entry.ts';
import type { Connection } from './database.ts';
import { eventPage } from './eventPage.ts';
import { withItsFiles } from './keptFiles.ts';
import { rowsAsJson, rowsOf, stored, tables } from './rows.ts';
import { lastContentChangeOf, trailOfChange } from './trailStore.ts';
import { plainVersion, versionSelect } from './versionRows.ts';
import { versionsOf } from './versionStore.ts';

type YearStore = Pick<Store, 'yearHead' | 'holdYear' | 'hold' | 'hasFollower' | 'yearHeadById' | 'yearStamp' | 'yearsOfScope' | 'eventCounts' | 'insertYear' | 'updateYear' | 'deleteYear' | 'content' | 'wholeYear' | 'lineage' | 'insertLineage' | 'deleteLineage'
  | 'openChange' | 'lockedRow' | 'updateRow' | 'insertRows' | 'deleteRows' | 'putAnswer' | 'insertNote' | 'notesOf' | 'deleteNote' | 'putEnded' | 'deleteEnded' | 'eventPage'>;

interface HeadRow { id: BoardYearId; body_id: BodyId; body_name: string; year: number; method_id: MethodId; definition: Method; layout: Layout; introduction: string; case_number: string; recipients: string; started_from: BoardYearId | null }
const headSelect = `select y.id, y.body_id, b.name as body_name, y.year, y.method_id, m.definition, y.layout, y.introduction, y.case_number, y.recipients, y.started_from
  from board_year y join body b on b.id = y.body_id join method m on m.id = y.method_id`;
function headFrom(row: HeadRow | undefined): YearHead | null {
  return row ? {
    id: row.id, bodyId: row.body_id, bodyName: row.body_name, year: row.year, methodId: row.method_id, method: row.definition, layout: row.layout, introduction: row.introduction,
    caseNumber: row.case_number, recipients: row.recipients, startedFrom: row.started_from,
  } : null;
}

const measureSelect = `m.id as "id", m.position as "position", m.title as "title", m.responsible as "responsible", m.start_on as "start", m.end_on as "end", m.status as "status", m.status_reason as "statusReason", w.event_ids as "eventIds"`;
const measureColumns: Readonly<Record<string, string>> = { position: 'position', title: 'title', responsible: 'responsible', start: 'start_on', end: 'end_on', status: 'status', statusReason: 'status_reason' };
const yearColumns: Readonly<Record<string, string>> = { introduction: 'introduction', caseNumber: 'case_number', recipients: 'recipients' };

/**
 * Everything a year is shown with changes with an entry in its board's stream of the log, in the same transaction. Sealed entries are numbered
 * without gaps, so that the last number and those not sealed yet together count them all – also one that was written early and committed late.
 * The last entry of the year tells a restored copy from what it took the place of. What is not the board's own stands beside as it is.
 */
const stampStatement = `select json_build_array(y.id, b.name, (select value from setting where name = 'municipality'),
  coalesce((select max(t.number) from trail_entry t where t.stream = y.body_id::text), 0) + (select count(*) from trail_entry t where t.number is null and t.stream = y.body_id::text),
  (select t.id from trail_entry t where t.board_year_id = y.id order by t.written desc limit 1),
  (select json_agg(p.name order by v.number) from version v join person p on p.id = v.submitted_by where v.board_year_id = y.id))::text as stamp
  from board_year y join body b on b.id = y.body_id where y.body_id = $1 and y.year = $2`;

/**
 * The condition for one row of a year. Its id finds it; that it is the year's own is asked in a form that no index answers, because on a
 * database that has not counted its rows yet the planner would read the whole year to find the one.
 */
const oneOf = (year: string, id: string): string => `where id = ${id} and (board_year_id = ${year}) is true`;

/** One row of a table with fields as names, still without its condition. */
const rowSelect = Object.fromEntries(Object.entries(tables).map(([object, table]) => [object, `select ${Object.entries(table.columns).map(([field, column]) => `${column} as "${field}"`).join(', ')} from ${table.name}`])) as Readonly<Record<keyof typeof tables, string>>;
/** The same with only those of the fields that are columns: a change of one field does not read the row's long texts. */
function fieldsSelect(object: keyof typeof tables, fields: readonly string[]): string {
  const { name, columns } = tables[object];
  const wanted = Object.entries(columns).filter(([field]) => field === 'id' || fields.includes(field));
  return `select ${wanted.map(([field, column]) => `${column} as "${field}"`).join(', ')} from ${name}`;
}

/** What a year has few of is read as JSON by one statement; events and activities as plain rows beside it, in the same round trip. */
const contentStatement = (year: string): string => `select (select value from setting where name = 'municipality') as municipality,
  ${rowsAsJson('group', year)} as groups, ${rowsAsJson('control', year)} as controls,
  (select coalesce(json_agg(row_to_json(r)), '[]'::json) from (select ${measureSelect} from measure m join measure_mends w on w.measure_id = m.id where w.board_year_id = ${year} order by m.position, m.id) r) as measures,
  (select coalesce(json_agg(json_build_object('question', question, 'eventIds', event_ids, 'reason', reason)), '[]'::json) from irregularity_answer where board_year_id = ${year}) as answers,
  (select coalesce(json_agg(json_build_object('id', id, 'rule', rule, 'keys', keys, 'reason', reason, 'asked', asked) order by id), '[]'::json) from finding_note where board_year_id = ${year} and document = 'vorPlan') as notes,
  (select coalesce(json_agg(json_build_object('object', object, 'previousId', previous_id, 'reason', reason) order by previous_id), '[]'::json) from ended where board_year_id = ${year}) as ended`;

interface ContentRow {
  municipality: string | null; groups: YearContent['groups']; controls: YearContent['controls']; measures: YearContent['measures'];
  answers: IrregularityAnswer[]; notes: Note[]; ended: { object: 'event' | 'activity'; previousId: string; reason: string }[];
}

/** A year named by its board and number, so that nothing waits for its id. */
const namedYear = '(select y.id from board_year y where y.body_id = $1 and y.year = $2)';

/** The rows of a year's content; `values` say which year in the expression. */
async function contentRows(connection: Connection, year: string, values: readonly unknown[]): Promise<{ row: ContentRow; events: YearContent['events'][number][]; activities: YearContent['activities'][number][] }> {
  const [[row], events, activities] = await Promise.all([
    connection.query<ContentRow>(contentStatement(year), values),
    connection.query<YearContent['events'][number]>(rowsOf('event', year), values),
    connection.query<YearContent['activities'][number]>(rowsOf('activity', year), values),
  ]);
  if (!row) throw new Error('a select without a from always answers one row');
  return { row, events, activities };
}
function contentFrom(head: YearHead, { row, events, activities }: Awaited<ReturnType<typeof contentRows>>): YearContent {
  const answers = irregularityQuestions.flatMap((question) => row.answers.filter((answer) => answer.question === question));
  return {
    boardYearId: head.id, municipality: row.municipality ?? '', board: { id: head.bodyId, name: head.bodyName }, year: head.year, method: head.method, layout: head.layout, introduction: head.introduction,
    groups: row.groups, controls: row.controls, events, activities, measures: row.measures, answers, notes: row.notes,
    endedEvents: row.ended.flatMap((one) => (one.object === 'event' ? [{ previousEventId: one.previousId as EventId, reason: one.reason }] : [])),
    endedActivities: row.ended.flatMap((one) => (one.object === 'activity' ? [{ previousActivityId: one.previousId as ActivityId, reason: one.reason }] : [])),
  };
}
/** Which year stands before a year: the one it was started from, else the board's year before. */
const beforeStatement = `select case when y.started_from is null then (select p.year from board_year p where p.body_id = y.body_id and p.year = y.year - 1)
  else (select s.year from board_year s where s.id = y.started_from) end as before from board_year y where y.body_id = $1 and y.year = $2`;

export function yearStore(connection: Connection): YearStore {
  const measureOf = async (boardYearId: string, id: string): Promise<Record<string, unknown> | null> =>
    (await connection.query<Record<string, unknown>>(`select ${measureSelect} from measure m join measure_mends w on w.measure_id = m.id where w.board_year_id = $1 and m.id = $2 for update`, [boardYearId, id]))[0] ?? null;

  return {
    async yearHead(bodyId, year, hold) {
      if (hold === 'alone') await this.holdYear(bodyId, year);
      // Those who write side by side share the lock, taken on the way: no round trip of its own, and no row of the year is written for it.
      const select = hold === 'shared' ? headSelect.replace('select ', `select pg_advisory_xact_lock_shared(hashtextextended('year ' || y.body_id::text || ' ' || y.year::text, 0)), `) : headSelect;
      return headFrom((await connection.query<HeadRow>(`${select} where y.body_id = $1 and y.year = $2`, [bodyId, year]))[0]);
    },
    async holdYear(bodyId, year) { await this.hold(`year ${bodyId} ${year}`); },
    hold: async (name) => { await connection.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [name]); },
    yearHeadById: async (id) => headFrom((await connection.query<HeadRow>(`${headSelect} where y.id = $1`, [id]))[0]),

    yearStamp: async (bodyId, year) => (await connection.query<{ stamp: string }>(stampStatement, [bodyId, year]))[0]?.stamp ?? null,

    async yearsOfScope() {
      const [years, versions] = await Promise.all([
        connection.query<{ id: BoardYearId; body_id: BodyId; year: number; last_change: Date | null }>(`select y.id, y.body_id, y.year,
          (select t.at from trail_entry t where t.board_year_id = y.id and t.operation = any ($1) and t.object_kind <> 'version' order by t.written desc limit 1) as last_change
          from board_year y order by y.body_id, y.year`, [[...contentOperations]]),
        connection.query<VersionHead>(`${versionSelect} where v.document = 'vorPlan' order by v.number`),
      ]);
      const versionsByYear = Map.groupBy(versions, (version) => version.boardYearId);
      return years.map((row) => ({ id: row.id, bodyId: row.body_id, year: row.year, lastChangeAt: row.last_change?.toISOString() ?? null, versions: (versionsByYear.get(row.id) ?? []).map(plainVersion) }));
    },
    eventCounts: async () => new Map((await connection.query<{ id: BoardYearId; events: number; carried: number }>(
      `select board_year_id as id, count(*)::int as events, (count(*) filter (where review = 'carried'))::int as carried from event group by board_year_id`,
    )).map((row) => [row.id, { eventCount: row.events, carriedCount: row.carried }])),

    async insertYear(head) {
      await connection.query(`insert into board_year (id, body_id, year, method_id, layout, introduction, case_number, recipients, started_from, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [head.id, head.bodyId, head.year, head.methodId, JSON.stringify(head.layout), head.introduction, head.caseNumber, head.recipients, head.startedFrom, head.at]);
    },
    async updateYear(id, changes) {
      if (changes.methodId) await connection.query('update board_year set method_id = $2 where id = $1', [id, changes.methodId]);
      if (changes.layout) await connection.query('update board_year set layout = $2 where id = $1', [id, JSON.stringify(changes.layout)]);
    },
    hasFollower: async (id) => (await connection.query('select 1 from board_year where started_from = $1 limit 1', [id])).length > 0,
    deleteYear: async (id) => {
      await withItsFiles(connection, 'select i.file_id from import i where i.board_year_id = $1 union select f.file_id from version_file f join version v on v.id = f.version_id where v.board_year_id = $1', 'delete from board_year where id = $1', id);
    },

    content: async (head) => contentFrom(head, await contentRows(connection, '$1', [head.id])),
    async wholeYear(bodyId, year) {
      const named = [bodyId, year];
      const [head, rows, versions, lastChange, [before]] = await Promise.all([
        this.yearHead(bodyId, year), contentRows(connection, namedYear, named), versionsOf(connection, namedYear, '$3', [...named, 'vorPlan']),
        lastContentChangeOf(connection, namedYear, named), connection.query<{ before: number | null }>(beforeStatement, named),
      ]);
      return head && { head, content: contentFrom(head, rows), versions, lastChange, previousYear: before?.before ?? null };
    },

    lineage: async (id) => (await connection.query<Lineage & { from_ids: string[]; to_ids: string[] }>('select object, kind, from_ids, to_ids from lineage where board_year_id = $1 order by id', [id]))
      .map((row) => ({ object: row.object, kind: row.kind, from: row.from_ids, to: row.to_ids })),
    async insertLineage(id, rows) {
      if (rows.length === 0) return;
      await connection.query(`insert into lineage (id, board_year_id, object, kind, from_ids, to_ids) select r.id, $1, r.object, r.kind, r."from", r."to" from jsonb_to_recordset($2::jsonb) as r(id uuid, object text, kind text, "from" jsonb, "to" jsonb)`, [id, JSON.stringify(rows)]);
    },
    deleteLineage: async (id) => { await connection.query('delete from lineage where board_year_id = $1', [id]); },

    async lockedRow(object, boardYearId, id) {
      if (object === 'measure') return measureOf(boardYearId, id);
      if (object === 'year') return (await connection.query<Record<string, unknown>>('select introduction, case_number as "caseNumber", recipients from board_year where id = $1 and id = $2 for update', [boardYearId, id]))[0] ?? null;
      if (object === 'answer') {
        // There is no row to lock before the first answer, so that the question itself is held.
        await this.hold(`answer ${boardYearId} ${id}`);
        const [row] = await connection.query<Record<string, unknown>>('select event_ids as "eventIds", reason from irregularity_answer where board_year_id = $1 and question = $2', [boardYearId, id]);
        return row ?? ((irregularityQuestions as readonly string[]).includes(id) ? { eventIds: [], reason: '' } : null);
      }
      return (await connection.query<Record<string, unknown>>(`${rowSelect[object]} ${oneOf('$1', '$2')} for update`, [boardYearId, id]))[0] ?? null;
    },

    async openChange(bodyId, year, changeId, rows) {
      // The order of sending is the order of locking.
      const [head, entries, ...locked] = await Promise.all([
        this.yearHead(bodyId, year, 'shared'),
        trailOfChange(connection, namedYear, [bodyId, year, changeId]),
        ...rows.map(({ object, id, fields }) => connection.query<Record<string, unknown>>(`${fieldsSelect(object, fields)} ${oneOf(namedYear, '$3')} for update`, [bodyId, year, id])),
      ]);
      return { head, entries, rows: locked.map((row) => row[0] ?? null) };
    },

    async updateRow(object, boardYearId, id, changes) {
      const entries = Object.entries(changes);
      if (object === 'answer') {
        const now = (await connection.query<{ event_ids: string[]; reason: string }>('select event_ids, reason from irregularity_answer where board_year_id = $1 and question = $2', [boardYearId, id]))[0];
        await this.putAnswer(boardYearId, { question: id as IrregularityAnswer['question'], eventIds: (changes['eventIds'] ?? now?.event_ids ?? []) as IrregularityAnswer['eventIds'], reason: String(changes['reason'] ?? now?.reason ?? '') });
        return;
      }
      if (object === 'measure') {
        const own = entries.filter(([field]) => field !== 'eventIds');
        if (own.length > 0) await connection.query(`update measure set ${own.map(([field], at) => `${measureColumns[field]} = $${at + 2}`).join(', ')} where id = $1`, [id, ...own.map(([field, value]) => (field === 'responsible' && value !== null ? JSON.stringify(value) : value))]);
        // The person behind the words, and the check of its effect, follow the register's own rules (domain/measure/progress.ts).
        if (changes['responsible'] !== undefined || changes['status'] !== undefined) await connection.query(`update measure m set responsible_id = (select p.id from person p where p.id::text = m.responsible ->> 'personId'), effect = case m.status when 'done' then m.effect end where m.id = $1`, [id]);
        if (changes['eventIds'] !== undefined) await connection.query('update measure_mends set event_ids = $3 where board_year_id = $1 and measure_id = $2', [boardYearId, id, JSON.stringify(changes['eventIds'])]);
        return;
      }
      if (object === 'year') {
        await connection.query(`update board_year set ${entries.map(([field], at) => `${yearColumns[field]} = $${at + 2}`).join(', ')} where id = $1`, [boardYearId, ...entries.map(([, value]) => value)]);
        return;
      }
      const table = tables[object];
      // Nobody reads what it answers: the row is held, and goes with the entry and the commit.
      connection.send(`update ${table.name} set ${entries.map(([field], at) => `${table.columns[field]} = $${at + 3}`).join(', ')} ${oneOf('$1', '$2')}`,
        [boardYearId, id, ...entries.map(([field, value]) => stored(table, field, value))]);
    },

    async insertRows(object, head, rows) {
      if (rows.length === 0) return true;
      if (object === 'measure') {
        await connection.query(`insert into measure (id, body_id, position, title, responsible, responsible_id, start_on, end_on, status, status_reason)
          select r.id, $1, r.position, r.title, nullif(r.responsible, 'null'::jsonb), (select p.id from person p where p.id::text = r.responsible ->> 'personId'), r.start, r."end", r.status, r."statusReason" from jsonb_to_recordset($2::jsonb) as r(id uuid, position int, title text, responsible jsonb, start date, "end" date, status text, "statusReason" text) on conflict (id) do nothing`, [head.bodyId, JSON.stringify(rows)]);
        // A measure lives across its board's years; one of another board is none to this.
        const mends = await connection.query(`insert into measure_mends (measure_id, board_year_id, event_ids) select r.id, $1, r."eventIds" from jsonb_to_recordset($2::jsonb) as r(id uuid, "eventIds" jsonb)
          join measure m on m.id = r.id and m.body_id = $3 on conflict do nothing returning measure_id`, [head.id, JSON.stringify(rows), head.bodyId]);
        return mends.length === rows.length;
      }
      const table = tables[object];
      const columns = Object.entries(table.columns);
      // A JSON null in a jsonb column would be the value null, not the absence of one.
      const values = columns.map(([field]) => (table.json.includes(field) ? `nullif(r."${field}", 'null'::jsonb)` : `r."${field}"`));
      const inserted = await connection.query(`insert into ${table.name} (board_year_id, ${columns.map(([, column]) => column).join(', ')})
        select $1, ${values.join(', ')} from jsonb_to_recordset($2::jsonb) as r(${columns.map(([field]) => `"${field}" ${typeOf(table.json.includes(field), field)}`).join(', ')}) on conflict (id) do nothing returning id`, [head.id, JSON.stringify(rows)]);
      return inserted.length === rows.length;
    },

    async deleteRows(object: RowObject, boardYearId, ids) {
      if (ids.length === 0) return;
      if (object === 'measure') {
        await connection.query('delete from measure_mends where board_year_id = $1 and measure_id = any ($2)', [boardYearId, [...ids]]);
        await connection.query('delete from measure m where m.id = any ($1) and not exists (select from measure_mends w where w.measure_id = m.id) and not exists (select from measure_link l where l.measure_id = m.id) and not exists (select from measure_note n where n.measure_id = m.id)', [[...ids]]);
        return;
      }
      await connection.query(`delete from ${tables[object].name} where board_year_id = $1 and id = any ($2)`, [boardYearId, [...ids]]);
    },

    async putAnswer(boardYearId, answer) {
      await connection.query('insert into irregularity_answer (board_year_id, question, event_ids, reason) values ($1, $2, $3, $4) on conflict (board_year_id, question) do update set event_ids = excluded.event_ids, reason = excluded.reason',
        [boardYearId, answer.question, JSON.stringify(answer.eventIds), answer.reason]);
    },
    insertNote: async (boardYearId, note) => (await connection.query('insert into finding_note (id, board_year_id, rule, keys, reason, asked, document) values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing returning id',
      [note.id, boardYearId, note.rule, JSON.stringify(note.keys), note.reason, note.asked, note.document ?? 'vorPlan'])).length > 0,
    notesOf: (boardYearId, document) => connection.query<Note>('select id, rule, keys, reason, asked, document from finding_note where board_year_id = $1 and document = $2 order by id', [boardYearId, document]),
    deleteNote: async (boardYearId, id) => (await connection.query('delete from finding_note where board_year_id = $1 and id = $2 returning id', [boardYearId, id])).length > 0,
    async putEnded(boardYearId, ended) {
      await connection.query('insert into ended (board_year_id, object, previous_id, reason) values ($1, $2, $3, $4) on conflict (board_year_id, object, previous_id) do update set reason = excluded.reason',
        [boardYearId, ended.object, ended.object === 'event' ? ended.previousEventId : ended.previousActivityId, ended.reason]);
    },
    deleteEnded: async (boardYearId, object, previousId) => { await connection.query('delete from ended where board_year_id = $1 and object = $2 and previous_id = $3', [boardYearId, object, previousId]); },

    eventPage: (year, after, limit) => eventPage(connection, year, after, limit),
  };
}

function typeOf(isJson: boolean, field: string): string {
  if (isJson) return 'jsonb';
  if (['id', 'groupId', 'parentId'].includes(field)) return 'uuid';
  if (['position', 'level', 'likelihood', 'consequence', 'printedValue'].includes(field)) return 'int';
  return ['ratedOn', 'acceptedUntil'].includes(field) ? 'date' : 'text';
}
