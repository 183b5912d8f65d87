import type { PreviousYear, YearContent } from '../../domain/year/content.ts';
import { continuedBy, tie, type Tie } from '../../domain/year/continues.ts';
import { previousQuery, queryClient } from '../queries.ts';
import type { Draft } from './store.ts';

/** Ties events to last year's: sent with the other changes, and shown at once. */
export function tieEvents(draft: Draft, content: YearContent, ties: readonly Tie[]): void {
  const previous = shownNow(content);
  if (!previous) return;
  draft.tie(ties.map((one) => ({ id: one.eventId, seen: continuedBy(previous.lineage, one.eventId), wanted: [...new Set(one.previousIds)].toSorted() })));
  show(content, previous, ties);
}

/** Makes several events one; what any of them continued is continued by the kept one. */
export function mergeInto(draft: Draft, content: YearContent, keep: string, gone: readonly string[]): void {
  const previous = shownNow(content);
  draft.merge(keep, gone);
  if (previous) show(content, previous, [{ eventId: keep, previousIds: [keep, ...gone].flatMap((id) => continuedBy(previous.lineage, id)) }, ...gone.map((eventId): Tie => ({ eventId, previousIds: [] }))]);
}

function shownNow(content: YearContent): PreviousYear | null {
  return queryClient.getQueryData(previousQuery(content.board.id, content.year).queryKey)?.previous ?? null;
}
function show(content: YearContent, previous: PreviousYear, ties: readonly Tie[]): void {
  const texts = new Map<string, string>([...previous.content.events, ...content.events].map((event) => [event.id, event.text]));
  queryClient.setQueryData(previousQuery(content.board.id, content.year).queryKey, { previous: { ...previous, lineage: tie(previous.lineage, ties, (id) => texts.get(id) ?? null) } });
}
