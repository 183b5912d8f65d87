import { useState } from 'react';
import type { ReactElement } from 'react';
import type { Task } from '../../../domain/task/tasks.ts';
import { dueWords, shortDayWords } from '../../../text/days.ts';
import { delegationText } from '../../../text/delegation.ts';
import { capital } from '../../../text/numbers.ts';
import { startText, taskWords } from '../../../text/screenStart.ts';
import { taskAddress } from '../../../text/taskAddress.ts';
import { Link } from '../../place.tsx';

/** What fits on a laptop without scrolling; the rest is one click away. */
const shownAtFirst = 8;

export function TaskList({ tasks, today }: { readonly tasks: readonly Task[]; readonly today: string }): ReactElement {
  const [all, setAll] = useState(false);
  const shown = all ? tasks : tasks.slice(0, shownAtFirst);
  return (
    <>
      <ul className="tasks">{shown.map((task, at) => <TaskRow key={`${task.kind} ${task.boardId ?? ''} ${task.year} ${task.code} ${task.targetId ?? ''}`} task={task} today={today} first={at === 0} />)}</ul>
      {tasks.length > shownAtFirst ? <p className="start-next"><button type="button" className="link" aria-expanded={all} onClick={() => setAll(!all)}>{all ? startText.fewer : startText.showAll(tasks.length)}</button></p> : null}
    </>
  );
}

function TaskRow({ task, today, first }: { readonly task: Task; readonly today: string; readonly first: boolean }): ReactElement {
  const words = taskWords[task.kind];
  // What is only there to be read is never late: it says when it came.
  const due = task.due !== null && task.kind.startsWith('read') ? { late: false, head: shortDayWords(task.due, today), note: '' } : dueWords(task.due, today);
  const href = taskAddress(task);
  const why = words.why(task);
  return (
    <li>
      <div className="when">{due.late ? <span className="urgent">{due.head}</span> : due.head}<span>{due.note}</span></div>
      <div className="what"><Link href={href}>{words.what(task)}</Link><span>{[task.forName === undefined ? why : capital(delegationText.taskFor(task.forName)), task.board].filter((part) => part !== '').join(' · ')}</span></div>
      <Link href={href} className={first ? 'btn btn-main' : 'btn'}>{words.button(task)}</Link>
    </li>
  );
}
