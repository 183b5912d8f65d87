import type { Output } from '../contract/table.ts';
import { ok, refuse, type Outcome } from '../domain/refusal.ts';
import { isId, type BodyId } from '../domain/identity.ts';
import type { RowObject } from '../domain/year/change.ts';
import { fits, namedBy, references, sameValue, shapeOf, type ChangeableObject, type FieldChange } from '../domain/year/change.ts';
import { continuedBy } from '../domain/year/continues.ts';
import { emptyRow } from '../domain/year/emptyRow.ts';
import { renumber } from '../domain/year/renumber.ts';
import type { TrailRow } from '../domain/trail/entry.ts';
import type { YearContent } from '../domain/year/content.ts';
import type { Hold, TrailRecord, YearHead } from './ports.ts';
import type { Context, UseCase } from './useCase.ts';
import { contentOf, headOf, previousOf } from './year.ts';
import { endedRow, openTies, plainTies, putEnded } from './yearTies.ts';

export type Change = Output<'year.change'>;
export interface At { readonly boardId: BodyId; readonly year: number; readonly changeId: string }

export function answered(context: Context, changeId: string, saved: Change['saved'] = [], conflicts: Change['conflicts'] = []): Change {
  return { changeId, savedAt: context.now.toISOString(), saved, conflicts };
}

/** A retried request says the same change id: it is answered from the year's own log and done only once. What was not saved then is still the asker's to settle. */
async function already(context: Context, head: YearHead, changeId: string, entries: readonly TrailRecord[], asked: readonly FieldChange[] = []): Promise<Change | null> {
  if (entries.length === 0) return null;
  const saved = entries.flatMap((entry) => (entry.content.kind === 'fields'
    ? entry.content.fields.map((field) => ({ object: entry.objectKind, id: entry.objectId, field: field.field, value: field.after })) : []));
  const conflicts: Change['conflicts'][number][] = [];
  for (const change of asked) {
    if (saved.some((one) => one.object === change.object && one.id === change.id && one.field === change.field)) continue;
    const now = await valueNow(context, head, change);
    if (sameValue(now, change.wanted)) saved.push({ object: change.object, id: change.id, field: change.field, value: change.wanted });
    else conflicts.push(await conflictOf(context, head, change, now));
  }
  return answered(context, changeId, saved, conflicts);
}

/** True for the one field that lies between two years, not in a row. */
function isTie(change: { readonly object: string; readonly field: string }): boolean {
  return change.object === 'event' && change.field === 'continues';
}

/** The row that a change means, locked; null when it is none of this year's. */
async function rowOf(context: Context, head: YearHead, change: { object: ChangeableObject; id: string }): Promise<Record<string, unknown> | null> {
  return change.object === 'answer' || isId(change.id) ? context.store.lockedRow(change.object, head.id, change.id) : null;
}

/** What stands in the field that a change means. */
export async function valueNow(context: Context, head: YearHead, change: FieldChange): Promise<unknown> {
  return isTie(change) ? continuedBy(await context.store.lineage(head.id), change.id) : (await rowOf(context, head, change))?.[change.field] ?? null;
}

/** The first field that names a row which this year has not, or a group that could not stand above; null when all is well. */
async function wrongReference(context: Context, head: YearHead, rows: readonly { object: ChangeableObject; id: string; row: Readonly<Record<string, unknown>> }[], adding: readonly { id: string; level: number }[] = []): Promise<string | null> {
  if (!rows.some(({ object, row }) => namedBy(object, row).length > 0)) return null;
  const content = await contentOf(context, head);
  const levels = new Map<string, number>([...content.groups, ...adding].map((group) => [group.id, group.level]));
  const events = new Set<string>(content.events.map((event) => event.id));
  for (const { object, id, row } of rows) {
    for (const named of namedBy(object, row)) {
      const known = named.object === 'event' ? events.has(named.id) : levels.has(named.id);
      // A group stands under one of an outer level; so no ring of groups can be made.
      if (!known || (object === 'group' && (levels.get(named.id) ?? 0) >= (levels.get(id) ?? 0))) return Object.keys(row).find((field) => references[object]?.[field] === named.object) ?? 'id';
    }
  }
  return null;
}

export function recordFields(context: Context, head: YearHead, changeId: string, object: ChangeableObject, id: string, fields: { field: string; before: unknown; after: unknown }[], note = ''): void {
  context.record({ objectKind: object, objectId: id, bodyId: head.bodyId, boardYearId: head.id, changeId, content: { kind: 'fields', object, id, fields, note } });
}

/** Applies field changes object by object; rows in `locked` are at hand. Fields that another person has changed meanwhile become conflicts; the rest are saved. */
export async function applyFields(context: Context, head: YearHead, changeId: string, asked: readonly FieldChange[], note = '', locked: ReadonlyMap<string, Record<string, unknown> | null> = new Map()): Promise<Outcome<Change>> {
  const changes = asked.map((change): FieldChange => (isTie(change) && Array.isArray(change.wanted) ? { ...change, seen: plainTies(change.seen), wanted: plainTies(change.wanted) } : change));
  const saved: Change['saved'][number][] = [];
  const conflicts: Change['conflicts'][number][] = [];
  for (const change of changes) {
    const shape = shapeOf(change.object, change.field);
    if (shape === null) return refuse('field.unknown', { field: change.field });
    if (!fits(shape, change.wanted)) return refuse('field.value-not-allowed', { field: change.field });
  }
  const wrong = await wrongReference(context, head, changes.map((change) => ({ object: change.object, id: change.id, row: { [change.field]: change.wanted } })));
  if (wrong !== null) return refuse('field.value-not-allowed', { field: wrong });
  const ties = changes.some(isTie) ? await openTies(context, head) : null;
  if (ties && changes.some((change) => isTie(change) && !ties.known(plainTies(change.wanted)))) return refuse('field.value-not-allowed', { field: 'continues' });
  for (const [key, group] of byRow(changes)) {
    const first = group[0];
    if (!first) continue;
    const stored = locked.get(key) ?? await rowOf(context, head, first);
    if (!stored) return refuse('object.not-found');
    const row: Record<string, unknown> = ties && first.object === 'event' ? { ...stored, continues: ties.of(first.id) } : stored;
    const fields = new Map<string, { field: string; before: unknown; after: unknown }>();
    for (const { object, id, field, seen, wanted } of group) {
      // A field that stands twice in one change is changed twice, in order, and told once.
      const earlier = fields.get(field);
      const now = earlier ? earlier.after : row[field] ?? null;
      if (sameValue(now, wanted)) saved.push({ object, id, field, value: wanted });
      else if (!sameValue(now, seen ?? null)) conflicts.push(await conflictOf(context, head, { object, id, field, seen, wanted }, now));
      else fields.set(field, { field, before: earlier ? earlier.before : now, after: wanted });
    }
    const changed = [...fields.values()].filter((one) => !sameValue(one.before, one.after));
    if (changed.length === 0) continue;
    const columns = changed.filter((one) => !isTie({ object: first.object, field: one.field }));
    if (columns.length > 0) await context.store.updateRow(first.object, head.id, first.id, Object.fromEntries(columns.map((one) => [one.field, one.after])));
    for (const one of changed) if (!columns.includes(one)) ties?.set(first.id, plainTies(one.after));
    recordFields(context, head, changeId, first.object, first.id, changed, note);
    saved.push(...changed.map((one) => ({ object: first.object, id: first.id, field: one.field, value: one.after })));
  }
  const ended = await ties?.save() ?? [];
  if (ended.length > 0) recordRows(context, head, changeId, [], ended, '');
  return ok(answered(context, changeId, saved, conflicts));
}

async function conflictOf(context: Context, head: YearHead, change: FieldChange, now: unknown): Promise<Change['conflicts'][number]> {
  const history = await context.store.trailOfObject(head.id, change.id);
  const last = history.find((entry) => entry.content.kind === 'fields' && entry.content.fields.some((field) => field.field === change.field)) ?? history.find((entry) => entry.content.kind === 'rows');
  return { object: change.object, id: change.id, field: change.field, wanted: change.wanted, now, by: last?.actor ?? '', at: last?.at ?? '' };
}

export const changeFields: UseCase<'year.change'> = {
  async act(context, input) {
    const changes = input.changes.map((change): FieldChange => ({ ...change, seen: change.seen, wanted: change.wanted }));
    const early = [...byRow(changes)].flatMap(([key, group]) => { const [first] = group; return first && isRow(first) ? [{ key, object: first.object, id: first.id, fields: group.map((one) => one.field) }] : []; });
    const { head, entries, rows } = await context.store.openChange(input.boardId, input.year, input.changeId, early);
    if (!head) return refuse('object.not-found');
    const before = await already(context, head, input.changeId, entries, changes);
    if (before) return ok(before);
    const { treatments } = head.method;
    if (changes.some((change) => change.field === 'treatment' && change.wanted !== null && !treatments.some((one) => one.id === change.wanted))) return refuse('field.value-not-allowed', { field: 'treatment' });
    return applyFields(context, head, input.changeId, changes, '', new Map(early.map(({ key }, at) => [key, rows[at] ?? null])));
  },
};

/** The changes row by row. A fixed order of locking keeps two people who change the same rows from waiting for each other. */
function byRow(changes: readonly FieldChange[]): Map<string, FieldChange[]> {
  return new Map([...Map.groupBy(changes, (change) => `${change.object} ${change.id}`)].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** True for a row that is read like any other; answers, measures and the year itself are put together. */
function isRow(change: FieldChange): change is FieldChange & { object: Exclude<RowObject, 'measure'> } {
  return change.object !== 'answer' && change.object !== 'measure' && change.object !== 'year' && isId(change.id);
}

export async function prepared(context: Context, input: At, hold: Hold): Promise<Outcome<{ head: YearHead; done: Change | null }>> {
  const head = await headOf(context, input, hold);
  return head.ok ? ok({ head: head.value, done: await already(context, head.value, input.changeId, await context.store.trailOfChange(head.value.id, input.changeId)) }) : head;
}

export const addRows: UseCase<'year.add'> = {
  async act(context, input) {
    const start = await prepared(context, input, 'shared');
    if (!start.ok) return start;
    const { head, done } = start.value;
    if (done) return ok(done);
    const rows: Record<string, unknown>[] = [];
    for (const given of input.rows) {
      const row: Record<string, unknown> = { ...emptyRow(input.object), ...given };
      const id = row['id'];
      if (typeof id !== 'string' || !isId(id) || rows.some((one) => one['id'] === id)) return refuse('field.value-not-allowed', { field: 'id' });
      for (const [field, value] of Object.entries(given)) {
        if (field === 'id' || field === 'level' || (input.object === 'event' && field === 'kind')) continue;
        const shape = shapeOf(input.object, field);
        if (shape === null || isTie({ object: input.object, field })) return refuse('field.unknown', { field });
        if (!fits(shape, value)) return refuse('field.value-not-allowed', { field });
      }
      if (input.object === 'group' && !(Number.isInteger(row['level']) && (row['level'] as number) >= 0 && (row['level'] as number) < Math.max(1, head.method.grouping.length))) return refuse('field.value-not-allowed', { field: 'level' });
      if (input.object === 'event' && !['event', 'indicator', 'process'].includes(String(row['kind']))) return refuse('field.value-not-allowed', { field: 'kind' });
      if (input.object === 'event' && row['treatment'] !== null && !head.method.treatments.some((one) => one.id === row['treatment'])) return refuse('field.value-not-allowed', { field: 'treatment' });
      rows.push(row);
    }
    const adding = input.object === 'group' ? rows.map((row) => ({ id: String(row['id']), level: Number(row['level']) })) : [];
    const wrong = await wrongReference(context, head, rows.map((row) => ({ object: input.object, id: String(row['id']), row })), adding);
    if (wrong !== null) return refuse('field.value-not-allowed', { field: wrong });
    if (!await context.store.insertRows(input.object, head, rows)) return refuse('field.value-not-allowed', { field: 'id' });
    recordRows(context, head, input.changeId, rows.map((row) => ({ object: input.object, row })), [], '');
    return ok(answered(context, input.changeId));
  },
};

export function recordRows(context: Context, head: YearHead, changeId: string, added: TrailRow[], removed: TrailRow[], note: string): void {
  const only = [...added, ...removed];
  const single = only.length === 1 ? only[0] : undefined;
  const objectId = single ? String((single.row as { id?: unknown }).id ?? head.id) : head.id;
  context.record({ objectKind: single ? single.object : 'year', objectId, bodyId: head.bodyId, boardYearId: head.id, changeId, content: { kind: 'rows', added, removed, note } });
}

export const removeRows: UseCase<'year.remove'> = {
  async act(context, input) {
    const start = await prepared(context, input, 'alone');
    if (!start.ok) return start;
    const { head, done } = start.value;
    if (done) return ok(done);
    const removed: TrailRow[] = [];
    for (const id of new Set(input.ids)) {
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
    if (input.object === 'group') await leaveGroup(context, head, input.changeId, gone, content);
    return ok(answered(context, input.changeId));
  },
};

/** An event that is taken away leaves the controls, activities, measures and answers that named it; each loss is a field change of its own. */
export async function letGo(context: Context, head: YearHead, changeId: string, gone: ReadonlySet<string>, content: YearContent): Promise<void> {
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

/** A control whose group is taken away stands without one. */
async function leaveGroup(context: Context, head: YearHead, changeId: string, gone: ReadonlySet<string>, content: YearContent): Promise<void> {
  for (const control of content.controls) {
    if (control.groupId === null || !gone.has(control.groupId)) continue;
    await context.store.updateRow('control', head.id, control.id, { groupId: null });
    recordFields(context, head, changeId, 'control', control.id, [{ field: 'groupId', before: control.groupId, after: null }]);
  }
}

export const renumberEvents: UseCase<'year.renumber'> = {
  async act(context, input) {
    const start = await prepared(context, input, 'alone');
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
    const start = await prepared(context, input, 'shared');
    if (!start.ok) return start;
    const { head, done } = start.value;
    if (done) return ok(done);
    const before = await context.store.lockedRow('answer', head.id, input.question);
    const { reason } = input;
    if (await wrongReference(context, head, [{ object: 'answer', id: input.question, row: { eventIds: input.eventIds } }]) !== null) return refuse('field.value-not-allowed', { field: 'eventIds' });
    await context.store.putAnswer(head.id, { question: input.question, eventIds: input.eventIds as never, reason });
    const fields = [{ field: 'eventIds', before: before?.['eventIds'] ?? [], after: input.eventIds }, { field: 'reason', before: before?.['reason'] ?? '', after: reason }];
    const changed = fields.filter((one) => !sameValue(one.before, one.after));
    if (changed.length > 0) recordFields(context, head, input.changeId, 'answer', input.question, changed);
    return ok(answered(context, input.changeId));
  },
};

export const endRow: UseCase<'year.endRow'> = {
  async act(context, input) {
    const start = await prepared(context, input, 'shared');
    if (!start.ok) return start;
    const { head, done } = start.value;
    if (done) return ok(done);
    const { reason } = input;
    const before = (await previousOf(context, head))?.content;
    if (![...(input.object === 'event' ? before?.events : before?.activities) ?? []].some((row) => row.id === input.previousId)) return refuse('field.value-not-allowed', { field: 'previousId' });
    const { endedEvents, endedActivities } = await contentOf(context, head);
    const was = (input.object === 'event' ? endedEvents.find((one) => one.previousEventId === input.previousId) : endedActivities.find((one) => one.previousActivityId === input.previousId))?.reason;
    if (was === reason) return ok(answered(context, input.changeId));
    await putEnded(context, head, { object: input.object, previousId: input.previousId, reason });
    context.record({ objectKind: input.object, objectId: input.previousId, bodyId: head.bodyId, boardYearId: head.id, changeId: input.changeId, content: { kind: 'rows', added: [endedRow(input.object, input.previousId, reason)], removed: was === undefined ? [] : [endedRow(input.object, input.previousId, was)], note: reason } });
    return ok(answered(context, input.changeId));
  },
};
