/** The few words of secrecy and personal data that stand on rows and under fields; the rest is in openness.ts. */
import type { PersonalDataKind } from '../domain/openness/personalData.ts';
import { isGround } from '../domain/openness/secrecy.ts';
import { list } from './numbers.ts';

/** "OSL 18 kap. 8 §"; own words as they stand. */
export function groundName(ground: string): string {
  if (!isGround(ground)) return ground;
  const [chapter = '', section = ''] = ground.split(':');
  return `OSL ${chapter} kap. ${section.replace(/(\d)([a-z])$/, '$1 $2')} §`;
}
export function secrecySaid(ground: string): string {
  return `Sekretess, ${groundName(ground)}`;
}

export const personalDataText = {
  found: (kinds: readonly PersonalDataKind[]) => `Texten verkar innehålla ${list([...new Set(kinds)].map((kind) => personalDataWords[kind]))}. Behövs det? Texten kan bli allmän handling.`,
} as const;
export const personalDataWords: Readonly<Record<PersonalDataKind, string>> = { personalNumber: 'ett personnummer', coordinationNumber: 'ett samordningsnummer', mail: 'en e-postadress' };
