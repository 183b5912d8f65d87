/** Who stands at the other end of the connection, and whether what a proxy says about it may be believed. */
import type { FastifyRequest } from 'fastify';

const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via'] as const;

export function isLoopbackAddress(address: string): boolean {
  return address === '::1' || /^(?:::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(address);
}

/**
 * True only for a visitor on this machine. A proxy on this machine also connects from loopback, so any forwarded header
 * means "somebody else" – unless the proxy is trusted and says itself that its visitor is on loopback.
 */
export function isLoopback(request: FastifyRequest): boolean {
  const peer = request.raw.socket.remoteAddress ?? '';
  if (!isLoopbackAddress(peer)) return false;
  if (!FORWARDED.some((name) => request.headers[name] !== undefined)) return true;
  // With a trusted peer fastify's `ip` is the visitor's; `ips` is there only when the proxy was believed.
  const believed = request.ips !== undefined && request.ips.length > 1;
  return believed && request.headers['x-forwarded-for'] !== undefined && isLoopbackAddress(request.ip);
}
