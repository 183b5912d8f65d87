/** A person's tasks as entries of a calendar. */
import type { Day } from '../domain/day.ts';
import type { CalendarEntry } from '../domain/reminder/entry.ts';
import { closedTasks } from '../domain/task/deviationTasks.ts';
import type { Task } from '../domain/task/tasks.ts';
import { delegationText } from './delegation.ts';
import { capital } from './numbers.ts';
import { taskAddress } from './taskAddress.ts';
import { outsideWords } from './taskOutside.ts';

export const feedText = {
  name: 'Intern kontroll', fileName: 'intern-kontroll.ics',
  event: (task: Task, on: Day, url: string): CalendarEntry => {
    const words = outsideWords(task);
    const address = `${url}${taskAddress(task)}`;
    return {
      // An entry's id is read by calendars, too: it does not say which task of a deviation it is.
      id: [closedTasks.has(task.kind) ? `avvikelse-${on}` : task.kind, task.boardId ?? '', task.year, task.code, task.targetId ?? ''].join('-'), on, title: capital(words.what), url: address,
      text: [[task.forName === undefined ? words.why : capital(delegationText.taskFor(task.forName)), words.board].filter((part) => part !== '').join(' · '), address].join('\n'),
    };
  },
} as const;
