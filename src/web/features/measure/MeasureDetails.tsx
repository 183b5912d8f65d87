import type { MeasureRow, MeasuresView } from '../../../contract/measure.ts';
import { measureText, registerFieldWords } from '../../../text/screenMeasure.ts';
import { WritingField } from '../../ui/WritingField.tsx';
import { EffectPart } from './EffectPart.tsx';
import { Mends } from './Mends.tsx';
import { Notes } from './Notes.tsx';
import type { RegisterBook } from './registerBook.ts';
import { StatusField } from './StatusField.tsx';
import { WhoField } from './WhoField.tsx';
import { SecrecyLine } from '../../secrecyPart.ts';

/** Everything about one measure, opened in place; each field saves by itself. */
export function MeasureDetails({ row, view, boardId, book, onClose }: { readonly row: MeasureRow; readonly view: MeasuresView; readonly boardId: string; readonly book: RegisterBook; readonly onClose: () => void }) {
  const { edit } = view.abilities;
  const set = (field: string, wanted: unknown): void => book.change([{ object: 'measure', id: row.id, field, wanted }]);
  return (
    <div className="m-details" role="group" aria-label={measureText.show(row.title)}>
      <WritingField className="field wide" long readOnly={!edit} label={registerFieldWords.title} value={row.title} onWrite={(words) => { if (words.trim() !== '') set('title', words); }} />
      <WhoField key={row.id} label={registerFieldWords.responsible} value={row.responsible} people={view.people} readOnly={!edit} onChoose={(who) => set('responsible', who)} />
      <WritingField type="date" readOnly={!edit} label={registerFieldWords.start} value={row.start ?? ''} onWrite={(day) => set('start', day === '' ? null : day)} />
      <WritingField type="date" readOnly={!edit} label={row.late ? measureText.newEnd : registerFieldWords.end} value={row.end ?? ''} onWrite={(day) => set('end', day === '' ? null : day)} />
      <StatusField row={row} book={book} readOnly={!edit} />
      <div className="m-parts">
        <Mends row={row} view={view} boardId={boardId} book={book} />
        <Notes row={row} book={book} edit={edit} />
        <EffectPart key={row.status} row={row} book={book} edit={edit} />
      </div>
      <div className="wide"><SecrecyLine boardId={boardId} kind="measure" id={row.id} /></div>
      <div className="wide"><button type="button" className="btn" onClick={onClose}>{measureText.fold}</button></div>
    </div>
  );
}
