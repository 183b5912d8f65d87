import type { Finding } from '../finding.ts';
import { sameWords, similarity, wordsOf } from '../wording.ts';
import type { Found, History } from '../year/checks-lens.ts';
import { blank, controlText, eventRow, finding } from '../year/checks-lens.ts';
import type { RiskEvent } from './analysis.ts';

/** The rules of the analysis that compare it with last year's. */
export function riskHistoryChecks(history: History): Finding[] {
  return [...ratingChanged(history), ...gone(history), ...controlChanged(history)];
}

/**
 * The rating differs from last year's and nobody says why. A reason carried word for word from last year explains
 * last year's rating. An event merged from several is compared with all of them: keeping one's rating is no change.
 */
function ratingChanged(history: History): Finding[] {
  const found: Found[] = history.after.events.flatMap((event) => {
    const earlier = history.from(event);
    const changed = earlier.length > 0 && rated(event) && earlier.every((other) =>
      rated(other) && (other.likelihood !== event.likelihood || other.consequence !== event.consequence));
    const unexplained = blank(event.ratingReason) || earlier.some((other) => sameWords(other.ratingReason, event.ratingReason));
    return changed && unexplained
      ? [{ row: eventRow(event), about: [event.text, event.likelihood, event.consequence, ...earlier.flatMap((other) => [other.likelihood, other.consequence])] }] : [];
  });
  return finding('risk.rating-changed-without-comment', found, { year: history.before.content.year });
}

/** An event of last year that no event continues and that nobody has ended with a reason. The rows carry last year's ids and numbers. */
function gone(history: History): Finding[] {
  const found: Found[] = history.before.events
    .filter((event) => history.to(event).length === 0 && !endedWithReason(history, event))
    .map((event) => ({ row: eventRow(event), about: [event.text] }));
  return finding('risk.gone-without-reason', found, { year: history.before.content.year });
}

/** The event is the same, by its words and its lineage, but its systematic control has other words. Says so when they are nearer another event. */
function controlChanged(history: History): Finding[] {
  const nearer: string[] = [];
  const subjects = subjectsOf(history);
  const found: Found[] = history.after.events.flatMap((event) => {
    const earlier = history.from(event);
    const other = earlier[0];
    if (earlier.length !== 1 || !other || !sameWords(other.text, event.text)) return [];
    const [was, now] = [controlText(history.before.controlsOf(other)), controlText(history.after.controlsOf(event))];
    if (blank(was) || blank(now) || sameWords(was, now)) return [];
    const rival = nearestOther(subjects, event, now);
    if (rival) nearer.push(`${eventRow(event).label} → ${eventRow(rival).label}`);
    return [{ row: eventRow(event), about: [was, now] }];
  });
  return finding('control.changed-event-kept', found, { year: history.before.content.year, nearer: nearer.join('; ') });
}

/** What an event is about, by its words and by last year's control; the stems are for a cheap look before the costly one. */
interface Subject { readonly event: RiskEvent; readonly texts: readonly string[]; readonly stems: ReadonlySet<string> }

function subjectsOf(history: History): Subject[] {
  return history.after.events.map((event) => {
    const texts = [event.text, ...history.from(event).map((earlier) => controlText(history.before.controlsOf(earlier)))].filter((text) => !blank(text));
    return { event, texts, stems: new Set(texts.flatMap(stemsOf)) };
  });
}

/** Words of some length, without their endings. */
function stemsOf(text: string): string[] {
  return wordsOf(text).filter((word) => word.length >= 4).map((word) => word.slice(0, 5));
}

/** So many rivals are compared word by word: 500 changed controls against 500 events must not take seconds. */
const closest = 3;

/** The other event that the new control is clearly nearer to; null when its own event is as near. */
function nearestOther(subjects: readonly Subject[], event: RiskEvent, control: string): RiskEvent | null {
  const stems = [...new Set(stemsOf(control))];
  const nearness = (subject: Subject): number => Math.max(0, ...subject.texts.map((text) => similarity(control, text)));
  const own = subjects.find((subject) => subject.event.id === event.id);
  // A margin, so that two events about the same thing do not trade places on a single word.
  let best = Math.max((own ? nearness(own) : 0) + 0.1, 0.3);
  let nearest: RiskEvent | null = null;
  const rivals = subjects.filter((subject) => subject.event.id !== event.id)
    .map((subject) => ({ subject, shared: stems.filter((stem) => subject.stems.has(stem)).length }))
    .filter((rival) => rival.shared > 0).toSorted((a, b) => b.shared - a.shared).slice(0, closest);
  for (const { subject } of rivals) {
    const near = nearness(subject);
    if (near > best) [best, nearest] = [near, subject.event];
  }
  return nearest;
}

export function endedWithReason(history: History, event: RiskEvent): boolean {
  return history.after.content.endedEvents.some((ended) => ended.previousEventId === event.id && !blank(ended.reason));
}

function rated(event: RiskEvent): boolean {
  return event.likelihood !== null && event.consequence !== null;
}
