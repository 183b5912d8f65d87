import type { SourceBlock, SourceCell, SourceTable, SourceText } from './grid.ts';
import { distinctCells, ownCells } from './grid.ts';
import { fieldOf } from './headings.ts';
import type { Field } from './headings.ts';

/** A heading with what it says of one risk: a cell beside its label, a line "Sannolikhet: 3". */
interface Pair { readonly label: string; readonly field: Field; readonly value: SourceCell }

/** What is said of one risk. */
type Card = readonly Pair[];

interface Run { readonly cards: Card[]; readonly place: string; readonly name: string; readonly placesSayColumn: boolean; readonly hidden: boolean }

/**
 * Risks that stand one by one – a small table of labels and values for each, a column for each, or lines "Label: value"
 * under a heading – are turned into the table that other documents have. What is no such card is handed back as it is.
 */
export function cardsAsTables(blocks: readonly SourceBlock[]): SourceBlock[] {
  const made = withoutCards(blocks);
  // All cards of a document share their headings, so that they are one analysis.
  const labels = new Map<string, string>();
  for (const one of made) if ('cards' in one) for (const pair of one.cards.flat()) labels.set(keyOf(pair), labels.get(keyOf(pair)) ?? pair.label);
  return made.map((one) => ('cards' in one ? tableOf(one, labels) : one));
}

function withoutCards(blocks: readonly SourceBlock[]): (SourceBlock | Run)[] {
  const made: (SourceBlock | Run)[] = [];
  let lines: { readonly block: SourceText; readonly pairs: readonly Pair[] }[] = [];
  let heading: SourceText | null = null;
  const endLines = (): void => {
    const cards = cardsOf(lines.flatMap((line) => line.pairs), heading === null ? null : eventIn(heading));
    if (cards === null) made.push(...lines.map((line) => line.block));
    else made.push(...textsOf(cards), { cards: cards.filter(isCard), place: lines[0]?.block.place ?? '', name: '', placesSayColumn: false, hidden: false });
    lines = [];
  };
  for (const block of blocks) {
    if (block.kind === 'text') {
      const pairs = block.level === null ? pairsInLine(block) : [];
      if (pairs.length > 0) {
        lines.push({ block, pairs });
        continue;
      }
      endLines();
      made.push(block);
      if (block.level !== null) heading = block;
      continue;
    }
    endLines();
    const read = cardsInTable(block);
    if (read === null) {
      made.push(block);
      continue;
    }
    made.push(...read.rest);
    const last = made.at(-1);
    if (last !== undefined && 'cards' in last && last.name === block.name && last.hidden === block.hidden) last.cards.push(...read.cards);
    else made.push({ cards: [...read.cards], place: block.place, name: block.name, placesSayColumn: block.placesSayColumn, hidden: block.hidden });
  }
  endLines();
  return made;
}

/** "Risknr 4 – Jäv vid inköp", "Risk: Jäv vid inköp" as the heading over what is said of it. */
function eventIn(block: SourceText): Pair | null {
  const text = /^(?:risk|händelse)\s*(?:nr\s*)?\d*\s*[.:–-]\s*(\S[\s\S]*)$/i.exec(block.text)?.[1];
  return text === undefined ? null : { label: 'Risk', field: 'event', value: cellOf(text, block.place) };
}

function cellOf(text: string, place: string): SourceCell {
  return { text, place, row: 0, column: 0, columns: 1, rows: 1, bold: false, number: null };
}

function labelField(text: string): { readonly label: string; readonly field: Field } | null {
  const label = text.replace(/\s*:\s*$/, '').replace(/\s+/g, ' ').trim();
  const field = label === '' || label.length > 60 ? null : fieldOf(label);
  return field === null ? null : { label, field };
}

/** "Sannolikhet: 3" – or several of them on one line. */
function pairsInLine(block: SourceText): Pair[] {
  const pieces = block.text.split(/\n|\s*[,;|]\s+(?=\p{Lu}\p{L}{2,30}(?: \p{L}+)?\s*:)/u);
  const pairs = pieces.flatMap((piece): Pair[] => {
    const match = /^[•*–-]?\s*([^:]{1,60}):\s*(\S[\s\S]*)$/.exec(piece.trim());
    const known = match === null ? null : labelField(match[1] ?? '');
    return known === null ? [] : [{ ...known, value: cellOf((match?.[2] ?? '').trim(), block.place) }];
  });
  const joined = inARow(block);
  return pairs.length === pieces.length && pairs.length >= joined.length ? pairs : joined;
}

/** "Risk: Jäv Sannolikhet: 3 Konsekvens: 4": lines that were joined, told apart by the labels that are known. */
function inARow(block: SourceText): Pair[] {
  const starts = [...block.text.matchAll(/(?<=^|[\s.;,|])\p{Lu}[^:.;,|\n]{0,45}:(?=\s)/gu)].flatMap((match) => {
    // The label is the longest end of what stands before the colon that is a known heading.
    const words = match[0].slice(0, -1).split(' ');
    for (let from = 0; from < words.length; from += 1) {
      const known = /^\p{Lu}/u.test(words[from] ?? '') ? labelField(words.slice(from).join(' ')) : null;
      if (known !== null) return [{ ...known, from: match.index + words.slice(0, from).join(' ').length + (from > 0 ? 1 : 0), to: match.index + match[0].length }];
    }
    return [];
  });
  if (starts.length < 2 || starts[0]?.from !== 0) return [];
  return starts.map((start, at) => ({ label: start.label, field: start.field, value: cellOf(block.text.slice(start.to, starts[at + 1]?.from).trim(), block.place) }));
}

function cardsInTable(table: SourceTable): { readonly cards: readonly Card[]; readonly rest: readonly SourceText[] } | null {
  const pairs: Pair[] = [];
  const columns = new Map<number, Pair[]>();
  const rest: SourceText[] = [];
  let rows = 0;
  let read = 0;
  table.rows.forEach((row, at) => {
    const cells = ownCells(row, at).filter((cell) => cell.text !== '');
    if (cells.length === 0) return;
    rows += 1;
    const found = pairsInRow(distinctCells(row).filter((cell) => cell.row === at));
    if (found !== null) {
      read += 1;
      pairs.push(...found);
      return;
    }
    const [first, ...values] = cells;
    const label = first === undefined ? null : labelField(first.text);
    if (label !== null && values.length > 1 && values.every((cell) => labelField(cell.text) === null)) {
      read += 1;
      for (const value of values) columns.set(value.column, [...(columns.get(value.column) ?? []), { ...label, value }]);
      return;
    }
    rest.push({ kind: 'text', place: row.place, text: cells.map((cell) => cell.text).join(' | '), level: null });
  });
  if (rows < 3 || read < rows * 0.7) return null;
  if (columns.size > 0) {
    // Either each column is a risk, or the table is none of this.
    const cards = [...columns].toSorted((a, b) => a[0] - b[0]).map(([, card]) => card);
    return pairs.length === 0 && cards.length > 1 && cards.every((card) => isCard(card)) ? { cards, rest } : null;
  }
  const cards = cardsOf(pairs, null);
  return cards === null ? null : { cards: cards.filter(isCard), rest: [...rest, ...textsOf(cards)] };
}

/** What is said under labels without being a risk. */
function textsOf(cards: readonly Card[]): SourceText[] {
  return cards.filter((card) => !isCard(card)).flatMap((card) => card.map((pair): SourceText => ({ kind: 'text', place: pair.value.place, text: `${pair.label}: ${pair.value.text}`, level: null })));
}

/** "Sannolikhet | 3 | Konsekvens | 4": each label with the cell after it; null when the row is no such row. */
function pairsInRow(cells: readonly SourceCell[]): Pair[] | null {
  const pairs: Pair[] = [];
  const filled = cells.filter((cell) => cell.text !== '');
  if (filled.length === 1 && filled[0] !== undefined) {
    const [only] = filled;
    const label = labelField(only.text);
    // A label whose value is not filled in.
    if (label !== null && cells.length > 1 && only === cells[0]) return [{ ...label, value: { ...only, text: '' } }];
    const inside = pairsInLine({ kind: 'text', place: only.place, text: only.text, level: null });
    return inside.length > 0 ? inside : null;
  }
  for (let at = 0; at < cells.length; at += 2) {
    const [name, value] = [cells[at], cells[at + 1]];
    if (name === undefined || (name.text === '' && (value?.text ?? '') === '')) continue;
    const label = labelField(name.text);
    if (label === null || (value !== undefined && value.text !== '' && cells.length > 2 && labelField(value.text) !== null)) return null;
    if (value !== undefined) pairs.push({ ...label, value });
  }
  return pairs;
}

/** A label that comes again begins the next card. Null unless all of them say enough to be cards of risks. */
function cardsOf(pairs: readonly Pair[], above: Pair | null): Card[] | null {
  const cards: Pair[][] = [];
  let seen = new Set<string>();
  for (const pair of pairs) {
    const last = cards.at(-1);
    if (last === undefined || seen.has(keyOf(pair))) {
      cards.push([pair]);
      seen = new Set([keyOf(pair)]);
    } else {
      last.push(pair);
      seen.add(keyOf(pair));
    }
  }
  const [first] = cards;
  if (cards.length === 1 && first !== undefined && above !== null && !first.some((pair) => pair.field === 'event')) first.unshift(above);
  return cards.length > 0 && cards.filter(isCard).length >= cards.length * 0.7 ? cards : null;
}

function isCard(card: Card): boolean {
  const fields = new Set(card.map((pair) => pair.field));
  const has = (...some: readonly Field[]): boolean => some.some((field) => fields.has(field));
  return fields.size >= 3 && has('event', 'controlActivity') && has('likelihood', 'consequence', 'riskValue', 'controlActivity', 'measure', 'controlOwner', 'frequency');
}

/** Headings without a field of their own are told apart by their words. */
function keyOf(pair: Pair): string {
  return pair.field === 'kept' || pair.field === 'area' ? pair.label.toLowerCase() : pair.field;
}

function tableOf(run: Run, labels: ReadonlyMap<string, string>): SourceTable {
  const used = [...labels];
  const head = used.map(([, label], column): SourceCell => ({ ...cellOf(label, run.place), column }));
  const rows = run.cards.map((card, at) => ({
    place: card[0]?.value.place ?? run.place, heading: false,
    cells: used.map(([key], column): SourceCell | null => {
      const own = card.filter((pair) => keyOf(pair) === key).map((pair) => pair.value);
      const [first] = own;
      return first === undefined ? null : { ...first, text: own.map((cell) => cell.text).join('\n'), row: at + 1, column, columns: 1, rows: 1 };
    }),
  }));
  return { kind: 'table', place: run.place, name: run.name, placesSayColumn: run.placesSayColumn, hidden: run.hidden, rows: [{ place: run.place, cells: head, heading: true }, ...rows] };
}
