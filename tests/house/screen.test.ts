/** What the screen must hold beside the walls: the one palette, and pieces without the house's own words. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { LevelStep } from '../../src/domain/method/method.ts';
import { darkPalette, lightPalette, type Palette } from '../../src/picture/palette.ts';

const levelSteps: readonly LevelStep[] = [1, 2, 3, 4, 5];
const web = fileURLToPath(new URL('../../src/web/', import.meta.url));

/** The colours of a palette under the names that the style sheet gives them. */
function named(palette: Palette): Record<string, string> {
  return {
    '--bg': palette.page, '--bg-sunk': palette.sunk, '--ink': palette.ink, '--ink-2': palette.muted, '--line': palette.line, '--line-strong': palette.lineStrong, '--accent': palette.accent, '--urgent': palette.urgent,
    ...Object.fromEntries(levelSteps.flatMap((step) => {
      const { surface, on, mark } = palette.levels[step];
      return [[`--level-${step}-bg`, surface], [`--level-${step}-on`, on], [`--level-${step}-mark`, mark]];
    })),
  };
}

/** What differs between a block of the style sheet and the palette: names that are missing or of another colour. */
function differing(css: string, palette: Palette): string[] {
  const held = new Map([...css.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name ?? '', value?.trim() ?? '']));
  return Object.entries(named(palette)).filter(([name, colour]) => held.get(name) !== colour).map(([name, colour]) => `${name} is ${held.get(name) ?? 'missing'}, the palette says ${colour}`);
}

const tokens = readFileSync(`${web}styles/tokens.css`, 'utf8');
const darkFrom = tokens.indexOf('@media screen and (prefers-color-scheme: dark)');
const darkTo = tokens.indexOf('@media', darkFrom + 1);

describe('the style sheet and the pictures', () => {
  it('have the same colours in the light', () => expect(differing(tokens.slice(0, darkFrom), lightPalette)).toEqual([]));
  it('have the same colours in the dark', () => expect(differing(tokens.slice(darkFrom, darkTo), darkPalette)).toEqual([]));
  it('would be told apart by one colour', () => {
    expect(differing(tokens.slice(0, darkFrom).replace(lightPalette.levels[3].mark, '#000000'), lightPalette)).toEqual([`--level-3-mark is #000000, the palette says ${lightPalette.levels[3].mark}`]);
    expect(differing('', darkPalette)).toHaveLength(Object.keys(named(darkPalette)).length);
  });
});

const knowing = (source: string): boolean => /from '(?:\.\.\/)+(?:domain|contract)\//.test(source);

describe('pieces of the screen', () => {
  it('know nothing of the domain', () => {
    const files = readdirSync(`${web}ui`).filter((name) => /\.tsx?$/.test(name));
    expect(files.length).toBeGreaterThan(10);
    expect(files.filter((name) => knowing(readFileSync(`${web}ui/${name}`, 'utf8')))).toEqual([]);
  });
  it('would be found knowing it', () => expect(knowing("import { levelOf } from '../../domain/method/method.ts';")).toBe(true));
});
