import { useId, useState, type FormEvent, type ReactElement } from 'react';
import type { Measure } from '../../../domain/plan/plan.ts';
import type { YearContent } from '../../../domain/year/content.ts';
import { planText } from '../../../text/screenPlan.ts';
import { measureStatusWords } from '../../../text/words.ts';
import type { Draft } from '../../draft/store.ts';
import { newId } from '../../identity.ts';
import { Link } from '../../place.tsx';
import { Field } from '../../ui/Field.tsx';
import { say } from '../../ui/said.ts';
import { responsibleFrom, type Known } from './planRows.ts';
import { peopleListId } from './PlanTable.tsx';

const statuses: readonly Measure['status'][] = ['notStarted', 'inProgress', 'done', 'cancelled'];

/** What shall be changed so that the events do not happen; belongs to the board and lives across years. */
export function MeasureList({ content, draft, readOnly, people }: { readonly people: readonly Known[]; readonly content: YearContent; readonly draft: Draft; readonly readOnly: boolean }): ReactElement {
  const heading = useId();
  const [open, setOpen] = useState<string | null>(null);
  const labels = new Map<string, string>(content.events.map((event) => [event.id, event.label ?? '–']));
  const measures = content.measures.toSorted((a, b) => a.position - b.position);
  const save = (id: string | null, wanted: MeasureWords): void => {
    if (id === null) {
      draft.add('measure', [{ id: newId(), position: measures.reduce((most, one) => Math.max(most, one.position), -1) + 1, ...wanted }]);
      say(planText.measureAdded);
    } else draft.change(Object.entries(wanted).map(([field, value]) => ({ object: 'measure', id, field, wanted: value })));
    setOpen(null);
  };
  return (
    <section className="part measures" aria-labelledby={heading}>
      <header><h2 id={heading}>{planText.measures}</h2>{readOnly || open !== null ? null : <button type="button" className="link" onClick={() => setOpen('')}>{planText.addMeasure}</button>}</header>
      <p className="small quiet">{planText.measuresLead}</p>
      {open === '' ? <MeasureForm content={content} people={people} measure={null} onSave={(wanted) => save(null, wanted)} onClose={() => setOpen(null)} /> : null}
      {measures.length === 0 ? (open === '' ? null : <p>{planText.noMeasures}</p>) : (
        <table>
          <thead><tr><th scope="col">{planText.measureTitle}</th><th scope="col">{planText.measureEvents}</th><th scope="col">{planText.responsible}</th><th scope="col">{planText.end}</th><th scope="col">{planText.status}</th><th scope="col"><span className="vh">{planText.edit}</span></th></tr></thead>
          <tbody>
            {measures.map((measure) => open === measure.id ? (
              <tr key={measure.id}><td colSpan={6}><MeasureForm content={content} people={people} measure={measure} onSave={(wanted) => save(measure.id, wanted)} onClose={() => setOpen(null)}
                onRemove={() => { draft.remove('measure', [measure.id], planText.removeMeasure); setOpen(null); say(planText.measureRemoved); }} /></td></tr>
            ) : (
              <tr key={measure.id}>
                <th scope="row"><Link href={`/n/${content.board.id}/${content.year}/atgarder#atgard-${measure.id}`}>{measure.title}</Link></th>
                <td>{measure.eventIds.length === 0 ? planText.noEvents : measure.eventIds.map((id) => labels.get(id) ?? '–').join(', ')}</td>
                <td>{measure.responsible?.printed ?? '–'}</td>
                <td className="nowrap">{measure.end ?? '–'}</td>
                <td>{measureStatusWords[measure.status]}{measure.status === 'cancelled' && measure.statusReason !== '' ? `: ${measure.statusReason}` : ''}</td>
                <td>{readOnly ? null : <button type="button" className="link small" aria-label={planText.editMeasure(measure.title)} onClick={() => setOpen(measure.id)}>{planText.edit}</button>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

type MeasureWords = Readonly<Record<'title' | 'responsible' | 'end' | 'status' | 'statusReason' | 'eventIds', unknown>>;

function MeasureForm({ content, people, measure, onSave, onClose, onRemove }: { readonly people: readonly Known[]; readonly content: YearContent; readonly measure: Measure | null; readonly onSave: (wanted: MeasureWords) => void; readonly onClose: () => void; readonly onRemove?: () => void }): ReactElement {
  const [title, setTitle] = useState(measure?.title ?? '');
  const [responsible, setResponsible] = useState(measure?.responsible?.printed ?? '');
  const [end, setEnd] = useState<string>(measure?.end ?? '');
  const [status, setStatus] = useState<Measure['status']>(measure?.status ?? 'notStarted');
  const [statusReason, setStatusReason] = useState(measure?.statusReason ?? '');
  const [eventIds, setEventIds] = useState<readonly string[]>(measure?.eventIds ?? []);
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (title.trim() === '') return;
    // A person chosen elsewhere stays the same person as long as the words are the same.
    const who = measure?.responsible?.printed === responsible.trim() ? measure.responsible : responsibleFrom(responsible, people);
    onSave({ title: title.trim(), responsible: who, end: end === '' ? null : end, status, statusReason: statusReason.trim(), eventIds });
  };
  return (
    <form className="measure-form" onSubmit={submit} noValidate>
      <Field className="wide" label={planText.measureTitle} stop={tried && title.trim() === '' ? planText.measureTitleMissing : null}>{(parts) => <input {...parts} type="text" autoFocus value={title} onChange={(event) => setTitle(event.target.value)} />}</Field>
      <Field label={planText.responsible}>{(parts) => <input {...parts} type="text" autoComplete="off" list={peopleListId} value={responsible} onChange={(event) => setResponsible(event.target.value)} />}</Field>
      <Field label={planText.end}>{(parts) => <input {...parts} type="date" value={end} onChange={(event) => setEnd(event.target.value)} />}</Field>
      <Field label={planText.status}>{(parts) => <select {...parts} value={status} onChange={(event) => setStatus(statuses.find((one) => one === event.target.value) ?? 'notStarted')}>{statuses.map((one) => <option key={one} value={one}>{measureStatusWords[one]}</option>)}</select>}</Field>
      {status === 'cancelled' ? <Field label={planText.statusReason}>{(parts) => <input {...parts} type="text" value={statusReason} onChange={(event) => setStatusReason(event.target.value)} />}</Field> : null}
      <fieldset className="wide"><legend className="label">{planText.measureEvents}</legend>
        <div className="measure-events" tabIndex={0} role="group" aria-label={planText.measureEvents}>
          {content.events.map((event) => (
            <label key={event.id}><input type="checkbox" checked={eventIds.includes(event.id)} onChange={(change) => setEventIds(change.target.checked ? [...eventIds, event.id] : eventIds.filter((id) => id !== event.id))} /><span>{event.label ?? '–'} {planText.unnumbered(event.text)}</span></label>
          ))}
        </div>
      </fieldset>
      <div className="row wide">
        <button type="submit" className="btn btn-main">{measure === null ? planText.saveMeasure : planText.save}</button>
        <button type="button" className="btn" onClick={onClose}>{planText.close}</button>
        {onRemove === undefined ? null : <button type="button" className="link" onClick={onRemove}>{planText.removeMeasure}</button>}
      </div>
    </form>
  );
}
