/**
 * Carries out what entries of the trail order: contents go, their digests stay (domain/trail/disposal.ts). The order is sealed first and
 * carried out by the sealer as the owner, so that the app's own role can never take anything out of the trail. Doing it again changes
 * nothing: a program that ends in between leaves an order that the next one carries out.
 */
import { DISPOSE, OF_THE_LOG } from '../../domain/trail/disposal.ts';
import type { Connection } from './database.ts';
import { ordersOf } from './trailRows.ts';
import { forgetWords } from './trailWords.ts';

/** Every sealed order; returns how many contents went. */
export async function carryOutDisposals(connection: Connection): Promise<number> {
  const streams = await connection.query<{ stream: string }>('select distinct stream from trail_entry where operation = $1', [DISPOSE]);
  let gone = 0;
  for (const { stream } of streams) {
    for (const [id, order] of await ordersOf(connection, stream)) {
      const rows = await connection.query<{ id: string }>(
        `update trail_entry t set content_digest = sha256(t.salt || convert_to(t.content, 'UTF8')), content = null, salt = null, disposal_id = $2
         from unnest($3::int8[], $4::int8[]) r(first, last)
         where t.stream = $1 and t.number between r.first and r.last and t.content is not null and not starts_with(t.operation, $5)
           and t.number < (select o.number from trail_entry o where o.id = $2) returning t.id`,
        [stream, id, order.ranges.map(([first]) => first), order.ranges.map(([, last]) => last), OF_THE_LOG]);
      await forgetWords(connection, rows.map((row) => row.id));
      gone += rows.length;
    }
  }
  return gone;
}
