import type { MeasureRow, MeasuresView } from '../../../contract/measure.ts';
import { dueWords } from '../../../text/days.ts';
import { measureText, registerFieldWords } from '../../../text/screenMeasure.ts';
import { measureStatusWords } from '../../../text/words.ts';
import { MeasureDetails } from './MeasureDetails.tsx';
import { ThingLink } from './Mends.tsx';
import { RegisterTable, type RegisterList } from './RegisterTable.tsx';

/** So many of what a measure mends are told in the row; the rest stand in it. */
const shown = 3;

export function MeasureTable({ view, ...list }: RegisterList<MeasureRow> & { readonly view: MeasuresView }) {
  const { boardId, book } = list;
  return (
    <RegisterTable {...list} heads={[registerFieldWords.title, measureText.mends, measureText.responsible, measureText.end, measureText.status]}
      place={(row) => `atgard-${row.id}`} title={(row) => row.title}
      renderUnder={(row) => (row.inPlan ? <span className="small quiet m-mark">{measureText.inPlan(view.year)}</span> : null)}
      cells={(row) => [
        row.mends.length === 0 ? <span className="quiet">{measureText.none}</span> : <ul>{row.mends.slice(0, shown).map((thing) => <li key={`${thing.id} ${thing.itemPosition ?? ''}`}><ThingLink thing={thing} boardId={boardId} year={view.year} /></li>)}{row.mends.length > shown ? <li className="small quiet">{measureText.more(row.mends.length - shown)}</li> : null}</ul>,
        row.responsibleName === '' ? <span className="quiet">{measureText.none}</span> : row.responsibleName,
        <span className="nowrap" key="end"><EndDay row={row} today={view.today} /></span>,
        <StatusWords row={row} key="status" />,
      ]}
      renderDetails={(row, close) => <MeasureDetails row={row} view={view} boardId={boardId} book={book} onClose={close} />} />
  );
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
