import { useState, type FormEvent, type ReactElement } from 'react';
import type { SessionBoard } from '../../../contract/session.ts';
import { importText } from '../../../text/screenImport.ts';
import { navigate } from '../../place.tsx';
import { Field } from '../../ui/Field.tsx';

/** Which board and year the document is about: last year's paper is read in as last year's. */
export function YearPick({ boards, boardId, year, exists }: { readonly boards: readonly SessionBoard[]; readonly boardId: string; readonly year: number; readonly exists: boolean }): ReactElement {
  const [words, setWords] = useState(String(year));
  const own = boards.filter((board) => board.may.import);
  const number = Number(words);
  const usable = /^\d{4}$/.test(words) && number >= 1990 && number <= 2200;
  const go = (board: string, to: string): void => { void navigate({ to: '/n/$boardId/$year/inlasning', params: { boardId: board, year: to }, replace: true }); };
  const leave = (): void => { if (usable && number !== year) go(boardId, words); };
  return (
    <form className="part year-pick" onSubmit={(event: FormEvent) => { event.preventDefault(); leave(); }} noValidate>
      {own.length > 1 ? (
        <Field label={importText.board}>{(parts) => <select {...parts} value={boardId} onChange={(event) => go(event.target.value, String(year))}>{own.map((board) => <option key={board.id} value={board.id}>{board.name}</option>)}</select>}</Field>
      ) : null}
      <Field label={importText.year} hint={importText.yearHint} stop={usable ? null : importText.yearWrong}>
        {(parts) => <input {...parts} type="text" inputMode="numeric" maxLength={4} value={words} onChange={(event) => setWords(event.target.value.trim())} onBlur={leave} />}
      </Field>
      {exists || !usable || number !== year ? null : <p className="small quiet">{importText.begun(year)}</p>}
    </form>
  );
}
