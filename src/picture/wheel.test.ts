import { describe, expect, it } from 'vitest';
import type { Day } from '../domain/day.ts';
import { wheelMarks } from '../domain/year/wheel.ts';
import { wheelStanding, wheelWords } from '../text/wheel.ts';
import { wheelSvg } from './wheel.ts';

const day = (text: string): Day => text as Day;
const today = day('2026-11-10');
const marks = wheelMarks({
  year: 2026, today, coming: { began: day('2026-08-17'), errors: 2, meetingOn: day('2026-12-08'), decidedOn: null },
  periods: [{ code: '2026-Q3', to: day('2026-09-30'), due: day('2026-10-15'), planned: 10, done: 7, late: 3 }, { code: '2026-Q2', to: day('2026-06-30'), due: day('2026-07-15'), planned: 10, done: 10, late: 0 }],
  followups: [{ code: 'VB', name: 'Verksamhetsberättelse', begins: day('2027-01-11'), due: day('2027-02-19'), state: 'none', on: null }], lateMeasures: [{ id: 'm', title: 'byta <lås>', end: day('2026-11-07') }],
});

describe('the picture of the year', () => {
  const svg = wheelSvg(2026, today, marks, { palette: 'light' });
  it('is one picture with a name, twelve months and today', () => {
    expect(svg).toContain('<title>Årshjul 2026.');
    for (const month of ['jan', 'jun', 'dec']) expect(svg).toContain(`>${month}<`);
    expect(svg).toContain('10 november');
    expect(svg).not.toContain('NaN');
  });
  it('tells what is late by a square, not by colour alone', () => {
    expect(svg.match(/<rect /g)?.length).toBe(2);
  });
  it('has every mark in the list, in words', () => {
    expect(marks.map((mark) => `${wheelWords(mark.what)}: ${wheelStanding(mark, today)}`)).toEqual([
      'Kontroller, kvartal 2: 10 av 10 klara', 'Kontroller, kvartal 3: 3 av 10 är sena', 'Åtgärd: byta <lås>: 3 dagar sen', 'Analys och plan för 2027: pågår, 2 hinder', 'Nämnden beslutar om 2027: om fyra veckor', 'Verksamhetsberättelse: börjar 11 januari 2027',
    ]);
  });
});
