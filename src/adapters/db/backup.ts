/**
 * A logical copy of the whole database in one file: gzip over JSON lines, the same from both databases and into both.
 * First line the manifest, then per table a heading and its rows (every value as PostgreSQL's text, bytes as base64), last the checksums.
 * Sessions, one-time links and sign-ins under way are left out: they let somebody in. The trail's key is in it unless asked otherwise – without it nobody
 * can verify the trail in another place – so the file is readable by its owner only and belongs where secrets are kept.
 */
import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { escapeIdentifier } from 'pg';
import type { BackupLine, BackupManifest } from './backupLines.ts';
import type { Connection, Database } from './database.ts';
import { schemaNumber } from './migrate.ts';
import type { Script } from './openTransaction.ts';
import { checkpointFile, keyName, readCheckpoints, readKey } from './sealKeys.ts';

/** What lets somebody in, or waits to: never in a copy, and gone after a restore. */
export const LETS_IN = ['session', 'one_time_link', 'sign_in_request', 'used_assertion'] as const;
/** Made anew from the log where it is missing. */
const DERIVED = ['trail_words'] as const;
const LEFT_OUT = ['schema_migration', ...LETS_IN, ...DERIVED];
export const ROWS_AT_A_TIME = 500;
const ROWS_WITH_BYTES_AT_A_TIME = 4;

export interface Column {
  name: string;
  type: string;
  identity: boolean;
}
export interface TableSum {
  rows: number;
  sha256: string;
}

/** The tables that a copy holds, with their columns. */
export async function tables(connection: Connection): Promise<Map<string, Column[]>> {
  const rows = await connection.query<{ table: string; name: string; type: string; identity: boolean }>(
    `select c.relname::text as table, a.attname::text as name, format_type(a.atttypid, a.atttypmod) as type, a.attidentity <> '' as identity
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attgenerated = '' and c.relname <> all ($1::text[]) order by c.relname collate "C", a.attname collate "C"`, [LEFT_OUT]);
  const found = new Map<string, Column[]>();
  for (const { table, ...column } of rows) found.set(table, [...(found.get(table) ?? []), column]);
  return found;
}

function asText({ name, type }: Column): string {
  const quoted = escapeIdentifier(name);
  if (type === 'bytea') return `replace(encode(${quoted}, 'base64'), E'\\n', '')`;
  if (type === 'timestamp with time zone') return `to_char(${quoted} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
  return `${quoted}::text`;
}

/** The rows of a table in an order that does not depend on the database's collation. */
async function* rowsOf(connection: Script, table: string, columns: readonly Column[]): AsyncGenerator<(string | null)[]> {
  const [key] = await connection.query<{ names: string[] }>(
    `select array_agg(a.attname::text order by a.attname collate "C") as names from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey) where i.indrelid = $1::regclass and i.indisprimary`, [table]);
  const identity = columns.filter((column) => column.identity).map((column) => escapeIdentifier(column.name));
  const order = identity.length > 0 ? identity : (key?.names ?? columns.map((column) => column.name)).map((name) => `${escapeIdentifier(name)}::text collate "C"`);
  const cursor = escapeIdentifier(`backup_${table}`);
  await connection.exec(`declare ${cursor} cursor for select array[${columns.map(asText).join(', ')}] as r from ${escapeIdentifier(table)} order by ${order.join(', ')}`);
  const count = columns.some((column) => column.type === 'bytea') ? ROWS_WITH_BYTES_AT_A_TIME : ROWS_AT_A_TIME;
  for (;;) {
    const rows = await connection.query<{ r: (string | null)[] }>(`fetch ${count} from ${cursor}`);
    for (const row of rows) yield row.r;
    if (rows.length < count) break;
  }
  await connection.exec(`close ${cursor}`);
}

async function* linesOf(connection: Script): AsyncGenerator<{ text: string; sums: Map<string, TableSum> }> {
  const sums = new Map<string, TableSum>();
  for (const [table, columns] of await tables(connection)) {
    const heading: BackupLine = { kind: 'table', name: table, columns: columns.map((column) => column.name) };
    yield { text: JSON.stringify(heading), sums };
    const hash = createHash('sha256');
    let rows = 0;
    for await (const values of rowsOf(connection, table, columns)) {
      const text = JSON.stringify(values);
      hash.update(text).update('\n');
      rows += 1;
      yield { text, sums };
    }
    sums.set(table, { rows, sha256: hash.digest('hex') });
  }
}

/** Rows and digest per table; equal for two databases with the same content. */
export async function tableSums(database: Database): Promise<Record<string, TableSum>> {
  return database.asOwner(async (connection) => {
    await connection.query('set transaction isolation level repeatable read');
    let sums = new Map<string, TableSum>();
    for await (const line of linesOf(connection)) sums = line.sums;
    return Object.fromEntries(sums);
  });
}

export interface BackupResult {
  tables: Record<string, TableSum>;
  withKey: boolean;
}

/** Writes the copy beside FILE and puts it in place when it is whole. One snapshot: what is written meanwhile is not in it. */
export async function backup(database: Database, dataFolder: string, file: string, options: { withKey: boolean; at: Date }): Promise<BackupResult> {
  const half = `${file}.${randomBytes(4).toString('hex')}.part`;
  const key = await readKey(dataFolder);
  // Read before the snapshot: the checkpoints then never know more than the rows.
  const checkpoints = await readCheckpoints(checkpointFile(dataFolder));
  const manifest: BackupManifest = {
    kind: 'internkoll-backup', format: 1, schema: schemaNumber(), createdAt: options.at.toISOString(), checkpoints,
    keyName: key === null ? null : keyName(key), key: options.withKey && key !== null ? key.toString('hex') : null,
  };
  try {
    const sums = await database.asOwner(async (connection) => {
      await connection.query('set transaction isolation level repeatable read');
      let found = new Map<string, TableSum>();
      async function* bytes(): AsyncGenerator<Buffer> {
        const hash = createHash('sha256');
        const line = (text: string): Buffer => {
          const buffer = Buffer.from(`${text}\n`);
          hash.update(buffer);
          return buffer;
        };
        yield line(JSON.stringify(manifest));
        for await (const { text, sums: sofar } of linesOf(connection)) {
          found = sofar;
          yield line(text);
        }
        yield Buffer.from(`${JSON.stringify({ kind: 'end', tables: Object.fromEntries(found), sha256: hash.digest('hex') } satisfies BackupLine)}\n`);
      }
      await pipeline(Readable.from(bytes()), createGzip(), createWriteStream(half, { flags: 'wx', mode: 0o600, flush: true }));
      return found;
    });
    await rename(half, file);
    return { tables: Object.fromEntries(sums), withKey: manifest.key !== null };
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  }
}
