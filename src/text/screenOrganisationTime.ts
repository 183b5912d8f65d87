/** Words of the organisation over time: a day, names of before, units renamed, merged and split. */
import { dayWords } from './days.ts';
import { list } from './numbers.ts';

const controls = (count: number): string => count === 1 ? '1 kontroll' : `${count} kontroller`;

export const unitText = {
  on: 'Organisationen den', today: 'Visa i dag', past: (day: string) => `Så såg organisationen ut den ${dayWords(day)}.`, future: (day: string) => `Så ser organisationen ut den ${dayWords(day)}, så långt det är bestämt.`,
  filter: 'Sök del', filterHint: 'Namn, kod eller tidigare namn', shown: (shown: number, all: number) => `${shown} av ${all} delar visas.`, noneFound: 'Ingen del med de orden gäller den dagen.', keys: 'Med piltangenterna går du mellan delarna. Vänster stänger och höger öppnar det som ligger under.',
  former: (names: readonly string[]) => `tidigare ${names.join(', ')}`, code: 'Kod', codeHint: 'Kommunens egen kod, till exempel ansvar. Får vara tomt.', tree: 'Förvaltningar och enheter',
  ended: (day: string) => `upphör ${dayWords(day)}`, continuedBy: (names: readonly string[]) => `går vidare som ${list(names)}`,
  acts: 'Ändra', actsFor: (name: string) => `Ändra ${name}`, change: 'Rätta uppgifter', rename: 'Byt namn eller plats från en dag', merge: 'Slå ihop med en annan', split: 'Dela upp',
  importFile: 'Läs in från fil', from: 'Från och med', dayMissing: 'Välj en dag.', reason: 'Skäl', reasonHint: 'Till exempel beslutet om den nya organisationen. Får vara tomt.', name: 'Namn', nameMissing: 'Skriv ett namn.', place: 'Ligger under', top: 'Ligger överst',
  renameTitle: (name: string) => `Byt namn eller plats på ${name}`, renameLead: 'Tidigare kontroller och papper behåller namnet från sin tid. Gäller det ett stavfel rättar du uppgifterna i stället.', renameButton: 'Byt från den dagen', renamed: 'Bytet är infört.',
  mergeTitle: (name: string) => `Slå ihop ${name} med en annan`, mergeLead: 'De gamla upphör dagen före. Det som ligger under dem flyttar med, och historiken finns kvar.', mergeWith: 'Slås ihop med', mergeInto: 'Blir', mergeNew: 'En ny enhet', mergeExisting: (name: string) => `Allt går upp i ${name}`, mergeButton: 'Slå ihop', mergeMissing: 'Välj minst en annan.', merged: 'Enheterna är ihopslagna.',
  splitTitle: (name: string) => `Dela upp ${name}`, splitLead: 'Den gamla upphör dagen före. De nya ligger där den låg och arbetar åt samma nämnder.', splitNew: (number: number) => `Ny enhet ${number}`, splitCode: (number: number) => `Kod för enhet ${number}`, splitMore: 'Lägg till en enhet', splitBelow: 'Det som ligger under den', splitBelowOf: (name: string) => `${name} läggs under`, splitButton: 'Dela upp', splitMissing: 'Skriv namnet på den nya enheten.', done: 'Uppdelningen är införd.',
  ahead: 'Det här följer med', roles: 'Roller som ges hos den nya', roleAt: (person: string, role: string, place: string) => `${person}, ${role}, hos ${place}`, noRoles: 'Ingen har en roll på det som upphör.', endRoles: 'Avsluta rollerna på det som upphör dagen före', endRolesHint: 'Vänta med det om någon ska göra klart en kontroll som pågår där.',
  replanned: (count: number) => count === 0 ? 'Inga kommande kontroller behöver planeras om.' : `${controls(count)} som inte har börjat planeras om till den som tar över.`, staying: (count: number) => count === 0 ? '' : `${controls(count)} står kvar på den gamla enheten och kan lämnas över.`, settings: (count: number) => count === 0 ? '' : `${count} ${count === 1 ? 'kontroll som har platsen vald' : 'kontroller som har platsen vald'} får den som tar över som plats.`,
} as const;
