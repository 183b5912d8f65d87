import { useId } from 'react';
import type { MeasureRow, MeasuresView, MendedThing } from '../../../contract/measure.ts';
import { measureText } from '../../../text/screenMeasure.ts';
import { newId } from '../../identity.ts';
import { Link } from '../../place.tsx';
import { say } from '../../ui/said.ts';
import type { RegisterBook } from './registerBook.ts';

/** The name of what a measure mends, without its words; the year of an event only when it is another than the one looked at. */
export function thingName(thing: MendedThing, year: number): string {
  switch (thing.kind) {
    case 'event': return measureText.event(thing.label, thing.year === year ? null : thing.year);
    case 'occasion': return measureText.occasion(thing.label, thing.place, thing.itemPosition);
    case 'recommendation': case 'deviation': return measureText.kinds[thing.kind];
  }
}

/** The way to what a measure mends: the event's chain, the performed control, or the recommendation below on the page. */
export function ThingLink({ thing, boardId, year }: { readonly thing: MendedThing; readonly boardId: string; readonly year: number }) {
  const name = thingName(thing, year);
  if (thing.kind === 'event') return <Link href={`/n/${boardId}/${thing.year}/handelse/${thing.id}`}>{name}</Link>;
  if (thing.kind === 'occasion') return <Link href={`/kontroll/${boardId}/${thing.id}`}>{name}</Link>;
  return <a href={`#rekommendation-${thing.id}`}>{name}</a>;
}

/** What the measure mends, each with its way there, and what more it may be tied to. */
export function Mends({ row, view, boardId, book }: { readonly row: MeasureRow; readonly view: MeasuresView; readonly boardId: string; readonly book: RegisterBook }) {
  const id = useId();
  const { edit } = view.abilities;
  const act = (input: { linkId: string; kind: MendedThing['kind']; targetId: string; itemPosition: number | null; remove: boolean }, words: string): void => {
    book.act('measure.link', { ...input, changeId: newId(), measureId: row.id }).then(() => say(words), (reason: unknown) => book.refuse(reason));
  };
  const tied = new Set(row.mends.map((thing) => thing.id));
  const left = [...view.mendable, ...view.recommendations.map((one): MendedThing => ({ kind: 'recommendation', id: one.id, year: null, label: '', text: one.text, place: '', itemPosition: null, linkId: null }))].filter((thing) => !tied.has(thing.id));
  const options = (kind: MendedThing['kind'], label: string) => {
    const own = left.filter((thing) => thing.kind === kind);
    return own.length === 0 ? null : <optgroup label={label}>{own.map((thing) => <option key={thing.id} value={thing.id}>{kind === 'event' ? `${thing.label} ` : kind === 'occasion' ? `${thingName(thing, view.year)}: ` : ''}{measureText.unnumbered(thing.text)}</option>)}</optgroup>;
  };
  return (
    <section className="m-part" aria-labelledby={`${id}-h`}>
      <h3 id={`${id}-h`}>{measureText.mends}</h3>
      {row.mends.length === 0 ? <p className="quiet">{measureText.mendsNothing}</p> : (
        <ul className="m-things">{row.mends.map((thing) => (
          <li key={`${thing.id} ${thing.itemPosition ?? ''}`}>
            <span><ThingLink thing={thing} boardId={boardId} year={view.year} /> {thing.text}</span>
            {edit && (thing.linkId !== null || thing.year === view.year) ? <button type="button" className="link small" aria-label={measureText.untie(thingName(thing, view.year))} onClick={() => act({ linkId: thing.linkId ?? newId(), kind: thing.kind, targetId: thing.id, itemPosition: thing.itemPosition, remove: true }, measureText.untied)}>{measureText.takeAway}</button> : null}
          </li>
        ))}</ul>
      )}
      {edit && left.length > 0 ? (
        <div className="field">
          <label htmlFor={id}>{measureText.tie}</label>
          <select id={id} value="" onChange={(event) => {
            const thing = left.find((one) => one.id === event.target.value);
            if (thing) act({ linkId: newId(), kind: thing.kind, targetId: thing.id, itemPosition: null, remove: false }, measureText.tied);
          }}>
            <option value="">{measureText.chooseTie}</option>
            {options('event', measureText.tieEvents(view.year))}
            {options('occasion', measureText.tieOccasions)}
            {options('recommendation', measureText.tieRecommendations)}
          </select>
        </div>
      ) : null}
    </section>
  );
}
