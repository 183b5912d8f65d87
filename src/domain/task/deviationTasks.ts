import type { Day } from '../day.ts';
import type { DeviationState } from '../deviation/deviation.ts';
import { requestDueOn, type RequestKind } from '../deviation/request.ts';
import type { Role } from '../organisation/organisation.ts';
import type { Task, TaskKind } from './tasks.ts';

/** A deviation that a person has received and that is not closed. `ledElsewhere` = another receiver is its director. */
export interface ReceivedDeviation {
  readonly id: string; readonly bodyId: string; readonly state: DeviationState; readonly answerBy: Day; readonly handledOn: Day | null; readonly role: Role; readonly elected: boolean;
  readonly suspectedCrime: boolean; readonly boardToldOn: Day | null; readonly informOn: Day | null; readonly ledElsewhere: boolean;
}
export interface DeviationFacts {
  readonly received: readonly ReceivedDeviation[];
  /** What the board is told of: how many nobody has taken in hand within its time, and since when. */
  readonly unhandled: readonly { readonly bodyId: string; readonly count: number; readonly since: Day }[];
  /** Unanswered requests of one kind at one board, and the day of the oldest. */
  readonly requests: readonly { readonly bodyId: string; readonly kind: RequestKind; readonly count: number; readonly since: Day }[];
}

/** Tasks whose being there tells that there is a deviation: what leaves the house for them says no more than that. */
export const closedTasks: ReadonlySet<TaskKind> = new Set<TaskKind>(['receiveDeviation', 'closeDeviation', 'tellBoard', 'informBoard', 'boardUnhandled']);

/** Tasks of deviations. They carry no words of what happened: a task is read over a shoulder, in a mail and in a calendar. */
export function deviationTasks(facts: DeviationFacts, boards: ReadonlyMap<string, { readonly name: string; readonly answersRequests: boolean }>, today: Day): Task[] {
  const tasks: Task[] = [];
  const year = Number(today.slice(0, 4));
  const add = (kind: Task['kind'], boardId: string, due: Day | null, count: number, targetId: string | null): void => {
    tasks.push({ kind, boardId, board: boards.get(boardId)?.name ?? '', year, due, count, total: count, title: '', place: '', code: '', targetId });
  };
  for (const one of facts.received) {
    // Chair and auditors who are told of a suspected crime follow it; somebody else has it in hand.
    const told = one.elected && one.boardToldOn !== null && one.ledElsewhere;
    // One that is followed by dated information waits for the next of it, and not for an answer that cannot be given yet.
    const followed = one.state === 'handled' && one.informOn !== null;
    if (!told && !followed) add(one.state === 'received' ? 'receiveDeviation' : 'closeDeviation', one.bodyId, one.answerBy, 1, one.id);
    if (one.suspectedCrime && one.boardToldOn === null && one.role === 'director') add('tellBoard', one.bodyId, one.handledOn ?? today, 1, one.id);
    if (one.informOn !== null && !told && (one.role === 'director' || !one.ledElsewhere)) add('informBoard', one.bodyId, one.informOn, 1, one.id);
  }
  for (const one of facts.unhandled) add('boardUnhandled', one.bodyId, one.since, one.count, null);
  for (const [bodyId, kinds] of Map.groupBy(facts.requests, (one) => one.bodyId)) {
    const due = kinds.map((one) => requestDueOn(one.kind, one.since)).toSorted()[0] ?? null;
    if (boards.get(bodyId)?.answersRequests) add('answerRequest', bodyId, due, kinds.reduce((sum, one) => sum + one.count, 0), null);
  }
  return tasks;
}
