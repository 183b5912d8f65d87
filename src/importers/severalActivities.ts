import type { Field } from './headings.ts';
import { columnOf, isGrouping } from './layout.ts';
import type { TablePart, TableRow, TableValue } from './tableRows.ts';

/** What is of the event, not of the activity. */
const ofEvent: readonly Field[] = ['number', 'eventNumber', 'event', 'likelihood', 'consequence', 'riskValue'];

function valueOf(part: TablePart, row: TableRow, field: Field): TableValue | undefined {
  const column = columnOf(part.layout, field);
  return column === undefined ? undefined : row.values.get(column);
}

export function hasActivity(part: TablePart, row: TableRow): boolean {
  return (['controlActivity', 'measure'] as const).some((field) => (valueOf(part, row, field)?.text ?? '') !== '');
}

/** A row that has nothing but an activity goes on with the event of the row above, as if its cells were merged. */
export function continued(part: TablePart): TableRow[] {
  let above: TableRow | null = null;
  return part.rows.map((row) => {
    const grouped = [...row.values].some(([column, value]) => isGrouping(column) && value.own);
    const bare = hasActivity(part, row) && !grouped && ofEvent.every((field) => (valueOf(part, row, field)?.text ?? '') === '');
    if (!bare || above === null || above.band !== row.band || (valueOf(part, above, 'event')?.text ?? '') === '') {
      above = row;
      return row;
    }
    const values = new Map(row.values);
    for (const [column, value] of above.values) {
      if ((isGrouping(column) || (column.field !== null && ofEvent.includes(column.field))) && !values.has(column)) values.set(column, { ...value, own: false });
    }
    return { ...row, values };
  });
}

/** Rows whose event stands in a row above already: merged, left blank, or printed again for a further activity. */
export function repeatingRows(part: TablePart): TableRow[] {
  const seen = new Set<string>();
  return part.rows.filter((row) => {
    const event = valueOf(part, row, 'event');
    if (event === undefined || event.text === '' || !hasActivity(part, row)) return false;
    const rated = (['number', 'likelihood', 'consequence'] as const).some((field) => valueOf(part, row, field)?.own === true);
    const key = JSON.stringify([row.band?.place, ...([...ofEvent, 'goal', 'process', 'workMethod'] as const).map((field) => valueOf(part, row, field)?.text ?? '')]);
    const again = seen.has(key);
    seen.add(key);
    return again || (!event.own && !rated);
  });
}
