import type { Column } from './layout.ts';
import { columnOf } from './layout.ts';
import type { TablePart, TableRow, TableValue } from './tableRows.ts';

const label = '[A-ZÅÄÖ]{0,3}[-.]?\\d+[a-z]?(?:\\.\\d+)*';
const oneLabel = new RegExp(`^${label}$`, 'u');
const none = /^[-–—]$/;

/** "3, 7 och 12" or one under the other; null for anything but labels. */
export function labelsIn(text: string): string[] | null {
  const labels = text.trim().split(/\s*[,;\n]\s*|\s+(?:och|samt|&)\s+/).map((one) => one.replace(/^(?:nr|händelse|risk)\s*/i, '').replace(/\.$/, ''));
  if (labels.every((one) => oneLabel.test(one))) return labels;
  const apart = text.trim().split(/\s+/);
  return apart.every((one) => /^\d+$/.test(one)) ? apart : null;
}

/** A column called event or risk that holds nothing but labels names the events by their numbers. */
export function byNumbers(part: TablePart): TablePart {
  const column = columnOf(part.layout, 'event');
  if (column === undefined || columnOf(part.layout, 'number') !== undefined || columnOf(part.layout, 'eventNumber') !== undefined) return part;
  const texts = part.rows.flatMap((row) => row.values.get(column)?.text ?? []).filter((text) => !none.test(text.trim()));
  if (texts.length === 0 || !texts.every((text) => labelsIn(text) !== null)) return part;
  const numbers: Column = { ...column, field: 'eventNumber' };
  const rows = part.rows.map((row) => ({ ...row, values: new Map([...row.values].flatMap(([one, value]) => (one !== column ? [[one, value] as const] : none.test(value.text.trim()) ? [] : [[numbers, value] as const]))) }));
  return { ...part, layout: { ...part.layout, columns: part.layout.columns.map((one) => (one === column ? numbers : one)) }, rows };
}

/**
 * "1 Jäv vid inköp" in a table without a column for numbers: where every event begins with a label of its own, in
 * order, that is its number.
 */
export function numbersInWords(part: TablePart): TablePart {
  const column = columnOf(part.layout, 'event');
  if (column === undefined || columnOf(part.layout, 'number') !== undefined || columnOf(part.layout, 'eventNumber') !== undefined) return part;
  const begins = part.rows.map((row) => {
    const value = row.values.get(column);
    return value === undefined || value.text === '' ? null : (/^(\d{1,3})\s*[.:)–-]?\s+(\p{Lu}[\s\S]*)$/u.exec(value.text) ?? value.text);
  }).filter((one) => one !== null);
  const labels = begins.flatMap((one) => (typeof one === 'string' ? [] : [Number(one[1])]));
  if (labels.length < 2 || labels.length < begins.length || labels.some((one, at) => at > 0 && one <= (labels[at - 1] ?? 0))) return part;
  const numbers: Column = { at: -1, heading: column.heading, field: 'number', sign: 'number' };
  const rows = part.rows.map((row) => {
    const value = row.values.get(column);
    const match = /^(\d{1,3})\s*[.:)–-]?\s+([\s\S]*)$/.exec(value?.text ?? '');
    if (value === undefined || match === null) return row;
    return { ...row, values: new Map(row.values).set(numbers, { ...value, text: match[1] ?? '', notes: [] }).set(column, { ...value, text: match[2] ?? '' }) };
  });
  return { ...part, layout: { ...part.layout, columns: [...part.layout.columns, numbers] }, rows };
}

/** One activity for several events, their numbers together in one cell: a row for each, so that each finds its event. */
export function eachEvent(part: TablePart, row: TableRow): TableRow[] {
  const column = columnOf(part.layout, 'eventNumber') ?? columnOf(part.layout, 'number');
  const labels = column === undefined ? null : labelsIn(row.values.get(column)?.text ?? '');
  if (column === undefined || labels === null || labels.length < 2) return [row];
  const words = columnOf(part.layout, 'event');
  const told = words === undefined ? undefined : row.values.get(words);
  const texts = told === undefined ? null : textsUnder(told.text, labels);
  // Words that cannot be told apart stay with the numbers they stand beside.
  if (told !== undefined && texts === null) return [row];
  const worth = columnOf(part.layout, 'riskValue');
  const values = worth === undefined ? null : (row.values.get(worth)?.text.match(/\d+\s*[^\d\n]*/g) ?? null);
  return labels.map((one, at) => {
    const own = new Map(row.values);
    put(own, column, one);
    if (words !== undefined && texts !== null) put(own, words, texts[at] ?? '');
    if (worth !== undefined && own.has(worth)) put(own, worth, values?.length === labels.length ? (values[at] ?? '').trim() : '');
    return { ...row, values: own };
  });
}

function put(values: Map<Column, TableValue>, column: Column, text: string): void {
  const value = values.get(column);
  if (value !== undefined) values.set(column, { ...value, text, number: null });
}

/** "1  Hyran faktureras inte" on a line, "2  Fel taxa används" on the next: the words under each label. */
function textsUnder(text: string, labels: readonly string[]): string[] | null {
  const starts: { from: number; words: number }[] = [];
  let at = 0;
  for (const one of labels) {
    const found = new RegExp(`${at === 0 ? '^' : '\\n'}\\s*(?:nr\\s*)?${one.replaceAll('.', '\\.')}[.:)]?\\s+`, 'i').exec(text.slice(at))
      ?? (at === 0 ? null : new RegExp(`\\s${one.replaceAll('.', '\\.')}[.:)]?\\s+(?=\\p{Lu})`, 'u').exec(text.slice(at)));
    if (found === null) return null;
    starts.push({ from: at + found.index, words: at + found.index + found[0].length });
    at += found.index + found[0].length;
  }
  return starts.map((start, index) => text.slice(start.words, starts[index + 1]?.from ?? text.length).trim());
}
