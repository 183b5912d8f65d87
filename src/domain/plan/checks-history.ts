import type { Finding } from '../finding.ts';
import type { RiskEvent } from '../risk/analysis.ts';
import { endedWithReason } from '../risk/checks-history.ts';
import { sameWords } from '../wording.ts';
import type { Found, History } from '../year/checks-lens.ts';
import { activityRow, blank, controlText, eventRow, finding, findingOfWhole } from '../year/checks-lens.ts';
import type { Activity } from './plan.ts';

/** The rules of the plan that compare it with last year's. */
export function planHistoryChecks(history: History): Finding[] {
  return [...textKept(history), ...left(history), ...copied(history)];
}

/**
 * The activity's words stand word for word in last year's plan, but this year's event continues none of last year's,
 * and last year's event of those words is continued by none: the event was replaced and its control left standing.
 */
function textKept(history: History): Finding[] {
  const { before, after } = history;
  const found: Found[] = after.activities.flatMap((activity) => {
    const events = after.eventsOf(activity);
    if (blank(activity.text) || events.length === 0 || events.some((event) => history.from(event).length > 0)) return [];
    const kept = before.activities.some((earlier) => {
      const was = before.eventsOf(earlier);
      return was.length > 0 && sameWords(earlier.text, activity.text) && was.every((event) => history.to(event).length === 0);
    });
    return kept ? [{ row: activityRow(after, activity), about: [activity.text, ...events.map((event) => event.text)] }] : [];
  });
  return finding('plan.text-kept-event-replaced', found, { year: before.content.year });
}

/**
 * In last year's plan and not in this one, followed through changes, merges and splits: it is enough that one event
 * that continues it is in the plan. A reason on the event that continues it (this year's, not last year's words), on
 * the ended event or on every ended activity tells why. A continued row has this year's number, a vanished one last year's.
 */
function left(history: History): Finding[] {
  const { before, after } = history;
  const gone: string[] = [];
  const seen = new Set<string>();
  const found: Found[] = before.events.filter((event) => before.planPlace(event) === 'in').flatMap((event) => {
    const now = history.to(event);
    if (now.some((other) => after.planPlace(other) === 'in') || explained(history, event, now)) return [];
    const row = eventRow(now[0] ?? event);
    if (now.length === 0) gone.push(row.label);
    if (seen.has(row.id)) return [];
    seen.add(row.id);
    return [{ row, about: [event.text, ...now.map((other) => other.text)] }];
  });
  return finding('plan.left-without-reason', found, { year: before.content.year, gone: gone.join(', ') });
}

function explained(history: History, event: RiskEvent, now: readonly RiskEvent[]): boolean {
  const { before, after } = history;
  if (endedWithReason(history, event)) return true;
  if (now.some((other) => !blank(other.treatmentReason) && !sameWords(other.treatmentReason, event.treatmentReason))) return true;
  const activities = before.activitiesOf(event);
  return activities.length > 0 && activities.every((activity) =>
    after.content.endedActivities.some((ended) => ended.previousActivityId === activity.id && !blank(ended.reason)));
}

/** From this share of equal rows the plan reads as last year's, and it is told – once. */
const tellFrom = 0.5;
/** A plan of one or two rows is too small for a share to say anything. */
const leastRows = 3;

/** The share of plan rows equal to last year's in the event's rating and words, the activity's words and the systematic control. */
function copied(history: History): Finding[] {
  const rows = history.after.activities.filter((activity) => history.after.eventsOf(activity).length > 0);
  const equal = rows.filter((activity) => isCopy(history, activity)).length;
  if (rows.length < leastRows || equal / rows.length < tellFrom) return [];
  return findingOfWhole('plan.copied-unchanged', [equal, rows.length], {
    equal, total: rows.length, percent: Math.floor((100 * equal) / rows.length), year: history.before.content.year,
  });
}

function isCopy(history: History, activity: Activity): boolean {
  const { before, after } = history;
  return after.eventsOf(activity).every((event) => history.from(event).some((earlier) =>
    earlier.likelihood === event.likelihood && earlier.consequence === event.consequence && sameWords(earlier.text, event.text) &&
    same(controlText(before.controlsOf(earlier)), controlText(after.controlsOf(event))) &&
    before.activitiesOf(earlier).some((other) => same(other.text, activity.text))));
}

function same(a: string, b: string): boolean {
  return sameWords(a, b) || (blank(a) && blank(b));
}
