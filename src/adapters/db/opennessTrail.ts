import type { OpennessStore, TrailFound, TrailSearch } from '../../app/opennessPorts.ts';
import { isId } from '../../domain/identity.ts';
import { DISPOSE, orderOf } from '../../domain/trail/disposal.ts';
import type { Connection } from './database.ts';
import { exportStream } from './trailExport.ts';
import { trailFrom, trailSelect, type TrailRow } from './trailStore.ts';

type Own = Pick<OpennessStore, 'searchTrail' | 'sealedStream' | 'disposalOrders'>;

/** A pattern that matches the words anywhere, whatever signs they hold. */
function anywhere(words: string): string {
  return `%${words.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}

/** A board's own stream only: what is closed to all but some has another one, and is not searched even by those who may read it. */
const ownStream = 't.body_id = $1 and t.stream = $1::uuid::text';
/** So many of the newest are looked through as they stand: what is common is found there at once. What is rarer is found by the index. */
const lookedThrough = 1500;

/** What runs of three letters can say of a search; a piece of an id or of a figure is in no index. */
function indexed(words: string): string {
  return words.toLowerCase().split(/[\s"{}[\]:,.;()/\\]+/).filter((word) => word.length > 2 && !/^(?=.*[\d-])[0-9a-f-]+$/.test(word)).join(' ');
}
function isPicky({ who, what, object, text, from, to }: TrailSearch): boolean {
  return [who, what, object, text, from, to].some((one) => one !== '');
}

/** What the board calls what an entry is about, in the words of today. */
const about = `case t.object_kind
  when 'event' then (select trim(coalesce(e.label, '') || ' ' || e.text) from event e where e.id::text = t.object_id)
  when 'group' then (select g.title from year_group g where g.id::text = t.object_id)
  when 'control' then (select c.text from control c where c.id::text = t.object_id)
  when 'measure' then (select m.title from measure m where m.id::text = t.object_id)
  when 'recommendation' then (select r.text from recommendation r where r.id::text = t.object_id)
  when 'occasion' then (select a.text || ', ' || o.period from occasion o join activity a on a.id = o.activity_id where o.id::text = t.object_id)
  when 'activity' then (select a.text from activity a where a.id::text = t.object_id)
  when 'controlSetup' then (select a.text from activity a where a.id::text = t.object_id)
  when 'controlSummary' then (select a.text from activity a where a.id::text = t.object_id) end`;
/** The board's rows that are called something, by the kinds of entries about them. `$1` the board, the pattern in its place. */
const named = (pattern: string): string => `
  select 'event' as kind, e.id::text as id from event e join board_year y on y.id = e.board_year_id where y.body_id = $1 and e.text ilike ${pattern}
  union all select 'group', g.id::text from year_group g join board_year y on y.id = g.board_year_id where y.body_id = $1 and g.title ilike ${pattern}
  union all select 'control', c.id::text from control c join board_year y on y.id = c.board_year_id where y.body_id = $1 and c.text ilike ${pattern}
  union all select k.kind, a.id::text from activity a join board_year y on y.id = a.board_year_id cross join (values ('activity'), ('controlSetup'), ('controlSummary')) k(kind) where y.body_id = $1 and a.text ilike ${pattern}
  union all select 'occasion', o.id::text from occasion o join activity a on a.id = o.activity_id where o.body_id = $1 and a.text ilike ${pattern}
  union all select 'measure', m.id::text from measure m where m.body_id = $1 and m.title ilike ${pattern}
  union all select 'recommendation', r.id::text from recommendation r where r.body_id = $1 and r.text ilike ${pattern}`;

interface Part { readonly before: number | null; /** null: the newest, looked through; 'index': all that is older. */ readonly from: 'index' | null; readonly limit: number }
async function newestFirst(connection: Connection, bodyId: string, search: TrailSearch, { before, from, limit }: Part): Promise<TrailFound[]> {
  const values: unknown[] = [bodyId];
  const place = (value: unknown): string => `$${values.push(value)}`;
  const conditions: string[] = [];
  const entries = before === null ? ownStream : `${ownStream} and t.written < ${place(before)}`;
  if (search.what !== '') conditions.push(search.what.includes('.') ? `t.operation = ${place(search.what)}` : `starts_with(t.operation, ${place(`${search.what}.`)})`);
  if (search.object !== '') conditions.push(isId(search.object) ? `t.object_id = ${place(search.object)}` : `t.object_kind = ${place(search.object)}`);
  const midnight = (day: string, days: number): string => `((${place(day)}::date + ${days})::timestamp at time zone ${place(search.zone)})`;
  if (search.from !== '') conditions.push(`t.at >= ${midnight(search.from, 0)}`);
  if (search.to !== '') conditions.push(`t.at < ${midnight(search.to, 1)}`);
  // Each gathered once and first: asked row by row, the whole log would be walked for them.
  const gathered: string[] = [];
  const hits: string[] = [];
  if (search.who !== '') {
    conditions.push(`t.actor ilike ${place(anywhere(search.who))}`);
    const runs = indexed(search.who);
    if (from === 'index' && runs !== '') hits.push(`select c.id from trail_candidates($1, trail_runs(${place(runs)})) c(id)`);
  }
  if (search.text !== '') {
    const pattern = place(anywhere(search.text));
    gathered.push(`called as materialized (${named(pattern)})`);
    conditions.push(`(t.content ilike ${pattern} or (t.object_kind, t.object_id) in (select kind, id from called))`);
    const runs = indexed(search.text);
    if (from === 'index' && runs !== '') hits.push(`(select c.id from trail_candidates($1, trail_runs(${place(runs)})) c(id) union select e.id from called n join trail_entry e on e.object_kind = n.kind and e.object_id = n.id where e.body_id = $1)`);
  }
  if (hits.length > 0) gathered.push(`hit as materialized (${hits.join(' intersect ')})`);
  const source = hits.length > 0 ? 'hit join trail_entry' : from === null && conditions.length > 0 ? `(select * from trail_entry t where ${entries} order by t.written desc limit ${lookedThrough})` : 'trail_entry';
  const on = hits.length > 0 ? ' on t.id = hit.id' : '';
  const where = [...(source.startsWith('(') ? [] : [entries]), ...conditions];
  const select = trailSelect(`(select y.year from board_year y where y.id = t.board_year_id) as year, ${about} as about,`).replace('from trail_entry t', `from ${source} t${on}`);
  const rows = await connection.query<TrailRow & { year: number | null; about: string | null }>(`${gathered.length === 0 ? '' : `with ${gathered.join(', ')} `}${select} where ${where.join(' and ')} order by t.written desc limit ${place(limit)}`, values);
  return rows.map((row) => ({ ...trailFrom(row), year: row.year, about: row.about ?? '' }));
}

export function opennessTrail(connection: Connection): Own {
  return {
    async searchTrail(bodyId, search, before, limit) {
      const found = await newestFirst(connection, bodyId, search, { before, from: null, limit });
      if (!isPicky(search) || found.length === limit) return found;
      const [edge] = await connection.query<{ written: number; count: number }>(`select min(written) as written, count(*)::int as count from (select written from trail_entry t where ${ownStream} and ($2::bigint is null or t.written < $2) order by t.written desc limit ${lookedThrough}) newest`, [bodyId, before]);
      if (!edge || edge.count < lookedThrough) return found;
      return [...found, ...await newestFirst(connection, bodyId, search, { before: Number(edge.written), from: 'index', limit: limit - found.length })];
    },
    async sealedStream(bodyId, at) {
      const lines = [JSON.stringify({ kind: 'internkoll-trail', format: 1, exportedAt: at.toISOString() })];
      const end = await exportStream(connection, bodyId, lines);
      lines.push(JSON.stringify({ kind: 'end', streams: end.number === 0 ? [] : [end] }));
      return `${lines.join('\n')}\n`;
    },
    async disposalOrders(bodyId) {
      const rows = await connection.query<{ id: string; at: Date; by: string; number: number | null; content: string; carriedOut: number }>(`select t.id, t.at, t.actor as by, t.number, t.content, (select count(*)::int from trail_entry g where g.stream = t.stream and g.disposal_id = t.id) as "carriedOut"
        from trail_entry t where t.body_id = $1 and t.stream = $1::uuid::text and t.operation = $2 order by t.written desc`, [bodyId, DISPOSE]);
      return rows.flatMap(({ content, ...row }) => {
        const said = JSON.parse(content) as { values?: { decidedBy?: unknown } };
        const order = orderOf(said);
        const by = said.values?.decidedBy;
        return order === null ? [] : [{ ...order, ...row, at: row.at.toISOString(), number: row.number === null ? null : Number(row.number), decidedBy: typeof by === 'string' ? by : '' }];
      });
    },
  };
}
