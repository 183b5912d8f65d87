import type { Day } from '../day.ts';

/** Rings from the outside in: the analysis and plan of the coming year, the controls, the follow-ups. */
const wheelRings = ['plan', 'controls', 'followup'] as const;
export type WheelRing = (typeof wheelRings)[number];
export type WheelState = 'done' | 'now' | 'todo' | 'late';

/** What a mark is about; `text` makes the words. */
export type WheelWhat =
  | { readonly kind: 'analysis'; readonly year: number; readonly errors: number }
  | { readonly kind: 'decision'; readonly year: number; readonly decided: boolean }
  | { readonly kind: 'controls'; readonly period: string; readonly done: number; readonly planned: number; readonly late: number }
  | { readonly kind: 'followup'; readonly code: string; readonly name: string }
  | { readonly kind: 'measure'; readonly id: string; readonly title: string };

/** Something on the wheel: a span when `from` and `to` differ, else a day. `due` is when it must be done; the list is sorted by it. */
export interface WheelMark { readonly ring: WheelRing; readonly from: Day; readonly to: Day; readonly due: Day; readonly state: WheelState; readonly what: WheelWhat }

export interface WheelInput {
  readonly year: number;
  readonly today: Day;
  /** The coming year's analysis and plan: when work on it began, when the board meets, and what has come of it. */
  readonly coming: { readonly began: Day | null; readonly errors: number; readonly meetingOn: Day | null; readonly decidedOn: Day | null } | null;
  readonly periods: readonly { readonly code: string; readonly to: Day; readonly due: Day; readonly planned: number; readonly done: number; readonly late: number }[];
  readonly followups: readonly { readonly code: string; readonly name: string; readonly begins: Day; readonly due: Day; readonly state: 'none' | 'draft' | 'submitted' | 'decided'; readonly on: Day | null }[];
  readonly lateMeasures: readonly { readonly id: string; readonly title: string; readonly end: Day }[];
}

/** The months in which boards decide the coming year's plan when nothing else is known: work from mid August, the decision in December (domain 3). */
const workBegins = '08-15';
const usualDecision = '12-10';

/** The marks of a board's year, sorted by the day they are due. */
export function wheelMarks(input: WheelInput): WheelMark[] {
  const { year, today } = input;
  const day = (monthDay: string): Day => `${year}-${monthDay}` as Day;
  const marks: WheelMark[] = [];

  const { coming } = input;
  const decisionOn = coming?.decidedOn ?? coming?.meetingOn ?? day(usualDecision);
  const began = coming?.began !== null && coming?.began !== undefined && coming.began.startsWith(String(year)) ? coming.began : day(workBegins);
  const decided = coming?.decidedOn !== null && coming?.decidedOn !== undefined;
  const analysisState: WheelState = decided ? 'done' : today > decisionOn ? 'late' : today >= began && coming !== null ? 'now' : 'todo';
  marks.push({ ring: 'plan', from: began, to: decisionOn < began ? began : decisionOn, due: decisionOn, state: analysisState, what: { kind: 'analysis', year: year + 1, errors: coming?.errors ?? 0 } });
  marks.push({ ring: 'plan', from: decisionOn, to: decisionOn, due: decisionOn, state: decided ? 'done' : today > decisionOn ? 'late' : 'todo', what: { kind: 'decision', year: year + 1, decided } });

  for (const period of input.periods) {
    if (period.planned === 0) continue;
    const state: WheelState = period.late > 0 ? 'late' : period.done >= period.planned ? 'done' : today > period.to ? 'now' : 'todo';
    marks.push({ ring: 'controls', from: period.to, to: period.to, due: period.due, state, what: { kind: 'controls', period: period.code, done: period.done, planned: period.planned, late: period.late } });
  }
  for (const one of input.followups) {
    const state: WheelState = one.state === 'decided' || one.state === 'submitted' ? 'done' : today > one.due ? 'late' : one.state === 'draft' || today >= one.begins ? 'now' : 'todo';
    marks.push({ ring: 'followup', from: one.begins, to: one.on ?? one.due, due: one.due, state, what: { kind: 'followup', code: one.code, name: one.name } });
  }
  for (const measure of input.lateMeasures) marks.push({ ring: 'controls', from: measure.end, to: measure.end, due: measure.end, state: 'late', what: { kind: 'measure', id: measure.id, title: measure.title } });
  return marks.toSorted((a, b) => (a.due === b.due ? wheelRings.indexOf(a.ring) - wheelRings.indexOf(b.ring) : a.due < b.due ? -1 : 1));
}
