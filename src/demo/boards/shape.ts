/** How the made-up boards are written down: tables that can be read aloud. Numbers are the printed numbers of events. */
import type { IrregularityQuestion } from '../../domain/risk/analysis.ts';
import type { FrequencyCode } from '../../domain/plan/plan.ts';
import type { Role } from '../../domain/organisation/organisation.ts';
import type { ControlTables } from '../controls/shape.ts';

/** Further words of an event: explanation, why the rating, why the treatment, who owns it, its category. */
export interface More {
  readonly explanation?: string;
  readonly rated?: string;
  readonly because?: string;
  readonly owner?: string;
  readonly category?: string;
  readonly common?: true;
}
/** Number, event, likelihood, consequence, treatment. */
export type EventRow = readonly [number: number, text: string, likelihood: number, consequence: number, treatment: string, more?: More];

export interface GroupRows {
  readonly title: string;
  /** A routine check and the events it covers. */
  readonly controls?: readonly (readonly [text: string, ...covers: number[]])[];
  readonly events?: readonly EventRow[];
  readonly groups?: readonly GroupRows[];
}

export interface ActivityRow {
  readonly events: readonly number[];
  readonly text: string;
  readonly owner?: string;
  readonly frequency?: FrequencyCode;
  readonly purpose?: string;
  readonly scope?: string;
  readonly kind?: string;
  readonly population?: string;
  readonly sample?: string;
  readonly places?: string;
  readonly reported?: string;
}
/** Title, responsible, last month and day within the year, the events it mends, how far it has come by the end of the year. */
export type MeasureRow = readonly [title: string, responsible: string, end: string, events: readonly number[], standing: 'notStarted' | 'inProgress' | 'done'];
export type AnswerRows = Readonly<Record<IrregularityQuestion, readonly number[] | string>>;

/** What has been done with the coming year's draft so far. */
export interface NextYear {
  readonly unchanged: readonly number[];
  /** Number, likelihood, consequence, and why ('' where somebody forgot to say). */
  readonly rated: readonly (readonly [number: number, likelihood: number, consequence: number, reason: string])[];
  readonly reworded: readonly (readonly [number: number, text: string])[];
  readonly treated: readonly (readonly [number: number, treatment: string, because: string])[];
  /** Rows gone since last year, and why ('' where nobody has said it). */
  readonly gone: readonly (readonly [number: number, because: string])[];
  readonly added: readonly { readonly under: string; readonly event: EventRow }[];
  readonly controls: readonly (readonly [before: string, now: string])[];
  readonly activities: readonly ActivityRow[];
  readonly measures: readonly MeasureRow[];
  /** Are this year's answers to the ten questions given already? */
  readonly answered: boolean;
  readonly noted: readonly (readonly [rule: string, reason: string])[];
  /** Sent to the board already? Then with what is changed afterwards. */
  readonly submitted: { readonly changedAfter: readonly (readonly [number: number, text: string])[] } | null;
}

export interface DemoPerson {
  readonly key: string;
  readonly name: string;
  readonly title: string;
  readonly role: Role;
  /** Where the role holds: the whole municipality, the board, or a part of its organisation by name. */
  readonly at: 'municipality' | 'board' | { readonly unit: string };
}

export interface DemoBoard {
  readonly name: string;
  readonly method: '5x5' | '4x4';
  readonly administration: string;
  /** Departments with their units. */
  readonly departments: readonly (readonly [department: string, ...units: string[]])[];
  readonly people: readonly DemoPerson[];
  readonly introduction: string;
  /** Case number and § of the decided year, and the case number of the coming one. */
  readonly caseNumbers: readonly [decided: (year: number) => string, coming: (year: number) => string];
  readonly minutesItem: string;
  readonly recipients: string;
  readonly groups: readonly GroupRows[];
  readonly activities: readonly ActivityRow[];
  readonly measures: readonly MeasureRow[];
  readonly answers: AnswerRows;
  /** How the decided year was performed. */
  readonly controls: ControlTables;
  readonly next: NextYear;
}
