import { notifyManager, QueryCache, QueryClient, queryOptions, skipToken, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import type { SessionView } from '../contract/session.ts';
import { call, Refused, worthRetrying } from './call.ts';
import { navigate } from './place.tsx';
import { unpressed } from './ui/press.ts';

// An answer that comes while a button is being pressed would move it: it is told of when the pointer is up.
notifyManager.setScheduler((tell) => { setTimeout(() => unpressed(tell)); });

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    // Signed out elsewhere or timed out: the page asked for anew is the sign-in page, and leads back here.
    onError: (reason, query) => {
      if (reason instanceof Refused && reason.status === 401 && query.queryKey[0] !== 'session') void queryClient.invalidateQueries({ queryKey: ['session'] }).then(() => navigate({ href: location.href, replace: true }));
    },
  }),
  defaultOptions: { queries: { staleTime: 15_000, retry: (times, reason) => worthRetrying(reason) && times < 3, networkMode: 'always' }, mutations: { networkMode: 'always' } },
});

export const sessionQuery = queryOptions({ queryKey: ['session'], queryFn: ({ signal }) => call('session.read', {}, signal), staleTime: 60_000 });
export const startQuery = queryOptions({ queryKey: ['start'], queryFn: ({ signal }) => call('start.read', {}, signal) });
export const wheelQuery = (boardId: string, year: number) => queryOptions({
  queryKey: ['wheel', boardId, year],
  queryFn: ({ signal }) => call('wheel.read', { boardId: boardId as SessionView['boards'][number]['id'], year }, signal),
});
export const previousQuery = (boardId: string, year: number) => queryOptions({
  queryKey: ['year', boardId, year, 'previous'],
  queryFn: ({ signal }) => call('year.previous', { boardId: boardId as SessionView['boards'][number]['id'], year }, signal),
  staleTime: 5 * 60_000,
});

/** How many measures of a board are open and how many things of its register are late, once its page has been seen. */
export const registerKey = (boardId: string, year: number) => ['register', boardId, year] as const;
export function useRegisterCounts(boardId: string, year: number): { readonly open: number; readonly late: number } | null {
  return useQuery<{ readonly open: number; readonly late: number }>({ queryKey: registerKey(boardId, year), queryFn: skipToken }).data ?? null;
}

/** How many of a year's controls are late, once their page has been seen. */
export const controlsLateKey = (boardId: string, year: number) => ['controlsLate', boardId, year] as const;
export function useControlsLate(boardId: string, year: number): number | null {
  return useQuery<number>({ queryKey: controlsLateKey(boardId, year), queryFn: skipToken }).data ?? null;
}

/** The follow-ups of a year, and – once one has been seen – how many of its sections are left to write. */
export const followupsKey = (boardId: string, year: number) => ['followups', boardId, year] as const;
export const followupsQuery = (boardId: string, year: number) => queryOptions({
  queryKey: followupsKey(boardId, year),
  queryFn: ({ signal }) => call('followup.list', { boardId: boardId as SessionView['boards'][number]['id'], year }, signal),
});
export const followupLeftKey = (boardId: string, year: number) => ['followupLeft', boardId, year] as const;
export function useFollowupLeft(boardId: string, year: number): number | null {
  return useQuery<number>({ queryKey: followupLeftKey(boardId, year), queryFn: skipToken }).data ?? null;
}

/** Who is here. The frame has loaded it before any page is shown. */
export function useSession(): SessionView {
  return useSuspenseQuery(sessionQuery).data;
}

/** The session after sign-in or sign-out: everything known about another person is forgotten. */
export function takeSession(session: SessionView): void {
  queryClient.clear();
  queryClient.setQueryData(sessionQuery.queryKey, session);
}

/** Tasks waiting for the person, for the frame's first step and the start page. */
export function useStart(enabled: boolean) {
  return useQuery({ ...startQuery, enabled });
}
