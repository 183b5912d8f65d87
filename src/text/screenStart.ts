/** Words of the start page: what waits, and the boards with their years. */

const countWords = ['Inget', 'En sak', 'Två saker', 'Tre saker', 'Fyra saker', 'Fem saker', 'Sex saker', 'Sju saker', 'Åtta saker', 'Nio saker', 'Tio saker'];
const boardWords = ['', 'en nämnd', 'två nämnder', 'tre nämnder', 'fyra nämnder', 'fem nämnder', 'sex nämnder', 'sju nämnder', 'åtta nämnder', 'nio nämnder', 'tio nämnder'];

/** The tasks that a start page may show; the contract names the same. */
export type TaskKind = 'mendErrors' | 'reviewRatings' | 'submit' | 'registerDecision' | 'adjust' | 'startYear' | 'importFirst' | 'manageFirst';

interface TaskWords { readonly what: (year: number, count: number) => string; readonly why: string; readonly button: (year: number) => string }

export const taskWords: Record<TaskKind, TaskWords> = {
  mendErrors: { what: (year, count) => count === 1 ? `Undanröj ett hinder i analysen för ${year}` : `Undanröj ${count} hinder i analysen för ${year}`, why: 'Hinder håller tillbaka inlämningen', button: () => 'Öppna analysen' },
  reviewRatings: { what: (year, count) => count === 1 ? `Ompröva en värdering för ${year}` : `Ompröva ${count} värderingar för ${year}`, why: 'De står kvar från förra året', button: () => 'Ompröva' },
  submit: { what: (year) => `Lämna analys och plan för ${year} till nämnden`, why: 'Utkastet är utan hinder', button: () => 'Förbered inlämning' },
  registerDecision: { what: (year) => `Registrera nämndens beslut om ${year}`, why: 'Analysen och planen är lämnade till nämnden', button: () => 'Registrera beslutet' },
  adjust: { what: (year) => `Skriv in när protokollet om ${year} justerades`, why: 'Beslutet är registrerat men inte justerat', button: () => 'Skriv in justeringen' },
  startYear: { what: (year) => `Starta ${year}`, why: 'Arbetet med nästa års analys och plan kan börja', button: (year) => `Starta ${year}` },
  importFirst: { what: () => 'Börja med förra årets dokument', why: 'Nämnden har ingen analys här än', button: () => 'Läs in dokument' },
  manageFirst: { what: () => 'Lägg upp nämnder och personer', why: 'Här finns inga nämnder än', button: () => 'Lägg upp nämnder' },
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
  nothingYet: 'När en nämnd börjar med sin analys, lämnar den eller beslutar om den visas det här.',
  undated: 'Utan datum',
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
} as const;
