import { useState, type FormEvent } from 'react';
import type { MeasureRow } from '../../../contract/measure.ts';
import { nextStatuses } from '../../../domain/measure/progress.ts';
import { measureText } from '../../../text/screenMeasure.ts';
import { measureStatusWords } from '../../../text/words.ts';
import { sentenceOf } from '../../call.ts';
import { newId } from '../../identity.ts';
import { Field } from '../../ui/Field.tsx';
import { say } from '../../ui/said.ts';
import type { RegisterBook } from './registerBook.ts';

/** How it goes, dated. Who may not change the fields, but answers for the measure, sets status and a new day here. */
export function Notes({ row, book, edit }: { readonly row: MeasureRow; readonly book: RegisterBook; readonly edit: boolean }) {
  const [text, setText] = useState('');
  const [status, setStatus] = useState('');
  const [end, setEnd] = useState('');
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    setRefusal('');
    if (text.trim() === '') return;
    book.act('measure.note', { measureId: row.id, noteId: newId(), text: text.trim(), status: nextStatuses(row.status).find((one) => one === status) ?? null, end: end === '' ? null : end as NonNullable<MeasureRow['end']> }).then(() => {
      setText(''); setStatus(''); setEnd(''); setTried(false);
      say(measureText.noted);
    }, (reason: unknown) => setRefusal(sentenceOf(reason)));
  };
  return (
    <section className="m-part">
      <h3>{measureText.notes}</h3>
      {row.notes.length === 0 ? <p className="quiet">{measureText.noNotes}</p> : <ul className="m-notes">{row.notes.toReversed().map((note) => <li key={note.id}><span className="small quiet">{note.on} {note.by}</span> {note.text}</li>)}</ul>}
      {row.mine ? (
        <form className="m-form" onSubmit={submit} noValidate>
          <Field className="wide" label={measureText.note} hint={measureText.noteHint} stop={tried && text.trim() === '' ? measureText.noteMissing : null}>{(parts) => <textarea {...parts} rows={2} value={text} onChange={(event) => setText(event.target.value)} />}</Field>
          {edit ? null : <Field label={measureText.newStatus}>{(parts) => <select {...parts} value={status} onChange={(event) => setStatus(event.target.value)}><option value="">{measureText.unchanged}</option>{nextStatuses(row.status).slice(1).map((one) => <option key={one} value={one}>{measureStatusWords[one]}</option>)}</select>}</Field>}
          {edit ? null : <Field label={measureText.newEnd}>{(parts) => <input {...parts} type="date" value={end} onChange={(event) => setEnd(event.target.value)} />}</Field>}
          {refusal === '' ? null : <p role="alert" className="urgent wide">{refusal}</p>}
          <div className="wide"><button type="submit" className="btn">{measureText.noteButton}</button></div>
        </form>
      ) : null}
    </section>
  );
}
