/** The sentences with which a change of the organisation, or a file of it, is refused. */
import { readRefusals, type ReadRefusal } from '../domain/document/draft.ts';
import type { Refusal, RefusalCode } from '../domain/refusal.ts';

type OrganisationCode = Exclude<Extract<RefusalCode, `organisation.${string}` | `unit.${string}`>, 'unit.under-itself'>;

const FILES: Record<ReadRefusal, string> = {
  'file.type-unknown': 'Filen är varken Excel eller CSV. Spara organisationen som .xlsx eller .csv och försök igen.',
  'file.encrypted': 'Filen är skyddad med lösenord. Öppna den, ta bort skyddet, spara den och försök igen.',
  'file.damaged': 'Filen är skadad och går inte att läsa. Öppna den i programmet den gjordes i, spara en kopia och försök igen.',
  'file.zip-bomb': 'Filen är orimligt stor när den packas upp. Spara bara bladen med enheter och personer i en ny fil.',
  'file.too-large': 'Filen är för stor för att vara en organisation. Spara bara bladen med enheter och personer i en ny fil, eller dela den.',
  'file.macro': 'Filen innehåller makron. Spara den som en vanlig arbetsbok, .xlsx, och försök igen.',
  'file.empty': 'Filen är tom. Välj filen med enheterna i.',
  'file.too-slow': 'Filen tog för lång tid att läsa. Spara bara bladen med enheter och personer i en ny fil och försök igen.',
  'file.no-text': 'Filen har ingen text att läsa. Välj filen med enheterna i.',
};
const named = (params: Refusal['params'], name: string): string => (typeof params[name] === 'string' && params[name] !== '' ? ` ”${params[name]}”` : '');

export const organisationRefusals: Record<OrganisationCode, (params: Refusal['params']) => string> = {
  'unit.code-taken': (params) => `Koden${named(params, 'code')} skulle stå på två enheter samtidigt. Ge den ena en annan kod, eller låt den andra upphöra först.`,
  'unit.not-standing': (params) => `Enheten${named(params, 'name')} gäller inte dagen före den du har valt. Välj en annan dag, eller en enhet som gäller då.`,
  'unit.merge-needs-several': () => 'Välj minst två enheter att slå ihop, eller en enhet som ska gå upp i en annan.',
  'unit.split-needs-several': () => 'Skriv minst två nya enheter att dela upp i.',
  'organisation.file-refused': (params) => FILES[readRefusals.find((code) => code === params['reason']) ?? 'file.damaged'],
  'organisation.not-a-list': () => 'Filen har ingen tabell med rubriker som känns igen. Första raden ska ha rubriker som Enhetskod, Enhet, Överordnad, Förvaltning, Nämnd, Chef, Namn, E-post eller Roll.',
  'organisation.nothing-read': () => 'Filen har rubriker men inga enheter eller personer under dem. Kontrollera att det är rätt fil och rätt blad.',
  'organisation.changed-since-preview': () => 'Organisationen har ändrats sedan du tittade på skillnaderna. Läs in filen igen, så visas de som de är nu.',
};
