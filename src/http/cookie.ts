/** The session's cookie. On https its name alone (`__Host-`) makes the browser refuse it from anywhere else. */
import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

const LONGEST_SECONDS = 14 * 24 * 3600;
const AWAY_SECONDS = 15 * 60;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

function cookieName(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? '__Host-internkoll' : 'internkoll';
}

/** The SHA-256 of the cookie's value, which is all that the database knows; null without a cookie of the right shape. */
export function sessionHash(request: FastifyRequest, publicUrl: string): Uint8Array | null {
  const token = valueOf(request, cookieName(publicUrl));
  return token === null ? null : createHash('sha256').update(token).digest();
}

/** A value that only this browser holds while it is away at another provider. */
export function browserValue(request: FastifyRequest, publicUrl: string): string | null {
  return valueOf(request, `${cookieName(publicUrl)}-browser`);
}

function valueOf(request: FastifyRequest, name: string): string | null {
  const header = request.headers.cookie;
  if (header === undefined) return null;
  const wanted = `${name}=`;
  for (const part of header.split(';')) {
    const text = part.trim();
    if (!text.startsWith(wanted)) continue;
    const token = text.slice(wanted.length);
    return TOKEN.test(token) ? token : null;
  }
  return null;
}

export function setSessionCookie(reply: FastifyReply, token: string, publicUrl: string): void {
  reply.header('set-cookie', cookie(token, LONGEST_SECONDS, publicUrl));
}
export function setBrowserCookie(reply: FastifyReply, value: string, publicUrl: string): void {
  reply.header('set-cookie', cookie(value, AWAY_SECONDS, publicUrl, `${cookieName(publicUrl)}-browser`));
}
export function clearSessionCookie(reply: FastifyReply, publicUrl: string): void {
  reply.header('set-cookie', cookie('', 0, publicUrl));
}
function cookie(value: string, seconds: number, publicUrl: string, name = cookieName(publicUrl)): string {
  return `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${publicUrl.startsWith('https:') ? '; Secure' : ''}`;
}
