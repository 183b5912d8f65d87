/** The browser's own passkeys: the house's JSON in, the browser's answer as JSON out. Written out, because not every browser in use reads and writes that JSON itself. */
import type { BrowserJson } from '../../../contract/signIn.ts';

/** The person closed the browser's own dialog, or no passkey was at hand: nothing to be told as a fault. */
export class PasskeyNotUsed extends Error {}

function bytesFrom(text: unknown): Uint8Array<ArrayBuffer> {
  const plain = String(text).replaceAll('-', '+').replaceAll('_', '/');
  return Uint8Array.from(atob(plain), (sign) => sign.charCodeAt(0));
}
function textFrom(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
function listed(list: unknown): PublicKeyCredentialDescriptor[] {
  return Array.isArray(list) ? (list as { id: string; transports?: AuthenticatorTransport[] }[]).map((one) => ({ type: 'public-key', id: bytesFrom(one.id), ...(one.transports ? { transports: one.transports } : {}) })) : [];
}

export function passkeysKnown(): boolean {
  return typeof PublicKeyCredential !== 'undefined';
}

async function asked(ask: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  let given: Credential | null;
  try {
    given = await ask();
  } catch (reason) {
    if (reason instanceof DOMException) throw new PasskeyNotUsed(reason.name);
    throw reason;
  }
  if (!(given instanceof PublicKeyCredential)) throw new PasskeyNotUsed('none');
  return given;
}
function answered(given: PublicKeyCredential, response: BrowserJson): BrowserJson {
  return { id: given.id, rawId: textFrom(given.rawId), type: given.type, clientExtensionResults: given.getClientExtensionResults(), response: { clientDataJSON: textFrom(given.response.clientDataJSON), ...response } };
}

/** Makes a passkey. Throws PasskeyNotUsed. */
export async function makePasskey(options: BrowserJson): Promise<BrowserJson> {
  const { extensions: _none, ...json } = options as unknown as PublicKeyCredentialCreationOptionsJSON;
  const given = await asked(() => navigator.credentials.create({
    publicKey: { ...json, challenge: bytesFrom(json.challenge), user: { ...json.user, id: bytesFrom(json.user.id) }, excludeCredentials: listed(json.excludeCredentials) } as PublicKeyCredentialCreationOptions,
  }));
  const response = given.response as AuthenticatorAttestationResponse;
  return answered(given, { attestationObject: textFrom(response.attestationObject), transports: response.getTransports() });
}

/** Uses a passkey. Throws PasskeyNotUsed. */
export async function askPasskey(options: BrowserJson): Promise<BrowserJson> {
  const { extensions: _none, ...json } = options as unknown as PublicKeyCredentialRequestOptionsJSON;
  const given = await asked(() => navigator.credentials.get({ publicKey: { ...json, challenge: bytesFrom(json.challenge), allowCredentials: listed(json.allowCredentials) } as PublicKeyCredentialRequestOptions }));
  const response = given.response as AuthenticatorAssertionResponse;
  return answered(given, { authenticatorData: textFrom(response.authenticatorData), signature: textFrom(response.signature), ...(response.userHandle === null ? {} : { userHandle: textFrom(response.userHandle) }) });
}
