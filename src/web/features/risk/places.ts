/** Events by their numbers, and where the next row goes. */
import type { YearContent } from '../../../domain/year/content.ts';

export function nextPosition(rows: readonly { readonly position: number }[]): number {
  return rows.reduce((highest, row) => Math.max(highest, row.position), 0) + 1;
}
/** "4 17" for the events. */
export function labelsOf(content: YearContent, ids: readonly string[]): string {
  return content.events.filter((event) => ids.includes(event.id)).map((event) => event.label ?? '').filter((label) => label !== '').join(' ');
}
/** The events whose numbers are written, in any order; unknown numbers are left out. */
export function idsOf(content: YearContent, words: string): string[] {
  const wanted = words.split(/[\s,;]+/).filter((word) => word !== '');
  return content.events.filter((event) => event.label !== null && wanted.includes(event.label)).map((event) => event.id);
}
