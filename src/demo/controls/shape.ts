/** How the performing of a made-up year is written down. Rows are the plan's, from 1; what is not written was performed in order. */
import type { NotPerformedReason } from '../../domain/control/occasion.ts';
import type { Effect, RecommendationKind, RecommendationSource } from '../../domain/measure/register.ts';

/** Row, what is counted, and how many there usually are; 0 = nothing to draw. */
export type HowRow = readonly [row: number, word: string, usual: number];

/** What is wrong, and what is done about it: a measure has title, who answers for it (key of a person) and last day. */
export type FaultRow = readonly [note: string, handled: 'mended' | 'left' | { readonly measure: string; readonly who: string; readonly end: string }];

/** One control that was not simply performed in order soon after its period. */
export interface ToldRow {
  readonly row: number;
  /** Code of the period without its year: Q2, H1, T3; '' for the whole year. */
  readonly period: string;
  readonly unit?: string;
  readonly on?: string;
  readonly size?: number;
  readonly faults?: readonly FaultRow[];
  /** Which of the method's words, mildest first. */
  readonly word?: 0 | 1 | 2;
  readonly comment?: string;
  readonly settled?: readonly [on: string, note: string];
  /** Could not be done: why, and until when it will be. */
  readonly not?: readonly [reason: NotPerformedReason, text: string, until?: string];
  /** Still not done, or done and not looked over yet. */
  readonly waits?: 'performer' | 'reviewer';
}

export interface RecommendationRow {
  readonly source: RecommendationSource;
  readonly sourceName: string;
  readonly kind: RecommendationKind;
  readonly caseNumber: string;
  readonly received: string;
  readonly text: string;
  readonly due: string;
  readonly owner: string;
  readonly answered?: readonly [on: string, statement: string];
  /** Title of the measure that mends it. */
  readonly measure?: string;
}

export interface ControlTables {
  readonly how: readonly HowRow[];
  readonly instructions: Readonly<Record<number, string>>;
  /** Rows that are looked at more closely, and rows that a second pair of eyes closes. */
  readonly careful: readonly number[];
  readonly reviewed: readonly number[];
  /** The row that every unit performs, and which. */
  readonly units: { readonly row: number; readonly at: readonly string[] };
  readonly told: readonly ToldRow[];
  /** The owner's analysis of a period over all units. */
  readonly summaries: readonly { readonly row: number; readonly period: string; readonly on: string; readonly word: 0 | 1 | 2; readonly analysis: string }[];
  /** How measures went: a note by who answers for it – with a new last day where one was needed –, and what it gave. */
  readonly measures: readonly { readonly title: string; readonly note?: readonly [on: string, text: string, standing: 'inProgress' | 'done', newEnd?: string]; readonly checked?: readonly [on: string, found: Effect, note: string] }[];
  readonly recommendations: readonly RecommendationRow[];
  /** The follow-up after the second tertial: what a person wrote, by row, and how far it has come. */
  readonly followup: null | { readonly begun: string; readonly written: string; readonly texts: Readonly<Record<number, string>>; readonly closing: string; readonly decided: null | { readonly sent: string; readonly meeting: string; readonly adjusted: string; readonly minutesItem: string; readonly caseNumber: (year: number) => string } };
}
