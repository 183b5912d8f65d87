import type { MeasuresView, RecommendationRow } from '../../../contract/measure.ts';
import { recommendationKindWords, recommendationSourceWords, recommendationStateWords } from '../../../text/measure.ts';
import { measureText, registerFieldWords } from '../../../text/screenMeasure.ts';
import { RecommendationDetails } from './RecommendationDetails.tsx';
import { focusRow, RegisterTable, type RegisterList } from './RegisterTable.tsx';

export function RecommendationTable({ view, onAddMeasure, ...list }: RegisterList<RecommendationRow> & { readonly view: MeasuresView; readonly onAddMeasure: (recommendationId: string) => void }) {
  const { book, onOpen } = list;
  return (
    <RegisterTable {...list} heads={[registerFieldWords.text, measureText.from, measureText.responsible, measureText.statement, measureText.status]}
      place={(row) => `rekommendation-${row.id}`} title={(row) => row.text}
      cells={(row) => [
        measureText.recommendationOf(recommendationKindWords[row.kind], recommendationSourceWords[row.source], row.sourceName),
        row.ownerName === '' ? <span className="quiet">{measureText.none}</span> : row.ownerName,
        <StatementWords row={row} key="statement" />,
        <>{recommendationStateWords[row.status]}{row.statesDue.length > 0 ? <span className="small m-line">{measureText.afterNow}</span> : null}</>,
      ]}
      renderDetails={(row, close) => <RecommendationDetails row={row} view={view} book={book} onClose={close} onAddMeasure={() => onAddMeasure(row.id)} onOpenMeasure={(id) => { onOpen(id); focusRow(id); }} />} />
  );
}

function StatementWords({ row }: { readonly row: RecommendationRow }) {
  if (row.statementOn !== null) return <span className="m-due">{measureText.answered(row.statementOn)}</span>;
  if (row.late) return <><span className="urgent">{measureText.late}</span> <span className="nowrap">{row.statementDue}</span></>;
  if (row.statementDue !== null) return <span className="m-due">{measureText.answerBy(row.statementDue)}</span>;
  return row.unanswered ? <span className="urgent">{measureText.unanswered}</span> : <span className="quiet">{measureText.answerNone}</span>;
}
