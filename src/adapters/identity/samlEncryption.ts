/**
 * An encrypted assertion (XML Encryption 1.1) put back in its place before anything else is believed, so that every wall stands before what was inside, too.
 * Only what is authenticated is opened: AES-GCM, with the key by RSA-OAEP. CBC and RSA 1.5 tell an attacker about the text by how they fail, and are refused.
 */
import { constants, createDecipheriv, privateDecrypt } from 'node:crypto';

const CONTENT: Readonly<Record<string, readonly ['aes-128-gcm' | 'aes-192-gcm' | 'aes-256-gcm', number]>> = {
  'http://www.w3.org/2009/xmlenc11#aes128-gcm': ['aes-128-gcm', 16], 'http://www.w3.org/2009/xmlenc11#aes192-gcm': ['aes-192-gcm', 24], 'http://www.w3.org/2009/xmlenc11#aes256-gcm': ['aes-256-gcm', 32],
};
const OAEP = 'http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p';
const OAEP_11 = 'http://www.w3.org/2009/xmlenc11#rsa-oaep';
const DIGESTS: Readonly<Record<string, string>> = { 'http://www.w3.org/2000/09/xmldsig#sha1': 'sha1', 'http://www.w3.org/2001/04/xmlenc#sha256': 'sha256', 'http://www.w3.org/2001/04/xmlenc#sha512': 'sha512' };
const IV_BYTES = 12;
const TAG_BYTES = 16;

export type Opened = { readonly ok: true; readonly xml: string } | { readonly ok: false; readonly why: 'form' | 'algorithm' | 'key' };

/** So seldom does an honest answer say the word; where it is said more often, looking for the pairs would be the attack. */
const MOST = 8;
function seldom(xml: string, name: string): boolean {
  return xml.split(name, MOST + 2).length <= MOST + 1;
}
/** The elements of a name, whole, where none holds another of the same name. */
function elements(xml: string, name: string): string[] {
  return xml.match(new RegExp(`<((?:[\\w.-]+:)?)${name}(?:\\s[^<>]*)?>[\\s\\S]*?</\\1${name}\\s*>`, 'g')) ?? [];
}
function algorithmIn(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<(?:[\\w.-]+:)?${name}\\s[^<>]*?\\bAlgorithm\\s*=\\s*["']([^"'<>]*)["']`, 'g'))].map((found) => found[1] ?? '');
}
function cipherValue(xml: string): Buffer | null {
  const [found, ...more] = [...xml.matchAll(/<(?:[\w.-]+:)?CipherValue(?:\s[^<>]*)?>([A-Za-z0-9+/=\s]+)</g)];
  return found === undefined || more.length > 0 ? null : Buffer.from(found[1] ?? '', 'base64');
}

export function isEncrypted(xml: string): boolean {
  return /EncryptedAssertion|EncryptedData/.test(xml);
}

/** The answer with its one encrypted assertion opened by one of the keys. */
export function opened(xml: string, privateKeys: readonly string[]): Opened {
  if (!['EncryptedAssertion', 'EncryptedKey', 'EncryptionMethod', 'CipherValue'].every((name) => seldom(xml, name))) return { ok: false, why: 'form' };
  const [whole, ...more] = elements(xml, 'EncryptedAssertion');
  if (whole === undefined || more.length > 0) return { ok: false, why: 'form' };
  const [wrapped, ...others] = elements(whole, 'EncryptedKey');
  if (wrapped === undefined || others.length > 0) return { ok: false, why: 'form' };
  const data = whole.replace(wrapped, '');
  const [sealedKey, sealed] = [cipherValue(wrapped), cipherValue(data)];
  if (sealedKey === null || sealed === null || sealed.length < IV_BYTES + TAG_BYTES) return { ok: false, why: 'form' };

  const [keyWay, ...keyWays] = algorithmIn(wrapped, 'EncryptionMethod');
  const [way, ...ways] = algorithmIn(data, 'EncryptionMethod');
  if (keyWay === undefined || way === undefined || keyWays.length + ways.length > 0) return { ok: false, why: 'algorithm' };
  const content = Object.hasOwn(CONTENT, way) ? CONTENT[way] : undefined;
  const digest = DIGESTS[algorithmIn(wrapped, 'DigestMethod')[0] ?? 'http://www.w3.org/2000/09/xmldsig#sha1'];
  if (content === undefined || digest === undefined || (keyWay !== OAEP && keyWay !== OAEP_11)) return { ok: false, why: 'algorithm' };

  for (const privateKey of privateKeys) {
    try {
      const key = privateDecrypt({ key: privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: digest }, sealedKey);
      if (key.length !== content[1]) continue;
      const decipher = createDecipheriv(content[0], key, sealed.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
      decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
      const text = decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
      // A function, so that "$" in what came is no pattern.
      return { ok: true, xml: xml.replace(whole, () => text.replace(/^\uFEFF|^\s+|\s+$/g, '')) };
    } catch (error) {
      // Another key, or not whole: what does not verify is not used, and all ways to fail look alike from outside.
      if (!(error instanceof Error)) throw error;
    }
  }
  return { ok: false, why: 'key' };
}
