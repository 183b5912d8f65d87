/** Sentences with which a directory's calls are refused: for the administrator who reads what failed, and in the answer for who runs the directory. */
import type { Refusal, RefusalCode } from '../domain/refusal.ts';

type Params = Refusal['params'];
type DirectoryCode = Extract<RefusalCode, `scim.${string}` | `directory.${string}` | 'grant.of-group'>;

function quoted(params: Params, name: string, before = ' '): string {
  const value = params[name];
  return value === undefined || value === null || value === '' ? '' : `${before}”${String(value)}”`;
}

export const directoryRefusals: Record<DirectoryCode, (params: Params) => string> = {
  'scim.value-not-allowed': (params) => `Värdet i${quoted(params, 'path')} kan inte användas. Det saknas, är för långt eller har fel slag. Ändra mappningen i katalogen.`,
  'scim.path-not-allowed': (params) => `Ändringen pekar på något som inte går att förstå${quoted(params, 'path', ': ')}. Kontrollera mappningen i katalogen.`,
  'scim.operation-unknown': (params) => `Ändringen${quoted(params, 'op')} är okänd. Kända är add, replace och remove.`,
  'scim.filter-not-allowed': (params) => `Frågan${quoted(params, 'filter')} kan inte besvaras. Det går att söka på id, externalId, userName, displayName, title, active, name, emails, meta.created och meta.lastModified, och bland grupper på displayName och members.`,
  'scim.user-name-taken': (params) => `Användarnamnet${quoted(params, 'userName')} finns redan i katalogen här. Stora och små bokstäver räknas som samma. Ta bort dubbletten i katalogen.`,
  'scim.mail-taken': (params) => `E-postadressen${quoted(params, 'mail')} hör redan till en annan person i katalogen. Ge varje person en egen adress.`,
  'scim.former-person': (params) => `${params['mail'] ? `E-postadressen${quoted(params, 'mail')}` : `Användarnamnet${quoted(params, 'userName')}`} hör till en person som har tagits bort ur katalogen. Är det någon ny, ge hen ett annat namn och en annan adress. Är det samma person, återställ kontot i katalogen i stället för att skapa ett nytt.`,
  'scim.group-name-taken': (params) => `Det finns redan en grupp med namnet${quoted(params, 'name')}. Byt namn på den ena i katalogen.`,
  'scim.member-unknown': (params) => `Gruppen har en medlem som inte finns här${quoted(params, 'id', ': ')}. Låt katalogen skicka personen först.`,
  'scim.last-administrator': () => 'Då skulle ingen systemförvaltare finnas kvar som kan logga in här, så inget ändrades. Ge rollen till någon annan för hand under Personer, och se till att den personen har loggat in. Låt sedan katalogen försöka igen.',
  'scim.version-other': () => 'Uppgiften har ändrats sedan katalogen läste den. Katalogen behöver läsa den på nytt.',
  'directory.administrator-not-confirmed': (params) => `Den som styr gruppen${quoted(params, 'name')} i katalogen skulle bestämma vem som är systemförvaltare här. Bekräfta att det är meningen.`,
  'directory.mail-moved-on': () => 'E-postadressen har ändrats igen sedan sidan visades. Läs in sidan på nytt och kontrollera den nya.',
  'directory.key-not-valid': () => 'Nyckeln saknas, är fel eller har återkallats. Skapa en ny under Katalog och klistra in den i katalogen.',
  'directory.too-many-keys': (params) => `Det finns redan ${String(params['most'] ?? 'för många')} nycklar som gäller. Återkalla en som inte används först.`,
  'grant.of-group': (params) => `Rollen kommer från gruppen${quoted(params, 'name')} i katalogen. Ta bort personen ur gruppen där, eller ändra vilka roller gruppen ger under Katalog.`,
};

const others: Readonly<Record<string, string>> = {
  'object.not-found': 'Personen eller gruppen finns inte här. Låt katalogen synkronisera från början.',
  'input.malformed': 'Anropet gick inte att läsa. Kontrollera att katalogen talar SCIM 2.0.',
  'input.too-large': 'Anropet var för stort. Låt katalogen skicka färre medlemmar åt gången.',
  'service.too-many-requests': 'Katalogen frågade oftare än tillåtet och fick vänta. Den försöker igen av sig själv.',
  'service.busy': 'Databasen gick inte att nå. Katalogen försöker igen av sig själv.',
  'edge.fault': 'Något gick snett här. Felet står i serverns logg.',
};
/** What the administrator reads of a call; empty when it went well. */
export function callSentence(code: string, params: Params): string {
  if (code === '') return '';
  const known = Object.hasOwn(directoryRefusals, code) ? directoryRefusals[code as DirectoryCode] : undefined;
  return known?.(params) ?? others[code] ?? 'Anropet gick inte igenom.';
}
