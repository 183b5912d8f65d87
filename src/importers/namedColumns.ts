import { headingKey } from './headings.ts';

export interface Taken<Name extends string> { readonly said: Partial<Record<Name, string>>; readonly left: Record<string, string> }

/** What stands under such headings – of two that mean the same, the first – and what is left. */
export function taken<Name extends string>(extra: Readonly<Record<string, string>>, columns: Readonly<Record<Name, RegExp>>): Taken<Name> {
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
