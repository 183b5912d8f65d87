import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { SourceBlock } from './grid.ts';
import type { ReadLimits } from './limits.ts';
import { ruledTables } from './pdfGrid.ts';
import type { RuledTable } from './pdfGrid.ts';
import { readPage } from './pdfPage.ts';
import type { Chunk, PageContent } from './pdfPage.ts';
import { groupsOf, joinTables } from './pdfPages.ts';
import type { PageTable, PdfPart } from './pdfPages.ts';
import { rowRuledTables } from './pdfRowRules.ts';
import type { RowColumns } from './pdfRowRules.ts';
import { unruledTables } from './pdfUnruled.ts';
import type { Columns } from './pdfUnruled.ts';
import { habitsOf, linesOf } from './pdfText.ts';
import type { LineGroup, PrintedLine } from './pdfText.ts';
import { isWhole } from './pdfWhole.ts';
import { Refused } from './refused.ts';

/** PDF: ruled lines make cells, words fall into them by place, tables go on over pages. */
export async function readPdf(bytes: Uint8Array, limits: ReadLimits): Promise<SourceBlock[]> {
  if (!isWhole(bytes)) throw new Refused('file.damaged');
  const document = await open(bytes);
  try {
    if (document.numPages > limits.pages) throw new Refused('file.too-large');
    const pages: PagePart[][] = [];
    let columns: OpenColumns = { unruled: null, rowRuled: null };
    for (let number = 1; number <= document.numPages; number += 1) {
      const read = partsOf(await pageOf(document, number), number, columns);
      pages.push(read.parts);
      columns = read.columns;
    }
    return joinTables(withoutRunningTitles(pages).flat().map((part) => part.part), habitsOf(pages.flat().flatMap((part) => part.groups)), headingSizes(pages.flat()));
  } finally {
    await document.loadingTask.destroy();
  }
}

async function open(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  try {
    // pdf.js takes the buffer over; the caller keeps the original file.
    return await getDocument({ data: bytes.slice(), useSystemFonts: false, disableFontFace: true, verbosity: VerbosityLevel.ERRORS, stopAtErrors: false }).promise;
  } catch (error) {
    throw new Refused(String(error).startsWith('PasswordException') ? 'file.encrypted' : 'file.damaged', { cause: error });
  }
}

/** The library fails in its own ways on a page that is not whole. */
async function pageOf(document: PDFDocumentProxy, number: number): Promise<PageContent> {
  try {
    const page = await document.getPage(number);
    const content = await readPage(page);
    page.cleanup();
    return content;
  } catch (error) {
    throw new Refused('file.damaged', { cause: error });
  }
}

/** A table or a line of text of one page, and the groups of lines that show how lines end. */
interface PagePart { readonly part: PdfPart; readonly groups: readonly LineGroup[]; readonly page: number; readonly y: number; readonly edge: boolean }

/** Columns of a table that may go on over the page, where its lines do not show them. */
interface OpenColumns { readonly unruled: Columns | null; readonly rowRuled: RowColumns | null }

function partsOf(content: PageContent, page: number, before: OpenColumns): { parts: PagePart[]; columns: OpenColumns } {
  const ruled = ruledTables(content.horizontal, content.vertical);
  const within = (y: number): boolean => ruled.some((table) => y >= (table.ys[0] ?? 0) - 1 && y <= (table.ys.at(-1) ?? 0) + 1);
  const byRows = rowRuledTables(content.horizontal.filter((line) => !within(line.at)), content.chunks.filter((chunk) => !within(chunk.y)), before.rowRuled);
  const tables: RuledTable[] = [...ruled, ...byRows.tables];
  const marks = new Map<RuledTable, readonly number[]>(byRows.tables.map((table) => [table, table.marks]));
  const inside = new Map<RuledTable, Chunk[]>(tables.map((table) => [table, []]));
  const outside: Chunk[] = [];
  for (const chunk of content.chunks) {
    const x = (chunk.x0 + chunk.x1) / 2;
    const y = chunk.upright ? chunk.y - chunk.size * 0.3 : chunk.y - (chunk.x1 - chunk.x0) / 2;
    const table = tables.find((one) => x >= (one.xs[0] ?? 0) - 2 && x <= (one.xs.at(-1) ?? 0) + 2 && y >= (one.ys[0] ?? 0) - 1 && y <= (one.ys.at(-1) ?? 0) + 1);
    if (table === undefined) outside.push(chunk);
    else inside.get(table)?.push(chunk);
  }
  const parts: PagePart[] = [];
  for (const [table, chunks] of inside) {
    if (chunks.length === 0) continue;
    const grid = { ...pageTable(table, chunks, page), xs: marks.get(table) ?? table.xs, guessed: marks.has(table) };
    parts.push({ part: grid, groups: groupsOf(grid), page, y: table.ys[0] ?? 0, edge: false });
  }
  const { tables: unruled, rest, columns } = unruledTables(linesOf(outside), outside, page, tables.length > 0 ? null : before.unruled);
  for (const table of unruled) parts.push({ part: table, groups: groupsOf(table), page, y: table.top, edge: false });
  for (const line of rest) {
    parts.push({ part: { kind: 'line', page, line }, groups: [{ lines: [line], left: line.x0, right: Infinity, cutAbove: false, cutBelow: false }], page, y: line.y, edge: line.y < content.height * 0.1 || line.y > content.height * 0.9 });
  }
  return { parts: parts.toSorted((a, b) => a.y - b.y), columns: { unruled: columns, rowRuled: byRows.columns } };
}

function pageTable(table: RuledTable, chunks: readonly Chunk[], page: number): PageTable {
  const held = table.cells.map((): Chunk[] => []);
  for (const chunk of chunks) {
    const x = (chunk.x0 + chunk.x1) / 2;
    const y = chunk.upright ? chunk.y - chunk.size * 0.3 : chunk.y - (chunk.x1 - chunk.x0) / 2;
    // A long word may reach over its cell's edge: where it begins decides.
    const at = table.cells.findIndex((cell) => y >= cell.top - 1 && y <= cell.bottom + 1 && chunk.x0 + 0.5 >= cell.left - 1 && Math.min(x, chunk.x0 + 2) <= cell.right);
    held[at < 0 ? nearest(table, x, y) : at]?.push(chunk);
  }
  const cells = table.cells.map((cell, at) => ({ ...cell, lines: linesOf(held[at] ?? []) }));
  return { kind: 'table', page, top: table.ys[0] ?? 0, xs: table.xs, rows: table.ys.length - 1, cells };
}

function nearest(table: RuledTable, x: number, y: number): number {
  let best = 0;
  let least = Infinity;
  table.cells.forEach((cell, at) => {
    const away = Math.max(cell.left - x, x - cell.right, 0) + Math.max(cell.top - y, y - cell.bottom, 0);
    if (away < least) {
      least = away;
      best = at;
    }
  });
  return best;
}

/** Lines at a page's head or foot that return on most pages, their numbers aside, are no text of the document. */
function withoutRunningTitles(pages: readonly (readonly PagePart[])[]): PagePart[][] {
  const key = (part: PagePart): string => (part.part.kind === 'line' ? `${Math.round(part.y / 4)}|${part.part.line.text.replace(/\d+/g, '#')}` : '');
  const counts = new Map<string, number>();
  for (const page of pages) for (const one of new Set(page.filter((part) => part.edge).map(key))) counts.set(one, (counts.get(one) ?? 0) + 1);
  const often = Math.max(2, pages.length * 0.5);
  return pages.map((page) => page.filter((part) => !part.edge || ((counts.get(key(part)) ?? 0) < often && !/^(?:sida\s*)?\d+(?:\s*(?:\(|av|\/)\s*\d+\)?)?$/i.test(part.part.kind === 'line' ? part.part.line.text : ''))));
}

/** Sizes over that of running text, largest first: a line's place among them is its level as a heading. */
function headingSizes(parts: readonly PagePart[]): { readonly sizes: readonly number[]; readonly body: number } {
  const letters = new Map<number, number>();
  const count = (line: PrintedLine): void => {
    const size = Math.round(line.size * 2) / 2;
    letters.set(size, (letters.get(size) ?? 0) + line.text.length);
  };
  for (const { part } of parts) {
    if (part.kind === 'line') count(part.line);
    else for (const cell of part.cells) cell.lines.forEach(count);
  }
  const body = [...letters].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 10;
  const running = parts.flatMap(({ part }) => (part.kind === 'line' && part.line.text.length > 60 ? [part.line.size] : [])).toSorted((a, b) => a - b);
  const base = Math.max(body, running[Math.floor(running.length / 2)] ?? body);
  return { sizes: [...letters.keys()].filter((size) => size > base * 1.08).toSorted((a, b) => b - a), body: base };
}

