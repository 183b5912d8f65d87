import type { LevelStep } from '../domain/method/method.ts';
import type { MatrixPicture } from '../picture/matrix.ts';

/** A paper as plain data: one model, several writers. Widths are millimetres on a landscape A4 with 269 mm of text. */
export const textWidth = 269;
/** The same on a portrait A4, for a paper of a single page. */
export const portraitWidth = 182;

export interface TextPiece { readonly kind: 'text'; readonly text: string; readonly weight: 'regular' | 'strong'; readonly tone: 'ink' | 'muted' }
/** Riskvärde with its level: colour, shape and word. `filled` chips draw the eye; small ones in lists are plain. */
export interface LevelPiece { readonly kind: 'level'; readonly step: LevelStep; readonly value: number | null; readonly word: string; readonly filled: boolean }
/** A star with a word beside it: the event is in the plan. */
export interface StarPiece { readonly kind: 'star'; readonly text: string }
/** A square of the level's colour with its shape, for keys. */
export interface SwatchPiece { readonly kind: 'swatch'; readonly step: LevelStep; readonly word: string }
export type Piece = TextPiece | LevelPiece | StarPiece | SwatchPiece;

/** A paragraph inside a cell; its text may hold line ends. */
export interface Line { readonly size: 'normal' | 'small'; readonly pieces: readonly Piece[] }

export interface Cell {
  readonly lines: readonly Line[];
  /** Rows it covers, itself included; cells below it are left out of the following rows. */
  readonly rows: number;
  /** True for a cell that names its row. */
  readonly names: boolean;
}

/** A heading over the rows that follow, across all columns; or a row of cells. `anchor` names what the row is about, so that its page is found. */
export type Row =
  | { readonly kind: 'group'; readonly lines: readonly Line[] }
  | { readonly kind: 'cells'; readonly cells: readonly Cell[]; readonly total: boolean; readonly anchor?: string };

export interface Column { readonly heading: string; readonly width: number; readonly align: 'start' | 'end' }

export interface Table {
  readonly kind: 'table';
  /** What the table is, for those who meet it without the heading above. */
  readonly name: string;
  /** `ruled`: strong lines round the head, for the large tables; `plain`: thin lines only. */
  readonly look: 'ruled' | 'plain';
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string; readonly startsPage: boolean; /** What the heading begins, so that its page is found. */ readonly anchor?: string }
  | { readonly kind: 'paragraph'; readonly tone: 'ink' | 'muted'; readonly text: string }
  /** `ordered` = numbered, where a reader is to refer to an item. */
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly ordered?: boolean }
  | Table
  /** The risk matrix; `alternative` says the same in words, cell by cell. */
  | { readonly kind: 'matrix'; readonly picture: MatrixPicture; readonly alternative: string }
  /** Blocks side by side where the paper has room; a writer without columns puts them one after the other. */
  | { readonly kind: 'beside'; readonly columns: readonly { readonly width: number; readonly blocks: readonly Block[] }[] };

/** One page of a paper as it will be printed, and where on it the wanted part stands, as shares of the page's height; null when the part is elsewhere. */
export interface PaperPage { readonly page: number; readonly pages: number; readonly svg: string; readonly from: number | null; readonly to: number | null }
/** What page is wanted: the one where a part begins, or a page by its number. */
export interface PageWish { readonly anchor: string; readonly page: number | null }

export interface PaperDocument {
  readonly title: string;
  /** Who answers for the paper: the board. */
  readonly author: string;
  readonly subject: string;
  readonly language: 'sv';
  /** Left out: landscape, as the tables need. */
  readonly orientation?: 'portrait';
  /** Line on top of every page. */
  readonly header: { readonly start: string; readonly end: string; readonly draft: boolean };
  /** Foot of every page, before "Sida x av y". */
  readonly footer: string;
  readonly blocks: readonly Block[];
}

export function text(words: string, weight: TextPiece['weight'] = 'regular', tone: TextPiece['tone'] = 'ink'): TextPiece {
  return { kind: 'text', text: words, weight, tone };
}
export function line(...pieces: readonly Piece[]): Line {
  return { size: 'normal', pieces };
}
export function small(words: string, tone: TextPiece['tone'] = 'muted'): Line {
  return { size: 'small', pieces: [text(words, 'regular', tone)] };
}
export function cell(...lines: readonly Line[]): Cell {
  return { lines, rows: 1, names: false };
}
export function words(content: string): Cell {
  return cell(line(text(content)));
}
export function cells(...content: readonly Cell[]): Row {
  return { kind: 'cells', cells: content, total: false };
}
export function heading(level: 1 | 2, content: string, startsPage = false): Block {
  return { kind: 'heading', level, text: content, startsPage };
}
/** A heading that what it begins can be found by. */
export function anchored(level: 1 | 2, content: string, anchor: string): Block {
  return { kind: 'heading', level, text: content, startsPage: false, anchor };
}
/** Millimetres of text across the paper. */
export function roomOf(document: Pick<PaperDocument, 'orientation'>): number {
  return document.orientation === 'portrait' ? portraitWidth : textWidth;
}
export function paragraph(content: string, tone: 'ink' | 'muted' = 'ink'): Block {
  return { kind: 'paragraph', tone, text: content };
}

/** For writers that cannot measure: a row with more characters than this in one cell may be cut by the page's end; shorter ones are kept whole. */
export const keptWhole = 400;

/** Characters in the lines of a cell. */
export function lengthOf(lines: readonly Line[]): number {
  return lines.flatMap((each) => each.pieces).reduce((sum, piece) => sum + (piece.kind === 'text' || piece.kind === 'star' ? piece.text.length : piece.word.length), 0);
}
