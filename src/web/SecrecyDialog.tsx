import { useState, type ReactElement } from 'react';
import { secrecyGrounds, type MarkedKind, type SecrecyMark } from '../domain/openness/secrecy.ts';
import type { BodyId } from '../domain/identity.ts';
import { groundWords, secrecyText } from '../text/openness.ts';
import { groundName, secrecySaid } from '../text/secrecy.ts';
import { call } from './call.ts';
import { newId } from './identity.ts';
import { queryClient, useSession } from './queries.ts';
import { marksQuery } from './secrecyMarks.ts';
import { Field } from './ui/Field.tsx';
import { FormDialog } from './ui/FormDialog.tsx';
import { say } from './ui/said.ts';

interface Given { readonly boardId: string; readonly kind: MarkedKind; readonly id: string; readonly mark: SecrecyMark | null; readonly onClose: () => void }

/** Marks what has no mark, and lifts the one that stands. */
export default function SecrecyDialog({ boardId, kind, id, mark, onClose }: Given): ReactElement {
  const { today, person } = useSession();
  const [ground, setGround] = useState<string>('18:8');
  const [own, setOwn] = useState('');
  const [by, setBy] = useState(person?.name ?? '');
  const [on, setOn] = useState<string>(today);
  const [note, setNote] = useState('');
  const [reason, setReason] = useState('');
  const board = boardId as BodyId;
  const done = (view: Awaited<ReturnType<typeof markNow>>, words: string): void => { queryClient.setQueryData(marksQuery(boardId).queryKey, view); void queryClient.invalidateQueries({ queryKey: ['session'] }); say(words); onClose(); };
  const [markId] = useState(newId);
  const said = ground === '' ? own.trim() : ground;
  const markNow = () => call('secrecy.mark', { boardId: board, markId, objectKind: kind, objectId: id, ground: said, decidedBy: by.trim(), decidedOn: on as SecrecyMark['decidedOn'], note });
  if (mark !== null) {
    return (
      <FormDialog title={secrecyText.lift} lead={secrecySaid(mark.ground)} button={secrecyText.lift} stopped={reason.trim() === ''} onClose={onClose} onAct={async () => done(await call('secrecy.lift', { boardId: board, markId: mark.id, reason: reason.trim() }), secrecyText.undone)}>
        {(tried) => <Field label={secrecyText.liftReason} stop={tried && reason.trim() === '' ? secrecyText.missing : null}>{(parts) => <textarea {...parts} rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>}
      </FormDialog>
    );
  }
  return (
    <FormDialog title={secrecyText.markOf(kind)} lead={secrecyText.why} button={secrecyText.save} stopped={said === '' || by.trim() === '' || on === ''} onClose={onClose} onAct={async () => done(await markNow(), secrecyText.done)}>
      {(tried) => (
        <>
          <Field label={secrecyText.ground}>{(parts) => (
            <select {...parts} value={ground} onChange={(event) => setGround(event.target.value)}>
              {secrecyGrounds.map((one) => <option key={one} value={one}>{`${groundName(one)}: ${groundWords[one]}`}</option>)}
              <option value="">{secrecyText.ownGround}</option>
            </select>
          )}</Field>
          {ground === '' ? <Field label={secrecyText.ownGround} hint={secrecyText.ownGroundHint} stop={tried && own.trim() === '' ? secrecyText.missing : null}>{(parts) => <input {...parts} type="text" value={own} maxLength={300} onChange={(event) => setOwn(event.target.value)} />}</Field> : null}
          <Field label={secrecyText.decidedBy} stop={tried && by.trim() === '' ? secrecyText.missing : null}>{(parts) => <input {...parts} type="text" value={by} maxLength={200} onChange={(event) => setBy(event.target.value)} />}</Field>
          <Field label={secrecyText.decidedOn} stop={tried && on === '' ? secrecyText.missing : null}>{(parts) => <input {...parts} type="date" max={today} value={on} onChange={(event) => setOn(event.target.value)} />}</Field>
          <Field label={secrecyText.note} hint={secrecyText.noteHint}>{(parts) => <textarea {...parts} rows={2} value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />}</Field>
          <p className="small quiet">{secrecyText.effect}</p>
        </>
      )}
    </FormDialog>
  );
}
