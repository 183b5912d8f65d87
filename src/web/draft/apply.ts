import type { YearView } from '../../contract/year.ts';
import type { FieldChange, RowObject } from '../../domain/year/change.ts';
import type { YearContent } from '../../domain/year/content.ts';
import type { EndedActivity, EndedEvent } from '../../domain/year/content.ts';
import type { IrregularityAnswer, RiskEvent } from '../../domain/risk/analysis.ts';
import { emptyRow } from '../../domain/year/emptyRow.ts';
import { mergeEvents } from '../../domain/year/merge.ts';
import { renumber } from '../../domain/year/renumber.ts';
import type { Item } from './item.ts';

const lists = { group: 'groups', control: 'controls', event: 'events', activity: 'activities', measure: 'measures' } as const satisfies Record<RowObject, keyof YearContent>;

interface Row { readonly id: string }

/** The year as it will look when the item is saved. Rows that the item does not touch keep their identity. */
export function apply(view: YearView, item: Item): YearView {
  const { content } = view;
  switch (item.kind) {
    case 'change': return item.changes.reduce(applyField, view);
    case 'add': {
      const known = new Set<string>((content[lists[item.object]] as readonly Row[]).map((row) => row.id));
      const rows = item.rows.filter((row) => !known.has(String(row['id']))).map((row) => ({ ...emptyRow(item.object), ...row }));
      return withContent(view, { [lists[item.object]]: [...content[lists[item.object]], ...rows] });
    }
    case 'remove': {
      const gone = new Set(item.ids);
      return withContent(view, { [lists[item.object]]: (content[lists[item.object]] as readonly Row[]).filter((row) => !gone.has(row.id)) });
    }
    case 'note': return withContent(view, { notes: [...content.notes.filter((note) => note.id !== item.note.id), item.note] });
    case 'removeNote': return withContent(view, { notes: content.notes.filter((note) => note.id !== item.id) });
    case 'endRow': return withContent(view, item.object === 'event'
      ? { endedEvents: [...content.endedEvents.filter((each) => each.previousEventId !== item.previousId), { previousEventId: item.previousId, reason: item.reason } as EndedEvent] }
      : { endedActivities: [...content.endedActivities.filter((each) => each.previousActivityId !== item.previousId), { previousActivityId: item.previousId, reason: item.reason } as EndedActivity] });
    case 'answer': return withContent(view, { answers: [...content.answers.filter((each) => each.question !== item.question), { question: item.question, eventIds: item.eventIds, reason: item.reason } as IrregularityAnswer] });
    case 'merge': {
      const merged = mergeEvents(content, item.keep, item.gone);
      if (!merged) return view;
      const after = merged.changes.reduce(applyField, view);
      return withContent(after, { events: after.content.events.filter((event) => !merged.gone.some((one) => one.id === event.id)) });
    }
    case 'renumber': {
      const labels = new Map<string, string>(renumber(content).map((each) => [each.eventId, each.label]));
      return withContent(view, { events: content.events.map((event): RiskEvent => {
        const label = labels.get(event.id) ?? event.label;
        return label === event.label ? event : { ...event, label };
      }) });
    }
  }
}

function withContent(view: YearView, parts: object): YearView {
  return { ...view, content: { ...view.content, ...parts } };
}

function applyField(view: YearView, change: FieldChange): YearView {
  // What an event continues lies beside the year. What is continued again is no longer ended.
  if (change.field === 'continues') {
    const continued = Array.isArray(change.wanted) ? change.wanted : [];
    return withContent(view, { endedEvents: view.content.endedEvents.filter((each) => !continued.includes(each.previousEventId)) });
  }
  if (change.object === 'year') {
    if (change.field === 'introduction') return withContent(view, { introduction: change.wanted });
    return { ...view, [change.field]: change.wanted };
  }
  if (change.object === 'answer') {
    const known = view.content.answers.some((each) => each.question === change.id);
    const answers = known ? view.content.answers : [...view.content.answers, { question: change.id, eventIds: [], reason: '' } as unknown as IrregularityAnswer];
    return withContent(view, { answers: answers.map((each) => (each.question === change.id ? { ...each, [change.field]: change.wanted } : each)) });
  }
  const list = lists[change.object];
  return withContent(view, { [list]: (view.content[list] as readonly Row[]).map((row) => (row.id === change.id ? { ...row, [change.field]: change.wanted } : row)) });
}

/** What a field holds now, as the person sees it. */
export function seenValue(view: YearView, object: FieldChange['object'], id: string, field: string): unknown {
  if (object === 'year') return field === 'introduction' ? view.content.introduction : (view as unknown as Readonly<Record<string, unknown>>)[field];
  const row: unknown = object === 'answer' ? view.content.answers.find((each) => each.question === id) : (view.content[lists[object]] as readonly Row[]).find((each) => each.id === id);
  if (row === undefined) return object === 'answer' ? (field === 'eventIds' ? [] : '') : undefined;
  return (row as Readonly<Record<string, unknown>>)[field];
}
