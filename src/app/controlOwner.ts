import { deliveredCalendar } from '../domain/calendar/delivered.ts';
import type { Day } from '../domain/day.ts';
import { dayOf } from '../domain/day.ts';
import { awaits, type ControlSetup, type Occasion } from '../domain/control/occasion.ts';
import { plusDays } from '../domain/control/due.ts';
import { addedPeriod } from '../domain/control/period.ts';
import { ownerOf, personResponsible, settledPlaces } from '../domain/control/places.ts';
import { closedBy } from '../domain/control/work.ts';
import { occasionOf } from '../domain/control/planOccasions.ts';
import type { ActivityId, BodyId } from '../domain/identity.ts';
import type { Activity } from '../domain/plan/plan.ts';
import { ok, refuse, type Outcome } from '../domain/refusal.ts';
import { sameValue } from '../domain/year/change.ts';
import { mayBeGiven } from './controlPeople.ts';
import { controlYear, hangUp, planInForce, recordOccasion, setupOf, type ControlYear } from './controlPlan.ts';
import { controlsView } from './controlView.ts';
import type { Mail } from './ports.ts';
import { toDeputies } from './delegation.ts';
import type { Context, UseCase } from './useCase.ts';

interface At { readonly boardId: BodyId; readonly year: number }

export const listControls: UseCase<'control.list'> = { act: async (context, input) => controlsView(context, input.boardId, input.year) };

export const planControls: UseCase<'control.plan'> = {
  async act(context, input) {
    const hung = await hangUp(context, input.boardId, input.year);
    return hung.ok ? controlsView(context, input.boardId, input.year) : hung;
  },
};

/** The year's controls and one row of the plan in force, held so that nobody plans meanwhile. */
async function planRow(context: Context, input: At & { readonly activityId: string }, hold?: 'alone'): Promise<Outcome<{ whole: ControlYear; activity: Activity }>> {
  await context.store.hold(`controls ${input.boardId}`);
  const force = await planInForce(context, input.boardId, input.year);
  if (!force.ok) return force;
  if (force.value === null) return refuse('control.plan-not-decided', { year: input.year });
  const activity = force.value.plan.content.activities.find((one) => one.id === input.activityId);
  return activity ? ok({ whole: await controlYear(context, input.boardId, force.value, hold), activity }) : refuse('object.not-found');
}

/** How a row is performed. Occasions that are not begun follow at once; what is begun keeps what it began with. */
export const setUpControl: UseCase<'control.setUp'> = {
  async act(context, input) {
    const row = await planRow(context, input, 'alone');
    if (!row.ok) return row;
    const { whole, activity } = row.value;
    const before = setupOf(whole.setups, activity.id);
    const given = Object.fromEntries(Object.entries(input.changes).filter(([, value]) => value !== undefined)) as Partial<ControlSetup>;
    const places = settledPlaces(given.places ?? before.places, whole.staff.units, input.boardId, context.today);
    if (!places.ok) return places;
    const after: ControlSetup = { ...before, ...given, places: given.places ? places.value : before.places, activityId: activity.id };
    const moved = (Object.keys(given) as (keyof ControlSetup)[]).filter((field) => input.seen !== undefined && field in input.seen && !sameValue(before[field], after[field]) && !sameValue(before[field], (input.seen as Partial<ControlSetup>)[field]));
    if (moved.length > 0) {
      const last = (await context.store.trailOfObject(whole.force.boardYearId, activity.id)).find(({ content }) => content.kind === 'fields' && content.object === 'controlSetup' && content.fields.some((one) => moved.some((field) => field === one.field)));
      return refuse('field.changed-by-other', { by: last?.actor ?? '', at: last?.at ?? '' });
    }
    const fields = (Object.keys(given) as (keyof ControlSetup)[]).filter((field) => !sameValue(before[field], after[field])).map((field) => ({ field, before: before[field], after: after[field] }));
    if (fields.length > 0) {
      await context.store.putControlSetup(input.boardId, whole.force.boardYearId, after);
      context.record({ objectKind: 'controlSetup', objectId: activity.id, bodyId: input.boardId, boardYearId: whole.force.boardYearId, content: { kind: 'fields', object: 'controlSetup', id: activity.id, fields, note: '' } });
    }
    // Those whose day nobody has set by hand follow.
    const redated = after.dueDays === before.dueDays ? [] : whole.occasions.map((one) => one.occasion).filter((one) => one.activityId === activity.id && one.state === 'planned' && one.period.to >= context.today && one.dueOn === plusDays(one.period.to, before.dueDays));
    await context.store.saveOccasions(redated.map((one) => ({ ...one, dueOn: plusDays(one.period.to, after.dueDays), revision: one.revision + 1 })));
    // Only where the year is hung up already: setting up comes before planning too.
    if (fields.some(({ field }) => field === 'places') && whole.occasions.some((one) => one.occasion.activityId === activity.id)) {
      const hung = await hangUp(context, input.boardId, input.year);
      if (!hung.ok) return hung;
    }
    return controlsView(context, input.boardId, input.year);
  },
};

export const addOccasion: UseCase<'control.add'> = {
  async act(context, input) {
    const row = await planRow(context, input);
    if (!row.ok) return row;
    const { whole, activity } = row.value;
    if (whole.occasions.some((one) => one.occasion.id === input.occasionId)) return controlsView(context, input.boardId, input.year);
    if (input.to < input.from || input.from.slice(0, 4) !== String(input.year)) return refuse('field.value-not-allowed', { field: 'from' });
    if (input.unitId !== null && !whole.staff.units.some((unit) => unit.id === input.unitId)) return refuse('field.value-not-allowed', { field: 'unitId' });
    const number = Math.max(0, ...whole.occasions.map(({ occasion }) => (occasion.activityId === activity.id ? Number(/-V(\d+)$/.exec(occasion.period.code)?.[1] ?? 0) : 0))) + 1;
    const person = input.performerId === null ? null : mayBeGiven(whole.staff, context.today).find((one) => one.id === input.performerId);
    if (person === undefined) return refuse('control.cannot-perform');
    const proposed = occasionOf({ boardYearId: whole.force.boardYearId, bodyId: input.boardId, organisation: whole.staff, today: context.today, newId: () => input.occasionId }, activity, setupOf(whole.setups, activity.id), addedPeriod(input.year, number, input.from, input.to), input.unitId);
    const occasion: Occasion = { ...proposed, dueOn: input.dueOn, ...(person ? { performer: personResponsible(person), performerId: person.id } : {}) };
    if (!await context.store.insertOccasions([occasion], context.now)) return refuse('field.value-not-allowed', { field: 'occasionId' });
    recordOccasion(context, occasion, { added: occasion.period.code, from: input.from, to: input.to, dueOn: input.dueOn, unitId: input.unitId });
    return controlsView(context, input.boardId, input.year);
  },
};

/** One mail to each person with all that waits; who was reminded today already is not reminded again. */
export const remind: UseCase<'control.remind'> = {
  async act(context, input) {
    const row = await planRow(context, input);
    if (!row.ok) return row;
    const { whole, activity } = row.value;
    const waiting = whole.occasions.filter(({ occasion }) => occasion.activityId === activity.id && occasion.period.code === input.period && awaits(occasion.state));
    const mails = new Map(whole.staff.people.flatMap((person) => (person.mail === null ? [] : [[person.id as string, person] as const])));
    const reached = waiting.filter(({ occasion }) => occasion.performerId !== null && mails.has(occasion.performerId));
    const due = reached.filter(({ occasion }) => !remindedOn(context, occasion, context.today));
    const rows = [...Map.groupBy(due, (one) => one.occasion.performerId)].flatMap(([personId, ones]): Mail[] => (personId === null ? [] : [{
      id: context.house.newId(), personId, bodyId: input.boardId, kind: 'remind', at: context.now, params: {
        by: context.actor.name, board: whole.force.plan.content.board.name, boardId: input.boardId, controls: ones.map(({ occasion, unitName }) => ({ occasionId: occasion.id, title: activity.text, place: unitName ?? '', period: occasion.period.code, dueOn: occasion.dueOn })),
      },
    }]));
    await context.store.queueMail(await toDeputies(context, rows));
    await context.store.markReminded(due.map(({ occasion }) => occasion.id), context.now);
    if (due.length > 0) context.record({ objectKind: 'activity', objectId: activity.id, bodyId: input.boardId, boardYearId: whole.force.boardYearId, content: { kind: 'act', values: { reminded: due.length, period: input.period, occasions: due.map(({ occasion }) => occasion.id) }, note: '' } });
    return ok({ reminded: due.length, unreachable: waiting.length - reached.length });
  },
};
function remindedOn(context: Context, occasion: Occasion, today: Day): boolean {
  return occasion.remindedAt !== null && dayOf(new Date(occasion.remindedAt), context.house.zone) === today;
}

/** The owner's one analysis of a period over all its places. */
export const summarise: UseCase<'control.summarise'> = {
  async act(context, input) {
    const row = await planRow(context, input);
    if (!row.ok) return row;
    const { whole, activity } = row.value;
    const ownerId = ownerOf(activity);
    const reason = input.reason?.trim() ?? '';
    const own = context.may('control.manage', input.boardId, 'own') || (ownerId !== null && ownerId === context.actor.personId);
    const absent = own ? null : context.standIns.find((one) => one.id === ownerId)?.name ?? context.lenderOf('control.manage', input.boardId);
    if (!own && absent === null) return refuse('control.not-yours');
    const by = absent === null ? context.actor.name : context.actsFor(absent);
    if (!whole.occasions.some(({ occasion }) => occasion.activityId === activity.id && occasion.period.code === input.period)) return refuse('field.value-not-allowed', { field: 'period' });
    if (input.conclusion !== '' && !whole.force.plan.content.method.resultWords.includes(input.conclusion)) return refuse('field.value-not-allowed', { field: 'conclusion' });
    const before = (await context.store.controlSummaries(input.boardId, input.year)).find((one) => one.activityId === activity.id && one.period === input.period);
    const now = { analysis: before?.analysis ?? '', conclusion: before?.conclusion ?? '' };
    if (now.analysis !== input.analysis || now.conclusion !== input.conclusion) {
      const closed = await closedPeriod(context, input.boardId, input.year, input.period, whole);
      if (closed !== null && (reason === '' || !context.may('control.manage', input.boardId))) return refuse('control.closed-by-followup', { occasion: closed });
      if (now.analysis !== input.seen) return refuse('field.changed-by-other', { by: before?.writtenBy ?? null });
      await context.store.putControlSummary(input.boardId, whole.force.boardYearId, { activityId: activity.id as ActivityId, period: input.period, analysis: input.analysis, conclusion: input.conclusion, writtenBy: by, writtenAt: context.now.toISOString() });
      const fields = (['analysis', 'conclusion'] as const).filter((field) => now[field] !== input[field]).map((field) => ({ field, before: now[field], after: input[field] }));
      context.record({ objectKind: 'controlSummary', objectId: activity.id, bodyId: input.boardId, boardYearId: whole.force.boardYearId, content: { kind: 'fields', object: 'controlSummary', id: `${activity.id} ${input.period}`, fields, note: reason } });
    }
    return controlsView(context, input.boardId, input.year);
  },
};

/** The decided follow-up that covers a period of the year; null when none does. */
async function closedPeriod(context: Context, boardId: BodyId, year: number, code: string, whole: ControlYear): Promise<string | null> {
  const [decided, calendar] = await Promise.all([context.store.decidedFollowups(boardId, year), context.store.ownCalendar()]);
  const period = whole.occasions.find(({ occasion }) => occasion.period.code === code)?.occasion.period;
  return period ? closedBy(period, year, decided, calendar ?? deliveredCalendar) : null;
}
