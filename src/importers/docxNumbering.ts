import { child, childrenOf, parseXml, valueOf } from './xml.ts';
import type { XmlNode } from './xml.ts';

/** Word prints numbers that stand nowhere in the text: those of numbered lists and headings. Here they are counted. */
export interface Numbering {
  /** The printed number or bullet of the next paragraph, and its heading level (0 title, 1…, null = running text). */
  next(properties: XmlNode | undefined): { readonly label: string; readonly level: number | null };
}

interface Level { readonly format: string; readonly text: string; readonly start: number }
interface Style { readonly based: string | null; readonly number: string | null; readonly depth: number | null; readonly level: number | null }

export function readNumbering(numberingPart: Uint8Array | null, stylesPart: Uint8Array | null): Numbering {
  const { abstractOf, levels } = lists(numberingPart);
  const styles = readStyles(stylesPart);
  const counters = new Map<string, number[]>();
  const inherited = <T>(id: string | undefined, pick: (style: Style) => T | null): T | null => {
    let style = id === undefined ? undefined : styles.get(id);
    for (let up = 0; style !== undefined && up < 20; up += 1) {
      const found = pick(style);
      if (found !== null) return found;
      style = style.based === null ? undefined : styles.get(style.based);
    }
    return null;
  };
  return {
    next(properties) {
      const styleId = valueOf(properties, 'pStyle');
      const outline = valueOf(properties, 'outlineLvl');
      const level = outline !== undefined && Number(outline) < 9 ? Number(outline) + 1 : inherited(styleId, (style) => style.level);
      const own = child(properties, 'numPr');
      const number = valueOf(own, 'numId') ?? inherited(styleId, (style) => style.number);
      const abstract = number === null || number === '0' ? undefined : abstractOf.get(number);
      if (abstract === undefined || number === null) return { label: '', level };
      const depth = Number(valueOf(own, 'ilvl') ?? inherited(styleId, (style) => style.depth) ?? 0);
      return { label: label(levels, counters, abstract, depth), level };
    },
  };
}

function label(levels: ReadonlyMap<string, readonly Level[]>, counters: Map<string, number[]>, abstract: string, depth: number): string {
  const list = levels.get(abstract) ?? [];
  const level = list[depth];
  if (level === undefined) return '';
  const counts = counters.get(abstract) ?? [];
  counters.set(abstract, counts);
  counts[depth] = (counts[depth] ?? level.start - 1) + 1;
  counts.length = depth + 1;
  if (level.format === 'bullet') return '•';
  if (level.format === 'none') return '';
  return level.text.replace(/%(\d)/g, (_, digit: string) => {
    const at = Number(digit) - 1;
    return printed(counts[at] ?? list[at]?.start ?? 1, list[at]?.format ?? 'decimal');
  });
}

function printed(value: number, format: string): string {
  if (format === 'lowerLetter' || format === 'upperLetter') {
    const letter = String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.floor((value - 1) / 26) + 1);
    return format === 'upperLetter' ? letter.toUpperCase() : letter;
  }
  if (format === 'lowerRoman' || format === 'upperRoman') {
    const text = roman(value);
    return format === 'upperRoman' ? text : text.toLowerCase();
  }
  return format === 'decimalZero' ? String(value).padStart(2, '0') : String(value);
}

function roman(value: number): string {
  const signs: readonly (readonly [number, string])[] = [[1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I']];
  let left = value;
  return signs.map(([worth, sign]) => {
    const times = Math.floor(left / worth);
    left -= times * worth;
    return sign.repeat(times);
  }).join('');
}

function lists(part: Uint8Array | null): { abstractOf: Map<string, string>; levels: Map<string, Level[]> } {
  const abstractOf = new Map<string, string>();
  const levels = new Map<string, Level[]>();
  if (part === null) return { abstractOf, levels };
  const root = parseXml(part);
  for (const one of childrenOf(root, 'abstractNum')) {
    levels.set(one.attributes['abstractNumId'] ?? '', childrenOf(one, 'lvl').map((level) => ({
      format: valueOf(level, 'numFmt') ?? 'decimal', text: valueOf(level, 'lvlText') ?? '', start: Number(valueOf(level, 'start') ?? 1),
    })));
  }
  for (const one of childrenOf(root, 'num')) abstractOf.set(one.attributes['numId'] ?? '', valueOf(one, 'abstractNumId') ?? '');
  return { abstractOf, levels };
}

function readStyles(part: Uint8Array | null): Map<string, Style> {
  const styles = new Map<string, Style>();
  if (part === null) return styles;
  for (const one of childrenOf(parseXml(part), 'style')) {
    const properties = child(one, 'pPr');
    const list = child(properties, 'numPr');
    const depth = valueOf(list, 'ilvl');
    styles.set(one.attributes['styleId'] ?? '', {
      based: valueOf(one, 'basedOn') ?? null,
      number: valueOf(list, 'numId') ?? null,
      depth: depth === undefined ? null : Number(depth),
      level: styleLevel(valueOf(properties, 'outlineLvl'), valueOf(one, 'name') ?? ''),
    });
  }
  return styles;
}

/** By the outline level, else by the style's built-in name, which is English in every language of Word. */
function styleLevel(outline: string | undefined, name: string): number | null {
  if (/^title$/i.test(name)) return 0;
  const heading = /^(?:heading|rubrik) (\d)$/i.exec(name);
  if (heading !== null) return Number(heading[1]);
  return outline !== undefined && Number(outline) < 9 ? Number(outline) + 1 : null;
}
