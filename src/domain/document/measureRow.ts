import type { Day } from '../day.ts';
import type { Measure } from '../plan/plan.ts';
import type { DraftPlanRow } from './draft.ts';
import { periodFrom } from './period.ts';

/** A text of the document and where it stands, as the import keeps what has no place of its own. */
export interface Leftover { readonly place: string; readonly text: string }

/** What a row says of when a measure is done and how far it has come, and the cells that say it in words only. */
export interface MeasureSaid extends Pick<Measure, 'start' | 'end' | 'status' | 'statusReason'> { readonly unread: readonly Leftover[] }

const statusWords: readonly (readonly [RegExp, Measure['status']])[] = [
  [/^(?:(?:ännu )?(?:ej|inte|icke)(?: ännu)? (?:påbörja[dt]s?|påbörjade|starta[dt]|igångsatt)|planera[dt]|planeras)(?![\p{L}\d/-])/u, 'notStarted'],
  [/^(?:(?:arbete )?pågår|pågående|påbörja[dt]s?|starta[dt]|under (?:arbete|genomförande)|delvis (?:klart?|genomför[dt]|utför[dt]|färdigt?|åtgärda[dt]))(?![\p{L}\d/-])/u, 'inProgress'],
  [/^(?:klart?|genomför[dt]a?|utför[dt]a?|färdigt?|slutför[dt]a?|åtgärda[dt]e?|avsluta[dt]e?)(?![\p{L}\d/-])/u, 'done'],
  [/^(?:avbrut(?:en|et|na)|inställ[dt]|utgår|utgått|struken)(?![\p{L}\d/-])/u, 'cancelled'],
];
/** What follows a status word and takes something of it back. */
const restricting = /(?<!\p{L})(?:delvis|ej|inte|icke|ännu|nästan|kvar|kvarstår|återstår|utom|förutom|men|ska|skall|planeras|senast|hälften|\?)(?!\p{L})|[%?]/iu;

interface Status { readonly status: Measure['status']; readonly reason: string; /** Everything that the words say is in the two. */ readonly whole: boolean }

/** A word for how far a measure has come, alone or before more words. Null where the words leave it open. */
export function statusFrom(printed: string): Status | null {
  const text = printed.normalize('NFC').trim();
  for (const [pattern, status] of statusWords) {
    const word = pattern.exec(text.toLowerCase())?.[0];
    if (word === undefined) continue;
    const rest = text.slice(word.length).replace(/^\.$/, '');
    // "Klar i maj" is not done: only what begins anew after the word leaves it as it is.
    if (rest !== '' && !/^\s*(?:[,.;:(\n–—]|- )/u.test(rest)) return null;
    if (status === 'done' && restricting.test(rest.split('\n')[0] ?? '')) return null;
    const more = rest.replace(/^[\s,.;:–—-]+/u, '');
    // Papers print the reason for a status on a line under it.
    const reason = /^\s*\n/.test(rest) ? more : '';
    if (status === 'cancelled' && more === '') return null;
    return { status, reason: status === 'cancelled' ? more : reason, whole: more === '' || reason !== '' || status === 'cancelled' };
  }
  return null;
}

/** The running number of a row says nothing of the measure. */
const runningNumber = /^\d+\.?$/;
const numberHeading = /^(?:nr|nummer|#|.*(?:nr|nummer))$/i;

/** Places of cells that the year keeps anyway: with an activity of the same row, or as the source of an event. */
export interface KeptCells { readonly activities: ReadonlySet<string>; readonly events: ReadonlySet<string> }
const keptNowhere: KeptCells = { activities: new Set(), events: new Set() };

/** What the row of a measure says besides its words, its owner and its events. */
export function measureSaid(row: DraftPlanRow, year: number, kept: KeptCells = keptNowhere): MeasureSaid {
  const unread: Leftover[] = [];
  const leave = (text: string): void => {
    const place = placeOf(row, text);
    if (!kept.activities.has(place)) unread.push({ place, text });
  };
  const due = row.due === null ? null : periodFrom(row.due, year);
  if (row.due !== null && due === null) leave(row.due);
  const time = row.frequency === null ? null : periodFrom(row.frequency, year);
  const ends = row.due === null ? time : due;
  if (row.frequency !== null && (time === null || (row.due !== null && time.to !== due?.to))) leave(row.frequency);

  const begins = row.start === null ? null : periodFrom(row.start.replace(/^\s*(?:från och med|fr\.?\s?o\.?\s?m\.?|från)\s+/iu, ''), year);
  const started = row.start === null ? (ends?.range === true ? ends.from : null) : begins?.from ?? null;
  const start: Day | null = started !== null && ends !== null && started > ends.to ? null : started;
  if (row.start !== null && start === null) leave(row.start);

  // "Avbruten" in one column and why in the next are said together.
  const status = row.status === null ? null : statusFrom(row.status) ?? (row.statusReason === null ? null : statusFrom(`${row.status}\n${row.statusReason}`));
  if (row.status !== null && status?.whole !== true) leave(row.status);
  if (row.statusReason !== null && status === null) leave(row.statusReason);
  const reasons = status === null ? [] : [...new Set([status.reason, row.statusReason?.trim() ?? ''])].filter((one) => one !== '');

  for (const [heading, text] of Object.entries(row.extra)) {
    const place = placeOf(row, text, heading);
    if (text.trim() === '' || kept.activities.has(place) || kept.events.has(place) || (runningNumber.test(text.trim()) && numberHeading.test(heading.trim()))) continue;
    unread.push({ place, text });
  }
  return { start, end: ends?.to ?? null, status: status?.status ?? 'notStarted', statusReason: reasons.join('\n'), unread };
}

function placeOf(row: DraftPlanRow, text: string, heading?: string): string {
  return cellOf(row, text, heading) ?? row.place;
}

/** The place of the cell that says the words: under the heading where the place names it, else the one that says least more. */
export function cellOf(row: DraftPlanRow, text: string, heading?: string): string | null {
  const flat = (words: string): string => words.replaceAll(/\s+/g, ' ').trim();
  const saying = Object.entries(row.cells).filter(([, printed]) => flat(printed).includes(flat(text))).toSorted((a, b) => a[1].length - b[1].length);
  return (saying.find(([place]) => heading !== undefined && place.endsWith(` ${heading}`)) ?? saying[0])?.[0] ?? null;
}
