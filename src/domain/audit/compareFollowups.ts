/** What differs between two kept versions of a follow-up: its texts, proposed ratings, figures and judgement, row by row. */
import type { FollowupContent, FollowupPlanRow } from '../followup/content.ts';

export const followupFields = ['introduction', 'result', 'analysis', 'rating', 'performed', 'measureResult', 'measureAnalysis', 'closing', 'judgement', 'grounds'] as const;
export type FollowupField = (typeof followupFields)[number];
/** `subject` is the title of the plan row, event or measure; '' for what is of the follow-up as a whole. */
export type FollowupDifference =
  | { readonly kind: 'new' | 'gone'; readonly object: 'row' | 'measure'; readonly subject: string }
  | { readonly kind: 'changed'; readonly field: FollowupField; readonly subject: string; readonly before: string; readonly after: string };

const rated = (rating: { readonly likelihood: number | null; readonly consequence: number | null } | null): string => (rating === null || rating.likelihood === null || rating.consequence === null ? '' : `${rating.likelihood} × ${rating.consequence}`);
const performed = (row: FollowupPlanRow): string => `${row.figures.performed}/${row.figures.planned}`;

export function compareFollowups(before: FollowupContent, after: FollowupContent): FollowupDifference[] {
  const found: FollowupDifference[] = [];
  const note = (field: FollowupField, subject: string, was: string, now: string): void => {
    if (was.trim() !== now.trim()) found.push({ kind: 'changed', field, subject, before: was, after: now });
  };
  note('introduction', '', before.introduction, after.introduction);
  const rows = new Map(before.rows.map((row) => [row.activityId, row]));
  for (const row of after.rows) {
    const was = rows.get(row.activityId);
    rows.delete(row.activityId);
    if (!was) { found.push({ kind: 'new', object: 'row', subject: row.title }); continue; }
    note('result', row.title, was.result, row.result);
    note('analysis', row.title, was.analysis, row.analysis);
    note('performed', row.title, performed(was), performed(row));
    for (const event of row.events) note('rating', event.text, rated(was.events.find((one) => one.id === event.id)?.proposed ?? null), rated(event.proposed));
  }
  for (const row of rows.values()) found.push({ kind: 'gone', object: 'row', subject: row.title });
  const measures = new Map(before.measures.map((one) => [one.id as string, one]));
  for (const measure of after.measures) {
    const was = measures.get(measure.id);
    measures.delete(measure.id);
    if (!was) { found.push({ kind: 'new', object: 'measure', subject: measure.title }); continue; }
    note('measureResult', measure.title, was.result, measure.result);
    note('measureAnalysis', measure.title, was.analysis, measure.analysis);
  }
  for (const measure of measures.values()) found.push({ kind: 'gone', object: 'measure', subject: measure.title });
  note('closing', '', before.closing, after.closing);
  note('judgement', '', before.judgement?.judgement ?? '', after.judgement?.judgement ?? '');
  note('grounds', '', before.judgement?.grounds ?? '', after.judgement?.grounds ?? '');
  return found;
}
