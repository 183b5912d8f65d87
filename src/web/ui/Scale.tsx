import { useEffect, useId, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';

export interface Choice { readonly key: string; readonly words: string; readonly digit?: string }
interface Given {
  readonly label: string;
  /** The whole name, for those who hear the page; the label is what is seen. */
  readonly name: string;
  readonly choices: readonly Choice[];
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
  readonly focused: boolean;
  readonly children?: ReactNode;
}

/** A few choices as buttons in a row. Digits choose; arrows walk; what is chosen is filled. */
export function Scale({ label, name, choices, chosen, onChoose, focused, children }: Given) {
  const group = useRef<HTMLDivElement>(null);
  const id = useId();
  const first = useRef(focused);
  useEffect(() => {
    // Only when it comes up: a later change of what is chosen must not take the focus from a field beside it.
    if (first.current) (group.current?.querySelector<HTMLElement>('[aria-checked=true]') ?? group.current?.querySelector<HTMLElement>('[role=radio]'))?.focus();
  }, []);
  const onKey = (event: KeyboardEvent) => {
    const byDigit = choices.find((choice) => choice.digit === event.key);
    if (byDigit && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); event.stopPropagation(); onChoose(byDigit.key); return; }
    const step = event.key === 'ArrowRight' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowLeft' || event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    const buttons = [...(group.current?.querySelectorAll<HTMLElement>('[role=radio]') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  };
  const at = choices.findIndex((choice) => choice.key === chosen);
  return (
    <div className="scale" role="radiogroup" aria-label={name} tabIndex={-1} ref={group} onKeyDown={onKey} id={id}>
      <span className="label" aria-hidden="true">{label}</span>
      {choices.map((choice, index) => (
        <button key={choice.key} type="button" className="btn" role="radio" aria-checked={choice.key === chosen} tabIndex={index === Math.max(0, at) ? 0 : -1} onClick={() => onChoose(choice.key)}>
          {choice.digit === undefined ? null : <kbd>{choice.digit}</kbd>}{choice.words}
        </button>
      ))}
      {children}
    </div>
  );
}
