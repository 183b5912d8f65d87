/** What both databases share: how a transaction begins with its role and settings, and how it ends. */
import { escapeLiteral, type ClientBase, type QueryConfig, type QueryResultRow } from 'pg';
import type { Connection } from './database.ts';
import { toParameter } from './rowTypes.ts';

export const POWERLESS_ROLE = 'internkoll_app';
const SETTING_NAME = /^[a-z_]+$/;
const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';
const ATTEMPTS = 4;

export type Script = Connection & { exec(script: string): Promise<void> };

/**
 * Begin, role and settings in one message: they last until the transaction's end and nothing of them stays with the
 * connection, so that a transaction pooler may stand between. Should the role be refused, the transaction is aborted and nothing in it runs.
 */
export function beginPowerless(settings: Readonly<Record<string, string>>): string {
  const wanted: [string, string][] = [['role', POWERLESS_ROLE], ['datestyle', 'ISO']];
  for (const [name, value] of Object.entries(settings)) {
    if (!SETTING_NAME.test(name)) throw new TypeError(`Not a setting's name: ${name}`);
    wanted.push([`internkoll.${name}`, value]);
  }
  return `begin; select ${wanted.map(([name, value]) => `set_config(${escapeLiteral(name)}, ${escapeLiteral(value)}, true)`).join(', ')}`;
}

async function run<Row extends QueryResultRow>(client: ClientBase, text: string, values: readonly unknown[] = []): Promise<Row[]> {
  // The extended protocol takes one statement only: a text with a semicolon and a second statement is refused.
  const statement: QueryConfig & { queryMode: 'extended' } = { text, values: values.map(toParameter), queryMode: 'extended' };
  const result = await client.query<Row>(statement);
  return result.rows;
}

/**
 * Runs work between `begin` and commit on a client in pipeline mode: the first statement is sent together with the beginning.
 * Throws what the work threw, or the database's error; a commit that became a rollback is an error too.
 */
export async function inTransaction<Result>(client: ClientBase, begin: string, work: (connection: Script) => Promise<Result>): Promise<Result> {
  let over = false;
  const alive = (): void => {
    if (over) throw new Error('The transaction is over; its connection cannot be used any more');
  };
  const begun = client.query(begin);
  begun.catch(() => undefined); // awaited below; this only keeps an early failure from being "unhandled" meanwhile
  try {
    const result = await work({
      query: async <Row extends object>(text: string, values?: readonly unknown[]) => {
        alive();
        return run<Row>(client, text, values);
      },
      exec: async (script) => {
        alive();
        await client.query(script);
      },
    });
    await begun;
    over = true;
    const ended = await client.query('commit');
    if (ended.command !== 'COMMIT') throw new Error('The transaction was rolled back: a statement in it failed and the error was not passed on');
    return result;
  } catch (error) {
    over = true;
    await rollBack(client);
    throw error;
  }
}

/** The first error is the one to tell; a connection that cannot even roll back is broken and is noticed by its owner. */
async function rollBack(client: ClientBase): Promise<void> {
  await client.query('rollback').catch(() => undefined);
}

/** One statement as the powerless role, outside any scope, in one round trip. */
export async function alone<Row extends QueryResultRow>(client: ClientBase, text: string, values?: readonly unknown[]): Promise<Row[]> {
  const begun = client.query(beginPowerless({}));
  const answered = run<Row>(client, text, values);
  const ended = client.query('commit');
  const [first, rows, last] = await Promise.allSettled([begun, answered, ended]);
  if (first.status === 'rejected') throw first.reason;
  if (rows.status === 'rejected') throw rows.reason;
  if (last.status === 'rejected') throw last.reason;
  return rows.value;
}

/** Tries again what another transaction got in the way of. */
export async function tryAgain<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let count = 1; ; count += 1) {
    try {
      return await attempt();
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : null;
      if (count >= ATTEMPTS || (code !== SERIALIZATION_FAILURE && code !== DEADLOCK)) throw error;
    }
  }
}
