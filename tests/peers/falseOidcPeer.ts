/** A provider whose ID token is whatever a test makes of it, signed or not. */
import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Claims = Record<string, unknown>;
export interface Token { readonly header: Claims; readonly claims: Claims; readonly sign: 'own' | 'other' | 'none' | 'publicKeyAsSecret'; readonly after?: (token: string) => string }
export interface FalsePeer {
  readonly issuer: string;
  /** Makes the token of the next sign-in from the honest one. */
  shape: (honest: Token) => Token;
  nonce: string;
  metadata: Claims;
  close(): Promise<void>;
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export async function falseOidcPeer(clientId: string): Promise<FalsePeer> {
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const peer: FalsePeer = { issuer, shape: (honest) => honest, nonce: '', metadata: {}, close: async () => { server.closeAllConnections(); server.close(); await once(server, 'close'); } };
  const signed = (text: string, key: KeyObject): string => `${text}.${createSign('RSA-SHA256').update(text).sign(key, 'base64url')}`;
  const tokenNow = (): string => {
    const now = Math.floor(Date.now() / 1000);
    const { header, claims, sign, after } = peer.shape({ header: { alg: 'RS256', kid: 'own' }, claims: { iss: issuer, sub: 'falsk', aud: clientId, iat: now, exp: now + 300, nonce: peer.nonce, email: 'ada@ekstrand.example' }, sign: 'own' });
    const text = `${part(header)}.${part(claims)}`;
    const whole = sign === 'none' ? `${text}.` : sign === 'publicKeyAsSecret' ? `${text}.${createHmac('sha256', own.publicKey.export({ type: 'spki', format: 'pem' })).update(text).digest('base64url')}` : signed(text, sign === 'own' ? own.privateKey : other.privateKey);
    return after?.(whole) ?? whole;
  };
  server.on('request', (request, response) => {
    const path = new URL(request.url ?? '/', issuer).pathname;
    const answers: Record<string, () => object> = {
      '/.well-known/openid-configuration': () => ({ issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/jwks`, response_types_supported: ['code'], subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['RS256'], ...peer.metadata }),
      '/jwks': () => ({ keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'own', alg: 'RS256', use: 'sig' }] }),
      '/token': () => ({ access_token: 'a', token_type: 'Bearer', id_token: tokenNow() }),
    };
    const answer = answers[path];
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' }).end(JSON.stringify(answer?.() ?? {}));
  });
  return peer;
}
