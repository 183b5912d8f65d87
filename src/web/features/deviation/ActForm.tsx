import { useState, type FormEvent, type ReactElement, type ReactNode } from 'react';
import type { DeviationView } from '../../../contract/deviation.ts';
import { sentenceOf } from '../../call.ts';
import { say } from '../../ui/said.ts';

export interface ActGiven { readonly view: DeviationView; readonly onTaken: (view: DeviationView) => void }
interface Given extends ActGiven {
  readonly title: string; readonly why?: string; readonly button: string; readonly done: string; readonly main?: boolean;
  /** Folded together until it is wanted. */
  readonly folded?: boolean;
  readonly stopped: boolean;
  readonly act: () => Promise<DeviationView>;
  readonly children: (tried: boolean) => ReactNode;
}

/** One act of a receiver: its fields, its button, and what the house says when it says no. */
export function ActForm({ title, why, button, done, main = false, folded = false, stopped, act, onTaken, children }: Given): ReactElement {
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    setTried(true);
    setRefusal('');
    const form = event.currentTarget;
    if (stopped) { requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()); return; }
    if (busy) return;
    setBusy(true);
    try {
      onTaken(await act());
      say(done);
    } catch (reason) { setRefusal(sentenceOf(reason)); } finally { setBusy(false); }
  };
  const form = (
    <form className="d-act" onSubmit={(event) => void submit(event)} noValidate aria-label={title}>
      {why === undefined ? null : <p className="small quiet">{why}</p>}
      {children(tried)}
      {refusal === '' ? null : <p role="alert" className="urgent">{refusal}</p>}
      <div><button type="submit" className={main ? 'btn btn-main' : 'btn'}>{button}</button></div>
    </form>
  );
  return folded ? <details className="part d-more"><summary>{title}</summary>{form}</details> : <section className="part"><h2>{title}</h2>{form}</section>;
}
