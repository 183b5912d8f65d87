/**
 * Who uses a PostgreSQL database is present in it: one open transaction holds an advisory lock, shared with the others. A restore takes
 * the same lock alone and is refused while anybody is present. A transaction and not a session holds it, because a pooler between may
 * give the session to somebody else after every transaction, but never before its end. The transaction has no snapshot and no number
 * while it waits, so it keeps nothing from being vacuumed. The embedded database has one owner instead (ownership.ts).
 */
import type { Connection, Database } from './database.ts';
import { KeepingError } from './openRefusal.ts';

/** Other locks use other numbers (migrate.ts, seal.ts). */
const PRESENCE_LOCK = 4_151_003;
/** More often than a pooler or a firewall gives up on a connection that says nothing. */
const BEAT_MS = 5_000;
const TAKE_AGAIN_MS = 1_000;

export interface Presence {
  leave(): Promise<void>;
}

export interface PresenceOptions {
  /** Told when the connection that holds the presence was lost, and for each try to take it again that failed. Until then a restore would not be refused. */
  lost(error: unknown): void;
}

/** Throws KeepingError while a copy is being restored. */
export async function bePresent(database: Database, options: PresenceOptions): Promise<Presence> {
  if (database.kind === 'embedded') return { leave: async () => undefined };
  let leaving = false;
  let wake: () => void = () => undefined;
  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
  function hold(taken: () => void): Promise<void> {
    return database.asOwner(async (connection) => {
      await connection.query(`select set_config('idle_in_transaction_session_timeout', '0', true)`);
      const [row] = await connection.query<{ got: boolean }>('select pg_try_advisory_xact_lock_shared($1) as got', [PRESENCE_LOCK]);
      if (row?.got !== true) throw new KeepingError({ code: 'restore-under-way' });
      // A script, unlike a statement, leaves nothing open that would hold the moment it read.
      await connection.exec('select 1');
      taken();
      while (!leaving) {
        await pause(BEAT_MS);
        await connection.exec('select 1');
      }
    });
  }
  async function holdOn(first: Promise<void>): Promise<void> {
    for (let held = first; ; held = hold(() => undefined)) {
      try {
        await held;
        return;
      } catch (error) {
        if (leaving) return;
        options.lost(error);
        await pause(TAKE_AGAIN_MS);
        if (leaving) return;
      }
    }
  }
  let first: Promise<void> = Promise.resolve();
  await new Promise<void>((resolve, reject) => {
    first = hold(resolve);
    first.catch(reject);
  });
  const ended = holdOn(first);
  return {
    leave: async () => {
      leaving = true;
      wake();
      await ended;
    },
  };
}

/** Inside a restore's transaction: refused while anybody is present. */
export async function holdAlone(connection: Connection): Promise<void> {
  const [row] = await connection.query<{ got: boolean }>('select pg_try_advisory_xact_lock($1) as got', [PRESENCE_LOCK]);
  if (row?.got !== true) throw new KeepingError({ code: 'restore-in-use' });
}
