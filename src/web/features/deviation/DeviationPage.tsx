import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { DeviationView } from '../../../contract/deviation.ts';
import type { BodyId } from '../../../domain/identity.ts';
import { categoryWords, deviationStateWords, natureWords, noteKindWords, severityWords } from '../../../text/deviation.ts';
import { deviationText } from '../../../text/screenDeviation.ts';
import { dayWords, momentWords } from '../../../text/days.ts';
import { call } from '../../call.ts';
import { Link, usePlace } from '../../place.tsx';
import { queryClient } from '../../queries.ts';
import type { ActGiven } from './ActForm.tsx';
import { CloseForm, HandleForm, InvolveForm, MeasureForm, NoteForm, PassForm, TellForm } from './Acts.tsx';
import { FilesPart } from './FilesPart.tsx';
import './deviation.css';

/** Every reading is logged, so it is read once and not again by itself. */
const viewQuery = (boardId: string, deviationId: string) => queryOptions({
  queryKey: ['deviation', boardId, deviationId], queryFn: ({ signal }) => call('deviation.read', { boardId: boardId as BodyId, deviationId }, signal), staleTime: Number.POSITIVE_INFINITY, gcTime: 0, refetchOnWindowFocus: false, refetchOnReconnect: false,
});

/** One deviation: to its reporter the own words and the answer, to its receivers the whole with what is to be done. */
export default function DeviationPage(): ReactElement {
  const { params } = usePlace();
  const query = viewQuery(params.boardId ?? '', params.deviationId ?? '');
  const view = useSuspenseQuery(query).data;
  const take = (next: DeviationView): void => {
    queryClient.setQueryData(query.queryKey, next);
    for (const key of ['deviations', 'start']) void queryClient.invalidateQueries({ queryKey: [key] });
  };
  const heading = view.title === '' ? deviationText.unnamed(view.reportedOn) : view.title;
  return (
    <div className="page d-page">
      <p><Link to="/avvikelser">{deviationText.back}</Link></p>
      <h1>{heading}</h1>
      <p className="lead">{[deviationStateWords[view.state], ...(view.severity === null ? [] : [severityWords[view.severity]]), view.board].join(' · ')}</p>
      {view.as === 'reporter' ? <Own view={view} onTaken={take} /> : <div className="d-two"><Known view={view} onTaken={take} />{view.as === 'receiver' ? <ToDo view={view} onTaken={take} /> : null}</div>}
    </div>
  );
}

function Evidence({ view, onTaken, hint }: ActGiven & { readonly hint?: string }): ReactElement | null {
  if (view.files.length === 0 && !view.abilities.addFile) return null;
  return <section className="part d-evidence"><h2>{deviationText.files}</h2><FilesPart boardId={view.boardId} deviationId={view.id} files={view.files} add={view.abilities.addFile} {...(hint === undefined ? {} : { hint })} onAdded={(files) => onTaken({ ...view, files })} /></section>;
}

function Own({ view, onTaken }: ActGiven): ReactElement {
  return (
    <>
      <p className="small quiet">{deviationText.ownNote}</p>
      {view.state === 'closed' ? <section className="d-section"><h2>{deviationText.answerTitle}</h2><p className="d-words">{view.answer}</p></section> : <p>{deviationText.waits(view.receivers, view.answerBy)}</p>}
      <Facts view={view} />
      <p className="d-words d-section">{view.what}</p>
      <Evidence view={view} onTaken={onTaken} hint={deviationText.ownFilesHint} />
    </>
  );
}
function Facts({ view }: { readonly view: DeviationView }): ReactElement {
  const facts: readonly (readonly [string, string])[] = [
    [deviationText.happened, dayWords(view.happenedOn)], [deviationText.place, view.unitName], [deviationText.reporter, view.reporter === '' ? '' : `${view.reporter}, ${dayWords(view.reportedOn)}`],
    [deviationText.receivers, view.receivers.map((one) => one.name).join(', ')], [deviationText.category, view.category === null ? '' : categoryWords[view.category]], [deviationText.nature, view.nature === null ? '' : natureWords[view.nature]], [deviationText.cause, view.cause], [deviationText.handling, view.handling],
  ];
  return <dl className="d-facts">{facts.filter(([, words]) => words !== '').map(([name, words]) => <div key={name} style={{ display: 'contents' }}><dt>{name}</dt><dd>{words}</dd></div>)}</dl>;
}

function Known({ view, onTaken }: ActGiven): ReactElement {
  const receiver = view.as === 'receiver';
  return (
    <div>
      <p className="small quiet">{view.confidential ? deviationText.confidential : deviationText.open}</p>
      {view.what === '' ? null : <p className="d-words d-section">{view.what}</p>}
      <Facts view={view} />
      {receiver ? <Evidence view={view} onTaken={onTaken} /> : null}
      {receiver ? <section className="part"><h2>{deviationText.involved}</h2>{view.involved.length === 0 ? <p className="quiet">{deviationText.nobodyInvolved}</p> : <ul>{view.involved.map((one) => <li key={`${one.personId ?? ''} ${one.name}`}>{one.name}</li>)}</ul>}</section> : null}
      {view.boardToldOn === null ? null : <p className="d-section"><b>{deviationText.told(view.boardToldOn)}</b>{view.informOn === null ? null : <> {deviationText.informFirst} {dayWords(view.informOn)}.</>}</p>}
      <section className="part">
        <h2>{deviationText.measures}</h2>
        {view.measures.length === 0 ? <p className={view.severity === 'material' && receiver ? 'urgent' : 'quiet'}>{view.severity === 'material' && receiver ? deviationText.measureNeeded : deviationText.noMeasures}</p> : <ul>{view.measures.map((one) => <li key={one.id}>{one.title}{one.end === null ? null : <span className="quiet"> · {deviationText.until(one.end)}</span>}</li>)}</ul>}
      </section>
      {view.notes.length === 0 ? null : <section className="part"><h2>{deviationText.notes}</h2><ul className="d-notes">{view.notes.map((one) => <li key={one.id}><span className="small quiet">{dayWords(one.on)} · {one.by} · {noteKindWords[one.kind]}</span><br />{one.text}</li>)}</ul></section>}
      {view.state === 'closed' && receiver ? <section className="part"><h2>{deviationText.answerTitle}</h2><p className="small quiet">{view.closedOn === null ? '' : deviationText.closed(view.closedOn)}</p><p className="d-words">{view.answer}</p></section> : null}
      {view.readings.length === 0 ? null : <details className="d-more d-section"><summary>{deviationText.readings(view.readings.length)}</summary><ul>{view.readings.map((one) => <li key={one.at}>{one.by} · {momentWords(one.at, new Date())}</li>)}</ul></details>}
    </div>
  );
}

/** What a receiver does, in the order it is done. */
function ToDo({ view, onTaken }: ActGiven): ReactElement | null {
  if (!view.abilities.handle) return null;
  const given = { view, onTaken };
  // A form begins anew when what it did is done; what is being written in the others stays.
  const [turn, notes, measures] = [view.revision, view.notes.length, view.measures.length];
  return (
    <div>
      {view.abilities.tellBoard ? <TellForm {...given} /> : null}
      <HandleForm {...given} />
      {view.abilities.inform ? <NoteForm {...given} key={`information ${notes}`} kind="information" /> : null}
      <MeasureForm {...given} key={`measure ${measures}`} />
      <NoteForm {...given} key={`note ${notes}`} kind="note" />
      {view.passTo.length === 0 ? null : <PassForm {...given} key={`pass ${turn}`} />}
      <InvolveForm {...given} key={`involve ${view.involved.length}`} />
      {view.abilities.close ? <CloseForm {...given} /> : null}
    </div>
  );
}
