import { useId } from 'react';
import type { MeasuresView, RecommendationRow } from '../../../contract/measure.ts';
import { recommendationKinds, recommendationSources, recommendationStates } from '../../../domain/measure/register.ts';
import { recommendationKindWords, recommendationSourceWords, recommendationStateWords } from '../../../text/measure.ts';
import { measureText, registerFieldWords } from '../../../text/screenMeasure.ts';
import { measureStatusWords } from '../../../text/words.ts';
import { WritingField } from '../../ui/WritingField.tsx';
import { AfterYears } from './AfterYears.tsx';
import type { RegisterBook } from './registerBook.ts';
import { WhoField } from './WhoField.tsx';
import { SecrecyLine } from '../../secrecyPart.ts';

interface Given { readonly row: RecommendationRow; readonly view: MeasuresView; readonly book: RegisterBook; readonly onClose: () => void; readonly onAddMeasure: () => void; readonly onOpenMeasure: (id: string) => void }

/** Everything about one recommendation: what was said, the board's answer, its measures, and how it stands year by year. */
export function RecommendationDetails({ row, view, book, onClose, onAddMeasure, onOpenMeasure }: Given) {
  const { edit } = view.abilities;
  const readOnly = !edit;
  const set = (field: string, wanted: unknown): void => book.change([{ object: 'recommendation', id: row.id, field, wanted }]);
  const day = (field: 'receivedOn' | 'statementDue' | 'statementOn') => <WritingField type="date" readOnly={readOnly} label={registerFieldWords[field]} value={row[field] ?? ''} onWrite={(words) => set(field, words === '' ? null : words)} />;
  const measures = view.measures.filter((measure) => row.measureIds.includes(measure.id));
  return (
    <div className="m-details" role="group" aria-label={measureText.show(row.text)}>
      <WritingField className="field wide" long readOnly={readOnly} label={registerFieldWords.text} value={row.text} onWrite={(words) => { if (words.trim() !== '') set('text', words); }} />
      <Choice label={registerFieldWords.source} value={row.source} words={recommendationSourceWords} choices={recommendationSources} readOnly={readOnly} onChoose={(value) => set('source', value)} />
      <Choice label={registerFieldWords.kind} value={row.kind} words={recommendationKindWords} choices={recommendationKinds} readOnly={readOnly} onChoose={(value) => set('kind', value)} />
      <WritingField readOnly={readOnly} label={registerFieldWords.sourceName} value={row.sourceName} onWrite={(words) => set('sourceName', words)} />
      <WritingField readOnly={readOnly} label={registerFieldWords.caseNumber} value={row.caseNumber} onWrite={(words) => set('caseNumber', words)} />
      {day('receivedOn')}
      <WhoField key={row.id} label={registerFieldWords.owner} value={row.owner} people={view.people} readOnly={readOnly} onChoose={(who) => set('owner', who)} />
      <Choice label={registerFieldWords.status} value={row.status} words={recommendationStateWords} choices={recommendationStates} readOnly={readOnly} onChoose={(value) => set('status', value)} />
      {row.status === 'notFollowed' ? <WritingField className="field wide" long readOnly={readOnly} label={measureText.reasonFor.notFollowed} value={row.statusReason} onWrite={(words) => set('statusReason', words)} /> : null}
      <WritingField className="field wide" long readOnly={readOnly} label={registerFieldWords.statement} hint={measureText.statementHint} value={row.statement} onWrite={(words) => set('statement', words)} />
      {day('statementDue')}
      {day('statementOn')}
      <div className="m-parts">
        <section className="m-part">
          <h3>{measureText.measuresOf}</h3>
          {measures.length === 0 ? <p className="quiet">{measureText.noMeasures}</p> : <ul className="m-things">{measures.map((measure) => <li key={measure.id}><span><button type="button" className="link" onClick={() => onOpenMeasure(measure.id)}>{measure.title}</button> {measureStatusWords[measure.status]}</span></li>)}</ul>}
          {edit ? <div><button type="button" className="btn" onClick={onAddMeasure}>{measureText.addFor(measureText.forThis)}</button></div> : null}
        </section>
        <AfterYears row={row} book={book} edit={edit} />
      </div>
      <div className="wide"><SecrecyLine boardId={row.bodyId} kind="recommendation" id={row.id} /></div>
      <div className="wide"><button type="button" className="btn" onClick={onClose}>{measureText.fold}</button></div>
    </div>
  );
}

function Choice<Value extends string>({ label, value, words, choices, readOnly, onChoose }: { readonly label: string; readonly value: Value; readonly words: Readonly<Record<Value, string>>; readonly choices: readonly Value[]; readonly readOnly: boolean; readonly onChoose: (value: Value) => void }) {
  const id = useId();
  if (readOnly) return <div className="field"><span className="label">{label}</span><span>{words[value]}</span></div>;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => { const chosen = choices.find((one) => one === event.target.value); if (chosen !== undefined) onChoose(chosen); }}>{choices.map((one) => <option key={one} value={one}>{words[one]}</option>)}</select>
    </div>
  );
}
