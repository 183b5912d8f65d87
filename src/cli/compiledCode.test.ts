import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const source = join(import.meta.dirname, '..');
let folder = '';
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'internkoll-compiled-')); });
afterAll(() => rm(folder, { recursive: true }));

/** Runs an entry and answers what it wrote, and as `kept` where Node said at the end that it keeps what it compiled. */
async function run(entry: string, args: readonly string[], environment: NodeJS.ProcessEnv): Promise<{ stdout: string; kept: string }> {
  const { NODE_COMPILE_CACHE: _set, ...rest } = process.env;
  const teller = 'data:text/javascript,import { getCompileCacheDir } from "node:module"; process.on("exit", () => console.error("kept " + getCompileCacheDir()));';
  const told = await promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', '--import', teller, join(source, entry), ...args], { env: { ...rest, ...environment } }).catch((error: unknown) => error as { stdout: string; stderr: string });
  return { stdout: told.stdout, kept: /^kept (.*)$/m.exec(told.stderr)?.[1] ?? '' };
}
const help = (cache: string) => run('cli/cli.mjs', ['help'], { NODE_COMPILE_CACHE: cache });

test.each([
  ['the command line', 'cli/cli.mjs', ['help'], {}],
  // Refused before anything is opened.
  ['the server', 'main.mjs', [], { PORT: 'none' }],
])('%s keeps what is compiled beside the program, and runs from the first line with it', async (_, entry, args, environment) => {
  expect((await run(entry, args, environment)).kept).toContain(join(source, '../.cache/compiled'));
});

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
