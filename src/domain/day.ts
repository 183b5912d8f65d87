/** A calendar day `yyyy-mm-dd` in the municipality's zone. Never a moment: a board meets on a day. */
declare const brand: unique symbol;
export type Day = string & { readonly [brand]: 'day' };

const form = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The day, or null when the text is no day of the calendar (2026-02-30 is none). */
export function dayFrom(text: string): Day | null {
  const match = form.exec(text);
  if (!match) return null;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const probe = new Date(Date.UTC(year, month - 1, date));
  return probe.getUTCFullYear() === year && probe.getUTCMonth() === month - 1 && probe.getUTCDate() === date ? (text as Day) : null;
}

/** To make one takes longer than all the rest of a small request. */
const formats = new Map<string, Intl.DateTimeFormat>();
function formatOf(zone: string): Intl.DateTimeFormat {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  formats.set(zone, format);
  return format;
}

/** The day that a moment (ISO 8601 or Date) falls on in a zone, e.g. Europe/Stockholm. */
export function dayOf(moment: Date, zone: string): Day {
  const parts = formatOf(zone).formatToParts(moment);
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}` as Day;
}
