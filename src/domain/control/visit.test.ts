import { describe, expect, it } from 'vitest';
import { isVisitByPlan, wasVisit } from './visit.ts';

describe('a visit (internkontrollbesök)', () => {
  it.each(['Besök', 'besök och stickprov', 'Internkontrollbesök', 'Platsbesök hos fem enheter', 'Stickprov vid verksamhetsbesöket', 'Granskning på plats'])('is what the plan row calls one: %s', (kind) => {
    expect(isVisitByPlan({ kind })).toBe(true);
  });
  it.each(['', 'Stickprov', 'Besöksenkät', 'Räkning av besökare', 'Stickprov av hembesök', 'Full kontroll', 'Kontroll av arbetsplatsen'])('is not: %s', (kind) => {
    expect(isVisitByPlan({ kind })).toBe(false);
  });
  it('is what the performer has said, whatever the plan row is called; unasked it is what the plan row says, and only when it was done', () => {
    expect(wasVisit({ state: 'done', visited: true }, { kind: 'Stickprov' })).toBe(true);
    expect(wasVisit({ state: 'done', visited: false }, { kind: 'Besök' })).toBe(false);
    expect(wasVisit({ state: 'done', visited: null }, { kind: 'Besök' })).toBe(true);
    expect(wasVisit({ state: 'done', visited: null }, null)).toBe(false);
    expect(wasVisit({ state: 'underWay', visited: true }, { kind: 'Besök' })).toBe(false);
    expect(wasVisit({ state: 'notPerformed', visited: null }, { kind: 'Besök' })).toBe(false);
  });
});
