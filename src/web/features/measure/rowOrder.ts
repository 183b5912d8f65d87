import type { MeasureRow, RecommendationRow } from '../../../contract/measure.ts';

/** What is late comes first, then what waits for a check, then by the last day; what has none comes last. */
export function measuresInOrder(rows: readonly MeasureRow[]): MeasureRow[] {
  const rank = (row: MeasureRow): number => (row.late ? 0 : row.status === 'done' ? 1 : row.end === null ? 3 : 2);
  return rows.toSorted((a, b) => rank(a) - rank(b) || (a.end ?? '').localeCompare(b.end ?? '') || a.id.localeCompare(b.id));
}

/** The late and unanswered first, then what should be looked at again, then the latest received. */
export function recommendationsInOrder(rows: readonly RecommendationRow[]): RecommendationRow[] {
  const rank = (row: RecommendationRow): number => (row.late ? 0 : row.unanswered ? 1 : row.statesDue.length > 0 ? 2 : 3);
  return rows.toSorted((a, b) => rank(a) - rank(b) || (a.statementDue ?? '').localeCompare(b.statementDue ?? '') || (b.receivedOn ?? '').localeCompare(a.receivedOn ?? '') || a.id.localeCompare(b.id));
}

/** The rows in the order that is held, new ones first: a row never moves from under the hands that write in it. */
export function heldOrder<Row extends { readonly id: string }>(rows: readonly Row[], order: readonly string[] | null): readonly Row[] {
  if (order === null) return rows;
  const place = (row: Row): number => order.indexOf(row.id);
  return rows.toSorted((a, b) => place(a) - place(b));
}
