import type { Permission } from '../contract/permission.ts';
import type { Output } from '../contract/table.ts';
import { beginsOn, dueOf } from '../domain/calendar/calendar.ts';
import { awaits } from '../domain/control/occasion.ts';
import type { BodyId, PersonId } from '../domain/identity.ts';
import { isLateMeasure } from '../domain/measure/register.ts';
import { decidedVersion, waitingVersion } from '../domain/decision/version.ts';
import { ok } from '../domain/refusal.ts';
import { deviationTasks } from '../domain/task/deviationTasks.ts';
import { standOf } from '../domain/task/stand.ts';
import { nextAfter, tasksFrom, withLent, type BoardRights, type Task, type TaskFacts } from '../domain/task/tasks.ts';
import { wheelMarks, type WheelInput } from '../domain/year/wheel.ts';
import { checkYear, openFindings } from '../domain/year/check.ts';
import { calendarOf } from './followupContent.ts';
import { receivedShares } from './share.ts';
import type { Context, UseCase, Whose } from './useCase.ts';
import { contentOf, headOf, previousOf } from './year.ts';

function rightsAt(context: Context, id: BodyId, whose: Whose): BoardRights {
  const may = (permission: Permission): boolean => context.may(permission, id, whose);
  return {
    reads: may('year.read'), import: may('year.import'), edit: may('year.edit'), start: may('year.start'), submit: may('decision.submit'), register: may('decision.register'),
    manageControls: may('control.manage'), editMeasures: may('measure.edit'), readsMeasures: may('measure.read'), editFollowup: may('followup.edit'), judge: may('followup.judge'), readsDecidedOnly: may('version.read') && !may('year.read'),
  };
}
/** Any of these makes a board one's own to have something waiting at. */
const reaching: readonly Permission[] = ['year.read', 'version.read', 'control.perform'];

/** What waits for the person, at all boards at once; beside it what waits for those whom the person stands in for. Deviations are nobody's but their receivers'. */
export const readStart: UseCase<'start.read'> = {
  async act(context) {
    const { store, today, actor, may, standIns } = context;
    const fromYear = Number(today.slice(0, 4)) - 1;
    const [bodies, heads, counts, calendar, waiting, deviations, deputies, ...ofAbsent] = await Promise.all([
      store.bodies(), store.yearsOfScope(), store.eventCounts(), calendarOf(context), store.waitingFor(actor.personId, fromYear, today), store.deviationsWaiting(actor.personId, today),
      actor.personId === null ? [] : store.deputiesOn([actor.personId], today), ...standIns.map((one) => store.waitingFor(one.id, fromYear, today)),
    ]);
    const years = heads.map((head) => ({ ...head, ...(counts.get(head.id) ?? { eventCount: 0, carriedCount: 0 }) }));
    const factsOf = (personId: PersonId | null, whose: Whose, found: typeof waiting): TaskFacts => ({
      today, personId, calendar, years, ...found, nothingYet: whose === 'own' && bodies.length === 0 && may('organisation.manage', '' as BodyId),
      boards: bodies.filter((body) => reaching.some((permission) => may(permission, body.id, whose))).map((body) => ({ id: body.id, name: body.name, rights: rightsAt(context, body.id, whose) })),
    });
    const facts = factsOf(actor.personId, 'own', waiting);
    const shared = (await receivedShares(context)).map((one): Task => ({ kind: 'readShared', boardId: one.boardId, board: one.board, year: one.year, due: one.to, count: 1, total: 1, title: one.reason, place: '', code: '', targetId: one.id }));
    const own = [...tasksFrom(facts), ...deviationTasks(deviations, new Map(facts.boards.map((board) => [board.id, { name: board.name, answersRequests: may('request.answer', board.id as BodyId, 'own') }])), today), ...shared];
    // Of deviations only requests to answer are lent with the role: they are the board's, and must not wait for anybody's holiday.
    const lentTasks = (absentId: PersonId, found: typeof waiting | undefined): Task[] => {
      if (found === undefined) return [];
      const facts = factsOf(absentId, absentId, found);
      return [...tasksFrom(facts), ...deviationTasks({ ...deviations, received: [], unhandled: [] }, new Map(facts.boards.map((board) => [board.id, { name: board.name, answersRequests: may('request.answer', board.id as BodyId, absentId) }])), today)];
    };
    const lent = standIns.map((one, at) => ({ name: one.name, tasks: lentTasks(one.id, ofAbsent[at]) }));
    const [deputy] = deputies;
    return ok<Output<'start.read'>>({
      today, tasks: withLent(own, lent), next: nextAfter(facts), away: deputy ? { deputy: deputy.name, to: deputy.to } : null, standsInFor: standIns.map(({ name, to }) => ({ name, to })),
      stands: standOf(facts, bodies.filter((body) => may('control.read', body.id) && may('measure.read', body.id)).map((body) => body.id)),
    });
  },
};

/** A board's year as a wheel. */
export const readWheel: UseCase<'wheel.read'> = {
  async act(context, input) {
    const found = await headOf(context, input);
    if (!found.ok) return found;
    const head = found.value;
    const { store, today } = context;
    const [calendar, occasions, register, begun, coming] = await Promise.all([calendarOf(context), store.occasionsOf(head.bodyId, head.year), store.register(head.bodyId), store.followupsOf(head.id), store.yearHead(head.bodyId, head.year + 1)]);
    const periods = [...Map.groupBy(occasions.map((one) => one.occasion).filter((one) => one.state !== 'withdrawn'), (one) => one.period.code)].flatMap(([code, ones]): WheelInput['periods'][number][] => {
      const first = ones[0];
      if (!first) return [];
      const done = ones.filter((one) => one.state === 'done' || one.state === 'notPerformed' || one.state === 'review').length;
      const late = ones.filter((one) => awaits(one.state) && one.dueOn < today).length;
      return [{ code, to: first.period.to, due: ones.reduce((last, one) => (one.dueOn > last ? one.dueOn : last), first.dueOn), planned: ones.length, done, late }];
    });
    const followups: WheelInput['followups'][number][] = [];
    for (const one of calendar.filter((each) => each.used || begun.some((other) => other.occasion === each.code))) {
      const own = begun.find((each) => each.occasion === one.code);
      const [waiting, decided] = [waitingVersion(own?.versions ?? []), decidedVersion(own?.versions ?? [])];
      followups.push({
        code: one.code, name: one.name, begins: beginsOn(one, head.year), due: dueOf(one, head.year), on: decided?.decidedOn ?? waiting?.meetingOn ?? null,
        state: decided ? 'decided' : waiting ? 'submitted' : own ? 'draft' : 'none',
      });
    }
    const lateMeasures = register.measures.flatMap((one) => (isLateMeasure(one, today) && one.end?.startsWith(String(head.year)) ? [{ id: one.id, title: one.title, end: one.end }] : []));
    const marks = wheelMarks({ year: head.year, today, coming: coming ? await comingOf(context, coming) : null, periods, followups, lateMeasures });
    return ok<Output<'wheel.read'>>({ year: head.year, today, marks });
  },
};

/** How far the coming year's analysis and plan has come. */
async function comingOf(context: Context, coming: Parameters<typeof contentOf>[1]): Promise<WheelInput['coming']> {
  const versions = await context.store.versions(coming.id);
  const [waiting, decided] = [waitingVersion(versions), decidedVersion(versions)];
  const content = decided ? null : await contentOf(context, coming);
  const errors = content === null ? 0 : openFindings(checkYear(content, await previousOf(context, coming)), content.notes).open.filter((one) => one.severity === 'error').length;
  return { began: null, errors, meetingOn: waiting?.meetingOn ?? null, decidedOn: decided?.decidedOn ?? null };
}
