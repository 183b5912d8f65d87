import { useDeferredValue, useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { BodyId } from '../../domain/identity.ts';
import type { PreviousYear, YearContent } from '../../domain/year/content.ts';
import { checkYear, openFindings } from '../../domain/year/check.ts';
import type { SortedFindings } from '../../domain/year/check.ts';
import { previousQuery, useSession } from '../queries.ts';
import { mayReadDraft, useAskedVersion, useYearIfRead } from './useYear.ts';

/** Last found, for one content and one earlier year: frame and page ask for the same. */
const found = new WeakMap<YearContent, { readonly previous: PreviousYear | null; readonly sorted: SortedFindings }>();

function findingsOf(content: YearContent, previous: PreviousYear | null): SortedFindings {
  const known = found.get(content);
  if (known && known.previous === previous) return known.sorted;
  const sorted = openFindings(checkYear(content, previous), content.notes);
  found.set(content, { previous, sorted });
  return sorted;
}

export interface YearFindings extends SortedFindings {
  readonly previous: PreviousYear | null;
  /** False until last year is known, too. */
  readonly known: boolean;
}
const none: SortedFindings = { open: [], noted: [], asked: [] };

/** The findings of the year as it is being written. They follow a moment after, so that they never hold back a key. */
export function useFindings(boardId: BodyId | null, year: number): YearFindings {
  const content = useDeferredValue(useYearIfRead(boardId, year)?.state.view?.content ?? null);
  // Of a kept version nothing is checked anew: what was found then stands in its paper.
  const boards = useSession().boards;
  const checked = useAskedVersion() === null && mayReadDraft(boards, boardId ?? '');
  const { data } = useQuery({ ...previousQuery(boardId ?? '', year), enabled: content !== null && checked });
  return useMemo(() => {
    const previous = checked ? data?.previous ?? null : null;
    return { ...(content && data && checked ? findingsOf(content, previous) : none), previous, known: content !== null && data !== undefined };
  }, [content, data, checked]);
}

/** How many findings hold the submission back. */
export function useErrorCount(boardId: BodyId | null, year: number): number {
  return useFindings(boardId, year).open.filter((finding) => finding.severity === 'error').length;
}
