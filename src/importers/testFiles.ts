import { crc32 } from 'node:zlib';

/** Makes small Word and Excel files for tests, by their parts, so that a test can say exactly what is in them. */

export interface ZipEntry { readonly name: string; readonly content: string | Uint8Array; readonly method?: number; readonly size?: number; readonly flags?: number }

/** A zip file with its parts stored as they are (or as the test has packed them). */
export function zipOf(entries: readonly ZipEntry[]): Uint8Array {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const content = Buffer.from(entry.content);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE((entry.flags ?? 0) | 0x800, 2);
    head.writeUInt16LE(entry.method ?? 0, 4);
    head.writeUInt32LE(crc32(content), 10);
    head.writeUInt32LE(content.length, 14);
    head.writeUInt32LE(entry.size ?? content.length, 18);
    head.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), head, name, content]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), head, tail, name]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return new Uint8Array(Buffer.concat([...locals, directory, Buffer.from('PK\u0005\u0006', 'latin1'), end]));
}

export const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const types = (parts: Readonly<Record<string, string>>): ZipEntry => ({
  name: '[Content_Types].xml',
  content: `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${Object.entries(parts).map(([name, type]) => `<Override PartName="/${name}" ContentType="application/vnd.openxmlformats-officedocument.${type}+xml"/>`).join('')}</Types>`,
});

/** A cell of a Word table: its text (lines are paragraphs), or with spans; `null` continues the cell above. */
export type WordCell = string | null | { readonly text: string; readonly columns?: number; readonly down?: boolean };

export const paragraph = (text: string, style = ''): string => `<w:p>${style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;

export function wordTable(rows: readonly (readonly WordCell[])[]): string {
  const cell = (one: WordCell): string => {
    const { text, columns = 1, down = false } = one === null || typeof one === 'string' ? { text: one ?? '' } : one;
    const merge = one === null ? '<w:vMerge/>' : down ? '<w:vMerge w:val="restart"/>' : '';
    return `<w:tc><w:tcPr>${columns > 1 ? `<w:gridSpan w:val="${columns}"/>` : ''}${merge}</w:tcPr>${text.split('\n').map((line) => paragraph(line)).join('')}</w:tc>`;
  };
  return `<w:tbl>${rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`;
}

export function wordFile(body: string, more: readonly ZipEntry[] = []): Uint8Array {
  return zipOf([
    types({ 'word/document.xml': 'wordprocessingml.document.main' }),
    { name: 'word/document.xml', content: `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>` },
    { name: 'word/styles.xml', content: '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="H2"><w:name w:val="heading 2"/></w:style></w:styles>' },
    ...more,
  ]);
}

export interface Sheet { readonly name: string; readonly rows: readonly (readonly (string | number | null)[])[]; readonly merges?: readonly string[]; readonly hidden?: boolean; /** Rows that the sheet hides, counted from 0. */ readonly hiddenRows?: readonly number[]; /** Columns that the sheet hides, counted from 1. */ readonly hiddenColumns?: readonly number[] }

export function excelFile(sheets: readonly Sheet[], more: readonly ZipEntry[] = []): Uint8Array {
  const letter = (at: number): string => String.fromCharCode(65 + at);
  const cell = (value: string | number | null, row: number, column: number): string => {
    if (value === null) return '';
    const place = `${letter(column)}${row + 1}`;
    if (typeof value === 'number') return `<c r="${place}"><v>${value}</v></c>`;
    if (value.startsWith('=')) return `<c r="${place}"><f>${escaped(value.slice(1).split('→')[0] ?? '')}</f><v>${escaped(value.split('→')[1] ?? '')}</v></c>`;
    return `<c r="${place}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
  };
  return zipOf([
    types({ 'xl/workbook.xml': 'spreadsheetml.sheet.main' }),
    { name: 'xl/workbook.xml', content: `<workbook xmlns:r="r"><sheets>${sheets.map((sheet, at) => `<sheet name="${escaped(sheet.name)}" sheetId="${at + 1}" r:id="r${at}"${sheet.hidden === true ? ' state="hidden"' : ''}/>`).join('')}</sheets></workbook>` },
    { name: 'xl/_rels/workbook.xml.rels', content: `<Relationships>${sheets.map((_, at) => `<Relationship Id="r${at}" Target="worksheets/sheet${at}.xml"/>`).join('')}</Relationships>` },
    ...sheets.map((sheet, at) => ({
      name: `xl/worksheets/sheet${at}.xml`,
      content: `<worksheet>${sheet.hiddenColumns === undefined ? '' : `<cols>${sheet.hiddenColumns.map((one) => `<col min="${one}" max="${one}" hidden="1"/>`).join('')}</cols>`}<sheetData>${sheet.rows.map((row, r) => `<row r="${r + 1}"${sheet.hiddenRows?.includes(r) === true ? ' hidden="1"' : ''}>${row.map((value, c) => cell(value, r, c)).join('')}</row>`).join('')}</sheetData>${sheet.merges === undefined ? '' : `<mergeCells>${sheet.merges.map((one) => `<mergeCell ref="${one}"/>`).join('')}</mergeCells>`}</worksheet>`,
    })),
    ...more,
  ]);
}
