/** How an answer leaves: JSON made once, packed when wanted, never kept by anybody on the way. */
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Paper } from '../contract/operation.ts';
import { encodingFor, pack, PACK_FROM_BYTES, type Encoding } from './compress.ts';
import type { Problem } from './problem.ts';

const JSON_TYPE = 'application/json; charset=utf-8';

export async function sendJson(request: FastifyRequest, reply: FastifyReply, value: unknown): Promise<FastifyReply> {
  const { bytes, encoding } = await packed(request, value);
  return sendPacked(reply, bytes, encoding);
}

/** The value as bytes, packed as the visitor takes it; small ones are left as they are. */
export async function packed(request: FastifyRequest, value: unknown): Promise<{ bytes: Buffer; encoding: Encoding }> {
  const bytes = Buffer.from(JSON.stringify(value));
  const encoding = bytes.length < PACK_FROM_BYTES ? null : wantedEncoding(request);
  return { bytes: encoding === null ? bytes : await pack(bytes, encoding, false), encoding };
}

export function wantedEncoding(request: FastifyRequest): Encoding {
  return encodingFor(request.headers['accept-encoding']);
}

export function sendPacked(reply: FastifyReply, bytes: Buffer, encoding: Encoding): FastifyReply {
  reply.header('content-type', JSON_TYPE).header('cache-control', 'no-store').header('vary', 'accept-encoding');
  if (encoding !== null) reply.header('content-encoding', encoding);
  return reply.send(bytes);
}

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  if (problem.status === 401) reply.header('www-authenticate', 'Cookie realm="Internkoll"');
  if (problem.status === 429 && typeof problem.params['seconds'] === 'number') reply.header('retry-after', String(problem.params['seconds']));
  if (problem.status === 503) reply.header('retry-after', '5');
  return reply.code(problem.status).header('content-type', 'application/problem+json; charset=utf-8').header('cache-control', 'no-store').send(JSON.stringify(problem));
}

/** A file to keep. The name is given twice (RFC 6266): plain for old programs, whole for the others. */
export function sendPaper(reply: FastifyReply, paper: Paper): FastifyReply {
  if (paper.inline === true) return reply.header('content-type', paper.mediaType).header('cache-control', 'no-cache').send(Buffer.from(paper.bytes.buffer, paper.bytes.byteOffset, paper.bytes.byteLength));
  const plain = paper.name.normalize('NFD').replaceAll(/[^\x20-\x7e]/g, '').replaceAll(/["\\]/g, '_');
  const whole = encodeURIComponent(paper.name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return reply.header('content-type', paper.mediaType).header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="${plain}"; filename*=UTF-8''${whole}`)
    .send(paper.pieces ? Readable.from(paper.pieces) : Buffer.from(paper.bytes.buffer, paper.bytes.byteOffset, paper.bytes.byteLength));
}
