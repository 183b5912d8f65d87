import { useCallback, useState, type CSSProperties } from 'react';
import { columnKeys, type ColumnKey } from '../../../text/screenRisk.ts';

const kept = 'internkoll.columns';
const standard: readonly ColumnKey[] = ['label', 'text', 'likelihood', 'consequence', 'value', 'plan', 'remark'];
/** Always there: without them a row cannot be told from another. */
export const fixedColumns: readonly ColumnKey[] = ['label', 'text'];

/** Widths in pixels; the event's own words take what is left. */
export const columnWidths: Record<ColumnKey, number | null> = {
  label: 60, text: null, likelihood: 138, consequence: 124, value: 112, plan: 44, remark: 170, previous: 120, treatmentReason: 200, ratingReason: 200, riskOwner: 150, department: 140, category: 130, explanation: 220,
};
/** The widths for the style sheet, where each row is a grid of its own. */
export function widthsOf(columns: readonly ColumnKey[]): CSSProperties {
  const widths = columns.map((column) => { const width = columnWidths[column]; return width === null ? 'minmax(0, 1fr)' : `${width}px`; });
  return { ['--widths' as keyof CSSProperties]: widths.join(' ') };
}
export const columnClass: Record<ColumnKey, string> = {
  label: 'nr', text: 'e', likelihood: 's', consequence: 'k', value: 'v', plan: 'p', remark: 'm', previous: 'x', treatmentReason: 'x', ratingReason: 'x', riskOwner: 'x', department: 'x', category: 'x', explanation: 'x',
};

function read(): readonly ColumnKey[] {
  const stored: unknown = JSON.parse(localStorage.getItem(kept) ?? 'null');
  if (!Array.isArray(stored)) return standard;
  return columnKeys.filter((key) => fixedColumns.includes(key) || stored.includes(key));
}

/** The columns that the person wants to see, remembered in this browser. */
export function useColumns(): readonly [readonly ColumnKey[], (column: ColumnKey) => void] {
  const [columns, setColumns] = useState(read);
  const toggle = useCallback((column: ColumnKey) => {
    setColumns((before) => {
      const after = columnKeys.filter((key) => (key === column ? !before.includes(key) : before.includes(key)));
      localStorage.setItem(kept, JSON.stringify(after));
      return after;
    });
  }, []);
  return [columns, toggle];
}
