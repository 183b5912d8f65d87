import { expect, test } from 'vitest';
import type { Day } from '../day.ts';
import { requestDueOn } from './request.ts';

test.each([
  ['officialDocument', '2026-12-30', '2027-01-02'], ['personalData', '2026-11-21', '2026-12-21'], ['personalData', '2026-12-31', '2027-01-31'], ['personalData', '2027-01-31', '2027-02-28'], ['personalData', '2028-01-30', '2028-02-29'],
] as const)('a request of %s on %s is answered by %s', (kind, askedOn, dueOn) => {
  expect(requestDueOn(kind, askedOn as Day)).toBe(dueOn);
});
