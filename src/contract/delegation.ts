import { z } from 'zod';
import type { Day } from '../domain/day.ts';
import type { PersonId } from '../domain/identity.ts';
import { answers, operation } from './operation.ts';
import { anyId, day, nothing, personId, shortText } from './shapes.ts';

export interface Somebody { readonly id: PersonId; readonly name: string; readonly title: string }
export interface DelegationRow {
  readonly id: string; readonly absent: Somebody; readonly deputy: Somebody; readonly from: Day; readonly to: Day; readonly reason: string;
  readonly madeBy: string; readonly madeAt: string; readonly endedOn: Day | null; readonly state: 'coming' | 'now' | 'past'; readonly mayEnd: boolean;
}
export interface DelegationsView {
  readonly today: Day;
  /** Those who stand in for the person, and those for whom the person stands in; the latest first. */
  readonly mine: readonly DelegationRow[];
  readonly forMe: readonly DelegationRow[];
  /** Of those for whom this person may arrange: what holds or is to come, and what ended within the year. */
  readonly arranged: readonly DelegationRow[];
  readonly mayArrange: boolean;
}

export const delegationOperations = {
  'delegation.read': operation({ method: 'GET', path: '/api/delegations', permission: 'signedIn', input: nothing, output: answers<DelegationsView>(), says: 'Who stands in for the person, for whom the person stands in, and what the person has in hand for others.', board: 'none' }),
  'delegation.people': operation({ method: 'GET', path: '/api/delegations/people', permission: 'signedIn', input: z.object({ search: z.string().trim().min(2).max(100), as: z.enum(['deputy', 'absent']) }), output: answers<{ readonly people: readonly Somebody[] }>(), says: 'People by name: those who can stand in, or those for whom somebody else may be put in.', board: 'none' }),
  'delegation.make': operation({ method: 'POST', path: '/api/delegations', permission: 'signedIn', input: z.object({ id: anyId, absentId: personId.nullable(), deputyId: personId, from: day, to: day, reason: shortText }), output: answers<DelegationsView>(), says: "Lets somebody stand in from–to: for oneself, or – by the administrator and the person's own manager or coordinator – for somebody who cannot do it.", board: 'none' }),
  'delegation.end': operation({ method: 'POST', path: '/api/delegations/:id/end', permission: 'signedIn', input: z.object({ id: anyId }), output: answers<DelegationsView>(), says: 'Ends a delegation at once.', board: 'none' }),
} as const;
