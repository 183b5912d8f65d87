/** Sign-in by SAML against an identity provider of its own, with every way of bending an answer that is known: all refused. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../adapters/db/database.ts';
import { openTrailKey } from '../adapters/db/sealKeys.ts';
import { testDatabases } from '../../tests/databases.ts';
import { answerOf, groupsAttribute, mailAttribute, samlPeer } from '../../tests/peers/samlPeer.ts';
import { serve, type Answered, type Served } from '../../tests/served.ts';

const publicUrl = 'http://127.0.0.1:3000';
const [embedded] = testDatabases();
if (embedded === undefined) throw new Error('No embedded database to test on');
let database: Database;
let served: Served;
let id = '';
let metadata = '';
let ada = '';
const folder = mkdtempSync(join(tmpdir(), 'internkoll-saml-'));
const cookieIn = (answer: Answered, name: string): string => answer.headers.getSetCookie().find((one) => one.startsWith(`${name}=`))?.split(';')[0] ?? '';

beforeAll(async () => {
  database = await embedded.fresh();
  await openTrailKey(database, folder);
  served = await serve(database, { dataFolder: folder, publicUrl });
  const boardId = served.house.newId();
  [id, ada] = [served.house.newId(), served.house.newId()];
  await served.arrange('organisation.addBody', { id: boardId as never, name: 'Kulturnämnden', kind: 'board', validFrom: null, validTo: null });
  await served.arrange('person.add', { id: ada as never, name: 'Ada Ek', title: '', mail: 'ada@ekstrand.example' });
  await served.arrange('provider.save', {
    id: id as never, name: 'Kommunens AD', used: true, trustsMail: true, secret: null, groups: [{ group: 'G-samordnare', role: 'coordinator', place: { kind: 'body', id: boardId as never } }],
    settings: { kind: 'saml', entityId: samlPeer.entityId, entryPoint: samlPeer.entryPoint, certificates: [samlPeer.own.certificate], mailAttribute, groupsAttribute, subjectAttribute: '' },
  });
  metadata = (await served.ask('GET', `/saml/${id}/metadata`)).text;
});
afterAll(async () => {
  await served?.close();
  await database?.close();
  rmSync(folder, { recursive: true });
});

async function begin(): Promise<{ request: URL; browser: string }> {
  const begun = await served.ask('POST', `/api/sign-in/providers/${id}/begin`, { body: { back: '/' } });
  return { request: new URL(begun.json()['address'] as string), browser: cookieIn(begun, 'internkoll-browser') };
}
/** As the browser brings it: a form from another site, without our cookies. */
async function bring(xml: string): Promise<URL> {
  const answer = await served.ask('POST', `/saml/${id}`, { raw: new URLSearchParams({ SAMLResponse: Buffer.from(xml).toString('base64') }).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site', origin: 'https://sts.ekstrand.example' } });
  expect([answer.status, cookieIn(answer, 'internkoll')]).toEqual([303, '']);
  return new URL(answer.headers.get('location') ?? '', publicUrl);
}
function finish(at: URL, cookie: string): Promise<Answered> {
  return served.ask('POST', `/api/sign-in/providers/${id}/finish`, { body: { answer: at.search }, cookie });
}
async function latest(): Promise<{ code: string; number: string }> {
  const { failures } = await served.arrange('provider.list', {});
  return { code: failures[0]?.code ?? '', number: failures[0]?.number ?? '' };
}
async function refusedFor(xml: string): Promise<string> {
  const at = await bring(xml);
  const { code, number } = await latest();
  expect([...at.searchParams]).toEqual([['nummer', number]]);
  return code;
}

test('an honest answer lets the person in where it was asked for, once, with the roles of the groups', async () => {
  expect(metadata).toContain(`${publicUrl}/saml/${id}`);
  const { request, browser } = await begin();
  expect(request.href.startsWith(samlPeer.entryPoint)).toBe(true);
  const xml = await answerOf(metadata, request);
  const at = await bring(xml);
  expect(at.pathname).toBe(`/inloggning/${id}`);
  const entered = await finish(at, browser);
  expect(entered.json()).toMatchObject({ session: { person: { id: ada, roles: ['coordinator'] } } });
  // The ticket once, the assertion once.
  expect((await finish(at, browser)).status).toBe(401);
  expect(await refusedFor(xml)).toBe('not-asked');
});
test('a ticket opens only the browser that asked', async () => {
  const { request } = await begin();
  const at = await bring(await answerOf(metadata, request));
  expect((await finish(at, `internkoll-browser=${'A'.repeat(43)}`)).status).toBe(401);
  expect((await latest()).code).toBe('other-browser');
});
test('an assertion with the id of one used before is refused, though it answers a new request', async () => {
  const first = await begin();
  await bring(await answerOf(metadata, first.request, { shape: (said) => ({ ...said, assertionId: '_samma' }) }));
  const next = await begin();
  expect(await refusedFor(await answerOf(metadata, next.request, { shape: (said) => ({ ...said, assertionId: '_samma' }) }))).toBe('used-before');
});

const said: readonly (readonly [string, string, Parameters<typeof answerOf>[2]])[] = [
  ['signed with another key', 'signature-wrong', { key: samlPeer.other }],
  ['for another audience', 'audience-other', { shape: (one) => ({ ...one, audience: 'https://annan.example' }) }],
  ['for no audience', 'audience-other', { shape: (one) => ({ ...one, audience: null }) }],
  ['to another recipient', 'recipient-other', { shape: (one) => ({ ...one, recipient: 'https://annan.example/saml' }) }],
  ['to a request that nobody made', 'not-asked', { shape: (one) => ({ ...one, inResponseTo: '_ingen' }) }],
  ['from another issuer', 'issuer-other', { shape: (one) => ({ ...one, issuer: 'https://annan.example' }) }],
  ['too old', 'expired', { shape: (one) => ({ ...one, until: new Date(Date.now() - 3_600_000) }) }],
];
test.each(said)('an answer %s is refused: %s', async (_name, code, given) => {
  const { request } = await begin();
  expect(await refusedFor(await answerOf(metadata, request, given))).toBe(code);
});

const signature = /<(?:ds:)?Signature[\s\S]*?<\/(?:ds:)?Signature>/g;
const assertionOf = (xml: string): string => /<saml:Assertion[\s\S]*<\/saml:Assertion>/.exec(xml)?.[0] ?? '';
/** The signed assertion moved aside, a forged one in its place: the classic ways of wrapping. */
const forged = (xml: string): string => assertionOf(xml).replaceAll(signature, '').replace('ada-saml', 'forged').replace(/ID="[^"]*"/, 'ID="_forged"');
const bent: readonly (readonly [string, string, (xml: string) => string])[] = [
  ['without its signature', 'signature-missing', (xml) => xml.replaceAll(signature, '')],
  ['changed after signing', 'signature-wrong', (xml) => xml.replace('ada-saml', 'bo-saml')],
  ['with a forged assertion before the signed one', 'signature-wrong', (xml) => xml.replace('<saml:Assertion', `${forged(xml)}<saml:Assertion`)],
  ['with the signed assertion wrapped in a forged one', 'signature-wrong', (xml) => xml.replace(assertionOf(xml), forged(xml).replace('</saml:Assertion>', `<saml:Advice>${assertionOf(xml)}</saml:Advice></saml:Assertion>`))],
  ['with the signed assertion in an extension', 'signature-missing', (xml) => xml.replace(assertionOf(xml), forged(xml)).replace('<samlp:Status>', `<samlp:Extensions>${assertionOf(xml).replaceAll(signature, '')}</samlp:Extensions><samlp:Status>`)],
  ['with the signature moved to a forged assertion', 'signature-wrong', (xml) => xml.replace(assertionOf(xml), forged(xml).replace('</saml:Issuer>', `</saml:Issuer>${signature.exec(xml)?.[0] ?? ''}`)).replace('<samlp:Status>', `<samlp:Extensions>${assertionOf(xml).replaceAll(signature, '')}</samlp:Extensions><samlp:Status>`)],
  ['with a comment in the name', 'document-type', (xml) => xml.replace('ada-saml', 'ada-<!-- -->saml')],
  ['with a document type', 'document-type', (xml) => `<!DOCTYPE Response [<!ENTITY who SYSTEM "file:///etc/passwd">]>${xml}`],
  ['with an instruction', 'document-type', (xml) => xml.replace('<samlp:Status>', '<?annat?><samlp:Status>')],
  ['that says SHA-1', 'signature-wrong', (xml) => xml.replace(/http:\/\/www\.w3\.org\/2001\/04\/xmldsig-more#rsa-sha256/, 'http://www.w3.org/2000/09/xmldsig#rsa-sha1')],
  ['that is no XML', 'not-readable', () => 'hej'],
  ['cut off', 'not-readable', (xml) => xml.slice(0, 400)],
];
test.each(bent)('an answer %s is refused: %s', async (_name, code, bend) => {
  const { request } = await begin();
  const xml = await answerOf(metadata, request);
  expect(bend(xml)).not.toBe(xml);
  expect(await refusedFor(bend(xml))).toBe(code);
});
test('the doors answer like any other where there is nothing', async () => {
  const form = { raw: 'SAMLResponse=x', headers: { 'content-type': 'application/x-www-form-urlencoded' } };
  for (const path of [`/saml/${served.house.newId()}`, '/saml/nothing']) expect((await served.ask('POST', path, form)).status).toBe(404);
  expect((await served.ask('GET', `/saml/${served.house.newId()}/metadata`)).status).toBe(404);
  expect((await served.ask('POST', `/saml/${id}`, { raw: `SAMLResponse=${'A'.repeat(300_000)}`, headers: { 'content-type': 'application/x-www-form-urlencoded' } })).status).toBe(413);
});
