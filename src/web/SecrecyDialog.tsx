import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { isContinued, secrecyGrounds, type EarlierRow, type MarkedKind, type SecrecyMark } from '../domain/openness/secrecy.ts';
import type { BodyId } from '../domain/identity.ts';
import { groundWords, secrecyText } from '../text/openness.ts';
import { groundName, secrecySaid } from '../text/secrecy.ts';
import { call, sentenceOf } from './call.ts';
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
  const asks = mark === null && isContinued(kind);
  // A mark follows forwards by itself. What the same words say in earlier years is the person's to decide.
  const earlier = useQuery({ queryKey: ['secrecy', boardId, 'earlier', id], staleTime: 0, enabled: asks, queryFn: ({ signal }) => call('secrecy.earlier', { boardId: board, objectKind: isContinued(kind) ? kind : 'event', objectId: id }, signal) });
  const rows = earlier.data?.rows ?? [];
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const also = rows.filter((row) => !leftOut.has(row.id));
  const markNow = () => call('secrecy.mark', { boardId: board, markId, objectKind: kind, objectId: id, ground: said, decidedBy: by.trim(), decidedOn: on as SecrecyMark['decidedOn'], note, ...(also.length === 0 ? {} : { also: also.map((row) => ({ markId: newId(), objectId: row.id })) }) });
  if (mark !== null) {
    return (
      <FormDialog title={secrecyText.lift} lead={secrecySaid(mark.ground)} button={secrecyText.lift} stopped={reason.trim() === ''} onClose={onClose} onAct={async () => done(await call('secrecy.lift', { boardId: board, markId: mark.id, reason: reason.trim() }), secrecyText.undone)}>
        {(tried) => <Field label={secrecyText.liftReason} stop={tried && reason.trim() === '' ? secrecyText.reasonMissing : null}>{(parts) => <textarea {...parts} rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>}
      </FormDialog>
    );
  }
  return (
    <FormDialog title={secrecyText.markOf(kind)} lead={secrecyText.why} button={also.length === 0 ? secrecyText.save : secrecyText.saveAll(also.length + 1)} stopped={(asks && earlier.isPending) || said === '' || by.trim() === '' || on === ''} onClose={onClose} onAct={async () => done(await markNow(), secrecyText.doneAll(also.length + 1))}>
      {(tried) => (
        <>
          <Field label={secrecyText.ground}>{(parts) => (
            <select {...parts} value={ground} onChange={(event) => setGround(event.target.value)}>
              {secrecyGrounds.map((one) => <option key={one} value={one}>{`${groundName(one)}: ${groundWords[one]}`}</option>)}
              <option value="">{secrecyText.ownGround}</option>
            </select>
          )}</Field>
          {ground === '' ? <Field label={secrecyText.ownGround} hint={secrecyText.ownGroundHint} stop={tried && own.trim() === '' ? secrecyText.groundMissing : null}>{(parts) => <input {...parts} type="text" value={own} maxLength={300} onChange={(event) => setOwn(event.target.value)} />}</Field> : null}
          <Field label={secrecyText.decidedBy} stop={tried && by.trim() === '' ? secrecyText.byMissing : null}>{(parts) => <input {...parts} type="text" value={by} maxLength={200} onChange={(event) => setBy(event.target.value)} />}</Field>
          <Field label={secrecyText.decidedOn} stop={tried && on === '' ? secrecyText.dayMissing : null}>{(parts) => <input {...parts} type="date" max={today} value={on} onChange={(event) => setOn(event.target.value)} />}</Field>
          <Field label={secrecyText.note} hint={secrecyText.noteHint}>{(parts) => <textarea {...parts} rows={2} value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />}</Field>
          {rows.length === 0 ? null : <EarlierRows rows={rows} leftOut={leftOut} onChange={setLeftOut} />}
          {earlier.error ? <p className="urgent small" role="alert">{sentenceOf(earlier.error)}</p> : null}
          <p className="small quiet">{secrecyText.effect}</p>
        </>
      )}
    </FormDialog>
  );
}

/** Rows of earlier years with the same words, all of them marked along unless somebody takes one away. */
function EarlierRows({ rows, leftOut, onChange }: { readonly rows: readonly EarlierRow[]; readonly leftOut: ReadonlySet<string>; readonly onChange: (ids: ReadonlySet<string>) => void }): ReactElement {
  const flip = (id: string): void => { const next = new Set(leftOut); if (!next.delete(id)) next.add(id); onChange(next); };
  const whole = leftOut.size < rows.length;
  return (
    <fieldset className="secrecy-earlier">
      <legend>{secrecyText.earlier(rows.length, rows.some((row) => row.published))}</legend>
      {rows.length === 1 ? null : <label className="choice"><input type="checkbox" checked={whole} onChange={() => onChange(whole ? new Set(rows.map((row) => row.id)) : new Set())} /><b>{secrecyText.earlierAll(rows.length)}</b></label>}
      <ul>{rows.map((row) => <li key={row.id}><label className="choice"><input type="checkbox" checked={!leftOut.has(row.id)} onChange={() => flip(row.id)} /><span>{row.year}: {row.says}{row.published ? <span className="small urgent"> {secrecyText.earlierPublished}</span> : null}</span></label></li>)}</ul>
    </fieldset>
  );
}
