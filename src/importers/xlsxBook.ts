/** What is common to all sheets of an Excel file: their names and parts, shared texts and number formats. */
import { Refused } from './refused.ts';
import { child, childrenOf, parseXml, walkXml } from './xml.ts';
import { printedNumber, readFormats } from './xlsxFormats.ts';
import type { Package } from './zip.ts';

export interface Book {
  /** In the order of their tabs; `part` names the sheet in the package, '' where there is none. */
  readonly sheets: readonly { readonly name: string; readonly part: string; readonly hidden: boolean }[];
  readonly strings: readonly string[];
  readonly formats: ReturnType<typeof readFormats>;
  readonly from1904: boolean;
}

export async function openBook(file: Package, mainPart: string): Promise<Book> {
  const workbook = parseXml(await part(file, mainPart));
  const folder = mainPart.slice(0, mainPart.lastIndexOf('/') + 1);
  const relations = new Map(childrenOf(parseXml(await part(file, `${folder}_rels/${mainPart.slice(folder.length)}.rels`)), 'Relationship')
    .map((one) => [one.attributes['Id'] ?? '', resolved(folder, one.attributes['Target'] ?? '')]));
  const stringsName = [...relations.values()].find((name) => /sharedstrings\.xml$/i.test(name));
  const stylesName = [...relations.values()].find((name) => /styles\.xml$/i.test(name));
  const stringsPart = stringsName === undefined ? null : await file.read(stringsName);
  return {
    sheets: childrenOf(child(workbook, 'sheets'), 'sheet').map((sheet) => ({ name: sheet.attributes['name'] ?? '', part: relations.get(sheet.attributes['id'] ?? '') ?? '', hidden: (sheet.attributes['state'] ?? 'visible') !== 'visible' })),
    strings: stringsPart === null ? [] : sharedStrings(stringsPart),
    formats: readFormats(stylesName === undefined ? null : await file.read(stylesName)),
    from1904: ['1', 'true'].includes(child(workbook, 'workbookPr')?.attributes['date1904'] ?? ''),
  };
}

async function part(file: Package, name: string): Promise<Buffer> {
  const bytes = await file.read(name);
  if (bytes === null) throw new Refused('file.damaged');
  return bytes;
}

function resolved(folder: string, target: string): string {
  return target.startsWith('/') ? target.slice(1) : new URL(target, `file:///${folder}`).pathname.slice(1);
}

/** Texts of the items; reading aids (phonetic runs) are not part of them. */
function sharedStrings(bytes: Uint8Array): string[] {
  const strings: string[] = [];
  let [text, inText, aid] = ['', false, false];
  walkXml(bytes, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') aid = true;
      else if (name === 't') inText = !aid;
    },
    text(piece) { if (inText) text += piece; },
    close(name) {
      if (name === 'si') strings.push(text);
      else if (name === 'rPh') aid = false;
      else if (name === 't') inText = false;
    },
  });
  return strings;
}

/** Excel writes characters that XML cannot carry as _x000D_, and an underscore that would look like one of those as _x005F_. */
function unescaped(text: string): string {
  return text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))) : text;
}

/** A stored cell: its `t` and `s`, the text of its value, and of the text written in the cell itself. */
export interface StoredCell { readonly type: string; readonly style: number; readonly value: string; readonly inline: string }

/** As a Swedish reader saw it on the sheet; `number` where it is a quantity. */
export function printedCell(book: Book, { type, style, value, inline }: StoredCell): { text: string; number: number | null } {
  switch (type) {
    case 's': return { text: unescaped(book.strings[Number(value)] ?? ''), number: null };
    case 'inlineStr': return { text: unescaped(inline), number: null };
    case 'b': return { text: value === '' ? '' : value === '1' ? 'SANT' : 'FALSKT', number: null };
    case 'n': {
      const number = Number(value);
      if (value.trim() === '' || Number.isNaN(number)) return { text: value, number: null };
      return printedNumber(number, book.formats.code(style), book.from1904);
    }
    case 'd': return { text: value.replace('T00:00:00', ''), number: null };
    default: return { text: unescaped(value), number: null };
  }
}

/** "B7" is column 1. */
export function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference) {
    const code = letter.charCodeAt(0);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column - 1;
}

export function columnLetters(column: number): string {
  let text = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) text = String.fromCharCode(65 + ((left - 1) % 26)) + text;
  return text;
}
