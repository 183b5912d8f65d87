import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactElement } from 'react';
import type { DeviationRow } from '../../../contract/deviation.ts';
import type { BodyId } from '../../../domain/identity.ts';
import { deviationStateWords, severityWords } from '../../../text/deviation.ts';
import { deviationText } from '../../../text/screenDeviation.ts';
import { dayWords } from '../../../text/days.ts';
import { call, sentenceOf } from '../../call.ts';
import { Link } from '../../place.tsx';
import { queryClient } from '../../queries.ts';
import { Empty } from '../../ui/Empty.tsx';
import { Field } from '../../ui/Field.tsx';
import './deviation.css';

const listQuery = queryOptions({ queryKey: ['deviations'], queryFn: ({ signal }) => call('deviation.list', {}, signal) });
const parts = [['receiver', deviationText.received], ['reporter', deviationText.own], ['register', deviationText.register]] as const;

/** What a person has reported and received, at all boards at once. Without the words of a report: reading those is logged. */
export default function DeviationsPage(): ReactElement {
  const { rows, unhandled, answersAt } = useSuspenseQuery(listQuery).data;
  const report = <Link to="/avvikelse" className="btn btn-main">{deviationText.report}</Link>;
  const requests = answersAt.map((one) => <Requests key={one.boardId} boardId={one.boardId} board={one.board} />);
  const told = unhandled.length === 0 ? null : <div className="d-notice">{unhandled.map((one) => <p key={one.board} className="urgent">{deviationText.unhandled(one)}</p>)}<p>{deviationText.unhandledWhy}</p></div>;
  if (rows.length === 0) return <div className="page d-page"><Empty title={deviationText.none} text={deviationText.noneWhy}>{report}</Empty>{told}{requests}</div>;
  return (
    <div className="page d-page">
      <h1>{deviationText.title}</h1>
      <p className="lead">{deviationText.lead}</p>
      <p className="d-row">{report}</p>
      {told}
      {parts.map(([as, words]) => <Part key={as} words={words} rows={rows.filter((row) => row.as === as)} />)}
      {requests}
    </div>
  );
}

function Part({ words, rows }: { readonly words: string; readonly rows: readonly DeviationRow[] }): ReactElement | null {
  if (rows.length === 0) return null;
  return (
    <section className="d-section">
      <h2>{words}</h2>
      <ul className="d-list">{rows.map((row) => <li key={row.id}><Link to="/avvikelse/$boardId/$deviationId" params={{ boardId: row.boardId, deviationId: row.id }}>{row.title === '' ? deviationText.unnamed(row.reportedOn) : row.title}</Link><About row={row} /></li>)}</ul>
    </section>
  );
}
function About({ row }: { readonly row: DeviationRow }): ReactElement {
  const said = [
    deviationStateWords[row.state], ...(row.severity === null ? [] : [severityWords[row.severity]]), ...(row.reporter === '' ? [] : [deviationText.from(row.reporter)]), ...(row.title === '' ? [] : [deviationText.reportedOn(row.reportedOn)]),
    ...(row.unitName === '' ? [] : [row.unitName]), row.board, ...(row.state === 'closed' || row.late || row.as === 'register' ? [] : [deviationText.answerBy(row.answerBy)]), ...(row.informOn === null ? [] : [deviationText.informOn(row.informOn)]),
  ];
  const wrong = [...(row.late && row.as !== 'register' ? [deviationText.late] : []), ...(row.needsMeasure ? [deviationText.needsMeasure] : [])];
  return <span className="small quiet">{said.join(' · ')}{wrong.length === 0 ? null : <> · <span className="urgent">{wrong.join(' · ')}</span></>}</span>;
}

/** The registrar's: a person answers, and exports stop at deviations. */
function Requests({ boardId, board }: { readonly boardId: BodyId; readonly board: string }): ReactElement {
  const query = queryOptions({ queryKey: ['requests', boardId], queryFn: ({ signal }) => call('request.list', { boardId }, signal) });
  const requests = useQuery(query).data?.requests ?? [];
  return (
    <section className="d-section">
      <h2>{deviationText.requests(board)}</h2>
      {requests.some((one) => one.answeredOn === null) ? <p className="small quiet">{deviationText.requestsWhy}</p> : <p className="small quiet">{deviationText.noRequests}</p>}
      <ul className="d-list">{requests.map((one) => (
        <li key={one.id}>
          <b>{deviationText.requestKinds[one.kind]}</b>: {one.about}
          <span className="small quiet">{one.askedBy} · {dayWords(one.askedOn)}{one.answeredOn === null ? '' : ` · ${deviationText.requestDone(one.answeredBy, one.answeredOn)}`}</span>
          {one.answeredOn === null ? <Answer boardId={boardId} requestId={one.id} onDone={(view) => { queryClient.setQueryData(query.queryKey, view); void queryClient.invalidateQueries({ queryKey: ['start'] }); }} /> : <p>{one.answer}</p>}
        </li>
      ))}</ul>
    </section>
  );
}
function Answer({ boardId, requestId, onDone }: { readonly boardId: BodyId; readonly requestId: string; readonly onDone: (view: Awaited<ReturnType<typeof call<'request.answer'>>>) => void }): ReactElement {
  const [answer, setAnswer] = useState('');
  const [stop, setStop] = useState<string | null>(null);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (answer.trim() === '') { setStop(deviationText.noteStop); return; }
    try { onDone(await call('request.answer', { boardId, requestId, answer })); } catch (reason) { setStop(sentenceOf(reason)); }
  };
  return (
    <form className="d-act" onSubmit={(event) => void send(event)} noValidate>
      <Field label={deviationText.requestAnswer} stop={stop}>{(field) => <textarea {...field} rows={1} value={answer} onChange={(event) => { setAnswer(event.target.value); setStop(null); }} />}</Field>
      <div><button type="submit" className="btn">{deviationText.requestSave}</button></div>
    </form>
  );
}
