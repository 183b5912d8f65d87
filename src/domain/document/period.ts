import { dayFrom } from '../day.ts';
import type { Day } from '../day.ts';

/** A printed day or stretch of days, where it can mean only one. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
  /** Two ends were printed, "jan–maj": the first says when it begins. */
  readonly range: boolean;
}

interface Stretch { readonly from: Day; readonly to: Day; readonly yearSaid: boolean }

const months = ['jan(?:uari)?', 'feb(?:r|ruari)?', 'mars?', 'apr(?:il)?', 'maj', 'juni?', 'juli?', 'aug(?:usti)?', 'sept?(?:ember)?', 'okt(?:ober)?', 'nov(?:ember)?', 'dec(?:ember)?'].map((one) => new RegExp(`^${one}\\.?$`));
const month = '[a-z]{3,9}\\.?';
/** After a part of the year: "Q1 2024", "T2/2024", "kvartal 3, 2024". */
const withYear = (part: RegExp): RegExp => new RegExp(`${part.source}${/(?:[ ,/-]*(?:år )?(\d{4}))?$/.source}`);
const ordinals: Readonly<Record<string, number>> = { första: 1, andra: 2, tredje: 3, fjärde: 4, '1:a': 1, '2:a': 2, '3:e': 3, '4:e': 4 };

/** How many months each part of a year has, by its words. */
const parts: readonly { readonly length: number; readonly letter: RegExp; readonly word: RegExp }[] = [
  { length: 4, letter: withYear(/^(?:t|tertial) ?(\d)/), word: withYear(/^(\S+) tertialet/) },
  { length: 3, letter: withYear(/^(?:q|k|kv|kvartal)\.? ?(\d)/), word: withYear(/^(\S+) kvartalet/) },
  { length: 6, letter: withYear(/^(?:h|halvår) ?(\d)/), word: withYear(/^(\S+) halvåret/) },
];

/**
 * The stretch of time that words name: "2024-05-31", "31/5 2024", "maj 2024", "senast 31 maj", "T2", "Q1–Q2 2024". Of
 * the plan's year where none is printed. Null for what says how often, for a season, and for all else that a person
 * would have to judge.
 */
export function periodFrom(printed: string, year: number): Period | null {
  const text = plain(printed);
  const single = stretchOf(text, year);
  if (single !== null) return { from: single.from, to: single.to, range: false };
  const [first, last, ...more] = text.split(/\s*[–—]\s*|\s+-\s+|\s+(?:till och med|t\.?o\.?m\.?|till)\s+|(?<=\p{L}|[tqkh]\d)-(?=\p{L})|(?<=^\d{4})-(?=\d{4}$)/u);
  if (first === undefined || last === undefined || more.length > 0) return null;
  const end = stretchOf(last, year);
  const begin = stretchOf(first, end?.yearSaid === true ? Number(end.from.slice(0, 4)) : year);
  if (begin === null || end === null) return null;
  const to = begin.yearSaid && !end.yearSaid ? stretchOf(last, Number(begin.from.slice(0, 4))) : end;
  return to === null || begin.from > to.to ? null : { from: begin.from, to: to.to, range: true };
}

/** In lower case on one line, without the words that only say that it is a last day. */
function plain(printed: string): string {
  const text = printed.normalize('NFC').toLowerCase().replace(/-\s*\n\s*(?=\d)/g, '-').replace(/\s+/g, ' ').trim()
    .replace(/ 00:00(?::00)?$/, '').replace(/^(\d{4})[–−](\d\d)[–−](\d\d)$/, '$1-$2-$3').replace(/(?<=[^.]{4})\.$/, '');
  return text.replace(/^(?:(?:ska(?:ll)? )?(?:vara )?(?:klart?|färdigt?|slutförs|slutfört|genomförs|åtgärdas) )?(?:(?:senast|till och med|t\.?o\.?m\.?|till|under|i|per) )?(?:den )?/, '');
}

function stretchOf(text: string, year: number): Stretch | null {
  return dayIn(text, year) ?? monthIn(text, year) ?? partIn(text, year) ?? yearIn(text);
}

function dayIn(text: string, year: number): Stretch | null {
  const iso = /^(\d{4})([-/.]?)(\d\d?)\2(\d\d?)$/.exec(text);
  if (iso !== null && (iso[2] !== '' || text.length === 8)) return day(Number(iso[1]), Number(iso[3]), Number(iso[4]), true);
  const short = /^(\d\d)(-?)(\d\d)\2(\d\d)$/.exec(text);
  if (short !== null) return day(fullYear(short[1], year), Number(short[3]), Number(short[4]), true);
  const slashed = /^(\d\d?)\/(\d\d?)(?:(?:\s*[-/ ,]\s*'?)(\d{4}|\d\d))?$/.exec(text) ?? /^(\d\d?)\.(\d\d?)\.(\d{4})$/.exec(text);
  if (slashed !== null) return day(fullYear(slashed[3], year), Number(slashed[2]), Number(slashed[1]), slashed[3] !== undefined);
  const worded = new RegExp(`^(\\d\\d?)(?::?[ae])?[ -](${month})(?:[ ,-]+'?(\\d{4}|\\d\\d))?$`).exec(text);
  return worded === null ? null : day(fullYear(worded[3], year), monthNumber(worded[2]), Number(worded[1]), worded[3] !== undefined);
}

function monthIn(text: string, year: number): Stretch | null {
  const numbers = /^(\d{4})[-/](\d\d)$/.exec(text);
  if (numbers !== null) return stretch(Number(numbers[1]), Number(numbers[2]), 1, true);
  // "Maj 24" may be a day: two digits are a year only after a hyphen or an apostrophe.
  const worded = new RegExp(`^(${month})(?:[ ,-]*(\\d{4})|\\s*(?:-|')'?(\\d\\d))?$`).exec(text);
  if (worded !== null) return stretch(fullYear(worded[2] ?? worded[3], year), monthNumber(worded[1]), 1, (worded[2] ?? worded[3]) !== undefined);
  const after = new RegExp(`^(\\d{4})[ -](${month})$`).exec(text);
  return after === null ? null : stretch(Number(after[1]), monthNumber(after[2]), 1, true);
}

function partIn(text: string, year: number): Stretch | null {
  // "2024 T2" says what "T2 2024" says.
  const turned = text.replace(/^(\d{4})[ -](\D.*)$/, '$2 $1');
  for (const { length, letter, word } of parts) {
    const named = letter.exec(turned);
    const told = named === null ? word.exec(turned) : null;
    const match = named ?? told;
    if (match === null) continue;
    const number = named === null ? (ordinals[match[1] ?? ''] ?? 0) : Number(match[1]);
    return number < 1 || number * length > 12 ? null : stretch(fullYear(match[2], year), (number - 1) * length + 1, length, match[2] !== undefined);
  }
  return null;
}

function yearIn(text: string): Stretch | null {
  const match = /^(?:(?:hela |helår(?:et)? )?(?:året? )?)(\d{4})$/.exec(text);
  return match === null ? null : stretch(Number(match[1]), 1, 12, true);
}

/** Of two digits, the year nearest to the plan's; a year far from it is another number. NaN when it is none. */
function fullYear(printed: string | undefined, year: number): number {
  if (printed === undefined) return year;
  if (printed.length > 2) return Number(printed);
  const whole = Math.floor(year / 100) * 100 + Number(printed);
  return Math.abs(whole - year) <= 10 ? whole : Number.NaN;
}

function monthNumber(word: string | undefined): number {
  return months.findIndex((one) => one.test(word ?? '')) + 1;
}

/** What boards plan lies within these; 1524 is an amount. */
const years = { from: 1990, to: 2200 };

function day(year: number, at: number, date: number, yearSaid: boolean): Stretch | null {
  const found = year >= years.from && year <= years.to ? dayFrom(written(year, at, date)) : null;
  return found === null ? null : { from: found, to: found, yearSaid };
}

function stretch(year: number, first: number, length: number, yearSaid: boolean): Stretch | null {
  if (!(year >= years.from && year <= years.to) || first < 1 || first > 12) return null;
  const last = first + length - 1;
  const from = dayFrom(written(year, first, 1));
  const to = dayFrom(written(year, last, new Date(Date.UTC(year, last, 0)).getUTCDate()));
  return from === null || to === null ? null : { from, to, yearSaid };
}

function written(year: number, at: number, date: number): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${year}-${two(at)}-${two(date)}`;
}
