/** The documents for people: their links lead somewhere, what they say of the house is what the house is, and nobody real is named. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
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
  it('carry the licence that the package names', () => {
    const { license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { license: string };
    expect(license).toBe('EUPL-1.2');
    expect(readFileSync(join(root, 'LICENSE'), 'utf8')).toContain('EUROPEAN UNION PUBLIC LICENCE v. 1.2');
  });
});
