import { useId, useState, type FormEvent, type ReactElement } from 'react';
import type { OwnMeasureView, OwnMended } from '../../../contract/ownMeasure.ts';
import type { Day } from '../../../domain/day.ts';
import type { BodyId } from '../../../domain/identity.ts';
import type { ReportKind } from '../../../domain/measure/report.ts';
import { measureText } from '../../../text/screenMeasure.ts';
import { ownMeasureText as text, reportWords } from '../../../text/screenOwnMeasure.ts';
import { shortDayWords } from '../../../text/days.ts';
import { measureStatusWords } from '../../../text/words.ts';
import { call, Refused, sentenceOf } from '../../call.ts';
import { useKept } from '../../draft/kept.ts';
import { newId } from '../../identity.ts';
import { Link, usePlace } from '../../place.tsx';
import { useSession } from '../../queries.ts';
import { Field } from '../../ui/Field.tsx';
import { FindingMark } from '../../ui/Marks.tsx';
import { LockMark } from '../../ui/LockMark.tsx';
import { OwnPage, Receipt } from './OwnPage.tsx';

/** A measure of one's own, as the link in the mail leads to it: what it is, how it goes, done. */
export default function OwnMeasurePage(): ReactElement {
  const { params } = usePlace();
  const boardId = params.boardId as BodyId;
  const measureId = params.measureId ?? '';
  return (
    <OwnPage key={measureId} boardId={boardId} queryKey={['ownMeasure', boardId, measureId]} read={(signal) => call('measure.own', { boardId, measureId }, signal)} notYours={{ title: text.notYours, text: text.notYoursWhy }}>
      {(view, take, again) => <OwnMeasure view={view} take={take} again={again} />}
    </OwnPage>
  );
}

interface Given { readonly view: OwnMeasureView; readonly take: (view: OwnMeasureView) => void; readonly again: () => void }

function OwnMeasure({ view, take, again }: Given): ReactElement {
  const me = useSession().person?.name ?? '';
  const [sent, setSent] = useState<ReportKind | null>(null);
  const { today, end, asked, decided } = view;
  const standing = text.standing(view.status, view.statusReason, view.effect);
  return (
    <>
      <header className="own-head">
        <p className="small quiet">{view.board} · {text.whose(view.forName)}</p>
        <h1>{view.title}</h1>
        {view.marked ? <p className="own-marked"><LockMark />{text.marked}</p> : null}
        <dl className="own-facts">
          <div><dt>{text.end}</dt><dd>{end === null ? text.noEnd : <>{shortDayWords(end, today)}{standing === '' ? <span className={view.late ? 'urgent' : 'quiet'}> · {text.due(end, today)}</span> : null}</>}</dd></div>
          <div><dt>{text.status}</dt><dd>{measureStatusWords[view.status]}</dd></div>
        </dl>
      </header>
      {sent !== null ? (
        <Receipt title={text.received(sent, end)}>
          <p>{text.next(sent, end, today)}</p>
          <p className="own-row"><Link to="/" className="btn btn-main">{text.onward}</Link><button type="button" className="btn" onClick={() => setSent(null)}>{text.more}</button></p>
        </Receipt>
      ) : (
        <>
          {standing === '' ? null : <p className="own-standing">{standing}</p>}
          {view.ways.length === 0 ? null : <ReportForm view={view} onSent={(kind, after) => { take(after); setSent(kind); }} again={again} />}
        </>
      )}
      <section className="own-part">
        <h2>{text.mends}</h2>
        {view.mends.length === 0 ? <p className="quiet">{text.mendsNothing}</p> : <ul>{view.mends.map((one, at) => <li key={at}><Mended one={one} /></li>)}</ul>}
        {decided === null ? null : <p className="small quiet">{text.decided(decided.year, decided.on, decided.minutesItem)}</p>}
        {asked === null ? null : <p className="small quiet">{text.asked(asked.by, asked.on, today, me, view.forName)}</p>}
      </section>
      {view.reports.length === 0 ? null : (
        <section className="own-part">
          <h2>{text.reports}</h2>
          <ol className="own-reports">{view.reports.toReversed().map((one) => {
            const changed = text.changed(one.status, one.end, today);
            return <li key={one.id}><p className="small quiet">{shortDayWords(one.on, today)} · {one.by}{changed === '' ? '' : ` · ${changed}`}</p><p className="own-words">{one.text}</p></li>;
          })}</ol>
        </section>
      )}
    </>
  );
}

function Mended({ one }: { readonly one: OwnMended }): ReactElement {
  const name = one.kind === 'event' ? measureText.event(one.label, one.year) : one.kind === 'occasion' ? measureText.occasion(one.label, one.place, one.itemPosition) : measureText.kinds[one.kind];
  return <><span className="small quiet">{name}</span>{one.withheld ? <span className="quiet">{text.withheld}</span> : one.text === '' ? null : <span>{one.text}</span>}</>;
}

/** One choice and a few words. What is written stays in the browser until it has been received. */
function ReportForm({ view, onSent, again }: { readonly view: OwnMeasureView; readonly onSent: (kind: ReportKind, after: OwnMeasureView) => void; readonly again: () => void }): ReactElement {
  const id = useId();
  const personId = useSession().person?.id ?? '';
  const [report, write, forget] = useKept<{ readonly id: string; readonly kind: ReportKind | null; readonly words: string; readonly end: string }>(`internkoll.atgard.${personId}.${view.id}`, { id: newId(), kind: null, words: '', end: '' });
  const [opened, setOpened] = useState(false);
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState('');
  const [sending, setSending] = useState(false);
  // To take back what is done or cancelled is no question to be met with: it is asked for.
  const [only] = view.ways.length === 1 ? view.ways : [];
  const kind = only ?? view.ways.find((one) => one === report.kind) ?? null;
  const stops = {
    kind: kind === null ? text.choose : null, words: kind !== null && report.words.trim() === '' ? reportWords[kind].missing : null,
    end: kind === 'moved' && (report.end === '' || report.end < view.today || report.end === view.end) ? text.newEndMissing : null,
  };
  const send = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    setTried(true);
    setRefusal('');
    const form = event.currentTarget;
    if (kind === null || stops.words !== null || stops.end !== null) {
      requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
      return;
    }
    if (sending) return;
    setSending(true);
    try {
      const after = await call('measure.report', { boardId: view.boardId, measureId: view.id, reportId: report.id, kind, text: report.words.trim(), end: kind === 'moved' ? report.end as Day : null, seen: { status: view.status, end: view.end } });
      forget();
      onSent(kind, after);
    } catch (reason) {
      setRefusal(sentenceOf(reason));
      setSending(false);
      // Somebody else has been there: what is new is shown, and what was written stays.
      if (reason instanceof Refused && reason.status === 409) again();
    }
  };
  if (only !== undefined && !opened && report.words === '') return <p className="own-standing"><button type="button" className="btn" onClick={() => setOpened(true)}>{reportWords[only].name}</button></p>;
  return (
    <form className="own-form" onSubmit={(event) => void send(event)} noValidate>
      {only !== undefined ? null : <fieldset>
        <legend><h2>{text.how}</h2></legend>
        {view.ways.map((one) => (
          <label key={one} className="own-choice"><input type="radio" name={`${id}-kind`} checked={kind === one} {...(tried && stops.kind !== null ? { 'aria-invalid': true as const, 'aria-describedby': `${id}-stop` } : {})} onChange={() => write({ ...report, kind: one })} /><span>{reportWords[one].name}</span></label>
        ))}
        {tried && stops.kind !== null ? <p className="own-stop urgent small" id={`${id}-stop`}><FindingMark urgent /><span>{stops.kind}</span></p> : null}
      </fieldset>}
      {kind === null ? null : <Field label={reportWords[kind].ask} hint={text.official} stop={tried ? stops.words : null}>{(parts) => <textarea {...parts} rows={3} maxLength={20_000} autoFocus={opened} value={report.words} onChange={(event) => write({ ...report, words: event.target.value })} />}</Field>}
      {kind === 'moved' ? <Field label={text.newEnd} stop={tried ? stops.end : null}>{(parts) => <input {...parts} type="date" min={view.today} value={report.end} onChange={(event) => write({ ...report, end: event.target.value })} />}</Field> : null}
      {refusal === '' ? null : <p role="alert" className="urgent">{refusal}</p>}
      <p><button type="submit" className="btn btn-main">{sending ? text.sending : text.send}</button></p>
    </form>
  );
}
