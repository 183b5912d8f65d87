/** Words of the pages for requests of documents and personal data, and for how a board has set up its deviations. */
import type { DutyRole } from '../domain/deviation/receiver.ts';
import type { RequestKind, RequestOutcome } from '../domain/deviation/request.ts';
import { dayWords, shortDayWords } from './days.ts';
import { list } from './numbers.ts';

type Name = { readonly name: string; readonly title: string };

export const requestKindWords: Readonly<Record<RequestKind, string>> = { officialDocument: 'Allmän handling', personalData: 'Personuppgifter' };

export const outcomeWords: Readonly<Record<RequestOutcome, string>> = { given: 'Lämnades ut', partly: 'Lämnades ut delvis', refused: 'Lämnades inte ut', none: 'Det fanns inget att lämna ut' };

/** What whoever answers does, in order. */
const steps: Readonly<Record<RequestKind, readonly string[]>> = {
  officialDocument: [
    'Ta reda på vad som finns. Uttag ur Internkoll tar inte med avvikelser, så fråga dem som kan ha tagit emot någon: chefer, ekonomichef, personalchef, förvaltningschef, ordförande och revisorer.',
    'Gör sekretessprövningen handling för handling. Fråga inte vem som frågar eller varför, om det inte behövs för prövningen.',
    'Lämna ut det som kan lämnas ut. Nekar du något: upplys om rätten till ett skriftligt beslut som går att överklaga.',
    'Skriv nedan hur begäran besvarades, utan att återge det som är sekretess.',
  ],
  personalData: [
    'Kontrollera vem som frågar.',
    'Ta fram det som finns om personen. Uttag ur Internkoll stannar vid avvikelser, så fråga dem som kan ha tagit emot någon: chefer, ekonomichef, personalchef, förvaltningschef, ordförande och revisorer.',
    'Pröva vad som kan lämnas ut utan att röja någon annan eller något som är sekretess.',
    'Svara inom en månad, och skriv nedan hur begäran besvarades.',
  ],
};

export const requestText = {
  title: 'Begäranden',
  lead: 'Den som vill ha handlingar, eller veta vad som finns om en själv, får svar av en människa. Det gäller också det som inte syns i Internkoll.',
  add: 'Lämna en begäran', board: 'Vilken nämnd gäller det?', kind: 'Vad gäller det?',
  kinds: { officialDocument: 'Allmänna handlingar', personalData: 'Personuppgifter om en person' } satisfies Record<RequestKind, string>,
  about: 'Vad vill den som frågar ha?', aboutHint: 'Skriv hur svaret kan lämnas, om den som frågar har sagt det.', aboutStop: 'Skriv vad begäran gäller.', send: 'Lämna begäran',
  sent: (names: readonly Name[], due: string, today: string) => `${names.length === 0 ? 'Begäran är lämnad' : `${list(names.map((one) => one.name))} har fått begäran`}. Svar senast ${shortDayWords(due, today)}.`,
  nobody: 'Nämnden har ingen registrator eller nämndsekreterare i Internkoll. Säg till någon av dem själv att begäran är lämnad.',
  own: 'Det du har lämnat', ownNone: 'Du har inte lämnat någon begäran.', waits: 'Väntar på svar',
  answers: (board: string) => `Att besvara, ${board}`, none: (board: string) => `${board}: ingen begäran väntar.`, answered: 'Besvarade', answeredCount: (count: number) => count === 1 ? 'En besvarad begäran' : `${count} besvarade begäranden`,
  from: (name: string, day: string) => `${name}, ${dayWords(day)}`, due: (day: string, today: string) => `svar senast ${shortDayWords(day, today)}`, late: (day: string) => `skulle ha besvarats ${dayWords(day)}`,
  how: 'Så här gör du', steps, law: { officialDocument: 'Handlingar lämnas ut skyndsamt: helst samma dag, annars inom några dagar.', personalData: 'Personuppgifter lämnas ut inom en månad.' } satisfies Record<RequestKind, string>,
  answer: 'Hur begäran besvarades', answerStop: 'Skriv hur begäran besvarades.', save: 'Registrera svaret', saved: 'Begäran är besvarad.',
  outcome: 'Vad blev svaret?', outcomeStop: 'Välj vad svaret blev.', choose: 'Välj', ground: 'Bestämmelse', groundOwn: 'Annan bestämmelse, med egna ord', groundStop: 'Skriv med stöd av vilken bestämmelse.', said: (outcome: RequestOutcome, ground: string) => ground === '' ? outcomeWords[outcome] : `${outcomeWords[outcome]}, ${ground}`,
  tellRight: 'Upplys om rätten till ett skriftligt beslut som går att överklaga. Vill den som frågar ha det, skriv beslutet här under.',
  decide: 'Skriv beslutet', decideWhy: 'Den som nekas har rätt till ett skriftligt beslut. Handlingen får med hur det överklagas.', decidedBy: 'Beslutat av', decidedByHint: 'Den som enligt nämndens delegationsordning får besluta, eller nämnden själv.', decidedOn: 'Beslutsdag', caseNumber: 'Diarienummer', reasons: 'Skäl', reasonsHint: 'Återge inte det som är sekretess.', reasonsMissing: 'Skriv skälen.', byMissing: 'Skriv vem som har beslutat.', dayMissing: 'Välj dagen då det beslutades.', saveDecision: 'Spara beslutet', decisionSaved: 'Beslutet är sparat.',
  decidedLine: (by: string, day: string) => `Beslut av ${by} ${dayWords(day)}`, paper: 'Som handling', paperOf: (about: string) => `Begäran och svar: ${about}`,
  done: (by: string, day: string) => `Besvarad av ${by} ${dayWords(day)}`,
} as const;

/** The request as a document of the board, and the decision not to give out. */
export const requestPaper = {
  title: 'Begäran och svar', decisionTitle: 'Beslut om att inte lämna ut', kind: { officialDocument: 'Begäran om allmän handling.', personalData: 'Begäran om tillgång till personuppgifter (dataskyddsförordningen artikel 15).' } satisfies Record<RequestKind, string>,
  caseNumber: (number: string) => `Diarienummer ${number}.`,
  request: 'Begäran', asked: (by: string, on: string) => `Lämnad i Internkoll av ${by} ${dayWords(on)}.`, answer: 'Svar', waits: (due: string) => `Begäran är inte besvarad. Svar ska lämnas senast ${dayWords(due)}.`, answered: (by: string, on: string) => `Besvarad av ${by} ${dayWords(on)}.`,
  outcome: outcomeWords, ground: (ground: string) => `Det som inte har lämnats ut omfattas av ${ground}.`,
  right: 'Rätten till ett beslut', rightWords: {
    officialDocument: 'Den som har frågat har rätt att få ett skriftligt beslut av nämnden, med skälen och med upplysning om hur det överklagas (offentlighets- och sekretesslagen 6 kap. 3 §).',
    personalData: 'Den som har frågat har rätt att få ett skriftligt beslut av nämnden, med skälen och med upplysning om hur det överklagas (dataskyddslagen 7 kap. 2 §).',
  } satisfies Record<RequestKind, string>,
  decision: 'Beslut', decisionWords: (part: boolean, ground: string) => `Nämnden avslår begäran${part ? ' i den del som anges här' : ''}, med stöd av ${ground}.`, decided: (by: string, on: string) => `Beslutat av ${by} ${dayWords(on)}.`,
  appeal: 'Så överklagar du', appealWords: {
    officialDocument: ['Beslutet överklagas till kammarrätten (offentlighets- och sekretesslagen 6 kap. 7 och 8 §§). Skriv vilket beslut du överklagar, hur du vill att det ändras och varför.', 'Lämna eller skicka överklagandet till nämnden, inte till domstolen. Det ska ha kommit till nämnden inom tre veckor från den dag du fick del av beslutet. Nämnden skickar det vidare till kammarrätten.'],
    personalData: ['Beslutet överklagas till förvaltningsrätten (dataskyddslagen 7 kap. 2 §). Skriv vilket beslut du överklagar, hur du vill att det ändras och varför.', 'Lämna eller skicka överklagandet till nämnden, inte till domstolen. Det ska ha kommit till nämnden inom tre veckor från den dag du fick del av beslutet. Nämnden skickar det vidare till förvaltningsrätten.', 'Du kan också klaga hos Integritetsskyddsmyndigheten.'],
  } satisfies Record<RequestKind, readonly string[]>,
} as const;

export const setupText = {
  title: 'Så tas avvikelser om hand', link: (board: string) => `Inställningar, ${board}`,
  lead: (board: string) => `Hur snart den som rapporterar får svar i ${board}, och vem som får rapporterna.`,
  time: 'Tid för svar', days: 'Antal dagar till svar', daysHint: (usual: number) => `Som nämnden har beslutat. Har inget beslutats gäller ${usual} dagar.`, daysStop: 'Ange 1–365 dagar.', daysWhy: 'Är ingenting gjort när tiden har gått ut visas det för nämndens ledamöter, utan att innehållet visas.',
  save: 'Spara', saved: 'Sparat.',
  holders: 'Vem får vad', holdersWhy: 'Följer av rollerna i organisationen. Utöver dem får närmaste chef rapporterna från sin enhet.', nobody: 'Ingen är upplagd',
  duties: {
    director: 'När chefen kan vara inblandad, och vid misstanke om förmögenhetsbrott', financeHead: 'När chefen kan vara inblandad', hrHead: 'När chefen kan vara inblandad', chair: 'När förvaltningschefen är inblandad, och vid misstanke om förmögenhetsbrott',
    auditor: 'När förvaltningschefen eller en förtroendevald är inblandad, och vid misstanke om förmögenhetsbrott', registrar: 'Begäranden om handlingar och personuppgifter', secretary: 'Begäranden, när registratorn inte är upplagd',
  } satisfies Record<DutyRole, string>,
  role: 'Roll', people: 'Personer', duty: 'Får',
  channel: 'Visselblåsarkanalen', channelHint: 'Kommunens egen adress. Den visas före första frågan för alla som rapporterar.', channelLabel: 'Adress', channelStop: 'Ange en adress som börjar med https://', channelNone: 'Ingen adress är angiven. Den som sköter Internkoll kan lägga in den.', channelOthers: 'Adressen gäller hela kommunen och ändras av den som sköter Internkoll.',
  back: 'Alla avvikelser',
} as const;
