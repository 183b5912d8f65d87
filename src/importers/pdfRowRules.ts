import { fieldOf } from './headings.ts';
import { cellsOf, joined } from './pdfGrid.ts';
import type { RuledTable } from './pdfGrid.ts';
import type { Chunk, Ruling } from './pdfPage.ts';
import { linesOf } from './pdfText.ts';

/** A table drawn with lines between its rows only. `marks` are its headings' places: the same on every page. */
export interface RowRuledTable extends RuledTable { readonly marks: readonly number[] }

/** What the next page needs to go on without headings of its own. */
export interface RowColumns { readonly left: number; readonly right: number; readonly marks: readonly number[]; readonly heads: readonly Span[] }

interface Span { readonly from: number; readonly to: number }
interface Strip { readonly top: number; readonly bottom: number; readonly chunks: readonly Chunk[] }

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
    let open: { heads: readonly Span[]; strips: Strip[] } | null = null;
    const close = (): void => {
      if (open !== null && open.strips.length > 1 && !holdsRows(open.heads, open.strips)) {
        const table = tableOf(open.heads, open.strips, rules, left, right);
        tables.push(table);
        columns = { left, right, marks: table.marks, heads: open.heads };
      }
      open = null;
    };
    strips.forEach((strip, at) => {
      const heads = headingsOf(strip.chunks);
      if (heads !== null) {
        close();
        open = { heads, strips: [strip] };
      } else if (open !== null) {
        const size = open.strips[0]?.chunks[0]?.size ?? 0;
        // A heading in larger print ends the table.
        if (strip.chunks.some((chunk) => chunk.size > size * 1.4)) close();
        else open.strips.push(strip);
      } else if (at === 0 && before !== null && Math.abs(before.left - left) < 4 && Math.abs(before.right - right) < 4 && strip.chunks.length > 0) {
        open = { heads: before.heads, strips: [{ top: strip.top, bottom: strip.top, chunks: [] }, strip] };
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

/** Where the headings stand, if most of them are known. */
function headingsOf(chunks: readonly Chunk[]): Span[] | null {
  const spans = spansOf(chunks);
  const texts = spans.map((span) => linesOf(chunks.filter((chunk) => chunk.x0 >= span.from - 0.1 && chunk.x1 <= span.to + 0.1)).map((line) => line.text).join('\n'));
  const known = texts.filter((text) => fieldOf(text.replace(/-\n(?=\p{Ll})/gu, '').replace(/\s+/g, ' ')) !== null);
  return known.length >= 3 && known.length >= spans.length * 0.6 ? spans : null;
}

/** Lines only over and under the whole table: most of what stands between two of them is many rows, not one. */
function holdsRows(heads: readonly Span[], strips: readonly Strip[]): boolean {
  const [head, ...body] = strips.filter((strip) => strip.chunks.length > 0);
  const keys = heads.flatMap((span, at) => {
    const text = linesOf(head?.chunks.filter((chunk) => chunk.x0 >= span.from - 0.1 && chunk.x1 <= span.to + 0.1) ?? []).map((line) => line.text).join(' ');
    const field = fieldOf(text);
    const after = heads[at + 1]?.from ?? Infinity;
    return field === 'likelihood' || field === 'consequence' || field === 'riskValue' || field === 'number' ? [{ from: span.from - 4, to: Math.min(span.to + 4, after) }] : [];
  });
  const many = body.filter((strip) => keys.some((key) => linesOf(strip.chunks.filter((chunk) => chunk.x0 >= key.from && chunk.x1 <= key.to && /^\d/.test(chunk.text))).length > 2));
  return many.length > body.length * 0.5;
}

/** Words under each other or with ordinary blanks between them; a gap through all lines parts columns. */
function spansOf(chunks: readonly Chunk[]): Span[] {
  const spans: { from: number; to: number }[] = [];
  for (const chunk of chunks.toSorted((a, b) => a.x0 - b.x0)) {
    const last = spans.at(-1);
    if (last !== undefined && chunk.x0 - last.to < chunk.size * 0.55) last.to = Math.max(last.to, chunk.x1);
    else spans.push({ from: chunk.x0, to: chunk.x1 });
  }
  return spans;
}

function tableOf(heads: readonly Span[], strips: readonly Strip[], rules: readonly Ruling[], left: number, right: number): RowRuledTable {
  const bands = new Set(strips.filter((strip, at) => at > 0 && isBand(strip, heads, left)));
  const words = strips.filter((strip) => !bands.has(strip)).flatMap((strip) => strip.chunks);
  const inner = heads.slice(1).map((head, at) => boundary(heads[at] ?? head, head, words, rules));
  const first = strips[0];
  const last = strips.at(-1);
  const xs = [left - 2, ...inner, right + 2];
  const ys = [first?.top ?? 0, ...strips.map((strip) => strip.bottom)].filter((y, at, all) => at === 0 || y > (all[at - 1] ?? 0));
  const whole = (at: number): Ruling => ({ at, from: left - 4, to: right + 4 });
  const across = [...rules, whole(ys[0] ?? 0), whole(ys.at(-1) ?? 0), ...[first, ...bands].flatMap((strip) => (strip === undefined ? [] : [whole(strip.top), whole(strip.bottom)]))];
  const sides: Ruling[] = [xs[0] ?? 0, xs.at(-1) ?? 0].map((at) => ({ at, from: first?.top ?? 0, to: last?.bottom ?? 0 }));
  const between = strips.filter((strip) => !bands.has(strip)).flatMap((strip) => inner.map((at): Ruling => ({ at, from: strip.top, to: strip.bottom })));
  return { xs, ys, cells: cellsOf(xs, ys, across, [...sides, ...between]), marks: [left, ...heads.slice(1).map((head) => head.from), right] };
}

/** One text alone from the left edge, wider than its column or bold: a heading over the rows below. */
function isBand(strip: Strip, heads: readonly Span[], left: number): boolean {
  const spans = spansOf(strip.chunks);
  const [only] = spans;
  if (only === undefined || spans.length > 1 || only.from > Math.max(left, heads[0]?.from ?? left) + 8) return false;
  return only.to > (heads[1]?.from ?? Infinity) || strip.chunks.every((chunk) => chunk.bold);
}

/** Between two columns: in the empty stretch nearest to where the second one's heading begins, at a line's end if one is there. */
function boundary(one: Span, next: Span, words: readonly Chunk[], rules: readonly Ruling[]): number {
  const over = words.filter((chunk) => chunk.x1 > one.from && chunk.x0 < next.to).map((chunk) => ({ from: Math.max(chunk.x0, one.from), to: Math.min(chunk.x1, next.to) })).toSorted((a, b) => a.from - b.from);
  let reached = one.from;
  let best = next.from - 1;
  let least = Infinity;
  for (const word of over) {
    if (word.from - reached > 1.5) {
      const away = Math.max(0, next.from - word.from, reached - next.from);
      if (away < least) {
        least = away;
        best = rules.flatMap((rule) => [rule.from, rule.to]).find((end) => end > reached && end < word.from) ?? (reached + word.from) / 2;
      }
    }
    reached = Math.max(reached, word.to);
  }
  return best;
}
