import type { ActivityId, BoardYearId, BodyId, MeasureId, OccasionId, PersonId, UnitId } from '../identity.ts';
import type { Day } from '../day.ts';
import type { Responsible } from '../risk/analysis.ts';
import type { UnitKind } from '../organisation/organisation.ts';
import type { Period } from './period.ts';

/** How much is looked at. The coordinator chooses the words; the statistics behind each stand in the method. `none` = the control has no items to draw. */
export const samplings = ['ordinary', 'careful', 'all', 'none'] as const;
export type Sampling = (typeof samplings)[number];

/** Where a control is performed: once for the board, or once in each chosen unit. Which units is kept, and how they were chosen. */
export type PlaceChoice =
  | { readonly kind: 'board' }
  | { readonly kind: 'units'; readonly unitIds: readonly UnitId[]; readonly chosen: { readonly by: 'hand' | 'all' } | { readonly by: 'kind'; readonly unitKind: UnitKind } | { readonly by: 'drawn'; readonly size: number; readonly seed: string } };

/** How one activity of the plan is performed. What the board decided stands in the plan row; this the coordinator sets and may change during the year. */
export interface ControlSetup {
  readonly activityId: ActivityId;
  /** What to look at, four lines at most; '' = the plan row's own words. */
  readonly instruction: string;
  readonly routineLink: string;
  /** What is counted, as in "Hur många utlägg finns det?"; '' = "poster". */
  readonly itemWord: string;
  readonly sampling: Sampling;
  /** The population is a number that the performer states, or a file that the performer brings. */
  readonly populationFrom: 'stated' | 'file';
  readonly places: PlaceChoice;
  readonly evidence: 'notNeeded' | 'asked';
  /** Four eyes: somebody else looks before the occasion closes. */
  readonly secondReviewer: boolean;
  /** Days after the period's end until the control must be done. */
  readonly dueDays: number;
}

export function plainSetup(activityId: ActivityId): ControlSetup {
  return { activityId, instruction: '', routineLink: '', itemWord: '', sampling: 'ordinary', populationFrom: 'stated', places: { kind: 'board' }, evidence: 'notNeeded', secondReviewer: false, dueDays: 15 };
}

/** `review` waits for the second reviewer; `withdrawn` was planned and is no longer in the decided plan – it stays, with its number. */
export const occasionStates = ['planned', 'underWay', 'review', 'done', 'notPerformed', 'withdrawn'] as const;
export type OccasionState = (typeof occasionStates)[number];

/** What the items were drawn from, frozen with its checksum when it is a file. */
export type Population =
  | { readonly kind: 'stated'; readonly size: number }
  | { readonly kind: 'file'; readonly size: number; readonly fileId: string; readonly fileName: string; readonly sha256: string; /** Heading of the ids, and of the items' further cells in their order. */ readonly idColumn: string; readonly columns: readonly string[] };

/** The draw that anyone can repeat: algorithm and seed are printed. `full` = every item is looked at. */
export interface SampleTaken {
  readonly size: number;
  readonly full: boolean;
  readonly algorithm: string;
  readonly seed: string;
  /** Exact decimals as text, e.g. "0.05" and "0.95"; null for a full check. */
  readonly tolerable: string | null;
  readonly confidence: string | null;
  readonly strata: readonly { readonly name: string; readonly population: number; readonly size: number }[];
}

export const itemResults = ['ok', 'fault', 'notApplicable'] as const;
export type ItemResult = (typeof itemResults)[number];
/** What the performer does about a fault: mended at once, a measure, or left to the coordinator. */
export const handlings = ['mended', 'measure', 'left'] as const;
export type Handling = (typeof handlings)[number];

export interface OccasionItem {
  /** Place in the draw, from 1; 0 is the control as a whole, when what is wrong belongs to no item. */
  readonly position: number;
  /** Place in the population, from 1. */
  readonly populationPosition: number;
  /** What the population calls it; "14" when only the number is known. */
  readonly itemId: string;
  /** Further cells of the population's row, as they stood. */
  readonly cells: readonly string[];
  readonly stratum: string;
  readonly result: ItemResult | null;
  readonly note: string;
  readonly handling: Handling | null;
  readonly measureId: MeasureId | null;
  /** True when it was answered by "Resten i ordning". */
  readonly byRest: boolean;
  /** When a fault left to the coordinator was taken care of, by whom and how. */
  readonly settled: { readonly on: Day; readonly by: string; readonly note: string } | null;
}

export const notPerformedReasons = ['noSuchActivity', 'notInTime', 'doesNotFit', 'other'] as const;
export type NotPerformedReason = (typeof notPerformedReasons)[number];
/** `until` is when it will be done instead; only for "not in time". */
export interface NotPerformed { readonly reason: NotPerformedReason; readonly text: string; readonly until: Day | null; readonly by: string; readonly on: Day }

/** Figures of the items, kept with the occasion so that lists need not read twenty thousand rows. */
export interface ItemCounts { readonly ok: number; readonly fault: number; readonly notApplicable: number; readonly left: number; readonly byRest: number }
export const noCounts: ItemCounts = { ok: 0, fault: 0, notApplicable: 0, left: 0, byRest: 0 };

/** A control to be performed, or performed: activity × period × place. */
export interface Occasion {
  readonly id: OccasionId;
  readonly bodyId: BodyId;
  readonly boardYearId: BoardYearId;
  readonly activityId: ActivityId;
  readonly period: Period;
  /** Null when it is performed once for the whole board. */
  readonly unitId: UnitId | null;
  readonly dueOn: Day;
  /** Who shall perform it, as printed; `performerId` when that is one person of the house. */
  readonly performer: Responsible | null;
  readonly performerId: PersonId | null;
  readonly reviewerId: PersonId | null;
  readonly state: OccasionState;
  /** Counts every change, so that two people on the same occasion never overwrite each other. */
  readonly revision: number;
  readonly population: Population | null;
  readonly sample: SampleTaken | null;
  readonly counts: ItemCounts;
  readonly comment: string;
  /** One of the method's result words; '' before one is chosen. */
  readonly conclusion: string;
  readonly performedOn: Day | null;
  readonly performedBy: string;
  readonly performedById: PersonId | null;
  readonly reviewedOn: Day | null;
  readonly reviewedBy: string;
  /** Why the second reviewer sent it back, or what was said when it was closed. */
  readonly reviewNote: string;
  readonly notPerformed: NotPerformed | null;
  readonly remindedAt: string | null;
  /** The reason of a late correction; '' when there was none. */
  readonly correction: string;
  /** Whether it was performed on the spot, as its performer says when closing it; null before that, and where it was closed before anybody was asked. */
  readonly visited: boolean | null;
}

/** The owner's one analysis of an activity and period over all its places. */
export interface ControlSummary { readonly activityId: ActivityId; readonly period: string; readonly analysis: string; readonly conclusion: string; readonly writtenBy: string; readonly writtenAt: string | null }

export interface Evidence { readonly id: string; readonly occasionId: OccasionId | null; readonly measureId: MeasureId | null; readonly name: string; readonly mediaType: string; readonly size: number; readonly sha256: string; readonly addedAt: string; readonly addedBy: string }

/** Still to be done: it counts as late after its day. */
export function awaits(state: OccasionState): boolean {
  return state === 'planned' || state === 'underWay';
}
export function isLate(occasion: Pick<Occasion, 'state' | 'dueOn'>, today: Day): boolean {
  return (awaits(occasion.state) || occasion.state === 'review') && occasion.dueOn < today;
}
