import { inflateSync } from 'node:zlib';

/** More than this of one packed part is not looked at: pictures and fonts are as good as any part to tell damage. */
const enough = 4 * 1024 * 1024;

/**
 * The library mends what it can and leaves out the rest without a word; half a plan must not look like a plan.
 * Damaged is what lacks its end, or has a packed part that breaks off in its middle. A missing checksum at a part's
 * end is not held against the file: some programs write none.
 */
export function isWhole(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.lastIndexOf('%%EOF') < file.length - 4096) return false;
  // With protection against changes the parts are packed first and then scrambled.
  if (file.includes('/Encrypt')) return true;
  for (let at = file.indexOf('/FlateDecode'); at >= 0; at = file.indexOf('/FlateDecode', at + 1)) {
    const begin = file.indexOf('stream', at);
    if (begin < 0 || begin - at > 600) continue;
    const dictionary = file.toString('latin1', Math.max(file.lastIndexOf('obj', at), at - 600), begin);
    if (!/>>\s*$/.test(dictionary) || !/\/Filter\s*(?:\/FlateDecode|\[\s*\/FlateDecode\s*\])/.test(dictionary)) continue;
    const from = begin + 6 + (file[begin + 6] === 13 ? 1 : 0) + 1;
    const end = file.indexOf('endstream', from);
    if (end < 0 || breaksOff(file.subarray(from, end))) return false;
  }
  return true;
}

function breaksOff(packed: Buffer): boolean {
  try {
    inflateSync(packed, { maxOutputLength: enough });
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'Z_DATA_ERROR' && error.message !== 'incorrect data check';
  }
}
