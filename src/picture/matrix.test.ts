import { describe, expect, test } from 'vitest';
import { fourByFour } from '../domain/method/delivered.ts';
import type { LevelStep } from '../domain/method/method.ts';
import { ekstrand } from './ekstrand.fixture.ts';
import { swedishOrder } from '../domain/swedishOrder.ts';
import { matrix, matrixAlternative, matrixSentence, matrixTable } from './matrix.ts';
import { matrixSvg } from './matrixSvg.ts';
import { darkPalette, lightPalette } from './palette.ts';
import { levelShapes, shapePath } from './shapes.ts';

describe('the matrix', () => {
  test('puts every event in its cell, likelihood upwards, numbers ascending', () => {
    const content = ekstrand();
    const picture = matrix(content);
    expect(picture.rows.map((row) => row.step.value)).toEqual([5, 4, 3, 2, 1]);
    expect(picture.columns.map((column) => column.step.value)).toEqual([1, 2, 3, 4, 5]);
    const labels = picture.rows.flatMap((row) => row.cells.flatMap((cell) => cell.events.map((event) => event.label)));
    expect(labels.toSorted(swedishOrder)).toEqual(content.events.map((event) => event.label));
    for (const cell of picture.rows.flatMap((row) => row.cells)) expect(cell.events.map((event) => event.label)).toEqual(cell.events.map((event) => event.label).toSorted(swedishOrder));
    expect(picture.rows[1]?.cells[3]).toMatchObject({ likelihood: 4, consequence: 4, value: 16, level: { id: 'critical' } });
  });

  test('counts by level, row and column agree with the whole', () => {
    const picture = matrix(ekstrand());
    const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
    expect(sum(picture.levels.map((each) => each.count))).toBe(47);
    expect(sum(picture.rows.map((row) => row.count))).toBe(47);
    expect(sum(picture.columns.map((column) => column.count))).toBe(47);
    expect(picture.levels.map((each) => [each.level.word, each.range])).toEqual([['Kritisk', { from: 12, to: 25 }], ['Medium', { from: 5, to: 11 }], ['Låg', { from: 1, to: 4 }]]);
  });

  test('events outside the scale or without a rating are said, not dropped', () => {
    const base = ekstrand();
    const picture = matrix({ ...base, method: fourByFour, events: base.events.slice(0, 8).map((event) => (event.label === '8' ? { ...event, likelihood: null } : event)) });
    expect(picture.outside.map((event) => event.label)).toEqual(['7', '8']);
    expect(matrixSentence(picture)).toContain('2 händelser har ingen plats i matrisen');
    expect(matrixSentence(matrix({ ...base, events: [] }))).toBe('Analysen har ingen händelse att visa i matrisen.');
  });

  test('says the same as a table and in words', () => {
    const picture = matrix(ekstrand(), { include: (event) => ['7', '8'].includes(event.label ?? '') });
    expect(matrixTable(picture).map((row) => [row.likelihood, row.consequence, row.value, row.labels])).toEqual([['3 Möjlig', '5 Mycket allvarlig', 15, ['7']], ['3 Möjlig', '4 Allvarlig', 12, ['8']]]);
    expect(matrixAlternative(picture)).toBe('Matrisen visar 2 händelser: Kritisk 2, Medium 0 och Låg 0. Sannolikhet 3 Möjlig, konsekvens 5 Mycket allvarlig, riskvärde 15 Kritisk: nummer 7. Sannolikhet 3 Möjlig, konsekvens 4 Allvarlig, riskvärde 12 Kritisk: nummer 8.');
  });

  test('is drawn with a name, a description and a shape in every cell', () => {
    const svg = matrixSvg(matrix(ekstrand()), { palette: 'paper' });
    expect(svg).toContain('<title>Riskmatris</title>');
    expect(svg.match(/<rect /g)).toHaveLength(25);
    expect(svg.match(/<path /g)).toHaveLength(25);
    const base = ekstrand();
    expect(matrixSvg(matrix({ ...base, events: base.events.map((event) => ({ ...event, label: '<&>' })) }), { palette: 'dark' })).not.toContain('<&>');
  });
});

describe('the palette', () => {
  const steps: readonly LevelStep[] = [1, 2, 3, 4, 5];
  test.each([['light', lightPalette], ['dark', darkPalette]] as const)('%s: words on a level and shapes on the page are readable', (_, palette) => {
    for (const step of steps) {
      expect(contrast(palette.levels[step].on, palette.levels[step].surface)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(palette.levels[step].mark, palette.page)).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(palette.ink, palette.page)).toBeGreaterThanOrEqual(7);
    expect(contrast(palette.muted, palette.page)).toBeGreaterThanOrEqual(4.5);
  });
  test('greyscale keeps the order of gravity', () => {
    const light = steps.map((step) => luminance(lightPalette.levels[step].surface));
    expect(light).toEqual(light.toSorted((a, b) => b - a));
    const dark = steps.map((step) => luminance(darkPalette.levels[step].surface));
    expect(dark).toEqual(dark.toSorted((a, b) => a - b));
  });
  test('five levels have five shapes', () => {
    expect(new Set(steps.map((step) => shapePath(levelShapes[step]))).size).toBe(5);
  });
});

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255).map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}
function contrast(a: string, b: string): number {
  const [darker, lighter] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05);
}
