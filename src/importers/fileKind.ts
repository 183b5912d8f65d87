import type { SourceFormat } from '../domain/document/draft.ts';
import type { ReadLimits } from './limits.ts';
import { Refused } from './refused.ts';
import { childrenOf, parseXml } from './xml.ts';
import { openPackage } from './zip.ts';
import type { Package } from './zip.ts';

export type OpenedFile =
  | { readonly format: 'pdf' }
  | { readonly format: Exclude<SourceFormat, 'pdf'>; readonly file: Package; readonly mainPart: string };

/** By what the bytes are, not by what the name says; the name only helps to refuse macro files in one word. */
export async function openFile(bytes: Uint8Array, fileName: string, limits: ReadLimits): Promise<OpenedFile> {
  if (bytes.length > limits.bytes) throw new Refused('file.too-large');
  if (bytes.length === 0) throw new Refused('file.empty');
  if (Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes('%PDF-')) return { format: 'pdf' };
  if (starts(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new Refused(isEncryptedOffice(bytes) ? 'file.encrypted' : 'file.type-unknown');
  if (!starts(bytes, [0x50, 0x4b])) throw new Refused('file.type-unknown');
  const file = await openPackage(bytes, limits);
  if (/\.(?:docm|dotm|xlsm|xltm|xlam|xlsb)$/i.test(fileName) || [...file.names].some((name) => /vbaproject\.bin$/i.test(name))) throw new Refused('file.macro');
  return { ...(await mainPartOf(file)), file };
}

function starts(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}

/**
 * Word and Excel put a file with a password inside a container of the old kind, as a stream of this name. Old .doc
 * and .xls files are such containers too; there the words could only stand in the text, not at a directory entry.
 */
function isEncryptedOffice(bytes: Uint8Array): boolean {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const name = Buffer.from('EncryptedPackage\0', 'utf16le');
  for (let at = all.indexOf(name); at >= 0; at = all.indexOf(name, at + 2)) if (at % 128 === 0 && all[at + 64] === name.length) return true;
  return false;
}

async function mainPartOf(file: Package): Promise<{ format: 'docx' | 'xlsx'; mainPart: string }> {
  const part = await file.read('[Content_Types].xml');
  if (part === null) throw new Refused('file.type-unknown');
  for (const one of childrenOf(parseXml(part), 'Override')) {
    const type = one.attributes['ContentType'] ?? '';
    if (/macroenabled/i.test(type)) throw new Refused('file.macro');
    const mainPart = (one.attributes['PartName'] ?? '').replace(/^\//, '');
    if (/wordprocessingml\.(?:document|template)\.main\+xml/.test(type)) return { format: 'docx', mainPart };
    if (/spreadsheetml\.(?:sheet|template)\.main\+xml/.test(type)) return { format: 'xlsx', mainPart };
  }
  throw new Refused('file.type-unknown');
}
