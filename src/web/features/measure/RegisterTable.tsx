import { Fragment, type KeyboardEvent, type ReactNode } from 'react';
import { Chevron } from '../../ui/Marks.tsx';
import { SecrecyBadge } from '../../ui/SecrecyBadge.tsx';
import { useMarks } from '../../secrecyMarks.ts';
import { ConflictLines } from './ConflictLines.tsx';
import type { BookState, RegisterBook } from './registerBook.ts';

/** What both lists of the register are given by their page. */
export interface RegisterList<Row> { readonly label: string; readonly rows: readonly Row[]; readonly state: BookState; readonly book: RegisterBook; readonly boardId: string; readonly open: string | null; readonly onOpen: (id: string | null) => void }
interface Given<Row> extends RegisterList<Row> {
  readonly heads: readonly string[];
  /** The place on the page that an address leads to. */
  readonly place: (row: Row) => string;
  readonly title: (row: Row) => string;
  /** What else stands in the row's head. */
  readonly renderUnder?: (row: Row) => ReactNode;
  /** One content for each head but the first. */
  readonly cells: (row: Row) => readonly ReactNode[];
  readonly renderDetails: (row: Row, close: () => void) => ReactNode;
}

/** A list whose rows open in place: the row's button says so, Esc closes, and focus goes back to the button. Conflicts stand under their row, open or not. */
export function RegisterTable<Row extends { readonly id: string }>({ label, heads, rows, state, book, boardId, open, onOpen, place, title, renderUnder, cells, renderDetails }: Given<Row>) {
  const marks = useMarks(boardId);
  return (
    <table className="m-table" aria-label={label}>
      <thead><tr>{heads.map((head) => <th scope="col" key={head}>{head}</th>)}</tr></thead>
      <tbody>
        {rows.map((row) => {
          const isOpen = open === row.id;
          const conflicts = state.conflicts.filter((one) => one.id === row.id);
          const close = (): void => { onOpen(null); focusRow(row.id); };
          const onKey = (event: KeyboardEvent): void => { if (event.key === 'Escape') { event.preventDefault(); close(); } };
          return (
            <Fragment key={row.id}>
              <tr id={place(row)} className={isOpen ? 'm-open' : undefined}>
                <th scope="row"><button type="button" className="m-toggle" id={`visa-${row.id}`} aria-expanded={isOpen} onClick={() => onOpen(isOpen ? null : row.id)}><Chevron open={isOpen} /><span>{title(row)}</span></button><SecrecyBadge mark={marks.get(row.id) ?? null} />{renderUnder?.(row)}</th>
                {cells(row).map((cell, at) => <td key={heads[at + 1]}>{cell}</td>)}
              </tr>
              {conflicts.length === 0 && !isOpen ? null : <tr className="m-inside"><td colSpan={heads.length} onKeyDown={onKey}><ConflictLines conflicts={conflicts} book={book} />{isOpen ? renderDetails(row, close) : null}</td></tr>}
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
