import { cutOffOf, dueOf, type CalendarOccasion } from '../domain/calendar/calendar.ts';
import { deliveredCalendar } from '../domain/calendar/delivered.ts';
import type { Day } from '../domain/day.ts';
import { followupDocument } from '../domain/followup/content.ts';
import type { FollowupContent, FollowupEvent, FollowupMeasure, FollowupPlanRow } from '../domain/followup/content.ts';
import { figuresOf } from '../domain/followup/figures.ts';
import type { Followup, FollowupSection, SectionKind } from '../domain/followup/followup.ts';
import { isMaterial } from '../domain/followup/judge.ts';
import { isClosed, type RegisterMeasure } from '../domain/measure/register.ts';
import { frequencyOf } from '../domain/control/planOccasions.ts';
import { ok, refuse, type Outcome } from '../domain/refusal.ts';
import { controlText } from '../domain/year/checks-lens.ts';
import { groupPath } from '../domain/year/content.ts';
import { frequencyWords } from '../text/words.ts';
import { planInForce, type InForce } from './controlPlan.ts';
import type { StoredOccasion, YearHead } from './ports.ts';
import type { Context } from './useCase.ts';

/** The calendar that holds: the municipality's own, else the delivered one. */
export async function calendarOf(context: Context): Promise<readonly CalendarOccasion[]> {
  return await context.store.ownCalendar() ?? deliveredCalendar;
}
/** A section that nobody has written in yet. */
export function emptySection(kind: SectionKind, subject: string): FollowupSection {
  return { kind, subject, result: '', analysis: '', draftedFrom: '', likelihood: null, consequence: null, ratingReason: '', ready: false, changedBy: '', changedAt: null, lock: null };
}

/** What a follow-up is made from, read at once: however many occasions there are, the number of questions to the database is the same. */
export interface FollowupWork { readonly content: FollowupContent; readonly followup: Followup | null; readonly calendar: CalendarOccasion; readonly force: InForce }

/** Null as plan when neither this year's nor last year's is decided: then there is nothing to follow up. */
export async function followupWork(context: Context, head: YearHead, code: string): Promise<Outcome<FollowupWork>> {
  const { store, today } = context;
  const occasion = (await calendarOf(context)).find((one) => one.code === code);
  if (!occasion) return refuse('object.not-found');
  const force = await planInForce(context, head.bodyId, head.year);
  if (!force.ok) return force;
  if (force.value === null) return refuse('control.plan-not-decided', { year: head.year });
  const [notes, followup, stored, summaries, register, people, municipality] = await Promise.all([
    store.notesOf(head.id, followupDocument(code)),
    store.followup(head.id, code), store.occasionsOf(head.bodyId, head.year), store.controlSummaries(head.bodyId, head.year), store.register(head.bodyId), store.people(), store.municipality(),
  ]);
  const { content: plan, version } = force.value.plan;
  const cutOff = cutOffOf(occasion, head.year);
  const deviations = await store.openMaterial(head.bodyId, `${head.year}-01-01` as Day, cutOff);
  const sections = new Map((followup?.sections ?? []).map((section) => [`${section.kind} ${section.subject}`, section]));
  const sectionOf = (kind: SectionKind, subject: string): FollowupSection => sections.get(`${kind} ${subject}`) ?? emptySection(kind, subject);
  const byActivity = Map.groupBy(stored, (one) => one.occasion.activityId as string);
  const measuresOf = measureLinks(register.measures);
  const names = new Map<string, string>(people.map((person) => [person.id, person.name]));

  const rows = plan.activities.map((activity, at): FollowupPlanRow => {
    // What was taken down before anybody had begun is nothing to tell the board of.
    const own = (byActivity.get(activity.id) ?? []).filter((one) => one.occasion.period.from <= cutOff && !(one.occasion.state === 'withdrawn' && one.occasion.sample === null));
    const periods = new Set(own.map((one) => one.occasion.period.code));
    const events = activity.eventIds.flatMap((id) => plan.events.filter((event) => event.id === id));
    const section = sectionOf('activity', activity.id);
    const first = events[0];
    return {
      activityId: activity.id, planRow: at + 1, title: activity.text.trim() || activity.printedEvent, groups: groupPath(plan, first?.groupId ?? null).flatMap((group) => (group === null ? [] : [group.title])),
      events: events.map((event): FollowupEvent => {
        const rated = sectionOf('event', event.id);
        return { id: event.id, label: event.label, text: event.text, likelihood: event.likelihood, consequence: event.consequence, proposed: rated.likelihood === null || rated.consequence === null ? null : { likelihood: rated.likelihood, consequence: rated.consequence, reason: rated.ratingReason } };
      }),
      systematicControl: controlText(plan.controls.filter((control) => activity.eventIds.some((id) => control.covers.includes(id)))) || activity.printedControl,
      owner: activity.owner?.printed ?? '', frequency: activity.frequency?.printed || frequencyWords[frequencyOf(activity)],
      occasions: own.map((one: StoredOccasion) => ({ ...one.occasion, unitName: one.unitName })), summaries: summaries.filter((one) => one.activityId === activity.id && periods.has(one.period)),
      figures: figuresOf(own.map((one) => one.occasion), cutOff, today), result: section.result, analysis: section.analysis, ready: section.ready,
      measureIds: [...new Set([...own.flatMap((one) => measuresOf.get(one.occasion.id) ?? []), ...events.flatMap((event) => measuresOf.get(event.id) ?? [])])],
    };
  });
  const measures = register.measures.filter((measure) => concerns(measure, head.year, cutOff)).map((measure): FollowupMeasure => {
    const section = sectionOf('measure', measure.id);
    return { ...measure, result: section.result, analysis: section.analysis, ready: section.ready, responsibleName: (measure.responsibleId === null ? undefined : names.get(measure.responsibleId)) ?? measure.responsible?.printed ?? '' };
  });
  const whole: FollowupContent = {
    followupId: followup?.id ?? ('' as Followup['id']), boardYearId: head.id, municipality, board: { id: head.bodyId, name: head.bodyName }, year: head.year, occasion, cutOff, due: dueOf(occasion, head.year),
    plan: { year: force.value.planYear, version: version.number, decidedOn: version.decidedOn, minutesItem: version.minutesItem, checksum: version.checksum }, method: plan.method, introduction: sectionOf('introduction', '').result, rows, measures,
    recommendations: register.recommendations.filter((one) => one.status === 'open' || one.status === 'inProgress' || one.receivedOn?.startsWith(String(head.year)) === true),
    deviations, ...(notes.length > 0 ? { notes } : {}), closing: sectionOf('closing', '').result,
    judgement: followup?.judgement ? { judgement: followup.judgement, grounds: followup.grounds, by: followup.judgementBy, on: followup.judgementOn } : null,
  };
  // A follow-up of material matters only leaves out the rows without any; what was not performed always stays.
  const content = occasion.includes === 'all' ? whole : { ...whole, rows: whole.rows.filter((row) => isMaterial(whole, row) || row.figures.notPerformed + row.figures.late > 0) };
  return ok({ content, followup, calendar: occasion, force: force.value });
}

/** Measures by what they mend: occasions by link, events by year. */
function measureLinks(measures: readonly RegisterMeasure[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const add = (target: string, id: string): void => { found.set(target, [...found.get(target) ?? [], id]); };
  for (const measure of measures) {
    for (const link of measure.links) add(link.targetId, measure.id);
    for (const { eventIds } of measure.events) for (const id of eventIds) add(id, measure.id);
  }
  return found;
}

/** A measure belongs in the year's follow-up while it is open, and when something of it happened in the year. */
function concerns(measure: RegisterMeasure, year: number, cutOff: Day): boolean {
  if (measure.createdOn !== null && measure.createdOn > cutOff) return false;
  const touched = (day: Day | null): boolean => day?.startsWith(String(year)) === true;
  return !isClosed(measure) || measure.events.some((one) => one.year === year) || touched(measure.createdOn) || touched(measure.end) || touched(measure.effect?.on ?? null);
}
