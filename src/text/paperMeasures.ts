/** Words of the paper that lists measures and recommendations. */
import type { Day } from '../domain/day.ts';
import type { RecommendationKind } from '../domain/measure/register.ts';
import { capital, counted, inWords } from './numbers.ts';
import { periodWords } from './periods.ts';

function lateWords(open: number, late: number): string {
  if (late === 0) return '';
  if (late === open) return open === 1 ? ', och den är sen' : ', och alla är sena';
  return `, ${inWords(late)} av dem ${late === 1 ? 'är sen' : 'är sena'}`;
}

export const measuresPaper = {
  title: 'Åtgärder och rekommendationer',
  asOf: (day: Day) => `Läget ${day}`,
  intro: 'Förteckningen omfattar nämndens åtgärder och rekommendationer över alla år. Sena åtgärder står först.',
  count: (open: number, late: number, closed: number) => open + closed === 0
    ? 'Ingen åtgärd är registrerad.'
    : `${open === 0 ? 'Ingen åtgärd är öppen.' : `${capital(counted(open, 'åtgärd', 'åtgärder'))} är ${open === 1 ? 'öppen' : 'öppna'}${lateWords(open, late)}.`}${closed === 0 ? '' : ` ${capital(inWords(closed))} är ${closed === 1 ? 'avslutad' : 'avslutade'}.`}`,
  open: 'Öppna åtgärder', closed: 'Avslutade åtgärder',
  measure: 'Åtgärd', mends: 'Åtgärdar', responsible: 'Ansvarig', end: 'Klar senast', state: 'Läge och effekt', notes: 'Noteringar',
  started: (day: Day) => `Från ${day}`,
  late: (end: Day) => `Sen sedan ${end}`,
  effectUnchecked: 'Effekten är inte kontrollerad',
  checked: (on: Day, by: string) => `Kontrollerad ${on}${by === '' ? '' : ` av ${by}`}`,
  note: (on: Day, text: string, by: string) => `${on} ${text}${by === '' ? '' : ` (${by})`}`,
  event: (label: string, year: number | null, text: string) => `Händelse ${label === '' ? '' : `${label} `}${year === null ? '' : `(${year}): `}${text}`,
  control: (period: string, text: string, place: string, item: number | null) => `Kontroll ${periodWords(period)}: ${[text, place, item === null ? '' : `post ${item} i dragningen`].filter((part) => part !== '').join(', ')}`,
  recommendationMended: (text: string) => `Rekommendation: ${text}`,
  deviation: (text: string) => `Avvikelse: ${text}`,
  nothing: '–',
  recommendations: 'Rekommendationer', noRecommendations: 'Ingen rekommendation är registrerad.',
  recommendation: 'Rekommendation', owner: 'Ansvarig', statement: 'Nämndens yttrande', standing: 'Läge', later: 'Efter ett, två och tre år', measures: 'Åtgärder',
  from: (source: string, kind: RecommendationKind, received: Day | null, caseNumber: string) => [kind === 'remark' ? `Anmärkning från ${source}` : source, received ?? '', caseNumber === '' ? '' : `dnr ${caseNumber}`].filter((part) => part !== '').join(', '),
  given: (on: Day) => `Lämnat ${on}`,
  notGiven: 'Inte lämnat', due: (on: Day) => `Sista dag ${on}`, dueHasPassed: (on: Day) => `Sista dag var ${on}`, noDue: 'Ingen sista dag är satt',
  after: (years: number, state: string, note: string, on: Day) => `Efter ${inWords(years, 'neuter')} år: ${state.toLocaleLowerCase('sv')}${note === '' ? '' : `. ${note}`} (${on})`,
  notLookedAt: (years: number) => `Efter ${inWords(years, 'neuter')} år: inte genomgången än`,
} as const;
