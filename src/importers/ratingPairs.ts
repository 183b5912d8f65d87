import { fieldOf, headingKey } from './headings.ts';

/** Likelihood and consequence in one cell, each as printed, and the product where it is printed too. */
export interface PrintedRatings { readonly likelihood: string; readonly consequence: string; readonly riskValue: string | null }

type Side = 'likelihood' | 'consequence';

/** What the two columns would be called, where one heading stands for both: "S/K", "Sannolikhet x konsekvens", "Riskvärde". */
export function ratingHeadings(heading: string): { readonly likelihood: string; readonly consequence: string; readonly first: Side } | null {
  const words = heading.replace(/[()=]/g, ' ').split(/\s*[/×*·,;]\s*|\s+(?:x|och|samt|eller)\s+|\s+/i).filter((one) => one !== '');
  const sides = words.flatMap((word) => {
    const field = fieldOf(word);
    return field === 'likelihood' || field === 'consequence' ? [{ field, word }] : [];
  });
  const [one, other] = sides;
  const names = { likelihood: sides.find((side) => side.field === 'likelihood')?.word ?? 'S', consequence: sides.find((side) => side.field === 'consequence')?.word ?? 'K' };
  if (one !== undefined && other !== undefined && one.field !== other.field) return { ...names, first: one.field };
  // "SxK", "Riskvärde", "Riskbedömning": which of two numbers comes first is told by custom.
  return fieldOf(heading) === 'riskValue' || /^(?:risk)?(?:bedömning|värdering|matris)$/.test(headingKey(heading)) ? { ...names, first: /k\s*[x×*·/]\s*s/i.test(heading) ? 'consequence' : 'likelihood' } : null;
}

const step = '(\\d{1,2}(?:[\\s.:–-]*\\p{L}[\\p{L} ]*)?|\\p{L}[\\p{L} ]*\\(\\d{1,2}\\))';
const product = new RegExp(`^${step}\\s*[x×*·]\\s*${step}(?:\\s*[=:]\\s*(\\d{1,3})\\b.*)?$`, 'iu');
const apart = new RegExp(`^${step}\\s*(?:[/|;,]|\\n)\\s*${step}(?:\\s*(?:[=/|;(]|\\n)\\s*(\\d{1,3})\\)?)?$`, 'iu');
const valueFirst = new RegExp(`^(\\d{1,3})\\s*[=:(]\\s*${step}\\s*[x×*·/]\\s*${step}\\)?$`, 'iu');
const named = /^s(?:annolikhet)?\s*[:=]?\s*(\d{1,2})\D{1,12}?(?:k(?:onsekvens)?|v(?:äsentlighet)?)\s*[:=]?\s*(\d{1,2})(?:\D+(\d{1,3}))?$/iu;
const namedOther = /^(?:k(?:onsekvens)?|v(?:äsentlighet)?)\s*[:=]?\s*(\d{1,2})\D{1,12}?s(?:annolikhet)?\s*[:=]?\s*(\d{1,2})(?:\D+(\d{1,3}))?$/iu;

/** "3/4", "3x4=12", "12 (3×4)", "S: 3 K: 4", "3 Möjlig / 4 Allvarlig"; null for anything else. */
export function ratingsIn(text: string, first: Side): PrintedRatings | null {
  const flat = text.trim().replace(/[^\S\n]+/g, ' ');
  const inOrder = (one: string | undefined, other: string | undefined, value: string | undefined): PrintedRatings | null => {
    if (one === undefined || other === undefined) return null;
    const [likelihood, consequence] = first === 'likelihood' ? [one, other] : [other, one];
    return { likelihood: likelihood.trim(), consequence: consequence.trim(), riskValue: value ?? null };
  };
  const byName = named.exec(flat);
  if (byName !== null) return { likelihood: byName[1] ?? '', consequence: byName[2] ?? '', riskValue: byName[3] ?? null };
  const byOther = namedOther.exec(flat);
  if (byOther !== null) return { likelihood: byOther[2] ?? '', consequence: byOther[1] ?? '', riskValue: byOther[3] ?? null };
  const before = valueFirst.exec(flat);
  if (before !== null) return inOrder(before[2], before[3], before[1]);
  const match = product.exec(flat) ?? apart.exec(flat);
  return match === null ? null : inOrder(match[1], match[2], match[3]);
}
