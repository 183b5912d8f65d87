/**
 * SHA-256 (FIPS 180-4) in plain arithmetic, because draws and checksums are rules of the domain: the same in a browser,
 * on a server and in an auditor's own script.
 */
const fractions = new Uint32Array(64);
const start = new Uint32Array(8);

/** The constants are the first 32 bits of the fractions of cube and square roots of the first primes; whole numbers find them. */
function fillConstants(): void {
  let count = 0;
  for (let candidate = 2n; count < 64; candidate += 1n) {
    let prime = true;
    for (let factor = 2n; factor * factor <= candidate; factor += 1n) if (candidate % factor === 0n) prime = false;
    if (!prime) continue;
    fractions[count] = Number(root(candidate << 96n, 3n) & 0xffff_ffffn);
    if (count < 8) start[count] = Number(root(candidate << 64n, 2n) & 0xffff_ffffn);
    count += 1;
  }
}
/** The whole part of the square or cube root of a number below 2¹⁰⁸. */
function root(value: bigint, degree: bigint): bigint {
  let [low, high] = [0n, 1n << 56n];
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** degree <= value) low = middle;
    else high = middle;
  }
  return low;
}
fillConstants();

export interface Sha256 {
  add(text: string): void;
  /** Eight words; nothing may be added after. */
  words(): Uint32Array;
}

/** Takes text in pieces, as UTF-8; half a surrogate pair counts as U+FFFD, as everywhere on the web. */
export function sha256(): Sha256 {
  const state = start.slice();
  const block = new Uint8Array(64);
  let filled = 0;
  let length = 0;
  const put = (byte: number): void => {
    block[filled] = byte;
    filled += 1;
    length += 1;
    if (filled === 64) {
      mix(state, block);
      filled = 0;
    }
  };
  return {
    add(text) {
      for (let at = 0; at < text.length; at += 1) {
        let code = text.charCodeAt(at);
        if (code < 0x80) {
          put(code);
          continue;
        }
        if (code >= 0xd800 && code <= 0xdfff) {
          const next = text.charCodeAt(at + 1);
          if (code < 0xdc00 && next >= 0xdc00 && next <= 0xdfff) {
            code = 0x10000 + ((code - 0xd800) << 10) + (next - 0xdc00);
            at += 1;
          } else code = 0xfffd;
        }
        if (code < 0x800) put(0xc0 | (code >> 6));
        else {
          if (code < 0x10000) put(0xe0 | (code >> 12));
          else {
            put(0xf0 | (code >> 18));
            put(0x80 | ((code >> 12) & 0x3f));
          }
          put(0x80 | ((code >> 6) & 0x3f));
        }
        put(0x80 | (code & 0x3f));
      }
    },
    words() {
      const bits = length * 8;
      put(0x80);
      while (filled !== 56) put(0);
      for (let shift = 7; shift >= 0; shift -= 1) put(Math.floor(bits / 2 ** (8 * shift)) & 0xff);
      return state;
    },
  };
}

export function sha256Hex(text: string): string {
  const hash = sha256();
  hash.add(text);
  return hexOf(hash.words());
}
export function hexOf(words: Uint32Array): string {
  return Array.from(words, (word) => word.toString(16).padStart(8, '0')).join('');
}

/** Scratch paper of `mix`, written over from the first word at every use. */
const schedule = new Uint32Array(64);

function mix(state: Uint32Array, block: Uint8Array): void {
  const word = (at: number): number => schedule[at] ?? 0;
  for (let at = 0; at < 16; at += 1) {
    const byte = at * 4;
    schedule[at] = ((block[byte] ?? 0) << 24) | ((block[byte + 1] ?? 0) << 16) | ((block[byte + 2] ?? 0) << 8) | (block[byte + 3] ?? 0);
  }
  for (let at = 16; at < 64; at += 1) {
    const [early, late] = [word(at - 15), word(at - 2)];
    const s0 = (early >>> 7 | early << 25) ^ (early >>> 18 | early << 14) ^ (early >>> 3);
    const s1 = (late >>> 17 | late << 15) ^ (late >>> 19 | late << 13) ^ (late >>> 10);
    schedule[at] = word(at - 16) + s0 + word(at - 7) + s1;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let at = 0; at < 64; at += 1) {
    const s1 = (e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7);
    const first = (h + s1 + ((e & f) ^ (~e & g)) + (fractions[at] ?? 0) + word(at)) | 0;
    const s0 = (a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10);
    const second = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  for (const [at, added] of [a, b, c, d, e, f, g, h].entries()) state[at] = (state[at] ?? 0) + added;
}
