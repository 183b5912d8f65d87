/**
 * Word and Excel files are zip archives whose entries carry a clock time. The writers take it from the machine;
 * here it is set to the moment given (UTC), so that the same content gives the same bytes.
 */
export function withZipTime(archive: Uint8Array, moment: Date): Uint8Array {
  const bytes = Uint8Array.from(archive);
  const view = new DataView(bytes.buffer);
  // MS-DOS date and time (APPNOTE 4.4.6): years from 1980, seconds by two.
  const time = (moment.getUTCHours() << 11) | (moment.getUTCMinutes() << 5) | (moment.getUTCSeconds() >> 1);
  const date = (Math.max(0, moment.getUTCFullYear() - 1980) << 9) | ((moment.getUTCMonth() + 1) << 5) | moment.getUTCDate();
  const end = endRecord(view);
  let at = view.getUint32(end + 16, true);
  for (let entry = 0; entry < view.getUint16(end + 10, true); entry += 1) {
    if (view.getUint32(at, true) !== centralEntry) throw new Error('The archive has a broken directory.');
    const local = view.getUint32(at + 42, true);
    view.setUint16(at + 12, time, true);
    view.setUint16(at + 14, date, true);
    view.setUint16(local + 10, time, true);
    view.setUint16(local + 12, date, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return bytes;
}

const centralEntry = 0x02014b50;
const endOfDirectory = 0x06054b50;

function endRecord(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0; at -= 1) if (view.getUint32(at, true) === endOfDirectory) return at;
  throw new Error('The archive has no directory.');
}
