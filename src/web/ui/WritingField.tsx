import { useId } from 'react';
import type { KeyboardEvent } from 'react';
import { useWriting } from './useWriting.ts';

interface Given {
  readonly label: string;
  readonly value: string;
  readonly onWrite: (words: string) => void;
  readonly long?: boolean;
  readonly type?: 'text' | 'date';
  readonly autoFocus?: boolean;
  readonly readOnly?: boolean;
  readonly className?: string;
  readonly hint?: string;
  readonly listId?: string;
  /** Enter: what was written has been handed on. */
  readonly onDone?: () => void;
  /** Esc: nothing more is handed on. */
  readonly onLeave?: () => void;
}

/** A labelled field that saves by itself. */
export function WritingField({ label, value, onWrite, long = false, type = 'text', autoFocus = false, readOnly = false, className = 'field', hint, listId, onDone, onLeave }: Given) {
  const id = useId();
  const { words, write, flush, leave, drop } = useWriting(value, onWrite);
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.shiftKey && onDone) { event.preventDefault(); event.stopPropagation(); flush(); onDone(); }
    if (event.key === 'Escape' && onLeave) { event.preventDefault(); event.stopPropagation(); drop(); onLeave(); }
  };
  const shared = { id, value: words, readOnly, autoFocus, onBlur: leave, onKeyDown: onKey, ...(hint === undefined ? {} : { 'aria-describedby': `${id}-hint` }) };
  return (
    <div className={className}>
      <label htmlFor={id}>{label}</label>
      {long ? <textarea {...shared} rows={1} onChange={(event) => write(event.target.value)} /> : <input {...shared} type={type} list={listId} onChange={(event) => write(event.target.value)} />}
      {hint === undefined ? null : <span className="hint" id={`${id}-hint`}>{hint}</span>}
    </div>
  );
}
