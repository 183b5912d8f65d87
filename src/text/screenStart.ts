/** Words of the start page: what waits, the year wheel, and the boards with their years. */
import type { Task, TaskKind } from '../domain/task/tasks.ts';
import { shortDayWords } from './days.ts';
import { deviationTaskWords } from './deviation.ts';
import { shortPeriodWords } from './periods.ts';

const countWords = ['Inget', 'En sak', 'Två saker', 'Tre saker', 'Fyra saker', 'Fem saker', 'Sex saker', 'Sju saker', 'Åtta saker', 'Nio saker', 'Tio saker'];
const boardWords = ['', 'en nämnd', 'två nämnder', 'tre nämnder', 'fyra nämnder', 'fem nämnder', 'sex nämnder', 'sju nämnder', 'åtta nämnder', 'nio nämnder', 'tio nämnder'];

interface TaskWords { readonly what: (task: Task) => string; readonly why: (task: Task) => string; readonly button: (task: Task) => string }

const plain = (text: string): string => text.trim().replace(/\s+/gu, ' ');
/** A control's or measure's own words, cut where a list would otherwise wrap for ever. */
function titled(task: Task): string {
  const words = plain(task.title);
  return words === '' ? 'kontrollen' : words.length <= 90 ? words : `${words.slice(0, 89).trimEnd()}…`;
}
const placed = (task: Task): string => [task.place, task.code === '' ? '' : shortPeriodWords(task.code)].filter((part) => part !== '').join(', ');
const many = (count: number, one: string, more: string): string => count === 1 ? one : `${count} ${more}`;
const lowered = (words: string): string => words.slice(0, 1).toLocaleLowerCase('sv') + words.slice(1);

/** What each task says: what it is, why it is there, and the words of its one button. */
export const taskWords: Readonly<Record<TaskKind, TaskWords>> = {
  performControl: { what: titled, why: (task) => ['Kontroll som du utför', placed(task)].filter((part) => part !== '').join(' · '), button: () => 'Gör kontrollen' },
  reviewControl: { what: titled, why: (task) => ['Väntar på dig som andra granskare', placed(task)].filter((part) => part !== '').join(' · '), button: () => 'Granska' },
  remindUnits: { what: (task) => `Påminn ${many(task.count, 'en enhet', 'enheter')}: ${titled(task)}`, why: (task) => `${task.total - task.count} av ${task.total} klara · ${shortPeriodWords(task.code)}`, button: (task) => `Påminn ${many(task.count, 'enheten', 'enheter')}` },
  summarise: { what: (task) => `Skriv analysen: ${titled(task)}`, why: (task) => `Alla ${task.total} är klara · ${shortPeriodWords(task.code)}`, button: () => 'Skriv analysen' },
  settleFault: { what: (task) => `Ta hand om ${many(task.count, 'ett fel', 'fel')}: ${titled(task)}`, why: () => 'Lämnat till dig av den som gjorde kontrollen', button: () => 'Ta hand om' },
  planControls: { what: (task) => `Planera kontrollerna för ${task.year}`, why: () => 'Planen är beslutad men ingen kontroll är utlagd', button: () => 'Planera' },
  measureDue: { what: (task) => `Skriv hur det går: ${lowered(titled(task))}`, why: () => 'Åtgärd som du ansvarar för', button: () => 'Skriv hur det går' },
  checkEffect: { what: (task) => `Kontrollera effekten: ${lowered(titled(task))}`, why: () => 'Åtgärden är klar men inte kontrollerad', button: () => 'Kontrollera' },
  answerRecommendation: { what: (task) => `Svara på rekommendationen: ${lowered(titled(task))}`, why: () => 'Nämndens yttrande är inte lämnat', button: () => 'Skriv svaret' },
  reviewRatings: { what: (task) => task.count === 1 ? `Ompröva en värdering för ${task.year}` : `Ompröva ${task.count} värderingar för ${task.year}`, why: () => 'De står kvar från förra året', button: () => 'Ompröva' },
  submit: { what: (task) => `Lämna analys och plan för ${task.year} till nämnden`, why: () => 'Alla värderingar är omprövade', button: () => 'Förbered inlämning' },
  registerDecision: { what: (task) => `Registrera nämndens beslut om ${task.year}`, why: () => 'Analysen och planen är lämnade till nämnden', button: () => 'Registrera beslutet' },
  adjust: { what: (task) => `Skriv in när protokollet om ${task.year} justerades`, why: () => 'Beslutet är registrerat men inte justerat', button: () => 'Skriv in justeringen' },
  startYear: { what: (task) => `Starta ${task.year}`, why: () => 'Arbetet med nästa års analys och plan kan börja', button: (task) => `Starta ${task.year}` },
  importFirst: { what: () => 'Börja med förra årets dokument', why: () => 'Nämnden har ingen analys här än', button: () => 'Läs in dokument' },
  manageFirst: { what: () => 'Lägg upp nämnder och personer', why: () => 'Här finns inga nämnder än', button: () => 'Lägg upp nämnder' },
  beginFollowup: { what: (task) => `Börja på uppföljningen: ${lowered(task.title)} ${task.year}`, why: () => 'Texterna skrivs från siffrorna när du börjar', button: () => 'Börja' },
  writeFollowup: { what: (task) => `Skriv klart uppföljningen: ${lowered(task.title)} ${task.year}`, why: (task) => `${task.count} av ${task.total} avsnitt kvar`, button: () => 'Fortsätt skriva' },
  judge: { what: (task) => `Föreslå bedömning av den interna kontrollen ${task.year}`, why: (task) => task.title, button: () => 'Föreslå bedömning' },
  submitFollowup: { what: (task) => `Lämna uppföljningen till nämnden: ${lowered(task.title)} ${task.year}`, why: () => 'Alla avsnitt är klara', button: () => 'Förbered inlämning' },
  registerFollowup: { what: (task) => `Registrera nämndens beslut om uppföljningen ${task.year}`, why: (task) => task.title, button: () => 'Registrera beslutet' },
  adjustFollowup: { what: (task) => `Skriv in när protokollet om uppföljningen ${task.year} justerades`, why: (task) => task.title, button: () => 'Skriv in justeringen' },
  ...deviationTaskWords,
  readFollowup: { what: (task) => `Nämnden har beslutat om uppföljningen ${task.year}`, why: (task) => task.title, button: () => 'Läs' },
  readShared: { what: (task) => `Utkastet för ${task.year} är delat för synpunkter`, why: (task) => plain(task.title), button: () => 'Läs utkastet' },
  readDecided: { what: (task) => `Nämnden har beslutat om ${task.year}`, why: () => 'Analys och internkontrollplan', button: () => 'Läs' },
};

export const startText = {
  title: 'Det här väntar på dig',
  lead: (tasks: number, boards: number): string => {
    const things = countWords[tasks] ?? `${tasks} saker`;
    const where = boards === 0 ? '' : ` i ${boardWords[boards] ?? `${boards} nämnder`}`;
    return tasks === 1 ? `${things}${where}.` : `${things}${where}, det mest brådskande först.`;
  },
  nothing: 'Inget väntar på dig just nu',
  nothingNext: (year: number) => `Nästa steg brukar vara att starta ${year} under hösten. Då visas det här.`,
  nothingOwn: 'När du har en kontroll att göra eller ansvarar för en åtgärd visas den här.', report: 'Rapportera en avvikelse',
  nothingYet: 'När en nämnd börjar med sin analys, lämnar den eller beslutar om den visas det här.',
  next: (next: { on: string; what: 'control' | 'measure' | 'followup'; title: string }, today: string) => {
    const when = shortDayWords(next.on, today);
    return next.what === 'control' ? `Nästa kontroll börjar ${when}: ${plain(next.title)}.` : next.what === 'measure' ? `Den ${when} är det dags för åtgärden ${lowered(plain(next.title))}.` : `${next.title} börjar ${when}.`;
  },
  auditRoom: 'Till revisionsrummet', auditNews: (count: number) => count === 1 ? 'En nyhet i revisionsrummet' : `${count} nyheter i revisionsrummet`,
  calm: (next: { on: string; what: 'control' | 'measure' | 'followup'; title: string }, today: string) => `Sedan är det lugnt till ${shortDayWords(next.on, today)}.`,
  showAll: (count: number) => `Visa alla ${count}`, fewer: 'Visa färre',
  wheelOf: 'Nämnd', undated: 'Utan datum',
  boards: 'Dina nämnder',
  board: 'Nämnd',
  year: 'År',
  state: 'Läge',
  noYears: 'Ingen analys än',
  openYear: (board: string, year: number) => `${board} ${year}`,
  begin: 'Börja med förra årets dokument',
  beginBoard: (board: string) => `Läs in förra årets dokument för ${board}`,
  noBoards: 'Du når ingen nämnd än',
  noBoardsWhy: 'Den som sköter Internkoll hos er ger dig en roll i en nämnd eller förvaltning. Sedan visas nämndens analys och plan här.',
  manageTitle: 'Du sköter Internkoll', manageLead: 'Nämndernas analyser och planer når den som har en roll där. Rollen ger inte du dig själv genom att sköta systemet.',
  firstTitle: 'Så kommer ni i gång',
  firstLead: 'Tre steg, i den här ordningen. Kommunallagen 6 kap. 6 § säger att varje nämnd ska se till att den interna kontrollen är tillräcklig.',
  firstSteps: [
    { what: 'Nämnder och organisation', why: 'Varje nämnd har en egen analys och plan.', to: '/organisation' },
    { what: 'Personer och roller', why: 'Rollen säger vad personen får göra, och var.', to: '/personer' },
    { what: 'Metoder', why: 'Skalor, nivåer och gränser. Två metoder är färdiga att använda.', to: '/metoder' },
  ],
  manageMore: [
    { what: 'Kalender', why: 'När nämnderna följer upp sina planer, och vem som får uppföljningen.', to: '/kalender' },
    { what: 'Behörigheter', why: 'Vad varje roll får göra, och vad en viss person får och varför.', to: '/behorigheter' },
    { what: 'Inloggning', why: 'Tjänster som Entra ID och Keycloak, och inloggningar som inte gick igenom.', to: '/inloggning' },
    { what: 'Katalog', why: 'Personer och grupper som kommer från kommunens katalog av sig själva.', to: '/katalog' },
    { what: 'Påminnelser', why: 'Om e-post går ut, och vad som har skickats.', to: '/paminnelser' },
  ],
} as const;
