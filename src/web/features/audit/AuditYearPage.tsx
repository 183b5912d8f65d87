import { useQuery } from '@tanstack/react-query';
import { useEffect, type ReactElement } from 'react';
import type { AuditDocument, AuditYear } from '../../../contract/audit.ts';
import { versionDeed, versionDeedMore } from '../../../text/audit.ts';
import { momentWords } from '../../../text/days.ts';
import { auditText as text } from '../../../text/screenAudit.ts';
import { decisionText, paperWords } from '../../../text/screenDecision.ts';
import { datesOfVersion, stateOfVersion } from '../../../text/version.ts';
import { addressOf, call, paperAddress, sentenceOf } from '../../call.ts';
import { decoded } from '../../pages.ts';
import { Link, usePlace } from '../../place.tsx';
import { useBoardYear } from '../../shell/current.ts';
import { markOfVersion } from '../../shell/stateMark.ts';
import { StateMark } from '../../ui/Marks.tsx';
import { ControlsPart } from './ControlsPart.tsx';
import { ComparePart } from './ComparePart.tsx';
import { LogPart } from './LogPart.tsx';
import { RegisterPart } from './RegisterPart.tsx';
import './audit.css';

const formats = ['pdf', 'docx', 'xlsx', 'pdfa'] as const;

/** One board's year as an auditor reads it. */
export default function AuditYearPage(): ReactElement {
  const { boardId, year } = useBoardYear();
  const read = useQuery({ queryKey: ['audit', boardId, year], queryFn: ({ signal }) => call('audit.year', { boardId, year }, signal) });
  const { url } = usePlace();
  const stands = read.data !== undefined;
  // The year comes after the page, so what the address names can be found only then; a folded row is opened.
  useEffect(() => {
    const named = stands && url.hash !== '' ? document.getElementById(decoded(url.hash.slice(1))) : null;
    if (named instanceof HTMLDetailsElement) named.open = true;
    named?.scrollIntoView();
  }, [stands, url.hash]);
  if (read.error) return <div className="page audit"><h1>{text.title}</h1><p role="alert" className="urgent">{sentenceOf(read.error)}</p></div>;
  if (!read.data) return <div className="page audit"><h1>{text.title}</h1></div>;
  const view = read.data;
  const followups = view.documents.filter((one) => one.code !== null);
  return (
    <div className="page audit">
      <h1>{text.yearTitle(view.board, year)}</h1>
      <p className="lead">{text.yearLead}</p>
      <p className="audit-package"><a className="btn btn-main" href={addressOf('audit.package', { boardId, year }).url} download>{text.package}</a> <span className="small quiet">{text.packageWhy}</span></p>
      <section className="part" aria-labelledby="documents">
        <h2 id="documents">{text.documents}</h2>
        {view.documents.filter((one) => one.code === null).map((document) => <DocumentPart key={document.key} view={view} document={document} />)}
        <div id="followups">
          {followups.length === 0 ? <p className="quiet">{text.noFollowups}</p> : followups.map((document) => <DocumentPart key={document.key} view={view} document={document} />)}
        </div>
      </section>
      <ControlsPart view={view} />
      <RegisterPart boardId={boardId} />
      <LogPart boardId={boardId} year={year} view={view} />
    </div>
  );
}

function DocumentPart({ view, document }: { readonly view: AuditYear; readonly document: AuditDocument }): ReactElement {
  const { boardId, year } = view;
  const { code, name } = document;
  return (
    <article className="audit-document" aria-label={name}>
      <h3>{name}</h3>
      <ul className="audit-versions">
        {document.versions.toReversed().map((version) => {
          const called = `${name}, ${text.version(version.number)}`;
          return (
            <li key={version.id}>
              <StateMark name={markOfVersion(version)} />
              <div>
                {code === null
                  ? <Link to="/n/$boardId/$year/analys" params={{ boardId, year: String(year) }} search={{ version: version.id }} aria-label={called}>{text.version(version.number)}</Link>
                  : <Link to="/revision/$boardId/$year/uppfoljning/$versionId" params={{ boardId, year: String(year), versionId: version.id }} aria-label={called}>{text.version(version.number)}</Link>}
                {', '}{stateOfVersion(version)}
                <span className="audit-more">{datesOfVersion(version).join(', ')}</span>
                <span className="audit-more">{decisionText.checksum} {version.checksum.slice(0, 16)}…</span>
                <span className="audit-papers">{formats.map((format) => <a key={format} href={code === null ? paperAddress({ boardId, year, format, version: version.id }) : addressOf('paper.followup', { boardId, year, occasion: code, format, version: version.id }).url} download aria-label={`${called}: ${paperWords[format].name}`}>{paperWords[format].name}</a>)}</span>
              </div>
            </li>
          );
        })}
      </ul>
      <h4>{text.after}</h4>
      {document.after.length === 0 ? <p className="quiet small">{text.afterNone}</p> : (
        <ul className="audit-news">{document.after.map((one) => {
          const more = versionDeedMore(one.operation, one.values);
          return <li key={one.id}><span className="audit-when">{momentWords(one.at, new Date())}</span><div><b>{versionDeed(one.operation, one.values)}</b>, {text.version(one.number).toLocaleLowerCase('sv')}, {one.by}{more === '' ? null : <span className="audit-more">{more}</span>}{one.note === '' ? null : <span className="audit-more">”{one.note}”</span>}</div></li>;
        })}</ul>
      )}
      <p className="small quiet">{text.draftChanges(document.draftChanges)}</p>
      {code === null ? null : <p className="small"><a href={addressOf('audit.package', { boardId, year, occasion: code }).url} download>{text.packageOf(name)}</a></p>}
      {document.versions.length > 1 ? <ComparePart view={view} document={document} /> : null}
    </article>
  );
}
