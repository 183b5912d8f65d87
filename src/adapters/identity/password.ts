/** Passwords of local accounts: argon2id with the parameters OWASP recommends (19 MiB, two rounds, one lane). */
import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const; // argon2id is the package's own default; its name is a const enum that erasable syntax cannot read

/** The stored form (PHC text) of a password; salted, so never the same twice. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), COST);
}

let nobody: Promise<string> | null = null;

/** True when the password fits. With `stored` null (no such account) the same work is done, so that time tells nobody which accounts exist. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword(randomBytes(32).toString('base64'));
  const fits = await verify(stored ?? (await nobody), password.normalize('NFC'));
  return stored !== null && fits;
}

/** The same as the port of app/house.ts asks for them. */
export const passwords = {
  hash: hashPassword,
  verify: (secret: string, password: string): Promise<boolean> => verifyPassword(secret, password),
  workFor: async (password: string): Promise<void> => { await verifyPassword(null, password); },
};
