/** The sentences with which a control says no: what stands in the way, and what to do instead. */
import { evidenceMegabytes } from '../domain/control/evidenceKind.ts';
import type { Refusal, RefusalCode } from '../domain/refusal.ts';
import { counted, figures } from './numbers.ts';

type ControlCode = Extract<RefusalCode, `control.${string}` | `evidence.${string}`>;
type Params = Refusal['params'];

function number(params: Params, name: string): number | null {
  const value = params[name];
  return typeof value === 'number' ? value : null;
}
function name(params: Params): string {
  const value = params['name'];
  return typeof value === 'string' && value !== '' ? `Filen ”${value}”` : 'Filen';
}
function sort(params: Params): string {
  const value = params['ending'];
  return typeof value === 'string' && value !== '' ? ` av slaget .${value}` : '';
}

export const controlRefusals: Record<ControlCode, (params: Params) => string> = {
  'control.withdrawn': () => 'Kontrollen finns inte längre i den beslutade planen och ska inte göras. Det som är gjort står kvar.',
  'control.not-open': () => 'Kontrollen är redan avslutad. Öppna den igen om något ska ändras.',
  'control.closed-by-followup': (params) => `Nämnden har redan beslutat ${typeof params['occasion'] === 'string' ? `${params['occasion'].slice(0, 1).toLocaleLowerCase('sv')}${params['occasion'].slice(1)},` : 'uppföljningen'} som kontrollen ingår i. Den kan bara ändras som en rättelse, och det gör samordnaren med ett skäl.`,
  'control.changed-by-other': (params) => `${typeof params['by'] === 'string' && params['by'] !== '' ? params['by'] : 'Någon annan'} har hunnit ändra i kontrollen. Läs in den igen, titta på det som är nytt och försök sedan en gång till.`,
  'control.nothing-to-draw': () => 'Kontrollen har inget stickprov, så det finns inget antal att ange. Skriv resultatet direkt.',
  'control.file-asked': () => 'Urvalet ska göras ur en lista. Välj filen med alla poster, i Excel eller som csv.',
  'control.already-answered': () => 'Poster är redan granskade, så antalet kan inte ändras. Ta först bort resultaten om antalet var fel.',
  'control.none-to-review': () => 'Det finns inget att granska när antalet är noll. Välj Kunde inte göras och ”ingen sådan verksamhet under perioden”.',
  'control.too-many-to-review': (params) => `Det blir för många att granska en och en${number(params, 'size') === null ? '' : `: ${figures(number(params, 'size') ?? 0)}`}. Gränsen är ${figures(number(params, 'most') ?? 5000)}. Be samordnaren välja stickprov, eller dela upp kontrollen på fler perioder.`,
  'control.count-first': () => 'Ange först hur många det finns, så tas det fram vilka som ska granskas.',
  'control.items-left': (params) => `${number(params, 'left') === null ? 'Poster' : counted(number(params, 'left') ?? 0, 'post', 'poster').replace(/^./u, (letter) => letter.toLocaleUpperCase('sv'))} är inte ${number(params, 'left') === 1 ? 'granskad' : 'granskade'} än. Svara på dem, eller välj Resten i ordning.`,
  'control.fault-without-handling': (params) => `Säg vad som görs åt ${number(params, 'left') === 1 || number(params, 'left') === null ? 'felet' : `de ${figures(number(params, 'left') ?? 0)} felen`}: rättat direkt, en åtgärd, eller lämnat till samordnaren.`,
  'control.not-a-fault': () => 'Posten är inte ett fel. Välj Fel först, och säg sedan vad som görs åt det.',
  'control.not-left': () => 'Felet är inte lämnat till samordnaren, så det finns inget att ta hand om.',
  'control.say-what-is-wrong': () => 'Skriv vad som är fel och vad som görs åt det.',
  'control.evidence-missing': () => 'Kontrollen ska ha underlag. Lägg till minst en fil innan den är klar.',
  'control.not-for-review': () => 'Kontrollen väntar inte på någon andra granskare.',
  'control.reason-needed': () => 'Skriv ett skäl, så att den som läser senare förstår.',
  'control.until-needed': () => 'Ange en dag framåt i tiden då kontrollen ska vara gjord.',
  'control.plan-not-decided': (params) => `Det finns ingen beslutad plan${number(params, 'year') === null ? '' : ` för ${number(params, 'year') ?? ''} eller året före`}. Kontroller planeras när nämndens beslut är registrerat.`,
  'control.not-yours': () => 'Kontrollen är någon annans. Den som ska göra den, eller samordnaren, kan lämna över den till dig.',
  'control.cannot-perform': () => 'Personen har ingen roll hos nämnden som gör att hen kan öppna kontrollen. Välj någon annan, eller be systemförvaltaren ge personen en roll.',
  'control.hang-on-plan': () => 'Det går inte att ångra, eftersom kontroller redan är planerade efter planen. Läs i stället in den rättade planen och registrera nämndens beslut om den.',
  'evidence.kind-not-allowed': (params) => `${name(params)} kan inte tas emot${sort(params)}. Underlag får vara pdf, Word, Excel, PowerPoint, OpenDocument, bilder (png, jpg), text, csv och e-post (eml, msg). Spara filen som pdf och försök igen.`,
  'evidence.not-what-it-says': (params) => `${name(params)} är något annat än namnet säger. Spara den i det format som namnet anger och försök igen.`,
  'evidence.macro': (params) => `${name(params)} innehåller makron, det vill säga program. Spara den utan makron, eller som pdf, och försök igen.`,
  'evidence.empty': (params) => `${name(params)} är tom. Kontrollera filen och välj den igen.`,
  'evidence.too-large': (params) => `${name(params)} är för stor. Underlag får vara högst ${evidenceMegabytes} MB. Spara en mindre kopia, eller dela upp filen.`,
};
