/** Words of reading the organisation in from a file: the verdict, the differences, what is doubtful, what will be written. */
import type { OrganisationVerdict, UnitField } from '../domain/organisation/difference.ts';
import type { DoubtKind, FileCell } from '../domain/organisation/organisationFile.ts';
import { dayWords } from './days.ts';
import { list } from './numbers.ts';

const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;
const units = (count: number): string => many(count, 'enhet', 'enheter');
const people = (count: number): string => many(count, 'person', 'personer');

/** "57 enheter och 61 personer lästes. 52 som förut, 3 nya, 1 bytt namn, 1 saknas i filen." */
export function organisationVerdict(one: OrganisationVerdict): string {
  const parts = [
    one.same === 0 ? '' : `${one.same} som förut`, one.added === 0 ? '' : many(one.added, 'ny', 'nya'), one.renamed === 0 ? '' : `${one.renamed} bytt namn`, one.moved === 0 ? '' : `${one.moved} flyttad${one.moved === 1 ? '' : 'e'}`,
    one.otherwise === 0 ? '' : `${one.otherwise} ändrad${one.otherwise === 1 ? '' : 'e'} på annat sätt`, one.missing === 0 ? '' : `${one.missing} saknas i filen`, one.renames === 0 ? '' : `${one.renames} kan ha bytt namn`,
  ].filter((part) => part !== '');
  const among = [one.newPeople === 0 ? '' : many(one.newPeople, 'ny person', 'nya personer'), one.newRoles === 0 ? '' : many(one.newRoles, 'ny roll', 'nya roller')].filter((part) => part !== '');
  return [`${list([units(one.units), people(one.people)])} lästes.`, parts.length === 0 ? '' : `${parts.join(', ')}.`, among.length === 0 ? '' : `${list(among)}.`].filter((part) => part !== '').join(' ');
}

export const unitFieldWords: Record<UnitField, string> = { name: 'Namn', parent: 'Ligger under', code: 'Kod', kind: 'Slag', serves: 'Arbetar åt', validFrom: 'Gäller från', validTo: 'Gäller till' };

const doubtSentences: Record<DoubtKind, (value: string) => string> = {
  nameMissing: (value) => `Namnet saknas på raden med ”${value}”. Raden läses inte in.`,
  tooLong: (value) => `Texten som börjar med ”${value}” är för lång för ett namn. Raden läses inte in.`,
  codeTwice: (value) => `Koden ”${value}” står på två enheter i filen. Den första läses in, den här raden inte.`,
  parentUnknown: (value) => `Den överordnade ”${value}” finns varken i filen eller i organisationen. En enhet som redan finns ligger kvar; en ny läses inte in.`,
  parentAmbiguous: (value) => `Flera heter ”${value}”. Skriv koden för den överordnade i filen. En enhet som redan finns ligger kvar; en ny läses inte in.`,
  cycle: (value) => `”${value}” ligger under sig själv, på en omväg. En enhet som redan finns ligger kvar; en ny läses inte in.`,
  boardUnknown: (value) => `Nämnden ”${value}” finns inte upplagd. Enheten läses in utan den. Lägg upp nämnden först om den ska vara med.`,
  dayUnreadable: (value) => `”${value}” går inte att läsa som en dag. Skriv den som 2027-01-31. Raden läses in utan dagen.`,
  spanTurned: (value) => `${value} slutar gälla innan den börjar. Raden läses inte in.`,
  kindUnknown: (value) => `Slaget ”${value}” känns inte igen. Skriv förvaltning, avdelning, område eller enhet. Raden läses in utan det.`,
  formula: (value) => `I kolumnen ”${value}” står en formel utan sparat värde. Cellen läses som tom. Öppna filen i Excel, spara den och läs in den igen.`,
  hidden: (value) => `Bladet har ${value === '1' ? 'en dold rad' : `${value} dolda rader`}, som läses som de andra. Ta bort dem ur filen om de inte ska med.`,
  endedHere: (value) => `${value} har redan upphört. Den börjar inte gälla igen genom filen. Lägg upp en ny enhet om den ska finnas.`,
  noBoard: (value) => `${value} ligger överst och arbetar inte åt någon nämnd. Den läses in; välj nämnd efteråt, annars når ingen där någon nämnd.`,
  roleUnknown: (value) => `Rollen ”${value}” känns inte igen. Personen läses in utan roll.`,
  roleNotFromFile: (value) => `${value} ska vara systemförvaltare enligt filen. Den rollen ger du själv på sidan Personer.`,
  personUnitUnknown: (value) => `”${value}” finns inte bland enheterna eller nämnderna, eller är flera. Personen läses in utan rollen.`,
  personAmbiguous: (value) => `Flera personer heter ${value}. Skriv e-postadressen i filen, så går det att veta vem. Raden läses inte in.`,
  mailUnreadable: (value) => `”${value}” är ingen e-postadress. Personen läses in utan den.`,
  mailOther: (value) => `${value} finns redan med en annan e-postadress. Raden läses in som en ny person. Är det samma person låter du bli och ändrar adressen i filen.`,
};
export function doubtSentence(kind: DoubtKind, value: string): string {
  return doubtSentences[kind](value);
}
export function cellWords({ sheet, line, column }: FileCell): string {
  return sheet === '' ? `Rad ${line}, kolumn ${column}` : `Blad ${sheet}, cell ${column}${line}`;
}

export const organisationImportText = {
  title: 'Läs in organisationen', lead: 'Enheter och personer från Excel eller CSV. Du ser vad som skiljer innan något sparas.', mayNot: 'Bara den som är systemförvaltare för hela kommunen läser in organisationen.',
  choose: 'Välj fil', drop: 'Dra hit filen, eller välj den.', another: 'Välj en annan fil', kinds: (most: string) => `Excel (.xlsx) eller CSV, högst ${most} MB. Ett blad per lista, eller allt på ett.`,
  how: 'Så ska filen se ut', howUnits: 'Enheter: en rad för varje, med rubriker som Enhetskod, Enhet, Överordnad, Nämnd, Chef, E-post, Gäller från. Eller en kolumn för varje nivå: Förvaltning, Avdelning, Område, Enhet.', howPeople: 'Personer: Namn, E-post, Titel, Roll och Enhetskod eller Enhet.', howMatch: 'En enhet känns igen på koden, annars på namnet under samma del. Har en enhet utan kod bytt namn frågar sidan om det är samma enhet.',
  day: 'Ändringarna gäller från', dayHint: 'Det som upphör gör det dagen före.', dayMissing: 'Välj en dag.', reading: (name: string) => `Läser ${name}`, unreadable: (name: string) => `${name} gick inte att läsa. Kontrollera att filen finns kvar och inte är öppen i ett annat program.`, wrongKind: (name: string) => `${name} är varken Excel eller CSV. Spara organisationen som .xlsx eller .csv.`, tooLarge: (name: string, most: string) => `${name} är större än ${most} MB. Spara bara bladen med enheter och personer i en ny fil.`, oneFile: 'Välj en fil i taget.',
  nothing: 'Filen säger samma sak som organisationen. Det finns inget att spara.', doubts: (count: number) => count === 1 ? 'En rad att titta på' : `${count} rader att titta på`, moreDoubts: (count: number) => `Visa ${count} till`, leftAlone: (sheets: readonly string[]) => `${sheets.length === 1 ? 'Bladet' : 'Bladen'} ${list(sheets)} har inga rubriker som känns igen och är inte ${sheets.length === 1 ? 'läst' : 'lästa'}.`, unread: (headings: readonly string[]) => `${headings.length === 1 ? 'Kolumnen' : 'Kolumnerna'} ${list(headings)} läses inte.`,
  renames: 'Kan ha bytt namn', renamesLead: 'De här raderna ser ut som nya enheter, men liknar enheter som saknas i filen och ligger på samma plats. Välj dem som är samma enhet. Då behåller enheten sina roller, kontroller och sin historik.', isSame: (name: string, wanted: string) => `${name} heter nu ${wanted}`,
  added: 'Nya', renamed: 'Byter namn', moved: 'Flyttas', otherwise: 'Ändras på annat sätt', missing: 'Saknas i filen', missingLead: (day: string) => `De du väljer upphör ${dayWords(day)}. De andra står kvar som de är. Det som ligger under och också saknas följer med.`, chooseAll: 'Välj alla', chooseNone: 'Välj ingen', closes: (name: string) => `${name} upphör`,
  peopleTitle: 'Personer', roles: 'Roller som tillkommer', replaced: 'Chefer som filen inte nämner', replacedLead: (day: string) => `Någon annan är chef enligt filen. De du väljer slutar som chef ${dayWords(day)}.`, titles: 'Nya titlar',
  include: (name: string) => `Ta med ${name}`, unit: 'Enhet', code: 'Kod', under: 'Ligger under', board: 'Nämnd', before: 'Förut', after: 'Enligt filen', person: 'Person', mail: 'E-post', role: 'Roll', place: 'Plats', cell: 'I filen', take: 'Ta med', top: 'överst', none: '–', fromAbove: 'samma som ovanför',
  will: (parts: readonly string[]) => parts.length === 0 ? 'Inget är valt att spara.' : `Det här sparas, som en enda ändring: ${list(parts)}.`,
  willAdd: (count: number) => many(count, 'ny enhet', 'nya enheter'), willChange: (count: number) => many(count, 'ändrad enhet', 'ändrade enheter'), willClose: (count: number) => `${units(count)} som upphör`, willPeople: (count: number) => many(count, 'ny person', 'nya personer'), willRoles: (count: number) => many(count, 'ny roll', 'nya roller'), willEnd: (count: number) => many(count, 'avslutad roll', 'avslutade roller'), willTitles: (count: number) => many(count, 'ny titel', 'nya titlar'),
  save: 'Spara ändringarna', saved: 'Organisationen är inläst.', showing: (shown: number, all: number) => `De första ${shown} av ${all} visas. Alla sparas.`,
} as const;
