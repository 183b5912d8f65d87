import { cleanText } from '../domain/document/clean.ts';

/** Text is cleaned once, on the way in, whatever field it stands in; a file's bytes and everything else is left as it came. */
export function cleanInput(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return key === 'bytes' ? value : cleanText(value).text;
  if (Array.isArray(value)) return value.map((one) => cleanInput(one));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [cleanText(name).text, cleanInput(one, name)]));
}
