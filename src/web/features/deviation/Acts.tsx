import { useState, type ReactElement } from 'react';
import type { Day } from '../../../domain/day.ts';
import { categories, natures, severities, type Category, type Nature, type Severity } from '../../../domain/deviation/deviation.ts';
import type { PersonId } from '../../../domain/identity.ts';
import { categoryWords, natureWords, severityWords } from '../../../text/deviation.ts';
import { deviationText, reportText } from '../../../text/screenDeviation.ts';
import { call } from '../../call.ts';
import { newId } from '../../identity.ts';
import { Field } from '../../ui/Field.tsx';
import { ActForm, type ActGiven } from './ActForm.tsx';
import { InvolvedField } from './InvolvedField.tsx';
import type { Named } from './keptReport.ts';

const aimOf = ({ view }: ActGiven) => ({ boardId: view.boardId, deviationId: view.id });
const heldOf = ({ view }: ActGiven) => ({ boardId: view.boardId, deviationId: view.id, revision: view.revision });

function Choose<Code extends string>({ label, value, codes, words, stop, onChoose }: { readonly label: string; readonly value: Code | null; readonly codes: readonly Code[]; readonly words: Readonly<Record<Code, string>>; readonly stop: string | null; readonly onChoose: (code: Code | null) => void }): ReactElement {
  return (
    <Field label={label} stop={stop}>{(parts) => (
      <select {...parts} value={value ?? ''} onChange={(event) => onChoose(codes.find((code) => code === event.target.value) ?? null)}>
        <option value="">{deviationText.choose}</option>
        {codes.map((code) => <option key={code} value={code}>{words[code]}</option>)}
      </select>
    )}</Field>
  );
}

export function HandleForm(given: ActGiven): ReactElement {
  const { view } = given;
  const [severity, setSeverity] = useState<Severity | null>(view.severity);
  const [category, setCategory] = useState<Category | null>(view.category);
  const [nature, setNature] = useState<Nature | null>(view.nature);
  const [cause, setCause] = useState(view.cause);
  const [handling, setHandling] = useState(view.handling);
  const [crime, setCrime] = useState(view.suspectedCrime);
  const [open, setOpen] = useState(!view.confidential);
  const [title, setTitle] = useState(view.title);
  const missing = (tried: boolean, value: string | null, words: string): string | null => (tried && (value ?? '').trim() === '' ? words : null);
  // What is open must be one that can be: without names and without a suspicion.
  const mayOpen = view.involved.length === 0 && !crime;
  const shown = open && mayOpen;
  return (
    <ActForm {...given} folded={view.state === 'handled'} title={deviationText.handle} button={deviationText.save} done={deviationText.saved} main={view.state === 'received'} stopped={severity === null || category === null || nature === null || cause.trim() === '' || (shown && title.trim() === '')}
      act={() => call('deviation.handle', { ...heldOf(given), title: shown ? title : '', severity: severity ?? 'minor', category: category ?? 'other', nature: nature ?? 'unknown', cause, handling, suspectedCrime: crime, confidential: !shown })}>
      {(tried) => (
        <>
          <Choose label={deviationText.severity} value={severity} codes={severities} words={severityWords} stop={missing(tried, severity, deviationText.chooseStop)} onChoose={setSeverity} />
          <Choose label={deviationText.category} value={category} codes={categories} words={categoryWords} stop={missing(tried, category, deviationText.chooseStop)} onChoose={setCategory} />
          <Choose label={deviationText.nature} value={nature} codes={natures} words={natureWords} stop={missing(tried, nature, deviationText.chooseStop)} onChoose={setNature} />
          <Field label={deviationText.cause} stop={missing(tried, cause, deviationText.causeStop)}>{(parts) => <textarea {...parts} rows={2} value={cause} onChange={(event) => setCause(event.target.value)} />}</Field>
          <Field label={deviationText.handling}>{(parts) => <textarea {...parts} rows={2} value={handling} onChange={(event) => setHandling(event.target.value)} />}</Field>
          <label className="choice"><input type="checkbox" checked={crime} disabled={view.boardToldOn !== null} onChange={(event) => setCrime(event.target.checked)} /><span>{deviationText.crime}<span className="small quiet">{deviationText.crimeHint}</span></span></label>
          {mayOpen ? <label className="choice"><input type="checkbox" checked={open} onChange={(event) => setOpen(event.target.checked)} /><span>{deviationText.openIt}</span></label> : null}
          {shown ? <Field label={deviationText.headline} hint={deviationText.headlineHint} stop={missing(tried, title, deviationText.headlineStop)}>{(parts) => <input {...parts} type="text" maxLength={500} value={title} onChange={(event) => setTitle(event.target.value)} />}</Field> : null}
        </>
      )}
    </ActForm>
  );
}

export function TellForm(given: ActGiven): ReactElement {
  const { today } = given.view;
  const [note, setNote] = useState('');
  const [informOn, setInformOn] = useState('');
  const [noteId] = useState(newId);
  return (
    <ActForm {...given} title={deviationText.tell} why={deviationText.tellWhy} button={deviationText.tell} done={deviationText.saved} main stopped={informOn <= today} act={() => call('deviation.pass', { ...heldOf(given), to: 'boardAndAuditors', noteId, note, informOn: informOn as Day })}>
      {(tried) => (
        <>
          <Field label={deviationText.passNote}>{(parts) => <textarea {...parts} rows={2} value={note} onChange={(event) => setNote(event.target.value)} />}</Field>
          <Field label={deviationText.informFirst} stop={tried && informOn <= today ? deviationText.dayStop : null}>{(parts) => <input {...parts} type="date" min={today} value={informOn} onChange={(event) => setInformOn(event.target.value)} />}</Field>
        </>
      )}
    </ActForm>
  );
}

export function PassForm(given: ActGiven): ReactElement {
  const targets = [...new Set(given.view.passTo.map((one) => one.to))].filter((to) => !(to === 'boardAndAuditors' && given.view.abilities.tellBoard));
  const [to, setTo] = useState(targets[0] ?? null);
  const [note, setNote] = useState('');
  const [noteId] = useState(newId);
  return (
    <ActForm {...given} folded title={deviationText.pass} why={deviationText.passHint} button={deviationText.pass} done={deviationText.saved} stopped={to === null} act={() => call('deviation.pass', { ...heldOf(given), to: to ?? 'director', noteId, note, informOn: null })}>
      {() => (
        <>
          <Field label={deviationText.passTo}>{(parts) => (
            <select {...parts} value={to ?? ''} onChange={(event) => setTo(targets.find((one) => one === event.target.value) ?? null)}>
              {targets.map((one) => <option key={one} value={one}>{`${deviationText.targets[one]}: ${given.view.passTo.filter((each) => each.to === one).map((each) => each.name).join(', ')}`}</option>)}
            </select>
          )}</Field>
          <Field label={deviationText.passNote}>{(parts) => <textarea {...parts} rows={2} value={note} onChange={(event) => setNote(event.target.value)} />}</Field>
        </>
      )}
    </ActForm>
  );
}

export function InvolveForm(given: ActGiven): ReactElement {
  const [named, setNamed] = useState<readonly Named[]>([]);
  return (
    <ActForm {...given} folded title={deviationText.involve} button={deviationText.add} done={deviationText.involveDone} stopped={named.length === 0} act={() => call('deviation.involve', { ...heldOf(given), involved: named.map((one) => ({ personId: one.personId as PersonId | null, name: one.name })) })}>
      {() => <InvolvedField boardId={given.view.boardId} chosen={named} onChange={setNamed} label={reportText.involvedName} hint={deviationText.involveWhy} />}
    </ActForm>
  );
}

export function NoteForm({ kind, ...given }: ActGiven & { readonly kind: 'note' | 'information' }): ReactElement {
  const { today } = given.view;
  const [text, setText] = useState('');
  const [nextOn, setNextOn] = useState('');
  const [noteId] = useState(newId);
  const informs = kind === 'information';
  return (
    <ActForm {...given} folded={!informs} title={informs ? deviationText.information : deviationText.note} button={informs ? deviationText.informationSave : deviationText.noteSave} done={deviationText.saved} stopped={text.trim() === '' || (informs && nextOn <= today)}
      act={() => call('deviation.note', { ...aimOf(given), noteId, kind, text, nextOn: informs ? nextOn as Day : null })}>
      {(tried) => (
        <>
          <Field label={informs ? deviationText.informationWords : deviationText.noteWords} stop={tried && text.trim() === '' ? deviationText.noteStop : null}>{(parts) => <textarea {...parts} rows={2} value={text} onChange={(event) => setText(event.target.value)} />}</Field>
          {informs ? <Field label={deviationText.nextOn} stop={tried && nextOn <= today ? deviationText.dayStop : null}>{(parts) => <input {...parts} type="date" min={today} value={nextOn} onChange={(event) => setNextOn(event.target.value)} />}</Field> : null}
        </>
      )}
    </ActForm>
  );
}

export function MeasureForm(given: ActGiven): ReactElement {
  const { measureChoices, severity, measures } = given.view;
  const [title, setTitle] = useState('');
  const [end, setEnd] = useState('');
  const [tied, setTied] = useState('');
  const [ids] = useState(() => ({ linkId: newId(), measureId: newId() }));
  return (
    <ActForm {...given} folded={severity !== 'material' || measures.length > 0} title={deviationText.newMeasure} why={deviationText.measuresWhy} button={deviationText.addMeasure} done={deviationText.saved} stopped={tied === '' && title.trim() === ''}
      act={() => call('deviation.link', { ...aimOf(given), linkId: ids.linkId, measureId: tied === '' ? ids.measureId : tied, add: tied === '' ? { title, end: end === '' ? null : end as Day } : null })}>
      {(tried) => (
        <>
          {measureChoices.length === 0 ? null : (
            <Field label={deviationText.tieMeasure}>{(parts) => <select {...parts} value={tied} onChange={(event) => setTied(event.target.value)}><option value="">{deviationText.newMeasure}</option>{measureChoices.map((one) => <option key={one.id} value={one.id}>{one.title}</option>)}</select>}</Field>
          )}
          {tied !== '' ? null : (
            <>
              <Field label={deviationText.newMeasure} stop={tried && title.trim() === '' ? deviationText.noteStop : null}>{(parts) => <input {...parts} type="text" value={title} onChange={(event) => setTitle(event.target.value)} />}</Field>
              <Field label={deviationText.newMeasureEnd}>{(parts) => <input {...parts} type="date" value={end} onChange={(event) => setEnd(event.target.value)} />}</Field>
            </>
          )}
        </>
      )}
    </ActForm>
  );
}

export function CloseForm(given: ActGiven): ReactElement {
  const [answer, setAnswer] = useState('');
  return (
    <ActForm {...given} title={deviationText.close} button={deviationText.close} done={deviationText.saved} main stopped={answer.trim() === ''} act={() => call('deviation.close', { ...heldOf(given), answer })}>
      {(tried) => <Field label={deviationText.answer} hint={deviationText.answerHint} stop={tried && answer.trim() === '' ? deviationText.answerStop : null}>{(parts) => <textarea {...parts} rows={3} value={answer} onChange={(event) => setAnswer(event.target.value)} />}</Field>}
    </ActForm>
  );
}
