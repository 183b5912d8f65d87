import type { ReadLimits } from './limits.ts';
import type { Package } from './zip.ts';
import type { SourceBlock, SourceCell, SourceRow } from './grid.ts';
import { Refused } from './refused.ts';
import { child, childrenOf, parseXml } from './xml.ts';
import type { XmlNode } from './xml.ts';
import { columnLetters, columnOf, openBook, printedCell } from './xlsxBook.ts';
import type { Book } from './xlsxBook.ts';

/** Excel: each sheet a table, merged cells joined, formulas by the values they last had. */
export async function readXlsx(file: Package, mainPart: string, limits: ReadLimits): Promise<SourceBlock[]> {
  const book = await openBook(file, mainPart);
  const taken: Taken = { limits, cells: 0 };
  const blocks: SourceBlock[] = [];
  for (const { name, part, hidden } of book.sheets) {
    const sheetPart = await file.read(part);
    if (sheetPart === null) continue;
    const root = parseXml(sheetPart);
    if (root.name !== 'worksheet') continue;
    blocks.push({ kind: 'table', place: name, name, placesSayColumn: true, rows: readSheet(book, taken, root, name), hidden });
  }
  return blocks;
}

/** Cells of all sheets so far. */
interface Taken { readonly limits: ReadLimits; cells: number }

/** Text written in the cell itself; reading aids (phonetic runs) are not part of it. */
function richText(item: XmlNode): string {
  return item.children.map((one) => (one.name === 't' ? one.text : one.name === 'r' ? (child(one, 't')?.text ?? '') : '')).join('');
}

function readSheet(book: Book, taken: Taken, root: XmlNode, sheet: string): SourceRow[] {
  const hiddenColumns = childrenOf(child(root, 'cols'), 'col').filter((one) => ['1', 'true'].includes(one.attributes['hidden'] ?? '')).map((one) => ({ from: Number(one.attributes['min']) - 1, to: Number(one.attributes['max']) - 1 }));
  const found = new Map<number, Map<number, SourceCell>>();
  let lastRow = -1;
  let lastColumn = -1;
  let rowAt = -1;
  for (const rowNode of childrenOf(child(root, 'sheetData'), 'row')) {
    rowAt = rowNode.attributes['r'] === undefined ? rowAt + 1 : Number(rowNode.attributes['r']) - 1;
    const hidden = rowNode.attributes['hidden'] === '1' || rowNode.attributes['hidden'] === 'true';
    let columnAt = -1;
    for (const cellNode of childrenOf(rowNode, 'c')) {
      const reference = cellNode.attributes['r'];
      columnAt = reference === undefined ? columnAt + 1 : columnOf(reference);
      const value = cellValue(book, cellNode);
      if (value.text.trim() === '') continue;
      const line = found.get(rowAt) ?? new Map<number, SourceCell>();
      found.set(rowAt, line);
      line.set(columnAt, {
        text: value.text.trim(), place: `${sheet}!${columnLetters(columnAt)}${rowAt + 1}`, row: rowAt, column: columnAt, columns: 1, rows: 1,
        bold: book.formats.bold(Number(cellNode.attributes['s'] ?? 0)), number: value.number, ...(hidden ? { hidden } : {}), ...(hiddenColumns.some((one) => columnAt >= one.from && columnAt <= one.to) ? { hiddenColumn: true } : {}),
      });
      lastRow = Math.max(lastRow, rowAt);
      lastColumn = Math.max(lastColumn, columnAt);
    }
  }
  const merges = childrenOf(child(root, 'mergeCells'), 'mergeCell').flatMap((one) => range(one.attributes['ref'] ?? '') ?? []);
  // A merged group's last rows may hold nothing else than the group.
  taken.cells += (lastRow + 1) * (lastColumn + 1);
  if (taken.cells > taken.limits.cells) throw new Refused('file.too-large');
  const grid: (SourceCell | null)[][] = Array.from({ length: lastRow + 1 }, (_, at) => {
    const line = found.get(at);
    return Array.from({ length: lastColumn + 1 }, (__, column) => line?.get(column) ?? null);
  });
  for (const merge of merges) {
    const origin = grid[merge.top]?.[merge.left];
    if (origin === null || origin === undefined) continue;
    const bottom = Math.min(merge.bottom, lastRow);
    const right = Math.min(merge.right, lastColumn);
    const cell: SourceCell = { ...origin, rows: bottom - merge.top + 1, columns: right - merge.left + 1 };
    for (let row = merge.top; row <= bottom; row += 1) {
      const line = grid[row];
      if (line !== undefined) for (let column = merge.left; column <= right; column += 1) line[column] = cell;
    }
  }
  return grid.map((cells, at) => ({ place: `${sheet}!${at + 1}`, cells, heading: false }));
}

function cellValue(book: Book, node: XmlNode): { text: string; number: number | null } {
  const inline = child(node, 'is');
  return printedCell(book, { type: node.attributes['t'] ?? 'n', style: Number(node.attributes['s'] ?? 0), value: child(node, 'v')?.text ?? '', inline: inline === undefined ? '' : richText(inline) });
}

function range(reference: string): { top: number; left: number; bottom: number; right: number } | null {
  const match = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(reference);
  if (match === null) return null;
  return { top: Number(match[2]) - 1, left: columnOf(match[1] ?? ''), bottom: Number(match[4]) - 1, right: columnOf(match[3] ?? '') };
}
