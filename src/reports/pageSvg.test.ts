/** The page beside the text: the very same paper as the PDF, cut to one page, with the part found on it. */
import { afterAll, expect, test } from 'vitest';
import { day, followupOf, performed, rowOf } from '../domain/followup/followup.fixture.ts';
import { followupDocument } from './followup.ts';
import { closePdf, drawPage } from './pdf.ts';

afterAll(closePdf);

const rows = Array.from({ length: 24 }, (_, at) => rowOf(at + 1, [performed(`o${at}`, 60, 25, at % 3, at % 3 === 0 ? 'Utan anmärkning' : 'Mindre avvikelse')], { result: 'Kontrollen har utförts en gång. '.repeat(8), analysis: 'Felen rör samma två föreningar.' }));
const document = followupDocument({ paper: 'followup', content: followupOf(rows, { introduction: 'Inledande ord.' }), status: { kind: 'draft', day: day('2028-01-20') }, caseNumber: null, findingsNoted: [], overridden: [] });

test('a part is found on its page, and the page has only its own glyphs', async () => {
  const first = await drawPage(document, { anchor: 'introduction', page: null });
  const late = await drawPage(document, { anchor: 'activity a20', page: null });
  expect(first.page).toBe(1);
  expect(late.page).toBeGreaterThan(2);
  expect(late.pages).toBe(first.pages);
  expect(late.from).toBeGreaterThan(0);
  expect(late.to).toBeGreaterThan(late.from ?? 1);
  for (const page of [first, late]) {
    const used = new Set([...page.svg.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]));
    const there = [...page.svg.matchAll(/<symbol id="([^"]+)"/g)].map((match) => match[1]);
    expect([...used].toSorted()).toEqual(there.toSorted());
    expect(page.svg).not.toContain('style=');
    expect(page.svg.length).toBeLessThan(400_000);
  }
}, 60_000);

test('another page is given by its number, without the part; what is nowhere is the first page', async () => {
  const page = await drawPage(document, { anchor: 'activity a20', page: 1 });
  expect(page).toMatchObject({ page: 1, from: null, to: null });
  expect(await drawPage(document, { anchor: 'closing', page: null })).toMatchObject({ page: 1, from: null });
  expect((await drawPage(document, { anchor: 'closing', page: 999 })).page).toBe(page.pages);
}, 60_000);
