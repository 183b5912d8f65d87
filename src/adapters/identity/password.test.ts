import { describe, expect, test } from 'vitest';
import { hashPassword, verifyPassword } from './password.ts';

describe('passwords', () => {
  test('argon2id, salted, and only the right password fits', async () => {
    const [first, second] = await Promise.all([hashPassword('hemligt å lösenord'), hashPassword('hemligt å lösenord')]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(first).not.toBe(second);
    expect(await verifyPassword(first, 'hemligt å lösenord')).toBe(true);
    expect(await verifyPassword(first, 'hemligt a\u030A lösenord')).toBe(true);
    expect(await verifyPassword(first, 'hemligt a lösenord')).toBe(false);
  });
  test('an unknown account costs the same work', async () => {
    const stored = await hashPassword('ett två tre fyra');
    await verifyPassword(null, 'warm');
    const time = async (hash: string | null): Promise<number> => {
      const from = performance.now();
      for (let turn = 0; turn < 8; turn += 1) await verifyPassword(hash, 'fel lösenord');
      return performance.now() - from;
    };
    const [known, unknown] = [await time(stored), await time(null)];
    expect(await verifyPassword(null, 'warm')).toBe(false);
    expect(unknown / known).toBeGreaterThan(0.4);
    expect(unknown / known).toBeLessThan(2.5);
  });
});
