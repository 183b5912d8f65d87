/** What a provider answers with is the provider's own: we follow nobody who sends us elsewhere. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { oidc } from './oidc.ts';

const asked: string[] = [];
let elsewhere: Server;
let provider: Server;
const addressOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const listening = (server: Server): Promise<Server> => new Promise((resolve) => { server.listen(0, '127.0.0.1', () => resolve(server)); });

beforeAll(async () => {
  elsewhere = await listening(createServer((request, response) => { asked.push(request.url ?? ''); response.setHeader('content-type', 'application/json').end('{}'); }));
  provider = await listening(createServer((_request, response) => { response.writeHead(302, { location: `${addressOf(elsewhere)}/hemligt` }).end(); }));
});
afterAll(async () => {
  for (const server of [elsewhere, provider]) await new Promise((resolve) => { server.close(resolve); });
});

test('a redirect from the provider is refused and told, and where it leads is never asked', async () => {
  const begun = await oidc.begin({ kind: 'oidc', issuer: addressOf(provider), clientId: 'internkoll', scopes: 'openid', groupsClaim: 'groups', mailClaim: 'email' }, '', 'http://127.0.0.1/inloggning/x');
  expect([begun.ok, asked]).toEqual([false, []]);
});
