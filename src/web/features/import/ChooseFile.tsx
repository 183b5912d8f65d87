import { useId, useState, type ReactElement } from 'react';
import { importText } from '../../../text/screenImport.ts';
import { FindingMark } from '../../ui/Marks.tsx';
import { megabytes } from './upload.ts';

/** A place to drop the file on, and the browser's own way to choose it. */
export function ChooseFile({ stop, most, onChoose }: { readonly stop: string; readonly most: number; readonly onChoose: (files: readonly File[]) => void }): ReactElement {
  const id = useId();
  const [over, setOver] = useState(false);
  return (
    <div className={over ? 'drop is-over' : 'drop'}
      onDragOver={(event) => { event.preventDefault(); setOver(true); }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => { event.preventDefault(); setOver(false); onChoose([...event.dataTransfer.files]); }}>
      <p>{importText.drop}</p>
      <input id={id} className="vh file-input" type="file" accept=".docx,.xlsx,.pdf" aria-describedby={`${id}-kinds`} onChange={(event) => { onChoose([...(event.target.files ?? [])]); event.target.value = ''; }} />
      <label htmlFor={id} className="btn btn-main">{importText.choose}</label>
      <p className="small quiet" id={`${id}-kinds`}>{importText.kinds(megabytes(most))}</p>
      <div role="alert">{stop === '' ? null : <p className="drop-stop urgent"><FindingMark urgent /><span>{stop}</span></p>}</div>
    </div>
  );
}
