import type { Day } from '../domain/day.ts';
import type { WheelMark, WheelRing } from '../domain/year/wheel.ts';
import { monthMarks, ringWords, wheelText } from '../text/wheel.ts';
import { shortDayWords } from '../text/days.ts';
import { paletteOf, type Palette, type PaletteName } from './palette.ts';

const size = 440;
const centre = size / 2;
const radii: Readonly<Record<WheelRing, number>> = { plan: 166, controls: 134, followup: 102 };
const outer = 192;
const letters = 207;

/**
 * The year as a wheel: January at the top, clockwise. Three rings – analysis and plan, controls, follow-up – and a hand at today.
 * Filled is done, a ring is left to do, a square is late: told by shape, not by colour alone.
 */
export function wheelSvg(year: number, today: Day, marks: readonly WheelMark[], options: { readonly palette: PaletteName }): string {
  const palette = paletteOf(options.palette);
  const parts: string[] = [];
  for (const radius of [outer, ...Object.values(radii)]) parts.push(`<circle cx="${centre}" cy="${centre}" r="${radius}" fill="none" stroke="${palette.line}"/>`);
  const now = today.startsWith(String(year)) ? Number(today.slice(5, 7)) - 1 : -1;
  for (let month = 0; month < 12; month += 1) {
    const [x1, y1] = at(outer, month / 12);
    const [x2, y2] = at(outer + 6, month / 12);
    parts.push(`<path d="M${x1} ${y1}L${x2} ${y2}" stroke="${palette.lineStrong}"/>`);
    const [x, y] = at(letters, (month + 0.5) / 12);
    parts.push(label(x, y + 4.5, monthMarks[month] ?? '', month === now ? palette.accent : palette.muted, { weight: month === now ? 600 : 400, anchor: 'middle' }));
  }
  parts.push(...ringLabels(palette));
  // Spans lie under days, so that a day on a span is seen.
  for (const mark of marks.filter((one) => one.from !== one.to)) parts.push(span(mark, year, today, palette));
  for (const mark of marks.filter((one) => one.from === one.to || one.what.kind === 'followup')) parts.push(dot(mark, year, palette));
  if (today.startsWith(String(year))) {
    const turn = turnOf(today);
    const [x1, y1] = at(78, turn);
    const [x2, y2] = at(outer, turn);
    parts.push(`<path d="M${x1} ${y1}L${x2} ${y2}" stroke="${palette.accent}" stroke-width="2"/>`);
  }
  parts.push(label(centre, centre + 4, String(year), palette.ink, { weight: 600, anchor: 'middle', size: 28 }));
  if (today.startsWith(String(year))) parts.push(label(centre, centre + 26, shortDayWords(today, today), palette.muted, { weight: 400, anchor: 'middle' }));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size}" height="${size}" role="img" lang="sv" font-family="'Source Sans 3', sans-serif" font-size="14"><title>${escape(wheelText.name(year))}</title>${parts.join('')}</svg>`;
}

/** Each ring is named once, in the quiet part of the wheel: the early spring for the plan, whose work comes in the autumn. */
function ringLabels(palette: Palette): string[] {
  return (Object.keys(radii) as WheelRing[]).map((ring) => {
    const id = `wheel-${ring}`;
    const [from, to] = ring === 'plan' ? [0.13, 0.37] : [0.34, 0.48];
    const radius = radii[ring] + 6;
    // Words under the middle are written from right to left along the arc, or they would stand on their heads.
    const below = ring !== 'plan';
    const [x1, y1] = at(below ? radius + 5 : radius, below ? to : from);
    const [x2, y2] = at(below ? radius + 5 : radius, below ? from : to);
    return `<defs><path id="${id}" d="M${x1} ${y1}A${radius} ${radius} 0 0 ${below ? 0 : 1} ${x2} ${y2}"/></defs><text fill="${palette.muted}" font-size="12.5"><textPath href="#${id}" startOffset="50%" text-anchor="middle">${escape(ringWords[ring])}</textPath></text>`;
  });
}

function span(mark: WheelMark, year: number, today: Day, palette: Palette): string {
  const radius = radii[mark.ring];
  const [from, to] = [clamped(mark.from, year), clamped(mark.to, year)];
  if (from === null || to === null || to <= from) return '';
  const colour = mark.state === 'late' ? palette.urgent : mark.state === 'now' ? palette.accent : palette.muted;
  const width = mark.state === 'now' || mark.state === 'late' ? 7 : 4;
  const reached = mark.state === 'now' ? clamped(today, year) ?? to : to;
  const done = mark.state === 'todo' ? '' : arc(radius, from, Math.min(to, Math.max(from, reached)), `stroke="${colour}" stroke-width="${width}"`);
  const left = mark.state === 'todo' ? arc(radius, from, to, `stroke="${palette.lineStrong}" stroke-width="3" stroke-dasharray="2 4"`) : mark.state === 'now' && reached < to ? arc(radius, reached, to, `stroke="${palette.lineStrong}" stroke-width="5" stroke-dasharray="2 4"`) : '';
  return done + left;
}

function dot(mark: WheelMark, year: number, palette: Palette): string {
  const turn = clamped(mark.what.kind === 'followup' ? mark.to : mark.from, year);
  // A follow-up that is handed in after New Year stands on next year's wheel, and in this year's list.
  if (turn === null || (mark.what.kind === 'followup' && !mark.to.startsWith(String(year)))) return '';
  const radius = radii[mark.ring];
  const [x, y] = at(radius, turn);
  if (mark.what.kind === 'decision') {
    const [tx, ty] = at(radius - 22, turn);
    return `${label(tx, ty + 4, wheelText.decision, palette.ink, { weight: 400, anchor: 'middle', size: 12.5 })}<path d="M${x} ${y - 8}l8 8l-8 8l-8 -8z" fill="${mark.state === 'done' ? palette.muted : palette.page}" stroke="${mark.state === 'late' ? palette.urgent : palette.muted}" stroke-width="2"/>`;
  }
  const big = mark.what.kind !== 'measure';
  if (mark.what.kind === 'followup') {
    const [tx, ty] = at(radius - 18, turn);
    return `${shaped(mark, x, y, big, palette)}${label(tx, ty + 4, mark.what.code, palette.muted, { weight: 400, anchor: 'middle', size: 12.5 })}`;
  }
  return shaped(mark, x, y, big, palette);
}

function shaped(mark: WheelMark, x: number, y: number, big: boolean, palette: Palette): string {
  switch (mark.state) {
    case 'done': return `<circle cx="${x}" cy="${y}" r="${big ? 6 : 3}" fill="${palette.muted}"/>`;
    case 'late': return `<rect x="${round(x - 6)}" y="${round(y - 6)}" width="12" height="12" fill="${palette.urgent}"/>`;
    case 'now': return `<circle cx="${x}" cy="${y}" r="6" fill="${palette.page}" stroke="${palette.accent}" stroke-width="3"/>`;
    case 'todo': return `<circle cx="${x}" cy="${y}" r="5" fill="${palette.page}" stroke="${palette.muted}" stroke-width="2"/>`;
  }
}

function arc(radius: number, from: number, to: number, look: string): string {
  if (to - from < 0.001) return '';
  const [x1, y1] = at(radius, from);
  const [x2, y2] = at(radius, to);
  return `<path d="M${x1} ${y1}A${radius} ${radius} 0 ${to - from > 0.5 ? 1 : 0} 1 ${x2} ${y2}" fill="none" ${look}/>`;
}

/** Part of the turn that a day stands at, months of equal width; null outside the year. */
function turnOf(day: Day): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return (month - 1 + (date - 1) / days) / 12;
}
function clamped(day: Day, year: number): number | null {
  const own = Number(day.slice(0, 4));
  return own === year ? turnOf(day) : own < year ? 0 : own === year + 1 ? 1 : null;
}
function at(radius: number, turn: number): [number, number] {
  const angle = turn * 2 * Math.PI - Math.PI / 2;
  return [round(centre + radius * Math.cos(angle)), round(centre + radius * Math.sin(angle))];
}
function label(x: number, y: number, words: string, fill: string, look: { readonly weight: 400 | 600; readonly anchor: 'start' | 'middle' | 'end'; readonly size?: number }): string {
  return `<text x="${round(x)}" y="${round(y)}" fill="${fill}" font-weight="${look.weight}" text-anchor="${look.anchor}"${look.size === undefined ? '' : ` font-size="${look.size}"`}>${escape(words)}</text>`;
}
function round(value: number): number { return Math.round(value * 10) / 10; }
function escape(words: string): string { return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'); }
