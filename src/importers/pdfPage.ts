import { OPS, Util } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What a page shows, from its drawing operations: words with their places and the lines ruled between them. */

/** Letters without a blank between them. y grows downwards, in points. */
export interface Chunk {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  /** The baseline. */
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
  readonly colour: string;
  /** A blank was printed after it: where a line ends with one, the line was broken between words. */
  readonly spaceAfter: boolean;
  /** The width of the first letter: would it have fitted on the line before? */
  readonly firstLetter: number;
  readonly upright: boolean;
}

export interface Ruling { readonly at: number; readonly from: number; readonly to: number }

export interface PageContent {
  readonly width: number;
  readonly height: number;
  readonly chunks: readonly Chunk[];
  readonly horizontal: readonly Ruling[];
  readonly vertical: readonly Ruling[];
}

type Matrix = readonly number[];
interface Glyph { readonly unicode: string; readonly width: number }
interface State { matrix: Matrix; size: number; charSpacing: number; wordSpacing: number; scale: number; rise: number; bold: boolean; fill: string; lineWidth: number; leading: number }

/** A filled box this thin is a line; office programs draw table borders so. */
const thin = 3;
const identity: Matrix = [1, 0, 0, 1, 0, 0];

export async function readPage(page: PDFPageProxy): Promise<PageContent> {
  const viewport = page.getViewport({ scale: 1 });
  const { fnArray, argsArray } = await page.getOperatorList();
  const chunks: Chunk[] = [];
  const horizontal: Ruling[] = [];
  const vertical: Ruling[] = [];
  let state: State = { matrix: viewport.transform as number[], size: 1, charSpacing: 0, wordSpacing: 0, scale: 1, rise: 0, bold: false, fill: '#000000', lineWidth: 1, leading: 0 };
  const stack: State[] = [];
  let line: Matrix = identity;
  let text: Matrix = identity;
  const move = (x: number, y: number): void => {
    line = Util.transform(line as number[], [1, 0, 0, 1, x, y]) as number[];
    text = line;
  };
  const restore = (): void => {
    state = stack.pop() ?? state;
  };
  fnArray.forEach((operation, at) => {
    const args = (argsArray[at] ?? []) as readonly unknown[];
    const number = (index: number): number => Number(args[index] ?? 0);
    switch (operation) {
      case OPS.save: stack.push({ ...state }); break;
      case OPS.restore: restore(); break;
      case OPS.transform: state = { ...state, matrix: Util.transform(state.matrix as number[], numbers(args)) as number[] }; break;
      case OPS.paintFormXObjectBegin:
        stack.push({ ...state });
        if (isList(args[0])) state = { ...state, matrix: Util.transform(state.matrix as number[], [...args[0]]) as number[] };
        break;
      case OPS.paintFormXObjectEnd: restore(); break;
      case OPS.setLineWidth: state = { ...state, lineWidth: number(0) }; break;
      case OPS.setFillRGBColor: state = { ...state, fill: String(args[0] ?? '') }; break;
      case OPS.beginText: line = identity; text = identity; break;
      case OPS.setCharSpacing: state = { ...state, charSpacing: number(0) }; break;
      case OPS.setWordSpacing: state = { ...state, wordSpacing: number(0) }; break;
      case OPS.setHScale: state = { ...state, scale: number(0) / 100 }; break;
      case OPS.setTextRise: state = { ...state, rise: number(0) }; break;
      case OPS.setLeading: state = { ...state, leading: -number(0) }; break;
      case OPS.setFont: state = { ...state, size: number(1), bold: isBold(page, String(args[0] ?? '')) }; break;
      case OPS.moveText: move(number(0), number(1)); break;
      case OPS.setLeadingMoveText: state = { ...state, leading: number(1) }; move(number(0), number(1)); break;
      case OPS.nextLine: move(0, state.leading); break;
      case OPS.setTextMatrix: line = numbers(isList(args[0]) ? args[0] : args); text = line; break;
      case OPS.showText:
        if (Array.isArray(args[0])) text = show(args[0] as readonly (Glyph | number)[], state, text, chunks);
        break;
      case OPS.constructPath: path(args, state, horizontal, vertical); break;
      default: break;
    }
  });
  return { width: viewport.width, height: viewport.height, chunks: once(chunks), horizontal, vertical };
}

function isList(value: unknown): value is readonly number[] {
  return Array.isArray(value) || ArrayBuffer.isView(value);
}

function numbers(values: readonly unknown[]): number[] {
  return Array.from(values, Number);
}

function isBold(page: PDFPageProxy, font: string): boolean {
  if (!page.commonObjs.has(font)) return false;
  const loaded = page.commonObjs.get(font) as { name?: string; bold?: boolean; black?: boolean } | null;
  return loaded?.bold === true || loaded?.black === true || /bold|black|heavy|semibold/i.test(loaded?.name ?? '');
}

function show(glyphs: readonly (Glyph | number)[], state: State, from: Matrix, chunks: Chunk[]): Matrix {
  let x = 0;
  let start = 0;
  let first = 0;
  let letters = '';
  const place = (along: number): readonly [number, number] => {
    const point = Util.transform(state.matrix as number[], from as number[]) as number[];
    return [(point[0] ?? 0) * along + (point[2] ?? 0) * state.rise + (point[4] ?? 0), (point[1] ?? 0) * along + (point[3] ?? 0) * state.rise + (point[5] ?? 0)];
  };
  const device = Util.transform(state.matrix as number[], from as number[]) as number[];
  const size = Math.hypot(device[2] ?? 0, device[3] ?? 0) * Math.abs(state.size);
  const upright = Math.abs(device[1] ?? 0) < Math.abs(device[0] ?? 0);
  const end = (spaceAfter: boolean, until: number): void => {
    if (letters.trim() === '') {
      const last = chunks.at(-1);
      if (spaceAfter && letters === '' && last !== undefined && Math.abs(last.x1 - place(start)[0]) < size * 0.2 && Math.abs(last.y - place(start)[1]) < 1) chunks[chunks.length - 1] = { ...last, spaceAfter: true };
      letters = '';
      return;
    }
    const [x0, y0] = place(start);
    const [x1, y1] = place(until);
    chunks.push({ text: letters, x0: Math.min(x0, x1), x1: Math.max(x0, x1), y: upright ? y0 : Math.max(y0, y1), size, bold: state.bold, colour: state.fill, spaceAfter, firstLetter: Math.abs(place(first)[0] - place(0)[0]), upright });
    letters = '';
  };
  for (const glyph of glyphs) {
    if (typeof glyph === 'number') {
      // A wide gap inside a run stands for a blank where the producer writes none.
      const gap = (-glyph / 1000) * state.size * state.scale;
      if (gap > Math.abs(state.size) * 0.2) {
        end(true, x);
        start = x + gap;
      }
      x += gap;
      continue;
    }
    const blank = glyph.unicode === ' ' || glyph.unicode === '\u00A0';
    const advance = ((glyph.width / 1000) * state.size + state.charSpacing + (glyph.unicode === ' ' ? state.wordSpacing : 0)) * state.scale;
    if (blank) {
      end(true, x);
      start = x + advance;
    } else {
      if (letters === '') first = advance;
      letters += glyph.unicode;
    }
    x += advance;
  }
  end(false, x);
  return Util.transform(from as number[], [1, 0, 0, 1, x, 0]) as number[];
}

/** Some programs print bold by printing twice. */
function once(chunks: readonly Chunk[]): Chunk[] {
  const seen = new Set<string>();
  return chunks.filter((chunk) => {
    const key = `${chunk.text}|${Math.round(chunk.x0)}|${Math.round(chunk.y)}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** pdf.js writes a path as [what to do with it, [move 0 x y, line 1 x y, curve 2 …, quadratic 3 …, close 4]]. */
function path(args: readonly unknown[], state: State, horizontal: Ruling[], vertical: Ruling[]): void {
  const paint = Number(args[0]);
  const strokes = paint === OPS.stroke || paint === OPS.closeStroke || paint === OPS.fillStroke || paint === OPS.eoFillStroke || paint === OPS.closeFillStroke || paint === OPS.closeEOFillStroke;
  const fills = paint === OPS.fill || paint === OPS.eoFill || paint === OPS.fillStroke || paint === OPS.eoFillStroke || paint === OPS.closeFillStroke || paint === OPS.closeEOFillStroke;
  if (!strokes && !fills) return;
  const data = Array.isArray(args[1]) ? (args[1][0] as unknown) : null;
  if (!isList(data)) return;
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = state.matrix;
  const point = (at: number): readonly [number, number] => {
    const x = data[at] ?? 0;
    const y = data[at + 1] ?? 0;
    return [a * x + c * y + e, b * x + d * y + f];
  };
  let polygon: (readonly [number, number])[] = [];
  const close = (closed: boolean): void => {
    if (polygon.length >= 2) {
      const xs = polygon.map(([x]) => x);
      const ys = polygon.map(([, y]) => y);
      const box = { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
      if (fills && !strokes && !/^#f{6}$/i.test(state.fill)) {
        if (box.bottom - box.top <= thin && box.right - box.left > thin) horizontal.push({ at: (box.top + box.bottom) / 2, from: box.left, to: box.right });
        else if (box.right - box.left <= thin && box.bottom - box.top > thin) vertical.push({ at: (box.left + box.right) / 2, from: box.top, to: box.bottom });
      }
      if (strokes) {
        const points = closed ? [...polygon, polygon[0] ?? [0, 0] as const] : polygon;
        for (let at = 1; at < points.length; at += 1) {
          const [x0, y0] = points[at - 1] ?? [0, 0];
          const [x1, y1] = points[at] ?? [0, 0];
          if (Math.abs(y0 - y1) < 0.7 && Math.abs(x0 - x1) > thin) horizontal.push({ at: (y0 + y1) / 2, from: Math.min(x0, x1), to: Math.max(x0, x1) });
          else if (Math.abs(x0 - x1) < 0.7 && Math.abs(y0 - y1) > thin) vertical.push({ at: (x0 + x1) / 2, from: Math.min(y0, y1), to: Math.max(y0, y1) });
        }
      }
    }
    polygon = [];
  };
  let at = 0;
  while (at < data.length) {
    const step = data[at];
    if (step === 0) {
      close(false);
      polygon.push(point(at + 1));
      at += 3;
    } else if (step === 1) {
      polygon.push(point(at + 1));
      at += 3;
    } else if (step === 2 || step === 3) {
      at += step === 2 ? 7 : 5;
      polygon.push(point(at - 2));
    } else {
      close(true);
      at += 1;
    }
  }
  close(false);
}
