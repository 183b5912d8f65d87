/** What an importer read out of a document: rows as printed, with their places. Nothing here is written anywhere. */

export type SourceFormat = 'docx' | 'xlsx' | 'pdf';

/** A value with its place in the source, e.g. "Tabell 2, rad 14, kolumn Konsekvens" or "VoR!F14". */
export interface DraftEvent {
  readonly place: string;
  readonly number: string | null;
  readonly kind: 'event' | 'indicator' | 'process';
  readonly goal: string | null;
  readonly process: string | null;
  readonly workMethod: string | null;
  readonly systematicControl: string | null;
  readonly event: string | null;
  readonly detail: string | null;
  readonly likelihood: number | null;
  readonly consequence: number | null;
  readonly riskValue: number | null;
  readonly inPlan: boolean | null;
  readonly indicator: string | null;
  readonly councilTarget: string | null;
  readonly boardTarget: string | null;
  readonly routine: string | null;
  readonly runningChecks: string | null;
  readonly activity: string | null;
  readonly riskOwner: string | null;
  readonly category: string | null;
  readonly department: string | null;
  /** Other columns by their heading, so that no imported column is lost. */
  readonly extra: Readonly<Record<string, string>>;
  /** Reasons why a person should look at the row; empty = read without doubt. */
  readonly doubts: readonly DraftProblem[];
  readonly cells: Readonly<Record<string, string>>;
}

export interface DraftPlanRow {
  readonly place: string;
  readonly kind: 'review' | 'measure';
  readonly goal: string | null;
  readonly process: string | null;
  readonly workMethod: string | null;
  readonly systematicControl: string | null;
  /** The label of the event in the analysis: printed on the row, or found by equal words (then `eventFound`). */
  readonly eventNumber: string | null;
  readonly eventFound: 'printed' | 'sameWords' | 'nearWords' | 'none';
  /** The number of the activity itself, where the plan numbers its activities: rows of one number and the same words are one activity. */
  readonly activityNumber: string | null;
  readonly event: string | null;
  readonly riskValue: number | null;
  readonly likelihood: number | null;
  readonly consequence: number | null;
  readonly controlActivity: string | null;
  readonly controlOwner: string | null;
  readonly frequency: string | null;
  /** Of a measure, as printed: when it begins and is to be done, how far it has come and why. */
  readonly start: string | null;
  readonly due: string | null;
  readonly status: string | null;
  readonly statusReason: string | null;
  readonly extra: Readonly<Record<string, string>>;
  readonly doubts: readonly DraftProblem[];
  readonly cells: Readonly<Record<string, string>>;
}

/** Codes of what an importer may say about a document or a row; `text` has the sentences. */
export const draftProblems = [
  'draft.value-not-product', 'draft.value-outside-scale', 'draft.rating-unreadable', 'draft.plan-mark-unreadable',
  'draft.number-missing', 'draft.event-missing', 'draft.merged-across-pages', 'draft.row-hidden', 'draft.event-not-in-analysis',
  'draft.several-analyses', 'draft.headings-without-rows', 'draft.characters-removed', 'draft.text-very-long', 'draft.scale-unknown',
  'draft.column-unknown', 'draft.column-hidden', 'draft.rows-unread', 'draft.no-table',
] as const;
export type DraftProblemCode = (typeof draftProblems)[number];
export interface DraftProblem {
  readonly code: DraftProblemCode;
  readonly place: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface Draft {
  readonly format: SourceFormat;
  readonly readerVersion: number;
  /** '5x5', '4x4' or null: which delivered method the scale words and values fit. */
  readonly method: string | null;
  readonly layout: { readonly hasOwnerColumn: boolean; readonly hasFrequencyColumn: boolean; readonly hasControlColumn: boolean; readonly hasPlanColumn: boolean };
  readonly events: readonly DraftEvent[];
  readonly planRows: readonly DraftPlanRow[];
  readonly problems: readonly DraftProblem[];
  /** Text outside what was understood as rows and headings; table cells are never left out silently. */
  readonly unread: readonly { readonly place: string; readonly text: string }[];
}

/** Why a file cannot be read at all. Each has a Swedish sentence in `text`. */
export const readRefusals = [
  'file.type-unknown', 'file.encrypted', 'file.damaged', 'file.zip-bomb', 'file.too-large', 'file.macro', 'file.empty', 'file.too-slow', 'file.no-text',
] as const;
export type ReadRefusal = (typeof readRefusals)[number];
export type ReadResult = { readonly ok: true; readonly draft: Draft } | { readonly ok: false; readonly refusal: ReadRefusal };
