import { fieldOf } from './headings.ts';
import type { Chunk } from './pdfPage.ts';
import type { PageCell, PageTable } from './pdfPages.ts';
import { linesOf } from './pdfText.ts';
import type { PrintedLine } from './pdfText.ts';

/** The columns of an unruled table, for its next page. */
export interface Columns { readonly groups: readonly Group[]; readonly right: number }

export interface Unruled { readonly tables: PageTable[]; readonly rest: PrintedLine[]; readonly columns: Columns | null }

/**
 * A table without ruled lines: columns stand under their headings. Only taken for one when the headings are known;
 * it goes on over pages (`before`) until running text or larger print comes.
 */
export function unruledTables(lines: readonly PrintedLine[], chunks: readonly Chunk[], page: number, before: Columns | null): Unruled {
  for (const line of lines) {
    const groups = groupsOf(onLine(chunks, line));
    const known = groups.filter((group) => fieldOf(group.text) !== null);
    if (known.length >= 3 && known.length >= groups.length * 0.6) {
      return tableUnder(lines, chunks, line, { groups, right: Math.max(...chunks.map((chunk) => chunk.x1)) + 4 }, page);
    }
  }
  return before === null ? { tables: [], rest: [...lines], columns: null } : tableUnder(lines, chunks, null, before, page);
}

export interface Group { readonly text: string; readonly x0: number; readonly x1: number }

function onLine(chunks: readonly Chunk[], line: PrintedLine): Chunk[] {
  return chunks.filter((chunk) => chunk.upright && Math.abs(chunk.y - line.y) < line.size * 0.35).toSorted((a, b) => a.x0 - b.x0);
}

/** Words with ordinary blanks between them are one heading; a wide gap begins the next. */
function groupsOf(chunks: readonly Chunk[]): Group[] {
  const groups: Group[] = [];
  for (const chunk of chunks) {
    const last = groups.at(-1);
    if (last !== undefined && chunk.x0 - last.x1 < chunk.size * 0.6) groups[groups.length - 1] = { text: `${last.text} ${chunk.text}`, x0: last.x0, x1: chunk.x1 };
    else groups.push({ text: chunk.text, x0: chunk.x0, x1: chunk.x1 });
  }
  return groups;
}

function tableUnder(lines: readonly PrintedLine[], chunks: readonly Chunk[], heading: PrintedLine | null, columns: Columns, page: number): Unruled {
  const { groups, right } = columns;
  const under = heading === null ? lines : lines.filter((line) => line.y > heading.y + 0.5);
  const size = heading?.size ?? under[0]?.size ?? 0;
  const second = heading === null ? undefined : under.find((line) => continuesHeading(heading, line, onLine(chunks, line), groups));
  const headingLines = [heading, second].filter((line) => line !== null && line !== undefined);
  const body: PrintedLine[] = [];
  for (const line of under) {
    if (line === second) continue;
    // A heading in larger print, or running text across the columns, ends the table.
    if (line.size > size * 1.3 || crosses(onLine(chunks, line), groups)) break;
    body.push(line);
  }
  const starts = groups.map((group) => group.x0 - 2);
  const columnOf = (x: number): number => Math.max(0, starts.findLastIndex((start) => start <= x));
  const key = keyColumn(groups, body, chunks, columnOf);
  const isKey = (chunk: Chunk): boolean => columnOf(chunk.x0) === key;
  const rows = apart(body, chunks, isKey) ?? fromKeys(body, chunks, isKey);
  const xs = [...starts, right];
  if (heading === null && rows.length === 0) return { tables: [], rest: [...lines], columns: null };
  const first = heading === null ? 0 : 1;
  const cells: PageCell[] = heading === null ? [] : groups.map((_, column) => ({
    row: 0, column, rows: 1, columns: 1, left: xs[column] ?? 0, right: xs[column + 1] ?? right, lines: linesOf(headingLines.flatMap((line) => onLine(chunks, line)).filter((chunk) => columnOf(chunk.x0) === column)),
  }));
  rows.forEach((row, at) => {
    const held = row.flatMap((line) => onLine(chunks, line));
    groups.forEach((_, column) => cells.push({
      row: at + first, column, rows: 1, columns: 1, left: xs[column] ?? 0, right: xs[column + 1] ?? right, lines: linesOf(held.filter((chunk) => columnOf(chunk.x0) === column)),
    }));
  });
  const used = new Set<PrintedLine>([...headingLines, ...body]);
  const top = (heading ?? body[0])?.y ?? 0;
  return {
    tables: [{ kind: 'table', page, top: top - size, xs, rows: rows.length + first, cells, guessed: true }],
    rest: lines.filter((line) => !used.has(line)), columns: body.length + headingLines.length >= under.length + (heading === null ? 0 : 1) ? columns : null,
  };
}

/** Rows that begin where the key stands. */
function fromKeys(body: readonly PrintedLine[], chunks: readonly Chunk[], isKey: (chunk: Chunk) => boolean): PrintedLine[][] {
  const rows: PrintedLine[][] = [];
  for (const line of body) {
    if (rows.length === 0 || onLine(chunks, line).some(isKey)) rows.push([line]);
    else rows.at(-1)?.push(line);
  }
  return rows;
}

/** Rows with air between them, wherever in their height the key stands; null unless each then has one key. */
function apart(body: readonly PrintedLine[], chunks: readonly Chunk[], isKey: (chunk: Chunk) => boolean): PrintedLine[][] | null {
  for (const air of [0.45, 0.6, 0.8, 1, 1.3]) {
    const rows: PrintedLine[][] = [];
    let bottom = -Infinity;
    for (const line of body) {
      if (line.y - line.size - bottom > line.size * (air - 0.25)) rows.push([line]);
      else rows.at(-1)?.push(line);
      bottom = Math.max(bottom, line.y);
    }
    const keys = rows.map((row) => new Set(row.flatMap((line) => onLine(chunks, line)).filter(isKey).map((chunk) => Math.round(chunk.y))).size);
    // The first may go on from the page before.
    if (rows.length > 1 && keys.every((count, at) => count === 1 || (at === 0 && count === 0))) return rows;
  }
  return null;
}

/** Headings too long for their columns go on in the next line: the same print, words without numbers, in some columns. */
function continuesHeading(heading: PrintedLine, line: PrintedLine, row: readonly Chunk[], groups: readonly Group[]): boolean {
  return line.y - heading.y < heading.size * 1.45 && line.bold === heading.bold && row.length < groups.length && row.every((chunk) => !/\d/.test(chunk.text) && groups.some((group) => Math.abs(group.x0 - chunk.x0) < 3));
}

/** Running text has words on both sides of a column's beginning without a gap there. */
function crosses(row: readonly Chunk[], groups: readonly Group[]): boolean {
  const inside = groups.slice(1).filter((group) => row.some((chunk, at) => {
    const next = row[at + 1];
    return chunk.x0 < group.x0 - 3 && (chunk.x1 > group.x0 + 3 || (next !== undefined && next.x0 > group.x0 + 1 && next.x0 - chunk.x1 < chunk.size * 0.5));
  }));
  return inside.length >= 2;
}

/** The column whose cells take one line each tells where a row begins: a number, else a rating. */
function keyColumn(groups: readonly Group[], body: readonly PrintedLine[], chunks: readonly Chunk[], columnOf: (x: number) => number): number {
  const fields = groups.map((group) => fieldOf(group.text));
  for (const wanted of ['number', 'riskValue', 'likelihood', 'consequence'] as const) {
    const at = fields.indexOf(wanted);
    if (at >= 0 && body.some((line) => onLine(chunks, line).some((chunk) => columnOf(chunk.x0) === at && /^\d/.test(chunk.text)))) return at;
  }
  return Math.max(0, fields.findIndex((field) => field === 'event' || field === 'controlActivity'));
}
