import type { Finding } from '../../../domain/finding.ts';
import type { RuleId } from '../../../domain/year/rules.ts';

/** What the one verb of a finding leads to. */
export type Mend =
  | { readonly kind: 'renumber' }
  | { readonly kind: 'forgetPrinted' }
  | { readonly kind: 'set'; readonly field: 'treatment' | 'treatmentReason' | 'ratingReason' }
  | { readonly kind: 'review' }
  | { readonly kind: 'questions' }
  | { readonly kind: 'ended' }
  | { readonly kind: 'merge' }
  | { readonly kind: 'measure' }
  | { readonly kind: 'rate' }
  | { readonly kind: 'group' }
  | { readonly kind: 'rows' }
  | { readonly kind: 'plan' };

const mends: Record<RuleId, Mend> = {
  'risk.value-outside-scale': { kind: 'rate' }, 'risk.value-not-product': { kind: 'forgetPrinted' }, 'risk.number-missing': { kind: 'renumber' }, 'risk.number-twice': { kind: 'renumber' },
  'plan.activity-without-event': { kind: 'plan' }, 'risk.not-assessed': { kind: 'rate' }, 'risk.not-handled': { kind: 'set', field: 'treatment' }, 'risk.not-reviewed-this-year': { kind: 'review' },
  'risk.accepted-without-reason': { kind: 'set', field: 'treatmentReason' }, 'risk.irregularities-not-considered': { kind: 'questions' }, 'risk.common-not-handled': { kind: 'rows' }, 'risk.duplicate-event': { kind: 'merge' },
  'risk.no-routine-or-control': { kind: 'rows' }, 'risk.rating-changed-without-comment': { kind: 'set', field: 'ratingReason' }, 'risk.gone-without-reason': { kind: 'ended' },
  'plan.required-event-missing': { kind: 'set', field: 'treatment' }, 'plan.higher-left-out': { kind: 'set', field: 'treatmentReason' }, 'plan.event-without-activity': { kind: 'plan' }, 'plan.selection-without-reason': { kind: 'set', field: 'treatmentReason' },
  'plan.activity-without-owner': { kind: 'plan' }, 'plan.activity-without-frequency': { kind: 'plan' }, 'plan.activity-without-content': { kind: 'plan' }, 'plan.activity-is-not-a-control': { kind: 'plan' },
  'plan.activity-narrower-than-event': { kind: 'plan' }, 'plan.same-text-different-events': { kind: 'plan' }, 'plan.event-wording-differs': { kind: 'plan' }, 'plan.text-kept-event-replaced': { kind: 'plan' },
  'control.changed-event-kept': { kind: 'group' }, 'plan.left-without-reason': { kind: 'set', field: 'treatmentReason' }, 'plan.copied-unchanged': { kind: 'plan' }, 'measure.required-missing': { kind: 'measure' },
  'measure.effect-not-checked': { kind: 'rows' }, 'measure.open-without-new-date': { kind: 'rows' }, 'recommendation.unanswered': { kind: 'rows' }, 'deviation.material-without-measure': { kind: 'rows' },
  'followup.control-not-performed-without-reason': { kind: 'rows' }, 'followup.judgement-against-results': { kind: 'rows' }, 'followup.no-reassessment': { kind: 'rows' }, 'control.conclusion-against-share': { kind: 'rows' },
  'group.without-control': { kind: 'group' }, 'group.without-event': { kind: 'group' }, 'privacy.personal-data-in-text': { kind: 'rows' },
};

export function mendOf(rule: RuleId): Mend {
  return mends[rule];
}

/** The finding with only the rows whose place is kept. */
export function onlyRow(finding: Finding, key: string): Finding {
  const at = finding.keys.indexOf(key);
  const row = finding.rows[at];
  return row ? { ...finding, rows: [row], keys: [key] } : finding;
}
