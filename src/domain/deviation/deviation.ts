import type { Day } from '../day.ts';
import type { BodyId, DeviationId, PersonId, UnitId } from '../identity.ts';

/** A deviation is reported by anybody, handled by those it goes to, and closed with an answer to who reported it. */
export const deviationStates = ['received', 'handled', 'closed'] as const;
export type DeviationState = (typeof deviationStates)[number];

/** Set by the receiver, never asked of who reports. */
export const severities = ['minor', 'noticeable', 'material'] as const;
export type Severity = (typeof severities)[number];
export const categories = ['lawAndDecision', 'economy', 'procurement', 'staff', 'information', 'property', 'treatment', 'other'] as const;
export type Category = (typeof categories)[number];
/** Fel (unintended) or oegentlighet (unwanted acts); domain 1. */
export const natures = ['error', 'irregularity', 'unknown'] as const;
export type Nature = (typeof natures)[number];

/** Why it went to whom it went. */
export const routes = ['manager', 'other', 'director', 'elected'] as const;
/** `director`: the director is involved, so the board's chair and the auditors have it. `elected`: a member or the chair is, so the auditors have it. */
export type Route = (typeof routes)[number];

export const noteKinds = ['note', 'information', 'passed', 'involved'] as const;
export type NoteKind = (typeof noteKinds)[number];

/** Somebody named as involved; by name alone when the person has no account here. */
export interface Involved { readonly personId: PersonId | null; readonly name: string }

export interface Deviation {
  readonly id: DeviationId;
  readonly bodyId: BodyId;
  readonly reporterId: PersonId;
  readonly reporter: string;
  readonly reportedOn: Day;
  /** The reporter's own words; never changed afterwards. */
  readonly what: string;
  readonly happenedOn: Day;
  readonly unitId: UnitId | null;
  readonly route: Route;
  /** The day by which who reported it has an answer, by the board's own rule. */
  readonly answerBy: Day;
  readonly state: DeviationState;
  readonly revision: number;
  /** Closed to all but reporter and receivers. Opened by a receiver it stands in the board's register, by its title. */
  readonly confidential: boolean;
  readonly title: string;
  readonly severity: Severity | null;
  readonly category: Category | null;
  readonly nature: Nature | null;
  readonly cause: string;
  readonly handling: string;
  /** Brott av förmögenhetsrättslig karaktär is suspected. */
  readonly suspectedCrime: boolean;
  /** When board and auditors were told of it; null until then. */
  readonly boardToldOn: Day | null;
  /** The next day on which board and auditors are to have further information. */
  readonly informOn: Day | null;
  readonly handledOn: Day | null;
  readonly closedOn: Day | null;
  /** What the reporter is told when it is closed. */
  readonly answer: string;
}

/** Days until the reporter has an answer, where the board has set nothing of its own. */
export const usualAnswerDays = 14;
/** How long until the first further information on a suspected crime, where nobody has said otherwise. */
export const usualInformDays = 30;
