/**
 * Reads a copy (backup.ts) into an empty database. A copy of an earlier schema is loaded into that schema, made anew for it, and then
 * migrated like any installation of its time: the steps from there to here are the same ones, so no copy on a shelf gets too old.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { escapeIdentifier, escapeLiteral } from 'pg';
import type { Checkpoint } from '../../domain/trail/seal.ts';
import { LETS_IN, ROWS_AT_A_TIME, tables, type BackupResult, type Column, type TableSum } from './backup.ts';
import { backupLines, type BackupLine, type BackupManifest } from './backupLines.ts';
import type { Connection, Database } from './database.ts';
import { migrateWithin, migrationState, schemaNumber } from './migrate.ts';
import { KeepingError } from './openRefusal.ts';
import type { Script } from './openTransaction.ts';
import { holdAlone } from './presence.ts';
import { checkpointFile, keyFile, keyName, readKey, writeCheckpoints, writeKept, writeKey } from './sealKeys.ts';

/** A database that has any of these is in use. Settings and delivered methods may be there from the start and are replaced. */
const IN_USE = ['body', 'unit', 'person', 'board_year', 'kept_file', 'trail_entry'];
const BATCH_CHARACTERS = 8_000_000;

export interface RestoreOptions {
  /** Who restores, in the trail's words. */
  actor: string;
  /** The municipality's stream, where the new epoch is told. */
  stream: string;
  at: Date;
}

/**
 * Reads a copy into an empty, migrated database, all or nothing, and starts a new epoch of the trail with an entry.
 * The copy's key and checkpoints become the data folder's; a key that was there is kept beside. Throws KeepingError while anybody else uses the database.
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
  const { pending } = await migrationState(database);
  if (pending.length > 0) throw new KeepingError({ code: 'migrations-pending', names: pending });
  if (manifest.schema > schemaNumber()) throw new KeepingError({ code: 'backup-newer', found: manifest.schema, known: schemaNumber() });
  const folderKey = await readKey(dataFolder);
  const key = manifest.key === null ? folderKey : Buffer.from(manifest.key, 'hex');
  if (manifest.keyName !== null && (key === null || keyName(key) !== manifest.keyName)) throw new KeepingError({ code: 'backup-without-key', file: keyFile(dataFolder) });

  const read = await database.asOwner(async (connection) => {
    await holdAlone(connection);
    await refuseUsed(connection);
    if (manifest.schema < schemaNumber()) {
      await takeEverythingAway(connection);
      await migrateWithin(connection, manifest.schema);
    }
    const sums = await load(connection, lines);
    await migrateWithin(connection, schemaNumber());
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

function fromText({ type }: Column, index: number): string {
  return type === 'bytea' ? `decode(v.c${index}, 'base64')` : `v.c${index}::${type}`;
}


async function refuseUsed(connection: Connection): Promise<void> {
  for (const table of IN_USE) {
    const rows = await connection.query(`select 1 from ${escapeIdentifier(table)} limit 1`);
    if (rows.length > 0) throw new KeepingError({ code: 'restore-not-empty' });
  }
}

/** Everything that migrations have made, but not what an extension owns. */
async function takeEverythingAway(connection: Script): Promise<void> {
  const statements = await connection.query<{ drop: string }>(
    `select format('drop %s if exists %s cascade', kind, name) as drop from (
       select 1 as turn, oid, case relkind when 'v' then 'view' when 'm' then 'materialized view' else 'table' end as kind, oid::regclass::text as name
         from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')
       union all select 2, oid, 'sequence', oid::regclass::text from pg_class where relnamespace = 'public'::regnamespace and relkind = 'S'
       union all select 3, oid, 'routine', oid::regprocedure::text from pg_proc where pronamespace = 'public'::regnamespace
       union all select 4, oid, 'type', oid::regtype::text from pg_type where typnamespace = 'public'::regnamespace and typtype in ('e', 'd')
     ) made where not exists (select from pg_depend d where d.objid = made.oid and d.deptype = 'e') order by turn`);
  for (const { drop } of statements) await connection.exec(drop);
}

/** Foreign keys are taken off and put back in the same transaction: rows point at rows of their own table and both ways, and putting them back checks them all. */
async function load(connection: Script, lines: AsyncGenerator<BackupLine>): Promise<Record<string, TableSum>> {
  const known = await tables(connection);
  const keys = await connection.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, conname::text as name, pg_get_constraintdef(oid) as definition from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`);
  for (const key of keys) await connection.exec(`alter table ${key.table} drop constraint ${escapeIdentifier(key.name)}`);
  // An older schema lacks some of what lets people in.
  const there = new Set((await connection.query<{ name: string }>("select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'")).map((row) => row.name));
  for (const table of [...known.keys(), ...LETS_IN.filter((name) => there.has(name))]) await connection.exec(`delete from ${escapeIdentifier(table)}`);

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
