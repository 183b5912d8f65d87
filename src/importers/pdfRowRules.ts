import { fieldOf } from './headings.ts';
import { areHeadings, headingText, knownIn, underEachOther } from './pdfHeadings.ts';
import type { Heading } from './pdfHeadings.ts';
import { cellsOf, joined } from './pdfGrid.ts';
import type { RuledTable } from './pdfGrid.ts';
import type { Chunk, Ruling } from './pdfPage.ts';
import { linesOf } from './pdfText.ts';

/** A table drawn with lines between its rows only. `marks` are its headings' places: the same on every page. */
export interface RowRuledTable extends RuledTable { readonly marks: readonly number[] }

/** What the next page needs to go on without headings of its own. */
export interface RowColumns { readonly left: number; readonly right: number; readonly marks: readonly number[]; readonly heads: readonly Heading[] }

interface Strip { readonly top: number; readonly bottom: number; readonly chunks: readonly Chunk[] }

/** A table that is being read: its columns, its strips so far, and how many of them are headings. */
interface Open { readonly heads: readonly Heading[]; readonly strips: Strip[]; readonly height: number }

const thinnest = 3;

/**
 * Tables whose rows are parted by lines across and whose columns only stand under their headings. A line that passes
 * over a column leaves the cell above it open: that is how cells over several rows are drawn. Read only where the
 * headings are known.
 */
export function rowRuledTables(horizontal: readonly Ruling[], chunks: readonly Chunk[], before: RowColumns | null): { readonly tables: RowRuledTable[]; readonly columns: RowColumns | null } {
  const tables: RowRuledTable[] = [];
  let columns: RowColumns | null = null;
  for (const rules of abreast(joined(horizontal).filter((one) => one.to - one.from > 40))) {
    const left = Math.min(...rules.map((one) => one.from));
    const right = Math.max(...rules.map((one) => one.to));
    const strips = stripsOf(rules, chunks, left, right);
    let open: Open | null = null;
    const close = (): void => {
      if (open !== null && open.strips.length > open.height && !holdsRows(open)) {
        const table = tableOf(open, rules, left, right);
        tables.push(table);
        columns = { left, right, marks: table.marks, heads: open.heads };
      }
      open = null;
    };
    strips.forEach((strip, at) => {
      const inside = headingsIn(strip);
      const above = open === null || (open.height === 1 && open.strips.filter((one) => one.chunks.length > 0).length === 1) ? strips[at - 1] : undefined;
      const both = above === undefined ? null : underEachOther(spansOf(above.chunks), spansOf(strip.chunks));
      if (above !== undefined && both !== null && areHeadings(both, 4) && knownIn(both) > knownIn(inside?.heads ?? [])) open = { heads: both, strips: [above, strip], height: 2 };
      else if (inside !== null) {
        // One text alone over the next headings is what they are about, and no row.
        while (open !== null && open.strips.length > open.height && spansOf(open.strips.at(-1)?.chunks ?? []).length < 2) open.strips.pop();
        close();
        open = inside;
      } else if (open !== null) {
        const size = open.strips.find((one) => one.chunks.length > 0)?.chunks[0]?.size ?? Infinity;
        // A heading in larger print ends the table.
        if (strip.chunks.some((chunk) => chunk.size > size * 1.4)) close();
        else open.strips.push(strip);
      } else if (at === 0 && before !== null && Math.abs(before.left - left) < 4 && Math.abs(before.right - right) < 4 && strip.chunks.length > 0) {
        open = { heads: before.heads, strips: [{ top: strip.top, bottom: strip.top, chunks: [] }, strip], height: 1 };
      }
    });
    close();
  }
  return { tables, columns };
}

/** Lines that share some of their width are of one table, or of tables under each other. */
function abreast(rules: readonly Ruling[]): Ruling[][] {
  const groups: { from: number; to: number; rules: Ruling[] }[] = [];
  for (const rule of rules.toSorted((a, b) => a.from - b.from)) {
    const group = groups.find((one) => Math.min(one.to, rule.to) - Math.max(one.from, rule.from) > 20);
    if (group === undefined) groups.push({ from: rule.from, to: rule.to, rules: [rule] });
    else {
      group.to = Math.max(group.to, rule.to);
      group.rules.push(rule);
    }
  }
  return groups.filter((one) => one.rules.length >= 2).map((one) => one.rules.toSorted((a, b) => a.at - b.at));
}

/** What stands between one line and the next, and right over the first. */
function stripsOf(rules: readonly Ruling[], chunks: readonly Chunk[], left: number, right: number): Strip[] {
  const ys: number[] = [];
  for (const rule of rules) if (ys.length === 0 || rule.at - (ys.at(-1) ?? 0) > thinnest) ys.push(rule.at);
  const inside = chunks.filter((chunk) => chunk.upright && chunk.x0 > left - 6 && chunk.x1 < right + 12);
  const strips = ys.slice(0, -1).map((top, at): Strip => {
    const bottom = ys[at + 1] ?? top;
    return { top, bottom, chunks: inside.filter((chunk) => middle(chunk) > top && middle(chunk) <= bottom) };
  });
  const above = overFirst(inside.filter((chunk) => middle(chunk) < (ys[0] ?? 0)), ys[0] ?? 0);
  return above === null ? strips : [above, ...strips];
}

function middle(chunk: Chunk): number {
  return chunk.y - chunk.size * 0.3;
}

/** Headings may stand over the first line, without one above them. */
function overFirst(chunks: readonly Chunk[], bottom: number): Strip | null {
  const taken: Chunk[] = [];
  let floor = bottom;
  for (const line of linesOf(chunks).toReversed()) {
    // A title over the table is set in another size.
    if (floor - line.y > line.size * 1.6 || taken.length > 40 || Math.abs(line.size - (taken[0]?.size ?? line.size)) > 0.6) break;
    taken.push(...chunks.filter((chunk) => Math.abs(chunk.y - line.y) < 1));
    floor = line.y;
  }
  return taken.length === 0 ? null : { top: floor - (taken[0]?.size ?? 0), bottom, chunks: taken };
}

/** Where the headings stand, if most of them are known; a heading over others in the same strip is a row of its own. */
function headingsIn(strip: Strip): Open | null {
  let cut: number | null = null;
  const heads = spansOf(strip.chunks).flatMap((span) => {
    const lines = linesOf(within(strip.chunks, span));
    const [first, second] = lines;
    if (fieldOf(headingText(span.text)) !== null || first === undefined || second === undefined) return [span];
    const edge = (first.y + second.y) / 2 - first.size * 0.3;
    const lower = spansOf(within(strip.chunks, span).filter((chunk) => middle(chunk) > edge));
    if (lower.length < 2 || !areHeadings(lower, 2)) return [span];
    cut = edge;
    return lower;
  });
  if (!areHeadings(heads, 3)) return null;
  if (cut === null) return { heads, strips: [strip], height: 1 };
  const edge: number = cut;
  return {
    heads, height: 2,
    strips: [{ ...strip, bottom: edge, chunks: strip.chunks.filter((chunk) => middle(chunk) <= edge) }, { ...strip, top: edge, chunks: strip.chunks.filter((chunk) => middle(chunk) > edge) }],
  };
}

function within(chunks: readonly Chunk[], span: Heading): Chunk[] {
  return chunks.filter((chunk) => chunk.x0 >= span.x0 - 0.1 && chunk.x1 <= span.x1 + 0.1);
}

/**
 * Lines only over and under the whole table: most of what stands between two of them is many rows, not one. Told by
 * numbers under each other in a column of numbers; where there is none, by air that passes through most columns.
 */
function holdsRows({ heads, strips, height }: Open): boolean {
  const body = strips.slice(height).filter((strip) => strip.chunks.length > 0);
  const keys = heads.flatMap((head, at) => (numeric.has(fieldOf(headingText(head.text))) ? [{ from: head.x0 - 4, to: Math.min(head.x1 + 4, heads[at + 1]?.x0 ?? Infinity) }] : []));
  const numbers = (strip: Strip): number => Math.max(0, ...keys.map((key) => linesOf(strip.chunks.filter((chunk) => chunk.x0 >= key.from && chunk.x1 <= key.to && /^\d/.test(chunk.text))).length));
  const told = body.filter((strip) => numbers(strip) > 0);
  if (told.length > 0) return told.filter((strip) => numbers(strip) > 1).length > told.length * 0.5;
  return body.filter((strip) => airBetween(strip, heads)).length > body.length * 0.5;
}

const numeric: ReadonlySet<unknown> = new Set(['likelihood', 'consequence', 'riskValue', 'number', 'eventNumber']);

/** Air through the strip, with words of most columns both above and below it. */
function airBetween(strip: Strip, heads: readonly Heading[]): boolean {
  const lines = linesOf(strip.chunks);
  const columns = (from: number, to: number): number => new Set(strip.chunks.filter((chunk) => chunk.y >= from - 1 && chunk.y <= to + 1).map((chunk) => heads.findLastIndex((head) => head.x0 <= chunk.x0 + 4))).size;
  return lines.some((line, at) => {
    const next = lines[at + 1];
    return next !== undefined && next.y - next.size - line.y > line.size * 0.5 && columns(strip.top, line.y) > heads.length * 0.5 && columns(next.y, strip.bottom) > heads.length * 0.5;
  });
}

/** Words under each other or with ordinary blanks between them; a gap through all lines parts columns. */
function spansOf(chunks: readonly Chunk[]): Heading[] {
  const spans: { x0: number; x1: number }[] = [];
  for (const chunk of chunks.toSorted((a, b) => a.x0 - b.x0)) {
    const last = spans.at(-1);
    if (last !== undefined && chunk.x0 - last.x1 < chunk.size * 0.55) last.x1 = Math.max(last.x1, chunk.x1);
    else spans.push({ x0: chunk.x0, x1: chunk.x1 });
  }
  return spans.map((span) => ({ ...span, text: linesOf(within(chunks, { ...span, text: '' })).map((line) => line.text).join('\n') }));
}

function tableOf({ heads, strips, height }: Open, rules: readonly Ruling[], left: number, right: number): RowRuledTable {
  const bands = new Set(strips.filter((strip, at) => at >= height && isBand(strip, heads, left)));
  const words = strips.filter((strip) => !bands.has(strip)).flatMap((strip) => strip.chunks);
  const inner = heads.slice(1).map((head, at) => boundary(heads[at] ?? head, head, words, rules));
  const first = strips[0];
  const last = strips.at(-1);
  const xs = [left - 2, ...inner, right + 2];
  const ys = [first?.top ?? 0, ...strips.map((strip) => strip.bottom)].filter((y, at, all) => at === 0 || y > (all[at - 1] ?? 0));
  const whole = (at: number): Ruling => ({ at, from: left - 4, to: right + 4 });
  const across = [...rules, whole(ys[0] ?? 0), whole(ys.at(-1) ?? 0), ...[...strips.slice(0, height), ...bands].flatMap((strip) => [whole(strip.top), whole(strip.bottom)])];
  const sides: Ruling[] = [xs[0] ?? 0, xs.at(-1) ?? 0].map((at) => ({ at, from: first?.top ?? 0, to: last?.bottom ?? 0 }));
  const between = strips.filter((strip) => !bands.has(strip)).flatMap((strip) => inner.map((at): Ruling => ({ at, from: strip.top, to: strip.bottom })));
  return { xs, ys, cells: cellsOf(xs, ys, across, [...sides, ...between]), marks: [left, ...heads.slice(1).map((head) => head.x0), right] };
}

/** One text alone from the left edge, wider than its column or bold: a heading over the rows below. */
function isBand(strip: Strip, heads: readonly Heading[], left: number): boolean {
  const spans = spansOf(strip.chunks);
  const [only] = spans;
  if (only === undefined || spans.length > 1 || only.x0 > Math.max(left, heads[0]?.x0 ?? left) + 8) return false;
  return only.x1 > (heads[1]?.x0 ?? Infinity) || strip.chunks.every((chunk) => chunk.bold);
}

/** Between two columns: in the empty stretch nearest to where the second one's heading begins, at a line's end if one is there. */
function boundary(one: Heading, next: Heading, words: readonly Chunk[], rules: readonly Ruling[]): number {
  const over = words.filter((chunk) => chunk.x1 > one.x0 && chunk.x0 < next.x1).map((chunk) => ({ from: Math.max(chunk.x0, one.x0), to: Math.min(chunk.x1, next.x1) })).toSorted((a, b) => a.from - b.from);
  let reached = one.x0;
  let best = next.x0 - 1;
  let least = Infinity;
  for (const word of over) {
    if (word.from - reached > 1.5) {
      const away = Math.max(0, next.x0 - word.from, reached - next.x0);
      if (away < least) {
        least = away;
        best = rules.flatMap((rule) => [rule.from, rule.to]).find((end) => end > reached && end < word.from) ?? (reached + word.from) / 2;
      }
    }
    reached = Math.max(reached, word.to);
  }
  return best;
}
