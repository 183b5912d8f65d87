import { lightPalette } from '../picture/palette.ts';
import { levelShapes, starShape } from '../picture/shapes.ts';
import { matrixSvg } from '../picture/matrixSvg.ts';
import { paperText } from '../text/paper.ts';
import type { Block, Line, PaperDocument, Piece, Row, Table } from './model.ts';
import { textWidth } from './model.ts';
import { drawable, widthOf } from './typeface.ts';

/** One stretch of a line: `fold` asks the typesetter to hyphenate, since the word is wider than its column. */
interface Stretch { readonly s: string; readonly fold: boolean }
/** A text as lines of stretches; only short texts come whole. */
type Content = readonly (readonly Stretch[])[];

const millimetresPerPoint = 25.4 / 72;
const columnGap = 2;
/** A row with more characters than this in one cell may be cut by the page's end; shorter ones are kept whole. */
const keptWhole = 700;
/** A heading line longer than this is printed once: what repeats on every page must leave room for the rows. */
const repeatable = 240;

/** The document as the data that paper.typ sets. Data only: no text is ever read as typesetting code. */
export function typesetting(document: PaperDocument): string {
  return JSON.stringify({
    title: drawable(document.title), author: drawable(document.author), subject: drawable(document.subject),
    header: { start: drawable(document.header.start), end: drawable(document.header.end), draft: document.header.draft }, footer: drawable(document.footer),
    page: { before: paperText.page({ page: '\u0000', of: '\u0001' }).split('\u0000')[0], between: paperText.page({ page: '\u0000', of: '\u0001' }).split('\u0000')[1]?.split('\u0001')[0] },
    chipWidth: chipWidth(document.blocks), palette: lightPalette, shapes: { ...levelShapes, star: starShape },
    blocks: document.blocks.map((block) => blockData(block, textWidth)),
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
    case 'list': return { ...block, items: block.items.map((item) => content(item, room - 6, 9.5)) };
    case 'matrix': return { kind: 'matrix', svg: drawable(matrixSvg(block.picture, { palette: 'paper' })), alternative: drawable(block.alternative) };
    case 'beside': return { kind: 'beside', columns: block.columns.map((column) => ({ width: column.width, blocks: column.blocks.map((inner) => blockData(inner, column.width)) })) };
    case 'table': return tableData(block);
  }
}

function tableData(table: Table): object {
  // Cells under a spanning one are left out of the model: find which column each cell stands in.
  const covered = table.columns.map(() => 0);
  const rows = table.rows.map((row) => rowData(row, table, covered));
  return {
    kind: 'table', look: table.look, name: drawable(table.name),
    columns: table.columns.map((column) => ({ width: column.width, align: column.align, heading: content(column.heading, column.width - columnGap, 8.5) })), rows,
  };
}

function rowData(row: Row, table: Table, covered: number[]): object {
  if (row.kind === 'group') {
    const length = row.lines.reduce((sum, each) => sum + lengthOf(each), 0);
    return { kind: 'group', repeat: length <= repeatable, lines: row.lines.map((each) => lineData(each, textWidth)) };
  }
  const longest = Math.max(0, ...row.cells.filter((each) => each.rows === 1).map((each) => each.lines.reduce((sum, one) => sum + lengthOf(one), 0)));
  let column = -1;
  const cells = row.cells.map((each) => {
    column += 1;
    while ((covered[column] ?? 0) > 0) column += 1;
    const own = table.columns[column];
    const place = column;
    if (each.rows > 1) covered[place] = each.rows;
    return { rows: each.rows, end: own?.align === 'end', whole: each.rows === 1 && longest <= keptWhole, lines: each.lines.map((one) => lineData(one, (own?.width ?? textWidth) - columnGap)) };
  });
  covered.forEach((left, at) => { covered[at] = Math.max(0, left - 1); });
  const middle = row.cells.some((each) => each.lines.some((one) => one.pieces.some((piece) => piece.kind === 'swatch')));
  return { kind: 'cells', total: row.total, middle, cells };
}

function lengthOf(each: Line): number {
  return each.pieces.reduce((sum, piece) => sum + (piece.kind === 'text' || piece.kind === 'star' ? piece.text.length : piece.word.length), 0);
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
  for (const part of each.split(/(?<=[\s/–-])/u)) {
    // Words up to twelve characters fit every column that the papers have.
    if (part.length <= 12 || widthOf(part.trimEnd()) * 1.06 <= em) {
      plain += part;
      continue;
    }
    if (plain !== '') result.push({ s: plain, fold: false });
    plain = '';
    if (part.length > 40) result.push({ s: part.replaceAll(/.{8}/gu, '$&\u200b'), fold: false });
    else result.push({ s: part, fold: true });
  }
  return plain === '' && result.length > 0 ? result : [...result, { s: plain, fold: false }];
}
