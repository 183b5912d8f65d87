/** From rows as a file has them to a list with headings: which row has them, and which rows are items. */
import { cleanText } from '../domain/document/clean.ts';
import { idColumnOf, populationFrom, type ListNote, type ListTable, type PopulationList } from '../domain/control/population.ts';
import { refuse, type Outcome } from '../domain/refusal.ts';
import { columnLetters } from './xlsxBook.ts';

/** A row with something in it. `line` is its number in the file; columns from 0. */
export interface RawRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly hidden: boolean;
  /** Columns whose value is what a formula last gave. */
  readonly formulas: readonly number[];
  /** Columns with a formula that has no value in the file. */
  readonly unsaved: readonly number[];
}

export interface TableDemands {
  /** The heading of the id column; null for the first column. */
  readonly idColumn: string | null;
  /** True where a value too many may have pushed the others aside, as in a text file. */
  readonly refuseWide: boolean;
  readonly mostCells: number;
}

export interface ReadPopulation { readonly population: PopulationList; readonly notes: readonly ListNote[] }

/** Titles and dates may stand above the headings, but not further down than this. */
const headingWithin = 20;

export function tableFrom(raw: readonly RawRow[], demands: TableDemands): Outcome<ReadPopulation> {
  const rows = raw.map((row) => ({ ...row, cells: row.cells.map((cell) => cleanText(cell).text.trim()) })).filter((row) => row.cells.some((cell) => cell !== '') || row.unsaved.length > 0);
  const at = headingAt(rows, demands.idColumn);
  const heading = at === null ? undefined : rows[at];
  const items = at === null ? rows : rows.slice(at + 1);
  const width = items.reduce((most, row) => Math.max(most, row.cells.length), heading?.cells.length ?? 0);
  if (demands.refuseWide) {
    const headings = (heading ?? items[0])?.cells.length ?? 0;
    const wide = items.find((row) => row.cells.some((cell, column) => column >= headings && cell !== ''));
    if (wide !== undefined) return refuse('population.row-too-wide', { line: wide.line });
  }
  if (items.length * width > demands.mostCells) return refuse('population.too-many-rows', { cells: demands.mostCells });

  const used = Array.from({ length: width }, (_, column) => (heading?.cells[column] ?? '') !== '');
  for (const row of items) for (const [column, cell] of row.cells.entries()) if (cell !== '') used[column] = true;
  // A column of formulas that were never computed is a column too.
  for (const row of items) for (const column of row.unsaved) used[column] = true;
  const kept = [...used.keys()].filter((column) => used[column]);
  const table: ListTable = {
    columns: kept.map((column) => heading?.cells[column] || columnLetters(column)),
    rows: items.map((row) => ({ line: row.line, cells: kept.map((column) => row.cells[column] ?? '') })),
  };
  const idColumn = idColumnOf(table.columns, demands.idColumn);
  if (!idColumn.ok) return idColumn;
  const unsaved = items.filter((row) => row.unsaved.includes(kept[idColumn.value] ?? -1));
  if (unsaved.length > 0) return refuse('population.id-formula', { column: table.columns[idColumn.value] ?? '', count: unsaved.length, lines: `${unsaved.slice(0, 5).map((row) => row.line).join(', ')}${unsaved.length > 5 ? ' …' : ''}` });
  const population = populationFrom(table, idColumn.value);
  if (!population.ok) return population;
  return { ok: true, value: { population: population.value, notes: notesOf(items, at) } };
}

function notesOf(items: readonly RawRow[], headingAtRow: number | null): ListNote[] {
  const formulas = items.reduce((sum, row) => sum + row.formulas.length, 0);
  const hidden = items.filter((row) => row.hidden).length;
  return [
    ...(headingAtRow === null ? [{ kind: 'noHeading' } as const] : headingAtRow > 0 ? [{ kind: 'linesAbove', count: headingAtRow } as const] : []),
    ...(formulas > 0 ? [{ kind: 'formulas', count: formulas } as const] : []),
    ...(hidden > 0 ? [{ kind: 'hiddenRows', count: hidden } as const] : []),
  ];
}

/** Which row has the headings; null when the first row is an item like those below it. */
function headingAt(rows: readonly RawRow[], idColumn: string | null): number | null {
  const first = rows.slice(0, headingWithin);
  if (idColumn !== null) {
    const wanted = idColumn.normalize('NFC').trim().toLowerCase();
    const named = first.findIndex((row) => row.cells.some((cell) => cell.toLowerCase() === wanted));
    if (named >= 0) return named;
  }
  const filled = first.map((row) => row.cells.filter((cell) => cell !== '').length);
  // Only where most rows have several values can a row with one be a title; a remark beside one item makes no table.
  const usual = filled.toSorted((a, b) => a - b)[filled.length >> 1] ?? 0;
  const at = usual < 2 ? 0 : Math.max(0, filled.findIndex((count) => count >= 2 && count >= usual / 2));
  return at === 0 && idColumn === null && isItem(first) ? null : at;
}

/** The first row is an item when its id is written as those below it: digits and letters in the same order, digits among them. */
function isItem(rows: readonly RawRow[]): boolean {
  const forms = rows.slice(0, 6).map((row) => (row.cells.find((cell) => cell !== '') ?? '').replace(/\p{L}+/gu, 'a').replace(/\d+/g, '0'));
  return forms.length >= 3 && (forms[0] ?? '').includes('0') && forms.every((form) => form === forms[0]);
}
