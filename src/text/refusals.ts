/** The sentences with which the house says no. Each tells the way forward; none tells what the house looks like inside. */
import { readRefusals, type ReadRefusal } from '../domain/document/draft.ts';
import type { Refusal, RefusalCode, RefusalKind } from '../domain/refusal.ts';
import { controlRefusals } from './controlRefusals.ts';
import { delegationRefusals } from './delegation.ts';
import { deviationRefusals } from './deviationRefusals.ts';
import { directoryRefusals } from './directoryRefusals.ts';
import { measureRefusals } from './measureRefusals.ts';
import { organisationRefusals } from './organisationRefusals.ts';
import { signInRefusals } from './signInRefusals.ts';
import { sampleRefusals } from './sampleRefusals.ts';

type Params = Refusal['params'];

const TITLES: Record<RefusalKind, string> = {
  input: 'Uppgiften kan inte användas', signIn: 'Inloggning behövs', forbidden: 'Det får du inte göra', notFound: 'Finns inte',
  changed: 'Ändrat av någon annan', rule: 'Det går inte nu', tooLarge: 'För stort', tooMany: 'För många försök', unavailable: 'Upptaget just nu',
};

function word(params: Params, name: string, otherwise: string): string {
  const value = params[name];
  return value === undefined || value === null || value === '' ? otherwise : String(value);
}
function quoted(params: Params, name: string, before: string): string {
  const value = params[name];
  return value === undefined || value === null || value === '' ? '' : `${before}”${String(value)}”`;
}

const SENTENCES: Record<RefusalCode, (params: Params) => string> = {
  'input.malformed': (params) => `Uppgifterna gick inte att läsa${quoted(params, 'field', ': fel i fältet ')}. Ladda om sidan och försök igen.`,
  'input.out-of-range': (params) => `Värdet${quoted(params, 'field', ' i fältet ')} ligger utanför det som är tillåtet. Rätta det och försök igen.`,
  'input.too-large': (params) => `Det som skickades är för stort${typeof params['megabytes'] === 'number' ? `. Gränsen är ${params['megabytes']} MB` : ''}. Dela upp det, eller be den som sköter Internkoll att höja gränsen.`,
  'session.needed': () => 'Du är inte inloggad, eller så har inloggningen gått ut. Logga in och försök igen.',
  'session.wrong-credentials': () => 'E-postadressen och lösenordet hör inte ihop. Kontrollera båda och försök igen. Har du glömt lösenordet kan systemförvaltaren ge dig en ny länk.',
  'session.too-many-attempts': (params) => `Det har varit för många försök. Vänta ${typeof params['seconds'] === 'number' ? wait(params['seconds']) : 'en stund'} och försök sedan igen.`,
  'session.link-used-up': () => 'Länken har redan använts eller gått ut. Välj Glömt lösenordet på inloggningssidan, eller be systemförvaltaren om en ny.',
  'session.password-too-short': (params) => `Lösenordet är för kort. Det ska ha minst ${word(params, 'least', '12')} tecken. Flera ord efter varandra går bra.`,
  ...signInRefusals,
  ...directoryRefusals,
  'access.not-allowed': () => 'Din roll ger inte rätt att göra det här. Systemförvaltaren kan ändra vilka roller du har.',
  'object.not-found': () => 'Det du söker finns inte, eller så har du inte tillgång till det. Gå till startsidan och välj därifrån.',
  'field.changed-by-other': (params) => `${word(params, 'by', 'Någon annan')} har hunnit ändra samma uppgift. Välj vilket värde som ska gälla.`,
  'undo.moved-on': (params) => `Det går inte att ångra, eftersom uppgiften har ändrats igen${typeof params['by'] === 'string' && params['by'] !== '' ? ` av ${params['by']}` : ''}. Ändra den i stället till det du vill ha.`,
  'undo.nothing': () => 'Det finns inget att ångra.',
  'undo.after-submission': () => 'Det går inte att ångra det som gjordes före inlämningen till nämnden. Ta tillbaka inlämningen först, eller ändra i utkastet.',
  'body.name-taken': (params) => `Det finns redan en nämnd eller ett bolag med namnet${quoted(params, 'name', ' ')}. Välj ett annat namn.`,
  'unit.under-itself': () => 'En del av organisationen kan inte ligga under sig själv. Välj en annan plats för den.',
  ...organisationRefusals,
  'person.mail-taken': () => 'E-postadressen hör redan till en annan person. Ändra den personen, eller ange en annan adress.',
  'person.last-administrator': () => 'Då skulle ingen systemförvaltare finnas kvar som kan logga in. Ge rollen till någon annan först, utan slutdag, och se till att den personen har loggat in.',
  ...delegationRefusals,
  'service.too-many-requests': (params) => `Det kommer för många anrop på en gång. Vänta ${typeof params['seconds'] === 'number' ? wait(params['seconds']) : 'en stund'}, så går det igen.`,
  'year.exists': (params) => `Året ${word(params, 'year', '')} finns redan. Öppna det i stället.`.replace('  ', ' '),
  'year.not-empty': (params) => `Året ${word(params, 'year', '')} har redan rader. Ta bort dem först. En inläsning kan också ersätta dem; på kommandoraden heter det import --replace.`.replace('  ', ' '),
  'year.source-missing': (params) => `Året ${word(params, 'year', '')} att utgå från finns inte. Läs in det först, eller börja med ett tomt år.`.replace('  ', ' '),
  'year.nothing-to-submit': () => 'Det finns inga händelser att lämna till nämnden. Läs in eller skriv analysen först.',
  'group.not-empty': () => 'Gruppen har rader. Flytta eller ta bort dem först.',
  'request.ground-needed': () => 'Skriv med stöd av vilken bestämmelse uppgifterna inte lämnas ut.',
  'request.not-refused': () => 'Ett beslut skrivs bara när något inte har lämnats ut, och en gång. Läs in sidan på nytt och se hur begäran besvarades.',
  'field.unknown': (params) => `Uppgiften${quoted(params, 'field', ' ')} finns inte eller kan inte ändras. Ladda om sidan.`,
  'field.value-not-allowed': (params) => `Värdet kan inte användas${quoted(params, 'field', ' i fältet ')}. Välj ett av de tillåtna.`,
  'decision.errors-remain': (params) => `Det finns fel som måste rättas innan analysen lämnas till nämnden${typeof params['count'] === 'number' ? ` (${params['count']})` : ''}. Rätta dem, eller skriv varför de ska stå kvar.`,
  'decision.already-submitted': () => 'Året är redan lämnat till nämnden. Registrera beslutet, eller ta tillbaka inlämningen först.',
  'decision.not-submitted': () => 'Det finns inget inlämnat förslag. Lämna först analysen och planen till nämnden.',
  'decision.already-registered': () => 'Beslutet är redan registrerat. Rätta datum eller paragraf med Rätta beslutet.',
  'decision.not-registered': () => 'Beslutet är inte registrerat ännu. Registrera det först.',
  'decision.day-before-submission': (params) => `Beslutsdagen ligger före den dag då förslaget lämnades${typeof params['submittedOn'] === 'string' ? `, ${params['submittedOn']}` : ''}. Kontrollera datumet.`,
  ...measureRefusals,
  ...deviationRefusals,
  'audit.package-too-large': () => 'Paketet blir större än en zip-fil kan vara. Hämta paketet för en uppföljning i taget.',
  'share.days-wrong': () => 'Utkastet kan inte delas de dagarna. Sista dagen ska vara i dag eller senare, och inte före den första.',
  'import.nothing-read': () => 'Ingen riskanalys och ingen plan hittades i filen. Kontrollera att det är rätt fil och att tabellen har rubriker.',
  'import.file-refused': (params) => readRefusalSentence(readRefusals.find((code) => code === params['reason']) ?? 'file.damaged'),
  'import.undone': () => 'Inläsningen är redan ångrad. Läs in filen på nytt om du vill ha raderna.',
  'import.rows-changed': () => 'Rader från inläsningen har ändrats efteråt, så den kan inte ångras som en helhet. Ta bort de rader du inte vill ha.',
  'method.unusable': (params) => `Metoden kan inte användas${typeof params['where'] === 'string' ? `: ${params['where']}` : ''}. Rätta skalor, nivåer och trösklar och försök igen.`,
  'secrecy.already-marked': () => 'Raden är redan sekretessmarkerad. Ladda om sidan. Häv markeringen först om grunden ska bytas.',
  'secrecy.marked-row-goes': () => 'En av händelserna är sekretessmarkerad, men inte den som ska vara kvar. Den skulle ta över uppgifterna utan markeringen. Behåll den markerade, eller markera också den som ska vara kvar.',
  'publication.not-decided': () => 'Bara det som nämnden har beslutat kan publiceras. Registrera beslutet först.',
  'publication.already': () => 'Versionen är redan publicerad. Ladda om sidan.',
  'version.none': () => 'Det finns ingen sådan version av året. Välj utkastet eller en annan version.',
  ...sampleRefusals,
  ...controlRefusals,
  'followup.not-begun': () => 'Uppföljningen är inte påbörjad. Börja med den på sidan Uppföljning, så skrivs texterna från siffrorna.',
  'followup.locked': (params) => `${word(params, 'name', 'Någon annan')} skriver i det här avsnittet just nu. Du kan läsa, och skriva när hen är klar.`,
  'service.busy': () => 'Internkoll kan inte svara just nu. Det du har skrivit finns kvar på sidan. Försök igen om en stund.',
};

const FILES: Record<ReadRefusal, string> = {
  'file.type-unknown': 'Filen är ingen Word-, Excel- eller PDF-fil. Spara dokumentet som .docx, .xlsx eller .pdf och försök igen.',
  'file.encrypted': 'Filen är skyddad med lösenord. Öppna den, ta bort skyddet, spara den och försök igen.',
  'file.damaged': 'Filen är skadad och går inte att läsa. Öppna den i programmet den gjordes i, spara en kopia och försök igen.',
  'file.zip-bomb': 'Filen är orimligt stor när den packas upp. Spara dokumentet på nytt, utan bilder och bilagor, och försök igen.',
  'file.too-large': 'Filen är för stor. Spara en kopia utan bilder, eller dela dokumentet.',
  'file.macro': 'Filen innehåller makron. Spara den som ett vanligt dokument, .docx eller .xlsx, och försök igen.',
  'file.empty': 'Filen är tom. Välj filen med analysen i.',
  'file.too-slow': 'Filen tog för lång tid att läsa. Spara en kopia med bara analysen och planen och försök igen.',
  'file.no-text': 'Filen har ingen text att läsa, troligen är den inskannad. Använd dokumentet i Word eller Excel, eller gör om det till text först.',
};

/** Why a file could not be read at all, and what to do. */
export function readRefusalSentence(code: ReadRefusal): string {
  return FILES[code];
}

function wait(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.ceil(seconds))} sekunder`;
  return `${Math.ceil(seconds / 60)} minuter`;
}

export function refusalTitle(kind: RefusalKind): string {
  return TITLES[kind];
}
export function refusalSentence(refusal: Refusal): string {
  return SENTENCES[refusal.code](refusal.params);
}

/** What only the edge says no to, before any operation is reached. */
export const edgeRefusals = ['edge.other-origin', 'edge.not-json', 'edge.fault'] as const;
export type EdgeRefusal = (typeof edgeRefusals)[number];
const EDGE: Record<EdgeRefusal, { readonly title: string; readonly sentence: string }> = {
  'edge.other-origin': { title: TITLES.forbidden, sentence: 'Anropet kom från en annan adress än den som Internkoll har. Öppna Internkoll på dess egen adress. Den som sköter servern anger adressen med INTERNKOLL_URL.' },
  'edge.not-json': { title: TITLES.input, sentence: 'Uppgifterna ska skickas som application/json. Ladda om sidan och försök igen.' },
  'edge.fault': { title: 'Något gick fel hos oss', sentence: 'Det blev ett fel i Internkoll. Inget halvt har sparats. Försök igen, och ange ärendenumret till den som sköter Internkoll om det händer på nytt.' },
};
export function edgeRefusal(code: EdgeRefusal): { readonly title: string; readonly sentence: string } {
  return EDGE[code];
}
