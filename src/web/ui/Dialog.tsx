import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';

interface Given {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Wider, for tables and lists. */
  readonly wide?: boolean;
}

/** A dialog of the browser's own: it keeps focus inside, Esc closes, and focus returns to where it was. */
export function Dialog({ title, onClose, children, wide = false }: Given) {
  const box = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = box.current;
    if (!dialog) return undefined;
    const before = document.activeElement;
    dialog.showModal();
    const first = dialog.querySelector<HTMLElement>('[data-autofocus]') ?? dialog.querySelector<HTMLElement>('input:not([type=hidden]), textarea, select');
    first?.focus();
    return () => {
      dialog.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog ref={box} className={wide ? 'dialog dialog-wide' : 'dialog'} aria-labelledby={heading} onCancel={(event) => { event.preventDefault(); onClose(); }}>
      <h2 id={heading}>{title}</h2>
      {children}
    </dialog>
  );
}
