/** Words of the papers and of the matrix: headings, sentences and labels in Swedish. */
import type { Day } from '../domain/day.ts';
import type { Origin } from '../domain/risk/analysis.ts';
import type { Measure } from '../domain/plan/plan.ts';
import { measureStatusWords, originWords } from './words.ts';
import { list } from './numbers.ts';

/** "1 händelse", "40 händelser"; zero in a word. */
function events(count: number): string {
  return count === 0 ? 'ingen händelse' : count === 1 ? 'en händelse' : `${count} händelser`;
}

function numbers(labels: readonly string[]): string {
  return labels.length === 1 ? `nummer ${labels[0] ?? ''}` : `nummer ${list(labels)}`;
}

export const matrixText = {
  name: 'Riskmatris',
  count: 'Antal',
  sentence: (given: { total: number; outside: number; levels: readonly { word: string; count: number }[] }): string => {
    if (given.total === 0) return 'Analysen har ingen händelse att visa i matrisen.';
    const placed = `Matrisen visar ${events(given.total - given.outside)}: ${list(given.levels.map((level) => `${level.word} ${level.count}`))}.`;
    if (given.outside === 0) return placed;
    const missing = given.outside === 1 ? 'En händelse har ingen plats i matrisen, eftersom den inte är värderad på skalan.' : `${given.outside} händelser har ingen plats i matrisen, eftersom de inte är värderade på skalan.`;
    return given.outside === given.total ? missing : `${placed} ${missing}`;
  },
  cell: (given: { likelihood: string; consequence: string; value: number; level: string | null; labels: readonly string[]; likelihoodWord: string; consequenceWord: string }): string =>
    `${given.likelihoodWord} ${given.likelihood}, ${given.consequenceWord.toLowerCase()} ${given.consequence}, riskvärde ${given.value}${given.level === null ? '' : ` ${given.level}`}: ${numbers(given.labels)}.`,
};

export const paperText = {
  title: (year: number) => `Väsentlighets- och riskanalys samt internkontrollplan ${year}`,
  fileTitle: (year: number) => `Analys och internkontrollplan ${year}`,
  mark: { draft: 'utkast', shared: 'utkast – delat', submitted: 'till nämnden', decided: 'beslutad' } as const,
  draft: (day: Day) => `Utkast ${day}`, shared: (day: Day) => `Utkast – delat ${day}`,
  sharedNote: (day: Day, until: Day) => `Detta är ett utkast från ${day} som nämnden har delat för synpunkter till och med ${until}. Det är inte lämnat till nämnden och inte beslutat.`,
  submitted: (day: Day) => `Lämnad till nämnden ${day}`,
  decided: (minutesItem: string, meeting: Day) => `Fastställd § ${minutesItem.replace(/^§\s*/, '')}, ${meeting}`,
  notAdjusted: 'ej justerad',
  draftNote: (day: Day) => `Detta är ett utkast från ${day}. Det är inte lämnat till nämnden.`,
  submittedNote: (given: { day: Day; meeting: Day; version: number }) => `Version ${given.version}, lämnad till nämnden ${given.day} inför sammanträdet ${given.meeting}.`,
  decidedNote: (given: { board: string; meeting: Day; minutesItem: string; version: number; adjusted: Day | null }) =>
    `Version ${given.version}, fastställd av ${given.board} ${given.meeting}, § ${given.minutesItem.replace(/^§\s*/, '')}. ${given.adjusted === null ? 'Protokollet är inte justerat.' : `Protokollet justerades ${given.adjusted}.`}`,
  checksum: (checksum: string) => `Kontrollsumma (SHA-256): ${checksum}`,
  checkpoint: (given: { stream: string; number: number; hash: string }) => `Loggens senaste kontrollpunkt: ${given.stream}, post ${given.number}, ${given.hash}`,
  caseNumber: (caseNumber: string) => `Dnr ${caseNumber}`,
  page: (given: { page: string; of: string }) => `Sida ${given.page} av ${given.of}`,
  methodHeading: 'Så är riskerna värderade',
  introductionHeading: 'Inledning',
  noIntroduction: 'Ingen inledning är skriven.',
  methodNote: (name: string, version: number) => `Bedömningsmodell: ${name}, version ${version}.`,
  scale: 'Skala', value: 'Värde', word: 'Betydelse', level: 'Nivå', riskValues: 'Riskvärden', levels: 'Nivåer',
  levelsByCell: 'Nivån är satt ruta för ruta i matrisen.',
  product: (likelihood: string, consequence: string) => `Riskvärdet är ${likelihood.toLowerCase()} gånger ${consequence.toLowerCase()}.`,
  measureFrom: (from: number, handledBy: 'measure' | 'reviewOrMeasure') => handledBy === 'measure' ? `Från värde ${from} ska det finnas en åtgärd.` : `Från värde ${from} ska händelsen hanteras med en granskning eller en åtgärd.`,
  noMeasureThreshold: 'Vilka händelser som behöver en åtgärd avgörs genom bedömning.',
  planFrom: (from: number) => `Från ${from} ska händelsen vara med i internkontrollplanen, och den har då en stjärna.`,
  noPlanThreshold: 'Vilka händelser som är med i internkontrollplanen avgörs genom bedömning. De har en stjärna.',
  thresholdReason: (reason: string) => `Nämndens skäl för sina gränser: ${reason}`,
  analysisHeading: (year: number) => `Väsentlighets- och riskanalys ${year}`,
  analysisIntro: (count: number) => count === 1 ? 'Tabellen visar den händelse som förvaltningen bedömer kan hindra nämnden från att nå sina mål eller följa lagen.' : `Tabellen visar de ${count} händelser som förvaltningen bedömer kan hindra nämnden från att nå sina mål eller följa lagen.`,
  noEvents: 'Ingen oönskad händelse är beskriven.',
  noEventsInGroup: 'Ingen oönskad händelse är beskriven här.',
  noEventText: 'Händelsen är inte beskriven.',
  matrixHeading: 'Riskmatris',
  matrixNote: (likelihood: string, consequence: string) => `${consequence}en ökar åt höger och ${likelihood.toLowerCase()}en uppåt. Siffrorna i rutorna är händelsernas nummer i tabellen. Talen i kanten är antal händelser i raden och kolumnen.`,
  matrixTableHeading: 'Matrisen som tabell',
  matrixOutside: (labels: readonly string[]) => `Utan plats i matrisen: ${numbers(labels)}.`,
  all: 'Alla', unrated: 'Inte värderade', notRated: 'Inte värderad', outsideScale: 'Utanför skalan',
  number: 'Nr', event: 'Oönskad händelse', plan: 'Internkontrollplan', riskValue: 'Riskvärde', noNumber: '–',
  events: 'Händelser',
  groupColumn: (words: readonly string[]) => { const joined = list(words.map((word, at) => at === 0 ? word : word.toLowerCase())); return joined === '' ? 'Systematisk kontroll' : joined; },
  systematicControl: 'Systematisk kontroll',
  controlCovers: (labels: readonly string[]) => `(gäller ${labels.join(', ')})`,
  withoutGroup: (word: string | null) => word === null ? 'Övriga händelser' : `Utan ${word.toLowerCase()}`,
  noTreatment: 'Inte avgjort',
  category: (text: string) => `Kategori: ${text}`,
  riskOwner: (text: string) => `Riskansvarig: ${text}`,
  /** A paper names only where an event has come from; its own ones say nothing. */
  origin: (origin: Origin) => (origin === 'own' ? '' : originWords[origin]),
  department: (text: string) => `Avdelning: ${text}`,
  ratingReason: (text: string) => `Skäl till värderingen: ${text}`,
  carried: 'Inte omprövad i år',
  acceptedUntil: (day: Day) => `Till och med ${day}`,
  printedValue: (value: number) => `Tryckt riskvärde: ${value}`,
  indicator: 'Indikator', councilTarget: 'Fullmäktiges mål', boardTarget: 'Nämndens mål', risk: 'Risk', routine: 'Rutin beskriven', runningChecks: 'Löpande kontroller', activityText: 'Aktivitet',
  indicatorsHeading: 'Riskanalys av indikatorer', processesHeading: 'Riskanalys av väsentliga processer',
  labelled: (label: string, text: string) => `${label}: ${text}`,
  planRow: 'Planrad',
  planHeading: (year: number) => `Internkontrollplan ${year}`,
  planIntro: (activities: number, count: number) => `Planen har ${activities === 1 ? 'en kontrollaktivitet' : `${activities} kontrollaktiviteter`} för ${events(count)}.`,
  noPlan: 'Planen har ingen kontrollaktivitet, och ingen händelse är uttagen till planen.',
  inPlanHeading: (count: number) => `I internkontrollplanen, ${count}`,
  inPlanNumbers: (labels: readonly string[]) => `Händelse ${list(labels)}.`,
  controlActivity: 'Kontrollaktivitet', controlOwner: 'Kontrollansvarig', frequency: 'Frekvens',
  noActivity: 'Ingen kontrollaktivitet är angiven.', noActivityText: 'Kontrollaktiviteten är inte beskriven.', noOwner: 'Inte angiven', noFrequency: 'Inte angiven', noControl: 'Ingen angiven',
  withoutEvent: 'Kontrollaktiviteter utan händelse i analysen',
  purpose: 'Syfte', scope: 'Omfattning', kind: 'Slag', populationSource: 'Underlag', proposedSample: 'Urval', performers: 'Utförare', places: 'Plats', reportedWhen: 'Rapporteras',
  measuresHeading: 'Åtgärder', noMeasures: 'Ingen åtgärd är beslutad.', measure: 'Åtgärd', mends: 'Händelse', responsible: 'Ansvarig', start: 'Start', end: 'Klar senast', status: 'Status',
  measureStatus: (status: Measure['status']) => measureStatusWords[status],
  acceptedHeading: 'Accepterade risker', noAccepted: 'Ingen risk är accepterad.', reason: 'Skäl', noReason: 'Inget skäl är angivet.', treatment: 'Hantering',
  questionsHeading: 'De tio frågorna om oegentligheter', question: 'Fråga', answer: 'Svar',
  questionsIntro: 'Varje år bedöms om fel och oegentligheter kan inträffa inom tio områden (kommunallagen 6 kap. 6 §).',
  answerEvents: (labels: readonly string[]) => labels.length === 1 ? `Händelse ${labels[0] ?? ''}` : `Händelse ${list(labels)}`,
  answerNone: (reason: string) => `Bedömd, ingen väsentlig risk, eftersom: ${reason}`,
  notAnswered: 'Frågan är inte besvarad.',
  findingsHeading: 'Noterade anmärkningar', noFindings: 'Ingen anmärkning är noterad.', finding: 'Anmärkning', rows: 'Rader', noteReason: 'Noterad, eftersom',
  overriddenHeading: 'Hinder som lämnades kvar', overriddenReason: 'Lämnades kvar, eftersom',
  irrelevant: '–',
  analysisSheet: 'Analys', planSheet: 'Plan', level1: 'Nivå', treatmentReason: 'Skäl till hanteringen', ratingReasonColumn: 'Skäl till värderingen', explanation: 'Förklaring', categoryColumn: 'Kategori', riskOwnerColumn: 'Riskansvarig', originColumn: 'Ursprung', departmentColumn: 'Avdelning', acceptedUntilColumn: 'Accepteras till och med',
  continued: (heading: string) => `${heading}, fortsättning`,
  textSheet: 'Text', headingColumn: 'Rubrik',
  inPlan: 'I planen', yes: 'Ja', no: 'Nej', other: 'Övrigt',
};
