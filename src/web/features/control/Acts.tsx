import { useState } from 'react';
import { notPerformedReasons, type NotPerformedReason } from '../../../domain/control/occasion.ts';
import type { Day } from '../../../domain/day.ts';
import type { PersonId } from '../../../domain/identity.ts';
import { occasionText as text } from '../../../text/screenControl.ts';
import { sentenceOf } from '../../call.ts';
import { useSession } from '../../queries.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { say } from '../../ui/said.ts';
import { toast } from '../../ui/toast.ts';
import type { OpenOccasion } from './occasionBook.ts';

interface Given { readonly open: OpenOccasion; readonly onClose: () => void }

/** Could not be done: one of four reasons; what will be done later keeps its place among what waits. */
export function CouldNot({ open: { book }, onClose }: Given) {
  const { today } = useSession();
  const [reason, setReason] = useState<NotPerformedReason | null>(null);
  const [words, setWords] = useState('');
  const [until, setUntil] = useState('');
  const needsWords = reason === 'other' || reason === 'doesNotFit';
  const wordsMissing = needsWords && words.trim() === '';
  const untilMissing = reason === 'notInTime' && !(/^\d{4}-\d\d-\d\d$/.test(until) && until > today);
  const act = async (): Promise<void> => {
    if (reason === null) return;
    await book.act('control.notPerformed', { reason, text: words.trim(), until: reason === 'notInTime' ? (until as Day) : null });
    say(text.couldNotSaid);
    onClose();
  };
  return (
    <FormDialog title={text.couldNotTitle} lead={text.couldNotLead} button={text.couldNotButton} stopped={reason === null || wordsMissing || untilMissing} onClose={onClose} onAct={act}>
      {(tried) => (
        <>
          <fieldset className="c-radios">
            <legend className="label">{text.couldNotReason}</legend>
            {notPerformedReasons.map((one) => <label key={one} className="c-radio"><input type="radio" name="reason" checked={reason === one} onChange={() => setReason(one)} /><span>{text.reasons[one]}</span></label>)}
          </fieldset>
          {tried && reason === null ? <p className="urgent small" role="alert">{text.couldNotStop}</p> : null}
          {reason === 'notInTime' ? <Field label={text.until} stop={tried && untilMissing ? text.untilStop : null}>{(parts) => <input {...parts} type="date" min={today} value={until} onChange={(event) => setUntil(event.target.value)} />}</Field> : null}
          {reason === null ? null : <Field label={needsWords ? text.why : text.whyOptional} stop={tried && wordsMissing ? text.reasonStop : null}>{(parts) => <textarea {...parts} rows={2} maxLength={2000} value={words} onChange={(event) => setWords(event.target.value)} />}</Field>}
        </>
      )}
    </FormDialog>
  );
}

/** To a deputy: the name is the button. */
export function HandOver({ open: { book, view }, onClose }: Given) {
  const [find, setFind] = useState('');
  const [refusal, setRefusal] = useState('');
  const wanted = find.trim().toLocaleLowerCase('sv');
  const found = view.deputies.filter((one) => wanted === '' || `${one.name} ${one.title}`.toLocaleLowerCase('sv').includes(wanted));
  const hand = async (id: string, name: string): Promise<void> => {
    setRefusal('');
    try {
      await book.act('control.handOver', { personId: id as PersonId });
      toast({ words: text.handedOver(name) });
      onClose();
    } catch (reason) { setRefusal(sentenceOf(reason)); }
  };
  return (
    <Dialog title={text.handOverTitle} onClose={onClose}>
      <p className="quiet">{text.handOverLead}</p>
      {view.deputies.length > 7 ? <Field label={text.handOverFind}>{(parts) => <input {...parts} type="search" autoComplete="off" value={find} onChange={(event) => setFind(event.target.value)} />}</Field> : null}
      {found.length === 0 ? <p>{text.handOverNone}</p> : (
        <ul className="c-people">{found.map((one) => <li key={one.id}><button type="button" onClick={() => void hand(one.id, one.name)}><b>{one.name}</b>{one.title === '' ? null : <span className="quiet">{one.title}</span>}</button></li>)}</ul>
      )}
      {refusal === '' ? null : <p role="alert" className="urgent">{refusal}</p>}
      <div className="row"><button type="button" className="btn" onClick={onClose}>{text.close}</button></div>
    </Dialog>
  );
}

/** After the board has judged, a control is opened only as a correction, with a reason that stays. */
export function Correct({ open: { book, view }, onClose }: Given) {
  const [why, setWhy] = useState('');
  const act = async (): Promise<void> => {
    await book.act('control.reopen', { reason: why.trim() });
    onClose();
  };
  return (
    <FormDialog title={text.correct} lead={text.correctLead(view.closedBy ?? '')} button={text.correct} stopped={why.trim() === ''} onClose={onClose} onAct={act}>
      {(tried) => <Field label={text.correctReason} stop={tried && why.trim() === '' ? text.reasonStop : null}>{(parts) => <textarea {...parts} rows={2} maxLength={2000} value={why} onChange={(event) => setWhy(event.target.value)} />}</Field>}
    </FormDialog>
  );
}

/** How a fault that was left was taken care of. */
export function Settle({ open: { book }, position, onClose }: Given & { readonly position: number }) {
  const [words, setWords] = useState('');
  const act = async (): Promise<void> => {
    await book.act('control.settle', { position, note: words.trim() });
    say(text.settledSaid);
    onClose();
  };
  return (
    <FormDialog title={text.settle} button={text.settle} stopped={words.trim() === ''} onClose={onClose} onAct={act}>
      {(tried) => <Field label={text.settleWhat} stop={tried && words.trim() === '' ? text.settleStop : null}>{(parts) => <textarea {...parts} data-autofocus="" rows={3} maxLength={2000} value={words} onChange={(event) => setWords(event.target.value)} />}</Field>}
    </FormDialog>
  );
}
