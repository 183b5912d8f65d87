/** Sign-in by SAML against an identity provider of its own, with every way of bending an answer that is known: all refused. */
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../adapters/db/database.ts';
import { openTrailKey } from '../adapters/db/sealKeys.ts';
import { testDatabases } from '../../tests/databases.ts';
import { answerOf, encrypted, encryptedByHand, groupsAttribute, loa3, mailAttribute, samlPeer } from '../../tests/peers/samlPeer.ts';
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
async function bring(xml: string, at = id): Promise<URL> {
  const answer = await served.ask('POST', `/saml/${at}`, { raw: new URLSearchParams({ SAMLResponse: Buffer.from(xml).toString('base64') }).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site', origin: 'https://sts.ekstrand.example' } });
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
async function refusedFor(xml: string, provider = id): Promise<string> {
  const at = await bring(xml, provider);
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
test("another provider's answer to what was asked of this one is refused, at either door (mix-up)", async () => {
  const other = served.house.newId();
  const entityId = 'https://annan.example/idp';
  await served.arrange('provider.save', {
    id: other as never, name: 'Den andra', used: true, trustsMail: false, secret: null, groups: [],
    settings: { kind: 'saml', entityId, entryPoint: 'https://annan.example/ls/', certificates: [samlPeer.other.certificate], mailAttribute, groupsAttribute, subjectAttribute: '' },
  });
  const theirs = await begin();
  const toTheirDoor = await answerOf(metadata, theirs.request, { key: samlPeer.other, shape: (one) => ({ ...one, issuer: entityId, audience: `${publicUrl}/saml/${other}/metadata`, recipient: `${publicUrl}/saml/${other}` }) });
  expect(await refusedFor(toTheirDoor, other)).toBe('not-asked');
  const toOurs = await begin();
  expect(await refusedFor(await answerOf(metadata, toOurs.request, { key: samlPeer.other, shape: (one) => ({ ...one, issuer: entityId }) }))).toBe('signature-wrong');
  await served.arrange('provider.remove', { id: other as never });
});

const said: readonly (readonly [string, string, Parameters<typeof answerOf>[2]])[] = [
  ['signed with another key', 'signature-wrong', { key: samlPeer.other }],
  ['for another audience', 'audience-other', { shape: (one) => ({ ...one, audience: 'https://annan.example' }) }],
  ['for no audience', 'audience-other', { shape: (one) => ({ ...one, audience: null }) }],
  ['to another recipient', 'recipient-other', { shape: (one) => ({ ...one, recipient: 'https://annan.example/saml' }) }],
  ['to another recipient as well', 'recipient-other', { shape: (one) => ({ ...one, otherRecipient: 'https://annan.example/saml' }) }],
  ['truly signed, but by SHA-1', 'signature-wrong', { algorithm: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1' }],
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

describe('with a federation that asks for more', () => {
  let sealedAnswers = '';
  const own = { mailAttribute: 'urn:oid:0.9.2342.19200300.100.1.3', groupsAttribute, subjectAttribute: 'urn:oid:1.2.752.201.3.1' };
  const sealedProvider = (levels: string[]): Parameters<typeof served.arrange<'provider.save'>>[1] => ({
    id: id as never, name: 'Federationen', used: true, trustsMail: true, secret: null, groups: [],
    settings: { kind: 'saml', entityId: samlPeer.entityId, entryPoint: samlPeer.entryPoint, certificates: [samlPeer.own.certificate], mailAttribute, groupsAttribute, subjectAttribute: '', levels, categories: ['http://id.elegnamnden.se/ec/1.0/loa3-name', 'http://x.example/?a=1&b=<2>'] },
  });
  beforeAll(async () => {
    await served.arrange('provider.save', sealedProvider([loa3]));
    sealedAnswers = (await served.ask('GET', `/saml/${id}/metadata`)).text;
  });

  test('the metadata has a key to sign with and another to encrypt to, which stay the same, and never the private ones', async () => {
    const certificates = [...sealedAnswers.matchAll(/use="(\w+)"[\s\S]*?X509Certificate>([^<]+)</g)].map((found) => [found[1], found[2]?.replaceAll(/\s/g, '')] as const);
    expect(certificates.map(([use]) => use)).toEqual(['signing', 'encryption']);
    expect(certificates[0]?.[1]).not.toBe(certificates[1]?.[1]);
    for (const [, body] of certificates) {
      const read = new X509Certificate(Buffer.from(body ?? '', 'base64'));
      expect([read.subject, read.verify(read.publicKey), read.publicKey.asymmetricKeyDetails?.modulusLength, Date.parse(read.validTo) > Date.now() + 5 * 365 * 24 * 3600_000]).toEqual(['CN=127.0.0.1', true, 3072, true]);
    }
    expect(sealedAnswers).toContain('AuthnRequestsSigned="true"');
    expect(sealedAnswers).toContain('<saml:AttributeValue>http://x.example/?a=1&amp;b=&lt;2&gt;</saml:AttributeValue>');
    expect(sealedAnswers).not.toContain('-cbc');
    expect(metadata.replaceAll(/\s/g, '')).toContain(certificates[1]?.[1] ?? 'none');
    const kept = await database.asOwner((connection) => connection.query<{ secret: string; settings: object }>('select secret, settings from identity_provider where id = $1', [id]));
    expect(JSON.stringify(kept)).not.toContain('PRIVATE KEY');
    expect(JSON.stringify(await served.arrange('provider.list', {}))).not.toContain('PRIVATE KEY');
  });
  test('what is asked is signed, says the level, and a bent question is refused by the provider', async () => {
    const { request } = await begin();
    expect(request.searchParams.get('SigAlg')).toBe('http://www.w3.org/2001/04/xmldsig-more#rsa-sha256');
    expect(inflateRawSync(Buffer.from(request.searchParams.get('SAMLRequest') ?? '', 'base64')).toString()).toContain(`${loa3}</saml:AuthnContextClassRef>`);
    const bentRequest = new URL(request);
    bentRequest.searchParams.set('SigAlg', 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512');
    await expect(answerOf(sealedAnswers, bentRequest)).rejects.toThrow('ERR_FAILED_MESSAGE_SIGNATURE_VERIFICATION');
  });
  test.each(['http://www.w3.org/2009/xmlenc11#aes256-gcm', 'http://www.w3.org/2009/xmlenc11#aes128-gcm'])('an assertion encrypted by %s lets the person in', async (content) => {
    const { request, browser } = await begin();
    const xml = await encrypted(sealedAnswers, await answerOf(sealedAnswers, request), { content });
    expect(xml).toContain('EncryptedAssertion');
    expect(xml).not.toContain('ada-saml');
    const entered = await finish(await bring(xml), browser);
    expect(entered.json()).toMatchObject({ session: { person: { id: ada } } });
    expect(await refusedFor(xml)).toBe('not-asked');
  });
  const inside: readonly (readonly [string, string, (xml: string) => string])[] = [
    ['without its signature', 'signature-missing', (xml) => xml.replaceAll(signature, '')],
    ['changed after signing', 'signature-wrong', (xml) => xml.replace('ada-saml', 'bo-saml')],
    ['with the signature moved to a forged one', 'signature-wrong', (xml) => xml.replace(assertionOf(xml), forged(xml).replace('</saml:Issuer>', `</saml:Issuer>${signature.exec(xml)?.[0] ?? ''}`))],
    ['with a comment in the name', 'document-type', (xml) => xml.replace('ada-saml', 'ada-<!-- -->saml')],
    ['with an instruction', 'document-type', (xml) => xml.replace('<saml:Conditions', '<?annat?><saml:Conditions')],
    ['that says SHA-1', 'signature-wrong', (xml) => xml.replace(/http:\/\/www\.w3\.org\/2001\/04\/xmldsig-more#rsa-sha256/, 'http://www.w3.org/2000/09/xmldsig#rsa-sha1')],
  ];
  test.each(inside)('an encrypted assertion %s is refused: %s', async (_name, code, bend) => {
    const { request } = await begin();
    const xml = await answerOf(sealedAnswers, request);
    expect(bend(xml)).not.toBe(xml);
    signature.lastIndex = 0;
    expect(await refusedFor(await encrypted(sealedAnswers, bend(xml)))).toBe(code);
  });
  test('one made by hand is read; with a forged assertion around the signed one, one more inside, a document type or two of them it is refused', async () => {
    const hand = async (inside: (assertion: string, xml: string) => string): Promise<{ xml: string; browser: string }> => {
      const { request, browser } = await begin();
      const xml = await answerOf(sealedAnswers, request);
      return { xml: xml.replace(assertionOf(xml), () => encryptedByHand(sealedAnswers, inside(assertionOf(xml), xml))), browser };
    };
    const honest = await hand((assertion) => assertion);
    expect((await finish(await bring(honest.xml), honest.browser)).status).toBe(200);
    const wrapped: readonly (readonly [string, (assertion: string, xml: string) => string])[] = [
      ['signature-wrong', (assertion, xml) => forged(xml).replace('</saml:Assertion>', `<saml:Advice>${assertion}</saml:Advice></saml:Assertion>`)],
      ['signature-wrong', (assertion, xml) => `${forged(xml)}${assertion}`],
      ['not-decryptable', (assertion) => encryptedByHand(sealedAnswers, assertion)],
      ['document-type', (assertion) => `<!DOCTYPE Assertion [<!ENTITY who SYSTEM "file:///etc/passwd">]>${assertion}`],
      ['not-readable', () => '$&$`'],
    ];
    for (const [code, inside] of wrapped) expect(await refusedFor((await hand(inside)).xml)).toBe(code);
  });
  const outside: readonly (readonly [string, string, (xml: string, plain: string) => string])[] = [
    ['with a bit turned', 'not-decryptable', (xml) => xml.replace(/(CipherValue>)([A-Za-z0-9+/]{200})([A-Za-z0-9+/])/g, (_whole, before: string, kept: string, one: string) => `${before}${kept}${one === 'A' ? 'B' : 'A'}`)],
    ['with a document type', 'document-type', (xml) => `<!DOCTYPE Response>${xml}`],
    ['beside one that is not', 'signature-wrong', (xml, plain) => xml.replace('</samlp:Response>', `${assertionOf(plain)}</samlp:Response>`)],
    ['in an extension', 'not-readable', (xml) => xml.replace(/<saml:EncryptedAssertion[\s\S]*<\/saml:EncryptedAssertion>/, '').replace('<samlp:Status>', `<samlp:Extensions>${/<saml:EncryptedAssertion[\s\S]*<\/saml:EncryptedAssertion>/.exec(xml)?.[0] ?? ''}</samlp:Extensions><samlp:Status>`)],
    ['twice', 'not-decryptable', (xml) => xml.replace('</samlp:Response>', `${/<saml:EncryptedAssertion[\s\S]*<\/saml:EncryptedAssertion>/.exec(xml)?.[0] ?? ''}</samlp:Response>`)],
    ['without its key', 'not-decryptable', (xml) => xml.replace(/<\w+:EncryptedKey[\s\S]*<\/\w+:EncryptedKey>/, '')],
    ['opened a hundred thousand times', 'not-decryptable', () => `<a>${'<EncryptedAssertion>'.repeat(9000)}</a>`],
  ];
  test.each(outside)('an encrypted assertion %s is refused: %s', async (_name, code, bend) => {
    const { request } = await begin();
    const plain = await answerOf(sealedAnswers, request);
    const xml = await encrypted(sealedAnswers, plain);
    expect(bend(xml, plain)).not.toBe(xml);
    const began = performance.now();
    expect(await refusedFor(bend(xml, plain))).toBe(code);
    expect(performance.now() - began).toBeLessThan(1500);
  });
  test.each([['http://www.w3.org/2001/04/xmlenc#aes256-cbc', undefined], ['http://www.w3.org/2001/04/xmlenc#tripledes-cbc', undefined], [undefined, 'http://www.w3.org/2001/04/xmlenc#rsa-1_5']])('old ways to encrypt are refused: %s %s', async (content, key) => {
    const { request } = await begin();
    const xml = await encrypted(sealedAnswers, await answerOf(sealedAnswers, request), { ...(content === undefined ? {} : { content }), ...(key === undefined ? {} : { key }) });
    expect(await refusedFor(xml)).toBe('not-decryptable');
  });
  test("one encrypted to another installation's key is refused", async () => {
    const other = served.house.newId();
    await served.arrange('provider.save', { ...sealedProvider([]), id: other as never, used: true });
    const theirs = (await served.ask('GET', `/saml/${other}/metadata`)).text;
    const { request } = await begin();
    expect(await refusedFor(await encrypted(theirs, await answerOf(sealedAnswers, request)))).toBe('not-decryptable');
  });
  test('a lower level, or none, is refused where one is required', async () => {
    for (const level of ['http://id.elegnamnden.se/loa/1.0/loa2', null]) {
      const { request } = await begin();
      expect(await refusedFor(await answerOf(sealedAnswers, request, { shape: (one) => ({ ...one, level }) }))).toBe('level-other');
    }
  });
  test('a personal number is never what somebody is known by', async () => {
    await expect(served.arrange('provider.save', { ...sealedProvider([]), settings: { ...sealedProvider([]).settings, ...own, subjectAttribute: 'urn:oid:1.2.752.29.4.13' } as never })).rejects.toThrow('provider.personal-number');
    const { request } = await begin();
    const number = '191212121212';
    expect(await refusedFor(await answerOf(sealedAnswers, request, { shape: (one) => ({ ...one, nameId: number }) }))).toBe('subject-personal-number');
    const kept = await database.asOwner((connection) => connection.query<{ said: string }>(`select params::text as said from sign_in_diagnosis union all select subject from external_identity`));
    expect(JSON.stringify(kept)).not.toContain(number);
  });
});
