/** JSON from outside: parsed once, refused when it nests without end or carries keys that could reach a prototype. */
import { stop } from './problem.ts';

/** Deeper than any shape of the contract; what nests further was made to hurt. */
const DEEPEST = 32;

/** The body's object. Throws Stopped('input.malformed'). An empty body is an empty object. */
export function readJsonBody(bytes: Buffer): Record<string, unknown> {
  if (bytes.length === 0) return {};
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError || error instanceof RangeError) throw stop('input.malformed');
    throw error;
  }
  if (!isObject(value)) throw stop('input.malformed');
  lookThrough(value);
  return value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Level by level, not by recursion: a deep value must not exhaust the stack here either. */
function lookThrough(top: object): void {
  let level: object[] = [top];
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > DEEPEST) throw stop('input.malformed');
    const next: object[] = [];
    for (const one of level) {
      for (const key in one) {
        if (key === '__proto__' || key === 'prototype' || key === 'constructor') throw stop('input.malformed');
        const value: unknown = (one as Record<string, unknown>)[key];
        if (typeof value === 'object' && value !== null) next.push(value);
      }
    }
    level = next;
  }
}
