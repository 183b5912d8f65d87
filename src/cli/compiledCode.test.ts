import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

let folder = '';
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'internkoll-compiled-')); });
afterAll(() => rm(folder, { recursive: true }));

const help = (cache: string) => promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'cli.mjs'), 'help'], { env: { ...process.env, NODE_COMPILE_CACHE: cache } });

test('what a command compiled is kept for the next', async () => {
  const cache = join(folder, 'kept');
  const { stdout } = await help(cache);
  expect(stdout).toContain('import FIL');
  const [version] = await readdir(cache);
  expect((await readdir(join(cache, version ?? ''))).length).toBeGreaterThan(100);
  expect((await help(cache)).stdout).toBe(stdout);
});

test('where nothing can be kept, the program does the same', async () => {
  const cache = join(folder, 'a file');
  await writeFile(cache, '');
  expect((await help(cache)).stdout).toContain('import FIL');
});

test('what lies there damaged is not used', async () => {
  const cache = join(folder, 'damaged');
  await help(cache);
  for (const entry of await readdir(cache, { recursive: true, withFileTypes: true })) if (entry.isFile()) await writeFile(join(entry.parentPath, entry.name), 'not what Node made');
  expect((await help(cache)).stdout).toContain('import FIL');
});
