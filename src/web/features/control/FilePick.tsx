import { useId, useState } from 'react';
import { occasionText as text } from '../../../text/screenControl.ts';

/** A place to drop a file on, and the browser's own way to choose it. */
export function FilePick({ accept, words, onPick, hint, main = false }: { readonly accept: string; readonly words: string; readonly onPick: (file: File) => void; readonly hint?: string; readonly main?: boolean }) {
  const id = useId();
  const [over, setOver] = useState(false);
  const pick = (files: FileList | null): void => {
    const [file] = files ?? [];
    if (file) onPick(file);
  };
  return (
    <div className={over ? 'c-drop is-over' : 'c-drop'} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={(event) => { event.preventDefault(); setOver(false); pick(event.dataTransfer.files); }}>
      <span className="quiet c-drop-words">{text.drop}</span>
      <input id={id} className="vh c-file" type="file" accept={accept} {...(hint === undefined ? {} : { 'aria-describedby': `${id}-hint` })} onChange={(event) => { pick(event.target.files); event.target.value = ''; }} />
      <label htmlFor={id} className={main ? 'btn btn-main' : 'btn'}>{words}</label>
      {hint === undefined ? null : <span className="hint" id={`${id}-hint`}>{hint}</span>}
    </div>
  );
}
