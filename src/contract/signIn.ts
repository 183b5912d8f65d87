import { z } from 'zod';
import type { SignInWay } from '../domain/signIn/provider.ts';
import { answers, operation } from './operation.ts';
import type { SessionView } from './session.ts';
import { anyId, nothing, shortText } from './shapes.ts';

/** The ways in besides mail and password, before anybody is signed in. */
export interface WaysView { readonly passkeys: boolean; readonly providers: readonly { readonly id: string; readonly name: string }[] }

/** What the browser's own sign-in asks for and answers with; it passes through unread. */
export type BrowserJson = Readonly<Record<string, unknown>>;
const browserJson = z.record(z.string().max(100), z.unknown()) as unknown as z.ZodType<BrowserJson>;

export interface AccountView {
  /** May passkeys be added here at all? Browsers tie them to a name, not to a number. */
  readonly passkeysPossible: boolean;
  readonly hasMail: boolean;
  readonly passkeys: readonly { readonly id: string; readonly name: string; readonly addedAt: string; readonly lastUsedAt: string | null }[];
  readonly recoveryCodesLeft: number;
  readonly sessions: readonly { readonly id: string; readonly way: SignInWay; readonly provider: string | null; readonly device: string; readonly address: string; readonly startedAt: string; readonly lastUsedAt: string; readonly endsAt: string; readonly here: boolean }[];
}
/** `codes` are there once, when they are made. */
export interface AccountAnswer { readonly account: AccountView; readonly codes: readonly string[] | null }

export const signInOperations = {
  'signIn.ways': operation({ method: 'GET', path: '/api/sign-in', permission: 'open', input: nothing, output: answers<WaysView>(), says: 'The ways in besides mail and password.', board: 'none' }),
  'signIn.passkeyBegin': operation({ method: 'POST', path: '/api/sign-in/passkey/begin', permission: 'open', input: nothing, output: answers<BrowserJson>(), says: 'Asks the browser for a passkey.', board: 'none' }),
  'signIn.passkey': operation({ method: 'POST', path: '/api/sign-in/passkey', permission: 'open', input: z.object({ answer: browserJson }), output: answers<SessionView>(), says: 'Signs in with a passkey.', board: 'none' }),
  'signIn.recoveryCode': operation({ method: 'POST', path: '/api/sign-in/recovery-code', permission: 'open', input: z.object({ mail: z.string().max(320), code: z.string().max(100) }), output: answers<SessionView>(), says: 'Signs in with a recovery code, which is used up.', board: 'none' }),

  'account.read': operation({ method: 'GET', path: '/api/account', permission: 'signedIn', input: nothing, output: answers<AccountView>(), says: "One's own passkeys, recovery codes and sessions.", board: 'none' }),
  'account.passkeyBegin': operation({ method: 'POST', path: '/api/account/passkeys/begin', permission: 'signedIn', input: nothing, output: answers<BrowserJson>(), says: 'Asks the browser to make a passkey.', board: 'none' }),
  'account.addPasskey': operation({ method: 'POST', path: '/api/account/passkeys', permission: 'signedIn', input: z.object({ name: shortText, answer: browserJson }), output: answers<AccountAnswer>(), says: 'Keeps a passkey; with the first one come recovery codes.', board: 'none' }),
  'account.removePasskey': operation({ method: 'POST', path: '/api/account/passkeys/remove', permission: 'signedIn', input: z.object({ id: z.string().max(2000) }), output: answers<AccountAnswer>(), says: 'Takes a passkey away.', board: 'none' }),
  'account.makeCodes': operation({ method: 'POST', path: '/api/account/recovery-codes', permission: 'signedIn', input: nothing, output: answers<AccountAnswer>(), says: 'Makes new recovery codes; the old ones no longer hold.', board: 'none' }),
  'account.endSession': operation({ method: 'POST', path: '/api/account/sessions/:id/end', permission: 'signedIn', input: z.object({ id: anyId }), output: answers<AccountAnswer>(), says: "Ends one of one's own sessions.", board: 'none' }),
  'account.endOthers': operation({ method: 'POST', path: '/api/account/sessions/end-others', permission: 'signedIn', input: nothing, output: answers<AccountAnswer>(), says: "Ends all of one's own sessions but this one.", board: 'none' }),
} as const;
