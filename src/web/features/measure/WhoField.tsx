import { useId, useState } from 'react';
import type { MeasuresView } from '../../../contract/measure.ts';
import type { Responsible } from '../../../domain/risk/analysis.ts';
import { measureText } from '../../../text/screenMeasure.ts';
import { WritingField } from '../../ui/WritingField.tsx';

interface Given { readonly label: string; readonly value: Responsible | null; readonly people: MeasuresView['people']; readonly readOnly?: boolean; readonly onChoose: (value: Responsible | null) => void }

const words = 'words';

/** Who answers: a person of the board, or words. What papers print is the person's function; the person stands behind it. */
export function WhoField({ label, value, people, readOnly = false, onChoose }: Given) {
  const id = useId();
  const known = value?.kind === 'person' ? people.find((person) => person.id === value.personId) : undefined;
  const [writing, setWriting] = useState(value !== null && !known);
  const choose = (chosen: string): void => {
    setWriting(chosen === words);
    const person = people.find((one) => one.id === chosen);
    if (person) onChoose({ kind: 'person', personId: person.id as (Responsible & { kind: 'person' })['personId'], printed: person.title === '' ? person.name : person.title });
    else if (chosen === '') onChoose(null);
  };
  if (readOnly) return <div className="field"><span className="label">{label}</span><span>{value?.printed ?? measureText.none}</span></div>;
  return (
    <>
      <div className="field">
        <label htmlFor={id}>{label}</label>
        <select id={id} value={known && !writing ? known.id : writing || value !== null ? words : ''} onChange={(event) => choose(event.target.value)}>
          <option value="">{measureText.nobody}</option>
          {people.map((person) => <option key={person.id} value={person.id}>{measureText.person(person.name, person.title)}</option>)}
          <option value={words}>{measureText.otherWords}</option>
        </select>
      </div>
      {writing ? <WritingField label={measureText.ownWords} value={value?.printed ?? ''} onWrite={(text) => onChoose(text.trim() === '' ? null : { kind: 'text', printed: text })} /> : null}
    </>
  );
}
