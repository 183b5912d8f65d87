/**
 * A zip that is written while it is sent: one file at a time, so that evidence of gigabytes never lies in memory (PKWARE APPNOTE 6.3,
 * with data descriptors and UTF-8 names). Own lines: what writes zips among the packages wants all files at once. The last file holds
 * the checksums of the others, as `sha256sum -c` reads them.
 */
import { createHash } from 'node:crypto';
import { pipeline, Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

export interface PackedFile { readonly name: string; /** Called when the file's turn has come. */ content(): Promise<Uint8Array> | AsyncIterable<Uint8Array> }

/** What the plain format can hold; beyond it a package has to be divided. */
export const packageLimits = { files: 65_000, bytes: 3_500_000_000 } as const;

const [localFile, descriptor, centralFile, endOfDirectory] = [0x04034b50, 0x08074b50, 0x02014b50, 0x06054b50];
/** Bit 3: sizes follow the data. Bit 11: the name is UTF-8. */
const flags = 0x0808;
const deflate = 8;

/** Numbers as zip writes them: [value, bytes] from the lowest byte. */
function packed(...fields: readonly (readonly [number, 2 | 4])[]): Buffer {
  const bytes = Buffer.alloc(fields.reduce((sum, [, size]) => sum + size, 0));
  let at = 0;
  for (const [value, size] of fields) at = size === 2 ? bytes.writeUInt16LE(value, at) : bytes.writeUInt32LE(value, at);
  return bytes;
}

interface Tally { crc: number; size: number; readonly sha256: ReturnType<typeof createHash> }
async function* counted(file: PackedFile, tally: Tally): AsyncGenerator<Uint8Array> {
  const content = file.content();
  for await (const piece of Symbol.asyncIterator in content ? content : [await content]) {
    tally.crc = crc32(piece, tally.crc);
    tally.size += piece.length;
    tally.sha256.update(piece);
    yield piece;
  }
}

/** `sums` = name of the last file. `moment` is the clock of every file (UTC). Everything lies in `folder` ("name/"), from which the checksums are read. */
export async function* zipped(files: Iterable<PackedFile>, sums: string, moment: Date, folder = ''): AsyncGenerator<Uint8Array> {
  const time = (moment.getUTCHours() << 11) | (moment.getUTCMinutes() << 5) | (moment.getUTCSeconds() >> 1);
  const date = (Math.max(0, moment.getUTCFullYear() - 1980) << 9) | ((moment.getUTCMonth() + 1) << 5) | moment.getUTCDate();
  const directory: Buffer[] = [];
  const lines: string[] = [];
  let offset = 0;
  const all = function* (): Generator<PackedFile> {
    yield* files;
    yield { name: sums, content: async () => Buffer.from(lines.join('')) };
  };
  for (const file of all()) {
    const name = Buffer.from(`${folder}${file.name}`);
    const start = offset;
    const head = Buffer.concat([packed([localFile, 4], [20, 2], [flags, 2], [deflate, 2], [time, 2], [date, 2], [0, 4], [0, 4], [0, 4], [name.length, 2], [0, 2]), name]);
    yield head;
    const tally: Tally = { crc: 0, size: 0, sha256: createHash('sha256') };
    const packer = createDeflateRaw();
    // A failure in the content ends the packer with it, and the loop below throws.
    pipeline(Readable.from(counted(file, tally)), packer, () => undefined);
    let size = 0;
    for await (const piece of packer as AsyncIterable<Buffer>) {
      size += piece.length;
      yield piece;
    }
    const sizes: readonly (readonly [number, 4])[] = [[tally.crc, 4], [size, 4], [tally.size, 4]];
    yield packed([descriptor, 4], ...sizes);
    offset += head.length + size + 16;
    if (offset > 0xffffffff) throw new RangeError('The package is larger than a zip of this kind can be');
    directory.push(Buffer.concat([packed([centralFile, 4], [20, 2], [20, 2], [flags, 2], [deflate, 2], [time, 2], [date, 2], ...sizes, [name.length, 2], [0, 2], [0, 2], [0, 2], [0, 2], [0, 4], [start, 4]), name]));
    lines.push(`${tally.sha256.digest('hex')}  ${file.name}\n`);
  }
  const list = Buffer.concat(directory);
  yield list;
  yield packed([endOfDirectory, 4], [0, 2], [0, 2], [directory.length, 2], [directory.length, 2], [list.length, 4], [offset, 4], [0, 2]);
}
