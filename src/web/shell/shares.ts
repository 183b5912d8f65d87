import { queryOptions } from '@tanstack/react-query';
import type { BodyId } from '../../domain/identity.ts';
import { call } from '../call.ts';

/** With whom the draft of a year is shared; asked for by everybody of the board. */
export const sharesQuery = (boardId: BodyId, year: number) => queryOptions({ queryKey: ['year', boardId, year, 'shares'], staleTime: 60_000, queryFn: ({ signal }) => call('share.list', { boardId, year }, signal) });
