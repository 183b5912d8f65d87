import type { Finding } from '../finding.ts';
import { sameWords, wordsOf } from '../wording.ts';
import { valueOf } from '../year/content.ts';
import type { Found, Lens } from '../year/checks-lens.ts';
import { activityRow, blank, finding } from '../year/checks-lens.ts';
import { limitsOf } from './checks-limits.ts';
import { onlyOtherThanControl, withoutContent } from './checks-words.ts';
import type { Activity } from './plan.ts';

/** The rules about the rows of the plan. */
export function activityChecks(lens: Lens): Finding[] {
  return [
    ...withoutEvent(lens), ...withoutOwner(lens), ...withoutFrequency(lens), ...lacksContent(lens),
    ...notControl(lens), ...narrower(lens), ...sameText(lens), ...wordingDiffers(lens),
  ];
}

/** A plan row that mends no event of the analysis. */
function withoutEvent(lens: Lens): Finding[] {
  return finding('plan.activity-without-event', of(lens, (activity) => lens.eventsOf(activity).length === 0, (activity) => [activity.text, activity.printedEvent]));
}

/** Nobody answers for the control. A plan that has no such column is one finding. */
function withoutOwner(lens: Lens): Finding[] {
  const found = of(lens, (activity) => activity.owner === null || blank(activity.owner.printed), (activity) => [activity.text]);
  return finding('plan.activity-without-owner', found, { total: lens.activities.length, column: !lens.content.layout.hasOwnerColumn && found.length === lens.activities.length });
}

/** It is not said how often. A plan that has no such column is one finding. */
function withoutFrequency(lens: Lens): Finding[] {
  const found = of(lens, (activity) => activity.frequency === null || (activity.frequency.kind === 'text' && blank(activity.frequency.printed)), (activity) => [activity.text]);
  return finding('plan.activity-without-frequency', found, { total: lens.activities.length, column: !lens.content.layout.hasFrequencyColumn && found.length === lens.activities.length });
}

/** Empty, or it points to a description that is neither there nor attached. Thin is not empty: "Kontroll i samband med besök" says how. */
function lacksContent(lens: Lens): Finding[] {
  return finding('plan.activity-without-content', of(lens, lackingContent, (activity) => [activity.text]));
}

function lackingContent(activity: Activity): boolean {
  const described = [activity.purpose, activity.scope, activity.populationSource, activity.proposedSample].some((text) => !blank(text) && withoutContent(text) === null);
  return !described && withoutContent(activity.text) !== null;
}

/** Only a report or a frequency, only "ingår i den interna kontrollen", or a promise of future work. */
function notControl(lens: Lens): Finding[] {
  return finding('plan.activity-is-not-a-control', of(lens, (activity) => onlyOtherThanControl(activity.text) !== null, (activity) => [activity.text]));
}

/**
 * The activity sets a limit of amount, period or unit that its event has not, and the event is at or over the plan
 * threshold. Without a plan threshold the measure threshold says which events weigh that much.
 */
function narrower(lens: Lens): Finding[] {
  const from = lens.content.method.planFrom ?? lens.content.method.measureFrom ?? 0;
  const limits: string[] = [];
  const found: Found[] = lens.activities.flatMap((activity) => {
    const wide = lens.eventsOf(activity).filter((event) => (valueOf(event) ?? -1) >= from);
    const said = limitsOf(`${activity.text}\n${activity.scope}`);
    const cut = said.filter((limit) => wide.some((event) => !limitsOf(`${event.text}\n${event.explanation}`).some((other) => other.kind === limit.kind)));
    if (cut.length === 0) return [];
    limits.push(...cut.map((limit) => limit.words));
    return [{ row: activityRow(lens, activity), about: [activity.text, activity.scope, ...wide.flatMap((event) => [event.text, valueOf(event)])] }];
  });
  return finding('plan.activity-narrower-than-event', found, { limits: limits.map((words) => `”${words}”`).join(', '), from });
}

/** Two rows with the same words that share no event: one text can hardly test two different things. One row that covers several events is not meant. */
function sameText(lens: Lens): Finding[] {
  const byWords = new Map<string, Activity[]>();
  for (const activity of lens.activities) {
    const key = wordsOf(activity.text).join(' ');
    if (key === '' || lens.eventsOf(activity).length === 0) continue;
    byWords.set(key, [...(byWords.get(key) ?? []), activity]);
  }
  const twins = (activity: Activity): Activity[] => (byWords.get(wordsOf(activity.text).join(' ')) ?? [])
    .filter((other) => other.id !== activity.id && !other.eventIds.some((id) => activity.eventIds.includes(id)));
  return finding('plan.same-text-different-events', of(lens, (activity) => lens.eventsOf(activity).length > 0 && twins(activity).length > 0,
    (activity) => [activity.text, ...lens.eventsOf(activity).map((event) => event.text)]));
}

/** The event as the plan prints it has other words than in the analysis. Case, punctuation and white space aside; the explanation may be part of the cell. */
function wordingDiffers(lens: Lens): Finding[] {
  const differs = (activity: Activity): boolean => {
    const events = lens.eventsOf(activity);
    if (blank(activity.printedEvent) || events.length === 0) return false;
    const wordings = [...events.flatMap((event) => [event.text, `${event.text} ${event.explanation}`]), events.map((event) => event.text).join(' ')];
    return !wordings.some((wording) => sameWords(wording, activity.printedEvent));
  };
  return finding('plan.event-wording-differs', of(lens, differs, (activity) => [activity.printedEvent, ...lens.eventsOf(activity).map((event) => event.text)]));
}

function of(lens: Lens, test: (activity: Activity) => boolean, about: (activity: Activity) => Found['about']): Found[] {
  return lens.activities.filter(test).map((activity) => ({ row: activityRow(lens, activity), about: about(activity) }));
}
