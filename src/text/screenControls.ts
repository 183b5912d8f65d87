/** Words of the page Kontroller: the plan's activities with how far they have come, how they are performed, and the faults that were left. */
import type { Figures } from '../domain/followup/figures.ts';
import { plainItemWord } from './control.ts';
import { shortDayWords } from './days.ts';
import { counted, figures } from './numbers.ts';
import { shortPeriodWords } from './periods.ts';

const many = (count: number, one: string, more: string): string => `${figures(count)} ${count === 1 ? one : more}`;
const capital = (words: string): string => `${words.slice(0, 1).toLocaleUpperCase('sv')}${words.slice(1)}`;

export const controlsText = {
  title: 'Kontroller',
  planOwn: (year: number, version: number) => `Planen för ${year} gäller, version ${version}.`, planBefore: (year: number, planYear: number) => `Nämnden har inte beslutat planen för ${year}. Till dess gäller planen för ${planYear}.`,
  total: (performed: number, planned: number) => `${figures(performed)} av ${figures(planned)} klara`, lateCount: (late: number) => many(late, 'sen', 'sena'), faultCount: (faults: number) => `${figures(faults)} fel`, notPerformedCount: (count: number) => `${figures(count)} kunde inte göras`,
  emptyTitle: 'Inga kontroller än', emptyWhat: 'Här står kontrollerna i den plan som nämnden har beslutat: vem som gör dem, hur långt de har kommit och vad de visade. De planeras av sig själva när beslutet om planen registreras.',
  emptyWhy: 'Nämnden ska se till att den interna kontrollen är tillräcklig (kommunallagen 6 kap. 6 §), och det visar bara kontroller som görs.', openPlan: 'Öppna planen', openDecision: 'Till beslut och dokument',
  noRows: 'Den beslutade planen har inga kontroller.',
  missing: (missing: number, outdated: number) => [missing === 0 ? '' : `Planen begär ${many(missing, 'kontroll som inte är planerad', 'kontroller som inte är planerade')} än.`, outdated === 0 ? '' : `${capital(many(outdated, 'planerad kontroll följer', 'planerade kontroller följer'))} en tidigare plan.`].filter((part) => part !== '').join(' '),
  plan: 'Planera kontrollerna', planned: 'Kontrollerna är planerade.',
  show: 'Visa', all: 'alla', onlyLate: 'med sena', onlyFaults: 'med fel', onlyWaiting: 'som inte är klara', noneShown: 'Ingen kontroll i planen stämmer med valet.', showWhat: 'Vilka kontroller som visas',
  columns: { row: 'Rad', what: 'Kontroll', owner: 'Ansvarig', frequency: 'Hur ofta', state: 'Läge', faults: 'Fel' },
  event: (label: string) => label === '' ? 'Händelse' : `Händelse ${label}`, notInForce: 'Finns inte i årets plan', openRow: (title: string) => `Visa ${title}`,
  /** "Kvartal 2: 44 av 57 klara". A single occasion of the board is said without counting to one. */
  period: (code: string, figures_: Figures) => `${capital(shortPeriodWords(code))}: ${figures_.planned === 1 ? (figures_.performed === 1 ? 'klar' : figures_.notPerformed === 1 ? 'kunde inte göras' : 'inte klar') : `${figures(figures_.performed)} av ${figures(figures_.planned)} klara`}`,
  periodName: (code: string) => capital(shortPeriodWords(code)), earlier: (performed: number, planned: number) => `Tidigare: ${figures(performed)} av ${figures(planned)} klara`, noOccasions: 'Inget tillfälle än', unplanned: 'Inte planerad',
  tabs: { periods: 'Läge och analys', setup: 'Så utförs kontrollen' }, tabsOf: (title: string) => `Visa för ${title}`,
  periodsOf: (title: string) => `Perioder för ${title}`, remind: (waiting: number, units: boolean) => units ? `Påminn ${many(waiting, 'enhet', 'enheter')}` : waiting === 1 ? 'Påminn' : `Påminn ${figures(waiting)}`,
  reminded: (count: number, unreachable: number) => `${count === 0 ? 'Alla har fått sin påminnelse i dag' : `${capital(counted(count, 'påminnelse', 'påminnelser'))} ${count === 1 ? 'är skickad' : 'är skickade'}`}.${unreachable === 0 ? '' : ` ${capital(counted(unreachable, 'kontroll', 'kontroller'))} saknar person eller mejladress.`}`, remindedAt: (when: string) => `Påmindes ${when}`,
  waiting: (count: number) => many(count, 'kvar', 'kvar'), rows: { unit: 'Plats', performer: 'Görs av', due: 'Senast', state: 'Läge', result: 'Granskade och fel' }, board: 'Hela nämnden', nobody: 'Ingen utsedd', late: 'sen', comma: ',',
  result: (reviewed: number, faults: number) => `${figures(reviewed)} granskade, ${faults === 0 ? 'inga fel' : `${figures(faults)} fel`}`, faultsOnly: 'Fel', open: (title: string, place: string) => `${title}, ${place}`, byRest: (count: number) => `${figures(count)} med Resten i ordning`,
  filter: { all: (count: number) => `Alla ${figures(count)}`, waiting: (count: number) => `${figures(count)} kvar`, late: (count: number) => many(count, 'sen', 'sena'), faults: (count: number) => `${figures(count)} med fel`, withdrawn: (count: number) => `${figures(count)} ute ur planen` }, showAll: (count: number) => `Visa alla ${figures(count)}`, filterOf: 'Vilka platser som visas',
  assign: 'Ändra', assignOf: (place: string) => `Ändra vem och när för ${place}`, assignTitle: 'Vem gör kontrollen, och när?', performer: 'Görs av', dueOn: 'Senast', assignButton: 'Spara', assigned: 'Ändringen är sparad.', performerStop: 'Välj vem som ska göra kontrollen.',
  analysis: 'Analys av perioden', analysisHint: 'En gemensam analys för alla platser. Den följer med till uppföljningen.', draft: 'Utkast från siffrorna. Det sparas när du ändrar i texten eller väljer en slutsats.', keepDraft: 'Spara utkastet', redraft: 'Läs in siffrorna på nytt', writtenBy: (by: string, on: string) => `${by}, ${on}`, conclusion: 'Slutsats för perioden', noConclusion: 'Inte vald', noAnalysis: 'Ingen analys än.',
  analysisConflict: (by: string) => `${by === '' ? 'Någon annan' : by} har skrivit i analysen samtidigt.`, keepMine: 'Behåll min text', takeTheirs: 'Ta den andra texten', mine: 'Din text', theirs: 'Den andra texten',
  setup: { instruction: 'Vad man tittar på', instructionHint: 'Högst fyra rader. Lämna tomt så gäller planradens egna ord.', routineLink: 'Länk till rutinen', itemWord: 'Vad som räknas', itemWordHint: `I flertal, som i ”Hur många utlägg finns det?”. Tomt blir ”${plainItemWord}”.`, sampling: 'Hur mycket granskas', populationFrom: 'Var posterna kommer ifrån', stated: 'Den som gör kontrollen anger ett antal', file: 'Den som gör kontrollen tar in en lista', evidence: 'Underlag', notNeeded: 'Behövs inte', asked: 'Minst en fil', secondReviewer: 'En andra granskare ser igenom innan kontrollen är klar', dueDays: 'Dagar efter periodens slut', dueDaysHint: 'Då ska kontrollen vara klar.', places: 'Var kontrollen görs' },
  setupLead: 'Det här gäller kontroller som inte är påbörjade. Det som är påbörjat behåller det som gällde då.', setupReading: 'Samordnaren bestämmer hur kontrollen utförs.', yes: 'Ja', no: 'Nej',
  places: { board: 'En gång för hela nämnden', all: 'På varje enhet', kind: 'På ett slags enheter', hand: 'På enheter som väljs för hand', drawn: 'På lottade enheter' }, placesAre: (count: number) => many(count, 'plats', 'platser'), chooseUnits: 'Enheter', kindOf: 'Slag', drawnSize: 'Antal som lottas', drawButton: 'Lotta', usePlaces: 'Använd', drawnSeed: (seed: string) => `Frötal ${seed}`, placesNone: 'Välj minst en enhet.', noUnits: 'Nämnden har inga enheter. De läggs till under Organisation.', placesNow: (what: string, count: number) => `${what}: ${many(count, 'enhet', 'enheter')}`,
  add: 'Lägg till tillfälle', addTitle: 'Lägg till tillfälle', addLead: 'Kontrollen görs vid behov. Varje tillfälle får en period och en dag då det ska vara klart.', from: 'Från', to: 'Till och med', where: 'Var', addStop: 'Ange en dag.', orderStop: (year: number) => `Perioden ska ligga i ${year}, och sluta samma dag som den börjar eller senare.`, added: 'Tillfället är tillagt.', proposed: 'Den som brukar göra den',
  left: (count: number) => many(count, 'fel är lämnat till samordnaren', 'fel är lämnade till samordnaren'), leftFrom: (by: string, place: string, period: string) => `${[by, place].filter((part) => part !== '').join(', ')} · ${shortPeriodWords(period)}`, takeCare: 'Ta hand om', takeCareOf: (what: string) => `Ta hand om: ${what}`, noNote: 'Inget skrivet om felet',
  saved: (time: string) => `Sparat ${time}`, saving: 'Sparar', notSaved: 'Inte sparat än – försöker igen', close: 'Stäng',
  shortDay: (day: string, today: string) => shortDayWords(day, today),
} as const;
