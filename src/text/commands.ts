/** The words of the command line: what each command is for and what it answers people. */

export const commandMeaning = {
  'board add': 'Lägger till en nämnd. Finns den redan händer inget.',
  boards: 'Visar nämnderna med metod och år.',
  'year start': 'Startar ett år från ett tidigare.',
  import: 'Läser in analys och plan från en Word-, Excel- eller PDF-fil.',
  check: 'Kontrollerar ett år och visar vad som behöver ses över.',
  'report vor-plan': 'Skriver analys och plan som PDF, Word eller Excel.',
  'sample size': 'Räknar ut hur många som behöver granskas.',
  'sample limit': 'Räknar ut hur många fel som högst kan finnas efter ett stickprov.',
  'sample draw': 'Drar ett stickprov ur en lista i Excel eller CSV. Samma frötal ger samma dragning.',
  'person add': 'Lägger till en person och ger en engångslänk för att välja lösenord.',
  'audit verify': 'Kontrollerar att loggen är hel och orörd.',
  'trail export': 'Skriver loggen till en fil som kan kontrolleras utan databas och nyckel.',
  'trail dispose': 'Gallrar innehållet i en nämnds logg före en dag, enligt nämndens regel.',
  backup: 'Tar en säkerhetskopia till en fil.',
  restore: 'Läser in en säkerhetskopia i en tom databas.',
  migrate: 'Ändrar databasen så att den passar programmet.',
} as const;
export type CommandName = keyof typeof commandMeaning;

/** As each command is written. */
export const commandForm: Record<CommandName, string> = {
  'board add': 'board add NAMN [--method 5x5|4x4]',
  boards: 'boards [--json]',
  'year start': 'year start --board NAMN --from ÅR --to ÅR',
  import: 'import FIL --board NAMN --year ÅR [--replace] [--json], eller import FIL --dry-run [--json]',
  check: 'check --board NAMN --year ÅR [--json]',
  'report vor-plan': 'report vor-plan --board NAMN --year ÅR --format pdf|pdfa|docx|xlsx --out FIL [--version draft|submitted|decided]',
  'sample size': 'sample size --population ANTAL --tolerable ANDEL --confidence ANDEL [--json]',
  'sample limit': 'sample limit --population ANTAL --size ANTAL --found ANTAL --confidence ANDEL [--tolerable ANDEL] [--json]',
  'sample draw': 'sample draw --population FIL --size ANTAL --seed FRÖTAL [--id KOLUMN] [--json]',
  'person add': 'person add NAMN --mail ADRESS [--title TITEL] [--administrator] [--json]',
  'audit verify': 'audit verify [--json]',
  'trail export': 'trail export FIL [--board NAMN] [--json]',
  'trail dispose': 'trail dispose --board NAMN --before ÅÅÅÅ-MM-DD --rule REGEL [--dry-run] [--json]',
  backup: 'backup FIL [--without-key] [--json]',
  restore: 'restore FIL [--json]',
  migrate: 'migrate',
};

export function usage(names: readonly CommandName[]): string {
  return ['Så här används Internkolls kommandorad:', '', ...names.map((name) => `  ${commandForm[name]}\n      ${commandMeaning[name]}`), '', 'Med --json skrivs svaret som ett JSON-objekt.'].join('\n');
}

export const commandText = {
  unknownCommand: (words: string) => `Kommandot ${words} finns inte. Skriv npm run cli -- help för att se alla.`,
  wrongUse: (form: string) => `Kommandot skrivs så här: ${form}`,
  missing: (name: string, form: string) => `Uppgiften ${name} saknas. Kommandot skrivs så här: ${form}`,
  notAllowed: (name: string, allowed: string) => `Uppgiften ${name} ska vara ${allowed}.`,
  wholeYear: 'ett årtal mellan 1990 och 2200',
  oneOf: (values: readonly string[]) => `något av ${values.join(', ')}`,
  boardUnknown: (name: string, known: readonly string[]) => `Nämnden ${name} finns inte. ${known.length > 0 ? `De som finns är ${known.join(', ')}.` : 'Ingen nämnd är upplagd än.'} Lägg till den med board add.`,
  boardAmbiguous: (name: string) => `Flera nämnder heter ${name}. Ge dem olika namn först.`,
  boardAdded: (name: string) => `${name} är upplagd.`,
  boardThere: (name: string) => `${name} finns redan.`,
  methodChosen: 'Metoden valdes när nämnden lades upp.',
  boardLine: (name: string, method: string, years: readonly number[]) => `${name}, metod ${method}, ${years.length > 0 ? `år ${years.join(', ')}` : 'inga år'}`,
  noBoards: 'Ingen nämnd är upplagd än.',
  yearStarted: (board: string, from: number, to: number) => `${to} är startat från ${from} för ${board}.`,
  read: (events: number, planRows: number) => `${events} händelser och ${planRows} planrader lästes.`,
  taken: (board: string, year: number) => `De är nu utkast för ${board} ${year}.`,
  nothingWritten: 'Inget har sparats.',
  unread: (count: number) => `${count} textstycken lästes inte som rader eller rubriker.`,
  findingLine: (ground: string, sentence: string) => `${ground}: ${sentence}`,
  nothingFound: 'Inget att se över.',
  written: (file: string) => `Skrivet till ${file}.`,
  fileMissing: (file: string) => `Filen ${file} går inte att läsa. Kontrollera namnet och att du får öppna den.`,
  fileUnwritable: (file: string) => `Det går inte att skriva till ${file}. Kontrollera att mappen finns och att du får skriva i den.`,
  personAdded: (name: string) => `${name} är upplagd.`,
  linkFor: (link: string, until: string) => `Länken gäller en gång, till och med ${until}:\n${link}`,
  mailNeeded: 'E-postadressen ska skrivas som namn@kommun.example.',
  trailWhole: (entries: number, streams: number) => `Loggen är hel: ${entries} poster i ${streams} ${streams === 1 ? 'följd' : 'följder'}.`,
  trailBroken: (count: number) => `Loggen är inte hel: ${count} ${count === 1 ? 'fel hittades' : 'fel hittades'}. Stoppa arbetet, behåll databasen som den är och jämför med en säkerhetskopia.`,
  trailExported: (file: string, entries: number) => `${entries} poster finns i ${file}. Kontrollera dem mot en tryckt kontrollpunkt med: node tools/verify-trail.mjs ${file} KONTROLLPUNKT`,
  wouldDispose: (count: number) => count === 0 ? 'Det finns inget att gallra.' : `${count} ${count === 1 ? 'post' : 'poster'} skulle gallras. Inget har ändrats.`,
  disposed: (count: number, rule: string) => count === 0 ? 'Det finns inget att gallra.' : `Innehållet i ${count} ${count === 1 ? 'post' : 'poster'} är gallrat enligt ${rule}. Loggen är fortfarande hel.`,
  wholeDay: 'en dag som ÅÅÅÅ-MM-DD, senast i dag',
  backedUp: (file: string, rows: number) => `Säkerhetskopian finns i ${file}, ${rows} rader.`,
  restored: (rows: number) => `Säkerhetskopian är inläst, ${rows} rader.`,
  migrated: 'Databasen passar programmet.',
  fault: 'Kommandot avbröts av ett fel i Internkoll. Inget halvt har sparats.',
} as const;
