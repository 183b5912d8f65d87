/** A person's tasks as entries of a calendar. */
import type { Day } from '../domain/day.ts';
import type { CalendarEntry } from '../domain/reminder/entry.ts';
import type { Task } from '../domain/task/tasks.ts';
import { capital } from './numbers.ts';
import { taskWords } from './screenStart.ts';
import { taskAddress } from './taskAddress.ts';

export const feedText = {
  name: 'Intern kontroll', fileName: 'intern-kontroll.ics',
  event: (task: Task, on: Day, url: string): CalendarEntry => {
    const words = taskWords[task.kind];
    const address = `${url}${taskAddress(task)}`;
    return {
      id: [task.kind, task.boardId ?? '', task.year, task.code, task.targetId ?? ''].join('-'), on, title: capital(words.what(task)), url: address,
      text: [[words.why(task), task.board].filter((part) => part !== '').join(' · '), address].join('\n'),
    };
  },
} as const;
