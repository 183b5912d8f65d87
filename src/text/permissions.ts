/** What each permission lets a person do, in sentences; on the page and in docs/permissions.md. */
import type { Day } from '../domain/day.ts';
import { dayWords } from './days.ts';

export const permissionGroups = ['read', 'analysis', 'decision', 'control', 'deviation', 'followup', 'openness', 'log', 'manage'] as const;
export type PermissionGroup = (typeof permissionGroups)[number];
export const permissionGroupWords: Readonly<Record<PermissionGroup, string>> = {
  read: 'Läsa', analysis: 'Analys och plan', decision: 'Inlämning och beslut', control: 'Kontroller och åtgärder', deviation: 'Avvikelser och begäran', followup: 'Uppföljning', openness: 'Öppenhet och sekretess', log: 'Logg', manage: 'Förvalta',
};

interface Words { readonly group: PermissionGroup; readonly may: string }
/** Exhaustive over the permissions: the table that uses it does not compile without a new one's sentence. */
export const permissionWords = {
  'organisation.read': { group: 'read', may: 'Se nämnder, förvaltningar och enheter' },
  'version.read': { group: 'read', may: 'Läsa analyser, planer och uppföljningar som är lämnade till nämnden eller beslutade' },
  'paper.read': { group: 'read', may: 'Hämta dokument' },
  'year.read': { group: 'read', may: 'Läsa nämndens utkast till analys och plan' },
  'control.read': { group: 'read', may: 'Se alla nämndens kontroller och vad de visade' },
  'measure.read': { group: 'read', may: 'Se åtgärder, rekommendationer och avvikelser som inte är förtroliga' },
  'followup.read': { group: 'read', may: 'Läsa utkast till uppföljningar' },
  'oversight.read': { group: 'read', may: 'Se läget i alla nämnder, av det som är lämnat, beslutat eller delat' },
  'audit.read': { group: 'read', may: 'Granska i revisorns rum: beslut, underlag, täckning och logg' },
  'year.edit': { group: 'analysis', may: 'Ändra i analysen och planen' },
  'year.start': { group: 'analysis', may: 'Starta ett nytt år' },
  'year.import': { group: 'analysis', may: 'Läsa in en analys och plan från ett dokument' },
  'method.manage': { group: 'analysis', may: 'Ändra metoder: skalor, nivåer och gränser' },
  'decision.submit': { group: 'decision', may: 'Lämna förslag till nämnden och ta tillbaka dem' },
  'decision.register': { group: 'decision', may: 'Registrera nämndens beslut och justeringen' },
  'control.open': { group: 'control', may: 'Öppna kontroller som är ens egna' },
  'control.perform': { group: 'control', may: 'Utföra kontroller som är ens egna eller hör till den egna platsen' },
  'control.manage': { group: 'control', may: 'Planera och fördela kontroller, påminna och granska' },
  'measure.report': { group: 'control', may: 'Rapportera om åtgärder som är ens egna, och svara på rekommendationer som är ens egna' },
  'measure.edit': { group: 'control', may: 'Lägga till och ändra åtgärder och rekommendationer, och kontrollera effekten' },
  'deviation.report': { group: 'deviation', may: 'Rapportera en avvikelse' },
  'request.answer': { group: 'deviation', may: 'Svara på en begäran om handlingar eller personuppgifter' },
  'followup.edit': { group: 'followup', may: 'Skriva uppföljningar' },
  'followup.judge': { group: 'followup', may: 'Föreslå bedömning av om den interna kontrollen är tillräcklig' },
  'calendar.manage': { group: 'followup', may: 'Bestämma kommunens kalender för uppföljningar' },
  'draft.share': { group: 'openness', may: 'Dela ett utkast utanför nämnden, på bestämd tid' },
  'secrecy.mark': { group: 'openness', may: 'Sekretessmarkera rader och filer' },
  'publication.manage': { group: 'openness', may: 'Ta fram den offentliga versionen' },
  'processing.read': { group: 'openness', may: 'Läsa registerförteckningen över personuppgifter' },
  'processing.manage': { group: 'openness', may: 'Ändra registerförteckningen över personuppgifter' },
  'person.export': { group: 'openness', may: 'Ta ut det som finns om en person, när personen begär det' },
  'trail.read': { group: 'log', may: 'Läsa nämndens logg' },
  'trail.dispose': { group: 'log', may: 'Gallra i nämndens logg enligt beslut' },
  'organisation.manage': { group: 'manage', may: 'Ändra nämnder, förvaltningar och enheter' },
  'people.manage': { group: 'manage', may: 'Lägga till personer, ge och avsluta roller, bjuda in' },
  'directory.serve': { group: 'manage', may: 'Hålla personer och grupper i takt med kommunens katalog. Ingen person har den rätten, bara katalogens nyckel' },
} as const satisfies Readonly<Record<string, Words>>;

/** What no role gives, and what goes beside the table. */
export const permissionNotes: readonly string[] = [
  'En förtrolig avvikelse ser bara de som har fått den. Ingen roll räcker, inte ens systemförvaltarens, och den följer inte med till en ersättare.',
  'Den som utför en kontroll eller ansvarar för en åtgärd når just den, också utan annan roll i nämnden.',
  'Den som har utfört en kontroll granskar den aldrig själv. En ersättare och den som är borta räknas som samma person.',
  'En ersättare har den borta personens roller de dagarna, utom systemförvaltare och revisor. Loggen säger för vem.',
  'En roll gäller på sin plats och för allt under den: hela kommunen, en nämnd, eller en del av organisationen.',
  'Systemförvaltaren når inga nämnders innehåll genom den rollen.',
];

export const permissionText = {
  title: 'Behörigheter', lead: 'Vad varje roll får göra, och vad var och en får göra och varför.',
  docLead: 'Sidan skrivs ur samma tabell som programmet går efter. Var och en får det som någon av hens roller ger, på rollens plats och för allt under den.',
  byRole: 'Roller', byPerson: 'En person', bySeeing: 'Vem får?',
  role: 'Roll', may: 'Får', search: 'Sök', searchHint: 'En roll eller något man får göra', noneFound: 'Ingen roll och inget man får göra har de orden.', whoHas: 'Roller som får',
  nothing: 'Inget', nobody: 'Ingen roll ger den rätten.', notesTitle: 'Det här står inte i tabellen',
  person: 'Person', board: 'Nämnd', choosePerson: 'Välj person', chooseBoard: 'Välj nämnd', what: 'Vad', personTitle: (name: string) => `Vad får ${name} göra, och varför?`, personNothing: (name: string) => `${name} har ingen roll som gäller i dag, och får inget utöver det som hen själv utför eller ansvarar för.`,
  whole: 'Hela kommunen', why: 'Varför', seeTitle: 'Vem får se eller göra det?', seeNobody: (board: string) => `Ingen har den rätten i ${board} i dag.`, count: (count: number) => count === 1 ? 'En person' : `${count} personer`,
  because: (role: string, place: string, to: Day | null, lentBy: string | null, byGroup: boolean) => `${role}, ${place}${lentBy === null ? '' : `, för ${lentBy}`}${byGroup ? ', genom katalogen' : ''}${to === null ? '' : `, till ${dayWords(to)}`}`,
  sessionNote: 'Roller som ges vid inloggningen av grupper i en annan tjänst visas inte här: de finns bara medan personen är inloggad.',
} as const;
