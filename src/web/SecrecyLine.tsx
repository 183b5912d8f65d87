import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState, type ReactElement } from 'react';
import type { MarkedKind } from '../domain/openness/secrecy.ts';
import { secrecyText } from '../text/openness.ts';
import { groundName } from '../text/secrecy.ts';
import { marksQuery, useMarks } from './secrecyMarks.ts';
import { useSession } from './queries.ts';
import './secrecy.css';
import { LockMark } from './ui/LockMark.tsx';
import { SecrecyBadge } from './ui/SecrecyBadge.tsx';

const MarkDialog = lazy(() => import('./SecrecyDialog.tsx'));

interface Given {
  readonly boardId: string; readonly kind: MarkedKind; readonly id: string;
  /** What it is called, where several stand beside each other. */
  readonly name?: string;
  /** Beside the words of what is marked instead of under a whole row: a link's size. */
  readonly small?: boolean;
}
/** Under a row's details: its mark with who decided, or – for who may – the way to mark it. Nothing where there is neither. */
export function SecrecyLine({ boardId, kind, id, name = '', small = false }: Given): ReactElement | null {
  const mark = useMarks(boardId, true).get(id) ?? null;
  const reads = useSession().boards.find((board) => board.id === boardId)?.may.read ?? false;
  const may = useQuery({ ...marksQuery(boardId), enabled: reads }).data?.may ?? false;
  const [open, setOpen] = useState(false);
  if (mark === null && !may) return null;
  return (
    <div className="secrecy-line">
      {mark === null ? null : <p><SecrecyBadge mark={mark} /> <span className="quiet small">{secrecyText.decided(mark.decidedBy, mark.decidedOn)}</span>{mark.note === '' ? null : <span className="quiet small"> {mark.note}</span>}</p>}
      {may ? <button type="button" className={small ? 'link small' : 'btn'} aria-label={`${mark === null ? secrecyText.markOf(kind) : `${secrecyText.lift}: ${groundName(mark.ground)}`}${name === '' ? '' : `, ${name}`}`} onClick={() => setOpen(true)}>{small ? null : <LockMark />} {mark === null ? secrecyText.markIt : secrecyText.lift}</button> : null}
      {open ? <Suspense fallback={null}><MarkDialog boardId={boardId} kind={kind} id={id} mark={mark} onClose={() => setOpen(false)} /></Suspense> : null}
    </div>
  );
}
