import { beginsOn, dueOf, type CalendarOccasion } from '../calendar/calendar.ts';
import type { Day } from '../day.ts';
import { decidedVersion, waitingVersion, type VersionHead } from '../decision/version.ts';
import { plusDays } from '../control/due.ts';
import { swedishOrder } from '../swedishOrder.ts';

/** "Det här väntar på dig". Nothing is stored of a task: each follows from how things stand, so that it goes away when it is done. */
const taskKinds = [
  'performControl', 'reviewControl', 'remindUnits', 'summarise', 'settleFault', 'planControls', 'measureDue', 'checkEffect', 'answerRecommendation',
  'reviewRatings', 'submit', 'registerDecision', 'adjust', 'startYear', 'importFirst', 'manageFirst',
  'beginFollowup', 'writeFollowup', 'judge', 'submitFollowup', 'registerFollowup', 'adjustFollowup', 'readDecided', 'readFollowup', 'readShared',
  'receiveDeviation', 'closeDeviation', 'tellBoard', 'informBoard', 'boardUnhandled', 'answerRequest',
] as const;
export type TaskKind = (typeof taskKinds)[number];

export interface Task {
  readonly kind: TaskKind;
  readonly boardId: string | null;
  readonly board: string;
  readonly year: number;
  readonly due: Day | null;
  readonly count: number;
  /** How many there are in all, where `count` is a part of them. */
  readonly total: number;
  /** The control, measure or follow-up that it is about, in its own words. */
  readonly title: string;
  readonly place: string;
  /** Code of the period or of the calendar's occasion; '' where there is none. */
  readonly code: string;
  /** The thing that the button leads to: occasion, activity, measure or recommendation. */
  readonly targetId: string | null;
  /** Whose it is, while that person is away and this one stands in. */
  readonly forName?: string;
  /** It is done on a page of its own: the register it stands in is not open to the person, or not to be written in. */
  readonly ownPage?: true;
}

/** What a person may do at a board; asked once for each board. */
export interface BoardRights {
  readonly reads: boolean; readonly import: boolean; readonly edit: boolean; readonly start: boolean; readonly submit: boolean; readonly register: boolean;
  readonly manageControls: boolean; readonly editMeasures: boolean; /** Reads the board's register of measures. */ readonly readsMeasures: boolean; readonly editFollowup: boolean; readonly judge: boolean;
  /** Reads only what is submitted or decided: auditors and their like. */
  readonly readsDecidedOnly: boolean;
}

export interface YearFacts { readonly id: string; readonly bodyId: string; readonly year: number; readonly eventCount: number; readonly carriedCount: number; readonly versions: readonly VersionHead[] }
export interface FollowupFacts { readonly boardYearId: string; readonly occasion: string; readonly begun: boolean; readonly judged: boolean; readonly sections: number; readonly ready: number; readonly versions: readonly VersionHead[] }
export interface OwnControl { readonly occasionId: string; readonly bodyId: string; readonly year: number; readonly title: string; readonly place: string; readonly period: string; readonly from: Day; readonly due: Day; readonly as: 'performer' | 'reviewer' }
/** An activity and period with controls that are not done, or done without the owner's analysis. */
export interface ControlSums { readonly activityId: string; readonly bodyId: string; readonly year: number; readonly title: string; readonly period: string; readonly to: Day; readonly due: Day; readonly planned: number; readonly done: number; /** Past their day today, also those that wait for a second reviewer. */ readonly late: number; readonly places: number; readonly ownerId: string | null; readonly summarised: boolean }
export interface MeasureFacts { readonly id: string; readonly bodyId: string; readonly title: string; readonly end: Day | null; readonly responsibleId: string | null; readonly state: 'open' | 'unchecked'; readonly doneOn: Day | null }
export interface RecommendationFacts { readonly id: string; readonly bodyId: string; readonly text: string; readonly due: Day | null; readonly ownerId: string | null }
export interface LeftFaults { readonly bodyId: string; readonly occasionId: string; readonly year: number; readonly title: string; readonly count: number; readonly since: Day }

export interface TaskFacts {
  readonly today: Day;
  readonly personId: string | null;
  readonly boards: readonly { readonly id: string; readonly name: string; readonly rights: BoardRights }[];
  readonly calendar: readonly CalendarOccasion[];
  readonly years: readonly YearFacts[];
  readonly followups: readonly FollowupFacts[];
  readonly controls: readonly OwnControl[];
  readonly sums: readonly ControlSums[];
  readonly left: readonly LeftFaults[];
  readonly measures: readonly MeasureFacts[];
  readonly recommendations: readonly RecommendationFacts[];
  /** True when there is no board at all and the person may lay them up. */
  readonly nothingYet: boolean;
}

/** How long before its day a task is shown, in days. */
const ahead = { control: 45, measure: 21, recommendation: 45, decided: 60 } as const;
const autumn = 8;

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Everything that waits for a person, the most urgent first. */
export function tasksFrom(facts: TaskFacts): Task[] {
  const tasks: Task[] = [];
  const names = new Map(facts.boards.map((board) => [board.id, board]));
  const add = (kind: TaskKind, bodyId: string, year: number, due: Day | null, more: Partial<Task> = {}): void => {
    tasks.push({ kind, boardId: bodyId, board: names.get(bodyId)?.name ?? '', year, due, count: 1, total: 1, title: '', place: '', code: '', targetId: null, ...more });
  };
  for (const board of facts.boards) {
    yearTasks(facts, board, add);
    followupTasks(facts, board, add);
  }
  controlTasks(facts, names, add);
  measureTasks(facts, names, add);
  if (facts.nothingYet) tasks.push({ kind: 'manageFirst', boardId: null, board: '', year: Number(facts.today.slice(0, 4)), due: null, count: 0, total: 0, title: '', place: '', code: '', targetId: null });
  return mostUrgentFirst(tasks);
}
/** The tasks of those for whom a person stands in, beside the own. What is the person's own already is not told twice. */
export function withLent(own: readonly Task[], lent: readonly { readonly name: string; readonly tasks: readonly Task[] }[]): Task[] {
  const key = (task: Task): string => [task.kind, task.boardId, task.year, task.code, task.targetId].join(' ');
  const known = new Set(own.map(key));
  const added: Task[] = [];
  for (const { name, tasks } of lent) {
    for (const task of tasks) {
      if (known.has(key(task))) continue;
      known.add(key(task));
      added.push({ ...task, forName: name });
    }
  }
  return mostUrgentFirst([...own, ...added]);
}
export function mostUrgentFirst(tasks: readonly Task[]): Task[] {
  return tasks.toSorted((a, b) => inOrder(a.due ?? '9999', b.due ?? '9999') || taskKinds.indexOf(a.kind) - taskKinds.indexOf(b.kind) || swedishOrder(a.board, b.board) || swedishOrder(a.title, b.title));
}

type Add = (kind: TaskKind, bodyId: string, year: number, due: Day | null, more?: Partial<Task>) => void;
type Board = TaskFacts['boards'][number];

/** The analysis and plan: begin, review, hand in, register, adjust, start the next. */
function yearTasks({ today, years }: TaskFacts, { id, rights }: Board, add: Add): void {
  const own = years.filter((year) => year.bodyId === id).toSorted((a, b) => b.year - a.year);
  const [thisYear, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const latest = own[0];
  if (!latest) {
    if (rights.import) add('importFirst', id, month >= autumn ? thisYear + 1 : thisYear, null, { count: 0 });
    return;
  }
  const waiting = waitingVersion(latest.versions);
  const decided = decidedVersion(latest.versions);
  if (waiting && rights.register) add('registerDecision', id, latest.year, waiting.meetingOn);
  // An earlier year taken in from its document was adjusted long ago.
  if (decided && decided.kind !== 'takenIn' && decided.adjustedOn === null && rights.register) add('adjust', id, latest.year, decided.decidedOn);
  if (!waiting && !decided && latest.carriedCount > 0 && rights.edit) add('reviewRatings', id, latest.year, `${latest.year - 1}-11-30` as Day, { count: latest.carriedCount });
  if (!waiting && !decided && latest.carriedCount === 0 && latest.eventCount > 0 && rights.submit) add('submit', id, latest.year, `${latest.year - 1}-12-15` as Day, { count: latest.eventCount });
  // In spring a year that nobody has started is late, not forgotten.
  if (decided && (latest.year < thisYear || (latest.year === thisYear && month >= autumn)) && rights.start) add('startYear', id, latest.year + 1, `${latest.year}-10-31` as Day, { count: latest.eventCount });
  // Auditors are told of what was decided lately, so that they need not look for it.
  if (decided?.decidedOn && rights.readsDecidedOnly && plusDays(decided.decidedOn, ahead.decided) >= today) add('readDecided', id, latest.year, decided.decidedOn, { targetId: decided.id });
}

function followupTasks({ today, years, followups, calendar }: TaskFacts, { id, rights }: Board, add: Add): void {
  const thisYear = Number(today.slice(0, 4));
  for (const year of years.filter((one) => one.bodyId === id && (one.year === thisYear || one.year === thisYear - 1) && decidedVersion(one.versions) !== null)) {
    for (const occasion of calendar.filter((one) => one.used)) {
      const [begins, due] = [beginsOn(occasion, year.year), dueOf(occasion, year.year)];
      if (begins > today) continue;
      const found = followups.find((one) => one.boardYearId === year.id && one.occasion === occasion.code);
      const [waiting, decided] = [waitingVersion(found?.versions ?? []), decidedVersion(found?.versions ?? [])];
      const more = { title: occasion.name, code: occasion.code };
      if (waiting) { if (rights.register) add('registerFollowup', id, year.year, waiting.meetingOn, more); continue; }
      if (decided) {
        if (decided.adjustedOn === null && rights.register) add('adjustFollowup', id, year.year, decided.decidedOn, more);
        if (decided.decidedOn && rights.readsDecidedOnly && plusDays(decided.decidedOn, ahead.decided) >= today) add('readFollowup', id, year.year, decided.decidedOn, { ...more, targetId: decided.id });
        continue;
      }
      // A follow-up that nobody began a year ago is history, not a task.
      if (plusDays(due, 120) < today) continue;
      if (!found?.begun) { if (rights.editFollowup) add('beginFollowup', id, year.year, due, more); continue; }
      if (found.ready < found.sections && rights.editFollowup) add('writeFollowup', id, year.year, due, { ...more, count: found.sections - found.ready, total: found.sections });
      if (!found.judged && occasion.kind === 'annual' && rights.judge) add('judge', id, year.year, due, more);
      if (found.ready >= found.sections && (found.judged || occasion.kind === 'interim') && rights.submit) add('submitFollowup', id, year.year, due, more);
    }
  }
}

function controlTasks({ today, personId, controls, sums, left, years, boards }: TaskFacts, names: ReadonlyMap<string, Board>, add: Add): void {
  const horizon = plusDays(today, ahead.control);
  for (const one of controls) {
    if (one.as === 'performer' && (one.from > today || one.due > horizon)) continue;
    add(one.as === 'performer' ? 'performControl' : 'reviewControl', one.bodyId, one.year, one.due, { title: one.title, place: one.place, code: one.period, targetId: one.occasionId });
  }
  for (const one of sums) {
    const rights = names.get(one.bodyId)?.rights;
    const mine = one.ownerId !== null && one.ownerId === personId;
    if (!rights || (!mine && !rights.manageControls)) continue;
    if (one.done < one.planned && one.places > 1 && one.to < today) add('remindUnits', one.bodyId, one.year, one.due, { title: one.title, code: one.period, targetId: one.activityId, count: one.planned - one.done, total: one.planned });
    if (one.done === one.planned && one.places > 1 && !one.summarised && mine) add('summarise', one.bodyId, one.year, plusDays(one.due, 14), { title: one.title, code: one.period, targetId: one.activityId, count: one.done, total: one.planned });
  }
  for (const one of left) if (names.get(one.bodyId)?.rights.manageControls) add('settleFault', one.bodyId, one.year, plusDays(one.since, 14), { title: one.title, targetId: one.occasionId, count: one.count });
  // A decided plan of this year without a single control: somebody set it up before, or took it in from elsewhere.
  const thisYear = Number(today.slice(0, 4));
  for (const year of years.filter((one) => one.year === thisYear && decidedVersion(one.versions) !== null)) {
    if (boards.find((board) => board.id === year.bodyId)?.rights.manageControls && !sums.some((one) => one.bodyId === year.bodyId && one.year === thisYear)) add('planControls', year.bodyId, thisYear, null);
  }
}

function measureTasks({ today, personId, measures, recommendations, years }: TaskFacts, names: ReadonlyMap<string, Board>, add: Add): void {
  // The register is seen from a year that the board has: this one, or the latest where this is not begun.
  const yearAt = (bodyId: string): number => {
    const [thisYear, own] = [Number(today.slice(0, 4)), years.filter((one) => one.bodyId === bodyId).map((one) => one.year)];
    return own.length === 0 || own.includes(thisYear) ? thisYear : Math.max(...own);
  };
  const own = (opens: boolean): Pick<Task, 'ownPage'> => (opens ? {} : { ownPage: true });
  for (const one of measures) {
    const rights = names.get(one.bodyId)?.rights;
    const edits = rights?.editMeasures === true;
    const year = yearAt(one.bodyId);
    if (one.state === 'open' && one.responsibleId !== null && one.responsibleId === personId && one.end !== null && one.end <= plusDays(today, ahead.measure)) add('measureDue', one.bodyId, year, one.end, { title: one.title, targetId: one.id, ...own(rights?.readsMeasures === true) });
    // Late ones nobody in the house answers for come to who may edit them.
    else if (one.state === 'open' && one.responsibleId === null && edits && one.end !== null && one.end < today) add('measureDue', one.bodyId, year, one.end, { title: one.title, targetId: one.id });
    if (one.state === 'unchecked' && edits) add('checkEffect', one.bodyId, year, one.doneOn === null ? null : plusDays(one.doneOn, 90), { title: one.title, targetId: one.id });
  }
  for (const one of recommendations) {
    const mine = one.ownerId !== null && one.ownerId === personId;
    const edits = names.get(one.bodyId)?.rights.editMeasures === true;
    if ((mine || (one.ownerId === null && edits)) && (one.due === null || one.due <= plusDays(today, ahead.recommendation))) add('answerRecommendation', one.bodyId, yearAt(one.bodyId), one.due, { title: one.text, targetId: one.id, ...own(edits) });
  }
}

/** What comes next when nothing waits: the first day on which something will. Null when nothing is known. */
export function nextAfter(facts: Pick<TaskFacts, 'today' | 'controls' | 'calendar' | 'measures' | 'personId'>): { readonly on: Day; readonly what: 'control' | 'measure' | 'followup'; readonly title: string } | null {
  const year = Number(facts.today.slice(0, 4));
  const coming = [
    ...facts.controls.filter((one) => one.as === 'performer').map((one) => ({ on: one.from > facts.today ? one.from : plusDays(one.due, -ahead.control), what: 'control' as const, title: one.title })),
    ...facts.measures.flatMap((one) => (one.state === 'open' && one.end !== null && one.responsibleId === facts.personId ? [{ on: plusDays(one.end, -ahead.measure), what: 'measure' as const, title: one.title }] : [])),
    ...facts.calendar.filter((one) => one.used).flatMap((one) => [year, year + 1].map((from) => ({ on: `${from}-${one.begins}` as Day, what: 'followup' as const, title: one.name }))),
  ].filter((one) => one.on > facts.today);
  return coming.toSorted((a, b) => a.on.localeCompare(b.on))[0] ?? null;
}
