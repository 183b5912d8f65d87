import type { MeasureStore, MendedEvent, MendedOccasion, TiedThing, WrittenNote } from '../../app/ports.ts';
import type { Day } from '../../domain/day.ts';
import type { Effect, MeasureNote, Recommendation, RegisterMeasure } from '../../domain/measure/register.ts';
import type { RegisterObject } from '../../domain/measure/change.ts';
import type { TrailContent } from '../../domain/trail/entry.ts';
import type { Connection } from './database.ts';
import { dayOfControl, unitNameOn } from './unitName.ts';

type MeasureRow = Omit<RegisterMeasure, 'effect'> & { effect: Effect | null; effectNote: string; effectOn: Day | null; effectBy: string };
// Which deviation a measure mends stands with the deviation alone: what is read of measures is frozen, printed and handed on.
const measureSelect = `select m.id, m.body_id as "bodyId", m.position, m.title, m.responsible, m.responsible_id as "responsibleId", m.created_on as "createdOn", m.start_on as "start", m.end_on as "end", m.status, m.status_reason as "statusReason",
  m.effect, m.effect_note as "effectNote", m.effect_on as "effectOn", m.effect_by as "effectBy",
  (select coalesce(json_agg(json_build_object('year', y.year, 'eventIds', w.event_ids) order by y.year), '[]'::json) from measure_mends w join board_year y on y.id = w.board_year_id where w.measure_id = m.id) as events,
  (select coalesce(json_agg(json_build_object('id', l.id, 'kind', l.kind, 'targetId', l.target_id, 'itemPosition', l.item_position) order by l.id), '[]'::json) from measure_link l where l.measure_id = m.id and l.kind <> 'deviation') as links
  from measure m where m.body_id = $1`;
function measureFrom({ effect, effectNote, effectOn, effectBy, ...row }: MeasureRow): RegisterMeasure {
  // A check stands as long as the measure is done: opened again, it is to be checked anew.
  return { ...row, effect: effect === null || effectOn === null || row.status !== 'done' ? null : { found: effect, note: effectNote, on: effectOn, by: effectBy } };
}

const recommendationSelect = `select r.id, r.body_id as "bodyId", r.position, r.source, r.source_name as "sourceName", r.kind, r.case_number as "caseNumber", r.received_on as "receivedOn", r.text, r.statement, r.statement_due as "statementDue",
  r.statement_on as "statementOn", r.owner, r.owner_id as "ownerId", r.status, r.status_reason as "statusReason",
  (select coalesce(json_agg(l.measure_id order by l.id), '[]'::json) from measure_link l where l.kind = 'recommendation' and l.target_id = r.id) as "measureIds",
  (select coalesce(json_agg(json_build_object('years', s.after_years, 'state', s.state, 'note', s.note, 'on', s.written_on, 'by', s.written_by) order by s.after_years), '[]'::json) from recommendation_state s where s.recommendation_id = r.id) as after
  from recommendation r where r.body_id = $1`;

/** Fields of the register and their columns. */
const columns: Readonly<Record<RegisterObject, Readonly<Record<string, string>>>> = {
  measure: { title: 'title', responsible: 'responsible', start: 'start_on', end: 'end_on', status: 'status', statusReason: 'status_reason' },
  recommendation: {
    source: 'source', sourceName: 'source_name', kind: 'kind', caseNumber: 'case_number', receivedOn: 'received_on', text: 'text', statement: 'statement', statementDue: 'statement_due', statementOn: 'statement_on',
    owner: 'owner', status: 'status', statusReason: 'status_reason',
  },
};
/** A person's words are kept as JSON, and who it is beside them for look-ups. */
const personFields: Readonly<Record<string, string>> = { responsible: 'responsible_id', owner: 'owner_id' };

const asJson = (value: unknown): string | null => (value === null || value === undefined ? null : JSON.stringify(value));
const personOf = (parameter: string): string => `(select p.id from person p where p.id::text = ${parameter}::jsonb ->> 'personId')`;

export function measureStore(connection: Connection): MeasureStore {
  const changesOf: MeasureStore['changesOf'] = async (bodyId, id) => {
    const rows = await connection.query<{ changeId: string; by: string; at: Date; content: string }>(`select change_id as "changeId", actor as "by", at, content from trail_entry where object_id = $2 and body_id = $1 and object_kind in ('measure', 'recommendation') and content is not null order by written desc limit 100`, [bodyId, id]);
    return rows.map((row) => ({ ...row, at: row.at.toISOString(), content: JSON.parse(row.content) as TrailContent }));
  };
  return {
    async register(bodyId) {
      const [measures, notes, recommendations] = await Promise.all([
        connection.query<MeasureRow>(`${measureSelect} order by m.end_on, m.id`, [bodyId]),
        connection.query<Omit<MeasureNote, 'at'> & { at: Date }>('select id, measure_id as "measureId", written_on as "on", text, written_by as "by", at from measure_note where body_id = $1 order by at, id', [bodyId]),
        connection.query<Recommendation>(`${recommendationSelect} order by r.position, r.id`, [bodyId]),
      ]);
      return { measures: measures.map(measureFrom), notes: notes.map((note) => ({ ...note, at: note.at.toISOString() })), recommendations };
    },

    async mended(bodyId, boardYearId) {
      const [events, occasions] = await Promise.all([
        connection.query<MendedEvent>(`select e.id, y.year, e.label, e.text from event e join board_year y on y.id = e.board_year_id where y.body_id = $1 and (y.id = $2
          or e.id::text in (select jsonb_array_elements_text(w.event_ids) from measure_mends w join measure m on m.id = w.measure_id where m.body_id = $1)) order by y.year desc, e.position, e.id`, [bodyId, boardYearId]),
        connection.query<MendedOccasion>(`select o.id, y.year, o.period, coalesce(a.text, '') as text, coalesce(${unitNameOn(dayOfControl)}, '') as place, coalesce((o.counts ->> 'fault')::int, 0) as faults, o.board_year_id = $2 as "ofYear"
          from occasion o join board_year y on y.id = o.board_year_id left join activity a on a.id = o.activity_id left join unit u on u.id = o.unit_id
          where o.body_id = $1 and ((o.board_year_id = $2 and o.state not in ('planned', 'withdrawn') and coalesce((o.counts ->> 'fault')::int, 0) > 0) or o.id in (select l.target_id from measure_link l where l.body_id = $1 and l.kind = 'occasion'))
          order by o.period_from, o.id`, [bodyId, boardYearId]),
      ]);
      return { events, occasions };
    },

    async lockedMeasure(bodyId, id) {
      const [row] = await connection.query<MeasureRow>(`${measureSelect} and m.id = $2 for update of m`, [bodyId, id]);
      return row ? measureFrom(row) : null;
    },
    lockedRecommendation: async (bodyId, id) => (await connection.query<Recommendation>(`${recommendationSelect} and r.id = $2 for update of r`, [bodyId, id]))[0] ?? null,

    async ownMeasure(bodyId, id) {
      const [[row], [person], notes, tied] = await Promise.all([
        connection.query<MeasureRow>(`${measureSelect} and m.id = $2`, [bodyId, id]),
        connection.query<{ name: string }>('select p.name from measure m join person p on p.id = m.responsible_id where m.body_id = $1 and m.id = $2', [bodyId, id]),
        connection.query<Omit<WrittenNote, 'at'> & { at: Date }>(`select n.id, n.measure_id as "measureId", n.written_on as "on", n.text, n.written_by as "by", n.at, n.written_by_id as "byId", coalesce(p.name, '') as "byName"
          from measure_note n left join person p on p.id = n.written_by_id where n.body_id = $1 and n.measure_id = $2 order by n.at, n.id`, [bodyId, id]),
        connection.query<TiedThing>(`select l.kind, l.target_id as id, coalesce(y.year, extract(year from r.received_on)::int) as year, coalesce(o.period, '') as period, coalesce(${unitNameOn(dayOfControl)}, '') as place, l.item_position as "itemPosition", o.activity_id as "activityId", coalesce(r.text, '') as text
          from measure_link l left join occasion o on l.kind = 'occasion' and o.id = l.target_id left join board_year y on y.id = o.board_year_id left join unit u on u.id = o.unit_id left join recommendation r on l.kind = 'recommendation' and r.id = l.target_id
          where l.body_id = $1 and l.measure_id = $2 and (o.id is not null or r.id is not null) order by l.id`, [bodyId, id]),
      ]);
      return row ? { measure: measureFrom(row), responsibleName: person?.name ?? '', notes: notes.map((note) => ({ ...note, at: note.at.toISOString() })), tied } : null;
    },
    ownRecommendation: async (bodyId, id) => (await connection.query<Recommendation>(`${recommendationSelect} and r.id = $2`, [bodyId, id]))[0] ?? null,

    async updateRegister(object, bodyId, id, changes) {
      const sets: string[] = [];
      const values: unknown[] = [bodyId, id];
      for (const [field, value] of Object.entries(changes)) {
        if (object === 'measure' && field === 'effect') {
          const effect = value as RegisterMeasure['effect'];
          for (const [column, part] of [['effect', effect?.found ?? null], ['effect_note', effect?.note ?? ''], ['effect_on', effect?.on ?? null], ['effect_by', effect?.by ?? '']] as const) sets.push(`${column} = $${values.push(part)}`);
          continue;
        }
        const column = columns[object][field];
        if (column === undefined) throw new Error(`${object} has no column for ${field}`);
        const person = personFields[field];
        const place = `$${values.push(person === undefined ? value : asJson(value))}`;
        sets.push(person === undefined ? `${column} = ${place}` : `${column} = ${place}::jsonb`, ...(person === undefined ? [] : [`${person} = ${personOf(place)}`]));
      }
      if (sets.length > 0) await connection.query(`update ${object} set ${sets.join(', ')} where body_id = $1 and id = $2`, values);
    },

    async insertMeasure(measure) {
      const rows = await connection.query(`insert into measure (id, body_id, position, title, responsible, responsible_id, created_on, start_on, end_on, status, status_reason)
        select $1::uuid, $2::uuid, coalesce(max(m.position), -1) + 1, $3, $4::jsonb, ${personOf('$4')}, $5::date, $6::date, $7::date, $8, $9 from measure m where m.body_id = $2 on conflict (id) do nothing returning id`,
      [measure.id, measure.bodyId, measure.title, asJson(measure.responsible), measure.createdOn, measure.start, measure.end, measure.status, measure.statusReason]);
      return rows.length > 0;
    },
    async insertRecommendation(one) {
      const rows = await connection.query(`insert into recommendation (id, body_id, position, source, source_name, kind, case_number, received_on, text, statement, statement_due, statement_on, owner, owner_id, status, status_reason)
        select $1::uuid, $2::uuid, coalesce(max(r.position), -1) + 1, $3, $4, $5, $6, $7::date, $8, $9, $10::date, $11::date, $12::jsonb, ${personOf('$12')}, $13, $14 from recommendation r where r.body_id = $2 on conflict (id) do nothing returning id`,
      [one.id, one.bodyId, one.source, one.sourceName, one.kind, one.caseNumber, one.receivedOn, one.text, one.statement, one.statementDue, one.statementOn, asJson(one.owner), one.status, one.statusReason]);
      return rows.length > 0;
    },

    async putMends(measureId, boardYearId, eventIds) {
      if (eventIds.length === 0) await connection.query('delete from measure_mends where measure_id = $1 and board_year_id = $2', [measureId, boardYearId]);
      else await connection.query('insert into measure_mends (measure_id, board_year_id, event_ids) values ($1, $2, $3) on conflict (measure_id, board_year_id) do update set event_ids = excluded.event_ids', [measureId, boardYearId, JSON.stringify(eventIds)]);
    },
    insertMeasureLink: async (bodyId, measureId, link) => (await connection.query('insert into measure_link (id, measure_id, body_id, kind, target_id, item_position) values ($1, $2, $3, $4, $5, $6) on conflict (id) do nothing returning id',
      [link.id, measureId, bodyId, link.kind, link.targetId, link.itemPosition])).length > 0,
    deleteMeasureLink: async (bodyId, measureId, linkId) => (await connection.query('delete from measure_link where body_id = $1 and measure_id = $2 and id = $3 returning id', [bodyId, measureId, linkId])).length > 0,
    async linkTarget(bodyId, kind, targetId, itemPosition) {
      switch (kind) {
        case 'recommendation': return itemPosition === null && (await connection.query('select 1 from recommendation where body_id = $1 and id = $2', [bodyId, targetId])).length > 0;
        case 'occasion': return (await connection.query(`select 1 from occasion o where o.body_id = $1 and o.id = $2 and ($3::int is null or exists (select from occasion_item i where i.occasion_id = o.id and i.position = $3))`, [bodyId, targetId, itemPosition])).length > 0;
        // Ties to deviations are made from the deviation itself (deviationStore.ts).
        case 'deviation': return false;
      }
    },

    insertMeasureNote: async (bodyId, note, by) => (await connection.query('insert into measure_note (id, measure_id, body_id, written_on, text, written_by, written_by_id, at) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing returning id',
      [note.id, note.measureId, bodyId, note.on, note.text, note.by, by, note.at])).length > 0,
    async putRecommendationState(bodyId, id, state) {
      await connection.query(`insert into recommendation_state (recommendation_id, body_id, after_years, state, note, written_on, written_by) values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (recommendation_id, after_years) do update set state = excluded.state, note = excluded.note, written_on = excluded.written_on, written_by = excluded.written_by`, [id, bodyId, state.years, state.state, state.note, state.on, state.by]);
    },

    changesOf,
    async lastRegisterChange(bodyId, id, field) {
      const row = (await changesOf(bodyId, id)).find((one) => names(one.content, field));
      return row ? { by: row.by, at: row.at } : null;
    },
  };
}

/** True when the entry is about the field, or is the one that added the row. */
function names(content: TrailContent, field: string): boolean {
  return content.kind === 'fields' ? content.fields.some((one) => one.field === field) : true;
}
