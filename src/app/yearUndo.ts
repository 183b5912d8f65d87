import { ok, refuse, type Outcome } from '../domain/refusal.ts';
import { namedBy, sameValue, type ChangeableObject, type FieldChange, type RowObject } from '../domain/year/change.ts';
import type { Layout, Lineage, Note } from '../domain/year/content.ts';
import type { MethodId, VersionId } from '../domain/identity.ts';
import type { TrailRow } from '../domain/trail/entry.ts';
import type { TrailRecord, YearHead } from './ports.ts';
import type { Context, UseCase } from './useCase.ts';
import { contentOf } from './year.ts';
import { exchanged, putEnded, type EndedRow } from './yearTies.ts';
import { answered, applyFields, prepared, valueNow, recordFields, recordRows, type Change } from './yearChange.ts';

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
    const whole = await context.store.trailOfChange(head.id, input.undo);
    // From the history of one object only what the change did to the fields of that object is undone.
    const all = input.objectId === undefined ? whole : whole.filter((entry) => entry.objectId === input.objectId && entry.content.kind === 'fields');
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
    if (await isBack(context, head, added, removed, changes)) return refuse(all.some((entry) => entry.operation === 'import.take') ? 'import.undone' : 'undo.nothing');
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
    if (!await putNotesBack(context, head, added, removed) || !await putBack(context, head, added, removed, put)) return movedOn('');
    if (put.length > 0) recordFields(context, head, input.changeId, 'year', head.id, put.map((one) => ({ field: one.field, before: one.seen, after: one.wanted })));
    const takesYear = added.some((one) => one.object === 'year') && await stoodAlone(context, head, input.undo);
    if (takesYear) await context.store.deleteYear(head.id);
    const gone = added.filter((one) => takesYear || one.object !== 'year');
    if (gone.length + removed.length > 0) recordRows(context, head, input.changeId, removed, gone, '');
    return ok(answered(context, input.changeId, saved));
  },
};

function rowsOf(rows: readonly TrailRow[], object: RowObject): object[] {
  return rows.filter((one) => one.object === object).map((one) => one.row);
}

/** True when everything already stands as it did before the change: undone once, or put back by hand. */
async function isBack(context: Context, head: YearHead, added: readonly TrailRow[], removed: readonly TrailRow[], changes: readonly FieldChange[]): Promise<boolean> {
  const rows = (list: readonly TrailRow[]) => list.flatMap(({ object, row }) => (rowObjects.includes(object) ? [{ object: object as RowObject, id: idOf(row) }] : []));
  const [came, went] = [rows(added), rows(removed)];
  if (came.length + went.length + changes.length === 0) return false;
  for (const { object, id } of came) if (await context.store.lockedRow(object, head.id, id)) return false;
  for (const { object, id } of went) if (!await context.store.lockedRow(object, head.id, id)) return false;
  for (const change of changes) if (!sameValue(await valueNow(context, head, change), change.wanted)) return false;
  return true;
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

/** True when nothing but this change has happened in the year: a year that it made can go with it. */
async function stoodAlone(context: Context, head: YearHead, changeId: string): Promise<boolean> {
  const others = (await context.store.trailOfYear(head.id, null, 50)).some((entry) => entry.changeId !== changeId);
  return !others && (await context.store.versions(head.id)).length === 0 && !await context.store.hasFollower(head.id);
}

/** Notes and ended rows as they were; false when one of them has changed since. */
async function putNotesBack(context: Context, head: YearHead, added: readonly TrailRow[], removed: readonly TrailRow[]): Promise<boolean> {
  if (![...added, ...removed].some((one) => one.object === 'note' || one.object === 'ended')) return true;
  const { notes, endedEvents, endedActivities } = await contentOf(context, head);
  const ended: EndedRow[] = [...endedEvents.map((one): EndedRow => ({ object: 'event', previousId: one.previousEventId, reason: one.reason })), ...endedActivities.map((one): EndedRow => ({ object: 'activity', previousId: one.previousActivityId, reason: one.reason }))];
  for (const { object, row } of added) {
    if (object === 'note' && !(notes.some((note) => sameValue(note, row)) && await context.store.deleteNote(head.id, idOf(row)))) return false;
    if (object !== 'ended') continue;
    if (!ended.some((one) => sameValue(one, row))) return false;
    await context.store.deleteEnded(head.id, (row as EndedRow).object, (row as EndedRow).previousId);
  }
  for (const { object, row } of removed) {
    if (object === 'note' && !await context.store.insertNote(head.id, row as Note)) return false;
    if (object !== 'ended') continue;
    const taken = added.some((one) => one.object === 'ended' && (one.row as EndedRow).previousId === (row as EndedRow).previousId);
    if (!taken && ended.some((one) => one.object === (row as EndedRow).object && one.previousId === (row as EndedRow).previousId)) return false;
    await putEnded(context, head, row as EndedRow);
  }
  return true;
}

/** Lineage, layout, method and the import's own mark; false when the lineage has moved on. */
async function putBack(context: Context, head: YearHead, added: readonly TrailRow[], removed: readonly TrailRow[], put: readonly FieldChange[]): Promise<boolean> {
  const { store, house, now } = context;
  const lines = (rows: readonly TrailRow[]): Lineage[] => rows.filter((one) => one.object === 'lineage').map((one) => one.row as Lineage);
  if (lines([...added, ...removed]).length > 0) {
    const lineage = exchanged(await store.lineage(head.id), lines(added), lines(removed));
    if (!lineage) return false;
    await store.deleteLineage(head.id);
    await store.insertLineage(head.id, lineage.map((row) => ({ ...row, id: house.newId() })));
  }
  for (const one of added) if (one.object === 'import') await store.markImport(idOf(one.row), now);
  for (const one of removed) if (one.object === 'import') await store.markImport(idOf(one.row), null);
  for (const change of put) await store.updateYear(head.id, change.field === 'layout' ? { layout: change.wanted as Layout } : { methodId: change.wanted as MethodId });
  return true;
}

/** An earlier year that was taken in as decided leaves with its import, as long as nothing has been registered on it since. */
async function undoTakenIn(context: Context, head: YearHead, changeId: string, id: VersionId): Promise<Outcome<null>> {
  const versions = await context.store.versions(head.id);
  const version = versions.find((one) => one.id === id);
  if (!version) return ok(null);
  if (version.kind !== 'takenIn' || version.adjustedOn !== null || versions.some((one) => one.number > version.number)) return refuse('undo.after-submission');
  // Controls that hang on the plan would be left without what they are to control.
  if (await context.store.hasControls(head.id)) return refuse('control.hang-on-plan');
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
