/** Personal numbers, coordination numbers and mail addresses in free text. What is found is told by its place and never by itself, so that a warning does not spread what it warns of. */

export const personalDataKinds = ['personalNumber', 'coordinationNumber', 'mail'] as const;
export type PersonalDataKind = (typeof personalDataKinds)[number];
export interface PersonalData { readonly kind: PersonalDataKind; /** First sign and the one after the last. */ readonly from: number; readonly to: number }

/** With or without century; minus, plus (from the year one turns 100), one of the dashes that word processors put there, or nothing. */
const number = /(?<![\p{L}\p{N}]|\p{N}[-.,/:+])(?<century>18|19|20)?(?<year>\d\d)(?<month>\d\d)(?<day>\d\d)(?<sign>[-+\u2010-\u2013\u2212])?(?<last>\d{4})(?![\p{L}\p{N}]|[-.,/:+]\p{N})/gu;
const mail = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}{2,24}(?![\p{L}\p{N}-])/gu;
/** Ten figures in a row after such a word are what the word says: every payment reference has the same checksum as a person. */
const reference = /(?:faktura|ocr|order|verifikat|verifikation|referens|ref|diarie|dnr|ärende|bankgiro|plusgiro|konto|objekt|artikel|avtal|serie|telefon|tel|mobil)[\p{L}]*\.?(?:\s*(?:nr|nummer|no))?\.?[\s:#]*$/iu;

/** Without either of these there is nothing to look for. Most texts have neither, and all of a year are looked through at every change. */
const possible = /\d{6}|@/;

export function personalDataIn(text: string): PersonalData[] {
  if (!possible.test(text)) return [];
  const found: PersonalData[] = [];
  for (const match of text.matchAll(number)) {
    const { century, year = '', month = '', day = '', sign, last = '' } = match.groups ?? {};
    const kind = kindOf(century, year, month, day, last);
    if (kind === null) continue;
    if (century === undefined && sign === undefined && reference.test(text.slice(Math.max(0, match.index - 40), match.index))) continue;
    found.push({ kind, from: match.index, to: match.index + match[0].length });
  }
  for (const match of text.matchAll(mail)) found.push({ kind: 'mail', from: match.index, to: match.index + match[0].length });
  return found.toSorted((a, b) => a.from - b.from);
}

function kindOf(century: string | undefined, year: string, month: string, day: string, last: string): PersonalDataKind | null {
  if (!hasChecksum(`${year}${month}${day}${last}`)) return null;
  const coordination = Number(day) > 60;
  const inMonth = Number(day) - (coordination ? 60 : 0);
  const days = [31, isLeap(century, year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][Number(month) - 1];
  if (days === undefined || inMonth < 1 || inMonth > days) return null;
  return coordination ? 'coordinationNumber' : 'personalNumber';
}

function isLeap(century: string | undefined, year: string): boolean {
  // Without a century any that fits will do: of the possible ones only 1900 is no leap year, and 2000 is.
  if (century === undefined) return Number(year) % 4 === 0;
  const whole = Number(`${century}${year}`);
  return whole % 4 === 0 && (whole % 100 !== 0 || whole % 400 === 0);
}

/** The tenth figure by the modulus-10 rule over the other nine. */
function hasChecksum(ten: string): boolean {
  let sum = 0;
  for (const [at, figure] of [...ten].entries()) {
    const product = Number(figure) * (at % 2 === 0 ? 2 : 1);
    sum += product > 9 ? product - 9 : product;
  }
  return sum % 10 === 0;
}
