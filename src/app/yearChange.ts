import type { Output } from '../contract/table.ts';
import { cleanText } from '../domain/document/clean.ts';
import type { BodyId } from '../domain/identity.ts';
import { ok, refuse, type Outcome } from '../domain/refusal.ts';
import { fits, sameValue, shapeOf, type ChangeableObject, type FieldChange, type RowObject } from '../domain/year/change.ts';
import { emptyRow } from '../domain/year/emptyRow.ts';
import { renumber } from '../domain/year/renumber.ts';
import type { TrailContent, TrailRow } from '../domain/trail/entry.ts';
import type { TrailRecord, YearHead } from './ports.ts';
import type { Context, UseCase } from './useCase.ts';
import { contentOf, headOf } from './year.ts';

type Change = Output<'year.change'>;
interface At { readonly boardId: BodyId; readonly year: number; readonly changeId: string }

/** Text is cleaned once, on the way in; other values are kept as they came. */
function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value).text;
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cleaned(one)]));
  return value;
}

function answered(context: Context, changeId: string, saved: Change['saved'] = [], conflicts: Change['conflicts'] = []): Change {
  return { changeId, savedAt: context.now.toISOString(), saved, conflicts };
}

/** A retried request says the same change id: it is answered from the log and done only once. */
async function already(context: Context, changeId: string): Promise<Change | null> {
  const entries = await context.store.trailOfChange(changeId);
  if (entries.length === 0) return null;
  return answered(context, changeId, entries.flatMap((entry) => entry.content.kind === 'fields'
    ? entry.content.fields.map((field) => ({ object: entry.objectKind, id: entry.objectId, field: field.field, value: field.after })) : []));
}

function recordFields(context: Context, head: YearHead, changeId: string, object: ChangeableObject, id: string, fields: { field: string; before: unknown; after: unknown }[], note = ''): void {
  context.record({ objectKind: object, objectId: id, bodyId: head.bodyId, boardYearId: head.id, changeId, content: { kind: 'fields', object, id, fields, note } });
}

/** Applies field changes object by object. Fields that another person has changed meanwhile become conflicts; the rest are saved. */
async function applyFields(context: Context, head: YearHead, changeId: string, changes: readonly FieldChange[], note = ''): Promise<Outcome<Change>> {
  const byObject = Map.groupBy(changes, (change) => `${change.object} ${change.id}`);
  const saved: Change['saved'][number][] = [];
  const conflicts: Change['conflicts'][number][] = [];
  // A fixed order of locking keeps two people who change the same rows from waiting for each other.
  for (const key of [...byObject.keys()].toSorted()) {
    const group = byObject.get(key) ?? [];
    const first = group[0];
    if (!first) continue;
    for (const change of group) {
      const shape = shapeOf(change.object, change.field);
      if (shape === null) return refuse('field.unknown', { field: change.field });
      if (!fits(shape, change.wanted)) return refuse('field.value-not-allowed', { field: change.field });
    }
    const row = await context.store.lockedRow(first.object, head.id, first.id);
    if (!row) return refuse('object.not-found');
    const fields: { field: string; before: unknown; after: unknown }[] = [];
    for (const change of group) {
      const now = row[change.field] ?? null;
      const wanted = cleaned(change.wanted);
      if (sameValue(now, wanted)) saved.push({ object: change.object, id: change.id, field: change.field, value: wanted });
      else if (!sameValue(now, change.seen ?? null)) conflicts.push(await conflictOf(context, head, change, now));
      else fields.push({ field: change.field, before: now, after: wanted });
    }
    if (fields.length === 0) continue;
    await context.store.updateRow(first.object, head.id, first.id, Object.fromEntries(fields.map((one) => [one.field, one.after])));
    recordFields(context, head, changeId, first.object, first.id, fields, note);
    saved.push(...fields.map((one) => ({ object: first.object, id: first.id, field: one.field, value: one.after })));
  }
  return ok(answered(context, changeId, saved, conflicts));
}

async function conflictOf(context: Context, head: YearHead, change: FieldChange, now: unknown): Promise<Change['conflicts'][number]> {
  const history = await context.store.trailOfObject(head.id, change.id);
  const last = history.find((entry) => entry.content.kind === 'fields' && entry.content.fields.some((field) => field.field === change.field)) ?? history[0];
  return { object: change.object, id: change.id, field: change.field, wanted: change.wanted, now, by: last?.actor ?? '', at: last?.at ?? '' };
}

export const changeFields: UseCase<'year.change'> = {
  async act(context, input) {
    const head = await headOf(context, input);
    if (!head.ok) return head;
    const before = await already(context, input.changeId);
    if (before) return ok(before);
    return applyFields(context, head.value, input.changeId, input.changes.map((change) => ({ ...change, seen: change.seen, wanted: change.wanted })));
  },
};

async function prepared(context: Context, input: At): Promise<Outcome<{ head: YearHead; done: Change | null }>> {
  const head = await headOf(context, input);
  return head.ok ? ok({ head: head.value, done: await already(context, input.changeId) }) : head;
}

export const addRows: UseCase<'year.add'> = {
  async act(context, input) {
    const start = await prepared(context, input);
    if (!start.ok) return start;
    const { head, done } = start.value;
    if (done) return ok(done);
    const rows: Record<string, unknown>[] = [];
    for (const given of input.rows) {
      const row = { ...emptyRow(input.object), ...Object.fromEntries(Object.entries(given).map(([key, value]) => [key, cleaned(value)])) } as Record<string, unknown>;
      const id = row['id'];
      if (typeof id !== 'string' || !fits('idOrNull', id)) return refuse('field.value-not-allowed', { field: 'id' });
      for (const [field, value] of Object.entries(given)) {
        if (field === 'id' || field === 'level' || (input.object === 'event' && field === 'kind')) continue;
        const shape = shapeOf(input.object, field);
        if (shape === null) return refuse('field.unknown', { field });
        if (!fits(shape, value)) return refuse('field.value-not-allowed', { field });
      }
      if (input.object === 'group' && !(Number.isInteger(row['level']) && (row['level'] as number) >= 0 && (row['level'] as number) < Math.max(1, head.method.grouping.length))) return refuse('field.value-not-allowed', { field: 'level' });
      if (input.object === 'event' && !['event', 'indicator', 'process'].includes(String(row['kind']))) return refuse('field.value-not-allowed', { field: 'kind' });
      rows.push(row);
    }
    if ((await context.store.existingIds(input.object, rows.map((row) => String(row['id'])))).length > 0) return refuse('field.value-not-allowed', { field: 'id' });
    await context.store.insertRows(input.object, head, rows);
    recordRows(context, head, input.changeId, rows.map((row) => ({ object: input.object, row })), [], '');
    return ok(answered(context, input.changeId));
  },
};

function recordRows(context: Context, head: YearHead, changeId: string, added: TrailRow[], removed: TrailRow[], note: string): void {
  const only = [...added, ...removed];
  const single = only.length === 1 ? only[0] : undefined;
  const objectId = single ? String((single.row as { id?: unknown }).id ?? head.id) : head.id;
  context.record({ objectKind: single ? single.object : 'year', objectId, bodyId: head.bodyId, boardYearId: head.id, changeId, content: { kind: 'rows', added, removed, note } });
}

export const removeRows: UseCase<'year.remove'> = {
  async act(context, input) {
    const start = await prepared(context, input);
    if (!start.ok) return start;
    const { head, done } = start.value;
    if (done) return ok(done);
    const removed: TrailRow[] = [];
    for (const id of input.ids) {
      const row = await context.store.lockedRow(input.object, head.id, id);
      if (!row) return refuse('object.not-found');
      removed.push({ object: input.object, row });
    }
    const content = await contentOf(context, head);
    const gone = new Set(input.ids);
    if (input.object === 'group' && (content.events.some((event) => event.groupId !== null && gone.has(event.groupId)) || content.groups.some((group) => group.parentId !== null && gone.has(group.parentId) && !gone.has(group.id)))) return refuse('group.not-empty');
    await context.store.deleteRows(input.object, head.id, input.ids);
    recordRows(context, head, input.changeId, [], removed, input.reason);
    if (input.object === 'event') await letGo(context, head, input.changeId, gone, content);
    return ok(answered(context, input.changeId));
  },
};

/** An event that is taken away leaves the controls, activities, measures and answers that named it; each loss is a field change of its own. */
async function letGo(context: Context, head: YearHead, changeId: string, gone: ReadonlySet<string>, content: Awaited<ReturnType<typeof contentOf>>): Promise<void> {
  const holders: [ChangeableObject, string, string, readonly string[]][] = [
    ...content.controls.map((one): [ChangeableObject, string, string, readonly string[]] => ['control', one.id, 'covers', one.covers]),
    ...content.activities.map((one): [ChangeableObject, string, string, readonly string[]] => ['activity', one.id, 'eventIds', one.eventIds]),
    ...content.measures.map((one): [ChangeableObject, string, string, readonly string[]] => ['measure', one.id, 'eventIds', one.eventIds]),
    ...content.answers.map((one): [ChangeableObject, string, string, readonly string[]] => ['answer', one.question, 'eventIds', one.eventIds]),
  ];
  for (const [object, id, field, ids] of holders) {
    const kept = ids.filter((eventId) => !gone.has(eventId));
    if (kept.length === ids.length) continue;
    await context.store.updateRow(object, head.id, id, { [field]: kept });
    recordFields(context, head, changeId, object, id, [{ field, before: ids, after: kept }]);
  }
}

export const renumberEvents: UseCase<'year.renumber'> = {
  async act(context, input) {
    const start = await prepared(context, input);
    if (!start.ok) return start;
    const { head, done } = start.value;
    if (done) return ok(done);
    const content = await contentOf(context, head);
    const now = new Map(content.events.map((event) => [event.id as string, event.label]));
    const changes = renumber(content).filter((one) => now.get(one.eventId) !== one.label)
      .map((one): FieldChange => ({ object: 'event', id: one.eventId, field: 'label', seen: now.get(one.eventId) ?? null, wanted: one.label }));
    return applyFields(context, head, input.changeId, changes);
  },
};

export const answerQuestion: UseCase<'year.answer'> = {
  async act(context, input) {
    const start = await prepared(context, input);
    if (!start.ok) return start;
    const { head, done } = start.value;
    if (done) return ok(done);
    const before = await context.store.lockedRow('answer', head.id, input.question);
    const reason = cleanText(input.reason).text;
    await context.store.putAnswer(head.id, { question: input.question, eventIds: input.eventIds as never, reason });
    recordFields(context, head, input.changeId, 'answer', input.question, [
      { field: 'eventIds', before: before?.['eventIds'] ?? [], after: input.eventIds }, { field: 'reason', before: before?.['reason'] ?? '', after: reason },
    ]);
    return ok(answered(context, input.changeId));
  },
};

export const endRow: UseCase<'year.endRow'> = {
  async act(context, input) {
    const start = await prepared(context, input);
    if (!start.ok) return start;
    const { head, done } = start.value;
    if (done) return ok(done);
    const reason = cleanText(input.reason).text;
    await context.store.putEnded(head.id, input.object === 'event' ? { object: 'event', previousEventId: input.previousId as never, reason } : { object: 'activity', previousActivityId: input.previousId as never, reason });
    context.record({ objectKind: input.object, objectId: input.previousId, bodyId: head.bodyId, boardYearId: head.id, changeId: input.changeId, content: { kind: 'act', values: { ended: input.previousId }, note: reason } });
    return ok(answered(context, input.changeId));
  },
};

const rowObjects: readonly string[] = ['group', 'control', 'event', 'activity', 'measure'];
function isRowObject(object: string): object is RowObject { return rowObjects.includes(object); }
const insertOrder: readonly RowObject[] = ['group', 'control', 'event', 'activity', 'measure'];

/** Undo is a new change built from the log's values before. It is refused when a field or a row has moved on since. */
export const undoChange: UseCase<'year.undo'> = {
  async act(context, input) {
    const start = await prepared(context, input);
    if (!start.ok) return start;
    const { head, done } = start.value;
    if (done) return ok(done);
    const entries = (await context.store.trailOfChange(input.undo)).filter((entry) => entry.content.kind !== 'act');
    if (entries.length === 0) return refuse('undo.nothing');
    const wasStart = entries.find((entry) => entry.operation === 'year.start');
    if (wasStart) return undoStart(context, head, input.changeId, wasStart);
    const fieldEntries = entries.filter((entry) => entry.content.kind === 'fields');
    const rowEntries = entries.filter((entry) => entry.content.kind === 'rows');
    for (const entry of rowEntries) {
      const outcome = await undoRows(context, head, input.changeId, entry.content as Extract<TrailContent, { kind: 'rows' }>);
      if (!outcome.ok) return outcome;
    }
    const changes = fieldEntries.flatMap((entry) => entry.content.kind === 'fields'
      ? entry.content.fields.map((field): FieldChange => ({ object: entry.objectKind as ChangeableObject, id: entry.objectId, field: field.field, seen: field.after, wanted: field.before })) : []);
    if (changes.length === 0) return ok(answered(context, input.changeId));
    const outcome = await applyFields(context, head, input.changeId, changes);
    if (outcome.ok && outcome.value.conflicts[0]) return refuse('undo.moved-on', { by: outcome.value.conflicts[0].by });
    return outcome;
  },
};

async function undoRows(context: Context, head: YearHead, changeId: string, content: Extract<TrailContent, { kind: 'rows' }>): Promise<Outcome<null>> {
  for (const object of insertOrder.toReversed()) {
    const added = content.added.filter((one) => one.object === object);
    for (const one of added) {
      const id = String((one.row as { id: unknown }).id);
      const now = await context.store.lockedRow(object, head.id, id);
      if (!now || !Object.entries(one.row).every(([field, value]) => sameValue(now[field] ?? null, value ?? null))) return refuse('undo.moved-on', { by: (await context.store.trailOfObject(head.id, id))[0]?.actor ?? '' });
    }
    await context.store.deleteRows(object, head.id, added.map((one) => String((one.row as { id: unknown }).id)));
  }
  for (const object of insertOrder) await context.store.insertRows(object, head, content.removed.filter((one) => one.object === object).map((one) => one.row));
  const lineageRows = content.added.filter((one) => one.object === 'lineage');
  if (lineageRows.length > 0) await context.store.deleteLineage(head.id);
  recordRows(context, head, changeId, content.removed.filter((one) => isRowObject(one.object)), content.added.filter((one) => isRowObject(one.object)), '');
  return ok(null);
}

async function undoStart(context: Context, head: YearHead, changeId: string, entry: TrailRecord): Promise<Outcome<Change>> {
  if ((await context.store.versions(head.id)).length > 0) return refuse('undo.after-submission');
  const later = (await context.store.trailOfYear(head.id, null, 50)).find((one) => one.changeId !== entry.changeId && one.content.kind !== 'act');
  if (later) return refuse('undo.moved-on', { by: later.actor });
  await context.store.deleteYear(head.id);
  context.record({ objectKind: 'year', objectId: head.id, bodyId: head.bodyId, boardYearId: head.id, changeId, content: { kind: 'act', values: { removed: head.year }, note: '' } });
  return ok(answered(context, changeId));
}
