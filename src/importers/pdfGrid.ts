import type { Ruling } from './pdfPage.ts';

/** A cell between ruled lines; row and column count the table's own lines. */
export interface RuledCell {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface RuledTable {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly RuledCell[];
}

const close = 2.5;

/** Lines → tables: lines that touch belong together, and a cell ends where a line really is drawn. */
export function ruledTables(horizontal: readonly Ruling[], vertical: readonly Ruling[]): RuledTable[] {
  const across = joined(horizontal);
  const down = joined(vertical);
  return touching(across, down).flatMap(({ rows, columns }) => {
    const ys = positions(rows.map((one) => one.at));
    // A table may lack its outer lines at the sides: the rows' own ends stand for them.
    const xs = positions([...columns.map((one) => one.at), ...ends(rows, columns)]);
    if (xs.length < 3 || ys.length < 2) return [];
    return [{ xs, ys, cells: cellsOf(xs, ys, rows, columns) }];
  }).toSorted((a, b) => (a.ys[0] ?? 0) - (b.ys[0] ?? 0));
}

function ends(rows: readonly Ruling[], columns: readonly Ruling[]): number[] {
  if (columns.length < 2) return [];
  const left = Math.min(...rows.map((one) => one.from));
  const right = Math.max(...rows.map((one) => one.to));
  const inner = columns.map((one) => one.at);
  return [...(left < Math.min(...inner) - 12 ? [left] : []), ...(right > Math.max(...inner) + 12 ? [right] : [])];
}

/** Pieces of one line drawn cell by cell, or twice, become one. */
export function joined(lines: readonly Ruling[]): Ruling[] {
  const result: Ruling[] = [];
  for (const line of lines.toSorted((a, b) => a.at - b.at || a.from - b.from)) {
    const at = result.findLastIndex((one) => Math.abs(one.at - line.at) < 1.2 && line.from <= one.to + close && line.to >= one.from - close);
    const one = result[at];
    if (one === undefined) result.push(line);
    else result[at] = { at: one.at, from: Math.min(one.from, line.from), to: Math.max(one.to, line.to) };
  }
  return result.length < lines.length ? joined(result) : result;
}

function touching(across: readonly Ruling[], down: readonly Ruling[]): { rows: Ruling[]; columns: Ruling[] }[] {
  const groupOf = range(0, across.length + down.length);
  const root = (at: number): number => {
    let top = at;
    while (groupOf[top] !== top) top = groupOf[top] ?? top;
    groupOf[at] = top;
    return top;
  };
  across.forEach((row, r) => down.forEach((column, c) => {
    if (column.at >= row.from - close && column.at <= row.to + close && row.at >= column.from - close && row.at <= column.to + close) groupOf[root(r)] = root(across.length + c);
  }));
  const groups = new Map<number, { rows: Ruling[]; columns: Ruling[] }>();
  const group = (at: number): { rows: Ruling[]; columns: Ruling[] } => {
    const key = root(at);
    const found = groups.get(key) ?? { rows: [], columns: [] };
    groups.set(key, found);
    return found;
  };
  across.forEach((row, r) => group(r).rows.push(row));
  down.forEach((column, c) => group(across.length + c).columns.push(column));
  return [...groups.values()].filter((one) => one.rows.length >= 2 && one.columns.length >= 2);
}

function positions(values: readonly number[]): number[] {
  const result: number[] = [];
  for (const value of values.toSorted((a, b) => a - b)) if (result.length === 0 || value - (result.at(-1) ?? 0) > close) result.push(value);
  return result;
}

/** The cells between all positions: one ends where a line really is drawn. */
export function cellsOf(xs: readonly number[], ys: readonly number[], rows: readonly Ruling[], columns: readonly Ruling[]): RuledCell[] {
  const width = xs.length - 1;
  const height = ys.length - 1;
  const cells: RuledCell[] = [];
  const taken = new Set<number>();
  const drawn = (lines: readonly Ruling[], at: number, from: number, to: number): boolean => {
    const middle = (from + to) / 2;
    return lines.some((line) => Math.abs(line.at - at) <= close && line.from <= middle && line.to >= middle);
  };
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      if (taken.has(row * width + column)) continue;
      const x = (at: number): number => xs[at] ?? 0;
      const y = (at: number): number => ys[at] ?? 0;
      let right = column + 1;
      while (right < width && !taken.has(row * width + right) && !drawn(columns, x(right), y(row), y(row + 1))) right += 1;
      let bottom = row + 1;
      const below = range(column, right);
      while (bottom < height && !below.some((c) => drawn(rows, y(bottom), x(c), x(c + 1)))) bottom += 1;
      for (let r = row; r < bottom; r += 1) for (let c = column; c < right; c += 1) taken.add(r * width + c);
      cells.push({ row, column, rows: bottom - row, columns: right - column, left: x(column), right: x(right), top: y(row), bottom: y(bottom) });
    }
  }
  return cells;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, at) => from + at);
}
