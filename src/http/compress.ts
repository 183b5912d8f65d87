/** Answers are packed when the visitor takes it: quickly for data, hard and once for files. */
import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | null;
const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);
/** Below this the headers weigh more than what is won. */
export const PACK_FROM_BYTES = 1024;

/** The best encoding that the Accept-Encoding header names and does not weigh to zero. */
export function encodingFor(accepted: string | string[] | undefined): Encoding {
  if (accepted === undefined) return null;
  const names = new Set(String(accepted).toLowerCase().split(',').map((part) => part.trim()).filter((part) => !/;\s*q=0(?:\.0*)?$/.test(part)).map((part) => part.split(';')[0]?.trim()));
  return names.has('br') ? 'br' : names.has('gzip') ? 'gzip' : null;
}

/** Up to this many bytes it takes longer to hand them to another thread and back than to pack them here. */
const HERE_UP_TO = 32 * 1024;

/** `once`: the result is kept, so time does not matter. */
export async function pack(data: Buffer, encoding: Exclude<Encoding, null>, once: boolean): Promise<Buffer> {
  const here = !once && data.length <= HERE_UP_TO;
  if (encoding === 'gzip') return here ? gzipSync(data, { level: 1 }) : gzipped(data, { level: once ? 9 : 1 });
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: once ? 10 : 2, [constants.BROTLI_PARAM_SIZE_HINT]: data.length } };
  return here ? brotliCompressSync(data, options) : brotli(data, options);
}
