import { useState, type FormEvent, type ReactElement } from 'react';
import type { OwnRecommendationView } from '../../../contract/ownMeasure.ts';
import type { Day } from '../../../domain/day.ts';
import type { BodyId } from '../../../domain/identity.ts';
import { shortDayWords } from '../../../text/days.ts';
import { recommendationKindWords, recommendationSourceWords } from '../../../text/measure.ts';
import { ownMeasureText, ownRecommendationText as text } from '../../../text/screenOwnMeasure.ts';
import { call, Refused, sentenceOf } from '../../call.ts';
import { useKept } from '../../draft/kept.ts';
import { newId } from '../../identity.ts';
import { Link, usePlace } from '../../place.tsx';
import { useSession } from '../../queries.ts';
import { Field } from '../../ui/Field.tsx';
import { LockMark } from '../../ui/LockMark.tsx';
import { OwnPage, Receipt } from './OwnPage.tsx';

/** A recommendation that is one's own to answer, as the link in the mail leads to it. */
export default function OwnRecommendationPage(): ReactElement {
  const { params } = usePlace();
  const boardId = params.boardId as BodyId;
  const recommendationId = params.recommendationId ?? '';
  return (
    <OwnPage key={recommendationId} boardId={boardId} queryKey={['ownRecommendation', boardId, recommendationId]} read={(signal) => call('recommendation.own', { boardId, recommendationId }, signal)} notYours={{ title: text.notYours, text: text.notYoursWhy }}>
      {(view, take, again) => <OwnRecommendation view={view} take={take} again={again} />}
    </OwnPage>
  );
}

interface Given { readonly view: OwnRecommendationView; readonly take: (view: OwnRecommendationView) => void; readonly again: () => void }

function OwnRecommendation({ view, take, again }: Given): ReactElement {
  const me = useSession().person?.name ?? '';
  const [sent, setSent] = useState(false);
  const { today, asked } = view;
  return (
    <>
      <header className="own-head">
        <p className="small quiet">{view.board} · {text.whose(view.forName)}</p>
        <h1>{recommendationKindWords[view.kind]}</h1>
        {view.marked ? <p className="own-marked"><LockMark />{text.marked}</p> : null}
        <p className="own-words">{view.text}</p>
        <dl className="own-facts">
          <div><dt>{text.from}</dt><dd>{recommendationSourceWords[view.source]}{view.sourceName === '' ? '' : `, ${view.sourceName}`}</dd></div>
          {view.caseNumber === '' ? null : <div><dt>{text.caseNumber}</dt><dd>{view.caseNumber}</dd></div>}
          {view.receivedOn === null ? null : <div><dt>{text.received}</dt><dd>{shortDayWords(view.receivedOn, today)}</dd></div>}
          {view.statementOn !== null ? <div><dt>{text.given}</dt><dd>{shortDayWords(view.statementOn, today)}</dd></div>
            : view.statementDue === null ? null : <div><dt>{text.due}</dt><dd>{shortDayWords(view.statementDue, today)}<span className={view.late ? 'urgent' : 'quiet'}> · {ownMeasureText.due(view.statementDue, today)}</span></dd></div>}
        </dl>
      </header>
      {sent ? (
        <Receipt title={text.received_(view.statementOn)}>
          <p>{text.next(view.statementOn)}</p>
          <p className="own-row"><Link to="/" className="btn btn-main">{ownMeasureText.onward}</Link><button type="button" className="btn" onClick={() => setSent(false)}>{text.change}</button></p>
        </Receipt>
      ) : <AnswerForm view={view} onSent={(after) => { take(after); setSent(true); }} again={again} />}
      {asked === null ? null : <section className="own-part"><p className="small quiet">{ownMeasureText.asked(asked.by, asked.on, today, me, view.forName)}</p></section>}
    </>
  );
}

function AnswerForm({ view, onSent, again }: { readonly view: OwnRecommendationView; readonly onSent: (after: OwnRecommendationView) => void; readonly again: () => void }): ReactElement {
  const personId = useSession().person?.id ?? '';
  const [answer, write, forget] = useKept(`internkoll.yttrande.${personId}.${view.id}`, { id: newId(), statement: view.statement, on: view.statementOn ?? '' });
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState('');
  const [sending, setSending] = useState(false);
  const stops = { statement: answer.statement.trim() === '' ? text.answerMissing : null, on: answer.on > view.today ? text.onMissing : null };
  const send = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    setTried(true);
    setRefusal('');
    const form = event.currentTarget;
    if (stops.statement !== null || stops.on !== null) {
      requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
      return;
    }
    if (sending) return;
    setSending(true);
    try {
      const after = await call('recommendation.answer', { boardId: view.boardId, recommendationId: view.id, changeId: answer.id, statement: answer.statement.trim(), statementOn: answer.on === '' ? null : answer.on as Day, seen: { statement: view.statement, statementOn: view.statementOn } });
      forget();
      onSent(after);
    } catch (reason) {
      setRefusal(sentenceOf(reason));
      setSending(false);
      if (reason instanceof Refused && reason.status === 409) again();
    }
  };
  return (
    <form className="own-form" onSubmit={(event) => void send(event)} noValidate>
      {view.statement === '' || view.statement === answer.statement ? null : <div><p className="small quiet">{text.savedNow}</p><p className="own-words">{view.statement}</p></div>}
      <Field label={text.answer} hint={text.answerHint} stop={tried ? stops.statement : null}>{(parts) => <textarea {...parts} rows={6} maxLength={20_000} value={answer.statement} onChange={(event) => write({ ...answer, statement: event.target.value })} />}</Field>
      <Field label={text.on} hint={text.onHint} stop={tried ? stops.on : null}>{(parts) => <input {...parts} type="date" max={view.today} value={answer.on} onChange={(event) => write({ ...answer, on: event.target.value })} />}</Field>
      <p className="small quiet">{ownMeasureText.official}</p>
      {refusal === '' ? null : <p role="alert" className="urgent">{refusal}</p>}
      <p><button type="submit" className="btn btn-main">{sending ? text.saving : text.save}</button></p>
    </form>
  );
}
