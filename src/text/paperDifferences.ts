/** Words of the paper that tells two versions or years apart. */
import type { Day } from '../domain/day.ts';
import type { ComparedObject, DifferenceKind } from '../domain/year/compare.ts';
import { capital, counted } from './numbers.ts';

const kindHeadings: Readonly<Record<DifferenceKind, string>> = {
  new: 'Nytt', gone: 'Inte längre med', renumbered: 'Nytt nummer', 're-rated': 'Ändrad värdering', movedIn: 'In i planen', movedOut: 'Ut ur planen',
  reworded: 'Ändrad ordalydelse', rehandled: 'Ändrad hantering', reassigned: 'Ny ansvarig', rescheduled: 'Ändrad frekvens',
};

export const differencesPaper = {
  title: (before: number, after: number) => before === after ? `Skillnader i analys och internkontrollplan ${after}` : `Skillnader mellan ${before} och ${after}`,
  asOf: (day: Day) => `Läget ${day}`,
  draft: (year: number) => `utkastet för ${year}`,
  submitted: (year: number, version: number, day: Day) => `version ${version} för ${year}, lämnad till nämnden ${day}`,
  withdrawn: (year: number, version: number, day: Day) => `version ${version} för ${year}, lämnad ${day} och återtagen`,
  decided: (year: number, version: number, meeting: Day, minutesItem: string) => `version ${version} för ${year}, beslutad ${meeting}${minutesItem === '' ? '' : `, § ${minutesItem.replace(/^§\s*/, '')}`}`,
  between: (before: string, after: string) => `Förr är ${before}. Nu är ${after}.`,
  heading: (kind: DifferenceKind) => kindHeadings[kind],
  summary: (kinds: readonly { readonly kind: DifferenceKind; readonly count: number }[]) => kinds.map(({ kind, count }) => `${kindHeadings[kind].toLocaleLowerCase('sv')} ${count}`).join(', '),
  count: (count: number, summary: string) => `${capital(counted(count, 'skillnad', 'skillnader'))}: ${summary}.`,
  none: 'Det finns inga skillnader.',
  untied: (what: string) => `${what} är inte kopplade mellan åren och jämförs därför inte.`,
  objects: { event: 'Händelser', activity: 'Kontrollaktiviteter', control: 'Systematiska kontroller', group: 'Rubriker' } satisfies Readonly<Record<ComparedObject, string>>,
  what: 'Rad', text: 'Text', before: 'Förr', after: 'Nu', changed: 'Ändrade ord', reason: 'Skäl',
  gone: (words: string) => `förr: ”${words}”`, fresh: (words: string) => `nu: ”${words}”`, nothing: '–', noReason: 'Inget skäl är angivet.', noNumber: 'inget nummer', nobody: 'ingen angiven', noTreatment: 'inte avgjort', noFrequency: 'ingen angiven', notRated: 'inte värderad',
  /** "4 × 3 = 12 Kritisk". */
  rating: (likelihood: number, consequence: number, level: string | null) => `${likelihood} × ${consequence} = ${likelihood * consequence}${level === null ? '' : ` ${level}`}`,
} as const;
