/** Deviations of the demo: told by those who met them, at all the stages a visitor may want to see. Counted in days before today, so that something always waits. */
import type { Output } from '../contract/table.ts';
import { plusDays } from '../domain/control/due.ts';
import type { Day } from '../domain/day.ts';
import type { Category, Nature, Severity } from '../domain/deviation/deviation.ts';
import type { Choice } from '../domain/deviation/receiver.ts';
import type { UnitId } from '../domain/identity.ts';
import type { Telling } from './telling.ts';

type View = Output<'deviation.read'>;
interface Found { readonly by: string; readonly ago: number; readonly title?: string; readonly severity: Severity; readonly category: Category; readonly nature: Nature; readonly cause: string; readonly handling: string; readonly crime?: true }
interface Row {
  readonly by: string; readonly ago: number; readonly choice: Choice; readonly unit?: string; readonly involved?: readonly string[]; readonly what: string;
  /** What the reporter laid with it: a name and its words. */
  readonly file?: readonly [name: string, words: string];
  readonly found?: Found;
  readonly measure?: readonly [title: string, daysAhead: number];
  readonly notes?: readonly (readonly [by: string, ago: number, text: string])[];
  /** Board and auditors are told, and then informed again. */
  readonly told?: { readonly by: string; readonly ago: number; readonly note: string; readonly informed: readonly [ago: number, text: string]; readonly nextAhead: number };
  readonly closed?: readonly [ago: number, answer: string];
}

const culture: readonly Row[] = [
  {
    by: 'badvard', ago: 4, choice: 'manager', unit: 'Ekstrands badhus', file: ['Dagrapport kassa 2.txt', 'Kassa 2, lördag\nInslaget: 6 480 kr\nRäknat: 5 980 kr\nDifferens: -500 kr'],
    what: 'Kassan i receptionen stämde inte när jag stängde i lördags. Det fattades 500 kronor. Vi var tre som turades om vid kassan och ingen räknade av mellan passen.',
  },
  {
    by: 'fritidschef', ago: 24, choice: 'manager', what: 'Bidrag för våren betalades ut till en förening som upphörde vid årsskiftet. Vi fick veta det när kassören ringde och undrade.',
    found: { by: 'direktor', ago: 20, title: 'Bidrag utbetalt till en upphörd förening', severity: 'material', category: 'economy', nature: 'error', cause: 'Föreningens status prövades vid ansökan i november men inte före utbetalningen i mars.', handling: 'Beloppet är återkrävt och betalt. Vårens övriga utbetalningar är genomgångna utan fler fel.' },
    measure: ['Pröva föreningens status på nytt före varje utbetalning', 40], notes: [['direktor', 17, 'Föreningens tidigare kassör har bekräftat återbetalningen.']],
  },
  {
    by: 'kulturskolechef', ago: 75, choice: 'manager', unit: 'Kulturskolan', what: 'Två vikarier började undervisa innan utdraget ur belastningsregistret var uppvisat.',
    found: { by: 'direktor', ago: 70, severity: 'noticeable', category: 'lawAndDecision', nature: 'error', cause: 'Terminsstarten var tidig och rutinen för sena anställningar okänd.', handling: 'Båda utdragen visades upp samma vecka, utan anmärkning.' },
    closed: [62, 'Utdragen är uppvisade. Från och med nästa termin kan ingen schemaläggas innan utdraget är registrerat.'],
  },
  {
    by: 'revisor', ago: 20, choice: 'director', what: 'Vid vår granskning av representation saknade fyra av tolv kvitton uppgift om deltagare och syfte. Vi vill veta hur förvaltningen ser på det och om fler kvitton behöver gås igenom.',
    found: { by: 'direktor', ago: 15, severity: 'noticeable', category: 'economy', nature: 'unknown', cause: 'Mallen för representation används inte av alla som attesterar.', handling: 'Årets övriga kvitton gås igenom till den sista i nästa månad.' },
  },
];
const technical: readonly Row[] = [
  {
    by: 'maskinforare', ago: 47, choice: 'financeHead', unit: 'Driftenheten', involved: ['En inhyrd förare'], file: ['Tankningar.csv', 'Dag;Fordon;Liter\nlördag;okänt;64\nsöndag;okänt;71'],
    what: 'Drivmedelskortet till hjullastaren har använts på helger när maskinen stått stilla. Det syns i körjournalen att den inte varit ute. En av de inhyrda förarna har haft kortet.',
    found: { by: 'ekonomichef', ago: 45, severity: 'material', category: 'property', nature: 'irregularity', cause: 'Kortet följer maskinen och inte den som kör, och koden är känd av alla.', handling: 'Kortet är spärrat. Tankningarna för ett år är begärda från bolaget.', crime: true },
    told: { by: 'direktor', ago: 44, note: 'Misstanke om bedrägeri med drivmedelskort. Polisanmälan lämnas i dag.', informed: [14, 'Bolaget har lämnat tankningarna: 31 tillfällen under elva månader, omkring 34 000 kronor. Uppdraget för föraren är avslutat och polisen har hört två personer.'], nextAhead: 16 },
    measure: ['Personliga koder för drivmedelskort och månadsvis avstämning mot körjournal', 30], notes: [['revisor', 40, 'Revisorerna följer ärendet och tar upp det vid överläggningen med nämndens presidium.']],
  },
  {
    by: 'vattenverkschef', ago: 36, choice: 'manager', unit: 'Vattenverket', what: 'Provtagningen i reservoaren uteblev två veckor i följd. Schemat låg hos den som var sjukskriven.',
  },
];
const care: readonly Row[] = [
  {
    by: 'underskoterska', ago: 52, choice: 'hrHead', unit: 'Hemtjänst Norr', what: 'Tidrapporter för hembesök är attesterade fast besöken inte finns i nyckelfria låset. Jag vet inte om det är slarv eller något annat, och vill inte ta det med min närmaste chef.',
    found: { by: 'personalchef', ago: 48, severity: 'noticeable', category: 'staff', nature: 'error', cause: 'Låset hos tre kunder var trasigt i sex veckor, och ingen reservrutin fanns för att styrka besöken.', handling: 'Besöken är styrkta på annat sätt med kunderna och genom planeringen.' },
    closed: [41, 'Besöken har blivit gjorda. Låsen är bytta, och när ett lås är trasigt skrivs besöket från och med nu in för hand samma dag.'],
  },
  {
    by: 'mas', ago: 9, choice: 'manager', unit: 'Särskilt boende', what: 'Narkotikaförråden på två avdelningar kontrollräknades inte förra månaden. Inget saknas vid räkningen i dag.',
    found: { by: 'direktor', ago: 6, title: 'Kontrollräkning av läkemedel utebliven på två avdelningar', severity: 'noticeable', category: 'lawAndDecision', nature: 'error', cause: 'Uppgiften stod på en sjuksköterska som slutade utan att den lämnades över.', handling: 'Förråden är räknade. En ersättare är utsedd på varje avdelning.' },
  },
];
const rowsOf: Readonly<Record<string, readonly Row[]>> = { 'Kultur- och fritidsnämnden': culture, 'Tekniska nämnden': technical, Omsorgsnämnden: care };

export async function tellDeviations(telling: Telling, units: ReadonlyMap<string, UnitId>, today: Day): Promise<void> {
  const { call, boardId, board } = telling;
  const before = (ago: number): Day => plusDays(today, -ago);
  await call('deviation.setUp', { boardId, days: 30 }, telling.who('samordnare'), before(90));
  for (const row of rowsOf[board.name] ?? []) await tell(telling, row, row.unit === undefined ? null : units.get(row.unit) ?? null, before, today);
  if (board.name !== 'Kultur- och fritidsnämnden') return;
  const answered = telling.newId();
  await call('request.add', { boardId, requestId: answered, kind: 'officialDocument', about: 'En journalist vill ha nämndens beslutade internkontrollplan och de rapporter som revisorerna har lämnat i år.' }, telling.who('sekreterare'), before(12));
  await call('request.answer', { boardId, requestId: answered, answer: 'Planen och två rapporter lämnades ut samma dag. Inget sekretessbelagt.', outcome: 'given' }, telling.who('registrator'), before(12));
  await call('request.add', { boardId, requestId: telling.newId(), kind: 'personalData', about: 'En tidigare timanställd vid badhuset vill veta vilka uppgifter nämnden har om henne. Svar per brev.' }, telling.who('badchef'), before(6));
}

async function tell({ call, newId, boardId, who }: Telling, row: Row, unitId: UnitId | null, before: (ago: number) => Day, today: Day): Promise<void> {
  const id = newId();
  const aim = { boardId, deviationId: id };
  const { found, measure, told, closed } = row;
  await call('deviation.report', { boardId, id, what: row.what, happenedOn: before(row.ago + 2), unitId, choice: row.choice, involved: (row.involved ?? []).map((name) => ({ personId: null, name })) }, who(row.by), before(row.ago));
  if (row.file) await call('deviation.addFile', { ...aim, fileId: newId(), name: row.file[0], bytes: base64(row.file[1]) }, who(row.by), before(row.ago));
  if (!found) return;
  const { by, ago, title = '', severity, category, nature, cause, handling } = found;
  await call('deviation.read', aim, who(by), before(ago));
  let view: View = await call('deviation.handle', { ...aim, revision: 0, title, severity, category, nature, cause, handling, suspectedCrime: found.crime === true, confidential: title === '' }, who(by), before(ago));
  if (told) {
    const { informed } = told;
    view = await call('deviation.pass', { ...aim, revision: view.revision, to: 'boardAndAuditors', noteId: newId(), note: told.note, informOn: before(informed[0]) }, who(told.by), before(told.ago));
  }
  for (const [writer, noted, text] of row.notes ?? []) view = await call('deviation.note', { ...aim, noteId: newId(), kind: 'note', text, nextOn: null }, who(writer), before(noted));
  if (measure) view = await call('deviation.link', { ...aim, linkId: newId(), measureId: newId(), add: { title: measure[0], end: plusDays(today, measure[1]) } }, who(told?.by ?? by), before(Math.max(0, ago - 2)));
  if (told) view = await call('deviation.note', { ...aim, noteId: newId(), kind: 'information', text: told.informed[1], nextOn: plusDays(today, told.nextAhead) }, who(told.by), before(told.informed[0]));
  if (closed) await call('deviation.close', { ...aim, revision: view.revision, answer: closed[1] }, who(by), before(closed[0]));
}

function base64(words: string): string {
  return btoa(Array.from(new TextEncoder().encode(words), (byte) => String.fromCharCode(byte)).join(''));
}
