import type { ComparedObject, Difference } from '../domain/year/compare.ts';
import type { Evidence, Occasion, OccasionItem } from '../domain/control/occasion.ts';
import type { Day } from '../domain/day.ts';
import type { FollowupContent } from '../domain/followup/content.ts';
import type { LinkKind, MeasureNote, Recommendation, RegisterMeasure } from '../domain/measure/register.ts';
import type { Method } from '../domain/method/method.ts';
import type { PreviousYear, YearContent } from '../domain/year/content.ts';
import type { Published } from './publication.ts';
import type { RecordInput } from './recordPaper.ts';

/** A paper that no board decides: it shows how something stood on a day. */
interface Extract {
  readonly municipality: string;
  readonly board: string;
  readonly day: Day;
  readonly publication?: Published;
}

export interface PrintedMended { readonly kind: 'event' | LinkKind; readonly year: number | null; readonly label: string; readonly text: string; readonly place: string; readonly itemPosition: number | null }
export interface PrintedMeasure extends RegisterMeasure {
  readonly mends: readonly PrintedMended[];
  readonly responsibleName: string;
  readonly notes: readonly MeasureNote[];
  readonly late: boolean;
  readonly closed: boolean;
}
export interface PrintedRecommendation extends Recommendation {
  readonly ownerName: string;
  readonly unanswered: boolean;
  /** The years after which it should have been looked at and was not. */
  readonly statesDue: readonly number[];
}

/** The board's register of measures and recommendations, over all years. */
export interface MeasuresInput extends Extract {
  readonly paper: 'measures';
  readonly measures: readonly PrintedMeasure[];
  readonly recommendations: readonly PrintedRecommendation[];
}

/** One control with its draw and the result of each item. */
export interface WorksheetInput extends Extract {
  readonly paper: 'worksheet';
  readonly planYear: number;
  readonly planRow: number;
  readonly title: string;
  readonly instruction: string;
  readonly events: readonly { readonly label: string; readonly text: string }[];
  readonly groups: readonly string[];
  readonly unitName: string | null;
  readonly performerName: string;
  readonly reviewerName: string;
  readonly occasion: Occasion;
  readonly items: readonly OccasionItem[];
  readonly measures: readonly { readonly title: string; readonly itemPosition: number | null }[];
  readonly evidence: readonly (Pick<Evidence, 'name' | 'size' | 'sha256' | 'addedBy'> & { readonly addedOn: Day })[];
}

/** Where one side of a comparison stands. */
export type ComparedStand =
  | { readonly kind: 'draft'; readonly year: number }
  | { readonly kind: 'submitted' | 'withdrawn'; readonly year: number; readonly version: number; readonly day: Day }
  | { readonly kind: 'decided'; readonly year: number; readonly version: number; readonly meeting: Day; readonly minutesItem: string };

/** What differs between two versions, or two years, of a board's analysis and plan. */
export interface DifferencesInput extends Extract {
  readonly paper: 'differences';
  readonly before: ComparedStand;
  readonly after: ComparedStand;
  /** Each side is read by its own method. */
  readonly methods: { readonly before: Method; readonly after: Method };
  readonly differences: readonly Difference[];
  /** What each row of the later side says, by its id. */
  readonly texts: Readonly<Record<string, string>>;
  /** The kinds of rows that can be compared: two years without lineage between them would have every row new. */
  readonly tied: readonly ComparedObject[];
}

/** One page for the board's members. What is frozen is told by its stand; null as follow-up when none is to be seen. */
export interface MembersInput extends Extract {
  readonly paper: 'members';
  readonly content: YearContent;
  readonly plan: ComparedStand;
  readonly before: PreviousYear | null;
  readonly followup: { readonly content: FollowupContent; readonly stand: ComparedStand } | null;
}

export type ExtractInput = MeasuresInput | WorksheetInput | DifferencesInput | MembersInput | RecordInput;
