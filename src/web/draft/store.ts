import { replaceEqualDeep } from '@tanstack/react-query';
import type { ChangeView, YearView } from '../../contract/year.ts';
import type { Input } from '../../contract/table.ts';
import type { BodyId } from '../../domain/identity.ts';
import type { FieldChange, RowObject } from '../../domain/year/change.ts';
import { sameValue } from '../../domain/year/change.ts';
import { call, Refused, sentenceOf, worthRetrying } from '../call.ts';
import { newId } from '../identity.ts';
import { previousQuery, queryClient } from '../queries.ts';
import { Drawn } from '../ui/press.ts';
import { apply, seenValue } from './apply.ts';
import type { Conflict, Item } from './item.ts';
import { enqueue, withConflicts } from './item.ts';

export interface DraftState {
  /** The year with this person's unsent changes in place. Null until it has been read. */
  readonly view: YearView | null;
  readonly saving: 'rest' | 'saving' | 'retrying';
  readonly unsent: number;
  /** When something was last saved from here (ISO 8601). */
  readonly savedAt: string | null;
  readonly conflicts: readonly Conflict[];
  /** Why the last change could not be saved at all. */
  readonly refusal: string | null;
  readonly canUndo: boolean;
}

/** A wanted value; what was seen is what the page shows. */
export interface Wish { readonly object: FieldChange['object']; readonly id: string; readonly field: string; readonly wanted: unknown }

const sendAfter = 250;
const longestWait = 15_000;
/** Fields that follow from another one: when two people rate the same row, the ratings themselves are the question. */
const following: ReadonlySet<string> = new Set(['review', 'ratedOn', 'printedValue', 'position']);

/**
 * One board's year as it is being written. Every change shows at once, lies in memory and in the browser's store until the
 * server has answered, and is sent in order, one at a time. Different fields never collide; the same field comes back as a conflict.
 */
export class Draft {
  readonly ready: Promise<void>;
  private base: YearView | null = null;
  private queue: Item[] = [];
  private underWay = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private wait = 1000;
  private undoable: string[] = [];
  private state: DraftState = { view: null, saving: 'rest', unsent: 0, savedAt: null, conflicts: [], refusal: null, canUndo: false };
  private readonly drawn = new Drawn(this.state);
  private readonly at: { readonly boardId: BodyId; readonly year: number };
  private readonly kept: string;
  private readAt = 0;
  private readonly read: (at: { readonly boardId: BodyId; readonly year: number }) => Promise<YearView>;

  constructor(boardId: BodyId, year: number, personId: string, read: (at: { readonly boardId: BodyId; readonly year: number }) => Promise<YearView>, versionId: string | null = null) {
    this.read = read;
    this.at = { boardId, year };
    // Kept per person: another one at the same machine must neither see nor send it. A kept version is only read and keeps nothing.
    this.kept = `internkoll.unsaved.${personId}.${boardId}.${year}${versionId === null ? '' : `.${versionId}`}`;
    this.queue = readKept(this.kept);
    this.ready = this.refresh().then(() => { if (this.queue.length > 0) this.send(); });
    // Whoever waits for it handles the failure; without a waiter it must not end as an unhandled rejection.
    this.ready.catch(() => undefined);
    addEventListener('online', () => { this.wait = 1000; this.send(); });
    document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible' && this.base && Date.now() - this.readAt > 20_000) this.refresh().catch(() => undefined); });
  }

  readonly subscribe = this.drawn.subscribe;
  readonly snapshot = this.drawn.snapshot;

  /** Reads the year anew; unsent changes stay in place. */
  async refresh(): Promise<void> {
    this.replace(await this.read(this.at));
  }

  /** Takes a year that another operation answered with. */
  replace(view: YearView): void {
    this.readAt = Date.now();
    this.base = this.base ? (replaceEqualDeep(this.base, view) as YearView) : view;
    this.tell({});
  }

  change(wishes: readonly Wish[]): void {
    const view = this.state.view;
    if (!view) return;
    const changes = wishes
      .map((wish): FieldChange => ({ ...wish, seen: seenValue(view, wish.object, wish.id, wish.field) }))
      .filter((change) => !sameValue(change.seen, change.wanted));
    if (changes.length > 0) this.put({ kind: 'change', changeId: newId(), changes });
  }
  add(object: RowObject, rows: readonly Readonly<Record<string, unknown>>[]): void { this.put({ kind: 'add', changeId: newId(), object, rows }); }
  remove(object: RowObject, ids: readonly string[], reason: string): void { if (ids.length > 0) this.put({ kind: 'remove', changeId: newId(), object, ids, reason }); }
  note(rule: string, keys: readonly string[], reason: string): void { this.put({ kind: 'note', changeId: newId(), note: { id: newId(), rule, keys, reason, asked: false } }); }
  removeNote(id: string): void { this.put({ kind: 'removeNote', changeId: newId(), id }); }
  endRow(object: 'event' | 'activity', previousId: string, reason: string): void { this.put({ kind: 'endRow', changeId: newId(), object, previousId, reason }); }
  answer(question: string, eventIds: readonly string[], reason: string): void { this.put({ kind: 'answer', changeId: newId(), question, eventIds, reason }); }
  /** Ties events to last year's. The lineage lies beside the year, so that the asker says what was seen. */
  tie(ties: readonly { readonly id: string; readonly seen: readonly string[]; readonly wanted: readonly string[] }[]): void {
    this.put({ kind: 'change', changeId: newId(), changes: ties.map((each): FieldChange => ({ object: 'event', id: each.id, field: 'continues', seen: each.seen, wanted: each.wanted })) });
  }
  merge(keep: string, gone: readonly string[]): void { this.put({ kind: 'merge', changeId: newId(), keep, gone }); }
  renumber(): void { this.put({ kind: 'renumber', changeId: newId() }); }

  /** Undoes the last change made here, by a new change. Answers the sentence when it cannot be undone, or null when it was. */
  async undo(): Promise<string | null> {
    await this.settled();
    const undo = this.undoable.at(-1);
    return undo === undefined ? '' : this.undoChange(undo);
  }

  /** Undoes a change of any time and anybody, whole or – from the history of one object – what it did to that object's fields. */
  async undoChange(undo: string, objectId?: string): Promise<string | null> {
    await this.settled();
    try {
      const answer = await call('year.undo', { ...this.at, changeId: newId(), undo, ...(objectId === undefined ? {} : { objectId }) });
      this.undoable = this.undoable.filter((each) => each !== undo);
      this.lineageMoved();
      await this.refresh();
      this.tell({ savedAt: answer.savedAt });
      return null;
    } catch (reason) {
      if (reason instanceof Refused) { this.undoable = this.undoable.filter((each) => each !== undo); this.tell({}); }
      return sentenceOf(reason);
    }
  }

  /** The year before is read with the lineage to this one: it is asked for anew when that may have changed. */
  private lineageMoved(): void { void queryClient.invalidateQueries({ queryKey: previousQuery(this.at.boardId, this.at.year).queryKey }); }

  /** Both values stand in the row; the person chooses. `mine` sends the wanted value again, now with the other's value seen. */
  settle(conflict: Conflict, mine: boolean): void {
    this.tell({ conflicts: this.state.conflicts.filter((each) => each !== conflict) });
    // What an event continues lies beside the year: what was seen is what the other one wrote.
    if (mine && conflict.field === 'continues') this.tie([{ id: conflict.id, seen: conflict.now as readonly string[], wanted: conflict.wanted as readonly string[] }]);
    else if (mine) this.change([{ object: conflict.object, id: conflict.id, field: conflict.field, wanted: conflict.wanted }]);
  }
  forgetRefusal(): void { this.tell({ refusal: null }); }

  private put(item: Item): void {
    const retrying = this.state.saving === 'retrying';
    this.queue = enqueue(this.queue, item, retrying ? 1 : this.underWay);
    keep(this.kept, this.queue);
    this.tell({ saving: retrying ? 'retrying' : this.queue.length === 0 ? 'rest' : 'saving', refusal: null });
    if (this.underWay === 0 && !retrying) this.later(sendAfter);
  }

  private later(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => { this.send(); }, milliseconds);
  }

  private send(): void {
    clearTimeout(this.timer);
    const item = this.queue[0];
    if (!item || this.underWay > 0 || !this.base) return;
    this.underWay = 1;
    sendItem(this.at, item).then((answer) => { this.sent(item, answer); }, (reason: unknown) => { this.failed(reason); });
  }

  private sent(item: Item, answer: ChangeView | null): void {
    this.underWay = 0;
    this.wait = 1000;
    this.queue = this.queue.slice(1);
    keep(this.kept, this.queue);
    let base = this.base;
    if (base) {
      base = apply(base, item);
      for (const conflict of answer?.conflicts ?? []) base = apply(base, { kind: 'change', changeId: '', changes: [{ ...asField(conflict), seen: null, wanted: conflict.now }] });
      // What the server made of the values, for example cleaned text.
      for (const saved of answer?.saved ?? []) base = item.kind === 'change' ? apply(base, { kind: 'change', changeId: '', changes: [{ ...asField(saved), seen: null, wanted: saved.value }] }) : base;
      this.base = base;
    }
    if (answer === null || answer.saved.length > 0 || item.kind !== 'change') this.undoable = [...this.undoable.slice(-99), item.changeId];
    if (ties(item)) this.lineageMoved();
    const conflicts = (answer?.conflicts ?? []).filter((each) => !following.has(each.field)).map((each): Conflict => ({ ...asField(each), wanted: each.wanted, now: each.now, by: each.by, at: each.at }));
    this.tell({ savedAt: answer?.savedAt ?? new Date().toISOString(), saving: this.queue.length > 0 ? 'saving' : 'rest', conflicts: withConflicts(this.state.conflicts, conflicts) });
    if (this.queue.length > 0) this.send();
  }

  private failed(reason: unknown): void {
    this.underWay = 0;
    if (worthRetrying(reason) || (reason instanceof Refused && (reason.status === 401 || reason.status >= 500))) {
      this.tell({ saving: 'retrying' });
      this.later(this.wait);
      this.wait = Math.min(longestWait, this.wait * 2);
      return;
    }
    const refused = this.queue[0];
    if (refused && ties(refused)) this.lineageMoved();
    // A rule said no: the change cannot be saved however often it is tried. The sentence says why, and the page shows what stands.
    this.queue = this.queue.slice(1);
    keep(this.kept, this.queue);
    this.tell({ saving: this.queue.length > 0 ? 'saving' : 'rest', refusal: sentenceOf(reason) });
    this.refresh().catch(() => undefined);
    if (this.queue.length > 0) this.send();
  }

  /** When nothing is left to send, or it cannot be sent now. */
  private settled(): Promise<void> {
    if (this.state.saving !== 'retrying') this.send();
    return this.drawn.until(() => this.queue.length === 0 || this.state.saving === 'retrying');
  }

  private tell(parts: Partial<DraftState>): void {
    const view = this.base ? this.queue.reduce(apply, this.base) : null;
    this.state = { ...this.state, ...parts, view: view && this.state.view ? keepIdentity(this.state.view, view) : view, unsent: this.queue.length, canUndo: this.undoable.length > 0 || this.queue.length > 0 };
    this.drawn.show(this.state, this.drawn.snapshot().view === null);
  }
}

/** The earlier object where nothing differs, so that rows that did not change are not drawn again. */
function keepIdentity(before: YearView, after: YearView): YearView {
  return replaceEqualDeep(before, after) as YearView;
}

function asField(change: { readonly object: string; readonly id: string; readonly field: string }): Pick<FieldChange, 'object' | 'id' | 'field'> {
  return { object: change.object as FieldChange['object'], id: change.id, field: change.field };
}

/** Sends one item. Answers what the change answered, or null where the operation answers something else. */
async function sendItem(at: { readonly boardId: BodyId; readonly year: number }, item: Item): Promise<ChangeView | null> {
  const { changeId } = item;
  switch (item.kind) {
    case 'change': return call('year.change', { ...at, changeId, changes: item.changes.map((change) => ({ ...change })) });
    case 'add': return call('year.add', { ...at, changeId, object: item.object, rows: item.rows.map((row) => ({ ...row })) });
    case 'remove': return call('year.remove', { ...at, changeId, object: item.object, ids: [...item.ids], reason: item.reason });
    case 'note': await call('year.note', { ...at, changeId, id: item.note.id, rule: item.note.rule, keys: [...item.note.keys], reason: item.note.reason }); return null;
    case 'removeNote': await call('year.removeNote', { ...at, changeId, id: item.id }); return null;
    case 'endRow': return call('year.endRow', { ...at, changeId, object: item.object, previousId: item.previousId, reason: item.reason });
    case 'answer': return call('year.answer', { ...at, changeId, question: item.question as Input<'year.answer'>['question'], eventIds: [...item.eventIds], reason: item.reason });
    case 'merge': return call('year.merge', { ...at, changeId, keep: item.keep, gone: [...item.gone] });
    case 'renumber': return call('year.renumber', { ...at, changeId });
  }
}

/** True for what changes the lineage between the years. */
function ties(item: Item): boolean {
  return item.kind === 'merge' || (item.kind === 'change' && item.changes.some((change) => change.field === 'continues'));
}

function keep(key: string, queue: readonly Item[]): void {
  if (queue.length === 0) localStorage.removeItem(key);
  else localStorage.setItem(key, JSON.stringify(queue));
}
function readKept(key: string): Item[] {
  const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
  return Array.isArray(kept) ? (kept as Item[]) : [];
}
