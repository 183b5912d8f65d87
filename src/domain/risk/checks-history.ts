import type { Finding } from '../finding.ts';
import { sameWords, similarity } from '../wording.ts';
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
  const found: Found[] = history.after.events.flatMap((event) => {
    const earlier = history.from(event);
    const other = earlier[0];
    if (earlier.length !== 1 || !other || !sameWords(other.text, event.text)) return [];
    const [was, now] = [controlText(history.before.controlsOf(other)), controlText(history.after.controlsOf(event))];
    if (blank(was) || blank(now) || sameWords(was, now)) return [];
    const rival = nearestOther(history, event, now);
    if (rival) nearer.push(`${eventRow(event).label} → ${eventRow(rival).label}`);
    return [{ row: eventRow(event), about: [was, now] }];
  });
  return finding('control.changed-event-kept', found, { year: history.before.content.year, nearer: nearer.join('; ') });
}

/** The other event whose words, or whose control of last year, the new control is clearly nearer to; null when its own event is as near. */
function nearestOther(history: History, event: RiskEvent, control: string): RiskEvent | null {
  const nearness = (to: RiskEvent): number => Math.max(
    similarity(control, to.text),
    ...history.from(to).map((earlier) => similarity(control, controlText(history.before.controlsOf(earlier)))));
  // A margin, so that two events about the same thing do not trade places on a single word.
  let best = Math.max(nearness(event) + 0.1, 0.3);
  let nearest: RiskEvent | null = null;
  for (const other of history.after.events) {
    if (other.id === event.id) continue;
    const near = nearness(other);
    if (near > best) [best, nearest] = [near, other];
  }
  return nearest;
}

export function endedWithReason(history: History, event: RiskEvent): boolean {
  return history.after.content.endedEvents.some((ended) => ended.previousEventId === event.id && !blank(ended.reason));
}

function rated(event: RiskEvent): boolean {
  return event.likelihood !== null && event.consequence !== null;
}
