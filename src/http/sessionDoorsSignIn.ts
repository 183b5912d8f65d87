/** The doors of sign-in by other ways than a password. */
import { operations, type OperationId } from '../contract/table.ts';
import { ok, refuse } from '../domain/refusal.ts';
import { beginPasskeySignIn, signInByCode, signInByPasskey, waysIn } from '../app/signIn.ts';
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
};
