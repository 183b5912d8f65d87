import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { AuditYear } from '../../../contract/audit.ts';
import type { TrailView } from '../../../contract/trail.ts';
import type { BodyId } from '../../../domain/identity.ts';
import { versionDeedMore } from '../../../text/audit.ts';
import { momentWords } from '../../../text/days.ts';
import { auditText as text } from '../../../text/screenAudit.ts';
import { trailText } from '../../../text/screenTrail.ts';
import { call, sentenceOf } from '../../call.ts';

/** The log of what is submitted, decided, performed and registered; read when it is asked for. */
export function LogPart({ boardId, year, view }: { readonly boardId: BodyId; readonly year: number; readonly view: AuditYear }): ReactElement {
  const [open, setOpen] = useState(false);
  const log = useInfiniteQuery({
    queryKey: ['audit', boardId, year, 'log'], enabled: open, initialPageParam: '',
    queryFn: ({ pageParam, signal }) => call('audit.log', { boardId, year, ...(pageParam === '' ? {} : { before: pageParam }) }, signal),
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const entries = log.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <section className="part" aria-labelledby="log">
      <h2 id="log">{text.log}</h2>
      <p className="quiet">{text.logLead}</p>
      {open ? null : <p><button type="button" className="btn" onClick={() => setOpen(true)}>{text.logShow}</button></p>}
      {log.error ? <p role="alert" className="urgent">{sentenceOf(log.error)}</p> : null}
      {entries.length === 0 ? null : (
        <table className="audit-table">
          <thead><tr><th scope="col">{text.when}</th><th scope="col">{text.who}</th><th scope="col">{text.what}</th></tr></thead>
          <tbody>{entries.map((entry) => <tr key={entry.id}><td>{momentWords(entry.at, new Date())}</td><td>{entry.actor}</td><td>{trailText.deed(entry.operation)} {named(entry, view)}{entry.note === '' ? null : <span className="audit-more">”{entry.note}”</span>}{entry.disposedBy === null ? null : <span className="audit-more">{trailText.disposed(entry.disposedBy)}</span>}</td></tr>)}</tbody>
        </table>
      )}
      {log.hasNextPage ? <p><button type="button" className="btn" onClick={() => void log.fetchNextPage()}>{text.logMore}</button></p> : null}
    </section>
  );
}

/** What it was about, by the names that the decided versions give it. */
function named(entry: TrailView, view: AuditYear): string {
  const values = Object.fromEntries(entry.fields.map((field) => [field.field, field.after]));
  if (entry.objectKind === 'version') {
    const document = view.documents.find((one) => one.versions.some((version) => version.id === entry.objectId));
    const version = document?.versions.find((one) => one.id === entry.objectId);
    return [document === undefined ? '' : `${document.name}, ${text.version(version?.number ?? 0).toLocaleLowerCase('sv')}`, versionDeedMore(entry.operation, values)].filter((part) => part !== '').join(' · ');
  }
  const row = view.activities.find((one) => one.activityId === entry.objectId || one.controls.some((control) => control.occasionId === entry.objectId));
  const control = row?.controls.find((one) => one.occasionId === entry.objectId);
  return [trailText.object(entry.objectKind), row === undefined ? '' : `”${row.title}”`, control === undefined ? '' : [control.period, control.unitName ?? ''].filter((part) => part !== '').join(' ')].filter((part) => part !== '').join(' ');
}
