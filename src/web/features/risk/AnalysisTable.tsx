import { Fragment, startTransition, useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import type { ClipboardEvent, FocusEvent, KeyboardEvent, MouseEvent, ReactNode, Ref } from 'react';
import type { Method } from '../../../domain/method/method.ts';
import { riskValue } from '../../../domain/method/method.ts';
import type { RiskEvent } from '../../../domain/risk/analysis.ts';
import { columnWords, remarkWords, riskText, type ColumnKey } from '../../../text/screenRisk.ts';
import { afterFrame } from '../../ui/afterFrame.ts';
import { between, moved, type Place } from '../../ui/gridKeys.ts';
import { columnClass, columnWidths, widthsOf } from './columns.ts';
import { EventRow } from './EventRow.tsx';
import { GoalRow, ProcessRow } from './HeadingRows.tsx';
import type { Remark } from './remarks.ts';
import type { SortKey, Sorting, TableRow } from './tableRows.ts';
import type { SecrecyMark } from '../../../domain/openness/secrecy.ts';

export interface TableActs {
  readonly edit: (id: string, column: ColumnKey) => void;
  readonly editHeading: (key: string) => void;
  readonly details: (id: string) => void;
  readonly fold: (key: string) => void;
  readonly select: (ids: readonly string[]) => void;
  /** A digit on a rating: true when the table should go on to the next cell. */
  readonly rate: (id: string, column: 'likelihood' | 'consequence', digit: number) => boolean;
  readonly remove: (ids: readonly string[]) => void;
  readonly fillDown: (id: string, column: ColumnKey) => void;
  readonly paste: (id: string, column: ColumnKey, text: string) => void;
  readonly copy: (id: string, column: ColumnKey) => string;
  readonly sort: (by: SortKey) => void;
  readonly at: (id: string | null) => void;
}
export interface TableHandle {
  /** Goes to the cell; false when the row is not there (yet). */
  readonly focus: (row: string, column?: ColumnKey) => boolean;
}

interface Given {
  readonly label: string;
  readonly rows: readonly TableRow[];
  readonly method: Method;
  readonly columns: readonly ColumnKey[];
  readonly remarks: ReadonlyMap<string, readonly Remark[]>;
  readonly before: ReadonlyMap<string, RiskEvent>;
  readonly hasPrevious: boolean;
  readonly marks: ReadonlyMap<string, SecrecyMark>;
  readonly selected: ReadonlySet<string>;
  readonly folded: ReadonlySet<string>;
  readonly editing: { readonly id: string; readonly column: ColumnKey } | null;
  readonly editedHeading: string | null;
  readonly conflicts: ReadonlyMap<string, string>;
  readonly sorting: Sorting;
  readonly readOnly: boolean;
  /** A row that may lie far down is gone to at once. */
  readonly wholeAtOnce: boolean;
  readonly acts: TableActs;
  /** Rows that stand below a row: its editor, its details, what somebody else has changed. */
  readonly below: (row: TableRow) => ReactNode;
  readonly handle: Ref<TableHandle>;
}

/** Rows of the first drawing: what a window shows and a little more. The others come in the next, so that a long analysis is seen as soon as a short one. */
const firstRows = 30;

const sortKeys: Partial<Record<ColumnKey, SortKey>> = { label: 'label', text: 'text', likelihood: 'likelihood', consequence: 'consequence', value: 'value', plan: 'plan' };

/** The analysis as a grid: one tab stop, arrows between cells, Enter edits. */
export function AnalysisTable(given: Given) {
  const { rows, columns, acts, selected, editing, readOnly, sorting } = given;
  const table = useRef<HTMLTableElement>(null);
  const [place, setPlace] = useState<Place | null>(null);
  const column = useRef(0);
  const anchor = useRef<string | null>(null);
  const grid = useMemo(() => [{ key: 'head', cells: columns.length }, ...rows.map((row) => ({ key: row.key, cells: row.kind === 'goal' ? 1 : row.kind === 'process' ? 2 : columns.length }))], [rows, columns]);
  const eventIds = useMemo(() => rows.flatMap((row) => (row.kind === 'event' ? [row.key] : [])), [rows]);
  // The tab stop stays on a row that exists.
  const stop: Place = place && grid.some((row) => row.key === place.row) ? place : { row: eventIds[0] ?? rows[0]?.key ?? 'head', cell: eventIds.length > 0 ? 1 : 0 };

  const focus = useCallback((to: Place): boolean => {
    const row = table.current?.querySelector(`[data-row="${CSS.escape(to.row)}"]`);
    const cell = row?.querySelector<HTMLElement>(`:scope > [data-cell="${to.cell}"]`) ?? row?.querySelector<HTMLElement>('[data-cell]');
    cell?.focus();
    return cell !== null && cell !== undefined;
  }, []);
  useImperativeHandle(given.handle, () => ({ focus: (row, name) => focus({ row, cell: Math.max(0, columns.indexOf(name ?? 'text')) }) }), [focus, columns]);

  const cellAt = (target: EventTarget): { readonly place: Place; readonly column: ColumnKey | null; readonly isEvent: boolean } | null => {
    const cell = target instanceof Element ? target.closest<HTMLElement>('[data-cell]') : null;
    const row = cell?.closest<HTMLElement>('[data-row]');
    if (!cell || !row) return null;
    const isEvent = row.dataset['event'] !== undefined;
    const at = Number(cell.dataset['cell']);
    return { place: { row: row.dataset['row'] ?? '', cell: at }, column: isEvent || row.dataset['row'] === 'head' ? columns[at] ?? null : null, isEvent };
  };
  const onFocus = (event: FocusEvent) => {
    const found = cellAt(event.target);
    if (!found) return;
    setPlace(found.place);
    acts.at(found.isEvent ? found.place.row : null);
  };

  const onKey = (event: KeyboardEvent) => {
    const found = cellAt(event.target);
    if (!found || event.altKey || (event.target instanceof HTMLElement && event.target.closest('.edit') !== null)) return;
    const { row } = found.place;
    const ctrl = event.ctrlKey || event.metaKey;
    const done = () => { event.preventDefault(); event.stopPropagation(); };
    if (found.isEvent && event.shiftKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      done();
      anchor.current ??= row;
      const next = eventIds[eventIds.indexOf(row) + (event.key === 'ArrowDown' ? 1 : -1)] ?? row;
      acts.select(between(eventIds, anchor.current, next));
      focus({ row: next, cell: found.place.cell });
      return;
    }
    if (event.key !== 'Shift') anchor.current = null;
    const to = event.shiftKey ? null : moved(grid, found.place, column.current, { key: event.key, ctrl });
    if (to) {
      done();
      if (event.key === 'ArrowLeft' || event.key === 'ArrowRight' || event.key === 'Home' || event.key === 'End') column.current = to.cell;
      focus(to);
      return;
    }
    if (row === 'head') {
      const by = found.column ? sortKeys[found.column] : undefined;
      if ((event.key === 'Enter' || event.key === ' ') && by) { done(); acts.sort(by); }
      return;
    }
    if (!found.isEvent) {
      const goal = event.target instanceof HTMLElement && event.target.closest('[data-heading=goal]') !== null;
      if (event.key === ' ' && goal) { done(); acts.fold(row); }
      else if (event.key === 'Enter' || event.key === 'F2') { done(); if (readOnly) { if (goal) acts.fold(row); } else acts.editHeading(row); }
      return;
    }
    if (event.key === ' ') {
      done();
      if (!event.shiftKey) acts.details(row);
      else if (!readOnly) { anchor.current = row; acts.select(selected.has(row) ? [...selected].filter((id) => id !== row) : [...selected, row]); }
    } else if (event.key === 'Enter' || event.key === 'F2') { done(); if (readOnly) acts.details(row); else if (found.column) acts.edit(row, found.column); }
    else if (event.key === 'Escape' && selected.size > 0) { done(); acts.select([]); }
    else if (readOnly) return;
    else if (ctrl && event.key.toLowerCase() === 'a') { done(); acts.select(eventIds); }
    else if (ctrl && event.key.toLowerCase() === 'd' && found.column) { done(); acts.fillDown(row, found.column); }
    else if (event.key === 'Delete' && !ctrl) { done(); acts.remove(selected.size > 0 ? [...selected] : [row]); }
    else if (!ctrl && /^\d$/.test(event.key) && (found.column === 'likelihood' || found.column === 'consequence')) {
      done();
      if (!acts.rate(row, found.column, Number(event.key))) return;
      const next = found.column === 'likelihood' ? { row, name: 'consequence' as const } : { row: eventIds[eventIds.indexOf(row) + 1] ?? row, name: 'likelihood' as const };
      const at = columns.indexOf(next.name);
      if (at >= 0) { column.current = at; focus({ row: next.row, cell: at }); }
    }
  };

  const onClick = (event: MouseEvent) => {
    const { target } = event;
    if (!(target instanceof HTMLElement) || target.closest('.edit') !== null) return;
    const found = cellAt(target);
    if (!found) return;
    const { row } = found.place;
    if (target.closest('[data-select], .pickrow')) {
      event.preventDefault();
      if (event.shiftKey && anchor.current) acts.select(between(eventIds, anchor.current, row));
      else { anchor.current = row; acts.select(selected.has(row) ? [...selected].filter((id) => id !== row) : [...selected, row]); }
      return;
    }
    if (row === 'head') { const by = found.column ? sortKeys[found.column] : undefined; if (by) acts.sort(by); return; }
    if (target.closest('[data-fold]')) { acts.fold(row); return; }
    column.current = found.place.cell;
    // With a mouse the first click goes to the cell and the next one opens it; a finger opens it at once.
    const touch = matchMedia('(pointer: coarse)').matches;
    if (!touch && event.detail < 2 && justFocused.current) return;
    if (found.isEvent) { if (readOnly) acts.details(row); else if (found.column) acts.edit(row, found.column); }
    else if (!readOnly) acts.editHeading(row);
  };
  const justFocused = useRef(false);
  const onDown = (event: MouseEvent) => {
    const found = cellAt(event.target);
    // The second half of a double click must not take the focus from the field that the first half opened.
    if (found && editing?.id === found.place.row && editing.column === found.column) { event.preventDefault(); justFocused.current = true; return; }
    justFocused.current = !(found && place && place.row === found.place.row && place.cell === found.place.cell && document.activeElement?.closest('[data-cell]') !== null);
  };
  const onPaste = (event: ClipboardEvent) => {
    const found = cellAt(event.target);
    if (readOnly || !found?.isEvent || !found.column || (event.target instanceof HTMLElement && event.target.closest('.edit'))) return;
    event.preventDefault();
    acts.paste(found.place.row, found.column, event.clipboardData.getData('text/plain'));
  };
  const onCopy = (event: ClipboardEvent) => {
    const found = cellAt(event.target);
    if (!found?.isEvent || !found.column || (event.target instanceof HTMLElement && event.target.closest('.edit')) || (getSelection()?.toString() ?? '') !== '') return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', acts.copy(found.place.row, found.column));
  };

  const [whole, setWhole] = useState(given.wholeAtOnce || rows.length <= firstRows);
  useEffect(() => afterFrame(() => startTransition(() => setWhole(true))), []);
  const stopOf = (key: string) => (stop.row === key ? stop.cell : -1);
  return (
    <table ref={table} style={widthsOf(columns)} className={selected.size > 0 ? 'ana choosing' : 'ana'} role="grid" aria-busy={!whole} aria-label={given.label} aria-multiselectable={!readOnly} aria-readonly={readOnly} onFocus={onFocus} onKeyDown={onKey} onMouseDown={onDown} onClick={onClick} onPaste={onPaste} onCopy={onCopy}>
      <colgroup>{columns.map((name) => <col key={name} style={columnWidths[name] === null ? undefined : { width: columnWidths[name] }} />)}</colgroup>
      <thead>
        <tr role="row" data-row="head">
          {columns.map((name, at) => (
            <th key={name} role="columnheader" scope="col" className={name === 'label' ? 'num' : name === 'plan' ? 'c' : columnClass[name]} data-cell={at} tabIndex={stopOf('head') === at ? 0 : -1} title={sortKeys[name] ? riskText.sortBy(columnWords[name]) : undefined}
              aria-sort={sortKeys[name] === undefined ? undefined : sorting.by === sortKeys[name] ? (sorting.falling ? 'descending' : 'ascending') : 'none'}>
              {name === 'likelihood' ? given.method.likelihoodWord : name === 'consequence' ? given.method.consequenceWord : columnWords[name]}{sorting.by === sortKeys[name] ? <svg className="sorted" viewBox="0 0 9 6" aria-hidden="true"><path d={sorting.falling ? 'M1 1l3.500 3.500L8 1' : 'M1 5l3.500-3.500L8 5'} /></svg> : null}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {(whole ? rows : rows.slice(0, firstRows)).map((row) => (
          <Fragment key={row.key}>
            {row.kind === 'goal' ? <GoalRow row={row} mark={given.marks.get(row.group.id) ?? null} span={columns.length} folded={given.folded.has(row.key)} tabStop={stopOf(row.key)} />
              : row.kind === 'process' ? <ProcessRow row={row} mark={markOf(row.groups, given.marks)} controlMark={markOf(row.controls, given.marks)} span={columns.length} usesControls={given.method.usesSystematicControls} tabStop={stopOf(row.key)} editing={given.editedHeading === row.key} />
              : <EventRow event={row.event} method={given.method} columns={columns} before={previousWords(given.before.get(row.key))} hasPrevious={given.hasPrevious} mark={given.marks.get(row.key) ?? null} {...remarkOf(given.remarks.get(row.key))} tabStop={stopOf(row.key)} selected={selected.has(row.key)}
                  editing={editing?.id === row.key ? editing.column : null} conflicts={given.conflicts.get(row.key) ?? ''} readOnly={readOnly} />}
            {given.below(row)}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

function markOf(rows: readonly { readonly id: string }[], marks: ReadonlyMap<string, SecrecyMark>): SecrecyMark | null {
  for (const { id } of rows) { const mark = marks.get(id); if (mark) return mark; }
  return null;
}

function remarkOf(remarks: readonly Remark[] | undefined): { readonly remark: string; readonly remarkUrgent: boolean } {
  // "Inte omprövad" is said by the row itself, in italics and without a mark, unless it is all there is to say.
  const said = remarks?.filter((remark) => remark.rule !== 'risk.not-reviewed-this-year') ?? [];
  const first = said[0];
  return first ? { remark: remarkWords[first.rule] + (said.length > 1 ? riskText.more(said.length - 1) : ''), remarkUrgent: first.urgent } : { remark: '', remarkUrgent: false };
}

function previousWords(before: RiskEvent | undefined): string {
  const value = before ? riskValue(before) : null;
  return before && value !== null ? `${before.likelihood ?? ''} × ${before.consequence ?? ''} = ${value}` : '';
}
