import type { Day } from '../day.ts';
import type { Finding, FindingRow } from '../finding.ts';
import { blank, finding, shortened } from '../year/checks-lens.ts';
import { isUnanswered } from './progress.ts';
import type { Recommendation, RegisterMeasure } from './register.ts';

/**
 * What the board's register of measures and recommendations leaves open on a day. It belongs to the board and not to a year,
 * so that a follow-up asks for it beside the checks of its year.
 */
export function registerChecks(measures: readonly RegisterMeasure[], recommendations: readonly Recommendation[], today: Day, checksOff: readonly string[] = []): Finding[] {
  const unchecked = measures.filter((one) => one.status === 'done' && one.effect === null);
  const dateless = measures.filter((one) => (one.status === 'notStarted' || one.status === 'inProgress') && (one.end === null || one.end < today));
  const unanswered = recommendations.filter((one) => isUnanswered(one, today));
  return [
    ...finding('measure.effect-not-checked', unchecked.map((one) => ({ row: measureRow(one), about: [one.status] }))),
    ...finding('measure.open-without-new-date', dateless.map((one) => ({ row: measureRow(one), about: [one.end] }))),
    ...finding('recommendation.unanswered', unanswered.map((one) => ({ row: recommendationRow(one), about: [one.statementDue] })), { remarks: unanswered.filter((one) => one.kind === 'remark').length }),
  ].filter((each) => !checksOff.includes(each.rule));
}

function measureRow(measure: RegisterMeasure): FindingRow {
  return { kind: 'measure', id: measure.id, label: shortened(measure.title) };
}
function recommendationRow(one: Recommendation): FindingRow {
  return { kind: 'recommendation', id: one.id, label: shortened(blank(one.text) ? one.sourceName : one.text) };
}
