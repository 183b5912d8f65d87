import { memo, type KeyboardEvent, type ReactNode } from 'react';
import type { ToldConflict as ItemConflict } from '../../../contract/control.ts';
import { itemResults, type ItemResult, type OccasionItem, type Population } from '../../../domain/control/occasion.ts';
import { handlingWords } from '../../../text/control.ts';
import { itemName, occasionText as text } from '../../../text/screenControl.ts';

const marks: Readonly<Record<ItemResult, string>> = { ok: 'M1.500 6.500l3 3 6-7', fault: 'M2 2l8 8M10 2l-8 8', notApplicable: 'M2 6h8' };
function ResultMark({ result }: { readonly result: ItemResult }) {
  return <svg viewBox="0 0 12 12" aria-hidden="true"><path d={marks[result]} /></svg>;
}

/** What tells an item from the next: its id, the cells of its row, and an amount to the right. */
export function ItemWords({ item, population }: { readonly item: OccasionItem; readonly population: Population | null }) {
  const name = itemName(item.itemId, population);
  const columns = population?.kind === 'file' ? population.columns : [];
  const filled = item.cells.map((cell, at) => ({ cell: cell.trim(), column: columns[at] ?? '' })).filter((one) => one.cell !== '');
  const amount = /^-?\d[\d\s.,\u00a0]*(?:kr|SEK)?$/i.test(filled.at(-1)?.cell ?? '') ? filled.at(-1) : undefined;
  const rest = amount === undefined ? filled : filled.slice(0, -1);
  const [first, ...more] = rest;
  return (
    <span className="c-item-words">
      <span className="c-item-head"><span><b>{name}</b>{first === undefined ? null : ` · ${first.cell}`}</span>{amount === undefined ? null : <span className="quiet nowrap">{amount.cell}</span>}</span>
      {more.length === 0 ? null : <span className="small quiet">{more.map((one) => (one.column === '' ? one.cell : `${one.column}: ${one.cell}`)).join(' · ')}</span>}
    </span>
  );
}

interface Given {
  readonly item: OccasionItem;
  readonly population: Population | null;
  /** Which of the three choices the Tab key comes to; null in every row but one. */
  readonly tab: number | null;
  readonly conflict: ItemConflict | null;
  readonly measureTitle: string;
  readonly inside: ReactNode;
  readonly onChoose: (position: number, result: ItemResult) => void;
  readonly onKey: (event: KeyboardEvent, position: number) => void;
  readonly onEdit: (position: number) => void;
  readonly onSettle: (conflict: ItemConflict, mine: boolean) => void;
}

/** One item with its three choices, none chosen from the start. Keys are read by the list (`ItemList`). */
export const ItemRow = memo(function ItemRow({ item, population, tab, conflict, measureTitle, inside, onChoose, onKey, onEdit, onSettle }: Given) {
  const name = itemName(item.itemId, population);
  return (
    <li className="c-item" id={`post-${item.position}`}>
      <ItemWords item={item} population={population} />
      <div className="c-choices" role="radiogroup" tabIndex={-1} aria-label={text.answerOf(name)} onKeyDown={(event) => onKey(event, item.position)}>
        {itemResults.map((result, at) => (
          <button key={result} type="button" role="radio" className={result === 'fault' ? 'c-bad' : undefined} aria-checked={item.result === result} tabIndex={tab === at ? 0 : -1} data-position={item.position} data-choice={at} onClick={() => onChoose(item.position, result)}>
            <ResultMark result={result} />{text.answer[result]}
          </button>
        ))}
      </div>
      {item.result !== 'fault' || inside !== null ? null : (
        <p className="c-said"><span className={item.handling === null ? 'urgent' : undefined}>{text.saidFault(item.note, item.handling === null ? text.noHandling : item.handling === 'measure' && measureTitle !== '' ? `${handlingWords.measure}: ${measureTitle}` : handlingWords[item.handling])}</span><button type="button" className="link" aria-label={`${text.edit} ${name}`} onClick={() => onEdit(item.position)}>{text.edit}</button></p>
      )}
      {conflict === null ? null : <ConflictLine conflict={conflict} onSettle={onSettle} />}
      {inside}
    </li>
  );
});

/** Somebody else answered at the same time: both answers, and two buttons named by them. Nothing has been overwritten. */
function ConflictLine({ conflict, onSettle }: { readonly conflict: ItemConflict; readonly onSettle: Given['onSettle'] }) {
  const [now, wanted] = [conflict.now, conflict.wanted].map((result) => (result === null ? text.noAnswer : text.answer[result])) as [string, string];
  const same = conflict.now === conflict.wanted;
  return (
    <div className="conflict c-conflict" role="alert">
      <p>{same ? text.noteConflict(conflict.by, conflict.note, conflict.noteWanted ?? '') : text.conflict(conflict.by, wanted, now)}</p>
      <div className="c-row">
        <button type="button" className="btn" onClick={() => onSettle(conflict, false)}>{same ? text.keepTheirs : text.keep(now)}</button>
        <button type="button" className="btn" onClick={() => onSettle(conflict, true)}>{same ? text.takeMine : text.take(wanted)}</button>
      </div>
    </div>
  );
}
