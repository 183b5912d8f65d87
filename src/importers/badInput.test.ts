import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Draft } from '../domain/document/draft.ts';
import { readDocument } from './read.ts';
import { readInProcess } from './readInProcess.ts';
import type { ReadOptions } from './readInProcess.ts';
import { excelFile, paragraph, wordFile, wordTable, zipOf } from './testFiles.ts';

const heads = ['Process', 'Nr', 'Oönskad händelse', 'Sannolikhet', 'Konsekvens', 'RV'];
const refusalOf = async (bytes: Uint8Array, name: string, options?: ReadOptions) => {
  const result = await readInProcess(bytes, name, options);
  return result.ok ? null : result.refusal;
};
const draftOf = async (bytes: Uint8Array, name = 'fil.docx', options?: ReadOptions): Promise<Draft> => {
  const result = await readInProcess(bytes, name, options);
  if (!result.ok) throw new Error(result.refusal);
  return result.draft;
};
const codes = (draft: Draft): string[] => draft.problems.map((one) => one.code);

describe('files that are not read', () => {
  it('the wrong type, whatever its name', async () => {
    expect(await refusalOf(Buffer.from('hej'), 'plan.docx')).toBe('file.type-unknown');
    expect(await refusalOf(Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10]), 'bild.pdf')).toBe('file.type-unknown');
    expect(await refusalOf(zipOf([{ name: 'a.txt', content: 'a' }]), 'plan.xlsx')).toBe('file.type-unknown');
    expect(await refusalOf(Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)]), 'gammal.doc')).toBe('file.type-unknown');
  });
  it('nothing at all', async () => {
    expect(await refusalOf(new Uint8Array(), 'tom.docx')).toBe('file.empty');
    expect(await refusalOf(wordFile(''), 'tom.docx')).toBe('file.empty');
    expect(await refusalOf(wordFile(wordTable([['', ''], ['', '']])), 'tom.docx')).toBe('file.empty');
  });
  it('encrypted', async () => {
    expect(await refusalOf(oleFile('EncryptedPackage'), 'hemlig.docx')).toBe('file.encrypted');
    expect(await refusalOf(oleFile('EncryptedPackage'), 'hemlig.xlsx')).toBe('file.encrypted');
    expect(await refusalOf(zipOf([{ name: 'word/document.xml', content: 'krypterat innehåll', size: 7, flags: 1 }]), 'hemlig.docx')).toBe('file.encrypted');
    expect(await readDocument(Buffer.from(encryptedPdf, 'latin1'), 'hemlig.pdf')).toEqual({ ok: false, refusal: 'file.encrypted' });
  });
  it('of the old kind, .doc and .xls, also under a new name and with the word for encrypted files in their text', async () => {
    for (const name of ['plan.doc', 'plan.docx', 'plan.xls', 'plan.xlsx']) {
      expect(await refusalOf(oleFile('WordDocument', 'Strömmen heter EncryptedPackage'), name)).toBe('file.type-unknown');
      expect(await refusalOf(oleFile('Workbook'), name)).toBe('file.type-unknown');
    }
  });
  it('text with commas between', async () => {
    expect(await refusalOf(Buffer.from('Nr;Risk;Sannolikhet;Konsekvens\n1;Jäv;2;3\n'), 'plan.csv')).toBe('file.type-unknown');
    expect(await refusalOf(Buffer.from('\uFEFFNr,Risk\n1,Jäv\n'), 'plan.xlsx')).toBe('file.type-unknown');
  });
  it('damaged', async () => {
    const whole = wordFile(wordTable([heads]));
    expect(await refusalOf(whole.slice(0, whole.length - 40), 'trasig.docx')).toBe('file.damaged');
    expect(await refusalOf(wordFile('<w:tbl><w:tr></w:tbl>'), 'trasig.docx')).toBe('file.damaged');
    expect(await refusalOf(wordFile('<!DOCTYPE x [<!ENTITY a "b">]>'), 'trasig.docx')).toBe('file.damaged');
    expect(await refusalOf(Buffer.from('%PDF-1.7\nskräp'), 'trasig.pdf')).toBe('file.damaged');
  });
  it('a bomb: by what it says, and by what comes out of it', async () => {
    const zeros = deflateRawSync(Buffer.alloc(3_000_000));
    const bomb = (size: number) => zipOf([{ name: '[Content_Types].xml', content: zeros, method: 8, size }]);
    expect(await refusalOf(bomb(3_000_000), 'bomb.docx', { limits: { inflatedBytes: 1_000_000 } })).toBe('file.zip-bomb');
    expect(await refusalOf(bomb(1000), 'bomb.docx', { limits: { inflatedBytes: 1_000_000 } })).toBe('file.zip-bomb');
    expect(await refusalOf(zipOf(Array.from({ length: 30 }, (_, at) => ({ name: `d${at}`, content: '' }))), 'bomb.docx', { limits: { parts: 20 } })).toBe('file.zip-bomb');
  });
  it('too large', async () => {
    expect(await refusalOf(Buffer.alloc(2000), 'stor.docx', { limits: { bytes: 1000 } })).toBe('file.too-large');
    expect(await readDocument(Buffer.alloc(2000), 'stor.docx', { limits: { bytes: 1000 } })).toEqual({ ok: false, refusal: 'file.too-large' });
    expect(await refusalOf(excelFile([{ name: 'A', rows: [['x'], ...Array.from({ length: 60 }, () => ['y'])] }]), 'stor.xlsx', { limits: { cells: 20 } })).toBe('file.too-large');
  });
  it('macros, by name and by content', async () => {
    expect(await refusalOf(wordFile(wordTable([heads])), 'plan.docm')).toBe('file.macro');
    expect(await refusalOf(excelFile([{ name: 'A', rows: [heads] }], [{ name: 'xl/vbaProject.bin', content: 'x' }]), 'plan.xlsx')).toBe('file.macro');
  });
  it('too slow', async () => {
    expect(await readDocument(wordFile(wordTable([heads])), 'plan.docx', { limits: { milliseconds: 1 } })).toEqual({ ok: false, refusal: 'file.too-slow' });
  });
});

describe('files that are read with a word about them', () => {
  it('headings without rows give no rows', async () => {
    const draft = await draftOf(wordFile(wordTable([heads, ['', '1', '', '', '', ''], ['', '', '', '', '', '']])));
    expect([draft.events, draft.planRows]).toEqual([[], []]);
    const bare = await draftOf(wordFile(wordTable([heads])));
    expect([bare.events, codes(bare)]).toEqual([[], ['draft.headings-without-rows']]);
  });
  it('a text without any table that is known', async () => {
    const draft = await draftOf(wordFile(paragraph('Hej') + wordTable([['Namn', 'Telefon'], ['Anna', '123']])));
    expect(codes(draft)).toEqual(['draft.no-table']);
    expect(draft.unread.map((one) => one.text)).toEqual(['Hej', 'Namn | Telefon', 'Anna | 123']);
  });
  it('two analyses in one file: the first is kept, the other can be chosen', async () => {
    const table = (word: string) => wordTable([heads, ...[1, 2, 3].map((nr) => ['Inköp', String(nr), `${word} ${nr}`, '3', '4', '12'])]);
    const file = wordFile(paragraph('Riskanalys skolan', 'H1') + table('Lärare saknas') + paragraph('Riskanalys vården', 'H1') + table('Medicin förväxlas'));
    const first = await draftOf(file);
    expect(first.events.map((one) => one.event)).toEqual(['Lärare saknas 1', 'Lärare saknas 2', 'Lärare saknas 3']);
    expect(first.problems.map((one) => [one.code, one.params['title'], one.params['rows'], one.params['chosen']])).toEqual([
      ['draft.several-analyses', 'Riskanalys skolan', 3, 1], ['draft.several-analyses', 'Riskanalys vården', 3, 0],
    ]);
    expect((await draftOf(file, 'fil.docx', { analysis: 2 })).events.map((one) => one.event)).toEqual(['Medicin förväxlas 1', 'Medicin förväxlas 2', 'Medicin förväxlas 3']);
  });
  it('a scale that no method here has', async () => {
    const draft = await draftOf(wordFile(wordTable([heads, ['Inköp', '1', 'Fel', '7', '9', '63'], ['Inköp', '2', 'Fler fel', '8', '2', '16']])));
    expect([draft.method, codes(draft)]).toEqual([null, ['draft.scale-unknown']]);
    expect(draft.events.map((one) => one.riskValue)).toEqual([63, 16]);
  });
  it('one slip outside the scale is told at its row', async () => {
    const rows = Array.from({ length: 12 }, (_, at) => ['Inköp', String(at + 1), `Händelse nummer ${at}`, at === 4 ? '6' : '5. Mycket sannolikt', '2. Lindrig', at === 4 ? '12' : '10']);
    const draft = await draftOf(wordFile(wordTable([heads, ...rows])));
    expect([draft.method, codes(draft)]).toEqual(['5x5', []]);
    expect(draft.events.flatMap((one) => one.doubts.map((doubt) => [one.number, doubt.code]))).toEqual([['5', 'draft.value-outside-scale']]);
  });
  it('a value that is not the product, a rating that is no rating', async () => {
    const draft = await draftOf(wordFile(wordTable([heads, ['Inköp', '1', 'Fel', '3. Möjlig', '4', '11'], ['Inköp', '2', 'Fler fel', '2–3', '4', ''], ['Inköp', '', 'Flest fel', '2', '2', '4']])));
    expect(draft.events.map((one) => [one.likelihood, one.consequence, one.riskValue, one.doubts.map((doubt) => doubt.code)])).toEqual([
      [3, 4, 11, ['draft.value-not-product']], [null, 4, null, ['draft.rating-unreadable']], [2, 2, 4, ['draft.number-missing']],
    ]);
    expect(draft.events[0]?.doubts[0]).toEqual({ code: 'draft.value-not-product', place: 'Tabell 1, rad 2, kolumn RV', params: { printed: 11, product: 12 } });
  });
  it('a text of 20,000 characters, whole', async () => {
    const long = `${'Lång text '.repeat(2000)}slut`;
    const draft = await draftOf(excelFile([{ name: 'VoR', rows: [heads, ['Inköp', 1, long, 3, 4, 12]] }]), 'fil.xlsx');
    expect(draft.events[0]?.event).toBe(long);
    expect(draft.events[0]?.doubts.map((one) => one.code)).toEqual(['draft.text-very-long']);
  });
  it('what a spreadsheet writes in place of characters that its file cannot hold is read as those characters', async () => {
    const draft = await draftOf(excelFile([{ name: 'VoR', rows: [heads, ['Inköp', 1, 'Första raden_x000D_\nandra_x0007_ raden, _x005F_x000D_', 3, 4, 12]] }]), 'fil.xlsx');
    expect(draft.events[0]?.event?.replaceAll('\n', ' ')).toBe('Första raden andra raden, _x000D_');
    expect(draft.problems.map((one) => [one.code, one.params['characters']])).toEqual([['draft.characters-removed', 1]]);
  });
  it('bidi marks and control characters are taken away, and told', async () => {
    const draft = await draftOf(wordFile(wordTable([heads, ['Inköp', '1', 'Faktura\u202E betalas\uFEFF två\u00AD gånger', '3', '4', '12']])));
    expect(draft.events[0]?.event).toBe('Faktura betalas två gånger');
    expect(draft.problems).toEqual([{ code: 'draft.characters-removed', place: 'Tabell 1, rad 2', params: { characters: 2 } }]);
  });
});

/** A container of the old kind: header, one sector of directory with the root and a stream, one of text. */
function oleFile(stream: string, text = ''): Uint8Array {
  const file = Buffer.alloc(1536);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(file);
  ['Root Entry', stream].forEach((name, at) => {
    file.write(name, 512 + at * 128, 'utf16le');
    file.writeUInt16LE(name.length * 2 + 2, 512 + at * 128 + 64);
  });
  file.write(text, 1030, 'utf16le');
  return file;
}

/** The smallest file with a standard security handler; the password is not the empty one. */
const encryptedPdf = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj
3 0 obj<</Filter/Standard/V 1/R 2/O<${'41'.repeat(32)}>/U<${'42'.repeat(32)}>/P -4>>endobj
trailer<</Root 1 0 R/Encrypt 3 0 R/ID[<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>]/Size 4>>
%%EOF`;
