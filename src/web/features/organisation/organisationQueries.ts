import { queryOptions } from '@tanstack/react-query';
import { call } from '../../call.ts';

export const organisationQuery = queryOptions({ queryKey: ['organisation'], queryFn: () => call('organisation.read', {}) });
export const peopleQuery = queryOptions({ queryKey: ['people'], queryFn: () => call('person.list', {}) });
export const methodsQuery = queryOptions({ queryKey: ['methods'], queryFn: () => call('method.list', {}) });
