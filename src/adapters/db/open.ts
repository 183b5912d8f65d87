/** Opens the database that the configuration names, migrated and locked down; the only way in. */
import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseError, escapeIdentifier } from 'pg';
import type { KeepingNotice } from '../../domain/keeping.ts';
import type { Database } from './database.ts';
import { EMBEDDED_MAJOR, folderMajor, openEmbedded } from './embedded.ts';
import { migrate, migrationState } from './migrate.ts';
import { KeepingError } from './openRefusal.ts';
import { POWERLESS_ROLE } from './openTransaction.ts';
import { openPostgres } from './postgres.ts';

export interface DatabaseConfig {
  dataFolder: string;
  /** null: the embedded database in the data folder. */
  databaseUrl: string | null;
  /** The login that owns the tables; null: the same as databaseUrl. */
  ownerUrl: string | null;
  migrate: 'auto' | 'manual';
  announce(notice: KeepingNotice): void;
}

const OLDEST_SERVER = 15;
const INSUFFICIENT_PRIVILEGE = '42501';

/** Throws KeepingError for what a person can mend. The embedded folder must be owned already (ownership.ts). */
export async function openDatabase(config: DatabaseConfig): Promise<Database> {
  return config.databaseUrl === null ? openFolder(config) : openServer(config, config.databaseUrl);
}

export function databaseFolder(dataFolder: string): string {
  return join(dataFolder, 'database');
}

async function openFolder(config: DatabaseConfig): Promise<Database> {
  const folder = databaseFolder(config.dataFolder);
  const major = await folderMajor(folder);
  if (major !== null && major !== EMBEDDED_MAJOR) throw new KeepingError({ code: 'folder-other-major', folder, found: major, needed: EMBEDDED_MAJOR });
  if (major === null) {
    config.announce({ code: 'creating', folder });
    await mkdir(config.dataFolder, { recursive: true, mode: 0o700 });
  }
  let database = await openEmbedded(folder);
  try {
    const { appliedCount, pending } = await migrationState(database);
    if (pending.length > 0) {
      if (appliedCount > 0) {
        if (config.migrate === 'manual') throw new KeepingError({ code: 'migrations-pending', names: pending });
        await database.close();
        const copy = `${folder}-before-${pending[0]?.slice(0, 4)}-${new Date().toISOString().replaceAll(/[^0-9]/g, '').slice(0, 14)}`;
        await cp(folder, copy, { recursive: true, errorOnExist: true, force: false });
        config.announce({ code: 'copied-before-migration', copy });
        database = await openEmbedded(folder);
      }
      config.announce({ code: 'migrated', names: await migrate(database) });
    }
    await database.lockDown();
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function openServer(config: DatabaseConfig, url: string): Promise<Database> {
  const database = openPostgres({ url, ownerUrl: config.ownerUrl ?? url });
  try {
    const [server] = await database.asOwner((connection) => connection.query<{ version: string }>(`select current_setting('server_version_num') as version`));
    const found = Math.floor(Number(server?.version) / 10_000);
    if (!(found >= OLDEST_SERVER)) throw new KeepingError({ code: 'server-too-old', found, needed: OLDEST_SERVER });
    const { pending } = await migrationState(database);
    if (pending.length > 0) {
      if (config.migrate === 'manual') throw new KeepingError({ code: 'migrations-pending', names: pending });
      config.announce({ code: 'migrated', names: await migrate(database) });
    }
    await letLoginUseRole(database, decodeURIComponent(new URL(url).username));
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** The app's login works through the powerless role; where the owner may give it, it is given, otherwise the sentence says how. */
async function letLoginUseRole(database: Database, login: string): Promise<void> {
  if (login === '') return; // a login from the environment of the driver; the first transaction tells
  const [row] = await database.asOwner((connection) => connection.query<{ member: boolean }>(`select pg_has_role($1, $2, 'member') as member`, [login, POWERLESS_ROLE]));
  if (row?.member) return;
  try {
    await database.asOwner((connection) => connection.exec(`grant ${POWERLESS_ROLE} to ${escapeIdentifier(login)}`));
  } catch (error) {
    if (error instanceof DatabaseError && error.code === INSUFFICIENT_PRIVILEGE) throw new KeepingError({ code: 'login-without-role', login, role: POWERLESS_ROLE });
    throw error;
  }
}
