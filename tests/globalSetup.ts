/** Once per test run: a PostgreSQL server with a migrated template database, and a migrated embedded folder to copy. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { openDatabase } from '../src/adapters/db/open.ts';
import { leftOut, startPostgres } from './postgresServer.ts';

export const TEMPLATE_DATABASE = 'internkoll';

/** Sets INTERNKOLL_TEST_POSTGRES (app's login), INTERNKOLL_TEST_POSTGRES_OWNER and INTERNKOLL_TEST_FOLDER; returns what takes it all away. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'internkoll-tests-'));
  const quiet = (): void => undefined;
  const embedded = await openDatabase({ dataFolder: join(folder, 'template'), databaseUrl: null, ownerUrl: null, migrate: 'auto', announce: quiet });
  await embedded.close();
  process.env['INTERNKOLL_TEST_FOLDER'] = folder;
  if (leftOut()) return async () => rmSync(folder, { recursive: true, force: true });

  const server = await startPostgres({ durable: false });
  const database = await openDatabase({ dataFolder: folder, databaseUrl: server.url, ownerUrl: server.ownerUrl, migrate: 'auto', announce: quiet });
  await database.close();
  process.env['INTERNKOLL_TEST_POSTGRES'] = server.url;
  process.env['INTERNKOLL_TEST_POSTGRES_OWNER'] = server.ownerUrl;
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

/** The address of another database on the same server and with the same login. */
export function onDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

/** A fresh database made from the migrated template. */
export async function createFromTemplate(ownerUrl: string, name: string, template: string): Promise<void> {
  const client = new Client({ connectionString: onDatabase(ownerUrl, 'postgres') });
  await client.connect();
  try {
    await client.query(`create database ${name} template ${template}`);
  } finally {
    await client.end();
  }
}
