import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sealIn } from './seal.ts';

let folder = '';
const writeKey = (hex: string): Promise<void> => writeFile(join(folder, 'keys', 'trail.key'), `${hex}\n`);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'internkoll-seal-'));
  await mkdir(join(folder, 'keys'));
  await writeKey('ab'.repeat(32));
});
afterAll(() => rm(folder, { recursive: true }));

test('a sealed secret is opened with its key, and says nothing otherwise', async () => {
  const seal = sealIn(folder);
  const sealed = await seal.close('hemlig å');
  expect(await seal.close('hemlig å')).not.toBe(sealed);
  expect(sealed).not.toContain('hemlig');
  expect(await seal.open(sealed)).toBe('hemlig å');
  const middle = Math.floor(sealed.length / 2);
  for (const other of [sealed.slice(0, middle) + (sealed[middle] === 'A' ? 'B' : 'A') + sealed.slice(middle + 1), sealed.slice(0, -8), 'v1.', '', 'hemlig å']) expect(await seal.open(other)).toBeNull();
  await writeKey('cd'.repeat(32));
  expect(await seal.open(sealed)).toBeNull();
});
