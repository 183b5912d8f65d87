import type { ActivityControls, ControlsView, LeftFault, OccasionRow, PeriodControls } from '../contract/control.ts';
import type { Day } from '../domain/day.ts';
import { isLate } from '../domain/control/occasion.ts';
import { headOfUnit, ownerOf, unitsOfBoard } from '../domain/control/places.ts';
import { sampleLevelsOf } from '../domain/control/sampleLevel.ts';
import { frequencyOf } from '../domain/control/planOccasions.ts';
import { figuresOf } from '../domain/followup/figures.ts';
import type { BodyId } from '../domain/identity.ts';
import type { Activity } from '../domain/plan/plan.ts';
import { ok, type Outcome } from '../domain/refusal.ts';
import type { YearContent } from '../domain/year/content.ts';
import { swedishOrder } from '../domain/swedishOrder.ts';
import { draftedAnalysis } from '../text/control.ts';
import { frequencyWords } from '../text/words.ts';
import { mayBeGiven } from './controlPeople.ts';
import { controlYear, planInForce, setupOf, type ControlYear } from './controlPlan.ts';
import type { StoredOccasion } from './ports.ts';
import type { Context } from './useCase.ts';
import { headOf } from './year.ts';

/** Every period counts: what belongs to the year is planned in it. */
const always = '9999-12-31' as Day;

export function occasionRow({ occasion, unitName, performerName, evidenceCount }: StoredOccasion, today: Day): OccasionRow {
  return { ...occasion, unitName, performerName, evidenceCount, late: isLate(occasion, today) };
}

/** The controls of a year. However many occasions there are, the number of questions to the database is the same. */
export async function controlsView(context: Context, boardId: BodyId, year: number): Promise<Outcome<ControlsView>> {
  const { store, may, today } = context;
  const force = await planInForce(context, boardId, year);
  if (!force.ok) return force;
  const manage = may('control.manage', boardId);
  if (force.value === null) {
    const head = await headOf(context, { boardId, year });
    return head.ok ? ok({ boardYearId: head.value.id, planYear: null, planVersion: null, missing: 0, outdated: 0, resultWords: head.value.method.resultWords, sampleLevels: sampleLevelsOf(head.value.method), activities: [], left: [], people: [], units: [], abilities: { manage } }) : head;
  }
  const whole = await controlYear(context, boardId, force.value);
  const [summaries, faults] = await Promise.all([store.controlSummaries(boardId, year), store.leftFaults(boardId)]);
  const { plan, before, boardYearId, planYear } = whole.force;
  const byActivity = Map.groupBy(whole.occasions, (one) => one.occasion.activityId as string);
  const rowOf = (content: YearContent, activity: Activity, at: number, inForce: boolean): ActivityControls => activityControls(context, whole, {
    content, activity, planRow: at + 1, inForce, occasions: byActivity.get(activity.id) ?? [], summaries: summaries.filter((one) => one.activityId === activity.id), manage,
  });
  const left = (before?.content.activities ?? []).map((activity, at) => ({ activity, at })).filter(({ activity }) => (byActivity.get(activity.id) ?? []).some((one) => one.occasion.state !== 'withdrawn' && one.occasion.state !== 'planned'));
  const titles = new Map([...(before?.content.activities ?? []), ...plan.content.activities].map((one) => [one.id as string, one.text]));
  const byId = new Map(whole.occasions.map((one) => [one.occasion.id as string, one]));
  const waiting = faults.flatMap((fault): LeftFault[] => {
    const at = byId.get(fault.occasionId);
    return at ? [{ ...fault, title: titles.get(at.occasion.activityId) ?? '', unitName: at.unitName, periodCode: at.occasion.period.code, by: at.occasion.performedBy || at.performerName }] : [];
  });
  return ok({
    left: waiting, boardYearId, planYear, planVersion: plan.version.number, missing: whole.due.add.length, outdated: whole.due.withdraw.length + whole.due.rehang.length, resultWords: plan.content.method.resultWords, sampleLevels: sampleLevelsOf(plan.content.method),
    activities: [...plan.content.activities.map((activity, at) => rowOf(plan.content, activity, at, true)), ...(before ? left.map(({ activity, at }) => rowOf(before.content, activity, at, false)) : [])],
    people: mayBeGiven(whole.staff, today).map(({ id, name, title }) => ({ id, name, title })),
    units: unitsOfBoard(whole.staff.units, boardId).map((unit) => ({ id: unit.id, name: unit.name, kind: unit.kind, headId: headOfUnit(unit.id, today, whole.staff)?.id ?? null })).toSorted((a, b) => swedishOrder(a.name, b.name)),
    abilities: { manage },
  });
}

function activityControls({ actor, today, standIns }: Context, whole: ControlYear, given: {
  readonly content: YearContent; readonly activity: Activity; readonly planRow: number; readonly inForce: boolean; readonly occasions: readonly StoredOccasion[];
  readonly summaries: readonly { readonly period: string; readonly activityId: Activity['id']; readonly analysis: string; readonly conclusion: string; readonly writtenBy: string; readonly writtenAt: string | null }[]; readonly manage: boolean;
}): ActivityControls {
  const { activity, occasions } = given;
  const setup = setupOf(whole.setups, activity.id);
  const events = activity.eventIds.map((id) => given.content.events.find((event) => event.id === id)).filter((event) => event !== undefined);
  const ownerId = ownerOf(activity);
  const periods = [...Map.groupBy(occasions, (one) => one.occasion.period.code)].map(([code, ones]): PeriodControls | null => {
    const first = ones[0];
    if (!first) return null;
    const figures = figuresOf(ones.map((one) => one.occasion), always, today);
    const summary = given.summaries.find((one) => one.period === code);
    return { period: first.occasion.period, figures, drafted: draftedAnalysis(figures, ones, setup.itemWord), summary: summary ? { activityId: summary.activityId, period: code, analysis: summary.analysis, conclusion: summary.conclusion, writtenBy: summary.writtenBy, writtenAt: summary.writtenAt } : null };
  }).filter((one) => one !== null).toSorted((a, b) => (a.period.code < b.period.code ? -1 : 1));
  return {
    activityId: activity.id, eventLabels: events.map((event) => event.label ?? ''), eventIds: events.map((event) => event.id), planRow: given.planRow, inForce: given.inForce, title: activity.text,
    owner: activity.owner?.printed ?? '', ownerId, frequency: activity.frequency?.printed || frequencyWords[frequencyOf(activity)], onOccasion: frequencyOf(activity) === 'onOccasion', setup, periods,
    occasions: occasions.map((one) => occasionRow(one, today)), abilities: { manage: given.manage, summarise: given.manage || (ownerId !== null && (ownerId === actor.personId || standIns.some((one) => one.id === ownerId))) },
  };
}
