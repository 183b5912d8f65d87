import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { Chevron } from './Marks.tsx';

export type MenuItem =
  | { readonly kind: 'do'; readonly key: string; readonly words: ReactNode; readonly onPick: () => void; readonly checked?: boolean }
  | { readonly kind: 'line'; readonly key: string };

interface Given {
  /** What the button says. */
  readonly words: ReactNode;
  /** Said before the words, for those who hear the page. */
  readonly label?: string;
  readonly className?: string;
  readonly items: readonly MenuItem[];
  readonly align?: 'start' | 'end';
  /** The menu stays open while several things are ticked. */
  readonly several?: boolean;
}

/** A button with a menu below it. Arrows, Home, End and letters move; Esc closes and focus returns to the button. */
export function Menu({ words, label, className = 'pick', items, align = 'start', several = false }: Given) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLSpanElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  useEffect(() => {
    if (!open) return undefined;
    const picks = root.current?.querySelectorAll<HTMLElement>('[role^=menuitem]');
    (root.current?.querySelector<HTMLElement>('[aria-checked=true]') ?? picks?.[0])?.focus();
    const away = (event: Event) => { if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false); };
    document.addEventListener('pointerdown', away);
    return () => document.removeEventListener('pointerdown', away);
  }, [open]);

  const close = () => { setOpen(false); button.current?.focus(); };
  const onKey = (event: KeyboardEvent) => {
    const picks = [...(root.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])];
    const at = picks.findIndex((each) => each === document.activeElement);
    const go = (to: number) => { event.preventDefault(); picks[(to + picks.length) % picks.length]?.focus(); };
    switch (event.key) {
      case 'Escape': event.preventDefault(); event.stopPropagation(); close(); return;
      case 'Tab': setOpen(false); return;
      case 'ArrowDown': go(at + 1); return;
      case 'ArrowUp': go(at - 1); return;
      case 'Home': go(0); return;
      case 'End': go(picks.length - 1); return;
      default: {
        if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey || event.key === ' ') return;
        const letter = event.key.toLocaleLowerCase('sv');
        const next = [...picks.slice(at + 1), ...picks.slice(0, at + 1)].find((each) => (each.textContent ?? '').trim().toLocaleLowerCase('sv').startsWith(letter));
        if (next) { event.preventDefault(); next.focus(); }
      }
    }
  };
  return (
    <span className="menu" ref={root}>
      <button ref={button} type="button" className={className} aria-haspopup="menu" aria-expanded={open} aria-controls={open ? id : undefined} onClick={() => setOpen(!open)}
        onKeyDown={(event) => { if (!open && event.key === 'ArrowDown') { event.preventDefault(); setOpen(true); } else if (open && event.key === 'Escape') close(); }}>
        {label === undefined ? null : <span className="vh">{label}: </span>}{words} <Chevron />
      </button>
      {open ? (
        <div id={id} role="menu" tabIndex={-1} aria-label={label ?? (typeof words === 'string' ? words : undefined)} className={align === 'end' ? 'menu-list menu-end' : 'menu-list'} onKeyDown={onKey}>
          {items.map((item) => item.kind === 'line' ? <hr key={item.key} /> : (
            <button key={item.key} type="button" role={item.checked === undefined ? 'menuitem' : several ? 'menuitemcheckbox' : 'menuitemradio'} aria-checked={item.checked} tabIndex={-1}
              onClick={() => { if (!several) close(); item.onPick(); }}>
              {item.checked === undefined ? null : <svg className="tick" viewBox="0 0 12 12" aria-hidden="true">{item.checked ? <path d="M2 6.500l2.800 2.800L10 3.500" /> : null}</svg>}
              <span>{item.words}</span>
            </button>
          ))}
        </div>
      ) : null}
    </span>
  );
}
