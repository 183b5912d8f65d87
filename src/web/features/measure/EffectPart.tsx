import { useState, type FormEvent } from 'react';
import type { MeasureRow } from '../../../contract/measure.ts';
import { effects } from '../../../domain/measure/register.ts';
import { effectWords } from '../../../text/measureWords.ts';
import { measureText } from '../../../text/screenMeasure.ts';
import { sentenceOf } from '../../call.ts';
import { newId } from '../../identity.ts';
import { Field } from '../../ui/Field.tsx';
import { FindingMark } from '../../ui/Marks.tsx';
import { say } from '../../ui/said.ts';
import type { RegisterBook } from './registerBook.ts';

/** What the measure gave: asked when it is done, and only then does it close. */
export function EffectPart({ row, book, edit }: { readonly row: MeasureRow; readonly book: RegisterBook; readonly edit: boolean }) {
  const [found, setFound] = useState<string>('');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState('');
  if (row.status === 'cancelled') return null;
  if (row.effect) return <section className="m-part"><h3>{measureText.effect}</h3><p>{effectWords[row.effect.found]}. {row.effect.note} <span className="small quiet">{measureText.effectBy(row.effect.by, row.effect.on)}</span></p></section>;
  if (row.status !== 'done') return <p className="small quiet m-part">{measureText.effectLater}</p>;
  if (!edit) return <p className="m-part">{measureText.effectWaiting}.</p>;
  const chosen = effects.find((one) => one === found);
  const wordsMissing = chosen !== undefined && chosen !== 'effective' && note.trim() === '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    setRefusal('');
    if (chosen === undefined || wordsMissing) return;
    book.act('measure.checkEffect', { changeId: newId(), measureId: row.id, found: chosen, note: note.trim() }).then(() => say(measureText.effectDone), (reason: unknown) => setRefusal(sentenceOf(reason)));
  };
  return (
    <section className="m-part">
      <h3>{measureText.effect}</h3>
      <form className="m-form" onSubmit={submit} noValidate>
        <fieldset className="wide m-effects"><legend className="label">{measureText.effectAsk}</legend>
          <p className="hint">{measureText.effectHint}</p>
          {effects.map((one) => <label key={one}><input type="radio" name={`effect-${row.id}`} value={one} checked={found === one} onChange={() => setFound(one)} /> {effectWords[one]}</label>)}
          {tried && chosen === undefined ? <span className="stop urgent small"><FindingMark urgent /> {measureText.effectMissing}</span> : null}
        </fieldset>
        <Field className="wide" label={measureText.effectNote} stop={tried && wordsMissing ? measureText.effectNoteMissing : null}>{(parts) => <textarea {...parts} rows={2} value={note} onChange={(event) => setNote(event.target.value)} />}</Field>
        {refusal === '' ? null : <p role="alert" className="urgent wide">{refusal}</p>}
        <div className="wide"><button type="submit" className="btn">{measureText.effectButton}</button></div>
      </form>
    </section>
  );
}
