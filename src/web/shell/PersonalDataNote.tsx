import { useEffect, useState, type ReactElement } from 'react';
import { personalDataIn } from '../../domain/openness/personalData.ts';
import { personalDataText } from '../../text/secrecy.ts';
import './personalData.css';

interface Noted { readonly words: string; readonly top: number; readonly left: number; readonly width: number }

/** While somebody writes: a word of warning under the field that seems to hold a personal number or a mail address. One listener for every field of the house; it never stops anything. */
export default function PersonalDataNote(): ReactElement {
  const [noted, setNoted] = useState<Noted | null>(null);
  useEffect(() => {
    const look = (event: Event): void => {
      const field = event.target;
      if (!(field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === 'text')) || field.autocomplete === 'email' || field.autocomplete === 'username') { setNoted(null); return; }
      const found = event.type === 'focusout' ? [] : personalDataIn(field.value);
      if (found.length === 0) { setNoted(null); return; }
      const { bottom, left, width } = field.getBoundingClientRect();
      setNoted({ words: personalDataText.found(found.map((one) => one.kind)), top: bottom + scrollY + 4, left: Math.max(8, left + scrollX), width: Math.min(Math.max(width, 260), innerWidth - Math.max(8, left) - 8) });
    };
    const kinds = ['input', 'focusin', 'focusout'] as const;
    for (const kind of kinds) document.addEventListener(kind, look);
    return () => { for (const kind of kinds) document.removeEventListener(kind, look); };
  }, []);
  // The region stands there from the beginning, or what is put into it is not read aloud.
  return <div role="status" className="privacy-note" ref={(box) => { if (box && noted) { box.style.top = `${noted.top}px`; box.style.left = `${noted.left}px`; box.style.maxWidth = `${noted.width}px`; } }} hidden={noted === null}>{noted?.words ?? ''}</div>;
}
