import type { Finding, FindingRow } from '../finding.ts';
import type { FollowupContent } from '../followup/content.ts';
import { finding, type Found } from '../year/checks-lens.ts';
import type { YearContent } from '../year/content.ts';
import { personalDataIn } from './personalData.ts';

/** Rows whose free text seems to hold a personal number or a mail address. It is told where, never what: a finding is frozen, printed and noted. */
export function privacyChecks(content: YearContent): Finding[] {
  const found: Found[] = [
    ...content.events.flatMap((event) => told({ kind: 'event', id: event.id, label: event.label ?? '' }, { text: event.text, explanation: event.explanation, ratingReason: event.ratingReason, treatmentReason: event.treatmentReason, activityText: event.activityText })),
    ...content.activities.flatMap((row) => told({ kind: 'activity', id: row.id, label: content.events.filter((event) => row.eventIds.includes(event.id)).flatMap((event) => event.label ?? []).join(', ') }, { text: row.text, purpose: row.purpose, scope: row.scope, populationSource: row.populationSource, places: row.places })),
    ...content.controls.flatMap((row) => told({ kind: 'control', id: row.id, label: '' }, { text: row.text })),
    ...content.measures.flatMap((row) => told({ kind: 'measure', id: row.id, label: '' }, { title: row.title, statusReason: row.statusReason })),
    ...content.answers.flatMap((row) => told({ kind: 'question', id: row.question, label: '' }, { reason: row.reason })),
    ...told({ kind: 'group', id: 'introduction', label: '' }, { introduction: content.introduction }),
  ];
  return finding('privacy.personal-data-in-text', found, { count: found.length });
}

/** The same of a follow-up's own words. */
export function followupPrivacyChecks(content: FollowupContent): Finding[] {
  const found: Found[] = [
    ...content.rows.flatMap((row) => told({ kind: 'activity', id: row.activityId, label: String(row.planRow) }, { result: row.result, analysis: row.analysis, ...Object.fromEntries(row.occasions.map((one) => [one.id, one.comment])) })),
    ...content.measures.flatMap((row) => told({ kind: 'measure', id: row.id, label: '' }, { title: row.title, result: row.result, analysis: row.analysis })),
    ...content.recommendations.flatMap((row) => told({ kind: 'recommendation', id: row.id, label: '' }, { text: row.text, statement: row.statement })),
    ...told({ kind: 'group', id: 'introduction', label: '' }, { introduction: content.introduction, closing: content.closing, grounds: content.judgement?.grounds ?? '' }),
  ];
  return finding('privacy.personal-data-in-text', found, { count: found.length });
}

function told(row: FindingRow, texts: Readonly<Record<string, string>>): Found[] {
  const about = Object.entries(texts).flatMap(([field, text]) => { const found = personalDataIn(text); return found.length === 0 ? [] : [`${field} ${found.map((one) => one.kind).join(' ')}`]; });
  return about.length === 0 ? [] : [{ row, about }];
}
