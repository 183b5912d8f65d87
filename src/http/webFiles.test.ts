import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { webFiles } from './webFiles.ts';

let folder = '';
let server: FastifyInstance;
const board = '01a1feb9-6ba2-71ef-aaef-4df3622aa648';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'internkoll-pages-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<!doctype html>');
  await writeFile(join(folder, 'assets/a.js'), 'a'.repeat(3000));
  await writeFile(join(folder, 'assets/a.js.br'), 'packed by the build');
  await writeFile(join(folder, 'pages.json'), JSON.stringify([
    { path: '/', scripts: ['/assets/s.js'], styles: [], fonts: [], data: [{ operation: 'session.read', path: '/api/session' }, { operation: 'start.read', path: '/api/start' }] },
    { path: '/n/$boardId/$year/analys', scripts: ['/assets/a.js'], styles: ['/assets/a.css'], fonts: ['/assets/f.woff2'], data: [{ operation: 'session.read', path: '/api/session' }, { operation: 'year.read', path: '/api/boards/$boardId/years/$year' }] },
  ]));
  // Who carries the session x may read the one board.
  const files = await webFiles(folder, async ({ headers }, asked, boardId) => asked.filter((operation) => operation === 'session.read' || (headers.cookie?.includes('internkoll=x') === true && (boardId === null || boardId === board))));
  server = Fastify();
  server.setNotFoundHandler(async (request, reply) => (await files.send(request, reply) ? reply : reply.code(404).send('')));
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});
const ask = (url: string, headers: Readonly<Record<string, string>> = {}) => server.inject({ url, headers: { ...headers } });

test('a page announces its script, its style, its data and its font, so that they are fetched at once', async () => {
  const { headers } = await ask(`/n/${board}/2027/analys?rad=1`, { cookie: 'other=1; internkoll=x' });
  expect(headers['link']).toBe(`</assets/a.js>; rel=modulepreload, </assets/a.css>; rel=preload; as=style; crossorigin, </api/session>; rel=preload; as=fetch; crossorigin, </api/boards/${board}/years/2027>; rel=preload; as=fetch; crossorigin, </assets/f.woff2>; rel=preload; as=font; type="font/woff2"; crossorigin`);
});
test('what the visitor may not read is not announced', async () => {
  const { headers } = await ask('/n/another/2027/analys', { cookie: 'internkoll=x' });
  expect(headers['link']).toBe('</assets/a.js>; rel=modulepreload, </assets/a.css>; rel=preload; as=style; crossorigin, </api/session>; rel=preload; as=fetch; crossorigin, </assets/f.woff2>; rel=preload; as=font; type="font/woff2"; crossorigin');
});
test('where a kept version is asked for the draft is not announced: a browser would keep it, and show it as it was when the draft is opened later', async () => {
  const { headers } = await ask(`/n/${board}/2027/analys?version=1`, { cookie: 'internkoll=x' });
  expect([String(headers['link']).includes('</api/session>'), String(headers['link']).includes('/years/2027')]).toEqual([true, false]);
});
test('who carries no session is announced no data but the session itself', async () => {
  expect((await ask('/')).headers['link']).toBe('</assets/s.js>; rel=modulepreload, </api/session>; rel=preload; as=fetch; crossorigin');
});
test.each(['/n/%3E%3Cscript/2027/analys', '/n/a%0d%0ab/2027/analys', '/n/a/2027/analys/extra', '/somewhere'])('%s announces nothing', async (address) => {
  const { headers, statusCode } = await ask(address, { cookie: 'internkoll=x' });
  expect([statusCode, headers['link']]).toEqual([200, undefined]);
});
test('what the build has packed is sent as it lies', async () => {
  const { headers, body } = await ask('/assets/a.js', { 'accept-encoding': 'gzip, br' });
  expect([headers['content-encoding'], body]).toEqual(['br', 'packed by the build']);
});
test('what the build has not packed is packed here', async () => {
  const { headers } = await ask('/assets/a.js', { 'accept-encoding': 'gzip' });
  expect([headers['content-encoding'], headers['cache-control']]).toEqual(['gzip', 'public, max-age=31536000, immutable']);
});
test.each(['/pages.json', '/assets/a.js.br'])('%s is the server\'s own', async (address) => {
  expect((await ask(address)).statusCode).toBe(404);
});

test('only what the build wrote is served: no address climbs out, shows a folder or finds what lies beside', async () => {
  await writeFile(join(folder, '../internkoll-beside.txt'), 'beside');
  try {
    const page = (await ask('/')).body;
    for (const address of ['/../internkoll-beside.txt', '/..%2finternkoll-beside.txt', '/%2e%2e/internkoll-beside.txt', '/assets/../../internkoll-beside.txt', '/assets/..%5c..%5cinternkoll-beside.txt', '//internkoll-beside.txt', '/.git/config', '/.git/HEAD', '/.env', '/package.json', '/src/main.ts', '/pages.json', '/assets', '/assets/', '/assets/a.js.br']) {
      const { statusCode, body } = await ask(address);
      // What is no file is a page of the program, which says itself that there is none; what looks like a file is not there.
      expect([address, statusCode === 404 ? '' : body]).toEqual([address, statusCode === 404 ? '' : page]);
      expect([address, /beside|packed|a\.js|ref:/.test(body)]).toEqual([address, false]);
    }
  } finally { await rm(join(folder, '../internkoll-beside.txt')); }
});
