import { useEffect, useId, useRef, useState, type FormEvent, type ReactNode } from 'react';
import type { OccasionItem } from '../../../domain/control/occasion.ts';
import { occasionText as text } from '../../../text/screenControl.ts';
import { sentenceOf } from '../../call.ts';
import { useKept } from '../../draft/kept.ts';
import { Field } from '../../ui/Field.tsx';
import { FindingMark } from '../../ui/Marks.tsx';
import { toast } from '../../ui/toast.ts';
import { EvidencePart } from './EvidencePart.tsx';
import { FaultForm } from './FaultForm.tsx';
import type { OpenOccasion } from './occasionBook.ts';

interface Kept { readonly conclusion: string | null; readonly comment: string | null; readonly visited?: boolean }
const nothingWrong: Pick<OccasionItem, 'position' | 'note' | 'handling' | 'measureId'> = { position: 0, note: '', handling: null, measureId: null };

/** What the control says. Without a fault the first word is chosen and nothing need be written; with one the performer chooses. */
export function ConclusionStep({ open, aside, sums, onDone }: { readonly open: OpenOccasion; readonly aside: ReactNode; readonly sums: ReactNode; readonly onDone: () => void }) {
  const { book, view } = open;
  const { occasion, resultWords } = view;
  const id = useId();
  const [kept, keep, forget] = useKept<Kept>(`${book.keptName}.end`, { conclusion: null, comment: null });
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState('');
  const [busy, setBusy] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => { button.current?.focus({ preventScroll: true }); }, []);
  const [first = ''] = resultWords;
  const faults = occasion.counts.fault;
  const chosen = kept.conclusion ?? (occasion.conclusion !== '' ? occasion.conclusion : faults === 0 ? first : '');
  const comment = kept.comment ?? occasion.comment;
  const visited = kept.visited ?? occasion.visited ?? view.visitByPlan;
  const withoutItems = view.setup.sampling === 'none';
  const wholeItem = view.items.find((item) => item.position === 0);
  const wholeFault = withoutItems && chosen !== '' && chosen !== first;
  const stands = view.unfinished ?? (wholeFault && !wholeItem ? { kind: 'wholeFault' as const } : null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    setRefusal('');
    toast(null);
    if (chosen === '' || stands !== null || busy) return;
    setBusy(true);
    try {
      // What was said to be wrong with the whole goes when nothing is wrong after all.
      if (withoutItems && wholeItem && !wholeFault) await book.act('control.handle', { position: 0, seen: wholeItem.handling, note: '', handling: null, measure: null });
      await book.act('control.finish', { conclusion: chosen, comment: comment.trim(), visited });
      forget();
      onDone();
    } catch (reason) { setRefusal(sentenceOf(reason)); } finally { setBusy(false); }
  };
  const stop = tried && chosen === '' ? text.conclusionStop : tried && stands !== null ? text.unfinished(stands) : refusal;
  return (
    <div className="c-step">
      <div className="c-body c-fields">
        {sums}
        <fieldset className="c-radios" form={id}>
          <legend><h2>{text.conclusion}</h2></legend>
          {resultWords.map((word) => <label key={word} className="c-radio"><input type="radio" form={id} name={`${id}-conclusion`} checked={chosen === word} onChange={() => keep({ ...kept, conclusion: word })} /><span>{word}</span></label>)}
        </fieldset>
        {wholeFault ? <section aria-label={text.tellFault} className="c-whole"><FaultForm open={open} item={wholeItem ?? nothingWrong} inRow={false} onLeave={() => button.current?.focus()} /></section> : null}
        <Field label={text.comment} hint={text.commentHint}>{(parts) => <textarea {...parts} form={id} rows={2} maxLength={20_000} value={comment} onChange={(event) => keep({ ...kept, comment: event.target.value })} />}</Field>
        <label className="c-radio c-visited"><input type="checkbox" form={id} checked={visited} onChange={(event) => keep({ ...kept, visited: event.target.checked })} /><span>{text.visited} <span className="small quiet">{text.visitedHint}</span></span></label>
        <EvidencePart open={open} missing={tried && stands?.kind === 'evidence'} />
      </div>
      <form id={id} className="c-dock" onSubmit={(event) => void submit(event)} noValidate>
        <div role="alert">{stop === '' ? null : <p className="c-stop urgent small"><FindingMark urgent /><span>{stop}</span></p>}</div>
        <div className="c-dock-row">{aside}</div>
        <button ref={button} type="submit" className="btn btn-main">{text.done}</button>
      </form>
    </div>
  );
}
