import { describe, expect, it } from 'vitest';
import type { Draft } from '../domain/document/draft.ts';
import { ratingsIn } from './ratingPairs.ts';
import { readInProcess } from './readInProcess.ts';
import { paragraph, wordFile, wordTable } from './testFiles.ts';

const word = async (body: string): Promise<Draft> => {
  const result = await readInProcess(wordFile(body), 'fil');
  if (!result.ok) throw new Error(result.refusal);
  return result.draft;
};
const ratings = (draft: Draft) => draft.events.map((one) => [one.likelihood, one.consequence, one.riskValue]);

describe('likelihood and consequence in one column', () => {
  it.each([
    ['3/4', '3', '4', null], ['3x4=12', '3', '4', '12'], ['3 × 4', '3', '4', null], ['12 (3x4)', '3', '4', '12'], ['S: 3 K: 4', '3', '4', null], ['K4, S3', '3', '4', null],
    ['3 Möjlig / 4 Allvarlig', '3 Möjlig', '4 Allvarlig', null], ['Möjlig (3) x Allvarlig (4) = 12', 'Möjlig (3)', 'Allvarlig (4)', '12'], ['3\n4', '3', '4', null],
  ])('%j', (text, likelihood, consequence, riskValue) => {
    expect(ratingsIn(text, 'likelihood')).toEqual({ likelihood, consequence, riskValue });
  });
  it.each(['12', '2024-03-04', '3 av 4 enheter', 'se 3/4 i bilagan', ''])('%j is none', (text) => {
    expect(ratingsIn(text, 'likelihood')).toBeNull();
  });
  it.each([
    ['S/K', ['3/4', '2/2'], [[3, 4, null], [2, 2, null]]], ['K/S', ['4/3', '2/2'], [[3, 4, null], [2, 2, null]]], ['Riskbedömning S x K = R', ['3x4=12', '2x2=4'], [[3, 4, 12], [2, 2, 4]]],
    ['Riskvärde (SxK)', ['12 (3x4)', '4 (2x2)'], [[3, 4, 12], [2, 2, 4]]], ['Riskvärde (SxK)', ['12', '4'], [[null, null, 12], [null, null, 4]]],
  ])('under %j', async (heading, cells, expected) => {
    const draft = await word(wordTable([['Nr', 'Risk', heading], ...cells.map((cell, at) => [String(at + 1), `Händelse ${at}`, cell])]));
    expect([ratings(draft), draft.problems]).toEqual([expected, []]);
  });
  it('what is no pair among pairs is told, not guessed', async () => {
    const draft = await word(wordTable([['Nr', 'Risk', 'S/K'], ['1', 'Jäv', '3/4'], ['2', 'Mutor', '2/2'], ['3', 'Fel lön', 'ca 3']]));
    expect(ratings(draft)).toEqual([[3, 4, null], [2, 2, null], [null, null, null]]);
    expect(draft.events[2]?.doubts.map((one) => one.code)).toEqual(['draft.rating-unreadable']);
  });
});

describe('headings that stand for other than they say', () => {
  it.each([
    [['Riskbeskrivning', 'Väsentlighet (1-4)', 'Risk (1-4)', 'Summa'], ['Jäv', '4', '3', '12']], [['Risk', 'V', 'R', 'V*R'], ['Jäv', '4', '3', '12']],
    [['Vad kan gå fel?', 'Hur allvarligt blir det?', 'Hur troligt är det?', 'Risktal'], ['Jäv', '4', '3', '12']], [['Risk', 'Konsekvens', 'Sannolikhet', 'Risknivå\nS*K'], ['Jäv', 'Allvarlig/4', '3 - Möjlig', '12']],
  ])('%j', async (heads, row) => {
    expect(ratings(await word(wordTable([heads, row])))).toEqual([[3, 4, 12]]);
  });
  it('a title over the headings is the event, a sum under the rows is none', async () => {
    const titled = await word(wordTable([[{ text: 'Risk 1: Felaktiga utbetalningar', columns: 3 }], ['Kontrollmoment', 'Ansvarig', 'Frekvens'], ['Granska attest', 'Controller', 'Kvartal']]));
    expect(titled.planRows.map((one) => [one.event, one.controlActivity])).toEqual([['Felaktiga utbetalningar', 'Granska attest']]);
    const summed = await word(wordTable([['Nr', 'Risk', 'Sannolikhet', 'Konsekvens', 'Riskvärde'], ['1', 'Jäv', '3', '4', '12'], ['', 'Summa', '', '', '12'], ['', 'Totalt antal risker: 1', '', '', '']]));
    expect(summed.events.map((one) => one.event)).toEqual(['Jäv']);
    expect(summed.unread.map((one) => one.text)).toEqual(['Summa | 12', 'Totalt antal risker: 1']);
  });
  it('a list of the highest risks before the analysis is no second analysis', async () => {
    const draft = await word(wordTable([['Nr', 'Risk', 'Skäl'], ['1', 'Jäv', 'Nytt i år']]) + paragraph('Analys') + wordTable([['Nr', 'Risk', 'Sannolikhet', 'Konsekvens'], ['1', 'Jäv', '4', '4'], ['2', 'Mutor', '2', '3']]));
    expect(draft.events.map((one) => [one.number, one.likelihood, one.extra])).toEqual([['1', 4, { Skäl: 'Nytt i år' }], ['2', 2, {}]]);
    expect(draft.problems).toEqual([]);
  });
  it('numbers inside the words of the events, one activity for several events', async () => {
    const draft = await word(wordTable([['Risk', 'Sannolikhet', 'Konsekvens'], ['1. Jäv vid inköp', '4', '4'], ['2. Mutor', '2', '3'], ['3. Fel lön', '2', '2']]) + wordTable([['Risk', 'Kontrollmoment', 'Ansvarig'], ['1, 3', 'Stickprov', 'Chef']]));
    expect(draft.events.map((one) => [one.number, one.event])).toEqual([['1', 'Jäv vid inköp'], ['2', 'Mutor'], ['3', 'Fel lön']]);
    expect(draft.planRows.map((one) => [one.eventNumber, one.eventFound, one.controlActivity])).toEqual([['1', 'printed', 'Stickprov'], ['3', 'printed', 'Stickprov']]);
  });
  it('a process over the table makes its processes parts of it', async () => {
    const table = (part: string, risk: string) => wordTable([['Delprocess', 'Risk', 'S', 'K'], [part, risk, '3', '4']]);
    const draft = await word(paragraph('Process: Inköp') + table('Beställning', 'Jäv') + paragraph('Process: Lön') + table('Utbetalning', 'Fel lön'));
    expect(draft.events.map((one) => [one.goal, one.process, one.workMethod])).toEqual([[null, 'Inköp', 'Beställning'], [null, 'Lön', 'Utbetalning']]);
  });
});

describe('what is printed smaller', () => {
  const run = (text: string, look = '') => `<w:p><w:r><w:rPr>${look}</w:rPr><w:t>${text}</w:t></w:r></w:p>`;
  const cell = (...lines: string[]) => `<w:tc>${lines.join('')}</w:tc>`;
  const small = '<w:sz w:val="16"/>';
  const pale = '<w:sz w:val="16"/><w:color w:val="777777"/>';
  it('under an event is its explanation, and pale notes stand by their labels', async () => {
    const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;
    const heads = row(...['Process, arbetssätt och systematisk kontroll', 'Nr', 'Oönskad händelse', 'Sannolikhet', 'Konsekvens', 'Riskvärde'].map((text) => cell(run(text))));
    const draft = await word(`<w:tbl>${heads}${row(
      cell(run('Inköp', '<w:b/>'), run('Beställning'), run('Attest av två', pale), run('Avtalskatalog (gäller 2)', pale)), cell(run('1')),
      cell(run('Jäv vid inköp'), run('Chefen känner säljaren', small), run('Riskansvarig: Controller · Kategori: Oegentligheter', pale)), cell(run('3 Möjlig')), cell(run('4 Allvarlig')), cell(run('■ 12 Kritisk')),
    )}</w:tbl>`);
    expect(draft.events.map((one) => [one.process, one.workMethod, one.systematicControl, one.event, one.detail, one.riskValue, one.riskOwner, one.category, one.extra])).toEqual([
      ['Inköp', 'Beställning', 'Attest av två', 'Jäv vid inköp', 'Chefen känner säljaren', 12, 'Controller', 'Oegentligheter', {}],
    ]);
  });
});
