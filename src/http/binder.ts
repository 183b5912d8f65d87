/** Binds the contract to the server: one route for every operation, none besides. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { operationIds, operations, type OperationId } from '../contract/table.ts';
import type { Paper } from '../contract/operation.ts';
import type { Outcome } from '../domain/refusal.ts';
import type { House } from '../app/house.ts';
import type { Actor } from '../app/ports.ts';
import { askStanding, isOpenTo, run, runUnlessHeld, type Standing, type Who } from '../app/run.ts';
import { actorOfSession } from '../app/session.ts';
import { useCases } from '../app/useCases.ts';
import { packed, sendJson, sendPacked, sendPaper, sendProblem, wantedEncoding } from './answer.ts';
import { readJsonBody } from './body.ts';
import { sessionHash } from './cookie.ts';
import { requireOwnOrigin } from './origin.ts';
import { KeptAnswers } from './keptAnswers.ts';
import { isLoopback } from './peer.ts';
import { problemOf, stop } from './problem.ts';
import { sessionDoors } from './sessionDoors.ts';

declare module 'fastify' {
  interface FastifyRequest { actor: Actor | null; asker: string | null; standing: Standing | null }
  interface FastifyContextConfig { operation?: string }
}

export interface Binding {
  /** null while the database cannot be used. */
  house(): House | null;
  readonly publicUrl: string;
  readonly uploadBytes: number;
}

const ORDINARY_BYTES = 1024 * 1024;
/** Base64 takes four bytes for three; the rest is room for the other fields. */
function bodyBytesFor(fileBytes: number): number {
  return Math.ceil(fileBytes / 3) * 4 + ORDINARY_BYTES;
}

export function bind(server: FastifyInstance, binding: Binding): void {
  const kept = new KeptAnswers();
  server.decorateRequest('actor', null);
  server.decorateRequest('asker', null);
  server.decorateRequest('standing', null);
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, bytes, done) => {
    try {
      done(null, readJsonBody(bytes as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
  for (const id of operationIds) {
    const operation = operations[id];
    server.route({
      method: operation.method,
      url: operation.path,
      bodyLimit: 'limit' in operation && operation.limit === 'upload' ? bodyBytesFor(binding.uploadBytes) : ORDINARY_BYTES,
      config: { operation: id },
      // Before the body: nobody without an entry makes the server read what they send.
      onRequest: async (request) => {
        if (operation.method === 'POST') requireOwnOrigin(request, binding.publicUrl);
        const house = open(binding);
        const hash = sessionHash(request, binding.publicUrl);
        if (hash !== null) {
          const asked = actorOfSession(house, hash);
          // In the same breath, for who was answered here before, and where the answer of last time most often stands.
          if ('stamp' in useCases[id]) {
            const place = placeOf(request);
            request.asker = Buffer.from(hash).toString('base64');
            if (kept.knows(place, request.asker) && kept.asksFirst(place)) request.standing = askStanding(house, id, inputOf(id, request));
          }
          request.actor = await asked;
        }
        if (request.actor === null && operation.permission !== 'open') throw stop('session.needed');
      },
      handler: (request, reply) => serve(open(binding), kept, id, request, reply),
    });
  }
}

/** Which of these readings the person behind the session would be answered, by the same table as the reading itself. */
export async function openTo(binding: Binding, request: FastifyRequest, asked: readonly OperationId[], boardId: string | null): Promise<readonly OperationId[]> {
  const house = binding.house();
  if (house === null) return [];
  const hash = sessionHash(request, binding.publicUrl);
  const actor = hash === null ? null : await actorOfSession(house, hash);
  const open = await Promise.all(asked.map((id) => isOpenTo(house, actor, id, boardId)));
  return asked.filter((_, at) => open[at]);
}

function open(binding: Binding): House {
  const house = binding.house();
  if (house === null) throw stop('service.busy');
  return house;
}

async function serve(house: House, kept: KeptAnswers, id: OperationId, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const who: Who = { actor: request.actor, requestId: request.id, loopback: isLoopback(request), address: request.ip };
  const input = inputOf(id, request);
  const door = sessionDoors[id];
  // These doors stand before the house's own cleaning of texts: a secret is taken as it was typed, or not at all.
  if (door && !storable(input)) return sendProblem(reply, problemOf({ code: 'input.malformed', params: {} }, request.id));
  if ('stamp' in useCases[id]) return serveKept(kept, house, who, id, input, request, reply);
  const outcome: Outcome<unknown> = door ? await door(house, who, input, request, reply) : await run(house, who, id, input);
  if (!outcome.ok) return sendProblem(reply, problemOf(outcome.refusal, request.id));
  return 'bytes' in operations[id].output ? sendPaper(reply, outcome.value as Paper) : sendJson(request, reply, outcome.value);
}

function inputOf(id: OperationId, request: FastifyRequest): unknown {
  const rest = operations[id].method === 'GET' ? request.query : request.body;
  return { ...(rest as object | undefined), ...(request.params as object) };
}
/** What is asked for, and how it is packed, whoever asks. */
function placeOf(request: FastifyRequest): string {
  return `${wantedEncoding(request) ?? 'plain'} ${request.url}`;
}

/** No database keeps a zero character or half a letter. */
function storable(input: unknown): boolean {
  return Object.values(input as object).every((one: unknown) => typeof one !== 'string' || (one.isWellFormed() && !one.includes('\u0000')));
}

/**
 * Like serve, for what is asked for again and again: an answer that still stands is sent as it was. Where changes come thick, stamp and
 * answer are asked for together; and of many readers who miss the same answer one makes it.
 */
async function serveKept(kept: KeptAnswers, house: House, who: Who, id: OperationId, input: unknown, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const encoding = wantedEncoding(request);
  const place = placeOf(request);
  const key = (stamp: string): string => `${id} ${encoding ?? 'plain'} ${stamp}`;
  // While it was read who asks, somebody else may have begun to make the answer.
  const asks = request.standing !== null || kept.asksFirst(place);
  let bytes: Buffer | null = null;
  let made: () => void = asks ? () => undefined : kept.begin(place);
  try {
    const outcome = await runUnlessHeld(house, who, id, input, async (stamp) => {
      bytes = await kept.getOrWait(place, key(stamp));
      if (bytes === null) made = kept.begin(place);
      return bytes !== null;
    }, asks ? () => request.standing ?? askStanding(house, id, input) : null);
    if (!outcome.ok) return sendProblem(reply, problemOf(outcome.refusal, request.id));
    const answer = outcome.value;
    if (request.asker !== null) kept.told(place, request.asker);
    // Asked for at once, it may turn out to be the one that is kept.
    if (bytes === null && answer.stamp !== null) bytes = kept.get(key(answer.stamp));
    kept.found(place, bytes !== null);
    if (bytes !== null) return sendPacked(reply, bytes, encoding);
    const fresh = await packed(request, answer.value);
    if (answer.stamp !== null && fresh.encoding === encoding) kept.keep(key(answer.stamp), fresh.bytes);
    return sendPacked(reply, fresh.bytes, fresh.encoding);
  } finally {
    made();
  }
}
