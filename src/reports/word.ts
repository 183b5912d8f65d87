import {
  AlignmentType, BorderStyle, Document, Footer, Header, HeadingLevel, LevelFormat, PageNumber, PageOrientation, Packer, Paragraph, ShadingType, TabStopType, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlignTable, WidthType,
  type IBorderOptions, type ISectionOptions, type ITableCellOptions,
} from 'docx';
import type { LevelStep } from '../domain/method/method.ts';
import { lightPalette, paleSurface } from '../picture/palette.ts';
import type { MatrixCell, MatrixPicture } from '../picture/matrix.ts';
import { matrixText, paperText } from '../text/paper.ts';
import type { Block, Cell, Line, PaperDocument, Piece, Row, Table as PaperTable } from './model.ts';
import { keptWhole, lengthOf, roomOf, textWidth } from './model.ts';
import { xmlText } from './plainText.ts';
import { withZipTime } from './zipTime.ts';

export interface WordOptions { readonly createdAt: Date }

const twipsPerMillimetre = 1440 / 25.4;
const ink = colour(lightPalette.ink);
const muted = colour(lightPalette.muted);
const none: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const thin: IBorderOptions = { style: BorderStyle.SINGLE, size: 4, color: colour(lightPalette.lineStrong) };
const firm: IBorderOptions = { style: BorderStyle.SINGLE, size: 8, color: ink };
/** Word's own typefaces have these; on paper made here the same marks are drawn. */
const levelMarks: Readonly<Record<LevelStep, string>> = { 1: '○', 2: '●', 3: '◆', 4: '▲', 5: '■' };
const starMark = '★';
/** Every reader of Word files has it, and its figures are of one width. */
const typeface = 'Calibri';
/** What numbered lists are called inside the file. */
const ordered = 'ordered';

function colour(hex: string): string {
  return hex.slice(1).toUpperCase();
}
function twips(millimetres: number): number {
  return Math.round(millimetres * twipsPerMillimetre);
}

/** The document as a Word file that can be worked on: real headings, header rows that repeat, tables that paste cell by cell. */
export async function writeWord(document: PaperDocument, options: WordOptions): Promise<Uint8Array> {
  const portrait = document.orientation === 'portrait';
  const file = new Document({
    title: xmlText(document.title), subject: xmlText(document.subject), creator: xmlText(document.author), lastModifiedBy: xmlText(document.author),
    styles: {
      default: {
        document: { run: { font: typeface, size: 19, color: ink, language: { value: 'sv-SE', eastAsia: 'sv-SE', bidirectional: 'sv-SE' } }, paragraph: { spacing: { after: 80, line: 252 } } },
        title: { run: { font: typeface, size: 44, bold: true, color: ink }, paragraph: { spacing: { before: 0, after: 120 } } },
        heading1: { run: { font: typeface, size: portrait ? 25 : 34, bold: true, color: ink }, paragraph: { spacing: portrait ? { before: 200, after: 60 } : { before: 320, after: 140 }, keepNext: true } },
        heading2: { run: { font: typeface, size: 25, bold: true, color: ink }, paragraph: { spacing: { before: 260, after: 100 }, keepNext: true } },
      },
    },
    numbering: { config: [{ reference: ordered, levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.START, style: { paragraph: { indent: { left: twips(7), hanging: twips(7) } } } }] }] },
    sections: [section(document)],
  });
  const moment = `${options.createdAt.toISOString().slice(0, 19)}Z`;
  const packed = await Packer.pack(file, 'uint8array', undefined, [{ path: 'docProps/core.xml', data: coreProperties(document, moment) }]);
  return withZipTime(packed, options.createdAt);
}

function section(document: PaperDocument): ISectionOptions {
  const running = { size: 17, color: muted };
  const tabs = [{ type: TabStopType.RIGHT, position: twips(roomOf(document)) }];
  return {
    properties: { page: {
      // Word turns the sheet itself: width and height are those of the standing sheet.
      size: { orientation: document.orientation === 'portrait' ? PageOrientation.PORTRAIT : PageOrientation.LANDSCAPE, width: twips(210), height: twips(297) },
      margin: { top: twips(21), bottom: twips(17), left: twips(14), right: twips(14), header: twips(10), footer: twips(8) },
    } },
    headers: { default: new Header({ children: [new Paragraph({ tabStops: tabs, children: [new TextRun({ ...running, text: xmlText(document.header.start) }), new TextRun({ ...running, bold: document.header.draft, children: ['\t', xmlText(document.header.end)] })] })] }) },
    footers: { default: new Footer({ children: [new Paragraph({ tabStops: tabs, children: [new TextRun({ ...running, text: xmlText(document.footer) }), new TextRun({ ...running, children: ['\t', ...pageNumber()] })] })] }) },
    children: [new Paragraph({ heading: HeadingLevel.TITLE, children: runs(document.title, {}) }), ...document.blocks.flatMap((block) => blockParts(block, roomOf(document)))],
  };
}

function pageNumber(): string[] {
  return paperText.page({ page: '\u0001', of: '\u0002' }).split(/([\u0001\u0002])/).map((part) => (part === '\u0001' ? PageNumber.CURRENT : part === '\u0002' ? PageNumber.TOTAL_PAGES : part));
}

/** docx stamps the properties with the machine's clock; these are written instead. */
function coreProperties(document: PaperDocument, moment: string): string {
  const escaped = (content: string) => xmlText(content).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(document.title)}</dc:title><dc:subject>${escaped(document.subject)}</dc:subject><dc:creator>${escaped(document.author)}</dc:creator><cp:lastModifiedBy>${escaped(document.author)}</cp:lastModifiedBy><dc:language>sv-SE</dc:language><cp:revision>1</cp:revision><dcterms:created xsi:type="dcterms:W3CDTF">${moment}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${moment}</dcterms:modified></cp:coreProperties>`;
}

function blockParts(block: Block, room: number): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading': return [new Paragraph({ heading: block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2, pageBreakBefore: block.startsPage, children: runs(block.text, {}) })];
    case 'paragraph': return [new Paragraph({ indent: { right: twips(Math.max(0, room - 175)) }, children: runs(block.text, block.tone === 'muted' ? { color: muted, size: 17 } : {}) })];
    case 'list': return block.items.map((item) => new Paragraph({ ...(block.ordered === true ? { numbering: { reference: ordered, level: 0 } } : { bullet: { level: 0 } }), children: runs(item, {}) }));
    case 'beside': return block.columns.flatMap((column) => column.blocks.flatMap((inner) => blockParts(inner, room)));
    // A table needs a paragraph after it, or Word joins it with the next one.
    case 'table': return [wordTable(block), gap()];
    case 'matrix': return [matrixTable(block.picture), gap()];
  }
}

function gap(): Paragraph {
  return new Paragraph({ spacing: { before: 0, after: 60, line: 160 }, children: [] });
}

interface RunLook { readonly color?: string; readonly size?: number; readonly bold?: boolean; readonly fill?: string }

function runs(content: string, look: RunLook): TextRun[] {
  const { fill, ...plain } = look;
  const shading = fill === undefined ? {} : { shading: { type: ShadingType.CLEAR, color: 'auto', fill } };
  return xmlText(content).split('\n').map((part, at) => new TextRun({ ...plain, ...shading, text: part, ...(at > 0 ? { break: 1 } : {}) }));
}

function wordTable(table: PaperTable): Table {
  const total = table.columns.reduce((sum, column) => sum + column.width, 0);
  const widths = table.columns.map((column) => twips(column.width));
  const head = new TableRow({
    tableHeader: true,
    children: table.columns.map((column, at) => new TableCell({
      width: { size: widths[at] ?? 0, type: WidthType.DXA }, verticalAlign: VerticalAlignTable.BOTTOM, borders: { top: table.look === 'ruled' ? firm : none, bottom: table.look === 'ruled' ? firm : thin, left: none, right: none },
      children: [new Paragraph({ keepNext: true, spacing: { before: 40, after: 40 }, alignment: column.align === 'end' ? AlignmentType.RIGHT : AlignmentType.LEFT, children: runs(column.heading, { bold: true, size: 17 }) })],
    })),
  });
  const covered = table.columns.map(() => 0);
  return new Table({
    layout: TableLayoutType.FIXED, width: { size: twips(total), type: WidthType.DXA }, columnWidths: widths,
    margins: { top: 30, bottom: 30, left: 0, right: twips(2), marginUnitType: WidthType.DXA },
    borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
    rows: [head, ...table.rows.map((row) => wordRow(row, table, widths, covered))],
  });
}

function wordRow(row: Row, table: PaperTable, widths: readonly number[], covered: number[]): TableRow {
  if (row.kind === 'group') {
    return new TableRow({ children: [new TableCell({
      columnSpan: table.columns.length, borders: { top: none, bottom: { ...thin, size: 8 }, left: none, right: none }, margins: { top: 160, bottom: 40, left: 0, right: 0, marginUnitType: WidthType.DXA },
      children: paragraphs(row.lines, false, true),
    })] });
  }
  let at = -1;
  const children = row.cells.map((each) => {
    at += 1;
    while ((covered[at] ?? 0) > 0) at += 1;
    if (each.rows > 1) covered[at] = each.rows;
    return wordCell(each, widths[at] ?? 0, table.columns[at]?.align === 'end', row.total);
  });
  covered.forEach((left, column) => { covered[column] = Math.max(0, left - 1); });
  const longest = Math.max(0, ...row.cells.map((each) => lengthOf(each.lines)));
  // Short rows stay whole; long cells must be able to run over a page's end.
  return new TableRow({ cantSplit: longest <= keptWhole, children });
}

function wordCell(each: Cell, width: number, end: boolean, total: boolean): TableCell {
  const base: ITableCellOptions = {
    width: { size: width, type: WidthType.DXA }, children: paragraphs(each.lines, end, false),
    borders: { top: total ? { ...thin, size: 8 } : none, bottom: total ? none : thin, left: none, right: none },
  };
  return new TableCell(each.rows > 1 ? { ...base, rowSpan: each.rows } : base);
}

function paragraphs(lines: readonly Line[], end: boolean, keepNext: boolean): Paragraph[] {
  const made = lines.map((each) => new Paragraph({ keepNext, spacing: { before: 0, after: 20 }, alignment: end ? AlignmentType.RIGHT : AlignmentType.LEFT, children: each.pieces.flatMap((piece) => pieceRuns(piece, each.size === 'small')) }));
  return made.length === 0 ? [new Paragraph({ children: [] })] : made;
}

function pieceRuns(piece: Piece, small: boolean): TextRun[] {
  const size = small ? { size: 17 } : {};
  switch (piece.kind) {
    case 'text': return runs(piece.text, { ...size, ...(piece.weight === 'strong' ? { bold: true } : {}), ...(piece.tone === 'muted' ? { color: muted } : {}) });
    case 'star': return runs(`${starMark} ${piece.text}`, size);
    case 'swatch': return [...runs(` ${levelMarks[piece.step]} `, { ...size, color: colour(lightPalette.levels[piece.step].on), fill: colour(lightPalette.levels[piece.step].surface) }), ...runs(` ${piece.word}`, size)];
    case 'level': {
      const { surface, on, mark } = lightPalette.levels[piece.step];
      const value = piece.value === null ? '–' : String(piece.value);
      if (piece.filled) return runs(` ${levelMarks[piece.step]} ${value} ${piece.word} `, { ...size, bold: true, color: colour(on), fill: colour(surface) });
      return [...runs(`${levelMarks[piece.step]} `, { ...size, color: colour(mark) }), ...runs(value, { ...size, bold: true }), ...runs(` ${piece.word}`, size)];
    }
  }
}

/** The matrix as a table of Word's own: it is read cell by cell, pasted and printed in greyscale, and needs no alternative text. */
function matrixTable(picture: MatrixPicture): Table {
  const axis = 36;
  const count = 16;
  const width = Math.min(32, (textWidth - axis - count) / Math.max(1, picture.columns.length));
  const widths = [axis, ...picture.columns.map(() => width), count].map(twips);
  const gapLine: IBorderOptions = { style: BorderStyle.SINGLE, size: 18, color: 'FFFFFF' };
  const edges = { top: gapLine, bottom: gapLine, left: gapLine, right: gapLine };
  const make = (at: number, children: readonly Paragraph[], fill?: string) => new TableCell({ width: { size: widths[at] ?? 0, type: WidthType.DXA }, borders: edges, children, ...(fill === undefined ? {} : { shading: { type: ShadingType.CLEAR, color: 'auto', fill } }) });
  const label = (content: string, look: RunLook, align: 'left' | 'right' | 'center') => new Paragraph({ spacing: { before: 20, after: 20 }, alignment: align, children: runs(content, look) });
  const cellOf = (cell: MatrixCell, at: number) => {
    const step = cell.level?.step ?? null;
    const empty = cell.events.length === 0;
    const fill = step === null ? lightPalette.sunk : empty ? paleSurface(lightPalette, step) : lightPalette.levels[step].surface;
    const on = colour(step === null || empty ? lightPalette.ink : lightPalette.levels[step].on);
    const mark = step === null ? '' : `${levelMarks[step]} ${cell.level?.word ?? ''}`;
    return make(at, [label(cell.events.map((event) => event.label).join('  '), { color: on, size: 20 }, 'left'), label(mark, { color: on, size: 16 }, 'right')], colour(fill));
  };
  const head = new TableRow({ tableHeader: true, children: [
    make(0, [label(`${picture.likelihoodWord} / ${picture.consequenceWord.toLowerCase()}`, { bold: true, size: 17 }, 'left')]),
    ...picture.columns.map((column, at) => make(at + 1, [label(`${column.step.value} ${column.step.word}`, { size: 17 }, 'center')])),
    make(widths.length - 1, [label(matrixText.count, { bold: true, size: 17 }, 'right')]),
  ] });
  const rows = picture.rows.map((row) => new TableRow({ height: { value: twips(16), rule: 'atLeast' }, children: [
    make(0, [label(`${row.step.value} ${row.step.word}`, {}, 'right')]), ...row.cells.map((cell, at) => cellOf(cell, at + 1)), make(widths.length - 1, [label(String(row.count), {}, 'right')]),
  ] }));
  const foot = new TableRow({ children: [
    make(0, [label(matrixText.count, { bold: true }, 'right')]), ...picture.columns.map((column, at) => make(at + 1, [label(String(column.count), {}, 'center')])), make(widths.length - 1, [label(String(picture.placed), { bold: true }, 'right')]),
  ] });
  return new Table({ layout: TableLayoutType.FIXED, width: { size: widths.reduce((sum, each) => sum + each, 0), type: WidthType.DXA }, columnWidths: widths, margins: { top: 20, bottom: 20, left: 60, right: 60, marginUnitType: WidthType.DXA }, rows: [head, ...rows, foot] });
}
