import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { deliveredSampleLevels, proposedSize } from '../../../domain/control/sampleLevel.ts';
import type { Sampling } from '../../../domain/control/occasion.ts';
import { drawText } from '../../../text/sample.ts';
import { occasionText as text } from '../../../text/screenControl.ts';
import { sentenceOf } from '../../call.ts';
import { useKept } from '../../draft/kept.ts';
import { Field } from '../../ui/Field.tsx';
import type { OpenOccasion } from './occasionBook.ts';
import { hasKeyboard } from './wide.ts';

const most = 5_000_000;

/** "Granska dessa 25", or that all are looked at; a plain word until the number is written. */
function buttonWords(sampling: Sampling, size: number | null): string {
  const level = deliveredSampleLevels.find((one) => one.id === sampling);
  const proposed = level === undefined || size === null || size === 0 ? null : proposedSize(level, size);
  if (size === null || !proposed?.ok) return text.draw;
  return proposed.value.all ? drawText.reviewAll(size) : drawText.reviewThese(proposed.value.size);
}

/** How many there are: last time's number stands there already. */
export function CountStep({ open, aside, below, onCounted }: { readonly open: OpenOccasion; readonly aside: ReactNode; readonly below: ReactNode; readonly onCounted: () => void }) {
  const { book, view } = open;
  const { occasion } = view;
  const proposed = occasion.population?.size ?? view.last?.population ?? null;
  const [words, setWords, forget] = useKept(`${book.keptName}.count`, proposed === null ? '' : String(proposed));
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState('');
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!hasKeyboard()) return;
    field.current?.focus();
    field.current?.select();
  }, []);
  const plain = words.replaceAll(/\s/g, '');
  const size = /^\d{1,7}$/.test(plain) && Number(plain) <= most ? Number(plain) : null;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    setRefusal('');
    if (size === null) { field.current?.focus(); return; }
    if (busy) return;
    setBusy(true);
    try {
      await book.act('control.count', { size });
      forget();
      onCounted();
    } catch (reason) { setRefusal(sentenceOf(reason)); } finally { setBusy(false); }
  };
  return (
    <form className="c-step" onSubmit={(event) => void submit(event)} noValidate>
      <div className="c-body">
        <Field className="c-number" label={text.howMany(view.itemWord)} hint={text.howManyHint(occasion.period.from, occasion.period.to, view.last?.population ?? null)} stop={tried && size === null ? text.howManyStop : null}>
          {(parts) => <input {...parts} ref={field} type="text" inputMode="numeric" autoComplete="off" maxLength={12} value={words} onChange={(event) => setWords(event.target.value)} />}
        </Field>
        {refusal === '' ? null : <p role="alert" className="urgent">{refusal}</p>}
        {size === 0 ? <p className="small quiet">{text.none(view.itemWord)}</p> : null}
        {below}
      </div>
      <div className="c-dock"><div className="c-dock-row"><span />{aside}</div><button type="submit" className="btn btn-main">{buttonWords(view.setup.sampling, size)}</button></div>
    </form>
  );
}
