/** A row of the trail for tests of its keeping; what the program itself writes is tested where it is written. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Connection } from '../src/adapters/db/database.ts';

export async function writeEntry(connection: Connection, stream: string, objectId: string = randomUUID()): Promise<void> {
  await connection.query(
    `insert into trail_entry (id, stream, at, actor, operation, object_kind, object_id, change_id, content, salt) values ($1, $2, now(), 'Någon', 'test.write', 'test', $3, $4, $5, $6)`,
    [randomUUID(), stream, objectId, randomUUID(), JSON.stringify({ before: null, after: `å-${objectId}` }), randomBytes(16)]);
}
