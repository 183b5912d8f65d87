import type { Connection } from './database.ts';

/** Deletes a row with what hangs on it, and the files that only it kept. `files` selects their ids (column file_id), `remove` deletes; both take the row's id. */
export async function withItsFiles(connection: Connection, files: string, remove: string, id: string): Promise<void> {
  const kept = (await connection.query<{ file_id: string }>(files, [id])).map((row) => row.file_id);
  await connection.query(remove, [id]);
  if (kept.length === 0) return;
  await connection.query(`delete from kept_file k where k.id = any($1) and not exists (select from import where file_id = k.id)
    and not exists (select from version_file where file_id = k.id) and not exists (select from evidence where file_id = k.id)`, [kept]);
}
