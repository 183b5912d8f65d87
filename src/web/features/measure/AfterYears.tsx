import { useState, type FormEvent } from 'react';
import type { RecommendationRow } from '../../../contract/measure.ts';
import { lookedAtAfter } from '../../../domain/measure/progress.ts';
import { recommendationStates, type RecommendationState } from '../../../domain/measure/register.ts';
import { recommendationStateWords } from '../../../text/measure.ts';
import { measureText } from '../../../text/screenMeasure.ts';
import { sentenceOf } from '../../call.ts';
import { newId } from '../../identity.ts';
import { Field } from '../../ui/Field.tsx';
import { say } from '../../ui/said.ts';
import type { RegisterBook } from './registerBook.ts';

/** How a recommendation stands after one, two and three years: what was seen then, what is to be looked at now, and when the next look comes. */
export function AfterYears({ row, book, edit }: { readonly row: RecommendationRow; readonly book: RegisterBook; readonly edit: boolean }) {
  const { receivedOn } = row;
  const next = row.statesDue[0];
  return (
    <section className="m-part">
      <h3>{measureText.after}</h3>
      {receivedOn === null ? <p className="quiet">{measureText.noReceived}</p> : (
        <dl className="m-after">{lookedAtAfter.map((years) => {
          const state = row.after.find((one) => one.years === years);
          return (
            <div key={years}><dt>{measureText.afterYears(years)}</dt>
              <dd>{state ? <>{recommendationStateWords[state.state]}. {state.note} <span className="small quiet">{measureText.afterBy(state.by, state.on)}</span></>
                : row.statesDue.includes(years) ? <span className="urgent">{measureText.afterNow}</span> : <span className="quiet">{measureText.afterFrom(`${Number(receivedOn.slice(0, 4)) + years}${receivedOn.slice(4)}`)}</span>}</dd>
            </div>
          );
        })}</dl>
      )}
      {edit && next !== undefined ? <Look key={next} years={next} row={row} book={book} /> : null}
    </section>
  );
}

function Look({ years, row, book }: { readonly years: number; readonly row: RecommendationRow; readonly book: RegisterBook }) {
  const [state, setState] = useState<RecommendationState>(row.status);
  const [note, setNote] = useState('');
  const [refusal, setRefusal] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setRefusal('');
    book.act('recommendation.state', { changeId: newId(), recommendationId: row.id, afterYears: years, state, note: note.trim() }).then(() => say(measureText.afterSaved), (reason: unknown) => setRefusal(sentenceOf(reason)));
  };
  return (
    <form className="m-form" onSubmit={submit} noValidate>
      <Field label={measureText.afterYears(years)}>{(parts) => <select {...parts} value={state} onChange={(event) => setState(recommendationStates.find((one) => one === event.target.value) ?? 'open')}>{recommendationStates.map((one) => <option key={one} value={one}>{recommendationStateWords[one]}</option>)}</select>}</Field>
      <Field className="wide" label={measureText.afterNote}>{(parts) => <textarea {...parts} rows={2} value={note} onChange={(event) => setNote(event.target.value)} />}</Field>
      {refusal === '' ? null : <p role="alert" className="urgent wide">{refusal}</p>}
      <div className="wide"><button type="submit" className="btn">{measureText.afterButton(measureText.afterYears(years))}</button></div>
    </form>
  );
}
