import { useId, useState } from 'react';
import type { ActivityControls, ControlsView } from '../../../contract/control.ts';
import type { PlaceChoice } from '../../../domain/control/occasion.ts';
import type { UnitId } from '../../../domain/identity.ts';
import { unitKinds, type UnitKind } from '../../../domain/organisation/organisation.ts';
import { unitKindWords } from '../../../text/screenOrganisation.ts';
import { controlsText as text } from '../../../text/screenControls.ts';
import { sentenceOf } from '../../call.ts';
import type { OpenControls } from './controlsBook.ts';

type Way = 'board' | 'all' | 'kind' | 'hand' | 'drawn';
const ways: readonly Way[] = ['board', 'all', 'kind', 'hand', 'drawn'];
const wayOf = (places: PlaceChoice): Way => (places.kind === 'board' ? 'board' : places.chosen.by);

export function placesWords(view: ControlsView, places: PlaceChoice): string {
  if (places.kind === 'board') return text.places.board;
  const { chosen } = places;
  const what = chosen.by === 'kind' ? unitKindWords[chosen.unitKind] : text.places[chosen.by];
  const names = places.unitIds.length <= 4 ? places.unitIds.map((id) => view.units.find((unit) => unit.id === id)?.name ?? '').filter((name) => name !== '').join(', ') : '';
  return `${text.placesNow(what, places.unitIds.length)}${names === '' ? '' : ` (${names})`}`;
}

/** Where the control is performed: once, or in units – all, a kind, by hand, or drawn by a seed that is shown. */
export function PlacesPart({ open, row }: { readonly open: OpenControls; readonly row: ActivityControls }) {
  const { view, book } = open;
  const { places } = row.setup;
  const id = useId();
  const kinds = unitKinds.filter((kind) => view.units.some((unit) => unit.kind === kind));
  const [way, setWay] = useState<Way>(wayOf(places));
  const [kind, setKind] = useState<UnitKind>(places.kind === 'units' && places.chosen.by === 'kind' ? places.chosen.unitKind : kinds.at(-1) ?? 'unit');
  const [picked, setPicked] = useState<readonly UnitId[]>(places.kind === 'units' ? places.unitIds : []);
  const [size, setSize] = useState(places.kind === 'units' && places.chosen.by === 'drawn' ? String(places.chosen.size) : '10');
  const [refusal, setRefusal] = useState('');
  const set = async (next: PlaceChoice): Promise<void> => {
    setRefusal('');
    try {
      const places_ = next.kind === 'board' ? { kind: 'board' as const } : { kind: 'units' as const, unitIds: [...next.unitIds], chosen: next.chosen };
      await book.act('control.setUp', { activityId: row.activityId, seen: { places: places.kind === 'board' ? { kind: 'board' } : { kind: 'units', unitIds: [...places.unitIds], chosen: places.chosen } }, changes: { places: places_ } });
    } catch (reason) { setRefusal(sentenceOf(reason)); }
  };
  // Each unit once, in the view's order of names; the server settles which of them are there on the day.
  const units = (ids: readonly string[]): readonly UnitId[] => view.units.filter((unit) => ids.includes(unit.id)).map((unit) => unit.id as UnitId);
  const choose = (next: Way): void => {
    setWay(next);
    if (next === 'board') void set({ kind: 'board' });
    if (next === 'all') void set({ kind: 'units', unitIds: units(view.units.map((unit) => unit.id)), chosen: { by: 'all' } });
    if (next === 'kind') setKindAndSave(kind);
  };
  const setKindAndSave = (next: UnitKind): void => {
    setKind(next);
    void set({ kind: 'units', unitIds: units(view.units.filter((unit) => unit.kind === next).map((unit) => unit.id)), chosen: { by: 'kind', unitKind: next } });
  };
  const most = Math.max(1, view.units.length);
  const number = /^\d{1,3}$/.test(size) ? Math.min(most, Math.max(1, Number(size))) : 1;
  const seed = (): string => [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return (
    <fieldset className="k-choice k-wide"><legend className="label">{text.setup.places}</legend>
      <p className="small quiet">{placesWords(view, places)}{places.kind === 'units' && places.chosen.by === 'drawn' ? ` · ${text.drawnSeed(places.chosen.seed)}` : ''}</p>
      {view.units.length === 0 ? <p className="small quiet">{text.noUnits}</p> : ways.map((one) => (
        <div key={one}>
          <label><input type="radio" name={`${id}-way`} checked={way === one} onChange={() => choose(one)} /><span>{text.places[one]}</span></label>
          {one !== way ? null : one === 'kind' ? (
            <div className="k-way field"><label htmlFor={`${id}-kind`}>{text.kindOf}</label><select id={`${id}-kind`} value={kind} onChange={(event) => { const next = unitKinds.find((each) => each === event.target.value); if (next) setKindAndSave(next); }}>{kinds.map((each) => <option key={each} value={each}>{unitKindWords[each]}</option>)}</select></div>
          ) : one === 'hand' ? (
            <div className="k-way">
              <fieldset className="k-units-pick"><legend className="vh">{text.chooseUnits}</legend>{view.units.map((unit) => <label key={unit.id}><input type="checkbox" checked={picked.includes(unit.id as UnitId)} onChange={(event) => setPicked(event.target.checked ? [...picked, unit.id as UnitId] : picked.filter((each) => each !== unit.id))} /><span>{unit.name}</span></label>)}</fieldset>
              <button type="button" className="btn" onClick={() => { if (picked.length === 0) setRefusal(text.placesNone); else void set({ kind: 'units', unitIds: units(picked), chosen: { by: 'hand' } }); }}>{text.usePlaces}</button>
            </div>
          ) : one === 'drawn' ? (
            <div className="k-way k-row"><div className="field"><label htmlFor={`${id}-size`}>{text.drawnSize}</label><input id={`${id}-size`} type="text" inputMode="numeric" value={size} onChange={(event) => setSize(event.target.value)} /></div>
              <button type="button" className="btn" onClick={() => { setSize(String(number)); void set({ kind: 'units', unitIds: [], chosen: { by: 'drawn', size: number, seed: seed() } }); }}>{text.drawButton}</button></div>
          ) : null}
        </div>
      ))}
      {refusal === '' ? null : <p role="alert" className="urgent small">{refusal}</p>}
    </fieldset>
  );
}
