import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactElement } from 'react';
import type { RequestRow, RequestsView } from '../../../contract/deviation.ts';
import { requestKinds, type RequestKind } from '../../../domain/deviation/request.ts';
import type { BodyId } from '../../../domain/identity.ts';
import { reportText } from '../../../text/screenDeviation.ts';
import { requestKindWords, requestText } from '../../../text/screenRequest.ts';
import { call, sentenceOf } from '../../call.ts';
import { newId } from '../../identity.ts';
import { queryClient, useSession } from '../../queries.ts';
import { Field } from '../../ui/Field.tsx';
import { say } from '../../ui/said.ts';
import './deviation.css';

const ownQuery = queryOptions({ queryKey: ['requests', 'own'], queryFn: ({ signal }) => call('request.own', {}, signal) });
const boardQuery = (boardId: BodyId) => queryOptions({ queryKey: ['requests', boardId], queryFn: ({ signal }) => call('request.list', { boardId }, signal) });

/** Requests for documents and personal data: handed in by anybody, answered by the registrar, whatever there is or is not. */
export default function RequestsPage(): ReactElement {
  const { requests, answersAt, today } = useSuspenseQuery(ownQuery).data;
  return (
    <div className="page d-page">
      <h1>{requestText.title}</h1>
      <p className="lead">{requestText.lead}</p>
      {answersAt.map((one) => <Board key={one.boardId} boardId={one.boardId} board={one.board} today={today} />)}
      <div className="d-two">
        <Add today={today} />
        <section className="part">
          <h2>{requestText.own}</h2>
          {requests.length === 0 ? <p className="quiet">{requestText.ownNone}</p> : (
            <ul className="d-list">{requests.map((one) => (
              <li key={one.id}>
                <b>{requestKindWords[one.kind]}</b>, {one.board}<span className="d-words">{one.about}</span>
                <span className="small quiet">{one.answeredOn === null ? `${requestText.waits} · ${requestText.due(one.dueOn, today)}` : requestText.done(one.answeredBy, one.answeredOn)}</span>
                {one.answeredOn === null ? null : <span className="d-words">{one.answer}</span>}
              </li>
            ))}</ul>
          )}
        </section>
      </div>
    </div>
  );
}

function Board({ boardId, board, today }: { readonly boardId: BodyId; readonly board: string; readonly today: string }): ReactElement {
  const query = boardQuery(boardId);
  const requests = useQuery(query).data?.requests ?? [];
  const waiting = requests.filter((one) => one.answeredOn === null);
  const done = requests.filter((one) => one.answeredOn !== null);
  const take = (view: RequestsView): void => {
    queryClient.setQueryData(query.queryKey, view);
    for (const queryKey of [['start'], ownQuery.queryKey]) void queryClient.invalidateQueries({ queryKey });
  };
  if (requests.length === 0) return <p className="quiet d-none">{requestText.none(board)}</p>;
  return (
    <section className="d-section">
      <h2>{requestText.answers(board)}</h2>
      {waiting.length === 0 ? <p className="quiet">{requestText.none(board)}</p> : <ul className="d-list">{waiting.map((one) => <Waiting key={one.id} boardId={boardId} request={one} today={today} onAnswered={take} />)}</ul>}
      {done.length === 0 ? null : (
        <details className="d-more"><summary>{requestText.answeredCount(done.length)}</summary>
          <ul className="d-list">{done.map((one) => <li key={one.id}><b>{requestKindWords[one.kind]}</b>: {one.about}<span className="small quiet">{requestText.from(one.askedBy, one.askedOn)} · {requestText.done(one.answeredBy, one.answeredOn ?? one.askedOn)}</span><span className="d-words">{one.answer}</span></li>)}</ul>
        </details>
      )}
    </section>
  );
}

function Waiting({ boardId, request, today, onAnswered }: { readonly boardId: BodyId; readonly request: RequestRow; readonly today: string; readonly onAnswered: (view: RequestsView) => void }): ReactElement {
  const [answer, setAnswer] = useState('');
  const [stop, setStop] = useState<string | null>(null);
  const late = request.dueOn < today;
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (answer.trim() === '') { setStop(requestText.answerStop); return; }
    try {
      onAnswered(await call('request.answer', { boardId, requestId: request.id, answer }));
      say(requestText.saved);
    } catch (reason) { setStop(sentenceOf(reason)); }
  };
  return (
    <li className="d-request">
      <div>
        <b>{requestKindWords[request.kind]}</b>
        <p className="d-words">{request.about}</p>
        <p className="small quiet">{requestText.from(request.askedBy, request.askedOn)} · {late ? <span className="urgent">{requestText.late(request.dueOn)}</span> : requestText.due(request.dueOn, today)}</p>
        <p className="small">{requestText.law[request.kind]}</p>
        <details className="d-more"><summary>{requestText.how}</summary><ol className="d-steps">{requestText.steps[request.kind].map((step) => <li key={step}>{step}</li>)}</ol></details>
      </div>
      <form className="d-act" onSubmit={(event) => void send(event)} noValidate>
        <Field label={requestText.answer} stop={stop}>{(field) => <textarea {...field} rows={3} value={answer} onChange={(event) => { setAnswer(event.target.value); setStop(null); }} />}</Field>
        <div><button type="submit" className="btn">{requestText.save}</button></div>
      </form>
    </li>
  );
}

function Add({ today }: { readonly today: string }): ReactElement | null {
  const { boards } = useSession();
  const [boardId, setBoard] = useState<BodyId | null>(boards[0]?.id ?? null);
  const [kind, setKind] = useState<RequestKind>('officialDocument');
  const [about, setAbout] = useState('');
  const [stop, setStop] = useState<string | null>(null);
  const [sent, setSent] = useState('');
  const [id, setId] = useState(newId);
  if (boardId === null) return null;
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (about.trim() === '') { setStop(requestText.aboutStop); return; }
    try {
      const answer = await call('request.add', { boardId, requestId: id, kind, about });
      setSent(`${requestText.sent(answer.answeredBy, answer.dueOn, today)}${answer.answeredBy.length === 0 ? ` ${requestText.nobody}` : ''}`);
      setAbout('');
      setId(newId());
      for (const queryKey of [['requests'], ['start']]) void queryClient.invalidateQueries({ queryKey });
    } catch (reason) { setStop(sentenceOf(reason)); }
  };
  return (
    <form className="part d-act" onSubmit={(event) => void send(event)} noValidate aria-labelledby="lamna">
      <h2 id="lamna">{requestText.add}</h2>
      {boards.length < 2 ? null : <Field label={reportText.board}>{(parts) => <select {...parts} value={boardId} onChange={(event) => setBoard(boards.find((one) => one.id === event.target.value)?.id ?? boardId)}>{boards.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}</select>}</Field>}
      <Field label={requestText.kind}>{(parts) => <select {...parts} value={kind} onChange={(event) => setKind(requestKinds.find((one) => one === event.target.value) ?? kind)}>{requestKinds.map((one) => <option key={one} value={one}>{requestText.kinds[one]}</option>)}</select>}</Field>
      <Field label={requestText.about} hint={requestText.aboutHint} stop={stop}>{(parts) => <textarea {...parts} rows={3} value={about} onChange={(event) => { setAbout(event.target.value); setStop(null); setSent(''); }} />}</Field>
      <div><button type="submit" className="btn btn-main">{requestText.send}</button></div>
      <p role="status">{sent}</p>
    </form>
  );
}
