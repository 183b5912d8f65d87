import { queryOptions } from '@tanstack/react-query';
import { call } from '../../call.ts';

export const directoryQuery = queryOptions({ queryKey: ['directory'], queryFn: ({ signal }) => call('directory.read', {}, signal) });
