import { use, useEffect, useSyncExternalStore } from 'react';
import { replaceEqualDeep } from '@tanstack/react-query';
import type { ActivityControls, ControlsView } from '../../../contract/control.ts';
import type { Input, OperationId, Output } from '../../../contract/table.ts';
import type { ControlSummary } from '../../../domain/control/occasion.ts';
import type { BodyId } from '../../../domain/identity.ts';
import { call, Refused } from '../../call.ts';
import { controlsLateKey, queryClient, useSession } from '../../queries.ts';
import { Drawn } from '../../ui/press.ts';
import { Outbox, type Sending } from '../../outbox.ts';

export type SetupChanges = Input<'control.setUp'>['changes'];
type Waiting =
  | { readonly kind: 'setup'; readonly activityId: string; readonly seen: SetupChanges; readonly changes: SetupChanges }
  | { readonly kind: 'summary'; readonly activityId: string; readonly period: string; readonly seen: string; readonly analysis: string; readonly conclusion: string };
/** A text of the owner's that somebody else wrote over meanwhile: both stand until one is chosen. */
export interface SummaryConflict { readonly activityId: string; readonly period: string; readonly analysis: string; readonly conclusion: string }

/** How a control is performed, set by two at once: what this one wanted, and why it was not saved. */
export interface SetupConflict { readonly activityId: string; readonly changes: SetupChanges; readonly sentence: string }

export interface ControlsState extends Sending { readonly view: ControlsView | null; readonly conflicts: readonly SummaryConflict[]; readonly setups: readonly SetupConflict[] }
type Act = { [Id in OperationId]: Output<Id> extends ControlsView ? Id : never }[OperationId];

function applied(view: ControlsView, waiting: Waiting): ControlsView {
  const change = (row: ActivityControls): ActivityControls => {
    if (row.activityId !== waiting.activityId) return row;
    // The places are settled by the server, which knows the units of the day.
    if (waiting.kind === 'setup') return { ...row, setup: { ...row.setup, ...defined(waiting.changes), places: row.setup.places } };
    return { ...row, periods: row.periods.map((one) => (one.period.code === waiting.period ? { ...one, summary: { ...(one.summary ?? blank(waiting)), analysis: waiting.analysis, conclusion: waiting.conclusion } } : one)) };
  };
  return { ...view, activities: view.activities.map(change) };
}
function defined<Value extends object>(value: Value): { readonly [Key in keyof Value]: Exclude<Value[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as { readonly [Key in keyof Value]: Exclude<Value[Key], undefined> };
}
const blank = ({ activityId, period }: Extract<Waiting, { kind: 'summary' }>): ControlSummary => ({ activityId: activityId as ControlSummary['activityId'], period, analysis: '', conclusion: '', writtenBy: '', writtenAt: null });

/** The controls of a board's year as one person leads them. */
class ControlsBook {
  readonly ready: Promise<void>;
  private base: ControlsView | null = null;
  private readAt = 0;
  private saves = 0;
  private conflicts: readonly SummaryConflict[] = [];
  private setups: readonly SetupConflict[] = [];
  private state: ControlsState = { view: null, saving: 'rest', savedAt: null, refusal: null, conflicts: [], setups: [] };
  private readonly drawn = new Drawn(this.state);
  private readonly at: { readonly boardId: BodyId; readonly year: number };
  private readonly outbox: Outbox<Waiting>;

  constructor(boardId: BodyId, year: number, personId: string) {
    this.at = { boardId, year };
    this.outbox = new Outbox<Waiting>(`internkoll.unsaved.controls.${personId}.${boardId}.${year}`, (item) => this.post(item), () => this.tell(), (item, reason) => this.refused(item, reason));
    this.ready = this.refresh().then(() => this.outbox.begin());
    this.ready.catch(() => undefined); // whoever waits for it handles the failure
    document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') this.freshen(20_000); });
  }

  readonly subscribe = this.drawn.subscribe;
  readonly snapshot = this.drawn.snapshot;

  /** What was read before something else was saved says less than what stands here: then it is read again. */
  async refresh(): Promise<void> {
    const since = this.saves;
    const view = await call('control.list', this.at);
    if (this.base !== null && since !== this.saves) return this.refresh();
    this.take(view);
  }
  freshen(age: number): void { if (this.base && this.outbox.items.length === 0 && Date.now() - this.readAt > age) this.refresh().catch(() => undefined); }

  setUp(activityId: string, changes: SetupChanges): void {
    const setup = this.state.view?.activities.find((one) => one.activityId === activityId)?.setup;
    if (!setup) return;
    const seen = Object.fromEntries(Object.keys(changes).map((field) => [field, setup[field as keyof SetupChanges]])) as SetupChanges;
    // Typing in one field is one change: first seen, last wanted.
    this.outbox.put({ kind: 'setup', activityId, seen, changes }, (last) => (last.kind === 'setup' && last.activityId === activityId ? { ...last, seen: { ...seen, ...last.seen }, changes: { ...last.changes, ...changes } } : null));
  }
  settleSetup(conflict: SetupConflict, mine: boolean): void {
    this.setups = this.setups.filter((one) => one !== conflict);
    this.tell();
    if (mine) this.setUp(conflict.activityId, conflict.changes);
  }
  summarise(activityId: string, period: string, analysis: string, conclusion: string): void {
    const before = this.state.view?.activities.find((one) => one.activityId === activityId)?.periods.find((one) => one.period.code === period)?.summary;
    if ((before?.analysis ?? '') === analysis && (before?.conclusion ?? '') === conclusion) return;
    this.outbox.put({ kind: 'summary', activityId, period, seen: before?.analysis ?? '', analysis, conclusion }, (last) => (last.kind === 'summary' && last.activityId === activityId && last.period === period ? { ...last, analysis, conclusion } : null));
  }
  settle(conflict: SummaryConflict, mine: boolean): void {
    this.conflicts = this.conflicts.filter((one) => one !== conflict);
    this.tell();
    if (mine) this.summarise(conflict.activityId, conflict.period, conflict.analysis, conflict.conclusion);
  }
  forgetRefusal(): void { this.outbox.forgetRefusal(); }

  /** Plans, sets places, adds. Throws what the house says no with, for the form that asked. */
  async act<Id extends Act>(id: Id, input: Omit<Input<Id>, 'boardId' | 'year'>): Promise<ControlsView> {
    await this.outbox.settled();
    const view = await call(id, { ...this.at, ...input } as unknown as Input<Id>) as ControlsView;
    this.saved(view);
    this.outbox.saved();
    void queryClient.invalidateQueries({ queryKey: ['start'] });
    return view;
  }
  /** What is done with one control, or with those who wait, answers with something else; the list is read anew. */
  async other<Id extends 'control.assign' | 'control.remind' | 'control.settle'>(id: Id, input: Omit<Input<Id>, 'boardId'>): Promise<Output<Id>> {
    const answer = await call(id, { boardId: this.at.boardId, ...input } as unknown as Input<Id>);
    await this.refresh();
    void queryClient.invalidateQueries({ queryKey: ['start'] });
    return answer;
  }

  private async post(item: Waiting): Promise<void> {
    this.saved(item.kind === 'setup' ? await call('control.setUp', { ...this.at, activityId: item.activityId, seen: item.seen, changes: item.changes })
      : await call('control.summarise', { ...this.at, activityId: item.activityId, period: item.period, seen: item.seen, analysis: item.analysis, conclusion: item.conclusion }));
  }
  private refused(item: Waiting, reason: unknown): void {
    if (item.kind === 'summary' && reason instanceof Refused && reason.status === 409) this.conflicts = [...this.conflicts.filter((one) => one.activityId !== item.activityId || one.period !== item.period), { activityId: item.activityId, period: item.period, analysis: item.analysis, conclusion: item.conclusion }];
    if (item.kind === 'setup' && reason instanceof Refused && reason.code === 'field.changed-by-other') this.setups = [...this.setups.filter((one) => one.activityId !== item.activityId), { activityId: item.activityId, changes: item.changes, sentence: reason.message }];
    this.refresh().catch(() => undefined);
  }
  private saved(view: ControlsView): void {
    this.saves += 1;
    this.take(view);
  }
  private take(view: ControlsView): void {
    this.readAt = Date.now();
    this.base = this.base ? replaceEqualDeep(this.base, view) as ControlsView : view;
    queryClient.setQueryData(controlsLateKey(this.at.boardId, this.at.year), view.activities.flatMap((row) => row.occasions).filter((one) => one.late).length);
    this.tell();
  }
  private tell(): void {
    const view = this.base ? this.outbox.items.reduce(applied, this.base) : null;
    this.state = { ...this.outbox.sending, conflicts: this.conflicts, setups: this.setups, view: view && this.state.view ? replaceEqualDeep(this.state.view, view) as ControlsView : view };
    this.drawn.show(this.state, this.drawn.snapshot().view === null);
  }
}

const books = new Map<string, ControlsBook>();

export interface OpenControls { readonly book: ControlsBook; readonly view: ControlsView; readonly state: ControlsState; readonly boardId: BodyId; readonly year: number }

/** The year's controls; waits (Suspense) until they have been read, throws when they cannot be. */
export function useControls(boardId: BodyId, year: number): OpenControls {
  const personId = useSession().person?.id ?? '';
  const key = `${personId} ${boardId} ${year}`;
  let book = books.get(key);
  if (!book) {
    const made = new ControlsBook(boardId, year, personId);
    books.set(key, made);
    made.ready.catch(() => { setTimeout(() => { books.delete(key); }, 5_000); });
    book = made;
  }
  const state = useSyncExternalStore(book.subscribe, book.snapshot);
  // Before the waiting: React cannot take up a first drawing again when a hook comes after a wait that is over by then.
  useEffect(() => { book.freshen(2_000); }, [book]);
  if (!state.view) use(book.ready);
  // React may draw on from here with what it knew before the reading: the book knows more.
  const now = state.view ? state : book.snapshot();
  if (!now.view) throw new Error('Controls that are ready have been read');
  return { book, view: now.view, state: now, boardId, year };
}
