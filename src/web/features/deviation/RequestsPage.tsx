import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactElement } from 'react';
import type { RequestRow, RequestsView } from '../../../contract/deviation.ts';
import { refuses, requestKinds, requestOutcomes, type RequestKind, type RequestOutcome } from '../../../domain/deviation/request.ts';
import { secrecyGrounds } from '../../../domain/openness/secrecy.ts';
import type { BodyId } from '../../../domain/identity.ts';
import { reportText } from '../../../text/screenDeviation.ts';
import { groundWords } from '../../../text/openness.ts';
import { outcomeWords, requestKindWords, requestText } from '../../../text/screenRequest.ts';
import { groundName } from '../../../text/secrecy.ts';
import { addressOf, call, sentenceOf } from '../../call.ts';
import { PaperFormats } from '../../PaperLinks.tsx';
import { newId } from '../../identity.ts';
import { queryClient, useSession } from '../../queries.ts';
import { Field } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
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
                {one.answeredOn === null ? null : <><Outcome request={one} /><span className="d-words">{one.answer}</span></>}
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
          <ul className="d-list">{done.map((one) => <li key={one.id}><b>{requestKindWords[one.kind]}</b>: {one.about}<span className="small quiet">{requestText.from(one.askedBy, one.askedOn)} · {requestText.done(one.answeredBy, one.answeredOn ?? one.askedOn)}</span><Outcome request={one} /><span className="d-words">{one.answer}</span><Papers boardId={boardId} request={one} /><Decision boardId={boardId} request={one} today={today} onDecided={take} /></li>)}</ul>
        </details>
      )}
    </section>
  );
}

function Waiting({ boardId, request, today, onAnswered }: { readonly boardId: BodyId; readonly request: RequestRow; readonly today: string; readonly onAnswered: (view: RequestsView) => void }): ReactElement {
  const [answer, setAnswer] = useState('');
  const [outcome, setOutcome] = useState<RequestOutcome | ''>('');
  const [ground, setGround] = useState('');
  const [tried, setTried] = useState(false);
  const [stop, setStop] = useState<string | null>(null);
  const withheld = refuses(outcome);
  const late = request.dueOn < today;
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    const unanswered = answer.trim() === '';
    if (unanswered) setStop(requestText.answerStop);
    if (unanswered || outcome === '' || (withheld && ground.trim() === '')) { requestAnimationFrame(() => document.querySelector<HTMLElement>('.d-request [aria-invalid=true]')?.focus()); return; }
    try {
      onAnswered(await call('request.answer', { boardId, requestId: request.id, answer, outcome, ...(withheld ? { ground: ground.trim() } : {}) }));
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
        <Field label={requestText.outcome} stop={tried && outcome === '' ? requestText.outcomeStop : null}>{(field) => <select {...field} value={outcome} onChange={(event) => setOutcome(requestOutcomes.find((one) => one === event.target.value) ?? '')}><option value="">{requestText.choose}</option>{requestOutcomes.map((one) => <option key={one} value={one}>{outcomeWords[one]}</option>)}</select>}</Field>
        {withheld ? <GroundField ground={ground} stop={tried && ground.trim() === '' ? requestText.groundStop : null} onChange={setGround} /> : null}
        {withheld ? <p className="small">{requestText.tellRight}</p> : null}
        <Field label={requestText.answer} stop={stop}>{(field) => <textarea {...field} rows={3} value={answer} onChange={(event) => { setAnswer(event.target.value); setStop(null); }} />}</Field>
        <div><button type="submit" className="btn">{requestText.save}</button></div>
      </form>
    </li>
  );
}

/** One of the provisions, or another in own words. */
function GroundField({ ground, stop, onChange }: { readonly ground: string; readonly stop: string | null; readonly onChange: (ground: string) => void }): ReactElement {
  const [own, setOwn] = useState(false);
  return (
    <>
      <Field label={requestText.ground} stop={own ? null : stop}>{(field) => (
        <select {...field} value={own ? 'own' : ground} onChange={(event) => { setOwn(event.target.value === 'own'); onChange(event.target.value === 'own' ? '' : event.target.value); }}>
          <option value="">{requestText.choose}</option>
          {secrecyGrounds.map((one) => <option key={one} value={one}>{`${groundName(one)}: ${groundWords[one]}`}</option>)}
          <option value="own">{requestText.groundOwn}</option>
        </select>
      )}</Field>
      {own ? <Field label={requestText.groundOwn} stop={stop}>{(field) => <input {...field} type="text" maxLength={300} value={ground} onChange={(event) => onChange(event.target.value)} />}</Field> : null}
    </>
  );
}

function Outcome({ request }: { readonly request: RequestRow }): ReactElement | null {
  return request.outcome === '' ? null : <span className="small"><b>{requestText.said(request.outcome, request.ground === '' ? '' : groundName(request.ground))}</b></span>;
}

function Papers({ boardId, request }: { readonly boardId: BodyId; readonly request: RequestRow }): ReactElement {
  return <span className="small">{requestText.paper}: <PaperFormats label={requestText.paperOf(request.about.slice(0, 60).trimEnd())} formats={['pdf', 'docx', 'pdfa']} address={(format) => addressOf('paper.request', { boardId, requestId: request.id, format }).url} /></span>;
}

/** The decision not to give out: written when whoever asked wants one, and printed with how to appeal. */
function Decision({ boardId, request, today, onDecided }: { readonly boardId: BodyId; readonly request: RequestRow; readonly today: string; readonly onDecided: (view: RequestsView) => void }): ReactElement | null {
  const [open, setOpen] = useState(false);
  const [by, setBy] = useState('');
  const [on, setOn] = useState(today);
  const [caseNumber, setCaseNumber] = useState('');
  const [reasons, setReasons] = useState('');
  if (!refuses(request.outcome)) return null;
  if (request.decision !== null) return <span className="small">{requestText.decidedLine(request.decision.decidedBy, request.decision.decidedOn)}{request.decision.caseNumber === '' ? '' : `, ${request.decision.caseNumber}`}</span>;
  const missing = by.trim() === '' || reasons.trim() === '' || on === '';
  return (
    <div>
      <button type="button" className="btn" onClick={() => setOpen(true)}>{requestText.decide}</button>
      {open ? (
        <FormDialog title={requestText.decide} lead={requestText.decideWhy} button={requestText.saveDecision} stopped={missing} onClose={() => setOpen(false)} onAct={async () => {
          onDecided(await call('request.decide', { boardId, requestId: request.id, decidedOn: on as RequestRow['askedOn'], decidedBy: by.trim(), caseNumber: caseNumber.trim(), reasons: reasons.trim() }));
          say(requestText.decisionSaved);
          setOpen(false);
        }}>
          {(tried) => (
            <>
              <Field label={requestText.reasons} hint={requestText.reasonsHint} stop={tried && reasons.trim() === '' ? requestText.reasonsMissing : null}>{(field) => <textarea {...field} rows={4} value={reasons} onChange={(event) => setReasons(event.target.value)} />}</Field>
              <Field label={requestText.decidedBy} hint={requestText.decidedByHint} stop={tried && by.trim() === '' ? requestText.byMissing : null}>{(field) => <input {...field} type="text" maxLength={200} value={by} onChange={(event) => setBy(event.target.value)} />}</Field>
              <Field label={requestText.decidedOn} stop={tried && on === '' ? requestText.dayMissing : null}>{(field) => <input {...field} type="date" min={request.askedOn} max={today} value={on} onChange={(event) => setOn(event.target.value)} />}</Field>
              <Field label={requestText.caseNumber}>{(field) => <input {...field} type="text" maxLength={100} value={caseNumber} onChange={(event) => setCaseNumber(event.target.value)} />}</Field>
            </>
          )}
        </FormDialog>
      ) : null}
    </div>
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
