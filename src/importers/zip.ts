import yauzl from 'yauzl';
import type { ReadLimits } from './limits.ts';
import { Refused } from './refused.ts';

/** The parts of a Word or Excel file by name, unpacked when asked for, every byte counted. */
export interface Package {
  readonly names: ReadonlySet<string>;
  read(name: string): Promise<Buffer | null>;
}

/**
 * Opens a zip file held in memory. What the directory says of sizes is checked first and the bytes that really
 * come out are counted after: a directory can lie.
 */
export async function openPackage(bytes: Uint8Array, limits: ReadLimits): Promise<Package> {
  const zip = await open(bytes);
  const entries = await list(zip, limits);
  let inflated = 0;
  return {
    names: new Set(entries.keys()),
    async read(name) {
      const entry = entries.get(name);
      if (entry === undefined) return null;
      const part = await inflate(zip, entry, limits.inflatedBytes - inflated);
      inflated += part.length;
      return part;
    },
  };
}

function open(bytes: Uint8Array): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    yauzl.fromBuffer(buffer, { lazyEntries: true, validateEntrySizes: true }, (error, zip) => {
      if (error !== null) reject(new Refused('file.damaged', { cause: error }));
      else resolve(zip);
    });
  });
}

function list(zip: yauzl.ZipFile, limits: ReadLimits): Promise<Map<string, yauzl.Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, yauzl.Entry>();
    let declared = 0;
    zip.on('error', (error: unknown) => reject(new Refused('file.damaged', { cause: error })));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: yauzl.Entry) => {
      declared += entry.uncompressedSize;
      if (declared > limits.inflatedBytes || entries.size >= limits.parts) {
        reject(new Refused('file.zip-bomb'));
        return;
      }
      if ((entry.generalPurposeBitFlag & 1) === 1) {
        reject(new Refused('file.encrypted'));
        return;
      }
      // Word and Excel write forward slashes; some converters begin names with one.
      entries.set(entry.fileName.replace(/^\/+/, ''), entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

function inflate(zip: yauzl.ZipFile, entry: yauzl.Entry, left: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error !== null) {
        reject(new Refused('file.damaged', { cause: error }));
        return;
      }
      const chunks: Buffer[] = [];
      let size = 0;
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > left) {
          stream.destroy();
          reject(new Refused('file.zip-bomb'));
        } else chunks.push(chunk);
      });
      stream.on('error', (cause: Error) => {
        // More bytes come out than the directory promised: made to look small.
        reject(new Refused(/too many bytes/i.test(cause.message) ? 'file.zip-bomb' : 'file.damaged', { cause }));
      });
      stream.on('end', () => resolve(Buffer.concat(chunks)));
    });
  });
}
