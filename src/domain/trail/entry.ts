import type { RowObject } from '../year/change.ts';

/** What one entry of the log says: fields with before and after, rows added or taken away whole, or an act with its values. */
export type TrailContent =
  | { readonly kind: 'fields'; readonly object: string; readonly id: string; readonly fields: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[]; readonly note: string }
  | { readonly kind: 'rows'; readonly added: readonly TrailRow[]; readonly removed: readonly TrailRow[]; readonly note: string }
  | { readonly kind: 'act'; readonly values: Readonly<Record<string, unknown>>; readonly note: string };

export interface TrailRow { readonly object: RowObject | 'year' | 'answer' | 'note' | 'lineage' | 'ended' | 'import'; readonly row: object }

/** What is closed to all but some has a stream of its own: a board's log, exported or counted, says nothing of it (docs/decisions/0007-confidential-rows.md). */
export const CLOSED_STREAM = 'deviations';

/** Operations that change a draft's content; the others (submission, decision …) leave it as it is. */
export const contentOperations = [
  'year.create', 'year.start', 'year.setMethod', 'year.change', 'year.add', 'year.remove', 'year.merge', 'year.undo', 'year.renumber', 'year.note', 'year.removeNote', 'year.answer', 'year.endRow', 'import.take',
] as const;
