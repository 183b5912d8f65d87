/** Seals the trail after commit: numbers without gaps and a keyed chain per stream, by one sealer at a time; and verifies it. */
import { isId } from '../../domain/identity.ts';
import { DISPOSE, orders } from '../../domain/trail/disposal.ts';
import { endOfStream, NO_HASH, readRow, UNREAD, type Checkpoint, type StreamReading, type TrailFault } from '../../domain/trail/seal.ts';
import type { Connection, Database } from './database.ts';
import { carryOutDisposals } from './dispose.ts';
import { KeepingError } from './openRefusal.ts';
import type { Script } from './openTransaction.ts';
import { KEY_SETTING, keyName, readCheckpoints, writeCheckpoints } from './sealKeys.ts';
import { ENTRY, hashOf, headOf, linkAt, linkOf, ordersOf, sealedEntries, type EntryRow } from './trailRows.ts';
import { indexWords } from './trailWords.ts';

const SEAL_LOCK = 4_151_002;
const AT_A_TIME = 500;
const MAX_EVERY_MS = 500;

/** Seals what is committed and unsealed; returns the streams' new ends. */
async function sealBatch(connection: Connection, { key, keyFile }: SealerOptions, checkpoints: ReadonlyMap<string, Checkpoint>): Promise<{ sealed: number; ends: Checkpoint[]; lost: string[] }> {
  await connection.query('select pg_advisory_xact_lock($1)', [SEAL_LOCK]);
  // A copy with a key of its own may have been restored since the sealer began; what another key sealed would never verify.
  const [kept] = await connection.query<{ value: string }>('select value from setting where name = $1', [KEY_SETTING]);
  if (kept !== undefined && kept.value !== keyName(key)) throw new KeepingError({ code: 'trail-key-other', file: keyFile });
  const rows = await connection.query<EntryRow>(`${ENTRY} where number is null order by written limit ${AT_A_TIME}`);
  if (rows.length === 0) return { sealed: 0, ends: [], lost: [] };
  const streams = [...new Set(rows.map((row) => row.stream))];
  const ends = new Map((await connection.query<{ stream: string; number: number; hash: Buffer }>(
    `select s.stream, e.number, e.hash from unnest($1::text[]) s(stream) cross join lateral (select number, hash from trail_entry t where t.stream = s.stream and t.number is not null order by t.number desc limit 1) e`, [streams]))
    .map((row) => [row.stream, { stream: row.stream, number: row.number, hash: row.hash.toString('hex') }]));
  const sealedAt = new Date().toISOString().replace('Z', '000Z');
  const links = new Map<string, LinkEnd>();
  for (const { stream, number, link } of checkpoints.values()) if (link !== undefined) links.set(stream, { number, link });
  const sealed = rows.map((row) => {
    const end = ends.get(row.stream) ?? { stream: row.stream, number: 0, hash: NO_HASH };
    const number = end.number + 1;
    const head = { ...row, number, sealedAt };
    const hash = hashOf(key, end.hash, head, row.contentDigest);
    ends.set(row.stream, { stream: row.stream, number, hash });
    const before = links.get(row.stream) ?? NO_LINK;
    if (before.number === end.number) links.set(row.stream, { number, link: linkOf(before.link, head, row.contentDigest) });
    return { id: row.id, number, previous: end.hash, hash };
  });
  await connection.query(
    `update trail_entry t set number = v.number, previous_hash = decode(v.previous, 'hex'), hash = decode(v.hash, 'hex'), sealed_at = $2
     from jsonb_to_recordset($1::jsonb) v(id uuid, number int8, previous text, hash text) where t.id = v.id`, [JSON.stringify(sealed), sealedAt]);
  const lost = await lostCheckpoints(connection, [...checkpoints.values()].filter((checkpoint) => streams.includes(checkpoint.stream)));
  const linked: Checkpoint[] = [];
  for (const end of ends.values()) {
    const at = links.get(end.stream) ?? NO_LINK;
    // Another server on the same database may have sealed since this one's checkpoint.
    const link = at.number === end.number ? at.link : await linkAt(connection, end.stream, end.number, at.number < end.number && !lost.includes(end.stream) ? at : NO_LINK);
    linked.push({ ...end, link });
  }
  if (rows.some((row) => row.operation === DISPOSE)) await carryOutDisposals(connection);
  return { sealed: rows.length, ends: linked, lost };
}

interface LinkEnd { readonly number: number; readonly link: string }
const NO_LINK: LinkEnd = { number: 0, link: NO_HASH };

/** What a program that was ended, or an earlier one, left undone: orders not carried out and checkpoints without their link. */
async function makeGood(connection: Script, checkpoints: ReadonlyMap<string, Checkpoint>): Promise<Checkpoint[]> {
  await connection.query('select pg_advisory_xact_lock($1)', [SEAL_LOCK]);
  await carryOutDisposals(connection);
  const lacking = [...checkpoints.values()].filter((checkpoint) => checkpoint.link === undefined);
  const lost = await lostCheckpoints(connection, lacking);
  const linked: Checkpoint[] = [];
  for (const checkpoint of lacking) if (!lost.includes(checkpoint.stream)) linked.push({ ...checkpoint, link: await linkAt(connection, checkpoint.stream, checkpoint.number, NO_LINK) });
  return linked;
}

/** Streams whose last checkpoint is no longer in the database: their checkpoint must not be moved on, or the loss would be covered over. */
async function lostCheckpoints(connection: Connection, wanted: readonly Checkpoint[]): Promise<string[]> {
  if (wanted.length === 0) return [];
  // Each looked up by its number: as one join the whole trail would be read every round.
  const lost = await connection.query<{ stream: string }>(
    `select v.stream from jsonb_to_recordset($1::jsonb) v(stream text, number int8, hash text)
     left join lateral (select true as there from trail_entry t where t.stream = v.stream and t.number = v.number and t.hash = decode(v.hash, 'hex') limit 1) f on true where f.there is null`, [JSON.stringify(wanted)]);
  return lost.map((row) => row.stream);
}

export interface SealerOptions {
  key: Buffer;
  keyFile: string;
  checkpointFile: string;
  /** At most 500: an entry is sealed within a second. */
  everyMs: number;
  /** Told of each round that failed; the next one tries again. */
  failed(error: unknown): void;
  /** Told, once per stream, that the database has lost what the checkpoint knows. */
  lost(stream: string): void;
}

export interface Sealer {
  /** Seals everything that is committed now; returns how many entries. */
  sealNow(): Promise<number>;
  /** Seals what is left and ends. */
  stop(): Promise<void>;
}

export function startSealer(database: Database, options: SealerOptions): Sealer {
  if (options.everyMs > MAX_EVERY_MS) throw new RangeError(`The sealer must look at least every ${MAX_EVERY_MS} ms`);
  let checkpoints: Map<string, Checkpoint> | null = null;
  const told = new Set<string>();
  let last: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;

  const indexed = new Map<string, number>();
  /** A little of the search's index, of the first board that lacks it: what is closed, and the municipality's own log, are not searched. */
  async function indexNext(known: ReadonlyMap<string, Checkpoint>): Promise<void> {
    const next = [...known.values()].find((end) => isId(end.stream) && end.number > (indexed.get(end.stream) ?? 0));
    if (next === undefined) return;
    const reached = await database.asOwner((connection) => indexWords(connection, next.stream));
    // What a copy that was restored lacks is not waited for.
    indexed.set(next.stream, reached > (indexed.get(next.stream) ?? 0) ? reached : next.number);
  }
  async function round(): Promise<number> {
    let total = 0;
    if (checkpoints === null) {
      const read = new Map((await readCheckpoints(options.checkpointFile)).map((checkpoint) => [checkpoint.stream, checkpoint]));
      const linked = await database.asOwner((connection) => makeGood(connection, read));
      for (const checkpoint of linked) read.set(checkpoint.stream, checkpoint);
      if (linked.length > 0) await writeCheckpoints(options.checkpointFile, [...read.values()]);
      checkpoints = read;
    }
    const known = checkpoints;
    for (;;) {
      const [waiting] = await database.asOwner((connection) => connection.query('select 1 from trail_entry where number is null limit 1'));
      if (waiting === undefined) {
        if (total === 0) await indexNext(known);
        return total;
      }
      const { sealed, ends, lost } = await database.asOwner((connection) => sealBatch(connection, options, known));
      total += sealed;
      for (const stream of lost) {
        if (!told.has(stream)) options.lost(stream);
        told.add(stream);
      }
      for (const end of ends) if (!lost.includes(end.stream)) known.set(end.stream, end);
      if (sealed > 0) await writeCheckpoints(options.checkpointFile, [...known.values()]);
      if (sealed < AT_A_TIME) return total;
    }
  }
  function sealNow(): Promise<number> {
    const mine = last.then(round);
    last = mine.catch(() => undefined);
    return mine;
  }
  function plan(): void {
    if (stopped) return;
    timer = setTimeout(() => {
      sealNow().catch(options.failed).finally(plan);
    }, options.everyMs);
    timer.unref();
  }
  plan();
  return {
    sealNow,
    stop: async () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      await sealNow();
    },
  };
}

export interface StreamVerdict {
  stream: string;
  entries: number;
  sealed: number;
  /** When the oldest entry that is not sealed yet was written; null when all are sealed. */
  unsealedSince: Date | null;
  ok: boolean;
  faults: readonly TrailFault[];
}

/** Reads the whole trail and compares it with its seals and with the checkpoints from outside the database. */
export async function verifyTrail(database: Database, key: Buffer, checkpoints: readonly Checkpoint[]): Promise<{ ok: boolean; streams: StreamVerdict[] }> {
  return database.asOwner(async (connection) => {
    await connection.query('set transaction isolation level repeatable read');
    const counted = await connection.query<{ stream: string; entries: number; sealed: number; unsealedSince: Date | null }>(
      `select stream, count(*) as entries, count(number) as sealed, min(at) filter (where number is null) as "unsealedSince" from trail_entry group by stream order by stream`);
    for (const { stream } of checkpoints) if (!counted.some((one) => one.stream === stream)) counted.push({ stream, entries: 0, sealed: 0, unsealedSince: null });
    const streams: StreamVerdict[] = [];
    for (const one of counted) {
      const faults = await verifyStream(connection, key, one.stream, checkpoints.find((checkpoint) => checkpoint.stream === one.stream) ?? null);
      streams.push({ ...one, ok: faults.length === 0, faults });
    }
    return { ok: streams.every((stream) => stream.ok), streams };
  });
}

async function verifyStream(connection: Connection, key: Buffer, stream: string, checkpoint: Checkpoint | null): Promise<readonly TrailFault[]> {
  let reading: StreamReading = UNREAD;
  const ordered = await ordersOf(connection, stream);
  for await (const row of sealedEntries(connection, ENTRY, stream, Number.MIN_SAFE_INTEGER)) {
    const previousHash = row.previousHash?.toString('hex') ?? NO_HASH;
    const computed = row.contentDigest === null ? '' : hashOf(key, previousHash, headOf(row), row.contentDigest);
    const order = row.disposalId === null ? undefined : ordered.get(row.disposalId);
    const disposal = row.disposalId === null ? null : order !== undefined && orders(order, row.number) ? 'ordered' : 'not-ordered';
    reading = readRow(reading, { number: row.number, previousHash, hash: row.hash?.toString('hex') ?? NO_HASH, computed, disposal }, checkpoint);
  }
  return endOfStream(reading, checkpoint);
}
