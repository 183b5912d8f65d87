import { use, useEffect, useSyncExternalStore } from 'react';
import { replaceEqualDeep } from '@tanstack/react-query';
import type { FollowupView } from '../../../contract/followup.ts';
import type { Input } from '../../../contract/table.ts';
import type { Finding } from '../../../domain/finding.ts';
import type { FollowupSection, SectionKind } from '../../../domain/followup/followup.ts';
import type { BodyId } from '../../../domain/identity.ts';
import type { SectionField } from '../../../text/screenFollowup.ts';
import { call, Refused } from '../../call.ts';
import { Outbox, type Sending } from '../../outbox.ts';
import { newId } from '../../identity.ts';
import { Drawn } from '../../ui/press.ts';
import { followupsKey, queryClient, useSession } from '../../queries.ts';

export interface SectionKey { readonly kind: SectionKind; readonly subject: string }
interface FieldChange { readonly field: SectionField; readonly seen: unknown; readonly wanted: unknown }
interface Waiting extends SectionKey { readonly changes: readonly FieldChange[] }
/** What could not be saved as it was written: both values stand until one is chosen. `by` '' when the house said no for another reason. */
export interface SectionConflict extends SectionKey { readonly field: SectionField; readonly wanted: unknown; readonly by: string; readonly changed: boolean; readonly sentence: string }

export interface FollowupState extends Sending { readonly view: FollowupView | null; readonly conflicts: readonly SectionConflict[]; /** When what is printed was last saved or seen changed; the page is drawn anew by it. */ readonly stamp: string }

/** Milliseconds between two looks at what others have written, and between two givings of word that the pen is still held. */
const lookEvery = 8_000;
const penEvery = 60_000;

const emptySection = ({ kind, subject }: SectionKey): FollowupSection => ({ kind, subject, result: '', analysis: '', draftedFrom: '', likelihood: null, consequence: null, ratingReason: '', ready: false, changedBy: '', changedAt: null, lock: null });
export function sectionOf(view: FollowupView, { kind, subject }: SectionKey): FollowupSection {
  return view.sections.find((one) => one.kind === kind && one.subject === subject) ?? emptySection({ kind, subject });
}
function withSection(view: FollowupView, section: FollowupSection): FollowupView {
  const others = view.sections.filter((one) => one.kind !== section.kind || one.subject !== section.subject);
  const { content } = view;
  const row = { result: section.result, analysis: section.analysis, ready: section.ready };
  return {
    ...view, sections: [...others, section],
    content: {
      ...content,
      ...(section.kind === 'introduction' ? { introduction: section.result } : section.kind === 'closing' ? { closing: section.result } : {}),
      rows: section.kind === 'activity' ? content.rows.map((one) => (one.activityId === section.subject ? { ...one, ...row } : one)) : section.kind !== 'event' ? content.rows : content.rows.map((one) => ({
        ...one, events: one.events.map((event) => (event.id !== section.subject ? event : { ...event, proposed: section.likelihood === null || section.consequence === null ? null : { likelihood: section.likelihood, consequence: section.consequence, reason: section.ratingReason } })),
      })),
      measures: section.kind === 'measure' ? content.measures.map((one) => (one.id === section.subject ? { ...one, ...row } : one)) : content.measures,
    },
  };
}
function applied(view: FollowupView, item: Waiting): FollowupView {
  return withSection(view, { ...sectionOf(view, item), ...Object.fromEntries(item.changes.map((one) => [one.field, one.wanted])) });
}

/** Changes when what is printed has changed. */
function stampOf({ sections, content }: FollowupView): string {
  const written = sections.reduce((latest, one) => ((one.changedAt ?? '') > latest ? one.changedAt ?? '' : latest), '');
  const performed = content.rows.reduce((sum, row) => sum + row.figures.performed * 1000 + row.figures.faults, 0);
  return [written, performed, content.measures.length, content.judgement?.judgement ?? '', content.judgement?.grounds ?? ''].join(' ');
}

/** One follow-up as one person writes it: fields show at once, lie in the browser until the server has answered, and are sent in order. */
class FollowupBook {
  readonly ready: Promise<void>;
  private base: FollowupView | null = null;
  private conflicts: readonly SectionConflict[] = [];
  private state: FollowupState = { view: null, saving: 'rest', savedAt: null, refusal: null, conflicts: [], stamp: '' };
  private readonly drawn = new Drawn(this.state);
  private readAt = 0;
  private held: SectionKey | null = null;
  private penAt = 0;
  private saves = 0;
  private readonly at: { readonly boardId: BodyId; readonly year: number; readonly occasion: string };
  private readonly outbox: Outbox<Waiting>;

  constructor(boardId: BodyId, year: number, occasion: string, personId: string) {
    this.at = { boardId, year, occasion };
    // Kept per person: another one at the same machine must neither see nor send it.
    this.outbox = new Outbox<Waiting>(`internkoll.unsaved.followup.${personId}.${boardId}.${year}.${occasion}`, (item) => this.post(item), () => this.tell(), (item, reason) => this.refused(item, reason));
    this.ready = this.refresh().then(() => this.outbox.begin());
    this.ready.catch(() => undefined); // whoever waits for it handles the failure
  }

  readonly subscribe = this.drawn.subscribe;
  readonly snapshot = this.drawn.snapshot;
  /** What was read before something else was saved says less than what stands here: then it is read again. */
  async refresh(): Promise<void> {
    const since = this.saves;
    const view = await call('followup.read', this.at);
    if (this.base !== null && since !== this.saves) return this.refresh();
    this.take(view);
  }
  freshen(age: number): void { if (this.base && this.outbox.items.length === 0 && Date.now() - this.readAt > age) this.refresh().catch(() => undefined); }

  /** Looks at what others write for as long as the page is there and seen. */
  watch(): () => void {
    const look = (): void => { if (document.visibilityState === 'visible') this.freshen(lookEvery / 2); };
    const timer = setInterval(look, lookEvery);
    document.addEventListener('visibilitychange', look);
    return () => { clearInterval(timer); document.removeEventListener('visibilitychange', look); };
  }

  async begin(followupId: string): Promise<void> { this.take(await call('followup.begin', { ...this.at, followupId })); void queryClient.invalidateQueries({ queryKey: followupsKey(this.at.boardId, this.at.year) }); }

  write(key: SectionKey, wanted: Partial<Record<SectionField, unknown>>): void {
    const { view } = this.state;
    if (!view) return;
    const section = sectionOf(view, key);
    const changes = Object.entries(wanted).flatMap(([name, value]): FieldChange[] => (section[name as SectionField] === value ? [] : [{ field: name as SectionField, seen: section[name as SectionField], wanted: value }]));
    const [first] = changes;
    if (!first) return;
    // Typing in one field is one change: first seen, last wanted.
    this.outbox.put({ ...key, changes }, (last) => {
      const [typed] = last.changes;
      return changes.length === 1 && last.changes.length === 1 && typed && last.kind === key.kind && last.subject === key.subject && typed.field === first.field ? { ...last, changes: [{ ...typed, wanted: first.wanted }] } : null;
    });
  }

  /** Takes the pen of a section, and gives back the one held before. Nothing is lost when the network is away: the first thing saved takes it too. */
  takePen(key: SectionKey): void {
    const same = this.held !== null && this.held.kind === key.kind && this.held.subject === key.subject;
    if (same && Date.now() - this.penAt < penEvery) return;
    if (!same) this.leavePen();
    this.held = key;
    this.penAt = Date.now();
    this.lock(key, false);
  }
  leavePen(): void {
    const held = this.held;
    this.held = null;
    if (held) void this.outbox.settled().then(() => { if (this.held?.kind !== held.kind || this.held.subject !== held.subject) this.lock(held, true); });
  }
  private lock(key: SectionKey, release: boolean): void {
    call('followup.lock', { ...this.at, ...key, release }).then(({ section }) => {
      // Only who writes is told here; the words come with the reading, lest a slow answer puts back what has been saved since.
      if (this.base) this.base = withSection(this.base, { ...sectionOf(this.base, key), lock: section.lock });
      this.tell();
    }, () => undefined); // the pen runs out by itself, and writing asks for it again
  }

  async draftAnew(key: SectionKey): Promise<void> {
    await this.outbox.settled();
    const { section } = await call('followup.draft', { ...this.at, ...key });
    this.saved(section);
    this.outbox.saved();
  }
  async judge(input: Pick<Input<'followup.judge'>, 'judgement' | 'grounds'>): Promise<void> {
    await this.outbox.settled();
    const since = this.saves;
    const view = await call('followup.judge', { ...this.at, ...input });
    if (since === this.saves) this.take(view);
    else await this.refresh();
    this.outbox.saved();
  }
  /** A warning that is known and stays: why is printed with the document. The figures and the rest are read anew. */
  async note(finding: Finding, reason: string): Promise<void> {
    await this.outbox.settled();
    await call('year.note', { boardId: this.at.boardId, year: this.at.year, occasion: this.at.occasion, changeId: newId(), id: newId(), rule: finding.rule, keys: [...finding.keys], reason });
    await this.refresh();
    this.outbox.saved();
  }
  /** The finding is there to look over again; the note and its taking away are in the log. */
  async takeNoteAway(finding: Finding, reason: string): Promise<void> {
    await this.outbox.settled();
    const notes = (this.base?.content.notes ?? []).filter((note) => note.rule === finding.rule && note.reason === reason && note.keys.some((key) => finding.keys.includes(key)));
    for (const note of notes) await call('year.removeNote', { boardId: this.at.boardId, year: this.at.year, occasion: this.at.occasion, changeId: newId(), id: note.id });
    await this.refresh();
    this.outbox.saved();
  }
  settle(conflict: SectionConflict, mine: boolean): void {
    this.conflicts = this.conflicts.filter((one) => one !== conflict);
    this.tell();
    if (mine) this.write(conflict, { [conflict.field]: conflict.wanted });
  }
  forgetRefusal(): void { this.outbox.forgetRefusal(); }
  refuse(sentence: string): void {
    this.state = { ...this.state, refusal: sentence };
    this.drawn.show(this.state);
  }

  private async post(item: Waiting): Promise<void> {
    const { section } = await call('followup.write', { ...this.at, kind: item.kind, subject: item.subject, changes: item.changes.map((one) => ({ ...one })) });
    this.saved(section);
    // What is found depends on what is written; it is read when there is nothing more to send.
    setTimeout(() => this.freshen(0), 600);
  }
  private refused(item: Waiting, reason: unknown): void {
    const code = reason instanceof Refused ? reason.code : '';
    const changed = code === 'field.changed-by-other';
    if (changed || code === 'followup.locked') {
      const made = item.changes.map((one): SectionConflict => ({ kind: item.kind, subject: item.subject, field: one.field, wanted: one.wanted, by: '', changed, sentence: reason instanceof Refused ? reason.message : '' }));
      this.conflicts = [...this.conflicts.filter((one) => one.kind !== item.kind || one.subject !== item.subject || !made.some((other) => other.field === one.field)), ...made];
    }
    this.refresh().then(() => {
      this.conflicts = this.conflicts.map((one) => ({ ...one, by: this.base ? sectionOf(this.base, one).changedBy : '' }));
      this.tell();
    }, () => undefined);
  }
  private saved(section: FollowupSection): void {
    if (!this.base) return;
    this.saves += 1;
    this.base = withSection(this.base, section);
    this.state = { ...this.state, stamp: stampOf(this.base) };
    this.tell();
  }
  private take(view: FollowupView): void {
    this.readAt = Date.now();
    this.base = this.base ? replaceEqualDeep(this.base, view) as FollowupView : view;
    this.state = { ...this.state, stamp: stampOf(view) };
    this.tell();
  }
  private tell(): void {
    const view = this.base ? this.outbox.items.reduce(applied, this.base) : null;
    this.state = { ...this.state, ...this.outbox.sending, conflicts: this.conflicts, view: view && this.state.view ? replaceEqualDeep(this.state.view, view) as FollowupView : view };
    this.drawn.show(this.state, this.drawn.snapshot().view === null);
  }
}

const books = new Map<string, FollowupBook>();
export interface OpenFollowup { readonly book: FollowupBook; readonly view: FollowupView; readonly state: FollowupState; readonly boardId: BodyId; readonly year: number; readonly code: string; readonly personId: string }

/** A follow-up; waits (Suspense) until it has been read, throws when it cannot be. */
export function useFollowup(boardId: BodyId, year: number, code: string): OpenFollowup {
  const personId = useSession().person?.id ?? '';
  const key = `${personId} ${boardId} ${year} ${code}`;
  let book = books.get(key);
  if (!book) {
    const made = new FollowupBook(boardId, year, code, personId);
    books.set(key, made);
    made.ready.catch(() => { setTimeout(() => { books.delete(key); }, 5_000); });
    book = made;
  }
  const state = useSyncExternalStore(book.subscribe, book.snapshot);
  if (!state.view) use(book.ready);
  useEffect(() => { book.freshen(2_000); return book.watch(); }, [book]);
  if (!state.view) throw new Error('A follow-up that is ready has been read');
  return { book, view: state.view, state, boardId, year, code, personId };
}
