/**
 * The hypergeometric distribution, for small populations too: of `population` items `wrong` are wrong, `drawn` are
 * drawn without putting back. The only question asked of it is whether a probability is greater than a share, and
 * that is answered exactly.
 */

export interface Fraction { readonly numerator: bigint; readonly denominator: bigint }
export interface Drawing { readonly population: number; readonly wrong: number; readonly drawn: number }

/** Logarithms of factorials up to a million err by less than 1e-8; nine of them stand in one probability. */
const surelyApart = 1e-6;

/**
 * True when P(at most `found` wrong among those drawn) > share, 0 < share < 1. Floating numbers answer where they
 * cannot be mistaken, whole numbers where they might: the answer is exact, and a population of 200,000 takes no time.
 */
export function likelierThan(drawing: Drawing, found: number, share: Fraction): boolean {
  const { population, wrong, drawn } = drawing;
  if (found >= Math.min(wrong, drawn)) return true;
  if (found < drawn - (population - wrong)) return false;
  const apart = logAtMost(drawing, found) - (Math.log(Number(share.numerator)) - Math.log(Number(share.denominator)));
  // A share of very long numbers has no logarithm in floating ones.
  return Number.isFinite(apart) && Math.abs(apart) > surelyApart ? apart > 0 : exactlyLikelierThan(drawing, found, share);
}

/** The same by whole numbers alone: slow for large samples, never wrong. */
export function exactlyLikelierThan(drawing: Drawing, found: number, share: Fraction): boolean {
  // "Wrong" and "drawn" are two marks on the same items and may change places; fewer drawn are smaller numbers.
  const { population } = drawing;
  const [drawn, wrong] = drawing.drawn <= drawing.wrong ? [drawing.drawn, drawing.wrong] : [drawing.wrong, drawing.drawn];
  const least = Math.max(0, drawn - (population - wrong));
  if (found < least) return false;
  let ways = choose(wrong, least) * choose(population - wrong, drawn - least);
  let sum = ways;
  for (let at = least; at < Math.min(found, drawn); at += 1) {
    ways = (ways * BigInt((wrong - at) * (drawn - at))) / BigInt((at + 1) * (population - wrong - drawn + at + 1));
    sum += ways;
  }
  return sum * share.denominator > share.numerator * choose(population, drawn);
}

function choose(from: number, taken: number): bigint {
  const fewer = Math.min(taken, from - taken);
  return product(from - fewer + 1, from) / product(1, fewer);
}

/** first · … · last by halves: two long factors cost less than a long one and a short one a thousand times. */
function product(first: number, last: number): bigint {
  if (first > last) return 1n;
  if (last - first < 8) {
    let result = BigInt(first);
    for (let at = first + 1; at <= last; at += 1) result *= BigInt(at);
    return result;
  }
  const middle = (first + last) >> 1;
  return product(first, middle) * product(middle + 1, last);
}

/** ln P(at most `found`), summed from its greatest term outwards until terms no longer count. */
function logAtMost({ population, wrong, drawn }: Drawing, found: number): number {
  const least = Math.max(0, drawn - (population - wrong));
  const likeliest = Math.floor(((drawn + 1) * (wrong + 1)) / (population + 2));
  const start = Math.max(least, Math.min(found, likeliest));
  let sum = 1;
  let term = 1;
  for (let at = start; at > least && term > sum * 1e-25; at -= 1) {
    term *= (at * (population - wrong - drawn + at)) / ((wrong - at + 1) * (drawn - at + 1));
    sum += term;
  }
  term = 1;
  for (let at = start; at < found && term > sum * 1e-25; at += 1) {
    term *= ((wrong - at) * (drawn - at)) / ((at + 1) * (population - wrong - drawn + at + 1));
    sum += term;
  }
  return logChoose(wrong, start) + logChoose(population - wrong, drawn - start) - logChoose(population, drawn) + Math.log(sum);
}

function logChoose(from: number, taken: number): number {
  return logFactorial(from) - logFactorial(taken) - logFactorial(from - taken);
}

/** Stirling's series; below 32 the product itself. */
function logFactorial(number: number): number {
  if (number < 32) {
    let result = 1;
    for (let at = 2; at <= number; at += 1) result *= at;
    return Math.log(result);
  }
  const square = number * number;
  return number * Math.log(number) - number + Math.log(2 * Math.PI * number) / 2 + (1 - 1 / (30 * square) + 1 / (105 * square * square)) / (12 * number);
}
