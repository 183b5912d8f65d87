/** A PostgreSQL server, version 15 or later, through a pool; nothing is left behind on a connection, so a transaction pooler may stand between. */
import { Pool, type PoolClient } from 'pg';
import type { Connection, Database } from './database.ts';
import { GatheringSocket } from './gatheringSocket.ts';
import { alone, beginPowerless, inReading, inTransaction, tryAgain, type Script } from './openTransaction.ts';
import { preparedNames } from './preparedNames.ts';
import { rowTypes } from './rowTypes.ts';

export interface PostgresAddress {
  url: string;
  /** The login that owns the tables; the same as url's unless the operator separates them. */
  ownerUrl: string;
}
const CONNECTIONS = 10;
/** One of them is held by the presence (presence.ts). */
const OWNER_CONNECTIONS = 4;
const IDLE_MS = 30_000;
const CONNECT_WITHIN_MS = 10_000;

function makePool(url: string, max: number): Pool {
  const pool = new Pool({ connectionString: url, max, idleTimeoutMillis: IDLE_MS, connectionTimeoutMillis: CONNECT_WITHIN_MS, pipeline: true, stream: () => new GatheringSocket(), types: rowTypes });
  // An idle connection that the server closes (a restart) is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  return pool;
}

async function borrow<Result>(pool: Pool, work: (client: PoolClient) => Promise<Result>): Promise<Result> {
  return lend(pool, async (client) => ({ result: await work(client), ended: Promise.resolve() }));
}

/** The connection goes back to the pool when `ended` settles, which nobody waits for. */
async function lend<Result>(pool: Pool, work: (client: PoolClient) => Promise<{ result: Result; ended: Promise<void> }>): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const note = (error: Error): void => {
    broken = error;
  };
  client.on('error', note);
  const back = (): void => {
    client.off('error', note);
    client.release(broken);
  };
  try {
    const { result, ended } = await work(client);
    void ended.then(back, back);
    return result;
  } catch (error) {
    back();
    throw error;
  }
}

/** Questions that may wait for each other on one connection. More would leave the server's other processes idle. */
const QUESTIONS_TOGETHER = 4;

/** Lends the same connection to the questions of one turn of the event loop: each is a transaction of its own, but they leave and come back together. */
function together(pool: Pool): <Result>(question: (client: PoolClient) => Promise<Result>) => Promise<Result> {
  let line: { readonly client: Promise<PoolClient>; asked: number; open: number; back: () => void } | null = null;
  const begin = (): NonNullable<typeof line> => {
    let back: () => void = () => undefined;
    const allAnswered = new Promise<void>((resolve) => { back = resolve; });
    const client = new Promise<PoolClient>((resolve, reject) => {
      lend(pool, async (lent) => {
        resolve(lent);
        return { result: undefined, ended: allAnswered };
      }).catch(reject);
    });
    const begun = { client, asked: 0, open: 0, back };
    setImmediate(() => { if (line === begun) line = null; });
    return begun;
  };
  return async (question) => {
    const mine = line ??= begin();
    mine.asked += 1;
    mine.open += 1;
    if (mine.asked === QUESTIONS_TOGETHER) line = null;
    try {
      return await question(await mine.client);
    } finally {
      mine.open -= 1;
      if (mine.open === 0) {
        // Left by all, though its turn may not be over: whoever comes after must not speak into somebody else's transaction.
        if (line === mine) line = null;
        mine.back();
      }
    }
  };
}

export function openPostgres(address: PostgresAddress): Database {
  const pool = makePool(address.url, CONNECTIONS);
  const ask = together(pool);
  const names = preparedNames();
  const unscoped = beginPowerless({});
  const owners = address.ownerUrl === address.url ? pool : makePool(address.ownerUrl, OWNER_CONNECTIONS);
  return {
    kind: 'postgres',
    query: <Row extends object>(text: string, values?: readonly unknown[]) => tryAgain(names, () => borrow(pool, (client) => alone<Row>(client, names, unscoped, text, values))),
    ask: <Row extends object>(settings: Readonly<Record<string, string>>, text: string, values?: readonly unknown[]) =>
      tryAgain(names, () => ask((client) => alone<Row>(client, names, beginPowerless(settings, 'read'), text, values))),
    transaction: async <Result>(settings: Readonly<Record<string, string>>, work: (connection: Connection) => Promise<Result>) => {
      const begin = beginPowerless(settings);
      return tryAgain(names, () => borrow(pool, (client) => inTransaction(client, begin, work, names)));
    },
    reading: async <Result>(settings: Readonly<Record<string, string>>, work: (connection: Connection) => Promise<Result>) => {
      const begin = beginPowerless(settings, 'read');
      return tryAgain(names, () => lend(pool, (client) => inReading(client, begin, work, names)));
    },
    asOwner: <Result>(work: (connection: Script) => Promise<Result>) => borrow(owners, (client) => inTransaction(client, 'begin', work, null)),
    close: async () => {
      await pool.end();
      if (owners !== pool) await owners.end();
    },
  };
}
