/** The rows of the trail as they are sealed, verified and exported: their reading and the hashes over them. */
import { createHash, createHmac } from 'node:crypto';
import { DISPOSE, orderOf, type DisposalOrder } from '../../domain/trail/disposal.ts';
import { headText, NO_HASH, type TrailHead } from '../../domain/trail/seal.ts';
import type { Connection } from './database.ts';

export interface EntryRow extends Omit<TrailHead, 'number' | 'sealedAt'> {
  readonly number: number | null;
  readonly sealedAt: string | null;
  readonly contentDigest: Buffer | null;
  readonly disposalId: string | null;
  readonly previousHash: Buffer | null;
  readonly hash: Buffer | null;
}
export interface SealedEntry extends EntryRow {
  readonly number: number;
}

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`;
/**
 * The digest is computed where the content lies: contents are long, and both databases have sha256. Only where the content has been
 * disposed of does the kept digest stand for it; a row that is neither whole nor wholly disposed of has no digest and verifies as changed.
 */
const COLUMNS = `id, stream, number, written, body_id as "bodyId", to_char(at at time zone 'UTC', ${INSTANT}) as at, actor, actor_id as "actorId", operation,
  object_kind as "objectKind", object_id as "objectId", board_year_id as "boardYearId", change_id as "changeId", to_char(sealed_at at time zone 'UTC', ${INSTANT}) as "sealedAt",
  case when content is not null and salt is not null and content_digest is null and disposal_id is null then sha256(salt || convert_to(content, 'UTF8'))
    when content is null and salt is null and disposal_id is not null then content_digest end as "contentDigest",
  disposal_id as "disposalId", previous_hash as "previousHash", hash`;
export const ENTRY = `select ${COLUMNS} from trail_entry`;
export const ENTRY_WITH_CONTENT = `select ${COLUMNS}, content, salt from trail_entry`;

const NOTHING = Buffer.alloc(32);

/** Previous hash, digest of the head, salted digest of the content: three parts of fixed length, so none can run into another. */
function parts(previous: string, head: TrailHead, contentDigest: Buffer | null): Buffer[] {
  return [previous === NO_HASH ? NOTHING : Buffer.from(previous, 'hex'), headDigest(head), contentDigest ?? NOTHING];
}
/** What the chain needs of a head; from this nobody can tell what it says. */
export function headDigest(head: TrailHead): Buffer {
  return createHash('sha256').update(headText(head)).digest();
}

/** The seal: HMAC-SHA256, which nobody without the key can make. */
export function hashOf(key: Buffer, previous: string, head: TrailHead, contentDigest: Buffer | null): string {
  const hash = createHmac('sha256', key);
  for (const part of parts(previous, head, contentDigest)) hash.update(part);
  return hash.digest('hex');
}

/** The link: plain SHA-256 over the same, which everybody can follow from the first entry to one in print. */
export function linkOf(previous: string, head: TrailHead, contentDigest: Buffer | null): string {
  const hash = createHash('sha256');
  for (const part of parts(previous, head, contentDigest)) hash.update(part);
  return hash.digest('hex');
}

export function headOf(row: EntryRow): TrailHead {
  return { ...row, number: row.number ?? 0, sealedAt: row.sealedAt ?? '' };
}

const AT_A_TIME = 500;
/** The sealed entries of a stream after a number, in order. */
export async function* sealedEntries<Row extends SealedEntry>(connection: Connection, select: string, stream: string, after: number): AsyncGenerator<Row> {
  for (let last = after; ;) {
    const rows = await connection.query<Row>(`${select} where stream = $1 and number > $2 order by number limit ${AT_A_TIME}`, [stream, last]);
    yield* rows;
    if (rows.length < AT_A_TIME) return;
    last = rows.at(-1)?.number ?? last;
  }
}

/** The link at a sealed entry, carried on from an earlier one. */
export async function linkAt(connection: Connection, stream: string, number: number, from: { number: number; link: string }): Promise<string> {
  let { link } = from;
  for await (const row of sealedEntries(connection, ENTRY, stream, from.number)) {
    if (row.number > number) break;
    link = linkOf(link, headOf(row), row.contentDigest);
  }
  return link;
}

/** The sealed orders of a stream, by their entry's id. */
export async function ordersOf(connection: Connection, stream: string): Promise<Map<string, DisposalOrder>> {
  const rows = await connection.query<{ id: string; content: string | null }>('select id, content from trail_entry where stream = $1 and operation = $2 and number is not null order by number', [stream, DISPOSE]);
  return new Map(rows.flatMap((row) => {
    const order = row.content === null ? null : orderOf(JSON.parse(row.content));
    return order === null ? [] : [[row.id, order] as const];
  }));
}
