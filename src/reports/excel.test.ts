import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { ekstrand } from '../picture/ekstrand.fixture.ts';
import { writeExcel } from './excel.ts';
import { draftOf, moment } from './outside.fixture.ts';
import { labelValue, vorPlanWorkbook } from './vorPlanSheets.ts';

const excel = (content = ekstrand()) => writeExcel(vorPlanWorkbook(draftOf(content)), { createdAt: moment });

describe('the paper as Excel', () => {
  test('has one row per event and per activity, with the groups repeated and numbers as numbers', async () => {
    const content = ekstrand();
    const book = await readXlsx(await excel(content));
    expect(book.sheets.map((sheet) => sheet.name)).toEqual(['Analys', 'Plan', 'Åtgärder']);
    const [head, ...rows] = book.sheets[0]?.rows ?? [];
    expect(rows).toHaveLength(content.events.length);
    const at = (heading: string) => (head ?? []).indexOf(heading);
    expect(rows.map((row) => row[at('Oönskad händelse')])).toEqual(content.events.map((event) => event.text));
    expect(rows.map((row) => row[at('Riskvärde')])).toEqual(content.events.map((event) => (event.likelihood ?? 0) * (event.consequence ?? 0)));
    expect(rows.map((row) => row[at('Nr')])).toEqual(content.events.map((event) => Number(event.label)));
    expect(rows.every((row) => typeof row[at('Process')] === 'string' && row[at('Process')] !== '')).toBe(true);
    expect(book.sheets[1]?.rows.length).toBe(content.activities.length + 1);
  });

  test.each(['=1+1', '+46 70', '-5 %', '@namn', "'citat", '007'])('%s stays text', async (given) => {
    const base = ekstrand();
    const book = await readXlsx(await excel({ ...base, events: base.events.map((event, at) => (at === 0 ? { ...event, text: given } : event)) }));
    expect(book.sheets[0]?.rows[1]).toContain(given);
    const cells = [...(book.sheets[0]?.cells?.values() ?? [])];
    expect(cells.some((cell) => cell.formula !== undefined)).toBe(false);
  });

  test('a text longer than a cell may hold goes on in another column', async () => {
    const base = ekstrand();
    const long = 'å'.repeat(50_000);
    const book = await readXlsx(await excel({ ...base, events: base.events.map((event, at) => (at === 0 ? { ...event, text: long } : event)) }));
    const row = book.sheets[0]?.rows[1] ?? [];
    expect(row.map((value) => String(value ?? '')).filter((value) => value.startsWith('å')).join('')).toBe(long);
  });

  test('only whole numbers as printed become numbers', () => {
    expect([labelValue('12'), labelValue('12a'), labelValue('007'), labelValue(null)]).toEqual([12, '12a', '007', null]);
  });

  test('gives the same bytes for the same content and moment', async () => {
    expect(Buffer.from(await excel()).equals(Buffer.from(await excel()))).toBe(true);
  });
});
