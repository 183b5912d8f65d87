import { measureStatusWords } from '../../../text/words.ts';
import { measureText, registerFieldWords } from '../../../text/screenMeasure.ts';
import { recommendationStateWords } from '../../../text/measure.ts';
import type { Conflict, RegisterBook } from './registerBook.ts';

/** Who, both values, two buttons named by the values. In the row, never in the way. */
export function ConflictLines({ conflicts, book }: { readonly conflicts: readonly Conflict[]; readonly book: RegisterBook }) {
  return conflicts.map((conflict) => {
    const [mine, theirs] = [valueWords(conflict.wanted), valueWords(conflict.now)];
    return (
      <div className="conflict" role="group" key={conflict.field}>
        <p><strong>{measureText.conflict(conflict.by, fieldName(conflict.field))}</strong> {measureText.conflictValues(mine, theirs)}</p>
        <div className="m-row">
          <button type="button" className="btn" onClick={() => book.settle(conflict, true)}>{measureText.keep(short(mine))}</button>
          <button type="button" className="btn" onClick={() => book.settle(conflict, false)}>{measureText.take(short(theirs))}</button>
        </div>
      </div>
    );
  });
}

function fieldName(field: string): string {
  const words: Readonly<Record<string, string>> = registerFieldWords;
  return words[field] ?? field;
}
function short(words: string): string {
  return words.length > 48 ? `${words.slice(0, 47)}…` : words;
}
function valueWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return measureText.nothing;
  if (typeof value === 'object') return 'printed' in value ? String(value.printed) : measureText.nothing;
  const coded: Readonly<Record<string, string>> = { ...recommendationStateWords, ...measureStatusWords };
  return coded[String(value)] ?? String(value);
}
