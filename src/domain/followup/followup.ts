import type { BoardYearId, BodyId, FollowupId } from '../identity.ts';
import type { Day } from '../day.ts';

/** The board's judgement of its internal control (KL 6 kap. 6 §); the words on screen and paper are data of `text`. */
export const judgements = ['sufficient', 'partly', 'insufficient'] as const;
export type Judgement = (typeof judgements)[number];

/** A section is about a plan row, an event's new rating, a measure, or the whole: `subject` is the row's id, or '' for the introduction and the closing words. */
export const sectionKinds = ['introduction', 'activity', 'event', 'measure', 'closing'] as const;
export type SectionKind = (typeof sectionKinds)[number];

export interface FollowupSection {
  readonly kind: SectionKind;
  readonly subject: string;
  /** What happened, drafted from the figures. */
  readonly result: string;
  /** What it means, written by a person. */
  readonly analysis: string;
  /** The words last drafted from the figures: equal to `result` = nobody has changed them. */
  readonly draftedFrom: string;
  /** Only of an event: the rating proposed after the year, beside the decided one; equal to it = looked at and kept, null = not looked at. */
  readonly likelihood: number | null;
  readonly consequence: number | null;
  readonly ratingReason: string;
  readonly ready: boolean;
  readonly changedBy: string;
  readonly changedAt: string | null;
  readonly lock: { readonly personId: string; readonly name: string; readonly until: string } | null;
}

export interface Followup {
  readonly id: FollowupId;
  readonly boardYearId: BoardYearId;
  readonly bodyId: BodyId;
  /** Code of the calendar's occasion. */
  readonly occasion: string;
  readonly judgement: Judgement | null;
  readonly grounds: string;
  readonly judgementBy: string;
  readonly judgementOn: Day | null;
  /** When anything in it was last changed (ISO 8601). */
  readonly changedAt: string;
  readonly sections: readonly FollowupSection[];
}
