import { z } from 'zod';
import type { Day } from '../domain/day.ts';
import type { BodyId } from '../domain/identity.ts';
import type { MeasureStatus } from '../domain/measure/progress.ts';
import { measureStatuses } from '../domain/measure/progress.ts';
import { reportKinds, type ReportKind } from '../domain/measure/report.ts';
import type { Effect, Recommendation } from '../domain/measure/register.ts';
import type { MendedThing } from './measure.ts';
import { answers, operation } from './operation.ts';
import { anyId, boardId, day, longText } from './shapes.ts';

/** What one's own measure mends, in words of what is decided or performed. `withheld`: it is marked as secret, and says no more than what it is. */
export interface OwnMended extends Pick<MendedThing, 'kind' | 'year' | 'label' | 'text' | 'place' | 'itemPosition'> { readonly withheld: boolean }
/** One report, and what it changed; null where it changed nothing of that. */
export interface OwnReport { readonly id: string; readonly on: Day; readonly text: string; readonly by: string; readonly status: MeasureStatus | null; readonly end: Day | null }

/** Where an own row lies and whose it is. */
interface Own {
  readonly today: Day;
  readonly boardId: BodyId;
  readonly board: string;
  readonly id: string;
  /** Whose it is, where the reader stands in for that person; null where it is the reader's. */
  readonly forName: string | null;
  /** Who gave the person the responsibility, and when; null where the log no longer says. */
  readonly asked: { readonly by: string; readonly on: Day } | null;
  /** It is marked as secret. */
  readonly marked: boolean;
}

/** One measure, as the one who answers for it sees it without reading the board's year: nothing of drafts and no other row. */
export interface OwnMeasureView extends Own {
  readonly title: string;
  readonly start: Day | null;
  readonly end: Day | null;
  readonly status: MeasureStatus;
  readonly statusReason: string;
  readonly late: boolean;
  readonly effect: { readonly found: Effect; readonly on: Day; readonly by: string } | null;
  readonly mends: readonly OwnMended[];
  /** The board's decision whose plan the measure stands in; null where it stands in none. */
  readonly decided: { readonly year: number; readonly on: Day | null; readonly minutesItem: string } | null;
  /** The person's own reports, and those of who stood in; oldest first. */
  readonly reports: readonly OwnReport[];
  /** What may be reported of it now. */
  readonly ways: readonly ReportKind[];
}

/** One recommendation, as the one who is to answer it sees it. */
export interface OwnRecommendationView extends Own, Pick<Recommendation, 'text' | 'kind' | 'source' | 'sourceName' | 'caseNumber' | 'receivedOn' | 'statement' | 'statementDue' | 'statementOn' | 'status'> {
  readonly late: boolean;
}

const measure = { boardId, measureId: anyId };
const recommendation = { boardId, recommendationId: anyId };
export const ownMeasureOperations = {
  'measure.own': operation({ method: 'GET', path: '/api/boards/:boardId/measures/:measureId', permission: 'measure.report', input: z.object(measure), output: answers<OwnMeasureView>(), says: 'One measure that the person answers for, or stands in for who does; with the own reports.', board: 'boardId' }),
  'measure.report': operation({ method: 'POST', path: '/api/boards/:boardId/measures/:measureId/reports', permission: 'measure.report', input: z.object({ ...measure, reportId: anyId, kind: z.enum(reportKinds), text: longText, end: day.nullable(), seen: z.object({ status: z.enum(measureStatuses), end: day.nullable() }) }), output: answers<OwnMeasureView>(), says: 'How it goes with an own measure: done, on the way, more time, not to be done, or not done after all. Says the status and last day that were seen.', board: 'boardId' }),
  'recommendation.own': operation({ method: 'GET', path: '/api/boards/:boardId/recommendations/:recommendationId', permission: 'measure.report', input: z.object(recommendation), output: answers<OwnRecommendationView>(), says: 'One recommendation that the person is to answer, or stands in for who is.', board: 'boardId' }),
  'recommendation.answer': operation({ method: 'POST', path: '/api/boards/:boardId/recommendations/:recommendationId/answer', permission: 'measure.report', input: z.object({ ...recommendation, changeId: anyId, statement: longText, statementOn: day.nullable(), seen: z.object({ statement: longText, statementOn: day.nullable() }) }), output: answers<OwnRecommendationView>(), says: "The board's statement on an own recommendation, and the day it was given; no day yet is a text to go on with.", board: 'boardId' }),
} as const;
