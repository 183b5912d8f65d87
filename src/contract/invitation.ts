import { z } from 'zod';
import type { PersonId } from '../domain/identity.ts';
import { answers, operation } from './operation.ts';
import { nothing, personId } from './shapes.ts';

/** Who cannot come in yet: no password, no passkey, not bound to a provider, and not from a directory. */
export interface InvitationsView {
  /** False where there is no mail server: then a link is made and handed over by hand. */
  readonly sends: boolean;
  readonly waiting: readonly { readonly personId: PersonId; readonly mail: boolean; readonly invitedAt: string | null; readonly failed: string }[];
}

export const invitationOperations = {
  'invitation.read': operation({ method: 'GET', path: '/api/people/invitations', permission: 'people.manage', input: nothing, output: answers<InvitationsView>(), says: 'Who has no way in yet, and who has been invited.', board: 'none' }),
  'person.invite': operation({ method: 'POST', path: '/api/people/invite', permission: 'people.manage', input: z.object({ personIds: z.array(personId).min(1).max(5000) }), output: answers<InvitationsView & { readonly invited: number; readonly unreachable: number }>(), says: 'Sends each a mail with a one-time link with which the person chooses a password.', board: 'none' }),
  'session.forgot': operation({ method: 'POST', path: '/api/session/forgot', permission: 'open', input: z.object({ mail: z.string().max(320) }), output: answers<{ readonly asked: true }>(), says: 'Asks for a link for a new password. The answer is the same whether the address is known or not.', board: 'none' }),
} as const;
