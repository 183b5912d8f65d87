import type { Chunk } from './pdfPage.ts';

/** One printed line of a cell or a paragraph. */
export interface PrintedLine {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
  readonly colour: string;
  readonly spaceAfter: boolean;
  /** The widths of the first word and of its first letter: would they have fitted on the line before? */
  readonly firstWord: number;
  readonly firstLetter: number;
  /** The width of the first blank in it; 0 for a line of one word. */
  readonly blank: number;
}

export function linesOf(chunks: readonly Chunk[]): PrintedLine[] {
  const upright = chunks.filter((chunk) => chunk.upright);
  const rows: Chunk[][] = [];
  for (const chunk of upright.toSorted((a, b) => a.y - b.y)) {
    const row = rows.findLast((one) => Math.abs((one[0]?.y ?? 0) - chunk.y) < Math.max(chunk.size, one[0]?.size ?? 0) * 0.35);
    if (row === undefined) rows.push([chunk]);
    else row.push(chunk);
  }
  const turned = chunks.filter((chunk) => !chunk.upright);
  const lines = rows.map((row) => lineOf(row.toSorted((a, b) => a.x0 - b.x0)));
  if (turned.length > 0) {
    const [first] = turned;
    lines.push({ ...lineOf(turned), text: turned.map((chunk) => chunk.text).join(' '), x0: first?.x0 ?? 0 });
  }
  return lines;
}

function lineOf(row: readonly Chunk[]): PrintedLine {
  let text = '';
  let before: Chunk | null = null;
  for (const chunk of row) {
    if (before !== null && (before.spaceAfter || chunk.x0 - before.x1 > Math.min(before.size, chunk.size) * 0.15)) text += ' ';
    text += chunk.text;
    before = chunk;
  }
  const [first] = row;
  return {
    text, x0: first?.x0 ?? 0, x1: Math.max(...row.map((chunk) => chunk.x1)), y: first?.y ?? 0, size: first?.size ?? 0,
    bold: row.every((chunk) => chunk.bold), colour: first?.colour ?? '', spaceAfter: before?.spaceAfter ?? false, firstWord: (first?.x1 ?? 0) - (first?.x0 ?? 0), firstLetter: first?.firstLetter ?? 0,
    blank: Math.max(0, (row[1]?.x0 ?? 0) - (first?.x1 ?? 0)),
  };
}

/** What the whole document shows of how its lines end. */
export interface LineHabits {
  /** The producer prints the blank at which a line was broken: a line without one ends a paragraph or breaks a word. */
  readonly printsBlanks: boolean;
  /** How wide a blank is, as a share of the type's size. */
  readonly blank: number;
  /** Words that stand unbroken somewhere, in lower case. */
  readonly words: ReadonlySet<string>;
}

/** Lines that belong together and the edges they are set between, as far as they are known. */
export interface LineGroup {
  readonly lines: readonly PrintedLine[];
  readonly left: number;
  readonly right: number;
  /** The text may have begun on the page before, or go on on the next. */
  readonly cutAbove: boolean;
  readonly cutBelow: boolean;
}

export function habitsOf(groups: readonly LineGroup[]): LineHabits {
  let sure = 0;
  let withBlank = 0;
  const words = new Set<string>();
  const blanks: number[] = [];
  for (const { lines, left, right, cutAbove, cutBelow } of groups) {
    lines.forEach((line, at) => {
      const all = line.text.toLowerCase().match(/[\p{L}\p{N}-]+/gu) ?? [];
      // The last word of a line and the first of the next may be halves of one, where a line of one word is full.
      const before = lines[at - 1];
      const next = lines[at + 1];
      const opens = before === undefined ? !cutAbove : !mayBreak(before, line, left, right);
      const ends = next === undefined ? !cutBelow : !mayBreak(line, next, left, right);
      for (const word of all.slice(opens ? 0 : 1, ends ? undefined : -1)) words.add(word);
      if (line.blank > 0) blanks.push(line.blank / line.size);
      if (next === undefined || (!ends && !line.spaceAfter)) return;
      sure += 1;
      if (line.spaceAfter) withBlank += 1;
    });
  }
  return { printsBlanks: sure >= 5 && withBlank >= sure * 0.4, blank: blanks.toSorted((one, other) => one - other)[Math.floor(blanks.length / 4)] ?? usualBlank, words };
}

/** Office fonts have blanks of a quarter to a third of the type's size. */
const usualBlank = 0.34;

/**
 * A word is broken only where it is wider than its column: then it begins its line, and not one letter more would
 * have fitted.
 */
function mayBreak(before: PrintedLine, next: PrintedLine, left: number, right: number): boolean {
  if (/[-\u00AD]$/.test(before.text)) return true;
  return !before.text.includes(' ') && before.x0 - left < 2 && right - before.x1 < next.firstLetter + 0.6 && !before.spaceAfter;
}

/** Lines → text: words that were broken are joined, lines that were wrapped get a blank, paragraphs a line feed. */
export function joinLines(lines: readonly PrintedLine[], right: number, habits: LineHabits, left = Math.min(...lines.map((line) => line.x0))): string {
  let text = '';
  lines.forEach((line, at) => {
    const before = lines[at - 1];
    text += before === undefined ? line.text : between(before, line, right, habits, text, left) + line.text;
  });
  return text.replaceAll(`-${takeHyphen}`, '').replaceAll(`\u00AD${takeHyphen}`, '');
}

/** Stands for "take away the character before": a hyphen that only broke the word. */
const takeHyphen = '\u0008';

export function between(before: PrintedLine, next: PrintedLine, right: number, habits: LineHabits, soFar = before.text, left = before.x0): string {
  if (before.spaceAfter) return ' ';
  const tail = /[\p{L}\p{N}]+-?$/u.exec(soFar)?.[0] ?? '';
  const head = /^[\p{L}\p{N}]+/u.exec(next.text)?.[0] ?? '';
  if (soFar.endsWith('\u00AD')) return takeHyphen;
  if (tail.endsWith('-')) return afterHyphen(tail.slice(0, -1), head, habits);
  if (/\p{L}\/$/u.test(soFar) && /^\p{L}/u.test(next.text)) return '';
  const room = right - before.x1;
  // A column too narrow for two digits breaks a number.
  if (/^\d{1,3}$/.test(`${before.text}${next.text}`) && right - left < before.x1 - before.x0 + next.x1 - next.x0 - 0.5 && next.y - before.y < next.size * 1.35) return '';
  const fullLine = room < next.size * 0.75;
  const whole = `${tail}${head}`.toLowerCase();
  const bothLetters = /\p{L}$/u.test(soFar) && /^\p{Ll}/u.test(next.text) && !before.text.includes(' ');
  if (bothLetters && habits.words.has(whole) && !habits.words.has(tail.toLowerCase())) return '';
  // The blank at which a line is broken is printed where it has room. A full line with room for it but without it
  // ends inside a word; where even the blank had no room, only the words themselves can tell.
  if (bothLetters && habits.printsBlanks && room >= next.size * habits.blank && (mayBreak(before, next, left, right) || fullLine)) return '';
  if (bothLetters && mayBreak(before, next, left, right) && !habits.words.has(head.toLowerCase()) && !smallWords.has(head.toLowerCase())) return '';
  const wouldHaveFitted = room > next.firstWord + next.size * 0.6;
  const apart = Math.abs(next.y - before.y) > Math.max(before.size, next.size) * 1.9;
  if (apart || wouldHaveFitted) return '\n';
  return habits.printsBlanks && !fullLine && /[.!?:]$/.test(before.text) ? '\n' : ' ';
}

/** Words that follow others everywhere; they need not stand elsewhere in the document to be believed. */
const smallWords: ReadonlySet<string> = new Set('att av den det de dess du efter ej eller en ett från för genom har hos i in inom inte kan med mellan mot måste när och om på samt sig sin sina ska som så till under upp ut utan utom vad var vem vid är över'.split(' '));

function afterHyphen(tail: string, head: string, habits: LineHabits): string {
  if (/^(?:och|eller|samt|respektive|till)$/.test(head)) return ' ';
  if (habits.words.has(`${tail}-${head}`.toLowerCase())) return '';
  if (/\d$/.test(tail) || tail.length <= 3 || /^\p{Lu}+$/u.test(tail) || /^[\p{Lu}\d]/u.test(head)) return '';
  return takeHyphen;
}
