/** Which files are taken as evidence, known by name and by content, and as what they are given back. */
import { ok, refuse, type Outcome } from '../refusal.ts';

export const evidenceMegabytes = 20;
const mostBytes = evidenceMegabytes * 1024 * 1024;

type Inside = 'pdf' | 'zip' | 'png' | 'jpeg' | 'ole' | 'text';
/** Never a type that a browser runs: mail and text leave as plain bytes. */
const kinds: Readonly<Record<string, { readonly inside: Inside; readonly mediaType: string }>> = {
  pdf: { inside: 'pdf', mediaType: 'application/pdf' },
  docx: { inside: 'zip', mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  xlsx: { inside: 'zip', mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  pptx: { inside: 'zip', mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation' },
  odt: { inside: 'zip', mediaType: 'application/vnd.oasis.opendocument.text' },
  ods: { inside: 'zip', mediaType: 'application/vnd.oasis.opendocument.spreadsheet' },
  png: { inside: 'png', mediaType: 'image/png' },
  jpg: { inside: 'jpeg', mediaType: 'image/jpeg' },
  jpeg: { inside: 'jpeg', mediaType: 'image/jpeg' },
  txt: { inside: 'text', mediaType: 'text/plain; charset=utf-8' },
  csv: { inside: 'text', mediaType: 'text/csv; charset=utf-8' },
  eml: { inside: 'text', mediaType: 'application/octet-stream' },
  msg: { inside: 'ole', mediaType: 'application/octet-stream' },
};
export const evidenceEndings: readonly string[] = Object.keys(kinds);

const signs: Readonly<Record<Exclude<Inside, 'text'>, readonly number[]>> = {
  pdf: [0x25, 0x50, 0x44, 0x46, 0x2d], zip: [0x50, 0x4b, 0x03, 0x04], png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], jpeg: [0xff, 0xd8, 0xff], ole: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
};
/** A name inside an Office file by which each kind shows what it is; names in a zip are never packed. */
const parts: Readonly<Record<string, string>> = { docx: 'word/', xlsx: 'xl/', pptx: 'ppt/', odt: 'mimetype', ods: 'mimetype' };

/** The media type to keep it under, or why it is not taken. */
export function evidenceKind(name: string, bytes: Uint8Array): Outcome<{ readonly name: string; readonly mediaType: string }> {
  // Only the last part of the name: some programs send the whole way to the file.
  const plain = (name.split(/[/\\]/).at(-1) ?? '').trim();
  const ending = /\.([^.]+)$/.exec(plain)?.[1]?.toLowerCase() ?? '';
  const kind = Object.hasOwn(kinds, ending) ? kinds[ending] : undefined;
  if (kind === undefined) return refuse(/^(docm|xlsm|pptm|dotm|xltm|xlsb)$/.test(ending) ? 'evidence.macro' : 'evidence.kind-not-allowed', { name: plain, ending });
  if (bytes.length === 0) return refuse('evidence.empty', { name: plain });
  if (bytes.length > mostBytes) return refuse('evidence.too-large', { name: plain, megabytes: evidenceMegabytes });
  const right = kind.inside === 'text' ? isText(bytes) : begins(bytes, signs[kind.inside], kind.inside === 'pdf' ? 1024 : 0);
  if (!right) return refuse('evidence.not-what-it-says', { name: plain });
  if (kind.inside === 'zip') {
    if (holds(bytes, 'vbaProject.bin')) return refuse('evidence.macro', { name: plain });
    if (!holds(bytes, parts[ending] ?? '')) return refuse('evidence.not-what-it-says', { name: plain });
  }
  return ok({ name: plain, mediaType: kind.mediaType });
}

/** Some programs write a few bytes before a PDF's own. */
function begins(bytes: Uint8Array, sign: readonly number[], within: number): boolean {
  for (let at = 0; at <= within; at += 1) if (sign.every((byte, index) => bytes[at + index] === byte)) return true;
  return false;
}
/** Text has no zero byte, unless it says first that it is UTF-16. */
function isText(bytes: Uint8Array): boolean {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return true;
  return !bytes.includes(0) && !begins(bytes, [0x4d, 0x5a, 0x90], 0);
}
function holds(bytes: Uint8Array, words: string): boolean {
  const sign = Array.from(words, (letter) => letter.charCodeAt(0));
  const [first = 0] = sign;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) if (sign.every((byte, index) => bytes[at + index] === byte)) return true;
  return false;
}
