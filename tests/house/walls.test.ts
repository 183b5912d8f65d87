import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSource, type Source } from './source.ts';
import { broken } from './walls.ts';
import { longFiles, rooms } from './rooms.ts';

const root = join(import.meta.dirname, '..', '..');

function sources(...folders: string[]): Source[] {
  const files = folders.flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)));
  return files.filter((path) => /\.(ts|tsx|mjs)$/.test(path)).map((path) => readSource(path.split(sep).join('/'), readFileSync(join(root, path), 'utf8')));
}
const house = sources('src', 'tests', 'tools', 'bench');

describe('the walls of the house', () => {
  it('reads every source, and the imports between them', () => {
    expect(house.length).toBeGreaterThan(60);
    expect(house.reduce((sum, source) => sum + source.imports.length, 0)).toBeGreaterThan(house.length);
    expect(Object.keys(rooms).filter((room) => !house.some((source) => source.path.startsWith(`src/${room}/`)))).toEqual([]);
    expect(house.filter((source) => source.words.length > 0).length).toBeGreaterThan(20);
  });
  it('stand', () => {
    expect(broken(house)).toEqual([]);
  });
  it('allow long files only where they are', () => {
    expect(Object.keys(longFiles).filter((path) => !house.some((source) => source.path === path))).toEqual([]);
  });
});

describe('planted bad samples are found', () => {
  const there = { 'src/app/ports.ts': 'export interface Store { readonly a: 1 }', 'src/app/year.ts': 'export const a = 1;', 'src/text/words.ts': 'export const a = 1;', 'src/web/features/plan/Plan.tsx': 'export const a = 1;', 'src/domain/day.ts': 'export const a = 1;' };
  function said(path: string, code: string, others: Readonly<Record<string, string>> = there): string[] {
    return broken(Object.entries({ ...others, [path]: code }).map(([name, text]) => readSource(name, text)));
  }
  it('none in a good sample', () => {
    expect(said('src/app/start.ts', "import { a } from '../domain/day.ts';\nimport type { Store } from './ports.ts';\nexport const b = (store: Store) => [a, store];")).toEqual([]);
  });
  it.each([
    ['a static import over a wall', 'src/domain/a.ts', "import { a } from '../text/words.ts'; export const b = a;", 'domain may not import text'],
    ['a type-only import', 'src/domain/a.ts', "import type { a } from '../text/words.ts'; export type B = typeof a;", 'domain may not import text'],
    ['an import inside a type', 'src/domain/a.ts', "export type B = import('../text/words.ts').A;", 'domain may not import text'],
    ['a re-export', 'src/domain/a.ts', "export const c = 1; export { a } from '../text/words.ts';", 'domain may not import text'],
    ['a re-export of all', 'src/domain/a.ts', "export const c = 1; export * from '../text/words.ts';", 'domain may not import text'],
    ['a dynamic import', 'src/domain/a.ts', "export const b = () => import('../text/words.ts');", 'domain may not import text'],
    ['a dynamic import that cannot be read', 'src/web/a.ts', 'export const b = (name: string) => import(name);', 'cannot be read'],
    ['a require', 'src/http/a.ts', "export const b = require('../web/features/plan/Plan.tsx');", 'http may not import web'],
    ['a worker named beside', 'src/reports/a.ts', "export const b = new URL('../app/year.ts', import.meta.url);", 'reports may not import app'],
    ['a package the room may not use', 'src/contract/a.ts', "import pg from 'pg'; export const b = pg;", 'the package pg'],
    ['a package by a path inside it', 'src/web/a.ts', "import b from 'docx/build/x'; export const c = b;", 'the package docx'],
    ["Node's modules", 'src/app/a.ts', "import { readFileSync } from 'node:fs'; export const b = readFileSync;", 'may not use Node'],
    ['an adapter that knows a use case', 'src/adapters/db/a.ts', "import { a } from '../../app/year.ts'; export const b = a;", 'knows no use case'],
    ['one feature in another', 'src/web/features/risk/Risk.tsx', "import { a } from '../plan/Plan.tsx'; export const b = a;", 'one feature may not'],
    ['ui that knows a page', 'src/web/ui/Button.tsx', "import { a } from '../features/plan/Plan.tsx'; export const b = a;", 'ui knows no page'],
    ['a path alias', 'src/web/a.ts', "import { a } from '@/ui/a.ts'; export const b = a;", 'by an alias'],
    ['a missing extension', 'src/app/a.ts', "import { a } from '../domain/day'; export const b = a;", 'without extension'],
    ['a file that is not there', 'src/app/a.ts', "import { a } from '../domain/night.ts'; export const b = a;", 'is not there'],
    ['a room that does not exist', 'src/shed/a.ts', 'export const b = 1;', 'no room of the house'],
    ['an empty name', 'src/app/utils.ts', 'export const b = 1;', 'name what is inside'],
    ['a barrel', 'src/app/all.ts', "export { a } from './year.ts';", 'a barrel'],
    ['a file of two subjects', 'src/app/a.ts', 'export const b = 1;\n'.repeat(401).replaceAll(/b/g, 'b'), 'has 401 lines'],
    ['the environment', 'src/http/a.ts', "export const b = process.env['HOME'];", 'config.ts alone'],
    ['the environment by another name', 'src/http/a.ts', "export const b = globalThis.process.env;", 'config.ts alone'],
    ['the clock', 'src/domain/a.ts', 'export const b = () => Date.now();', 'time and chance'],
    ['the clock by a new date', 'src/app/a.ts', 'export const b = () => new Date();', 'time and chance'],
    ['chance', 'src/domain/a.ts', 'export const b = () => Math.random();', 'time and chance'],
    ['chance by the outside', 'src/demo/a.ts', 'export const b = () => crypto.randomUUID();', 'time and chance'],
    ["the machine's local time", 'src/reports/a.ts', 'export const b = (moment: Date) => moment.getFullYear();', "machine's local time"],
    ['Swedish outside text', 'src/http/a.ts', "export const b = 'Året är slut';", 'Swedish words live in src/text'],
    ['Swedish in a template', 'src/app/a.ts', 'export const b = (n: number) => `${n} händelser`;', 'Swedish words live in src/text'],
    ['words on a page', 'src/web/features/risk/Risk.tsx', 'export const B = () => <p>Plan</p>;', 'words live in src/text'],
    ['words in a spoken attribute', 'src/web/features/risk/Risk.tsx', "export const B = () => <p aria-label='Plan' />;", 'words live in src/text'],
  ])('%s', (_what, path, code, sentence) => {
    expect(said(path, code).join('\n')).toContain(sentence);
  });
  it('a ring of imports, also of types only', () => {
    const ring = { 'src/domain/a.ts': "import type { B } from './b.ts'; export type A = B;", 'src/domain/b.ts': "import type { A } from './a.ts'; export type B = A;" };
    expect(said('src/domain/c.ts', 'export const c = 1;', ring)).toEqual(['ring of imports: src/domain/a.ts → src/domain/b.ts → src/domain/a.ts']);
  });
  it('a source that cannot be parsed stops the reading', () => {
    expect(() => readSource('src/app/a.ts', 'const = ;')).toThrow('cannot be parsed');
  });
});
