import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { FollowupContent, FollowupPlanRow } from '../../../domain/followup/content.ts';
import type { VersionHead } from '../../../domain/decision/version.ts';
import type { VersionId } from '../../../domain/identity.ts';
import { judgementName } from '../../../text/followup.ts';
import { auditText as text } from '../../../text/screenAudit.ts';
import { stateOfVersion } from '../../../text/version.ts';
import { call, sentenceOf } from '../../call.ts';
import { Link, usePlace } from '../../place.tsx';
import { PaperLinks } from '../../PaperLinks.tsx';
import { useSession } from '../../queries.ts';
import { useBoardYear } from '../../shell/current.ts';
import './audit.css';

/** A follow-up as it was handed in or decided, to read. */
export default function FollowupVersionPage(): ReactElement {
  const { boardId, year } = useBoardYear();
  const versionId = (usePlace().params.versionId ?? '') as VersionId;
  const read = useQuery({ queryKey: ['followupVersion', boardId, year, versionId], queryFn: ({ signal }) => call('followup.version', { boardId, year, versionId }, signal) });
  if (read.error) return <div className="page audit"><h1>{text.title}</h1><p role="alert" className="urgent">{sentenceOf(read.error)}</p></div>;
  return read.data ? <Kept head={read.data.head} content={read.data.content} /> : <div className="page audit" />;
}

function Kept({ head, content }: { readonly head: VersionHead; readonly content: FollowupContent }): ReactElement {
  const { board, year, judgement } = content;
  const mayAudit = useSession().boards.find((one) => one.id === board.id)?.may.audit === true;
  const params = { boardId: board.id, year: String(year) };
  return (
    <div className="page audit">
      <h1>{text.followupTitle(content.occasion.name, year)}</h1>
      <p className="lead">{board.name}. {text.followupLead(head.number, stateOfVersion(head))} {mayAudit ? <Link to="/revision/$boardId/$year" params={params}>{text.back}</Link> : <Link to="/n/$boardId/$year/beslut" params={params}>{text.back}</Link>}</p>
      <PaperLinks label={text.paper} paper="paper.followup" of={{ boardId: board.id, year, occasion: content.occasion.code, version: head.id }} />
      {judgement === null ? null : <section className="part" aria-labelledby="judgement"><h2 id="judgement">{text.judgement}: {judgementName(judgement.judgement)}</h2><p className="audit-text">{judgement.grounds}</p><p className="small quiet">{text.by(judgement.by)}</p></section>}
      {content.introduction.trim() === '' ? null : <section className="part" aria-labelledby="introduction"><h2 id="introduction">{text.introduction}</h2><p className="audit-text">{content.introduction}</p></section>}
      <section className="part" aria-labelledby="rows"><h2 id="rows">{text.controls}</h2>{content.rows.map((row) => <Row key={row.activityId} row={row} />)}</section>
      {content.measures.length === 0 ? null : <section className="part" aria-labelledby="measures"><h2 id="measures">{text.measures}</h2><ul className="audit-list">{content.measures.map((one) => <li key={one.id}><b>{one.title}</b><span className="audit-text">{one.result}</span>{one.analysis === '' ? null : <span className="audit-text">{text.analysis}: {one.analysis}</span>}</li>)}</ul></section>}
      {content.closing.trim() === '' ? null : <section className="part" aria-labelledby="closing"><h2 id="closing">{text.closing}</h2><p className="audit-text">{content.closing}</p></section>}
    </div>
  );
}

function Row({ row }: { readonly row: FollowupPlanRow }): ReactElement {
  const value = (rating: { readonly likelihood: number | null; readonly consequence: number | null }): string => `${rating.likelihood ?? '–'} × ${rating.consequence ?? '–'}`;
  return (
    <article className="audit-document" aria-label={row.title}>
      <h3>{row.planRow}. {row.title}</h3>
      <p className="small quiet">{[row.figures.planned === 0 ? '' : text.done(row.figures.performed, row.figures.planned), row.figures.reviewed === 0 ? '' : text.reviewed(row.figures.reviewed, row.figures.faults), row.owner].filter((part) => part !== '').join(' · ')}</p>
      <p className="audit-text">{row.result}</p>
      {row.analysis === '' ? null : <p className="audit-text">{text.analysis}: {row.analysis}</p>}
      {row.events.flatMap((event) => (event.proposed === null ? [] : [<p key={event.id} className="small">{event.text}: {text.rating(value(event), value(event.proposed))}. {event.proposed.reason}</p>]))}
    </article>
  );
}
