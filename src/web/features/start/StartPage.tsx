import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '../../place.tsx';
import type { ReactElement } from 'react';
import type { SessionBoard } from '../../../contract/session.ts';
import type { Task } from '../../../contract/trail.ts';
import { dueWords } from '../../../text/days.ts';
import { stateWords } from '../../../text/screenShell.ts';
import { startText, taskWords } from '../../../text/screenStart.ts';
import { startQuery, useSession } from '../../queries.ts';
import { stateMarkOf } from '../../shell/stateMark.ts';
import { Empty } from '../../ui/Empty.tsx';
import { StateMark } from '../../ui/Marks.tsx';
import './start.css';

/** What waits for the person, and the boards with their years. Nothing else. */
export default function StartPage(): ReactElement {
  const session = useSession();
  const { tasks, today } = useSuspenseQuery(startQuery).data;
  if (session.boards.length === 0) return <div className="page">{session.administers ? <FirstSteps empty={tasks.some((task) => task.kind === 'manageFirst')} /> : <Empty title={startText.noBoards} text={startText.noBoardsWhy} />}</div>;
  const boards = new Set(tasks.flatMap((task) => task.boardId ?? [])).size;
  return (
    <div className="page start">
      <section aria-labelledby="waits">
        <h1 id="waits">{tasks.length === 0 ? startText.nothing : startText.title}</h1>
        <p className="lead">{tasks.length === 0 ? nextWords(session.boards, today) : startText.lead(tasks.length, boards)}</p>
        {tasks.length === 0 ? null : (
          <ul className="tasks">{tasks.map((task, at) => <TaskRow key={`${task.kind} ${task.boardId ?? ''} ${task.year}`} task={task} today={today} first={at === 0} />)}</ul>
        )}
      </section>
      <BoardList boards={session.boards} />
    </div>
  );
}

/** With nothing to do the page still says what comes, and when. */
function nextWords(boards: readonly SessionBoard[], today: string): string {
  const latest = Math.max(0, ...boards.flatMap((board) => board.years.map((year) => year.year)));
  return latest === 0 ? startText.nothingYet : startText.nothingNext(Math.max(latest + 1, Number(today.slice(0, 4)) + 1));
}

function TaskRow({ task, today, first }: { readonly task: Task; readonly today: string; readonly first: boolean }): ReactElement {
  const words = taskWords[task.kind];
  const due = dueWords(task.due, today);
  const href = addressOf(task);
  return (
    <li>
      <div className="when">{due.late ? <span className="urgent">{due.head}</span> : due.head}<span>{due.note}</span></div>
      <div className="what"><Link href={href}>{words.what(task.year, task.count)}</Link><span>{task.board === '' ? words.why : `${words.why} · ${task.board}`}</span></div>
      <Link href={href} className={first ? 'btn btn-main' : 'btn'}>{words.button(task.year)}</Link>
    </li>
  );
}

/** Where the task is done. */
function addressOf(task: Task): string {
  const year = `/n/${task.boardId ?? ''}/${task.year}`;
  switch (task.kind) {
    case 'mendErrors': case 'reviewRatings': return `${year}/analys`;
    case 'submit': case 'registerDecision': case 'adjust': return `${year}/beslut`;
    case 'startYear': return `/n/${task.boardId ?? ''}/${task.year - 1}/beslut`;
    case 'importFirst': return `${year}/inlasning`;
    case 'manageFirst': return '/organisation';
  }
}

function BoardList({ boards }: { readonly boards: readonly SessionBoard[] }): ReactElement {
  return (
    <section className="your-boards" aria-labelledby="boards">
      <h2 id="boards">{startText.boards}</h2>
      <table>
        <thead className="vh"><tr><th scope="col">{startText.year}</th><th scope="col">{startText.state}</th></tr></thead>
        {boards.map((board) => (
          <tbody key={board.id}>
            <tr><th scope="colgroup" colSpan={2} className="board-name">{board.name}</th></tr>
            {board.years.length === 0 ? (
              <tr><td colSpan={2}>{board.may.import ? <Link to="/n/$boardId/$year/inlasning" params={{ boardId: board.id, year: String(new Date().getFullYear()) }}>{startText.begin}</Link> : <span className="quiet">{startText.noYears}</span>}</td></tr>
            ) : board.years.map((year) => (
              <tr key={year.year}>
                <th scope="row"><Link to={board.may.read ? '/n/$boardId/$year/analys' : '/n/$boardId/$year/beslut'} params={{ boardId: board.id, year: String(year.year) }} aria-label={startText.openYear(board.name, year.year)}>{year.year}</Link></th>
                <td><span className="state"><StateMark name={stateMarkOf(year.state)} /> {stateWords(year.state)}</span></td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

/** What an administrator does: the first steps where nothing is there yet, else the same three places. */
function FirstSteps({ empty }: { readonly empty: boolean }): ReactElement {
  return (
    <>
      <h1>{empty ? startText.firstTitle : startText.manageTitle}</h1>
      <p className="lead">{empty ? startText.firstLead : startText.manageLead}</p>
      <ol className="first-steps">
        {startText.firstSteps.map((step) => <li key={step.to}><div><Link href={step.to}><b>{step.what}</b></Link><span>{step.why}</span></div></li>)}
      </ol>
    </>
  );
}
