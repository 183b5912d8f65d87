import type { ControlStore, LastTime, NextControl } from '../../app/ports.ts';
import type { CalendarOccasion } from '../../domain/calendar/calendar.ts';
import type { Day } from '../../domain/day.ts';
import type { BoardYearId, MeasureId } from '../../domain/identity.ts';
import { noCounts, type ControlSetup, type ControlSummary, type Evidence, type ItemCounts, type OccasionItem } from '../../domain/control/occasion.ts';
import type { VersionHead } from '../../domain/decision/version.ts';
import type { YearContent } from '../../domain/year/content.ts';
import { itemSelect, occasionColumns, occasionFrom, occasionRow, occasionSelect, setupFields, type OccasionFlat } from './controlRows.ts';
import type { Connection } from './database.ts';
import { plainVersion, versionSelectWith } from './versionRows.ts';

const settled = `v.document = 'vorPlan' and v.outcome in ('asProposed', 'withChanges')`;
const written = occasionColumns.map(([, column]) => column);
const recordset = `jsonb_to_recordset($1::jsonb) as r(${occasionColumns.map(([field, , type]) => `"${field}" ${type}`).join(', ')})`;
/** A JSON null in a jsonb column would be the value null, not the absence of one. */
const readOut = occasionColumns.map(([field, , type]) => (type === 'jsonb' ? `nullif(r."${field}", 'null'::jsonb)` : `r."${field}"`));
/** The periods of a year all begin with it, and a plan's occasions hang on its own year or the one after it. */
const ofYear = `o.board_year_id in (select y.id from board_year y where y.body_id = $1 and y.year between $2 - 1 and $2) and o.period >= $2::text and o.period < ($2 + 1)::text`;

interface ItemFlat extends Omit<OccasionItem, 'settled'> { settledOn: Day | null; settledBy: string; settledNote: string }

export function controlStore(connection: Connection): ControlStore {
  return {
    async decidedPlan(boardYearId, activityId) {
      const [row] = await connection.query<VersionHead & { snapshot: YearContent; earlier: number }>(`${versionSelectWith(`v.snapshot, (select count(*)::int from version e where e.board_year_id = v.board_year_id and e.number < v.number and ${settled.replaceAll('v.', 'e.')}) as earlier`)}
        where v.board_year_id = $1 and ${settled} order by ${activityId === undefined ? '' : `v.snapshot -> 'activities' @> jsonb_build_array(jsonb_build_object('id', $2::text)) desc, `}v.number desc limit 1`, activityId === undefined ? [boardYearId] : [boardYearId, activityId]);
      if (!row) return null;
      const { snapshot, earlier, ...version } = row;
      return { version: plainVersion(version), content: snapshot, revised: earlier > 0 };
    },

    controlSetups: async (boardYearIds) => new Map((await connection.query<ControlSetup>(`select ${setupFields} from control_setup where board_year_id = any ($1::uuid[])`, [[...boardYearIds]])).map((row) => [row.activityId as string, row])),
    async putControlSetup(bodyId, boardYearId, setup) {
      await connection.query(`insert into control_setup (activity_id, board_year_id, body_id, instruction, routine_link, item_word, sampling, population_from, places, evidence, second_reviewer, due_days)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (activity_id) do update set instruction = excluded.instruction, routine_link = excluded.routine_link, item_word = excluded.item_word, sampling = excluded.sampling,
        population_from = excluded.population_from, places = excluded.places, evidence = excluded.evidence, second_reviewer = excluded.second_reviewer, due_days = excluded.due_days`,
      [setup.activityId, boardYearId, bodyId, setup.instruction, setup.routineLink, setup.itemWord, setup.sampling, setup.populationFrom, JSON.stringify(setup.places), setup.evidence, setup.secondReviewer, setup.dueDays]);
    },
    async carryControlSetups(bodyId, boardYearId, pairs) {
      if (pairs.length === 0) return;
      await connection.query(`insert into control_setup (activity_id, board_year_id, body_id, instruction, routine_link, item_word, sampling, population_from, places, evidence, second_reviewer, due_days)
        select r."to", $1, $2, s.instruction, s.routine_link, s.item_word, s.sampling, s.population_from, s.places, s.evidence, s.second_reviewer, s.due_days
        from jsonb_to_recordset($3::jsonb) as r("from" uuid, "to" uuid) join control_setup s on s.activity_id = r."from" on conflict (activity_id) do nothing`, [boardYearId, bodyId, JSON.stringify(pairs)]);
    },

    occasionsOf: async (bodyId, year, hold) => (await connection.query<OccasionFlat>(`${occasionSelect} where ${ofYear} order by o.activity_id, o.period_from, u.name, o.id${hold === 'alone' ? ' for update of o' : ''}`, [bodyId, year])).map(occasionFrom),
    async occasion(bodyId, id, hold) {
      const [row] = await connection.query<OccasionFlat>(`${occasionSelect} where o.body_id = $1 and o.id = $2${hold === 'alone' ? ' for update of o' : ''}`, [bodyId, id]);
      return row ? occasionFrom(row) : null;
    },
    occasionItems: async (occasionId) => (await connection.query<ItemFlat>(`${itemSelect} where occasion_id = $1 order by position`, [occasionId])).map(itemFrom),
    hasControls: async (boardYearId) => (await connection.query(`select 1 from occasion where board_year_id = $1 and state <> 'withdrawn' limit 1`, [boardYearId])).length > 0,
    async insertOccasions(occasions, at) {
      if (occasions.length === 0) return true;
      const rows = await connection.query(`insert into occasion (${written.join(', ')}, created_at) select ${readOut.join(', ')}, $2 from ${recordset} on conflict do nothing returning id`, [JSON.stringify(occasions.map(occasionRow)), at]);
      return rows.length === occasions.length;
    },
    async saveOccasions(occasions) {
      if (occasions.length === 0) return;
      await connection.query(`update occasion o set ${occasionColumns.map(([field, column], index) => (field === 'id' || field === 'bodyId' ? null : `${column} = ${readOut[index] ?? ''}`)).filter((one) => one !== null).join(', ')} from ${recordset} where o.id = r.id`, [JSON.stringify(occasions.map(occasionRow))]);
    },
    markReminded: async (ids, at) => { await connection.query('update occasion set reminded_at = $2 where id = any ($1::uuid[])', [[...ids], at]); },
    async putOccasionItems(occasion, rows) {
      if (rows.length === 0) return;
      await connection.query(`insert into occasion_item (occasion_id, body_id, position, population_position, item_id, cells, stratum, result, note, handling, measure_id, by_rest, settled_on, settled_by, settled_note)
        select $1, $2, r.position, r."populationPosition", r."itemId", r.cells, r.stratum, r.result, r.note, r.handling, r."measureId", r."byRest", (r.settled ->> 'on')::date, coalesce(r.settled ->> 'by', ''), coalesce(r.settled ->> 'note', '')
        from jsonb_to_recordset($3::jsonb) as r(position int, "populationPosition" int, "itemId" text, cells jsonb, stratum text, result text, note text, handling text, "measureId" uuid, "byRest" boolean, settled jsonb)
        on conflict (occasion_id, position) do update set result = excluded.result, note = excluded.note, handling = excluded.handling, measure_id = excluded.measure_id, by_rest = excluded.by_rest,
        settled_on = excluded.settled_on, settled_by = excluded.settled_by, settled_note = excluded.settled_note`, [occasion.id, occasion.bodyId, JSON.stringify(rows)]);
    },
    async deleteOccasionItems(occasionId, position) {
      if (position === 'drawn') await connection.query('delete from occasion_item where occasion_id = $1 and position > 0', [occasionId]);
      else await connection.query('delete from occasion_item where occasion_id = $1 and position = $2', [occasionId, position]);
    },

    leftFaults: async (bodyId) => connection.query(`select occasion_id as "occasionId", position, item_id as "itemId", note from occasion_item where body_id = $1 and handling = 'left' and settled_on is null order by occasion_id, position`, [bodyId]),
    async lastTime(bodyId, activityIds, unitId, before) {
      // Units that were merged into this one are what it was: their figures of the same period are one figure.
      const rows = await connection.query<Omit<LastTime, 'counts'> & { counts: Partial<ItemCounts> }>(`with recursive here(id) as (select $3::uuid union select s.from_id from unit_succession s join here h on s.to_id = h.id where s.kind = 'merged'),
        done as (select period, period_from, population, counts, conclusion, id from occasion where body_id = $1 and activity_id = any ($2::uuid[]) and (unit_id in (select id from here) or (unit_id is null and $3::uuid is null)) and state = 'done' and period_from < $4)
        select period as "periodCode", (population ->> 'size')::int as population, counts, conclusion from done where period = (select d.period from done d order by d.period_from desc, d.id limit 1) order by id`, [bodyId, [...activityIds], unitId, before]);
      const [first] = rows;
      if (!first) return null;
      const sum = (key: keyof ItemCounts): number => rows.reduce((total, row) => total + (row.counts[key] ?? 0), 0);
      return {
        periodCode: first.periodCode, population: rows.every((row) => row.population !== null) ? rows.reduce((total, row) => total + (row.population ?? 0), 0) : null,
        counts: { ...noCounts, ok: sum('ok'), fault: sum('fault'), notApplicable: sum('notApplicable'), left: sum('left'), byRest: sum('byRest') }, conclusion: rows.every((row) => row.conclusion === first.conclusion) ? first.conclusion : '',
      };
    },
    async nextControl(personId, besides) {
      const rows = await connection.query<NextControl & { left: number }>(`select o.body_id as "boardId", o.id as "occasionId", o.due_on as "dueOn", count(*) over ()::int as left, coalesce((select x ->> 'text' from (select v.snapshot from version v where v.board_year_id = o.board_year_id and ${settled} order by v.number desc limit 1) s,
        jsonb_array_elements(s.snapshot -> 'activities') x where x ->> 'id' = o.activity_id::text), '') as title
        from occasion o where o.performer_id = $1 and o.state in ('planned', 'underWay') and o.id <> $2 order by o.due_on, o.id limit 1`, [personId, besides]);
      const [row] = rows;
      return row ? { next: { boardId: row.boardId, occasionId: row.occasionId, dueOn: row.dueOn, title: row.title }, left: row.left } : { next: null, left: 0 };
    },
    measuresOfOccasion: async (occasionId) => connection.query(`select m.id, m.title, l.item_position as "itemPosition" from measure_link l join measure m on m.id = l.measure_id where l.kind = 'occasion' and l.target_id = $1 order by l.item_position nulls first, m.title, m.id`, [occasionId]),

    controlSummaries: async (bodyId, year) => (await connection.query<Omit<ControlSummary, 'writtenAt'> & { boardYearId: BoardYearId; writtenAt: Date | null }>(`select board_year_id as "boardYearId", activity_id as "activityId", period, analysis, conclusion, written_by as "writtenBy", written_at as "writtenAt"
      from control_summary o where ${ofYear}`, [bodyId, year])).map((row) => ({ ...row, writtenAt: row.writtenAt?.toISOString() ?? null })),
    async putControlSummary(bodyId, boardYearId, one) {
      await connection.query(`insert into control_summary (board_year_id, activity_id, period, body_id, analysis, conclusion, written_by, written_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (board_year_id, activity_id, period) do update set analysis = excluded.analysis, conclusion = excluded.conclusion, written_by = excluded.written_by, written_at = excluded.written_at`,
      [boardYearId, one.activityId, one.period, bodyId, one.analysis, one.conclusion, one.writtenBy, one.writtenAt]);
    },

    evidenceOf: async (occasionId) => (await connection.query<Omit<Evidence, 'addedAt'> & { addedAt: Date }>(`select e.id, e.occasion_id as "occasionId", e.measure_id as "measureId", e.name, f.media_type as "mediaType", octet_length(f.bytes) as size, f.sha256, e.added_at as "addedAt", e.added_by as "addedBy"
      from evidence e join kept_file f on f.id = e.file_id where e.occasion_id = $1 and e.removed_at is null order by e.added_at, e.id`, [occasionId])).map((row) => ({ ...row, addedAt: row.addedAt.toISOString() })),
    evidence: async (bodyId, id) => (await connection.query<NonNullable<Awaited<ReturnType<ControlStore['evidence']>>>>(`select e.occasion_id as "occasionId", e.name, f.media_type as "mediaType", f.bytes from evidence e join kept_file f on f.id = e.file_id
      where e.body_id = $1 and e.id = $2 and e.occasion_id is not null and e.removed_at is null`, [bodyId, id]))[0] ?? null,
    insertEvidence: async (bodyId, row) => (await connection.query('insert into evidence (id, body_id, occasion_id, file_id, name, added_at, added_by) values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing returning id', [row.id, bodyId, row.occasionId, row.fileId, row.name, row.at, row.by])).length > 0,
    removeEvidence: async (id, at) => { await connection.query('update evidence set removed_at = $2 where id = $1', [id, at]); },

    decidedFollowups: async (bodyId, year) => (await connection.query<{ code: string }>(`select distinct substr(v.document, 10) as code from version v join board_year y on y.id = v.board_year_id
      where y.body_id = $1 and y.year = $2 and v.document like 'followup-%' and v.outcome in ('asProposed', 'withChanges') order by code`, [bodyId, year])).map((row) => row.code),
    ownCalendar: async () => (await connection.query<{ value: readonly CalendarOccasion[] }>(`select value from setting where name = 'calendar'`))[0]?.value ?? null,
    async queueMail(rows) {
      if (rows.length === 0) return;
      await connection.query(`insert into outbox (id, person_id, body_id, kind, params, created_at, next_at) select r.id, r."personId", r."bodyId", r.kind, r.params, r.at, r.at from jsonb_to_recordset($1::jsonb) as r(id uuid, "personId" uuid, "bodyId" uuid, kind text, params jsonb, at timestamptz)`, [JSON.stringify(rows)]);
    },
  };
}

function itemFrom({ settledOn, settledBy, settledNote, ...row }: ItemFlat): OccasionItem {
  return { ...row, measureId: row.measureId as MeasureId | null, settled: settledOn === null ? null : { on: settledOn, by: settledBy, note: settledNote } };
}
