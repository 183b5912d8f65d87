import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { SharesView } from '../../../contract/audit.ts';
import { audiences, type Audience } from '../../../domain/audit/share.ts';
import { plusDays } from '../../../domain/control/due.ts';
import type { Day } from '../../../domain/day.ts';
import type { BodyId } from '../../../domain/identity.ts';
import { audienceWords, shareStandWords, shareText as text } from '../../../text/screenShare.ts';
import { call, sentenceOf } from '../../call.ts';
import { newId } from '../../identity.ts';
import { queryClient, sessionQuery, useSession } from '../../queries.ts';
import { useBoardYear } from '../../shell/current.ts';
import { sharesQuery } from '../../shell/shares.ts';
import { Field } from '../../ui/Field.tsx';
import { say } from '../../ui/said.ts';
import './audit.css';

/** With whom the draft is shared, and the act of sharing it. */
export default function SharingPage(): ReactElement {
  const { boardId, year } = useBoardYear();
  const board = useSession().boards.find((one) => one.id === boardId)?.name ?? '';
  const read = useQuery(sharesQuery(boardId, year));
  const take = (view: SharesView, words: string): void => {
    queryClient.setQueryData(sharesQuery(boardId, year).queryKey, view);
    void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey }); // by which the board's other pages know
    say(words);
  };
  return (
    <div className="page audit">
      <h1>{text.title}</h1>
      <p className="lead">{text.lead(board, year)}</p>
      {read.error ? <p role="alert" className="urgent">{sentenceOf(read.error)}</p> : null}
      {read.data ? <div className="audit-two"><Shares view={read.data} at={{ boardId, year }} onDone={take} />{read.data.abilities.share ? <ShareForm view={read.data} at={{ boardId, year }} onDone={take} /> : <p className="part quiet">{text.whoShares}</p>}</div> : null}
    </div>
  );
}

interface Given { readonly view: SharesView; readonly at: { readonly boardId: BodyId; readonly year: number }; readonly onDone: (view: SharesView, words: string) => void }

function Shares({ view, at, onDone }: Given): ReactElement {
  const [refusal, setRefusal] = useState('');
  const end = async (id: string): Promise<void> => {
    setRefusal('');
    try { onDone(await call('share.end', { ...at, id }), text.ended); } catch (reason) { setRefusal(sentenceOf(reason)); }
  };
  return (
    <section className="part" aria-labelledby="shares">
      <h2 id="shares">{text.heading}</h2>
      {refusal === '' ? null : <p role="alert" className="urgent">{refusal}</p>}
      {view.shares.length === 0 ? <p className="quiet">{text.none}</p> : (
        <ul className="audit-list">{view.shares.map((one) => (
          <li key={one.id}>
            <b>{one.audience === 'board' ? one.audienceBody : audienceWords[one.audience]}</b> · {shareStandWords[one.stand]}
            <span className="audit-more">{text.span(one.from, one.to)}</span><span className="audit-more">{one.reason}</span><span className="audit-more">{text.by(one.sharedBy, one.sharedAt.slice(0, 10))}</span>
            {view.abilities.share && (one.stand === 'open' || one.stand === 'coming') ? <button type="button" className="btn" aria-label={text.endOf(text.whom(one.audience, one.audienceBody))} onClick={() => void end(one.id)}>{text.end}</button> : null}
          </li>
        ))}</ul>
      )}
    </section>
  );
}

/** How long a draft is shared unless somebody says otherwise: three weeks, as papers go round. */
const usualDays = 21;
function ShareForm({ view, at, onDone }: Given): ReactElement {
  const today = view.today as Day;
  const [audience, setAudience] = useState<Audience>('auditors');
  const [other, setOther] = useState('');
  const [from, setFrom] = useState<string>(today);
  const [to, setTo] = useState<string>(plusDays(today, usualDays));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState('');
  const stops = { reason: reason.trim() === '' ? text.missing.reason : null, board: audience === 'board' && other === '' ? text.missing.board : null, to: to < today || to < from ? text.missing.to : null };
  const share = async (): Promise<void> => {
    setTried(true);
    setRefusal('');
    if (Object.values(stops).some((one) => one !== null)) return;
    try {
      onDone(await call('share.make', { ...at, id: newId(), audience, audienceBodyId: audience === 'board' ? other as BodyId : null, from: from as Day, to: to as Day, reason }), text.shared);
      setReason('');
      setTried(false);
    } catch (problem) { setRefusal(sentenceOf(problem)); }
  };
  return (
    <form className="part audit-form" aria-labelledby="share" onSubmit={(event) => { event.preventDefault(); void share(); }}>
      <h2 id="share">{text.share}</h2>
      <Field label={text.audience}>{(parts) => <select {...parts} value={audience} onChange={(event) => setAudience(audiences.find((one) => one === event.target.value) ?? 'auditors')}>{audiences.map((one) => <option key={one} value={one}>{audienceWords[one]}</option>)}</select>}</Field>
      {audience === 'board' ? <Field label={text.board} stop={tried ? stops.board : null}>{(parts) => <select {...parts} value={other} onChange={(event) => setOther(event.target.value)}><option value="" />{view.boards.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}</select>}</Field> : null}
      <div className="audit-sides">
        <Field label={text.from}>{(parts) => <input {...parts} type="date" required value={from} onChange={(event) => setFrom(event.target.value)} />}</Field>
        <Field label={text.to} stop={tried ? stops.to : null}>{(parts) => <input {...parts} type="date" required value={to} min={today} onChange={(event) => setTo(event.target.value)} />}</Field>
      </div>
      <Field label={text.reason} hint={text.reasonHint} stop={tried ? stops.reason : null}>{(parts) => <textarea {...parts} rows={2} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
      {refusal === '' ? null : <p role="alert" className="urgent">{refusal}</p>}
      <p><button type="submit" className="btn btn-main">{text.share}</button></p>
    </form>
  );
}
