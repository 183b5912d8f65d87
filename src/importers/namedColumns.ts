import { headingKey } from './headings.ts';

/**
 * Columns that say one more thing of a row, known by their headings. They are taken from what is left when the row has
 * been read: a category that the events stand under, or an owner who answers for the control, is read as that first.
 */
export const ofEvent = {
  riskOwner: /^(?:riskansvarig(?:a)?|riskägare(?:ansvarig)?|ägare(?:tillrisken|avrisken)|ansvarigförrisk(?:en)?)$/,
  category: /^(?:risk)?kategori(?:er)?$|^risktyp$|^typavrisk$/,
  department: /^(?:avdelning(?:ar|en)?|enhet(?:en)?|avdelningenhet|enhetavdelning|avdelningstab)$/,
} as const;

/** What stands under such headings – of two that mean the same, the first – and what is left. */
export function taken<Name extends string>(extra: Readonly<Record<string, string>>, columns: Readonly<Record<Name, RegExp>>): { readonly said: Partial<Record<Name, string>>; readonly left: Record<string, string> } {
  const said: Partial<Record<Name, string>> = {};
  const left: Record<string, string> = {};
  const names = Object.keys(columns) as Name[];
  for (const [heading, text] of Object.entries(extra)) {
    const key = headingKey(heading);
    const name = names.find((one) => said[one] === undefined && columns[one].test(key));
    if (name === undefined) left[heading] = text;
    else said[name] = text;
  }
  return { said, left };
}
