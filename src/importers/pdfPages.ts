import type { CellPart, SourceBlock, SourceCell, SourceRow } from './grid.ts';
import { distinctCells } from './grid.ts';
import { fieldOf } from './headings.ts';
import { between, joinLines } from './pdfText.ts';
import type { LineGroup, LineHabits, PrintedLine } from './pdfText.ts';

export interface PageCell {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly left: number;
  readonly right: number;
  readonly lines: readonly PrintedLine[];
}

export interface PageTable {
  readonly kind: 'table';
  readonly page: number;
  readonly top: number;
  readonly xs: readonly number[];
  readonly rows: number;
  readonly cells: readonly PageCell[];
  /** No lines are drawn between the columns: only the texts themselves show how wide they are. */
  readonly guessed?: boolean;
}

export type PdfPart = PageTable | { readonly kind: 'line'; readonly page: number; readonly line: PrintedLine };

type Sizes = { readonly sizes: readonly number[]; readonly body: number };

/** The parts of all pages in order → texts and tables, a table that goes on over pages being one. */
export function joinTables(parts: readonly PdfPart[], habits: LineHabits, sizes: Sizes): SourceBlock[] {
  const blocks: SourceBlock[] = [];
  let table: Growing | null = null;
  let paragraph: { lines: PrintedLine[]; page: number } | null = null;
  let tables = 0;
  const endParagraph = (): void => {
    if (paragraph !== null) blocks.push(textBlock(paragraph.lines, paragraph.page, habits, sizes));
    paragraph = null;
  };
  const endTable = (): void => {
    if (table !== null) blocks.push({ kind: 'table', place: table.place, name: '', placesSayColumn: false, rows: table.rows, hidden: false });
    table = null;
  };
  for (const part of parts) {
    if (part.kind === 'line') {
      endTable();
      const last: PrintedLine | undefined = (paragraph as { lines: PrintedLine[] } | null)?.lines.at(-1);
      if (paragraph !== null && last !== undefined && follows(last, part.line)) (paragraph as { lines: PrintedLine[] }).lines.push(part.line);
      else {
        endParagraph();
        paragraph = { lines: [part.line], page: part.page };
      }
      continue;
    }
    endParagraph();
    const grid: Grown = grow(part, tables + 1, habits);
    const before: Growing | null = table;
    if (before !== null && before.page < part.page && sameColumns(before.xs, part.xs)) {
      append(before, part, grid, habits);
      before.page = part.page;
    } else {
      endTable();
      tables += 1;
      table = { place: `Sida ${part.page}, tabell ${tables}`, page: part.page, xs: part.xs, rows: grid.rows, lastLines: grid.lastLines };
    }
  }
  endParagraph();
  endTable();
  return blocks;
}

interface Growing { readonly place: string; page: number; readonly xs: readonly number[]; readonly rows: SourceRow[]; lastLines: Map<SourceCell, PageCell> }
interface Grown { readonly rows: SourceRow[]; readonly lastLines: Map<SourceCell, PageCell> }

function follows(last: PrintedLine, next: PrintedLine): boolean {
  return Math.abs(last.size - next.size) < 0.6 && last.bold === next.bold && next.y > last.y && next.y - last.y < last.size * 1.7;
}

function textBlock(lines: readonly PrintedLine[], page: number, habits: LineHabits, sizes: Sizes): SourceBlock {
  const text = joinLines(lines, Math.max(...lines.map((line) => line.x1)), habits).replace(/\s*\n\s*/g, ' ');
  const size = Math.round((lines[0]?.size ?? 0) * 2) / 2;
  const at = sizes.sizes.indexOf(size);
  const level = at >= 0 ? at : lines[0]?.bold === true && text.length <= 200 && !/[.:]$/.test(text) ? 8 : null;
  return { kind: 'text', place: `Sida ${page}`, text, level };
}

/** The lines of a table's cells with the edges they are set between. */
export function groupsOf(part: PageTable): LineGroup[] {
  return part.cells.filter((cell) => cell.lines.length > 0).map((cell) => ({
    lines: cell.lines, left: leftEdge(part, cell), right: rightEdge(part, cell),
    cutAbove: cell.row < 3 && /^\p{Ll}/u.test(cell.lines[0]?.text ?? ''), cutBelow: cell.row + cell.rows === part.rows,
  }));
}

function sameColumns(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((x, at) => Math.abs(x - (b[at] ?? 0)) < 4);
}

function grow(part: PageTable, number: number, habits: LineHabits): Grown {
  const width = part.xs.length - 1;
  const grid = Array.from({ length: part.rows }, () => Array.from({ length: width }, (): SourceCell | null => null));
  const lastLines = new Map<SourceCell, PageCell>();
  for (const cell of part.cells) {
    const made: SourceCell = {
      text: joinLines(cell.lines, rightEdge(part, cell), habits, leftEdge(part, cell)), place: placeOf(part.page, number, cell.row), row: cell.row, column: cell.column,
      columns: cell.columns, rows: cell.rows, bold: cell.lines.length > 0 && cell.lines.every((line) => line.bold), number: null,
      parts: partsOf(cell.lines, rightEdge(part, cell), habits, leftEdge(part, cell)),
    };
    lastLines.set(made, cell);
    for (let row = cell.row; row < cell.row + cell.rows; row += 1) {
      const line = grid[row];
      if (line !== undefined) for (let column = cell.column; column < cell.column + cell.columns; column += 1) line[column] = made;
    }
  }
  return { rows: grid.map((cells, at) => ({ place: placeOf(part.page, number, at), cells, heading: false })), lastLines };
}

/** Lines in one print are one part of the cell. */
function partsOf(lines: readonly PrintedLine[], right: number, habits: LineHabits, left: number): CellPart[] {
  const runs: PrintedLine[][] = [];
  for (const line of lines) {
    const last = runs.at(-1)?.at(-1);
    if (last !== undefined && Math.abs(last.size - line.size) < 0.3 && last.bold === line.bold && last.colour === line.colour) runs.at(-1)?.push(line);
    else runs.push([line]);
  }
  return runs.flatMap((run): CellPart[] => {
    const [first] = run;
    return first === undefined ? [] : [{ text: joinLines(run, right, habits, left), bold: first.bold, size: first.size, colour: first.colour }];
  });
}

function joinedParts(above: readonly CellPart[], below: readonly CellPart[], between: string): CellPart[] {
  const last = above.at(-1);
  const [first, ...rest] = below;
  if (last === undefined || first === undefined || Math.abs(last.size - first.size) >= 0.3 || last.bold !== first.bold || last.colour !== first.colour) return [...above, ...below];
  return [...above.slice(0, -1), { ...last, text: last.text + between + first.text }, ...rest];
}

function placeOf(page: number, table: number, row: number): string {
  return `Sida ${page}, tabell ${table}, rad ${row + 1}`;
}

/** How far to the right text may go in a cell: as far from its right edge as it begins from its left. */
function rightEdge(part: PageTable, cell: PageCell): number {
  const alike = part.cells.filter((one) => one.column === cell.column && one.columns === cell.columns).flatMap((one) => one.lines);
  const padding = Math.max(0, Math.min(8, Math.min(...alike.map((line) => line.x0)) - cell.left));
  const widest = Math.max(...alike.map((line) => line.x1));
  return part.guessed === true ? widest : Math.max(cell.right - padding, widest);
}

/** Where the texts of a cell's column begin. */
function leftEdge(part: PageTable, cell: PageCell): number {
  return Math.min(...part.cells.filter((one) => one.column === cell.column && one.columns === cell.columns).flatMap((one) => one.lines.map((line) => line.x0)));
}

/** The table's next page: repeated headings go, a row or a merged cell that was cut by the page is made whole. */
function append(table: Growing, part: PageTable, grown: Grown, habits: LineHabits): void {
  let skip = 0;
  while (skip < grown.rows.length && skip < 3 && sameTexts(table.rows[skip], grown.rows[skip]) && rowText(grown.rows[skip]) !== '') skip += 1;
  // Rows of cards may begin alike on every page; headings are headings.
  if (!grown.rows.slice(0, skip).some(isHeadings)) skip = 0;
  // A heading across the table that is printed again goes too.
  if (isBandAgain(table, grown.rows[skip])) skip += 1;
  const first = grown.rows[skip];
  const last = table.rows.at(-1);
  if (first === undefined || last === undefined) return;
  const offset = table.rows.length - skip;
  const width = part.xs.length - 1;
  const merging = new Set<number>();
  for (const row of [...table.rows, ...grown.rows]) row.cells.forEach((cell, column) => {
    if (cell !== null && cell.rows > 1) merging.add(column);
  });
  const restOfRow = isRestOfRow(table, first, last, merging, grown, skip);
  const replaced = new Map<SourceCell, SourceCell>();
  for (let column = 0; column < width; column += 1) {
    const cell = first.cells[column] ?? null;
    const above = last.cells[column] ?? null;
    if (cell === null || above === null || replaced.has(cell)) continue;
    const goesOn = cell.text === '' ? merging.has(column) || restOfRow : restOfRow || textGoesOn(table, above, grown, cell, habits) || beginsInside(table, column, cell);
    if (!goesOn) continue;
    if (cell.text !== '') {
      above.text = above.text === '' ? cell.text : above.text + junction(table, above, grown, cell, habits) + cell.text;
      above.acrossPages = true;
      above.parts = joinedParts(above.parts ?? [], cell.parts ?? [], junction(table, above, grown, cell, habits));
    }
    above.rows += cell.rows - (restOfRow ? 1 : 0);
    replaced.set(cell, above);
    const lines = grown.lastLines.get(cell);
    if (lines !== undefined && lines.lines.length > 0) grown.lastLines.set(above, lines);
  }
  grown.rows.slice(skip).forEach((row, at) => {
    if (at === 0 && restOfRow) return;
    const to = offset + skip + at - (restOfRow ? 1 : 0);
    const cells = row.cells.map((cell) => {
      if (cell === null) return null;
      const known = replaced.get(cell);
      if (known !== undefined) return known;
      const moved: SourceCell = { ...cell, row: to };
      replaced.set(cell, moved);
      const lines = grown.lastLines.get(cell);
      if (lines !== undefined) grown.lastLines.set(moved, lines);
      return moved;
    });
    table.rows.push({ ...row, cells });
  });
  for (const [cell, lines] of grown.lastLines) table.lastLines.set(cell, lines);
}

function isHeadings(row: SourceRow): boolean {
  const texts = distinctCells(row).flatMap((cell) => (cell.text === '' ? [] : [cell.text.replace(/-\n(?=\p{Ll})/gu, '').replace(/\s+/g, ' ')]));
  return texts.filter((text) => fieldOf(text) !== null).length > texts.length * 0.5;
}

/** One cell over the whole row, with the words of the latest such row. */
function isBandAgain(table: Growing, row: SourceRow | undefined): boolean {
  const bandOf = (one: SourceRow | undefined): string | null => {
    const [cell] = one?.cells ?? [];
    return cell !== null && cell !== undefined && cell.text !== '' && one?.cells.every((other) => other === cell) === true && one.cells.length > 2 ? cell.text : null;
  };
  const text = bandOf(row);
  return text !== null && bandOf(table.rows.findLast((one) => bandOf(one) !== null)) === text;
}

/** Where every cell of a column begins in one print, one that begins in another has begun on the page before. */
function beginsInside(table: Growing, column: number, cell: SourceCell): boolean {
  const key = (one: SourceCell): string => (one.parts?.[0] === undefined ? '' : `${one.parts[0].bold}|${one.parts[0].size.toFixed(1)}`);
  const width = table.xs.length - 1;
  const begins = new Set(table.rows.slice(1).flatMap((row) => {
    const one = row.cells[column];
    return one === null || one === undefined || one.text === '' || one.columns === width ? [] : [one];
  }));
  const own = key(cell);
  return own !== '' && begins.size >= 2 && [...begins].every((one) => key(one) !== own) && [...begins].some((one) => one.parts?.some((part) => `${part.bold}|${part.size.toFixed(1)}` === own));
}

function rowText(row: SourceRow | undefined): string {
  return row?.cells.map((cell) => cell?.text ?? '').join('') ?? '';
}

function sameTexts(a: SourceRow | undefined, b: SourceRow | undefined): boolean {
  return a !== undefined && b !== undefined && a.cells.every((cell, at) => (cell?.text ?? '') === (b.cells[at]?.text ?? ''));
}

/** A row cut by the page lacks, on the next page, most of what every other row has in it. */
function isRestOfRow(table: Growing, first: SourceRow, last: SourceRow, merging: ReadonlySet<number>, grown: Grown, skip: number): boolean {
  const rows = [...table.rows.slice(1), ...grown.rows.slice(skip + 1)];
  if (rows.length < 3) return false;
  const always = first.cells.flatMap((_, column) => (!merging.has(column) && rows.filter((row) => (row.cells[column]?.text ?? '') !== '').length >= rows.length * 0.9 ? [column] : []));
  const missing = always.filter((column) => (first.cells[column]?.text ?? '') === '' && (last.cells[column]?.text ?? '') !== '');
  return always.length > 0 && missing.length >= always.length * 0.5 && rowText(first) !== '';
}

/** A text goes on over the page when its last line was broken between words, or in the middle of a sentence. */
function textGoesOn(table: Growing, above: SourceCell, grown: Grown, cell: SourceCell, habits: LineHabits): boolean {
  const last = table.lastLines.get(above)?.lines.at(-1);
  const next = grown.lastLines.get(cell)?.lines[0];
  if (last === undefined || next === undefined) return false;
  if (habits.printsBlanks && last.spaceAfter) return true;
  return /^\p{Ll}/u.test(next.text) && !/[.!?:]$/.test(last.text) && above.rows + cell.rows > 2;
}

function junction(table: Growing, above: SourceCell, grown: Grown, cell: SourceCell, habits: LineHabits): string {
  const part = table.lastLines.get(above);
  const last = part?.lines.at(-1);
  const next = grown.lastLines.get(cell)?.lines[0];
  if (part === undefined || last === undefined || next === undefined) return ' ';
  const padding = Math.max(0, Math.min(8, Math.min(...part.lines.map((line) => line.x0)) - part.left));
  const joined = between(last, { ...next, y: last.y + last.size }, part.right - padding, habits, above.text);
  return joined === '' ? '' : ' ';
}
