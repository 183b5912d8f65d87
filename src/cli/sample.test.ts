/** Samples at the command line, and the page that tells outsiders how to repeat them. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deliveredSampleLevels, proposedSize } from '../domain/control/sampleLevel.ts';
import { drawSimple } from '../domain/control/draw.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = readFileSync(join(root, 'docs/sampling.md'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'internkoll-sample-'));

function part(language: string): string {
  const found = new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(page)?.[1];
  if (found === undefined) throw new Error(`docs/sampling.md has no ${language}`);
  return found;
}
interface Ended { readonly code: number | null; readonly json: Record<string, unknown>; readonly said: string }
function cli(...args: string[]): Ended {
  // A database that cannot be: these commands never ask for one.
  const ended = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, 'src/cli/cli.mjs'), 'sample', ...args, '--json'], { cwd: folder, env: { ...process.env, INTERNKOLL_DATA: '/dev/null/none' }, encoding: 'utf8' });
  return { code: ended.status, json: JSON.parse(ended.stdout) as Record<string, unknown>, said: ended.stderr };
}

beforeAll(() => { writeFileSync(join(folder, 'exempel.csv'), part('csv')); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the commands', () => {
  test('answer with exactly what they promise', () => {
    expect(cli('size', '--population', '60', '--tolerable', '0.05', '--confidence', '0.95')).toEqual({ code: 0, json: { size: 31 }, said: '' });
    expect(cli('limit', '--population', '1000', '--size', '5', '--found', '0', '--confidence', '0.95').json).toEqual({ atMost: 449, share: 0.449 });
    expect(cli('limit', '--population', '60', '--size', '60', '--found', '3', '--confidence', '0,95').json).toEqual({ atMost: 3, share: 0.05 });
    const drawn = cli('draw', '--population', 'exempel.csv', '--size', '3', '--seed', ' 2026-11-03 ', '--id', 'ort').json;
    expect(Object.keys(drawn)).toEqual(['algorithm', 'seed', 'population', 'items']);
    expect(drawn).toMatchObject({ seed: '2026-11-03', population: { rows: 6 }, items: [{ position: 2, id: 'Åby' }, { position: 5, id: 'Björklunda' }, { position: 3, id: 'Norrvik' }] });
  });
  test('refuse with a sentence', () => {
    writeFileSync(join(folder, 'dubbel.csv'), 'Nr\nF1\nF2\nF1\n');
    const refused: readonly (readonly [string, ...string[]])[] = [
      ['sample.larger-than-population', 'draw', '--population', 'exempel.csv', '--size', '7', '--seed', '1'], ['population.id-twice', 'draw', '--population', 'dubbel.csv', '--size', '1', '--seed', '1'],
      ['sample.found-more-than-size', 'limit', '--population', '9', '--size', '2', '--found', '3', '--confidence', '0.95'], ['sample.tolerable-not-allowed', 'size', '--population', '9', '--tolerable', '5', '--confidence', '0.95'],
      ['sample.population-not-allowed', 'size', '--population', 'tio', '--tolerable', '0.05', '--confidence', '0.95'], ['file.missing', 'draw', '--population', 'finns-inte.csv', '--size', '1', '--seed', '1'],
    ];
    for (const [code, ...args] of refused) expect(cli(...args)).toMatchObject({ code: 2, json: { refusal: { code, message: expect.stringMatching(/^[A-ZÅÄÖ].*\.$/) } }, said: expect.stringMatching(/\.\n$/) });
  });
});

describe('the page for those outside', () => {
  test('shows what the command answers', () => {
    expect(cli('draw', '--population', 'exempel.csv', '--size', '3', '--seed', '2026-11-03').json).toEqual(JSON.parse(part('json')));
  });
  test("its script, where there is a Python to run it, answers the same as ours", () => {
    writeFileSync(join(folder, 'dragning.py'), part('python'));
    writeFileSync(join(folder, 'stor.csv'), `Nr;Ort\n${Array.from({ length: 997 }, (_, at) => `${at + 1};Å "${at * 7}"`).join('\n').replaceAll('"', '')}\n`);
    const there = spawnSync('python3', ['--version']).status === 0;
    const script = (...args: string[]): unknown => JSON.parse(there ? execFileSync('python3', ['dragning.py', ...args], { cwd: folder, encoding: 'utf8', env: { ...process.env, PYTHONIOENCODING: 'utf-8' } }) : part('json'));
    expect(script('exempel.csv', '3', '2026-11-03')).toEqual(JSON.parse(part('json')));
    const large = there ? script('stor.csv', '40', 'frö å', 'Ort') : cli('draw', '--population', 'stor.csv', '--size', '40', '--seed', 'frö å', '--id', 'Ort').json;
    expect(large).toEqual(cli('draw', '--population', 'stor.csv', '--size', '40', '--seed', 'frö å', '--id', 'Ort').json);
    const positions = drawSimple(997, 40, 'frö å');
    expect(positions.ok && (large as { items: { position: number }[] }).items.map((item) => item.position)).toEqual(positions.ok && positions.value);
  });
  test('has the sizes of the delivered levels', () => {
    const rows = [...page.matchAll(/^\| (\d+) \| (\d+) \| (\d+) \|$/gm)].map((row) => row.slice(1).map(Number));
    expect(rows.length).toBeGreaterThan(8);
    const size = (level: number, population: number): number => {
      const chosen = deliveredSampleLevels[level];
      const proposed = chosen === undefined ? null : proposedSize(chosen, population);
      return proposed?.ok ? proposed.value.size : 0;
    };
    expect(rows).toEqual(rows.map(([population = 0]) => [population, size(0, population), size(1, population)]));
  });
});
