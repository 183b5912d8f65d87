import { createContext, use, useEffect, useId, type FocusEvent, type ReactElement, type ReactNode } from 'react';
import { momentWords } from '../../../text/days.ts';
import { followupFields, followupText as text } from '../../../text/screenFollowup.ts';
import { sentenceOf } from '../../call.ts';
import { say } from '../../ui/said.ts';
import { toast } from '../../ui/toast.ts';
import { shellText } from '../../../text/screenShell.ts';
import { SecrecyLine } from '../../secrecyPart.ts';
import { sectionKey } from '../../../domain/openness/secrecy.ts';
import { useWriting } from '../../ui/useWriting.ts';
import { sectionOf, type OpenFollowup, type SectionConflict, type SectionKey } from './followupBook.ts';

/** What fields inside a section need: which it is, and whether one may write in it now. */
interface Inside { readonly open: OpenFollowup; readonly at: SectionKey; readonly mayWrite: boolean }
const SectionContext = createContext<Inside | null>(null);
export function useSection(): Inside {
  const inside = use(SectionContext);
  if (!inside) throw new Error('A field of a section stands outside one');
  return inside;
}

/** Who has the pen of a section now, when it is somebody else. */
export function othersPen(open: OpenFollowup, at: SectionKey): string | null {
  const { lock } = sectionOf(open.view, at);
  return lock !== null && lock.personId !== open.personId && lock.until > new Date().toISOString() ? lock.name : null;
}

/** One section with its one pen: taken when a field gets focus, given back when focus leaves. While somebody else has it, the words are read as they come. */
export function Section({ open, at, marked = true, children }: { readonly open: OpenFollowup; readonly at: SectionKey; /** Has it words that can be withheld? */ readonly marked?: boolean; readonly children: ReactNode }): ReactElement {
  const { book, view, state } = open;
  const other = othersPen(open, at);
  const edit = view.abilities.edit;
  useEffect(() => () => book.leavePen(), [book]);
  const isField = (target: EventTarget): boolean => target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
  const onBlur = (event: FocusEvent): void => { if (!event.currentTarget.contains(event.relatedTarget)) book.leavePen(); };
  const conflicts = state.conflicts.filter((one) => one.kind === at.kind && one.subject === at.subject);
  return (
    <SectionContext value={{ open, at, mayWrite: edit && other === null }}>
      <div className="fu-section" onFocus={(event) => { if (edit && other === null && isField(event.target)) book.takePen(at); }} onBlur={onBlur}>
        {other === null || !edit ? null : <p className="fu-pen" role="status"><PenMark /> {text.penIsOthers(other)}</p>}
        {conflicts.map((conflict) => <ConflictLines key={conflict.field} open={open} conflict={conflict} />)}
        {children}
        {marked ? <SecrecyLine boardId={open.boardId} kind="section" id={sectionKey(view.content.followupId, at.kind, at.subject)} {...(at.kind === 'event' ? { small: true } : {})} /> : null}
      </div>
    </SectionContext>
  );
}

function PenMark(): ReactElement { return <svg viewBox="0 0 14 14" aria-hidden="true"><path d="M2 12l.8-3.200L9.600 2l2.400 2.400-6.800 6.800z" fill="none" stroke="currentColor" strokeWidth="1.600" strokeLinejoin="round" /></svg>; }

/** A text of the section that saves by itself. For those who do not write it is read as text. */
export function SectionText({ field, label, hint, children }: { readonly field: 'result' | 'analysis'; readonly label: string; readonly hint: string; readonly children?: ReactNode }): ReactElement {
  const { open, at, mayWrite } = useSection();
  const id = useId();
  const value = sectionOf(open.view, at)[field];
  const { words, write, leave } = useWriting(value, (next) => open.book.write(at, { [field]: next }));
  if (!open.view.abilities.edit) return <div className="fu-read"><h3>{label}</h3>{value.trim() === '' ? <p className="quiet">{text.empty}</p> : <p>{value}</p>}</div>;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea id={id} rows={3} value={words} readOnly={!mayWrite} aria-describedby={`${id}-hint`} onChange={(event) => { open.book.takePen(at); write(event.target.value); }} onBlur={leave} />
      <div className="fu-under" id={`${id}-hint`}>{children ?? <span>{hint}</span>}</div>
    </div>
  );
}

/** Under the drafted text: is it still as the figures wrote it, and the way to have it written anew. */
export function DraftedLine({ fresh, whole = false }: { readonly fresh: string | null; readonly whole?: boolean }): ReactElement {
  const { open, at, mayWrite } = useSection();
  const section = sectionOf(open.view, at);
  const untouched = section.result !== '' && section.result === section.draftedFrom;
  const stale = fresh !== null && section.draftedFrom !== fresh;
  const fetch = async (): Promise<void> => {
    const before = section.result;
    try {
      await open.book.draftAnew(at);
      say(text.fetched);
      // What stood there was somebody's words: they come back with one touch.
      if (!untouched && before.trim() !== '') toast({ words: text.fetched, action: { words: shellText.undo, onPick: () => open.book.write(at, { result: before }) } });
    } catch (reason) { open.book.refuse(sentenceOf(reason)); }
  };
  return (
    <>
      <span>{stale ? text.draftedStale : untouched ? (whole ? text.draftedWhole : text.drafted) : section.changedAt === null ? text.resultHint : <ChangedBy />}</span>
      {mayWrite ? <button type="button" className="link" onClick={() => void fetch()}>{text.fetchAgain}</button> : null}
    </>
  );
}

/** Who changed the section last, and that one has the pen. */
export function ChangedBy(): ReactElement {
  const { open, at } = useSection();
  const section = sectionOf(open.view, at);
  const mine = section.lock !== null && section.lock.personId === open.personId && section.lock.until > new Date().toISOString();
  const changed = section.changedAt === null ? '' : (section.lock?.personId === open.personId ? text.changedByYou(momentWords(section.changedAt, new Date())) : text.changedBy(section.changedBy, momentWords(section.changedAt, new Date())));
  return <>{changed}{mine ? ` ${text.penIsYours}` : ''}</>;
}

function ConflictLines({ open, conflict }: { readonly open: OpenFollowup; readonly conflict: SectionConflict }): ReactElement {
  const label = followupFields[conflict.field];
  const shown = (value: unknown): string => (typeof value === 'string' ? value : value === null ? '–' : String(value));
  const now = sectionOf(open.view, conflict)[conflict.field];
  return (
    <div className="conflict" role="group" aria-label={text.kept(label)}>
      <p><strong>{conflict.changed ? text.conflict(conflict.by, label) : conflict.sentence}</strong></p>
      <dl><dt>{text.conflictMine}</dt><dd>{shown(conflict.wanted)}</dd><dt>{text.conflictTheirs}</dt><dd>{shown(now)}</dd></dl>
      <div className="row"><button type="button" className="btn" onClick={() => open.book.settle(conflict, true)}>{conflict.changed ? text.keepMine : text.tryAgain}</button><button type="button" className="btn" onClick={() => open.book.settle(conflict, false)}>{conflict.changed ? text.takeTheirs : text.throwAway}</button></div>
    </div>
  );
}
