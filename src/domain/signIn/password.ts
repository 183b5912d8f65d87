/** What a password may not be: too short, or made of what anybody would try first. Any signs may be used, and none must. */

export const shortestPassword = 12;
/** So many signs must be left when words, years and runs that are tried first have been taken away. */
const leastOwn = 6;
const leastKinds = 5;
/** The alphabet, the digits and the keyboard, as they are once dots and rings are gone. */
const rows = ['abcdefghijklmnopqrstuvwxyzaao', '01234567890123456789', 'qwertyuiopa', 'asdfghjkloa', 'zxcvbnm'];
const shortestRun = 4;
const written: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', '$': 's', '!': 'i' };

export function tooShort(password: string): boolean {
  return [...password].length < shortestPassword;
}

/** The words in a name, an address or a title: a word of fewer than three letters says nothing. */
export function wordsIn(text: string): readonly string[] {
  return plainly(text).split(/[^\p{L}]+/u).filter((one) => one.length > 2);
}

/** True when little is left of it once the known words are away: "Sommar2026!!" is nothing but a word and a year. */
export function guessable(password: string, words: readonly string[]): boolean {
  const text = password.normalize('NFKC').toLowerCase();
  if (new Set(text).size < leastKinds) return true;
  const known = [...new Set(words.flatMap(wordsIn))].toSorted((a, b) => b.length - a.length);
  // Also as "L0senord": digits for letters are the second thing that is tried.
  const asLetters = [...text].map((sign) => written[sign] ?? sign).join('');
  return [text, asLetters].some((one) => own(one, known) < leastOwn);
}
function own(text: string, known: readonly string[]): number {
  const repeatedOnce = plainly(text).replaceAll(/(.{2,8}?)\1+/gsu, '$1');
  const withoutYears = withoutRuns(repeatedOnce).replaceAll(/(?<!\d)(?:19|20)\d\d(?!\d)/g, ' ');
  let left = withoutYears;
  for (const word of known) left = left.replaceAll(word, ' ');
  return [...left.replaceAll(/\s/g, '')].length;
}
/** Without the dots and rings of letters: "losenord" is "lösenord". */
function plainly(text: string): string {
  return text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');
}
/** Signs that follow one another in the alphabet, among the digits or on the keyboard, all the one way, or are the same. */
function withoutRuns(text: string): string {
  const signs = [...text];
  let kept = '';
  for (let at = 0; at < signs.length;) {
    const length = Math.max(...rows.flatMap((row) => [1, -1].map((step) => runOf(signs, at, row, step))), sameAs(signs, at));
    kept += length >= shortestRun ? ' ' : signs[at] ?? '';
    at += length >= shortestRun ? length : 1;
  }
  return kept;
}
function runOf(signs: readonly string[], at: number, row: string, step: number): number {
  const begins = row.indexOf(signs[at] ?? '');
  let length = 1;
  while (begins >= 0 && at + length < signs.length && row[begins + step * length] === signs[at + length]) length += 1;
  return length;
}
function sameAs(signs: readonly string[], at: number): number {
  let length = 1;
  while (signs[at + length] === signs[at]) length += 1;
  return length;
}
