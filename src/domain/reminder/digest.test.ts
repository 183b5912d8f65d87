import { describe, expect, it } from 'vitest';
import type { Day } from '../day.ts';
import { digestDue, retryAfter, type DigestChoice } from './digest.ts';

describe('when a digest goes out', () => {
  it.each<[string, DigestChoice, string, string | null, boolean]>([
    ['each working day', 'daily', '2026-11-24', '2026-11-23', true], ['once a day', 'daily', '2026-11-24', '2026-11-24', false], ['never on a Saturday', 'daily', '2026-11-21', null, false], ['nor on a Sunday', 'weekly', '2026-11-22', null, false],
    ['on Mondays', 'weekly', '2026-11-23', '2026-11-16', true], ['not on a Tuesday after Monday’s', 'weekly', '2026-11-24', '2026-11-23', false], ['on the Tuesday when Monday’s was missed', 'weekly', '2026-11-24', '2026-11-16', true],
    ['first on a Monday', 'weekly', '2026-11-25', null, false], ['never when not wanted', 'never', '2026-11-23', null, false], ['over the change to winter time', 'weekly', '2026-10-26', '2026-10-19', true],
  ])('%s', (_, choice, today, last, wanted) => {
    expect(digestDue(choice, today as Day, last as Day | null)).toBe(wanted);
  });
  it('waits longer each time, and gives up', () => {
    expect([0, 1, 7].map(retryAfter)).toEqual([60, 120, 7680]);
    expect(retryAfter(8)).toBeNull();
  });
});
