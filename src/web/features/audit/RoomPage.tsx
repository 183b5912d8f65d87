import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { momentWords } from '../../../text/days.ts';
import { stateWords } from '../../../text/screenShell.ts';
import { auditText as text } from '../../../text/screenAudit.ts';
import { call, sentenceOf } from '../../call.ts';
import { Link } from '../../place.tsx';
import { queryClient, useSession } from '../../queries.ts';
import { published } from '../../draft/useYear.ts';
import { stateMarkOf } from '../../shell/stateMark.ts';
import { Empty } from '../../ui/Empty.tsx';
import { StateMark } from '../../ui/Marks.tsx';
import { say } from '../../ui/said.ts';
import { NewsList } from './NewsList.tsx';
import { SharedWithMe } from './SharedWithMe.tsx';
import './audit.css';

/** Where an auditor begins: what is new, drafts that are shared, and the boards with their years. */
export default function RoomPage(): ReactElement {
  const session = useSession();
  const news = useQuery({ queryKey: ['audit', 'news'], queryFn: ({ signal }) => call('audit.news', {}, signal) });
  const [refusal, setRefusal] = useState('');
  const seen = async (until: string): Promise<void> => {
    setRefusal('');
    try {
      queryClient.setQueryData(['audit', 'news'], await call('audit.seen', { until }));
      say(text.seenDone);
    } catch (reason) { setRefusal(sentenceOf(reason)); }
  };
  const boards = session.boards.filter((board) => board.may.audit && board.years.some((year) => published(year.state)));
  return (
    <div className="page audit">
      <h1>{text.title}</h1>
      <p className="lead">{text.lead}</p>
      <div className="audit-room">
        <section className="part" aria-labelledby="news">
          <header><h2 id="news">{text.news}</h2>{news.data && news.data.items.length > 0 ? <button type="button" className="btn" onClick={() => void seen(news.data.asked)}>{text.seen}</button> : null}</header>
          {news.error ? <p role="alert" className="urgent">{sentenceOf(news.error)}</p> : null}
          {refusal === '' ? null : <p role="alert" className="urgent">{refusal}</p>}
          {news.data ? <p className="quiet small">{news.data.since === null ? text.newsFirst : text.newsSince(momentWords(news.data.since, new Date()))}</p> : null}
          {news.data && news.data.items.length === 0 ? <Empty level={2} title={text.noNews} text={text.noNewsWhy} /> : null}
          {news.data ? <NewsList items={news.data.items} /> : null}
          {news.data?.more === true ? <p className="quiet small">{text.more}</p> : null}
        </section>
        <div>
          <SharedWithMe />
          <section className="part" aria-labelledby="cover"><h2 id="cover"><Link to="/revision/tackning">{text.coverage}</Link></h2><p className="quiet">{text.coverageWhy}</p></section>
          <section className="part" aria-labelledby="boards">
            <h2 id="boards">{text.boards}</h2>
            {boards.length === 0 ? <p className="quiet">{text.noBoards}</p> : (
              <table className="audit-table">
                <thead><tr><th scope="col">{text.board}</th><th scope="col">{text.years}</th></tr></thead>
                <tbody>{boards.map((board) => (
                  <tr key={board.id}><th scope="row">{board.name}</th><td>{board.years.filter((year) => published(year.state)).map((year) => (
                    <span key={year.year} className="audit-year"><Link to="/revision/$boardId/$year" params={{ boardId: board.id, year: String(year.year) }} aria-label={`${board.name} ${year.year}`}>{year.year}</Link> <span className="small quiet"><StateMark name={stateMarkOf(year.state)} /> {stateWords(year.state)}</span></span>
                  ))}</td></tr>
                ))}</tbody>
              </table>
            )}
          </section>
        </div>
      </div>
    </div>
  );
}
