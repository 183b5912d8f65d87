/**
 * The sealed trail as a file that can be verified without the database, the program and the key: tools/verify-trail.mjs needs it and
 * a printed checkpoint. JSON lines: a heading, one entry per line in the order of its stream with the link after it, and an end.
 */
import type { Connection, Database } from './database.ts';
import { CLOSED_STREAM } from '../../domain/trail/entry.ts';
import { NO_HASH } from '../../domain/trail/seal.ts';
import { ENTRY_WITH_CONTENT, headOf, linkOf, sealedEntries, type SealedEntry } from './trailRows.ts';

interface WholeEntry extends SealedEntry {
  readonly content: string | null;
  readonly salt: Buffer | null;
}

export interface ExportedStream {
  readonly stream: string;
  readonly number: number;
  readonly link: string;
}

/** `streams`: null for all but the closed one, which is exported only by its name. One snapshot. */
export async function exportTrail(database: Database, streams: readonly string[] | null, at: Date): Promise<{ text: string; streams: ExportedStream[] }> {
  return database.asOwner(async (connection) => {
    await connection.query('set transaction isolation level repeatable read');
    const names = (await connection.query<{ stream: string }>('select distinct stream from trail_entry where number is not null')).map((row) => row.stream).filter((stream) => (streams === null ? stream !== CLOSED_STREAM : streams.includes(stream))).sort();
    const lines = [JSON.stringify({ kind: 'internkoll-trail', format: 1, exportedAt: at.toISOString() })];
    const ends: ExportedStream[] = [];
    for (const stream of names) ends.push(await exportStream(connection, stream, lines));
    lines.push(JSON.stringify({ kind: 'end', streams: ends }));
    return { text: `${lines.join('\n')}\n`, streams: ends };
  });
}

/** One stream, entry by entry, as lines after those that are there. */
export async function exportStream(connection: Connection, stream: string, lines: string[]): Promise<ExportedStream> {
  let end: ExportedStream = { stream, number: 0, link: NO_HASH };
  for await (const row of sealedEntries<WholeEntry>(connection, ENTRY_WITH_CONTENT, stream, 0)) {
    const head = headOf(row);
    end = { stream, number: row.number, link: linkOf(end.link, head, row.contentDigest) };
    const said = row.content === null
      ? { disposalId: row.disposalId, contentDigest: row.contentDigest?.toString('hex') ?? '' }
      : { salt: row.salt?.toString('hex') ?? '', content: row.content };
    lines.push(JSON.stringify({
      kind: 'entry', stream, number: head.number, id: head.id, written: head.written, bodyId: head.bodyId, at: head.at, actor: head.actor, actorId: head.actorId, operation: head.operation,
      objectKind: head.objectKind, objectId: head.objectId, boardYearId: head.boardYearId, changeId: head.changeId, sealedAt: head.sealedAt, ...said, link: end.link,
    }));
  }
  return end;
}
