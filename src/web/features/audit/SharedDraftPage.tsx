import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { SharedDraftView } from '../../../contract/audit.ts';
import { levelOf, riskValue, treatmentOf } from '../../../domain/method/method.ts';
import { groupPath, type YearContent } from '../../../domain/year/content.ts';
import { shareText as text } from '../../../text/screenShare.ts';
import { frequencyWords, noTreatmentWord } from '../../../text/words.ts';
import { addressOf, call, sentenceOf, Refused } from '../../call.ts';
import { PaperFormats, paperFormats } from '../../PaperLinks.tsx';
import { usePlace } from '../../place.tsx';
import { Empty } from '../../ui/Empty.tsx';
import './audit.css';

/** Another board's draft, to read and nothing else; marked on every view of it. */
export default function SharedDraftPage(): ReactElement {
  const id = usePlace().params.shareId ?? '';
  // Each reading is logged: going back to the page is the same reading, reloading it is another.
  const read = useQuery({ queryKey: ['shared', id], staleTime: Infinity, refetchOnWindowFocus: false, queryFn: ({ signal }) => call('share.read', { id }, signal) });
  if (read.error) return <div className="page audit">{read.error instanceof Refused && read.error.status === 404 ? <Empty title={text.gone} text={text.goneWhy} /> : <p role="alert" className="urgent">{sentenceOf(read.error)}</p>}</div>;
  return read.data ? <Draft view={read.data} /> : <div className="page audit" />;
}

function Draft({ view }: { readonly view: SharedDraftView }): ReactElement {
  const { share, content } = view;
  return (
    <div className="page audit">
      <p className="audit-mark">{text.mark}</p>
      <h1>{text.readTitle(share.board, share.year)}</h1>
      <p className="lead">{text.readLead(share.sharedBy, share.to)}</p>
      <p className="quiet">{text.why(share.reason)}</p>
      <p className="small paper-links">{text.papers}: <PaperFormats label={text.papers} formats={paperFormats} address={(format) => addressOf('paper.shared', { id: share.id, format }).url} /></p>
      {content.introduction.trim() === '' ? null : <section className="part" aria-labelledby="introduction"><h2 id="introduction">{text.introduction}</h2><p className="audit-text">{content.introduction}</p></section>}
      <section className="part" aria-labelledby="analysis"><h2 id="analysis">{text.analysis}</h2><Analysis content={content} /></section>
      <section className="part" aria-labelledby="plan">
        <h2 id="plan">{text.plan}</h2>
        <table className="audit-table">
          <thead><tr><th scope="col">{text.activity}</th><th scope="col">{text.event}</th><th scope="col">{text.owner}</th><th scope="col">{text.frequency}</th></tr></thead>
          <tbody>{content.activities.map((row) => <tr key={row.id}><th scope="row">{row.text}</th><td>{row.eventIds.flatMap((id) => content.events.find((event) => event.id === id)?.label ?? []).join(', ')}</td><td>{row.owner?.printed ?? ''}</td><td>{row.frequency === null ? '' : row.frequency.printed || (row.frequency.kind === 'code' ? frequencyWords[row.frequency.code] : '')}</td></tr>)}</tbody>
        </table>
      </section>
    </div>
  );
}

function Analysis({ content }: { readonly content: YearContent }): ReactElement {
  const groups = Map.groupBy(content.events, (event) => groupPath(content, event.groupId).flatMap((group) => (group === null ? [] : [group.title])).join(' › '));
  return (
    <table className="audit-table">
      <thead><tr><th scope="col" className="num">{text.number}</th><th scope="col">{text.event}</th><th scope="col">{text.value}</th><th scope="col">{text.treatment}</th></tr></thead>
      {[...groups].map(([path, events]) => (
        <tbody key={path}>
          <tr><th scope="rowgroup" colSpan={4} className="audit-group">{path === '' ? text.noGroup : path}</th></tr>
          {events.map((event) => <tr key={event.id}><td className="num">{event.label}</td><th scope="row">{event.text}</th><td>{riskValue(event) ?? '–'} {levelOf(content.method, event)?.word ?? ''}</td><td>{treatmentOf(content.method, event.treatment)?.word ?? noTreatmentWord}</td></tr>)}
        </tbody>
      ))}
    </table>
  );
}
