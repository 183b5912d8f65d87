import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '../../place.tsx';
import type { ReactElement } from 'react';
import type { SessionBoard } from '../../../contract/session.ts';
import { delegationText } from '../../../text/delegation.ts';
import { stateWords } from '../../../text/screenShell.ts';
import { startText } from '../../../text/screenStart.ts';
import { call } from '../../call.ts';
import { startQuery, useSession } from '../../queries.ts';
import { hasYears } from '../../shell/current.ts';
import { stateMarkOf } from '../../shell/stateMark.ts';
import { Empty } from '../../ui/Empty.tsx';
import { StateMark } from '../../ui/Marks.tsx';
import { TaskList } from './TaskList.tsx';
import { YearWheel } from './YearWheel.tsx';
import './start.css';

/** What waits for the person, and the boards with their years. Nothing else. */
export default function StartPage(): ReactElement {
  const session = useSession();
  const { tasks, today, next, away, standsInFor } = useSuspenseQuery(startQuery).data;
  if (session.boards.length === 0) return <div className="page">{session.administers ? <FirstSteps empty={tasks.some((task) => task.kind === 'manageFirst')} /> : <Empty title={startText.noBoards} text={startText.noBoardsWhy} />}</div>;
  const boards = new Set(tasks.flatMap((task) => task.boardId ?? [])).size;
  // Who performs a control or answers for a measure may reach no board's years; then the page is the list of what waits and the way to report.
  const read = session.boards.filter(hasYears);
  const comes = read.length === 0 && next?.what === 'followup' ? null : next;
  return (
    <div className="page start">
      <section aria-labelledby="waits">
        <h1 id="waits">{tasks.length === 0 ? startText.nothing : startText.title}</h1>
        {away === null ? null : <p className="start-away">{delegationText.awayNow(away.deputy, away.to)} <Link to="/konto">{delegationText.change}</Link></p>}
        {standsInFor.map((one) => <p key={one.name} className="start-away">{delegationText.standsInNow(one.name, one.to)}</p>)}
        <p className="lead">{tasks.length > 0 ? startText.lead(tasks.length, boards) : comes ? startText.next(comes, today) : read.length === 0 ? startText.nothingOwn : nextWords(read, today)}</p>
        {tasks.length === 0 ? null : <TaskList tasks={tasks} today={today} />}
        {session.boards.some((board) => board.may.audit) ? <AuditLine /> : null}
        {tasks.length > 0 && tasks.length < 6 && comes ? <p className="small quiet start-next">{startText.calm(comes, today)}</p> : null}
        {read.length === 0 ? <p className="start-report"><Link className="btn" to="/avvikelse">{startText.report}</Link></p> : null}
      </section>
      {read.length === 0 ? null : (
        <div className="start-side">
          <YearWheel boards={read} today={today} />
          <BoardList boards={read} />
        </div>
      )}
    </div>
  );
}

/** An auditor's own way on: what is new stands in the auditor's room. */
function AuditLine(): ReactElement {
  const news = useQuery({ queryKey: ['audit', 'news'], queryFn: ({ signal }) => call('audit.news', {}, signal) }).data;
  return <p className="start-away"><Link to="/revision">{news === undefined || news.items.length === 0 ? startText.auditRoom : startText.auditNews(news.items.length)}</Link></p>;
}

/** With nothing to do the page still says what comes, and when. */
function nextWords(boards: readonly SessionBoard[], today: string): string {
  const latest = Math.max(0, ...boards.flatMap((board) => board.years.map((year) => year.year)));
  return latest === 0 ? startText.nothingYet : startText.nothingNext(Math.max(latest + 1, Number(today.slice(0, 4)) + 1));
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

/** What an administrator does: the first steps where nothing is there yet, else every place that is managed. */
function FirstSteps({ empty }: { readonly empty: boolean }): ReactElement {
  const place = (step: { readonly what: string; readonly why: string; readonly to: string }): ReactElement => <li key={step.to}><div><Link href={step.to}><b>{step.what}</b></Link><span>{step.why}</span></div></li>;
  return (
    <>
      <h1>{empty ? startText.firstTitle : startText.manageTitle}</h1>
      <p className="lead">{empty ? startText.firstLead : startText.manageLead}</p>
      {empty ? <ol className="first-steps">{startText.firstSteps.map(place)}</ol> : <ul className="first-steps">{[...startText.firstSteps, ...startText.manageMore].map(place)}</ul>}
    </>
  );
}
