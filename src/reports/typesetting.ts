import { lightPalette } from '../picture/palette.ts';
import { levelShapes, starShape } from '../picture/shapes.ts';
import { matrixSvg } from '../picture/matrixSvg.ts';
import { paperText } from '../text/paper.ts';
import type { Block, Cell, Line, PaperDocument, Piece, Row, Table } from './model.ts';
import { lengthOf, roomOf, textWidth } from './model.ts';
import { drawable, widthOf } from './typeface.ts';

/**
 * One stretch of a line. `fold` asks the typesetter to hyphenate, since the word is wider than its column; `keep` to leave
 * a word with a hyphen or stroke in it unbroken, so that it is found by search as it was written.
 */
interface Stretch { readonly s: string; readonly fold: boolean; readonly keep: boolean }
/** A text as lines of stretches; only short texts come whole. */
type Content = readonly (readonly Stretch[])[];

const millimetresPerPoint = 25.4 / 72;
const columnGap = 4;
/** A row higher than so many lines may be cut by the page's end; lower ones are kept whole. A page holds about forty. */
const keptWhole = 14;
/** A heading line longer than this is printed once: what repeats on every page must leave room for the rows. */
const repeatable = 240;

/** The document as the data that paper.typ sets. Data only: no text is ever read as typesetting code. */
export function typesetting(document: PaperDocument): string {
  const room = roomOf(document);
  return JSON.stringify({
    portrait: document.orientation === 'portrait', room,
    title: drawable(document.title), author: drawable(document.author), subject: drawable(document.subject),
    header: { start: drawable(document.header.start), end: drawable(document.header.end), draft: document.header.draft }, footer: drawable(document.footer),
    page: { before: paperText.page({ page: '\u0000', of: '\u0001' }).split('\u0000')[0], between: paperText.page({ page: '\u0000', of: '\u0001' }).split('\u0000')[1]?.split('\u0001')[0] },
    chipWidth: chipWidth(document.blocks), palette: lightPalette, shapes: { ...levelShapes, star: starShape },
    blocks: document.blocks.map((block) => blockData(block, room)),
  });
}

/** All filled chips are as wide as the longest level word needs: shape, value of two figures, word and their spaces. */
function chipWidth(blocks: readonly Block[]): number {
  const words = blocks.flatMap((block) => (block.kind === 'table' ? block.rows : [])).flatMap((row) => (row.kind === 'cells' ? row.cells : []))
    .flatMap((each) => each.lines).flatMap((each) => each.pieces).flatMap((piece) => (piece.kind === 'level' ? [piece.word] : []));
  return Math.max(22, ...[...new Set(words)].map((word) => 12.6 + widthOf(drawable(word)) * 9.5 * millimetresPerPoint));
}

function blockData(block: Block, room: number): object {
  switch (block.kind) {
    case 'heading': return { ...block, text: content(block.text, room, block.level === 1 ? 17 : 12.5) };
    case 'paragraph': return { ...block, text: content(block.text, Math.min(room, 175), 9.5) };
    case 'list': return { kind: 'list', ordered: block.ordered === true, items: block.items.map((item) => content(item, room - 6, 9.5)) };
    case 'matrix': return { kind: 'matrix', svg: drawable(matrixSvg(block.picture, { palette: 'paper' })), alternative: drawable(block.alternative) };
    case 'beside': return { kind: 'beside', columns: block.columns.map((column) => ({ width: column.width, blocks: column.blocks.map((inner) => blockData(inner, column.width)) })) };
    case 'table': return tableData(block);
  }
}

function tableData(table: Table): object {
  // Cells under a spanning one are left out of the model: find which column each cell stands in.
  const covered = table.columns.map(() => 0);
  // Rows beside a long spanning cell may be cut by the page's end: the last of them grows with it, and an uncut one would lose its words.
  let loose = 0;
  const { rows: split, spans } = withNamesWhole(table);
  const rows = split.map((row) => {
    if (row.kind === 'cells') loose = Math.max(loose, ...row.cells.map((each) => (each.rows > 1 && height(each.lines, table.columns[0]?.width ?? textWidth) > keptWhole ? each.rows : 0)));
    const data = rowData(row, table, covered, loose > 0, spans.get(row) ?? noSpan);
    loose = row.kind === 'cells' ? Math.max(0, loose - 1) : 0;
    return data;
  });
  return {
    kind: 'table', look: table.look, name: drawable(table.name),
    columns: table.columns.map((column) => ({ width: column.width, align: column.align, heading: content(column.heading, column.width - columnGap, 8.5) })), rows,
  };
}

function rowData(row: Row, table: Table, covered: number[], loose: boolean, span: Span): object {
  const { open, together } = span;
  if (row.kind === 'group') {
    const length = lengthOf(row.lines);
    return { kind: 'group', repeat: length <= repeatable, lines: row.lines.map((each) => lineData(each, textWidth)) };
  }
  let column = -1;
  let highest = 0;
  const cells = row.cells.map((each) => {
    column += 1;
    while ((covered[column] ?? 0) > 0) column += 1;
    const own = table.columns[column];
    if (each.rows > 1) covered[column] = each.rows;
    else highest = Math.max(highest, height(each.lines, own?.width ?? textWidth));
    return { rows: each.rows, end: own?.align === 'end', open: open === each, together: together === each, lines: each.lines.map((one) => lineData(one, (own?.width ?? textWidth) - (table.look === 'plain' ? 2 : columnGap))) };
  });
  covered.forEach((left, at) => { covered[at] = Math.max(0, left - 1); });
  const middle = row.cells.some((each) => each.lines.some((one) => one.pieces.some((piece) => piece.kind === 'swatch')));
  return { kind: 'cells', anchor: row.anchor ?? null, total: row.total, middle, whole: !loose && highest <= keptWhole, cells };
}

/** How a spanning cell is drawn: `open` has no line below it, `together` keeps its rows on one page. */
interface Span { readonly open: Cell | null; readonly together: Cell | null }
const noSpan: Span = { open: null, together: null };
/** So high may rows be that are kept together for the sake of the cell beside them. */
const keptTogether = 16;

/**
 * A name beside many rows is not torn apart by the page's end: the rows it needs are kept together with it, and an
 * empty cell spans the others. A name, or rows, too high for that stay as they are and may be cut.
 */
function withNamesWhole(table: Table): { rows: Row[]; spans: Map<Row, Span> } {
  const spans = new Map<Row, Span>();
  const rows: Row[] = [...table.rows];
  table.rows.forEach((row, at) => {
    const name = row.kind === 'cells' ? row.cells[0] : undefined;
    if (row.kind !== 'cells' || name === undefined || name.rows < 2 || name.lines.length === 0) return;
    const needed = height(name.lines, table.columns[0]?.width ?? textWidth);
    let taken = 0;
    let count = 0;
    while (count < name.rows && taken < needed) {
      taken += rowHeight(rows[at + count], table, count === 0 ? 0 : 1) + 0.5;
      count += 1;
    }
    if (Math.max(needed, taken) > keptTogether) return;
    const first: Cell = { ...name, rows: count };
    const named: Row = { ...row, cells: [first, ...row.cells.slice(1)] };
    rows[at] = named;
    const rest = rows[at + count];
    spans.set(named, { open: count < name.rows ? first : null, together: count > 1 ? first : null });
    if (count < name.rows && rest?.kind === 'cells') rows[at + count] = { ...rest, cells: [{ lines: [], rows: name.rows - count, names: false }, ...rest.cells] };
  });
  return { rows, spans };
}

/** Lines of a row's highest cell; `shift` = columns that spanning cells from above take at its start. */
function rowHeight(row: Row | undefined, table: Table, shift: number): number {
  if (row?.kind !== 'cells') return 0;
  return Math.max(0, ...row.cells.map((each, at) => (each.rows > 1 ? 0 : height(each.lines, table.columns[at + shift]?.width ?? textWidth))));
}

/** Lines that a cell will take in its column, counted high: an uncut row that is higher than the page would lose words. */
function height(lines: readonly Line[], width: number): number {
  const letters = Math.max(4, (width - columnGap) / 1.75);
  return lines.reduce((sum, each) => sum + 1 + each.pieces.reduce((most, piece) => Math.max(most, ...(piece.kind === 'text' || piece.kind === 'star' ? [piece.text.split('\n').reduce((rows, part) => rows + Math.ceil(part.length / letters), 0)] : [1])), 0), 0);
}

function lineData(each: Line, room: number): object {
  const size = each.size === 'small' ? 8.5 : 9.5;
  return { small: each.size === 'small', pieces: each.pieces.map((piece) => pieceData(piece, room, size)) };
}

function pieceData(piece: Piece, room: number, size: number): object {
  switch (piece.kind) {
    case 'text': return { kind: 'text', strong: piece.weight === 'strong', muted: piece.tone === 'muted', text: content(piece.text, room, size) };
    case 'star': return { kind: 'star', text: content(piece.text, room - 5, size) };
    case 'level': return { ...piece, word: drawable(piece.word) };
    case 'swatch': return { ...piece, word: drawable(piece.word) };
  }
}

/** The text in lines; words wider than the room are marked to be hyphenated, endless ones are cut where they must be. */
function content(words: string, room: number, size: number): Content {
  const em = room / (size * millimetresPerPoint);
  return drawable(words).split('\n').map((each) => stretches(each, em));
}

function stretches(each: string, em: number): Stretch[] {
  const result: Stretch[] = [];
  let plain = '';
  const add = (stretch: Stretch) => {
    if (plain !== '') result.push({ s: plain, fold: false, keep: false });
    plain = '';
    result.push(stretch);
  };
  for (const word of each.split(/(?<=\s)|(?=\s)/u)) {
    const broken = /[\p{L}\p{N}][/–-](?=\S)/u.test(word);
    // Words up to twelve characters fit every column that the papers have.
    if (word.length <= 12 || widthOf(word) * 1.06 <= em) {
      if (broken) add({ s: word, fold: false, keep: true });
      else plain += word;
      continue;
    }
    for (const part of word.split(/(?<=[/–-])/u)) {
      if (part.length <= 12 || widthOf(part) * 1.06 <= em) plain += part;
      else if (part.length > 40) add({ s: part.replaceAll(/.{8}/gu, '$&\u200b'), fold: false, keep: false });
      else add({ s: part, fold: true, keep: false });
    }
  }
  return plain === '' && result.length > 0 ? result : [...result, { s: plain, fold: false, keep: false }];
}
