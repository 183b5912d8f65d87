import type { RegisterChangeView } from '../contract/measure.ts';
import type { Output } from '../contract/table.ts';
import { isId, type BodyId, type BoardYearId, type MeasureId } from '../domain/identity.ts';
import { emptyRegisterRow, registerFits, type RegisterObject } from '../domain/measure/change.ts';
import { checkEffect, moveStatus, type MeasureStatus } from '../domain/measure/progress.ts';
import { linkKinds, type MeasureLink, type Recommendation, type RegisterMeasure } from '../domain/measure/register.ts';
import { ok, refuse, type Outcome } from '../domain/refusal.ts';
import { sameValue } from '../domain/year/change.ts';
import { blank } from '../domain/year/checks-lens.ts';
import { registerView } from './measureView.ts';
import type { YearHead } from './ports.ts';
import type { Context, UseCase } from './useCase.ts';
import { headOf } from './year.ts';

interface At { readonly boardId: BodyId; readonly year: number }
export interface Field { readonly field: string; readonly before: unknown; readonly after: unknown }
/** The board, and the year in whose log an act is told of; null where the board has none. */
export interface LogPlace { readonly bodyId: BodyId; readonly id: BoardYearId | null }

export const listMeasures: UseCase<'measure.list'> = {
  async act(context, input) {
    const head = await headOf(context, input);
    return head.ok ? ok(await registerView(context, head.value)) : head;
  },
};

/** A change of the register: asked again with the same id it is answered and not done twice. */
async function changing(context: Context, input: At & { readonly changeId: string }, act: (head: YearHead) => Promise<Outcome<null>>): Promise<Outcome<Output<'measure.list'>>> {
  const head = await headOf(context, input);
  if (!head.ok) return head;
  if ((await context.store.trailOfChange(head.value.id, input.changeId)).length === 0) {
    const acted = await act(head.value);
    if (!acted.ok) return acted;
  }
  return ok(await registerView(context, head.value));
}

export function recordFields(context: Context, head: LogPlace, changeId: string, object: RegisterObject, id: string, fields: readonly Field[], note = ''): void {
  context.record({ objectKind: object, objectId: id, bodyId: head.bodyId, boardYearId: head.id, changeId, content: { kind: 'fields', object, id, fields, note } });
}

/** The given fields with everything unsaid filled in, or why they cannot be used. `beside` names what is no field of the register. */
function newRow(object: RegisterObject, given: Readonly<Record<string, unknown>>, beside: readonly string[]): Outcome<Record<string, unknown>> {
  if (typeof given['id'] !== 'string' || !isId(given['id'])) return refuse('field.value-not-allowed', { field: 'id' });
  for (const [field, value] of Object.entries(given)) {
    if (field === 'id' || beside.includes(field)) continue;
    const fit = registerFits(object, field, value);
    if (fit !== 'fits') return refuse(fit === 'unknown' ? 'field.unknown' : 'field.value-not-allowed', { field });
  }
  const row = { ...emptyRegisterRow(object), ...given };
  return blank(String(row[object === 'measure' ? 'title' : 'text'])) ? refuse('field.value-not-allowed', { field: object === 'measure' ? 'title' : 'text' }) : ok(row);
}

function linksIn(value: unknown): MeasureLink[] | null {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length > 100) return null;
  const links = (value as readonly unknown[]).flatMap((one): MeasureLink[] => {
    const { id, kind, targetId, itemPosition = null } = typeof one === 'object' && one !== null ? one as Record<string, unknown> : {};
    const known = linkKinds.find((each) => each === kind);
    return known && typeof id === 'string' && isId(id) && typeof targetId === 'string' && isId(targetId) && (itemPosition === null || Number.isInteger(itemPosition)) ? [{ id, kind: known, targetId, itemPosition: itemPosition as number | null }] : [];
  });
  return links.length === value.length ? links : null;
}

export interface NewMeasure extends Pick<RegisterMeasure, 'title' | 'responsible' | 'start' | 'end' | 'status' | 'statusReason'> { readonly id: string; readonly eventIds: readonly string[]; readonly links: readonly MeasureLink[] }

/** Writes a measure into the register with what it mends; used by a control that finds a fault, too. */
export async function registerMeasure(context: Context, head: YearHead, changeId: string, measure: NewMeasure): Promise<Outcome<null>> {
  const { store, today } = context;
  const { eventIds, links, ...own } = measure;
  if (eventIds.length > 0) {
    const events = new Set((await store.mended(head.bodyId, head.id)).events.filter((event) => event.year === head.year).map((event) => event.id));
    if (!eventIds.every((id) => events.has(id))) return refuse('field.value-not-allowed', { field: 'eventIds' });
  }
  for (const link of links) if (!await store.linkTarget(head.bodyId, link.kind, link.targetId, link.itemPosition)) return refuse('object.not-found');
  if (!await store.insertMeasure({ ...own, id: own.id as MeasureId, bodyId: head.bodyId, responsibleId: null, createdOn: today })) return refuse('field.value-not-allowed', { field: 'id' });
  if (eventIds.length > 0) await store.putMends(own.id, head.id, eventIds);
  for (const link of links) if (!await store.insertMeasureLink(head.bodyId, own.id, link)) return refuse('field.value-not-allowed', { field: 'links' });
  context.record({ objectKind: 'measure', objectId: own.id, bodyId: head.bodyId, boardYearId: head.id, changeId, content: { kind: 'act', values: { ...own, eventIds, links, createdOn: today }, note: '' } });
  return ok(null);
}

export const addMeasure: UseCase<'measure.add'> = {
  act: (context, input) => changing(context, input, async (head) => {
    const row = newRow('measure', input.row, ['eventIds', 'links']);
    if (!row.ok) return row;
    const eventIds = input.row['eventIds'] ?? [];
    if (!Array.isArray(eventIds) || eventIds.length > 1000) return refuse('field.value-not-allowed', { field: 'eventIds' });
    const links = linksIn(input.row['links']);
    if (links === null) return refuse('field.value-not-allowed', { field: 'links' });
    const { title, responsible, start, end, status, statusReason, id } = row.value as unknown as NewMeasure;
    const moved = moveStatus({ status: 'notStarted', statusReason: '', effect: null }, status, statusReason);
    return moved.ok ? registerMeasure(context, head, input.changeId, { id, title, responsible, start, end, status, statusReason, eventIds: (eventIds as unknown[]).map(String), links }) : moved;
  }),
};

export const addRecommendation: UseCase<'recommendation.add'> = {
  act: (context, input) => changing(context, input, async (head) => {
    const row = newRow('recommendation', input.row, []);
    if (!row.ok) return row;
    const one = { ...row.value as unknown as Recommendation, bodyId: head.bodyId, ownerId: null };
    if (!await context.store.insertRecommendation(one)) return refuse('field.value-not-allowed', { field: 'id' });
    context.record({ objectKind: 'recommendation', objectId: one.id, bodyId: head.bodyId, boardYearId: head.id, changeId: input.changeId, content: { kind: 'act', values: row.value, note: '' } });
    return ok(null);
  }),
};

type Asked = { readonly object: RegisterObject; readonly id: string; readonly field: string; readonly seen?: unknown; readonly wanted?: unknown };

/** What else a change of a measure brings with it, by the rules of its status; or why it may not be. */
function consequences(row: RegisterMeasure, fields: readonly Field[]): Outcome<Field[]> {
  const after = (name: string): unknown => fields.find((one) => one.field === name)?.after;
  if (!fields.some((one) => one.field === 'status' || one.field === 'statusReason')) return ok([]);
  const moved = moveStatus(row, (after('status') ?? row.status) as MeasureStatus, String(after('statusReason') ?? row.statusReason));
  if (!moved.ok) return moved;
  return ok(sameValue(moved.value.effect, row.effect) ? [] : [{ field: 'effect', before: row.effect, after: moved.value.effect }]);
}

export const changeRegister: UseCase<'measure.change'> = {
  async act(context, input) {
    const { store } = context;
    const found = await headOf(context, input);
    if (!found.ok) return found;
    const head = found.value;
    const changes: readonly Asked[] = input.changes;
    for (const { object, field, wanted } of changes) {
      const fit = registerFits(object, field, wanted);
      if (fit !== 'fits') return refuse(fit === 'unknown' ? 'field.unknown' : 'field.value-not-allowed', { field });
      if ((field === 'title' || (object === 'recommendation' && field === 'text')) && blank(String(wanted))) return refuse('field.value-not-allowed', { field });
    }
    const done = await store.trailOfChange(head.id, input.changeId);
    const saved = new Set(done.flatMap((entry) => (entry.content.kind === 'fields' ? entry.content.fields.map((one) => `${entry.objectId} ${one.field}`) : [])));
    const conflicts: RegisterChangeView['conflicts'][number][] = [];
    const byRow = Map.groupBy(changes, (change) => `${change.object} ${change.id}`);
    // A fixed order of locking keeps two people who change the same rows from waiting for each other.
    for (const key of [...byRow.keys()].toSorted()) {
      const group = byRow.get(key) ?? [];
      const [first] = group;
      if (!first) continue;
      const { object, id } = first;
      const measure = object === 'measure' ? await store.lockedMeasure(head.bodyId, id) : null;
      const row: Readonly<Record<string, unknown>> | null = (measure ?? (object === 'recommendation' ? await store.lockedRecommendation(head.bodyId, id) : null)) as Readonly<Record<string, unknown>> | null;
      if (!row) return refuse('object.not-found');
      const fields: Field[] = [];
      for (const { field, seen, wanted } of group) {
        const now = row[field] ?? null;
        // Asked again, what was saved then is done; what was not is still the asker's to settle.
        if (sameValue(now, wanted) || saved.has(`${id} ${field}`)) continue;
        if (done.length > 0 || !sameValue(now, seen ?? null)) conflicts.push({ object, id, field, wanted, now, ...await store.lastRegisterChange(head.bodyId, id, field) ?? { by: '', at: '' } });
        else fields.push({ field, before: now, after: wanted });
      }
      if (fields.length === 0) continue;
      if (measure) {
        const more = consequences(measure, fields);
        if (!more.ok) return more;
        fields.push(...more.value);
      }
      await store.updateRegister(object, head.bodyId, id, Object.fromEntries(fields.map((one) => [one.field, one.after])));
      recordFields(context, head, input.changeId, object, id, fields);
    }
    return ok<RegisterChangeView>({ view: await registerView(context, head), savedAt: context.now.toISOString(), conflicts });
  },
};

export const linkMeasure: UseCase<'measure.link'> = {
  act: (context, input) => changing(context, input, async (head) => {
    const { store } = context;
    const { kind, targetId, itemPosition, linkId, remove } = input;
    // A tie to a deviation is made from the deviation, whose log is closed; the measure's is everybody's.
    if (kind === 'deviation') return refuse('object.not-found');
    const measure = await store.lockedMeasure(head.bodyId, input.measureId);
    if (!measure) return refuse('object.not-found');
    if (kind === 'event') {
      const before = measure.events.find((one) => one.year === head.year)?.eventIds ?? [];
      if (!remove && !(await store.mended(head.bodyId, head.id)).events.some((event) => event.id === targetId && event.year === head.year)) return refuse('object.not-found');
      const after = remove ? before.filter((id) => id !== targetId) : [...new Set([...before, targetId])];
      if (sameValue(before, after)) return ok(null);
      await store.putMends(measure.id, head.id, after);
      recordFields(context, head, input.changeId, 'measure', measure.id, [{ field: 'eventIds', before, after }]);
      return ok(null);
    }
    const there = measure.links.find((one) => (remove ? one.id === linkId : one.kind === kind && one.targetId === targetId && one.itemPosition === itemPosition));
    if (remove ? !there : there) return ok(null);
    const link: MeasureLink = there ?? { id: linkId, kind, targetId, itemPosition };
    if (remove) await store.deleteMeasureLink(head.bodyId, measure.id, link.id);
    else {
      if (!await store.linkTarget(head.bodyId, kind, targetId, itemPosition)) return refuse('object.not-found');
      if (!await store.insertMeasureLink(head.bodyId, measure.id, link)) return refuse('field.value-not-allowed', { field: 'linkId' });
    }
    recordFields(context, head, input.changeId, 'measure', measure.id, [{ field: 'mends', before: remove ? link : null, after: remove ? null : link }]);
    return ok(null);
  }),
};

/** Writes a note on a measure together with what it changes, as one change. */
export async function keepNote(context: Context, at: LogPlace, measure: RegisterMeasure, note: { readonly id: string; readonly text: string; readonly by: string }, fields: readonly Field[]): Promise<Outcome<null>> {
  const { store, today, now, actor } = context;
  if (!await store.insertMeasureNote(at.bodyId, { ...note, measureId: measure.id, on: today, at: now.toISOString() }, actor.personId)) return refuse('field.value-not-allowed', { field: 'noteId' });
  await store.updateRegister('measure', at.bodyId, measure.id, Object.fromEntries(fields.map((one) => [one.field, one.after])));
  recordFields(context, at, note.id, 'measure', measure.id, [...fields, { field: 'note', before: null, after: note.text }]);
  return ok(null);
}

export const noteMeasure: UseCase<'measure.note'> = {
  act: (context, input) => changing(context, { ...input, changeId: input.noteId }, async (head) => {
    const { store, actor } = context;
    const measure = await store.lockedMeasure(head.bodyId, input.measureId);
    if (!measure) return refuse('object.not-found');
    const absent = context.standIns.find((one) => one.id === measure.responsibleId);
    const own = context.may('measure.edit', head.bodyId, 'own') || (actor.personId !== null && measure.responsibleId === actor.personId);
    if (!own && !absent && !context.may('measure.edit', head.bodyId)) return refuse('measure.not-yours');
    const lender = own ? null : absent?.name ?? context.lenderOf('measure.edit', head.bodyId);
    const by = lender === null ? actor.name : context.actsFor(lender);
    const fields: Field[] = [];
    if (input.end !== null && input.end !== measure.end) fields.push({ field: 'end', before: measure.end, after: input.end });
    if (input.status !== null && input.status !== measure.status) {
      const reason = input.status === 'cancelled' ? input.text : measure.statusReason;
      fields.push({ field: 'status', before: measure.status, after: input.status });
      if (reason !== measure.statusReason) fields.push({ field: 'statusReason', before: measure.statusReason, after: reason });
      const more = consequences(measure, fields);
      if (!more.ok) return more;
      fields.push(...more.value);
    }
    return keepNote(context, head, measure, { id: input.noteId, text: input.text, by }, fields);
  }),
};

export const checkMeasure: UseCase<'measure.checkEffect'> = {
  act: (context, input) => changing(context, input, async (head) => {
    const measure = await context.store.lockedMeasure(head.bodyId, input.measureId);
    if (!measure) return refuse('object.not-found');
    const effect = checkEffect(measure, input.found, input.note, context.today, context.actor.name);
    if (!effect.ok) return effect;
    await context.store.updateRegister('measure', head.bodyId, measure.id, { effect: effect.value });
    recordFields(context, head, input.changeId, 'measure', measure.id, [{ field: 'effect', before: null, after: effect.value }]);
    return ok(null);
  }),
};

export const stateRecommendation: UseCase<'recommendation.state'> = {
  act: (context, input) => changing(context, input, async (head) => {
    const { store, today, actor } = context;
    const one = await store.lockedRecommendation(head.bodyId, input.recommendationId);
    if (!one) return refuse('object.not-found');
    const after = { years: input.afterYears, state: input.state, note: input.note, on: today, by: actor.name };
    const before = one.after.find((each) => each.years === input.afterYears) ?? null;
    const fields: Field[] = [{ field: 'after', before, after }];
    await store.putRecommendationState(head.bodyId, one.id, after);
    // The latest look is also how it stands now.
    if (one.status !== input.state && one.after.every((each) => each.years <= input.afterYears)) {
      fields.push({ field: 'status', before: one.status, after: input.state });
      await store.updateRegister('recommendation', head.bodyId, one.id, { status: input.state });
    }
    recordFields(context, head, input.changeId, 'recommendation', one.id, fields);
    return ok(null);
  }),
};
