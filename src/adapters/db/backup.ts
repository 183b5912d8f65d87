/**
 * A logical copy of the whole database in one file: gzip over JSON lines, the same from both databases and into both.
 * First line the manifest, then per table a heading and its rows (every value as PostgreSQL's text, bytes as base64), last the checksums.
 * Sessions and one-time links are left out: they let somebody in. The trail's key is in it unless asked otherwise – without it nobody
 * can verify the trail in another place – so the file is readable by its owner only and belongs where secrets are kept.
 */
import { createHash, randomUUID, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { escapeIdentifier, escapeLiteral } from 'pg';
import type { Checkpoint } from '../../domain/trail/seal.ts';
import { backupLines, type BackupLine, type BackupManifest } from './backupLines.ts';
import type { Connection, Database } from './database.ts';
import { migrationState, schemaNumber } from './migrate.ts';
import { KeepingError } from './openRefusal.ts';
import type { Script } from './openTransaction.ts';
import { checkpointFile, keyFile, keyName, readCheckpoints, readKey, writeCheckpoints, writeKept, writeKey } from './sealKeys.ts';

const LEFT_OUT = ['schema_migration', 'session', 'one_time_link'];
/** A database that has any of these is in use. Settings and delivered methods may be there from the start and are replaced. */
const IN_USE = ['body', 'unit', 'person', 'board_year', 'kept_file', 'trail_entry'];
const ROWS_AT_A_TIME = 500;
const ROWS_WITH_BYTES_AT_A_TIME = 4;
const BATCH_CHARACTERS = 8_000_000;

interface Column {
  name: string;
  type: string;
  identity: boolean;
}
export interface TableSum {
  rows: number;
  sha256: string;
}

async function tables(connection: Connection): Promise<Map<string, Column[]>> {
  const rows = await connection.query<{ table: string; name: string; type: string; identity: boolean }>(
    `select c.relname::text as table, a.attname::text as name, format_type(a.atttypid, a.atttypmod) as type, a.attidentity <> '' as identity
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> all ($1::text[]) order by c.relname collate "C", a.attname collate "C"`, [LEFT_OUT]);
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
function fromText({ type }: Column, index: number): string {
  return type === 'bytea' ? `decode(v.c${index}, 'base64')` : `v.c${index}::${type}`;
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

export interface RestoreOptions {
  /** Who restores, in the trail's words. */
  actor: string;
  /** The municipality's stream, where the new epoch is told. */
  stream: string;
  at: Date;
}

/**
 * Reads a copy into an empty, migrated database, all or nothing, and starts a new epoch of the trail with an entry.
 * The copy's key and checkpoints become the data folder's; a key that was there is kept beside. No server may be using the database.
 */
export async function restore(database: Database, dataFolder: string, file: string, options: RestoreOptions): Promise<BackupResult> {
  const source = createReadStream(file);
  const unpacked = createGunzip();
  source.on('error', (error) => unpacked.destroy(error));
  const lines = backupLines(source.pipe(unpacked));
  try {
    return await restoreLines(database, dataFolder, lines, options);
  } finally {
    await lines.return(undefined);
    unpacked.destroy();
    source.destroy();
  }
}

async function restoreLines(database: Database, dataFolder: string, lines: AsyncGenerator<BackupLine>, options: RestoreOptions): Promise<BackupResult> {
  const first = await lines.next();
  if (first.done === true || first.value.kind !== 'internkoll-backup') throw new KeepingError({ code: 'backup-unreadable', fault: 'not-a-backup' });
  const manifest = first.value;
  if (manifest.schema !== schemaNumber() || (await migrationState(database)).pending.length > 0) throw new KeepingError({ code: 'backup-other-schema', found: manifest.schema, needed: schemaNumber() });
  const folderKey = await readKey(dataFolder);
  const key = manifest.key === null ? folderKey : Buffer.from(manifest.key, 'hex');
  if (manifest.keyName !== null && (key === null || keyName(key) !== manifest.keyName)) throw new KeepingError({ code: 'backup-without-key', file: keyFile(dataFolder) });

  const read = await database.asOwner(async (connection) => {
    await refuseUsed(connection);
    const sums = await load(connection, lines);
    await tellEpoch(connection, manifest, options);
    return sums;
  });
  if (key !== null && manifest.keyName !== null) {
    if (folderKey !== null && !folderKey.equals(key)) await writeKept(`${keyFile(dataFolder)}.${keyName(folderKey)}`, `${folderKey.toString('hex')}\n`);
    await writeKey(dataFolder, key);
  }
  await writeCheckpoints(checkpointFile(dataFolder), manifest.checkpoints);
  return { tables: read, withKey: manifest.key !== null };
}

async function refuseUsed(connection: Connection): Promise<void> {
  for (const table of IN_USE) {
    const rows = await connection.query(`select 1 from ${escapeIdentifier(table)} limit 1`);
    if (rows.length > 0) throw new KeepingError({ code: 'restore-not-empty' });
  }
}

/** Foreign keys are taken off and put back in the same transaction: rows point at rows of their own table and both ways, and putting them back checks them all. */
async function load(connection: Script, lines: AsyncGenerator<BackupLine>): Promise<Record<string, TableSum>> {
  const known = await tables(connection);
  const keys = await connection.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, conname::text as name, pg_get_constraintdef(oid) as definition from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`);
  for (const key of keys) await connection.exec(`alter table ${key.table} drop constraint ${escapeIdentifier(key.name)}`);
  for (const table of [...known.keys(), 'session', 'one_time_link']) await connection.exec(`delete from ${escapeIdentifier(table)}`);

  const sums: Record<string, TableSum> = {};
  let table: TableLoad | null = null;
  let end: Record<string, TableSum> | null = null;
  for await (const line of lines) {
    if (line.kind === 'row') {
      await table?.add(line.values);
      continue;
    }
    if (table !== null) sums[table.name] = await table.end();
    table = line.kind === 'table' ? tableLoad(connection, line.name, line.columns, known) : null;
    if (line.kind === 'end') end = line.tables;
  }
  if (end === null) throw new KeepingError({ code: 'backup-unreadable', fault: 'cut-short' });
  for (const name of new Set([...Object.keys(end), ...Object.keys(sums)])) {
    if (end[name]?.rows !== sums[name]?.rows || end[name]?.sha256 !== sums[name]?.sha256) throw new KeepingError({ code: 'backup-unreadable', fault: 'checksum' });
  }
  for (const key of keys) await connection.exec(`alter table ${key.table} add constraint ${escapeIdentifier(key.name)} ${key.definition}`);
  return sums;
}

interface TableLoad {
  name: string;
  add(values: readonly (string | null)[]): Promise<void>;
  end(): Promise<TableSum>;
}

function tableLoad(connection: Script, name: string, names: readonly string[], known: ReadonlyMap<string, Column[]>): TableLoad {
  const columns = names.map((column) => known.get(name)?.find((one) => one.name === column));
  const whole = columns.filter((column) => column !== undefined);
  if (whole.length !== columns.length) throw new KeepingError({ code: 'backup-unreadable', fault: 'not-a-backup' });
  const list = whole.map((column) => escapeIdentifier(column.name)).join(', ');
  const insert = `insert into ${escapeIdentifier(name)} (${list}) overriding system value select ${whole.map(fromText).join(', ')} from unnest(${whole.map((_, index) => `$${index + 1}::text[]`).join(', ')}) with ordinality v(${whole.map((_, index) => `c${index}`).join(', ')}, place) order by v.place`;
  const hash = createHash('sha256');
  let rows = 0;
  let size = 0;
  let waiting: (readonly (string | null)[])[] = [];
  async function flush(): Promise<void> {
    if (waiting.length === 0) return;
    await connection.query(insert, whole.map((_, index) => waiting.map((row) => row[index] ?? null)));
    waiting = [];
    size = 0;
  }
  return {
    name,
    add: async (values) => {
      hash.update(JSON.stringify(values)).update('\n');
      rows += 1;
      waiting.push(values);
      size += values.reduce((sum, value) => sum + (value?.length ?? 0), 0);
      if (waiting.length >= ROWS_AT_A_TIME || size >= BATCH_CHARACTERS) await flush();
    },
    end: async () => {
      await flush();
      for (const column of whole.filter((one) => one.identity)) {
        await connection.exec(`select setval(pg_get_serial_sequence(${escapeLiteral(name)}, ${escapeLiteral(column.name)}), (select max(${escapeIdentifier(column.name)}) from ${escapeIdentifier(name)}))`);
      }
      return { rows, sha256: hash.digest('hex') };
    },
  };
}

async function tellEpoch(connection: Connection, manifest: BackupManifest, options: RestoreOptions): Promise<void> {
  const checkpoints: readonly Checkpoint[] = manifest.checkpoints;
  const content = { kind: 'act', values: { copyCreatedAt: manifest.createdAt, checkpoints }, note: '' };
  await connection.query(
    `insert into trail_entry (id, stream, at, actor, operation, object_kind, object_id, change_id, content, salt) values ($1, $2, $3, $4, 'trail.restored', 'trail', $2, $5, $6, $7)`,
    [randomUUID(), options.stream, options.at, options.actor, randomUUID(), JSON.stringify(content), randomBytes(16)]);
}
