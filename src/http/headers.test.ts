/** The headers that shut other sites and stray scripts out, on every kind of answer; and pages that need nothing inline. */
import { readFileSync } from 'node:fs';
import { request as rawRequest } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabases } from '../../tests/databases.ts';
import { serve, type Served } from '../../tests/served.ts';
import type { Database } from '../adapters/db/database.ts';
import { securityHeaders } from './headers.ts';

const [embedded] = testDatabases();
let database: Database;
let served: Served;

beforeAll(async () => {
  if (embedded === undefined) throw new Error('No embedded database');
  database = await embedded.fresh();
  served = await serve(database, { publicUrl: 'https://internkoll.ekstrand.example' });
});
afterAll(async () => {
  await served?.close();
  await database?.close();
});

/** Directive → its sources. */
function policyOf(text: string): ReadonlyMap<string, readonly string[]> {
  return new Map(text.split(';').map((part) => part.trim().split(/\s+/)).map(([name = '', ...sources]) => [name, sources]));
}

test('every answer has them, whatever it is: a page, data, a refusal, a file that is not there', async () => {
  for (const [method, path] of [['GET', '/'], ['GET', '/api/session'], ['GET', '/api/start'], ['GET', '/api/nothing'], ['POST', '/api/session/sign-in'], ['GET', '/healthz'], ['GET', '/readyz'], ['GET', '/api/openapi.json'], ['GET', '/assets/x.js'], ['GET', '/%E0%A4%A']] as const) {
    const { headers } = await served.ask(method, path, method === 'POST' ? { raw: '{' } : {});
    for (const [name, value] of Object.entries(securityHeaders('https://internkoll.ekstrand.example'))) expect([path, name, headers.get(name)]).toEqual([path, name, value]);
    for (const name of ['access-control-allow-origin', 'server', 'x-powered-by']) expect([path, name, headers.get(name)]).toEqual([path, name, null]);
  }
});

test('the policy lets in what comes from ourselves, and nothing that stands inline', () => {
  const headers = securityHeaders('https://internkoll.ekstrand.example');
  const policy = policyOf(headers['content-security-policy'] ?? '');
  for (const name of ['default-src', 'object-src', 'base-uri', 'frame-ancestors']) expect([name, policy.get(name)]).toEqual([name, ["'none'"]]);
  for (const name of ['script-src', 'style-src', 'connect-src', 'font-src', 'form-action']) expect([name, policy.get(name)]).toEqual([name, ["'self'"]]);
  expect([...policy.values()].flat().filter((source) => /unsafe|\*|^https?:|blob:|data:/.test(source)).toSorted()).toEqual(['blob:', 'data:']);
  expect(policy.get('img-src')).toEqual(["'self'", 'data:', 'blob:']);
  expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
  // On this machine, without https, a browser must not be told to insist on it.
  expect(securityHeaders('http://127.0.0.1:3000')['strict-transport-security']).toBeUndefined();
  const page = readFileSync(new URL('../web/index.html', import.meta.url), 'utf8');
  expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\son\w+=|\sstyle=|javascript:/i);
});

test.each(['TRACE', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s is no method of the house', async (method) => {
  const status = await new Promise<number>((resolve, reject) => {
    const request = rawRequest(`${served.address}/api/session`, { method }, (answer) => { answer.resume(); resolve(answer.statusCode ?? 0); });
    request.on('error', reject);
    request.end();
  });
  expect([404, 405, 415, 422]).toContain(status);
});
