import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { TrailView } from '../../../contract/trail.ts';
import { treatmentOf } from '../../../domain/method/method.ts';
import { fields, sameValue, type ChangeableObject } from '../../../domain/year/change.ts';
import { isId } from '../../../domain/identity.ts';
import type { YearContent } from '../../../domain/year/content.ts';
import { registerObjects } from '../../../domain/measure/change.ts';
import { momentWords } from '../../../text/days.ts';
import { registerTrailWords, registerValueWords } from '../../../text/measure.ts';
import { fieldWords } from '../../../text/fieldWords.ts';
import { trailText } from '../../../text/screenTrail.ts';
import { measureStatusWords, originWords, reviewWords } from '../../../text/words.ts';
import { call, sentenceOf } from '../../call.ts';
import { useYear } from '../../draft/useYear.ts';
import { previousQuery } from '../../queries.ts';
import { useBoardYear } from '../../shell/current.ts';
import { say } from '../../ui/said.ts';
import { toast } from '../../ui/toast.ts';
import './trail.css';
import { Link } from '../../place.tsx';
import { logSearchText } from '../../../text/opennessRecords.ts';

/** The latest changes of a board's year, in words. */
export default function LogPage(): ReactElement {
  const { boardId, year } = useBoardYear();
  const { view, draft } = useYear(boardId, year);
  const log = useInfiniteQuery({
    queryKey: ['year', boardId, year, 'log'], staleTime: 0, initialPageParam: '',
    queryFn: ({ pageParam }) => call('trail.ofYear', { boardId, year, ...(pageParam === '' ? {} : { before: pageParam }) }),
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const previous = useQuery(previousQuery(boardId, year)).data?.previous?.content ?? null;
  const entries = log.data?.pages.flatMap((page) => page.entries) ?? [];
  // A change may stand on many lines: it is undone whole, from its first one.
  const firsts = new Map(entries.filter((entry) => entry.undoable).toReversed().map((entry) => [entry.changeId, entry.id]));
  const counts = Map.groupBy(entries, (entry) => entry.changeId);
  const undo = async (entry: TrailView): Promise<void> => {
    const sentence = await draft.undoChange(entry.changeId);
    toast({ words: sentence ?? trailText.undone });
    if (sentence === null) say(trailText.undone);
    await log.refetch();
  };
  return (
    <div className="page log">
      <h1>{trailText.title}</h1>
      <p className="lead">{trailText.lead(view.content.board.name, year)} <Link to="/n/$boardId/$year/logg/sok" params={{ boardId, year: String(year) }}>{logSearchText.page}</Link></p>
      {log.error ? <p role="alert" className="urgent">{sentenceOf(log.error)}</p> : null}
      {log.data && entries.length === 0 ? <section className="empty"><h2>{trailText.empty}</h2><p>{trailText.emptyWhy}</p></section> : null}
      {entries.length === 0 ? null : (
        <table>
          <caption className="vh">{trailText.title}</caption>
          <thead><tr><th scope="col">{trailText.when}</th><th scope="col">{trailText.who}</th><th scope="col">{trailText.what}</th><th scope="col"><span className="vh">{trailText.undo}</span></th></tr></thead>
          <tbody>{entries.map((entry) => <EntryRow key={entry.id} entry={entry} content={view.content} previous={previous} lines={firsts.get(entry.changeId) === entry.id ? counts.get(entry.changeId)?.length ?? 1 : 0} onUndo={() => void undo(entry)} />)}</tbody>
        </table>
      )}
      {log.hasNextPage ? <p><button type="button" className="btn" onClick={() => void log.fetchNextPage()}>{trailText.more}</button></p> : null}
    </div>
  );
}

const shownAtOnce = 3;
/** What these did is told whole by their own words. */
const wholeDeeds = new Set(['import.take', 'year.start', 'year.create', 'year.renumber', 'year.note', 'year.removeNote', 'year.answer', 'year.endRow', 'year.setMethod']);

/** `lines` is how many lines the change stands on, on the one it is undone from; 0 on the others. */
function EntryRow({ entry, content, previous, lines, onUndo }: { readonly entry: TrailView; readonly content: YearContent; readonly previous: YearContent | null; readonly lines: number; readonly onUndo: () => void }): ReactElement {
  const [all, setAll] = useState(false);
  const told = entry.fields.filter((field) => !sameValue(field.before, field.after)).map((field) => fieldSentence(entry, field, field.field === 'continues' ? previous ?? content : content)).filter((words) => words !== null);
  const named = objectName(entry, content);
  const shown = all ? told : told.slice(0, shownAtOnce);
  return (
    <tr>
      <td className="nowrap">{momentWords(entry.at, new Date())}{entry.sealed ? null : <span className="small quiet log-line">{trailText.waiting}</span>}</td>
      <td className="nowrap">{entry.actor}</td>
      <td>
        {trailText.deed(entry.operation)}{named !== '' && entry.operation === 'year.merge' ? ':' : ''}{named}
        {shown.map((words, at) => <span className="small log-line" key={`${at} ${words.field}`}>{words.field}: <del>{words.before}</del> <ins>{words.after}</ins></span>)}
        {told.length > shownAtOnce ? <button type="button" className="link small" aria-expanded={all} onClick={() => setAll(!all)}>{all ? trailText.showFewer : trailText.showAll(told.length)}</button> : null}
        {rowsSentence(entry, named.includes('”'))}
        {entry.disposedBy === null ? null : <span className="small quiet log-line">{trailText.disposed(entry.disposedBy)}</span>}
        {entry.note === '' || /^\d{4}$/.test(entry.note) ? null : <span className="small quiet log-line">{trailText.reason}: {entry.note}</span>}
      </td>
      <td className="nowrap">{lines === 0 ? null : <button type="button" className="link" aria-label={trailText.undoOf(momentWords(entry.at, new Date()))} onClick={onUndo}>{lines > 1 ? trailText.undoAll(lines) : trailText.undo}</button>}</td>
    </tr>
  );
}

/** "händelse 12 …": the row by its number and words, when it still stands in the year. */
function objectName(entry: TrailView, content: YearContent): string {
  const event = content.events.find((one) => one.id === entry.objectId);
  if (event) return ` ${trailText.object('event')} ${event.label ?? ''} ”${shortened(event.text)}”`;
  const named = content.activities.find((one) => one.id === entry.objectId)?.text ?? content.measures.find((one) => one.id === entry.objectId)?.title
    ?? content.controls.find((one) => one.id === entry.objectId)?.text ?? content.groups.find((one) => one.id === entry.objectId)?.title;
  if (entry.operation === 'year.merge' && named === undefined) return '';
  if (wholeDeeds.has(entry.operation) || entry.operation.startsWith('decision.')) return '';
  if (named !== undefined) return ` ${trailText.object(entry.objectKind)} ”${shortened(named)}”`;
  return entry.objectKind === 'year' || entry.operation === 'year.undo' ? '' : ` ${trailText.object(entry.objectKind)}`;
}

/** How many rows came or went, for changes of whole rows, and what they are called where the line has not said it. */
function rowsSentence(entry: TrailView, isNamed: boolean): ReactElement | null {
  if (entry.objectKind === 'note' || entry.operation === 'year.endRow') return null;
  const count = (name: string): number => Number(entry.fields.find((field) => field.field === name)?.after ?? 0);
  const names = (isNamed ? [] : entry.names).map((one) => (one.label === null ? `”${shortened(one.text)}”` : `${one.label} ”${shortened(one.text)}”`));
  const words = [count('added') > 0 ? trailText.added(count('added')) : '', count('removed') > 0 ? trailText.removed(count('removed')) : ''].filter((one) => one !== '');
  const only = entry.fields.length === 2 && entry.fields.every((field) => field.field === 'added' || field.field === 'removed');
  return only && words.length > 0 ? <span className="small quiet log-line">{trailText.named(words.join(', '), names, count('added') + count('removed') > names.length)}</span> : null;
}

function isObject(kind: string): kind is ChangeableObject {
  return Object.hasOwn(fields, kind);
}

/** A field with its values in words, or null for what is not a field of a row. */
function fieldSentence(entry: TrailView, field: TrailView['fields'][number], content: YearContent): { field: string; before: string; after: string } | null {
  const kind = entry.objectKind;
  const register = registerObjects.find((one) => one === kind);
  const words: Readonly<Record<string, string>> = { ...(isObject(kind) ? fieldWords[kind] : {}), ...(register ? registerTrailWords[register] : {}) };
  const name = words[field.field];
  const said = (value: unknown): string => (register ? registerValueWords(register, field.field, value) : null) ?? valueWords(field.field, value, content);
  return name === undefined ? null : { field: name, before: said(field.before), after: said(field.after) };
}

function valueWords(field: string, value: unknown, content: YearContent): string {
  if (value === null || value === undefined || value === '') return trailText.nothing;
  if (field === 'treatment' && typeof value === 'string') return treatmentOf(content.method, value)?.word ?? value;
  if (field === 'review' && typeof value === 'string' && Object.hasOwn(reviewWords, value)) return reviewWords[value as keyof typeof reviewWords];
  if (field === 'origin' && typeof value === 'string' && Object.hasOwn(originWords, value)) return originWords[value as keyof typeof originWords];
  if (field === 'status' && typeof value === 'string' && Object.hasOwn(measureStatusWords, value)) return measureStatusWords[value as keyof typeof measureStatusWords];
  if (typeof value === 'boolean') return value ? trailText.yes : trailText.no;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.length === 0 ? trailText.nothing : value.map((one) => itemWords(one, content)).join(', ');
  return itemWords(value, content);
}

function itemWords(value: unknown, content: YearContent): string {
  if (typeof value === 'string') {
    const event = content.events.find((one) => one.id === value);
    if (event) return event.label ?? shortened(event.text);
    return content.groups.find((one) => one.id === value)?.title ?? (isId(value) ? trailText.goneRow : value);
  }
  return typeof value === 'object' && value !== null && 'printed' in value ? String(value.printed) : JSON.stringify(value);
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
