import { useId, useState } from 'react';
import type { ReactElement } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { SessionBoard } from '../../../contract/session.ts';
import type { WheelMark } from '../../../domain/year/wheel.ts';
import { wheelSvg } from '../../../picture/wheel.ts';
import { shortDayWords } from '../../../text/days.ts';
import { startText } from '../../../text/screenStart.ts';
import { wheelStanding, wheelText, wheelWords } from '../../../text/wheel.ts';
import { Link } from '../../place.tsx';
import { wheelQuery } from '../../queries.ts';
import { useDark } from '../../ui/useDark.ts';

/** The board's year as a picture and as the same list. Only boards and years that the person reads have one. */
export function YearWheel({ boards, today }: { readonly boards: readonly SessionBoard[]; readonly today: string }): ReactElement | null {
  const reached = boards.filter((board) => board.may.read && board.years.some((year) => year.state.kind === 'decided'));
  const [chosen, setChosen] = useState(reached[0]?.id ?? null);
  const pick = useId();
  const board = reached.find((one) => one.id === chosen) ?? reached[0];
  if (!board) return null;
  const years = board.years.filter((year) => year.state.kind === 'decided').map((year) => year.year);
  const thisYear = Number(today.slice(0, 4));
  const year = years.includes(thisYear) ? thisYear : Math.max(...years);
  return (
    <section className="wheel" aria-labelledby="wheel">
      <div className="side-head">
        <h2 id="wheel">{wheelText.title}</h2>
        {reached.length > 1 ? <><label className="vh" htmlFor={pick}>{startText.wheelOf}</label><select id={pick} className="small" value={board.id} onChange={(event) => setChosen(event.target.value as SessionBoard['id'])}>{reached.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}</select></> : <span className="small quiet">{board.name}</span>}
      </div>
      <Wheel boardId={board.id} year={year} />
    </section>
  );
}

function Wheel({ boardId, year }: { readonly boardId: string; readonly year: number }): ReactElement | null {
  const { data } = useQuery(wheelQuery(boardId, year));
  const dark = useDark();
  if (!data) return <div className="wheel-room" />;
  return (
    <>
      <div className="wheel-room" dangerouslySetInnerHTML={{ __html: wheelSvg(data.year, data.today, data.marks, { palette: dark ? 'dark' : 'light' }) }} />
      <p className="small quiet wheel-legend">{wheelText.legend}</p>
      {data.marks.length === 0 ? <p className="small quiet">{wheelText.empty}</p> : (
        <table className="wheel-list">
          <caption className="vh">{wheelText.listCaption}</caption>
          <tbody>{data.marks.map((mark, at) => (
            <tr key={`${mark.what.kind} ${at}`}>
              <th scope="row">{shortDayWords(mark.due, data.today).replace(/ (\w{3})\w*/, ' $1')}</th>
              <td><Link href={addressOf(boardId, year, mark)}>{wheelWords(mark.what)}</Link></td>
              <td className={mark.state === 'late' ? 'urgent' : undefined}>{wheelStanding(mark, data.today)}</td>
            </tr>
          ))}</tbody>
        </table>
      )}
    </>
  );
}

function addressOf(boardId: string, year: number, { what }: WheelMark): string {
  const board = `/n/${boardId}`;
  switch (what.kind) {
    case 'analysis': return `${board}/${what.year}/analys`;
    case 'decision': return `${board}/${what.year}/beslut`;
    case 'controls': return `${board}/${year}/kontroller?period=${what.period}`;
    case 'followup': return `${board}/${year}/uppfoljning/${what.code}`;
    case 'measure': return `${board}/${year}/atgarder#atgard-${what.id}`;
  }
}
