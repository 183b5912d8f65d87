/** A PostgreSQL server, version 15 or later, through a pool; nothing is left behind on a connection, so a transaction pooler may stand between. */
import { Pool, type PoolClient } from 'pg';
import type { Connection, Database } from './database.ts';
import { alone, beginPowerless, inTransaction, tryAgain, type Script } from './openTransaction.ts';
import { rowTypes } from './rowTypes.ts';

export interface PostgresAddress {
  url: string;
  /** The login that owns the tables; the same as url's unless the operator separates them. */
  ownerUrl: string;
}
const CONNECTIONS = 10;
const OWNER_CONNECTIONS = 3;
const IDLE_MS = 30_000;
const CONNECT_WITHIN_MS = 10_000;

function makePool(url: string, max: number): Pool {
  const pool = new Pool({ connectionString: url, max, idleTimeoutMillis: IDLE_MS, connectionTimeoutMillis: CONNECT_WITHIN_MS, pipeline: true, types: rowTypes });
  // An idle connection that the server closes (a restart) is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  return pool;
}

async function borrow<Result>(pool: Pool, work: (client: PoolClient) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const note = (error: Error): void => {
    broken = error;
  };
  client.on('error', note);
  try {
    return await work(client);
  } finally {
    client.off('error', note);
    client.release(broken);
  }
}

export function openPostgres(address: PostgresAddress): Database {
  const pool = makePool(address.url, CONNECTIONS);
  const owners = address.ownerUrl === address.url ? pool : makePool(address.ownerUrl, OWNER_CONNECTIONS);
  return {
    kind: 'postgres',
    query: <Row extends object>(text: string, values?: readonly unknown[]) => borrow(pool, (client) => alone<Row>(client, text, values)),
    transaction: async <Result>(settings: Readonly<Record<string, string>>, work: (connection: Connection) => Promise<Result>) => {
      const begin = beginPowerless(settings);
      return tryAgain(() => borrow(pool, (client) => inTransaction(client, begin, work)));
    },
    asOwner: <Result>(work: (connection: Script) => Promise<Result>) => borrow(owners, (client) => inTransaction(client, 'begin', work)),
    close: async () => {
      await pool.end();
      if (owners !== pool) await owners.end();
    },
  };
}
