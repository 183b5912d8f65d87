/** Fresh, migrated databases of both kinds, so that every test of a store runs on both: `describe.each(testDatabases())('$name', ({ fresh }) => …)`. */
import { randomUUID } from 'node:crypto';
import { cp, mkdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import type { Database } from '../src/adapters/db/database.ts';
import { databaseFolder, openDatabase, type DatabaseConfig } from '../src/adapters/db/open.ts';
import setup, { createFromTemplate, onDatabase, TEMPLATE_DATABASE } from './globalSetup.ts';
import { leftOut } from './postgresServer.ts';

export interface TestDatabases {
  readonly name: Database['kind'];
  /** The configuration of a fresh database: migrated, empty, nobody else's. Its data folder exists. */
  freshConfig(): Promise<DatabaseConfig>;
  /** A fresh database, opened; the test closes it. */
  fresh(): Promise<Database>;
}

let prepared: Promise<unknown> | null = null;

/** With vitest's global setup everything is there already; a single file run without it prepares for itself. */
function prepare(): Promise<unknown> {
  prepared ??= process.env['INTERNKOLL_TEST_FOLDER'] === undefined ? setup().then((takeAway) => { leave.push(takeAway); }) : Promise.resolve();
  return prepared;
}
const leave: (() => Promise<void>)[] = [];

function given(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set; tests/globalSetup.ts sets it`);
  return value;
}

async function freshFolder(): Promise<string> {
  await prepare();
  const folder = join(given('INTERNKOLL_TEST_FOLDER'), randomUUID());
  await mkdir(folder, { mode: 0o700 });
  return folder;
}

const quiet = { migrate: 'auto', announce: () => undefined } as const;

/** PostgreSQL's own template databases, of which new databases are made: two thirds of a folder's thirteen hundred files, and nobody opens them. */
const pattern: ReadonlySet<string> = new Set(['1', '4']);

async function embeddedConfig(): Promise<DatabaseConfig> {
  const dataFolder = await freshFolder();
  await cp(databaseFolder(join(given('INTERNKOLL_TEST_FOLDER'), 'template')), databaseFolder(dataFolder), { recursive: true, filter: (from) => !pattern.has(basename(from)) || basename(dirname(from)) !== 'base' });
  return { dataFolder, databaseUrl: null, ownerUrl: null, ...quiet };
}

async function postgresConfig(): Promise<DatabaseConfig> {
  const dataFolder = await freshFolder();
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  const owner = given('INTERNKOLL_TEST_POSTGRES_OWNER');
  await createFromTemplate(owner, name, TEMPLATE_DATABASE);
  return { dataFolder, databaseUrl: onDatabase(given('INTERNKOLL_TEST_POSTGRES'), name), ownerUrl: onDatabase(owner, name), ...quiet };
}

/** Call it where the file's `describe` stands: it registers the taking away. */
export function testDatabases(): TestDatabases[] {
  afterAll(async () => {
    for (const takeAway of leave.splice(0)) await takeAway();
  });
  const kinds: TestDatabases[] = [{ name: 'embedded', freshConfig: embeddedConfig, fresh: async () => openDatabase(await embeddedConfig()) }];
  if (!leftOut()) kinds.push({ name: 'postgres', freshConfig: postgresConfig, fresh: async () => openDatabase(await postgresConfig()) });
  return kinds;
}
