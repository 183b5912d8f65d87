/**
 * What should not be sent, sent by the front door to every operation of the contract that takes a body: broken, huge, deep, of the wrong types, with SQL and HTML
 * in every field, with keys that reach for a prototype, with paths as file names, with look-alike letters, and with tokens of another installation.
 * The answer is problem+json with a Swedish sentence, it says nothing of what the house looks like inside, and the house stands afterwards.
 */
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../src/adapters/db/database.ts';
import { operationIds, operations, type OperationId } from '../src/contract/table.ts';
import { testDatabases } from './databases.ts';
import { serve, type Answered, type Served } from './served.ts';
import { inputs, type Aim } from './sweep/inputs.ts';

const [embedded] = testDatabases();
const posts = operationIds.filter((id) => operations[id].method === 'POST');
const gets = operationIds.filter((id) => operations[id].method === 'GET');

let database: Database;
let served: Served;
let elsewhere: Database;
let stranger: Served;
let aim: Aim;
let cookie = '';
const newId = (): never => served.house.newId() as never;

/** An answer that says no as the house says no. Nothing of paths, modules, SQL or stacks leaves with it. */
function refusalIn(answer: Pick<Answered, 'status' | 'headers' | 'text'>): [number, string] {
  const problem = JSON.parse(answer.text) as { code: string; detail: string };
  expect(problem).toMatchObject({ status: answer.status, type: 'about:blank', detail: expect.stringMatching(/^[A-ZÅÄÖ].*\.$/s), requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(problem.detail).toMatch(/[åäö]|\b(?:och|inte|att|är|den)\b/i);
  expect(answer.text).not.toMatch(/node_modules|\.ts\b|\bselect\b|stack|Error\b|fastify|FST_|zod|postgres|pglite|undefined|ECONN/i);
  return [answer.status, problem.code];
}
const pathOf = (id: OperationId, input: Readonly<Record<string, unknown>>): string => operations[id].path.replaceAll(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(String(input[name])));
function parts(id: OperationId): { readonly path: string; readonly body: Record<string, unknown> } {
  const input = inputs[id](aim, () => newId());
  const body = { ...input };
  for (const [, name = ''] of operations[id].path.matchAll(/:(\w+)/g)) delete body[name];
  return { path: pathOf(id, input), body };
}
/** By a session of its own: some operations end the one they are called with. */
const post = async (path: string, raw: string): Promise<Answered> => served.ask('POST', path, { raw, cookie: await served.cookieOf(aim.personId) });
/** Every text of a body replaced by another, its shape kept. */
function withTexts(value: unknown, text: string): unknown {
  if (typeof value === 'string') return text;
  if (Array.isArray(value)) return value.map((one) => withTexts(one, text));
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withTexts(one, text)]));
  return value;
}
/** Only what people write freely: ids and codes keep their shape, so that the texts go all the way to the database. */
function withWords(value: unknown, text: string): unknown {
  if (typeof value === 'string') return /^[0-9a-f-]{36}$|^\d{4}-\d\d-\d\d$|^[a-zA-Z-]+$/.test(value) ? value : text;
  if (Array.isArray(value)) return value.map((one) => withWords(one, text));
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withWords(one, text)]));
  return value;
}

beforeAll(async () => {
  if (embedded === undefined) throw new Error('No embedded database');
  [database, elsewhere] = [await embedded.fresh(), await embedded.fresh()];
  [served, stranger] = [await serve(database), await serve(elsewhere)];
  const made = Object.fromEntries(['boardId', 'eventId', 'versionId', 'changeId', 'noteId', 'personId', 'grantId', 'unitId', 'activityId', 'occasionId', 'evidenceId', 'measureId', 'recommendationId', 'deviationId', 'deviationFileId', 'requestId'].map((name) => [name, newId()])) as unknown as Aim;
  const { methods } = await served.arrange('method.list', {});
  aim = { ...made, year: 2027, methodId: methods[0]?.id ?? '' };
  await served.arrange('organisation.addBody', { id: aim.boardId as never, name: 'Kulturnämnden', kind: 'board', validFrom: null, validTo: null });
  await served.arrange('person.add', { id: aim.personId as never, name: 'Ada Ek', title: '', mail: null });
  for (const role of ['coordinator', 'secretary', 'registrar', 'director'] as const) await served.arrange('person.grant', { id: newId(), personId: aim.personId as never, role, place: { kind: 'body', id: aim.boardId as never }, from: null, to: null });
  await served.arrange('person.grant', { id: newId(), personId: aim.personId as never, role: 'administrator', place: { kind: 'municipality' }, from: null, to: null });
  cookie = await served.cookieOf(aim.personId);
  await served.arrange('year.create', { boardId: aim.boardId as never, year: 2027, boardYearId: newId(), methodId: null });
  await served.arrange('year.add', { boardId: aim.boardId as never, year: 2027, changeId: aim.changeId, object: 'event', rows: [{ id: aim.eventId, label: '1', text: 'Kvitton saknas', likelihood: 3, consequence: 4, treatment: 'plan' }] });
}, 60_000);
afterAll(async () => {
  await served?.close();
  await stranger?.close();
  await database?.close();
  await elsewhere?.close();
});

describe.each(posts)('%s', (id) => {
  test('what is not its shape is refused with a sentence', async () => {
    const { path, body } = parts(id);
    const bad: readonly (readonly [name: string, raw: string])[] = [
      ['half a body', '{"a": '], ['a list', '[]'], ['a number', '1'], ['two bodies', '{}{}'], ['deep lists', `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`], ['deep objects', `{"a":${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}}`],
      ['__proto__', '{"__proto__":{"permission":"open"}}'], ['constructor', '{"x":{"constructor":{"prototype":{"via":"cli"}}}}'],
    ];
    for (const [name, raw] of bad) expect([name, ...refusalIn(await post(path, raw))]).toEqual([name, 422, 'input.malformed']);
    if (Object.keys(body).length === 0) return;
    for (const wrong of [null, 7, true, 'text', [], [[1]], { $ne: null }]) {
      const answer = await post(path, JSON.stringify(Object.fromEntries(Object.keys(body).map((key) => [key, wrong]))));
      if (answer.status !== 200) refusalIn(answer);
      expect([wrong, answer.status === 500]).toEqual([wrong, false]);
    }
  });
  test.each([
    ["'; drop table person; --"], ["1' or '1'='1"], ['<script>alert(1)</script><img src=x onload=alert(1)>'], ['../../../../etc/passwd'], ['${7*7}{{7*7}}'], ['\u0000\u202e\ufeff\ud800'], ['#import "/etc/passwd"'], ['=HYPERLINK("http://x")'],
  ])('%s in every field ends in a sentence or is kept as text', async (text) => {
    for (const change of [withTexts, withWords]) {
      const { path, body } = parts(id);
      const answer = await post(path, JSON.stringify(change(body, text)));
      if (answer.status !== 200) refusalIn(answer);
      expect([text, answer.status === 500]).toEqual([text, false]);
      // Nothing of it is ever sent as a page.
      expect(answer.headers.get('content-type')).not.toMatch(/html/);
    }
  });
});

test.each(gets)('%s: an address with anything in it is answered with a sentence', async (id) => {
  for (const text of ["' or 1=1 --", '<script>', '../../etc/passwd', '%00', '__proto__', '9'.repeat(150), 'å'.repeat(100)]) {
    const fields = Object.keys(inputs[id](aim, () => newId()));
    const path = pathOf(id, Object.fromEntries(fields.map((field) => [field, text])));
    const query = new URLSearchParams(fields.map((field) => [field, text])).toString();
    const answer = await served.ask('GET', `${path}?${query}`, { cookie });
    if (answer.status !== 200) refusalIn(answer);
    expect([text, answer.status === 500]).toEqual([text, false]);
  }
});

describe('too much', () => {
  test('a header of 1 MB', async () => {
    expect(refusalIn(await served.ask('GET', '/api/start', { cookie, headers: { 'x-long': 'a'.repeat(1_000_000) } }))).toEqual([413, 'input.too-large']);
  });
  test('a body of 10 MB, wherever a file is not awaited', async () => {
    const raw = `{"a":"${'x'.repeat(10_000_000)}"}`;
    for (const id of ['year.change', 'deviation.report', 'request.add'] as const) expect([id, ...refusalIn(await post(parts(id).path, raw))]).toEqual([id, 413, 'input.too-large']);
  }, 30_000);
  test('an address without end', async () => {
    const answer = await served.ask('GET', `/api/boards/${'a'.repeat(10_000)}/years/2027`, { cookie });
    expect([404, 413, 422]).toContain(refusalIn(answer)[0]);
  });
  test('two lengths, or a length and pieces, are no request (smuggling)', async () => {
    const port = Number(new URL(served.address).port);
    for (const headers of ['Content-Length: 2\r\nContent-Length: 40', 'Content-Length: 4\r\nTransfer-Encoding: chunked', 'Transfer-Encoding: chunked, identity']) {
      const text = await new Promise<string>((resolve, reject) => {
        let read = '';
        const socket = connect(port, '127.0.0.1', () => socket.write(`POST /api/session/sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n${headers}\r\n\r\n{}GET /api/methods HTTP/1.1\r\nHost: x\r\n\r\n`));
        socket.on('data', (part) => { read += part.toString(); });
        socket.on('end', () => resolve(read));
        socket.on('error', reject);
        socket.setTimeout(5000, () => { socket.destroy(); resolve(read); });
      });
      expect([headers, /^HTTP\/1\.1 4\d\d /.test(text), text.split('HTTP/1.1 ').length]).toEqual([headers, true, 2]);
    }
  }, 30_000);
});

test('a path as a file name is only its last part, and what a browser would run is not taken', async () => {
  const eva = newId();
  await served.arrange('person.add', { id: eva, name: 'Eva Alm', title: '', mail: null });
  await served.arrange('person.grant', { id: newId(), personId: eva, role: 'employee', place: { kind: 'body', id: aim.boardId as never }, from: null, to: null });
  const own = await served.cookieOf(eva);
  const deviations = `/api/boards/${aim.boardId}/deviations`;
  const deviationId = newId();
  expect((await served.ask('POST', deviations, { cookie: own, body: { id: deviationId, what: 'Kvitton saknas', happenedOn: '2026-01-15', unitId: null, choice: 'manager', involved: [] } })).status).toBe(200);
  const add = async (name: string, bytes = btoa('underlag')): Promise<Answered> => served.ask('POST', `${deviations}/${deviationId}/files`, { cookie: own, body: { fileId: newId(), name, bytes } });
  for (const name of ['../../../../etc/passwd.txt', 'C:\\Windows\\passwd.txt', '/etc/passwd.txt', '..\\..\\passwd.txt']) {
    const files = (await add(name)).json()['files'] as readonly { id: string; name: string }[];
    expect([name, files.at(-1)?.name, files.some((one) => /[/\\]/.test(one.name))]).toEqual([name, 'passwd.txt', false]);
  }
  for (const name of ['sida.html', 'bild.svg', 'skript.js', 'a.txt.exe', '.htaccess', 'con', 'a.xlsm', `${'a'.repeat(600)}.txt`]) expect([name, refusalIn(await add(name))[0]]).toEqual([name, 422]);
  expect(refusalIn(await add('bild.png', btoa('<script>alert(1)</script>')))[1]).toBe('evidence.not-what-it-says');
  // Back it comes as a download with a type that runs nowhere, under a name that cannot break the header.
  const named = (await add('rad"\r\nX-Egen: 1;å.txt', btoa('<script>alert(1)</script>'))).json()['files'] as readonly { id: string }[];
  const file = await served.ask('GET', `${deviations}/${deviationId}/files/${named.at(-1)?.id ?? ''}`, { cookie: own });
  expect([file.status, file.headers.get('content-type'), file.headers.get('x-content-type-options'), file.headers.get('x-egen')]).toEqual([200, 'text/plain; charset=utf-8', 'nosniff', null]);
  expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="[^"\r\n]*"; filename\*=UTF-8''[\w%.~!$&+^`|-]*$/);
});

test('a name that only looks like another is another, and lets nobody in', async () => {
  const id = newId();
  await served.arrange('person.add', { id, name: 'Anna Ek', title: '', mail: 'anna.ek@ekstrand.example' });
  const { link } = await served.arrange('person.link', { personId: id });
  const password = 'tillräckligt långt lösenord';
  expect((await served.ask('POST', '/api/session/link', { body: { token: link.slice(link.lastIndexOf('/') + 1), password } })).status).toBe(200);
  // Cyrillic а and е, full-width letters, a zero-width space, a dotless i's cousin, and a combining mark.
  for (const mail of ['аnna.ek@ekstrand.example', 'anna.еk@ekstrand.example', 'ａnna.ek@ekstrand.example', 'anna\u200b.ek@ekstrand.example', 'anna.ek@ekstrand.examp\u0131e', 'a\u0301nna.ek@ekstrand.example', "anna.ek@ekstrand.example' or '1'='1"]) {
    const answer = await served.ask('POST', '/api/session/sign-in', { body: { mail, password } });
    expect([mail, answer.status === 200, answer.headers.get('set-cookie')]).toEqual([mail, false, null]);
    refusalIn(answer);
  }
  expect((await served.ask('POST', '/api/session/sign-in', { body: { mail: 'Anna.Ek@Ekstrand.example', password } })).status).toBe(200);
});

test('what another installation gave opens nothing here', async () => {
  const id = stranger.house.newId() as never;
  await stranger.arrange('person.add', { id, name: 'Ada Ek', title: '', mail: 'ada@ekstrand.example' });
  await stranger.arrange('person.grant', { id: stranger.house.newId(), personId: id, role: 'administrator', place: { kind: 'municipality' }, from: null, to: null });
  const theirs = await stranger.cookieOf(id);
  expect((await stranger.ask('GET', '/api/people', { cookie: theirs })).status).toBe(200);
  expect(refusalIn(await served.ask('GET', '/api/people', { cookie: theirs }))).toEqual([401, 'session.needed']);
  const { link } = await stranger.arrange('person.link', { personId: id });
  expect(refusalIn(await served.ask('POST', '/api/session/link', { body: { token: link.slice(link.lastIndexOf('/') + 1), password: 'tillräckligt långt lösenord' } }))[1]).toBe('session.link-used-up');
  const feed = (await stranger.ask('POST', '/api/reminders/feed', { cookie: theirs, body: {} })).json()['url'] as string;
  expect(refusalIn(await served.ask('GET', new URL(feed).pathname))).toEqual([404, 'object.not-found']);
  for (const token of ['x', 'internkoll', '0'.repeat(43), '"><script>', 'å'.repeat(20)]) expect([token, (await served.ask('GET', '/api/people', { headers: { cookie: `internkoll=${encodeURIComponent(token)}` } })).status]).toEqual([token, 401]);
});

test('after all of it the house stands, and nothing was polluted or dropped', async () => {
  expect((await served.ask('GET', '/readyz')).status).toBe(200);
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as Record<string, unknown>)['permission']).toBeUndefined();
  const tables = await database.asOwner((connection) => connection.query<{ count: number }>("select count(*)::int as count from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname in ('person', 'deviation', 'event')"));
  expect(tables).toEqual([{ count: 3 }]);
  expect((await served.arrange('person.list', {})).people.some((one) => one.name === 'Ada Ek')).toBe(true);
});
