import type { RowObject } from '../../domain/year/change.ts';

/** How a row's fields lie in its table: field → column. What is JSON in the table is named; the rest are plain columns. */
export interface Table { readonly name: string; readonly columns: Readonly<Record<string, string>>; readonly json: readonly string[] }

export const tables: Readonly<Record<Exclude<RowObject, 'measure'>, Table>> = {
  group: { name: 'year_group', columns: { id: 'id', parentId: 'parent_id', level: 'level', title: 'title', position: 'position' }, json: [] },
  control: { name: 'control', columns: { id: 'id', groupId: 'group_id', text: 'text', covers: 'covers', position: 'position' }, json: ['covers'] },
  event: {
    name: 'event', json: ['riskOwner', 'imported'],
    columns: {
      id: 'id', groupId: 'group_id', position: 'position', label: 'label', kind: 'kind', text: 'text', explanation: 'explanation', category: 'category', riskOwner: 'risk_owner', origin: 'origin',
      department: 'department', likelihood: 'likelihood', consequence: 'consequence', printedValue: 'printed_value', ratingReason: 'rating_reason', ratedOn: 'rated_on', review: 'review',
      treatment: 'treatment', treatmentReason: 'treatment_reason', acceptedUntil: 'accepted_until', indicator: 'indicator', councilTarget: 'council_target', boardTarget: 'board_target',
      routine: 'routine', runningChecks: 'running_checks', activityText: 'activity_text', imported: 'imported',
    },
  },
  activity: {
    name: 'activity', json: ['eventIds', 'owner', 'performers', 'frequency', 'extra', 'imported'],
    columns: {
      id: 'id', position: 'position', eventIds: 'event_ids', text: 'text', purpose: 'purpose', scope: 'scope', kind: 'kind', populationSource: 'population_source', proposedSample: 'proposed_sample',
      owner: 'owner', performers: 'performers', places: 'places', frequency: 'frequency', reportedWhen: 'reported_when', printedEvent: 'printed_event', printedControl: 'printed_control',
      printedGoal: 'printed_goal', printedProcess: 'printed_process', printedWorkMethod: 'printed_work_method', printedLabel: 'printed_label', printedValue: 'printed_value', extra: 'extra', imported: 'imported',
    },
  },
};

/** The select list of a table with fields as names. */
function selectList(table: Table, alias: string): string {
  return Object.entries(table.columns).map(([field, column]) => `${alias}.${column} as "${field}"`).join(', ');
}

/** The value as the database takes it: JSON columns as text. */
export function stored(table: Table, field: string, value: unknown): unknown {
  return table.json.includes(field) ? (value === null || value === undefined ? null : JSON.stringify(value)) : value ?? null;
}

/** All rows of one table and one year, in printed order; `year` is the expression that says which. */
export function rowsOf(object: keyof typeof tables, year: string): string {
  return `select ${selectList(tables[object], 't')} from ${tables[object].name} t where t.board_year_id = ${year} order by t.position, t.id`;
}

/** The same as a JSON array, to be part of a larger statement. */
export function rowsAsJson(object: keyof typeof tables, year: string): string {
  return `(select coalesce(json_agg(row_to_json(r)), '[]'::json) from (${rowsOf(object, year)}) r)`;
}
