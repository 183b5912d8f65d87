import type { Coverage } from '../domain/audit/coverage.ts';
import { coverageText } from '../text/audit.ts';
import { paletteOf, type PaletteName } from './palette.ts';

const [names, column, line, head] = [300, 124, 30, 30] as const;
const longest = 44;

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/**
 * What has been looked at, process by year: a ring for analysed, a square for controlled, a house for visited, a triangle for a material deviation. Filled
 * means that it was so, hollow that it was not: told by shape and letter, not by colour. The same stands in the table beside it.
 */
export function coverageSvg(coverage: Coverage, sentence: string, options: { readonly palette: PaletteName }): string {
  const palette = paletteOf(options.palette);
  const width = names + coverage.years.length * column;
  const height = head + coverage.processes.length * line + 4;
  const text = (x: number, y: number, words: string, colour: string, weight = 400, anchor = 'start'): string => `<text x="${x}" y="${y}" fill="${colour}" font-weight="${weight}" text-anchor="${anchor}">${escaped(words)}</text>`;
  const decided = new Set(coverage.years.filter((one) => one.version !== null).map((one) => one.year));
  const parts = coverage.years.map(({ year }, at) => text(names + at * column + column / 2, 19, String(year), palette.muted, 600, 'middle'));
  for (const [at, process] of coverage.processes.entries()) {
    const y = head + at * line;
    const title = process.title === '' ? coverageText.none : process.title;
    parts.push(`<path d="M0 ${y}H${width}" stroke="${palette.line}"/>`, text(0, y + 20, title.length > longest ? `${title.slice(0, longest - 1)}…` : title, process.neverControlled ? palette.urgent : palette.ink));
    for (const [column_, cell] of process.cells.entries()) {
      const x = names + column_ * column + column / 2;
      const of = (filled: boolean): string => (filled ? `fill="${palette.ink}" stroke="${palette.ink}"` : `fill="none" stroke="${palette.lineStrong}"`);
      const [a, k, b, v] = [cell.inAnalysis, cell.performed > 0, cell.visits.length > 0, cell.material > 0];
      if (!a && !k && !v) { parts.push(decided.has(cell.year) ? text(x, y + 20, '–', palette.urgent, 600, 'middle') : text(x, y + 20, coverageText.nothing, palette.muted, 600, 'middle')); continue; }
      parts.push(`<circle cx="${x - 39}" cy="${y + 15}" r="7" stroke-width="1.500" ${of(a)}/>`, `<rect x="${x - 20}" y="${y + 8}" width="14" height="14" stroke-width="1.500" ${of(k)}/>`, `<path d="M${x + 6} ${y + 22}v-9l7 -6l7 6v9z" stroke-width="1.500" ${of(b)}/>`, `<path d="M${x + 29} ${y + 23}l10 -17l10 17z" stroke-width="1.500" ${of(v)}/>`);
      for (const [shift, letter, filled] of [[-39, coverageText.key.analysed, a], [-13, coverageText.key.controlled, k], [13, coverageText.key.visited, b], [39, coverageText.key.material, v]] as const) {
        parts.push(`<text x="${x + shift}" y="${y + (letter === coverageText.key.material ? 21 : 19)}" font-size="9" font-weight="600" text-anchor="middle" fill="${filled ? palette.page : palette.muted}">${letter}</text>`);
      }
    }
  }
  return `<svg class="coverage-picture" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(sentence)}" font-family="inherit" font-size="13">${parts.join('')}</svg>`;
}
