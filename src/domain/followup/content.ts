import type { CalendarOccasion } from '../calendar/calendar.ts';
import type { Day } from '../day.ts';
import type { DeviationState } from '../deviation/deviation.ts';
import type { BoardYearId, BodyId, FollowupId } from '../identity.ts';
import type { Method } from '../method/method.ts';
import type { ControlSummary, Occasion } from '../control/occasion.ts';
import type { Recommendation, RegisterMeasure } from '../measure/register.ts';
import type { Note } from '../year/content.ts';
import type { Judgement } from './followup.ts';
import type { Figures } from './figures.ts';

/** An occasion as the follow-up prints it: with the name of its place. */
export interface FollowupOccasion extends Occasion { readonly unitName: string | null }

/** The rating of an event: as decided, and as proposed after the year. `proposed` null = nobody has looked. */
export interface FollowupEvent {
  readonly id: string;
  readonly label: string | null;
  readonly text: string;
  readonly likelihood: number | null;
  readonly consequence: number | null;
  readonly proposed: { readonly likelihood: number; readonly consequence: number; readonly reason: string } | null;
}

/** One row of the decided plan with what came of it. */
export interface FollowupPlanRow {
  readonly activityId: string;
  /** Its number in the plan's order, from 1. */
  readonly planRow: number;
  readonly title: string;
  /** Titles of goal, process, way of working: outermost first, as the method groups. */
  readonly groups: readonly string[];
  readonly events: readonly FollowupEvent[];
  readonly systematicControl: string;
  readonly owner: string;
  readonly frequency: string;
  readonly occasions: readonly FollowupOccasion[];
  readonly summaries: readonly ControlSummary[];
  readonly figures: Figures;
  readonly result: string;
  readonly analysis: string;
  readonly ready: boolean;
  /** Measures that came out of its controls, or mend its events. */
  readonly measureIds: readonly string[];
}

export interface FollowupMeasure extends RegisterMeasure { readonly result: string; readonly analysis: string; readonly ready: boolean; readonly responsibleName: string }

/** A follow-up whole: what is shown, checked, printed and frozen. Built from the decided plan, its occasions, the register of measures and the sections. */
export interface FollowupContent {
  readonly followupId: FollowupId;
  readonly boardYearId: BoardYearId;
  readonly municipality: string;
  readonly board: { readonly id: BodyId; readonly name: string };
  readonly year: number;
  readonly occasion: CalendarOccasion;
  readonly cutOff: Day;
  readonly due: Day;
  /** The decided plan it follows up; its year is another one while last year's plan applies. */
  readonly plan: { readonly year: number; readonly version: number; readonly decidedOn: Day | null; readonly minutesItem: string; readonly checksum: string };
  readonly method: Method;
  readonly introduction: string;
  readonly rows: readonly FollowupPlanRow[];
  readonly measures: readonly FollowupMeasure[];
  readonly recommendations: readonly Recommendation[];
  /** Material deviations of the year that stand in the board's register: by their title, never by what was reported. Not there in follow-ups frozen before. */
  readonly deviations?: readonly { readonly id: string; readonly title: string; readonly reportedOn: Day; readonly state: DeviationState; readonly measures: number }[];
  /** Findings that were noted in it, with why. Not there where none was. */
  readonly notes?: readonly Note[];
  readonly closing: string;
  readonly judgement: { readonly judgement: Judgement; readonly grounds: string; readonly by: string; readonly on: Day | null } | null;
}

/** The number of the format in which follow-ups are frozen. */
export const followupFormat = 1;
/** A year's documents: the analysis and plan, and each follow-up by its code. */
export type DocumentKey = 'vorPlan' | `followup-${string}`;
export function followupDocument(code: string): DocumentKey { return `followup-${code}`; }
/** The calendar's code of a follow-up document; null for the analysis and plan. */
export function codeOf(key: DocumentKey): string | null { return key === 'vorPlan' ? null : key.slice('followup-'.length); }
