import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { shellText } from '../../text/screenShell.ts';
import { Dialog } from './Dialog.tsx';
import { toldWords } from './told.ts';

interface Given {
  readonly title: string;
  readonly lead?: string;
  /** What the one button does, in words. */
  readonly button: string;
  /** True while something is still to be filled in; what it is stands at the field. */
  readonly stopped: boolean;
  readonly onClose: () => void;
  readonly onAct: () => void | Promise<void>;
  readonly wide?: boolean;
  /** `tried` is true once the person has tried to go on: from then on what is missing is told. */
  readonly children: (tried: boolean) => ReactNode;
}

/** A dialog with one form and one thing to do: what is missing is told at the field, what the house refuses above the buttons. */
export function FormDialog({ title, lead, button, stopped, onClose, onAct, wide = false, children }: Given) {
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState('');
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    setTried(true);
    setRefusal('');
    const form = event.currentTarget;
    if (stopped) {
      requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
      return;
    }
    try { await onAct(); } catch (reason) { setRefusal(toldWords(reason)); }
  };
  return (
    <Dialog title={title} onClose={onClose} wide={wide}>
      <form className="dialog-form" onSubmit={(event) => void submit(event)} noValidate>
        {lead === undefined ? null : <p className="quiet">{lead}</p>}
        {children(tried)}
        {refusal === '' ? null : <p role="alert" className="urgent">{refusal}</p>}
        <div className="row"><button type="submit" className="btn btn-main">{button}</button><button type="button" className="btn" onClick={onClose}>{shellText.close}</button></div>
      </form>
    </Dialog>
  );
}
