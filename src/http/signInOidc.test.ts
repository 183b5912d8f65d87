/** Sign-in by OpenID Connect, against a real provider and against one that lies. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../adapters/db/database.ts';
import { openTrailKey } from '../adapters/db/sealKeys.ts';
import type { Input } from '../contract/table.ts';
import { testDatabases } from '../../tests/databases.ts';
import { falseOidcPeer, type FalsePeer, type Token } from '../../tests/peers/falseOidcPeer.ts';
import { oidcPeer, peerClient, throughProvider, type OidcTestPeer } from '../../tests/peers/oidcPeer.ts';
import { serve, type Answered, type Served } from '../../tests/served.ts';

const publicUrl = 'http://127.0.0.1:3000';
const cookiesIn = (answer: Answered, name: string): string | undefined => answer.headers.getSetCookie().find((one) => one.startsWith(`${name}=`))?.split(';')[0];
const [embedded] = testDatabases();
if (embedded === undefined) throw new Error('No embedded database to test on');

let database: Database;
let served: Served;
let peer: OidcTestPeer;
let second: OidcTestPeer;
let liar: FalsePeer;
const folder = mkdtempSync(join(tmpdir(), 'internkoll-oidc-'));
const ids = { peer: '', second: '', liar: '' };
const people = { ada: '', bo: '' };
let boardId = '';

const provider = (id: string, issuer: string, changes: Partial<Input<'provider.save'>> = {}): Input<'provider.save'> => ({
  id: id as never, name: 'Kommunkontot', used: true, trustsMail: true, secret: peerClient.secret,
  settings: { kind: 'oidc', issuer, clientId: peerClient.id, scopes: 'openid', groupsClaim: 'groups', mailClaim: 'email' },
  groups: [{ group: 'G-samordnare', role: 'coordinator', place: { kind: 'body', id: boardId as never } }], ...changes,
});

beforeAll(async () => {
  database = await embedded.fresh();
  await openTrailKey(database, folder);
  served = await serve(database, { dataFolder: folder, publicUrl });
  for (const key of ['peer', 'second', 'liar'] as const) ids[key] = served.house.newId();
  boardId = served.house.newId();
  await served.arrange('organisation.addBody', { id: boardId as never, name: 'Kulturnämnden', kind: 'board', validFrom: null, validTo: null });
  for (const key of ['ada', 'bo'] as const) {
    people[key] = served.house.newId();
    await served.arrange('person.add', { id: people[key] as never, name: key, title: '', mail: `${key}@ekstrand.example` });
  }
  [peer, second, liar] = await Promise.all([oidcPeer(), oidcPeer(), falseOidcPeer(peerClient.id)]);
  peer.allow(`${publicUrl}/inloggning/${ids.peer}`);
  second.allow(`${publicUrl}/inloggning/${ids.second}`);
  await served.arrange('provider.save', provider(ids.peer, peer.issuer));
  await served.arrange('provider.save', provider(ids.second, second.issuer, { name: 'Den andra', trustsMail: false }));
  await served.arrange('provider.save', provider(ids.liar, liar.issuer, { name: 'Falska' }));
});
afterAll(async () => {
  await Promise.all([served?.close(), peer?.close(), second?.close(), liar?.close()]);
  await database?.close();
  rmSync(folder, { recursive: true });
});

async function begin(id: string): Promise<{ address: URL; browser: string }> {
  const begun = await served.ask('POST', `/api/sign-in/providers/${id}/begin`, { body: { back: '/konto' } });
  if (begun.status !== 200) throw new Error(begun.text);
  return { address: new URL(begun.json()['address'] as string), browser: cookiesIn(begun, 'internkoll-browser') ?? '' };
}
function finish(id: string, answer: string, cookie: string): Promise<Answered> {
  return served.ask('POST', `/api/sign-in/providers/${id}/finish`, { body: { answer }, cookie });
}
async function through(id: string): Promise<{ answer: string; browser: string }> {
  const { address, browser } = await begin(id);
  return { answer: (await throughProvider(address.href, publicUrl)).search, browser };
}
/** The latest diagnosis, and that the visitor was told nothing but its number. */
async function refusedFor(answer: Answered): Promise<string> {
  const { failures } = await served.arrange('provider.list', {});
  const [latest] = failures;
  const problem = answer.json() as { code: string; detail: string };
  expect([answer.status, problem.code]).toEqual([401, 'session.provider-refused']);
  expect(problem.detail).toContain(latest?.number ?? '-');
  expect(cookiesIn(answer, 'internkoll')).toBeUndefined();
  expect(JSON.stringify(failures)).not.toMatch(/en-hemlighet|"nonce":"|verifier/);
  return latest?.code ?? '';
}

describe('with a real provider', () => {
  test('the first sign-in binds by mail, groups lend roles while the session lasts, and the secret is never shown', async () => {
    peer.present = { sub: 'ada-1', email: 'Ada@ekstrand.example', groups: ['G-samordnare', 'G-annat'] };
    const { answer, browser } = await through(ids.peer);
    const entered = await finish(ids.peer, answer, browser);
    expect(entered.status).toBe(200);
    expect(entered.json()).toMatchObject({ back: '/konto', session: { person: { id: people.ada, roles: ['coordinator'] } } });
    const cookie = cookiesIn(entered, 'internkoll') ?? '';
    expect((await served.ask('POST', `/api/boards/${boardId}/years`, { cookie, body: { year: 2031, boardYearId: served.house.newId(), methodId: null } })).status).toBeLessThan(405);
    expect((await served.ask('GET', '/api/account', { cookie })).json()['sessions']).toMatchObject([{ way: 'provider', provider: 'Kommunkontot', here: true }]);
    const entries = await database.transaction({ bodies: 'all' }, (connection) => connection.query<{ content: string }>(`select content from trail_entry where operation = 'session.signIn' and object_id = $1`, [people.ada]));
    expect(entries.map((one) => one.content).join(' ')).toContain('coordinator');
    const list = await served.arrange('provider.list', {});
    expect(JSON.stringify(list)).not.toContain(peerClient.secret);
    expect(list.providers[0]).toMatchObject({ hasSecret: true, bound: 1 });
    expect(JSON.stringify(await database.query('select secret from identity_provider'))).not.toContain(peerClient.secret);
    // Another session, now without the group: no role.
    peer.present = { sub: 'ada-1', email: 'ada@ekstrand.example', groups: [] };
    const next = await through(ids.peer);
    expect((await finish(ids.peer, next.answer, next.browser)).json()).toMatchObject({ session: { person: { roles: [] } } });
    // A changed mapping ends what was lent by the one before.
    await served.arrange('provider.save', provider(ids.peer, peer.issuer, { secret: null }));
    expect((await served.ask('GET', '/api/account', { cookie })).status).toBe(401);
  });
  test('the code and the answer are used once', async () => {
    peer.present = { sub: 'ada-1', email: 'ada@ekstrand.example' };
    const { answer, browser } = await through(ids.peer);
    expect((await finish(ids.peer, answer, browser)).status).toBe(200);
    expect(await refusedFor(await finish(ids.peer, answer, browser))).toBe('request-unknown');
    // The same code under another, standing state.
    const { address, browser: other } = await begin(ids.peer);
    const replayed = new URLSearchParams(answer);
    replayed.set('state', address.searchParams.get('state') ?? '');
    expect(await refusedFor(await finish(ids.peer, `?${replayed}`, other))).toBe('code-refused');
  });
  test('an answer counts only in the browser that asked, and for the provider that was asked', async () => {
    peer.present = { sub: 'ada-1', email: 'ada@ekstrand.example' };
    const stolen = await through(ids.peer);
    expect(await refusedFor(await finish(ids.peer, stolen.answer, `internkoll-browser=${'A'.repeat(43)}`))).toBe('other-browser');
    const elsewhere = await through(ids.peer);
    expect(await refusedFor(await finish(ids.second, elsewhere.answer, elsewhere.browser))).toBe('answer-from-other');
    const mixed = await through(ids.peer);
    const parameters = new URLSearchParams(mixed.answer);
    expect(parameters.get('iss')).toBe(peer.issuer);
    parameters.set('iss', second.issuer);
    expect(await refusedFor(await finish(ids.peer, `?${parameters}`, mixed.browser))).toBe('answer-from-other');
    const without = await through(ids.peer);
    const bare = new URLSearchParams(without.answer);
    bare.delete('iss');
    expect(await refusedFor(await finish(ids.peer, `?${bare}`, without.browser))).toBe('answer-from-other');
  });
  test('a sign-in never goes on with a session that was there before', async () => {
    peer.present = { sub: 'ada-1', email: 'ada@ekstrand.example' };
    const planted = await served.cookieOf(people.bo);
    const { answer, browser } = await through(ids.peer);
    const entered = await finish(ids.peer, answer, `${browser}; ${planted}`);
    expect(cookiesIn(entered, 'internkoll')).not.toBe(planted);
    expect((await served.ask('GET', '/api/account', { cookie: planted })).status).toBe(401);
  });
  test('mail binds only where the provider is trusted for it, and a person with an identity there is not taken over by mail', async () => {
    second.present = { sub: 'bo-1', email: 'bo@ekstrand.example' };
    const first = await through(ids.second);
    expect(await refusedFor(await finish(ids.second, first.answer, first.browser))).toBe('mail-not-trusted');
    const { failures } = await served.arrange('provider.list', {});
    await served.arrange('provider.bind', { failureId: failures[0]?.id ?? '', personId: people.bo as never });
    const again = await through(ids.second);
    expect((await finish(ids.second, again.answer, again.browser)).json()).toMatchObject({ session: { person: { id: people.bo } } });
    peer.present = { sub: 'somebody-else', email: 'ada@ekstrand.example' };
    const taken = await through(ids.peer);
    expect(await refusedFor(await finish(ids.peer, taken.answer, taken.browser))).toBe('person-unknown');
    peer.present = { sub: 'nobody', email: 'bo@ekstrand.example', email_verified: false };
    const unverified = await through(ids.peer);
    expect(await refusedFor(await finish(ids.peer, unverified.answer, unverified.browser))).toBe('mail-missing');
  });
  test('a wrong secret is diagnosed', async () => {
    await served.arrange('provider.save', provider(ids.peer, peer.issuer, { secret: 'en annan' }));
    const { answer, browser } = await through(ids.peer);
    expect(await refusedFor(await finish(ids.peer, answer, browser))).toBe('client-refused');
    await served.arrange('provider.save', provider(ids.peer, peer.issuer));
  });
});

describe('with a provider that lies', () => {
  const lies: readonly (readonly [string, string, (honest: Token) => Token])[] = [
    ['not signed', 'signature-wrong', (one) => ({ ...one, header: { alg: 'none' }, sign: 'none' })],
    ['signed with another key', 'signature-wrong', (one) => ({ ...one, sign: 'other' })],
    ['signed with the public key as a secret', 'signature-wrong', (one) => ({ ...one, header: { alg: 'HS256' }, sign: 'publicKeyAsSecret' })],
    ['changed after signing', 'signature-wrong', (one) => ({ ...one, after: (token) => { const [head, body = '', tail] = token.split('.'); return [head, Buffer.from(Buffer.from(body, 'base64url').toString().replace('"falsk"', '"annan"')).toString('base64url'), tail].join('.'); } })],
    ['for somebody else', 'audience-other', (one) => ({ ...one, claims: { ...one.claims, aud: 'another-client' } })],
    ['from another issuer', 'issuer-other', (one) => ({ ...one, claims: { ...one.claims, iss: 'https://annan.example' } })],
    ['of another sign-in', 'token-not-fitting', (one) => ({ ...one, claims: { ...one.claims, nonce: 'another' } })],
    ['too old', 'expired', (one) => ({ ...one, claims: { ...one.claims, exp: 1_700_000_000 } })],
  ];
  test('an honest token would have been taken', async () => {
    const { address, browser } = await begin(ids.liar);
    liar.nonce = address.searchParams.get('nonce') ?? '';
    expect([address.searchParams.get('code_challenge_method'), (address.searchParams.get('code_challenge') ?? '').length]).toEqual(['S256', 43]);
    expect((await finish(ids.liar, `?code=x&state=${address.searchParams.get('state')}`, browser)).status).toBe(200);
  });
  test.each(lies)('a token %s is refused: %s', async (_name, code, shape) => {
    const { address, browser } = await begin(ids.liar);
    liar.nonce = address.searchParams.get('nonce') ?? '';
    liar.shape = shape;
    expect(await refusedFor(await finish(ids.liar, `?code=x&state=${address.searchParams.get('state')}`, browser))).toBe(code);
    liar.shape = (honest) => honest;
  });
  test('an answer that does not say from whom it is counts only at the door of the provider that was asked', async () => {
    const twin = served.house.newId();
    await served.arrange('provider.save', provider(twin, liar.issuer, { name: 'Tvillingen' }));
    const { address, browser } = await begin(ids.liar);
    liar.nonce = address.searchParams.get('nonce') ?? '';
    expect(await refusedFor(await finish(twin, `?code=x&state=${address.searchParams.get('state')}`, browser))).toBe('answer-from-other');
    await served.arrange('provider.remove', { id: twin as never });
  });
  test('a provider that says it is another is not begun with', async () => {
    const id = served.house.newId();
    const other = await falseOidcPeer(peerClient.id);
    other.metadata = { issuer: peer.issuer };
    await served.arrange('provider.save', provider(id, other.issuer));
    expect(await refusedFor(await served.ask('POST', `/api/sign-in/providers/${id}/begin`, { body: { back: '/' } }))).toBe('issuer-other');
    await other.close();
    await served.arrange('provider.save', provider(id, 'http://127.0.0.1:9'));
    expect(await refusedFor(await served.ask('POST', `/api/sign-in/providers/${id}/begin`, { body: { back: '/' } }))).toBe('provider-unreachable');
    await served.arrange('provider.remove', { id });
    expect((await served.ask('POST', `/api/sign-in/providers/${id}/begin`, { body: { back: '/' } })).status).toBe(404);
  });
});
