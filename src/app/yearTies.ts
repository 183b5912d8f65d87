import type { ActivityId, EventId } from '../domain/identity.ts';
import type { TrailRow } from '../domain/trail/entry.ts';
import { sameValue } from '../domain/year/change.ts';
import { continuedBy, tie } from '../domain/year/continues.ts';
import type { Lineage } from '../domain/year/content.ts';
import type { YearHead } from './ports.ts';
import type { Context } from './useCase.ts';
import { contentOf, previousOf } from './year.ts';

/** The lineage of a year's events, held by one writer at a time: what an event continues is a field of it that lies between two years. */
export interface Ties {
  /** The events of last year that an event continues. */
  of(eventId: string): string[];
  /** True when all of them stand in the year before. */
  known(previousIds: readonly string[]): boolean;
  set(eventId: string, previousIds: readonly string[]): void;
  /** Writes what was set. An event of last year that is continued again is no longer ended; those rows are answered, for the log. */
  save(): Promise<TrailRow[]>;
}

/** The value of `continues` as it is compared and kept: without order, each once. */
export function plainTies(ids: unknown): string[] {
  return Array.isArray(ids) ? [...new Set(ids.map(String))].toSorted() : [];
}

/** Waits until nobody else writes the year's lineage. Ask before any row is locked, or two who tie rows may wait for each other. */
export async function openTies(context: Context, head: YearHead): Promise<Ties> {
  const { store, house } = context;
  await store.hold(`lineage ${head.id}`);
  const before = await previousOf(context, head);
  const content = await contentOf(context, head);
  const texts = new Map<string, string>([...before?.content.events ?? [], ...content.events].map((event) => [event.id, event.text]));
  const earlier = new Set<string>(before?.content.events.map((event) => event.id) ?? []);
  const first = before?.lineage ?? [];
  /** What is continued anew by what is set here. */
  const taken = new Set<string>();
  let lineage = first;
  return {
    of: (eventId) => continuedBy(lineage, eventId),
    known: (previousIds) => previousIds.every((id) => earlier.has(id)),
    set(eventId, previousIds) {
      const already = continuedBy(lineage, eventId);
      for (const id of previousIds) if (!already.includes(id)) taken.add(id);
      lineage = tie(lineage, [{ eventId, previousIds }], (id) => texts.get(id) ?? null);
    },
    async save() {
      if (lineage === first) return [];
      await store.deleteLineage(head.id);
      await store.insertLineage(head.id, lineage.map((row) => ({ ...row, id: house.newId() })));
      const ended = content.endedEvents.filter((one) => taken.has(one.previousEventId)).map((one) => endedRow('event', one.previousEventId, one.reason));
      for (const one of ended) await store.deleteEnded(head.id, 'event', one.row.previousId);
      return ended;
    },
  };
}

/** Takes rows of the lineage away and puts others in; null when one of those to go is not there any more. */
export function exchanged(lineage: readonly Lineage[], away: readonly Lineage[], back: readonly Lineage[]): Lineage[] | null {
  const left = lineage.map(plainRow);
  for (const row of away.map(plainRow)) {
    const at = left.findIndex((one) => sameValue(one, row));
    if (at === -1) return null;
    left.splice(at, 1);
  }
  return [...left, ...back.map(plainRow)];
}

function plainRow({ object, kind, from, to }: Lineage): Lineage {
  return { object, kind, from, to };
}

export interface EndedRow { readonly object: 'event' | 'activity'; readonly previousId: string; readonly reason: string }
export function endedRow(object: EndedRow['object'], previousId: string, reason: string): TrailRow & { readonly row: EndedRow } {
  return { object: 'ended', row: { object, previousId, reason } };
}

export async function putEnded(context: Context, head: YearHead, { object, previousId, reason }: EndedRow): Promise<void> {
  await context.store.putEnded(head.id, object === 'event' ? { object, previousEventId: previousId as EventId, reason } : { object, previousActivityId: previousId as ActivityId, reason });
}
