/** Words of the chain of one event: from its goal to the board's decision, and of the trend over the years. */
import { capital, counted, figures } from './numbers.ts';
import { dayWords } from './days.ts';
import { paragraph } from './version.ts';

export interface TrendYear { readonly year: number; readonly value: number | null; readonly word: string }

export const chainText = {
  title: (label: string | null) => label === null ? 'Händelse utan nummer' : `Händelse ${label}`,
  shortTitle: 'Kedjan',
  lead: 'Allt som hör till händelsen: från målet till nämndens beslut.',
  plan: (year: number) => `Analys och internkontrollplan ${year}`,
  above: 'Hör till', parts: 'Delar av kedjan',
  inAnalysis: 'Öppna i analysen', log: 'Logg',
  controlsBuiltIn: 'Systematisk kontroll', noControlsBuiltIn: 'Ingen systematisk kontroll är skriven.',
  rating: 'Värdering genom åren', value: 'Riskvärde', yearHead: 'År', done: 'Vad som gjordes', decidedRating: 'I analysen', afterYear: 'Efter året', notRated: 'Inte värderad', notAfter: 'Inte omprövad', differentWords: 'Då hette den:',
  inPlan: 'i planen', notInPlan: 'inte i planen',
  doneInYear: (planned: number, performed: number, faults: number) => planned === 0 ? 'Ingen kontroll' : `${figures(performed)} av ${figures(planned)} ${planned === 1 ? 'kontroll' : 'kontroller'}, ${faults === 0 ? 'inga fel' : `${figures(faults)} fel`}`,
  planRows: 'Planrader', planRow: (row: number) => `Planrad ${row}`, noPlanRows: 'Ingen planrad finns för händelsen. Tar nämnden med den i planen visas raderna här.', owner: 'Ansvarig', frequency: 'Frekvens', none: '–',
  controls: 'Kontroller', noControls: 'Ingen kontroll är planerad för händelsen. Kontroller hängs upp när nämnden har beslutat om planen.', control: 'Kontroll', place: 'Plats', performed: 'Utförd', reviewed: 'Granskade', faults: 'Fel', conclusion: 'Slutsats',
  controlName: (period: string, place: string | null) => place === null ? capital(period) : `${capital(period)}, ${place}`,
  leftOut: (count: number) => `${capital(counted(count, 'kontroll', 'kontroller'))} utan fel visas inte här.`, allControls: (year: number) => `Alla kontroller ${year}`,
  of: (some: number, all: number) => `${figures(some)} av ${figures(all)}`,
  late: (day: string) => `Sen sedan ${dayWords(day)}`, waits: (day: string) => `Senast ${dayWords(day)}`, review: 'Väntar på granskning', notPerformed: (reason: string) => `Inte gjord: ${reason}`,
  measures: 'Åtgärder', noMeasures: 'Ingen åtgärd är kopplad till händelsen eller dess kontroller.', measure: 'Åtgärd', responsible: 'Ansvarig', end: 'Klar senast', status: 'Läge', effect: 'Effekt', fromControl: 'ur en kontroll', effectWaiting: 'Effekten är inte kontrollerad', lateMeasure: 'sen',
  followups: 'Uppföljning', noFollowups: 'Ingen uppföljning har skrivits om händelsens planrader.', draft: 'Utkast', ready: 'Text klar',
  judgement: 'Bedömning', noJudgement: 'Ingen bedömning av den interna kontrollen är föreslagen för de här åren.', judgementBy: (name: string, on: string | null) => on === null ? name : `${name}, ${dayWords(on)}`,
  decisions: 'Beslut', noDecisions: 'Ingen version är lämnad till nämnden.', version: (number: number) => `version ${number}`, waitsForBoard: 'väntar på nämndens beslut', takenBack: 'tagen tillbaka', postponed: 'bordlagd', referredBack: 'återremitterad', rejected: 'avslagen', decidedOn: (day: string, item: string) => `beslut ${day}${item === '' ? '' : `, ${paragraph(item)}`}`, adjusted: 'justerat',
  submittedOn: (day: string) => `lämnad ${day}`,
} as const;

export const trendText = {
  name: 'Riskvärde genom åren',
  /** The trend in one sentence, for those who do not see the picture, and for those who do. */
  sentence: (years: readonly TrendYear[], after: number | null): string => {
    const rated = years.filter((one): one is TrendYear & { value: number } => one.value !== null);
    const [first, last] = [rated[0], rated.at(-1)];
    if (!first || !last) return 'Händelsen är inte värderad.';
    const proposed = after === null || after === last.value ? '' : ` Efter ${last.year} föreslås ${after}.`;
    if (first === last) return `Riskvärdet är ${last.value} (${last.word}) ${last.year}.${proposed}`;
    if (rated.every((one) => one.value === first.value)) return `Riskvärdet har varit ${last.value} (${last.word}) sedan ${first.year}.${proposed}`;
    return `Riskvärdet har gått från ${first.value} (${first.word}) ${first.year} till ${last.value} (${last.word}) ${last.year}.${proposed}`;
  },
} as const;
