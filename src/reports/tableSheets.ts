import type { Block, Cell, PaperDocument, Piece, Table } from './model.ts';
import type { Sheet, SheetValue, Workbook } from './sheet.ts';
import { paperText } from '../text/paper.ts';

/** Excel's own limit of a sheet's name, and the characters it refuses. */
const longestName = 31;

/** The tables of a paper as sheets: every cell filled, merged ones repeated, headings inside a table as a first column, so that rows can be filtered and pasted. */
export function tableWorkbook(document: PaperDocument): Workbook {
  const used = new Set<string>();
  return { title: document.title, author: document.author, header: document.header, footer: document.footer, sheets: tablesIn(document.blocks).map((table) => sheetOf(table, used)) };
}

/** The same with a last sheet of what the paper says outside its tables, under the heading where it stands. */
export function tableWorkbookWithTexts(document: PaperDocument): Workbook {
  const workbook = tableWorkbook(document);
  const used = new Set(workbook.sheets.map((sheet) => sheet.name.toLocaleLowerCase('sv')));
  const rows: SheetValue[][] = [];
  let under = '';
  for (const block of flat(document.blocks)) {
    if (block.kind === 'heading') under = block.text;
    else if (block.kind === 'paragraph') rows.push([under, block.text]);
    else if (block.kind === 'list') for (const item of block.items) rows.push([under, item]);
  }
  if (rows.length === 0) return workbook;
  return { ...workbook, sheets: [...workbook.sheets, { name: nameFor(paperText.textSheet, used), columns: [{ heading: paperText.headingColumn, width: 34 }, { heading: paperText.textSheet, width: 110 }], rows }] };
}
function flat(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => (block.kind === 'beside' ? block.columns.flatMap((column) => flat(column.blocks)) : [block]));
}

function tablesIn(blocks: readonly Block[]): Table[] {
  return blocks.flatMap((block) => (block.kind === 'table' ? [block] : block.kind === 'beside' ? block.columns.flatMap((column) => tablesIn(column.blocks)) : []));
}

function sheetOf(table: Table, used: Set<string>): Sheet {
  const grouped = table.rows.some((row) => row.kind === 'group');
  const rows: SheetValue[][] = [];
  let group = '';
  // Cells that reach over several rows: what they say and for how many rows more, by column.
  const over: (null | { value: SheetValue; left: number })[] = table.columns.map(() => null);
  for (const row of table.rows) {
    if (row.kind === 'group') { group = row.lines.map((line) => line.pieces.map(pieceText).join(' ')).join(' '); continue; }
    const cells = row.cells.values();
    const values = table.columns.map((column, at): SheetValue => {
      const held = over[at];
      if (held) {
        held.left -= 1;
        if (held.left === 0) over[at] = null;
        return held.value;
      }
      const cell = cells.next().value;
      if (cell === undefined) return null;
      const value = valueOf(cell, column.align);
      if (cell.rows > 1) over[at] = { value, left: cell.rows - 1 };
      return value;
    });
    rows.push(grouped ? [group, ...values] : values);
  }
  const columns = table.columns.map((column) => ({ heading: column.heading, width: Math.max(8, Math.round(column.width * 0.55)) }));
  return { name: nameFor(table.name, used), columns: grouped ? [{ heading: paperText.level1, width: 30 }, ...columns] : columns, rows };
}

/** Whole numbers in columns set to the right become numbers that can be summed. */
function valueOf(cell: Cell, align: 'start' | 'end'): SheetValue {
  const words = cell.lines.map((line) => line.pieces.map(pieceText).join(' ')).join('\n');
  const plain = words.replaceAll('\u00a0', '');
  return align === 'end' && /^(?:0|[1-9]\d{0,8})$/.test(plain) ? Number(plain) : words;
}
function pieceText(piece: Piece): string {
  switch (piece.kind) {
    case 'text': case 'star': return piece.text;
    case 'level': return [piece.value === null ? '' : String(piece.value), piece.word].filter((part) => part !== '').join(' ');
    case 'swatch': return piece.word;
  }
}
function nameFor(wanted: string, used: Set<string>): string {
  const plain = wanted.replaceAll(/[[\]:*?/\\]/g, ' ').replaceAll(/\s+/g, ' ').trim() || paperText.other;
  for (let number = 1; ; number += 1) {
    const end = number === 1 ? '' : ` ${number}`;
    const name = `${plain.slice(0, longestName - end.length).trimEnd()}${end}`;
    if (!used.has(name.toLocaleLowerCase('sv'))) { used.add(name.toLocaleLowerCase('sv')); return name; }
  }
}
