import { describe, expect, it } from 'vitest';
import type { Draft } from '../domain/document/draft.ts';
import { readInProcess } from './readInProcess.ts';
import { excelFile, paragraph, wordFile, wordTable } from './testFiles.ts';

/** Documents of other municipalities, in small: the same meaning in other forms. */
const draftOf = async (bytes: Uint8Array, name: string): Promise<Draft> => {
  const result = await readInProcess(bytes, name);
  if (!result.ok) throw new Error(result.refusal);
  return result.draft;
};
const word = (body: string) => draftOf(wordFile(body), 'fil.docx');
const brief = (draft: Draft) => draft.events.map((one) => [one.number, one.goal, one.process, one.event, one.likelihood, one.consequence, one.riskValue, one.inPlan]);
const plan = (draft: Draft) => draft.planRows.map((one) => [one.kind, one.process, one.eventNumber, one.eventFound, one.event, one.controlActivity, one.controlOwner, one.frequency]);

describe('headings', () => {
  it('over two rows, under a title, with the scale in them', async () => {
    const draft = await draftOf(excelFile([{
      name: 'Blad1', merges: ['B2:G2', 'B4:B5', 'C4:C5', 'D4:D5', 'E4:G4', 'H4:H5'],
      rows: [[], [null, 'Riskanalys 2026 Ekstrands kommun'], [], [null, 'Risknr', 'Process', 'Risk', 'Riskbedömning', null, null, 'Tas med i internkontrollplan'], [null, null, null, null, 'S (1-4)', 'K (1-4)', 'S×K', null],
        [null, 'R1', 'Inköp', 'Faktura betalas två gånger', 3, 4, '=E6*F6→12', 'x'], [null, 'R2', null, 'Avtal saknas', 2, 2, '=E7*F7→4', null]],
    }]), 'fil.xlsx');
    expect(brief(draft)).toEqual([['R1', null, 'Inköp', 'Faktura betalas två gånger', 3, 4, 12, true], ['R2', null, 'Inköp', 'Avtal saknas', 2, 2, 4, false]]);
    expect([draft.method, draft.unread, draft.problems]).toEqual(['4x4', [], []]);
  });
  it('again in the middle of the table', async () => {
    const heads = ['Nr', 'Process', 'Händelse', 'Sannolikhet', 'Väsentlighet', 'Riskpoäng'];
    const draft = await word(wordTable([heads, ['3.1', 'Lön', 'Fel lön', 'Möjlig (3)', 'Kännbar (3)', '9'], heads, ['3.2', 'Lön', 'Sen lön', 'Möjlig', '4 - Allvarlig', '12']]));
    expect(brief(draft)).toEqual([['3.1', null, 'Lön', 'Fel lön', 3, 3, 9, null], ['3.2', null, 'Lön', 'Sen lön', 3, 4, 12, null]]);
  });
  it('broken by narrow columns', async () => {
    const draft = await word(wordTable([['Nr', 'Oönskad hän-\ndelse', 'Sanno-\nlikhet', 'Konse-\nkvens', 'Risk-\nvärde'], ['1', 'Fel lön', '1', '5', '5']]));
    expect(brief(draft)).toEqual([['1', null, null, 'Fel lön', 1, 5, 5, null]]);
  });
});

describe('groups', () => {
  const heads = ['Process', 'Nr', 'Risk', 'Sannolikhet', 'Konsekvens', 'RV', 'IKP'];
  it('as rows across the table, merged cells and headings above', async () => {
    const draft = await word(wordTable([
      heads, [{ text: 'Mål: Trygg ekonomi', columns: 7 }], [{ text: 'Inköp', down: true }, '1', 'Jäv vid inköp', '2', '5', '10', '★'], [null, '2', 'Avtal saknas', '2', '2', '4', 'Nej, endast VoR'],
      [{ text: 'Mål: Bra skola', columns: 7 }], ['Betyg', '3', 'Olika betyg', '3', '3', '9', ''],
    ]));
    expect(brief(draft)).toEqual([
      ['1', 'Trygg ekonomi', 'Inköp', 'Jäv vid inköp', 2, 5, 10, true], ['2', 'Trygg ekonomi', 'Inköp', 'Avtal saknas', 2, 2, 4, false], ['3', 'Bra skola', 'Betyg', 'Olika betyg', 3, 3, 9, null],
    ]);
  });
  it('as headings over a series of tables', async () => {
    const table = (nr: string, event: string) => wordTable([heads, ['Inköp', nr, event, '2', '2', '4', 'Nej']]);
    const draft = await word(`${paragraph('Riskanalys', 'H1')}${paragraph('1 Trygg kommun', 'H2')}${table('1', 'Jäv')}${paragraph('2 Lärande kommun', 'H2')}${table('2', 'Mutor')}`);
    expect(brief(draft).map((one) => [one[0], one[1]])).toEqual([['1', '1 Trygg kommun'], ['2', '2 Lärande kommun']]);
  });
  it('left blank where a row is as above, and empty where every row has its own', async () => {
    const blank = await draftOf(excelFile([{ name: 'A', rows: [heads, ['Inköp', 1, 'Jäv', 2, 2, 4, 'x'], [null, 2, 'Mutor', 2, 2, 4, null], ['Lön', 3, 'Fel lön', 2, 2, 4, null]] }]), 'fil.xlsx');
    expect(blank.events.map((one) => one.process)).toEqual(['Inköp', 'Inköp', 'Lön']);
    const own = await draftOf(excelFile([{ name: 'A', rows: [heads, ['Inköp', 1, 'Jäv', 2, 2, 4, 'x'], ['Inköp', 2, 'Mutor', 2, 2, 4, null], [null, 3, 'Fel lön', 2, 2, 4, null]] }]), 'fil.xlsx');
    expect(own.events.map((one) => one.process)).toEqual(['Inköp', 'Inköp', null]);
  });
  it('reads rows that a filter hides, and asks about each', async () => {
    const draft = await draftOf(excelFile([{ name: '2026', rows: [heads, ['Inköp', 1, 'Jäv', 2, 2, 4, 'x'], ['Inköp', 2, 'Mutor', 3, 3, 9, 'x']], hiddenRows: [2] }]), 'fil.xlsx');
    expect(draft.events.map((event) => [event.event, event.doubts.map(({ code }) => code)])).toEqual([['Jäv', []], ['Mutor', ['draft.row-hidden']]]);
  });
  it('reads columns that the sheet hides, and says which', async () => {
    const draft = await draftOf(excelFile([{ name: '2026', rows: [[...heads, 'Kommentar'], ['Inköp', 1, 'Jäv', 2, 2, 4, 'x', 'Inte för nämnden']], hiddenColumns: [6, 8] }]), 'fil.xlsx');
    expect([draft.events[0]?.riskValue, draft.events[0]?.extra, draft.problems.map((one) => [one.code, one.params['heading']])]).toEqual([4, { Kommentar: 'Inte för nämnden' }, [['draft.column-hidden', 'RV'], ['draft.column-hidden', 'Kommentar']]]);
  });
  it('leaves hidden sheets alone, and says what is on them', async () => {
    const draft = await draftOf(excelFile([{ name: '2026', rows: [heads, ['Inköp', 1, 'Jäv', 2, 2, 4, 'x']] }, { name: 'Gammalt', hidden: true, rows: [heads, ['Inköp', 1, 'Jäv', 5, 5, 25, 'x']] }]), 'fil.xlsx');
    expect(draft.events.map((one) => one.riskValue)).toEqual([4]);
    expect(draft.unread.map((one) => one.place)).toEqual(['Gammalt!1', 'Gammalt!2']);
  });
});

describe('plans', () => {
  const analysis = wordTable([['Process', 'Nr', 'Risk', 'Sannolikhet', 'Konsekvens', 'RV', 'I planen'], ['Inköp', '1', 'Jäv vid inköp', '3', '4', '12', 'Ja'], ['Lön', '2', 'Fel lön betalas ut', '3', '3', '9', 'Nej']]);
  it('of reviews and of measures, each with its event', async () => {
    const draft = await word(`${paragraph('Riskanalys', 'H1')}${analysis}${paragraph('Internkontrollplan', 'H1')}${wordTable([['Risk', 'Granskning', 'Ansvarig', 'När'], ['Jäv vid inköp', 'Stickprov av tio inköp', 'Ekonomichef', 'T2']])}${paragraph('Direktåtgärder', 'H1')}${wordTable([['Risk', 'Åtgärd', 'Ansvarig', 'Klart'], ['Fel löner betalas ut', 'Ny rutin', 'HR-chef', '2026-05-01']])}`);
    expect(plan(draft)).toEqual([
      ['review', null, '1', 'sameWords', 'Jäv vid inköp', 'Stickprov av tio inköp', 'Ekonomichef', 'T2'],
      ['measure', null, '2', 'nearWords', 'Fel löner betalas ut', 'Ny rutin', 'HR-chef', null],
    ]);
    expect([draft.planRows[1]?.due, draft.planRows[1]?.extra]).toEqual(['2026-05-01', {}]);
    expect(draft.events).toHaveLength(2);
  });
  it('with the event\'s number printed, and with a number of their own', async () => {
    const printed = await word(`${analysis}${wordTable([['Risk nr', 'Risk', 'Kontrollmoment', 'Frekvens'], ['2', 'Lönen blir fel', 'Lista över löner', 'Månad']])}`);
    expect(plan(printed)[0]?.slice(2, 4)).toEqual(['2', 'printed']);
    const own = await word(`${analysis}${wordTable([['Nr', 'Risk', 'Kontrollmoment', 'Frekvens'], ['1', 'Fel lön betalas ut', 'Lista över löner', 'Månad']])}`);
    expect(plan(own)[0]?.slice(2, 4)).toEqual(['2', 'sameWords']);
    expect(own.planRows[0]?.extra).toEqual({ Nr: '1' });
  });
  it('that name an event the analysis has not', async () => {
    const draft = await word(`${analysis}${wordTable([['Risk', 'Kontrollmoment', 'Frekvens'], ['Brand i arkivet', 'Rond', 'Månad']])}`);
    expect(plan(draft)[0]?.slice(2, 4)).toEqual([null, 'none']);
    expect(draft.planRows[0]?.doubts.map((one) => one.code)).toEqual(['draft.event-not-in-analysis']);
  });
  it('in the same table as the analysis', async () => {
    const draft = await word(wordTable([['Process', 'Risk', 'S', 'K', 'RV', 'Kontrollaktivitet', 'Ansvarig'], ['Inköp', 'Jäv', '3', '4', '12', 'Stickprov', 'Chef'], ['Lön', 'Fel lön', '1', '2', '2', '', '']]));
    expect([draft.events.length, plan(draft)]).toEqual([2, [['review', 'Inköp', null, 'sameWords', 'Jäv', 'Stickprov', 'Chef', null]]]);
  });
  it('keep columns that nobody knew of', async () => {
    const draft = await word(wordTable([['Process', 'Risk', 'Kontrollmoment', 'Ansvarig', 'Stjärntecken'], ['Inköp', 'Jäv', 'Stickprov', 'Chef', 'Vågen']]));
    expect(draft.planRows[0]?.extra).toEqual({ Stjärntecken: 'Vågen' });
    expect(draft.problems.map((one) => [one.code, one.params['heading']])).toEqual([['draft.column-unknown', 'Stjärntecken']]);
  });
});
