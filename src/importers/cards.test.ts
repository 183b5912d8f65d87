import { describe, expect, it } from 'vitest';
import type { Draft } from '../domain/document/draft.ts';
import { readInProcess } from './readInProcess.ts';
import { excelFile, paragraph, wordFile, wordTable } from './testFiles.ts';

const draftOf = async (bytes: Uint8Array): Promise<Draft> => {
  const result = await readInProcess(bytes, 'fil');
  if (!result.ok) throw new Error(result.refusal);
  return result.draft;
};
const word = (body: string) => draftOf(wordFile(body));
const events = (draft: Draft) => draft.events.map((one) => [one.number, one.process, one.event, one.detail, one.likelihood, one.consequence, one.riskValue]);
const plan = (draft: Draft) => draft.planRows.map((one) => [one.process, one.eventNumber, one.event, one.controlActivity, one.controlOwner, one.frequency]);

const risks = [['1', 'Jäv vid inköp', '3', '4', '12'], ['2', 'Fel lön betalas ut', '2', '3', '6']] as const;
const read = [['1', 'Inköp', 'Jäv vid inköp', null, 3, 4, 12], ['2', 'Inköp', 'Fel lön betalas ut', null, 2, 3, 6]];

describe('a card for each risk', () => {
  it('as a table of labels and values', async () => {
    const card = ([nr, risk, s, k, rv]: (typeof risks)[number]) => wordTable([['Risknr', nr], ['Process', 'Inköp'], ['Risk', risk], ['Sannolikhet', s], ['Konsekvens', k], ['Riskvärde', rv], ['Kontrollmoment', `Stickprov ${nr}`], ['Kontrollansvarig', 'Controller'], ['Frekvens', 'Halvår']]) + paragraph('');
    const draft = await word(paragraph('Riskanalys', 'H1') + risks.map(card).join(''));
    expect([events(draft), draft.unread, draft.problems]).toEqual([read, [], []]);
    expect(plan(draft)).toEqual([['Inköp', '1', 'Jäv vid inköp', 'Stickprov 1', 'Controller', 'Halvår'], ['Inköp', '2', 'Fel lön betalas ut', 'Stickprov 2', 'Controller', 'Halvår']]);
    expect(draft.events[1]?.place).toBe('Tabell 2, rad 1');
  });
  it('with two labels on a row, a title, and a label nobody filled in', async () => {
    const card = ([nr, risk, s, k, rv]: (typeof risks)[number]) => wordTable([[{ text: `Risk ${nr}`, columns: 4 }], ['Risk:', { text: risk, columns: 3 }], ['Sannolikhet:', s, 'Konsekvens:', k], ['Riskvärde:', rv, 'Process:', 'Inköp'], ['Beskrivning:', { text: '', columns: 3 }]]);
    const draft = await word(risks.map(card).join(paragraph('')));
    expect(events(draft)).toEqual(read.map((row) => row.with(0, null)));
    expect(draft.unread).toEqual([]);
  });
  it('one after another in one sheet, and a column for each', async () => {
    const below = await draftOf(excelFile([{ name: 'Kort', rows: risks.flatMap(([nr, risk, s, k, rv]) => [['Nr', Number(nr)], ['Process', 'Inköp'], ['Risk', risk], ['S', Number(s)], ['K', Number(k)], ['RV', Number(rv)], []]) }]));
    expect([events(below), below.unread]).toEqual([read, []]);
    const beside = await draftOf(excelFile([{ name: 'Kort', rows: [['Nr', 1, 2], ['Process', 'Inköp', 'Inköp'], ['Risk', ...risks.map((one) => one[1])], ['Sannolikhet', 3, 2], ['Konsekvens', 4, 3], ['Riskvärde', 12, 6]] }]));
    expect([events(beside), beside.unread]).toEqual([read, []]);
    expect(Object.keys(beside.events[1]?.cells ?? {})).toContain('Kort!C4');
  });
  it('as lines under headings, one to a paragraph or several', async () => {
    const list = ([, risk, s, k, rv]: (typeof risks)[number]) => ['Risk: ' + risk, `Sannolikhet: ${s}, Konsekvens: ${k}, Riskvärde: ${rv}`, 'Kontrollmoment: Stickprov av tio', 'Ansvarig: Controller'].map((line) => paragraph(line)).join('');
    const draft = await word(paragraph('Riskanalys', 'H1') + paragraph('Inköp', 'H2') + list(risks[0]) + paragraph('Lön', 'H2') + list(risks[1]));
    expect(events(draft)).toEqual([[null, 'Inköp', ...(read[0] ?? []).slice(2)], [null, 'Lön', ...(read[1] ?? []).slice(2)]]);
    expect(plan(draft)[1]).toEqual(['Lön', null, 'Fel lön betalas ut', 'Stickprov av tio', 'Controller', null]);
  });
  it('stands apart from tables inside a cell, which are read by themselves', async () => {
    const inner = (risk: string) => wordTable([['Risk', 'Sannolikhet', 'Konsekvens'], [risk, '3', '4']]);
    const outer = wordTable([['Process', 'Risker'], ['Inköp', 'A'], ['Lön', 'B']]);
    const draft = await word(['A', 'B'].reduce((body, mark, at) => body.replace(paragraph(mark), inner(risks[at]?.[1] ?? '') + paragraph('')), outer));
    expect(draft.events.map((one) => [one.process, one.event, one.likelihood])).toEqual([['Inköp', 'Jäv vid inköp', 3], ['Lön', 'Fel lön betalas ut', 3]]);
  });
  it('is never made of what is none', async () => {
    const draft = await word(paragraph('Risk: här menas en händelse') + paragraph('Ansvarig: Controller') + wordTable([['Namn', 'Anna'], ['Ansvarig', 'Bo'], ['Datum', 'maj']]) + wordTable([['Aktivitet', 'Ansvarig', 'Tid'], ['Skicka ut mallen', 'Controller', 'augusti']]));
    expect([draft.events, draft.planRows]).toEqual([[], []]);
    expect(draft.unread).toHaveLength(7);
  });
});
