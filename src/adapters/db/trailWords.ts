/**
 * The index that a search of the log asks (0006_hand.sql). It is filled when there is nothing to seal, a little at a time: to take an entry
 * apart costs ten times what sealing it does, and nobody who saves should wait for that. A search looks through what is not in it yet.
 */
import type { Connection } from './database.ts';

/** A tenth of a second's work in an embedded database. */
const AT_A_TIME = 200;
/** Signs; what is longer (an import of hundreds of rows) is found by being looked through. */
const LONGEST = 100_000;

/** Takes the next entries of a stream into the index; returns the number up to which it then reaches. */
export async function indexWords(connection: Connection, stream: string): Promise<number> {
  const [row] = await connection.query<{ reached: number | null }>(
    `with added as (
       insert into trail_words (entry_id, stream, number, runs)
       select id, stream, number, case when length(content) > ${LONGEST} then null else trail_runs(actor || ' ' || coalesce(content, '')) end from trail_entry
       where stream = $1 and number > coalesce((select max(number) from trail_words where stream = $1), 0) order by number limit ${AT_A_TIME}
       on conflict do nothing returning number
     ) select coalesce((select max(number) from added), (select max(number) from trail_words where stream = $1)) as reached`, [stream]);
  return Number(row?.reached ?? 0);
}

/** What has been disposed of is not found by its words any more. */
export async function forgetWords(connection: Connection, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await connection.query('update trail_words w set runs = trail_runs(t.actor) from trail_entry t where t.id = w.entry_id and w.entry_id = any ($1::uuid[])', [ids]);
}
