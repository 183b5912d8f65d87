/** Key pairs with a certificate that signs itself, as both sides of SAML show each other. No authority is asked: what counts is the key in the metadata. */
import { createSign, generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';

export interface CertifiedKey { readonly privateKey: string; readonly certificate: string }

const YEARS = 15;
const RSA_BITS = 3072;

/** One element of ASN.1 in DER. */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  const size = body.length < 0x80 ? [body.length] : body.length < 0x100 ? [0x81, body.length] : [0x82, body.length >> 8, body.length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
}
const SEQUENCE = 0x30;
/** sha256WithRSAEncryption, RFC 4055. */
const algorithm = der(SEQUENCE, Buffer.from('06092a864886f70d01010b0500', 'hex'));
/** UTCTime, which RFC 5280 asks for until 2049. */
function utcTime(moment: Date): Buffer {
  return der(0x17, Buffer.from(`${moment.toISOString().slice(2, 19).replaceAll(/[-:T]/g, '')}Z`));
}
function named(name: string): Buffer {
  return der(SEQUENCE, der(0x31, der(SEQUENCE, Buffer.from('0603550403', 'hex'), der(0x0c, Buffer.from(name)))));
}

export async function certifiedKey(name: string, now: Date): Promise<CertifiedKey> {
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: RSA_BITS });
  const until = new Date(Date.UTC(Math.min(now.getUTCFullYear() + YEARS, 2049), now.getUTCMonth(), 1));
  // The first bit is clear, so that the number is positive, and the second is set, so that it is written in the fewest bytes.
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
  const who = named(name);
  const body = der(SEQUENCE, der(0xa0, der(0x02, Buffer.from([2]))), der(0x02, serial), algorithm, who, der(SEQUENCE, utcTime(new Date(now.getTime() - 24 * 3600_000)), utcTime(until)), who, publicKey.export({ type: 'spki', format: 'der' }));
  const whole = der(SEQUENCE, body, algorithm, der(0x03, Buffer.from([0]), createSign('RSA-SHA256').update(body).sign(privateKey)));
  return { privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string, certificate: `-----BEGIN CERTIFICATE-----\n${(whole.toString('base64').match(/.{1,64}/g) ?? []).join('\n')}\n-----END CERTIFICATE-----\n` };
}
