import { describe, expect, it } from 'vitest';
import type { Draft } from '../domain/document/draft.ts';
import { contentFromDraft, leftOfMeasures } from '../domain/document/take.ts';
import type { BoardYearId, BodyId } from '../domain/identity.ts';
import { fiveByFive } from '../domain/method/delivered.ts';
import { readInProcess } from './readInProcess.ts';
import { excelFile, paragraph, wordFile, wordTable } from './testFiles.ts';
import type { Sheet, WordCell } from './testFiles.ts';

const draftOf = async (bytes: Uint8Array): Promise<Draft> => {
  const result = await readInProcess(bytes, 'fil');
  if (!result.ok) throw new Error(result.refusal);
  return result.draft;
};
const analysis = [['Nr', 'Process', 'Risk', 'Sannolikhet', 'Konsekvens'], ['1', 'Inköp', 'Jäv vid inköp', '2', '3'], ['2', 'Lön', 'Fel lön betalas ut', '3', '3']];
const word = (rows: readonly (readonly WordCell[])[]) => draftOf(wordFile(wordTable(analysis) + paragraph('Åtgärdsplan', 'H1') + wordTable(rows)));
const excel = (rows: Sheet['rows']) => draftOf(excelFile([{ name: 'Analys', rows: analysis }, { name: 'Åtgärdsplan', rows }]));
const measures = (draft: Draft) => {
  let made = 0;
  const content = contentFromDraft(draft, { boardYearId: 'y' as BoardYearId, board: { id: 'b' as BodyId, name: '' }, municipality: '', year: 2027, method: fiveByFive, importId: 'i', newId: () => `id${(made += 1)}` });
  return content.measures.map((one) => [one.title, one.responsible?.printed ?? null, one.start, one.end, one.status, one.statusReason, one.eventIds.length]);
};
const left = (draft: Draft) => leftOfMeasures(draft, 2027).map((one) => [one.place, one.text]);

describe('a plan of measures', () => {
  it.each([
    ['Klar senast'], ['Klart'], ['Slutdatum'], ['Ska vara klart'], ['Klart senast (datum)'], ['Deadline'], ['Åtgärdsdatum'], ['Tidplan'], ['När'], ['Genomförs senast'],
  ])('with its last day under %s', async (heading) => {
    const rows = [['Risk', 'Åtgärd', 'Ansvarig', heading, 'Status'], ['Jäv vid inköp', 'Ny rutin', 'Controller', '31 maj', 'Pågår'], ['Fel lön betalas ut', 'Utbildning', 'HR-chef', 'T2 2028', 'Ej påbörjad']];
    for (const draft of [await word(rows), await excel(rows)]) {
      expect(measures(draft)).toEqual([['Ny rutin', 'Controller', null, '2027-05-31', 'inProgress', '', 1], ['Utbildning', 'HR-chef', null, '2028-08-31', 'notStarted', '', 1]]);
      expect([left(draft), draft.unread.filter((one) => one.text !== 'Åtgärdsplan'), draft.problems]).toEqual([[], [], []]);
    }
  });
  it('keeps every cell that a measure has no field for, with its place', async () => {
    const rows = [['Nr', 'Risk', 'Åtgärd', 'Ansvarig', 'Start', 'Klar senast', 'Status', 'Uppföljning'], ['1', 'Jäv vid inköp', 'Ny rutin', 'Controller', 'snarast', 'efter sommaren', 'Grön', 'Nämnden i maj'], ['2', 'Mutor', 'Information', '–', '–', '2027-10-31', 'Klar', '']];
    const draft = await excel(rows);
    expect(measures(draft)).toEqual([['Ny rutin', 'Controller', null, null, 'notStarted', '', 1], ['Information', null, null, '2027-10-31', 'done', '', 0]]);
    expect(left(draft)).toEqual([['Åtgärdsplan!F2', 'efter sommaren'], ['Åtgärdsplan!E2', 'snarast'], ['Åtgärdsplan!G2', 'Grön'], ['Åtgärdsplan!H2', 'Nämnden i maj'], ['Åtgärdsplan!3', 'Mutor']]);
    expect(left(await word(rows))).toEqual([
      ['Tabell 2, rad 2, kolumn Klar senast', 'efter sommaren'], ['Tabell 2, rad 2, kolumn Start', 'snarast'], ['Tabell 2, rad 2, kolumn Status', 'Grön'], ['Tabell 2, rad 2, kolumn Uppföljning', 'Nämnden i maj'], ['Tabell 2, rad 3', 'Mutor'],
    ]);
  });
  it('merged over two events is one measure with one day; with two days it is two', async () => {
    const rows = (second: string | null): WordCell[][] => [['Risk', 'Åtgärd', 'Ansvarig', 'Klar senast'], ['Jäv vid inköp', { text: 'Utbildning', down: true }, { text: 'HR-chef', down: true }, { text: 'maj', down: second === null }], ['Fel lön betalas ut', null, null, second]];
    expect(measures(await word(rows(null)))).toEqual([['Utbildning', 'HR-chef', null, '2027-05-31', 'notStarted', '', 2]]);
    expect(measures(await word(rows('juni')))).toEqual([['Utbildning', 'HR-chef', null, '2027-05-31', 'notStarted', '', 1], ['Utbildning', 'HR-chef', null, '2027-06-30', 'notStarted', '', 1]]);
  });
  it('beside a control activity leaves how often to the activity', async () => {
    const draft = await word([['Risk', 'Kontrollmoment', 'Åtgärd', 'Ansvarig', 'Frekvens', 'Klar senast', 'Kommentar'], ['Jäv vid inköp', 'Stickprov', 'Ny rutin', 'Controller', 'Tertial', 'juni', 'Se bilaga']]);
    expect(draft.planRows.map((one) => [one.kind, one.frequency, one.due, one.extra])).toEqual([['review', 'Tertial', null, { 'Klar senast': 'juni', Kommentar: 'Se bilaga' }], ['measure', 'Tertial', 'juni', { Kommentar: 'Se bilaga' }]]);
    expect([measures(draft), left(draft)]).toEqual([[['Ny rutin', 'Controller', null, '2027-06-30', 'notStarted', '', 1]], []]);
  });
});
