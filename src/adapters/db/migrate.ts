/** Numbered SQL files, run once each and in order; a landed file never changes (tests/house/migrations.test.ts). */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { Database } from './database.ts';
import { KeepingError } from './openRefusal.ts';
import { POWERLESS_ROLE, type Script } from './openTransaction.ts';

export interface Migration {
  number: number;
  name: string;
  sha256: string;
  sql: string;
}

const FOLDER = new URL('./migrations/', import.meta.url);
const FILE = /^(\d{4})_[a-z_]+\.sql$/;
/** One number for all advisory locks of migrations; other locks use other numbers (seal.ts). */
const MIGRATION_LOCK = 4_151_001;

export function knownMigrations(): Migration[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const number = Number(FILE.exec(name)?.[1]);
      if (!Number.isInteger(number)) throw new Error(`Not a migration's name: ${name}`);
      const sql = readFileSync(new URL(name, FOLDER), 'utf8');
      return { number, name, sha256: createHash('sha256').update(sql).digest('hex'), sql };
    });
}

export function schemaNumber(): number {
  return Math.max(...knownMigrations().map((migration) => migration.number));
}

interface Applied {
  number: number;
  name: string;
  sha256: string;
}

async function applied(connection: Script): Promise<Applied[]> {
  const [table] = await connection.query<{ there: boolean }>(`select to_regclass('public.schema_migration') is not null as there`);
  if (!table?.there) return [];
  return connection.query<Applied>('select number, name, sha256 from schema_migration order by number');
}

function pendingOf(done: readonly Applied[]): Migration[] {
  const known = knownMigrations();
  const newest = done.at(-1)?.number ?? 0;
  const highest = known.at(-1)?.number ?? 0;
  if (newest > highest) throw new KeepingError({ code: 'database-newer', found: newest, known: highest });
  for (const migration of known) {
    const before = done.find((one) => one.number === migration.number);
    if (before !== undefined && before.sha256 !== migration.sha256) throw new KeepingError({ code: 'migration-changed', number: migration.number, name: migration.name });
  }
  return known.filter((migration) => !done.some((one) => one.number === migration.number));
}

/** What stands in the database and what is left to do. Throws KeepingError when the database is newer than the program. */
export async function migrationState(database: Database): Promise<{ appliedCount: number; pending: string[] }> {
  return database.asOwner(async (connection) => {
    const done = await applied(connection);
    return { appliedCount: done.length, pending: pendingOf(done).map((migration) => migration.name) };
  });
}

/** Runs what is pending, all of it or nothing. Several programs may start at once: the lock lets one do it. Returns the names run. */
export async function migrate(database: Database): Promise<string[]> {
  return database.asOwner((connection) => migrateWithin(connection, schemaNumber()));
}

/** The same inside the caller's transaction and up to a number. */
export async function migrateWithin(connection: Script, upTo: number): Promise<string[]> {
  await connection.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
  await connection.exec('create table if not exists schema_migration (number int primary key, name text not null, sha256 text not null, at timestamptz not null default now())');
  const pending = pendingOf(await applied(connection)).filter((migration) => migration.number <= upTo);
  for (const migration of pending) {
    await connection.exec(migration.sql);
    await connection.query('insert into schema_migration (number, name, sha256) values ($1, $2, $3)', [migration.number, migration.name, migration.sha256]);
  }
  if (pending.length > 0) await connection.exec(`revoke all on schema_migration from ${POWERLESS_ROLE}; grant select on schema_migration to ${POWERLESS_ROLE}`);
  return pending.map((migration) => migration.name);
}
