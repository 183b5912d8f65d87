import { describe, expect, it } from 'vitest';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { decodePng, smallPng } from './png.ts';
import { deflateSync } from 'node:zlib';

/** A picture of a few colours as a browser would write it, with every filter in use. */
function sample(width: number, height: number): Buffer {
  const frame = (kind: string, body: Buffer): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    return Buffer.concat([length, Buffer.from(kind), body, Buffer.alloc(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const lines = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y += 1) {
    lines[y * (width * 3 + 1)] = y % 5;
    for (let x = 0; x < width * 3; x += 1) lines[y * (width * 3 + 1) + 1 + x] = (x * 7 + y) % 3 === 0 ? 200 : 10;
  }
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), frame('IHDR', header), frame('IDAT', deflateSync(lines, { level: 0 })), frame('IEND', Buffer.alloc(0))]);
}

describe('small pictures', () => {
  it('are smaller, of the same size, and indexed', () => {
    const png = sample(40, 30);
    expect(decodePng(png)).toMatchObject({ width: 40, height: 30 });
    const small = smallPng(png);
    expect(small.length).toBeLessThan(png.length);
    expect([small.readUInt32BE(16), small.readUInt32BE(20), small[25]]).toEqual([40, 30, 3]);
  });
  it('refuse what they cannot read', () => {
    expect(() => decodePng(Buffer.from('GIF89a'))).toThrow('no PNG');
  });
  it('are what the documents use: each under 200 kB', () => {
    const folder = join(import.meta.dirname, '..', 'docs', 'pictures');
    const pictures = readdirSync(folder).filter((name) => name.endsWith('.png'));
    expect(pictures.length).toBeGreaterThan(5);
    expect(pictures.filter((name) => readFileSync(join(folder, name)).length > 200_000)).toEqual([]);
  });
});
