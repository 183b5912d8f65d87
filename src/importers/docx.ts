import type { ReadLimits } from './limits.ts';
import type { Package } from './zip.ts';
import type { CellPart, SourceBlock, SourceCell, SourceRow } from './grid.ts';
import { readLooks } from './docxLook.ts';
import type { Looks, RunLook } from './docxLook.ts';
import { readNumbering } from './docxNumbering.ts';
import type { Numbering } from './docxNumbering.ts';
import { Refused } from './refused.ts';
import { child, childrenOf, parseXml, valueOf } from './xml.ts';
import type { XmlNode } from './xml.ts';

/** Word: the body's paragraphs and tables in order; deleted text of tracked changes left out, inserted text kept. */
export async function readDocx(file: Package, mainPart: string, limits: ReadLimits): Promise<SourceBlock[]> {
  const part = await file.read(mainPart);
  if (part === null) throw new Refused('file.damaged');
  const body = child(parseXml(part), 'body');
  if (body === undefined) throw new Refused('file.damaged');
  const folder = mainPart.slice(0, mainPart.lastIndexOf('/') + 1);
  const styles = await file.read(`${folder}styles.xml`);
  const numbering = readNumbering(await file.read(`${folder}numbering.xml`), styles);
  const reader: Reader = { numbering, looks: readLooks(styles), limits, blocks: [], nested: null, tables: 0, paragraphs: 0, cells: 0 };
  readBody(reader, body);
  return reader.blocks;
}

interface Reader {
  readonly numbering: Numbering;
  readonly looks: Looks;
  readonly limits: ReadLimits;
  readonly blocks: SourceBlock[];
  /** Tables inside cells of the table that is being read: they are read after it, each by itself. */
  nested: Nested[] | null;
  tables: number;
  paragraphs: number;
  cells: number;
}

interface Nested { readonly row: number; readonly table: XmlNode }

interface Paragraph { readonly text: string; readonly level: number | null; readonly bold: boolean; readonly look: RunLook }

/** Elements that only wrap others, in the body, in a row and in a paragraph. */
const wrappers = new Set(['sdt', 'sdtContent', 'ins', 'moveTo', 'customXml', 'smartTag', 'hyperlink', 'fldSimple', 'dir', 'bdo', 'Choice']);

/** The children that count, with wrappers opened. Of the two forms of AlternateContent the first is taken. */
function flat(node: XmlNode): XmlNode[] {
  return node.children.flatMap((one) => {
    if (wrappers.has(one.name)) return flat(one);
    if (one.name !== 'AlternateContent') return [one];
    const choice = child(one, 'Choice') ?? child(one, 'Fallback');
    return choice === undefined ? [] : flat(choice);
  });
}

function readBody(reader: Reader, body: XmlNode): void {
  for (const node of flat(body)) {
    if (node.name === 'p') {
      reader.paragraphs += 1;
      const boxes: XmlNode[] = [];
      const { text, level } = paragraph(reader, node, boxes);
      if (text.trim() !== '') reader.blocks.push({ kind: 'text', place: `Stycke ${reader.paragraphs}`, text: text.trim(), level });
      for (const box of boxes) readBody(reader, box);
    } else if (node.name === 'tbl') readTable(reader, node);
  }
}

function paragraph(reader: Reader, node: XmlNode, boxes: XmlNode[]): Paragraph {
  const properties = child(node, 'pPr');
  const { label, level } = reader.numbering.next(properties);
  const bolds = new Set<boolean>();
  // A paragraph is as large as its largest letters; where it changes colour, the first tells.
  let look: RunLook | null = null;
  let text = '';
  const walk = (inside: XmlNode): void => {
    for (const one of flat(inside)) {
      if (one.name !== 'r') continue;
      const part = run(one, boxes);
      text += part;
      if (part.trim() === '') continue;
      const own = child(one, 'rPr');
      bolds.add(isOn(child(own, 'b')));
      const printed = reader.looks.of(properties, own);
      look = look === null ? printed : { ...look, size: Math.max(look.size, printed.size) };
    }
  };
  walk(node);
  return { text: label === '' ? text : `${label} ${text}`.trimEnd(), level, bold: bolds.size === 1 && bolds.has(true), look: look ?? reader.looks.of(properties, undefined) };
}

function isOn(setting: XmlNode | undefined): boolean {
  return setting !== undefined && !['0', 'false', 'off', 'none'].includes(setting.attributes['val'] ?? '');
}

function run(node: XmlNode, boxes: XmlNode[]): string {
  let text = '';
  for (const one of flat(node)) {
    switch (one.name) {
      case 't': text += one.text; break;
      case 'tab': case 'ptab': text += ' '; break;
      case 'br': case 'cr': text += '\n'; break;
      case 'noBreakHyphen': text += '-'; break;
      case 'sym': text += symbol(one.attributes['font'] ?? '', one.attributes['char'] ?? ''); break;
      case 'drawing': case 'pict': case 'object': boxes.push(...textBoxes(one)); break;
      default: break;
    }
  }
  return text;
}

/** A sign from a symbol font; stars and ticks are marks, the rest of such fonts bullets. `cleanText` knows the codes. */
function symbol(font: string, code: string): string {
  const value = Number.parseInt(code, 16);
  if (Number.isNaN(value) || value === 0) return '';
  return String.fromCodePoint(/wingdings|symbol|webdings/i.test(font) && value < 0x100 ? value + 0xf000 : value);
}

function textBoxes(node: XmlNode): XmlNode[] {
  return node.name === 'txbxContent' ? [node] : node.children.flatMap((one) => (one.name === 'Fallback' ? [] : textBoxes(one)));
}

function readTable(reader: Reader, node: XmlNode): void {
  const rowNodes = flat(node).filter((one) => one.name === 'tr' && child(child(one, 'trPr'), 'del') === undefined);
  // A table around tables is only there for the layout of the page.
  const cells = rowNodes.flatMap((row) => flat(row).filter((one) => one.name === 'tc'));
  if (cells.length <= 2 && cells.some((cell) => flat(cell).some((one) => one.name === 'tbl'))) {
    for (const cell of cells) readBody(reader, cell);
    return;
  }
  reader.tables += 1;
  const place = `Tabell ${reader.tables}`;
  const boxes: XmlNode[] = [];
  const inner: Nested[] = [];
  reader.nested = inner;
  const rows: SourceRow[] = [];
  for (const [at, rowNode] of rowNodes.entries()) {
    const properties = child(rowNode, 'trPr');
    rows.push({
      place: `${place}, rad ${at + 1}`,
      cells: readRow(reader, rowNode, at, `${place}, rad ${at + 1}`, rows.at(-1)?.cells ?? [], boxes),
      heading: isOn(child(properties, 'tblHeader')),
    });
  }
  reader.nested = null;
  reader.blocks.push({ kind: 'table', place, name: '', placesSayColumn: false, rows, hidden: false });
  for (const box of boxes) readBody(reader, box);
  for (const one of inner) {
    // What stands before it in its row says what it is about.
    const head = rows[0]?.cells[0]?.text ?? '';
    const about = rows[one.row]?.cells[0]?.text ?? '';
    if (one.row > 0 && about !== '' && about.length < 120) reader.blocks.push({ kind: 'text', place: `${place}, rad ${one.row + 1}`, text: head === '' ? about : `${head}: ${about}`, level: 9 });
    readTable(reader, one.table);
  }
}

function readRow(reader: Reader, node: XmlNode, at: number, place: string, above: readonly (SourceCell | null)[], boxes: XmlNode[]): (SourceCell | null)[] {
  const cells: (SourceCell | null)[] = [];
  const before = Number(valueOf(child(node, 'trPr'), 'gridBefore') ?? 0);
  for (let skipped = 0; skipped < Math.min(before, 100); skipped += 1) cells.push(null);
  for (const one of flat(node)) {
    if (one.name !== 'tc') continue;
    const properties = child(one, 'tcPr');
    const columns = Math.min(Math.max(1, Number(valueOf(properties, 'gridSpan') ?? 1)), 200);
    const merge = child(properties, 'vMerge');
    const { text, bold, parts } = cellText(reader, one, boxes, at);
    const upper = above[cells.length];
    const sideways = valueOf(properties, 'hMerge');
    const left = cells.at(-1);
    let cell: SourceCell;
    if (merge !== undefined && merge.attributes['val'] !== 'restart' && upper !== null && upper !== undefined) {
      cell = upper;
      cell.rows = at - cell.row + 1;
      if (text !== '') {
        cell.text = cell.text === '' ? text : `${cell.text}\n${text}`;
        cell.parts = [...(cell.parts ?? []), ...parts];
      }
    } else if (sideways !== undefined && sideways !== 'restart' && left !== null && left !== undefined) cell = left;
    else cell = { text, place, row: at, column: cells.length, columns, rows: 1, bold, number: null, parts };
    reader.cells += columns;
    if (reader.cells > reader.limits.cells) throw new Refused('file.too-large');
    for (let span = 0; span < columns; span += 1) cells.push(cell);
  }
  return cells;
}

function cellText(reader: Reader, cell: XmlNode, boxes: XmlNode[], row: number): { text: string; bold: boolean; parts: CellPart[] } {
  const lines: string[] = [];
  const parts: CellPart[] = [];
  let bold = true;
  const walk = (node: XmlNode): void => {
    for (const one of flat(node)) {
      if (one.name === 'p') {
        const read = paragraph(reader, one, boxes);
        lines.push(read.text);
        if (read.text.trim() === '') continue;
        if (!read.bold) bold = false;
        parts.push({ text: read.text.trim(), bold: read.bold, ...read.look });
      } else if (one.name === 'tbl') {
        const shape = childrenOf(one, 'tr').map((each) => childrenOf(each, 'tc').length);
        // A table of its own, not one that only lays out the cell.
        if (reader.nested !== null && shape.length > 1 && Math.max(...shape) > 1) reader.nested.push({ row, table: one });
        else for (const each of childrenOf(one, 'tr')) for (const inner of childrenOf(each, 'tc')) walk(inner);
      }
    }
  };
  walk(cell);
  const text = lines.join('\n').trim();
  return { text, bold: bold && text !== '', parts };
}
