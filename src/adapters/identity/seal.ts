/**
 * Secrets that Internkoll must be able to say again (a client secret at another provider) lie in the database sealed with AES-256-GCM.
 * The key is made from the trail's key, which lies outside the database and follows a backup, so that a copy of the database alone tells nothing.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Seal } from '../../app/signInPorts.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const FORM = 'v1.';

export function sealIn(dataFolder: string): Seal {
  // Read each time: a restore brings another key, and secrets are seldom needed.
  const key = async (): Promise<Buffer> => {
    const trailKey = Buffer.from((await readFile(join(dataFolder, 'keys', 'trail.key'), 'utf8')).trim(), 'hex');
    return Buffer.from(hkdfSync('sha256', trailKey, 'internkoll', 'sign-in secrets', 32));
  };
  return {
    async close(text) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', await key(), nonce);
      const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return FORM + Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString('base64');
    },
    async open(sealed) {
      if (!sealed.startsWith(FORM)) return null;
      const bytes = Buffer.from(sealed.slice(FORM.length), 'base64');
      if (bytes.length < NONCE_BYTES + TAG_BYTES) return null;
      const decipher = createDecipheriv('aes-256-gcm', await key(), bytes.subarray(0, NONCE_BYTES));
      decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      const opened = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8');
      try {
        return opened + decipher.final('utf8');
      } catch (error) {
        if (error instanceof Error) return null; // what does not verify was sealed with another key or is not whole: nothing of it is used
        throw error;
      }
    },
  };
}
