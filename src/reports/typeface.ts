import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The four cuts that papers are set in. System fonts are never used: the same paper looks the same everywhere. */
const cuts = ['400Regular', '600SemiBold', '700Bold', '400Regular_Italic'] as const;

export function fontFiles(): Buffer[] {
  const require = createRequire(import.meta.url);
  return cuts.map((cut) => readFileSync(require.resolve(`@expo-google-fonts/source-sans-3/${cut}/SourceSans3_${cut}.ttf`)));
}

interface Metrics { readonly glyphs: ReadonlyMap<number, number>; readonly advances: readonly number[]; readonly unitsPerEm: number }

let loaded: { readonly shared: ReadonlySet<number>; readonly regular: Metrics } | null = null;

function typeface(): { readonly shared: ReadonlySet<number>; readonly regular: Metrics } {
  if (loaded !== null) return loaded;
  const [regular, ...others] = fontFiles().map(metricsOf);
  if (regular === undefined) throw new Error('The typeface of the papers is missing from the installation.');
  const shared = new Set([...regular.glyphs.keys()].filter((code) => others.every((other) => other.glyphs.has(code))));
  loaded = { shared, regular };
  return loaded;
}

/** Marks that steer the layout and are never drawn: they need no glyph. */
const withoutGlyph = /\t|\n|\r|\u00ad|\u200b|\u200c|\u200d|\u2060|\ufeff|\p{Variation_Selector}/u;

/** Every character of the text that no shipped font can draw, once each, in order of appearance. */
export function missingCharacters(content: string): string[] {
  const { shared } = typeface();
  const missing = new Set<string>();
  for (const character of content) {
    if (!shared.has(character.codePointAt(0) ?? 0) && !withoutGlyph.test(character)) missing.add(character);
  }
  return [...missing];
}

/** "U+1F600": how a character that cannot be drawn is named. */
function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The text with each character that cannot be drawn as □ and its code point: one such character would refuse the whole file. */
export function drawable(content: string): string {
  const missing = missingCharacters(content);
  let result = content.replaceAll(/\p{Variation_Selector}/gu, '');
  for (const character of missing) result = result.replaceAll(character, `□${codePoint(character)}`);
  return result;
}

/** Width of a text on one line in parts of its size (1 = one em), in the regular cut. */
export function widthOf(content: string): number {
  const { regular } = typeface();
  let units = 0;
  for (const character of content) units += regular.advances[regular.glyphs.get(character.codePointAt(0) ?? 0) ?? 0] ?? regular.advances.at(-1) ?? 0;
  return units / regular.unitsPerEm;
}

/** Character map and advances of a TrueType file (OpenType 1.9: cmap formats 4 and 12, hmtx). */
function metricsOf(font: Buffer): Metrics {
  const tables = new Map<string, number>();
  for (let at = 0; at < font.readUInt16BE(4); at += 1) tables.set(font.toString('latin1', 12 + at * 16, 16 + at * 16), font.readUInt32BE(20 + at * 16));
  const offset = (name: string): number => {
    const found = tables.get(name);
    if (found === undefined) throw new Error(`The font has no table ${name}.`);
    return found;
  };
  const cmap = offset('cmap');
  const glyphs = new Map<number, number>();
  for (let at = 0; at < font.readUInt16BE(cmap + 2); at += 1) {
    const table = cmap + font.readUInt32BE(cmap + 8 + at * 8);
    const format = font.readUInt16BE(table);
    if (format === 12) readSegmented(font, table, glyphs);
    else if (format === 4) readDeltas(font, table, glyphs);
  }
  const hmtx = offset('hmtx');
  const count = font.readUInt16BE(offset('hhea') + 34);
  return { glyphs, advances: Array.from({ length: count }, (_, at) => font.readUInt16BE(hmtx + at * 4)), unitsPerEm: font.readUInt16BE(offset('head') + 18) };
}

function readSegmented(font: Buffer, table: number, glyphs: Map<number, number>): void {
  for (let at = 0; at < font.readUInt32BE(table + 12); at += 1) {
    const group = table + 16 + at * 12;
    const first = font.readUInt32BE(group);
    for (let code = first; code <= font.readUInt32BE(group + 4); code += 1) glyphs.set(code, font.readUInt32BE(group + 8) + code - first);
  }
}

function readDeltas(font: Buffer, table: number, glyphs: Map<number, number>): void {
  const size = font.readUInt16BE(table + 6);
  for (let at = 0; at < size; at += 2) {
    const last = font.readUInt16BE(table + 14 + at);
    const first = font.readUInt16BE(table + 16 + size + at);
    const delta = font.readUInt16BE(table + 16 + 2 * size + at);
    const place = table + 16 + 3 * size + at;
    const range = font.readUInt16BE(place);
    for (let code = first; code <= last && code !== 0xffff; code += 1) {
      const glyph = range === 0 ? (code + delta) & 0xffff : font.readUInt16BE(place + range + (code - first) * 2);
      if (glyph !== 0) glyphs.set(code, range === 0 ? glyph : (glyph + delta) & 0xffff);
    }
  }
}
