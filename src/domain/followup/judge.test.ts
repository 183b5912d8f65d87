import { describe, expect, it } from 'vitest';
import { proposedJudgement, isBetter, type JudgementGrounds } from './judge.ts';

const none = { planned: 0, performed: 0, notPerformed: 0, awaiting: 0, late: 0, population: 0, reviewed: 0, faults: 0, notApplicable: 0, conclusions: {} };
function grounds(planned: number, performed: number, more: Partial<JudgementGrounds> = {}): JudgementGrounds {
  return { figures: { ...none, planned, performed }, rows: 10, rowsPerformed: 10, rowsMaterial: 0, unexplained: 0, lateMeasures: 0, ...more };
}

describe('what the figures alone would say', () => {
  it.each([
    ['all performed, nothing grave', grounds(20, 20), 'sufficient'],
    ['one of twenty not performed', grounds(20, 19), 'sufficient'],
    ['two of twenty not performed', grounds(20, 18), 'partly'],
    ['half not performed', grounds(20, 10), 'insufficient'],
    ['just more than half performed', grounds(20, 11), 'partly'],
    ['one row with a material deviation', grounds(20, 20, { rowsMaterial: 1 }), 'partly'],
    ['three rows of ten', grounds(20, 20, { rowsMaterial: 3 }), 'partly'],
    ['four rows of ten', grounds(20, 20, { rowsMaterial: 4 }), 'insufficient'],
    ['a control late without reason', grounds(20, 20, { unexplained: 1 }), 'partly'],
    ['a late measure', grounds(20, 20, { lateMeasures: 1 }), 'partly'],
    ['nothing planned says nothing good', grounds(0, 0, { rows: 0 }), 'partly'],
  ] as const)('%s', (_, given, wanted) => {
    expect(proposedJudgement(given)).toBe(wanted);
  });

  it('orders the judgements', () => {
    expect(isBetter('sufficient', 'partly')).toBe(true);
    expect(isBetter('insufficient', 'partly')).toBe(false);
    expect(isBetter('partly', 'partly')).toBe(false);
  });
});
