/** Makes a screenshot's PNG small: a page has few colours, so a palette of 256 keeps it to the eye as it was at a third of the bytes. */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

interface Picture { readonly width: number; readonly height: number; /** Three bytes a pixel. */ readonly pixels: Uint8Array }

/** Reads an 8-bit RGB or RGBA picture without interlacing – what browsers and pdftoppm write. Transparency is dropped. */
export function decodePng(png: Buffer): Picture {
  if (!png.subarray(0, 8).equals(signature)) throw new Error('This is no PNG');
  let header: Buffer | null = null;
  const data: Buffer[] = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    const kind = png.toString('latin1', at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    if (kind === 'IHDR') header = body;
    if (kind === 'IDAT') data.push(body);
    at += length + 12;
  }
  if (!header || header[8] !== 8 || (header[9] !== 2 && header[9] !== 6) || header[12] !== 0) throw new Error('Only 8-bit RGB and RGBA pictures are read');
  const [width, height, samples] = [header.readUInt32BE(0), header.readUInt32BE(4), header[9] === 6 ? 4 : 3];
  const packed = inflateSync(Buffer.concat(data));
  const stride = width * samples;
  const lines = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) unfilter(packed, lines, y, stride, samples);
  const pixels = new Uint8Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel += 1) pixels.set(lines.subarray(pixel * samples, pixel * samples + 3), pixel * 3);
  return { width, height, pixels };
}

/** Undoes one line's filter (PNG 9.2). */
function unfilter(packed: Buffer, lines: Buffer, y: number, stride: number, samples: number): void {
  const filter = packed[y * (stride + 1)] ?? 0;
  for (let x = 0; x < stride; x += 1) {
    const raw = packed[y * (stride + 1) + 1 + x] ?? 0;
    const left = x >= samples ? lines[y * stride + x - samples] ?? 0 : 0;
    const up = y > 0 ? lines[(y - 1) * stride + x] ?? 0 : 0;
    const corner = x >= samples && y > 0 ? lines[(y - 1) * stride + x - samples] ?? 0 : 0;
    lines[y * stride + x] = raw + predicted(filter, left, up, corner);
  }
}
function predicted(filter: number, left: number, up: number, corner: number): number {
  switch (filter) {
    case 0: return 0;
    case 1: return left;
    case 2: return up;
    case 3: return (left + up) >> 1;
    case 4: return paeth(left, up, corner);
    default: throw new Error(`PNG has no filter ${filter}`);
  }
}
function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** The commonest colours, and for each other colour the nearest of them. */
function palette(pixels: Uint8Array): { readonly colours: readonly number[]; readonly indexOf: (colour: number) => number } {
  const counts = new Map<number, number>();
  for (let at = 0; at < pixels.length; at += 3) {
    const colour = colourAt(pixels, at);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const colours = [...counts].toSorted((a, b) => b[1] - a[1]).slice(0, 256).map(([colour]) => colour);
  const known = new Map(colours.map((colour, index) => [colour, index]));
  const distance = (a: number, b: number): number => ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2;
  const indexOf = (colour: number): number => {
    const found = known.get(colour);
    if (found !== undefined) return found;
    let nearest = 0;
    for (const [index, other] of colours.entries()) if (distance(colour, other) < distance(colour, colours[nearest] ?? 0)) nearest = index;
    known.set(colour, nearest);
    return nearest;
  };
  return { colours, indexOf };
}
function colourAt(pixels: Uint8Array, at: number): number {
  return ((pixels[at] ?? 0) << 16) | ((pixels[at + 1] ?? 0) << 8) | (pixels[at + 2] ?? 0);
}

function chunk(kind: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), body]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(body.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}

export function smallPng(png: Buffer): Buffer {
  const { width, height, pixels } = decodePng(png);
  const { colours, indexOf } = palette(pixels);
  const lines = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) lines[y * (width + 1) + 1 + x] = indexOf(colourAt(pixels, (y * width + x) * 3));
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const small = Buffer.concat([
    signature, chunk('IHDR', header), chunk('PLTE', Buffer.from(colours.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))),
    chunk('IDAT', deflateSync(lines, { level: 9, memLevel: 9 })), chunk('IEND', Buffer.alloc(0)),
  ]);
  return small.length < png.length ? small : png;
}
