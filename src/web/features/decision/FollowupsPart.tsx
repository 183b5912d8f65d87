import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useEffect, useId, useState, type ReactElement } from 'react';
import type { FollowupHead, FollowupView } from '../../../contract/followup.ts';
import type { YearView } from '../../../contract/year.ts';
import { decidedVersion, waitingVersion } from '../../../domain/decision/version.ts';
import { followupDocument } from '../../../domain/followup/content.ts';
import type { BodyId } from '../../../domain/identity.ts';
import type { Finding } from '../../../domain/finding.ts';
import { decisionText, paperWords } from '../../../text/screenDecision.ts';
import { followupPaper } from '../../../text/paperFollowup.ts';
import { stateWords } from '../../../text/screenShell.ts';
import { versionText } from '../../../text/version.ts';
import { addressOf, call, sentenceOf } from '../../call.ts';
import { Link, usePlace, type Target } from '../../place.tsx';
import { followupsQuery, queryClient, useSession } from '../../queries.ts';
import { stateMarkOf } from '../../shell/stateMark.ts';
import { StateMark } from '../../ui/Marks.tsx';
import { DecisionDialog, type DecisionAct, type DocumentAt } from './DecisionDialogs.tsx';
import { SubmitPart } from './SubmitPart.tsx';
import { formats, newestFirst, VersionRow } from './VersionsPart.tsx';
import { WaitingPart } from './WaitingPart.tsx';

interface Given { readonly boardId: BodyId; readonly year: number; readonly onDone: (view: YearView, words: string) => void }

/** The year's follow-ups below its analysis and plan: the same way to the board, with versions and papers of their own. */
export function FollowupsPart({ boardId, year, onDone }: Given): ReactElement | null {
  const { data: { followups } } = useSuspenseQuery(followupsQuery(boardId, year));
  const begun = followups.filter((one) => one.begun);
  return begun.length === 0 ? null : <>{begun.map((one) => <OneFollowup key={one.code} head={one} boardId={boardId} year={year} onDone={onDone} />)}</>;
}

function OneFollowup({ head, boardId, year, onDone }: Given & { readonly head: FollowupHead }): ReactElement {
  const { code } = head;
  const at: DocumentAt = { boardId, year, document: followupDocument(code) };
  const key = ['followup', boardId, year, code];
  const { data: view, error } = useQuery({ queryKey: key, queryFn: ({ signal }) => call('followup.read', { boardId, year, occasion: code }, signal), staleTime: 2_000 });
  const { url } = usePlace();
  const heading = useId();
  const [act, setAct] = useState<DecisionAct | null>(null);
  const place = `uppfoljning-${code}`;
  const named = url.hash === `#${place}`;
  const [handing, setHanding] = useState(named);
  // What the address names comes after the rest of the page, and is found when it has been read.
  const isRead = view !== undefined;
  useEffect(() => { if (named) setHanding(true); }, [named]);
  useEffect(() => { if (named && isRead) document.getElementById(place)?.scrollIntoView(); }, [named, place, isRead]);
  const title = followupPaper.title({ kind: head.kind, name: head.name }, year);
  const done = (answer: YearView, words: string): void => {
    setAct(null);
    setHanding(false);
    for (const queryKey of [key, ['followups', boardId, year], ['chain', boardId]]) void queryClient.invalidateQueries({ queryKey });
    onDone(answer, words);
  };
  return (
    <section className="followup-part" id={place} aria-labelledby={heading}>
      <header><h2 id={heading}>{title}</h2><span className="quiet followup-state"><StateMark name={stateMarkOf(head.state)} /> {stateWords(head.state)}</span><Link to="/n/$boardId/$year/uppfoljning/$occasion" params={{ boardId, year: String(year), occasion: code }}>{decisionText.openFollowup}</Link></header>
      {error ? <p role="alert" className="urgent">{sentenceOf(error)}</p> : null}
      {view ? <Standing view={view} head={head} at={at} title={title} handing={handing} onHand={setHanding} onAct={setAct} onDone={done} /> : null}
      {act === null ? null : <DecisionDialog act={act} at={at} onClose={() => setAct(null)} onDone={done} />}
    </section>
  );
}

interface Standing { readonly view: FollowupView; readonly head: FollowupHead; readonly at: DocumentAt; readonly title: string; readonly handing: boolean; readonly onHand: (open: boolean) => void; readonly onAct: (act: DecisionAct) => void; readonly onDone: Given['onDone'] }

/** What can be done now stands first; the versions stand beside. */
function Standing({ view, head, at, title, handing, onHand, onAct, onDone }: Standing): ReactElement {
  const { versions, abilities, state } = view;
  const { boardId, year } = at;
  const { code } = head;
  const waiting = waitingVersion(versions);
  const decided = decidedVersion(versions);
  const mayRegister = useSession().boards.find((board) => board.id === boardId)?.may.register ?? false;
  const maySubmit = abilities.submit && (decided === null || state.kind !== 'decided' || state.changedSince);
  const open = maySubmit && handing;
  const shown = decided !== null ? 'decided' as const : waiting !== null ? 'submitted' as const : 'draft' as const;
  const paper = (format: (typeof formats)[number], version: 'draft' | 'submitted' | 'decided'): string => addressOf('paper.followup', { boardId, year, occasion: code, format, version }).url;
  return (
    <div className="decide">
      <div>
        {waiting === null ? null : <WaitingPart name={versionText.versionOf(waiting.number, year)} version={waiting} abilities={abilities} onOpen={onAct} />}
        {decided !== null && decided.adjustedOn === null && abilities.adjust ? <div className="part waiting"><p className="quiet">{decisionText.adjustLead}</p><div className="row"><button type="button" className="btn" onClick={() => onAct({ kind: 'adjust', version: decided })}>{decisionText.adjust}</button></div></div> : null}
        <table className="files"><caption className="vh">{decisionText.followupPapers(title)}</caption>
          <tbody>{formats.map((format) => <tr key={format}><th scope="row"><a href={paper(format, shown)} download aria-label={`${decisionText.followupPapers(title)}: ${paperWords[format].name}`}>{paperWords[format].name}</a></th><td>{paperWords[format].says}</td></tr>)}</tbody>
        </table>
        {maySubmit && !open ? <div className="row hand-in"><button type="button" className="btn btn-main" onClick={() => onHand(true)}>{decisionText.handInFollowup}</button></div> : null}
        {open ? <Handing view={view} at={at} code={code} title={title} onDone={onDone} /> : null}
      </div>
      <aside aria-label={`${decisionText.versions}: ${title}`}>
        {versions.length === 0 ? null : (
          <ul className="versions">{newestFirst(versions).map((version) => (
            <VersionRow key={version.id} boardId={boardId} year={year} version={version} code={code}>
              {mayRegister && version.outcome !== null && version.withdrawnAt === null ? <button type="button" className="link small" aria-label={`${decisionText.correct}: ${versionText.versionOf(version.number, year)}`} onClick={() => onAct({ kind: 'correct', version })}>{decisionText.correctShort}</button> : null}
            </VersionRow>
          ))}</ul>
        )}
      </aside>
    </div>
  );
}

function Handing({ view, at, code, title, onDone }: { readonly view: FollowupView; readonly at: DocumentAt; readonly code: string; readonly title: string; readonly onDone: Given['onDone'] }): ReactElement | null {
  const prepared = useQuery({ queryKey: ['followup', at.boardId, at.year, code, 'submission'], queryFn: () => call('decision.prepare', at), staleTime: 0, placeholderData: (before) => before });
  if (prepared.error) return <p role="alert" className="urgent">{sentenceOf(prepared.error)}</p>;
  const proposal = prepared.data;
  if (!proposal) return null;
  const params = { boardId: at.boardId, year: String(at.year), occasion: code };
  const mend = (finding: Finding): Target => {
    const [row] = finding.rows;
    const found = row === undefined ? undefined : view.content.rows.find((one) => one.activityId === row.id || one.events.some((event) => event.id === row.id));
    const del = finding.rule === 'followup.judgement-against-results' ? 'bedomning' : found ? `rad-${found.activityId}` : row?.kind === 'measure' ? `atgard-${row.id}` : null;
    return del === null ? { to: '/n/$boardId/$year/atgarder', params: { boardId: at.boardId, year: String(at.year) } } : { to: '/n/$boardId/$year/uppfoljning/$occasion', params, search: { del } };
  };
  return (
    <SubmitPart at={at} keptAs={`${view.content.boardYearId}.${code}`} proposal={proposal} recipients={{ value: proposal.recipients, hand: null }} caseNumber={{ value: proposal.caseNumber, hand: null }}
      paper={(format) => addressOf('paper.followup', { boardId: at.boardId, year: at.year, occasion: code, format, version: 'draft' }).url} mend={mend} onDone={(answer) => onDone(answer, decisionText.submittedFollowup(title, proposal.nextVersion))} />
  );
}
