import { expect, test } from 'vitest';
import type { Day } from '../day.ts';
import { standOf } from './stand.ts';

const day = (text: string): Day => text as Day;
const today = day('2026-05-10');
const sum = (bodyId: string, year: number, late: number) => ({ activityId: `${bodyId}${year}`, bodyId, year, title: '', period: `${year}-Q1`, to: day(`${year}-03-31`), due: day(`${year}-04-15`), planned: 4, done: 4 - late, late, places: 1, ownerId: null, summarised: false });
const measure = (bodyId: string, end: string | null, state: 'open' | 'unchecked' = 'open') => ({ id: 'm', bodyId, title: '', end: end === null ? null : day(end), responsibleId: null, state, doneOn: null });
const answer = (bodyId: string, due: string | null) => ({ id: 'r', bodyId, text: '', due: due === null ? null : day(due), ownerId: null });

test('the figures are of the boards asked for, and of nothing else', () => {
  const facts = {
    today,
    sums: [sum('a', 2026, 1), sum('a', 2026, 2), sum('a', 2025, 1), sum('b', 2026, 3), sum('a', 2027, 0)],
    // Late: the day has passed. Not late: its day, no day, or done and only not checked.
    measures: [measure('a', '2026-05-09'), measure('a', '2026-05-10'), measure('a', null), measure('a', '2026-01-31', 'unchecked'), measure('b', '2026-05-09')],
    recommendations: [answer('a', '2026-05-09'), answer('a', '2026-05-10'), answer('a', null)],
  };
  expect(standOf(facts, ['a', 'c'])).toEqual([
    { boardId: 'a', openMeasures: 4, lateInRegister: 2, lateControls: [{ year: 2025, late: 1 }, { year: 2026, late: 3 }] },
    { boardId: 'c', openMeasures: 0, lateInRegister: 0, lateControls: [] },
  ]);
});
