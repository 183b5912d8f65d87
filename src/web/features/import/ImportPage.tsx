import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { ImportPreview } from '../../../contract/import.ts';
import { importText } from '../../../text/screenImport.ts';
import { call, Refused, sentenceOf } from '../../call.ts';
import { draftOf, takeYear } from '../../draft/useYear.ts';
import { newId } from '../../identity.ts';
import { navigate } from '../../place.tsx';
import { queryClient, sessionQuery, useSession } from '../../queries.ts';
import { useBoardYear } from '../../shell/current.ts';
import { Empty } from '../../ui/Empty.tsx';
import { toast } from '../../ui/toast.ts';
import { ImportedFiles } from '../../ImportedFiles.tsx';
import { ChooseFile } from './ChooseFile.tsx';
import { Preview, type TakeWishes } from './Preview.tsx';
import { readUpload, stopOf, type Upload } from './upload.ts';
import { YearPick } from './YearPick.tsx';
import './import.css';

type Step =
  | { readonly kind: 'choose'; readonly stop: string }
  | { readonly kind: 'reading'; readonly name: string }
  | { readonly kind: 'preview'; readonly upload: Upload; readonly preview: ImportPreview; readonly analysis: number | null };

/** Choose a file, look at what was read, take it in. Nothing is written before the last step. */
export default function ImportPage(): ReactElement {
  const { boardId, year } = useBoardYear();
  const session = useSession();
  const [step, setStep] = useState<Step>({ kind: 'choose', stop: '' });
  const underWay = useRef<AbortController | null>(null);
  useEffect(() => () => underWay.current?.abort(), []);
  const board = session.boards.find((one) => one.id === boardId);
  if (!board?.may.import) return <div className="page"><Empty title={importText.title} text={importText.mayNot} /></div>;
  const exists = board.years.some((one) => one.year === year);

  const look = async (upload: Upload, analysis: number | null): Promise<void> => {
    const control = new AbortController();
    underWay.current = control;
    setStep({ kind: 'reading', name: upload.name });
    try {
      const preview = await call('import.preview', { boardId, year, ...upload, ...(analysis === null ? {} : { analysis }) }, control.signal);
      setStep({ kind: 'preview', upload, preview, analysis });
    } catch (reason) {
      setStep({ kind: 'choose', stop: control.signal.aborted ? '' : sentenceOf(reason) });
    }
  };
  const choose = async (files: readonly File[]): Promise<void> => {
    const file = files[0];
    if (!file) return;
    const stop = files.length > 1 ? importText.oneFile : stopOf(file, session.uploadBytes);
    if (stop !== null) { setStep({ kind: 'choose', stop }); return; }
    let upload: Upload;
    try { upload = await readUpload(file); } catch { setStep({ kind: 'choose', stop: importText.unreadable(file.name) }); return; }
    await look(upload, null);
  };
  /** Takes the rows in and goes to the analysis. Throws the refusal for the preview to show. */
  const take = async (chosen: Extract<Step, { kind: 'preview' }>, wishes: TakeWishes): Promise<void> => {
    const answer = await call('import.take', {
      boardId, year, ...chosen.upload, ...(chosen.analysis === null ? {} : { analysis: chosen.analysis }), boardYearId: newId(), importId: newId(), changeId: newId(), ...wishes,
    });
    await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 });
    const draft = draftOf(boardId, year, session.person?.id ?? '');
    await draft.ready;
    takeYear(draft, answer.view);
    await navigate({ to: '/n/$boardId/$year/analys', params: { boardId, year: String(year) } });
    const undo = async (): Promise<void> => {
      try {
        await call('year.undo', { boardId, year, changeId: newId(), undo: answer.changeId });
        await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 });
        toast({ words: importText.undone });
        try { await draft.refresh(); } catch (reason) {
          // The import made the year; with it undone there is no year to show.
          if (!(reason instanceof Refused && reason.status === 404)) throw reason;
          await navigate({ to: '/n/$boardId/$year/inlasning', params: { boardId, year: String(year) } });
        }
      } catch (reason) { toast({ words: sentenceOf(reason) }); }
    };
    toast({ words: importText.done({ events: answer.view.content.events.length, planRows: answer.view.content.activities.length }), action: { words: importText.undo, onPick: () => void undo() } });
  };
  return (
    <div className="page import">
      <h1>{exists ? importText.title : importText.beginTitle}</h1>
      <p className="lead">{exists ? importText.lead(board.name, year) : importText.beginLead}</p>
      {step.kind === 'preview' ? null : <YearPick key={`${boardId} ${year}`} boards={session.boards} boardId={boardId} year={year} exists={exists} />}
      {step.kind === 'choose' ? <ChooseFile stop={step.stop} most={session.uploadBytes} onChoose={(files) => void choose(files)} /> : null}
      {step.kind === 'choose' && board.may.read ? <ImportedFiles boardId={boardId} /> : null}
      {step.kind === 'reading' ? <Reading name={step.name} onCancel={() => underWay.current?.abort()} /> : null}
      {step.kind === 'preview' ? (
        <Preview key={`${step.preview.sha256} ${step.analysis ?? ''}`} boardId={boardId} year={year} name={step.upload.name} preview={step.preview}
          onAnalysis={(analysis) => void look(step.upload, analysis)} onTake={(wishes) => take(step, wishes)} onAnother={() => setStep({ kind: 'choose', stop: '' })} />
      ) : null}
    </div>
  );
}

/** Shown only when reading takes more than a second: what is done, and a way to stop. */
function Reading({ name, onCancel }: { readonly name: string; readonly onCancel: () => void }): ReactElement {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 1000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="part" role="status">
      {slow ? (
        <>
          <p>{importText.reading(name)} <button type="button" className="link" onClick={onCancel}>{importText.cancel}</button></p>
          <div className="run-bar" role="progressbar" aria-label={importText.reading(name)}><i className="under-way" /></div>
        </>
      ) : <span className="vh">{importText.reading(name)}</span>}
    </div>
  );
}
