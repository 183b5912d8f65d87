import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { BodyId } from '../../../domain/identity.ts';
import { decidedVersion } from '../../../domain/decision/version.ts';
import { decisionText } from '../../../text/screenDecision.ts';
import { papersText } from '../../../text/screenPapers.ts';
import { pageWords } from '../../../text/screenShell.ts';
import { versionText } from '../../../text/version.ts';
import { call, sentenceOf } from '../../call.ts';
import { PaperLinks } from '../../PaperLinks.tsx';
import { Link } from '../../place.tsx';
import { useSession } from '../../queries.ts';
import { newestFirst, VersionRow } from './VersionsPart.tsx';

/** The submitted and decided versions for those who read from outside: auditors, the city office. Each opens as analysis and plan, with its papers. */
export function PublishedYear({ boardId, board, year }: { readonly boardId: BodyId; readonly board: string; readonly year: number }): ReactElement {
  const list = useQuery({ queryKey: ['year', boardId, year, 'versions'], queryFn: () => call('version.list', { boardId, year }) });
  const followups = useQuery({ queryKey: ['year', boardId, year, 'followupVersions'], queryFn: () => call('followup.versions', { boardId, year }) }).data?.followups ?? [];
  const mayAudit = useSession().boards.find((one) => one.id === boardId)?.may.audit === true;
  const versions = newestFirst(list.data?.versions ?? []);
  return (
    <div className="page published">
      <h1>{decisionText.title}</h1>
      <p className="lead">{decisionText.publishedLead(board, year)}</p>
      {mayAudit ? <p><Link to="/revision/$boardId/$year" params={{ boardId, year: String(year) }}>{pageWords.auditRoom}</Link></p> : null}
      {list.error ? <p role="alert" className="urgent">{sentenceOf(list.error)}</p> : null}
      {list.data && versions.length === 0 ? <p>{decisionText.noneYet}</p> : null}
      {versions.length === 0 ? null : (
        <section className="part" aria-labelledby="versions">
          <h2 id="versions">{decisionText.versions}</h2>
          <ul className="versions">{versions.map((version) => <VersionRow key={version.id} boardId={boardId} year={year} version={version} />)}</ul>
          {decidedVersion(versions) === null ? null : <PaperLinks label={papersText.members} paper="paper.members" of={{ boardId, year, version: 'decided' }} />}
        </section>
      )}
      {followups.map((one) => (
        <section key={one.code} className="part" aria-label={one.name}>
          <h2>{one.name}</h2>
          <ul className="versions">{newestFirst(one.versions).map((version) => <VersionRow key={version.id} boardId={boardId} year={year} version={version} code={one.code}><Link className="small" to="/revision/$boardId/$year/uppfoljning/$versionId" params={{ boardId, year: String(year), versionId: version.id }} aria-label={`${decisionText.open}: ${one.name}, ${versionText.versionOf(version.number, year)}`}>{decisionText.open}</Link></VersionRow>)}</ul>
        </section>
      ))}
    </div>
  );
}
