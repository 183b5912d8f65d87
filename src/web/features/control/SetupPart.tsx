import { useId } from 'react';
import type { ActivityControls } from '../../../contract/control.ts';
import { samplings } from '../../../domain/control/occasion.ts';
import { samplingChoice } from '../../../text/screenControl.ts';
import { controlsText as text } from '../../../text/screenControls.ts';
import { WritingField } from '../../ui/WritingField.tsx';
import type { OpenControls, SetupChanges, SetupConflict } from './controlsBook.ts';
import { PlacesPart, placesWords } from './PlacesPart.tsx';

/** How the control is performed, set once and in place; each field is saved by itself. */
export function SetupPart({ open, row }: { readonly open: OpenControls; readonly row: ActivityControls }) {
  const { setup } = row;
  const id = useId();
  const set = (changes: SetupChanges): void => open.book.setUp(row.activityId, changes);
  if (!row.abilities.manage || !row.inForce) return <SetupRead open={open} row={row} />;
  const withItems = setup.sampling !== 'none';
  return (
    <div className="k-setup">
      <p className="small quiet k-wide">{text.setupLead}</p>
      {open.state.setups.filter((one) => one.activityId === row.activityId).map((conflict) => <Conflict key={conflict.sentence} open={open} row={row} conflict={conflict} />)}
      <div className="k-wide k-measure"><WritingField long label={text.setup.instruction} hint={text.setup.instructionHint} value={setup.instruction} onWrite={(instruction) => set({ instruction })} /></div>
      <WritingField label={text.setup.routineLink} value={setup.routineLink} onWrite={(routineLink) => set({ routineLink })} />
      <fieldset className="k-choice k-wide"><legend className="label">{text.setup.sampling}</legend>
        {samplings.map((one) => <label key={one}><input type="radio" name={`${id}-sampling`} checked={setup.sampling === one} onChange={() => set({ sampling: one })} /><span>{samplingChoice(one, open.view.sampleLevels).name} <span className="small quiet">{samplingChoice(one, open.view.sampleLevels).what}</span></span></label>)}
      </fieldset>
      {withItems ? (
        <>
          <WritingField label={text.setup.itemWord} hint={text.setup.itemWordHint} value={setup.itemWord} onWrite={(itemWord) => set({ itemWord })} />
          <div className="field"><label htmlFor={`${id}-from`}>{text.setup.populationFrom}</label><select id={`${id}-from`} value={setup.populationFrom} onChange={(event) => set({ populationFrom: event.target.value === 'file' ? 'file' : 'stated' })}><option value="stated">{text.setup.stated}</option><option value="file">{text.setup.file}</option></select></div>
        </>
      ) : null}
      <div className="field"><label htmlFor={`${id}-evidence`}>{text.setup.evidence}</label><select id={`${id}-evidence`} value={setup.evidence} onChange={(event) => set({ evidence: event.target.value === 'asked' ? 'asked' : 'notNeeded' })}><option value="notNeeded">{text.setup.notNeeded}</option><option value="asked">{text.setup.asked}</option></select></div>
      <DueDays days={setup.dueDays} onSet={(dueDays) => set({ dueDays })} />
      <label className="k-check k-wide"><input type="checkbox" checked={setup.secondReviewer} onChange={(event) => set({ secondReviewer: event.target.checked })} /><span>{text.setup.secondReviewer}</span></label>
      <PlacesPart open={open} row={row} />
    </div>
  );
}

/** Somebody else set the same meanwhile: both stand until one is chosen. */
function Conflict({ open, row, conflict }: { readonly open: OpenControls; readonly row: ActivityControls; readonly conflict: SetupConflict }) {
  const fields = (Object.keys(conflict.changes) as (keyof SetupChanges)[]).filter((field) => conflict.changes[field] !== row.setup[field]);
  const shown = (field: keyof SetupChanges, value: unknown): string => {
    const level = samplings.find((one) => one === value);
    if (field === 'sampling' && level !== undefined) return samplingChoice(level, open.view.sampleLevels).name;
    if (field === 'populationFrom') return value === 'file' ? text.setup.file : text.setup.stated;
    if (field === 'evidence') return value === 'asked' ? text.setup.asked : text.setup.notNeeded;
    return typeof value === 'boolean' ? (value ? text.yes : text.no) : String(value);
  };
  return (
    <div className="conflict k-wide" role="alert">
      <p>{conflict.sentence}</p>
      {fields.map((field) => <p key={field}>{text.setup[field]}. <b>{text.mine}:</b> {shown(field, conflict.changes[field])} <b>{text.theirs}:</b> {shown(field, row.setup[field])}</p>)}
      <div className="k-row"><button type="button" className="btn" onClick={() => open.book.settleSetup(conflict, true)}>{text.keepMine}</button><button type="button" className="btn" onClick={() => open.book.settleSetup(conflict, false)}>{text.takeTheirs}</button></div>
    </div>
  );
}

/** A number of days; what is no number is not handed on, and the field keeps what was saved. */
function DueDays({ days, onSet }: { readonly days: number; readonly onSet: (days: number) => void }) {
  return <WritingField label={text.setup.dueDays} hint={text.setup.dueDaysHint} value={String(days)} onWrite={(words) => { const next = Number(words.trim()); if (/^\d{1,3}$/.test(words.trim()) && next <= 120) onSet(next); }} />;
}

function SetupRead({ open, row }: { readonly open: OpenControls; readonly row: ActivityControls }) {
  const { setup } = row;
  const lines: readonly (readonly [string, string])[] = [
    [text.setup.instruction, setup.instruction || row.title], ...(setup.routineLink === '' ? [] : [[text.setup.routineLink, setup.routineLink] as const]), [text.setup.sampling, samplingChoice(setup.sampling, open.view.sampleLevels).name],
    ...(setup.sampling === 'none' ? [] : [[text.setup.populationFrom, setup.populationFrom === 'file' ? text.setup.file : text.setup.stated] as const]),
    [text.setup.evidence, setup.evidence === 'asked' ? text.setup.asked : text.setup.notNeeded], [text.setup.secondReviewer, setup.secondReviewer ? text.yes : text.no], [text.setup.dueDays, String(setup.dueDays)], [text.setup.places, placesWords(open.view, setup.places)],
  ];
  return (
    <>
      <p className="small quiet">{text.setupReading}</p>
      <dl className="k-read">{lines.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
    </>
  );
}
