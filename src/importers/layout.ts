import type { SourceCell, SourceRow, SourceTable } from './grid.ts';
import { distinctCells, ownCells } from './grid.ts';
import { fieldOf, groupingFields, headingKey, scaleInHeading } from './headings.ts';
import type { Field } from './headings.ts';

/** One column of a table as its headings name it. */
export interface Column {
  readonly at: number;
  readonly heading: string;
  readonly field: Field | null;
  /** What the heading's words say, before columns with the same meaning were told apart. */
  readonly sign: Field | null;
  /** The spreadsheet hides it. */
  readonly hidden?: boolean;
}

export interface Layout {
  readonly columns: readonly Column[];
  /** How many rows the headings take. */
  readonly height: number;
}

/** Fields that only a table of events or of a plan has; two known headings with one of these make a heading row. */
const telling: ReadonlySet<Field> = new Set<Field>(['event', 'likelihood', 'consequence', 'riskValue', 'controlActivity', 'systematicControl', 'measure', 'inPlan']);

const grouped: readonly Field[] = ['goal', 'process', 'workMethod', 'indicator'];

/** The headings that begin in this row, over one or two rows, or null when it is no heading row. */
export function headingsAt(table: SourceTable, at: number): Layout | null {
  const row = table.rows[at];
  if (row === undefined) return null;
  const single = layoutOf([row]);
  const next = table.rows[at + 1];
  const double = next === undefined || !mayContinueHeadings(next, at + 1) || !mayBeginHeadings(row, at) ? null : layoutOf([row, next]);
  const enough = (layout: Layout | null): number => (layout === null || !isHeadingRow(row, layout) ? 0 : known(layout));
  const one = enough(single);
  const two = enough(double);
  if (one === 0 && two === 0) return null;
  if (two > one && double !== null) return { ...double, height: 2 };
  const underline = next !== undefined && isScaleRow(next, at + 1) ? 2 : 1;
  return { ...single, height: underline };
}

function known(layout: Layout): number {
  return layout.columns.filter((column) => column.field !== null).length;
}

function isHeadingRow(row: SourceRow, layout: Layout): boolean {
  const named = layout.columns.filter((column) => column.heading !== '');
  const fields = new Set(named.flatMap((column) => column.field ?? []));
  if (fields.size < 2 || ![...fields].some((field) => telling.has(field))) return false;
  // "Aktivitet | Ansvarig | Tid" may be anybody's time plan.
  if (!named.some((column) => column.sign !== null && telling.has(column.sign)) && !grouped.some((field) => fields.has(field))) return false;
  return fields.size >= named.length * (row.heading ? 0.25 : 0.5) && distinctCells(row).every((cell) => cell.text.length <= 160);
}

/** The first of two heading rows has a heading of its own, or one that reaches over several columns or both rows. */
function mayBeginHeadings(row: SourceRow, at: number): boolean {
  const own = ownCells(row, at).filter((cell) => cell.text !== '');
  // One text over the whole table is a title.
  if (own.length < 2) return false;
  return own.every((cell) => !/^\d/.test(cell.text)) && own.some((cell) => cell.columns > 1 || cell.rows > 1 || fieldOf(cell.text) !== null);
}

/** A second heading row holds short words, never a rating or a number. */
function mayContinueHeadings(row: SourceRow, at: number): boolean {
  const own = ownCells(row, at).filter((cell) => cell.text !== '');
  const recognised = own.filter((cell) => fieldOf(cell.text) !== null).length;
  return own.length > 0 && recognised > 0 && recognised >= own.length * 0.5 && own.every((cell) => cell.text.length <= 60 && !/^\d/.test(cell.text));
}

/** A row that only says the scale under the headings: "(1–5)". */
function isScaleRow(row: SourceRow, at: number): boolean {
  const own = ownCells(row, at).filter((cell) => cell.text !== '');
  return own.length > 0 && own.every((cell) => /^\(?\s*\d\s*[-–]\s*\d{1,2}\s*\)?$/.test(cell.text));
}

function layoutOf(rows: readonly SourceRow[]): Layout {
  const width = Math.max(...rows.map((row) => row.cells.length));
  const columns: Column[] = [];
  const taken = new Map<Field, number>();
  let cellBefore: SourceCell | null = null;
  for (let at = 0; at < width; at += 1) {
    const over = [...new Set(rows.map((row) => row.cells[at] ?? null))].filter((cell): cell is SourceCell => cell !== null && cell.text !== '');
    const last = over.at(-1) ?? null;
    // A heading over several columns names the first; the rest continue it.
    const repeated = last !== null && last === cellBefore;
    cellBefore = last;
    const texts = over.map((cell) => cell.text.replace(/-\n(?=\p{Ll})/gu, '').replace(/\s+/g, ' '));
    const heading = texts.join(' – ');
    const field = repeated ? null : (fieldOf(texts.at(-1) ?? '') ?? fieldOf(texts.join(' ')) ?? (texts.length > 1 ? fieldOf(texts[0] ?? '') : null));
    columns.push({ at, heading: repeated ? '' : heading, field, sign: field, ...(last?.hiddenColumn === true ? { hidden: true } : {}) });
    if (field !== null) taken.set(field, (taken.get(field) ?? 0) + 1);
  }
  return { columns: settled(columns, taken), height: rows.length };
}

/** Areas of what is done; a department or a unit is a place. */
const ofMatter = /^(?:verksamhetsområde|verksamhet|(?:risk|ansvars|del|kontroll|gransknings)?område|(?:risk)?kategori)$/;

const aboutOnly = /(?:mål|område|punkt)(?:et|en|er)?$/;

/** Two columns cannot be the same field: the first keeps it, the others stay as columns of their own. */
function settled(columns: readonly Column[], counts: ReadonlyMap<Field, number>): Column[] {
  const seen = new Set<Field>();
  const has = (field: Field): boolean => counts.has(field);
  const hasPlan = has('controlActivity');
  // "Riskområde | Risk | S | K": with nothing else to group by, the area is what the events stand under.
  const grouping = grouped.some(has);
  let area = false;
  // "Kontrollmål | Kontrollaktivitet": what is done is the activity, what it is about stands beside it.
  const strong = columns.some((column) => column.field === 'controlActivity' && !aboutOnly.test(headingKey(column.heading)));
  return columns.map((column) => {
    let field = column.field;
    if (field === 'controlActivity' && strong && aboutOnly.test(headingKey(column.heading))) field = 'area';
    // "V | R | V*R": the letter is a factor where the product stands beside it.
    if (field === 'riskValue' && headingKey(column.heading) === 'r' && has('consequence') && !has('likelihood') && (counts.get('riskValue') ?? 0) > 1) field = 'likelihood';
    if (field === 'boardTarget' && !has('indicator')) field = 'goal';
    if (field === 'goal' && has('indicator') && /^nämnd/i.test(column.heading)) field = 'boardTarget';
    if (field === 'inPlan' && hasPlan && !has('number') && !has('likelihood')) field = 'kept';
    if (field === 'activity' && !hasPlan && !has('likelihood') && !has('routine') && !has('measure')) field = 'controlActivity';
    // "Risk | Sannolikhet | Konsekvens | Risk": after its two factors the word names their product.
    if (field === 'event' && !has('riskValue') && seen.has('event') && seen.has('likelihood') && seen.has('consequence')) field = 'riskValue';
    // "Riskbeskrivning | Väsentlighet | Risk", "Risk (1–4)": beside the one factor the word names the other.
    const factor = has('consequence') && !has('likelihood') && !seen.has('likelihood');
    if (field === 'event' && factor && (seen.has('event') || (scaleInHeading(column.heading) !== null && (counts.get('event') ?? 0) > 1))) field = 'likelihood';
    if (field === 'area' && column.field === 'area' && !grouping && !area && ofMatter.test(headingKey(column.heading))) {
      area = true;
      field = 'process';
    }
    if (field === null || field === 'kept' || field === 'area') return { ...column, field };
    if (!seen.has(field)) {
      seen.add(field);
      return { ...column, field };
    }
    // "Risk" and "Beskrivning av risken": the second says more of the first.
    return { ...column, field: field === 'event' && !has('detail') ? 'detail' : field === 'process' && !has('workMethod') ? 'workMethod' : 'kept' };
  });
}

export function columnOf(layout: Layout, field: Field): Column | undefined {
  return layout.columns.find((column) => column.field === field);
}

export function hasField(layout: Layout, ...fields: readonly Field[]): boolean {
  return fields.some((field) => layout.columns.some((column) => column.field === field));
}

/** The same headings in the same places: a heading row repeated on a new page, or the next table of a series. */
export function sameLayout(a: Layout, b: Layout): boolean {
  const key = (layout: Layout): string => layout.columns.filter((column) => column.heading !== '').map((column) => `${column.field ?? column.heading}`).join('|');
  return key(a) === key(b);
}

export function isGrouping(column: Column): boolean {
  return column.field !== null && groupingFields.includes(column.field);
}
