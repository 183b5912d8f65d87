/**
 * The directory's doors, /scim/v2: another protocol with its own entry (a key, never a cookie), its own errors and its own types. What is done stands in
 * operations like everything else and goes through app/run.ts; here is only what SCIM calls it.
 */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Input, OperationId, Output } from '../contract/table.ts';
import type { Outcome, Refusal } from '../domain/refusal.ts';
import { directoryBehind, noteCall } from '../app/directoryDesk.ts';
import type { House } from '../app/house.ts';
import type { Actor } from '../app/ports.ts';
import { run } from '../app/run.ts';
import { edgeRefusal } from '../text/refusals.ts';
import { readJsonBody } from './body.ts';
import { Ceiling } from './ceiling.ts';
import { problemOfError, Stopped, stop } from './problem.ts';
import { errorResource, errorWith, etag, groupResource, listOf, resourceTypes, schemas, SCIM_BYTES, SCIM_TYPE, serviceProviderConfig, shaped, statusOf, userResource, versionIn, type Resource } from './scimResources.ts';

interface Given { house(): House | null; readonly publicUrl: string; log(line: string): void }
type Change = Input<'scim.changeUser'>['change'];
interface Caller { readonly actor: Actor; readonly keyId: string }
declare module 'fastify' {
  interface FastifyRequest { caller: Caller | null; about: string }
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
/** How often a key may ask in a minute: Entra ID asks for 25 a second to be borne, and comes in bursts. */
const A_MINUTE = 3000;
/** Knocks without a key are kept for the administrator, but not so many that they are work. */
const KNOCK_EVERY_MS = 10_000;

export function scimDoors(server: FastifyInstance, given: Given): void {
  const base = `${given.publicUrl}/scim/v2`;
  const ceiling = new Ceiling(A_MINUTE);
  let lastKnock = 0;
  server.decorateRequest('caller', null);
  server.decorateRequest('about', '');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(['application/scim+json', 'application/json'], { parseAs: 'buffer', bodyLimit: SCIM_BYTES }, (_request, bytes, done) => {
    try { done(null, readJsonBody(bytes as Buffer)); } catch (error) { done(error as Error); }
  });
  // Before the body: nobody without a key makes the server read what they send.
  server.addHook('onRequest', async (request) => {
    const house = opened(given);
    const key = /^Bearer +([\w.~+/=-]{1,200})$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const found = await directoryBehind(house, key);
    if (!found.ok) throw new Stopped(found.refusal);
    request.caller = found.value;
    const wait = ceiling.count(found.value.keyId, performance.now());
    if (wait > 0) throw stop('service.too-many-requests', { seconds: wait });
  });

  const call = async <Id extends OperationId>(request: FastifyRequest, id: Id, input: Input<Id>): Promise<Output<Id>> => {
    const answered: Outcome<Output<Id>> = await run(opened(given), { actor: request.caller?.actor ?? null, requestId: request.id, loopback: false, address: request.ip }, id, input);
    if (!answered.ok) throw new Stopped(answered.refusal);
    return answered.value;
  };
  const note = async (request: FastifyRequest, status: number, refusal: Refusal | null): Promise<void> => {
    const house = given.house();
    if (house === null) return;
    const [, resource = '', objectId = ''] = /\/scim\/v2\/([A-Za-z]{1,40})(?:\/([^/?]{1,100}))?/.exec(request.url) ?? [];
    await noteCall(house, { keyId: request.caller?.keyId ?? null, method: request.method, resource, objectId, status, refusal, about: request.about });
  };
  const sent = async (request: FastifyRequest, reply: FastifyReply, status: number, resource: Resource | null): Promise<FastifyReply> => {
    const { version, location } = (resource?.['meta'] ?? {}) as { version?: string; location?: string };
    if (version !== undefined) reply.header('etag', version);
    if (location !== undefined) reply.header(status === 201 ? 'location' : 'content-location', location);
    if (request.method !== 'GET') await note(request, status, null);
    reply.code(status).header('cache-control', 'no-store');
    return resource === null ? reply.send() : reply.header('content-type', SCIM_TYPE).send(JSON.stringify(resource));
  };
  server.setErrorHandler(async (error: FastifyError, request, reply) => {
    const refusal = refusalOf(error, request.id, (line) => given.log(line));
    const status = refusal === null ? 500 : statusOf(refusal);
    if (status === 401) reply.header('www-authenticate', 'Bearer realm="Internkoll"');
    if (refusal?.code === 'service.too-many-requests') reply.header('retry-after', String(refusal.params['seconds'] ?? 1));
    if (status === 503) reply.header('retry-after', '5');
    // A refusal is told even when it cannot be kept.
    const kept = request.caller !== null || performance.now() - lastKnock > KNOCK_EVERY_MS;
    if (request.caller === null && kept) lastKnock = performance.now();
    if (kept && status !== 503 && status !== 429) {
      try {
        await note(request, status, refusal ?? { code: 'service.busy', params: {} });
      } catch (fault) {
        given.log(JSON.stringify({ time: new Date().toISOString(), request: request.id, fault: { name: fault instanceof Error ? fault.name : typeof fault, about: 'scim call not noted' } }));
      }
    }
    const resource = refusal === null ? errorWith(500, edgeRefusal('edge.fault').sentence) : errorResource(refusal);
    return reply.code(status).header('cache-control', 'no-store').header('content-type', SCIM_TYPE).send(JSON.stringify(resource));
  });

  const about = (request: FastifyRequest, body: Resource, name: string): void => {
    const value = body[name];
    if (typeof value === 'string') request.about = value.slice(0, 200);
  };
  const bodyOf = (request: FastifyRequest): Resource => (request.body ?? {}) as Resource;
  const changeOf = (request: FastifyRequest): Change => {
    const body = bodyOf(request);
    if (request.method === 'PUT') return { kind: 'whole', resource: body };
    const key = Object.keys(body).find((one) => one.toLowerCase() === 'operations');
    return { kind: 'patch', operations: (key === undefined ? [] : body[key]) as never };
  };
  const answered = (request: FastifyRequest, reply: FastifyReply, status: number, resource: Resource): Promise<FastifyReply> => sent(request, reply, status, shaped(resource, askedFor(request)));
  const withMembers = (request: FastifyRequest): boolean => {
    const { attributes, excluded } = askedFor(request);
    return attributes.length > 0 ? attributes.some((one) => /^members\b/i.test(one.trim())) : !excluded.some((one) => /^members$/i.test(one.trim()));
  };
  const changing = { bodyLimit: SCIM_BYTES };

  server.get('/Users', async (request, reply) => {
    const page = await call(request, 'scim.users', pageAsked(request));
    return sent(request, reply, 200, listOf(page, (one) => shaped(userResource(base, one), askedFor(request))));
  });
  server.post('/Users', changing, async (request, reply) => {
    about(request, bodyOf(request), 'userName');
    return answered(request, reply, 201, userResource(base, await call(request, 'scim.createUser', { resource: bodyOf(request) })));
  });
  server.get('/Users/:id', async (request, reply) => {
    const one = await call(request, 'scim.user', { id: idOf(request) });
    if (request.headers['if-none-match'] === etag(one.version)) return reply.code(304).header('etag', etag(one.version)).send();
    return answered(request, reply, 200, userResource(base, one));
  });
  for (const method of ['PUT', 'PATCH'] as const) {
    server.route({ method, url: '/Users/:id', bodyLimit: SCIM_BYTES, handler: async (request, reply) => {
      about(request, bodyOf(request), 'userName');
      const one = await call(request, 'scim.changeUser', { id: idOf(request), version: versionIn(request.headers['if-match']), change: changeOf(request) });
      request.about = one.said.userName;
      return answered(request, reply, 200, userResource(base, one));
    } });
    server.route({ method, url: '/Groups/:id', bodyLimit: SCIM_BYTES, handler: async (request, reply) => {
      about(request, bodyOf(request), 'displayName');
      const one = await call(request, 'scim.changeGroup', { id: idOf(request), version: versionIn(request.headers['if-match']), change: changeOf(request) });
      request.about = one.name;
      // Entra ID wants no answer to a change of members, and a large group would be sent for each.
      return method === 'PATCH' ? sent(request, reply.header('etag', etag(one.version)), 204, null) : answered(request, reply, 200, groupResource(base, one));
    } });
  }
  server.delete('/Users/:id', async (request, reply) => {
    await call(request, 'scim.removeUser', { id: idOf(request) });
    return sent(request, reply, 204, null);
  });
  server.get('/Groups', async (request, reply) => {
    const page = await call(request, 'scim.groups', { ...pageAsked(request), members: withMembers(request) });
    return sent(request, reply, 200, listOf(page, (one) => shaped(groupResource(base, one), askedFor(request))));
  });
  server.post('/Groups', changing, async (request, reply) => {
    about(request, bodyOf(request), 'displayName');
    return answered(request, reply, 201, groupResource(base, await call(request, 'scim.createGroup', { resource: bodyOf(request) })));
  });
  server.get('/Groups/:id', async (request, reply) => answered(request, reply, 200, groupResource(base, await call(request, 'scim.group', { id: idOf(request), members: withMembers(request) }))));
  server.delete('/Groups/:id', async (request, reply) => {
    await call(request, 'scim.removeGroup', { id: idOf(request) });
    return sent(request, reply, 204, null);
  });

  const known = (url: string, rows: readonly Resource[]): void => {
    server.get(url, async (request, reply) => sent(request, reply, 200, listOf({ total: rows.length, start: 1, rows }, (row) => row)));
    server.get(`${url}/:id`, async (request, reply) => {
      const { id } = request.params as { id: string };
      const row = rows.find((one) => one['id'] === id);
      if (row === undefined) throw stop('object.not-found');
      return sent(request, reply, 200, row);
    });
  };
  server.get('/ServiceProviderConfig', async (request, reply) => sent(request, reply, 200, serviceProviderConfig(base)));
  known('/ResourceTypes', resourceTypes(base));
  known('/Schemas', schemas(base));
  // Whatever else is asked here gets an answer in the same tongue.
  server.all('/*', async () => { throw stop('object.not-found'); });
}

function opened(given: Given): House {
  const house = given.house();
  if (house === null) throw stop('service.busy');
  return house;
}
/** What is no id of ours is nobody's. */
function idOf(request: FastifyRequest): string {
  const { id } = request.params as { id: string };
  if (!ID.test(id.toLowerCase())) throw stop('object.not-found');
  return id.toLowerCase();
}
function asked(request: FastifyRequest, name: string): string {
  const value = (request.query as Record<string, unknown>)[name];
  return typeof value === 'string' ? value : '';
}
function askedFor(request: FastifyRequest): { readonly attributes: readonly string[]; readonly excluded: readonly string[] } {
  const list = (name: string): string[] => asked(request, name).split(',').filter((one) => one.trim() !== '');
  return { attributes: list('attributes'), excluded: list('excludedAttributes') };
}
/** A number that is none is as if nothing had been asked (RFC 7644, 3.4.2.4). */
function pageAsked(request: FastifyRequest): { filter: string; start: number; count: number } {
  const number = (name: string, otherwise: number): number => (/^-?\d{1,9}$/.test(asked(request, name)) ? Number(asked(request, name)) : otherwise);
  return { filter: asked(request, 'filter'), start: number('startIndex', 1), count: number('count', 100) };
}

/** null when the fault is ours, which is then in the log. */
function refusalOf(error: FastifyError, requestId: string, log: (line: string) => void): Refusal | null {
  if (error instanceof Stopped && typeof error.refusal !== 'string') return error.refusal;
  const { problem, fault } = problemOfError(error, requestId);
  if (fault) log(JSON.stringify({ time: new Date().toISOString(), request: requestId, fault: { name: error.name, code: error.code, frames: (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at ')).slice(0, 12).map((line) => line.trim()) } }));
  if (problem.status === 500) return null;
  return problem.code === 'edge.not-json' ? { code: 'input.malformed', params: {} } : { code: problem.code as Refusal['code'], params: problem.params };
}
