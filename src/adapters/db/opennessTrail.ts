import type { OpennessStore } from '../../app/opennessPorts.ts';
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
export function opennessTrail(connection: Connection): Own {
  return {
    async searchTrail(bodyId, search, before, limit) {
      const values: unknown[] = [bodyId];
      const place = (value: unknown): string => `$${values.push(value)}`;
      const conditions = ["t.body_id = $1", "t.stream = $1::uuid::text"];
      if (before !== null) conditions.push(`t.written < ${place(before)}`);
      if (search.who !== '') conditions.push(`t.actor ilike ${place(anywhere(search.who))}`);
      if (search.what !== '') conditions.push(search.what.includes('.') ? `t.operation = ${place(search.what)}` : `starts_with(t.operation, ${place(`${search.what}.`)})`);
      if (search.object !== '') conditions.push(isId(search.object) ? `t.object_id = ${place(search.object)}` : `t.object_kind = ${place(search.object)}`);
      if (search.text !== '') conditions.push(`t.content ilike ${place(anywhere(search.text))}`);
      if (search.from !== '' || search.to !== '') {
        const day = `(t.at at time zone ${place(search.zone)})::date`;
        if (search.from !== '') conditions.push(`${day} >= ${place(search.from)}::date`);
        if (search.to !== '') conditions.push(`${day} <= ${place(search.to)}::date`);
      }
      const rows = await connection.query<TrailRow & { year: number | null }>(`${trailSelect('(select y.year from board_year y where y.id = t.board_year_id) as year,')} where ${conditions.join(' and ')} order by t.written desc limit ${place(limit)}`, values);
      return rows.map((row) => ({ ...trailFrom(row), year: row.year }));
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
