/** What one page to the board's members tells, chosen by rule from the analysis, the follow-up and the register. */
import type { Day } from '../day.ts';
import { awaits, type NotPerformedReason } from '../control/occasion.ts';
import { isUnanswered } from '../measure/progress.ts';
import { isLateMeasure, type Recommendation } from '../measure/register.ts';
import { levelOf, riskValue, treatmentOf, type Rating } from '../method/method.ts';
import type { RiskEvent } from '../risk/analysis.ts';
import { compareYears } from '../year/compare.ts';
import type { PreviousYear, YearContent } from '../year/content.ts';
import type { FollowupContent, FollowupMeasure, FollowupPlanRow } from './content.ts';
import { together, type Figures } from './figures.ts';
import { groundsOf, isMaterial, proposedJudgement } from './judge.ts';
import type { Judgement } from './followup.ts';

const risksShown = 5;
const questionsShown = 3;

export interface TopRisk {
  readonly id: string;
  readonly label: string | null;
  readonly text: string;
  readonly rating: Rating;
  /** What the plan does about it: its control activities and what is open of its measures. */
  readonly activities: readonly string[];
  readonly measures: readonly string[];
  readonly accepted: boolean;
  /** Last year's value; 'new' for an event that no earlier one leads to, 'unknown' where the years are not tied. */
  readonly before: number | null | 'new' | 'unknown';
}

export interface Moved { readonly label: string | null; readonly text: string; readonly from: number; readonly to: number }
export interface Named { readonly label: string | null; readonly text: string }
/** 'untied': there is no year before, or nothing that ties the events of the two. */
export type Changed =
  | { readonly kind: 'untied' }
  | { readonly kind: 'compared'; readonly year: number; readonly fresh: readonly Named[]; readonly gone: readonly Named[]; readonly risen: readonly Moved[]; readonly fallen: readonly Moved[]; readonly intoPlan: readonly Named[]; readonly outOfPlan: readonly Named[] };

export interface Fault { readonly title: string; readonly reviewed: number; readonly faults: number; readonly conclusion: string; readonly material: boolean; readonly measured: boolean }

export type Late =
  | { readonly kind: 'measure'; readonly title: string; readonly since: Day; readonly who: string }
  | { readonly kind: 'control'; readonly title: string; readonly since: Day; readonly count: number }
  | { readonly kind: 'recommendation'; readonly text: string; readonly since: Day };

export type Question =
  | { readonly kind: 'riskWithoutControl'; readonly risk: Named; readonly value: number }
  | { readonly kind: 'measureLate'; readonly title: string; readonly since: Day; readonly who: string }
  | { readonly kind: 'controlNotPerformed'; readonly title: string; readonly reason: NotPerformedReason | null }
  | { readonly kind: 'materialWithoutMeasure'; readonly title: string }
  | { readonly kind: 'recommendationUnanswered'; readonly text: string }
  | { readonly kind: 'faultsWithoutMeasure'; readonly title: string; readonly faults: number }
  | { readonly kind: 'riskRose'; readonly risk: Named; readonly from: number; readonly to: number }
  | { readonly kind: 'notReassessed'; readonly count: number; readonly of: number }
  | { readonly kind: 'greatestRisk'; readonly risk: Named }
  | { readonly kind: 'acceptedRisk'; readonly risk: Named }
  | { readonly kind: 'missingRisk' }
  | { readonly kind: 'otherJudgement' };

export interface MembersPage {
  readonly risks: readonly TopRisk[];
  readonly eventCount: number;
  readonly changed: Changed;
  /** Null where no follow-up is to be seen. */
  readonly figures: Figures | null;
  readonly faults: readonly Fault[];
  readonly late: readonly Late[];
  readonly questions: readonly Question[];
  readonly judgement: FollowupContent['judgement'];
  /** What the figures alone would say, while nobody has proposed a judgement and something is performed. */
  readonly indicated: Judgement | null;
}

export function membersPage(content: YearContent, before: PreviousYear | null, followup: FollowupContent | null, today: Day): MembersPage {
  const events = greatestFirst(content);
  const measures = followup?.measures ?? [];
  const changed = changedSince(content, before);
  const faults = faultsIn(followup);
  const late = lateIn(followup, today);
  const risks = events.slice(0, risksShown).map((event) => topRisk(content, event, before, changed));
  const figures = followup === null ? null : together(followup.rows.map((row) => row.figures));
  return {
    risks, eventCount: content.events.length, changed, figures, faults, late, judgement: followup?.judgement ?? null,
    indicated: followup === null || followup.judgement !== null || figures === null || figures.performed === 0 ? null : proposedJudgement(groundsOf(followup, today)),
    questions: questionsOf({ content, events, measures, changed, faults, late, followup, today }),
  };
}

/** By risk value, of equal ones the graver consequence, then in printed order. Unrated ones are last. */
function greatestFirst(content: YearContent): RiskEvent[] {
  return content.events.toSorted((a, b) => (riskValue(b) ?? -1) - (riskValue(a) ?? -1) || (b.consequence ?? -1) - (a.consequence ?? -1) || a.position - b.position);
}

function activitiesOf(content: YearContent, event: RiskEvent): string[] {
  return content.activities.filter((activity) => activity.eventIds.includes(event.id)).map((activity) => activity.text.trim()).filter((text) => text !== '');
}
function openMeasuresOf(content: YearContent, event: RiskEvent): string[] {
  return content.measures.filter((measure) => measure.eventIds.includes(event.id) && (measure.status === 'notStarted' || measure.status === 'inProgress')).map((measure) => measure.title);
}
function topRisk(content: YearContent, event: RiskEvent, before: PreviousYear | null, changed: Changed): TopRisk {
  return {
    id: event.id, label: event.label, text: event.text, rating: { likelihood: event.likelihood, consequence: event.consequence }, activities: activitiesOf(content, event), measures: openMeasuresOf(content, event),
    accepted: treatmentOf(content.method, event.treatment)?.accepts === true, before: changed.kind === 'untied' || before === null ? 'unknown' : valueBefore(event, before),
  };
}
function valueBefore(event: RiskEvent, { content, lineage }: PreviousYear): number | null | 'new' {
  const from = lineage.flatMap((row) => (row.object === 'event' && row.to.includes(event.id) ? row.from : []));
  const values = content.events.filter((one) => from.includes(one.id)).map((one) => riskValue(one));
  return values.length === 0 ? 'new' : values.reduce((most, value) => (value === null ? most : Math.max(most ?? value, value)), null as number | null);
}

function changedSince(content: YearContent, before: PreviousYear | null): Changed {
  if (before === null || !before.lineage.some((row) => row.object === 'event' && row.from.length > 0 && row.to.length > 0)) return { kind: 'untied' };
  const differences = compareYears(before.content, content, before.lineage).filter((one) => one.object === 'event');
  const now = new Map<string, RiskEvent>(content.events.map((event) => [event.id, event]));
  const named = (id: string): Named[] => { const event = now.get(id); return event ? [{ label: event.label, text: event.text }] : []; };
  const moved = differences.flatMap((one): Moved[] => {
    if (one.kind !== 're-rated') return [];
    const [from, to] = [riskValue(one.from), riskValue(one.to)];
    return from === null || to === null || from === to ? [] : named(one.after.id).map((each) => ({ ...each, from, to }));
  });
  return {
    kind: 'compared', year: before.content.year,
    fresh: differences.flatMap((one) => (one.kind === 'new' ? named(one.after.id) : [])),
    gone: differences.flatMap((one) => (one.kind === 'gone' ? [{ label: before.content.events.find((event) => event.id === one.before.id)?.label ?? null, text: one.text }] : [])),
    risen: moved.filter((one) => one.to > one.from).toSorted((a, b) => b.to - b.from - (a.to - a.from)),
    fallen: moved.filter((one) => one.to < one.from).toSorted((a, b) => a.to - a.from - (b.to - b.from)),
    intoPlan: differences.flatMap((one) => (one.kind === 'movedIn' ? named(one.after.id) : [])), outOfPlan: differences.flatMap((one) => (one.kind === 'movedOut' ? named(one.after.id) : [])),
  };
}

/** Plan rows with faults or a material deviation: material ones first, then by how many faults. */
function faultsIn(followup: FollowupContent | null): Fault[] {
  if (followup === null) return [];
  const words = followup.method.resultWords;
  const gravest = (row: FollowupPlanRow): string => words.findLast((word) => (row.figures.conclusions[word] ?? 0) > 0) ?? '';
  return followup.rows.filter((row) => row.figures.faults > 0 || isMaterial(followup, row))
    .map((row) => ({ title: row.title, reviewed: row.figures.reviewed, faults: row.figures.faults, conclusion: gravest(row), material: isMaterial(followup, row), measured: row.measureIds.length > 0 }))
    .toSorted((a, b) => Number(b.material) - Number(a.material) || b.faults - a.faults);
}

/** What should have been done and is not, the longest late first. */
function lateIn(followup: FollowupContent | null, today: Day): Late[] {
  if (followup === null) return [];
  const controls = followup.rows.flatMap((row): Late[] => {
    const late = row.occasions.filter((one) => (awaits(one.state) || one.state === 'review') && one.dueOn < today).map((one) => one.dueOn).toSorted();
    return late[0] === undefined ? [] : [{ kind: 'control', title: row.title, since: late[0], count: late.length }];
  });
  return [...followup.measures.flatMap((measure) => lateMeasure(measure, today)), ...controls, ...followup.recommendations.flatMap((one) => lateAnswer(one, today))].toSorted((a, b) => a.since.localeCompare(b.since));
}
function lateMeasure(measure: FollowupMeasure, today: Day): Late[] {
  return measure.end !== null && isLateMeasure(measure, today) ? [{ kind: 'measure', title: measure.title, since: measure.end, who: measure.responsibleName }] : [];
}
function lateAnswer(one: Recommendation, today: Day): Late[] {
  return one.statementDue !== null && isUnanswered(one, today) ? [{ kind: 'recommendation', text: one.text, since: one.statementDue }] : [];
}

interface Told { readonly content: YearContent; readonly events: readonly RiskEvent[]; readonly measures: readonly FollowupMeasure[]; readonly changed: Changed; readonly faults: readonly Fault[]; readonly late: readonly Late[]; readonly followup: FollowupContent | null; readonly today: Day }

/** The first three that there is a ground for, in this order; the last ones always can be asked. */
function questionsOf(told: Told): Question[] {
  const { content, events, changed, faults, late, followup } = told;
  const open = greatestWithoutControl(told);
  const measure = late.find((one) => one.kind === 'measure');
  const material = faults.find((one) => one.material && !one.measured);
  const answer = late.find((one) => one.kind === 'recommendation');
  const unmended = faults.find((one) => !one.material && !one.measured && one.faults > 0);
  const risen = changed.kind === 'compared' ? changed.risen[0] : undefined;
  const carried = content.events.filter((event) => event.review === 'carried').length;
  const [greatest] = events;
  const accepted = events.find((event) => treatmentOf(content.method, event.treatment)?.accepts === true);
  const all: (Question | null | undefined)[] = [
    open && { kind: 'riskWithoutControl', risk: nameOf(open), value: riskValue(open) ?? 0 },
    measure && { kind: 'measureLate', title: measure.title, since: measure.since, who: measure.who },
    followup && notPerformed(followup, told.today),
    material && { kind: 'materialWithoutMeasure', title: material.title },
    answer && { kind: 'recommendationUnanswered', text: answer.text },
    unmended && { kind: 'faultsWithoutMeasure', title: unmended.title, faults: unmended.faults },
    risen && { kind: 'riskRose', risk: { label: risen.label, text: risen.text }, from: risen.from, to: risen.to },
    carried > 0 && changed.kind === 'compared' ? { kind: 'notReassessed', count: carried, of: content.events.length } : null,
    accepted && { kind: 'acceptedRisk', risk: nameOf(accepted) },
    greatest && { kind: 'greatestRisk', risk: nameOf(greatest) },
    followup?.judgement ? { kind: 'otherJudgement' } : null,
    { kind: 'missingRisk' }, { kind: 'otherJudgement' },
  ];
  const asked = all.filter((one): one is Question => one !== null && one !== undefined);
  return asked.filter((one, at) => asked.findIndex((other) => other.kind === one.kind) === at).slice(0, questionsShown);
}

/** The greatest event that nothing in the plan looks at and no open measure mends. Small ones are left: they may well be without. */
function greatestWithoutControl({ content, events }: Told): RiskEvent | undefined {
  const { method } = content;
  const floor = Math.min(method.planFrom ?? Infinity, method.measureFrom ?? Infinity);
  const gravest = Math.max(0, ...method.levels.map((level) => level.step));
  return events.find((event) => {
    const value = riskValue(event) ?? 0;
    const large = floor === Infinity ? levelOf(method, event)?.step === gravest : value >= floor;
    return large && treatmentOf(method, event.treatment)?.accepts !== true && activitiesOf(content, event).length === 0 && openMeasuresOf(content, event).length === 0;
  });
}

/** A control that should have been performed and was not: those without a reason first, then the one left for longest. */
function notPerformed(followup: FollowupContent, today: Day): Question | null {
  const left = followup.rows.flatMap((row) => row.occasions.flatMap((one) => {
    if (one.state === 'notPerformed') return [{ title: row.title, reason: one.notPerformed?.reason ?? null, since: one.dueOn }];
    return awaits(one.state) && one.dueOn < today ? [{ title: row.title, reason: null, since: one.dueOn }] : [];
  }));
  const [first] = left.toSorted((a, b) => Number(a.reason !== null) - Number(b.reason !== null) || a.since.localeCompare(b.since));
  return first === undefined ? null : { kind: 'controlNotPerformed', title: first.title, reason: first.reason };
}
function nameOf(event: RiskEvent): Named {
  return { label: event.label, text: event.text };
}
