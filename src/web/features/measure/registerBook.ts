import { use, useEffect, useSyncExternalStore } from 'react';
import { replaceEqualDeep } from '@tanstack/react-query';
import type { MeasureRow, MeasuresView, RecommendationRow, RegisterChangeView } from '../../../contract/measure.ts';
import type { Input, OperationId, Output } from '../../../contract/table.ts';
import type { BodyId } from '../../../domain/identity.ts';
import type { RegisterObject } from '../../../domain/measure/change.ts';
import { isLateRecommendation, isUnanswered, statesDue } from '../../../domain/measure/progress.ts';
import { isClosed, isLateMeasure } from '../../../domain/measure/register.ts';
import { sameValue } from '../../../domain/year/change.ts';
import { call, Refused, sentenceOf, worthRetrying } from '../../call.ts';
import { newId } from '../../identity.ts';
import { queryClient, registerKey, useSession } from '../../queries.ts';
import { Drawn } from '../../ui/press.ts';

export interface Wish { readonly object: RegisterObject; readonly id: string; readonly field: string; readonly wanted: unknown }
interface Change extends Wish { readonly seen: unknown }
interface Item { readonly changeId: string; readonly changes: readonly Change[] }
export type Conflict = RegisterChangeView['conflicts'][number];

export interface BookState {
  /** The register with this person's unsent changes in place. Null until it has been read. */
  readonly view: MeasuresView | null;
  readonly saving: 'rest' | 'saving' | 'retrying';
  readonly savedAt: string | null;
  readonly conflicts: readonly Conflict[];
  readonly refusal: string | null;
  readonly canUndo: boolean;
}
/** Operations that answer with the register whole. */
type Act = { [Id in OperationId]: Output<Id> extends MeasuresView ? Id : never }[OperationId];

const sendAfter = 250;
const longestWait = 15_000;

function valueIn(view: MeasuresView, { object, id, field }: Pick<Wish, 'object' | 'id' | 'field'>): unknown {
  const row = object === 'measure' ? view.measures.find((one) => one.id === id) : view.recommendations.find((one) => one.id === id);
  return row === undefined ? undefined : (row as unknown as Readonly<Record<string, unknown>>)[field] ?? null;
}

/** The register as it will look when the changes are saved, with what follows from them. */
function applied(view: MeasuresView, changes: readonly Wish[]): MeasuresView {
  const of = (object: RegisterObject, id: string): Record<string, unknown> | null => {
    const own = changes.filter((one) => one.object === object && one.id === id);
    return own.length === 0 ? null : Object.fromEntries(own.map((one) => [one.field, one.wanted]));
  };
  const printed = (value: unknown): string => (typeof value === 'object' && value !== null && 'personId' in value ? view.people.find((one) => one.id === value.personId)?.name : undefined) ?? (typeof value === 'object' && value !== null && 'printed' in value ? String(value.printed) : '');
  return {
    ...view,
    measures: view.measures.map((row): MeasureRow => {
      const own = of('measure', row.id);
      if (own === null) return row;
      const next = { ...row, ...own } as MeasureRow;
      const effect = next.status === 'done' ? next.effect : null;
      return { ...next, effect, late: isLateMeasure(next, view.today), closed: isClosed({ ...next, effect }), ...('responsible' in own ? { responsibleName: printed(own['responsible']) } : {}) };
    }),
    recommendations: view.recommendations.map((row): RecommendationRow => {
      const own = of('recommendation', row.id);
      if (own === null) return row;
      const next = { ...row, ...own } as RecommendationRow;
      return { ...next, unanswered: isUnanswered(next, view.today), late: isLateRecommendation(next, view.today), statesDue: statesDue(next, view.today), ...('owner' in own ? { ownerName: printed(own['owner']) } : {}) };
    }),
  };
}

/**
 * The board's register as one person writes it. Fields show at once, lie in memory and in the browser's store until the server has
 * answered, and are sent in order, one at a time; a field that somebody else has changed comes back as a conflict. It is no part of
 * the year's draft, for it belongs to the board and lives on when the year is decided.
 */
export class RegisterBook {
  readonly ready: Promise<void>;
  /** True when something was saved here that the year's own pages show too. */
  touched = false;
  private base: MeasuresView | null = null;
  private queue: Item[] = [];
  private underWay = false;
  /** The first item has been sent once: whether it was taken is not known until it is answered. */
  private tried = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private wait = 1000;
  /** The change that undoes another: it is not itself undone. */
  private undoing = '';
  private readAt = 0;
  private saves = 0;
  private state: BookState = { view: null, saving: 'rest', savedAt: null, conflicts: [], refusal: null, canUndo: false };
  private readonly drawn = new Drawn(this.state);
  /** What was saved from here, latest last. */
  private saved: (readonly Change[])[] = [];
  private readonly at: { readonly boardId: BodyId; readonly year: number };
  private readonly kept: string;

  constructor(boardId: BodyId, year: number, personId: string) {
    this.at = { boardId, year };
    // Kept per person: another one at the same machine must neither see nor send it.
    this.kept = `internkoll.unsaved.register.${personId}.${boardId}.${year}`;
    const stored: unknown = JSON.parse(localStorage.getItem(this.kept) ?? '[]');
    this.queue = Array.isArray(stored) ? (stored as Item[]) : [];
    this.tried = this.queue.length > 0;
    this.ready = this.refresh().then(() => { this.send(); });
    this.ready.catch(() => undefined); // whoever waits for it handles the failure
    addEventListener('online', () => { this.wait = 1000; this.send(); });
    document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') this.send(); });
  }

  readonly subscribe = this.drawn.subscribe;
  readonly snapshot = this.drawn.snapshot;

  /** What was read before something else was saved says less than what stands here: then it is read again. */
  async refresh(): Promise<void> {
    const since = this.saves;
    const view = await call('measure.list', this.at);
    if (this.base !== null && since !== this.saves) return this.refresh();
    this.take(view);
  }
  /** Reads anew what has lain for a while. */
  freshen(): void { if (this.base && !this.underWay && Date.now() - this.readAt > 5_000) this.refresh().catch(() => undefined); }

  change(wishes: readonly Wish[]): void {
    const { view } = this.state;
    if (!view) return;
    const changes = wishes.map((wish): Change => ({ ...wish, seen: valueIn(view, wish) })).filter((one) => !sameValue(one.seen, one.wanted));
    const [first] = changes;
    if (!first) return;
    const last = this.queue.at(-1);
    // Typing in one field is one change: first seen, last wanted. What has been sent stays as it was.
    const typed = changes.length === 1 && last?.changes.length === 1 && (this.queue.length > 1 || !this.tried) ? last.changes[0] : undefined;
    if (last && typed && typed.object === first.object && typed.id === first.id && typed.field === first.field) this.queue = [...this.queue.slice(0, -1), { ...last, changes: [{ ...typed, wanted: first.wanted }] }];
    else this.queue = [...this.queue, { changeId: newId(), changes }];
    this.keep();
    this.tell({ saving: this.state.saving === 'retrying' ? 'retrying' : 'saving', refusal: null });
    if (document.visibilityState === 'hidden') this.send();
    else if (!this.underWay && this.state.saving !== 'retrying') this.later(sendAfter);
  }

  /** Does what is no field: adds, ties, notes, checks. Throws what the house says no with, for the form that asked. */
  async act<Id extends Act>(id: Id, input: Omit<Input<Id>, 'boardId' | 'year'>): Promise<void> {
    await this.settled();
    const view = await call(id, { ...this.at, ...input } as unknown as Input<Id>) as MeasuresView;
    this.saves += 1;
    this.take(view);
    this.touched = true;
    this.tell({ savedAt: new Date().toISOString(), refusal: null });
  }

  /** Puts back what the last change from here replaced, by a new change. False when the value has moved on since: then it is nobody's to put back from here. */
  undo(): boolean {
    const { view } = this.state;
    const last = this.saved.at(-1);
    if (!view || !last) return true;
    this.saved = this.saved.slice(0, -1);
    const stands = last.every((one) => sameValue(valueIn(view, one), one.wanted));
    if (stands) {
      this.change(last.map((one) => ({ object: one.object, id: one.id, field: one.field, wanted: one.seen })));
      this.undoing = this.queue.at(-1)?.changeId ?? '';
    }
    this.tell({});
    return stands;
  }

  /** Both values stand in the row; `mine` sends the wanted value again, now with the other's value seen. */
  settle(conflict: Conflict, mine: boolean): void {
    this.tell({ conflicts: this.state.conflicts.filter((each) => each !== conflict) });
    if (mine) this.change([{ object: conflict.object, id: conflict.id, field: conflict.field, wanted: conflict.wanted }]);
  }
  forgetRefusal(): void { this.tell({ refusal: null }); }
  refuse(reason: unknown): void { this.tell({ refusal: sentenceOf(reason) }); }

  private take(view: MeasuresView): void {
    this.readAt = Date.now();
    this.base = this.base ? replaceEqualDeep(this.base, view) as MeasuresView : view;
    queryClient.setQueryData(registerKey(this.at.boardId, this.at.year), { open: view.measures.filter((row) => !row.closed).length, late: view.measures.filter((row) => row.late).length + view.recommendations.filter((row) => row.late).length });
    this.tell({});
  }
  private later(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => { this.send(); }, milliseconds);
  }
  private send(): void {
    clearTimeout(this.timer);
    const [item] = this.queue;
    if (!item || this.underWay || !this.base) return;
    this.underWay = true;
    this.tried = true;
    call('measure.change', { ...this.at, changeId: item.changeId, changes: item.changes.map((one) => ({ ...one })) }).then((answer) => { this.sent(answer); }, (reason: unknown) => { this.failed(reason); });
  }
  private sent(answer: RegisterChangeView): void {
    this.underWay = false;
    this.wait = 1000;
    this.touched = true;
    const [item] = this.queue;
    const kept = (item?.changes ?? []).filter((one) => !answer.conflicts.some((conflict) => conflict.id === one.id && conflict.field === one.field));
    if (kept.length > 0 && item?.changeId !== this.undoing) this.saved = [...this.saved.slice(-99), kept];
    this.drop();
    this.saves += 1;
    this.take(answer.view);
    const others = this.state.conflicts.filter((old) => !answer.conflicts.some((one) => one.id === old.id && one.field === old.field));
    this.tell({ savedAt: answer.savedAt, saving: this.queue.length > 0 ? 'saving' : 'rest', conflicts: [...others, ...answer.conflicts] });
    this.send();
  }
  private failed(reason: unknown): void {
    this.underWay = false;
    if (worthRetrying(reason) || (reason instanceof Refused && (reason.status === 401 || reason.status >= 500))) {
      this.tell({ saving: 'retrying' });
      this.later(this.wait);
      this.wait = Math.min(longestWait, this.wait * 2);
      return;
    }
    // A rule said no: the sentence says why, and the page shows what stands.
    this.drop();
    this.tell({ saving: this.queue.length > 0 ? 'saving' : 'rest', refusal: sentenceOf(reason) });
    this.refresh().catch(() => undefined);
    this.send();
  }
  private drop(): void {
    this.queue = this.queue.slice(1);
    this.tried = false;
    this.keep();
  }
  private keep(): void {
    if (this.queue.length === 0) localStorage.removeItem(this.kept);
    else localStorage.setItem(this.kept, JSON.stringify(this.queue));
  }
  private settled(): Promise<void> {
    if (this.state.saving !== 'retrying') this.send();
    return this.drawn.until(() => this.queue.length === 0 || this.state.saving === 'retrying');
  }

  private tell(parts: Partial<BookState>): void {
    const view = this.base ? this.queue.reduce((now, item) => applied(now, item.changes), this.base) : null;
    this.state = { ...this.state, ...parts, canUndo: this.saved.length > 0, view: view && this.state.view ? replaceEqualDeep(this.state.view, view) as MeasuresView : view };
    this.drawn.show(this.state, this.drawn.snapshot().view === null);
  }
}

const books = new Map<string, RegisterBook>();

/** The board's register seen from a year; waits (Suspense) until it has been read. */
export function useRegister(boardId: BodyId, year: number): { readonly book: RegisterBook; readonly view: MeasuresView; readonly state: BookState } {
  const personId = useSession().person?.id ?? '';
  const key = `${personId} ${boardId} ${year}`;
  let book = books.get(key);
  if (!book) {
    const made = new RegisterBook(boardId, year, personId);
    books.set(key, made);
    made.ready.catch(() => { setTimeout(() => { books.delete(key); }, 5_000); });
    book = made;
  }
  const state = useSyncExternalStore(book.subscribe, book.snapshot);
  if (!state.view) use(book.ready);
  useEffect(() => { book.freshen(); }, [book]);
  if (!state.view) throw new Error('A register that is ready has been read');
  return { book, view: state.view, state };
}
