/** A list on a sheet of an Excel file, read row by row: 200,000 of them fit where a whole tree of nodes would not. */
import type { ReadLimits } from './limits.ts';
import type { RawRow } from './populationTable.ts';
import { Refused } from './refused.ts';
import { walkXml } from './xml.ts';
import { columnOf, openBook, printedCell, type Book } from './xlsxBook.ts';
import type { Package } from './zip.ts';

export interface SheetRows {
  readonly rows: RawRow[];
  readonly sheet: string;
  /** True when other visible sheets have something too. */
  readonly others: boolean;
}

/** The rows of the first visible sheet that has any, or of the sheet named. */
export async function readSheetRows(file: Package, mainPart: string, named: string | null, limits: ReadLimits & { readonly rows: number }): Promise<SheetRows | null> {
  const book = await openBook(file, mainPart);
  let found: { rows: RawRow[]; sheet: string } | null = null;
  for (const { name, part, hidden } of book.sheets) {
    if (named === null ? hidden : name !== named) continue;
    const bytes = await file.read(part);
    if (bytes === null) continue;
    const rows = rowsOf(book, bytes, limits, found !== null);
    if (rows.length === 0) continue;
    if (found !== null) return { ...found, others: true };
    found = { rows, sheet: name };
  }
  return found === null ? null : { ...found, others: false };
}

/** The rows of every visible sheet that has any, in the order of their tabs. */
export async function readEverySheet(file: Package, mainPart: string, limits: ReadLimits & { readonly rows: number }): Promise<{ readonly sheet: string; readonly rows: readonly RawRow[] }[]> {
  const book = await openBook(file, mainPart);
  const found: { sheet: string; rows: RawRow[] }[] = [];
  for (const { name, part, hidden } of book.sheets) {
    const bytes = hidden ? null : await file.read(part);
    const rows = bytes === null ? [] : rowsOf(book, bytes, limits, false);
    if (rows.length > 0) found.push({ sheet: name, rows });
  }
  return found;
}

/** Thrown to end a walk as soon as a sheet is known not to be empty. */
class Enough extends Error {}

function rowsOf(book: Book, bytes: Uint8Array, limits: ReadLimits & { readonly rows: number }, onlyIfAny: boolean): RawRow[] {
  const rows: RawRow[] = [];
  let row = blankRow(0, false);
  let cell = { column: -1, type: 'n', style: 0, formula: false };
  let [value, inline, into] = ['', '', 'nothing' as 'nothing' | 'value' | 'inline'];
  let [line, column, cells, aid] = [0, -1, 0, false];
  try {
    walkXml(bytes, {
      open(name, attributes) {
        if (name === 'row') {
          line = attributes['r'] === undefined ? line + 1 : Number(attributes['r']);
          column = -1;
          row = blankRow(line, ['1', 'true'].includes(attributes['hidden'] ?? ''));
        } else if (name === 'c') {
          column = attributes['r'] === undefined ? column + 1 : columnOf(attributes['r']);
          cell = { column, type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0), formula: false };
          [value, inline] = ['', ''];
        } else if (name === 'f') cell.formula = true;
        else if (name === 'v') into = 'value';
        else if (name === 'rPh') aid = true;
        else if (name === 't' && !aid) into = 'inline';
      },
      text(text) {
        if (into === 'value') value += text;
        else if (into === 'inline') inline += text;
      },
      close(name) {
        if (name === 'v' || name === 't') into = 'nothing';
        else if (name === 'rPh') aid = false;
        else if (name === 'c') {
          const { text } = printedCell(book, { type: cell.type, style: cell.style, value, inline });
          const printed = text.trim();
          if (printed === '' && !cell.formula) return;
          cells += 1;
          if (cells > limits.cells) throw new Refused('file.too-large');
          row.cells[cell.column] = printed;
          // A formula that ends in an error (#REF!) has no value to go by.
          if (cell.formula) (printed === '' || cell.type === 'e' ? row.unsaved : row.formulas).push(cell.column);
        } else if (name === 'row' && row.cells.length > 0) {
          if (onlyIfAny) throw new Enough();
          // Cells that are not written in the file are holes.
          for (let at = 0; at < row.cells.length; at += 1) row.cells[at] ??= '';
          rows.push(row);
          if (rows.length > limits.rows) throw new Refused('file.too-large');
        }
      },
    });
  } catch (error) {
    if (error instanceof Enough) return [row];
    throw error;
  }
  return rows;
}

function blankRow(line: number, hidden: boolean): { line: number; cells: string[]; hidden: boolean; formulas: number[]; unsaved: number[] } {
  return { line, cells: [], hidden, formulas: [], unsaved: [] };
}
