/** Words of the year wheel: what stands on it, how it stands, and the sentence for those who do not see the picture. */
import type { Day } from '../domain/day.ts';
import type { WheelMark, WheelRing, WheelWhat } from '../domain/year/wheel.ts';
import { dueWords, shortDayWords } from './days.ts';
import { shortPeriodWords } from './periods.ts';
import { monthWords } from './words.ts';

export const ringWords: Readonly<Record<WheelRing, string>> = { plan: 'analys och plan', controls: 'kontroller', followup: 'uppföljning' };
export const monthMarks: readonly string[] = monthWords.map((month) => month.slice(0, 3));
export const wheelText = {
  title: 'Årshjulet',
  legend: 'Fylld är klar, ring återstår, kvadrat är sen.',
  listCaption: 'Årshjulet som lista',
  name: (year: number) => `Årshjul ${year}. Allt i hjulet står också i listan under.`,
  decision: 'beslut',
  analysis: (year: number) => `Analys och plan för ${year}`,
  empty: 'När nämnden har en beslutad plan visas årets kontroller och uppföljningar här.',
} as const;

/** What a row of the list is called. */
export function wheelWords(what: WheelWhat): string {
  switch (what.kind) {
    case 'analysis': return wheelText.analysis(what.year);
    case 'decision': return what.decided ? `Nämnden beslutade om ${what.year}` : `Nämnden beslutar om ${what.year}`;
    case 'controls': return `Kontroller, ${shortPeriodWords(what.period)}`;
    case 'followup': return what.name;
    case 'measure': return `Åtgärd: ${what.title}`;
  }
}

/** How it stands: "3 av 10 är sena", "pågår, 2 hinder", "om fyra veckor", "klar". */
export function wheelStanding(mark: WheelMark, today: Day): string {
  const { what } = mark;
  if (what.kind === 'controls') return what.late > 0 ? `${what.late} av ${what.planned} är sena` : `${what.done} av ${what.planned} klara`;
  if (mark.state === 'done') return what.kind === 'decision' ? shortDayWords(mark.due, today) : 'klar';
  if (mark.state === 'late') return dueWords(mark.due, today).head;
  if (what.kind === 'analysis') return mark.state === 'now' ? (what.errors === 0 ? 'pågår' : `pågår, ${what.errors} hinder`) : `börjar ${shortDayWords(mark.from, today)}`;
  if (what.kind === 'followup') return mark.state === 'now' ? 'pågår' : `börjar ${shortDayWords(mark.from, today)}`;
  return dueWords(mark.due, today).note;
}
