import { fieldOf } from './headings.ts';

/** A heading and how far it reaches, in points. */
export interface Heading { readonly text: string; readonly x0: number; readonly x1: number }

/** A heading as it is read over line breaks: a hyphen at a line's end only broke the word. */
export function headingText(text: string): string {
  return text.replace(/-\n(?=\p{Ll})/gu, '').replace(/\s+/g, ' ');
}

/** How many of them are known. */
export function knownIn(headings: readonly { readonly text: string }[]): number {
  return headings.filter((one) => fieldOf(headingText(one.text)) !== null).length;
}

/** Most of them are headings that are known. */
export function areHeadings(headings: readonly { readonly text: string }[], least: number): boolean {
  return knownIn(headings) >= Math.max(least, headings.length * 0.6);
}

/**
 * Headings in two rows: "Riskbedömning" over "Sannolikhet", "Konsekvens" and "Riskvärde". The columns that both rows
 * make together, left to right; null when the lower row is none of headings.
 */
export function underEachOther(upper: readonly Heading[], lower: readonly Heading[]): Heading[] | null {
  if (lower.length < 2 || !areHeadings(lower, 2) || lower.some((one) => /^\d/.test(one.text))) return null;
  const goesOn = new Map<Heading, Heading>();
  const parents = new Set<Heading>();
  for (const one of upper) {
    const under = lower.filter((other) => other.x0 < one.x1 && other.x1 > one.x0);
    const [only] = under;
    // "Oönskad" over "händelse" is one heading; "Internkontrollplan" over "Kontrollansvarig" is a heading over another.
    if (only !== undefined && under.length === 1 && (fieldOf(headingText(`${one.text}\n${only.text}`)) !== null || fieldOf(only.text) === null)) goesOn.set(only, one);
    else if (under.length > 0) parents.add(one);
    else if (fieldOf(one.text) === null && lower.some((other) => other.x0 > one.x1 && !upper.some((next) => next.x0 > one.x1 && next.x0 < other.x1))) parents.add(one);
  }
  const own = lower.filter((one) => !goesOn.has(one));
  if (own.length < 2) return null;
  const kept = upper.filter((one) => !parents.has(one)).map((one) => {
    const [below] = [...goesOn].find(([, above]) => above === one) ?? [];
    return below === undefined ? one : { text: `${one.text} ${below.text}`, x0: Math.min(one.x0, below.x0), x1: Math.max(one.x1, below.x1) };
  });
  return [...kept, ...own].toSorted((a, b) => a.x0 - b.x0);
}
