/** Words of the pages of deviations: reporting one, the list, and one as its receiver has it. */
import { dayWords, shortDayWords } from './days.ts';

type Name = { readonly name: string; readonly title: string };
const titled = ({ name, title }: Name): string => (title === '' ? name : `${name}, ${title.slice(0, 1).toLocaleLowerCase('sv')}${title.slice(1)}`);
const all = (names: readonly string[]): string => (names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} och ${names.at(-1) ?? ''}`);

export const reportText = {
  title: 'Rapportera en avvikelse',
  lead: 'Fyra frågor. Du behöver inte veta hur allvarligt det är eller vems felet är.',
  notChannel: 'Det här är inte visselblåsarkanalen. Vill du ha skyddet i lagen om skydd för personer som rapporterar om missförhållanden (2021:890) använder du den kanalen i stället.',
  channel: 'Till visselblåsarkanalen', law: 'Läs lagen (2021:890)', lawAddress: 'https://www.riksdagen.se/sv/dokument-och-lagar/dokument/svensk-forfattningssamling/lag-2021890-om-skydd-for-personer-som_sfs-2021-890/',
  seen: 'Ditt namn visas för den som får rapporten, och rapporten kan bli en allmän handling.',
  board: 'Vilken nämnd gäller det?', what: 'Vad har hänt?', when: 'När?', where: 'Var?', wholeBoard: 'Ingen särskild enhet',
  who: 'Vem ska få rapporten?', manager: (one: Name) => `Min chef, ${titled(one)}`, noManager: 'Min chef går inte att välja här.', other: 'Någon annan, för min chef kan vara inblandad', titled,
  instead: (names: readonly Name[]) => `Rapporten går till ${all(names.map(titled))}, eftersom någon i förvaltningens eller nämndens ledning är inblandad.`,
  above: (names: readonly Name[]) => `Rapporten går till ${all(names.map(titled))}, eftersom din chef leder förvaltningen eller sitter i nämnden.`,
  insteadNobody: 'Det finns ingen upplagd som kan ta emot rapporten. Be den som sköter Internkoll att lägga upp nämndens revisorer.',
  involved: 'Är någon inblandad?', involvedHint: 'Frivilligt. Bara den som får rapporten ser det. Den du anger får aldrig se rapporten.', involvedName: 'Namn', addName: (name: string) => `Lägg till ${name}, som inte finns i listan`, removeName: (name: string) => `Ta bort ${name}`,
  found: (count: number) => count === 0 ? 'Ingen med det namnet.' : count === 1 ? 'En person med det namnet.' : `${count} personer med det namnet.`,
  send: 'Skicka', kept: 'Det du skriver sparas i den här webbläsaren tills du skickar.', drop: 'Ta bort det jag har skrivit', dropped: 'Det du hade skrivit är borttaget.',
  whatStop: 'Skriv vad som har hänt.', whenStop: 'Ange en dag, i dag eller tidigare.', whoStop: 'Välj vem som ska få rapporten.',
  sent: (names: readonly Name[]) => `Skickat till ${all(names.map((one) => one.name))}`, answer: (day: string, today: string) => `Du får svar senast ${shortDayWords(day, today)}.`,
  sentMore: 'Rapporten finns bland dina avvikelser. Där ser du svaret när det kommer.', toList: 'Visa mina avvikelser', another: 'Rapportera en till', addFiles: 'Lägg till underlag', addFilesWhy: 'Frivilligt. Ett foto, ett kvitto eller något annat som visar vad som hände.',
} as const;

export const deviationText = {
  title: 'Avvikelser', lead: 'De du har rapporterat, de du har fått, och de som står i nämndens register.',
  report: 'Rapportera en avvikelse',
  none: 'Inga avvikelser', noneWhy: 'Här visas det du rapporterar och det som rapporteras till dig. Ingen annan ser det.',
  received: 'Rapporterade till dig', own: 'Dina rapporter', register: 'I nämndens register',
  from: (name: string) => `Från ${name}`, reportedOn: (day: string) => `rapporterad ${dayWords(day)}`, late: 'svaret är försenat', answerBy: (day: string) => `svar senast ${dayWords(day)}`, informOn: (day: string) => `ny information senast ${dayWords(day)}`, needsMeasure: 'åtgärd saknas',
  unnamed: (day: string) => `Avvikelse ${dayWords(day)}`,
  unhandled: (one: { readonly board: string; readonly count: number; readonly since: string }) => `${one.board}: ${one.count === 1 ? 'en avvikelse är inte omhändertagen' : `${one.count} avvikelser är inte omhändertagna`} i tid. ${one.count === 1 ? 'Den' : 'Den äldsta'} skulle ha fått svar ${dayWords(one.since)}.`,
  unhandledWhy: 'Nämnden får veta att svaret dröjer, men inte vad det gäller. Fråga förvaltningschefen eller revisorerna.',
  files: 'Underlag', noFiles: 'Inget underlag.', fileOf: (by: string, day: string) => `${by}, ${dayWords(day)}`, fileAdded: (name: string) => `${name} är tillagd.`, fileFailed: (name: string) => `${name} gick inte att läsa. Välj filen igen.`, adding: (name: string) => `Lägger till ${name}`, addFile: 'Välj fil', dropFile: 'Släpp en fil här, eller',
  fileHint: 'PDF, Word, Excel, PowerPoint, bild, text eller e-post, högst 20 MB. Den kan inte tas bort.', ownFilesHint: 'Den som får rapporten ser filerna. Den som är inblandad ser dem aldrig.',
  back: 'Alla avvikelser',
  confidential: 'Sluten: bara den som rapporterade och de som har fått den ser den. Varje läsning loggas.', open: 'Rubriken står i nämndens register. Rapportens egna ord visas bara för dem som har fått den.',
  ownNote: 'Din rapport. Du ser det du skrev och svaret.', waits: (names: readonly Name[], day: string) => `${all(names.map((one) => one.name))} har rapporten. Du får svar senast ${dayWords(day)}.`, answerTitle: 'Svar',
  happened: 'Hände', place: 'Var', reporter: 'Rapporterad av', receivers: 'Har fått den', involved: 'Inblandade', nobodyInvolved: 'Ingen är utpekad.', readings: (count: number) => count === 1 ? 'Läst en gång' : `Läst ${count} gånger`,
  handle: 'Vad du har kommit fram till', severity: 'Hur allvarligt?', category: 'Vad gäller det?', nature: 'Fel eller oegentlighet?', cause: 'Orsak', handling: 'Vad är gjort?', choose: 'Välj', crime: 'Det finns misstanke om ett förmögenhetsbrott, till exempel stöld, bedrägeri eller mutbrott', crimeHint: 'Då får förvaltningschefen den genast, och informerar nämndens ordförande och revisorerna.',
  openIt: 'Visa en rubrik i nämndens register', headline: 'Rubrik', headlineHint: 'Utan namn. Alla som läser nämndens åtgärder ser den.', save: 'Spara', saved: 'Sparat.', chooseStop: 'Välj ett av alternativen.', causeStop: 'Skriv orsaken, så långt den är känd.', headlineStop: 'Skriv en rubrik.',
  pass: 'Lämna vidare', passTo: 'Till', passNote: 'Hälsning', passed: (name: string) => `Lämnad vidare till ${name}.`, passHint: 'Den som får avvikelsen ser hela rapporten.',
  targets: { director: 'Förvaltningschefen', financeHead: 'Ekonomichefen', hrHead: 'Personalchefen', boardAndAuditors: 'Nämndens ordförande och revisorerna' },
  tell: 'Informera nämnden och revisorerna', tellWhy: 'Vid misstanke om förmögenhetsbrott ska nämndens ordförande och revisorerna informeras genast.', informFirst: 'Ny information senast', told: (day: string) => `Nämndens ordförande och revisorerna informerades ${dayWords(day)}.`,
  remove: 'Ta bort', involve: 'Peka ut någon som inblandad', involveWhy: 'Den du anger ser därefter ingenting av avvikelsen.', add: 'Lägg till', involveDone: 'Tillagd.',
  notes: 'Anteckningar', note: 'Ny anteckning', noteSave: 'Spara anteckningen', noteWords: 'Anteckning', informationWords: 'Vad har hänt sedan sist?', information: 'Ny information till nämnden och revisorerna', nextOn: 'Nästa information senast', informationSave: 'Lämna informationen', noteStop: 'Skriv något först.', dayStop: 'Ange en dag efter i dag.',
  measures: 'Åtgärder', measuresWhy: 'Åtgärden blir synlig i nämndens register, men inte att den hör till avvikelsen.', noMeasures: 'Ingen åtgärd.', measureNeeded: 'En väsentlig avvikelse behöver en åtgärd innan den avslutas.', newMeasure: 'Ny åtgärd', newMeasureEnd: 'Klar senast', addMeasure: 'Lägg till åtgärden', tieMeasure: 'Koppla en som finns', until: (day: string) => `klar senast ${dayWords(day)}`,
  close: 'Avsluta och svara', answer: 'Svar till den som rapporterade', answerHint: 'Skriv så att hen förstår vad som är gjort, utan sådant som hör till någon annan.', answerStop: 'Skriv svaret.', closed: (day: string) => `Avslutad ${dayWords(day)}`,
} as const;
