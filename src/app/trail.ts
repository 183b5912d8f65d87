import type { Output } from '../contract/table.ts';
import type { TrailView } from '../contract/trail.ts';
import { ok } from '../domain/refusal.ts';
import { contentOperations, type TrailRow } from '../domain/trail/entry.ts';
import type { TrailRecord } from './ports.ts';
import type { UseCase } from './useCase.ts';
import { headOf } from './year.ts';

/** What can be tried to be undone: changes of the draft. From one object's history only what was done to its own fields, and never a part of a merge. */
function undoable({ content, operation, objectKind }: TrailRecord, from: 'object' | 'year'): boolean {
  if (objectKind === 'version' || !contentOperations.some((one) => one === operation)) return false;
  return from === 'year' ? content.kind !== 'act' : content.kind === 'fields' && objectKind !== 'year' && operation !== 'year.merge';
}

const namedAtMost = 3;
function namesOf(rows: readonly TrailRow[]): TrailView['names'] {
  return rows.flatMap(({ row }) => {
    const { label, text, title } = row as { readonly label?: unknown; readonly text?: unknown; readonly title?: unknown };
    const words = typeof text === 'string' ? text : typeof title === 'string' ? title : '';
    return words === '' ? [] : [{ label: typeof label === 'string' ? label : null, text: words.slice(0, 200) }];
  }).slice(0, namedAtMost);
}

export function view(entry: TrailRecord, mayUndo: boolean): TrailView {
  const { content } = entry;
  const fields = content.kind === 'fields' ? content.fields
    : content.kind === 'act' ? Object.entries(content.values).map(([field, after]) => ({ field, before: null, after }))
      : [{ field: 'added', before: null, after: content.added.length }, { field: 'removed', before: null, after: content.removed.length }];
  return { id: entry.id, changeId: entry.changeId, at: entry.at, actor: entry.actor, operation: entry.operation, objectKind: entry.objectKind, objectId: entry.objectId, fields: [...fields], names: content.kind === 'rows' ? namesOf([...content.removed, ...content.added]) : [], note: content.note, sealed: entry.sealed, disposedBy: entry.disposedBy, undoable: mayUndo };
}

export const trailOfObject: UseCase<'trail.ofObject'> = {
  async act(context, input) {
    const head = await headOf(context, input);
    if (!head.ok) return head;
    const edits = context.may('year.edit', head.value.bodyId);
    return ok<Output<'trail.ofObject'>>({ entries: (await context.store.trailOfObject(head.value.id, input.objectId)).map((entry) => view(entry, edits && entry.objectId === input.objectId && undoable(entry, 'object'))) });
  },
};

const page = 100;
export const trailOfYear: UseCase<'trail.ofYear'> = {
  async act(context, input) {
    const head = await headOf(context, input);
    if (!head.ok) return head;
    const edits = context.may('year.edit', head.value.bodyId);
    const before = input.before === undefined ? null : Number(input.before);
    const entries = await context.store.trailOfYear(head.value.id, Number.isSafeInteger(before) ? before : null, page);
    return ok<Output<'trail.ofYear'>>({ entries: entries.map((entry) => view(entry, edits && undoable(entry, 'year'))), next: entries.length === page ? String(entries.at(-1)?.written ?? '') || null : null });
  },
};
