/** Lists written as text: CSV as the world writes it – semicolon, tab or comma, quotes, any of three encodings. */
import { refuse, type Outcome } from '../domain/refusal.ts';
import type { RawRow } from './populationTable.ts';
import { Refused } from './refused.ts';

/** Bytes as text. A byte order mark says its encoding; without one it is UTF-8, or what Excel on Windows writes. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return new TextDecoder('windows-1252').decode(bytes);
    throw error;
  }
}

const delimiters = [';', '\t', ','] as const;
type Delimiter = (typeof delimiters)[number];
/** So much of a file says which sign parts its values. */
const sampleRecords = 20;

export function readTextRows(text: string, mostRows: number): Outcome<RawRow[]> {
  if (text.includes('\0') || /^\s*<(?:!doctype|html|\?xml|table|body)/i.test(text)) return refuse('population.not-a-list');
  const told = /^sep=([;,\t])\r?\n/i.exec(text);
  const start = told === null ? 0 : told[0].length;
  const delimiter = delimiters.find((one) => one === told?.[1]) ?? delimiterOf(text);
  const read = records(text, start, delimiter, start === 0 ? 1 : 2, mostRows);
  if (read.openedAt !== null) return refuse('population.quote-open', { line: read.openedAt });
  return { ok: true, value: read.rows };
}

/** The sign that parts the first records into equally many values; else, but never the comma of decimals and names, the one that parts most. */
function delimiterOf(text: string): Delimiter | null {
  const samples = delimiters.map((delimiter) => {
    const widths = records(text, 0, delimiter, 1, sampleRecords, true).rows.filter((row) => row.cells.some((cell) => cell !== '')).map((row) => row.cells.length);
    const sorted = widths.toSorted((a, b) => a - b);
    return { delimiter, first: widths[0] ?? 1, even: sorted[0] === sorted.at(-1), usual: sorted[sorted.length >> 1] ?? 1 };
  });
  const even = samples.filter((one) => one.even && one.usual > 1).sort((a, b) => b.usual - a.usual)[0];
  const uneven = samples.filter((one) => one.first > 1 || (one.usual > 1 && one.delimiter !== ',')).sort((a, b) => b.usual - a.usual)[0];
  return (even ?? uneven)?.delimiter ?? null;
}

/** Records from `start`; `openedAt` is the line of a quote that never closes. Throws Refused for more rows than allowed. */
function records(text: string, start: number, delimiter: Delimiter | null, firstLine: number, mostRows: number, onlySome = false): { rows: RawRow[]; openedAt: number | null } {
  const rows: RawRow[] = [];
  let [at, line] = [start, firstLine];
  while (at < text.length) {
    const row: { line: number; cells: string[] } = { line, cells: [] };
    for (;;) {
      let value = '';
      if (text[at] === '"') {
        const openedAt = line;
        at += 1;
        for (;;) {
          const end = text.indexOf('"', at);
          if (end < 0) return { rows, openedAt };
          const piece = text.slice(at, end);
          value += piece;
          line += lineEnds(piece);
          at = end + 1;
          if (text[at] !== '"') break;
          value += '"';
          at += 1;
        }
      }
      const from = at;
      while (at < text.length && text[at] !== '\n' && text[at] !== '\r' && (delimiter === null || text[at] !== delimiter)) at += 1;
      row.cells.push(unwrapped(value + text.slice(from, at)));
      if (at >= text.length || text[at] !== delimiter) break;
      at += 1;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
    at += 1;
    line += 1;
    rows.push({ ...row, hidden: false, formulas: [], unsaved: row.cells.flatMap((cell, column) => (cell.startsWith('=') ? [column] : [])) });
    if (rows.length >= mostRows && onlySome) break;
    if (rows.length > mostRows) throw new Refused('file.too-large');
  }
  return { rows, openedAt: null };
}

/** ="00123" is how a text that looks like a number is kept a text in Excel's CSV: a value, no formula. */
function unwrapped(value: string): string {
  return /^="([^"]*)"$/.exec(value)?.[1] ?? value;
}
function lineEnds(text: string): number {
  return text.split(/\r\n?|\n/).length - 1;
}
