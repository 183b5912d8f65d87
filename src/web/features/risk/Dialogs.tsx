import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import type { YearContent } from '../../../domain/year/content.ts';
import { fieldLabels, findingWords, riskText, type LabelledField } from '../../../text/screenRisk.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';

interface FormGiven { readonly title: string; readonly button: string; readonly onClose: () => void; readonly onSubmit: () => boolean; readonly children: ReactNode }

/** A dialog with fields and one thing to do; stays when something is missing. */
export function FormDialog({ title, button, onClose, onSubmit, children }: FormGiven) {
  const submit = (event: FormEvent) => { event.preventDefault(); if (onSubmit()) onClose(); };
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="dialog-form" onSubmit={submit} noValidate>
        {children}
        <div className="row"><button type="submit" className="btn btn-main">{button}</button><button type="button" className="btn" onClick={onClose}>{riskText.close}</button></div>
      </form>
    </Dialog>
  );
}

export type SetField = 'treatment' | 'treatmentReason' | 'ratingReason' | 'riskOwner' | 'department';
interface SetGiven { readonly title: string; readonly field: SetField; readonly ids: readonly string[]; readonly content: YearContent; readonly onSet: (values: Readonly<Partial<Record<LabelledField, unknown>>>) => void; readonly onClose: () => void; readonly proposed?: string }

/** One value on many rows. */
export function SetDialog({ title, field, ids, content, onSet, onClose, proposed = '' }: SetGiven) {
  const [value, setValue] = useState(proposed);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const needsReason = field === 'treatment' && content.method.treatments.find((treatment) => treatment.id === value)?.needsReason === true;
  const missing = value.trim() === '';
  const submit = () => {
    setTried(true);
    if (missing || (needsReason && reason.trim() === '')) return false;
    if (field === 'riskOwner') onSet({ riskOwner: { kind: 'text', printed: value } });
    else onSet({ [field]: value, ...(field === 'treatment' && reason.trim() !== '' ? { treatmentReason: reason } : {}) });
    return true;
  };
  const stop = tried && missing ? (field === 'treatment' ? findingWords.chooseTreatment : riskText.reasonMissing) : null;
  return (
    <FormDialog title={title} button={findingWords.mendAll(ids.length)} onClose={onClose} onSubmit={submit}>
      <p className="small quiet">{content.events.filter((event) => ids.includes(event.id)).map((event) => event.label ?? riskText.none).join(' ')}</p>
      {field === 'treatment' ? (
        <>
          <Field label={fieldLabels.treatment} stop={stop}>{(parts) => <select {...parts} value={value} onChange={(event) => setValue(event.target.value)}><option value="">{findingWords.chooseTreatment}</option>{content.method.treatments.map((treatment) => <option key={treatment.id} value={treatment.id}>{treatment.word}</option>)}</select>}</Field>
          <Field label={fieldLabels.treatmentReason} stop={tried && needsReason && reason.trim() === '' ? riskText.reasonMissing : null}>{(parts) => <textarea {...parts} rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
        </>
      ) : <Field label={fieldLabels[field]} stop={stop}>{(parts) => field === 'riskOwner' || field === 'department' ? <input {...parts} type="text" value={value} onChange={(event) => setValue(event.target.value)} /> : <textarea {...parts} rows={2} value={value} onChange={(event) => setValue(event.target.value)} />}</Field>}
    </FormDialog>
  );
}

/** A reason for something: taking rows away, noting a finding. */
export function ReasonDialog({ title, label, hint, button, onReason, onClose, initial = '', required = true }: { readonly title: string; readonly label: string; readonly hint: string; readonly button: string; readonly onReason: (reason: string) => void; readonly onClose: () => void; readonly initial?: string; readonly required?: boolean }) {
  const [reason, setReason] = useState(initial);
  const [tried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    if (required && reason.trim() === '') return false;
    onReason(reason.trim());
    return true;
  };
  return (
    <FormDialog title={title} button={button} onClose={onClose} onSubmit={submit}>
      <Field label={label} hint={hint} stop={tried && required && reason.trim() === '' ? riskText.reasonMissing : null}>{(parts) => <textarea {...parts} rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
    </FormDialog>
  );
}

export function MeasureDialog({ ids, content, onAdd, onClose }: { readonly ids: readonly string[]; readonly content: YearContent; readonly onAdd: (measure: { readonly title: string; readonly responsible: string; readonly end: string }) => void; readonly onClose: () => void }) {
  const [title, setTitle] = useState('');
  const [responsible, setResponsible] = useState('');
  const [end, setEnd] = useState('');
  const [tried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    if (title.trim() === '') return false;
    onAdd({ title: title.trim(), responsible: responsible.trim(), end });
    return true;
  };
  return (
    <FormDialog title={findingWords.measureFor(ids.length)} button={findingWords.mendAll(ids.length)} onClose={onClose} onSubmit={submit}>
      <p className="small quiet">{content.events.filter((event) => ids.includes(event.id)).map((event) => event.label ?? riskText.none).join(' ')}</p>
      <Field label={findingWords.measureTitle} stop={tried && title.trim() === '' ? findingWords.measureMissing : null}>{(parts) => <textarea {...parts} rows={2} value={title} onChange={(event) => setTitle(event.target.value)} />}</Field>
      <Field label={findingWords.measureOwner}>{(parts) => <input {...parts} type="text" value={responsible} onChange={(event) => setResponsible(event.target.value)} />}</Field>
      <Field label={findingWords.measureEnd}>{(parts) => <input {...parts} type="date" value={end} onChange={(event) => setEnd(event.target.value)} />}</Field>
    </FormDialog>
  );
}
