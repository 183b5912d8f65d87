import type { SourceCell, SourceTable } from './grid.ts';
import { distinctCells, ownCells } from './grid.ts';
import type { Field } from './headings.ts';
import { headingsAt, isGrouping, sameLayout } from './layout.ts';
import type { Column, Layout } from './layout.ts';
import { printOf } from './smallPrint.ts';
import type { Note } from './smallPrint.ts';

/** A row of a table with its columns' values; grouping columns hold what stands above them. */
export interface TableRow {
  readonly place: string;
  readonly values: ReadonlyMap<Column, TableValue>;
  /** The text of the latest row that spans the table: a goal or a process as a heading inside it. */
  readonly band: Loose | null;
}

export interface TableValue {
  /** The main print; under an event's words small print is a note, elsewhere only if it is paler. */
  readonly text: string;
  readonly notes: readonly Note[];
  /** All of the cell as printed. */
  readonly printed: string;
  readonly place: string; 
  readonly number: number | null;
  readonly own: boolean;
  readonly acrossPages: boolean;
  readonly hidden: boolean;
}

/** The rows under one set of headings. */
export interface TablePart {
  readonly table: SourceTable;
  readonly layout: Layout;
  /** Rows of text above the headings, nearest last. */
  readonly captions: readonly Loose[];
  readonly headingPlace: string;
  readonly rows: TableRow[];
}

export interface Loose { readonly place: string; readonly text: string }

export interface TakenApart { readonly parts: TablePart[]; readonly loose: Loose[]; readonly bands: readonly Loose[] }

/** Takes a table apart: titles, headings wherever they stand and again, bands, rows. What is left is handed back. */
export function readTableRows(table: SourceTable): TakenApart {
  const parts: TablePart[] = [];
  const loose: Loose[] = [];
  const bands: Loose[] = [];
  let captions: Loose[] = [];
  let part: TablePart | null = null;
  let carried = new Map<Column, SourceCell>();
  let band: Loose | null = null;
  const repeating = new Map<Layout, Habits>();
  for (let at = 0; at < table.rows.length; at += 1) {
    const row = table.rows[at];
    if (row === undefined) continue;
    const cells = distinctCells(row).filter((cell) => cell.text !== '');
    if (cells.length === 0) continue;
    const headings = headingsAt(table, at);
    if (headings !== null) {
      at += headings.height - 1;
      if (part !== null && sameLayout(part.layout, headings) && captions.length === 0) continue;
      part = { table, layout: headings, captions, headingPlace: row.place, rows: [] };
      parts.push(part);
      captions = [];
      carried = new Map();
      band = null;
      continue;
    }
    const own = ownCells(row, at).filter((cell) => cell.text !== '');
    const [only] = cells;
    if (part === null || (own.length === 1 && only !== undefined && cells.length === 1 && headingsAt(table, at + 1) !== null)) {
      if (own.length === 1 && own[0] !== undefined) captions.push({ place: own[0].place, text: own[0].text });
      else if (own.length > 0) loose.push({ place: row.place, text: own.map((cell) => cell.text).join(' | ') });
      continue;
    }
    if (only !== undefined && cells.length === 1 && own.length === 1 && isBand(part.layout, only)) {
      band = { place: only.place, text: only.text };
      bands.push(band);
      carried = new Map();
      continue;
    }
    const habits = repeating.get(part.layout) ?? habitsOf(table, part.layout, at);
    repeating.set(part.layout, habits);
    const taken = new Set<SourceCell>();
    const values = rowValues(part.layout, row.cells, at, carried, habits, taken);
    // What stands under no heading is of no column, but it is there.
    for (const cell of own) if (!taken.has(cell)) loose.push({ place: cell.place, text: cell.text });
    if (own.length > 0 || values.size > 0) part.rows.push({ place: row.place, values, band });
  }
  // A title with no headings after it was no title.
  loose.push(...captions);
  return { parts, loose, bands };
}

/** A single text over the table's whole width, or alone and bold in a row of a table without merged cells. */
function isBand(layout: Layout, cell: SourceCell): boolean {
  const width = layout.columns.filter((column) => column.heading !== '').length;
  if (cell.columns >= Math.max(3, width * 0.6)) return true;
  const column = layout.columns[cell.column];
  return cell.bold && cell.rows === 1 && column !== undefined && !isGrouping(column) && cell.column === layout.columns.find((one) => one.heading !== '')?.at;
}

/** How a table's author fills grouping columns: merges, repeats, or leaves blank what is as above. */
interface Habits { readonly blankMeansAbove: ReadonlySet<Column>; readonly alternatives: ReadonlySet<Column> }

function habitsOf(table: SourceTable, layout: Layout, from: number): Habits {
  const columns = layout.columns.filter(isGrouping);
  const blankMeansAbove = new Set<Column>();
  const filled = new Map<Column, Set<number>>();
  for (const column of columns) {
    let merged = false;
    let repeated = false;
    const rows = new Set<number>();
    let above: SourceCell | null = null;
    for (let at = from; at < table.rows.length; at += 1) {
      const cell = table.rows[at]?.cells[column.at] ?? null;
      if (cell === null || cell.text === '') continue;
      rows.add(at);
      if (cell.rows > 1) merged = true;
      else if (above !== null && above !== cell && above.row === cell.row - 1 && above.text === cell.text) repeated = true;
      above = cell;
    }
    filled.set(column, rows);
    if (!merged && !repeated) blankMeansAbove.add(column);
  }
  // Indicator or process: columns that never are filled on the same row are two forms of one, not an order.
  const alternatives = new Set<Column>();
  for (const one of columns) {
    for (const other of columns) {
      const rows = filled.get(other) ?? new Set<number>();
      const own = filled.get(one) ?? new Set<number>();
      if (one !== other && own.size > 0 && rows.size > 0 && own.isDisjointFrom(rows)) {
        alternatives.add(one);
        alternatives.add(other);
      }
    }
  }
  return { blankMeansAbove, alternatives };
}

function rowValues(layout: Layout, cells: readonly (SourceCell | null)[], at: number, carried: Map<Column, SourceCell>, habits: Habits, taken: Set<SourceCell>): Map<Column, TableValue> {
  const values = new Map<Column, TableValue>();
  let outerIsNew = false;
  const alternativeFilled = layout.columns.some((column) => habits.alternatives.has(column) && (cells[column.at]?.text ?? '') !== '');
  for (const column of layout.columns) {
    const cell = valueCell(layout, cells, column, taken);
    if (cell !== null) {
      values.set(column, valueOf(column, cell, cell.row === at));
      if (isGrouping(column)) {
        if (cell.row === at && carried.get(column)?.text !== cell.text) outerIsNew = true;
        carried.set(column, cell);
      }
      continue;
    }
    const above = carried.get(column);
    if (above === undefined || !isGrouping(column)) continue;
    if (outerIsNew || (habits.alternatives.has(column) && alternativeFilled)) carried.delete(column);
    else if (habits.blankMeansAbove.has(column)) values.set(column, { ...valueOf(column, above, false), acrossPages: false });
  }
  return values;
}

/** Cells that hold one short thing: small print under it is always something else. */
const marks: ReadonlySet<Field> = new Set<Field>(['event', 'inPlan', 'number', 'likelihood', 'consequence', 'riskValue']);

function valueOf(column: Column, cell: SourceCell, own: boolean): TableValue {
  const { main, notes } = printOf(cell);
  const isNote = (note: Note): boolean => note.pale || (column.field !== null && marks.has(column.field));
  const text = [main, ...notes.filter((note) => !isNote(note)).map((note) => note.text)].join('\n');
  const kept = notes.filter(isNote);
  return { text: kept.length === 0 ? cell.text : text, notes: kept, printed: cell.text, place: cell.place, number: cell.number, own, acrossPages: cell.acrossPages === true, hidden: cell.hidden === true };
}

/** The column's cell; where one heading stands over several columns their texts belong to it together. */
function valueCell(layout: Layout, cells: readonly (SourceCell | null)[], column: Column, taken: Set<SourceCell>): SourceCell | null {
  if (column.heading === '') return null;
  const found: SourceCell[] = [];
  for (let at = column.at; at === column.at || (at < layout.columns.length && layout.columns[at]?.heading === ''); at += 1) {
    const cell = cells[at] ?? null;
    // A cell that began further left belongs to the column it began in.
    if (cell === null || cell.text === '' || (cell.column < column.at && at === column.at && layout.columns.some((one) => one.at === cell.column && one.heading !== ''))) continue;
    if (!found.includes(cell)) found.push(cell);
    taken.add(cell);
  }
  const [first] = found;
  if (first === undefined) return null;
  return found.length === 1 ? first : { ...first, parts: [], text: found.map((cell) => cell.text).join(' ') };
}
