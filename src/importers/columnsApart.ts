import type { SourceCell, SourceRow, SourceTable } from './grid.ts';
import { fieldOf, groupsNamed } from './headings.ts';
import { headingsAt } from './layout.ts';
import { ratingsIn, ratingHeadings } from './ratingPairs.ts';
import { runsOf } from './smallPrint.ts';

/** One column that is several: how its heading and its cells come apart. */
interface Splitting { readonly headings: readonly string[]; readonly split: (cell: SourceCell) => readonly string[] }

/**
 * "Process, arbetssätt och systematisk kontroll" in one column with a line in another print for each, or "S/K" with
 * "3/4": taken apart into the columns that other documents have.
 */
export function columnsApart(table: SourceTable): SourceTable {
  const heads = new Map<number, number>();
  const splittings = new Map<number, Splitting>();
  table.rows.forEach((row, at) => {
    const layout = headingsAt(table, at);
    if (layout === null) return;
    heads.set(at, layout.height);
    for (const column of layout.columns) {
      if (column.heading === '' || splittings.has(column.at)) continue;
      const found = splittingOf(table, column.heading, row.cells[column.at] ?? null, at + layout.height, new Set(layout.columns.flatMap((one) => (one === column ? [] : (one.field ?? [])))));
      if (found !== null) splittings.set(column.at, found);
    }
  });
  if (splittings.size === 0) return table;
  const isHead = (row: number): boolean => [...heads].some(([at, height]) => row >= at && row < at + height);
  return { ...table, rows: rebuilt(table, splittings, isHead) };
}

function splittingOf(table: SourceTable, heading: string, head: SourceCell | null, from: number, others: ReadonlySet<string>): Splitting | null {
  if (head !== null && head.columns > 1) return null;
  const groups = groupsNamed(heading);
  if (groups.length > 1 && groups.every((group) => !others.has(group.field))) {
    return { headings: groups.map((group) => group.heading), split: (cell) => inOrder(cell, groups.map((group) => group.field)) };
  }
  const pair = ratingHeadings(heading);
  if (pair === null || others.has('likelihood') || others.has('consequence')) return null;
  const column = head?.column ?? -1;
  const texts = table.rows.slice(from).flatMap((row) => {
    const cell = row.cells[column];
    return cell === null || cell === undefined || cell.text === '' || cell.columns > 1 ? [] : [cell.text];
  });
  const read = texts.flatMap((text) => ratingsIn(text, pair.first) ?? []);
  if (read.length === 0 || read.length < texts.length * 0.6) return null;
  const withValue = !others.has('riskValue') && read.some((one) => one.riskValue !== null);
  return {
    headings: [pair.likelihood, pair.consequence, ...(withValue ? [fieldOf(heading) === 'riskValue' ? heading : 'RV'] : [])],
    split: (cell) => {
      const ratings = ratingsIn(cell.text, pair.first);
      // What is no pair stays in one piece, where a person finds it.
      if (ratings === null) return [cell.text, '', ...(withValue ? [''] : [])];
      return [ratings.likelihood, ratings.consequence, ...(withValue ? [ratings.riskValue ?? ''] : [])];
    },
  };
}

/** Each change of print begins the next level; small print at the end is the last one's. */
function inOrder(cell: SourceCell, fields: readonly string[]): string[] {
  const texts = fields.map(() => '');
  const runs = runsOf(cell);
  runs.forEach((run, at) => {
    const last = fields.length - 1;
    const to = run.small && fields[last] === 'systematicControl' ? last : Math.min(at, last);
    texts[to] = texts[to] === '' ? run.text : `${texts[to]}\n${run.text}`;
  });
  return texts;
}

function rebuilt(table: SourceTable, splittings: ReadonlyMap<number, Splitting>, isHead: (row: number) => boolean): SourceRow[] {
  const shift = (column: number): number => [...splittings].reduce((sum, [at, one]) => sum + (at < column ? one.headings.length - 1 : 0), 0);
  const made = new Map<SourceCell, readonly SourceCell[]>();
  const piecesOf = (cell: SourceCell): readonly SourceCell[] => {
    const known = made.get(cell);
    if (known !== undefined) return known;
    const splitting = cell.columns === 1 ? splittings.get(cell.column) : undefined;
    const column = cell.column + shift(cell.column);
    const pieces = splitting === undefined
      ? [{ ...cell, column, columns: cell.columns + shift(cell.column + cell.columns) - shift(cell.column) }]
      : (isHead(cell.row) ? splitting.headings : splitting.split(cell)).map((text, at): SourceCell => ({ ...cell, parts: [], text, column: column + at, number: null }));
    made.set(cell, pieces);
    return pieces;
  };
  return table.rows.map((row) => ({
    ...row,
    cells: row.cells.flatMap((cell, at): (SourceCell | null)[] => {
      const width = splittings.get(at)?.headings.length ?? 1;
      if (cell === null) return Array.from({ length: width }, () => null);
      const pieces = piecesOf(cell);
      return Array.from({ length: width }, (_, piece) => (pieces.length === 1 ? pieces[0] : pieces[piece]) ?? null);
    }),
  }));
}
