import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical.ts';

describe('canonical JSON (RFC 8785)', () => {
  it('is what another program makes of any JSON value', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => { expect(canonicalJson(value)).toBe(canonicalize(value)); }));
  });
  it.each([[{ b: 1, a: 'å' }, '{"a":"å","b":1}'], [[1e21, 0.1, -0], '[1e+21,0.1,0]'], [{ a: undefined, b: null }, '{"b":null}']])('%j', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });
  it('refuses what has no form', () => {
    expect(() => canonicalJson(Number.NaN)).toThrow(TypeError);
  });
});
