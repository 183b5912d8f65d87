/** The list that a sample is drawn from: what it must hold, and the checksum that freezes it. */
import { canonicalJson } from '../document/canonical.ts';
import { ok, refuse, type Outcome } from '../refusal.ts';
import { hexOf, sha256 } from './sha256.ts';

/** A list as a file has it: headings, and rows with the line (1…) that they stand on. Cells are cleaned; a row has one for each heading. */
export interface ListTable {
  readonly columns: readonly string[];
  readonly rows: readonly ListRow[];
}
export interface ListRow { readonly line: number; readonly cells: readonly string[] }

/** A list in which every row has an id of its own. Position 1 is the first row. */
export interface PopulationList {
  readonly columns: readonly string[];
  /** Which of the columns is the id. */
  readonly idColumn: number;
  readonly rows: readonly (readonly string[])[];
  /** In hexadecimal; see `populationChecksum`. */
  readonly sha256: string;
}

/** What was noticed when a list was read, without being wrong. */
export type ListNote =
  | { readonly kind: 'formulas'; readonly count: number }
  | { readonly kind: 'hiddenRows'; readonly count: number }
  | { readonly kind: 'otherSheets'; readonly sheet: string }
  | { readonly kind: 'noHeading' }
  | { readonly kind: 'linesAbove'; readonly count: number };

export function idAt(population: PopulationList, position: number): string {
  return population.rows[position - 1]?.[population.idColumn] ?? '';
}

/** The column with this heading, or the first one where no name is given. Capitals count only where two differ by nothing else. */
export function idColumnOf(columns: readonly string[], name: string | null): Outcome<number> {
  if (name === null) return ok(0);
  const wanted = name.normalize('NFC').trim();
  for (const form of [(text: string) => text, (text: string) => text.toLowerCase()]) {
    const found = columns.flatMap((column, at) => (form(column) === form(wanted) ? [at] : []));
    if (found.length > 1) return refuse('population.id-column-twice', { column: wanted });
    if (found[0] !== undefined) return ok(found[0]);
  }
  return refuse('population.id-column-missing', { column: wanted, columns: namesOf(columns) });
}

const shownLines = 5;

/** A population from a list, or what is wrong with its ids: one that is missing or stands twice could be drawn as another. */
export function populationFrom(table: ListTable, idColumn: number): Outcome<PopulationList> {
  const column = table.columns[idColumn] ?? '';
  if (table.rows.length === 0) return refuse('population.empty');
  const missing = table.rows.filter((row) => (row.cells[idColumn] ?? '') === '');
  if (missing.length > 0) return refuse('population.id-missing', { column, count: missing.length, lines: linesOf(missing), columns: namesOf(table.columns) });
  const first = new Map<string, ListRow>();
  const twice: ListRow[] = [];
  for (const row of table.rows) {
    const id = row.cells[idColumn] ?? '';
    if (first.has(id)) twice.push(row);
    else first.set(id, row);
  }
  const [one] = twice;
  if (one !== undefined) {
    const id = one.cells[idColumn] ?? '';
    const same = [first.get(id), ...twice.filter((row) => row.cells[idColumn] === id)].filter((row) => row !== undefined);
    return refuse('population.id-twice', { column, id, lines: linesOf(same), count: new Set(twice.map((row) => row.cells[idColumn])).size, columns: namesOf(table.columns) });
  }
  const content = { columns: table.columns, idColumn, rows: table.rows.map((row) => row.cells) };
  return ok({ ...content, sha256: populationChecksum(content) });
}

function namesOf(columns: readonly string[]): string {
  return columns.slice(0, 12).join(', ');
}
function linesOf(rows: readonly ListRow[]): string {
  return `${rows.slice(0, shownLines).map((row) => row.line).join(', ')}${rows.length > shownLines ? ' …' : ''}`;
}

/**
 * SHA-256 of the canonical JSON (RFC 8785) of { columns, id, rows }: the headings, the heading of the id column and every
 * cell in order. The file's own bytes are another thing: the same list saved as Excel and as CSV is the same population.
 */
export function populationChecksum(content: Pick<PopulationList, 'columns' | 'idColumn' | 'rows'>): string {
  const hash = sha256();
  // Written out in canonical order row by row: as one text a list of 200,000 rows would be held in memory twice.
  hash.add(`{"columns":${canonicalJson(content.columns)},"id":${canonicalJson(content.columns[content.idColumn] ?? '')},"rows":[`);
  for (const [at, row] of content.rows.entries()) hash.add(`${at === 0 ? '' : ','}${canonicalJson(row)}`);
  hash.add(']}');
  return hexOf(hash.words());
}
