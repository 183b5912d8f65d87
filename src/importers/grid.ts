/** What every format is brought to before anybody asks what it means: texts and tables in reading order. */

/** A stretch of a cell in one print. Size in points of the source, colour as it writes it; both only to be compared. */
export interface CellPart { readonly text: string; readonly bold: boolean; readonly size: number; readonly colour: string }

export interface SourceCell {
  /** Paragraphs apart by a line feed, cleaned. */
  text: string;
  /** Where it stands in the source, without its column's heading: "VoR!F14", "Tabell 2, rad 14". */
  readonly place: string;
  readonly row: number;
  readonly column: number;
  readonly columns: number;
  /** How many rows the cell reaches over; more than one is a vertical merge. */
  rows: number;
  readonly bold: boolean;
  /** The stored number of a spreadsheet cell, where there is one. */
  readonly number: number | null;
  /** Joined from parts on both sides of a page break. */
  acrossPages?: boolean;
  /** Stands in a row that a spreadsheet hides, by hand or by a filter. It is read, and said. */
  hidden?: boolean;
  /** Stands in a column that a spreadsheet hides. It is read, and said. */
  hiddenColumn?: boolean;
  /** The same text by its print, where the source says how it is printed. */
  parts?: readonly CellPart[];
}

/** One row; a merged cell is the same object in every position it covers, null where there is no cell. */
export interface SourceRow {
  readonly place: string;
  readonly cells: readonly (SourceCell | null)[];
  /** Said by the document itself: a heading row that repeats on every page. */
  readonly heading: boolean;
}

export interface SourceTable {
  readonly kind: 'table';
  readonly place: string;
  /** The sheet's name; empty where tables have none. */
  readonly name: string;
  /** True when a cell's place already says its column, as in a spreadsheet. */
  readonly placesSayColumn: boolean;
  readonly rows: readonly SourceRow[];
  readonly hidden: boolean;
}

export interface SourceText {
  readonly kind: 'text';
  readonly place: string;
  readonly text: string;
  /** 1… for a heading, 0 for the title, null for running text. */
  readonly level: number | null;
}

export type SourceBlock = SourceTable | SourceText;

/** The cells of a row, each once, left to right. */
export function distinctCells(row: SourceRow): SourceCell[] {
  const seen: SourceCell[] = [];
  for (const cell of row.cells) if (cell !== null && seen.at(-1) !== cell && !seen.includes(cell)) seen.push(cell);
  return seen;
}

/** The cells that begin in this row: those a merge brings from above are not of it. */
export function ownCells(row: SourceRow, at: number): SourceCell[] {
  return distinctCells(row).filter((cell) => cell.row === at);
}
