// One step of a check: a program run to its end, with its time told.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs a program of node_modules/.bin (or `node`). True when it ended well. */
export function step(title, program, args, environment = {}) {
  const began = performance.now();
  process.stdout.write(`— ${title}\n`);
  const windows = process.platform === 'win32';
  const command = program === 'node' ? process.execPath : join(root, 'node_modules', '.bin', windows ? `${program}.cmd` : program);
  const result = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...environment }, shell: windows });
  if (result.error) process.stdout.write(`${result.error.message}\n`);
  const well = result.status === 0;
  process.stdout.write(`  ${well ? 'ok' : 'FAILED'} after ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
  return well;
}

export const typesOfHouse = () => step('types', 'tsc', ['--noEmit', '-p', '.']);
/** The domain is read a second time without the types of Node and the browser: it may know neither. */
export const typesOfDomain = () => step('types of the domain, without Node and DOM', 'tsc', ['--noEmit', '-p', 'tsconfig.domain.json']);
export const lint = () => step('lint', 'oxlint', ['--deny-warnings']);
