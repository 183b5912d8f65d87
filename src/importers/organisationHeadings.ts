/** What a column of an organisation file means, by its heading. */
import type { FileRole } from '../domain/organisation/organisationFile.ts';
import { unitKinds, type UnitKind } from '../domain/organisation/organisation.ts';

export type Meaning =
  | { readonly kind: 'code' | 'name' | 'parent' | 'parentCode' | 'unitKind' | 'serves' | 'from' | 'to' | 'mail' | 'title' | 'role' | 'firstName' | 'lastName' | 'person' }
  | { readonly kind: 'level' | 'levelCode'; readonly level: UnitKind }
  | { readonly kind: 'head'; readonly role: FileRole };
export interface Column { readonly at: number; readonly heading: string; readonly meaning: Meaning }

const simple: readonly (readonly [RegExp, Meaning['kind']])[] = [
  [/^(?:överordnad|överliggande|överordnat)(?: enhets?)?[ -]?(?:kod|ansvar|ansvarskod|enhetskod|nummer|nr|id)$|^förälderkod$/, 'parentCode'],
  [/^(?:överordnad|överliggande)(?: enhet| del| nivå| organisation)?(?:ens)?(?: ?namn)?$|^(?:ligger under|tillhör|ingår i|hör till|förälder)$/, 'parent'],
  [/^(?:enhets?|ansvars?|organisations?|org\.?|kostnadsställe|kst)?[ -]?(?:kod|nr|nummer|id)$|^(?:ansvar|kst|kostnadsställe)$/, 'code'],
  [/^(?:namn|benämning|enhetsnamn|enhetens namn|organisationsenhet|organisationsdel|ansvarsbenämning|ansvarsnamn|ansvarstext|enhetsbenämning)$/, 'name'],
  [/^(?:slag|typ|nivå|enhetstyp|organisationsnivå|organisationstyp)$/, 'unitKind'],
  [/^(?:nämnd|nämnder|nämnd\/er|ansvarig nämnd|nämnd eller styrelse|arbetar åt|styrelse)$/, 'serves'],
  [/^(?:gäller |giltig )?(?:från(?: och med)?|fr\.?o\.?m\.?|from)$|^(?:startdatum|startdag|börjar)$/, 'from'],
  [/^(?:gäller |giltig )?(?:till(?: och med)?|t\.?o\.?m\.?|tom)$|^(?:slutdatum|slutdag|upphör)$/, 'to'],
  [/^(?:chefens )?(?:e-?post(?:adress)?|e-?mail|mail|mejl(?:adress)?)$/, 'mail'],
  [/^(?:titel|befattning|yrkestitel|tjänstetitel)$/, 'title'],
  [/^(?:roll|uppdrag|funktion|roll i internkontrollen)$/, 'role'],
  [/^förnamn$/, 'firstName'], [/^(?:efternamn|släktnamn)$/, 'lastName'],
  [/^(?:person|medarbetare|anställd|personnamn|för- och efternamn|personens namn)$/, 'person'],
];
const levels: readonly (readonly [RegExp, UnitKind])[] = [
  [/^(?:förvaltning|sektor|kontor)(?:s|ens|ar)?$/, 'administration'], [/^(?:avdelning(?:s|en)?|stab(?:s|en)?|avdelning(?: eller |\/| \/ )stab)$/, 'department'], [/^(?:(?:verksamhets)?område(?:s|t)?|verksamhet(?:s|en)?)$/, 'area'], [/^(?:enhet(?:s|en)?|arbetsplats|arbetsställe)$/, 'unit'],
];
const heads: readonly (readonly [RegExp, FileRole])[] = [
  [/^(?:chef|ansvarig chef|chefens namn|chefsnamn|ansvarig)$/, 'head'], [/^(?:enhetschef|rektor)$/, 'unitHead'], [/^(?:avdelningschef|stabschef|områdeschef|verksamhetsområdeschef|verksamhetschef)$/, 'departmentHead'], [/^(?:förvaltningschef|förvaltningsdirektör|direktör)$/, 'director'],
  [/^(?:samordnare|internkontrollsamordnare)$/, 'coordinator'],
];

function plain(heading: string): string {
  return heading.normalize('NFC').replace(/[\s\u00a0]+/g, ' ').replace(/\s*\([^)]*\)\s*$/, '').replace(/[\s:*]+$/, '').trim().toLocaleLowerCase('sv');
}

export function meaningOf(heading: string): Meaning | null {
  const words = plain(heading);
  const role = heads.find(([form]) => form.test(words));
  if (role) return { kind: 'head', role: role[1] };
  const coded = /^(.+?)[ -]?(?:kod|nummer|nr)$/.exec(words)?.[1] ?? '';
  const level = levels.find(([form]) => form.test(words)) ?? null;
  if (level) return { kind: 'level', level: level[1] };
  const levelCode = levels.find(([form, kind]) => kind !== 'unit' && form.test(coded));
  if (levelCode) return { kind: 'levelCode', level: levelCode[1] };
  const found = simple.find(([form]) => form.test(words));
  return found ? { kind: found[1] } as Meaning : null;
}

/** The row of headings is the first with two that are known; titles and dates may stand above it. */
export function columnsOf(cells: readonly string[]): { readonly columns: readonly Column[]; readonly unread: readonly string[] } | null {
  const columns: Column[] = [];
  const unread: string[] = [];
  for (const [at, heading] of cells.entries()) {
    if (heading.trim() === '') continue;
    const meaning = meaningOf(heading);
    // The first of two with the same meaning is the one that is read.
    if (meaning === null || columns.some((one) => one.meaning.kind === meaning.kind && (!('level' in meaning) || (one.meaning as { level?: UnitKind }).level === meaning.level) && meaning.kind !== 'head')) unread.push(heading.trim());
    else columns.push({ at, heading: heading.trim(), meaning });
  }
  return columns.length >= 2 ? { columns, unread } : null;
}

/** The kind that a word in a row names. */
export function unitKindNamed(words: string): UnitKind | null {
  return levels.find(([form]) => form.test(plain(words)))?.[1] ?? null;
}

const roleNames: readonly (readonly [RegExp, FileRole])[] = [
  [/^(?:förvaltningschef|förvaltningsdirektör|direktör|kommundirektör)$/, 'director'], [/^(?:avdelningschef|stabschef|verksamhetsområdeschef|områdeschef|verksamhetschef)$/, 'departmentHead'], [/^(?:enhetschef|rektor|biträdande rektor|biträdande enhetschef)$/, 'unitHead'],
  [/^chef$/, 'head'], [/^(?:samordnare|internkontrollsamordnare|intern kontrollsamordnare)$/, 'coordinator'], [/^(?:medarbetare|anställd|handläggare)$/, 'employee'], [/^kontrollteam(?:et)?$/, 'controlTeam'],
  [/^(?:ledamot|nämndledamot)$/, 'member'], [/^(?:ordförande|nämndordförande)$/, 'chair'], [/^(?:nämndsekreterare|sekreterare)$/, 'secretary'], [/^registrator$/, 'registrar'], [/^ekonomichef$/, 'financeHead'], [/^(?:hr-?chef|personalchef)$/, 'hrHead'],
  [/^(?:informationssäkerhets?samordnare|säkerhetssamordnare)$/, 'securityCoordinator'], [/^dataskyddsombud$/, 'dataProtectionOfficer'], [/^(?:systemförvaltare|administratör)$/, 'administrator'], [/^(?:revisor|förtroendevald revisor)$/, 'auditor'],
];
export function roleNamed(words: string): FileRole | null {
  return roleNames.find(([form]) => form.test(plain(words)))?.[1] ?? null;
}
/** Levels from the top down. */
export const levelOrder: readonly UnitKind[] = unitKinds;
