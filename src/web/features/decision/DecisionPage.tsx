import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type ReactElement } from 'react';
import type { YearView } from '../../../contract/year.ts';
import { decidedVersion, waitingVersion } from '../../../domain/decision/version.ts';
import type { BodyId } from '../../../domain/identity.ts';
import { pageWords } from '../../../text/screenShell.ts';
import { papersText } from '../../../text/screenPapers.ts';
import { decisionText, paperWords } from '../../../text/screenDecision.ts';
import { versionText } from '../../../text/version.ts';
import { call, paperAddress, sentenceOf } from '../../call.ts';
import { takeYear, useYear } from '../../draft/useYear.ts';
import { newId } from '../../identity.ts';
import { Link, navigate } from '../../place.tsx';
import { PaperLinks } from '../../PaperLinks.tsx';
import { queryClient, useSession } from '../../queries.ts';
import { useBoardYear } from '../../shell/current.ts';
import { say } from '../../ui/said.ts';
import { toast } from '../../ui/toast.ts';
import { DecisionDialog, type DecisionAct } from './DecisionDialogs.tsx';
import { FollowupsPart } from './FollowupsPart.tsx';
import { DifferencesPart } from './DifferencesPart.tsx';
import { PublishedYear } from './PublishedYear.tsx';
import { WaitingPart } from './WaitingPart.tsx';
import { SubmitYear } from './SubmitYear.tsx';
import { formats, VersionsPart } from './VersionsPart.tsx';
import './decision.css';

type Open = DecisionAct | null;

/** Others than the board's own see what is submitted or decided, never the draft. */
export default function DecisionPage(): ReactElement {
  const { boardId, year } = useBoardYear();
  const board = useSession().boards.find((one) => one.id === boardId);
  return board && !board.may.read ? <PublishedYear boardId={boardId} board={board.name} year={year} /> : <DecisionWork boardId={boardId} year={year} />;
}

/** Submission, decision, versions and documents. What can be done now stands first; what has been done stands beside it. */
function DecisionWork({ boardId, year }: { readonly boardId: BodyId; readonly year: number }): ReactElement {
  const { draft, view, state } = useYear(boardId, year);
  const { content, abilities, versions } = view;
  const [open, setOpen] = useState<Open>(null);
  const waiting = waitingVersion(versions);
  const decided = decidedVersion(versions);
  // Versions and state come from the server; what another has submitted or registered is seen on arrival.
  useEffect(() => { draft.refresh().catch(() => undefined); }, [draft]);
  const mayPrepare = abilities.submit && waiting === null && content.events.length > 0;
  // A proposal is of one moment: neither the content nor what lies at the board may have changed since it was asked for.
  const lying = versions.map((version) => `${version.number}${version.withdrawnAt === null ? '' : ' withdrawn'}`).join();
  const prepared = useQuery({ queryKey: ['year', boardId, year, 'submission', view.lastChange?.at ?? '', lying], queryFn: () => call('decision.prepare', { boardId, year }), enabled: mayPrepare, placeholderData: (before) => before });
  const done = (answer: YearView, words: string): void => {
    takeYear(draft, answer);
    setOpen(null);
    toast({ words });
    say(words);
  };
  const sameAsKept = (view.state.kind === 'decided' || view.state.kind === 'submitted') && !view.state.changedSince;
  const may = useSession().boards.find((board) => board.id === boardId)?.may;
  const submitting = mayPrepare && (decided === null || view.state.kind !== 'decided' || view.state.changedSince);
  return (
    <div className="page">
      <h1>{submitting ? decisionText.submitTitle : decisionText.title}</h1>
      <p className="lead">{waiting ? decisionText.waitingLead(waiting.number) : submitting && prepared.data ? decisionText.submitLead(year, prepared.data.nextVersion) : decided ? decisionText.decidedLead(year) : decisionText.readLead}</p>
      <div className="decide">
        <div>
          {waiting === null ? null : <WaitingPart name={versionText.versionOf(waiting.number, year)} version={waiting} abilities={abilities} onOpen={setOpen} />}
          {decided !== null && decided.adjustedOn === null && abilities.adjust ? (
            <section className="part waiting" aria-labelledby="adjust"><h2 id="adjust">{decisionText.adjust}</h2><p className="quiet">{decisionText.adjustLead}</p>
              <div className="row"><button type="button" className={waiting || submitting ? 'btn' : 'btn btn-main'} onClick={() => setOpen({ kind: 'adjust', version: decided })}>{decisionText.adjust}</button></div></section>
          ) : null}
          {decided === null ? null : <PapersPart view={view} version="decided" heading={decisionText.papersDecided} />}
          {waiting === null ? null : <PapersPart view={view} version="submitted" heading={decisionText.papersSubmitted} />}
          {submitting && prepared.error ? <p role="alert" className="urgent">{sentenceOf(prepared.error)}</p> : null}
          {submitting && prepared.data ? <SubmitYear view={view} draft={draft} conflicts={state.conflicts} proposal={prepared.data} onDone={(answer) => done(answer, decisionText.submitted(waitingVersion(answer.versions)?.number ?? prepared.data.nextVersion))} /> : null}
          {submitting || content.events.length === 0 || sameAsKept ? null : <PapersPart view={view} version="draft" heading={decisionText.papersDraft} />}
          {abilities.start ? <StartNext view={view} main={!waiting && !submitting && decided?.adjustedOn !== null} /> : null}
        </div>
        <aside aria-label={`${decisionText.versions}, ${decisionText.differences}`}>
          <VersionsPart view={view} onCorrect={may?.register ? (version) => setOpen({ kind: 'correct', version }) : null} />
          <DifferencesPart view={view} />
          {may?.share === true ? <p className="part"><Link to="/n/$boardId/$year/delning" params={{ boardId, year: String(year) }}>{pageWords.sharing}</Link></p> : null}
        </aside>
      </div>
      <FollowupsPart boardId={boardId} year={year} onDone={done} />
      {open === null ? null : <DecisionDialog act={open} at={{ boardId, year }} onClose={() => setOpen(null)} onDone={done} />}
    </div>
  );
}

function PapersPart({ view, version, heading }: { readonly view: YearView; readonly version: 'draft' | 'submitted' | 'decided'; readonly heading: string }): ReactElement {
  const { content } = view;
  const id = `papers-${version}`;
  return (
    <section className="part" aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      <table className="files"><caption className="vh">{heading}</caption>
        <tbody>{formats.map((format) => <tr key={format}><th scope="row"><a href={paperAddress({ boardId: content.board.id, year: content.year, format, version })} download aria-label={`${heading}: ${paperWords[format].name}`}>{paperWords[format].name}</a></th><td>{paperWords[format].says}</td></tr>)}</tbody>
      </table>
      <PaperLinks label={papersText.plan} paper="paper.plan" of={{ boardId: content.board.id, year: content.year, version }} />
      <PaperLinks label={papersText.members} paper="paper.members" of={{ boardId: content.board.id, year: content.year, version }} />
    </section>
  );
}

/** Next year from this one; nothing here when it already exists. */
function StartNext({ view, main }: { readonly view: YearView; readonly main: boolean }): ReactElement | null {
  const { content } = view;
  const { boards, today } = useSession();
  const [refusal, setRefusal] = useState('');
  const next = content.year + 1;
  // The next year begins from what is decided, or from a first paper that was read in without its decision.
  const ground = decidedVersion(view.versions) !== null || (view.versions.length === 0 && view.previousYear === null && content.year <= Number(today.slice(0, 4)));
  if (content.events.length === 0 || !ground || boards.some((board) => board.id === content.board.id && board.years.some((each) => each.year === next))) return null;
  const start = async (): Promise<void> => {
    setRefusal('');
    try {
      await call('year.start', { boardId: content.board.id, year: next, from: content.year, boardYearId: newId() });
      await queryClient.invalidateQueries({ queryKey: ['session'] });
      void queryClient.invalidateQueries({ queryKey: ['start'] });
      await navigate({ to: '/n/$boardId/$year/analys', params: { boardId: content.board.id, year: String(next) } });
      toast({ words: decisionText.started(next) });
    } catch (reason) { setRefusal(sentenceOf(reason)); }
  };
  return (
    <section className="part waiting" aria-labelledby="next">
      <h2 id="next">{decisionText.startNext(next)}</h2>
      <p className="quiet">{decisionText.startLead(content.year)}</p>
      {refusal === '' ? null : <p role="alert" className="urgent">{refusal}</p>}
      <div className="row"><button type="button" className={main ? 'btn btn-main' : 'btn'} onClick={() => void start()}>{decisionText.startNext(next)}</button></div>
    </section>
  );
}
