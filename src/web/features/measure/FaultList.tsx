import { useId } from 'react';
import type { MeasuresView } from '../../../contract/measure.ts';
import { measureText } from '../../../text/screenMeasure.ts';
import { ThingLink, thingName } from './Mends.tsx';

interface Given { readonly view: MeasuresView; readonly boardId: string; readonly onAdd: (occasionId: string) => void; readonly onOpen: (measureId: string) => void }

/** What the year's controls have shown, each with its measures: a fault that nothing is done about stands out. */
export function FaultList({ view, boardId, onAdd, onOpen }: Given) {
  const heading = useId();
  return (
    <section className="part m-list" aria-labelledby={heading}>
      <header><h2 id={heading}>{measureText.faults(view.year)}</h2></header>
      <p className="small quiet">{measureText.faultsLead}</p>
      <table className="m-table m-faults" aria-labelledby={heading}>
        <thead><tr><th scope="col">{measureText.control}</th><th scope="col">{measureText.faultCount}</th><th scope="col">{measureText.faultMeasures}</th></tr></thead>
        <tbody>{view.faults.map(({ thing, count, measureIds }) => (
          <tr key={thing.id}>
            <th scope="row"><ThingLink thing={thing} boardId={boardId} year={view.year} /> {thing.text}</th>
            <td>{count} <span className="m-unit">{measureText.faultCount.toLocaleLowerCase('sv')}</span></td>
            <td>{measureIds.length === 0 ? (view.abilities.edit ? <button type="button" className="link" aria-label={measureText.forControl(thingName(thing, view.year))} onClick={() => onAdd(thing.id)}>{measureText.addMeasure}</button> : measureText.noMeasure)
              : <ul>{measureIds.map((id) => <li key={id}><button type="button" className="link" onClick={() => onOpen(id)}>{view.measures.find((row) => row.id === id)?.title}</button></li>)}</ul>}</td>
          </tr>
        ))}</tbody>
      </table>
    </section>
  );
}
