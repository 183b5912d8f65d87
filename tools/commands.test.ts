/** The commands around the suite: what they refuse, what they name, and that standard out stays clean for the command that follows. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listed, parts } from './programs.mjs';

const root = join(import.meta.dirname, '..');
function call(script: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): { code: number | null; out: string; err: string } {
  const answer = spawnSync(process.execPath, [script, ...args], { cwd: root, encoding: 'utf8', env: { ...process.env, CI: '', ...environment } });
  return { code: answer.status, out: answer.stdout, err: answer.stderr };
}

describe('tools/prepare.mjs', () => {
  it('says nothing when nothing is to be done, and never anything on standard out', () => {
    expect(call('tools/prepare.mjs', [])).toEqual({ code: 0, out: '', err: '' });
  });
});

describe('tests/run.mjs', () => {
  it('refuses to leave anything out where CI is set', () => {
    const answer = call('tests/run.mjs', ['--without', 'office'], { CI: 'true' });
    expect(answer.code).toBe(2);
    expect(answer.err).toContain('nothing may be left out');
  });
  it.each([[['--without', 'cat']], [['--without']], [['--quick']]])('refuses what it does not know: %j', (args) => {
    expect(call('tests/run.mjs', args).code).toBe(2);
  });
  it('names what is missing with the command that brings it, and fails', () => {
    const answer = call('tests/run.mjs', ['src/domain'], { PATH: join(root, 'node_modules', '.bin') });
    expect(answer.code).toBe(1);
    expect(answer.err).toMatch(/browser: chromium/);
    expect(answer.err).toMatch(/apt-get install .*chromium.*poppler-utils qpdf/);
    expect(answer.err).toContain('--without browser,office');
  });
});

describe('the list of Debian packages', () => {
  const text = readFileSync(join(root, 'tools', 'debian-packages.txt'), 'utf8');
  it('is read alike by .ci/run and by the tests', () => {
    const shell = spawnSync('awk', ['-F|', '!/^[[:space:]]*(#|$)/ { gsub(/[[:space:]]/, "", $2); print $2 }'], { input: text, encoding: 'utf8' });
    expect(shell.stdout.trim().split('\n')).toEqual(listed(text).map((row) => row.debianPackage));
    expect(readFileSync(join(root, '.ci', 'run'), 'utf8')).toContain(`!/^[[:space:]]*(#|$)/ { gsub(/[[:space:]]/, "", $2); print $2 }`);
  });
  it('brings something for every part that may be left out', () => {
    expect([...new Set(listed(text).map((row) => row.part))].toSorted()).toEqual(parts.toSorted());
    expect(() => listed('cat | dog')).toThrow('part | package | programs');
  });
});
