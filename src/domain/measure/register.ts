import type { BodyId, MeasureId, PersonId, RecommendationId } from '../identity.ts';
import type { Day } from '../day.ts';
import type { Measure } from '../plan/plan.ts';
import type { Responsible } from '../risk/analysis.ts';

/** What a measure mends beside the events of an analysis. `itemPosition` points at one item of an occasion's sample. */
export const linkKinds = ['occasion', 'recommendation', 'deviation'] as const;
export type LinkKind = (typeof linkKinds)[number];
export interface MeasureLink { readonly id: string; readonly kind: LinkKind; readonly targetId: string; readonly itemPosition: number | null }

export const effects = ['effective', 'partly', 'none'] as const;
export type Effect = (typeof effects)[number];

/** A measure as the board's register has it, over all years. */
export interface RegisterMeasure extends Omit<Measure, 'eventIds'> {
  readonly bodyId: BodyId;
  readonly createdOn: Day | null;
  readonly responsibleId: PersonId | null;
  /** Events it mends, by year. */
  readonly events: readonly { readonly year: number; readonly eventIds: readonly string[] }[];
  readonly links: readonly MeasureLink[];
  /** Checked before closing: a measure that is done stays open until somebody has seen what it gave. */
  readonly effect: { readonly found: Effect; readonly note: string; readonly on: Day; readonly by: string } | null;
}
export interface MeasureNote { readonly id: string; readonly measureId: MeasureId; readonly on: Day; readonly text: string; readonly by: string; readonly at: string }

export const recommendationSources = ['auditors', 'dataProtectionOfficer', 'supervision', 'internalAudit', 'other'] as const;
export type RecommendationSource = (typeof recommendationSources)[number];
/** An anmärkning (KL 12:13) is graver than a recommendation and never left unanswered. */
export const recommendationKinds = ['recommendation', 'remark'] as const;
export type RecommendationKind = (typeof recommendationKinds)[number];
export const recommendationStates = ['open', 'inProgress', 'done', 'notFollowed'] as const;
export type RecommendationState = (typeof recommendationStates)[number];

export interface Recommendation {
  readonly id: RecommendationId;
  readonly bodyId: BodyId;
  readonly position: number;
  readonly source: RecommendationSource;
  readonly sourceName: string;
  readonly kind: RecommendationKind;
  readonly caseNumber: string;
  readonly receivedOn: Day | null;
  readonly text: string;
  /** The board's statement (yttrande), its last date and when it was given. */
  readonly statement: string;
  readonly statementDue: Day | null;
  readonly statementOn: Day | null;
  readonly owner: Responsible | null;
  readonly ownerId: PersonId | null;
  readonly status: RecommendationState;
  readonly statusReason: string;
  readonly measureIds: readonly MeasureId[];
  /** How it stood after one, two, three years. */
  readonly after: readonly { readonly years: number; readonly state: RecommendationState; readonly note: string; readonly on: Day; readonly by: string }[];
}

/** Open until it is done and its effect is checked, or cancelled. */
export function isClosed(measure: Pick<RegisterMeasure, 'status' | 'effect'>): boolean {
  return measure.status === 'cancelled' || (measure.status === 'done' && measure.effect !== null);
}
export function isLateMeasure(measure: Pick<RegisterMeasure, 'status' | 'end'>, today: Day): boolean {
  return (measure.status === 'notStarted' || measure.status === 'inProgress') && measure.end !== null && measure.end < today;
}
