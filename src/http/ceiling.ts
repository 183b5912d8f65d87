/**
 * How many requests a minute: a generous ceiling for each session, and for each address only one against floods – a whole town hall is one address.
 * Counted in memory by each server, before anything is read or asked of the database.
 */
import type { FastifyRequest } from 'fastify';
import { isIPv6 } from 'node:net';
import { sessionHash } from './cookie.ts';
import { stop } from './problem.ts';

export interface Ceilings { readonly session: number; readonly address: number }

const WINDOW_MS = 60_000;
/** Beyond this many at once the oldest are forgotten: counting must not become the flood. */
const MOST_KEYS = 100_000;

/** Requests over the last minute, told from two whole windows: what the one before had is weighed by how much of it is still within the minute. */
export class Ceiling {
  readonly #most: number;
  #begun = 0;
  #now = new Map<string, number>();
  #before = new Map<string, number>();

  constructor(most: number) {
    this.#most = most;
  }

  /** Counts one at a moment in milliseconds; 0 when it may pass, else the seconds to wait. What is refused is not counted, so that waiting helps. */
  count(key: string, at: number): number {
    this.#turn(at);
    const passed = (at - this.#begun) / WINDOW_MS;
    const [before, now] = [this.#before.get(key) ?? 0, this.#now.get(key) ?? 0];
    if (before * (1 - passed) + now >= this.#most) {
      // Until the older window weighs little enough; when this one alone is full, until it is the older.
      const wait = now >= this.#most ? 1 - passed + Math.max(0, 1 - (this.#most - 1) / now) : 1 - (this.#most - now - 1) / before - passed;
      return Math.max(1, Math.ceil(wait * WINDOW_MS / 1000));
    }
    if (now === 0 && this.#now.size >= MOST_KEYS) this.#now.delete(this.#now.keys().next().value ?? key);
    this.#now.set(key, now + 1);
    return 0;
  }

  #turn(at: number): void {
    const windows = Math.floor((at - this.#begun) / WINDOW_MS);
    // A clock that is set back begins anew.
    if (windows === 0) return;
    this.#before = windows === 1 ? this.#now : new Map();
    this.#now = new Map();
    this.#begun = windows === 1 ? this.#begun + WINDOW_MS : at;
  }
}

/** One person's network at home is a /64, and changes its last half as it likes. */
export function addressKey(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address;
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? [];
  const first = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const whole = tail === undefined ? first : [...first, ...Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0'), ...last];
  return whole.slice(0, 4).map((part) => part.replace(/^0+(?=.)/, '').toLowerCase()).join(':');
}

/** Throws Stopped('service.too-many-requests') above a ceiling. `request.ip` is the visitor's own only where a trusted proxy has said so. */
export function underCeilings(ceilings: Ceilings, publicUrl: string, now: () => number = () => Date.now()): (request: FastifyRequest) => void {
  const [ofSession, ofAddress] = [new Ceiling(ceilings.session), new Ceiling(ceilings.address)];
  return (request) => {
    // Whoever watches over the server asks often, and must hear when it is under a flood.
    if (request.url === '/healthz') return;
    const at = now();
    const hash = sessionHash(request, publicUrl);
    const seconds = ofAddress.count(addressKey(request.ip), at) || (hash === null ? 0 : ofSession.count(Buffer.from(hash).toString('base64'), at));
    if (seconds > 0) throw stop('service.too-many-requests', { seconds });
  };
}
