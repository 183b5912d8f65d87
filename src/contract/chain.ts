import { z } from 'zod';
import type { OccasionState } from '../domain/control/occasion.ts';
import type { DecisionOutcome } from '../domain/decision/version.ts';
import type { Judgement } from '../domain/followup/followup.ts';
import type { Level } from '../domain/method/method.ts';
import type { Effect, RegisterMeasure } from '../domain/measure/register.ts';
import { answers, operation } from './operation.ts';
import { anyId, boardId, year } from './shapes.ts';

export interface ChainRating { readonly likelihood: number | null; readonly consequence: number | null; readonly likelihoodWord: string; readonly consequenceWord: string; readonly value: number | null; readonly level: Level | null; readonly reason: string }
/** The event in one year: how it was rated, what was done about it, and what the year's follow-up proposed. */
export interface ChainYear {
  readonly year: number; readonly eventId: string; readonly label: string | null; readonly text: string; readonly rating: ChainRating; readonly inPlan: boolean | null; readonly greatest: number;
  readonly after: (ChainRating & { readonly code: string; readonly name: string }) | null;
  readonly done: { readonly planned: number; readonly performed: number; readonly reviewed: number; readonly faults: number; readonly measures: readonly { readonly id: string; readonly title: string }[] };
}
export interface ChainPlanRowView { readonly activityId: string; readonly year: number; readonly planRow: number; readonly title: string; readonly owner: string; readonly frequency: string }
export interface ChainControl {
  readonly id: string; readonly activityId: string; readonly title: string; readonly year: number; readonly period: string; readonly unitName: string | null; readonly state: OccasionState; readonly late: boolean; readonly dueOn: string;
  readonly performedOn: string | null; readonly population: number | null; readonly reviewed: number; readonly faults: number; readonly conclusion: string; readonly reason: string;
}
export interface ChainMeasure {
  readonly id: string; readonly title: string; readonly responsible: string; readonly end: string | null; readonly status: RegisterMeasure['status']; readonly statusReason: string; readonly late: boolean; readonly closed: boolean;
  readonly effect: { readonly found: Effect; readonly note: string; readonly on: string } | null; readonly fromControl: boolean;
}
export interface ChainSection { readonly year: number; readonly code: string; readonly name: string; readonly subject: string; readonly title: string; readonly result: string; readonly analysis: string; readonly ready: boolean }
export interface ChainJudgement { readonly year: number; readonly code: string; readonly name: string; readonly judgement: Judgement; readonly grounds: string; readonly by: string; readonly on: string | null }
export interface ChainDecision {
  readonly year: number; readonly code: string | null; readonly name: string; readonly versionId: string; readonly number: number; readonly outcome: DecisionOutcome | null; readonly withdrawn: boolean;
  readonly submittedOn: string; readonly decidedOn: string | null; readonly minutesItem: string; readonly adjustedOn: string | null;
}
/** One event from goal to the board's decision, in both directions over the years. A list that is empty says by its name what is missing. */
export interface ChainView {
  readonly boardId: string; readonly board: string; readonly year: number; readonly eventId: string; readonly label: string | null; readonly text: string;
  readonly groups: readonly { readonly id: string; readonly word: string; readonly title: string }[];
  readonly systematicControls: readonly string[];
  readonly likelihoodWord: string; readonly consequenceWord: string;
  readonly years: readonly ChainYear[];
  readonly planRows: readonly ChainPlanRowView[];
  /** Of rows with many units those with something to say; `controlsLeftOut` counts the others. */
  readonly controls: readonly ChainControl[];
  readonly controlsLeftOut: number;
  readonly measures: readonly ChainMeasure[];
  readonly sections: readonly ChainSection[];
  readonly judgements: readonly ChainJudgement[];
  readonly decisions: readonly ChainDecision[];
  readonly today: string;
}

export const chainOperations = {
  'chain.read': operation({ method: 'GET', path: '/api/boards/:boardId/years/:year/events/:eventId/chain', permission: 'year.read', input: z.object({ boardId, year, eventId: anyId }), output: answers<ChainView>(), says: 'One event with all that hangs on it over the years: ratings, plan rows, controls, measures, follow-ups, judgements, decisions.', board: 'boardId' }),
} as const;
