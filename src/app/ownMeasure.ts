/**
 * A measure for the one who answers for it, and a recommendation for the one who is to answer it, whoever that is: also somebody who
 * reads nothing else of the board's year. What is shown is the row itself and what is decided or performed around it – no draft, no
 * other row, and of what is marked as secret no more than that it is.
 */
import type { OwnMeasureView, OwnMended, OwnRecommendationView, OwnReport } from '../contract/ownMeasure.ts';
import { dayOf, type Day } from '../domain/day.ts';
import type { BodyId, BoardYearId } from '../domain/identity.ts';
import { isLateRecommendation } from '../domain/measure/progress.ts';
import { isLateMeasure, type Recommendation, type RegisterMeasure } from '../domain/measure/register.ts';
import { answered, reported, reportsOf } from '../domain/measure/report.ts';
import { ok, refuse } from '../domain/refusal.ts';
import type { TrailContent } from '../domain/trail/entry.ts';
import { sameValue } from '../domain/year/change.ts';
import { forWords } from '../text/delegation.ts';
import { keepNote, recordFields, type Field } from './measure.ts';
import type { DecidedPlan, OwnMeasure, RegisterEntry } from './ports.ts';
import { groundsOf } from './secrecy.ts';
import type { Context, UseCase } from './useCase.ts';

interface Whose { readonly forName: string | null }

/** Whose the row is, when it is the actor's own or that of somebody the actor stands in for; null when it is nobody's of these. */
function whoseIs({ actor, standIns }: Context, ownerId: string | null): Whose | null {
  if (ownerId === null) return null;
  if (ownerId === actor.personId) return { forName: null };
  const absent = standIns.find((one) => one.id === ownerId);
  return absent ? { forName: absent.name } : null;
}
function signedBy(context: Context, { forName }: Whose): string {
  return forName === null ? context.actor.name : context.actsFor(forName);
}

/** The year in whose log a report is told of: this one, or the one before where this is not begun. */
async function logYear({ store, today }: Context, bodyId: BodyId): Promise<BoardYearId | null> {
  const year = Number(today.slice(0, 4));
  const [now, last] = await Promise.all([store.yearHead(bodyId, year), store.yearHead(bodyId, year - 1)]);
  return (now ?? last)?.id ?? null;
}

function fieldIn(content: TrailContent, field: string): { readonly after: unknown } | null {
  if (content.kind === 'fields') return content.fields.find((one) => one.field === field) ?? null;
  return content.kind === 'act' && (content.values[field] ?? null) !== null ? { after: content.values[field] } : null;
}
/** Who made it somebody's: the latest entry that set the field. */
function askedOf({ house }: Context, entries: readonly RegisterEntry[], field: 'responsible' | 'owner'): OwnMeasureView['asked'] {
  const entry = entries.find((one) => fieldIn(one.content, field) !== null);
  return entry ? { by: entry.by, on: dayOf(new Date(entry.at), house.zone) } : null;
}

async function around(context: Context, bodyId: BodyId): Promise<{ readonly board: string; readonly marked: ReadonlyMap<string, string> }> {
  const [bodies, marks] = await Promise.all([context.store.bodies(), context.store.boardMarks(bodyId)]);
  return { board: bodies.find((one) => one.id === bodyId)?.name ?? '', marked: groundsOf(marks) };
}

/** The plans that the board decided for the years the measure is about, the latest first; of what is only written yet nothing is read. */
async function decidedPlans({ store, today }: Context, { measure, tied }: OwnMeasure): Promise<readonly (DecidedPlan & { readonly year: number })[]> {
  const years = [...new Set([Number(today.slice(0, 4)), ...measure.events.map((one) => one.year), ...tied.flatMap((one) => (one.kind === 'occasion' && one.year !== null ? [one.year] : []))])].toSorted((a, b) => b - a).slice(0, 6);
  const found = await Promise.all(years.map(async (year) => {
    const head = await store.yearHead(measure.bodyId, year);
    const plan = head && await store.decidedPlan(head.id);
    return plan ? [{ ...plan, year }] : [];
  }));
  return found.flat();
}

function mendsOf({ measure, tied }: OwnMeasure, plans: Awaited<ReturnType<typeof decidedPlans>>, marked: ReadonlyMap<string, string>): OwnMended[] {
  const secret = (id: string, thing: Omit<OwnMended, 'withheld'>): OwnMended => (marked.has(id) ? { ...thing, text: '', withheld: true } : { ...thing, withheld: false });
  // An event carried from year to year is one event to the reader: as it stands in the latest decision.
  const ofEvents = plans.flatMap(({ year, content }) => {
    const ids = measure.events.find((one) => one.year === year)?.eventIds ?? [];
    const events = content.events.filter((event) => ids.includes(event.id));
    return events.length === 0 ? [] : [events.map((event) => secret(event.id, { kind: 'event', year, label: event.label ?? '', text: event.text, place: '', itemPosition: null }))];
  })[0] ?? [];
  const planned = new Map(plans.flatMap(({ content }) => content.activities.map((activity) => [activity.id as string, activity.text] as const)));
  return [...ofEvents, ...tied.map((one) => {
    const isSecret = one.activityId !== null && marked.has(one.activityId) ? one.activityId : one.id;
    return secret(isSecret, { kind: one.kind, year: one.year, label: one.period, text: one.kind === 'occasion' ? planned.get(one.activityId ?? '') ?? '' : one.text, place: one.place, itemPosition: one.itemPosition });
  })];
}

/** Reports of whoever answers for the measure and of who stands in, not what others have noted about it in the register. */
function reportsIn({ actor }: Context, { measure, responsibleName, notes }: OwnMeasure, entries: readonly RegisterEntry[]): OwnReport[] {
  const own = notes.filter((note) => note.byId !== null && (note.byId === measure.responsibleId || note.byId === actor.personId || note.by === forWords(note.byName, responsibleName)));
  return own.map(({ id, on, text, by }) => {
    const entry = entries.find((one) => one.changeId === id);
    const after = (field: string): unknown => (entry ? fieldIn(entry.content, field)?.after ?? null : null);
    return { id, on, text, by, status: after('status') as OwnReport['status'], end: after('end') as Day | null };
  });
}

/** `fresh`: what is being written now, which is in the log only when the transaction has ended. */
async function measureView(context: Context, own: OwnMeasure, { forName }: Whose, fresh: readonly RegisterEntry[] = []): Promise<OwnMeasureView> {
  const { measure } = own;
  const [{ board, marked }, logged, plans] = await Promise.all([around(context, measure.bodyId), context.store.changesOf(measure.bodyId, measure.id), decidedPlans(context, own)]);
  const entries = [...fresh, ...logged];
  const plan = plans.find(({ content }) => content.method.planHasMeasures && content.measures.some((one) => one.id === measure.id));
  const { id, bodyId, title, start, end, status, statusReason, effect } = measure;
  return {
    today: context.today, boardId: bodyId, board, id, forName, asked: askedOf(context, entries, 'responsible'), marked: marked.has(id), title, start, end, status, statusReason, late: isLateMeasure(measure, context.today),
    // What the check said in words is the register's: it may tell of more than the measure.
    effect: effect && { found: effect.found, on: effect.on, by: effect.by },
    mends: mendsOf(own, plans, marked), decided: plan ? { year: plan.year, on: plan.version.decidedOn, minutesItem: plan.version.minutesItem } : null,
    reports: reportsIn(context, own, entries), ways: reportsOf(measure),
  };
}

export const readOwnMeasure: UseCase<'measure.own'> = {
  async act(context, input) {
    const own = await context.store.ownMeasure(input.boardId, input.measureId);
    const whose = whoseIs(context, own?.measure.responsibleId ?? null);
    return own && whose ? ok(await measureView(context, own, whose)) : refuse('object.not-found');
  },
};

function changed(before: RegisterMeasure, after: Pick<RegisterMeasure, 'status' | 'statusReason' | 'effect' | 'end'>): Field[] {
  return (['end', 'status', 'statusReason', 'effect'] as const).flatMap((field) => (sameValue(before[field], after[field]) ? [] : [{ field, before: before[field], after: after[field] }]));
}

export const reportMeasure: UseCase<'measure.report'> = {
  async act(context, input) {
    const { store, today } = context;
    const measure = await store.lockedMeasure(input.boardId, input.measureId);
    const whose = whoseIs(context, measure?.responsibleId ?? null);
    if (!measure || !whose) return refuse('object.not-found');
    const before = await store.ownMeasure(input.boardId, input.measureId);
    // Sent again after an answer that never came: it is there already.
    if (before?.notes.some((note) => note.id === input.reportId)) return ok(await measureView(context, before, whose));
    const moved = (['status', 'end'] as const).find((field) => measure[field] !== input.seen[field]);
    if (moved) return refuse('measure.changed-by-other', { by: (await store.lastRegisterChange(input.boardId, input.measureId, moved))?.by ?? '' });
    const after = reported(measure, input, today);
    if (!after.ok) return after;
    const [by, fields] = [signedBy(context, whose), changed(measure, after.value)];
    const kept = await keepNote(context, { bodyId: input.boardId, id: await logYear(context, input.boardId) }, measure, { id: input.reportId, text: input.text, by }, fields);
    if (!kept.ok) return kept;
    const own = await store.ownMeasure(input.boardId, input.measureId);
    const entry: RegisterEntry = { changeId: input.reportId, by, at: context.now.toISOString(), content: { kind: 'fields', object: 'measure', id: measure.id, fields, note: '' } };
    return own ? ok(await measureView(context, own, whose, [entry])) : refuse('object.not-found');
  },
};

async function recommendationView(context: Context, one: Recommendation, { forName }: Whose): Promise<OwnRecommendationView> {
  const [{ board, marked }, entries] = await Promise.all([around(context, one.bodyId), context.store.changesOf(one.bodyId, one.id)]);
  const { id, text, kind, source, sourceName, caseNumber, receivedOn, statement, statementDue, statementOn, status } = one;
  return {
    today: context.today, boardId: one.bodyId, board, id, forName, asked: askedOf(context, entries, 'owner'), marked: marked.has(id),
    text, kind, source, sourceName, caseNumber, receivedOn, statement, statementDue, statementOn, status, late: isLateRecommendation(one, context.today),
  };
}

export const readOwnRecommendation: UseCase<'recommendation.own'> = {
  async act(context, input) {
    const one = await context.store.ownRecommendation(input.boardId, input.recommendationId);
    const whose = whoseIs(context, one?.ownerId ?? null);
    return one && whose ? ok(await recommendationView(context, one, whose)) : refuse('object.not-found');
  },
};

export const answerRecommendation: UseCase<'recommendation.answer'> = {
  async act(context, input) {
    const { store, today } = context;
    const one = await store.lockedRecommendation(input.boardId, input.recommendationId);
    const whose = whoseIs(context, one?.ownerId ?? null);
    if (!one || !whose) return refuse('object.not-found');
    const wanted = { statement: input.statement, statementOn: input.statementOn };
    const fields = (['statement', 'statementOn'] as const).flatMap((field): Field[] => (wanted[field] === one[field] ? [] : [{ field, before: one[field], after: wanted[field] }]));
    if (fields.length > 0) {
      const moved = (['statement', 'statementOn'] as const).find((field) => one[field] !== input.seen[field]);
      if (moved) return refuse('measure.changed-by-other', { by: (await store.lastRegisterChange(input.boardId, one.id, moved))?.by ?? '' });
      const may = answered(wanted, today);
      if (!may.ok) return may;
      signedBy(context, whose);
      await store.updateRegister('recommendation', input.boardId, one.id, Object.fromEntries(fields.map((field) => [field.field, field.after])));
      recordFields(context, { bodyId: input.boardId, id: await logYear(context, input.boardId) }, input.changeId, 'recommendation', one.id, fields);
    }
    return ok(await recommendationView(context, { ...one, ...wanted }, whose));
  },
};
