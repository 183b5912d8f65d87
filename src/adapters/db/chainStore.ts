import type { ChainStore } from '../../app/ports.ts';
import type { DocumentKey } from '../../domain/followup/content.ts';
import type { VersionHead } from '../../domain/decision/version.ts';
import type { ChainEvent, ChainFacts, ChainFollowup, ChainPlanRow, ChainSectionRow } from '../../domain/year/chain.ts';
import { occasionFrom, occasionSelect, type OccasionFlat } from './controlRows.ts';
import type { Connection } from './database.ts';
import { plainVersion, versionSelectWith } from './versionRows.ts';

/** A field of the event as the board decided it, else as it stands. */
const said = (field: string, column = field): string => `case when d.event is null then e.${column}::text else d.event ->> '${field}' end`;

/**
 * An event's kin: back to what it continues, and on to what continues it. Each way by itself: what it was merged from is kin,
 * but not what else became of that. What the board has decided about an event speaks for its year, not what the draft has become since.
 */
const kin = `with recursive ties as (select l.from_ids, l.to_ids from lineage l join board_year y on y.id = l.board_year_id where y.body_id = $1 and l.object = 'event'),
  back(id) as (select $2::text union select f.id from back b join ties t on t.to_ids ? b.id cross join lateral jsonb_array_elements_text(t.from_ids) f(id)),
  onward(id) as (select $2::text union select f.id from onward o join ties t on t.from_ids ? o.id cross join lateral jsonb_array_elements_text(t.to_ids) f(id))
  select e.id, y.year, y.id as "boardYearId", ${said('label')} as label, ${said('text')} as text, (${said('likelihood')})::int as likelihood, (${said('consequence')})::int as consequence, ${said('ratingReason', 'rating_reason')} as "ratingReason", ${said('treatment')} as treatment,
    coalesce(d.method, m.definition) as method
  from event e join board_year y on y.id = e.board_year_id join method m on m.id = y.method_id
  left join lateral (select each.event, v.snapshot -> 'method' as method from version v cross join lateral jsonb_array_elements(v.snapshot -> 'events') each(event)
    where v.board_year_id = y.id and v.document = 'vorPlan' and v.withdrawn_at is null and v.outcome in ('asProposed', 'withChanges') and each.event ->> 'id' = e.id::text order by v.number desc limit 1) d on true
  where y.body_id = $1 and e.id::text in (select id from back union select id from onward) order by y.year, e.position, e.id`;

const above = `with recursive path as (select g.id, g.parent_id, g.level, g.title from year_group g join event e on e.group_id = g.id where e.id = $1
  union all select g.id, g.parent_id, g.level, g.title from year_group g join path p on g.id = p.parent_id) select id, level, title from path order by level`;

/** What hangs on an event, read by the same number of questions however much it is. */
export function chainStore(connection: Connection): ChainStore {
  return {
    async chain(bodyId, boardYearId, eventId) {
      const events = await connection.query<ChainEvent>(kin, [bodyId, eventId]);
      if (!events.some((event) => event.id === eventId && event.boardYearId === boardYearId)) return null;
      const ids = events.map((event) => event.id);
      const years = [...new Set(events.map((event) => event.boardYearId))];
      const planRows = await connection.query<ChainPlanRow>(`select a.id, a.year, a.place as "planRow", coalesce(nullif(a.text, ''), a.printed_event) as title, coalesce(a.owner ->> 'printed', '') as owner, coalesce(a.frequency ->> 'printed', '') as frequency, a.frequency ->> 'code' as "frequencyCode"
        from (select a.*, y.year, (row_number() over (partition by a.board_year_id order by a.position, a.id))::int as place from activity a join board_year y on y.id = a.board_year_id where a.board_year_id = any ($1::uuid[])) a
        where a.event_ids ?| $2::text[] order by a.year, a.place`, [years, ids]);
      const activities = planRows.map((row) => row.id);
      const [groups, controls, occasions, sections, followups, versions] = await Promise.all([
        connection.query<ChainFacts['groups'][number]>(above, [eventId]),
        connection.query<{ text: string }>(`select c.text from control c where c.board_year_id = $1 and c.covers ? $2::text and c.text <> '' order by c.position, c.id`, [boardYearId, eventId]),
        connection.query<OccasionFlat>(`${occasionSelect} where o.body_id = $1 and o.activity_id = any ($2::uuid[]) and o.state <> 'withdrawn' order by o.period_from, u.name nulls first, o.id`, [bodyId, activities]),
        connection.query<ChainSectionRow>(`select y.year, f.occasion, s.kind, s.subject, s.result, s.analysis, s.likelihood, s.consequence, s.rating_reason as "ratingReason", s.ready
          from followup_section s join followup f on f.id = s.followup_id join board_year y on y.id = f.board_year_id
          where f.body_id = $1 and ((s.kind = 'activity' and s.subject = any ($2::text[])) or (s.kind = 'event' and s.subject = any ($3::text[]))) order by y.year, f.begun_at, s.kind, s.subject`, [bodyId, activities, ids]),
        connection.query<ChainFollowup>(`select y.year, f.occasion, f.judgement, f.judgement_grounds as grounds, f.judgement_by as by, f.judgement_on as "on" from followup f join board_year y on y.id = f.board_year_id
          where f.board_year_id = any ($1::uuid[]) order by y.year, f.begun_at`, [years]),
        connection.query<VersionHead & { document: DocumentKey; year: number }>(`${versionSelectWith('v.document, y.year')} join board_year y on y.id = v.board_year_id where v.board_year_id = any ($1::uuid[]) order by y.year, v.submitted_at, v.number`, [years]),
      ]);
      return {
        events, groups, controls: controls.map((row) => row.text), planRows, occasions: occasions.map(occasionFrom).map(({ occasion, unitName }) => ({ occasion, unitName })), sections, followups,
        versions: versions.map(({ document, year, ...head }) => ({ year, document, head: plainVersion(head) })),
      };
    },
  };
}
