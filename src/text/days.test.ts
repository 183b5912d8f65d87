import { expect, test } from 'vitest';
import { clockWords, dayAndClockWords, dayWords, dueWords, momentWords, shortDayWords } from './days.ts';

test('days in words', () => {
  expect(dayWords('2026-12-08')).toBe('8 december 2026');
  expect(shortDayWords('2026-12-08', '2026-11-10')).toBe('8 december');
  expect(shortDayWords('2027-01-11', '2026-11-10')).toBe('11 januari 2027');
});

test('when something is due, seen from today', () => {
  const due = (day: string | null) => dueWords(day, '2026-11-10');
  expect(due('2026-11-07')).toEqual({ late: true, head: '3 dagar sen', note: 'lördag 7 november' });
  expect(due('2026-11-10')).toEqual({ late: false, head: 'I dag', note: 'tisdag 10 november' });
  expect(due('2026-11-13')).toEqual({ late: false, head: 'Fredag', note: '13 november' });
  expect(due('2026-11-24')).toEqual({ late: false, head: '24 november', note: 'om två veckor' });
  expect(due(null).late).toBe(false);
});

test('a moment by the clock, with its day when that is another', () => {
  const at = new Date(2026, 10, 2, 9, 7).toISOString();
  expect(clockWords(at)).toBe('09:07');
  expect(dayAndClockWords(at, '2026-11-02')).toBe('09:07');
  expect(dayAndClockWords(at, '2026-11-03')).toBe('2026-11-02 09:07');
});

test('a moment of today says so', () => {
  const now = new Date(2026, 10, 10, 12, 0);
  expect(momentWords(new Date(2026, 10, 10, 9, 7).toISOString(), now)).toBe('i dag 09:07');
  expect(momentWords(new Date(2026, 10, 2, 14, 2).toISOString(), now)).toBe('2 november 14:02');
});
