import { useEffect, useRef, useState, type FormEvent, type ReactElement } from 'react';
import type { ImportPreview } from '../../../contract/import.ts';
import type { Day } from '../../../domain/day.ts';
import { outcomes, type DecisionOutcome } from '../../../domain/decision/version.ts';
import { draftProblemSentence, importText } from '../../../text/screenImport.ts';
import { outcomeWords } from '../../../text/screenDecision.ts';
import { sentenceOf } from '../../call.ts';
import { Field } from '../../ui/Field.tsx';
import { Continues } from './Continues.tsx';
import { AllRows, DoubtfulRow } from './DraftRows.tsx';

/** What the person has chosen in the preview. */
export interface TakeWishes {
  readonly replace: boolean;
  readonly continues: Record<string, string | null>;
  readonly leaveOut: { events: number[]; planRows: number[] };
  readonly decided: { outcome: DecisionOutcome; decidedOn: Day; minutesItem: string; caseNumber: string } | null;
}

interface Given {
  readonly boardId: string; readonly year: number; readonly name: string; readonly preview: ImportPreview;
  readonly onAnalysis: (analysis: number) => void; readonly onTake: (wishes: TakeWishes) => Promise<void>; readonly onAnother: () => void;
}

/** Opens with the verdict; only doubtful rows are open, each beside what the document says. */
export function Preview({ boardId, year, name, preview, onAnalysis, onTake, onAnother }: Given): ReactElement {
  const { draft, verdict } = preview;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const [leftEvents, setLeftEvents] = useState<ReadonlySet<number>>(new Set());
  const [leftRows, setLeftRows] = useState<ReadonlySet<number>>(new Set());
  const [continues, setContinues] = useState<Readonly<Record<string, string | null>>>({});
  const [replace, setReplace] = useState(false);
  const [decided, setDecided] = useState<DecidedWords | null>(null);
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState('');
  const [busy, setBusy] = useState(false);
  const nothing = verdict.events + verdict.planRows === 0;
  const analyses = analysesOf(draft.problems);
  const problems = draft.problems.filter((problem) => problem.code !== 'draft.several-analyses');
  const stopped = (preview.yearHasRows && !replace) || (decided !== null && (decided.decidedOn === '' || decided.minutesItem.trim() === ''));
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    setTried(true);
    setRefusal('');
    const form = event.currentTarget;
    if (busy || nothing) return;
    if (stopped) { requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()); return; }
    setBusy(true);
    try {
      await onTake({
        replace, continues: { ...continues }, leaveOut: { events: [...leftEvents], planRows: [...leftRows] },
        decided: decided === null ? null : { outcome: decided.outcome, decidedOn: decided.decidedOn as Day, minutesItem: decided.minutesItem.trim(), caseNumber: decided.caseNumber.trim() },
      });
    } catch (reason) { setRefusal(sentenceOf(reason)); setBusy(false); }
  };
  return (
    <form className="preview" onSubmit={(event) => void submit(event)} noValidate>
      <section className="part" aria-labelledby="verdict">
        <p className="small quiet">{name}</p>
        <h2 id="verdict" className="verdict" tabIndex={-1} ref={heading}>{importText.verdict(verdict)}</h2>
        {nothing ? <p>{importText.nothingToTake}</p> : null}
        {problems.map((problem, at) => <p className="small" key={`${at} ${problem.code}`}>{draftProblemSentence(problem)}{problem.place === '' ? '' : ` (${problem.place})`}</p>)}
      </section>
      {analyses.length < 2 ? null : (
        <fieldset className="part"><legend className="label">{importText.analysis}</legend>
          {analyses.map((choice) => (
            <label className="choice" key={choice.analysis}><input type="radio" name="analysis" checked={choice.chosen} onChange={() => onAnalysis(choice.analysis)} /> <span><b>{choice.title}</b> {choice.counts}<span className="small quiet">{choice.places}</span></span></label>
          ))}
        </fieldset>
      )}
      {verdict.doubtful === 0 ? null : (
        <section className="part" aria-labelledby="doubtful">
          <h2 id="doubtful">{importText.doubtful(verdict.doubtful)}</h2>
          {preview.doubtfulEvents.map((at) => {
            const row = draft.events[at];
            return row ? <DoubtfulRow key={`event ${at}`} kind="event" row={row} year={year} left={leftEvents.has(at)} onLeave={(left) => setLeftEvents(toggled(leftEvents, at, left))} /> : null;
          })}
          {preview.doubtfulPlanRows.map((at) => {
            const row = draft.planRows[at];
            return row ? <DoubtfulRow key={`row ${at}`} kind="planRow" row={row} year={year} left={leftRows.has(at)} onLeave={(left) => setLeftRows(toggled(leftRows, at, left))} /> : null;
          })}
        </section>
      )}
      {preview.previousYear === null || preview.proposals.length === 0 ? null : <Continues boardId={boardId} previousYear={preview.previousYear} preview={preview} chosen={continues} onChoose={(index, id) => setContinues({ ...continues, [String(index)]: id })} />}
      {nothing ? null : <AllRows draft={draft} year={year} />}
      {preview.unread.length === 0 ? null : (
        <details className="part"><summary>{importText.unread(preview.unread.length)}</summary>
          <p className="small quiet">{importText.unreadLead}</p>
          <ul className="unread">{preview.unread.map((one, at) => <li key={`${at} ${one.place}`}><span className="small quiet">{one.place}</span>{one.text}</li>)}</ul>
        </details>
      )}
      {nothing ? null : (
        <section className="part" aria-label={importText.decidedQuestion}>
          <label className="choice"><input type="checkbox" checked={decided !== null} onChange={(event) => setDecided(event.target.checked ? { outcome: 'asProposed', decidedOn: '', minutesItem: '', caseNumber: '' } : null)} /> <span><b>{importText.decidedQuestion}</b> {importText.decidedYes}<span className="small quiet">{importText.decidedHint}</span></span></label>
          {decided === null ? null : <DecidedFields words={decided} tried={tried} onChange={setDecided} />}
          {preview.yearHasRows ? <label className="choice"><input type="checkbox" checked={replace} aria-invalid={tried && !replace ? true : undefined} aria-describedby="replace-why" onChange={(event) => setReplace(event.target.checked)} /> <span><b>{importText.replace(year)}</b><span className={tried && !replace ? 'small urgent' : 'small quiet'} id="replace-why">{tried && !replace ? importText.replaceNeeded : importText.yearHasRows(year)}</span></span></label> : null}
        </section>
      )}
      {refusal === '' ? null : <p role="alert" className="urgent part">{refusal}</p>}
      <div className="submit-row import-row">
        {nothing ? null : <button type="submit" className="btn btn-main">{preview.yearHasRows ? importText.takeReplace : importText.take}</button>}
        <button type="button" className="btn" onClick={onAnother}>{importText.chooseAnother}</button>
      </div>
    </form>
  );
}

interface AnalysisChoice { readonly analysis: number; readonly chosen: boolean; readonly title: string; readonly counts: string; readonly places: string }

/** One choice per analysis in the file, with the plan that goes with it: a file with two of each is two choices, not four. */
function analysesOf(problems: ImportPreview['draft']['problems']): AnalysisChoice[] {
  const told = problems.filter((problem) => problem.code === 'draft.several-analyses');
  return [...Map.groupBy(told, (problem) => Number(problem.params['analysis']))].toSorted(([a], [b]) => a - b).map(([analysis, parts]): AnalysisChoice => {
    const count = (isPlan: boolean): number => parts.filter((part) => (part.params['kind'] === 'review' || part.params['kind'] === 'measure') === isPlan).reduce((sum, part) => sum + Number(part.params['rows'] ?? 0), 0);
    const titles = [...new Set(parts.map((part) => String(part.params['title'] ?? '').trim()).filter((title) => title !== ''))];
    return { analysis, chosen: parts.every((part) => part.params['chosen'] === 1), title: titles.length === 0 ? importText.analysisNumber(analysis) : titles.join(' · '), counts: importText.analysisCounts(count(false), count(true)), places: parts.map((part) => part.place).join(' · ') };
  });
}

interface DecidedWords { readonly outcome: DecisionOutcome; readonly decidedOn: string; readonly minutesItem: string; readonly caseNumber: string }

function DecidedFields({ words, tried, onChange }: { readonly words: DecidedWords; readonly tried: boolean; readonly onChange: (words: DecidedWords) => void }): ReactElement {
  return (
    <div className="decided-fields">
      <Field label={importText.outcome}>{(parts) => <select {...parts} value={words.outcome} onChange={(event) => onChange({ ...words, outcome: outcomes.find((one) => one === event.target.value) ?? 'asProposed' })}>{outcomes.filter((one) => one === 'asProposed' || one === 'withChanges').map((one) => <option key={one} value={one}>{outcomeWords[one]}</option>)}</select>}</Field>
      <Field label={importText.decidedOn} stop={tried && words.decidedOn === '' ? importText.dayMissing : null}>{(parts) => <input {...parts} type="date" value={words.decidedOn} onChange={(event) => onChange({ ...words, decidedOn: event.target.value })} />}</Field>
      <Field label={importText.minutesItem} stop={tried && words.minutesItem.trim() === '' ? importText.itemMissing : null}>{(parts) => <input {...parts} type="text" value={words.minutesItem} onChange={(event) => onChange({ ...words, minutesItem: event.target.value })} />}</Field>
      <Field label={importText.caseNumber}>{(parts) => <input {...parts} type="text" value={words.caseNumber} onChange={(event) => onChange({ ...words, caseNumber: event.target.value })} />}</Field>
    </div>
  );
}

function toggled(set: ReadonlySet<number>, at: number, on: boolean): Set<number> {
  const next = new Set(set);
  if (on) next.add(at); else next.delete(at);
  return next;
}
