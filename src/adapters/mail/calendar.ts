import ical from 'ical-generator';
import type { CalendarEntry } from '../../domain/reminder/entry.ts';

/** Entries as iCalendar (RFC 5545), whole days; Outlook asks for it anew some times a day. */
export function writeCalendar(name: string, entries: readonly CalendarEntry[], stamp: Date): string {
  const calendar = ical({ name, prodId: { company: 'Internkoll', product: 'Internkoll', language: 'SV' }, ttl: 6 * 60 * 60 });
  for (const entry of entries) {
    const start = new Date(`${entry.on}T00:00:00Z`);
    calendar.createEvent({ id: `${entry.id}@internkoll`, start, end: new Date(start.getTime() + 86_400_000), allDay: true, timezone: 'UTC', stamp, summary: entry.title, description: entry.text, url: entry.url });
  }
  return calendar.toString();
}
