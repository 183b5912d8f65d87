import type { PageWish, PaperPage } from './model.ts';

/** Where a part of the paper begins, as the typesetter tells it; points from the page's top. `anchor` null = a heading nobody asks for. */
export interface Mark { readonly anchor: string | null; readonly page: number; readonly y: number }

const pageHeight = 595.28;
const pageWidth = 841.89;
/** Where the text of a page ends: below it stands the foot. */
const textEnd = pageHeight - 48;
/** A part's mark stands on the heading's line; the line itself begins above it. */
const lineAbove = 14;

/**
 * Cuts one page out of the picture of all pages, which lie below each other as pairs of a white sheet and a group. Glyphs that the
 * page does not use are left out, and coordinates are rounded to a hundredth of a point, far below what a screen shows.
 */
export function pageOf(whole: string, pages: number, marks: readonly Mark[], wish: PageWish): PaperPage {
  const at = marks.findIndex((one) => one.anchor === wish.anchor);
  const mark = marks[at];
  const page = Math.min(pages, Math.max(1, wish.page ?? mark?.page ?? 1));
  const next = marks.slice(at + 1).find((one) => one.page !== mark?.page || one.y > mark.y);
  const last = mark && next ? next.page : pages;
  const here = mark !== undefined && page >= mark.page && page <= last;
  const share = (points: number): number => Math.round(Math.min(1, Math.max(0, points / pageHeight)) * 1000) / 1000;
  return {
    page, pages, svg: cut(whole, page),
    from: here ? share(page === mark.page ? mark.y - lineAbove : 60) : null,
    to: here ? share(page === last && next ? next.y - lineAbove - 4 : textEnd) : null,
  };
}

/** Indentation tells which lines are children of the drawing itself. */
function cut(whole: string, page: number): string {
  const lines = whole.split('\n');
  let sheet = 0;
  const body: string[] = [];
  for (const line of lines.slice(1)) {
    if (line.startsWith('    <path class="typst-shape" fill="#ffffff"')) sheet += 1;
    else if (line.startsWith('    <defs')) break;
    else if (sheet === page) body.push(line);
  }
  const drawn = body.join('\n').replace(/^\s*<g transform="[^"]*">/, '<g>');
  const used = new Set([...drawn.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]));
  const symbols = [...whole.matchAll(/<symbol id="([^"]+)"[\s\S]*?<\/symbol>/g)].filter((match) => used.has(match[1])).map((match) => match[0]);
  const others = [...whole.matchAll(/<(clipPath|linearGradient|radialGradient|pattern) id="([^"]+)"[\s\S]*?<\/\1>/g)].filter((match) => drawn.includes(`#${match[2] ?? ''}`)).map((match) => match[0]);
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 ${pageWidth} ${pageHeight}" width="${pageWidth}" height="${pageHeight}"><rect width="100%" height="100%" fill="#ffffff"/>${drawn}<defs>${symbols.join('')}${others.join('')}</defs></svg>`;
  return picture.replaceAll(/\d+\.\d{3,}/g, (number) => String(Math.round(Number(number) * 100) / 100)).replaceAll(/\n\s*/g, '\n');
}
