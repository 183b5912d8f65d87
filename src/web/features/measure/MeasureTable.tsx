import { Fragment, type KeyboardEvent } from 'react';
import type { MeasureRow, MeasuresView } from '../../../contract/measure.ts';
import { dueWords } from '../../../text/days.ts';
import { measureText, registerFieldWords } from '../../../text/screenMeasure.ts';
import { measureStatusWords } from '../../../text/words.ts';
import { Chevron } from '../../ui/Marks.tsx';
import { ConflictLines } from './ConflictLines.tsx';
import { MeasureDetails } from './MeasureDetails.tsx';
import { ThingLink } from './Mends.tsx';
import type { BookState, RegisterBook } from './registerBook.ts';
import { SecrecyBadge } from '../../ui/SecrecyBadge.tsx';
import { useMarks } from '../../secrecyMarks.ts';

interface Given { readonly label: string; readonly rows: readonly MeasureRow[]; readonly view: MeasuresView; readonly state: BookState; readonly book: RegisterBook; readonly boardId: string; readonly open: string | null; readonly onOpen: (id: string | null) => void }

/** So many of what a measure mends are told in the row; the rest stand in it. */
const shown = 3;

export function MeasureTable({ label, rows, view, state, book, boardId, open, onOpen }: Given) {
  const marks = useMarks(boardId);
  return (
    <table className="m-table" aria-label={label}>
      <thead><tr><th scope="col">{registerFieldWords.title}</th><th scope="col">{measureText.mends}</th><th scope="col">{measureText.responsible}</th><th scope="col">{measureText.end}</th><th scope="col">{measureText.status}</th></tr></thead>
      <tbody>
        {rows.map((row) => {
          const isOpen = open === row.id;
          const conflicts = state.conflicts.filter((one) => one.id === row.id);
          const close = (): void => { onOpen(null); focusRow(row.id); };
          const onKey = (event: KeyboardEvent): void => { if (event.key === 'Escape') { event.preventDefault(); close(); } };
          return (
            <Fragment key={row.id}>
              <tr id={`atgard-${row.id}`} className={isOpen ? 'm-open' : undefined}>
                <th scope="row"><button type="button" className="m-toggle" id={`visa-${row.id}`} aria-expanded={isOpen} onClick={() => onOpen(isOpen ? null : row.id)}><Chevron open={isOpen} /><span>{row.title}</span></button><SecrecyBadge mark={marks.get(row.id) ?? null} />{row.inPlan ? <span className="small quiet m-mark">{measureText.inPlan(view.year)}</span> : null}</th>
                <td>{row.mends.length === 0 ? <span className="quiet">{measureText.none}</span> : <ul>{row.mends.slice(0, shown).map((thing) => <li key={`${thing.id} ${thing.itemPosition ?? ''}`}><ThingLink thing={thing} boardId={boardId} year={view.year} /></li>)}{row.mends.length > shown ? <li className="small quiet">{measureText.more(row.mends.length - shown)}</li> : null}</ul>}</td>
                <td>{row.responsibleName === '' ? <span className="quiet">{measureText.none}</span> : row.responsibleName}</td>
                <td className="nowrap"><EndDay row={row} today={view.today} /></td>
                <td><StatusWords row={row} /></td>
              </tr>
              {conflicts.length === 0 && !isOpen ? null : <tr className="m-inside"><td colSpan={5} onKeyDown={onKey}><ConflictLines conflicts={conflicts} book={book} />{isOpen ? <MeasureDetails row={row} view={view} boardId={boardId} book={book} onClose={close} /> : null}</td></tr>}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}

/** Focus goes to the row's own button; to the list it has been put away in when that is folded. */
export function focusRow(id: string): void {
  requestAnimationFrame(() => {
    const button = document.getElementById(`visa-${id}`);
    (button?.closest('details:not([open])')?.querySelector<HTMLElement>('summary') ?? button)?.focus();
  });
}

function EndDay({ row, today }: { readonly row: MeasureRow; readonly today: string }) {
  const running = row.status === 'notStarted' || row.status === 'inProgress';
  if (row.end === null) return running ? <span className="urgent">{measureText.noDate}</span> : <>{measureText.none}</>;
  if (!row.late) return <>{row.end}</>;
  return <><span className="urgent">{measureText.late}</span> <span title={dueWords(row.end, today).head}>{row.end}</span></>;
}

function StatusWords({ row }: { readonly row: MeasureRow }) {
  if (row.status === 'done' && row.effect === null) return <>{measureText.effectWaiting}</>;
  return <>{measureStatusWords[row.status]}{row.status === 'cancelled' && row.statusReason !== '' ? `: ${row.statusReason}` : ''}</>;
}
