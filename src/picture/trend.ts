import type { LevelStep } from '../domain/method/method.ts';
import { trendText } from '../text/screenChain.ts';
import { paletteOf, type Palette, type PaletteName } from './palette.ts';
import { levelShapes, shapePath } from './shapes.ts';

/** A year's rating. `after` is what its follow-up proposed, when that was looked at. */
export interface TrendPoint { readonly year: number; readonly value: number | null; readonly step: LevelStep | null; readonly word: string; readonly after: { readonly value: number; readonly step: LevelStep | null } | null }

const height = 132;
const top = 26;
const foot = 102;
const perYear = 92;

/**
 * The risk value over the years: one line, a level's shape at each year with its value above. What the last year's follow-up
 * proposes is open at the end of a dashed line. The scale begins at nothing and ends at the method's greatest value.
 */
export function trendSvg(points: readonly TrendPoint[], greatest: number, options: { readonly palette: PaletteName }): string {
  const palette = paletteOf(options.palette);
  const last = points.at(-1);
  const proposed = last?.after ?? null;
  const width = Math.max(220, 60 + perYear * points.length + (proposed === null ? 0 : 24));
  const x = (at: number): number => 40 + at * perYear;
  const y = (value: number): number => Math.round((foot - (value / Math.max(1, greatest)) * (foot - top)) * 10) / 10;
  const rated = points.flatMap((point, at) => (point.value === null ? [] : [{ ...point, value: point.value, at }]));
  const parts = [`<path d="M12 ${foot}H${width - 12}" stroke="${palette.lineStrong}"/>`];
  // A year without a rating breaks the line: nothing is drawn where nothing is known.
  const runs = rated.map((one, at) => `${at === 0 || rated[at - 1]?.at !== one.at - 1 ? 'M' : 'L'}${x(one.at)} ${y(one.value)}`).join('');
  if (rated.length > 1) parts.push(`<path d="${runs}" fill="none" stroke="${palette.muted}" stroke-width="2"/>`);
  points.forEach((point, at) => parts.push(words(x(at), foot + 20, String(point.year), palette.ink, at === points.length - 1 ? 600 : 400)));
  for (const one of rated) parts.push(mark(x(one.at), y(one.value), one.step, one.value, palette));
  const end = rated.at(-1);
  if (proposed !== null && end !== undefined && end.at === points.length - 1) {
    const [px, py] = [x(end.at) + 58, y(proposed.value)];
    parts.push(`<path d="M${x(end.at)} ${y(end.value)}L${px} ${py}" stroke="${palette.muted}" stroke-width="2" stroke-dasharray="3 4"/>`, mark(px, py, proposed.step, proposed.value, palette, true));
  }
  const said = trendText.sentence(points.map(({ year, value, word }) => ({ year, value, word })), proposed?.value ?? null);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" lang="sv" font-family="'Source Sans 3', sans-serif" font-size="14"><title>${escape(trendText.name)}</title><desc>${escape(said)}</desc>${parts.join('')}</svg>`;
}

function mark(x: number, y: number, step: LevelStep | null, value: number, palette: Palette, open = false): string {
  const around = `<circle cx="${x}" cy="${y}" r="9" fill="${palette.page}"/>`;
  const shape = step === null ? `<circle cx="${x}" cy="${y}" r="4" fill="${palette.muted}"/>` : `<path transform="translate(${x - 6} ${y - 6}) scale(1.2)" d="${shapePath(levelShapes[step])}" fill-rule="evenodd" ${open ? `fill="none" stroke="${palette.levels[step].mark}" stroke-width="1.4"` : `fill="${palette.levels[step].mark}"`}/>`;
  return `${around}${shape}${words(x, y - 13, String(value), palette.ink, 600)}`;
}
function words(x: number, y: number, said: string, fill: string, weight: number): string {
  return `<text x="${x}" y="${y}" fill="${fill}" font-weight="${weight}" text-anchor="middle">${escape(said)}</text>`;
}
function escape(said: string): string { return said.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'); }
