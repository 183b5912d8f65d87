/** What is said of a task where it leaves the house: a mail lies in other people's systems, and a calendar is often shared. */
import { closedTasks } from '../domain/task/deviationTasks.ts';
import type { Task } from '../domain/task/tasks.ts';
import { taskWords } from './screenStart.ts';

export interface OutsideWords { readonly what: string; readonly why: string; readonly board: string }

/** Of a deviation no more than that it waits: neither what is to be done, which tells of a suspicion, nor at which board. */
export function outsideWords(task: Task): OutsideWords {
  if (closedTasks.has(task.kind)) return { what: task.kind === 'boardUnhandled' ? 'En avvikelse väntar på nämnden' : 'En avvikelse väntar på dig', why: '', board: '' };
  const words = taskWords[task.kind];
  return { what: words.what(task), why: words.why(task), board: task.board };
}
