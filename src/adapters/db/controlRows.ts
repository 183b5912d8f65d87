import type { StoredOccasion } from '../../app/ports.ts';
import type { Day } from '../../domain/day.ts';
import type { ItemCounts, Occasion } from '../../domain/control/occasion.ts';
import { noCounts } from '../../domain/control/occasion.ts';
import { dayOfControl, unitNameOn } from './unitName.ts';

/** An occasion's fields and their columns, in the order they are written. What is JSON in the table is named. */
export const occasionColumns = [
  ['id', 'id', 'uuid'], ['bodyId', 'body_id', 'uuid'], ['boardYearId', 'board_year_id', 'uuid'], ['activityId', 'activity_id', 'uuid'], ['period', 'period', 'text'], ['periodFrom', 'period_from', 'date'], ['periodTo', 'period_to', 'date'],
  ['unitId', 'unit_id', 'uuid'], ['dueOn', 'due_on', 'date'], ['performer', 'performer', 'jsonb'], ['performerId', 'performer_id', 'uuid'], ['reviewerId', 'reviewer_id', 'uuid'], ['state', 'state', 'text'], ['revision', 'revision', 'int'],
  ['population', 'population', 'jsonb'], ['sample', 'sample', 'jsonb'], ['counts', 'counts', 'jsonb'], ['comment', 'comment', 'text'], ['conclusion', 'conclusion', 'text'], ['performedOn', 'performed_on', 'date'],
  ['performedBy', 'performed_by', 'text'], ['performedById', 'performed_by_id', 'uuid'], ['reviewedOn', 'reviewed_on', 'date'], ['reviewedBy', 'reviewed_by', 'text'], ['reviewNote', 'review_note', 'text'],
  ['notPerformed', 'not_performed', 'jsonb'], ['remindedAt', 'reminded_at', 'timestamptz'], ['correction', 'correction', 'text'], ['visited', 'visited', 'boolean'],
] as const;

/** A row as it is written: the period's parts lie in columns of their own. */
export function occasionRow({ period, ...rest }: Occasion): Record<string, unknown> {
  return { ...rest, period: period.code, periodFrom: period.from, periodTo: period.to };
}

type Flat = Omit<Occasion, 'period' | 'counts' | 'remindedAt'> & { period: string; periodFrom: Day; periodTo: Day; counts: Partial<ItemCounts>; remindedAt: Date | null; unitName: string | null; personName: string | null; evidenceCount: number };

export const occasionSelect = `select ${occasionColumns.map(([field, column]) => `o.${column} as "${field}"`).join(', ')}, ${unitNameOn(dayOfControl)} as "unitName", p.name as "personName",
  (select count(*)::int from evidence v where v.occasion_id = o.id and v.removed_at is null) as "evidenceCount"
  from occasion o left join unit u on u.id = o.unit_id left join person p on p.id = o.performer_id`;

export function occasionFrom(row: Flat): StoredOccasion {
  const { period, periodFrom, periodTo, counts, remindedAt, unitName, personName, evidenceCount, ...rest } = row;
  const occasion: Occasion = { ...rest, period: { code: period, from: periodFrom, to: periodTo }, counts: { ...noCounts, ...counts }, remindedAt: remindedAt?.toISOString() ?? null };
  return { occasion, unitName, evidenceCount, performerName: personName ?? occasion.performer?.printed ?? '' };
}
export type { Flat as OccasionFlat };

export const itemSelect = `select position, population_position as "populationPosition", item_id as "itemId", cells, stratum, result, note, handling, measure_id as "measureId", by_rest as "byRest",
  settled_on as "settledOn", settled_by as "settledBy", settled_note as "settledNote" from occasion_item`;

export const setupFields = `activity_id as "activityId", instruction, routine_link as "routineLink", item_word as "itemWord", sampling, population_from as "populationFrom", places, evidence, second_reviewer as "secondReviewer", due_days as "dueDays"`;
