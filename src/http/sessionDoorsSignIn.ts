/** The doors of sign-in by other ways than a password. */
import { operations, type OperationId, type Output } from '../contract/table.ts';
import { ok, refuse } from '../domain/refusal.ts';
import { changePassword } from '../app/session.ts';
import { beginPasskeySignIn, signInByCode, signInByPasskey, waysIn } from '../app/signIn.ts';
import { beginAtProvider, finishAtProvider } from '../app/signInProvider.ts';
import { browserValue, setBrowserCookie } from './cookie.ts';
import { enter, standsAt, type Door } from './enter.ts';

export const signInDoors: Partial<Record<OperationId, Door>> = {
  'signIn.ways': async (house) => ok(await waysIn(house)),
  'signIn.passkeyBegin': async (house) => beginPasskeySignIn(house),
  'signIn.passkey': async (house, who, input, request, reply) => {
    const parsed = operations['signIn.passkey'].input.safeParse(input);
    if (!parsed.success) return refuse('input.malformed');
    return enter(house, who, await signInByPasskey(house, parsed.data.answer, standsAt(who, request)), request, reply);
  },
  'signIn.recoveryCode': async (house, who, input, request, reply) => {
    const parsed = operations['signIn.recoveryCode'].input.safeParse(input);
    if (!parsed.success) return refuse('input.malformed');
    return enter(house, who, await signInByCode(house, parsed.data, standsAt(who, request)), request, reply);
  },
  'account.changePassword': async (house, who, input) => {
    const parsed = operations['account.changePassword'].input.safeParse(input);
    return parsed.success ? changePassword(house, who.actor, parsed.data, who.address) : refuse('input.malformed');
  },
  'signIn.begin': async (house, _who, input, request, reply) => {
    const parsed = operations['signIn.begin'].input.safeParse(input);
    if (!parsed.success) return refuse('input.malformed');
    const browser = browserValue(request, house.publicUrl) ?? Buffer.from(house.random(32)).toString('base64url');
    const begun = await beginAtProvider(house, parsed.data, browser);
    if (begun.ok) setBrowserCookie(reply, browser, house.publicUrl);
    return begun;
  },
  'signIn.finish': async (house, who, input, request, reply) => {
    const parsed = operations['signIn.finish'].input.safeParse(input);
    if (!parsed.success) return refuse('input.malformed');
    const finished = await finishAtProvider(house, parsed.data, browserValue(request, house.publicUrl), standsAt(who, request));
    if (!finished.ok) return finished;
    const seen = await enter(house, who, finished.value.entered, request, reply);
    return seen.ok ? ok({ session: seen.value, back: finished.value.back } satisfies Output<'signIn.finish'>) : seen;
  },
};
