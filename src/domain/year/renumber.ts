import type { EventId } from '../identity.ts';
import type { EventKind, Group, RiskEvent } from '../risk/analysis.ts';
import { eventKinds } from '../risk/analysis.ts';
import type { YearContent } from './content.ts';

/** The groups as a paper prints them: each before what lies under it, by position. A group whose parent is missing is printed at the outermost level. */
export function printedGroups(content: YearContent): Group[] {
  const known = new Set<string>(content.groups.map((group) => group.id));
  const children = new Map<string, Group[]>();
  for (const group of content.groups) {
    const parent = group.parentId !== null && known.has(group.parentId) ? group.parentId : '';
    children.set(parent, [...(children.get(parent) ?? []), group]);
  }
  const printed: Group[] = [];
  const seen = new Set<string>();
  const visit = (groups: readonly Group[]): void => {
    for (const group of groups.toSorted(byPosition)) {
      if (seen.has(group.id)) continue;
      seen.add(group.id);
      printed.push(group);
      visit(children.get(group.id) ?? []);
    }
  };
  visit(children.get('') ?? []);
  // Groups in a ring of parents hang on nothing; they are printed last rather than lost.
  visit(content.groups);
  return printed;
}

/** Every event in the order of the paper: analysis by analysis (event, indicator, process), group by group, then by position. Events without a group come last. */
export function printedOrder(content: YearContent): RiskEvent[] {
  const place = new Map<string, number>(printedGroups(content).map((group, at) => [group.id, at]));
  const last = place.size;
  const of = (event: RiskEvent): number => (event.groupId === null ? last : place.get(event.groupId) ?? last);
  return content.events.toSorted((a, b) =>
    eventKinds.indexOf(a.kind) - eventKinds.indexOf(b.kind) || of(a) - of(b) || byPosition(a, b));
}

/** New labels 1, 2, 3 … in printed order, each kind of analysis counted by itself. Only the events whose label changes are worth a field change; all are answered. */
export function renumber(content: YearContent): { eventId: EventId; label: string }[] {
  const counted = new Map<EventKind, number>();
  return printedOrder(content).map((event) => {
    const number = (counted.get(event.kind) ?? 0) + 1;
    counted.set(event.kind, number);
    return { eventId: event.id, label: String(number) };
  });
}

/** The label of the next new event: one more than the highest whole number in use in that analysis. */
export function nextLabel(content: YearContent, kind: EventKind = 'event'): string {
  let highest = 0;
  for (const event of content.events) {
    if (event.kind === kind && event.label !== null && /^\d{1,6}$/.test(event.label.trim())) highest = Math.max(highest, Number(event.label));
  }
  return String(highest + 1);
}

function byPosition(a: { position: number; id: string }, b: { position: number; id: string }): number {
  return a.position - b.position || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
