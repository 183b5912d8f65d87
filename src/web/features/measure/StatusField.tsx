import { useId, useState } from 'react';
import type { MeasureRow } from '../../../contract/measure.ts';
import { nextStatuses } from '../../../domain/measure/progress.ts';
import { measureText } from '../../../text/screenMeasure.ts';
import { measureStatusWords } from '../../../text/words.ts';
import { Field } from '../../ui/Field.tsx';
import { WritingField } from '../../ui/WritingField.tsx';
import type { RegisterBook } from './registerBook.ts';

/** The status, one of those it may have now. To cancel asks why first, and is then one change with its reason. */
export function StatusField({ row, book, readOnly }: { readonly row: MeasureRow; readonly book: RegisterBook; readonly readOnly: boolean }) {
  const id = useId();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState(row.statusReason);
  const [tried, setTried] = useState(false);
  const set = (fields: Readonly<Record<string, unknown>>): void => book.change(Object.entries(fields).map(([field, wanted]) => ({ object: 'measure', id: row.id, field, wanted })));
  const choose = (value: string): void => {
    const status = nextStatuses(row.status).find((one) => one === value);
    setAsking(status === 'cancelled' && row.status !== 'cancelled');
    if (status !== undefined && status !== 'cancelled') set({ status });
  };
  const cancel = (): void => {
    setTried(true);
    if (reason.trim() === '') return;
    set({ status: 'cancelled', statusReason: reason.trim() });
    setAsking(false);
  };
  return (
    <>
      <div className="field">
        <label htmlFor={id}>{measureText.status}</label>
        {readOnly ? <span id={id}>{measureStatusWords[row.status]}</span> : <select id={id} value={asking ? 'cancelled' : row.status} onChange={(event) => choose(event.target.value)}>{nextStatuses(row.status).map((one) => <option key={one} value={one}>{measureStatusWords[one]}</option>)}</select>}
      </div>
      {asking ? (
        <div className="wide m-cancel">
          <Field label={measureText.cancelReason} stop={tried && reason.trim() === '' ? measureText.cancelMissing : null}>{(parts) => <textarea {...parts} rows={2} autoFocus value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
          <div><button type="button" className="btn" onClick={cancel}>{measureText.cancelButton}</button></div>
        </div>
      ) : row.status === 'cancelled' ? <WritingField className="field wide" long readOnly={readOnly} label={measureText.reasonFor.cancelled} value={row.statusReason} onWrite={(words) => { if (words.trim() !== '') set({ statusReason: words }); }} /> : null}
    </>
  );
}
