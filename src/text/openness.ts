/** Words of openness and secrecy: marks with their ground, papers for publication, the public page, what is kept about a person, and the record of handling. */
import { codeOf, type DocumentKey } from '../domain/followup/content.ts';
import type { MarkedKind, SecrecyGround } from '../domain/openness/secrecy.ts';
import { list } from './numbers.ts';
import { groundName } from './secrecy.ts';

/** What each provision protects, in a few words. */
export const groundWords: Readonly<Record<SecrecyGround, string>> = {
  '15:1': 'Förhållandet till andra stater och mellanfolkliga organisationer',
  '17:1': 'Planering av inspektion, revision eller annan granskning',
  '18:1': 'Brottsutredning som pågår',
  '18:8': 'Säkerhets- eller bevakningsåtgärd',
  '18:9': 'Chiffer, koder och liknande',
  '18:13': 'Risk- och sårbarhetsanalys inför kris',
  '19:1': 'Kommunens egen affärsverksamhet',
  '19:3': 'Upphandling och anbud',
  '21:1': 'Hälsa och sexualliv',
  '21:3': 'Adress till den som är förföljd',
  '21:7': 'Personuppgifter som annars skulle behandlas i strid med dataskyddsreglerna',
  '23:2': 'Elevhälsa, stöd och disciplin i skolan',
  '25:1': 'Hälso- och sjukvård',
  '26:1': 'Socialtjänst',
  '31:16': 'Enskildas affärer med myndigheten',
  '32:3b': 'Den som har rapporterat ett missförhållande',
  '39:1': 'Personalvård',
  '39:2': 'Anställdas personliga förhållanden',
  '39:3': 'Anställdas bostad och andra kontaktuppgifter',
};
export function withheldRow(ground: string): string {
  return `Uppgifterna lämnas inte ut (${groundName(ground)})`;
}
export const withheldQuote = '[uppgift lämnas inte ut]';

export const markedWords: Readonly<Record<MarkedKind, string>> = {
  event: 'händelsen', activity: 'planraden', measure: 'åtgärden', recommendation: 'rekommendationen', occasion: 'kontrollen', evidence: 'underlaget', section: 'avsnittet i uppföljningen', import: 'den inlästa filen', group: 'rubriken', control: 'den systematiska kontrollen', introduction: 'inledningen', answer: 'svaret om oegentligheter',
};

export const secrecyText = {
  mark: 'Sekretess', markIt: 'Sekretessmarkera', marked: 'Sekretessmarkerad',
  didMark: (kind: MarkedKind) => `sekretessmarkerade ${markedWords[kind]}`, didLift: (kind: MarkedKind) => `hävde sekretessmarkeringen av ${markedWords[kind]}`,
  markOf: (kind: MarkedKind) => `Sekretessmarkera ${markedWords[kind]}`,
  why: 'Markeringen är en varning från nämnden. Om uppgifterna får lämnas ut prövas först när någon begär dem, och prövningen görs på nytt varje gång.',
  effect: 'I det som publiceras står raden kvar utan sina uppgifter, med grunden i stället. Det gäller också där texten upprepas.',
  ground: 'Grund', ownGround: 'Annan grund, med egna ord', ownGroundHint: 'Grunden syns för alla. Skriv inte vad uppgiften handlar om.',
  decidedBy: 'Beslutat av', decidedOn: 'Beslutsdag', note: 'Anteckning', groundMissing: 'Skriv grunden med egna ord.', byMissing: 'Skriv vem som beslutade.', dayMissing: 'Skriv vilken dag det beslutades.', reasonMissing: 'Skriv skälet.', noteHint: 'Syns bara inom nämnden.',
  save: 'Markera', saveAll: (count: number) => `Markera ${count} rader`,
  earlier: (count: number, published: boolean) => `${count === 1 ? 'En rad i ett tidigare år' : `${count} rader i tidigare år`} säger samma sak, eller är radens föregångare. ${count === 1 ? 'Den är' : 'De är'} inte ${count === 1 ? 'sekretessmarkerad' : 'sekretessmarkerade'}${published ? ' och finns på den publika sidan' : ''}. Ska ${count === 1 ? 'den' : 'de'} markeras också?`,
  earlierAll: (count: number) => `Markera alla ${count}`, earlierPublished: 'på den publika sidan',
  leave: 'Avbryt', lift: 'Häv markeringen', liftReason: 'Skäl till att markeringen hävs', lifted: (day: string, by: string) => `Hävd ${day} av ${by}`,
  decided: (by: string, on: string) => `Beslutat av ${by} ${on}`,
  done: 'Raden är sekretessmarkerad.', doneAll: (count: number) => count === 1 ? 'Sekretessmarkeringen är gjord.' : `${count} rader är sekretessmarkerade.`, undone: 'Markeringen är hävd.',
  title: 'Öppenhet och sekretess',
  lead: (board: string) => `Vad ${board} har markerat som sekretess, och vad nämnden har publicerat på webben.`,
  marks: 'Sekretessmarkeringar', noMarks: 'Ingenting är sekretessmarkerat. Markera en rad där den står, i analysen, planen, registret eller kontrollen.',
  introduction: (year: number) => `Inledningen till analysen ${year}`,
  liftedMarks: 'Hävda markeringar', of: 'Gäller', on: 'Dag',
} as const;

/** The documents that years were read from. */
export const importedText = {
  title: 'Inlästa dokument', why: 'Så här såg dokumenten ut när de lästes in. De är kvar oförändrade och lämnas ut av nämnden efter prövning.',
  line: (year: number, when: string, by: string) => `Till ${year}, inläst ${when}${by === '' ? '' : ` av ${by}`}.`, undone: 'Inläsningen är ångrad.',
} as const;

/** "Analys och internkontrollplan 2027", "Uppföljning T1 2027". */
export function documentName(document: DocumentKey, year: number): string {
  const code = codeOf(document);
  return code === null ? `Analys och internkontrollplan ${year}` : `Uppföljning ${code} ${year}`;
}

function rows(count: number): string {
  return count === 1 ? 'En rad' : `${count} rader`;
}
export const publicationText = {
  heading: 'För publicering',
  mark: 'för publicering',
  banner: (withheld: number, grounds: readonly string[]) => withheld === 0
    ? `Handling för publicering. Inga rader är utelämnade.${grounds.length === 0 ? '' : ` Där en text återger något som inte lämnas ut, med stöd av ${list(grounds.map(groundName))}, står ${withheldQuote}.`}`
    : `Handling för publicering. ${rows(withheld)} lämnas inte ut, med stöd av ${list(grounds.map(groundName))}. ${withheld === 1 ? 'Den' : 'De'} står kvar på sin plats med grunden i stället för texten. Siffrorna i matrisen och summorna räknar även ${withheld === 1 ? 'den' : 'dem'}. Den som vill ta del av uppgifterna kan begära det hos nämnden, som då prövar frågan.`,
  sheet: 'För publicering', sheetColumn: 'Om filen',
  part: 'Publicera på webben',
  why: 'Den som inte är inloggad kan läsa det som är publicerat. Ingenting publiceras av sig självt, och publiceringen kan tas tillbaka. Sekretessmarkerade uppgifter är inte med.',
  versions: 'Versioner', none: 'Nämnden har inte lämnat eller beslutat någon version än.',
  version: (number: number) => `Version ${number}`,
  submitted: (day: string) => `Lämnad till nämnden ${day}`, decided: (day: string, item: string) => `Fastställd ${day}, § ${item.replace(/^§\s*/, '')}`,
  withheld: (count: number) => count === 0 ? 'Inget utelämnat' : count === 1 ? 'En rad utelämnad' : `${count} rader utelämnade`,
  publish: 'Publicera på webben', published: (day: string, by: string) => `Publicerad ${day} av ${by}`, end: 'Ta tillbaka', endReason: 'Skäl till att den tas tillbaka', notDecided: 'Bara det som nämnden har beslutat kan publiceras.',
  done: 'Versionen är publicerad på webben.', ended: 'Versionen är inte längre publicerad.', page: 'Se den publika sidan',
  papers: 'Handlingar för publicering', papersOf: (name: string) => `${name}, för publicering`,
  paper: { whole: 'Hela handlingen', plan: 'Bara planen', members: 'En sida', differences: 'Ändringar' } as const,
  format: { pdf: 'PDF', pdfa: 'PDF/A', docx: 'Word', xlsx: 'Excel', html: 'Webbsida', json: 'JSON', csv: 'CSV' } as const,
  endedOnes: 'Tidigare publicerat', endedLine: (day: string, by: string, reason: string) => `Togs tillbaka ${day} av ${by}. Skäl: ${reason}`,
} as const;

/** The pages for anybody. */
export const publicText = {
  title: (municipality: string) => municipality === '' ? 'Intern kontroll' : `Intern kontroll i ${municipality}`,
  lead: 'Nämnderna ansvarar för att den interna kontrollen räcker till (kommunallagen 6 kap. 6 §). Här finns de analyser, planer och uppföljningar som de har beslutat och valt att publicera.',
  nothing: 'Ingenting är publicerat än.', nothingWhy: 'Beslutade handlingar är allmänna också när de inte står här. Vänd dig till nämnden för att ta del av dem.',
  back: 'Allt som är publicerat', skip: 'Till innehållet', read: 'Läs som webbsida', download: 'Hämta', papers: 'Hämta handlingen',
  line: (day: string, item: string, publishedOn: string) => `Beslutad ${day}, § ${item.replace(/^§\s*/, '')}. Publicerad ${publishedOn}.`,
  withheld: (count: number) => count === 0 ? '' : count === 1 ? 'En rad lämnas inte ut.' : `${count} rader lämnas inte ut.`,
  foot: 'Sidan fungerar utan inloggning och sparar inget om den som läser.',
} as const;

