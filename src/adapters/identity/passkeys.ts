/** Passkeys (WebAuthn): the browser's answers are verified against our own address and a challenge that was asked once. The person is always verified by the device. */
import { isIP } from 'node:net';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { BrowserJson, Passkeys } from '../../app/signInPorts.ts';

const PATIENCE_MS = 5 * 60_000;

/** An answer that does not hold makes the package throw; which part of it was wrong concerns nobody outside. */
async function orNull<Value>(verify: () => Promise<Value>): Promise<Value | null> {
  try {
    return await verify();
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}
function plain(value: object): BrowserJson {
  return value as unknown as BrowserJson;
}

/** Large, and needed by nobody until somebody has a passkey: fetched when first asked for. */
const server = () => import('@simplewebauthn/server');

export function passkeysAt(publicUrl: string): Passkeys {
  const { hostname, protocol } = new URL(publicUrl);
  const expectedChallenge = (challenge: Uint8Array): string => Buffer.from(challenge).toString('base64url');
  return {
    possible: isIP(hostname.replaceAll(/[[\]]/g, '')) === 0 && (protocol === 'https:' || hostname === 'localhost'),
    addOptions: async (person, challenge, present) => plain(await (await server()).generateRegistrationOptions({
      rpName: 'Internkoll', rpID: hostname, userName: person.mail, userDisplayName: person.name, userID: new TextEncoder().encode(person.id), challenge: Uint8Array.from(challenge), timeout: PATIENCE_MS, attestationType: 'none',
      excludeCredentials: present.map((one) => ({ id: one.id, transports: [...one.transports] })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    })),
    async added(answer, challenge) {
      const verified = await orNull(async () => (await server()).verifyRegistrationResponse({ response: answer as unknown as RegistrationResponseJSON, expectedChallenge: expectedChallenge(challenge), expectedOrigin: publicUrl, expectedRPID: hostname, requireUserVerification: true }));
      if (verified?.verified !== true) return null;
      const { credential, credentialBackedUp } = verified.registrationInfo;
      return { id: credential.id, publicKey: credential.publicKey, counter: credential.counter, transports: (credential.transports ?? []).map(String), backedUp: credentialBackedUp };
    },
    useOptions: async (challenge) => plain(await (await server()).generateAuthenticationOptions({ rpID: hostname, challenge: Uint8Array.from(challenge), timeout: PATIENCE_MS, userVerification: 'required' })),
    challengeIn(answer) {
      const response = answer['response'];
      const said = typeof response === 'object' && response !== null && 'clientDataJSON' in response ? response.clientDataJSON : null;
      if (typeof said !== 'string') return null;
      try {
        const data = JSON.parse(Buffer.from(said, 'base64url').toString('utf8')) as unknown;
        const challenge = typeof data === 'object' && data !== null && 'challenge' in data ? data.challenge : null;
        return typeof challenge === 'string' ? Buffer.from(challenge, 'base64url') : null;
      } catch (error) {
        if (error instanceof SyntaxError) return null;
        throw error;
      }
    },
    async used(answer, challenge, passkey) {
      const verified = await orNull(async () => (await server()).verifyAuthenticationResponse({
        response: answer as unknown as AuthenticationResponseJSON, expectedChallenge: expectedChallenge(challenge), expectedOrigin: publicUrl, expectedRPID: hostname, requireUserVerification: true,
        credential: { id: passkey.id, publicKey: Uint8Array.from(passkey.publicKey), counter: passkey.counter, transports: [...passkey.transports] },
      }));
      return verified?.verified === true ? { counter: verified.authenticationInfo.newCounter } : null;
    },
  };
}
