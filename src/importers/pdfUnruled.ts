import { fieldOf } from './headings.ts';
import { areHeadings, knownIn, underEachOther } from './pdfHeadings.ts';
import type { Heading } from './pdfHeadings.ts';
import type { Chunk } from './pdfPage.ts';
import type { PageCell, PageTable } from './pdfPages.ts';
import { linesOf } from './pdfText.ts';
import type { PrintedLine } from './pdfText.ts';

/** The columns of an unruled table, for its next page. */
export interface Columns { readonly groups: readonly Group[]; readonly right: number }

export interface Unruled { readonly tables: PageTable[]; readonly rest: PrintedLine[]; readonly columns: Columns | null }

/**
 * Tables without ruled lines: columns stand under their headings. Only taken for one when the headings are known; it
 * goes on over pages (`before`) until running text, larger print or the next headings come.
 */
export function unruledTables(lines: readonly PrintedLine[], chunks: readonly Chunk[], page: number, before: Columns | null): Unruled {
  const at = lines.findIndex((_, index) => headingsAt(lines, index, chunks) !== null);
  const heads = headingsAt(lines, at, chunks);
  if (heads === null) return before === null ? { tables: [], rest: [...lines], columns: null } : tableUnder(lines, chunks, null, before, page);
  const columns = { groups: heads.groups, right: Math.max(...chunks.map((chunk) => chunk.x1)) + 4 };
  const found = tableUnder(lines.slice(at), chunks, heads.rows, columns, page);
  const title = lines.slice(0, at);
  // What is left under the table may hold another.
  if (found.rest.length === 0 || found.columns !== null) return { ...found, rest: [...title, ...found.rest] };
  const more = unruledTables(found.rest, chunks, page, null);
  return { tables: [...found.tables, ...more.tables], rest: [...title, ...more.rest], columns: more.columns };
}

/** The headings that begin on a line: the columns, and the lines that they take in one row or two. */
function headingsAt(lines: readonly PrintedLine[], at: number, chunks: readonly Chunk[]): { groups: readonly Group[]; rows: PrintedLine[][] } | null {
  const line = lines[at];
  if (line === undefined) return null;
  const groups = groupsOf(onLine(chunks, line));
  const next = lines[at + 1];
  const both = next === undefined || groups.length < 2 || next.y - line.y > line.size * 3 ? null : underEachOther(groups, groupsOf(onLine(chunks, next)));
  const single = areHeadings(groups, 3);
  if (both !== null && next !== undefined && areHeadings(both, 4) && knownIn(both) > (single ? knownIn(groups) : 0)) return { groups: both, rows: [[line], [next]] };
  return single ? { groups, rows: [[line]] } : null;
}

export type Group = Heading;

function onLine(chunks: readonly Chunk[], line: PrintedLine): Chunk[] {
  return chunks.filter((chunk) => chunk.upright && Math.abs(chunk.y - line.y) < line.size * 0.35).toSorted((a, b) => a.x0 - b.x0);
}

/** Words with ordinary blanks between them are one heading; a wide gap begins the next, and so does a narrow one between headings that are known. */
function groupsOf(chunks: readonly Chunk[]): Group[] {
  const groups: Chunk[][] = [];
  for (const chunk of chunks) {
    const last = groups.at(-1);
    if (last !== undefined && chunk.x0 - (last.at(-1)?.x1 ?? 0) < chunk.size * 0.6) last.push(chunk);
    else groups.push([chunk]);
  }
  return groups.flatMap((group) => (fieldOf(groupOf(group).text) === null ? byMeaning(group) ?? [group] : [group])).map(groupOf);
}

function groupOf(chunks: readonly Chunk[]): Group {
  return { text: chunks.map((chunk) => chunk.text).join(' '), x0: chunks[0]?.x0 ?? 0, x1: chunks.at(-1)?.x1 ?? 0 };
}

/** "Sannolikhet Konsekvens Riskvärde" with hardly a blank between: three headings, when each is known by itself. */
function byMeaning(chunks: readonly Chunk[]): Chunk[][] | null {
  if (chunks.length === 0) return [];
  for (let to = chunks.length; to > 0; to -= 1) {
    if (fieldOf(groupOf(chunks.slice(0, to)).text) === null) continue;
    const rest = byMeaning(chunks.slice(to));
    if (rest !== null) return [chunks.slice(0, to), ...rest];
  }
  return null;
}

function tableUnder(lines: readonly PrintedLine[], chunks: readonly Chunk[], headings: readonly PrintedLine[][] | null, columns: Columns, page: number): Unruled {
  const { groups, right } = columns;
  const heading = headings?.at(-1)?.[0] ?? null;
  const under = heading === null ? lines : lines.filter((line) => line.y > heading.y + 0.5);
  const size = heading?.size ?? under[0]?.size ?? 0;
  const second = heading === null || headings?.length !== 1 ? undefined : under.find((line) => continuesHeading(heading, line, onLine(chunks, line), groups));
  const headingRows = headings === null ? [] : [...headings.slice(0, -1), [...(headings.at(-1) ?? []), ...(second === undefined ? [] : [second])]];
  const body: PrintedLine[] = [];
  for (const [at, line] of under.entries()) {
    if (line === second) continue;
    // A heading in larger print, running text across the columns, or other headings end the table.
    if (headingsAt(under, at, chunks) !== null) {
      withoutCaption(body, chunks);
      break;
    }
    if (line.size > size * 1.3 || crosses(onLine(chunks, line), groups)) break;
    body.push(line);
  }
  const starts = groups.map((group) => group.x0 - 2);
  const columnOf = (x: number): number => Math.max(0, starts.findLastIndex((start) => start <= x));
  const key = keyColumn(groups, body, chunks, columnOf);
  const isKey = (chunk: Chunk): boolean => columnOf(chunk.x0) === key;
  const rows = short.has(fieldOf(groups[key]?.text ?? '')) ? apart(body, chunks, isKey) ?? fromKeys(body, chunks, isKey) : fromFullLines(body, chunks, columnOf);
  const xs = [...starts, right];
  if (heading === null && rows.length === 0) return { tables: [], rest: [...lines], columns: null };
  const cells: PageCell[] = [];
  [...headingRows, ...rows].forEach((row, at) => {
    const held = row.flatMap((line) => onLine(chunks, line));
    groups.forEach((_, column) => cells.push({
      row: at, column, rows: 1, columns: 1, left: xs[column] ?? 0, right: xs[column + 1] ?? right, lines: linesOf(held.filter((chunk) => columnOf(chunk.x0) === column)),
    }));
  });
  const used = new Set<PrintedLine>([...headingRows.flat(), ...body]);
  const top = (headingRows[0]?.[0] ?? body[0])?.y ?? 0;
  return {
    tables: [{ kind: 'table', page, top: top - size, xs, rows: headingRows.length + rows.length, cells, guessed: true }],
    rest: lines.filter((line) => !used.has(line)), columns: body.length + (second === undefined ? 0 : 1) >= under.length ? columns : null,
  };
}

/** Columns whose cells hold one short line. */
const short: ReadonlySet<unknown> = new Set(['number', 'eventNumber', 'likelihood', 'consequence', 'riskValue']);

/** A caption over the next headings stands alone on its lines, in other print than the rows. */
function withoutCaption(body: PrintedLine[], chunks: readonly Chunk[]): void {
  const usual = body[0];
  for (let last = body.at(-1); last !== undefined && usual !== undefined && last !== usual && groupsOf(onLine(chunks, last)).length === 1 && (last.bold !== usual.bold || last.size > usual.size * 1.05); last = body.at(-1)) body.pop();
}

/** Without a column of short cells, a row begins at a line that most columns have words on, or after air. */
function fromFullLines(body: readonly PrintedLine[], chunks: readonly Chunk[], columnOf: (x: number) => number): PrintedLine[][] {
  const widths = body.map((line) => new Set(onLine(chunks, line).map((chunk) => columnOf(chunk.x0))).size);
  const gaps = body.slice(1).map((line, at) => line.y - (body[at]?.y ?? 0));
  const least = Math.min(...gaps);
  const air = gaps.some((gap) => gap > least * 1.3);
  const full = Math.max(...widths);
  const rows: PrintedLine[][] = [];
  body.forEach((line, at) => {
    const begins = rows.length === 0 || ((widths[at] ?? 0) >= Math.max(2, full * 0.5) && (!air || (gaps[at - 1] ?? 0) > least * 1.3));
    if (begins) rows.push([line]);
    else rows.at(-1)?.push(line);
  });
  return rows;
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
