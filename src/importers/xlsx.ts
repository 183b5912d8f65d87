import type { ReadLimits } from './limits.ts';
import type { Package } from './zip.ts';
import type { SourceBlock, SourceCell, SourceRow } from './grid.ts';
import { Refused } from './refused.ts';
import { child, childrenOf, parseXml } from './xml.ts';
import type { XmlNode } from './xml.ts';
import { printedNumber, readFormats } from './xlsxFormats.ts';

/** Excel: each sheet a table, merged cells joined, formulas by the values they last had. */
export async function readXlsx(file: Package, mainPart: string, limits: ReadLimits): Promise<SourceBlock[]> {
  const workbook = parseXml(await part(file, mainPart));
  const folder = mainPart.slice(0, mainPart.lastIndexOf('/') + 1);
  const relations = new Map(childrenOf(parseXml(await part(file, `${folder}_rels/${mainPart.slice(folder.length)}.rels`)), 'Relationship')
    .map((one) => [one.attributes['Id'] ?? '', resolved(folder, one.attributes['Target'] ?? '')]));
  const stringsName = [...relations.values()].find((name) => /sharedstrings\.xml$/i.test(name));
  const stylesName = [...relations.values()].find((name) => /styles\.xml$/i.test(name));
  const stringsPart = stringsName === undefined ? null : await file.read(stringsName);
  const book: Book = {
    strings: stringsPart === null ? [] : childrenOf(parseXml(stringsPart), 'si').map(richText),
    formats: readFormats(stylesName === undefined ? null : await file.read(stylesName)),
    from1904: ['1', 'true'].includes(child(workbook, 'workbookPr')?.attributes['date1904'] ?? ''),
    limits,
    cells: 0,
  };
  const blocks: SourceBlock[] = [];
  for (const sheet of childrenOf(child(workbook, 'sheets'), 'sheet')) {
    const name = sheet.attributes['name'] ?? '';
    const sheetPart = await file.read(relations.get(sheet.attributes['id'] ?? '') ?? '');
    if (sheetPart === null) continue;
    const root = parseXml(sheetPart);
    if (root.name !== 'worksheet') continue;
    const hidden = (sheet.attributes['state'] ?? 'visible') !== 'visible';
    blocks.push({ kind: 'table', place: name, name, placesSayColumn: true, rows: readSheet(book, root, name), hidden });
  }
  return blocks;
}

interface Book {
  readonly strings: readonly string[];
  readonly formats: ReturnType<typeof readFormats>;
  readonly from1904: boolean;
  readonly limits: ReadLimits;
  cells: number;
}

async function part(file: Package, name: string): Promise<Buffer> {
  const bytes = await file.read(name);
  if (bytes === null) throw new Refused('file.damaged');
  return bytes;
}

function resolved(folder: string, target: string): string {
  return target.startsWith('/') ? target.slice(1) : new URL(target, `file:///${folder}`).pathname.slice(1);
}

/** Text of a string item; reading aids (phonetic runs) are not part of it. */
function richText(item: XmlNode): string {
  return item.children.map((one) => (one.name === 't' ? one.text : one.name === 'r' ? (child(one, 't')?.text ?? '') : '')).join('');
}

function readSheet(book: Book, root: XmlNode, sheet: string): SourceRow[] {
  const found = new Map<number, Map<number, SourceCell>>();
  let lastRow = -1;
  let lastColumn = -1;
  let rowAt = -1;
  for (const rowNode of childrenOf(child(root, 'sheetData'), 'row')) {
    rowAt = rowNode.attributes['r'] === undefined ? rowAt + 1 : Number(rowNode.attributes['r']) - 1;
    let columnAt = -1;
    for (const cellNode of childrenOf(rowNode, 'c')) {
      const reference = cellNode.attributes['r'];
      columnAt = reference === undefined ? columnAt + 1 : columnOf(reference);
      const value = cellValue(book, cellNode);
      if (value.text.trim() === '') continue;
      const line = found.get(rowAt) ?? new Map<number, SourceCell>();
      found.set(rowAt, line);
      line.set(columnAt, {
        text: value.text.trim(), place: `${sheet}!${letters(columnAt)}${rowAt + 1}`, row: rowAt, column: columnAt, columns: 1, rows: 1,
        bold: book.formats.bold(Number(cellNode.attributes['s'] ?? 0)), number: value.number,
      });
      lastRow = Math.max(lastRow, rowAt);
      lastColumn = Math.max(lastColumn, columnAt);
    }
  }
  const merges = childrenOf(child(root, 'mergeCells'), 'mergeCell').flatMap((one) => range(one.attributes['ref'] ?? '') ?? []);
  // A merged group's last rows may hold nothing else than the group.
  book.cells += (lastRow + 1) * (lastColumn + 1);
  if (book.cells > book.limits.cells) throw new Refused('file.too-large');
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
  const value = child(node, 'v')?.text ?? '';
  switch (node.attributes['t'] ?? 'n') {
    case 's': return { text: book.strings[Number(value)] ?? '', number: null };
    case 'inlineStr': {
      const inline = child(node, 'is');
      return { text: inline === undefined ? '' : richText(inline), number: null };
    }
    case 'b': return { text: value === '' ? '' : value === '1' ? 'SANT' : 'FALSKT', number: null };
    case 'n': {
      const number = Number(value);
      if (value.trim() === '' || Number.isNaN(number)) return { text: value, number: null };
      return printedNumber(number, book.formats.code(Number(node.attributes['s'] ?? 0)), book.from1904);
    }
    case 'd': return { text: value.replace('T00:00:00', ''), number: null };
    default: return { text: value, number: null };
  }
}

function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference) {
    const code = letter.charCodeAt(0);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column - 1;
}

function letters(column: number): string {
  let text = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) text = String.fromCharCode(65 + ((left - 1) % 26)) + text;
  return text;
}

function range(reference: string): { top: number; left: number; bottom: number; right: number } | null {
  const match = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(reference);
  if (match === null) return null;
  return { top: Number(match[2]) - 1, left: columnOf(match[1] ?? ''), bottom: Number(match[4]) - 1, right: columnOf(match[3] ?? '') };
}
