import type { SourceCell, SourceTable } from './grid.ts';
import type { Field } from './headings.ts';
import { headingsAt } from './layout.ts';
import type { Layout } from './layout.ts';

/** Two tables do not share these columns; one that has them twice is two tables beside each other. */
const once: ReadonlySet<Field> = new Set<Field>(['number', 'event', 'likelihood', 'consequence', 'riskValue', 'controlActivity', 'measure']);

/** Tables that stand side by side on one sheet, each by itself; a table alone is handed back as it is. */
export function tablesApart(table: SourceTable): SourceTable[] {
  const first = table.rows.findIndex((_, at) => headingsAt(table, at) !== null);
  if (first < 0) return [table];
  const width = Math.max(...table.rows.map((row) => row.cells.length));
  const starts = [0, ...startsAfterGaps(table, first, width), ...startsAgain(headingsAt(table, first))];
  return [...new Set(starts)].toSorted((a, b) => a - b).map((from, at, all) => [from, all[at + 1] ?? width] as const)
    .map(([from, to]) => (from === 0 && to === width ? table : slice(table, from, to)));
}

/** Where an empty column parts a table from one with headings of its own. */
function startsAfterGaps(table: SourceTable, first: number, width: number): number[] {
  const empty = (column: number): boolean => table.rows.slice(first).every((row) => (row.cells[column]?.text ?? '') === '');
  const starts: number[] = [];
  let from = 0;
  for (let column = 1; column < width; column += 1) {
    if (empty(column) || !empty(column - 1)) continue;
    let until = column;
    while (until < width && !empty(until)) until += 1;
    if (!isOwnTable(headingRows(slice(table, from, column)), headingRows(slice(table, column, until)))) continue;
    starts.push(column);
    from = column;
  }
  return starts;
}

function headingRows(table: SourceTable): Map<number, Layout> {
  return new Map(table.rows.flatMap((_, at) => {
    const layout = headingsAt(table, at);
    return layout === null ? [] : [[at, layout] as const];
  }));
}

/** Headings in other rows, or the same columns once more. Else an empty column only makes air in one table. */
function isOwnTable(left: ReadonlyMap<number, Layout>, right: ReadonlyMap<number, Layout>): boolean {
  if (left.size === 0 || right.size === 0) return false;
  if ([...right.keys()].every((at) => !left.has(at) && !left.has(at - 1))) return true;
  const fields = new Set([...left.values()].flatMap(fieldsOf));
  return [...right.values()].some((layout) => fieldsOf(layout).some((field) => once.has(field) && fields.has(field)));
}

function fieldsOf(layout: Layout): Field[] {
  return layout.columns.flatMap((column) => column.sign ?? []);
}

/** Where the headings of a table begin once more without a gap: the same first column, and most of the others. */
function startsAgain(layout: Layout | null): number[] {
  if (layout === null) return [];
  const named = layout.columns.filter((column) => column.heading !== '');
  const [head] = named;
  if (head?.sign === null || head === undefined) return [];
  return named.slice(1).flatMap((column, at) => {
    if (column.sign !== head.sign) return [];
    const before = new Set(named.slice(0, at + 1).flatMap((one) => one.sign ?? []));
    const again = named.slice(at + 1).flatMap((one) => one.sign ?? []).filter((field) => before.has(field) && once.has(field));
    return again.length >= 3 && (again.includes('event') || again.includes('controlActivity')) ? [column.at] : [];
  });
}

/** Some columns of a table. A cell that reaches over several tables is of the one it begins in. */
function slice(table: SourceTable, from: number, to: number): SourceTable {
  const moved = new Map<SourceCell, SourceCell>();
  const take = (cell: SourceCell | null): SourceCell | null => {
    if (cell === null || cell.column < from || cell.column >= to) return null;
    const made = moved.get(cell) ?? { ...cell, column: cell.column - from, columns: Math.min(cell.columns, to - cell.column) };
    moved.set(cell, made);
    return made;
  };
  return { ...table, rows: table.rows.map((row) => ({ ...row, cells: row.cells.slice(from, to).map(take) })) };
}
