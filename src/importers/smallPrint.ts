import type { CellPart, SourceCell } from './grid.ts';
import { fieldOf } from './headings.ts';

/** What is printed under a cell's own words in smaller letters. A pale note says something else than the words above it. */
export interface Note { readonly text: string; readonly pale: boolean }

/** Print below this share of the size above it is small print. */
const small = 0.93;

/** A cell's main print and the small print under it; a cell in one size is all main print. */
export function printOf(cell: SourceCell): { readonly main: string; readonly notes: readonly Note[] } {
  const parts = cell.parts ?? [];
  const [first] = parts;
  if (first === undefined) return { main: cell.text, notes: [] };
  const isSmall = (part: CellPart): boolean => part.size < first.size * small;
  const from = parts.findIndex(isSmall);
  if (from < 0 || !parts.slice(from).every(isSmall)) return { main: cell.text, notes: [] };
  return { main: parts.slice(0, from).map((part) => part.text).join('\n'), notes: parts.slice(from).map((part) => ({ text: part.text, pale: part.colour !== first.colour })) };
}

/** The same print on the same level: what a change of it parts, belongs apart. */
export function runsOf(cell: SourceCell): { readonly text: string; readonly small: boolean }[] {
  const parts = cell.parts ?? [];
  const [first] = parts;
  if (first === undefined) return cell.text === '' ? [] : [{ text: cell.text, small: false }];
  const runs: CellPart[][] = [];
  for (const part of parts) {
    const last = runs.at(-1)?.at(-1);
    if (last !== undefined && last.bold === part.bold && last.colour === part.colour && Math.abs(last.size - part.size) < 0.3) runs.at(-1)?.push(part);
    else runs.push([part]);
  }
  return runs.map((run) => ({ text: run.map((part) => part.text).join('\n'), small: (run[0]?.size ?? 0) < first.size * small }));
}

/** A PDF does not say where a line of the same print ends: a label that only an event has begins the next fact. */
const factBegins = /\s+·\s+|\s+(?=(?:Riskansvarig|Riskägare|Kategori|Riskkategori|Avdelning): )/u;

/** "Riskansvarig: Bokningschef · Kategori: Oegentligheter" under their labels; what has none stands under `heading`. */
export function labelled(notes: readonly Note[], heading: string): Record<string, string> {
  const found: Record<string, string> = {};
  const add = (label: string, text: string): void => {
    found[label] = found[label] === undefined ? text : `${found[label]}\n${text}`;
  };
  for (const note of notes) {
    for (const line of note.text.split('\n')) {
      for (const fact of line.split(factBegins)) {
        const said = labelOf(fact);
        if (said === null) add(heading, fact);
        else add(said.label, said.text);
      }
    }
  }
  return found;
}

/** "Label: text" where the label is a heading that is known. */
export function labelOf(line: string): { readonly label: string; readonly text: string } | null {
  const match = /^([\p{L}][^:]{0,60}?)\s*:\s*(\S[\s\S]*)$/u.exec(line.trim());
  const label = match?.[1] ?? '';
  return match === null || fieldOf(label) === null ? null : { label, text: match[2] ?? '' };
}
