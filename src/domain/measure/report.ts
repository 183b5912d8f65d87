/** What the one who answers for a measure says of it: done, on the way, more time, not to be done – or that it was not done after all. */
import type { Day } from '../day.ts';
import { ok, refuse, type Outcome } from '../refusal.ts';
import { blank } from '../year/checks-lens.ts';
import { moveStatus, type MeasureStatus } from './progress.ts';
import type { RegisterMeasure } from './register.ts';

export const reportKinds = ['done', 'onTheWay', 'moved', 'cancelled', 'reopened'] as const;
export type ReportKind = (typeof reportKinds)[number];

type Reported = Pick<RegisterMeasure, 'status' | 'statusReason' | 'effect' | 'end'>;

/**
 * What may be reported of a measure as it stands. One whose effect is checked is settled: it is opened again from the register, by
 * somebody who sees what the check said.
 */
export function reportsOf(measure: Pick<Reported, 'status' | 'effect'>): readonly ReportKind[] {
  switch (measure.status) {
    case 'notStarted': case 'inProgress': return ['done', 'onTheWay', 'moved', 'cancelled'];
    case 'done': return measure.effect === null ? ['reopened'] : [];
    case 'cancelled': return ['reopened'];
  }
}

/** The measure as it stands after the report, or why it cannot be reported so. Every report says something in words; a new last day lies ahead. */
export function reported(measure: Reported, report: { readonly kind: ReportKind; readonly text: string; readonly end: Day | null }, today: Day): Outcome<Reported> {
  const { kind, text, end } = report;
  if (!reportsOf(measure).includes(kind)) return refuse('measure.report-not-now');
  if (blank(text)) return refuse('measure.report-without-words');
  if (kind === 'moved') return end === null || end < today || end === measure.end ? refuse('measure.new-day-missing') : ok({ ...measure, end });
  const moved = moveStatus(measure, statusAfter[kind], kind === 'cancelled' ? text : measure.statusReason);
  return moved.ok ? ok({ ...measure, ...moved.value }) : moved;
}
const statusAfter: Readonly<Record<Exclude<ReportKind, 'moved'>, MeasureStatus>> = { done: 'done', onTheWay: 'inProgress', cancelled: 'cancelled', reopened: 'inProgress' };

/** Whether a statement (yttrande) that is written down may stand so: the day it was given is no day to come, and what was given has words. */
export function answered(answer: { readonly statement: string; readonly statementOn: Day | null }, today: Day): Outcome<null> {
  if (blank(answer.statement)) return refuse('measure.answer-without-words');
  return answer.statementOn !== null && answer.statementOn > today ? refuse('measure.answer-not-given-yet') : ok(null);
}
