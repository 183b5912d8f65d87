import { useId, useState, type ReactElement } from 'react';
import type { DeviationFile } from '../../../contract/deviation.ts';
import { evidenceEndings } from '../../../domain/control/evidenceKind.ts';
import type { BodyId } from '../../../domain/identity.ts';
import { deviationText as text } from '../../../text/screenDeviation.ts';
import { addressOf, call, sentenceOf } from '../../call.ts';
import { bytesOf } from '../../fileBytes.ts';
import { newId } from '../../identity.ts';
import { FindingMark } from '../../ui/Marks.tsx';
import { say } from '../../ui/said.ts';

interface Given { readonly boardId: BodyId; readonly deviationId: string; readonly files: readonly DeviationFile[]; readonly add: boolean; readonly hint?: string; readonly onAdded: (files: readonly DeviationFile[]) => void }

/** Files that show what happened. None can be taken away again: what was reported stays. */
export function FilesPart({ boardId, deviationId, files, add, hint, onAdded }: Given): ReactElement {
  const id = useId();
  const [under, setUnder] = useState('');
  const [refusal, setRefusal] = useState('');
  const [over, setOver] = useState(false);
  const take = async (file: File | undefined): Promise<void> => {
    if (!file || under !== '') return;
    setRefusal('');
    setUnder(file.name);
    try {
      let bytes: string;
      try { bytes = await bytesOf(file); } catch { setRefusal(text.fileFailed(file.name)); return; }
      onAdded((await call('deviation.addFile', { boardId, deviationId, fileId: newId(), name: file.name, bytes })).files);
      say(text.fileAdded(file.name));
    } catch (reason) { setRefusal(sentenceOf(reason)); } finally { setUnder(''); }
  };
  return (
    <>
      {files.length === 0 ? null : <ul className="d-notes">{files.map((one) => <li key={one.id}><a href={addressOf('deviation.file', { boardId, deviationId, fileId: one.id }).url} download={one.name}>{one.name}</a> <span className="small quiet">{text.fileOf(one.by, one.on)}</span></li>)}</ul>}
      {!add ? null : (
        <div className={over ? 'd-drop is-over' : 'd-drop'} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={(event) => { event.preventDefault(); setOver(false); void take(event.dataTransfer.files[0]); }}>
          <span className="quiet d-drop-words">{text.dropFile}</span>
          <input id={id} className="vh" type="file" accept={evidenceEndings.map((ending) => `.${ending}`).join(',')} aria-describedby={`${id}-hint`} onChange={(event) => { void take(event.target.files?.[0]); event.target.value = ''; }} />
          <label htmlFor={id} className="btn">{text.addFile}</label>
          <span className="hint" id={`${id}-hint`}>{text.fileHint}{hint === undefined ? '' : ` ${hint}`}</span>
        </div>
      )}
      <div role="status">{under === '' ? null : <p className="small quiet">{text.adding(under)}</p>}</div>
      <div role="alert">{refusal === '' ? null : <p className="urgent small d-stop"><FindingMark urgent /><span>{refusal}</span></p>}</div>
    </>
  );
}
