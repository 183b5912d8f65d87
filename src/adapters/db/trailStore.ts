import type { Store, TrailRecord } from '../../app/ports.ts';
import { canonicalJson } from '../../domain/document/canonical.ts';
import { OF_THE_LOG, orderOf } from '../../domain/trail/disposal.ts';
import { CLOSED_STREAM, contentOperations, type TrailContent } from '../../domain/trail/entry.ts';
import type { Connection } from './database.ts';

type TrailStore = Pick<Store, 'record' | 'trailOfChange' | 'trailOfObject' | 'trailOfYear' | 'disposable' | 'lastContentChange'>;

export interface TrailRow { id: string; change_id: string; at: Date; actor: string; operation: string; object_kind: string; object_id: string; content: string | null; order: string | null; sealed: boolean; written: number }
/** `more` = further columns, each with its comma. */
export function trailSelect(more = ''): string {
  return `select ${more} t.id, t.change_id, t.at, t.actor, t.operation, t.object_kind, t.object_id, t.content, case when t.disposal_id is not null then (select o.content from trail_entry o where o.id = t.disposal_id) end as "order",
  t.number is not null as sealed, t.written from trail_entry t`;
}
const select = trailSelect();
function contentOf({ content, order }: TrailRow): Pick<TrailRecord, 'content' | 'disposedBy'> {
  if (content !== null) return { content: JSON.parse(content) as TrailContent, disposedBy: null };
  return { content: { kind: 'act', values: {}, note: '' }, disposedBy: (order === null ? null : orderOf(JSON.parse(order))?.rule) ?? '' };
}
export function trailFrom(row: TrailRow): TrailRecord {
  return { id: row.id, changeId: row.change_id, at: row.at.toISOString(), actor: row.actor, operation: row.operation, objectKind: row.object_kind, objectId: row.object_id, ...contentOf(row), sealed: row.sealed, written: Number(row.written) };
}

/** `year` says which year, by the first of the values; the last is the change's id. */
export async function trailOfChange(connection: Connection, year: string, values: readonly unknown[]): Promise<TrailRecord[]> {
  return (await connection.query<TrailRow>(`${select} where change_id = $${values.length} and (board_year_id = ${year}) is true order by written`, values)).map(trailFrom);
}

/** The same for the last change of the year's content. */
export async function lastContentChangeOf(connection: Connection, year: string, values: readonly unknown[]): Promise<{ at: string; by: string } | null> {
  const [row] = await connection.query<{ at: Date; actor: string }>(`select at, actor from trail_entry where board_year_id = ${year} and operation = any ($${values.length + 1}) and object_kind <> 'version' order by written desc limit 1`, [...values, [...contentOperations]]);
  return row ? { at: row.at.toISOString(), by: row.actor } : null;
}

/**
 * What is closed takes none of the running numbers: whoever exports an open stream would read from a gap that something was written, and between which entries.
 * Microseconds, below zero so that a restored copy goes on counting from the open ones.
 */
const closedPlace = '(extract(epoch from clock_timestamp()) * 1000000)::int8 - 9007199254740991';

/** Streams: one per body and one for the municipality. Entries are only ever added; the sealer numbers them after commit. */
export function trailStore(connection: Connection): TrailStore {
  return {
    async record(entries) {
      const first = entries[0];
      if (!first) return;
      const columns = 'id, stream, body_id, at, actor, actor_id, operation, object_kind, object_id, board_year_id, change_id, content, salt, written';
      const values: unknown[] = [];
      const rows = entries.map((entry, place) => {
        const own = [entry.id, entry.objectKind === 'deviation' ? CLOSED_STREAM : entry.bodyId ?? 'municipality', entry.bodyId, entry.at, entry.actor, entry.actorId, entry.operation, entry.objectKind, entry.objectId, entry.boardYearId, entry.changeId, canonicalJson(entry.content), entry.salt];
        const at = values.length;
        values.push(...own);
        return `(${own.map((_, index) => `$${at + index + 1}`).join(', ')}, ${entry.objectKind === 'deviation' ? `${closedPlace} + ${place}` : 'default'})`;
      });
      // One statement holds at most 65,535 parameters; 1,000 entries are far below.
      if (entries.length > 1000) {
        for (let start = 0; start < entries.length; start += 1000) await this.record(entries.slice(start, start + 1000));
        return;
      }
      connection.send(`insert into trail_entry (${columns}) overriding system value values ${rows.join(', ')}`, values);
    },
    trailOfChange: (boardYearId, changeId) => trailOfChange(connection, '$1', [boardYearId, changeId]),
    trailOfObject: async (boardYearId, objectId) => (await connection.query<TrailRow>(`${select} where (board_year_id = $1 or (object_kind = 'occasion' and body_id = (select y.body_id from board_year y where y.id = $1))) and (object_id = $2 or (object_kind = 'year' and position($2 in content) > 0)) order by written desc limit 200`, [boardYearId, objectId])).map(trailFrom),
    trailOfYear: async (boardYearId, before, limit) => (await connection.query<TrailRow>(`${select} where board_year_id = $1 and ($2::bigint is null or written < $2) order by written desc limit $3`, [boardYearId, before, limit])).map(trailFrom),
    async disposable(bodyId, before, zone) {
      const rows = await connection.query<{ first: number; last: number }>(
        `select min(number) as first, max(number) as last from (
           select number, number - row_number() over (order by number) as island from trail_entry
           where stream = $1 and number is not null and content is not null and (at at time zone $3)::date < $2::date and not starts_with(operation, $4)
         ) free group by island order by 1`, [bodyId, before, zone, OF_THE_LOG]);
      return rows.map((row) => [row.first, row.last] as const);
    },
    lastContentChange: (boardYearId) => lastContentChangeOf(connection, '$1', [boardYearId]),
  };
}
