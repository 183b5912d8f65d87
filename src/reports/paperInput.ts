import type { Day } from '../domain/day.ts';
import type { FollowupContent } from '../domain/followup/content.ts';
import type { YearContent } from '../domain/year/content.ts';
import type { ExtractInput } from './extractInput.ts';
import type { Published } from './publication.ts';

/** What the paper is printed from. A decided paper carries the log's last checkpoint, so that a restored older log is found out. */
export type PaperStatus =
  | { readonly kind: 'draft'; readonly day: Day; /** The last day, where the board has shared the draft with others. */ readonly sharedUntil?: Day }
  | { readonly kind: 'submitted'; readonly day: Day; readonly meeting: Day; readonly version: number; readonly checksum: string }
  | {
      readonly kind: 'decided'; readonly meeting: Day; readonly minutesItem: string; readonly version: number; readonly checksum: string;
      readonly adjusted: Day | null; readonly checkpoint: { readonly stream: string; readonly number: number; readonly hash: string } | null;
    };

export interface PrintedNote { readonly title: string; readonly numbers: readonly string[]; readonly reason: string }

/** The analysis and plan whole, or the plan alone. */
export interface VorPlanInput {
  readonly paper?: 'vorPlan' | 'plan';
  /** Set when what is withheld has been left out. */
  readonly publication?: Published;
  readonly content: YearContent;
  readonly status: PaperStatus;
  readonly caseNumber: string | null;
  readonly findingsNoted: readonly PrintedNote[];
  readonly overridden: readonly PrintedNote[];
}

/** A follow-up on one of the calendar's occasions. */
export interface FollowupInput {
  readonly paper: 'followup';
  readonly publication?: Published;
  readonly content: FollowupContent;
  readonly status: PaperStatus;
  readonly caseNumber: string | null;
  readonly findingsNoted: readonly PrintedNote[];
  readonly overridden: readonly PrintedNote[];
}

/** The papers that go to the board, told apart by `paper`; without it, the analysis and plan. */
export type PaperInput = VorPlanInput | FollowupInput;
/** Every paper that the house writes. */
export type AnyPaperInput = PaperInput | ExtractInput;
