/** Words of the import: choose a file, look at what was read, take it in. */
import type { DraftProblem, DraftProblemCode } from '../domain/document/draft.ts';

type Params = DraftProblem['params'];
const said = (params: Params, name: string): string => String(params[name] ?? '');
const quoted = (before: string, params: Params, name: string): string => (said(params, name) === '' ? '' : `${before}”${said(params, name)}”`);

const sentences: Record<DraftProblemCode, (params: Params) => string> = {
  'draft.value-not-product': (params) => `Riskvärdet är tryckt som ${said(params, 'printed')}, men sannolikhet gånger konsekvens är ${said(params, 'product')}. Se efter i dokumentet vilket som stämmer, och rätta det andra i analysen.`,
  'draft.value-outside-scale': (params) => `Värdet ${said(params, 'value')} finns inte på skalan, som går till ${said(params, 'highest')}. Det läses in som det står, och du rättar det i analysen.`,
  'draft.rating-unreadable': (params) => `Sannolikheten eller konsekvensen kunde inte läsas säkert${quoted(': ', params, 'text')}. Välj steget i analysen.`,
  'draft.plan-mark-unreadable': (params) => `Det går inte att säkert se om händelsen ska med i planen${quoted(': i kolumnen står ', params, 'text')}. Välj i analysen.`,
  'draft.number-missing': () => 'Raden har inget nummer i dokumentet. Skriv numret i analysen, eller låt det vara tomt tills ni numrerar om.',
  'draft.event-missing': () => 'Raden har ingen text om händelsen. Skriv den i analysen, eller läs inte in raden.',
  'draft.merged-across-pages': () => 'Texten gick över en sidbrytning och har satts ihop. Läs den en gång till mot dokumentet.',
  'draft.row-hidden': () => 'Raden är dold i Excel-filen, för hand eller av ett filter. Den är läst. Ska den inte vara med tar du bort den i analysen.',
  'draft.event-not-in-analysis': (params) => `Planradens händelse${quoted(', ', params, 'event')}${said(params, 'event') === '' ? '' : ','} hittades inte i analysen. Välj händelse i planen, eller lägg till den i analysen.`,
  'draft.several-analyses': (params) => `${said(params, 'title') === '' ? `Analys ${said(params, 'analysis')}` : said(params, 'title')}, ${params['rows'] ?? 0} rader`,
  'draft.headings-without-rows': (params) => `Tabellen${quoted(' ', params, 'title')} har rubriker men inga rader. Inget läses in från den; se efter att det är rätt fil.`,
  'draft.characters-removed': (params) => `Osynliga tecken togs bort${said(params, 'characters') === '' ? '' : ` (${said(params, 'characters')} stycken)`}. Ingen synlig text är ändrad.`,
  'draft.text-very-long': (params) => `Texten är mycket lång${said(params, 'characters') === '' ? '' : ` (${said(params, 'characters')} tecken)`}. Den läses in hel; se efter att det är en enda text.`,
  'draft.scale-unknown': () => 'Skalan stämmer inte med någon av de metoder som finns. Värdena läses in som de står. Be den som sköter Internkoll hos er att lägga upp metoden först.',
  'draft.column-unknown': (params) => `Kolumnen ${params['heading'] ?? params['column'] ?? ''} känns inte igen. Texten sparas tillsammans med raden.`,
  'draft.column-hidden': (params) => `Kolumnen ${said(params, 'heading')} är dold i Excel-filen. Den är läst. Se efter att det som står där ska vara med.`,
  'draft.rows-unread': (params) => `Utanför det som lästes finns ${said(params, 'rows')} ställen som ser ut som bedömda rader. Jämför med dokumentet, eller spara det som Word eller Excel och läs in den filen.`,
  'draft.no-table': () => 'Filen har ingen tabell med händelser eller planrader. Se efter att det är rätt fil, och att tabellen har rubriker som ”Oönskad händelse”, ”Sannolikhet” och ”Konsekvens”.',
};

/** One doubt about a read document, for the preview and for the command line. Its place is said beside it. */
export function draftProblemSentence(problem: DraftProblem): string {
  return sentences[problem.code](problem.params);
}

const events = (count: number): string => count === 1 ? '1 händelse' : `${count} händelser`;
const planRows = (count: number): string => count === 1 ? '1 planrad' : `${count} planrader`;

export const importText = {
  title: 'Läs in ett dokument',
  lead: (board: string, year: number) => `Analysen och planen läses in som utkast för ${board} ${year}. Du ser allt som lästes innan något sparas.`,
  beginTitle: 'Börja med förra årets dokument',
  beginLead: 'Läs in den analys och plan som nämnden har nu. Sedan startar du nästa år från den.',
  board: 'Nämnd', year: 'År som dokumentet gäller', yearHint: 'Det år som står på dokumentet, inte det år du ska planera.', yearWrong: 'Skriv ett år mellan 1990 och 2200.', goOn: 'Gå vidare',
  begun: (year: number) => `${year} finns inte än. Året läggs upp när du läser in dokumentet.`,
  drop: 'Dra hit en fil, eller', choose: 'Välj fil', chooseAnother: 'Välj en annan fil',
  kinds: (megabytes: number) => `Word (.docx), Excel (.xlsx) eller PDF, högst ${megabytes} MB.`,
  tooLarge: (name: string, megabytes: string, most: number) => `${name} är ${megabytes} MB. Gränsen är ${most} MB. Spara en kopia utan bilder, eller dela dokumentet.`,
  macroFile: (name: string) => `${name} är en fil med makron. Spara den som ett vanligt dokument, .docx eller .xlsx, och välj det i stället.`,
  oldFile: (name: string) => `${name} är sparad i ett äldre format. Öppna den, spara den som .docx eller .xlsx och välj den nya filen.`,
  wrongKind: (name: string) => `${name} är ingen Word-, Excel- eller PDF-fil. Spara dokumentet som .docx, .xlsx eller .pdf och välj det igen.`,
  emptyFile: (name: string) => `${name} är tom. Välj filen med analysen i.`,
  oneFile: 'Välj en fil i taget.',
  unreadable: (name: string) => `${name} gick inte att öppna. Se efter att filen finns kvar där den låg och välj den igen.`,
  reading: (name: string) => `Läser ${name}`,
  cancel: 'Avbryt',
  verdict: (counts: { readonly events: number; readonly planRows: number; readonly certain: number; readonly doubtful: number }): string => {
    const all = counts.events + counts.planRows;
    if (all === 0) return 'Inga händelser och inga planrader lästes.';
    const read = `${counts.events === 0 ? '' : events(counts.events)}${counts.events > 0 && counts.planRows > 0 ? ' och ' : ''}${counts.planRows === 0 ? '' : planRows(counts.planRows)} lästes.`;
    if (counts.doubtful === 0) return `${read} Alla utan tvekan.`;
    return `${read} ${counts.certain} utan tvekan – titta på ${counts.doubtful}.`;
  },
  method: (name: string) => `Skalan i dokumentet är ${name}.`,
  methodUnknown: 'Skalan i dokumentet stämmer inte med någon metod som finns.',
  take: 'Läs in', takeReplace: 'Läs in och ersätt',
  yearHasRows: (year: number) => `${year} har redan rader. De ersätts när du läser in, och du kan ångra det.`,
  replace: (year: number) => `Ersätt raderna som finns för ${year}`,
  replaceNeeded: 'Kryssa för att raderna ersätts, eller välj ett annat år.',
  doubtful: (count: number) => count === 1 ? 'Titta på den här raden' : `Titta på de här ${count} raderna`,
  source: 'Så står det i dokumentet', result: 'Så läses det in', place: 'Plats',
  leaveOut: 'Läs inte in raden',
  all: 'Allt som lästes', allEvents: (count: number) => `Visa ${events(count)}`, allPlanRows: (count: number) => `Visa ${planRows(count)}`,
  number: 'Nr', event: 'Oönskad händelse', likelihood: 'Sannolikhet', consequence: 'Konsekvens', value: 'Riskvärde', inPlan: 'I planen', goal: 'Mål', process: 'Process', workMethod: 'Arbetssätt', control: 'Systematisk kontroll',
  activity: 'Kontrollaktivitet', owner: 'Kontrollansvarig', frequency: 'Frekvens', detail: 'Förklaring', indicator: 'Indikator', councilTarget: 'Fullmäktiges mål', boardTarget: 'Nämndens mål', routine: 'Rutin', runningChecks: 'Löpande kontroller', activityText: 'Aktivitet',
  activityOrMeasure: 'Kontrollaktivitet eller åtgärd', measure: 'Åtgärd', responsible: 'Ansvarig', start: 'Start', end: 'Klar senast', status: 'Läge',
  riskOwner: 'Riskansvarig', category: 'Kategori', department: 'Avdelning',
  yes: 'Ja', no: 'Nej', notSaid: '–',
  continues: (year: number) => `Vad fortsätter från ${year}`,
  continuesLead: (same: number, near: number, none: number) => `${same} har samma ord som förra året, ${near} nästan samma och ${none} ser nya ut.`,
  continuesWhich: (label: string) => `Händelse ${label} fortsätter`,
  continuesNone: 'Ny händelse', how: { same: 'samma ord', near: 'nästan samma ord', none: 'ny' },
  continuesNear: (count: number) => count === 1 ? 'En är nästan lik – är det samma händelse?' : `${count} är nästan lika – är det samma händelser?`,
  showAllContinues: 'Visa alla', showNear: 'Visa bara nästan lika',
  unread: (count: number) => count === 1 ? 'En text lästes inte in' : `${count} texter lästes inte in`,
  unreadLead: 'De står utanför tabellerna, eller säger något om en åtgärd som inte har ett eget fält. De sparas tillsammans med filen, så att inget är borta.',
  problems: 'Om dokumentet',
  analysis: 'Filen har flera analyser av samma slag. Vilken ska läsas in?', analysisNumber: (number: number) => `Analys ${number}`,
  analysisCounts: (found: number, planned: number) => [found === 0 ? '' : events(found), planned === 0 ? '' : planRows(planned)].filter((words) => words !== '').join(' och '), earlier: 'Tidigare händelse',
  decidedQuestion: 'Har nämnden redan beslutat om dokumentet?', decidedYes: 'Ja, skriv in beslutet', decidedHint: 'Då blir det ett beslutat år, och du kan starta nästa år från det.',
  outcome: 'Utfall', decidedOn: 'Sammanträde', minutesItem: 'Paragraf', caseNumber: 'Diarienummer', dayMissing: 'Skriv den dag nämnden beslutade.', itemMissing: 'Skriv paragrafen i protokollet.',
  done: (counts: { readonly events: number; readonly planRows: number }) => `${events(counts.events)} och ${planRows(counts.planRows)} är inlästa.`,
  undo: 'Ångra', undone: 'Inläsningen är ångrad. Inget är inläst.',
  nothingToTake: 'Det finns inget att läsa in. Välj en fil där analysen står i en tabell med rubriker.',
  mayNot: 'Du har ingen nämnd där du får läsa in dokument. Den som sköter Internkoll hos er kan ge dig rollen samordnare.',
} as const;
