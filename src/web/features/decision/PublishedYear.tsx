import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { BodyId } from '../../../domain/identity.ts';
import { decisionText } from '../../../text/screenDecision.ts';
import { call, sentenceOf } from '../../call.ts';
import { newestFirst, VersionRow } from './VersionsPart.tsx';

/** The submitted and decided versions for those who read from outside: auditors, the city office. Each opens as analysis and plan, with its papers. */
export function PublishedYear({ boardId, board, year }: { readonly boardId: BodyId; readonly board: string; readonly year: number }): ReactElement {
  const list = useQuery({ queryKey: ['year', boardId, year, 'versions'], queryFn: () => call('version.list', { boardId, year }) });
  const versions = newestFirst(list.data?.versions ?? []);
  return (
    <div className="page published">
      <h1>{decisionText.title}</h1>
      <p className="lead">{decisionText.publishedLead(board, year)}</p>
      {list.error ? <p role="alert" className="urgent">{sentenceOf(list.error)}</p> : null}
      {list.data && versions.length === 0 ? <p>{decisionText.noneYet}</p> : null}
      {versions.length === 0 ? null : (
        <section className="part" aria-labelledby="versions">
          <h2 id="versions">{decisionText.versions}</h2>
          <ul className="versions">{versions.map((version) => <VersionRow key={version.id} boardId={boardId} year={year} version={version} />)}</ul>
        </section>
      )}
    </div>
  );
}
