import type { SourceBlock } from './grid.ts';
import { distinctCells } from './grid.ts';
import { scaleInHeading } from './headings.ts';
import type { Field } from './headings.ts';
import { columnOf } from './layout.ts';
import { deliveredWords, methodOf, readRating, scaleWordKey } from './ratings.ts';
import type { TablePart } from './tableRows.ts';

type Side = 'likelihood' | 'consequence';

/** What a document says of its own scale: the words with their steps, and which delivered method that is. */
export interface DocumentScale {
  readonly method: string | null;
  readonly unknown: boolean;
  /** The highest step that counts as on the scale. */
  readonly highest: number;
  readonly words: Readonly<Record<Side, ReadonlyMap<string, number>>>;
}

/** Steps over this are never read as ratings of a scale; a slip of the pen is told at its row. */
const highestPlausible = 10;

export function readScale(parts: readonly TablePart[], blocks: readonly SourceBlock[]): DocumentScale {
  const likelihood = sideOf(parts, 'likelihood');
  const consequence = sideOf(parts, 'consequence');
  const values = [...likelihood.values, ...consequence.values];
  // A single row outside is a slip in that row; many are another scale.
  const outside = values.filter((value) => value > 5 || value < 1).length;
  const slips = outside > 0 && values.length >= 10 && outside <= values.length * 0.1;
  const within = slips ? values.filter((value) => value >= 1 && value <= 5) : values;
  const promised = promisedScale(parts);
  const { method, unknown } = methodOf({
    likelihood: majority(likelihood.words, slips), consequence: majority(consequence.words, slips), promised,
    highestValue: Math.max(0, ...within), rated: Math.min(likelihood.values.length, consequence.values.length),
  });
  const fromTables = scaleWords(blocks);
  const words = (side: Side, seen: Words): Map<string, number> => {
    const known = new Map([...deliveredWords(side), ...fromTables]);
    for (const [value, all] of majority(seen, slips)) for (const word of all) known.set(scaleWordKey(word), value);
    return known;
  };
  const tooHigh = !slips && within.some((value) => value > 5);
  return {
    method, unknown: unknown || tooHigh,
    highest: method === null ? (tooHigh ? highestPlausible : 5) : method === '4x4' ? 4 : 5,
    words: { likelihood: words('likelihood', likelihood.words), consequence: words('consequence', consequence.words) },
  };
}

type Words = ReadonlyMap<number, ReadonlyMap<string, number>>;

function sideOf(parts: readonly TablePart[], side: Side): { values: number[]; words: Words } {
  const values: number[] = [];
  const words = new Map<number, Map<string, number>>();
  const delivered = deliveredWords(side);
  for (const part of parts) {
    const column = columnOf(part.layout, side satisfies Field);
    if (column === undefined) continue;
    for (const row of part.rows) {
      const rating = readRating(row.values.get(column)?.text ?? '', delivered);
      if (rating.value === null) continue;
      values.push(rating.value);
      const at = words.get(rating.value) ?? new Map<string, number>();
      words.set(rating.value, at);
      if (rating.word !== null) at.set(rating.word, (at.get(rating.word) ?? 0) + 1);
    }
  }
  return { values, words };
}

/** The words most rows use for a step: one mistyped row is not a scale of its own. */
function majority(words: Words, slips: boolean): Map<number, Set<string>> {
  const result = new Map<number, Set<string>>();
  for (const [value, counts] of words) {
    if (slips && (value > 5 || value < 1)) continue;
    const byKey = new Map<string, { word: string; count: number }>();
    for (const [word, count] of counts) {
      const key = scaleWordKey(word);
      const other = byKey.get(key);
      byKey.set(key, { word: other === undefined || count > other.count ? word : other.word, count: count + (other?.count ?? 0) });
    }
    const most = [...byKey.values()].toSorted((a, b) => b.count - a.count)[0];
    result.set(value, new Set(most === undefined ? [] : [most.word]));
  }
  return result;
}

function promisedScale(parts: readonly TablePart[]): number | null {
  for (const part of parts) {
    for (const side of ['likelihood', 'consequence'] as const) {
      const promised = scaleInHeading(columnOf(part.layout, side)?.heading ?? '');
      if (promised !== null) return promised;
    }
  }
  return null;
}

/** Rows such as "4 | Trolig" in a table that explains the scale. */
function scaleWords(blocks: readonly SourceBlock[]): Map<string, number> {
  const words = new Map<string, number>();
  for (const block of blocks) {
    if (block.kind !== 'table' || block.rows.length > 12) continue;
    for (const row of block.rows) {
      const [first, second] = distinctCells(row).filter((cell) => cell.text !== '');
      const number = /^(\d{1,2})$/.exec(first?.text ?? '')?.[1];
      if (number !== undefined && second !== undefined && second.text.length <= 30 && /^\p{L}[\p{L}\s]*$/u.test(second.text)) words.set(scaleWordKey(second.text), Number(number));
    }
  }
  return words;
}
