/** Acts are taken only from our own pages: a form or script of another site cannot act in a signed-in person's name. */
import type { FastifyRequest } from 'fastify';
import { isLoopbackAddress } from './peer.ts';
import { Stopped } from './problem.ts';

function isLoopbackName(host: string): boolean {
  const name = host.replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
  return name === 'localhost' || isLoopbackAddress(name);
}

/** Throws Stopped. Programs that are no browsers send neither header and carry no cookie they did not fetch themselves. */
export function requireOwnOrigin(request: FastifyRequest, publicUrl: string): void {
  const type = request.headers['content-type'];
  if (type === undefined || !/^application\/json\s*(?:;|$)/i.test(type)) throw new Stopped('edge.not-json');
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Stopped('edge.other-origin');
  const origin = request.headers.origin;
  if (origin === undefined || origin === publicUrl) return;
  // On this machine the address may be written in several ways. Only a loopback name is taken on its word:
  // another name that leads here could be a stranger's (DNS rebinding).
  const host = request.headers.host ?? '';
  if (isLoopbackName(host) && URL.canParse(origin) && new URL(origin).host === host) return;
  throw new Stopped('edge.other-origin');
}
