import type { ControlId, EventId, GroupId, PersonId } from '../identity.ts';
import type { Day } from '../day.ts';

/** Who answers: a person, a role at a place, or words as imported. `printed` is the function that papers show. */
export type Responsible =
  | { readonly kind: 'person'; readonly personId: PersonId; readonly printed: string }
  | { readonly kind: 'role'; readonly role: string; readonly placeId: string | null; readonly printed: string }
  | { readonly kind: 'text'; readonly printed: string };

/** A goal, process or way of working of one year; `level` counts from 0, outermost first, as in the method. */
export interface Group {
  readonly id: GroupId;
  readonly parentId: GroupId | null;
  readonly level: number;
  readonly title: string;
  readonly position: number;
}

/** A routine check built into the process. It belongs to a group and covers one or more events. */
export interface SystematicControl {
  readonly id: ControlId;
  readonly groupId: GroupId | null;
  readonly text: string;
  readonly covers: readonly EventId[];
  readonly position: number;
}

/** Where an imported row stood and what it said, kept beside what we compute. */
export interface ImportedFrom {
  readonly importId: string;
  readonly place: string;
  readonly cells: Readonly<Record<string, string>>;
}

/** Carried = "ej omprövad": the rating stands as last year's until somebody has looked at it. */
export type ReviewState = 'carried' | 'unchanged' | 'changed' | 'new';

export type Origin = 'own' | 'department' | 'common';
/** Older plans hold two more analyses: by indicator and by material process. */
export type EventKind = 'event' | 'indicator' | 'process';
export const eventKinds: readonly EventKind[] = ['event', 'indicator', 'process'];

/** An undesired event (oönskad händelse) as it stands in one year's analysis. Lineage ties it to other years. */
export interface RiskEvent {
  readonly id: EventId;
  readonly groupId: GroupId | null;
  readonly position: number;
  /** The printed number. A label, never identity; null where the paper has none. */
  readonly label: string | null;
  readonly kind: EventKind;
  readonly text: string;
  readonly explanation: string;
  readonly category: string;
  readonly riskOwner: Responsible | null;
  readonly origin: Origin;
  readonly department: string;
  readonly likelihood: number | null;
  readonly consequence: number | null;
  /** The value that an imported paper printed; null when nothing was printed. */
  readonly printedValue: number | null;
  readonly ratingReason: string;
  readonly ratedOn: Day | null;
  readonly review: ReviewState;
  /** Treatment id of the method; null where the document does not say. */
  readonly treatment: string | null;
  readonly treatmentReason: string;
  readonly acceptedUntil: Day | null;
  readonly indicator: string;
  readonly councilTarget: string;
  readonly boardTarget: string;
  /** Ja, Nej, Ej aktuell – as printed; '' where the layout has no such column. */
  readonly routine: string;
  readonly runningChecks: string;
  readonly activityText: string;
  readonly imported: ImportedFrom | null;
}

export const irregularityQuestions = [
  'conflictOfInterest', 'secondaryEmployment', 'giftsAndBribes', 'approvalAndPayment', 'purchasing',
  'salary', 'grants', 'relatedParties', 'accessRights', 'undueInfluence',
] as const;
export type IrregularityQuestion = (typeof irregularityQuestions)[number];

/** Answer to one of the ten questions: events of the analysis, or why there is no material risk. */
export interface IrregularityAnswer {
  readonly question: IrregularityQuestion;
  readonly eventIds: readonly EventId[];
  readonly reason: string;
}
