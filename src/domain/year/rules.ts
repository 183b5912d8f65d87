export type Severity = 'error' | 'warning';
/** What a rule rests on: the law, the board's own system for internal control, or good practice. */
export type Ground = 'law' | 'ownSystem' | 'goodPractice';

/** The checks of analysis and plan: stable id, severity and ground. The table in docs/rules.md is generated from this. */
export const rules = {
  'risk.value-outside-scale': { severity: 'error', ground: 'goodPractice' },
  'risk.value-not-product': { severity: 'error', ground: 'goodPractice' },
  'risk.number-missing': { severity: 'error', ground: 'goodPractice' },
  'risk.number-twice': { severity: 'error', ground: 'goodPractice' },
  'plan.activity-without-event': { severity: 'error', ground: 'ownSystem' },
  'risk.not-assessed': { severity: 'warning', ground: 'ownSystem' },
  'risk.not-handled': { severity: 'warning', ground: 'ownSystem' },
  'risk.not-reviewed-this-year': { severity: 'warning', ground: 'goodPractice' },
  'risk.accepted-without-reason': { severity: 'warning', ground: 'goodPractice' },
  'risk.irregularities-not-considered': { severity: 'warning', ground: 'law' },
  'risk.common-not-handled': { severity: 'warning', ground: 'ownSystem' },
  'risk.duplicate-event': { severity: 'warning', ground: 'goodPractice' },
  'risk.no-routine-or-control': { severity: 'warning', ground: 'goodPractice' },
  'risk.rating-changed-without-comment': { severity: 'warning', ground: 'goodPractice' },
  'risk.gone-without-reason': { severity: 'warning', ground: 'goodPractice' },
  'plan.required-event-missing': { severity: 'warning', ground: 'ownSystem' },
  'plan.higher-left-out': { severity: 'warning', ground: 'goodPractice' },
  'plan.event-without-activity': { severity: 'warning', ground: 'ownSystem' },
  'plan.selection-without-reason': { severity: 'warning', ground: 'goodPractice' },
  'plan.activity-without-owner': { severity: 'warning', ground: 'ownSystem' },
  'plan.activity-without-frequency': { severity: 'warning', ground: 'goodPractice' },
  'plan.activity-without-content': { severity: 'warning', ground: 'ownSystem' },
  'plan.activity-is-not-a-control': { severity: 'warning', ground: 'goodPractice' },
  'plan.activity-narrower-than-event': { severity: 'warning', ground: 'goodPractice' },
  'plan.same-text-different-events': { severity: 'warning', ground: 'goodPractice' },
  'plan.event-wording-differs': { severity: 'warning', ground: 'goodPractice' },
  'plan.text-kept-event-replaced': { severity: 'warning', ground: 'goodPractice' },
  'control.changed-event-kept': { severity: 'warning', ground: 'goodPractice' },
  'plan.left-without-reason': { severity: 'warning', ground: 'goodPractice' },
  'plan.copied-unchanged': { severity: 'warning', ground: 'goodPractice' },
  'measure.required-missing': { severity: 'warning', ground: 'ownSystem' },
  'measure.effect-not-checked': { severity: 'warning', ground: 'ownSystem' },
  'measure.open-without-new-date': { severity: 'warning', ground: 'goodPractice' },
  'deviation.material-without-measure': { severity: 'warning', ground: 'ownSystem' },
  'recommendation.unanswered': { severity: 'warning', ground: 'goodPractice' },
  'followup.control-not-performed-without-reason': { severity: 'warning', ground: 'ownSystem' },
  'followup.judgement-against-results': { severity: 'warning', ground: 'law' },
  'followup.no-reassessment': { severity: 'warning', ground: 'goodPractice' },
  'control.conclusion-against-share': { severity: 'warning', ground: 'goodPractice' },
  'group.without-control': { severity: 'warning', ground: 'ownSystem' },
  'group.without-event': { severity: 'warning', ground: 'goodPractice' },
  'privacy.personal-data-in-text': { severity: 'warning', ground: 'law' },
} as const satisfies Record<string, { severity: Severity; ground: Ground }>;

export type RuleId = keyof typeof rules;
export const ruleIds = Object.keys(rules) as RuleId[];
