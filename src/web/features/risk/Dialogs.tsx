import { useState } from 'react';
import type { YearContent } from '../../../domain/year/content.ts';
import { fieldLabels, findingWords, riskText, type LabelledField } from '../../../text/screenRisk.ts';
import { Field } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';

export type SetField = 'treatment' | 'treatmentReason' | 'ratingReason' | 'riskOwner' | 'department';
interface SetGiven { readonly title: string; readonly field: SetField; readonly ids: readonly string[]; readonly content: YearContent; readonly onSet: (values: Readonly<Partial<Record<LabelledField, unknown>>>) => void; readonly onClose: () => void; readonly proposed?: string }

/** One value on many rows. */
export function SetDialog({ title, field, ids, content, onSet, onClose, proposed = '' }: SetGiven) {
  const [value, setValue] = useState(proposed);
  const [reason, setReason] = useState('');
  const needsReason = field === 'treatment' && content.method.treatments.find((treatment) => treatment.id === value)?.needsReason === true;
  const missing = value.trim() === '';
  const reasonMissing = needsReason && reason.trim() === '';
  const stop = missing ? (field === 'treatment' ? findingWords.chooseTreatment : riskText.reasonMissing) : null;
  const act = () => {
    if (field === 'riskOwner') onSet({ riskOwner: { kind: 'text', printed: value } });
    else onSet({ [field]: value, ...(field === 'treatment' && reason.trim() !== '' ? { treatmentReason: reason } : {}) });
    onClose();
  };
  return (
    <FormDialog title={title} button={findingWords.mendAll(ids.length)} stopped={missing || reasonMissing} onClose={onClose} onAct={act}>
      {(tried) => (
        <>
          <p className="small quiet">{numbersOf(content, ids)}</p>
          {field === 'treatment' ? (
            <>
              <Field label={fieldLabels.treatment} stop={tried ? stop : null}>{(parts) => <select {...parts} value={value} onChange={(event) => setValue(event.target.value)}><option value="">{findingWords.chooseTreatment}</option>{content.method.treatments.map((treatment) => <option key={treatment.id} value={treatment.id}>{treatment.word}</option>)}</select>}</Field>
              <Field label={fieldLabels.treatmentReason} stop={tried && reasonMissing ? riskText.reasonMissing : null}>{(parts) => <textarea {...parts} rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
            </>
          ) : <Field label={fieldLabels[field]} stop={tried ? stop : null}>{(parts) => field === 'riskOwner' || field === 'department' ? <input {...parts} type="text" value={value} onChange={(event) => setValue(event.target.value)} /> : <textarea {...parts} rows={2} value={value} onChange={(event) => setValue(event.target.value)} />}</Field>}
        </>
      )}
    </FormDialog>
  );
}

export function MeasureDialog({ ids, content, onAdd, onClose }: { readonly ids: readonly string[]; readonly content: YearContent; readonly onAdd: (measure: { readonly title: string; readonly responsible: string; readonly end: string }) => void; readonly onClose: () => void }) {
  const [title, setTitle] = useState('');
  const [responsible, setResponsible] = useState('');
  const [end, setEnd] = useState('');
  const missing = title.trim() === '';
  return (
    <FormDialog title={findingWords.measureFor(ids.length)} button={findingWords.mendAll(ids.length)} stopped={missing} onClose={onClose} onAct={() => { onAdd({ title: title.trim(), responsible: responsible.trim(), end }); onClose(); }}>
      {(tried) => (
        <>
          <p className="small quiet">{numbersOf(content, ids)}</p>
          <Field label={findingWords.measureTitle} stop={tried && missing ? findingWords.measureMissing : null}>{(parts) => <textarea {...parts} rows={2} value={title} onChange={(event) => setTitle(event.target.value)} />}</Field>
          <Field label={findingWords.measureOwner}>{(parts) => <input {...parts} type="text" value={responsible} onChange={(event) => setResponsible(event.target.value)} />}</Field>
          <Field label={findingWords.measureEnd}>{(parts) => <input {...parts} type="date" value={end} onChange={(event) => setEnd(event.target.value)} />}</Field>
        </>
      )}
    </FormDialog>
  );
}

function numbersOf(content: YearContent, ids: readonly string[]): string {
  return content.events.filter((event) => ids.includes(event.id)).map((event) => event.label ?? riskText.none).join(' ');
}
