import { queryOptions, useQuery } from '@tanstack/react-query';
import type { SecrecyMark } from '../domain/openness/secrecy.ts';
import type { BodyId } from '../domain/identity.ts';
import { call } from './call.ts';
import { useSession } from './queries.ts';

export const marksQuery = (boardId: string) => queryOptions({ queryKey: ['secrecy', boardId], queryFn: ({ signal }) => call('secrecy.list', { boardId: boardId as BodyId }, signal) });
const none: ReadonlyMap<string, SecrecyMark> = new Map();

function byObject({ marks }: { readonly marks: readonly SecrecyMark[] }): ReadonlyMap<string, SecrecyMark> {
  const standing = marks.filter((mark) => mark.lifted === null);
  return new Map([...standing.flatMap((mark) => mark.follows.map((id) => [id, mark] as const)), ...standing.map((mark) => [mark.objectId, mark] as const)]);
}
/**
 * The marks that stand at a board, by what they are on. A list of rows asks only where the session says that there are any (`always`: a row that is opened
 * asks in any case); nobody who reads only what is published asks at all.
 */
export function useMarks(boardId: string, always = false): ReadonlyMap<string, SecrecyMark> {
  const board = useSession().boards.find((one) => one.id === boardId);
  return useQuery({ ...marksQuery(boardId), enabled: board !== undefined && board.may.read && (always || board.marked), select: byObject }).data ?? none;
}
