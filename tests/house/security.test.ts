/** What the security documents say is there is there: every file and test they name, every row with an answer, and no markup from people's words. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const documents = ['SECURITY.md', 'docs/security.md', 'docs/asvs.md'];

/** Files of the project that a document names in code marks. */
function named(text: string): string[] {
  return [...text.matchAll(/`([^`\s]+)`/g)].map((found) => found[1] ?? '').filter((name) => /^(?:src|tests|tools|docs|bench)\/|^[A-Za-z-]+\.(?:md|json|ts)$/.test(name));
}
function missing(text: string): string[] {
  return [...new Set(named(text))].filter((name) => !existsSync(join(root, name)));
}
const rowsOf = (text: string): string[][] => text.split('\n').filter((line) => /^\| V\d/.test(line)).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));

describe('the security documents', () => {
  it.each(documents)('%s names only what exists', (file) => {
    expect(named(read(file)).length).toBeGreaterThan(1);
    expect(missing(read(file))).toEqual([]);
  });
  it('planted: a test that is not there is found', () => {
    expect(missing('Shown by `tests/nothing.test.ts` and `docs/security.md`.')).toEqual(['tests/nothing.test.ts']);
  });
  it('answer every requirement of levels 1 and 2 once, with yes, no or n/a, and count them as they are', () => {
    const text = read('docs/asvs.md');
    const rows = rowsOf(text);
    expect(rows.length).toBe(253);
    expect(new Set(rows.map(([id]) => id)).size).toBe(253);
    const count = (answer: string): number => rows.filter((row) => row[2] === answer).length;
    expect([count('yes') + count('no') + count('n/a'), rows.filter((row) => row[2] !== 'n/a' && row[3] === '').map(([id]) => id)]).toEqual([253, []]);
    expect(text).toContain(`Of 253 requirements ${count('yes')} are answered yes, ${count('no')} no and ${count('n/a')} do not apply.`);
  });
  it('every threat has a test', () => {
    const threats = read('docs/security.md').split('## What is not stopped')[0]?.split('## Who, what')[1]?.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| who |')) ?? [];
    expect(threats.length).toBeGreaterThan(15);
    expect(threats.filter((line) => !/`[^`]+\.test\.ts`/.test(line.split('|').at(-2) ?? ''))).toEqual([]);
  });
});

describe('pages', () => {
  const sources = readdirSync(join(root, 'src/web'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsx')).map((name) => ({ name, text: read(join('src/web', name)) }));
  it('hold raw markup only for what the house draws itself', () => {
    const raw = sources.flatMap(({ name, text }) => [...text.matchAll(/__html: *([^}\n]{0,60})/g)].map((found) => ({ name, what: found[1] ?? '' })));
    expect(raw.length).toBeGreaterThan(0);
    expect(raw.filter(({ what }) => !/^\w*(?:Svg|Picture)\(/.test(what) && !/^(?:svg|picture)\b/.test(what)).map(({ name, what }) => `${name}: ${what}`)).toEqual([]);
    for (const { name, text } of sources) expect([name, /\.innerHTML\s*=|document\.write|\beval\(|new Function\(/.test(text)]).toEqual([name, false]);
  });
});
