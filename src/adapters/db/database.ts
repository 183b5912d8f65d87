/** The one shape both databases have. Only the rooms `adapters/db` and the wiring see it; everything else sees stores (app/ports.ts). */

export type Value = string | number | boolean | null | Uint8Array | Date | readonly string[] | readonly number[] | object;

export interface Connection {
  /** Runs one statement with $1… placeholders. Rows have JS types that are the same on both databases: int8 → number, date → 'yyyy-mm-dd', timestamptz → Date, jsonb → value, bytea → Uint8Array, uuid → text. */
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Sends one statement whose rows nobody reads and does not wait: should it fail, the transaction fails at its end. Order is kept. */
  send(text: string, values?: readonly unknown[]): void;
}

export interface Database extends Pick<Connection, 'query'> {
  /** One question as the powerless role within its settings: a reading transaction of its own, in one round trip. */
  ask<Row extends object>(settings: Readonly<Record<string, string>>, text: string, values?: readonly unknown[]): Promise<Row[]>;
  readonly kind: 'embedded' | 'postgres';
  /**
   * One transaction as the powerless role. `settings` become transaction-local settings (`internkoll.` + name) that rows' security reads.
   * The work gets its own connection; calling `database.query` inside the callback would deadlock on the embedded database, so do not.
   * A serialization failure or deadlock is tried again up to three times; other errors roll back and are thrown.
   */
  transaction<Result>(settings: Readonly<Record<string, string>>, work: (connection: Connection) => Promise<Result>): Promise<Result>;
  /** Like transaction, for work that only reads: every statement sees the same moment, and the answer does not wait for the end. */
  reading<Result>(settings: Readonly<Record<string, string>>, work: (connection: Connection) => Promise<Result>): Promise<Result>;
  /** One transaction as the owner of the tables: migrations, sealing, backup, restore. */
  asOwner<Result>(work: (connection: Connection & { exec(script: string): Promise<void> }) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}
