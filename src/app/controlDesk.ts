import type { OccasionView, ToldConflict } from '../contract/control.ts';
import { isClosedControl } from '../domain/audit/kept.ts';
import { deliveredCalendar } from '../domain/calendar/delivered.ts';
import { unfinished } from '../domain/control/closeOccasion.ts';
import { mayPerform, type Allowed } from '../domain/control/mayPerform.ts';
import { awaits, type ControlSetup, type OccasionItem } from '../domain/control/occasion.ts';
import { coordinatorOf, ownerOf } from '../domain/control/places.ts';
import type { ListNote } from '../domain/control/population.ts';
import { isVisitByPlan } from '../domain/control/visit.ts';
import { closedBy, withChanged, type Act, type Hand, type Step, type Work } from '../domain/control/work.ts';
import type { BodyId, PersonId } from '../domain/identity.ts';
import { sameEyes } from '../domain/organisation/delegation.ts';
import type { Activity } from '../domain/plan/plan.ts';
import { ok, refuse, type Outcome } from '../domain/refusal.ts';
import { groupPath, type YearContent } from '../domain/year/content.ts';
import { mayBeGiven, staffOf, type Staff } from './controlPeople.ts';
import { recordOccasion, setupOf } from './controlPlan.ts';
import { occasionRow } from './controlView.ts';
import type { StoredOccasion } from './ports.ts';
import type { Context } from './useCase.ts';

/** One control with all that an act on it needs: how it is performed, the plan row as the board decided it, and what this person may do. */
export interface Desk {
  readonly stored: StoredOccasion;
  readonly work: Work;
  readonly setup: ControlSetup;
  readonly content: YearContent;
  readonly activity: Activity | null;
  readonly planRow: number;
  readonly staff: Staff;
  readonly allowed: Allowed;
  /** What of it is the person's own, without anybody whom the person stands in for. */
  readonly owned: Allowed;
  readonly leads: boolean;
  readonly hand: Hand;
  /** Earlier rows that the plan row continues: where to look for the last time. */
  readonly activityIds: readonly string[];
  readonly closed: string | null;
}

interface At { readonly boardId: BodyId; readonly occasionId: string }

/** The control, or the refusal that it does not exist – also for who has nothing to do with it and does not read the board's controls. */
export async function deskOf(context: Context, input: At, hold?: 'alone'): Promise<Outcome<Desk>> {
  const { store, actor, may, today } = context;
  const stored = await store.occasion(input.boardId, input.occasionId, hold);
  if (!stored) return refuse('object.not-found');
  const { occasion } = stored;
  const year = Number(occasion.period.code.slice(0, 4));
  const [items, plan, setups, staff, decided, calendar, lineage] = await Promise.all([
    store.occasionItems(occasion.id), store.decidedPlan(occasion.boardYearId, occasion.activityId), store.controlSetups([occasion.boardYearId]), staffOf(context, input.boardId),
    store.decidedFollowups(input.boardId, year), store.ownCalendar(), store.lineage(occasion.boardYearId),
  ]);
  // A decided plan that was taken back whole leaves its controls without one.
  if (!plan) return refuse('object.not-found');
  const at = plan.content.activities.findIndex((one) => one.id === occasion.activityId);
  const activity = plan.content.activities[at] ?? null;
  const activityIds = [occasion.activityId, ...lineage.flatMap((row) => (row.object === 'activity' && row.to.includes(occasion.activityId) ? row.from : []))];
  const leads = may('control.manage', input.boardId);
  const units = new Map(staff.units.map((unit) => [unit.id as string, unit]));
  const ownerId = activity && ownerOf(activity);
  // To who reads from outside there is a control once it has a result.
  const reads = may('control.read', input.boardId) || (may('audit.read', input.boardId) && isClosedControl(occasion.state));
  // A deputy and the one who is away are one pair of eyes: on the day it was performed, and now.
  const { personId } = actor;
  const pairs = personId === null ? [] : await store.representedBy([personId, ...(occasion.performedById ? [occasion.performedById] : [])]);
  const days = [today, ...(occasion.performedOn ? [occasion.performedOn] : [])];
  const eyes = personId === null ? {} : { sameEyes: (other: PersonId) => sameEyes(personId, other, pairs, days) };
  const allowed = mayPerform(occasion, { personId, standsInFor: context.standIns.map((one) => one.id), grants: actor.grants, leads, reads, ...eyes }, ownerId, units, today);
  if (!allowed.see) return refuse('object.not-found');
  const owned = mayPerform(occasion, { personId, grants: actor.grants.filter((grant) => grant.lentBy === undefined), leads: leads && context.lenderOf('control.manage', input.boardId) === null, reads, ...eyes }, ownerId, units, today);
  const own = setups.get(occasion.activityId);
  const inherited = own ? undefined : (await inheritedSetup(context, activityIds.slice(1), occasion.boardYearId));
  return ok({
    stored, work: { occasion, items }, setup: own ?? (inherited ? { ...inherited, activityId: occasion.activityId } : setupOf(setups, occasion.activityId)), content: plan.content, activity, planRow: at + 1, staff, allowed, owned, leads,
    hand: { personId, name: actor.name, today, ...eyes }, activityIds, closed: closedBy(occasion.period, year, decided, calendar ?? deliveredCalendar),
  });
}

/** A row that nobody has set anything for is performed as the row that it continues. */
async function inheritedSetup(context: Context, earlier: readonly string[], boardYearId: StoredOccasion['occasion']['boardYearId']): Promise<ControlSetup | undefined> {
  if (earlier.length === 0) return undefined;
  const head = await context.store.yearHeadById(boardYearId);
  const last = head && await context.store.yearHead(head.bodyId, head.year - 1);
  const setups = last ? await context.store.controlSetups([last.id]) : new Map<string, ControlSetup>();
  return earlier.map((id) => setups.get(id)).find((one) => one !== undefined);
}

/** An act on a control: may it be done by this person, what does the domain say, write, log, and answer with the control as it is now. */
export async function acting(context: Context, input: At, who: keyof Allowed | 'leads', act: (desk: Desk) => Act | Promise<Act>): Promise<Outcome<OccasionView>> {
  const desk = await heldDesk(context, input, who);
  if (!desk.ok) return desk;
  const acted = await refined(context, desk.value, await act(desk.value));
  if (!acted.ok) return acted;
  return ok(await occasionView(context, acted.value === null ? desk.value : await written(context, desk.value, acted.value)));
}

export async function heldDesk(context: Context, input: At, who: keyof Allowed | 'leads'): Promise<Outcome<Desk>> {
  const desk = await deskOf(context, input, 'alone');
  if (!desk.ok) return desk;
  const may = who === 'leads' ? desk.value.leads : desk.value.allowed[who];
  if (!may) return refuse('control.not-yours');
  const absent = who === 'leads' || desk.value.owned[who] ? undefined : absentOf(context, desk.value);
  return absent === undefined ? desk : ok({ ...desk.value, hand: { ...desk.value.hand, name: context.actsFor(absent) } });
}

/** For whom a control is performed or reviewed by a deputy: whose it is by name, else who lent the role that gives it. */
function absentOf({ standIns, actor }: Context, { work, activity }: Desk): string | undefined {
  const bound = [work.occasion.performerId, work.occasion.reviewerId, activity && ownerOf(activity)];
  return standIns.find((one) => bound.includes(one.id))?.name ?? actor.grants.find((grant) => standIns.some((one) => one.id === grant.lentBy?.id))?.lentBy?.name;
}

/** "Somebody else was there": the log knows who. */
export async function refined<Value>(context: Context, desk: Desk, acted: Outcome<Value>): Promise<Outcome<Value>> {
  if (acted.ok || acted.refusal.code !== 'control.changed-by-other' || 'by' in acted.refusal.params) return acted;
  const { occasion } = desk.work;
  const [last] = await context.store.trailOfObject(occasion.boardYearId, occasion.id);
  return refuse('control.changed-by-other', { by: last?.actor ?? null });
}

/** Writes a step with its entry in the log, and gives the desk as it is afterwards. */
export async function written(context: Context, desk: Desk, step: Step): Promise<Desk> {
  const { store } = context;
  const { occasion, items } = step;
  await store.saveOccasions([occasion]);
  if (items.kind === 'drawn') await store.deleteOccasionItems(occasion.id, 'drawn');
  if (items.kind === 'removed') await store.deleteOccasionItems(occasion.id, items.position);
  if (items.kind === 'drawn' || items.kind === 'changed') await store.putOccasionItems(occasion, items.rows);
  recordOccasion(context, occasion, step.values, step.note);
  const before = desk.work.items;
  const now = items.kind === 'drawn' ? [...before.filter((item) => item.position === 0), ...items.rows] : items.kind === 'changed' ? withChanged(before, items.rows) : items.kind === 'removed' ? before.filter((item) => item.position !== items.position) : before;
  const performer = desk.staff.people.find((person) => person.id === occasion.performerId);
  return { ...desk, work: { occasion, items: now }, stored: { ...desk.stored, occasion, performerName: performer?.name ?? occasion.performer?.printed ?? '' } };
}

/** One control as its performer meets it. */
export async function occasionView(context: Context, desk: Desk, told: { readonly conflicts?: readonly ToldConflict[]; readonly listNotes?: readonly ListNote[] } = {}): Promise<OccasionView> {
  const { store, actor, today } = context;
  const { content, activity, setup, staff, allowed, leads, closed } = desk;
  const { occasion, items } = desk.work;
  const [evidence, last, waits, measures] = await Promise.all([
    store.evidenceOf(occasion.id), store.lastTime(occasion.bodyId, desk.activityIds, occasion.unitId, occasion.period.from), actor.personId ? store.nextControl(actor.personId, occasion.id) : { next: null, left: 0 }, store.measuresOfOccasion(occasion.id),
  ]);
  const events = (activity?.eventIds ?? []).map((id) => content.events.find((event) => event.id === id)).filter((event) => event !== undefined);
  const groups = [...new Set(events.flatMap((event) => groupPath(content, event.groupId)).flatMap((group) => (group ? [group.title] : [])))];
  const waiting = awaits(occasion.state);
  const locked = closed !== null && !(waiting && occasion.correction !== '');
  const standing = occasion.state !== 'withdrawn';
  return {
    board: content.board.name, year: Number(occasion.period.code.slice(0, 4)), occasion: { ...occasionRow(desk.stored, today), ...occasion, evidenceCount: evidence.length }, title: activity?.text ?? '',
    instruction: setup.instruction, routineLink: setup.routineLink, itemWord: setup.itemWord, setup, resultWords: content.method.resultWords, items: asListed(items), evidence,
    last: last ? { periodCode: last.periodCode, population: last.population, reviewed: last.counts.ok + last.counts.fault + last.counts.notApplicable, faults: last.counts.fault, conclusion: last.conclusion } : null,
    next: waits.next, left: waits.left, visitByPlan: isVisitByPlan(activity), unfinished: waiting ? unfinished(desk.work, setup, evidence.length) : null, closedBy: closed, conflicts: told.conflicts ?? [], listNotes: told.listNotes ?? [],
    reviewerName: staff.people.find((person) => person.id === occasion.reviewerId)?.name ?? '',
    chain: { groups, events: events.map((event) => ({ id: event.id, label: event.label ?? '', text: event.text })), planYear: content.year, activityId: occasion.activityId, planRow: desk.planRow, measures },
    coordinator: coordinatorOf(today, staff)?.name ?? '',
    deputies: allowed.perform ? mayBeGiven(staff, today).filter((person) => person.id !== occasion.performerId).map(({ id, name, title }) => ({ id, name, title })) : [],
    abilities: {
      perform: allowed.perform && waiting && !locked, review: allowed.review && occasion.state === 'review' && !locked, reopen: allowed.perform && standing && !waiting && closed === null,
      correct: leads && standing && locked, settle: leads && standing && items.some((item) => item.handling === 'left' && item.settled === null), assign: leads && waiting && !locked,
    },
  };
}

/** The items as one meets them in one's own list or binder: stratum by stratum, by their place in it. The worksheet keeps the order of the draw. */
function asListed(items: readonly OccasionItem[]): readonly OccasionItem[] {
  const strata = [...new Set(items.map((item) => item.stratum))];
  return items.toSorted((a, b) => Number(a.position > 0) - Number(b.position > 0) || strata.indexOf(a.stratum) - strata.indexOf(b.stratum) || a.populationPosition - b.populationPosition);
}
