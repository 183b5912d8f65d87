import type { DraftEvent, DraftPlanRow } from '../domain/document/draft.ts';
import { nearlySame, sameWords, similarity } from '../domain/wording.ts';

/**
 * Which event of the analysis each plan row is about: by the number printed on the row, where the words at that
 * number bear it out, else by equal or nearly equal words, in the same process before others. A `shared` row stands
 * in the plan where its activity's first event belongs; its own groups are those of its event.
 */
export function findEvents(rows: readonly DraftPlanRow[], events: readonly DraftEvent[], numberIsEvents: boolean, shared: ReadonlySet<DraftPlanRow> = new Set()): DraftPlanRow[] {
  return rows.map((row) => {
    const printed = byNumber(row, events, numberIsEvents);
    if (printed !== null) return { ...row, ...(shared.has(row) && (row.goal ?? row.process ?? row.workMethod) !== null ? groupsOf(events, printed.number) : {}), event: printed.event, eventNumber: printed.number, eventFound: 'printed' };
    const unowned = row.eventNumber === null || numberIsEvents ? row : { ...row, eventNumber: null, extra: { ...row.extra, Nr: row.eventNumber } };
    if (events.length === 0) return { ...unowned, eventFound: unowned.eventNumber === null ? 'none' : 'printed' };
    const same = best(row, events, (text) => (sameWords(text, row.event ?? '') ? 1 : 0));
    if (same !== null) return { ...unowned, eventNumber: same.number, eventFound: 'sameWords' };
    const near = best(row, events, (text) => {
      const alike = similarity(text, row.event ?? '');
      return alike >= nearlySame ? alike : 0;
    });
    if (near !== null) return { ...unowned, eventNumber: near.number, eventFound: 'nearWords' };
    return {
      ...unowned, eventNumber: null, eventFound: 'none',
      // A row that names no event cannot name a wrong one.
      doubts: (row.event ?? row.eventNumber) === null ? unowned.doubts : [...unowned.doubts, { code: 'draft.event-not-in-analysis', place: row.place, params: { event: (row.event ?? '').slice(0, 120) } }],
    };
  });
}

function groupsOf(events: readonly DraftEvent[], number: string): Partial<DraftPlanRow> {
  const event = events.find((one) => one.number === number);
  return event === undefined ? {} : { goal: event.goal, process: event.process, workMethod: event.workMethod };
}

/** A number at the head of the row or of the event's words; believed when the analysis has those words under it. */
function byNumber(row: DraftPlanRow, events: readonly DraftEvent[], numberIsEvents: boolean): { number: string; event: string | null } | null {
  if (row.eventNumber !== null) {
    const event = events.find((one) => one.number === row.eventNumber);
    if (event !== undefined && (numberIsEvents || alike(event, row.event))) return { number: row.eventNumber, event: row.event };
  }
  const leading = /^(?:nr\s*)?([A-Z]{0,2}\d+(?:\.\d+)*)[.:)]?\s+(\S[\s\S]*)$/i.exec(row.event ?? '');
  const event = leading === null ? undefined : events.find((one) => one.number === leading[1]);
  if (leading === null || event === undefined || !alike(event, leading[2] ?? '')) return null;
  return { number: leading[1] ?? '', event: leading[2] ?? null };
}

function alike(event: DraftEvent, text: string | null): boolean {
  return text === null || wordings(event).some((one) => similarity(one, text) >= nearlySame);
}

/** A plan repeats the headline alone or the whole cell. */
function wordings(event: DraftEvent): string[] {
  const headline = event.event ?? '';
  return event.detail === null ? [headline] : [`${headline} ${event.detail}`, headline];
}

function best(row: DraftPlanRow, events: readonly DraftEvent[], score: (text: string) => number): DraftEvent | null {
  let found: DraftEvent | null = null;
  let highest = 0;
  for (const event of events) {
    const words = Math.max(...wordings(event).map(score));
    if (words === 0) continue;
    const near = (a: string | null, b: string | null, worth: number): number => (a !== null && b !== null && sameWords(a, b) ? worth : 0);
    const total = words + near(row.process, event.process ?? event.indicator, 0.3) + near(row.process, event.indicator, 0.3) + near(row.workMethod, event.workMethod, 0.15) + near(row.goal, event.goal, 0.1)
      + (event.inPlan === true ? 0.05 : 0) + (row.riskValue !== null && row.riskValue === event.riskValue ? 0.02 : 0);
    if (total > highest) {
      found = event;
      highest = total;
    }
  }
  return found;
}
