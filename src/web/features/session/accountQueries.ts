import { queryOptions } from '@tanstack/react-query';
import { call } from '../../call.ts';

export const accountQuery = queryOptions({ queryKey: ['account'], queryFn: ({ signal }) => call('account.read', {}, signal) });
export const waysQuery = queryOptions({ queryKey: ['ways'], queryFn: ({ signal }) => call('signIn.ways', {}, signal), staleTime: 60_000 });
export const providersQuery = queryOptions({ queryKey: ['providers'], queryFn: ({ signal }) => call('provider.list', {}, signal) });
export const peopleQuery = queryOptions({ queryKey: ['people'], queryFn: () => call('person.list', {}) });
export const organisationQuery = queryOptions({ queryKey: ['organisation'], queryFn: () => call('organisation.read', {}) });
