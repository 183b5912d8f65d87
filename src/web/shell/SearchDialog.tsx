import { useId, useState } from 'react';
import { shellText } from '../../text/screenShell.ts';
import type { RiskEvent } from '../../domain/risk/analysis.ts';
import { printedOrder } from '../../domain/year/renumber.ts';
import { useAskedVersion } from '../draft/useYear.ts';
import type { DraftState } from '../draft/store.ts';
import { navigate } from '../place.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import type { Current } from './current.ts';

const shownAtMost = 12;

/** Finds events by number or words; Enter goes to the first. */
export function SearchDialog({ current, state, onClose }: { readonly current: Current; readonly state: DraftState; readonly onClose: () => void }) {
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const list = useId();
  const asked = useAskedVersion();
  const content = state.view?.content;
  const found = content && words.trim() !== '' ? printedOrder(content).filter((event) => matches(event, words)) : [];
  const shown = found.slice(0, shownAtMost);
  const go = (event: RiskEvent | undefined) => {
    if (!event) return;
    onClose();
    void navigate({ to: '/n/$boardId/$year/analys', params: { boardId: current.board.id, year: String(current.year) }, search: { ...(asked === null ? {} : { version: asked }), rad: event.id } });
  };
  return (
    <Dialog title={shellText.search} onClose={onClose}>
      <div className="field">
        <label htmlFor={`${list}-field`}>{shellText.searchLabel(current.year)}</label>
        <input id={`${list}-field`} type="text" autoComplete="off" role="combobox" aria-expanded={shown.length > 0} aria-controls={list} aria-autocomplete="list" aria-activedescendant={shown[at] ? `${list}-${at}` : undefined}
          placeholder={shellText.searchHint} value={words} onChange={(event) => { setWords(event.target.value); setAt(0); }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown' || event.key === 'ArrowUp') { event.preventDefault(); setAt((before) => (shown.length === 0 ? 0 : (before + (event.key === 'ArrowDown' ? 1 : -1) + shown.length) % shown.length)); }
            if (event.key === 'Enter') { event.preventDefault(); go(shown[at]); }
          }} />
      </div>
      <p className="hint" role="status">{words.trim() === '' ? '' : found.length === 0 ? shellText.searchNone : shellText.searchAll(found.length)}</p>
      <div className="hits" id={list} role="listbox" aria-label={shellText.search}>
        {shown.map((event, index) => (
          <div key={event.id} id={`${list}-${index}`} role="option" tabIndex={-1} aria-selected={index === at} onPointerDown={(down) => { down.preventDefault(); go(event); }}>
            <b>{event.label ?? '–'}</b> <span>{event.text}</span>
          </div>
        ))}
      </div>
      <div className="row"><button type="button" className="btn" onClick={onClose}>{shellText.close}</button></div>
    </Dialog>
  );
}

function matches(event: RiskEvent, words: string): boolean {
  const wanted = words.trim().toLocaleLowerCase('sv');
  if (event.label !== null && event.label.toLocaleLowerCase('sv') === wanted) return true;
  const held = `${event.text} ${event.explanation} ${event.category} ${event.department}`.toLocaleLowerCase('sv');
  return wanted.split(/\s+/).every((word) => held.includes(word));
}
