import { afterAll, describe, expect, test } from 'vitest';
import { writeExcel } from './excel.ts';
import type { ExtractInput } from './extractInput.ts';
import { differencesInput, measuresInput, membersInput, worksheetInput } from './extracts.fixture.ts';
import type { Block, PaperDocument } from './model.ts';
import { converted, folded, moment, read } from './outside.fixture.ts';
import { documentOf, workbookOf } from './papers.ts';
import { closePdf, writePdf } from './pdf.ts';
import { writeWord } from './word.ts';

afterAll(closePdf);

const papers: readonly (readonly [string, ExtractInput])[] = [['measures', measuresInput], ['worksheet', worksheetInput()], ['differences', differencesInput()], ['members', membersInput()]];

/** Every word of the paper's blocks, as the model has them. */
function wordsIn(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block): string[] => {
    switch (block.kind) {
      case 'heading': case 'paragraph': return [block.text];
      case 'list': return [...block.items];
      case 'matrix': return [];
      case 'beside': return block.columns.flatMap((column) => wordsIn(column.blocks));
      case 'table': return block.rows.flatMap((row) => (row.kind === 'group' ? row.lines : row.cells.flatMap((each) => each.lines))).flatMap((one) => one.pieces.map((piece) => (piece.kind === 'text' || piece.kind === 'star' ? piece.text : piece.word)));
    }
  }).flatMap((each) => folded(each).split(' ')).filter((word) => word !== '');
}
const lost = (document: PaperDocument, text: string): string[] => { const found = new Set(folded(text).split(' ')); return wordsIn(document.blocks).filter((word) => !found.has(word)); };

describe.each(papers)('the paper %s, read by other programs', (_, input) => {
  test('PDF: sound, tagged, in Swedish, and every word is found', async () => {
    const document = documentOf(input);
    const bytes = await writePdf(document, { standard: 'ua-1', createdAt: moment });
    expect(read('qpdf', ['--check'], bytes)).toContain('No syntax or stream encoding errors');
    expect(read('pdfinfo', [], bytes)).toMatch(/Tagged:\s+yes/);
    expect(read('qpdf', ['--qdf', '--object-streams=disable'], bytes, ['-'])).toMatch(/\/Lang \(sv-SE\)/);
    expect(lost(document, read('pdftotext', ['-raw'], bytes, ['-']))).toEqual([]);
    expect(read('pdfinfo', ['-meta'], await writePdf(document, { standard: 'a-2a', createdAt: moment }))).toMatch(/pdfaid:part>2</);
  }, 60_000);

  test('Word and Excel: opened by LibreOffice, nothing lost', async () => {
    const document = documentOf(input, 'docx');
    const pdf = converted(await writeWord(document, { createdAt: moment }), 'papper.docx', 'pdf').get('papper.pdf') ?? new Uint8Array();
    expect(read('pdfinfo', [], pdf)).toMatch(document.orientation === 'portrait' ? /Page size:\s+595\.\d+ x 841/ : /Page size:\s+841\.\d+ x 595/);
    // Words broken by a hyphen or set with what stands beside them in a narrow cell are read as they stand.
    const text = folded(read('pdftotext', ['-raw'], pdf, ['-']));
    expect(lost(document, text).filter((word) => !text.replaceAll(' ', '').includes(word))).toEqual([]);
    const workbook = workbookOf(input);
    const files = converted(await writeExcel(workbook, { createdAt: moment }), 'papper.xlsx', 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1');
    expect([...files.keys()].toSorted()).toEqual(workbook.sheets.map((sheet) => `papper-${sheet.name}.csv`).toSorted());
    for (const sheet of workbook.sheets) {
      const csv = folded(Buffer.from(files.get(`papper-${sheet.name}.csv`) ?? []).toString('utf8').replaceAll('""', '"'));
      for (const row of sheet.rows) for (const value of row) expect(csv).toContain(folded(String(value ?? '')));
    }
  }, 180_000);
});

describe('the members\' page', () => {
  test.each([0, 40, 90, 140, 200, 400, 2000])('is one portrait A4 page at 65 events with texts of %i letters', async (letters) => {
    const bytes = await writePdf(documentOf(membersInput(letters)), { standard: 'ua-1', createdAt: moment });
    const info = read('pdfinfo', [], bytes);
    expect(info).toMatch(/Pages:\s+1\n/);
    expect(info).toMatch(/Page size:\s+595\.\d+ x 841/);
  }, 60_000);

  test('stays one page in Word, in a typeface wider than its own', async () => {
    for (const letters of [0, 400]) {
      const bytes = await writeWord(documentOf(membersInput(letters), 'docx'), { createdAt: moment });
      expect(read('pdfinfo', [], converted(bytes, 'papper.docx', 'pdf').get('papper.pdf') ?? new Uint8Array())).toMatch(/Pages:\s+1\n/);
    }
  }, 180_000);
});
