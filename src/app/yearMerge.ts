import type { FieldChange } from '../domain/year/change.ts';
import { ok, refuse } from '../domain/refusal.ts';
import type { TrailRow } from '../domain/trail/entry.ts';
import { continuedBy } from '../domain/year/continues.ts';
import { mergeEvents } from '../domain/year/merge.ts';
import { groundsOf } from './secrecy.ts';
import type { UseCase } from './useCase.ts';
import { contentOf } from './year.ts';
import { answered, applyFields, prepared, recordRows } from './yearChange.ts';

/** Slå ihop: one event stands for several. Every loss and gain is a change of its own in the log, so that all of it is undone as one. */
export const mergeRows: UseCase<'year.merge'> = {
  async act(context, input) {
    const start = await prepared(context, input, 'alone');
    if (!start.ok) return start;
    const { head, done } = start.value;
    if (done) return ok(done);
    const merged = mergeEvents(await contentOf(context, head), input.keep, input.gone);
    if (!merged) return refuse('field.value-not-allowed', { field: 'gone' });
    const marked = groundsOf(await context.store.boardMarks(head.bodyId));
    if (!marked.has(merged.kept.id) && merged.gone.some((event) => marked.has(event.id))) return refuse('secrecy.marked-row-goes');
    const lineage = await context.store.lineage(head.id);
    const ties = [merged.kept, ...merged.gone].map((event) => ({ id: event.id, from: continuedBy(lineage, event.id) }));
    const all = [...new Set(ties.flatMap((one) => one.from))];
    const continues = ties.map((one): FieldChange => ({ object: 'event', id: one.id, field: 'continues', seen: one.from, wanted: one.id === merged.kept.id ? all : [] }));
    const applied = await applyFields(context, head, input.changeId, [...merged.changes, ...(all.length > 0 ? continues : [])]);
    if (!applied.ok) return applied;
    const removed: TrailRow[] = [];
    for (const event of merged.gone) {
      const row = await context.store.lockedRow('event', head.id, event.id);
      if (!row) return refuse('object.not-found');
      removed.push({ object: 'event', row });
    }
    await context.store.deleteRows('event', head.id, merged.gone.map((event) => event.id));
    recordRows(context, head, input.changeId, [], removed, '');
    return ok(answered(context, input.changeId, applied.value.saved));
  },
};
