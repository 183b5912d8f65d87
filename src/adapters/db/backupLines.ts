/** The lines of a backup file and their reading: checked against the checksum in the last one. */
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Checkpoint } from '../../domain/trail/seal.ts';
import { KeepingError } from './openRefusal.ts';

export interface BackupManifest {
  kind: 'internkoll-backup';
  format: 1;
  schema: number;
  createdAt: string;
  checkpoints: Checkpoint[];
  /** Which key the trail is sealed with; null when there was none yet. */
  keyName: string | null;
  /** The key in hexadecimal; null when it was left out. */
  key: string | null;
}

export type BackupLine =
  | BackupManifest
  | { kind: 'table'; name: string; columns: string[] }
  | { kind: 'row'; values: (string | null)[] }
  | { kind: 'end'; tables: Record<string, { rows: number; sha256: string }>; sha256: string };

const NEW_LINE = 0x0a;

/** Splits at line feeds only: other line ends may stand inside a text. */
async function* wholeLines(stream: Readable): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    let from = 0;
    for (let at = chunk.indexOf(NEW_LINE); at >= 0; at = chunk.indexOf(NEW_LINE, from)) {
      yield Buffer.concat([...parts, chunk.subarray(from, at)]);
      parts = [];
      from = at + 1;
    }
    if (from < chunk.length) parts.push(chunk.subarray(from));
  }
  if (parts.length > 0) throw new KeepingError({ code: 'backup-unreadable', fault: 'cut-short' });
}

function faultOf(error: unknown): 'not-a-backup' | 'cut-short' | 'checksum' | null {
  if (error instanceof SyntaxError) return 'checksum';
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'Z_BUF_ERROR') return 'cut-short';
  if (code === 'Z_DATA_ERROR') return error instanceof Error && error.message.includes('header') ? 'not-a-backup' : 'checksum';
  return null;
}

/** Yields every line; the last is `end`, and it is yielded only when the checksum holds. Throws KeepingError for a file that is none, cut short or damaged. */
export async function* backupLines(stream: Readable): AsyncGenerator<BackupLine> {
  const hash = createHash('sha256');
  let ended = false;
  let first = true;
  try {
    for await (const bytes of wholeLines(stream)) {
      const parsed = parse(bytes, first);
      first = false;
      if (parsed.kind === 'end') {
        if (hash.digest('hex') !== parsed.sha256) throw new KeepingError({ code: 'backup-unreadable', fault: 'checksum' });
        ended = true;
      } else {
        if (ended) throw new KeepingError({ code: 'backup-unreadable', fault: 'checksum' });
        hash.update(bytes).update('\n');
      }
      yield parsed;
    }
  } catch (error) {
    const fault = faultOf(error);
    throw fault === null ? error : new KeepingError({ code: 'backup-unreadable', fault });
  }
  if (!ended) throw new KeepingError({ code: 'backup-unreadable', fault: first ? 'not-a-backup' : 'cut-short' });
}

function parse(bytes: Buffer, first: boolean): BackupLine {
  const text = bytes.toString('utf8');
  if (first && !text.startsWith('{"kind":"internkoll-backup","format":1,')) throw new KeepingError({ code: 'backup-unreadable', fault: 'not-a-backup' });
  const value = JSON.parse(text) as BackupLine | (string | null)[];
  return Array.isArray(value) ? { kind: 'row', values: value } : value;
}
