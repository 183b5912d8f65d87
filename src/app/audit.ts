/** The auditor's room: everything that is submitted, decided, performed or registered – and nothing of drafts. Nothing here changes what a board has. */
import type { AuditActivity, AuditControl, AuditDocument, AuditRegister, NewsItem, NewsView } from '../contract/audit.ts';
import type { Output } from '../contract/table.ts';
import { closedStates, openOperations } from '../domain/audit/kept.ts';
import { wasVisit } from '../domain/control/visit.ts';
import { frequencyOf } from '../domain/control/planOccasions.ts';
import { codeOf, type DocumentKey } from '../domain/followup/content.ts';
import { isUnanswered } from '../domain/measure/progress.ts';
import { isClosed, isLateMeasure } from '../domain/measure/register.ts';
import type { Activity } from '../domain/plan/plan.ts';
import { ok, refuse, type Outcome } from '../domain/refusal.ts';
import type { YearContent } from '../domain/year/content.ts';
import { documentName } from '../text/audit.ts';
import { frequencyWords } from '../text/words.ts';
import type { KeptVersion, OpenLog } from './auditPorts.ts';
import { planInForce } from './controlPlan.ts';
import { calendarOf } from './followupContent.ts';
import type { StoredOccasion, TrailRecord, YearHead } from './ports.ts';
import { view as trailView } from './trail.ts';
import type { Context, UseCase } from './useCase.ts';
import { headOf } from './year.ts';

export const openLog: OpenLog = { operations: openOperations, closedStates };
const newsAtMost = 200;
const page = 100;
/** Without a mark, what is new is what the last quarter brought. */
const firstLook = 92 * 24 * 3600_000;

function valuesOf({ content }: TrailRecord): Readonly<Record<string, unknown>> {
  return content.kind === 'act' ? content.values : {};
}

async function newsView(context: Context): Promise<NewsView> {
  const { store, actor, now } = context;
  const since = actor.personId ? await store.auditMark(actor.personId) : null;
  const [news, calendar] = await Promise.all([store.versionNews(since === null ? new Date(now.getTime() - firstLook) : new Date(since), newsAtMost + 1), calendarOf(context)]);
  return {
    since, asked: now.toISOString(), more: news.length > newsAtMost,
    items: news.slice(0, newsAtMost).map(({ entry, bodyId, body, year, document, versionId, number }): NewsItem => ({
      id: entry.id, at: entry.at, by: entry.actor, operation: entry.operation, boardId: bodyId, board: body, year, code: codeOf(document), name: nameOf(document, calendar), versionId, number, values: valuesOf(entry), note: entry.content.note,
    })),
  };
}
function nameOf(document: DocumentKey, calendar: readonly { readonly code: string; readonly name: string }[]): string {
  const code = codeOf(document);
  return documentName(code === null ? null : calendar.find((one) => one.code === code)?.name ?? code);
}

export const readNews: UseCase<'audit.news'> = { act: async (context) => ok(await newsView(context)) };

/** Whoever reads the list marks it up to when it was asked for, so that what came meanwhile is new next time. A mark of one's own is no act on a board's matters. */
export const markSeen: UseCase<'audit.seen'> = {
  async act(context, input) {
    const until = new Date(Math.min(Date.parse(input.until), context.now.getTime()));
    if (context.actor.personId) await context.store.setAuditMark(context.actor.personId, until);
    return ok(await newsView(context));
  },
};

function documentsOf(kept: readonly KeptVersion[], timeline: readonly TrailRecord[], changes: ReadonlyMap<string, number>, calendar: readonly { readonly code: string; readonly name: string }[]): AuditDocument[] {
  return [...Map.groupBy(kept, (one) => one.document)].map(([key, ones]): AuditDocument => ({
    key, code: codeOf(key), name: nameOf(key, calendar), versions: ones.map((one) => one.head), draftChanges: changes.get(key) ?? 0,
    after: timeline.flatMap((entry) => {
      const version = ones.find((one) => one.head.id === entry.objectId);
      return version === undefined || entry.operation === 'decision.submit' || entry.operation === 'import.take' ? [] : [{ id: entry.id, at: entry.at, by: entry.actor, operation: entry.operation, number: version.head.number, values: valuesOf(entry), note: entry.content.note }];
    }),
  })).toSorted((a, b) => (a.code === null ? -1 : b.code === null ? 1 : calendar.findIndex((one) => one.code === a.code) - calendar.findIndex((one) => one.code === b.code)));
}

function controlOf({ occasion, unitName, evidenceCount }: StoredOccasion, activity: Activity): AuditControl[] {
  const { state, counts, population, sample, notPerformed } = occasion;
  if (state !== 'done' && state !== 'notPerformed') return [];
  return [{
    occasionId: occasion.id, period: occasion.period.code, unitName, state, on: occasion.performedOn ?? notPerformed?.on ?? null, by: occasion.performedBy || (notPerformed?.by ?? ''), conclusion: occasion.conclusion,
    reviewed: counts.ok + counts.fault + counts.notApplicable, faults: counts.fault, population: population?.size ?? null, populationSha256: population?.kind === 'file' ? population.sha256 : null, seed: sample === null || sample.full ? null : sample.seed,
    evidenceCount, reason: notPerformed === null ? null : notPerformed.reason, correction: occasion.correction, visited: wasVisit(occasion, activity),
  }];
}

/** Rows of a decided plan with their performed controls. */
export interface PerformedPlan { readonly plan: Output<'audit.year'>['plan']; readonly activities: readonly AuditActivity[]; readonly occasions: readonly StoredOccasion[] }
export async function performedPlan(context: Context, head: YearHead): Promise<Outcome<PerformedPlan>> {
  const force = await planInForce(context, head.bodyId, head.year);
  if (!force.ok) return force;
  if (force.value === null) return ok({ plan: null, activities: [], occasions: [] });
  const { plan, planYear, before } = force.value;
  const occasions = (await context.store.occasionsOf(head.bodyId, head.year)).filter((one) => one.occasion.state !== 'withdrawn');
  const rowOf = (content: YearContent, activity: Activity, at: number): AuditActivity => {
    const own = occasions.filter((one) => one.occasion.activityId === activity.id);
    return {
      activityId: activity.id, planYear: content.year, planRow: at + 1, title: activity.text.trim() || activity.printedEvent, owner: activity.owner?.printed ?? '', frequency: activity.frequency?.printed || frequencyWords[frequencyOf(activity)],
      events: activity.eventIds.flatMap((id) => content.events.filter((event) => event.id === id)).map(({ id, label, text }) => ({ id, label, text })), planned: own.length, controls: own.flatMap((one) => controlOf(one, activity)),
    };
  };
  return ok({
    plan: { year: planYear, version: plan.version.number, versionId: plan.version.id }, occasions,
    activities: [...plan.content.activities.map((activity, at) => rowOf(plan.content, activity, at)), ...(before?.content.activities ?? []).map((activity, at) => rowOf(before?.content ?? plan.content, activity, at)).filter((row) => row.controls.length > 0)],
  });
}

/** What has left the board of a year. A year of which nothing has is not there. */
export async function keptYear(context: Context, input: { readonly boardId: YearHead['bodyId']; readonly year: number }): Promise<Outcome<{ head: YearHead; kept: KeptVersion[] }>> {
  const head = await headOf(context, input);
  if (!head.ok) return head;
  const kept = await context.store.keptVersions(head.value.id);
  // Its controls may have begun by last year's plan: those are told of with that.
  return kept.length === 0 ? refuse('object.not-found') : ok({ head: head.value, kept });
}

export const readAuditYear: UseCase<'audit.year'> = {
  async act(context, input) {
    const found = await keptYear(context, input);
    if (!found.ok) return found;
    const { head, kept } = found.value;
    const { store } = context;
    const latest = [...Map.groupBy(kept, (one) => one.document)].map(([document, ones]) => ({ document, since: ones.at(-1)?.head.submittedAt ?? '' }));
    const [calendar, timeline, changes, late, performed] = await Promise.all([
      calendarOf(context), store.openTrail(head.id, { operations: [], closedStates: [] }, null, 1000), store.changesAfter(head.id, latest), store.openTrail(head.id, { operations: ['control.reopen', 'control.summarise'], closedStates }, null, 200), performedPlan(context, head),
    ]);
    if (!performed.ok) return performed;
    const { plan, activities, occasions } = performed.value;
    const titles = new Map(activities.map((row) => [row.activityId, row.title]));
    const byId = new Map(occasions.map((one) => [one.occasion.id as string, one.occasion]));
    return ok<Output<'audit.year'>>({
      boardId: head.bodyId, board: head.bodyName, year: head.year, documents: documentsOf(kept, timeline, changes, calendar), plan, activities,
      corrections: late.filter((entry) => entry.objectKind !== 'version' && entry.content.note.trim() !== '').map((entry) => {
        const occasion = byId.get(entry.objectId);
        return { id: entry.id, at: entry.at, by: entry.actor, operation: entry.operation, occasionId: occasion?.id ?? null, title: titles.get(occasion?.activityId ?? entry.objectId) ?? '', period: occasion?.period.code ?? '', note: entry.content.note };
      }),
    });
  },
};

export async function auditRegister(context: Context, bodyId: YearHead['bodyId']): Promise<AuditRegister> {
  const { store, today } = context;
  const [register, official, people] = await Promise.all([store.register(bodyId), store.officialMeasures(bodyId), store.people()]);
  const names = new Map<string, string>(people.map((person) => [person.id, person.name]));
  const shown = register.measures.filter((measure) => official.has(measure.id));
  // An event is named as the board decided it; one that stands in a draft only is not named at all.
  const years = [...new Set(shown.flatMap((measure) => measure.events.map((one) => one.year)))];
  const events = new Map<string, { year: number; label: string | null; text: string }>();
  for (const year of years) {
    const head = await store.yearHead(bodyId, year);
    const decided = head && await store.decidedPlan(head.id);
    for (const { id, label, text } of decided?.content.events ?? []) events.set(id, { year, label, text });
  }
  return {
    today,
    measures: shown.map((measure) => ({
      ...measure, events: measure.events.map((one) => ({ ...one, eventIds: one.eventIds.filter((id) => events.has(id)) })), responsibleName: (measure.responsibleId === null ? undefined : names.get(measure.responsibleId)) ?? measure.responsible?.printed ?? '', notes: register.notes.filter((note) => note.measureId === measure.id),
      late: isLateMeasure(measure, today), closed: isClosed(measure), mends: measure.events.flatMap((one) => one.eventIds.flatMap((id) => events.get(id) ?? [])),
    })),
    recommendations: register.recommendations.map((one) => ({ ...one, ownerName: (one.ownerId === null ? undefined : names.get(one.ownerId)) ?? one.owner?.printed ?? '', unanswered: isUnanswered(one, today), measureIds: one.measureIds.filter((id) => official.has(id)) })),
  };
}
export const readAuditRegister: UseCase<'audit.register'> = { act: async (context, input) => ok(await auditRegister(context, input.boardId)) };

export const readAuditLog: UseCase<'audit.log'> = {
  async act(context, input) {
    const head = await headOf(context, input);
    if (!head.ok) return head;
    const before = input.before === undefined ? null : Number(input.before);
    const entries = await context.store.openTrail(head.value.id, openLog, Number.isSafeInteger(before) ? before : null, page);
    return ok<Output<'audit.log'>>({ entries: entries.map((entry) => trailView(entry, false)), next: entries.length === page ? String(entries.at(-1)?.written ?? '') || null : null });
  },
};
