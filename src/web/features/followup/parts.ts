import type { FollowupView } from '../../../contract/followup.ts';
import type { Finding } from '../../../domain/finding.ts';
import type { FollowupMeasure, FollowupPlanRow } from '../../../domain/followup/content.ts';
import { judgementWords } from '../../../text/followup.ts';
import { followupText as text } from '../../../text/screenFollowup.ts';
import { measureStatusWords } from '../../../text/words.ts';
import { sectionOf } from './followupBook.ts';

export type PartMark = 'done' | 'half' | 'missing' | 'not';
/** One thing to write, as the list shows it. `key` stands in the address. */
export interface Part { readonly key: string; readonly name: string; readonly mark: PartMark; readonly words: string; readonly urgent: boolean; readonly ready: boolean }
export interface Parts { readonly whole: readonly Part[]; readonly rows: readonly Part[]; readonly measures: readonly Part[] }

export const rowKey = (activityId: string): string => `rad-${activityId}`;
export const measureKey = (id: string): string => `atgard-${id}`;
export const judgementKey = 'bedomning';
export const introductionKey = 'inledning';
export const closingKey = 'avslutning';

export function partsOf(view: FollowupView): Parts {
  const { content, today } = view;
  const whole = (kind: 'introduction' | 'closing', key: string, name: string): Part => {
    const { result, ready } = sectionOf(view, { kind, subject: '' });
    const written = result.trim() !== '';
    return { key, name, mark: ready ? 'done' : written ? 'half' : 'missing', words: ready ? text.ready : written ? text.draft : text.empty, urgent: false, ready: ready || (kind === 'closing' && !written) };
  };
  const { judgement } = content;
  const judged: Part = { key: judgementKey, name: text.judgement, mark: judgement === null ? 'missing' : 'done', words: judgement === null ? text.judgementMissing : judgementWords[judgement.judgement], urgent: judgement === null && content.occasion.kind === 'annual', ready: judgement !== null || content.occasion.kind === 'interim' };
  return {
    whole: [whole('introduction', introductionKey, text.introduction), judged, whole('closing', closingKey, text.closing)],
    rows: content.rows.map(rowPart),
    measures: content.measures.map((measure) => measurePart(measure, today)),
  };
}

function rowPart(row: FollowupPlanRow): Part {
  const { figures } = row;
  const faults = figures.faults === 0 ? text.noFaults : text.faults(figures.faults);
  const part = (mark: PartMark, words: string, urgent = false): Part => ({ key: rowKey(row.activityId), name: row.title, mark, words, urgent, ready: row.ready });
  if (figures.late > 0) return part('not', figures.performed === 0 ? text.notPerformedNoReason : `${text.partly(figures.performed, figures.planned)}, ${text.notPerformedNoReason.split(', ')[1] ?? ''}`, true);
  if (row.ready) return part('done', figures.performed > 0 ? `${text.ready}, ${faults}` : text.ready);
  if (figures.planned === 0) return part('half', text.notPlanned);
  if (figures.performed === 0) return part('not', figures.notPerformed > 0 ? text.notPerformed : `${text.draft}, ${text.nothingPerformed}`);
  if (figures.faults > 0 && row.analysis.trim() === '') return part('missing', `${text.analysisMissing}, ${faults}`, true);
  return part('half', `${text.draft}, ${figures.performed < figures.planned ? `${text.partly(figures.performed, figures.planned)}, ` : ''}${faults}`);
}

function measurePart(measure: FollowupMeasure, today: string): Part {
  const late = (measure.status === 'notStarted' || measure.status === 'inProgress') && measure.end !== null && measure.end < today;
  return { key: measureKey(measure.id), name: measure.title, mark: measure.ready ? 'done' : late ? 'missing' : 'half', words: measureWords(measure, today), urgent: late, ready: measure.ready };
}

/** How a measure stands, in a few words. */
export function measureWords(measure: FollowupMeasure, today: string): string {
  switch (measure.status) {
    case 'done': return measure.effect === null ? text.effectUnchecked : text.effectChecked;
    case 'cancelled': return measureStatusWords.cancelled;
    case 'notStarted': case 'inProgress':
      if (measure.end === null) return measureStatusWords[measure.status];
      if (measure.end < today) return text.measureLate(measure.end, today);
      return measure.status === 'inProgress' ? text.measureUntil(measure.end, today) : text.measureBy(measure.end, today);
  }
}

/** In the order they are written: the rows, the measures, and then what is said of the whole. */
export function inOrder(parts: Parts): readonly Part[] { return [...parts.rows, ...parts.measures, ...parts.whole]; }

/** What one writes in first: the first row that is not ready. */
export function firstPart(parts: Parts): string {
  return (parts.rows.find((part) => !part.ready) ?? parts.rows[0] ?? parts.whole[0])?.key ?? introductionKey;
}

/** Where a finding is mended: the part it is about, or the register of measures. Null when nothing here can be opened for it. */
export function partOfFinding(view: FollowupView, { rule, rows }: Finding): readonly { readonly key: string; readonly name: string }[] {
  if (rule === 'followup.judgement-against-results') return [{ key: judgementKey, name: text.judgement }];
  return rows.flatMap((row): { key: string; name: string }[] => {
    if (row.kind === 'activity') return view.content.rows.filter((one) => one.activityId === row.id).map((one) => ({ key: rowKey(one.activityId), name: text.planRow(one.planRow) }));
    if (row.kind === 'event') return view.content.rows.filter((one) => one.events.some((event) => event.id === row.id)).slice(0, 1).map((one) => ({ key: rowKey(one.activityId), name: `${text.event(row.label)}` }));
    if (row.kind === 'measure') return view.content.measures.filter((one) => one.id === row.id).map((one) => ({ key: measureKey(one.id), name: one.title }));
    return [];
  });
}
