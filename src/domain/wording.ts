/**
 * How alike two texts are, by their words. Used where a paper says the same thing twice: plan and analysis,
 * last year and this, two events in a group.
 */

/** Words that carry little of what a sentence is about; they weigh less, but never nothing. */
const lightWords = new Set([
  'att', 'och', 'i', 'på', 'för', 'av', 'en', 'ett', 'den', 'det', 'de', 'till', 'med', 'som', 'om', 'är', 'vid', 'kan', 'ska', 'eller',
  'från', 'har', 'inom', 'blir', 'sig', 'sin', 'sina', 'sitt', 'dessa', 'denna', 'detta', 'risk', 'risken', 'finns', 'samt', 'under',
]);
const lightWeight = 0.25;
/** From this a text is "nearly the same": a corrected letter, a changed ending, a few words added. */
export const nearlySame = 0.72;

/** The words of a text in lower case, without punctuation; hyphenated words stay whole. */
export function wordsOf(text: string): string[] {
  return text.normalize('NFC').toLowerCase().match(/[\p{L}\p{N}]+(?:[-–][\p{L}\p{N}]+)*/gu) ?? [];
}

/** True when both say the same words in the same order; case, punctuation and white space aside. Two empty texts are not the same words. */
export function sameWords(a: string, b: string): boolean {
  const left = wordsOf(a);
  const right = wordsOf(b);
  return left.length > 0 && left.length === right.length && left.every((word, at) => word === right[at]);
}

/**
 * 0 (nothing in common) to 1 (the same words). Words are aligned in order; a word with a corrected letter or a
 * changed ending counts nearly whole. A text that holds the other one whole, with words added, stays high.
 */
export function similarity(a: string, b: string): number {
  return wordsSimilarity(wordsOf(a), wordsOf(b));
}

/** As `similarity`, on words already taken apart. */
export function wordsSimilarity(left: readonly string[], right: readonly string[]): number {
  if (left.length === 0 || right.length === 0) return 0;
  const inOrder = aligned(left, right);
  const leftWeight = weightOf(left);
  const rightWeight = weightOf(right);
  const dice = (2 * inOrder) / (leftWeight + rightWeight);
  const shorter = Math.min(leftWeight, rightWeight);
  const longer = Math.max(leftWeight, rightWeight);
  // Words added to a whole sentence keep it the same sentence; two or three words inside a long one prove nothing.
  const held = shorter >= 2.5 ? (inOrder / shorter) * (0.7 + 0.3 * (shorter / longer)) : 0;
  return Math.min(1, Math.max(dice, held >= 0.7 && inOrder / shorter > 0.9 ? held : 0));
}

function weight(word: string): number {
  return lightWords.has(word) ? lightWeight : 1;
}

function weightOf(words: readonly string[]): number {
  let sum = 0;
  for (const word of words) sum += weight(word);
  return sum;
}

/** The heaviest alignment of two word lists in order (longest common subsequence with soft equality). */
function aligned(left: readonly string[], right: readonly string[]): number {
  let above = new Float64Array(right.length + 1);
  let row = new Float64Array(right.length + 1);
  const rightWeights = right.map(weight);
  for (const word of left) {
    const ownWeight = weight(word);
    for (let at = 1; at <= right.length; at += 1) {
      const alike = wordAlike(word, right[at - 1] ?? '');
      const skipped = Math.max(above[at] ?? 0, row[at - 1] ?? 0);
      row[at] = alike === 0 ? skipped : Math.max(skipped, (above[at - 1] ?? 0) + alike * Math.min(ownWeight, rightWeights[at - 1] ?? 0));
    }
    [above, row] = [row, above];
  }
  return above[right.length] ?? 0;
}

/** 1 for the same word, 0.8–0.95 for a corrected letter or a changed ending, else 0. */
export function wordAlike(a: string, b: string): number {
  if (a === b) return 1;
  const shorter = Math.min(a.length, b.length);
  const longer = Math.max(a.length, b.length);
  if (shorter < 4 || longer - shorter > 4) return 0;
  let common = 0;
  while (common < shorter && a[common] === b[common]) common += 1;
  // A changed ending: at most three letters differ after a long common stem (beslut, beslutet, besluten).
  if (common >= 4 && longer - common <= 3 && common / longer >= 0.6) return 0.92;
  // A slip in both of the first two letters is another word.
  if (longer < 5 || (a[0] !== b[0] && a[1] !== b[1] && a[0] !== b[1])) return 0;
  const allowed = longer >= 9 ? 2 : 1;
  const distance = editDistance(a, b, allowed);
  return distance <= allowed ? 0.95 - 0.1 * (distance - 1) : 0;
}

/** Letters changed, added, removed or swapped with the next; stops counting past `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const change = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let best = Math.min(change, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      row.push(best);
      least = Math.min(least, best);
    }
    if (least > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? limit + 1;
}
