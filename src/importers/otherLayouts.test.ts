import { describe, expect, it } from 'vitest';
import type { Draft } from '../domain/document/draft.ts';
import { readInProcess } from './readInProcess.ts';
import type { ReadOptions } from './readInProcess.ts';
import { excelFile, paragraph, wordFile, wordTable } from './testFiles.ts';
import type { Sheet } from './testFiles.ts';

const draftOf = async (bytes: Uint8Array, options?: ReadOptions): Promise<Draft> => {
  const result = await readInProcess(bytes, 'fil', options);
  if (!result.ok) throw new Error(result.refusal);
  return result.draft;
};
const word = (body: string, options?: ReadOptions) => draftOf(wordFile(body), options);
const sheet = (rows: Sheet['rows'], merges: readonly string[] = []) => draftOf(excelFile([{ name: 'Blad1', rows, merges }]));
const events = (draft: Draft) => draft.events.map((one) => [one.number, one.process, one.event, one.likelihood, one.consequence, one.riskValue]);
const plan = (draft: Draft) => draft.planRows.map((one) => [one.kind, one.process, one.eventNumber, one.event, one.controlActivity, one.controlOwner, one.frequency]);
const unread = (draft: Draft) => draft.unread.map((one) => [one.place, one.text]);

describe('no cell is left out silently', () => {
  const heads = [null, 'Nr', 'Risk', 'Sannolikhet', 'Konsekvens', 'RV'];
  it('left of the first heading', async () => {
    const draft = await sheet([heads, ['Ny', 1, 'Jäv', 2, 3, 6], [null, 2, 'Mutor', 2, 2, 4]]);
    expect(events(draft)).toHaveLength(2);
    expect(unread(draft)).toEqual([['Blad1!A2', 'Ny']]);
  });
  it('rows with only a number, sums, notes under the table, titles that are none', async () => {
    const draft = await sheet([[null, 'Ekstrands kommun'], [null, 'Riskanalys 2026'], heads, [null, 1, 'Jäv', 2, 3, 6], [null, 2], [null, null, '3'], [null, null, null, null, null, 6], [null, null, 'Upprättad av staben']]);
    expect(draft.events.map((one) => one.event)).toEqual(['Jäv', 'Upprättad av staben']);
    expect(unread(draft)).toEqual([['Blad1!5', '2'], ['Blad1!6', '3'], ['Blad1!7', '6'], ['Blad1!B1', 'Ekstrands kommun']]);
  });
  it('a row across the table that no row below belongs to', async () => {
    const draft = await word(wordTable([['Mål', 'Nr', 'Risk', 'Sannolikhet', 'Konsekvens'], ['Trygg kommun', '1', 'Jäv', '2', '3'], [{ text: 'Analysen behandlades i mars', columns: 5 }]]));
    expect(unread(draft)).toEqual([['Tabell 1, rad 3', 'Analysen behandlades i mars']]);
  });
  it('rows that were printed outside any table are told of', async () => {
    const draft = await word(wordTable([['Nr', 'Risk', 'Sannolikhet', 'Konsekvens', 'Riskvärde'], ['1', 'Jäv', '2', '3', '6']]) + paragraph('2 Mutor 3 4 12 Controller') + paragraph('3 Fel lön 2 2 4 HR-chef') + paragraph('Beslutad 2 3 2025'));
    expect(draft.problems.map((one) => [one.code, one.params])).toEqual([['draft.rows-unread', { rows: 2 }]]);
  });
  it('a level by its word stays with the row', async () => {
    const draft = await word(wordTable([['Risk', 'Sannolikhet (1-4)', 'Konsekvens (1-4)', 'Risknivå'], ['Jäv', '2', '4', 'Hög']]));
    expect(draft.events.map((one) => [one.riskValue, one.extra])).toEqual([[null, { Risknivå: 'Hög' }]]);
  });
});

describe('headings in the words of others', () => {
  it.each([
    [['Bedömning S', 'Bedömning K', 'S*K']], [['Sannolikhet\n(1-5)', 'Konsekvens\n(1-5)', 'Risk-\nvärde']], [['S', 'K', 'RPN']],
    [['Sannolikhet', 'Konsekvens', 'Risk (S*K)']], [['Sannolikhet', 'Konsekvens', 'Risk']],
  ])('%j', async (rating) => {
    expect(events(await word(wordTable([['Risk-ID', 'Process/Rutin', 'Risk', ...rating], ['R1', 'Inköp', 'Jäv', '2', '5', '10']])))).toEqual([['R1', 'Inköp', 'Jäv', 2, 5, 10]]);
  });
  it.each([['Riskområde', 'Riskområde', null], ['Verksamhetsområde', 'Verksamhetsområde', null], ['Riskkategori', null, 'Inköp']])('%s, with nothing else to group by, is what the events stand under', async (heading, extra, category) => {
    const rows = (other: string[]) => [[heading, ...other, 'Risk', 'Sannolikhet', 'Konsekvens'], ['Inköp', ...other.map(() => 'Beställning'), 'Jäv', '2', '3']];
    expect((await word(wordTable(rows([])))).events.map((one) => [one.process, one.category, one.extra])).toEqual([['Inköp', null, {}]]);
    expect((await word(wordTable(rows(['Process'])))).events.map((one) => [one.process, one.category, one.extra])).toEqual([['Beställning', category, extra === null ? {} : { [extra]: 'Inköp' }]]);
  });
  it('a department is a place, and no process', async () => {
    expect((await word(wordTable([['Avdelning', 'Risk', 'Sannolikhet', 'Konsekvens'], ['Skola', 'Jäv', '2', '3']]))).events.map((one) => [one.process, one.department, one.extra])).toEqual([[null, 'Skola', {}]]);
  });
  it.each([
    [['Riskägare', 'Kategori', 'Avdelning'], ['Ekonomichef', 'Oegentligheter', 'Staben'], ['Ekonomichef', 'Oegentligheter', 'Staben'], {}],
    [['Riskansvarig', 'Riskkategori', 'Enhet'], ['HR-\nchef och\ncontroller', '–', ''], ['HR- chef och controller', null, null], {}],
    [['Avdelning/enhet', 'Ansvarig för risken', 'Typ av risk'], ['Arkivet', 'Arkivarie', 'Ej angiven'], ['Arkivarie', null, 'Arkivet'], {}],
    [['Kategori', 'Riskkategori', 'Förvaltning'], ['Lön', 'Ekonomi', 'Kultur'], [null, 'Lön', null], { Riskkategori: 'Ekonomi', Förvaltning: 'Kultur' }],
    [['Ansvarig', 'Processägare', 'Typ'], ['Chef', 'Chefen', 'Internt'], [null, null, null], { Ansvarig: 'Chef', Processägare: 'Chefen', Typ: 'Internt' }],
  ])('who answers for an event, its category and department: %j', async (headings, values, wanted, extra) => {
    const draft = await word(wordTable([['Process', 'Risk', 'Sannolikhet', 'Konsekvens', ...headings], ['Inköp', 'Jäv', '2', '3', ...values]]));
    expect(draft.events.map((one) => [one.process, [one.riskOwner, one.category, one.department], one.extra])).toEqual([['Inköp', wanted, extra]]);
  });
  it('what a list of some events says more of them is kept with them', async () => {
    const draft = await word(wordTable([['Nr', 'Risk', 'Sannolikhet', 'Konsekvens'], ['1', 'Jäv', '2', '3'], ['2', 'Fel lön', '2', '2']]) + paragraph('Accepterade risker', 'H2') + wordTable([['Nr', 'Risk', 'Riskägare'], ['2', 'Fel lön', 'HR-chef']]));
    expect(draft.events.map((one) => [one.event, one.riskOwner])).toEqual([['Jäv', null], ['Fel lön', 'HR-chef']]);
  });
  it('of two words, each known by itself', async () => {
    const draft = await word(wordTable([['Process/Rutin', 'Risk', 'Sannolikhet', 'Konsekvens', 'Riskvärde', 'Åtgärd/Kontroll', 'Ansvarig', 'När/Frekvens', 'Rapporteras till'], ['Inköp', 'Jäv', '3', '4', '12', 'Stickprov', 'Chef', 'Tertial', 'Nämnden'], ['Lön', 'Fel lön', '1', '2', '2', '', '', '', '']]));
    expect(events(draft)).toEqual([[null, 'Inköp', 'Jäv', 3, 4, 12], [null, 'Lön', 'Fel lön', 1, 2, 2]]);
    expect(plan(draft)).toEqual([['review', 'Inköp', null, 'Jäv', 'Stickprov', 'Chef', 'Tertial']]);
    expect(draft.problems).toEqual([]);
  });
  it('ratings in words alone', async () => {
    const draft = await word(wordTable([['Risk', 'Sannolikhet', 'Konsekvens'], ['Jäv', 'Sannolik', 'Mycket allvarlig'], ['Mutor', 'Mindre sannolik', 'Kännbar']]));
    expect(draft.events.map((one) => [one.likelihood, one.consequence])).toEqual([[4, 5], [2, 3]]);
  });
});

describe('analysis and plan in one table', () => {
  const heads = ['Process', 'Risk', 'Sannolikhet', 'Konsekvens', 'Riskvärde', 'Kontrollmoment', 'Ansvarig'];
  it('where every row has its activity, under the plan\'s own name', async () => {
    const draft = await word(paragraph('Internkontrollplan', 'H1') + wordTable([heads, ['Inköp', 'Jäv', '3', '4', '12', 'Stickprov', 'Chef'], ['Lön', 'Fel lön', '3', '3', '9', 'Lista', 'Chef']]));
    expect([draft.events.length, draft.planRows.length]).toEqual([2, 2]);
  });
  it.each([
    ['left blank', [null, null, null, null, null, 'Intervju', 'Chef'], []], ['printed again', ['Inköp', 'Jäv', 3, 4, 12, 'Intervju', 'Chef'], []],
    ['merged', [null, null, null, null, null, 'Intervju', 'Chef'], ['A2:A3', 'B2:B3', 'C2:C3', 'D2:D3', 'E2:E3']],
  ])('with several activities for one event, %s', async (_, second, merges) => {
    const draft = await sheet([heads, ['Inköp', 'Jäv', 3, 4, 12, 'Stickprov', 'Chef'], second, ['Lön', 'Fel lön', 2, 2, 4, 'Lista', 'Chef']], merges);
    expect(draft.events.map((one) => one.event)).toEqual(['Jäv', 'Fel lön']);
    expect(draft.planRows.map((one) => [one.process, one.event, one.controlActivity])).toEqual([['Inköp', 'Jäv', 'Stickprov'], ['Inköp', 'Jäv', 'Intervju'], ['Lön', 'Fel lön', 'Lista']]);
    expect(draft.unread).toEqual([]);
  });
});

describe('plans in several tables', () => {
  const heads = ['Process', 'Risk', 'Kontrollmoment', 'Ansvarig', 'Frekvens'];
  const rows = (process: string) => [heads, [`Inköp ${process}`, 'Jäv', 'Stickprov', 'Chef', 'År'], [`Lön ${process}`, 'Fel lön', 'Lista', 'Chef', 'År']];
  it('one per department are one plan', async () => {
    const draft = await word(paragraph('Skola', 'H2') + wordTable(rows('skola')) + paragraph('Vård', 'H2') + wordTable(rows('vård')));
    expect([draft.planRows.length, draft.problems]).toEqual([4, []]);
  });
  it('with the same events again, or of another year, are two: the person chooses', async () => {
    const both = paragraph('Internkontrollplan 2025', 'H1') + wordTable(rows('')) + paragraph('Internkontrollplan 2026', 'H1') + wordTable(rows('').map((row, at) => (at === 0 ? row : row.with(3, 'Annan chef'))));
    const first = await word(both);
    expect([first.planRows.length, first.problems.map((one) => [one.code, one.params['title'], one.params['rows'], one.params['chosen']])]).toEqual([2, [
      ['draft.several-analyses', 'Internkontrollplan 2025', 2, 1], ['draft.several-analyses', 'Internkontrollplan 2026', 2, 0],
    ]]);
    expect((await word(both, { analysis: 2 })).planRows.map((one) => one.controlOwner)).toEqual(['Annan chef', 'Annan chef']);
  });
  it('each under the event that it is about', async () => {
    const table = (moment: string) => wordTable([['Kontrollmoment', 'Kontrollansvarig', 'Kontrollmetod', 'Frekvens', 'Rapportering'], [moment, 'Controller', 'Stickprov', 'Halvår', 'Nämnden']]);
    const draft = await word(paragraph('Inköp', 'H2') + paragraph('Risk: Jäv vid inköp') + table('Granska avtal') + paragraph('Lön', 'H2') + paragraph('Risk: Fel lön') + table('Granska listor'));
    expect(plan(draft)).toEqual([['review', 'Inköp', null, 'Jäv vid inköp', 'Granska avtal', 'Controller', 'Halvår'], ['review', 'Lön', null, 'Fel lön', 'Granska listor', 'Controller', 'Halvår']]);
    expect(draft.unread).toEqual([]);
  });
});

describe('tables side by side on a sheet', () => {
  const heads = ['Nr', 'Risk', 'Sannolikhet', 'Konsekvens', 'Riskvärde'];
  it('analysis and plan', async () => {
    const draft = await sheet([['Riskanalys', null, null, null, null, null, 'Internkontrollplan'], [...heads, null, 'Risk', 'Kontrollmoment', 'Ansvarig'], [1, 'Jäv', 3, 4, 12, null, 'Fel lön betalas', 'Lista', 'Chef'], [2, 'Fel lön betalas', 3, 3, 9]]);
    expect(events(draft)).toEqual([['1', null, 'Jäv', 3, 4, 12], ['2', null, 'Fel lön betalas', 3, 3, 9]]);
    expect(plan(draft)).toEqual([['review', null, '2', 'Fel lön betalas', 'Lista', 'Chef', null]]);
  });
  it('the same headings twice without a gap', async () => {
    expect(events(await sheet([[...heads, ...heads], [1, 'Jäv', 3, 4, 12, 3, 'Mutor', 1, 2, 2], [2, 'Fel lön', 3, 3, 9]])).map((one) => one[0])).toEqual(['1', '2', '3']);
  });
  it('an explanation of the scale beside the analysis is no part of its rows', async () => {
    const draft = await sheet([[...heads, null, 'Skala', 'Sannolikhet', 'Konsekvens'], [1, 'Jäv', 3, 4, 12, null, 1, 'Osannolik', 'Försumbar'], [2, 'Fel lön', 3, 3, 9, null, 2, 'Mindre sannolik', 'Lindrig']]);
    expect(draft.events.map((one) => one.extra)).toEqual([{}, {}]);
    expect(draft.unread.map((one) => one.text)).toEqual(['Skala | Sannolikhet | Konsekvens', '1 | Osannolik | Försumbar', '2 | Mindre sannolik | Lindrig']);
  });
  it('an empty column inside one table is only air', async () => {
    const draft = await sheet([['Nr', 'Process', 'Risk', null, 'Sannolikhet', 'Konsekvens', 'Riskvärde', null, 'Kontrollmoment', 'Ansvarig'], [1, 'Inköp', 'Jäv', null, 3, 4, '=E2*F2→12', null, 'Stickprov', 'Chef']]);
    expect(events(draft)).toEqual([['1', 'Inköp', 'Jäv', 3, 4, 12]]);
    expect(plan(draft)).toEqual([['review', 'Inköp', '1', 'Jäv', 'Stickprov', 'Chef', null]]);
  });
});
