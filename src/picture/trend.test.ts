import { expect, test } from 'vitest';
import { trendText } from '../text/screenChain.ts';
import { trendSvg, type TrendPoint } from './trend.ts';

const point = (year: number, value: number | null, after: number | null = null): TrendPoint => ({ year, value, step: value === null ? null : value >= 9 ? 5 : 1, word: value === null ? '' : value >= 9 ? 'Kritisk' : 'Låg', after: after === null ? null : { value: after, step: 1 } });
const years = (points: readonly TrendPoint[]) => points.map(({ year, value, word }) => ({ year, value, word }));

test('a higher value stands higher, and a year without a rating breaks the line', () => {
  const svg = trendSvg([point(2024, 12), point(2025, null), point(2026, 4), point(2027, 8)], 25, { palette: 'light' });
  const line = /<path d="(M[^"]+)" fill="none" stroke="#535c67"/.exec(svg)?.[1] ?? '';
  expect(line.match(/M/g)).toHaveLength(2);
  const heights = [...line.matchAll(/[ML]\d+ ([\d.]+)/g)].map((match) => Number(match[1]));
  expect(heights).toHaveLength(3);
  expect(heights[0]).toBeLessThan(heights[2] ?? 0);
  expect(heights[2]).toBeLessThan(heights[1] ?? 0);
  expect(svg).toContain('>2025</text>');
});

test('says in words what it shows', () => {
  expect(trendText.sentence(years([point(2025, 12), point(2026, 6)]), 4)).toBe('Riskvärdet har gått från 12 (Kritisk) 2025 till 6 (Låg) 2026. Efter 2026 föreslås 4.');
  expect(trendText.sentence(years([point(2025, 6), point(2026, 6)]), 6)).toBe('Riskvärdet har varit 6 (Låg) sedan 2025.');
  expect(trendText.sentence(years([point(2026, 6)]), null)).toBe('Riskvärdet är 6 (Låg) 2026.');
  expect(trendText.sentence(years([point(2026, null)]), null)).toBe('Händelsen är inte värderad.');
  expect(trendSvg([point(2026, null)], 25, { palette: 'dark' })).toContain('Händelsen är inte värderad.');
});

test('what the follow-up proposes is drawn open at the end of a dashed line', () => {
  const svg = trendSvg([point(2025, 12), point(2026, 12, 6)], 25, { palette: 'light' });
  expect(svg).toContain('stroke-dasharray');
  expect(svg).toContain('Efter 2026 föreslås 6.');
  expect(trendSvg([point(2025, 12), point(2026, 12)], 25, { palette: 'light' })).not.toContain('stroke-dasharray');
});
