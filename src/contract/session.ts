import { z } from 'zod';
import type { BodyId, PersonId } from '../domain/identity.ts';
import type { BodyKind, Role } from '../domain/organisation/organisation.ts';
import type { YearStateHead } from './year.ts';
import { answers, operation } from './operation.ts';
import { nothing, personId } from './shapes.ts';

export interface SessionBoard {
  readonly id: BodyId; readonly name: string; readonly kind: BodyKind;
  readonly years: readonly YearStateHead[];
  /** Some row of the board carries a secrecy mark. False to who does not read the board's year. */
  readonly marked: boolean;
  /** Years whose draft is open to others today. None to who does not read the board's year. */
  readonly sharedYears: readonly number[];
  /** What this person may do at the board. */
  readonly may: { readonly read: boolean; /** What has been submitted or decided, also without the draft. */ readonly published: boolean; readonly edit: boolean; readonly submit: boolean; readonly register: boolean; readonly start: boolean; readonly import: boolean; readonly trail: boolean; /** The auditor's room, and sharing drafts. */ readonly audit: boolean; readonly share: boolean; /** The record of how personal data is handled, requests for documents, and disposal of the log. */ readonly processing: boolean; readonly answer: boolean; readonly dispose: boolean };
}

/** Who is here and what that person reaches. `person` is null before sign-in. */
export interface SessionView {
  readonly municipality: string;
  readonly today: string;
  /** Largest file that is taken in, in bytes. */
  readonly uploadBytes: number;
  readonly person: { readonly id: PersonId; readonly name: string; readonly title: string; readonly roles: readonly Role[] } | null;
  /** May this person manage organisation, people and methods? */
  readonly administers: boolean;
  readonly boards: readonly SessionBoard[];
  /** Demo persons for one click; null unless there is demo data and the visitor is on loopback. */
  readonly demoPersons: readonly { readonly id: PersonId; readonly name: string; readonly title: string }[] | null;
}

export const sessionOperations = {
  'session.read': operation({ method: 'GET', path: '/api/session', permission: 'open', input: nothing, output: answers<SessionView>(), says: 'Who is signed in, and which boards that person reaches.', board: 'none' }),
  'session.signIn': operation({ method: 'POST', path: '/api/session/sign-in', permission: 'open', input: z.object({ mail: z.string().max(320), password: z.string().max(1000) }), output: answers<SessionView>(), says: 'Signs in with a local account.', board: 'none' }),
  'session.signInDemo': operation({ method: 'POST', path: '/api/session/demo', permission: 'open', input: z.object({ personId }), output: answers<SessionView>(), says: 'Signs in as a demo person; only with demo data and on loopback.', board: 'none' }),
  'session.useLink': operation({ method: 'POST', path: '/api/session/link', permission: 'open', input: z.object({ token: z.string().max(200), password: z.string().max(1000) }), output: answers<SessionView>(), says: 'Uses a one-time link: sets the password and signs in.', board: 'none' }),
  'session.signOut': operation({ method: 'POST', path: '/api/session/sign-out', permission: 'open', input: nothing, output: answers<{ readonly signedOut: true }>(), says: 'Ends the session.', board: 'none' }),
} as const;
