import { Fragment, useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { OccasionView } from '../../../contract/control.ts';
import type { ToldConflict as ItemConflict } from '../../../contract/control.ts';
import { itemResults, type ItemResult } from '../../../domain/control/occasion.ts';
import { itemName, occasionText as text } from '../../../text/screenControl.ts';
import { say } from '../../ui/said.ts';
import { FaultForm } from './FaultForm.tsx';
import { ItemRow } from './ItemRow.tsx';
import type { OpenOccasion } from './occasionBook.ts';

const byKey: Readonly<Record<string, ItemResult>> = { i: 'ok', f: 'fault', g: 'notApplicable' };

/** The next item after this one that nobody has answered, from the beginning again if need be; null when all are. */
export function nextLeft(view: OccasionView, after: number): number | null {
  const left = (item: OccasionView['items'][number]): boolean => item.position > 0 && item.result === null;
  const at = view.items.findIndex((item) => item.position === after);
  return (view.items.slice(at + 1).find(left) ?? view.items.find(left))?.position ?? null;
}
export function focusItem(position: number): void {
  requestAnimationFrame(() => {
    const row = document.getElementById(`post-${position}`);
    const target = row?.querySelector<HTMLElement>('[role=radio][aria-checked=true]') ?? row?.querySelector<HTMLElement>('[role=radio]');
    target?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'center', behavior: 'instant' });
  });
}

interface Given {
  readonly open: OpenOccasion;
  /** The fault that is told in its row; null where none is, or where it has the whole screen. */
  readonly telling: number | null;
  readonly onTell: (position: number) => void;
  /** `next` when one goes on, not back. */
  readonly onTold: (position: number, next: boolean) => void;
  readonly onAllAnswered: () => void;
}

/** The drawn items. One stop for the Tab key; arrows walk, I, F and G answer and go on. */
export function ItemList({ open, telling, onTell, onTold, onAllAnswered }: Given) {
  const { book, view, state } = open;
  const { population, sample } = view.occasion;
  const items = useMemo(() => view.items.filter((item) => item.position > 0), [view.items]);
  const [tab, setTab] = useState(() => ({ position: nextLeft(view, 0) ?? items[0]?.position ?? 1, choice: 0 }));
  const conflicts = useMemo(() => new Map(state.conflicts.map((one) => [one.position, one])), [state.conflicts]);
  const titles = useMemo(() => new Map(view.chain.measures.map((one) => [one.id, one.title])), [view.chain.measures]);
  const now = useRef({ view, onTell });
  useEffect(() => { now.current = { view, onTell }; });

  const choose = useCallback((position: number, result: ItemResult): void => {
    const item = now.current.view.items.find((one) => one.position === position);
    if (!item) return;
    setTab({ position, choice: itemResults.indexOf(result) });
    book.answer(position, result);
    const size = items.length;
    const reviewed = size - now.current.view.occasion.counts.left + (item.result === null ? 1 : 0);
    say(text.said(itemName(item.itemId, population), text.answer[result], reviewed, size));
    if (result === 'fault') now.current.onTell(position);
  }, [book, items.length, population]);
  const edit = useCallback((position: number): void => now.current.onTell(position), []);
  const settle = useCallback((conflict: ItemConflict, mine: boolean): void => { book.settle(conflict, mine); focusItem(conflict.position); }, [book]);

  const onKey = (event: KeyboardEvent, position: number): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const choice = Number(event.target instanceof HTMLElement ? event.target.dataset['choice'] ?? 0 : 0);
    const at = items.findIndex((item) => item.position === position);
    const go = (row: number, column: number): void => {
      const item = items[Math.min(items.length - 1, Math.max(0, row))];
      if (!item) return;
      event.preventDefault();
      const to = { position: item.position, choice: Math.min(2, Math.max(0, column)) };
      setTab(to);
      const target = document.querySelector<HTMLElement>(`[data-position="${to.position}"][data-choice="${to.choice}"]`);
      target?.focus({ preventScroll: true });
      target?.closest('li')?.scrollIntoView({ block: 'nearest' });
    };
    const result = byKey[event.key.toLowerCase()];
    if (result !== undefined) {
      event.preventDefault();
      choose(position, result);
      if (result === 'fault') return;
      const after = { ...view, items: view.items.map((item) => (item.position === position ? { ...item, result } : item)) };
      const next = nextLeft(after, position);
      if (next === null) onAllAnswered();
      else go(items.findIndex((item) => item.position === next), 0);
      return;
    }
    switch (event.key) {
      case 'ArrowDown': go(at + 1, choice); break;
      case 'ArrowUp': go(at - 1, choice); break;
      case 'ArrowRight': go(at, choice + 1); break;
      case 'ArrowLeft': go(at, choice - 1); break;
      case 'Home': go(0, choice); break;
      case 'End': go(items.length - 1, choice); break;
      case 'Delete': case 'Backspace': {
        event.preventDefault();
        book.answer(position, null);
        const item = items[at];
        if (item) say(text.cleared(itemName(item.itemId, population)));
        break;
      }
      default:
    }
  };
  const pressed = useRef(onKey);
  useEffect(() => { pressed.current = onKey; });
  const press = useCallback((event: KeyboardEvent, position: number): void => pressed.current(event, position), []);
  const strata = new Set((sample?.strata ?? []).map((one) => one.name));
  return (
    <>
      <p className="c-keys small quiet" aria-hidden="true"><kbd>I</kbd> <kbd>F</kbd> <kbd>G</kbd> {text.keys} <span className="c-gap" /><kbd>↑</kbd> <kbd>↓</kbd> <kbd>←</kbd> <kbd>→</kbd> {text.keyMove}</p>
      <ul className={items.length > 100 ? 'c-items c-long' : 'c-items'} aria-label={text.items}>
        {items.map((item, at) => (
          <Fragment key={item.position}>
            {strata.size > 0 && item.stratum !== items[at - 1]?.stratum ? <li className="c-stratum"><h2>{item.stratum}</h2></li> : null}
            <ItemRow item={item} population={population} tab={tab.position === item.position ? tab.choice : null} conflict={conflicts.get(item.position) ?? null} measureTitle={titles.get(item.measureId ?? '') ?? ''}
              inside={telling === item.position && item.result === 'fault' ? <FaultForm key={item.position} open={open} item={item} inRow onLeave={(next) => onTold(item.position, next)} /> : null} onChoose={choose} onKey={press} onEdit={edit} onSettle={settle} />
          </Fragment>
        ))}
      </ul>
    </>
  );
}
