/** What both databases share: how a transaction begins with its role and settings, and how it ends. */
import { escapeLiteral, type ClientBase, type QueryConfig, type QueryResultRow } from 'pg';
import type { Connection } from './database.ts';
import type { PreparedNames } from './preparedNames.ts';
import { toParameter } from './rowTypes.ts';

export const POWERLESS_ROLE = 'internkoll_app';
const SETTING_NAME = /^[a-z_]+$/;
const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';
const ABORTED = '25P02';
const ATTEMPTS = 4;

/** 'read': all statements see one moment, and none may write. */
export type TransactionMode = 'change' | 'read';
export type Script = Connection & { exec(script: string): Promise<void> };

/**
 * Begin, role and settings in one message: they last until the transaction's end and nothing of them stays with the
 * connection, so that a transaction pooler may stand between. Should the role be refused, the transaction is aborted and nothing in it runs.
 */
export function beginPowerless(settings: Readonly<Record<string, string>>, mode: TransactionMode = 'change'): string {
  const wanted = [`role ${POWERLESS_ROLE}`, `datestyle = 'ISO'`];
  for (const [name, value] of Object.entries(settings)) {
    if (!SETTING_NAME.test(name)) throw new TypeError(`Not a setting's name: ${name}`);
    wanted.push(`internkoll.${name} = ${escapeLiteral(value)}`);
  }
  return [mode === 'read' ? 'begin isolation level repeatable read read only' : 'begin', ...wanted.map((one) => `set local ${one}`)].join('; ');
}

async function run<Row extends QueryResultRow>(client: ClientBase, text: string, values: readonly unknown[], names: PreparedNames | null): Promise<Row[]> {
  // The extended protocol takes one statement only: a text with a semicolon and a second statement is refused.
  const statement: QueryConfig & { queryMode: 'extended' } = { text, values: values.map(toParameter), queryMode: 'extended' };
  const name = names?.nameOf(text, values.length);
  if (name) statement.name = name;
  const result = await client.query<Row>(statement);
  return result.rows;
}

/**
 * Runs work between `begin` and commit on a client in pipeline mode: the first statements are sent together with the beginning,
 * and what was sent without waiting (`send`) together with the commit – the database keeps the order, and turns the commit into a rollback should one of them fail.
 * Throws what the work threw, or the database's error; a commit that became a rollback is an error too.
 */
export async function inTransaction<Result>(client: ClientBase, begin: string, work: (connection: Script) => Promise<Result>, names: PreparedNames | null): Promise<Result> {
  let over = false;
  const sent: Promise<unknown>[] = [];
  const alive = (): void => {
    if (over) throw new Error('The transaction is over; its connection cannot be used any more');
  };
  const keep = (promise: Promise<unknown>): void => {
    promise.catch(() => undefined); // awaited below; this only keeps an early failure from being "unhandled" meanwhile
    sent.push(promise);
  };
  keep(client.query(begin));
  try {
    const result = await work({
      query: async <Row extends object>(text: string, values: readonly unknown[] = []) => {
        alive();
        return run<Row>(client, text, values, names);
      },
      send: (text, values = []) => {
        alive();
        keep(run(client, text, values, names));
      },
      exec: async (script) => {
        alive();
        await client.query(script);
      },
    });
    over = true;
    const ending = client.query('commit');
    ending.catch(() => undefined);
    // In the order they were sent, so that the first failure is the one told.
    for (const one of sent) await one;
    if ((await ending).command !== 'COMMIT') throw new Error('The transaction was rolled back: a statement in it failed and the error was not passed on');
    return result;
  } catch (error) {
    over = true;
    await rollBack(client);
    throw await causeOf(error, sent);
  }
}

/** After a failure every later statement is refused; the one to tell is the failure, be it of a statement that nobody waited for. */
async function causeOf(told: unknown, sent: readonly Promise<unknown>[]): Promise<unknown> {
  if (codeOf(told) !== ABORTED) return told;
  for (const one of await Promise.allSettled(sent)) if (one.status === 'rejected' && codeOf(one.reason) !== ABORTED) return one.reason;
  return told;
}
function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}

/**
 * Like inTransaction, for work that only reads: the answer is there when the work is done, and nobody waits for the end.
 * `ended` settles when the connection may be used by another.
 */
export async function inReading<Result>(client: ClientBase, begin: string, work: (connection: Connection) => Promise<Result>, names: PreparedNames): Promise<{ result: Result; ended: Promise<void> }> {
  let over = false;
  const begun = client.query(begin);
  begun.catch(() => undefined);
  const query = async <Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> => {
    if (over) throw new Error('The transaction is over; its connection cannot be used any more');
    return run<Row>(client, text, values, names);
  };
  try {
    const result = await work({ query, send: () => { throw new Error('A reading transaction writes nothing'); } });
    await begun;
    over = true;
    return { result, ended: rollBack(client) };
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

/** One statement as the powerless role, in one round trip. */
export async function alone<Row extends QueryResultRow>(client: ClientBase, names: PreparedNames, begin: string, text: string, values: readonly unknown[] = []): Promise<Row[]> {
  const begun = client.query(begin);
  const answered = run<Row>(client, text, values, names);
  const ended = client.query('commit');
  const [first, rows, last] = await Promise.allSettled([begun, answered, ended]);
  if (first.status === 'rejected') throw first.reason;
  if (rows.status === 'rejected') throw rows.reason;
  if (last.status === 'rejected') throw last.reason;
  return rows.value;
}

/** Tries again what another transaction got in the way of, and what a pooler without prepared statements lost: then without them. */
export async function tryAgain<Result>(names: PreparedNames, attempt: () => Promise<Result>): Promise<Result> {
  for (let count = 1; ; count += 1) {
    try {
      return await attempt();
    } catch (error) {
      const code = codeOf(error);
      const again = code === SERIALIZATION_FAILURE || code === DEADLOCK || (typeof code === 'string' && names.endedBy(code));
      if (count >= ATTEMPTS || !again) throw error;
    }
  }
}
