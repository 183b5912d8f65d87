/** Days and moments in words. Days are the municipality's; a moment is shown in its zone. */
import { capital, inWords } from './numbers.ts';
import { monthWords } from './words.ts';

const weekdays = ['söndag', 'måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag'];

function parts(day: string): { year: number; month: number; date: number; at: number } {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return { year, month, date, at: Date.UTC(year, month - 1, date) / 86_400_000 };
}

/** "8 december 2026". */
export function dayWords(day: string): string {
  const { year, month, date } = parts(day);
  return `${date} ${monthWords[month - 1] ?? ''} ${year}`;
}
/** "8 december", with the year only when it is another than today's. */
export function shortDayWords(day: string, today: string): string {
  const { month, date } = parts(day);
  return day.slice(0, 4) === today.slice(0, 4) ? `${date} ${monthWords[month - 1] ?? ''}` : dayWords(day);
}
function weekday(day: string): string {
  return weekdays[new Date(parts(day).at * 86_400_000).getUTCDay()] ?? '';
}

/** When something is due, from today: "3 dagar sen · lördag 7 november", "I dag", "Fredag · 13 november", "24 november · om två veckor". */
export function dueWords(due: string | null, today: string): { readonly late: boolean; readonly head: string; readonly note: string } {
  if (due === null) return { late: false, head: 'När som helst', note: '' };
  const days = parts(due).at - parts(today).at;
  const plain = shortDayWords(due, today);
  if (days < 0) return { late: true, head: days === -1 ? '1 dag sen' : `${-days} dagar sen`, note: `${weekday(due)} ${plain}` };
  if (days === 0) return { late: false, head: 'I dag', note: `${weekday(due)} ${plain}` };
  if (days === 1) return { late: false, head: 'I morgon', note: `${weekday(due)} ${plain}` };
  if (days <= 7) return { late: false, head: capital(weekday(due)), note: plain };
  if (days <= 84) return { late: false, head: plain, note: days < 14 ? 'om en vecka' : `om ${inWords(Math.round(days / 7))} veckor` };
  return { late: false, head: plain, note: `om ${inWords(Math.round(days / 30.4))} månader` };
}

/** A moment (ISO 8601) as the reader's clock shows it: "09:17". Put together by hand: to make the browser's own format takes longer than the rest of a small page. */
export function clockWords(at: string): string {
  const moment = new Date(at);
  return `${twoDigits(moment.getHours())}:${twoDigits(moment.getMinutes())}`;
}
/** The same with its day unless that is today's: "09:17", "2026-11-02 14:02". `today` is a day. */
export function dayAndClockWords(at: string, today: string): string {
  const day = dayAtReader(new Date(at));
  return day === today ? clockWords(at) : `${day} ${clockWords(at)}`;
}
/** The same in words: "i dag 09:17", "2 november 14:02". */
export function momentWords(at: string, now: Date): string {
  const [day, today] = [dayAtReader(new Date(at)), dayAtReader(now)];
  return day === today ? `i dag ${clockWords(at)}` : `${shortDayWords(day, today)} ${clockWords(at)}`;
}
function dayAtReader(moment: Date): string {
  return `${moment.getFullYear()}-${twoDigits(moment.getMonth() + 1)}-${twoDigits(moment.getDate())}`;
}
function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
