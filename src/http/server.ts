/** The server: limits, headers, the doors that are no operations, and one line per request. Wired by main.ts. */
import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { sendProblem } from './answer.ts';
import { samlDoors } from './samlDoors.ts';
import { scimDoors } from './scimDoors.ts';
import { bind, openTo, type Binding } from './binder.ts';
import { underCeilings, type Ceilings } from './ceiling.ts';
import { securityHeaders } from './headers.ts';
import { describeApi } from './openapi.ts';
import { codeOf, problemOf, problemOfError } from './problem.ts';
import { requestLog } from './requestLog.ts';
import { webFiles } from './webFiles.ts';

export interface ServerOptions extends Binding {
  /** IP addresses and nets whose forwarded headers are believed. */
  readonly proxies: readonly string[];
  /** How many requests a minute; null where somebody else counts. */
  readonly ceilings: Ceilings | null;
  /** The built screen; a folder that is missing serves no pages. */
  readonly webFolder: string;
  /** null when requests can be answered, else a sentence that says why not. */
  ready(): Promise<string | null>;
  /** Takes a line without its end, or several with line ends between. Never texts, names or bodies. */
  log(line: string): void;
}

/** After a refusal of something too large the visitor may go on sending for this long, to have time to read the answer. */
const LINGER_MS = 5000;

export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const server = Fastify({
    logger: false,
    trustProxy: options.proxies.length > 0 ? [...options.proxies] : false,
    requestTimeout: 120_000,
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    routerOptions: { maxParamLength: 200 },
    return503OnClosing: false,
    frameworkErrors: (error, request, reply) => { answerError(error, request, reply as unknown as FastifyReply, options); },
    clientErrorHandler: (error, socket) => { refuseConnection(error, socket, options); },
  });
  const headers = securityHeaders(options.publicUrl);
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(headers).header('x-request-id', request.id);
  });
  if (options.ceilings !== null) {
    const count = underCeilings(options.ceilings, options.publicUrl);
    server.addHook('onRequest', async (request) => { count(request); });
  }
  const lines = requestLog(options.log);
  server.addHook('onClose', async () => { lines.flush(); });
  server.addHook('onResponse', async (request, reply) => {
    lines.add(JSON.stringify({
      time: new Date().toISOString(), request: request.id, method: request.method, route: request.routeOptions.config?.operation ?? (request.is404 ? 'page' : request.routeOptions.url),
      status: reply.statusCode, ms: Math.round(reply.elapsedTime * 10) / 10,
    }));
  });
  server.setErrorHandler((error, request, reply) => { answerError(error, request, reply, options); });

  bind(server, options);
  await server.register(async (doors) => { samlDoors(doors, options); });
  await server.register(async (doors) => { scimDoors(doors, options); }, { prefix: '/scim/v2' });
  server.get('/healthz', async (_request, reply) => reply.type('text/plain; charset=utf-8').header('cache-control', 'no-store').send('ok'));
  server.get('/readyz', async (request, reply) => {
    const reason = await options.ready();
    if (reason === null) return reply.type('text/plain; charset=utf-8').header('cache-control', 'no-store').send('ok');
    return sendProblem(reply, { ...problemOf({ code: 'service.busy', params: {} }, request.id), detail: reason });
  });
  const description = JSON.stringify(describeApi(options.publicUrl));
  server.get('/api/openapi.json', async (_request, reply) => reply.type('application/json; charset=utf-8').header('cache-control', 'no-cache').send(description));

  // A page is sent also while the database cannot be asked: what it fetches then says so itself.
  const files = await webFiles(options.webFolder, (request, asked, boardId) => openTo(options, request, asked, boardId).catch((error: unknown) => {
    options.log(faultLine(request.id, error));
    return [];
  }));
  server.setNotFoundHandler(async (request, reply) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (isRead && !/^\/api(?:[/?]|$)/.test(request.url) && await files.send(request, reply)) return reply;
    return sendProblem(reply, problemOf({ code: 'object.not-found', params: {} }, request.id));
  });
  return server;
}

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply, options: ServerOptions): void {
  const { problem, fault } = problemOfError(error, request.id);
  if (fault) options.log(faultLine(request.id, error));
  if (problem.status === 413) {
    const { socket } = request.raw;
    setTimeout(() => { if (!request.raw.complete) socket.destroy(); }, LINGER_MS).unref();
  }
  // An address that cannot be read never met the hooks.
  sendProblem(reply.headers(securityHeaders(options.publicUrl)).header('x-request-id', request.id), problem);
}

function faultLine(requestId: string, error: unknown): string {
  return JSON.stringify({ time: new Date().toISOString(), request: requestId, fault: faultWithoutContent(error) });
}

/** Where a fault happened. Messages of the database and of parsers quote what people wrote, so theirs are left out. */
export function faultWithoutContent(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = codeOf(error);
  const quotes = code !== null || error instanceof SyntaxError || error.name === 'ZodError';
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at ')).slice(0, 12).map((line) => line.trim());
  return { name: error.name, ...(code === null ? {} : { code }), ...(quotes ? {} : { message: error.message }), frames };
}

/** What never became a request (a header without end, no HTTP at all) gets the same kind of answer, written by hand. */
function refuseConnection(error: Error, socket: Socket, options: ServerOptions): void {
  if (codeOf(error) === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const requestId = randomUUID();
  const { problem } = problemOfError(error, requestId);
  const body = JSON.stringify(problem);
  options.log(JSON.stringify({ time: new Date().toISOString(), request: requestId, method: null, route: null, status: problem.status, ms: 0 }));
  socket.end(`HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}\r\nContent-Type: application/problem+json; charset=utf-8\r\nCache-Control: no-store\r\nX-Request-Id: ${requestId}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`);
}
