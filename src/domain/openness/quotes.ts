/**
 * Finds what withheld rows say where it is quoted elsewhere: a whole text, a run of words of it, or a name or a number that stands nowhere else.
 * Plain counting of words, so that line ends, punctuation and capitals make no difference.
 */

/** So many words in a row are a quotation, though each of them is ordinary. */
const run = 5;
interface Word { readonly plain: string; readonly raw: string; readonly from: number; readonly to: number; /** First of its sentence. */ readonly first: boolean }

function wordsOf(text: string): Word[] {
  const found: Word[] = [];
  let end = 0;
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const between = text.slice(end, match.index);
    found.push({ plain: match[0].normalize('NFC').toLocaleLowerCase('sv'), raw: match[0], from: match.index, to: match.index + match[0].length, first: found.length === 0 || /[.:!?\n•”"]/u.test(between) });
    end = match.index + match[0].length;
  }
  return found;
}

/** A name, a number or a code: what tells who or what, rather than what kind of thing. */
function tells(word: Word): boolean {
  if (word.raw.length < 3) return false;
  return /\p{N}/u.test(word.raw) || /^.+\p{Lu}/u.test(word.raw) || (!word.first && /^\p{Lu}/u.test(word.raw));
}

export interface Quotes { readonly sequences: ReadonlyMap<number, ReadonlySet<string>> }

/** `withheld`: what the rows say. `common`: texts that are public beside them, whose words are nobody's secret when they stand alone. */
export function quotesOf(withheld: readonly string[], common: readonly string[]): Quotes {
  const known = new Set(common.flatMap((text) => wordsOf(text).map((word) => word.plain)));
  const sequences = new Map<number, Set<string>>();
  const add = (words: readonly Word[]) => {
    if (words.length === 0) return;
    const same = sequences.get(words.length) ?? new Set();
    sequences.set(words.length, same.add(words.map((word) => word.plain).join(' ')));
  };
  for (const text of withheld) {
    const words = wordsOf(text);
    for (let at = 0; at + run <= words.length; at += 1) add(words.slice(at, at + run));
    for (const sentence of text.split(/[.!?;\n]+/u)) {
      const own = wordsOf(sentence);
      if (own.length < run && (own.length > 1 || (own[0]?.plain.length ?? 0) >= 5) && own.some((word) => !known.has(word.plain))) add(own);
    }
    for (const word of words) if (tells(word) && !known.has(word.plain)) add([word]);
  }
  return { sequences };
}

/** The text with every quotation replaced; the very same text when there is none. */
function withoutQuotes(text: string, quotes: Quotes, instead: string): string {
  if (quotes.sequences.size === 0) return text;
  const words = wordsOf(text);
  const covered = words.map(() => false);
  for (const [length, known] of quotes.sequences) {
    for (let at = 0; at + length <= words.length; at += 1) {
      if (known.has(words.slice(at, at + length).map((word) => word.plain).join(' '))) covered.fill(true, at, at + length);
    }
  }
  if (!covered.includes(true)) return text;
  let clean = '';
  let at = 0;
  for (const [index, word] of words.entries()) {
    if (covered[index] !== true) continue;
    if (covered[index - 1] === true) { at = word.to; continue; }
    clean += text.slice(at, word.from) + instead;
    at = word.to;
  }
  return clean + text.slice(at);
}

/** The same for every text in a value, however deep; keys and what is no text are left. */
export function cleared<Value>(value: Value, quotes: Quotes, instead: string): Value {
  if (quotes.sequences.size === 0) return value;
  const clear = (one: unknown): unknown => {
    if (typeof one === 'string') return /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(one) || /^\d{4}-\d\d-\d\d(?:T.*)?$/.test(one) ? one : withoutQuotes(one, quotes, instead);
    if (Array.isArray(one)) return one.map(clear);
    if (typeof one === 'object' && one !== null) return Object.fromEntries(Object.entries(one).map(([key, inside]) => [withoutQuotes(key, quotes, instead), clear(inside)]));
    return one;
  };
  return clear(value) as Value;
}
