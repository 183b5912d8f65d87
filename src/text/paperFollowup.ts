/** Words of the follow-up's paper. */
import type { CalendarOccasion } from '../domain/calendar/calendar.ts';
import type { Day } from '../domain/day.ts';
import { counted, figures, list } from './numbers.ts';

export const followupPaper = {
  title: (occasion: Pick<CalendarOccasion, 'kind' | 'name'>, year: number) => occasion.kind === 'annual' ? `Uppföljning av internkontrollplan ${year}` : `Uppföljning av internkontrollplan ${year}, ${occasion.name.slice(0, 1).toLocaleLowerCase('sv')}${occasion.name.slice(1)}`,
  judgementHeading: 'Nämndens bedömning',
  judgement: (board: string, word: string) => `${board} bedömer att den interna kontrollen är ${word.toLocaleLowerCase('sv')} (kommunallagen 6 kap. 6 §).`,
  proposed: (word: string, who: string) => `${who === '' ? 'Förvaltningen' : who} föreslår att nämnden bedömer den interna kontrollen som ${word.toLocaleLowerCase('sv')} (kommunallagen 6 kap. 6 §).`,
  noJudgement: 'Ingen bedömning är föreslagen.',
  grounds: 'Grunder',
  introduction: 'Inledning',
  reviews: 'Granskningar', reviewsIntro: (rows: number, planned: number, performed: number) => `Planen har ${counted(rows, 'granskning', 'granskningar')}. Av ${figures(planned)} planerade kontroller är ${figures(performed)} utförda.`,
  noRows: 'Planen har ingen granskning.',
  planRow: 'Rad', event: 'Oönskad händelse', control: 'Kontrollaktivitet', owner: 'Kontrollansvarig', frequency: 'Frekvens', performed: 'Utförda', reviewed: 'Granskade', faults: 'Fel', conclusion: 'Slutsats', rating: 'Riskvärde',
  of: (some: number, all: number) => `${figures(some)} av ${figures(all)}`,
  each: 'Rad för rad',
  rowHeading: (row: number, title: string) => `${row}. ${title}`,
  occasion: 'Kontroll', place: 'Plats', on: 'Utförd', by: 'Av', population: 'Antal',
  occasionsOf: (row: number) => `Kontroller på rad ${row}`,
  manyUnits: (places: number) => `Kontrollen görs på ${counted(places, 'enhet', 'enheter')}. Enheter med fel eller utan genomförd kontroll visas här.`,
  allUnitsFine: 'Alla enheter har gjort kontrollen utan fel.',
  result: 'Resultat', analysis: 'Analys', noAnalysis: 'Ingen analys är skriven.', noResult: 'Inget resultat är skrivet.',
  newRating: (event: string, from: string, to: string, reason: string) => from === to ? `Händelse ${event}: värderingen ${from} behålls.${reason === '' ? '' : ` ${reason}`}` : `Händelse ${event}: värderingen föreslås gå från ${from} till ${to}.${reason === '' ? '' : ` ${reason}`}`,
  notPerformed: 'Planerat men inte gjort', noNotPerformed: 'Allt som planerades är gjort.', reason: 'Skäl', period: 'Period', noReason: 'Skäl saknas',
  waits: 'Återstår', corrected: (why: string) => `Rättad efter nämndens beslut: ${why}`, withdrawn: 'Utgick när planen ändrades',
  measures: 'Åtgärder', noMeasures: 'Ingen åtgärd är beslutad.', measure: 'Åtgärd', responsible: 'Ansvarig', end: 'Klar senast', status: 'Status', effect: 'Effekt', comment: 'Kommentar',
  effectUnknown: 'Inte kontrollerad',
  recommendations: 'Rekommendationer', recommendation: 'Rekommendation', source: 'Från', statementDue: 'Yttrande senast', statement: 'Yttrande', noStatement: 'Inte lämnat',
  deviations: 'Väsentliga avvikelser', deviationsIntro: (count: number) => `${count === 1 ? 'En väsentlig avvikelse' : `${figures(count)} väsentliga avvikelser`} har rapporterats under året och står i nämndens register.`,
  // Said whether there are any or not, so that nothing can be read from its being there.
  deviationsClosed: 'Avvikelser som pekar ut någon eller rör misstanke om brott redovisas inte här. Dem informeras nämndens ordförande och revisorerna om var för sig.',
  deviation: (title: string, on: string, measures: number) => `${title} (rapporterad ${on}, ${measures === 0 ? 'ingen åtgärd' : counted(measures, 'åtgärd', 'åtgärder')}).`,
  closing: 'Avslutning',
  late: (since: Day) => `Sen sedan ${since}`,
  labels: (labels: readonly string[]) => (labels.length === 0 ? '' : `händelse ${list(labels)}`),
  done: 'Gjord', notDone: 'Inte gjord',
} as const;
