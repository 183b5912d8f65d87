import type { ReactElement } from 'react';
import type { ChainRating, ChainView } from '../../../contract/chain.ts';
import { trendSvg } from '../../../picture/trend.ts';
import { chainText as text, trendText } from '../../../text/screenChain.ts';
import { Link } from '../../place.tsx';
import { LevelMark } from '../../ui/Marks.tsx';
import { useDark } from '../../ui/useDark.ts';

/** The ratings over the years as picture, sentence and table, with what was done about the event each year. */
export function TrendPart({ view }: { readonly view: ChainView }): ReactElement {
  const dark = useDark();
  const { years, boardId } = view;
  const points = years.map((one) => ({
    year: one.year, value: one.rating.value, step: one.rating.level?.step ?? null, word: one.rating.level?.word ?? '', after: one.after === null || one.after.value === null || one.after.value === one.rating.value ? null : { value: one.after.value, step: one.after.level?.step ?? null },
  }));
  const greatest = Math.max(1, ...years.map((one) => one.greatest));
  return (
    <>
      <p>{trendText.sentence(points.map(({ year, value, word }) => ({ year, value, word })), points.at(-1)?.after?.value ?? null)}</p>
      {points.some((point) => point.value !== null) && (points.length > 1 || points.at(-1)?.after) ? <div className="ch-picture" dangerouslySetInnerHTML={{ __html: trendSvg(points, greatest, { palette: dark ? 'dark' : 'light' }) }} /> : null}
      <table className="ch-table ch-years"><caption className="vh">{text.rating}</caption>
        <thead><tr><th scope="col">{text.yearHead}</th><th scope="col">{view.likelihoodWord}</th><th scope="col">{view.consequenceWord}</th><th scope="col">{text.value}</th><th scope="col">{text.afterYear}</th><th scope="col">{text.done}</th></tr></thead>
        <tbody>{years.map((one) => (
          <tr key={one.eventId}>
            <th scope="row">{one.eventId === view.eventId ? <b>{one.year}</b> : <Link to="/n/$boardId/$year/handelse/$eventId" params={{ boardId, year: String(one.year), eventId: one.eventId }}>{one.year}</Link>}{one.text === view.text ? null : <span className="small quiet ch-under">{text.differentWords} {one.text}</span>}</th>
            <td data-name={view.likelihoodWord}>{one.rating.likelihood === null ? text.none : `${one.rating.likelihood} ${one.rating.likelihoodWord}`}</td>
            <td data-name={view.consequenceWord}>{one.rating.consequence === null ? text.none : `${one.rating.consequence} ${one.rating.consequenceWord}`}</td>
            <td data-name={text.value}><Value rating={one.rating} />{one.rating.reason === '' ? null : <span className="small quiet ch-under">{one.rating.reason}</span>}</td>
            <td data-name={text.afterYear}>{one.after === null ? <span className="quiet">{text.notAfter}</span> : <><Link to="/n/$boardId/$year/uppfoljning/$occasion" params={{ boardId, year: String(one.year), occasion: one.after.code }} aria-label={`${one.after.name} ${one.year}: ${one.after.value ?? ''}`}><Value rating={one.after} /></Link>{one.after.reason === '' ? null : <span className="small quiet ch-under">{one.after.reason}</span>}</>}</td>
            <td data-name={text.done}><Link to="/n/$boardId/$year/kontroller" params={{ boardId, year: String(one.year) }}>{text.doneInYear(one.done.planned, one.done.performed, one.done.faults)}</Link>{one.done.measures.map((measure) => <span key={measure.id} className="ch-under"><Link to="/n/$boardId/$year/atgarder" params={{ boardId, year: String(one.year) }} hash={`atgard-${measure.id}`}>{measure.title}</Link></span>)}</td>
          </tr>
        ))}</tbody>
      </table>
    </>
  );
}

function Value({ rating }: { readonly rating: ChainRating }): ReactElement {
  if (rating.value === null) return <span className="quiet">{text.notRated}</span>;
  return rating.level === null ? <>{rating.value}</> : <span className={`chip lv${rating.level.step}`}><LevelMark step={rating.level.step} /><b>{rating.value}</b> {rating.level.word}</span>;
}
