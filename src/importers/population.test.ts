import { describe, expect, test } from 'vitest';
import type { PopulationOptions } from './populationInProcess.ts';
import { readPopulationInProcess } from './populationInProcess.ts';
import { readPopulation } from './population.ts';
import { excelFile, wordFile, paragraph, zipOf, type Sheet } from './testFiles.ts';

/** Columns, ids and notes of what was read, or the code that refused it. */
async function read(bytes: Uint8Array | string, options: PopulationOptions = {}, name = 'lista.csv'): Promise<unknown> {
  const result = await readPopulationInProcess(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, name, options);
  if (!result.ok) return result.refusal.code;
  const { population, notes } = result.value;
  return { columns: population.columns.join('|'), ids: population.rows.map((row) => row[population.idColumn]).join('|'), ...(notes.length > 0 ? { notes: notes.map((note) => ('count' in note ? `${note.kind} ${note.count}` : note.kind)).join() } : {}) };
}
async function params(bytes: string, options: PopulationOptions = {}): Promise<unknown> {
  const result = await readPopulationInProcess(Buffer.from(bytes), 'lista.csv', options);
  return result.ok ? null : result.refusal;
}
const sheet = (rows: Sheet['rows']): Uint8Array => excelFile([{ name: 'Blad1', rows }]);

describe('a list as text', () => {
  const wanted = { columns: 'Nr|Ort', ids: 'F1|F2|F3' };
  test.each([
    ['semicolons', 'Nr;Ort\nF1;Ekby\nF2;Åby\nF3;Ås\n'], ['tabs', 'Nr\tOrt\nF1\tEk;by\nF2\tÅ,by\nF3\tÅs'], ['commas', 'Nr,Ort\r\nF1,Ekby\r\nF2,Åby\r\nF3,Ås\r\n'],
    ['a byte order mark', '\uFEFFNr;Ort\nF1;Ekby\nF2;Åby\nF3;Ås'], ['quotes', '"Nr";"Ort"\n"F1";"Ek;\n""by"""\n"F2";\nF3;Ås'], ['decimal commas', 'Nr;Ort\nF1;1,50\nF2;2,50\nF3;3,00\n'],
    ['its separator said first', 'sep=,\r\nNr,Ort\r\nF1,x\r\nF2,y\r\nF3,z'], ['empty lines and trailing signs', 'Nr;Ort;\n\nF1;a;\n;;\nF2;b;\nF3;c;\n\n'], ['old line ends', 'Nr;Ort\rF1;a\rF2;b\rF3;c'],
  ])('with %s', async (_what, text) => {
    expect(await read(text)).toEqual(wanted);
  });
  test('in the encodings that exist', async () => {
    const text = 'Nämnd;Ort\nÅ1;Ö\nÅ2;Ä\n';
    const answer = { columns: 'Nämnd|Ort', ids: 'Å1|Å2' };
    expect(await read(Buffer.from(text, 'latin1'))).toEqual(answer);
    expect(await read(Buffer.from(`\uFEFF${text}`, 'utf16le'))).toEqual(answer);
    expect(await read(Buffer.from(`\uFEFF${text}`, 'utf16le').swap16())).toEqual(answer);
    expect(await read(Buffer.from('Nr;Belopp\n1;5 \u20ac\n2;\u201cx\u201d', 'utf8'))).toEqual({ columns: 'Nr|Belopp', ids: '1|2' });
  });
  test('the same list has the same checksum however it is saved', async () => {
    const sums = await Promise.all([Buffer.from('Nr;Ort\n1001;Ås\n1002;Ö'), Buffer.from('\uFEFF"Nr"\t"Ort"\r\n1001\tÅs\r\n1002\tÖ\r\n'), Buffer.from('Nr;Ort\n1001;Ås\n1002;Ö', 'latin1'), sheet([['Nr', 'Ort'], [1001, 'Ås'], [1002, 'Ö']])].map(async (bytes) => {
      const result = await readPopulationInProcess(bytes, 'x');
      return result.ok ? result.value.population.sha256 : result.refusal.code;
    }));
    expect(sums[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(sums).size).toBe(1);
  });
  test('which column is the id, and where the headings are', async () => {
    expect(await read('Datum;Verifikat\n1 jan;V1\n1 jan;V2', { idColumn: 'verifikat' })).toEqual({ columns: 'Datum|Verifikat', ids: 'V1|V2' });
    expect(await read('Utdrag 2026\n\nNr;Ort\nF1;a\nF2;b\n')).toEqual({ columns: 'Nr|Ort', ids: 'F1|F2', notes: 'linesAbove 1' });
    expect(await read('Fakturanummer\n17\n18\n19\n')).toEqual({ columns: 'Fakturanummer', ids: '17|18|19' });
    expect(await read('17\n18\n19\n20\n')).toEqual({ columns: 'A', ids: '17|18|19|20', notes: 'noHeading' });
    expect(await read('Namn\nEk Ada\nBo Alm\nIda By\n')).toEqual({ columns: 'Namn', ids: 'Ek Ada|Bo Alm|Ida By' });
    expect(await params('Datum;Verifikat\n1;V1', { idColumn: 'Nr' })).toMatchObject({ code: 'population.id-column-missing', params: { columns: 'Datum, Verifikat' } });
  });
  test('what is wrong is told with its lines', async () => {
    expect(await params('Nr;Ort\nF1;a\n;b\nF3;c')).toMatchObject({ code: 'population.id-missing', params: { lines: '3', count: 1 } });
    expect(await params('Nr;Ort\nF1;"a\nb"\nF2;b\nF1;c')).toMatchObject({ code: 'population.id-twice', params: { id: 'F1', lines: '2, 5' } });
    expect(await params('Nr;Ort\nF1;a\nF2;"b\nF3;c')).toEqual({ code: 'population.quote-open', params: { line: 3 } });
    expect(await params('Nr;Ort\nF1;a\nF2;b;c\nF3;c')).toEqual({ code: 'population.row-too-wide', params: { line: 3 } });
    expect(await params('Nr;Ort\nF1;a\n=A2+1;b\n')).toMatchObject({ code: 'population.id-formula', params: { column: 'Nr', lines: '3' } });
    expect(await read('Nr;Ort\n="001";=B1\n="002";x')).toEqual({ columns: 'Nr|Ort', ids: '001|002' });
  });
  test('what is no list is refused', async () => {
    expect(await Promise.all(['', ' \n\n', 'Nr;Ort\n', '<html><table>', 'a\0b', '%PDF-1.7', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2])].map((bytes) => read(bytes)))).toEqual([
      'population.file-refused', 'population.empty', 'population.empty', 'population.not-a-list', 'population.not-a-list', 'population.not-a-list', 'population.not-a-list',
    ]);
    expect(await read(wordFile(paragraph('Hej')))).toBe('population.not-a-list');
    expect(await read(zipOf([{ name: 'x', content: 'y' }]))).toBe('population.not-a-list');
    expect(await read(sheet([['Nr'], ['1']]), {}, 'lista.xlsm')).toBe('population.file-refused');
  });
});

describe('a list in Excel', () => {
  test('numbers, texts and columns that are empty', async () => {
    expect(await read(sheet([[null, 'Nr', null, 'Belopp'], [null, 1001, null, 12.5], [null, 'A2', null, null]]))).toEqual({ columns: 'Nr|Belopp', ids: '1001|A2' });
    expect(await read(sheet([['Nr', null], ['1', 'anteckning'], ['2', null]]))).toEqual({ columns: 'Nr|B', ids: '1|2' });
  });
  test('formulas by their stored value, which is said; an id without one is refused', async () => {
    expect(await read(sheet([['Nr', 'Summa'], ['=1+1→2', '=B1→7'], ['=1+2→3', 5]]))).toEqual({ columns: 'Nr|Summa', ids: '2|3', notes: 'formulas 3' });
    expect(await read(sheet([['Nr', 'Summa'], ['1', '=B1'], ['2', 5]]))).toEqual({ columns: 'Nr|Summa', ids: '1|2' });
    expect(await read(sheet([['Nr', 'Summa'], ['=1+1', 4], ['=1+2→3', 5]]))).toBe('population.id-formula');
  });
  test('the first visible sheet that has something; another is asked for by name', async () => {
    const book = excelFile([{ name: 'Dold', rows: [['X'], ['9']], hidden: true }, { name: 'Tom', rows: [] }, { name: 'Lista', rows: [['Nr'], ['1'], ['2']] }, { name: 'Mer', rows: [['Nr'], ['7']] }]);
    expect(await read(book)).toEqual({ columns: 'Nr', ids: '1|2', notes: 'otherSheets' });
    expect(await read(book, { sheet: 'Mer' })).toEqual({ columns: 'Nr', ids: '7' });
  });
});

describe('a large list', () => {
  test('200,000 rows as text, in a worker', async () => {
    const text = `Nr;Datum;Belopp;Text\n${Array.from({ length: 200_000 }, (_, at) => `F-${at + 1};2026-01-${String((at % 28) + 1).padStart(2, '0')};${at},50;Leverans av varor ${at % 977}`).join('\n')}\n`;
    const result = await readPopulation(Buffer.from(text), 'lista.csv');
    expect(result.ok && [result.value.population.rows.length, result.value.population.rows[199_999]?.[0]]).toEqual([200_000, 'F-200000']);
  });
  test('200,000 rows in Excel', async () => {
    const result = await readPopulation(sheet([['Nr', 'Belopp', 'Text'], ...Array.from({ length: 200_000 }, (_, at) => [`F-${at + 1}`, at + 0.5, `Leverans ${at % 977}`])]), 'lista.xlsx');
    expect(result.ok && [result.value.population.rows.length, result.value.population.rows[199_999]]).toEqual([200_000, ['F-200000', '199999,5', 'Leverans 691']]);
  });
  test('past the limits it is refused with a code', async () => {
    const limits = { rows: 10, cells: 30 };
    const rows = (count: number, width: number): string => Array.from({ length: count + 1 }, (_, at) => Array.from({ length: width }, (__, column) => `${column}-${at === 0 ? 'rubrik' : at}`).join(';')).join('\n');
    expect([await read(rows(9, 3), { limits }), await read(rows(11, 1), { limits }), await read(rows(9, 4), { limits })]).toMatchObject([{}, 'population.too-many-rows', 'population.too-many-rows']);
    expect(await read(rows(3, 1), { limits: { bytes: 5 } })).toBe('population.file-refused');
    expect(await read(sheet(Array.from({ length: 12 }, (_, at) => [String(at)])), { limits })).toBe('population.too-many-rows');
    const slow = await readPopulation(Buffer.from(rows(3, 1)), 'lista.csv', { limits: { milliseconds: 1 } });
    expect(slow).toEqual({ ok: false, refusal: { code: 'population.file-refused', params: { reason: 'file.too-slow' } } });
  });
});
