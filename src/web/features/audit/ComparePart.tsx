import { useQuery } from '@tanstack/react-query';
import { useId, useState, type ReactElement } from 'react';
import type { AuditDocument, AuditYear } from '../../../contract/audit.ts';
import type { FollowupDifference } from '../../../domain/audit/compareFollowups.ts';
import type { Difference } from '../../../domain/year/compare.ts';
import type { VersionId } from '../../../domain/identity.ts';
import { wordDiff } from '../../../domain/year/wordDiff.ts';
import { followupFieldWords } from '../../../text/audit.ts';
import { judgementName } from '../../../text/followup.ts';
import { auditText as text } from '../../../text/screenAudit.ts';
import { comparedObjectWords, differenceWords } from '../../../text/words.ts';
import { call, sentenceOf } from '../../call.ts';

interface Line { readonly what: string; readonly from: string; readonly to: string }

/** Two kept versions of one document side by side; asked for when it is opened. */
export function ComparePart({ view, document }: { readonly view: AuditYear; readonly document: AuditDocument }): ReactElement {
  const { boardId, year } = view;
  const [open, setOpen] = useState(false);
  const { versions } = document;
  const [before, setBefore] = useState(versions.at(-2)?.id ?? ('' as VersionId));
  const [after, setAfter] = useState(versions.at(-1)?.id ?? ('' as VersionId));
  const asked = useQuery({
    queryKey: ['audit', 'compare', document.key, before, after], enabled: open && before !== after,
    queryFn: async ({ signal }): Promise<Line[]> => (document.code === null
      ? (await call('version.compare', { boardId, year, versionId: before, after }, signal)).differences.map(planLine)
      : (await call('followup.compare', { boardId, year, versionId: before, after }, signal)).differences.map(followupLine)),
  });
  const side = (label: string, value: VersionId, pick: (id: VersionId) => void): ReactElement => <Side label={label} value={value} document={document} onPick={pick} />;
  return (
    <details className="audit-compare" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{text.compare}</summary>
      <div className="pair audit-sides">{side(text.before, before, setBefore)}{side(text.afterSide, after, setAfter)}</div>
      {asked.error ? <p role="alert" className="urgent">{sentenceOf(asked.error)}</p> : null}
      <div role="status">{before === after ? null : asked.data ? <p className="small quiet">{asked.data.length === 0 ? text.noDifferences : text.differences(asked.data.length)}</p> : null}</div>
      {asked.data && before !== after ? <ul className="audit-list">{asked.data.map((line, at) => <li key={`${at} ${line.what}`}><span className="audit-more">{line.what}</span>{wordDiff(line.from, line.to).map((part, index) => part.kind === 'gone' ? <del key={`${index} g`}>{part.text}</del> : part.kind === 'new' ? <ins key={`${index} n`}>{part.text}</ins> : <span key={`${index} s`}>{part.text}</span>)}</li>)}</ul> : null}
    </details>
  );
}

function Side({ label, value, document, onPick }: { readonly label: string; readonly value: VersionId; readonly document: AuditDocument; readonly onPick: (id: VersionId) => void }): ReactElement {
  const id = useId();
  return <div className="field"><label htmlFor={id}>{label}</label><select id={id} value={value} onChange={(event) => onPick(event.target.value as VersionId)}>{document.versions.map((version) => <option key={version.id} value={version.id}>{text.version(version.number)}</option>)}</select></div>;
}

function planLine(one: Difference): Line {
  const label = 'after' in one ? one.after.label : one.before.label;
  const what = `${comparedObjectWords[one.object]} ${label}: ${differenceWords[one.kind].toLocaleLowerCase('sv')}`;
  switch (one.kind) {
    case 'new': return { what, from: '', to: one.text };
    case 'gone': return { what, from: one.text, to: '' };
    case 're-rated': return { what, from: `${one.from.likelihood ?? '–'} × ${one.from.consequence ?? '–'}`, to: `${one.to.likelihood ?? '–'} × ${one.to.consequence ?? '–'}` };
    case 'movedIn': return { what, from: '', to: '' };
    case 'movedOut': return { what, from: one.reason, to: one.reason };
    case 'renumbered': case 'reworded': case 'rehandled': case 'reassigned': case 'rescheduled': return { what, from: one.from ?? '', to: one.to ?? '' };
  }
}
function followupLine(one: FollowupDifference): Line {
  if (one.kind !== 'changed') return { what: one.object === 'row' ? (one.kind === 'new' ? text.rowNew : text.rowGone) : one.kind === 'new' ? text.measureNew : text.measureGone, from: one.kind === 'gone' ? one.subject : '', to: one.kind === 'new' ? one.subject : '' };
  const said = (value: string): string => (value === '' ? text.nothing : one.field === 'judgement' ? judgementName(value) : value);
  return { what: [followupFieldWords[one.field], one.subject].filter((part) => part !== '').join(': '), from: said(one.before), to: said(one.after) };
}
