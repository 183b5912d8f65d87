import { useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import type { OrganisationView } from '../../../contract/organisation.ts';
import type { Day } from '../../../domain/day.ts';
import { asOn, folded, formerNames } from '../../../domain/organisation/history.ts';
import type { RegisteredUnit } from '../../../domain/organisation/organisation.ts';
import { swedishOrder } from '../../../domain/swedishOrder.ts';
import { organisationText, unitKindWords } from '../../../text/screenOrganisation.ts';
import { unitText } from '../../../text/screenOrganisationTime.ts';
import { Field } from '../../ui/Field.tsx';
import { Menu } from '../../ui/Menu.tsx';
import './units.css';

export type UnitAct = 'change' | 'rename' | 'merge' | 'split';
const openUpTo = 60;
interface Row { readonly unit: RegisteredUnit; readonly level: number; readonly below: number; readonly former: readonly string[] }

/** The parts of the organisation on a day, as a tree to walk with the arrows and to search in. */
export function UnitTree({ view, today, onAct }: { readonly view: OrganisationView; readonly today: Day; readonly onAct: ((act: UnitAct, unit: RegisteredUnit) => void) | null }): ReactElement {
  const [day, setDay] = useState<string>(today);
  const [words, setWords] = useState('');
  const [closed, setClosed] = useState<ReadonlySet<string>>(() => openedAt(view.units));
  const [here, setHere] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const on = (day === '' ? today : day) as Day;
  const standing = asOn(view.units, view.earlier, on);
  const rows = rowsOf(standing, view, words, words === '' ? closed : new Set());
  const current = rows.some((row) => row.unit.id === here) ? here : rows[0]?.unit.id ?? null;
  const go = (to: number): void => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, to))];
    if (!row) return;
    setHere(row.unit.id);
    list.current?.querySelector<HTMLElement>(`[data-unit="${row.unit.id}"]`)?.focus();
  };
  const set = (id: string, shut: boolean): void => setClosed(shut ? new Set([...closed, id]) : new Set([...closed].filter((one) => one !== id)));
  const onKey = (event: KeyboardEvent, at: number, row: Row): void => {
    // Keys inside the row's own menu are the menu's.
    if (event.target !== event.currentTarget) return;
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => go(at + 1), ArrowUp: () => go(at - 1), Home: () => go(0), End: () => go(rows.length - 1),
      ArrowRight: () => (row.below > 0 && closed.has(row.unit.id) ? set(row.unit.id, false) : row.below > 0 ? go(at + 1) : undefined),
      ArrowLeft: () => (row.below > 0 && !closed.has(row.unit.id) ? set(row.unit.id, true) : go(rows.findIndex((one) => one.unit.id === row.unit.parentId))),
      Enter: () => row.below > 0 && set(row.unit.id, !closed.has(row.unit.id)),
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <>
      <div className="unit-tools">
        <Field label={unitText.on}>{(parts) => <input {...parts} type="date" value={day} onChange={(event) => setDay(event.target.value)} />}</Field>
        <Field label={unitText.filter} hint={unitText.filterHint}>{(parts) => <input {...parts} type="text" value={words} onChange={(event) => setWords(event.target.value)} />}</Field>
      </div>
      {on === today ? null : <p className="unit-then" role="status">{on < today ? unitText.past(on) : unitText.future(on)} <button type="button" className="link" onClick={() => setDay(today)}>{unitText.today}</button></p>}
      {words.trim() === '' ? null : <p className="small quiet" role="status">{rows.length === 0 ? unitText.noneFound : unitText.shown(rows.length, standing.length)}</p>}
      {rows.length === 0 ? null : (
        <>
          <ul className="unit-tree" role="tree" aria-label={unitText.tree} ref={list}>
            {rows.map((row, at) => (
              <li key={row.unit.id} role="treeitem" data-unit={row.unit.id} aria-level={row.level} aria-expanded={row.below > 0 ? !closed.has(row.unit.id) || words !== '' : undefined} aria-label={row.unit.name} tabIndex={row.unit.id === current ? 0 : -1}
                style={{ '--level': row.level - 1 } as never} onFocus={() => setHere(row.unit.id)} onKeyDown={(event) => onKey(event, at, row)}
                onClick={(event) => { if (row.below > 0 && event.target instanceof Element && event.target.closest('.menu') === null) set(row.unit.id, !closed.has(row.unit.id)); }}>
                <span className="unit-mark" aria-hidden="true">{row.below > 0 ? <svg width="10" height="10" viewBox="0 0 10 10"><path d={closed.has(row.unit.id) && words === '' ? 'M3 1l4 4-4 4' : 'M1 3l4 4 4-4'} fill="none" stroke="currentColor" strokeWidth="1.5" /></svg> : null}</span>
                <span className="unit-name">
                  {row.unit.name}{row.unit.code === null ? null : <span className="unit-code">{row.unit.code}</span>}{row.former.length === 0 ? null : <span className="small quiet unit-former">{unitText.former(row.former)}</span>}
                </span>
                <span className="small quiet unit-facts">{facts(row.unit, view)}</span>
                {onAct === null ? null : <Menu words={unitText.acts} label={row.unit.name} className="pick small" align="end" items={(['rename', 'merge', 'split', 'change'] as const).map((act) => ({ kind: 'do' as const, key: act, words: unitText[act], onPick: () => onAct(act, row.unit) }))} />}
              </li>
            ))}
          </ul>
          <p className="small quiet unit-keys">{unitText.keys}</p>
        </>
      )}
    </>
  );
}

/** A small organisation stands open; of a large one the administrations and what lies right under them. */
function openedAt(units: readonly RegisteredUnit[]): ReadonlySet<string> {
  if (units.length <= openUpTo) return new Set();
  const parents = new Set(units.map((unit) => unit.parentId));
  return new Set(units.filter((unit) => unit.parentId !== null && parents.has(unit.id)).map((unit) => unit.id));
}

function facts(unit: RegisteredUnit, view: OrganisationView): string {
  const boards = unit.serves.map((id) => view.bodies.find((body) => body.id === id)?.name ?? '');
  const next = view.successions.filter((one) => one.fromId === unit.id).flatMap((one) => view.units.find((other) => other.id === one.toId)?.name ?? []);
  return [
    unitKindWords[unit.kind], boards.length > 0 ? `${organisationText.serves.toLocaleLowerCase('sv')} ${boards.join(', ')}` : unit.parentId === null ? organisationText.servesNone : '',
    unit.validFrom === null ? '' : organisationText.from(unit.validFrom), unit.validTo === null ? '' : unitText.ended(unit.validTo), next.length === 0 ? '' : unitText.continuedBy(next),
  ].filter((one) => one !== '').join(' · ');
}

/** In the order of the tree. Searching shows what is found and what lies above it. */
function rowsOf(units: readonly RegisteredUnit[], view: OrganisationView, words: string, closed: ReadonlySet<string>): Row[] {
  const there = new Set<string>(units.map((unit) => unit.id));
  const children = Map.groupBy(units.toSorted((a, b) => swedishOrder(a.name, b.name)), (unit) => (unit.parentId !== null && there.has(unit.parentId) ? unit.parentId as string : ''));
  const wanted = folded(words);
  const build = (parentId: string, level: number, path: ReadonlySet<string>): Row[] => (children.get(parentId) ?? []).flatMap((unit) => {
    if (path.has(unit.id)) return [];
    const former = formerNames(unit.id, view.units, view.earlier, view.successions).filter((name) => name !== unit.name);
    const below = build(unit.id, level + 1, new Set([...path, unit.id]));
    if (wanted !== '' && below.length === 0 && ![unit.name, unit.code ?? '', ...former].some((one) => folded(one).includes(wanted))) return [];
    return [{ unit, level, below: (children.get(unit.id) ?? []).length, former }, ...(closed.has(unit.id) ? [] : below)];
  });
  return build('', 1, new Set());
}
