import { Fragment, type KeyboardEvent } from 'react';
import type { MeasuresView, RecommendationRow } from '../../../contract/measure.ts';
import { recommendationKindWords, recommendationSourceWords, recommendationStateWords } from '../../../text/measure.ts';
import { measureText, registerFieldWords } from '../../../text/screenMeasure.ts';
import { Chevron } from '../../ui/Marks.tsx';
import { ConflictLines } from './ConflictLines.tsx';
import { focusRow } from './MeasureTable.tsx';
import { RecommendationDetails } from './RecommendationDetails.tsx';
import type { BookState, RegisterBook } from './registerBook.ts';
import { SecrecyBadge } from '../../ui/SecrecyBadge.tsx';
import { useMarks } from '../../secrecyMarks.ts';

interface Given {
  readonly label: string; readonly rows: readonly RecommendationRow[]; readonly view: MeasuresView; readonly state: BookState; readonly book: RegisterBook;
  readonly open: string | null; readonly onOpen: (id: string | null) => void; readonly onAddMeasure: (recommendationId: string) => void;
}

export function RecommendationTable({ label, rows, view, state, book, open, onOpen, onAddMeasure }: Given) {
  const marks = useMarks(rows[0]?.bodyId ?? '');
  return (
    <table className="m-table" aria-label={label}>
      <thead><tr><th scope="col">{registerFieldWords.text}</th><th scope="col">{measureText.from}</th><th scope="col">{measureText.responsible}</th><th scope="col">{measureText.statement}</th><th scope="col">{measureText.status}</th></tr></thead>
      <tbody>
        {rows.map((row) => {
          const isOpen = open === row.id;
          const conflicts = state.conflicts.filter((one) => one.id === row.id);
          const close = (): void => { onOpen(null); focusRow(row.id); };
          const onKey = (event: KeyboardEvent): void => { if (event.key === 'Escape') { event.preventDefault(); close(); } };
          return (
            <Fragment key={row.id}>
              <tr id={`rekommendation-${row.id}`} className={isOpen ? 'm-open' : undefined}>
                <th scope="row"><button type="button" className="m-toggle" id={`visa-${row.id}`} aria-expanded={isOpen} onClick={() => onOpen(isOpen ? null : row.id)}><Chevron open={isOpen} /><span>{row.text}</span></button><SecrecyBadge mark={marks.get(row.id) ?? null} /></th>
                <td>{measureText.recommendationOf(recommendationKindWords[row.kind], recommendationSourceWords[row.source], row.sourceName)}</td>
                <td>{row.ownerName === '' ? <span className="quiet">{measureText.none}</span> : row.ownerName}</td>
                <td><StatementWords row={row} /></td>
                <td>{recommendationStateWords[row.status]}{row.statesDue.length > 0 ? <span className="small m-line">{measureText.afterNow}</span> : null}</td>
              </tr>
              {conflicts.length === 0 && !isOpen ? null : <tr className="m-inside"><td colSpan={5} onKeyDown={onKey}><ConflictLines conflicts={conflicts} book={book} />{isOpen ? <RecommendationDetails row={row} view={view} book={book} onClose={close} onAddMeasure={() => onAddMeasure(row.id)} onOpenMeasure={(id) => { onOpen(id); focusRow(id); }} /> : null}</td></tr>}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}

function StatementWords({ row }: { readonly row: RecommendationRow }) {
  if (row.statementOn !== null) return <span className="m-due">{measureText.answered(row.statementOn)}</span>;
  if (row.late) return <><span className="urgent">{measureText.late}</span> <span className="nowrap">{row.statementDue}</span></>;
  if (row.statementDue !== null) return <span className="m-due">{measureText.answerBy(row.statementDue)}</span>;
  return row.unanswered ? <span className="urgent">{measureText.unanswered}</span> : <span className="quiet">{measureText.answerNone}</span>;
}
