import { use, useSyncExternalStore } from 'react';
import type { SessionView } from '../../contract/session.ts';
import type { YearView } from '../../contract/year.ts';
import type { YearState } from '../../domain/decision/version.ts';
import type { BodyId } from '../../domain/identity.ts';
import type { PageName } from '../../text/screenShell.ts';
import { call } from '../call.ts';
import { usePlace } from '../place.tsx';
import { queryClient, useSession } from '../queries.ts';
import { Draft } from './store.ts';
import type { DraftState } from './store.ts';
import { readVersion } from './versionView.ts';

const drafts = new Map<string, Draft>();
/** Milliseconds. */
const askAgainAfter = 5_000;

/** The one draft of a board's year in this window; for those who may not read drafts, the version they may read. */
export function draftOf(boardId: BodyId, year: number, personId: string, mayRead = true, versionId: string | null = null): Draft {
  const key = `${personId} ${boardId} ${year} ${versionId ?? (mayRead ? 'draft' : 'version')}`;
  const known = drafts.get(key);
  if (known) return known;
  const draft = new Draft(boardId, year, personId, mayRead && versionId === null ? (at) => call('year.read', at) : (at) => readVersion(at, versionId), versionId);
  drafts.set(key, draft);
  // A year that could not be read is asked for anew, but not at once: every redrawing would otherwise ask again.
  draft.ready.catch(() => { setTimeout(() => { drafts.delete(key); }, askAgainAfter); });
  return draft;
}

export interface OpenYear { readonly draft: Draft; readonly view: YearView; readonly state: DraftState }

/** The year whole, with this person's unsent changes in place; waits (Suspense) until it has been read, throws when it cannot be. */
export function useYear(boardId: BodyId, year: number): OpenYear {
  const { person, boards } = useSession();
  const draft = draftOf(boardId, year, person?.id ?? '', mayReadDraft(boards, boardId), useAskedVersion());
  const state = useSyncExternalStore(draft.subscribe, draft.snapshot);
  // A year that is there already is never waited for: even a kept promise makes React draw the waiting first, and hold the rows back.
  if (!state.view) use(draft.ready);
  if (!state.view) throw new Error('A year that is ready has been read');
  return { draft, view: state.view, state };
}

/** As `useYear`, but null while it is being read or when there is none: for the frame, which must never wait. */
export function useYearIfRead(boardId: BodyId | null, year: number): { readonly draft: Draft; readonly state: DraftState } | null {
  const { person, boards } = useSession();
  const asked = useAskedVersion();
  const exists = boardId !== null && boards.some((board) => board.id === boardId && board.years.some((each) => each.year === year && (board.may.read || asked !== null || published(each.state))));
  const draft = exists && person ? draftOf(boardId, year, person.id, mayReadDraft(boards, boardId), asked) : null;
  const state = useSyncExternalStore(draft?.subscribe ?? nothingToHear, draft?.snapshot ?? nothing);
  return draft && state ? { draft, state } : null;
}

/** Pages that show a kept version when the address asks for one. */
const versionPages: ReadonlySet<PageName | null> = new Set<PageName>(['analysis', 'plan']);

/** The kept version that an address asks for; null where the year itself is shown. */
export function askedVersion(url: URL, page: PageName | null): string | null {
  return versionPages.has(page) ? url.searchParams.get('version') : null;
}
export function useAskedVersion(): string | null {
  const { url, page } = usePlace();
  return askedVersion(url, page);
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
