import type { ActivityId, EventId, MeasureId } from '../identity.ts';
import type { Day } from '../day.ts';
import type { ImportedFrom, Responsible } from '../risk/analysis.ts';

/** Frequencies seen in boards' plans; anything else is kept as text. */
export const frequencies = ['month', 'quarter', 'tertial', 'halfYear', 'year', 'continuous', 'onOccasion'] as const;
export type FrequencyCode = (typeof frequencies)[number];
export type Frequency = { readonly kind: 'code'; readonly code: FrequencyCode; readonly printed: string } | { readonly kind: 'text'; readonly printed: string };

/** A control activity (kontrollaktivitet, kontrollmoment, granskning): a test whether the systematic control works. */
export interface Activity {
  readonly id: ActivityId;
  readonly position: number;
  readonly eventIds: readonly EventId[];
  /** What is tested and how, as the paper prints it. */
  readonly text: string;
  readonly purpose: string;
  readonly scope: string;
  readonly kind: string;
  readonly populationSource: string;
  readonly proposedSample: string;
  readonly owner: Responsible | null;
  readonly performers: readonly Responsible[];
  readonly places: string;
  readonly frequency: Frequency | null;
  readonly reportedWhen: string;
  /** What the plan row itself printed; '' / null where the plan has no such column. Used to compare plan and analysis. */
  readonly printedEvent: string;
  readonly printedControl: string;
  readonly printedGoal: string;
  readonly printedProcess: string;
  readonly printedWorkMethod: string;
  readonly printedLabel: string | null;
  readonly printedValue: number | null;
  readonly extra: Readonly<Record<string, string>>;
  readonly imported: ImportedFrom | null;
}

/** A measure (åtgärd) belongs to the board, not to a year. */
export interface Measure {
  readonly id: MeasureId;
  readonly position: number;
  readonly title: string;
  readonly responsible: Responsible | null;
  readonly start: Day | null;
  readonly end: Day | null;
  readonly status: 'notStarted' | 'inProgress' | 'done' | 'cancelled';
  readonly statusReason: string;
  /** Events of this year's analysis that it mends. */
  readonly eventIds: readonly EventId[];
}
