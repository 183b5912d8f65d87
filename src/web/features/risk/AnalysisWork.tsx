import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Day } from '../../../domain/day.ts';
import type { Finding } from '../../../domain/finding.ts';
import { footNote, groupText, riskText, type ColumnKey } from '../../../text/screenRisk.ts';
import { useFindings } from '../../draft/useFindings.ts';
import { mayReadDraft, useAskedVersion, type OpenYear } from '../../draft/useYear.ts';
import { newId } from '../../identity.ts';
import { navigate, usePlace } from '../../place.tsx';
import { useSession } from '../../queries.ts';
import { VersionLine } from '../../shell/VersionLine.tsx';
import { useNoteInFooter } from '../../shell/footerNote.ts';
import { undo } from '../../shell/shortcuts.ts';
import { later } from '../../ui/later.tsx';
import { say } from '../../ui/said.ts';
import { toast } from '../../ui/toast.ts';
import { addEvent, copied, fillDown, filledWords, paste, rate, type Sheet } from './acts.ts';
import type { Asking } from './AnalysisDialogs.tsx';
import { AnalysisTable, type TableActs, type TableHandle } from './AnalysisTable.tsx';
import { BulkBar } from './BulkBar.tsx';
import { useColumns } from './columns.ts';
import { FilterBar } from './FilterBar.tsx';
import { FindingsPart, type FindingActs } from './FindingsPart.tsx';
import { MatrixPart, type MatrixHandle } from './MatrixPart.tsx';
import { mendOf, onlyRow } from './mend.ts';
import { nextPosition } from './places.ts';
import { remarksByEvent, type Remark } from './remarks.ts';
import { reviewedWishes } from './rating.ts';
import { RowEditor } from './RowEditor.tsx';
import { noFilter, passes, previousEvents, printedRows, printedSorting, sortedRows, topGroups, type Filter, type Sorting, type TableRow } from './tableRows.ts';
import { useMarks } from '../../secrecyMarks.ts';

const Details = later(async () => (await import('./Details.tsx')).Details);
const ConflictLine = later(async () => (await import('./ConflictLine.tsx')).ConflictLine);
const GroupEditor = later(async () => (await import('./GroupEditor.tsx')).GroupEditor);
const AnalysisDialogs = later(async () => (await import('./AnalysisDialogs.tsx')).AnalysisDialogs);

/** The table with its editing on the left, matrix and findings on the right. */
export function AnalysisWork({ open }: { readonly open: OpenYear }) {
  const { draft, view, state } = open;
  const { content, abilities } = view;
  const readOnly = !abilities.edit;
  const session = useSession();
  const today = session.today as Day;
  const asked = useAskedVersion();
  const ofDraft = asked === null && mayReadDraft(session.boards, content.board.id);
  const found = useFindings(content.board.id, content.year);
  const marks = useMarks(content.board.id);
  const [filter, setFilter] = useState<Filter>(noFilter);
  const [sorting, setSorting] = useState<Sorting>(printedSorting);
  const [columns, toggleColumn] = useColumns();
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [editing, setEditing] = useState<{ readonly id: string; readonly column: ColumnKey; readonly toReason?: true } | null>(null);
  const [details, setDetails] = useState<string | null>(null);
  const [heading, setHeading] = useState<string | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const active = useRef<string | null>(null);
  const matrix = useRef<MatrixHandle>(null);
  const table = useRef<TableHandle>(null);

  const before = useMemo(() => previousEvents(found.previous), [found.previous]);
  const beforeYear = found.previous?.content.year ?? null;
  const remarks = useMemo(() => remarksByEvent(found.open), [found.open]);
  // The row being written stays in sight even when its new value no longer passes the filter.
  const kept = editing?.id ?? details;
  const shown = useMemo(() => {
    const top = topGroups(content);
    return new Set(content.events.filter((event) => event.id === kept || passes(content, filter, event, remarks.get(event.id) ?? [], top)).map((event): string => event.id));
  }, [content, filter, remarks, kept]);
  const filtered = shown.size < content.events.length;
  const rows = useMemo(() => (sorting.by === 'printed' ? printedRows(content, shown, folded, filtered) : sortedRows(content, shown, sorting)), [content, shown, folded, filtered, sorting]);
  const order = useMemo(() => rows.flatMap((row) => (row.kind === 'event' ? [row.key] : [])), [rows]);
  const conflicts = useMemo(() => new Map([...Map.groupBy(state.conflicts.filter((each) => each.object === 'event'), (each) => each.id)].map(([id, list]): [string, string] => [id, list.map((each) => each.field).join(' ')])), [state.conflicts]);
  const carried = content.events.filter((event) => event.review === 'carried').length;
  useNoteInFooter(footNote(carried, content.events.length));

  const sheet: Sheet = { content, draft, before, today, order, columns };
  const now = useRef({ sheet, selected, editing });
  useEffect(() => { now.current = { sheet, selected, editing }; });

  // At once where the row is in sight; a row that comes up with the next drawing is gone to then.
  const focusRow = useCallback((id: string, column?: ColumnKey) => {
    if (table.current?.focus(id, column)) return;
    requestAnimationFrame(() => requestAnimationFrame(() => { table.current?.focus(id, column); }));
  }, []);
  const select = useCallback((ids: readonly string[]) => { setSelected(new Set(ids)); say(riskText.selectionSaid(ids.length)); }, []);
  const openEditor = useCallback((id: string, column: ColumnKey) => { setDetails(null); setHeading(null); setEditing({ id, column }); }, []);
  const closeEditor = useCallback(() => {
    const was = now.current.editing;
    setEditing(null);
    if (was) focusRow(was.id, was.column);
  }, [focusRow]);
  const add = useCallback((groupId?: string) => {
    const { sheet: at } = now.current;
    setFilter(noFilter);
    setSorting(printedSorting);
    const made = addEvent(at, active.current, groupId);
    say(riskText.added(made.label));
    openEditor(made.id, 'text');
  }, [openEditor]);
  const goTo = useCallback((id: string) => { setFilter(noFilter); setFolded(new Set()); focusRow(id, 'text'); }, [focusRow]);

  const acts = useMemo((): TableActs => ({
    edit: openEditor,
    editHeading: (key) => { setEditing(null); setDetails(null); setHeading((was) => (was === key ? null : key)); },
    details: (id) => { setEditing(null); setDetails((was) => (was === id ? null : id)); },
    fold: (key) => setFolded((was) => new Set(was.has(key) ? [...was].filter((each) => each !== key) : [...was, key])),
    select,
    rate: (id, column, digit) => {
      const { set, asks } = rate(now.current.sheet, id, column, digit);
      if (asks) { setDetails(null); setHeading(null); setEditing({ id, column: 'consequence', toReason: true }); }
      return set && !asks;
    },
    remove: (ids) => setAsking({ kind: 'remove', ids }),
    fillDown: (id, column) => { const count = fillDown(now.current.sheet, id, column, now.current.selected); if (count > 0) say(filledWords(column, count)); },
    paste: (id, column, text) => {
      const { rows: pasted, added, refused } = paste(now.current.sheet, id, column, text);
      toast({ words: [riskText.pasted(pasted, added), ...(refused > 0 ? [riskText.pasteRefused(refused)] : [])].join(' '), action: { words: riskText.undo, onPick: () => { void undo(draft); } } });
    },
    copy: (id, column) => copied(now.current.sheet, id, column, now.current.selected),
    sort: (by) => setSorting((was) => (was.by !== by ? { by, falling: by === 'value' || by === 'likelihood' || by === 'consequence' || by === 'plan' } : was.falling === (by === 'value' || by === 'likelihood' || by === 'consequence' || by === 'plan') ? { by, falling: !was.falling } : printedSorting)),
    at: (id) => { active.current = id; matrix.current?.mark(id); },
  }), [openEditor, select, draft]);

  /** What the verb of a finding does: all its rows at once. */
  const mend = useCallback((finding: Finding) => {
    const { content: here } = now.current.sheet;
    const ids = finding.rows.filter((row) => row.kind === 'event' && here.events.some((event) => event.id === row.id)).map((row) => row.id);
    const gone = finding.rows.filter((row) => row.kind === 'event' && !ids.includes(row.id)).map((row) => row.id);
    const way = mendOf(finding.rule);
    setEditing(null);
    setDetails(null);
    switch (way.kind) {
      case 'renumber': draft.renumber(); toast({ words: riskText.renumbered, action: { words: riskText.undo, onPick: () => { void undo(draft); } } }); return;
      case 'forgetPrinted': draft.change(ids.map((id) => ({ object: 'event', id, field: 'printedValue', wanted: null }))); return;
      case 'set': setAsking(ids.length === 0 && gone.length > 0 ? { kind: 'ended', ids: gone } : { kind: 'set', field: way.field, ids, finding }); return;
      case 'review': setFilter({ ...noFilter, only: ids }); select(ids); return;
      case 'questions': setAsking({ kind: 'questions' }); return;
      case 'ended': setAsking({ kind: 'ended', ids: gone }); return;
      case 'merge': setAsking({ kind: 'merge', ids, chosen: false }); return;
      case 'measure': setAsking({ kind: 'measure', ids }); return;
      case 'rate': { const [first] = ids; if (ids.length > 1) setFilter({ ...noFilter, only: ids }); if (first) openEditor(first, 'likelihood'); return; }
      case 'group': { const group = finding.rows.find((row) => row.kind === 'group'); const control = here.controls.find((each) => finding.rows.some((row) => row.id === each.id)); const key = group?.id ?? control?.groupId; setFilter(noFilter); if (key) { setHeading(key); focusRow(key); } else if (ids[0]) goTo(ids[0]); return; }
      case 'rows': setFilter({ ...noFilter, only: ids }); if (ids[0]) focusRow(ids[0]); return;
      case 'plan': return;
    }
  }, [draft, select, openEditor, focusRow, goTo]);
  const findingActs = useMemo((): FindingActs => ({
    mend,
    show: (finding) => {
      const ids = finding.rows.filter((row) => row.kind === 'event').map((row) => row.id);
      const group = finding.rows.find((row) => row.kind === 'group');
      if (ids.length === 1 && ids[0]) goTo(ids[0]);
      else if (ids.length > 0) { setFilter({ ...noFilter, only: ids }); if (ids[0]) focusRow(ids[0]); }
      else if (group) { setFilter(noFilter); focusRow(group.id); }
    },
    note: (finding) => setAsking({ kind: 'note', finding }),
    removeNote: ({ finding, reason }) => {
      for (const note of now.current.sheet.content.notes) if (!note.asked && note.rule === finding.rule && note.reason === reason && note.keys.some((key) => finding.keys.includes(key))) draft.removeNote(note.id);
    },
    keepNote: ({ finding, reason }) => draft.note(finding.rule, finding.keys, reason),
  }), [mend, goTo, focusRow, draft]);
  const mendRow = useCallback((remark: Remark) => { mend(onlyRow(remark.finding, remark.key)); }, [mend]);
  const filterTable = useCallback((next: Filter) => { setEditing(null); setDetails(null); setFilter(next); }, []);

  // From search or from another page: go to the row.
  const { url } = usePlace();
  const rad = url.searchParams.get('rad');
  const toTie = url.searchParams.get('koppla');
  const previousKnown = found.previous !== null;
  useEffect(() => {
    if (toTie === null || !previousKnown) return;
    setAsking({ kind: 'tie', id: toTie });
    void navigate({ href: without(url, 'koppla'), replace: true });
  }, [toTie, previousKnown, url]);
  useEffect(() => {
    if (rad === null) return;
    goTo(rad);
    void navigate({ href: without(url, 'rad'), replace: true });
  }, [rad, goTo, url]);

  const span = columns.length;
  const below = (row: TableRow) => {
    if (row.kind !== 'event') {
      if (heading === null || readOnly) return null;
      const here = row.kind === 'goal' ? row.key === heading : row.key === heading || row.groups.some((group) => group.id === heading && group.id === row.key);
      return here ? <GroupEditor groups={row.kind === 'goal' ? [row.group] : row.groups} controls={row.kind === 'goal' ? content.controls.filter((control) => control.groupId === row.key) : row.controls} content={content} draft={draft} span={span} onClose={() => { setHeading(null); focusRow(row.key); }} onAddEvent={add} onOpenGroup={setHeading} /> : null;
    }
    const { event } = row;
    // Most rows have nothing below them, and all of them are asked at every key.
    if (editing?.id !== event.id && details !== event.id && !conflicts.has(event.id)) return null;
    const own = state.conflicts.filter((each) => each.id === event.id);
    const last = before.get(event.id) ?? null;
    const shared = { event, before: last, beforeYear, draft, span, remarks: remarks.get(event.id) ?? [], onMend: mendRow };
    return (
      <>
        {own.map((conflict) => <ConflictLine key={conflict.field} conflict={conflict} content={content} previous={found.previous} draft={draft} span={span} />)}
        {editing?.id === event.id ? <RowEditor {...shared} field={editing.column} toReason={editing.toReason ?? false} method={content.method} today={today} onField={(column) => setEditing({ id: event.id, column })} onClose={closeEditor} onDetails={() => acts.details(event.id)} /> : null}
        {details === event.id ? <Details {...shared} content={content} readOnly={readOnly} mayReadTrail={abilities.trail} onClose={() => { setDetails(null); focusRow(event.id, 'text'); }} onRemove={() => setAsking({ kind: 'remove', ids: [event.id] })} previous={found.previous} onTie={() => setAsking({ kind: 'tie', id: event.id })} /> : null}
      </>
    );
  };
  const place = useMemo(() => ({ boardId: content.board.id, year: String(content.year) }), [content.board.id, content.year]);
  const top = content.method.grouping[0];
  const chosen = [...selected].filter((id) => shown.has(id));
  return (
    <div className="work">
      <div className="work-main">
        <VersionLine view={view} />
        <div className="title"><h1>{riskText.title}</h1>{readOnly ? (ofDraft ? <span className="small quiet">{riskText.reading}</span> : null) : <button type="button" className="btn btn-main" onClick={() => add()}>{riskText.add}</button>}</div>
        <nav className="jump" aria-label={riskText.jumpLabel}><a href="#tabell" aria-current="true">{riskText.jumpEvents(content.events.length)}</a><a href="#matris">{riskText.jumpMatrix}</a>{ofDraft ? <a href="#anm">{riskText.jumpFindings(found.open.length)}</a> : null}</nav>
        {chosen.length > 0 && !readOnly ? (
          <BulkBar count={chosen.length} carried={content.events.filter((event) => selected.has(event.id) && event.review === 'carried').length} onSet={(field) => setAsking({ kind: 'set', field, ids: chosen })}
            onReview={() => { const those = content.events.filter((event) => selected.has(event.id) && event.review === 'carried'); draft.change(those.flatMap((event) => reviewedWishes(event, today))); select([]); if (filter.only) setFilter(noFilter); toast({ words: riskText.reviewed(those.length), action: { words: riskText.undo, onPick: () => { void undo(draft); } } }); }}
            onRemove={() => setAsking({ kind: 'remove', ids: chosen })} onMerge={chosen.length > 1 ? () => setAsking({ kind: 'merge', ids: chosen, chosen: true }) : null} onClear={() => select([])} />
        ) : <FilterBar content={content} filter={filter} onFilter={filterTable} sorting={sorting} onSort={setSorting} columns={columns} onColumn={toggleColumn} open={found.open} beforeYear={beforeYear} shown={shown.size} />}
        <div className="scroller" id="tabell">
          <AnalysisTable label={riskText.tableLabel(content.year)} rows={rows} method={content.method} columns={columns} remarks={remarks} before={before} hasPrevious={found.previous !== null} marks={marks} selected={selected} folded={folded} editing={editing} editedHeading={heading} conflicts={conflicts} sorting={sorting} readOnly={readOnly} wholeAtOnce={rad !== null} acts={acts} below={below} handle={table} />
          {readOnly || !top || filtered ? null : <button type="button" className="link small addgroup" onClick={() => { const id = newId(); draft.add('group', [{ id, parentId: null, level: 0, title: groupText.newTitle(top.word), position: nextPosition(content.groups) }]); setHeading(id); }}>{groupText.addTop(top.word)}</button>}
        </div>
      </div>
      <aside className="work-side" aria-label={riskText.sideLabel}>
        <MatrixPart content={content} filter={filter} onFilter={filterTable} handle={matrix} />
        {ofDraft ? <FindingsPart found={found} readOnly={readOnly} acts={findingActs} place={place} /> : null}
      </aside>
      {asking ? <AnalysisDialogs asking={asking} content={content} previous={found.previous} draft={draft} readOnly={readOnly} onClose={() => setAsking(null)} onRemoved={(ids) => { setDetails(null); select([...selected].filter((id) => !ids.includes(id))); focusRow(order[Math.max(0, order.indexOf(ids[0] ?? '') - 1)] ?? ''); }} /> : null}
    </div>
  );
}

/** The address without what was asked for once. */
function without(url: URL, name: string): string {
  const next = new URL(url);
  next.searchParams.delete(name);
  return next.pathname + next.search + next.hash;
}
