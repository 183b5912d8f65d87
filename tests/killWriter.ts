/** The process that tests/kill.test.ts kills: writes rows with their entries of the trail, several at once, and says each id when it is acknowledged. */
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { openDatabase } from '../src/adapters/db/open.ts';
import { startSealer } from '../src/adapters/db/seal.ts';
import { openTrailKey } from '../src/adapters/db/sealKeys.ts';
import { writeEntry } from './trailEntry.ts';

const WRITERS = 5;
const [dataFolder, databaseUrl, ownerUrl] = process.argv.slice(2);
if (dataFolder === undefined) throw new Error('killWriter DATAFOLDER [DATABASE_URL OWNER_URL]');

const database = await openDatabase({ dataFolder, databaseUrl: databaseUrl ?? null, ownerUrl: ownerUrl ?? null, migrate: 'auto', announce: () => undefined });
const key = await openTrailKey(database, dataFolder);
startSealer(database, { ...key, everyMs: 50, failed: (error) => { throw error; }, lost: (stream) => { throw new Error(`The trail of ${stream} has lost its end`); } });

async function writer(): Promise<void> {
  for (;;) {
    const id = randomUUID();
    await database.transaction({ bodies: 'all' }, async (connection) => {
      await connection.query(`insert into body (id, name, kind) values ($1, $2, 'board')`, [id, `Nämnd ${id}`]);
      await writeEntry(connection, id.startsWith('0') ? 'a' : 'b', id);
    });
    writeSync(1, `${id}\n`); // at once, past any buffer of ours: what is said has been acknowledged
  }
}
await Promise.all(Array.from({ length: WRITERS }, writer));
