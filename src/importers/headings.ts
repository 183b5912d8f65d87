/** What a column's heading means. Headings are read by their words, whatever document they stand in. */

export type Field =
  | 'number' | 'eventNumber' | 'goal' | 'process' | 'workMethod' | 'systematicControl' | 'event' | 'detail' | 'likelihood' | 'consequence' | 'riskValue'
  | 'inPlan' | 'indicator' | 'councilTarget' | 'boardTarget' | 'routine' | 'runningChecks' | 'activity' | 'measure'
  | 'controlActivity' | 'activityNumber' | 'controlOwner' | 'frequency' | 'area' | 'kept';

/**
 * Tried in order on the heading in lower case with nothing but its letters and digits left, so that line breaks,
 * hyphens and punctuation do not matter. `kept` = known, but without a field of its own: its words follow the row.
 */
const meanings: readonly (readonly [Field, RegExp])[] = [
  ['eventNumber', /^(?:vornr|nrivor|vor|risknrivor|händelsenr(?:ivor)?|(?:nr|nummer)irisk(?:analys|register).*|kopplingtill(?:vor|risk)(?:nr)?|avserrisk(?:nr)?)$/],
  ['activityNumber', /^(?:planrad|(?:kontroll(?:moment|aktivitet)?|gransknings?|aktivitets?)(?:ens|ets)?(?:nr|nummer|id)|(?:nr|nummer)kontroll(?:moment|aktivitet)?)$/],
  ['number', /^(?:nr|nummer|no|id|idnr|löpnr|löpnummer|risknr|risknummer|riskid|refnr|ref|referens)$/],
  ['councilTarget', /^(?:kfs?|kommunfullmäktiges?|fullmäktiges?)(?:årsmål|målvärde).*$/],
  ['boardTarget', /^(?:(?:nämndens|förvaltningens)?(?:årsmål|målvärde)|nämndensmål)(?:\d{4})?$/],
  ['goal', /^(?:kfs?mål.*|mål(?:et|en)?|(?:kommun)?fullmäktiges?mål.*|nämnds?mål.*|(?:inriktnings|verksamhets|effekt|huvud|del)mål(?:et|en)?|målområde|övergripandemål|mål(?:för|inom|enligt|uppdrag).*)$/],
  ['riskValue', /^(?:rv?|[skvr]x[skvr](?:rv?)?|riskvärden?|risktal|riskpoäng|riskindex|riskprodukt|riskfaktor|riskbedömningsvärde|totaltriskvärde|riskvärde(?:sxk|skxk|sannolikhet.*)|sxk|sk|produkt|värde|poäng|rpn|riskprioritetstal|riskscore|riskpoängsumma|summa(?:risk)?|risksumma|totalrisk|sammanvägd(?:risk|bedömning)|sannolikhetx(?:konsekvens|väsentlighet)|riskvärdering|risknivå|riskklass|bedömning)$/],
  ['likelihood', /^(?:risk)?(?:bedömning|värdering|bedömd)?(?:s|sannolikhet(?:sgrad|snivå|en)?(?:s|förattdetinträffar)?|bedömdsannolikhet|hur(?:sannolikt|troligt)(?:är|bedöms)?(?:det|risken)?(?:att.*)?)$/],
  ['consequence', /^(?:risk)?(?:bedömning|värdering|bedömd)?(?:k|v|konsekvens(?:en|er|grad|nivå)?(?:k|v)?|väsentlighet(?:sgrad|en)?(?:v|k)?|allvarlighet(?:sgrad)?|allvarsgrad|bedömdkonsekvens|påverkan|hurallvarlig[ta]?(?:är|blir|bedöms)?(?:det|risken|konsekvense(?:n|rna))?)$/],
  ['runningChecks', /^(?:(?:genomförs|görs|utförs|sker|finns)(?:det)?löp(?:ande)?kontroll(?:er)?|löp(?:ande)?kontroll(?:er)?(?:genomförs|görs|finns|utförs)|kontroll(?:er)?genomförslöpande)$/],
  ['routine', /^(?:finns(?:det)?(?:dokumenterad|skriftlig)?rutin(?:er|beskr|beskrivning|beskrivningar)?|(?:dokumenterad|skriftlig)?rutin(?:er|beskr|beskrivning)?finns|rutinbeskr(?:ivning)?)$/],
  ['inPlan', /^(?:ikp|internkontrollplan(?:en)?|iplan(?:en)?|plan(?:en)?|(?:(?:ska)?(?:ingår?|med|tas(?:med|upp)?|till|förs(?:till)?|hanteras))?(?:i|till)(?:ikp|plan(?:en)?|internkontrollplan(?:en)?|interna?kontrollplan(?:en)?)(?:\d{4}|janej)*|(?:urval|väljs)till(?:ikp|planen|internkontrollplan))$/],
  ['systematicControl', /^(?:systematiska?kontroll(?:er)?.*|(?:befintliga?|nuvarande|inbyggda?|existerande)(?:systematiska?)?(?:kontroll(?:er)?|åtgärder).*|rutinkontroll(?:er)?|löpandekontroll(?:er)?)$/],
  ['controlOwner', /^(?:kontrollansvarig.*|granskningsansvarig.*|åtgärdsansvarig.*|ansvarig(?:a)?(?:förkontroll(?:en)?|förgranskning(?:en)?|funktion|befattning|person(?:er)?|chef|utförare|enhetfunktion|roll)?|ansvar|vem(?:ansvarar|kontrollerar|gör|utför)?|vemärkontrollansvarig)$/],
  ['frequency', /^(?:frekvens.*|kontrollfrekvens|när(?:ska.*|görs.*|utförs.*|i?tid|hurofta)?|hurofta|periodicitet|intervall|tidsintervall|tidpunkt.*|tidplan|tidsplan|tid|period|uppföljningsfrekvens|kontrolltillfälle(?:n)?)$/],
  ['kept', /^(?:konsekvens(?:en|er|erna)?(?:om|av|för).*|riskansvarig|riskägare|processägare|målägare|utförare|omfattning|urval|rapport(?:ering|era).*|rapporttill|tillvem|hur|nivå|behovavåtgärd(?:er)?|åtgärdsbehov|rapportertill|kommentar(?:er)?|motivering|anmärkning|status|resultat|uppföljning.*|klart?(?:senast|datum)?|slut(?:datum)?|start(?:datum)?|skäl.*|syfte|slag|underlag|plats|accepterastillochmed|trycktriskvärde|hantering|riskhantering|riskrespons|ursprung|kontrollmetod|metod|typ|prioritet|prioritering|riskreducering|åtgärdsdatum|senastklart)$/],
  ['controlActivity', /^(?:kontrollaktivitet(?:er)?.*|kontrollmoment(?:et)?.*|kontrollmål|kontrollåtgärd(?:er)?|kontrollpunkt(?:er)?|granskning(?:ar|en|småtgärd(?:er)?|smoment|såtgärd(?:er)?|saktivitet(?:er)?|sområde)?|kontroll(?:er)?|planeradekontroll(?:er)?|planeradkontroll|planeradgranskning|vad(?:ska)?kontrolleras|vadskagranskas|vadska(?:vi)?kontrollera|uppföljningsmoment|kontrollmoment.*)$/],
  ['measure', /^(?:(?:direkt|förbättrings|planerade?|föreslagna?|beslutade?|ytterligare|nya?|riskreducerande|förebyggande|ny(?:a)?)?åtgärd(?:er|sförslag|en)?(?:förattminskarisken|förattmotverkarisken|vidhögrisk)?|vad(?:gör|skagöra)(?:vi)?(?:s)?(?:åtdet)?)$/],
  ['activity', /^(?:aktivitet(?:er)?|planeradeaktivitet(?:er)?)$/],
  ['indicator', /^(?:indikator(?:er)?|nyckeltal|mätetal)$/],
  ['workMethod', /^(?:arbetssätt.*|arbetsmoment|arbetsmetod)$/],
  ['process', /^(?:(?:väsentlig(?:a)?|huvud|del|kritisk(?:a)?|kärn|stöd)?process(?:er|en)?(?:namn|område|steg)?|process(?:er)?(?:rutin(?:er)?|område|eller.*|aktivitet)|rutinprocess|rutin(?:er)?|(?:verksamhet|område)process)$/],
  ['area', /^(?:verksamhetsområde|verksamhet|område|avdelning|enhet|förvaltning|stab|riskområde|riskkategori|kategori|ansvarsområde|delområde|kontrollområde|granskningsområde)$/],
  ['detail', /^(?:(?:närmare)?beskrivning(?:ar|avrisk(?:en)?|avhändelsen)?|förklaring|orsak(?:er)?(?:ochkonsekvens(?:er)?)?|riskorsak|konsekvensbeskrivning|beskrivningavkonsekvens)$/],
  ['event', /^(?:oönskad(?:e)?händelse(?:r)?.*|händelse(?:r|n)?|risk(?:er|en)?|risk(?:er)?(?:eller)?(?:oönskad)?händelse(?:r)?|händelserisk|riskbeskrivning(?:en)?|(?:identifierad|beskrivningav|bedömd|prioriterad)e?(?:risk(?:er|en)?|händelse(?:r)?)|vadkan(?:gåfel|hända|inträffa)|risk(?:scenario|formulering|benämning|händelse|rubrik)|oönskatutfall|hotrisk)$/],
];

/**
 * Columns that say one more thing of a row, known by their headings. They are taken from what is left when the row has
 * been read: a category that the events stand under, or an owner who answers for the control, is read as that first.
 */
export const ofEvent = {
  riskOwner: /^(?:riskansvarig(?:a)?|riskägare(?:ansvarig)?|ägare(?:tillrisken|avrisken)|ansvarigförrisk(?:en)?)$/,
  category: /^(?:risk)?kategori(?:er)?$|^risktyp$|^typavrisk$/,
  department: /^(?:avdelning(?:ar|en)?|enhet(?:en)?|avdelningenhet|enhetavdelning|avdelningstab)$/,
} as const;

const done = '(?:klart?|färdigt?|slutför[dts]?|genomförs?|åtgärdas)';
export const ofMeasure = {
  due: new RegExp(`^(?:(?:ska(?:ll)?vara)?(?:klart?|färdigt?)|(?:ska(?:ll)?vara)?${done}(?:senast|datum|när|tidpunkt)|planerat${done}|senast(?:${done}|datum)?|slut(?:datum|tid(?:punkt)?)?|åtgärdsdatum|deadline|förfallodatum|måldatum)$`),
  start: /^(?:start(?:datum|tid(?:punkt)?)?|påbörjas(?:senast|datum)?|startar)$/,
  status: /^(?:(?:läges|åtgärds|genomförande)?status|läge|statusåtgärd(?:er|en)?|statusför(?:åtgärd(?:er|en)?|genomförande))$/,
  statusReason: /^skäl(?:tillstatus|tillläget)?$/,
} as const;

const sayingMore: readonly RegExp[] = [...Object.values(ofEvent), ...Object.values(ofMeasure)];

const longestHeading = 90;

/** The heading's letters and digits in lower case; what stands in brackets with digits, and scales like 1–5, left out. */
export function headingKey(text: string): string {
  return text.normalize('NFC').toLowerCase()
    .replace(/\([^()]*\)/g, ' ')
    .replace(/\b\d\s*[-–]\s*\d{1,2}\b/g, ' ')
    .replace(/(\p{L})\s*[×*·x]\s*(?=\p{L}(?:$|\P{L}|ons|äs))/gu, '$1x')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** What a heading means, or null when it is none we know. */
export function fieldOf(text: string): Field | null {
  if (text.length > longestHeading) return null;
  if (text.trim() === '#') return 'number';
  const bracket = /\(([^()]*)\)\s*$/.exec(text)?.[1] ?? '';
  // "Risknivå S*K": the formula says how, not what.
  const key = headingKey(text.replace(/(?<=\S)\s+\(?[SKVR]\s*[x×*·]\s*[SKVR](?:\s*=\s*R?V?)?\)?\s*$/iu, ''));
  const inside = headingKey(bracket);
  const inBracket = inside.length > 1 ? meaningOf(inside) : null;
  const found = meaningOf(key);
  // "Risk (S*K)" is the value, whatever stands before the bracket.
  if (found !== null) return found === 'event' && inBracket === 'riskValue' ? 'riskValue' : found;
  // "Bedömd nivå (RV)": the bracket may hold the word that is known.
  return inBracket ?? groupsNamed(text)[0]?.field ?? ofParts(text);
}

function meaningOf(key: string): Field | null {
  return meanings.find(([, pattern]) => pattern.test(key))?.[0] ?? (sayingMore.some((pattern) => pattern.test(key)) ? 'kept' : null);
}

/** "Åtgärd/Kontroll", "När och hur ofta": a heading of two words that are known each by itself. */
function ofParts(text: string): Field | null {
  const parts = text.split(/\s*[/&+]\s*|\s+(?:och|eller|samt)\s+/i).filter((one) => one !== '');
  if (parts.length < 2 || parts.length > 3) return null;
  const fields = parts.flatMap((one) => meaningOf(headingKey(one)) ?? []);
  if (fields.includes('likelihood') || fields.includes('consequence')) return null;
  return fields.includes('controlActivity') ? 'controlActivity' : (fields[0] ?? null);
}

/** What a heading names together: "Process, arbetssätt och systematisk kontroll". None for a heading of one meaning. */
export function groupsNamed(text: string): { readonly field: Field; readonly heading: string }[] {
  if (text.length > longestHeading || meaningOf(headingKey(text)) !== null) return [];
  const parts = text.split(/\s*[,;/&+]\s*|\s+(?:och|samt)\s+/i).filter((one) => one !== '');
  const named = parts.map((heading) => ({ heading, field: meaningOf(headingKey(heading)) }));
  const groups = named.flatMap(({ heading, field }) => (field !== null && combinable.has(field) ? [{ heading, field }] : []));
  return groups.length === parts.length && groups.length > 1 && new Set(groups.map((one) => one.field)).size === groups.length ? groups : [];
}

const combinable: ReadonlySet<Field> = new Set<Field>(['goal', 'area', 'process', 'workMethod', 'systematicControl']);

/** The highest step a heading promises: "Sannolikhet (1–4)" → 4. */
export function scaleInHeading(text: string): number | null {
  const match = /\b[01]\s*[-–]\s*(\d{1,2})\b/.exec(text);
  return match === null ? null : Number(match[1]);
}

/** Columns whose value holds for the rows below until another stands there, outermost first. */
export const groupingFields: readonly Field[] = ['goal', 'area', 'indicator', 'process', 'workMethod', 'councilTarget', 'boardTarget', 'systematicControl'];
