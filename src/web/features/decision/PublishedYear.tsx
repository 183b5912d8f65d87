import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { BodyId } from '../../../domain/identity.ts';
import { inPlan, type YearContent } from '../../../domain/year/content.ts';
import { decisionText } from '../../../text/screenDecision.ts';
import { call, sentenceOf } from '../../call.ts';
import { StateMark } from '../../ui/Marks.tsx';
import { ValueChip } from '../../ui/ValueChip.tsx';
import { datesOf, markOfVersion, stateOfVersion } from './VersionsPart.tsx';

/** The submitted and decided versions for those who read from outside: auditors, the city office. */
export function PublishedYear({ boardId, board, year }: { readonly boardId: BodyId; readonly board: string; readonly year: number }): ReactElement {
  const [chosen, setChosen] = useState<string | null>(null);
  const list = useQuery({ queryKey: ['year', boardId, year, 'versions'], queryFn: () => call('version.list', { boardId, year }) });
  const versions = (list.data?.versions ?? []).toSorted((a, b) => b.number - a.number);
  const shown = versions.find((version) => version.id === chosen) ?? versions[0];
  const read = useQuery({ queryKey: ['year', boardId, year, 'version', shown?.id], queryFn: () => call('version.read', { boardId, year, versionId: shown?.id ?? versions[0]?.id ?? ('' as never) }), enabled: shown !== undefined, staleTime: Infinity });
  const error = list.error ?? read.error;
  return (
    <div className="page published">
      <h1>{decisionText.title}</h1>
      <p className="lead">{decisionText.publishedLead(board, year)}</p>
      {error ? <p role="alert" className="urgent">{sentenceOf(error)}</p> : null}
      {list.data && versions.length === 0 ? <p>{decisionText.noneYet}</p> : null}
      {versions.length === 0 ? null : (
        <section className="part" aria-labelledby="versions">
          <h2 id="versions">{decisionText.versions}</h2>
          <ul className="versions">
            {versions.map((version) => (
              <li key={version.id} className={version.id === shown?.id ? 'on' : undefined}>
                <StateMark name={markOfVersion(version)} />
                <div>{decisionText.versionOf(version.number, year)}, {stateOfVersion(version)}<span>{datesOf(version).join(', ')}</span></div>
                {version.id === shown?.id ? <span className="small">{decisionText.shown}</span> : <button type="button" className="link small" aria-label={`${decisionText.show}: ${decisionText.versionOf(version.number, year)}`} onClick={() => setChosen(version.id)}>{decisionText.show}</button>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {read.data ? <VersionContent content={read.data.content} /> : null}
    </div>
  );
}

function VersionContent({ content }: { readonly content: YearContent }): ReactElement {
  const labels = new Map<string, string>(content.events.map((event) => [event.id, event.label ?? '–']));
  return (
    <>
      <section className="part" aria-labelledby="analysis">
        <h2 id="analysis">{decisionText.analysis}</h2>
        <table className="published-rows">
          <thead><tr><th scope="col" className="num">{decisionText.number}</th><th scope="col">{decisionText.event}</th><th scope="col">{decisionText.value}</th><th scope="col">{decisionText.inPlan}</th></tr></thead>
          <tbody>{content.events.map((event) => <tr key={event.id}><td className="num">{event.label ?? '–'}</td><th scope="row">{event.text}</th><td><ValueChip method={content.method} rating={event} /></td><td>{inPlan(content, event) === true ? decisionText.yes : ''}</td></tr>)}</tbody>
        </table>
      </section>
      <section className="part" aria-labelledby="plan">
        <h2 id="plan">{decisionText.plan}</h2>
        <table className="published-rows">
          <thead><tr><th scope="col" className="num">{decisionText.number}</th><th scope="col">{decisionText.activity}</th><th scope="col">{decisionText.owner}</th><th scope="col">{decisionText.frequency}</th></tr></thead>
          <tbody>{content.activities.toSorted((a, b) => a.position - b.position).map((activity) => <tr key={activity.id}><td className="num">{activity.eventIds.map((id) => labels.get(id) ?? '–').join(', ')}</td><th scope="row">{activity.text}</th><td>{activity.owner?.printed ?? '–'}</td><td>{activity.frequency?.printed ?? '–'}</td></tr>)}</tbody>
        </table>
      </section>
    </>
  );
}
