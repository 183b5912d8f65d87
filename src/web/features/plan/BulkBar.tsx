import { useState, type FormEvent, type ReactElement } from 'react';
import { planText } from '../../../text/screenPlan.ts';
import { Field } from '../../ui/Field.tsx';
import { frequencyFrom, responsibleFrom, type Known } from './planRows.ts';
import { frequencyListId, peopleListId } from './PlanTable.tsx';

/** One value on many chosen rows; one change, so that it is undone as one. */
export function BulkBar({ count, people, onSet, onClear }: { readonly people: readonly Known[]; readonly count: number; readonly onSet: (wanted: Readonly<Record<string, unknown>>) => void; readonly onClear: () => void }): ReactElement {
  const [owner, setOwner] = useState('');
  const [often, setOften] = useState('');
  const apply = (event: FormEvent): void => {
    event.preventDefault();
    const wanted = { ...(owner.trim() === '' ? {} : { owner: responsibleFrom(owner, people) }), ...(often.trim() === '' ? {} : { frequency: frequencyFrom(often) }) };
    if (Object.keys(wanted).length > 0) onSet(wanted);
  };
  return (
    <form className="bulk" onSubmit={apply} aria-label={planText.selected(count)}>
      <b role="status">{planText.selected(count)}</b>
      <Field label={planText.owner}>{(parts) => <input {...parts} type="text" autoComplete="off" list={peopleListId} value={owner} onChange={(event) => setOwner(event.target.value)} />}</Field>
      <Field label={planText.frequency}>{(parts) => <input {...parts} type="text" autoComplete="off" list={frequencyListId} value={often} onChange={(event) => setOften(event.target.value)} />}</Field>
      <button type="submit" className="btn btn-main">{planText.setOn(count)}</button>
      <button type="button" className="link" onClick={onClear}>{planText.clear}</button>
    </form>
  );
}
