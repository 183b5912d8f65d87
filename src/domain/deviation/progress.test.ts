import { describe, expect, test } from 'vitest';
import { close, handle, inform, isUnhandled, type Handling } from './progress.ts';

type Standing = Parameters<typeof handle>[0];
const received: Standing = { state: 'received', suspectedCrime: false, severity: null, boardToldOn: null, informOn: null, confidential: true };
const found: Handling = { title: '', severity: 'minor', category: 'economy', nature: 'error', cause: 'Rutinen var okänd', handling: '', suspectedCrime: false, confidential: true };
const today = '2027-03-01' as never;
const told = (outcome: { readonly ok: boolean; readonly refusal?: { readonly code: string } }): string => (outcome.ok ? 'ok' : outcome.refusal?.code ?? '');

describe('what a receiver finds', () => {
  test.each<[Partial<Standing>, Partial<Handling>, boolean, string]>([
    [{}, {}, false, 'ok'], [{}, {}, true, 'ok'], [{ state: 'handled' }, {}, false, 'ok'], [{ state: 'closed' }, {}, false, 'deviation.closed'],
    [{}, { cause: ' ' }, false, 'deviation.cause-missing'],
    [{}, { confidential: false, title: 'Kvitton saknas' }, false, 'ok'], [{}, { confidential: false, title: ' ' }, false, 'deviation.title-missing'],
    [{}, { confidential: false, title: 'Kvitton saknas' }, true, 'deviation.names-somebody'],
    [{}, { confidential: false, title: 'Kvitton saknas', suspectedCrime: true }, false, 'deviation.crime-stays-closed'],
    [{ suspectedCrime: true, boardToldOn: today }, {}, false, 'deviation.crime-was-told'], [{ suspectedCrime: true }, {}, false, 'ok'],
  ])('%o + %o, names somebody %s: %s', (standing, wanted, names, expected) => expect(told(handle({ ...received, ...standing }, { ...found, ...wanted }, names, today))).toBe(expected));
});

describe('closing', () => {
  test.each<[Partial<Standing>, string, number, string]>([
    [{}, 'Tack', 0, 'deviation.not-handled'], [{ state: 'closed' }, 'Tack', 0, 'deviation.closed'], [{ state: 'handled' }, ' ', 0, 'deviation.answer-missing'], [{ state: 'handled' }, 'Tack', 0, 'ok'],
    [{ state: 'handled', severity: 'material' }, 'Tack', 0, 'deviation.measure-missing'], [{ state: 'handled', severity: 'material' }, 'Tack', 1, 'ok'],
    [{ state: 'handled', suspectedCrime: true }, 'Tack', 0, 'deviation.board-not-told'], [{ state: 'handled', suspectedCrime: true, boardToldOn: today, informOn: today }, 'Tack', 0, 'ok'],
  ])('%o with the answer %o and %s measures: %s', (standing, answer, measures, expected) => expect(told(close({ ...received, ...standing }, answer, measures))).toBe(expected));
});

describe('further information', () => {
  const crime = { suspectedCrime: true, boardToldOn: today } as const;
  test.each<[Partial<Standing>, string | null, string]>([
    [{}, '2027-04-01', 'deviation.board-not-told'], [crime, '2027-04-01', 'ok'], [crime, null, 'deviation.next-day-missing'], [crime, '2027-03-01', 'deviation.next-day-missing'],
    [{ ...crime, state: 'closed' }, '2027-04-01', 'deviation.closed'],
  ])('%o, next on %s: %s', (standing, next, expected) => expect(told(inform({ ...received, ...standing }, next as never, today))).toBe(expected));
});

test('nothing done within the time of the board is shown', () => {
  expect([isUnhandled({ state: 'received', answerBy: '2027-02-28' as never }, today), isUnhandled({ state: 'received', answerBy: today }, today), isUnhandled({ state: 'handled', answerBy: '2027-02-28' as never }, today)]).toEqual([true, false, false]);
});
