import type { MatrixCell, MatrixPicture } from './matrix.ts';
import { matrixAlternative } from './matrix.ts';
import { matrixText } from '../text/paper.ts';
import type { Palette, PaletteName } from './palette.ts';
import { paleSurface, paletteOf } from './palette.ts';
import { levelShapes, shapePath } from './shapes.ts';

export interface MatrixSvgOptions { readonly palette: PaletteName }

const width = 700;
const cellGap = 3;
const size = 14;
const lineHeight = 18;
const padding = 7;
const countWidth = 46;
const leastHeight = 92;
const labelSize = 12.5;
/** Advances in the typeface, in parts of its size: a figure, a space, and a letter in the mean. */
const advances = { figure: 0.5, space: 0.2, letter: 0.48 } as const;

/** The matrix as an SVG picture 700 wide; it grows downwards when a cell holds many numbers. */
export function matrixSvg(picture: MatrixPicture, options: MatrixSvgOptions): string {
  const palette = paletteOf(options.palette);
  const axis = Math.min(180, Math.max(90, ...picture.rows.map((row) => 12 + textWidth(`${row.step.value} ${row.step.word}`))));
  const cellWidth = (width - axis - countWidth) / Math.max(1, picture.columns.length);
  const parts: string[] = [];
  let top = 26;
  parts.push(text(0, 14, picture.likelihoodWord, { fill: palette.ink, weight: 600, anchor: 'start' }));
  parts.push(text(width, 14, matrixText.count, { fill: palette.ink, weight: 400, anchor: 'end' }));
  for (const row of picture.rows) {
    const lines = row.cells.map((cell) => numberLines(cell, cellWidth - 2 * padding - cellGap));
    const height = Math.max(leastHeight, ...lines.map((each) => each.length * lineHeight + 32));
    parts.push(text(axis - 10, top + height / 2 + 5, `${row.step.value} ${row.step.word}`, { fill: palette.ink, weight: 400, anchor: 'end' }));
    row.cells.forEach((cell, at) => parts.push(drawCell(cell, lines[at] ?? [], axis + at * cellWidth, top, cellWidth - cellGap, height - cellGap, palette)));
    parts.push(text(width, top + height / 2 + 5, String(row.count), { fill: palette.ink, weight: 400, anchor: 'end' }));
    top += height;
  }
  parts.push(text(axis - 10, top + 18, picture.consequenceWord, { fill: palette.ink, weight: 600, anchor: 'end' }));
  const labels = picture.columns.map((column) => wrap(`${column.step.value} ${column.step.word}`.split(' '), cellWidth, labelSize));
  const deepest = Math.max(0, ...labels.map((label) => label.length - 1));
  const foot = top + 44 + deepest * 15;
  parts.push(text(axis - 10, foot, matrixText.count, { fill: palette.ink, weight: 600, anchor: 'end' }));
  picture.columns.forEach((column, at) => {
    const centre = axis + at * cellWidth + (cellWidth - cellGap) / 2;
    const label = labels[at] ?? [];
    label.forEach((line, deep) => parts.push(text(centre, top + 18 + deep * 15, line, { fill: palette.ink, weight: 400, anchor: 'middle', size: labelSize })));
    parts.push(text(centre, foot, String(column.count), { fill: palette.ink, weight: 400, anchor: 'middle' }));
  });
  parts.push(text(width, foot, String(picture.placed), { fill: palette.ink, weight: 600, anchor: 'end' }));
  const height = Math.ceil(foot + 8);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" lang="sv" font-family="'Source Sans 3', sans-serif" font-size="${size}"><title>${escape(matrixText.name)}</title><desc>${escape(matrixAlternative(picture))}</desc>${parts.join('')}</svg>`;
}

function drawCell(cell: MatrixCell, lines: readonly string[], x: number, y: number, w: number, h: number, palette: Palette): string {
  const step = cell.level?.step ?? null;
  const empty = cell.events.length === 0;
  const fill = step === null ? palette.sunk : empty ? paleSurface(palette, step) : palette.levels[step].surface;
  const on = step === null ? palette.ink : empty ? palette.levels[step].mark : palette.levels[step].on;
  const box = `<rect x="${round(x)}" y="${round(y)}" width="${round(w)}" height="${round(h)}" rx="2" fill="${fill}"/>`;
  const shape = step === null ? '' : `<path transform="translate(${round(x + w - padding - 10)} ${round(y + h - padding - 10)})" d="${shapePath(levelShapes[step])}" fill="${on}" fill-rule="evenodd"/>`;
  return box + shape + lines.map((line, at) => text(x + padding, y + 20 + at * lineHeight, line, { fill: on, weight: 400, anchor: 'start' })).join('');
}

function numberLines(cell: MatrixCell, room: number): string[] {
  return wrap(cell.events.map((event) => event.label), room, size, '  ');
}

function wrap(words: readonly string[], room: number, fontSize: number, between = ' '): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    const longer = line === '' ? word : line + between + word;
    if (line !== '' && textWidth(longer, fontSize) > room) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}

function textWidth(words: string, fontSize = size): number {
  let sum = 0;
  for (const character of words) sum += character === ' ' ? advances.space : character >= '0' && character <= '9' ? advances.figure : advances.letter;
  return sum * fontSize;
}

interface TextLook { readonly fill: string; readonly weight: 400 | 600; readonly anchor: 'start' | 'middle' | 'end'; readonly size?: number }

function text(x: number, y: number, words: string, look: TextLook): string {
  const own = look.size === undefined ? '' : ` font-size="${look.size}"`;
  return `<text x="${round(x)}" y="${round(y)}" fill="${look.fill}" font-weight="${look.weight}" text-anchor="${look.anchor}"${own} xml:space="preserve">${escape(words)}</text>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escape(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
