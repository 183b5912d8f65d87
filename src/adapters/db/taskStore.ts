import type { TaskStore } from '../../app/ports.ts';
import type { VersionHead } from '../../domain/decision/version.ts';
import type { ControlSums, FollowupFacts, LeftFaults, MeasureFacts, OwnControl, RecommendationFacts } from '../../domain/task/tasks.ts';
import type { Connection } from './database.ts';
import { dayOfControl, unitNameOn } from './unitName.ts';
import { plainVersion, versionSelectWith } from './versionRows.ts';

/** The year that a period belongs to stands first in its code. */
const yearOf = 'left(o.period, 4)::int';

export function taskStore(connection: Connection): TaskStore {
  return {
    async waitingFor(personId, fromYear, today) {
      // Asked at once: however many boards somebody has, the number of questions is the same, and they travel together.
      const [controls, sums, left, measures, recommendations, followups, versions] = await Promise.all([
        connection.query<OwnControl>(`select o.id as "occasionId", o.body_id as "bodyId", ${yearOf} as year, coalesce(a.text, '') as title, coalesce(${unitNameOn(dayOfControl)}, '') as place, o.period, o.period_from as "from", o.due_on as "due",
          case when o.state = 'review' then 'reviewer' else 'performer' end as "as"
          from occasion o left join activity a on a.id = o.activity_id left join unit u on u.id = o.unit_id
          where (o.performer_id = $1 and o.state in ('planned', 'underWay')) or (o.reviewer_id = $1 and o.state = 'review') order by o.due_on, o.id limit 200`, [personId]),
        // Counted before the plan's rows are joined: their texts would be sorted along with every occasion.
        connection.query<ControlSums>(`select g.*, coalesce(a.text, '') as title, case when a.owner ->> 'kind' = 'person' then a.owner ->> 'personId' end as "ownerId",
          exists (select from control_summary s where s.activity_id = g."activityId" and s.period = g.period and s.analysis <> '') as summarised
          from (select o.activity_id as "activityId", o.body_id as "bodyId", ${yearOf} as year, o.period, max(o.period_to) as "to", max(o.due_on) as "due",
            count(*)::int as planned, (count(*) filter (where o.state not in ('planned', 'underWay')))::int as done, (count(*) filter (where o.state in ('planned', 'underWay', 'review') and o.due_on < $2))::int as late, count(distinct o.unit_id)::int as places
            from occasion o where o.state <> 'withdrawn' and o.period_to >= make_date($1::int, 1, 1) group by o.activity_id, o.body_id, o.period) g
          left join activity a on a.id = g."activityId"`, [fromYear, today]),
        connection.query<LeftFaults>(`select o.body_id as "bodyId", o.id as "occasionId", ${yearOf} as year, coalesce(a.text, '') as title, count(*)::int as count, coalesce(o.performed_on, o.period_to) as since
          from occasion_item i join occasion o on o.id = i.occasion_id left join activity a on a.id = o.activity_id where i.handling = 'left' and i.settled_on is null group by o.id, a.text`, []),
        connection.query<MeasureFacts>(`select m.id, m.body_id as "bodyId", m.title, m.end_on as "end", m.responsible_id as "responsibleId", case when m.status = 'done' then 'unchecked' else 'open' end as state, m.end_on as "doneOn"
          from measure m where m.status in ('notStarted', 'inProgress') or (m.status = 'done' and m.effect is null)`, []),
        connection.query<RecommendationFacts>(`select r.id, r.body_id as "bodyId", r.text, r.statement_due as "due", r.owner_id as "ownerId" from recommendation r where (r.kind = 'remark' or r.status in ('open', 'inProgress')) and r.statement_on is null`, []),
        connection.query<Omit<FollowupFacts, 'begun' | 'versions'>>(`select f.board_year_id as "boardYearId", f.occasion, f.judgement is not null as judged, coalesce(s.sections, 0) as sections, coalesce(s.ready, 0) as ready
          from followup f join board_year y on y.id = f.board_year_id
          left join (select followup_id, count(*)::int as sections, (count(*) filter (where ready))::int as ready from followup_section where kind in ('activity', 'measure') group by followup_id) s on s.followup_id = f.id
          where y.year >= $1`, [fromYear]),
        connection.query<VersionHead & { document: string }>(`${versionSelectWith('v.document')} join board_year y on y.id = v.board_year_id where v.document <> 'vorPlan' and y.year >= $1 order by v.number`, [fromYear]),
      ]);
      return {
        controls, sums, left, measures, recommendations,
        followups: followups.map((one) => ({ ...one, begun: true, versions: versions.filter((version) => version.boardYearId === one.boardYearId && version.document === `followup-${one.occasion}`).map(plainVersion) })),
      };
    },
  };
}
