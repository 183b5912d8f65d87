/** How an entry of the trail is sealed, and what can be found wrong with a sealed one. The hashing itself is the keeper's work (adapters/db/seal.ts). */

/** Every field of an entry but its content, salt and hashes. Instants are UTC with microseconds, as the database keeps them. */
export interface TrailHead {
  readonly id: string;
  readonly stream: string;
  readonly number: number;
  readonly written: number;
  readonly bodyId: string | null;
  readonly at: string;
  readonly actor: string;
  readonly actorId: string | null;
  readonly operation: string;
  readonly objectKind: string;
  readonly objectId: string;
  readonly boardYearId: string | null;
  readonly changeId: string;
  readonly sealedAt: string;
}

const FORMAT = 'internkoll-trail-1';

/** One text per head and one head per text: a JSON list in a fixed order, so that no two different heads can be written alike. */
export function headText(head: TrailHead): string {
  return JSON.stringify([
    FORMAT, head.id, head.stream, head.number, head.written, head.bodyId, head.at, head.actor, head.actorId, head.operation,
    head.objectKind, head.objectId, head.boardYearId, head.changeId, head.sealedAt,
  ]);
}

/**
 * The last entry of a stream as it was sealed; kept outside the database. In hexadecimal: `hash` is keyed, `link` is not.
 * The link follows from the entries alone, so that whoever has it in print can verify an export of the log without the key.
 */
export interface Checkpoint {
  readonly stream: string;
  readonly number: number;
  readonly hash: string;
  /** Missing in checkpoints of earlier programs, until the sealer has read the stream once. */
  readonly link?: string;
}

export type TrailFaultKind =
  /** The entry is not the one that was sealed: a field, its content or its place has changed. */
  | 'changed'
  /** The entry does not follow on the one before it. */
  | 'chain-broken'
  /** Numbers are missing before a later entry; `number` is the first missing. */
  | 'missing'
  /** The checkpoint knows a later entry than the database has: the end is cut off, or an older copy was put in place. */
  | 'tail-missing'
  /** The entry with the checkpoint's number is another one: the end was replaced. */
  | 'checkpoint-differs'
  /** The content is gone, and no entry of the stream orders it. */
  | 'disposal-not-ordered';

export interface TrailFault {
  readonly number: number;
  readonly kind: TrailFaultKind;
}

/** What is compared while a stream is read in number order. Hashes in hexadecimal; `computed` is what the row's own fields give. */
export interface SealedRow {
  readonly number: number;
  readonly previousHash: string;
  readonly hash: string;
  readonly computed: string;
  /** Null while the content is there; else whether an entry of the stream orders its disposal. */
  readonly disposal: 'ordered' | 'not-ordered' | null;
}

/** The hash before a stream's first entry. */
export const NO_HASH = '';

export interface StreamReading {
  readonly expected: number;
  readonly lastHash: string;
  readonly faults: readonly TrailFault[];
}
export const UNREAD: StreamReading = { expected: 1, lastHash: NO_HASH, faults: [] };

export function readRow(reading: StreamReading, row: SealedRow, checkpoint: Checkpoint | null): StreamReading {
  const faults: TrailFault[] = [];
  const gap = row.number !== reading.expected;
  if (gap) faults.push({ number: reading.expected, kind: 'missing' });
  if (row.computed !== row.hash) faults.push({ number: row.number, kind: 'changed' });
  // After a gap the row cannot follow on what is gone; the gap has been told.
  else if (!gap && row.previousHash !== reading.lastHash) faults.push({ number: row.number, kind: 'chain-broken' });
  if (row.disposal === 'not-ordered') faults.push({ number: row.number, kind: 'disposal-not-ordered' });
  if (checkpoint?.number === row.number && checkpoint.hash !== row.hash) faults.push({ number: row.number, kind: 'checkpoint-differs' });
  return { expected: row.number + 1, lastHash: row.hash, faults: faults.length === 0 ? reading.faults : [...reading.faults, ...faults] };
}

export function endOfStream(reading: StreamReading, checkpoint: Checkpoint | null): readonly TrailFault[] {
  return checkpoint !== null && reading.expected <= checkpoint.number ? [...reading.faults, { number: reading.expected, kind: 'tail-missing' }] : reading.faults;
}
