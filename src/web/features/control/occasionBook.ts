import { use, useEffect, useSyncExternalStore } from 'react';
import { replaceEqualDeep } from '@tanstack/react-query';
import type { OccasionView } from '../../../contract/control.ts';
import type { Input, OperationId, Output } from '../../../contract/table.ts';
import type { ToldConflict as ItemConflict } from '../../../contract/control.ts';
import type { ItemResult } from '../../../domain/control/occasion.ts';
import type { BodyId } from '../../../domain/identity.ts';
import { call, Refused } from '../../call.ts';
import { queryClient, useSession } from '../../queries.ts';
import { Drawn } from '../../ui/press.ts';
import { applied, type Answer, type Waiting } from './applied.ts';
import { Outbox, type Sending } from '../../outbox.ts';

export interface OccasionState extends Sending {
  /** The control with this person's unsent answers in place. Null until it has been read. */
  readonly view: OccasionView | null;
  /** Items that somebody else answered meanwhile: both answers stand until the person chooses. */
  readonly conflicts: readonly ItemConflict[];
}
/** Acts that wait for an answer of their own and answer with the control whole. */
type Act = { [Id in OperationId]: Output<Id> extends OccasionView ? Id : never }[OperationId];

/** One control as one person performs it. */
class OccasionBook {
  readonly ready: Promise<void>;
  readonly keptName: string;
  /** True when there is no such control, or none that is this person's. */
  missing = false;
  private base: OccasionView | null = null;
  private readAt = 0;
  private conflicts: readonly ItemConflict[] = [];
  private state: OccasionState = { view: null, saving: 'rest', savedAt: null, refusal: null, conflicts: [] };
  private readonly drawn = new Drawn(this.state);
  private readonly at: { readonly boardId: BodyId; readonly occasionId: string };
  private readonly outbox: Outbox<Waiting>;

  constructor(boardId: BodyId, occasionId: string, personId: string) {
    this.at = { boardId, occasionId };
    // Kept per person: another one at the same machine must neither see nor send it.
    this.keptName = `internkoll.unsaved.control.${personId}.${occasionId}`;
    this.outbox = new Outbox<Waiting>(this.keptName, (item) => this.post(item), () => this.tell(), () => { this.refresh().catch(() => undefined); });
    this.ready = this.refresh().then(() => this.outbox.begin(), (reason: unknown) => {
      if (!(reason instanceof Refused && (reason.status === 404 || reason.status === 403))) throw reason;
      this.missing = true;
    });
    this.ready.catch(() => undefined); // whoever waits for it handles the failure
    document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') this.freshen(20_000); });
  }

  readonly subscribe = this.drawn.subscribe;
  readonly snapshot = this.drawn.snapshot;

  async refresh(): Promise<void> { this.take(await call('control.read', this.at)); }
  /** Reads anew what has lain for a while. */
  freshen(age: number): void { if (this.base && this.outbox.items.length === 0 && Date.now() - this.readAt > age) this.refresh().catch(() => undefined); }

  answer(position: number, result: ItemResult | null): void { this.answers([{ position, result }]); }
  answers(wanted: readonly { readonly position: number; readonly result: ItemResult | null }[]): void {
    const items = wanted.flatMap(({ position, result }): Answer[] => {
      const item = this.item(position);
      return !item || item.result === result ? [] : [{ position, seen: item.result, result }];
    });
    if (items.length > 0) this.outbox.put({ kind: 'answer', items });
  }
  /** What is wrong with an item, in words. Typing is one change: first seen, last wanted. */
  note(position: number, note: string): void {
    const item = this.item(position);
    if (!item || item.note === note) return;
    this.outbox.put({ kind: 'answer', items: [{ position, seen: item.result, result: item.result, note, noteSeen: item.note }] }, (last) => {
      const [one, ...more] = last.kind === 'answer' ? last.items : [];
      return one && more.length === 0 && one.position === position && one.note !== undefined ? { kind: 'answer', items: [{ ...one, note }] } : null;
    });
  }
  rest(): void { this.outbox.put({ kind: 'rest' }); }
  handle(wanted: Omit<Extract<Waiting, { kind: 'handle' }>, 'kind' | 'seen'>): void { this.outbox.put({ kind: 'handle', seen: this.item(wanted.position)?.handling ?? null, ...wanted }); }

  /** Keeps the other's answer, or sends the wanted one again, now with the other's seen. */
  settle(conflict: ItemConflict, mine: boolean): void {
    this.conflicts = this.conflicts.filter((one) => one.position !== conflict.position);
    this.tell();
    if (!mine) return;
    this.answer(conflict.position, conflict.wanted);
    if (conflict.noteWanted !== null) this.note(conflict.position, conflict.noteWanted);
  }
  forgetRefusal(): void { this.outbox.forgetRefusal(); }

  /** Does what closes, counts or moves the control. Throws what the house says no with, for the form that asked. */
  async act<Id extends Act>(id: Id, input: Omit<Input<Id>, 'boardId' | 'occasionId' | 'revision'>): Promise<OccasionView> {
    await this.outbox.settled();
    try {
      const view = await call(id, { ...this.at, revision: this.base?.occasion.revision ?? 0, ...input } as unknown as Input<Id>) as OccasionView;
      this.take(view);
      this.outbox.saved();
      // The start page counts what waits, and the board's own page shows how far it has come.
      void queryClient.invalidateQueries({ queryKey: ['start'] });
      return view;
    } catch (reason) {
      // Somebody else was there: what is new is shown beside the sentence.
      if (reason instanceof Refused && reason.status === 409) await this.refresh().catch(() => undefined);
      throw reason;
    }
  }

  private item(position: number) { return this.state.view?.items.find((one) => one.position === position); }
  private async post(item: Waiting): Promise<void> {
    const view = await this.sent(item);
    this.conflicts = [...this.conflicts.filter((old) => !view.conflicts.some((one) => one.position === old.position)), ...view.conflicts];
    this.take(view);
  }
  private sent(item: Waiting): Promise<OccasionView> {
    switch (item.kind) {
      case 'answer': return call('control.answer', { ...this.at, items: item.items.map((one) => ({ ...one })) });
      case 'rest': return call('control.rest', { ...this.at, revision: this.base?.occasion.revision ?? 0 });
      case 'handle': return call('control.handle', { ...this.at, position: item.position, seen: item.seen, note: item.note, handling: item.handling, measure: item.measure });
    }
  }
  private take(view: OccasionView): void {
    this.readAt = Date.now();
    // An answer that was overtaken by a later one says less than what stands here.
    if (this.base !== null && view.occasion.revision < this.base.occasion.revision) return;
    // What the reader noticed in a list is told once, and stays until the control is opened anew.
    const notes = view.listNotes.length > 0 ? view.listNotes : this.base?.listNotes ?? [];
    const now = { ...view, listNotes: notes };
    this.base = this.base ? replaceEqualDeep(this.base, now) as OccasionView : now;
    this.tell();
  }
  private tell(): void {
    const view = this.base ? this.outbox.items.reduce(applied, this.base) : null;
    this.state = { ...this.outbox.sending, conflicts: this.conflicts, view: view && this.state.view ? replaceEqualDeep(this.state.view, view) as OccasionView : view };
    this.drawn.show(this.state, this.drawn.snapshot().view === null);
  }
}

const books = new Map<string, OccasionBook>();

export interface OpenOccasion { readonly book: OccasionBook; readonly view: OccasionView; readonly state: OccasionState }

/** One control; waits (Suspense) until it has been read, throws when it cannot be. Null when it is not this person's to see. */
export function useOccasion(boardId: BodyId, occasionId: string): OpenOccasion | null {
  const personId = useSession().person?.id ?? '';
  const key = `${personId} ${occasionId}`;
  let book = books.get(key);
  if (!book) {
    const made = new OccasionBook(boardId, occasionId, personId);
    books.set(key, made);
    const forget = (): void => { setTimeout(() => { books.delete(key); }, 5_000); };
    made.ready.then(() => { if (made.missing) forget(); }, forget);
    book = made;
  }
  const state = useSyncExternalStore(book.subscribe, book.snapshot);
  // Before the waiting: React cannot take up a first drawing again when a hook comes after a wait that is over by then.
  useEffect(() => { book.freshen(3_000); }, [book]);
  if (!state.view && !book.missing) use(book.ready);
  // React may draw on from here with what it knew before the reading: the book knows more.
  const now = state.view ? state : book.snapshot();
  if (!now.view) {
    if (book.missing) return null;
    throw new Error('A control that is ready has been read');
  }
  return { book, view: now.view, state: now };
}
