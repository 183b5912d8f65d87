/** Words of the records: what is kept about a person, how a board handles personal data, and what has been disposed of. */
import type { KeptKind, ProcessingDetails } from '../domain/openness/processing.ts';

export const personPaper = {
  title: (name: string) => `Uppgifter om ${name}`,
  lead: (day: string, by: string) => `Utdrag enligt dataskyddsförordningen artikel 15, gjort ${day} av ${by}.`,
  stops: 'Avvikelser och begäran om handlingar är inte med. Utdraget stannar där, oavsett om det finns något eller inte. Registratorn har fått en uppgift att besvara den delen.',
  scope: (boards: readonly string[] | null) => boards === null ? 'Utdraget gäller hela kommunen.' : `Utdraget gäller ${boards.join(', ')}. Andra nämnder är egna myndigheter och svarar själva.`,
  ofBoards: (boards: readonly string[]) => `Åtgärder, kontroller och texter är ${boards.length === 0 ? 'inte med' : `med från ${boards.join(', ')}`}. Varje nämnd är en egen myndighet, och dess registrator tar ut det som nämnden har skrivit.`,
  person: 'Person', name: 'Namn', jobTitle: 'Titel', mail: 'E-post', nothing: 'Inga uppgifter.',
  roles: 'Roller', role: 'Roll', place: 'Plats', from: 'Från', to: 'Till', whole: 'hela kommunen',
  sessions: 'Inloggningar', began: 'Började', last: 'Senast använd', ends: 'Gäller till', way: 'Sätt', device: 'Enhet', address: 'Adress',
  keys: 'Nycklar och konton', key: 'Namn', mails: 'Mejl', kind: 'Slag', written: 'Skrevs', sent: 'Skickades',
  measures: 'Ansvarig för åtgärder', board: 'Nämnd', measure: 'Åtgärd', status: 'Läge',
  occasions: 'Kontroller', period: 'Period', control: 'Kontroll', performed: 'Utförd', part: 'Del', as: { performer: 'utförare', reviewer: 'granskare' } as const,
  texts: 'Texter där namnet står', where: 'Var', text: 'Text',
  places: { event: 'händelse', activity: 'planrad', control: 'systematisk kontroll', year: 'årets inledning', answer: 'svar om oegentligheter', note: 'not', measure: 'åtgärd', measureNote: 'notering om åtgärd', recommendation: 'rekommendation', occasion: 'kontroll', item: 'post i kontroll', section: 'uppföljning', evidence: 'underlag' } as Readonly<Record<string, string>>,
  log: 'I loggen', when: 'När', what: 'Vad', count: (count: number) => count === 1 ? 'En post.' : `${count} poster.`,
  request: (name: string) => `Registerutdrag om ${name}: besvara den del som rör avvikelser och begäran om handlingar. Uppgiften skapas varje gång, oavsett vad som finns.`,
  exportIt: 'Gör ett registerutdrag', short: 'Registerutdrag', asFile: (format: string) => `Hämta som ${format}`, format: 'Format', why: 'Utdraget samlar det som finns om personen. Det stannar vid avvikelser, och registratorn får en uppgift att besvara den delen.', made: 'Utdraget är gjort, och registratorn har fått sin uppgift.',
} as const;

export const processingPaper = {
  title: 'Förteckning över behandling av personuppgifter',
  lead: (board: string) => `${board} är personuppgiftsansvarig. Förteckningen gäller behandlingen i Internkoll (dataskyddsförordningen artikel 30).`,
  page: 'Personuppgifter', pageLead: 'Det här skriver nämnden själv. Det som systemet vet fylls i av sig självt och går inte att skriva över.',
  fields: {
    purposes: 'Ändamål', legalBasis: 'Rättslig grund', categories: 'Kategorier av registrerade och uppgifter', recipients: 'Mottagare', thirdCountries: 'Överföring till tredje land', retention: 'Gallring och bevarande', security: 'Skyddsåtgärder',
    contact: 'Personuppgiftsansvarigs kontakt', officer: 'Dataskyddsombud',
  } satisfies Record<keyof ProcessingDetails, string>,
  notWritten: 'Inte angivet.', notSaved: 'Förteckningen är inte sparad än. Det som står i fälten är förslag.',
  known: 'Vad systemet vet', kinds: 'Slag av uppgifter', roles: 'Roller som ser nämndens uppgifter', people: 'Personer', role: 'Roll', protection: 'Skydd i systemet', save: 'Spara', saved: 'Förteckningen är sparad.', papers: 'Som dokument',
  changed: (day: string, by: string) => `Senast ändrad ${day} av ${by}.`,
  proposal: {
    purposes: 'Att planera, utföra och följa upp nämndens interna kontroll enligt kommunallagen 6 kap. 6 §.',
    legalBasis: 'Uppgift av allmänt intresse och rättslig förpliktelse (artikel 6.1 e och c).',
    categories: '', recipients: 'Nämndens ledamöter, revisorerna och den som begär ut en allmän handling.', thirdCountries: 'Ingen överföring.', retention: '', security: '', contact: '', officer: '',
  } satisfies ProcessingDetails,
  kept: {
    account: 'Namn, titel, e-postadress och hur personen loggar in', roles: 'Roller, med plats och tid', sessions: 'Inloggningar: tid, enhet och nätadress', log: 'Vem som har gjort vad och när', named: 'Namn i fritext, som ansvarig, utförare eller kontrollansvarig',
    controls: 'Poster i stickprov, som kan avse personer', deviations: 'Avvikelser: vad som har hänt, vem som rapporterade och vem det rör', mails: 'Påminnelser som har skickats',
  } satisfies Record<KeptKind, string>,
  protections: ['Var och en ser bara de nämnder som rollen når, också i databasen.', 'Avvikelser ses bara av dem de rör, och varje läsning loggas.', 'Varje ändring står i en förseglad logg.', 'Lösenord sparas bara som kontrollsummor, och all trafik går krypterad när adressen är https.'],
  signsIn: { local: 'Inloggning med lösenord eller nyckel', provider: 'Inloggning genom kommunens egen inloggningstjänst' } as const,
  mails: 'Påminnelser skickas med e-post.',
} as const;

export const disposalPaper = {
  title: 'Gallringsprotokoll',
  lead: (board: string) => `${board}. Innehåll i loggen som har gallrats. Posterna står kvar med nummer, tid och kontrollsumma, så att kedjan håller.`,
  rule: 'Gallrat enligt', before: 'Poster före', count: 'Poster', numbers: 'Nummer i loggen', ordered: 'Beställd', orderedBy: 'Beställd av', decidedBy: 'Beslutat av', carriedOut: 'Utförda', entry: 'Beställningens nummer i loggen', waiting: 'Förseglas strax',
  what: 'Uppgift', value: 'Värde', chainHeading: 'Kontroll av kedjan',
  chain: 'Kedjan prövas med kommandot audit verify, eller med det fristående programmet verify-trail och ett utdrag ur loggen.',
  page: 'Gallring', pageLead: 'Innehållet i loggen gallras efter nämndens regel. Att något har hänt, när och av vem står kvar.',
  form: 'Gallra', rulePlaceholder: 'Informationshanteringsplan 2026, punkt 4.2', beforeLabel: 'Gallra poster före', decidedByLabel: 'Vem har beslutat regeln', preview: 'Räkna', found: (count: number) => count === 0 ? 'Det finns inga poster att gallra.' : count === 1 ? 'En post gallras.' : `${count} poster gallras.`,
  go: 'Gallra nu', done: 'Gallringen är beställd och görs när posten är förseglad.', none: 'Ingenting är gallrat.', protocol: 'Protokoll',
} as const;

export const logSearchText = {
  page: 'Sök i loggen', lead: (board: string) => `Allt som har hänt hos ${board}, de nyaste först.`,
  who: 'Vem', what: 'Vad', object: 'Gäller', text: 'Ord i texten', from: 'Från', to: 'Till', all: 'allt', search: 'Sök', clear: 'Rensa', none: 'Ingen post svarar mot sökningen.', more: 'Visa äldre', found: (count: number, more: boolean) => `${more ? 'De första ' : ''}${count === 1 ? 'en post' : `${count} poster`}`,
  csv: 'Hämta sökningen som CSV', jsonl: 'Hämta hela loggen (går att kontrollera)',
  whats: { year: 'ändringar av analys och plan', import: 'inläsningar', decision: 'inlämning och beslut', control: 'kontroller', measure: 'åtgärder', recommendation: 'rekommendationer', followup: 'uppföljningar', secrecy: 'sekretess', publication: 'publicering', processing: 'förteckningen över personuppgifter', request: 'begäran om handlingar', trail: 'gallring', draft: 'delade utkast' } as Readonly<Record<string, string>>,
  columns: ['När', 'Vem', 'Vad', 'Slag', 'Gäller', 'Id', 'År', 'Fält', 'Före', 'Efter', 'Anteckning', 'Förseglad', 'Gallrad enligt'] as const,
} as const;
