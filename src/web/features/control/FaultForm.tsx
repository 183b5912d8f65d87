import { useEffect, useId, useRef, useState, type FormEvent } from 'react';
import { handlings, type Handling, type OccasionItem } from '../../../domain/control/occasion.ts';
import { plusDays } from '../../../domain/control/due.ts';
import type { Day } from '../../../domain/day.ts';
import type { PersonId } from '../../../domain/identity.ts';
import { occasionText as text } from '../../../text/screenControl.ts';
import { useKept } from '../../draft/kept.ts';
import { newId } from '../../identity.ts';
import { Link } from '../../place.tsx';
import { useSession } from '../../queries.ts';
import { Field } from '../../ui/Field.tsx';
import { FindingMark } from '../../ui/Marks.tsx';
import { EvidencePart } from './EvidencePart.tsx';
import type { OpenOccasion } from './occasionBook.ts';

interface Kept { readonly note: string | null; readonly handling: Handling | null; readonly title: string; readonly who: string; readonly end: string }

interface Given {
  readonly open: OpenOccasion;
  /** Position 0 is the control as a whole, where there are no items. */
  readonly item: Pick<OccasionItem, 'position' | 'note' | 'handling' | 'measureId'>;
  readonly inRow: boolean;
  /** `next` when the person goes on, not back. */
  readonly onLeave: (next: boolean) => void;
}

/** What is wrong and what is done about it. Words are saved as they are written, the choice as it is made; a measure when one goes on. */
export function FaultForm({ open, item, inRow, onLeave }: Given) {
  const { book, view } = open;
  const { today, person } = useSession();
  const id = useId();
  const whole = item.position === 0;
  const [kept, keep, forget] = useKept<Kept>(`${book.keptName}.fault.${item.position}`, { note: null, handling: item.handling, title: '', who: person?.id ?? '', end: plusDays(today as Day, 30) });
  const [tried, setTried] = useState(false);
  const box = useRef<HTMLFormElement>(null);
  useEffect(() => { box.current?.querySelector<HTMLElement>('input[type=text], textarea')?.focus({ preventScroll: !inRow }); }, [inRow]);
  const away = useRef(onLeave);
  useEffect(() => { away.current = onLeave; });
  useEffect(() => {
    const form = box.current;
    const escape = (event: KeyboardEvent): void => { if (event.key === 'Escape') away.current(false); };
    form?.addEventListener('keydown', escape);
    return () => form?.removeEventListener('keydown', escape);
  }, []);
  const note = kept.note ?? item.note;
  const handling = kept.handling ?? item.handling;
  const made = item.handling === 'measure' ? view.chain.measures.find((one) => one.id === item.measureId) : undefined;
  const wordsMissing = note.trim() === '';
  const titleMissing = handling === 'measure' && made === undefined && kept.title.trim() === '';
  const endMissing = handling === 'measure' && made === undefined && !(/^\d{4}-\d\d-\d\d$/.test(kept.end) && kept.end >= today);

  const write = (words: string): void => {
    keep({ ...kept, note: words });
    // What is wrong with the control as a whole is told together with what is done about it.
    if (!whole) book.note(item.position, words);
  };
  const choose = (chosen: Handling): void => {
    keep({ ...kept, handling: chosen });
    if (chosen !== 'measure' && item.handling !== chosen && !(whole && wordsMissing)) book.handle({ position: item.position, note: note.trim(), handling: chosen, measure: null });
  };
  const leave = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (handling === null || titleMissing || endMissing || (whole && wordsMissing)) {
      requestAnimationFrame(() => (box.current?.querySelector<HTMLElement>('[aria-invalid=true]') ?? box.current?.querySelector<HTMLElement>('input[type=radio]'))?.focus());
      return;
    }
    const changed = item.handling !== handling || (whole && item.note !== note.trim());
    if (handling === 'measure' && made === undefined) book.handle({ position: item.position, note: note.trim(), handling, measure: { id: newId(), title: kept.title.trim(), responsibleId: (kept.who === '' ? null : kept.who) as PersonId | null, end: kept.end as Day } });
    else if (changed && handling !== 'measure') book.handle({ position: item.position, note: note.trim(), handling, measure: null });
    forget();
    onLeave(true);
  };
  const words: Readonly<Record<Handling, { readonly name: string; readonly hint: string }>> = {
    mended: { name: text.mended, hint: '' }, measure: { name: text.measure, hint: text.measureHint }, left: { name: text.left, hint: text.leftHint(view.coordinator) },
  };
  return (
    <form ref={box} className={inRow ? 'c-fault c-in-row' : 'c-fault'} onSubmit={leave} noValidate>
      <div className="c-body c-fields">
        <Field label={text.whatWrong} stop={tried && whole && wordsMissing ? text.wrongStop : null}>
          {(parts) => <input {...parts} type="text" maxLength={2000} value={note} readOnly={whole && made !== undefined} onChange={(event) => write(event.target.value)} />}
        </Field>
        <fieldset className="c-radios" aria-describedby={tried && handling === null ? `${id}-stop` : undefined}>
          <legend className="label">{text.whatDone}</legend>
          {handlings.map((one) => (
            <div key={one}>
              <label className="c-radio"><input type="radio" name={`${id}-handling`} checked={handling === one} onChange={() => choose(one)} /><span>{words[one].name}{words[one].hint === '' ? null : <small>{words[one].hint}</small>}</span></label>
              {one !== 'measure' || handling !== 'measure' ? null : made ? (
                <p className="c-radio-more">{text.measureMade(made.title)} <MeasureLink open={open} id={made.id} /></p>
              ) : (
                <div className="c-radio-more">
                  <Field label={text.measureTitle} stop={tried && titleMissing ? text.measureTitleStop : null}>{(parts) => <input {...parts} type="text" maxLength={2000} value={kept.title} onChange={(event) => keep({ ...kept, title: event.target.value })} />}</Field>
                  <div className="c-pair">
                    <Field label={text.responsible}>{(parts) => (
                      <select {...parts} value={kept.who} onChange={(event) => keep({ ...kept, who: event.target.value })}>
                        <option value={person?.id ?? ''}>{text.me}</option>
                        {view.deputies.filter((one_) => one_.id !== person?.id).map((one_) => <option key={one_.id} value={one_.id}>{one_.name}</option>)}
                      </select>
                    )}</Field>
                    <Field label={text.end} stop={tried && endMissing ? text.endStop : null}>{(parts) => <input {...parts} type="date" min={today} value={kept.end} onChange={(event) => keep({ ...kept, end: event.target.value })} />}</Field>
                  </div>
                </div>
              )}
            </div>
          ))}
          {tried && handling === null ? <p className="c-stop urgent small" id={`${id}-stop`}><FindingMark urgent /><span>{text.doneStop}</span></p> : null}
        </fieldset>
        {inRow || whole ? null : <EvidencePart open={open} />}
      </div>
      {inRow ? <div className="c-row"><button type="submit" className="btn">{view.occasion.counts.left > 0 ? text.next : text.toList}</button></div>
        : whole ? null : <div className="c-dock"><button type="submit" className="btn btn-main">{view.occasion.counts.left > 0 ? text.next : text.toList}</button></div>}
      {whole ? <div className="c-row"><button type="submit" className="btn">{text.goOn}</button></div> : null}
    </form>
  );
}

/** To the measure in the board's register. */
export function MeasureLink({ open, id }: { readonly open: OpenOccasion; readonly id: string }) {
  const { view } = open;
  const { boards } = useSession();
  if (!boards.some((board) => board.id === view.occasion.bodyId && board.may.read)) return null;
  return <Link to="/n/$boardId/$year/atgarder" params={{ boardId: view.occasion.bodyId, year: String(view.chain.planYear) }} hash={`atgard-${id}`}>{text.openMeasure}</Link>;
}
