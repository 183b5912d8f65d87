/** A real OpenID Connect provider on this machine. Whoever is set as present signs in without being asked. */
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Context } from 'oidc-provider';

export interface PeerPerson { readonly sub: string; readonly email?: string; readonly email_verified?: boolean; readonly groups?: readonly string[] }
export interface OidcTestPeer {
  readonly issuer: string;
  present: PeerPerson;
  allow(redirectUri: string): void;
  close(): Promise<void>;
}
export const peerClient = { id: 'internkoll', secret: 'en-hemlighet-mellan-oss-tva' };

export async function oidcPeer(): Promise<OidcTestPeer> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const redirects: string[] = [];
  const peer: { present: PeerPerson } = { present: { sub: 'ingen' } };
  const key = { ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'prov' };
  const made = (): Provider => new Provider(issuer, {
    clients: [{ client_id: peerClient.id, client_secret: peerClient.secret, redirect_uris: redirects, grant_types: ['authorization_code'], response_types: ['code'] }],
    jwks: { keys: [key] }, cookies: { keys: ['prov'] }, scopes: ['openid'], claims: { openid: ['sub', 'email', 'email_verified', 'groups'] }, conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } }, interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: async (_context: unknown, sub: string) => ({ accountId: sub, claims: async () => ({ ...peer.present, sub }) }),
    loadExistingGrant: async ({ oidc }: Context) => {
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  });
  let provider: Provider | null = null;
  server.on('request', (request, response) => {
    provider ??= made();
    if (request.url?.startsWith('/interaction/')) void provider.interactionFinished(request, response, { login: { accountId: peer.present.sub } }, { mergeWithLastSubmission: false });
    else void provider.callback()(request, response);
  });
  return Object.assign(peer, {
    issuer,
    allow: (redirectUri: string) => { redirects.push(redirectUri); provider = null; },
    close: async () => { server.closeAllConnections(); server.close(); await once(server, 'close'); },
  });
}

/** Goes to the provider as a browser does, until it is sent back to the address that begins so. Gives that address. */
export async function throughProvider(address: string, until: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let at = address;
  for (let turn = 0; turn < 10; turn += 1) {
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') } });
    for (const set of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split(/=(.*)/s);
      cookies.set(name, value);
    }
    const next = answer.headers.get('location');
    if (next === null) throw new Error(`The provider stopped at ${at}: ${answer.status} ${await answer.text()}`);
    at = new URL(next, at).href;
    if (at.startsWith(until)) return new URL(at);
  }
  throw new Error('The provider sends the browser round in circles');
}
