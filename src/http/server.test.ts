import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as rawRequest } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../adapters/db/database.ts';
import { operationIds } from '../contract/table.ts';
import { testDatabases } from '../../tests/databases.ts';
import { serve, type Served } from '../../tests/served.ts';

const [embedded] = testDatabases();
if (embedded === undefined) throw new Error('No embedded database to test on');
let database: Database;
let served: Served;
let behindHttps: Served;
const web = mkdtempSync(join(tmpdir(), 'internkoll-web-'));
const password = 'tre blå elefanter';

beforeAll(async () => {
  mkdirSync(join(web, 'assets'));
  writeFileSync(join(web, 'index.html'), '<!doctype html><html lang="sv"><title>Internkoll</title></html>');
  writeFileSync(join(web, 'assets', 'main-abc123.js'), `export const words = '${'å'.repeat(4000)}';`);
  writeFileSync(join(web, '..', 'secret.txt'), 'hemligt');
  database = await embedded.fresh();
  served = await serve(database, { webFolder: web, demo: true });
  behindHttps = await serve(database, { publicUrl: 'https://internkoll.ekstrand.example', proxies: ['127.0.0.1'], demo: true });
});
afterAll(async () => {
  await served?.close();
  await behindHttps?.close();
  await database?.close();
  rmSync(web, { recursive: true });
  rmSync(join(web, '..', 'secret.txt'));
});

/** Status and code of an answer that says no. Nothing of paths, modules, SQL or stacks may leave the house with it. */
function problemIn(answer: { status: number; headers: Headers; text: string }): [number, unknown] {
  const problem = JSON.parse(answer.text) as { code: string };
  expect(problem).toMatchObject({ status: answer.status, type: 'about:blank', detail: expect.stringMatching(/^[A-ZÅÄÖ].*\.$/s), requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(answer.text).not.toMatch(/node_modules|\.ts\b|select |stack|Error|fastify|FST_/i);
  return [answer.status, problem.code];
}

async function personWithLink(mail: string): Promise<{ id: string; token: string }> {
  const id = served.house.newId();
  await served.arrange('person.add', { id: id as never, name: 'Ada Ek', title: 'Samordnare', mail });
  const { link } = await served.arrange('person.link', { personId: id as never });
  return { id, token: link.slice(link.lastIndexOf('/') + 1) };
}

describe('the doors', () => {
  test('stand open where the contract says so, and nowhere else', async () => {
    const { operations } = await import('../contract/table.ts');
    expect(operationIds.filter((id) => operations[id].permission === 'open')).toEqual(['session.read', 'session.signIn', 'session.signInDemo', 'session.useLink', 'session.signOut', 'signIn.ways', 'signIn.passkeyBegin', 'signIn.passkey', 'signIn.recoveryCode', 'signIn.begin', 'signIn.finish', 'published.list', 'published.page', 'published.version', 'published.paper', 'published.style', 'session.forgot', 'reminder.feed']);
    for (const path of ['/healthz', '/readyz', '/api/openapi.json', '/', '/nagon/sida']) expect([path, (await served.ask('GET', path)).status]).toEqual([path, 200]);
  });
  test('what is no address answers as what one may not see', async () => {
    expect(problemIn(await served.ask('GET', '/api/nothing'))).toEqual([404, 'object.not-found']);
    expect(problemIn(await served.ask('PUT', '/api/session'))).toEqual([404, 'object.not-found']);
    expect(problemIn(await served.ask('POST', '/healthz', { body: {} }))).toEqual([404, 'object.not-found']);
    expect(problemIn(await served.ask('GET', '/api/%E0%A4%A'))).toEqual([422, 'input.malformed']);
  });
  test('the published description has every operation and valid references', async () => {
    const spec = (await served.ask('GET', '/api/openapi.json')).json() as { openapi: string; paths: Record<string, Record<string, { operationId: string }>> };
    expect(spec.openapi).toBe('3.1.0');
    expect(Object.values(spec.paths).flatMap((path) => Object.values(path).map((one) => one.operationId)).toSorted()).toEqual([...operationIds].toSorted());
  });
  test('readiness is told with a sentence', async () => {
    const waiting = await serve(database, { house: () => null, ready: async () => 'Databasen går inte att nå.' });
    try {
      expect((await waiting.ask('GET', '/healthz')).status).toBe(200);
      const answer = await waiting.ask('GET', '/readyz');
      expect(problemIn(answer)).toEqual([503, 'service.busy']);
      expect(answer.json()['detail']).toBe('Databasen går inte att nå.');
      expect(problemIn(await waiting.ask('GET', '/api/session'))).toEqual([503, 'service.busy']);
    } finally {
      await waiting.close();
    }
  });
});

describe('signing in', () => {
  test('by link, by password, and out again', async () => {
    const { id, token } = await personWithLink('ada@ekstrand.example');
    expect(problemIn(await served.ask('POST', '/api/session/link', { body: { token, password: 'kort' } }))).toEqual([422, 'session.password-too-short']);
    const entered = await served.ask('POST', '/api/session/link', { body: { token, password } });
    expect([entered.status, entered.json()]).toMatchObject([200, { person: { id, name: 'Ada Ek' } }]);
    expect(entered.headers.get('set-cookie')).toMatch(/^internkoll=[\w-]{43}; Path=\/; Max-Age=1209600; HttpOnly; SameSite=Lax$/);
    expect(problemIn(await served.ask('POST', '/api/session/link', { body: { token, password } }))).toEqual([401, 'session.link-used-up']);

    const wrong = await served.ask('POST', '/api/session/sign-in', { body: { mail: 'ada@ekstrand.example', password: 'fel lösenord' } });
    expect(problemIn(wrong)).toEqual([401, 'session.wrong-credentials']);
    expect(wrong.headers.get('set-cookie')).toBeNull();
    const again = await served.ask('POST', '/api/session/sign-in', { body: { mail: ' Ada@Ekstrand.example ', password } });
    expect(again.status).toBe(200);
    const cookie = again.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect((await served.ask('GET', '/api/session', { cookie })).json()).toMatchObject({ person: { id } });
    expect((await served.ask('GET', '/api/start', { cookie: `other=1; ${cookie}; third=3` })).status).toBe(200);

    const out = await served.ask('POST', '/api/session/sign-out', { cookie, body: {} });
    expect(out.headers.get('set-cookie')).toBe('internkoll=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax');
    expect((await served.ask('GET', '/api/session', { cookie })).json()).toMatchObject({ person: null });
    expect(problemIn(await served.ask('GET', '/api/start', { cookie }))).toEqual([401, 'session.needed']);
  });
  test('a new sign-in ends the session before it', async () => {
    const { token } = await personWithLink('bo@ekstrand.example');
    const first = (await served.ask('POST', '/api/session/link', { body: { token, password } })).headers.get('set-cookie')?.split(';')[0] ?? '';
    await served.ask('POST', '/api/session/sign-in', { cookie: first, body: { mail: 'bo@ekstrand.example', password } });
    expect(problemIn(await served.ask('GET', '/api/start', { cookie: first }))).toEqual([401, 'session.needed']);
  });
  test('failures wait longer and longer, and say how long', async () => {
    for (let turn = 0; turn < 4; turn += 1) expect(problemIn(await served.ask('POST', '/api/session/sign-in', { body: { mail: 'nobody@ekstrand.example', password: 'x' } }))).toEqual([401, 'session.wrong-credentials']);
    const answer = await served.ask('POST', '/api/session/sign-in', { body: { mail: 'nobody@ekstrand.example', password: 'x' } });
    expect(problemIn(answer)).toEqual([429, 'session.too-many-attempts']);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  });
  test('cookies that are none are nobody', async () => {
    for (const cookie of ['internkoll=', 'internkoll=abc', `internkoll=${'a'.repeat(43)}`, "internkoll=' or 1=1", `__Host-internkoll=${'a'.repeat(43)}`]) expect(problemIn(await served.ask('GET', '/api/start', { cookie }))).toEqual([401, 'session.needed']);
  });
  test('on https the cookie is bound to the host and the connection', async () => {
    const answer = await behindHttps.ask('POST', '/api/session/sign-out', { body: {}, headers: { origin: 'https://internkoll.ekstrand.example' } });
    expect(answer.headers.get('set-cookie')).toBe('__Host-internkoll=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure');
    expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
  });
  test('the demo is offered on this machine only, whatever a header claims', async () => {
    const demoFor = async (server: Served, headers: Record<string, string> = {}): Promise<unknown> => (await server.ask('GET', '/api/session', { headers })).json()['demoPersons'];
    expect(await demoFor(served)).toEqual(expect.any(Array));
    for (const name of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via', 'x-forwarded-host']) expect([name, await demoFor(served, { [name]: '127.0.0.1' })]).toEqual([name, null]);
    expect(await demoFor(behindHttps, { 'x-forwarded-for': '127.0.0.1' })).toEqual(expect.any(Array));
    expect(await demoFor(behindHttps, { 'x-forwarded-for': '192.0.2.7' })).toBeNull();
    expect(await demoFor(behindHttps, { forwarded: 'for=127.0.0.1' })).toBeNull();
    expect(problemIn(await served.ask('POST', '/api/session/demo', { body: { personId: served.house.newId() }, headers: { 'x-forwarded-for': '127.0.0.1' } }))).toEqual([404, 'object.not-found']);
  });
});

describe('acts of other sites', () => {
  const act = (headers: Record<string, string>) => served.ask('POST', '/api/session/sign-out', { body: {}, headers });
  test('are refused by origin, by fetch metadata and by content type', async () => {
    for (const origin of ['https://evil.example', 'http://127.0.0.1:1', 'null', 'http://127.0.0.1.evil.example']) expect(problemIn(await act({ origin }))).toEqual([403, 'edge.other-origin']);
    for (const site of ['cross-site', 'same-site']) expect(problemIn(await act({ 'sec-fetch-site': site }))).toEqual([403, 'edge.other-origin']);
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/jsonx']) expect(problemIn(await act({ 'content-type': type }))).toEqual([422, 'edge.not-json']);
  });
  test('a name that was turned to this machine is a stranger all the same', async () => {
    const port = new URL(served.address).port;
    const answer = await new Promise<{ status: number; headers: Headers; text: string }>((resolve, reject) => {
      const request = rawRequest({ port, host: '127.0.0.1', path: '/api/session/sign-out', method: 'POST', headers: { host: `evil.example:${port}`, origin: `http://evil.example:${port}`, 'content-type': 'application/json' } }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: new Headers(response.headers as Record<string, string>), text: Buffer.concat(parts).toString() }));
      });
      request.on('error', reject);
      request.end('{}');
    });
    expect(problemIn(answer)).toEqual([403, 'edge.other-origin']);
  });
  test('our own pages are let in', async () => {
    for (const headers of [{ origin: served.address, 'sec-fetch-site': 'same-origin' }, { origin: 'http://127.0.0.1:3000' }, { 'content-type': 'application/json; charset=utf-8' }, {}]) expect((await act(headers)).status).toBe(200);
  });
});

describe('bad input', () => {
  const send = (raw: string | Uint8Array) => served.ask('POST', '/api/session/sign-in', { raw });
  test.each([
    ['broken JSON', '{"mail": '], ['a list', '[]'], ['a text', '"x"'], ['null', 'null'], ['deep lists', `{"mail":${'['.repeat(200_000)}${']'.repeat(200_000)}}`], ['deep objects', `{"mail":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`],
    ['__proto__', '{"__proto__":{"mail":"x"},"mail":"a","password":"b"}'], ['an escaped __proto__', '{"mail":"a","password":"b","x":{"\\u005f_proto__":1}}'], ['constructor', '{"mail":"a","password":"b","x":{"constructor":{"prototype":1}}}'],
    ['a wrong shape', '{"mail":1,"password":[]}'], ['nothing', ''],
  ])('%s', async (_name, raw) => { expect(problemIn(await send(raw))).toEqual([422, 'input.malformed']); });
  test('bytes that are no UTF-8', async () => { expect(problemIn(await send(new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])))).toEqual([422, 'input.malformed']); });
  test('a body over 1 MB', async () => { expect(problemIn(await send(`{"mail":"${'x'.repeat(1_100_000)}"}`))).toEqual([413, 'input.too-large']); });
  test('a header of 1 MB', async () => {
    const answer = await served.ask('GET', '/api/session', { headers: { 'x-long': 'a'.repeat(1_000_000) } });
    expect(problemIn(answer)).toEqual([413, 'input.too-large']);
  });
  test('what is no HTTP at all', async () => {
    const text = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(new URL(served.address).port), '127.0.0.1', () => socket.write('NONSENSE\r\n\r\n'));
      let read = '';
      socket.on('data', (part) => { read += part.toString(); });
      socket.on('end', () => resolve(read));
      socket.on('error', reject);
    });
    expect(text).toMatch(/^HTTP\/1\.1 422 /);
    expect(text).toContain('"code":"input.malformed"');
  });
  test('an upload over the limit is refused while it arrives, and one under it is read', async () => {
    const id = served.house.newId();
    await served.arrange('person.add', { id: id as never, name: 'Cia Ek', title: '', mail: null });
    const boardId = served.house.newId();
    await served.arrange('organisation.addBody', { id: boardId as never, name: 'Uppladdningsnämnden', kind: 'board', validFrom: null, validTo: null });
    await served.arrange('person.grant', { id: served.house.newId(), personId: id as never, role: 'coordinator', place: { kind: 'body', id: boardId as never }, from: null, to: null });
    const cookie = await served.cookieOf(id);
    const path = `/api/boards/${boardId}/years/2026/import/preview`;
    let sent = 0;
    const status = await new Promise<number>((resolve, reject) => {
      const request = rawRequest(`${served.address}${path}`, { method: 'POST', headers: { cookie, 'content-type': 'application/json', 'transfer-encoding': 'chunked' } }, (response) => {
        response.resume();
        clearInterval(pump);
        resolve(response.statusCode ?? 0);
        request.destroy();
      });
      request.on('error', (error) => { if (sent < 30_000_000) reject(error); });
      request.write('{"name":"stor.docx","bytes":"');
      const chunk = 'A'.repeat(1_000_000);
      const pump = setInterval(() => {
        sent += chunk.length;
        if (sent > 200_000_000) clearInterval(pump);
        request.write(chunk);
      }, 1);
    });
    expect(status).toBe(413);
    expect(sent).toBeLessThan(150_000_000);
    expect(problemIn(await served.ask('POST', path, { cookie, body: { name: 'tom.docx', bytes: 'A'.repeat(2_000_000) } }))).toEqual([422, 'import.file-refused']);
  });
  test('nobody gets to send an upload without an entry', async () => {
    const path = `/api/boards/${served.house.newId()}/years/2026/import/preview`;
    expect(problemIn(await served.ask('POST', path, { raw: '{"broken' }))).toEqual([401, 'session.needed']);
  });
});

describe('answers', () => {
  test('carry the headers that shut other sites out', async () => {
    for (const path of ['/', '/api/session', '/api/nothing', '/api/%E0%A4%A']) {
      const { headers } = await served.ask('GET', path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/unsafe|\*|http:/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      expect(headers.get('x-powered-by') ?? headers.get('server')).toBeNull();
    }
  });
  test('data is never kept on the way; files with a digest are kept for ever', async () => {
    expect((await served.ask('GET', '/api/session')).headers.get('cache-control')).toBe('no-store');
    expect((await served.ask('GET', '/')).headers.get('cache-control')).toBe('no-cache');
    const file = await served.ask('GET', '/assets/main-abc123.js', { headers: { 'accept-encoding': 'br' } });
    expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(file.headers.get('content-encoding')).toBe('br');
    expect(file.text).toContain('ååå');
    expect((await served.ask('GET', '/assets/main-abc123.js', { headers: { 'accept-encoding': 'gzip, br;q=0' } })).headers.get('content-encoding')).toBe('gzip');
    expect((await served.ask('GET', '/assets/main-abc123.js', { headers: { 'accept-encoding': 'identity' } })).headers.get('content-encoding')).toBeNull();
  });
  test('no address climbs out of the folder, and a missing file is no page', async () => {
    for (const path of ['/assets/gone.js', '/..%2fsecret.txt', '/assets/..%2f..%2fsecret.txt', '/%2e%2e/secret.txt']) {
      const answer = await served.ask('GET', path);
      expect(problemIn(answer)).toEqual([404, 'object.not-found']);
    }
  });
  test('long data is packed when the visitor takes it', async () => {
    const id = served.house.newId();
    await served.arrange('person.add', { id: id as never, name: 'Di Ek', title: '', mail: null });
    await served.arrange('person.grant', { id: served.house.newId(), personId: id as never, role: 'administrator', place: { kind: 'municipality' }, from: null, to: null });
    const cookie = await served.cookieOf(id);
    for (const [accepted, used] of [['gzip', 'gzip'], ['gzip, deflate, br', 'br'], ['identity', null]] as const) {
      const answer = await served.ask('GET', '/api/methods', { cookie, headers: { 'accept-encoding': accepted } });
      expect([answer.status, answer.headers.get('content-encoding')]).toEqual([200, used]);
      expect(answer.json()['methods']).toHaveLength(2);
    }
  });
  test('the log has one line per request, and no words of anybody', async () => {
    const { headers } = await served.ask('POST', '/api/session/sign-in', { body: { mail: 'hemlig@ekstrand.example', password: 'hemligt lösenord' } });
    const own = () => served.log.filter((line) => line.includes(headers.get('x-request-id') ?? ''));
    await expect.poll(own).toHaveLength(1);
    expect(JSON.parse(own()[0] ?? '')).toEqual({ time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string, request: headers.get('x-request-id'), method: 'POST', route: 'session.signIn', status: 401, ms: expect.any(Number) });
    expect(served.log.join('\n')).not.toMatch(/hemlig|ekstrand|Ada/);
    // Whatever is asked for, a line is one object: nobody writes a line of one's own.
    const { headers: odd } = await served.ask('GET', '/api/%0a%7B%22time%22:%22forged%22%7D%0d%0a', { headers: { 'user-agent': '"} {"time":"forged"' } });
    await expect.poll(() => served.log.filter((line) => line.includes(odd.get('x-request-id') ?? ''))).toHaveLength(1);
    expect(served.log.filter((line) => line !== '').every((line) => typeof (JSON.parse(line) as { request: unknown }).request === 'string')).toBe(true);
    expect(served.log.join('\n')).not.toContain('forged');
  });
  test('a fault of ours tells a number and nothing more', async () => {
    const broken = await serve(database, { house: () => { throw new Error('select secret from vault'); } });
    try {
      const answer = await broken.ask('GET', '/api/session');
      expect(problemIn(answer)).toEqual([500, 'edge.fault']);
      expect(broken.log.some((line) => line.includes((answer.json()['requestId'] as string)) && line.includes('fault'))).toBe(true);
    } finally {
      await broken.close();
    }
  });
});
