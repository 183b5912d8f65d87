import { use, useSyncExternalStore } from 'react';
import type { SessionView } from '../../contract/session.ts';
import type { YearView } from '../../contract/year.ts';
import type { YearState } from '../../domain/decision/version.ts';
import type { BodyId } from '../../domain/identity.ts';
import { call } from '../call.ts';
import { queryClient, useSession } from '../queries.ts';
import { Draft } from './store.ts';
import type { DraftState } from './store.ts';
import { readVersion } from './versionView.ts';

const drafts = new Map<string, Draft>();
/** Milliseconds. */
const askAgainAfter = 5_000;

/** The one draft of a board's year in this window; for those who may not read drafts, the version they may read. */
export function draftOf(boardId: BodyId, year: number, personId: string, mayRead = true): Draft {
  const key = `${personId} ${boardId} ${year} ${mayRead ? 'draft' : 'version'}`;
  const known = drafts.get(key);
  if (known) return known;
  const draft = new Draft(boardId, year, personId, mayRead ? (at) => call('year.read', at) : readVersion);
  drafts.set(key, draft);
  // A year that could not be read is asked for anew, but not at once: every redrawing would otherwise ask again.
  draft.ready.catch(() => { setTimeout(() => { drafts.delete(key); }, askAgainAfter); });
  return draft;
}

export interface OpenYear { readonly draft: Draft; readonly view: YearView; readonly state: DraftState }

/** The year whole, with this person's unsent changes in place; waits (Suspense) until it has been read, throws when it cannot be. */
export function useYear(boardId: BodyId, year: number): OpenYear {
  const { person, boards } = useSession();
  const draft = draftOf(boardId, year, person?.id ?? '', mayReadDraft(boards, boardId));
  const state = useSyncExternalStore(draft.subscribe, draft.snapshot);
  // A year that is there already is never waited for: even a kept promise makes React draw the waiting first, and hold the rows back.
  if (!state.view) use(draft.ready);
  if (!state.view) throw new Error('A year that is ready has been read');
  return { draft, view: state.view, state };
}

/** As `useYear`, but null while it is being read or when there is none: for the frame, which must never wait. */
export function useYearIfRead(boardId: BodyId | null, year: number): { readonly draft: Draft; readonly state: DraftState } | null {
  const { person, boards } = useSession();
  const exists = boardId !== null && boards.some((board) => board.id === boardId && board.years.some((each) => each.year === year && (board.may.read || published(each.state))));
  const draft = exists && person ? draftOf(boardId, year, person.id, mayReadDraft(boards, boardId)) : null;
  const state = useSyncExternalStore(draft?.subscribe ?? nothingToHear, draft?.snapshot ?? nothing);
  return draft && state ? { draft, state } : null;
}

/** A board that is not listed is asked for as a draft: the server then says why not. */
export function mayReadDraft(boards: SessionView['boards'], boardId: string): boolean {
  return boards.find((board) => board.id === boardId)?.may.read ?? true;
}

/** True when there is a version for those who may not read the draft. */
export function published(state: YearState): boolean {
  return state.kind !== 'draft';
}

const nothingToHear = () => () => undefined;
const nothing = (): DraftState | null => null;

/** After an operation that answered with the year: the draft, the lists of years and what is known about it are renewed. */
export function takeYear(draft: Draft, view: YearView): void {
  draft.replace(view);
  void queryClient.invalidateQueries({ queryKey: ['session'] });
  void queryClient.invalidateQueries({ queryKey: ['start'] });
  void queryClient.invalidateQueries({ queryKey: ['year', view.content.board.id, view.content.year] });
}
