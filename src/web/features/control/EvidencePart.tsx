import { useState } from 'react';
import { evidenceEndings } from '../../../domain/control/evidenceKind.ts';
import { occasionText as text } from '../../../text/screenControl.ts';
import { addressOf, call, sentenceOf } from '../../call.ts';
import { newId } from '../../identity.ts';
import { FindingMark } from '../../ui/Marks.tsx';
import { say } from '../../ui/said.ts';
import { FilePick } from './FilePick.tsx';
import { bytesOf } from '../../fileBytes.ts';
import type { OpenOccasion } from './occasionBook.ts';
import { SecrecyLine } from '../../secrecyPart.ts';

/** Files that show what was looked at: asked for only where the activity asks. */
export function EvidencePart({ open, missing = false }: { readonly open: OpenOccasion; readonly missing?: boolean }) {
  const { book, view } = open;
  const asked = view.setup.evidence === 'asked';
  const [adding, setAdding] = useState(false);
  const [under, setUnder] = useState('');
  const [refusal, setRefusal] = useState('');
  const add = async (file: File): Promise<void> => {
    setRefusal('');
    setUnder(file.name);
    try {
      let bytes: string;
      try { bytes = await bytesOf(file); } catch { setRefusal(text.unreadable(file.name)); return; }
      await book.act('control.addEvidence', { evidenceId: newId(), name: file.name, bytes });
      say(text.added(file.name));
    } catch (reason) { setRefusal(sentenceOf(reason)); } finally { setUnder(''); }
  };
  const remove = async (id: string, name: string): Promise<void> => {
    setRefusal('');
    try {
      await call('control.removeEvidence', { boardId: view.occasion.bodyId, evidenceId: id });
      await book.refresh();
      say(text.removed(name));
    } catch (reason) { setRefusal(sentenceOf(reason)); }
  };
  const shown = asked || adding || view.evidence.length > 0;
  return (
    <section className="c-evidence" aria-label={text.evidence}>
      <h2 className="label">{text.evidence}</h2>
      <EvidenceList open={open} onRemove={view.abilities.perform ? (id, name) => void remove(id, name) : null} />
      {!view.abilities.perform ? null : shown ? (
        <>
          {asked && view.evidence.length === 0 ? <p className={missing ? 'urgent small' : 'small quiet'}>{text.evidenceAsked}</p> : null}
          <FilePick accept={evidenceEndings.map((ending) => `.${ending}`).join(',')} words={text.addFile} hint={text.evidenceKinds} onPick={(file) => void add(file)} />
        </>
      ) : <p className="hint">{text.evidenceNotNeeded} <button type="button" className="link" onClick={() => setAdding(true)}>{text.addAnyway}</button></p>}
      <div role="status">{under === '' ? null : <p className="small quiet">{text.adding(under)}</p>}</div>
      <div role="alert">{refusal === '' ? null : <p className="c-stop urgent small"><FindingMark urgent /><span>{refusal}</span></p>}</div>
    </section>
  );
}

export function EvidenceList({ open, onRemove }: { readonly open: OpenOccasion; readonly onRemove: ((id: string, name: string) => void) | null }) {
  const { evidence, occasion } = open.view;
  if (evidence.length === 0) return null;
  return (
    <ul className="c-files">
      {evidence.map((one) => (
        <li key={one.id}><a href={addressOf('control.evidence', { boardId: occasion.bodyId, evidenceId: one.id }).url} download={one.name}>{one.name}</a>{onRemove === null ? null : <button type="button" className="link small" aria-label={text.remove(one.name)} onClick={() => onRemove(one.id, one.name)}>{text.take_}</button>} <SecrecyLine boardId={occasion.bodyId} kind="evidence" id={one.id} /></li>
      ))}
    </ul>
  );
}
