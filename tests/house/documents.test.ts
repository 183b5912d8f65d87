/** The documents for people: their links lead somewhere, what they say of the house is what the house is, and nobody real is named. */
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rooms } from './rooms.ts';

const root = join(import.meta.dirname, '..', '..');
const files = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md')).map((name) => join('docs', name))];
const texts = files.map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));

/** Links to files of the project that are not there. */
function deadLinks(file: string, text: string): string[] {
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((found) => found[1] ?? '').filter((target) => !/^(https?:|mailto:|#)/.test(target));
  return links.filter((target) => !existsSync(join(root, dirname(file), target.replace(/#.*$/, '')))).map((target) => `${file}: ${target}`);
}

/** Places that the architecture's tables name and that are nowhere: a room's file or folder, or a page of a feature; `*` stands for the rest of a name. */
function nowhere(text: string): string[] {
  const named = text.split('\n').filter((line) => line.startsWith('|')).flatMap((line) => [...line.matchAll(/`([a-z]\w*\/[\w/*]*)`/gi)].map((found) => found[1] ?? ''));
  return [...new Set(named)].filter((name) => globSync([`src/${name}`, `src/${name}.{ts,tsx}`, `src/*/${name}`, `src/web/features/${name}`, `src/web/features/${name}.tsx`], { cwd: root }).length === 0);
}

describe('the documents', () => {
  it('are there and link only to what is there', () => {
    expect(files.length).toBeGreaterThan(9);
    expect(texts.flatMap(({ text }) => [...text.matchAll(/\]\([^)]+\)/g)]).length).toBeGreaterThan(15);
    expect(texts.flatMap(({ file, text }) => deadLinks(file, text))).toEqual([]);
  });
  it('planted: a dead link is found', () => {
    expect(deadLinks('README.md', 'See [this](docs/nothing.md).')).toEqual(['README.md: docs/nothing.md']);
  });
  it('name every room, and the commands that exist', () => {
    const architecture = texts.find(({ file }) => file === 'ARCHITECTURE.md')?.text ?? '';
    expect(Object.keys(rooms).filter((room) => !architecture.includes(`| \`${room}\` |`))).toEqual([]);
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
    const named = texts.flatMap(({ text }) => [...text.matchAll(/npm run (?:--silent )?([a-z]+)/g)].map((found) => found[1] ?? ''));
    expect(named.length).toBeGreaterThan(5);
    expect([...new Set(named)].filter((name) => !(name in scripts))).toEqual([]);
  });
  it('say where things are: every place named is there, and every topic of the domain is named', () => {
    const architecture = texts.find(({ file }) => file === 'ARCHITECTURE.md')?.text ?? '';
    expect(nowhere(architecture)).toEqual([]);
    const topics = /the same words in every room: `([^`]+)`/.exec(architecture)?.[1]?.split(' ') ?? [];
    expect(readdirSync(join(root, 'src/domain'), { withFileTypes: true }).filter((one) => one.isDirectory() && !topics.includes(one.name)).map((one) => one.name)).toEqual([]);
  });
  it('planted: a place that is not there is found', () => {
    expect(nowhere('| a thing | `domain/nothing` | `app/run` |')).toEqual(['domain/nothing']);
  });
  it('carry the licence that the package names', () => {
    const { license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { license: string };
    expect(license).toBe('EUPL-1.2');
    expect(readFileSync(join(root, 'LICENSE'), 'utf8')).toContain('EUROPEAN UNION PUBLIC LICENCE v. 1.2');
  });
});
