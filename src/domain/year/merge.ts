import { treatmentOf } from '../method/method.ts';
import type { RiskEvent } from '../risk/analysis.ts';
import type { FieldChange } from './change.ts';
import type { YearContent } from './content.ts';

export interface Merged { readonly kept: RiskEvent; readonly gone: readonly RiskEvent[]; readonly changes: readonly FieldChange[] }

/** What the kept event takes over where it says nothing itself. */
const taken = ['explanation', 'category', 'riskOwner', 'department', 'indicator', 'councilTarget', 'boardTarget', 'routine', 'runningChecks', 'activityText'] as const satisfies readonly (keyof RiskEvent)[];

/**
 * Several events that say the same thing become one. The kept event's own words, number, rating and treatment stand; what it
 * leaves unsaid is taken from the others. What named the others – controls, activities, measures, answers – names the kept
 * one, and where only the others were in the plan or had a measure promised, so is it. Null when they cannot be one.
 */
export function mergeEvents(content: YearContent, keepId: string, goneIds: readonly string[]): Merged | null {
  const kept = content.events.find((event) => event.id === keepId);
  const gone = content.events.filter((event) => goneIds.includes(event.id));
  if (!kept || gone.length === 0 || gone.length !== new Set(goneIds).size || gone.some((event) => event.id === kept.id || event.kind !== kept.kind)) return null;
  const changes: FieldChange[] = [];
  const set = (object: FieldChange['object'], id: string, field: string, seen: unknown, wanted: unknown): void => { changes.push({ object, id, field, seen, wanted }); };
  for (const field of taken) {
    const from = unsaid(kept[field]) ? gone.find((event) => !unsaid(event[field])) : undefined;
    if (from) set('event', kept.id, field, kept[field], from[field]);
  }
  const rated = kept.likelihood === null && kept.consequence === null ? gone.find((event) => event.likelihood !== null || event.consequence !== null) : undefined;
  if (rated) for (const field of ['likelihood', 'consequence', 'printedValue', 'ratedOn', 'ratingReason', 'review'] as const) if (kept[field] !== rated[field]) set('event', kept.id, field, kept[field], rated[field]);
  const treated = handledBy(content, kept, gone);
  if (treated !== kept.treatment) {
    set('event', kept.id, 'treatment', kept.treatment, treated);
    const reason = unsaid(kept.treatmentReason) ? gone.find((event) => event.treatment === treated && !unsaid(event.treatmentReason))?.treatmentReason : undefined;
    if (reason !== undefined) set('event', kept.id, 'treatmentReason', kept.treatmentReason, reason);
  }
  const away = new Set<string>(gone.map((event) => event.id));
  const named = (object: FieldChange['object'], id: string, field: string, ids: readonly string[]): void => {
    if (ids.some((one) => away.has(one))) set(object, id, field, ids, [...new Set(ids.map((one) => (away.has(one) ? kept.id : one)))]);
  };
  for (const control of content.controls) named('control', control.id, 'covers', control.covers);
  for (const activity of content.activities) named('activity', activity.id, 'eventIds', activity.eventIds);
  for (const measure of content.measures) named('measure', measure.id, 'eventIds', measure.eventIds);
  for (const answer of content.answers) named('answer', answer.question, 'eventIds', answer.eventIds);
  return { kept, gone, changes };
}

/** The treatment that keeps what any of them promised: in the plan, by a measure, or both. */
function handledBy(content: YearContent, kept: RiskEvent, gone: readonly RiskEvent[]): string | null {
  const all = [kept, ...gone].flatMap((event) => treatmentOf(content.method, event.treatment) ?? []);
  const own = treatmentOf(content.method, kept.treatment);
  const plan = all.some((one) => one.plan);
  const measure = all.some((one) => one.measure);
  const keeps = (one: { readonly plan: boolean; readonly measure: boolean } | null): boolean => one !== null && (one.plan || !plan) && (one.measure || !measure);
  if (own !== null && keeps(own)) return own.id;
  return (all.find(keeps) ?? content.method.treatments.find((one) => keeps(one) && !one.accepts) ?? own ?? all[0])?.id ?? null;
}

function unsaid(value: unknown): boolean {
  return value === null || (typeof value === 'string' && value.trim() === '');
}

/** The one to propose to keep: in the plan before outside, then the highest value, then the first printed. */
export function proposedKept(content: YearContent, events: readonly RiskEvent[]): RiskEvent | null {
  const weight = (event: RiskEvent): number => (treatmentOf(content.method, event.treatment)?.plan === true ? 1000 : 0) + (event.likelihood ?? 0) * (event.consequence ?? 0);
  return events.toSorted((a, b) => weight(b) - weight(a))[0] ?? null;
}
