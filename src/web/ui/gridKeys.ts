/** Where the keys lead in a table whose rows have different numbers of cells. Pure; the table's pieces do the focusing. */

export interface GridRow { readonly key: string; readonly cells: number }
export interface Place { readonly row: string; readonly cell: number }
export interface Key { readonly key: string; readonly ctrl: boolean }

const page = 10;

/**
 * The place that a key leads to, or null when the key does not move. `column` is the cell last aimed at, so that a walk
 * down through a heading with one cell comes back to the same column.
 */
export function moved(rows: readonly GridRow[], at: Place, column: number, key: Key): Place | null {
  const row = rows.findIndex((each) => each.key === at.row);
  const here = rows[row];
  if (!here) return null;
  const to = (index: number, cell: number): Place | null => {
    const target = rows[Math.min(rows.length - 1, Math.max(0, index))];
    return target ? { row: target.key, cell: Math.min(target.cells - 1, Math.max(0, cell)) } : null;
  };
  switch (key.key) {
    case 'ArrowDown': return key.ctrl ? to(rows.length - 1, column) : to(row + 1, column);
    case 'ArrowUp': return key.ctrl ? to(0, column) : to(row - 1, column);
    case 'ArrowRight': return to(row, at.cell + 1);
    case 'ArrowLeft': return to(row, at.cell - 1);
    case 'Home': return key.ctrl ? to(0, 0) : to(row, 0);
    case 'End': return key.ctrl ? to(rows.length - 1, Number.MAX_SAFE_INTEGER) : to(row, here.cells - 1);
    case 'PageDown': return to(row + page, column);
    case 'PageUp': return to(row - page, column);
    default: return null;
  }
}

/** The keys from one row to another, both included, in the order of the table. */
export function between(keys: readonly string[], from: string, to: string): string[] {
  const [a, b] = [keys.indexOf(from), keys.indexOf(to)];
  if (a < 0 || b < 0) return b < 0 ? [] : [to];
  return keys.slice(Math.min(a, b), Math.max(a, b) + 1);
}

/** Cells from a spreadsheet's clipboard: tabs between cells, line ends between rows, quotes around cells that hold either. */
export function cellsFrom(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endCell = () => { row.push(cell); cell = ''; };
  const endRow = () => { endCell(); rows.push(row); row = []; };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text.charAt(at + 1) === '"') { cell += '"'; at += 1; }
      else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === '\t') endCell();
    else if (sign === '\n') endRow();
    else if (sign !== '\r') cell += sign;
  }
  if (cell !== '' || row.length > 0) endRow();
  return rows;
}
