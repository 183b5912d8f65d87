import { queryOptions } from '@tanstack/react-query';
import { call } from '../../call.ts';

export const accountQuery = queryOptions({ queryKey: ['account'], queryFn: ({ signal }) => call('account.read', {}, signal) });
export const waysQuery = queryOptions({ queryKey: ['ways'], queryFn: ({ signal }) => call('signIn.ways', {}, signal), staleTime: 60_000 });
