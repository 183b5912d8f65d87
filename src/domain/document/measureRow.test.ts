import { describe, expect, it } from 'vitest';
import type { DraftPlanRow } from './draft.ts';
import { measureSaid, statusFrom } from './measureRow.ts';

const row = (said: Partial<DraftPlanRow>, cells: Record<string, string> = {}): DraftPlanRow => ({
  place: 'Tabell 2, rad 3', kind: 'measure', goal: null, process: null, workMethod: null, systematicControl: null, eventNumber: '1', eventFound: 'printed', activityNumber: null, event: 'Jäv', riskValue: null, likelihood: null, consequence: null,
  controlActivity: 'Ny rutin', controlOwner: null, frequency: null, start: null, due: null, status: null, statusReason: null, extra: {}, doubts: [], cells: { 'Tabell 2, rad 3, kolumn Åtgärd': 'Ny rutin', ...cells }, ...said,
});
const read = (said: Partial<DraftPlanRow>) => {
  const { start, end, status, statusReason, unread } = measureSaid(row(said), 2024);
  return [start, end, status, statusReason, unread.map((one) => one.text)];
};

describe('a word for how far a measure has come', () => {
  it.each([
    ['Ej påbörjad', 'notStarted'], ['inte påbörjat', 'notStarted'], ['Ännu ej påbörjad', 'notStarted'], ['Planerad', 'notStarted'], ['Pågår', 'inProgress'], ['PÅGÅENDE', 'inProgress'], ['Påbörjad.', 'inProgress'], ['Delvis genomförd', 'inProgress'],
    ['Klar', 'done'], ['klart', 'done'], ['Genomförd', 'done'], ['Avslutad', 'done'], ['Åtgärdat', 'done'], ['Slutförd', 'done'],
  ])('%s', (text, status) => {
    expect(statusFrom(text)).toEqual({ status, reason: '', whole: true });
  });
  it.each([
    ['Pågår, avtalet är skickat', { status: 'inProgress', reason: '', whole: false }], ['Klar (2024-03-01)', { status: 'done', reason: '', whole: false }], ['Pågår, klart senast i maj', { status: 'inProgress', reason: '', whole: false }],
    ['Klar\nRutinen finns', { status: 'done', reason: 'Rutinen finns', whole: true }], ['Avbruten: ersatt av nytt system', { status: 'cancelled', reason: 'ersatt av nytt system', whole: true }], ['Utgår\nBehövs inte', { status: 'cancelled', reason: 'Behövs inte', whole: true }],
  ])('%j with more words', (text, wanted) => {
    expect(statusFrom(text)).toEqual(wanted);
  });
  it.each(['', 'Klar i maj', 'Klar?', 'Klart/pågår', 'Klar, ej verifierad', 'Klar (delvis)', 'Klar, 50 %', 'Ej klar', 'Ej genomförd', 'Avbruten', 'Utgår', 'Grön', '50 %', 'Försenad', 'Planerad start 2025', 'Klarläggs', 'Nästan klar', 'Ej aktuell'])('%j is left to a person', (text) => {
    expect(statusFrom(text)).toBeNull();
  });
});

describe('what a measure\'s row says', () => {
  it.each<[string, Partial<DraftPlanRow>, unknown[]]>([
    ['nothing more', {}, [null, null, 'notStarted', '', []]],
    ['its last day', { due: '31/5 2024' }, [null, '2024-05-31', 'notStarted', '', []]],
    ['its time, in the column for how often', { frequency: 'T2' }, [null, '2024-08-31', 'notStarted', '', []]],
    ['how often', { frequency: 'Löpande' }, [null, null, 'notStarted', '', ['Löpande']]],
    ['its last day and how often', { due: 'maj 2025', frequency: 'Årligen' }, [null, '2025-05-31', 'notStarted', '', ['Årligen']]],
    ['the same day twice', { due: '2024-05-31', frequency: 'maj' }, [null, '2024-05-31', 'notStarted', '', []]],
    ['a last day that is none', { due: 'efter sommaren', frequency: 'T2' }, [null, null, 'notStarted', '', ['efter sommaren', 'T2']]],
    ['two days', { start: 'jan 2024', due: 'maj 2024', status: 'Pågår' }, ['2024-01-01', '2024-05-31', 'inProgress', '', []]],
    ['a stretch', { frequency: 'jan–maj' }, ['2024-01-01', '2024-05-31', 'notStarted', '', []]],
    ['a first day', { start: 'fr.o.m. 1 mars' }, ['2024-03-01', null, 'notStarted', '', []]],
    ['a first day after the last', { start: '2024-09-01', due: '2024-05-31' }, [null, '2024-05-31', 'notStarted', '', ['2024-09-01']]],
    ['a first day in words', { start: 'snarast' }, [null, null, 'notStarted', '', ['snarast']]],
    ['a status with more words', { status: 'Pågår, avtalet är skickat' }, [null, null, 'inProgress', '', ['Pågår, avtalet är skickat']]],
    ['a status of its own kind', { status: 'Grön' }, [null, null, 'notStarted', '', ['Grön']]],
    ['why it was cancelled, beside it', { status: 'Avbruten', statusReason: 'Ersatt av nytt system' }, [null, null, 'cancelled', 'Ersatt av nytt system', []]],
    ['that it was cancelled, not why', { status: 'Avbruten' }, [null, null, 'notStarted', '', ['Avbruten']]],
    ['why, but not how far it has come', { statusReason: 'Väntar på upphandling' }, [null, null, 'notStarted', '', ['Väntar på upphandling']]],
    ['other columns', { extra: { Kommentar: 'Se bilaga', Nr: '3', Åtgärdsnr: 'Å-1', Tom: '' } }, [null, null, 'notStarted', '', ['Se bilaga', 'Å-1']]],
  ])('%s', (_, said, wanted) => {
    expect(read(said)).toEqual(wanted);
  });
  it('is told with its cell, and not where another row keeps the cell', () => {
    const cells = { 'Tabell 2, rad 3, kolumn När': 'Löpande', 'Tabell 2, rad 3, kolumn Omfattning': 'Alla', 'Tabell 2, rad 3, kolumn Urval': 'Alla' };
    const one = row({ frequency: 'Löpande', extra: { Urval: 'Alla' } }, cells);
    const at = (activities: string[], events: string[]) => measureSaid(one, 2024, { activities: new Set(activities), events: new Set(events) }).unread;
    const [when, , sample] = Object.keys(cells);
    expect(at([], [])).toEqual([{ place: when, text: 'Löpande' }, { place: sample, text: 'Alla' }]);
    expect(at(Object.keys(cells), [])).toEqual([]);
    // An event keeps its cells as its source; when the measure is done is no matter of the event's.
    expect(at([], Object.keys(cells))).toEqual([{ place: when, text: 'Löpande' }]);
  });
});
