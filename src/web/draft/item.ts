import { sameValue, type FieldChange, type RowObject } from '../../domain/year/change.ts';
import type { Note } from '../../domain/year/content.ts';

/** One change that a person has made here: shown at once, sent in order, tried again until it is answered. */
export type Item =
  | { readonly kind: 'change'; readonly changeId: string; readonly changes: readonly FieldChange[] }
  | { readonly kind: 'add'; readonly changeId: string; readonly object: RowObject; readonly rows: readonly Readonly<Record<string, unknown>>[] }
  | { readonly kind: 'remove'; readonly changeId: string; readonly object: RowObject; readonly ids: readonly string[]; readonly reason: string }
  | { readonly kind: 'note'; readonly changeId: string; readonly note: Note }
  | { readonly kind: 'removeNote'; readonly changeId: string; readonly id: string }
  | { readonly kind: 'endRow'; readonly changeId: string; readonly object: 'event' | 'activity'; readonly previousId: string; readonly reason: string }
  | { readonly kind: 'answer'; readonly changeId: string; readonly question: string; readonly eventIds: readonly string[]; readonly reason: string }
  | { readonly kind: 'merge'; readonly changeId: string; readonly keep: string; readonly gone: readonly string[] }
  | { readonly kind: 'renumber'; readonly changeId: string };

/** A field that somebody else has changed meanwhile. Nothing is lost: both values are kept until one is chosen. */
export interface Conflict {
  readonly object: FieldChange['object'];
  readonly id: string;
  readonly field: string;
  readonly wanted: unknown;
  readonly now: unknown;
  readonly by: string;
  readonly at: string;
}

const sameField = (a: FieldChange, b: FieldChange) => a.object === b.object && a.id === b.id && a.field === b.field;

/**
 * Puts an item last in the queue. A change of the very fields that the last unsent item changes goes into it: typing is one
 * change, with the value first seen and the value last wanted; what is back at the value first seen was never changed, and nothing of it
 * is sent that could not be undone. `locked` items at the front are sent, perhaps received, and stay as they are.
 */
export function enqueue(queue: readonly Item[], item: Item, locked: number): Item[] {
  const last = queue.at(-1);
  if (item.kind === 'change' && last?.kind === 'change' && queue.length > locked && last.changes.length === item.changes.length
    && item.changes.every((change) => last.changes.some((earlier) => sameField(earlier, change)))) {
    const changes = last.changes.map((earlier) => {
      const later = item.changes.find((change) => sameField(change, earlier));
      return later ? { ...earlier, wanted: later.wanted } : earlier;
    });
    const moved = changes.filter((change) => !sameValue(change.seen, change.wanted));
    return moved.length === 0 ? queue.slice(0, -1) : [...queue.slice(0, -1), { ...last, changes: moved }];
  }
  return [...queue, item];
}

/** Conflicts with new ones put in; a newer one of the same field takes the older's place. */
export function withConflicts(conflicts: readonly Conflict[], added: readonly Conflict[]): Conflict[] {
  return [...conflicts.filter((old) => !added.some((each) => each.object === old.object && each.id === old.id && each.field === old.field)), ...added];
}
