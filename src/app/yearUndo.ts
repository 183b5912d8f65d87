import { ok, refuse, type Outcome } from '../domain/refusal.ts';
import { namedBy, sameValue, type ChangeableObject, type FieldChange, type RowObject } from '../domain/year/change.ts';
import type { Layout, Lineage } from '../domain/year/content.ts';
import type { MethodId, VersionId } from '../domain/identity.ts';
import type { TrailRow } from '../domain/trail/entry.ts';
import type { TrailRecord, YearHead } from './ports.ts';
import type { Context, UseCase } from './useCase.ts';
import { contentOf } from './year.ts';
import { answered, applyFields, prepared, recordFields, recordRows, type Change } from './yearChange.ts';

const insertOrder: readonly RowObject[] = ['group', 'control', 'event', 'activity', 'measure'];
const rowObjects: readonly string[] = insertOrder;
/** Fields of a year that are no words of a person: they are put back as a whole, not by a field change. */
const wholes: readonly string[] = ['layout', 'methodId'];

function idOf(row: object): string { return String((row as { id: unknown }).id); }

/** Undo is a new change built from the log's values before. It is refused when a field or a row has moved on since. */
export const undoChange: UseCase<'year.undo'> = {
  async act(context, input) {
    const start = await prepared(context, input, 'alone');
    if (!start.ok) return start;
    const { head, done } = start.value;
    if (done) return ok(done);
    const all = await context.store.trailOfChange(head.id, input.undo);
    const wasStart = all.find((entry) => entry.operation === 'year.start');
    if (wasStart) return undoStart(context, head, input.changeId, wasStart);
    const added: TrailRow[] = [];
    const removed: TrailRow[] = [];
    const changes: FieldChange[] = [];
    const put: FieldChange[] = [];
    for (const { content, objectKind, objectId } of all) {
      if (content.kind === 'rows') {
        added.push(...content.added);
        removed.push(...content.removed);
      } else if (content.kind === 'fields') {
        for (const field of content.fields) (wholes.includes(field.field) ? put : changes).push({ object: objectKind as ChangeableObject, id: objectId, field: field.field, seen: field.after, wanted: field.before });
      }
    }
    if (added.length + removed.length + changes.length + put.length === 0) return refuse('undo.nothing');
    const movedOn = (by: string): Outcome<never> => (all.some((entry) => entry.operation === 'import.take') ? refuse('import.rows-changed') : refuse('undo.moved-on', { by }));
    for (const entry of all) {
      if (entry.objectKind !== 'version') continue;
      const outcome = await undoTakenIn(context, head, input.changeId, entry.objectId as VersionId);
      if (!outcome.ok) return outcome;
    }
    // What was taken away comes back first, then fields may name it again, then what was added can go.
    for (const object of insertOrder) if (!await context.store.insertRows(object, head, rowsOf(removed, object))) return movedOn('');
    let saved: Change['saved'] = [];
    if (changes.length > 0) {
      const outcome = await applyFields(context, head, input.changeId, changes);
      if (!outcome.ok) return movedOn('');
      if (outcome.value.conflicts[0]) return movedOn(outcome.value.conflicts[0].by);
      saved = outcome.value.saved;
    }
    for (const object of insertOrder.toReversed()) {
      const rows = rowsOf(added, object);
      for (const row of rows) {
        const now = await context.store.lockedRow(object, head.id, idOf(row));
        if (!now || !Object.entries(row).every(([field, value]) => sameValue(now[field] ?? null, value ?? null))) return movedOn((await context.store.trailOfObject(head.id, idOf(row)))[0]?.actor ?? '');
      }
      await context.store.deleteRows(object, head.id, rows.map(idOf));
    }
    if (await leavesHoles(context, head, added, removed)) return movedOn('');
    await putBack(context, head, added, removed, put);
    if (put.length > 0) recordFields(context, head, input.changeId, 'year', head.id, put.map((one) => ({ field: one.field, before: one.seen, after: one.wanted })));
    if (added.length + removed.length > 0) recordRows(context, head, input.changeId, removed, added, '');
    return ok(answered(context, input.changeId, saved));
  },
};

function rowsOf(rows: readonly TrailRow[], object: RowObject): object[] {
  return rows.filter((one) => one.object === object).map((one) => one.row);
}

/** True when a row would name what the undo takes away, or a row that comes back names what is there no more. */
async function leavesHoles(context: Context, head: YearHead, added: readonly TrailRow[], removed: readonly TrailRow[]): Promise<boolean> {
  const content = await contentOf(context, head);
  const there = new Set<string>([...content.groups, ...content.events].map((row) => row.id));
  const gone = new Set(added.map((one) => idOf(one.row)));
  const holders: readonly (readonly [ChangeableObject, readonly object[]])[] = [['group', content.groups], ['control', content.controls], ['event', content.events], ['activity', content.activities], ['measure', content.measures], ['answer', content.answers]];
  if (holders.some(([object, rows]) => rows.some((row) => namedBy(object, row as Record<string, unknown>).some((named) => gone.has(named.id))))) return true;
  return removed.some((one) => rowObjects.includes(one.object) && namedBy(one.object as RowObject, one.row as Record<string, unknown>).some((named) => !there.has(named.id)));
}

/** Lineage, layout, method and the import's own mark. */
async function putBack(context: Context, head: YearHead, added: readonly TrailRow[], removed: readonly TrailRow[], put: readonly FieldChange[]): Promise<void> {
  const { store, house, now } = context;
  if ([...added, ...removed].some((one) => one.object === 'lineage')) {
    await store.deleteLineage(head.id);
    await store.insertLineage(head.id, removed.filter((one) => one.object === 'lineage').map((one) => ({ ...(one.row as Lineage), id: house.newId() })));
  }
  for (const one of added) if (one.object === 'import') await store.markImport(idOf(one.row), now);
  for (const one of removed) if (one.object === 'import') await store.markImport(idOf(one.row), null);
  for (const change of put) await store.updateYear(head.id, change.field === 'layout' ? { layout: change.wanted as Layout } : { methodId: change.wanted as MethodId });
}

/** An earlier year that was taken in as decided leaves with its import, as long as nothing has been registered on it since. */
async function undoTakenIn(context: Context, head: YearHead, changeId: string, id: VersionId): Promise<Outcome<null>> {
  const versions = await context.store.versions(head.id);
  const version = versions.find((one) => one.id === id);
  if (!version) return ok(null);
  if (version.kind !== 'takenIn' || version.adjustedOn !== null || versions.some((one) => one.number > version.number)) return refuse('undo.after-submission');
  await context.store.deleteVersion(id);
  context.record({ objectKind: 'version', objectId: id, bodyId: head.bodyId, boardYearId: head.id, changeId, content: { kind: 'act', values: { removed: version.number, checksum: version.checksum }, note: '' } });
  return ok(null);
}

async function undoStart(context: Context, head: YearHead, changeId: string, entry: TrailRecord): Promise<Outcome<Change>> {
  if ((await context.store.versions(head.id)).length > 0) return refuse('undo.after-submission');
  const later = (await context.store.trailOfYear(head.id, null, 50)).find((one) => one.changeId !== entry.changeId);
  if (later) return refuse('undo.moved-on', { by: later.actor });
  if (await context.store.hasFollower(head.id)) return refuse('undo.moved-on');
  await context.store.deleteYear(head.id);
  context.record({ objectKind: 'year', objectId: head.id, bodyId: head.bodyId, boardYearId: head.id, changeId, content: { kind: 'act', values: { removed: head.year }, note: '' } });
  return ok(answered(context, changeId));
}
