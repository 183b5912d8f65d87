import { afterAll, describe, expect, test } from 'vitest';
import { ekstrand } from '../picture/ekstrand.fixture.ts';
import { writeExcel } from './excel.ts';
import { converted, countedWords, draftOf, folded, moment, read } from './outside.fixture.ts';
import { closePdf } from './pdf.ts';
import { vorPlanDocument } from './vorPlan.ts';
import { vorPlanWorkbook } from './vorPlanSheets.ts';
import { writeWord } from './word.ts';

afterAll(closePdf);

describe('opened by LibreOffice', () => {
  test('Word: landscape A4, every row there, header rows on the next page too', async () => {
    const base = ekstrand();
    const long = countedWords('ord', 2_900);
    const content = { ...base, events: base.events.map((event, at) => (at === 2 ? { ...event, explanation: long } : event)) };
    const bytes = await writeWord(vorPlanDocument(draftOf(content)), { createdAt: moment });
    const pdf = converted(bytes, 'papper.docx', 'pdf').get('papper.pdf') ?? new Uint8Array();
    expect(read('pdfinfo', [], pdf)).toMatch(/Page size:\s+841\.\d+ x 595/);
    const text = folded(read('pdftotext', ['-raw'], pdf, ['-']));
    expect(content.events.map((event) => event.text).filter((each) => !text.includes(each))).toEqual([]);
    const found = new Set(text.split(' '));
    expect(long.split(' ').filter((word) => !found.has(word))).toEqual([]);
    // The analysis runs over many pages here: its head stands on each of them.
    expect(text.split('Konsekvens Riskvärde Internkontrollplan').length - 1).toBeGreaterThan(4);
  }, 120_000);

  test('Excel: the rows as they are, formulas as text', async () => {
    const base = ekstrand();
    const content = { ...base, events: base.events.map((event, at) => (at === 0 ? { ...event, text: '=1+1' } : event)) };
    const bytes = await writeExcel(vorPlanWorkbook(draftOf(content)), { createdAt: moment });
    const files = converted(bytes, 'papper.xlsx', 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1');
    const analysis = Buffer.from(files.get('papper-Analys.csv') ?? []).toString('utf8');
    expect(content.events.map((event) => event.text).filter((each) => !analysis.includes(each))).toEqual([]);
    expect(analysis).toContain(',=1+1,');
    const plan = folded(Buffer.from(files.get('papper-Plan.csv') ?? []).toString('utf8'));
    expect(content.activities.map((activity) => activity.text).filter((each) => !plan.includes(each))).toEqual([]);
  }, 120_000);
});
