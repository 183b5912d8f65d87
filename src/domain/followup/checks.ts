import type { Finding } from '../finding.ts';
import type { Day } from '../day.ts';
import { isLate } from '../control/occasion.ts';
import { finding, findingOfWhole, shortened } from '../year/checks-lens.ts';
import type { FollowupContent, FollowupPlanRow } from './content.ts';
import { groundsOf, isBetter, proposedJudgement } from './judge.ts';

/** What the follow-up leaves unsaid or says against its own figures. The checks of measures and recommendations stand with their register. */
export function checkFollowup(content: FollowupContent, today: Day): Finding[] {
  return [...notPerformed(content, today), ...conclusions(content), ...reassessment(content), ...judgement(content, today)];
}

function rowOf(row: FollowupPlanRow): Finding['rows'][number] {
  return { kind: 'activity', id: row.activityId, label: String(row.planRow) };
}

/** A planned control whose last day has passed and which is neither performed nor explained. What was planned is shown, never dropped. */
function notPerformed(content: FollowupContent, today: Day): Finding[] {
  return finding('followup.control-not-performed-without-reason', content.rows.flatMap((row) => {
    const left = row.occasions.filter((one) => one.period.to <= content.cutOff && (isLate(one, today) || (one.state === 'notPerformed' && one.notPerformed?.reason === 'other' && one.notPerformed.text.trim() === '')));
    return left.length === 0 ? [] : [{ row: rowOf(row), about: left.map((one) => one.id) }];
  }), { occasions: content.rows.reduce((total, row) => total + row.occasions.filter((one) => isLate(one, today) && one.period.to <= content.cutOff).length, 0) });
}

/** The best word though faults were found, or the gravest though none was. */
function conclusions(content: FollowupContent): Finding[] {
  const [best, gravest] = [content.method.resultWords[0], content.method.resultWords.at(-1)];
  if (best === undefined || best === gravest) return [];
  return finding('control.conclusion-against-share', content.rows.flatMap((row) => {
    const against = row.occasions.filter((one) => one.state === 'done' && ((one.conclusion === best && one.counts.fault > 0) || (one.conclusion === gravest && one.counts.fault === 0 && one.counts.ok > 0)));
    return against.length === 0 ? [] : [{ row: rowOf(row), about: against.flatMap((one) => [one.id, one.conclusion, one.counts.fault]) }];
  }));
}

/** After a year with faults the rating is looked at anew, be it only to keep it. */
function reassessment(content: FollowupContent): Finding[] {
  if (content.occasion.kind !== 'annual') return [];
  const seen = new Set<string>();
  return finding('followup.no-reassessment', content.rows.flatMap((row) => (row.figures.faults === 0 ? [] : row.events)).flatMap((event) => {
    if (event.proposed !== null || seen.has(event.id)) return [];
    seen.add(event.id);
    return [{ row: { kind: 'event' as const, id: event.id, label: event.label ?? shortened(event.text) }, about: [event.text, event.likelihood, event.consequence] }];
  }));
}

/** A judgement that is better than the figures alone would say: it may be right, and then the grounds say why. */
function judgement(content: FollowupContent, today: Day): Finding[] {
  if (content.judgement === null) return [];
  const grounds = groundsOf(content, today);
  const proposed = proposedJudgement(grounds);
  if (!isBetter(content.judgement.judgement, proposed)) return [];
  const { figures } = grounds;
  return findingOfWhole('followup.judgement-against-results', [content.judgement.judgement, content.judgement.grounds, figures.planned, figures.performed, grounds.rowsMaterial, grounds.lateMeasures], {
    judgement: content.judgement.judgement, proposed, planned: figures.planned, performed: figures.performed, material: grounds.rowsMaterial, lateMeasures: grounds.lateMeasures, unexplained: grounds.unexplained,
  });
}
