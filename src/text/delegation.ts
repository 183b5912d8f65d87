/** Words of "Medan jag är borta": who stands in for whom, what the log says of it, and why it cannot be. */
import type { Refusal, RefusalCode } from '../domain/refusal.ts';
import { dayWords, shortDayWords } from './days.ts';

type Params = Refusal['params'];

/** The name of who acts with a right that is another's: always the own name first. */
export function forWords(name: string, absent: string): string {
  return `${name} för ${absent}`;
}

/** "21–28 november 2026", "28 december 2026–4 januari 2027". */
const span = (from: string, to: string): string => {
  if (from === to) return dayWords(from);
  if (from.slice(0, 7) === to.slice(0, 7)) return `${Number(from.slice(8))}–${dayWords(to)}`;
  return `${shortDayWords(from, to)}–${dayWords(to)}`;
};

function days(params: Params): string {
  const { from, to } = params;
  return typeof from === 'string' && typeof to === 'string' ? ` ${span(from, to)}` : '';
}

export const delegationRefusals = {
  'delegation.to-yourself': () => 'Ersättaren ska vara någon annan än den som är borta. Välj en annan person.',
  'delegation.own-deputy': () => 'Den som ordnar en ersättare åt någon annan kan inte själv bli ersättaren. Välj en annan person, eller be någon annan ordna det.',
  'delegation.days-wrong': () => 'Första dagen ska vara i dag eller senare, och sista dagen inte före den första. Rätta dagarna.',
  'delegation.too-long': () => 'En ersättare kan utses för högst ett år i taget. Välj en tidigare sista dag.',
  'delegation.overlaps': (params: Params) => `Det finns redan en ersättare${days(params)}. Avsluta den ersättningen först, eller välj andra dagar.`,
  'delegation.deputy-elsewhere': () => 'Ersättaren ska arbeta åt minst en av samma nämnder som den som är borta. Systemförvaltaren kan välja någon annan.',
  'invitation.no-mail-server': () => 'Ingen e-postserver är inställd, så inget mejl kan skickas. Systemförvaltaren kan skapa en länk och lämna den till personen.',
} as const satisfies Partial<Record<RefusalCode, (params: Params) => string>>;

export const delegationText = {
  title: 'Medan jag är borta',
  lead: 'Välj någon som står in för dig. Ersättaren gör dina uppgifter i sitt eget namn, med dina rättigheter de dagarna. Loggen säger vem som gjorde vad, och för vem.',
  notCarried: 'Förtroliga avvikelser och rollen som systemförvaltare följer aldrig med.',
  nobody: 'Ingen står in för dig.', make: 'Utse en ersättare', makeTitle: 'Medan jag är borta', arrange: 'Ordna en ersättare åt någon', arrangeTitle: 'Ersättare åt någon annan',
  arrangedTitle: 'Ersättare för andra', arrangedLead: 'När någon är borta och inte själv kan utse en ersättare gör chefen, samordnaren eller systemförvaltaren det.',
  arrangedNone: 'Ingen har en ersättare just nu.', forMeTitle: 'Du står in för',
  absent: 'Vem är borta?', deputy: 'Vem står in?', search: 'Sök på namn', found: (count: number) => count === 0 ? 'Ingen med det namnet' : count === 1 ? 'En person' : `${count} personer`, choose: (name: string) => `Välj ${name}`, other: 'Välj någon annan', missing: 'Välj en person.',
  from: 'Första dag', to: 'Sista dag', dayMissing: 'Välj en dag.', order: 'Sista dagen är före den första.', reason: 'Skäl', reasonHint: 'Frivilligt. Skriv inget om någons hälsa.', button: 'Utse ersättaren', made: 'Ersättaren är utsedd.',
  row: (deputy: string, from: string, to: string) => `${deputy}, ${span(from, to)}`, forRow: (absent: string, from: string, to: string) => `${absent}, ${span(from, to)}`, both: (absent: string, deputy: string) => `${deputy} för ${absent}`, span,
  coming: 'börjar senare', now: 'gäller nu', past: 'har gällt', endedOn: (day: string) => `avslutad ${dayWords(day)}`, by: (name: string) => `ordnat av ${name}`,
  end: 'Avsluta', endOf: (deputy: string, absent: string) => `Avsluta: ${deputy} för ${absent}`, ended: 'Ersättningen är avslutad.',
  earlier: 'Tidigare',
  awayNow: (deputy: string, to: string) => `${deputy} står in för dig till och med ${dayWords(to)}. Mejlen om det som väntar går dit så länge.`,
  standsInNow: (absent: string, to: string) => `Du står in för ${absent} till och med ${dayWords(to)}.`,
  change: 'Ändra', taskFor: (absent: string) => `för ${absent}`,
} as const;
