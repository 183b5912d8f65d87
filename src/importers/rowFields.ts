import type { DraftEvent, DraftPlanRow, DraftProblem, DraftProblemCode } from '../domain/document/draft.ts';
import { fieldOf, headingKey, ofEvent, ofMeasure } from './headings.ts';
import type { Field } from './headings.ts';
import { columnOf, hasField } from './layout.ts';
import type { Layout } from './layout.ts';
import { taken } from './namedColumns.ts';
import type { Taken } from './namedColumns.ts';
import { readPlanMark, readRating, readRiskValue, riskValueLine, scaleWordKey } from './ratings.ts';
import type { DocumentScale } from './scale.ts';
import { labelsIn } from './severalEvents.ts';
import { labelled, labelOf } from './smallPrint.ts';
import type { TablePart, TableRow, TableValue } from './tableRows.ts';

/** From here a cell is so long that a person should look whether it really is one text. */
const longText = 5000;

/** What a heading above the table, or a row across it, says for the rows below. */
export interface Context { readonly goal: string | null; readonly process: string | null; readonly event: string | null }

/** Which words the document itself uses in its column for the plan. */
export interface PlanMarks { readonly emptyMeansNo: boolean }

/** Said instead of leaving a cell empty. A lone dash too. */
const nothing = /^(?:[-–—]|(?:inte|ej|ingen|inget|inga) (?:angiven|angivet|angivna)\.?|(?:händelsen|kontrollaktiviteten) är inte beskriven\.?|ingen (?:kontrollaktivitet|oönskad händelse) är (?:angiven|beskriven)(?: här)?\.?)?$/i;

/** The heading over the rows' numbers in the plan that this program writes to Excel. */
const ownRowNumber = 'planrad';

class RowReader {
  readonly #row: TableRow;
  readonly #part: TablePart;
  readonly doubts: DraftProblem[] = [];
  readonly #used = new Set<Field>();

  constructor(part: TablePart, row: TableRow) {
    this.#part = part;
    this.#row = row;
  }

  value(field: Field): TableValue | undefined {
    this.#used.add(field);
    const column = columnOf(this.#part.layout, field);
    return column === undefined ? undefined : this.#row.values.get(column);
  }

  /** A text with its paragraphs. */
  text(field: Field): string | null {
    const text = this.value(field)?.text.trim() ?? '';
    if (text.length > longText) this.doubt('draft.text-very-long', field, { characters: text.length });
    return nothing.test(text) ? null : text;
  }

  /** A name on one line: lines broken in a narrow cell are no paragraphs. */
  line(field: Field): string | null {
    return this.text(field)?.replace(/\s+/g, ' ') ?? null;
  }

  doubt(code: DraftProblemCode, field: Field, params: Readonly<Record<string, string | number>> = {}): void {
    this.doubts.push({ code, place: this.placeOf(field), params });
  }

  /** What the page or the sheet did with the row, whatever it says. */
  doubtSource(): void {
    if (this.value('event')?.acrossPages === true) this.doubt('draft.merged-across-pages', 'event');
    if ([...this.#row.values.values()].some((value) => value.own && value.hidden)) this.doubt('draft.row-hidden', 'event');
  }

  placeOf(field: Field): string {
    const column = columnOf(this.#part.layout, field);
    const value = column === undefined ? undefined : this.#row.values.get(column);
    if (column === undefined) return this.#row.place;
    if (this.#part.table.placesSayColumn) return value?.place ?? this.#row.place;
    return `${value?.place ?? this.#row.place}, kolumn ${column.heading}`;
  }

  /** Every cell of the row under its place, as it was printed. */
  cells(): Record<string, string> {
    const cells: Record<string, string> = {};
    for (const [column, value] of this.#row.values) {
      cells[this.#part.table.placesSayColumn ? value.place : `${value.place}, kolumn ${column.heading}`] = value.printed;
    }
    return cells;
  }

  /** Columns that nothing has asked for, by their headings. */
  extra(): Record<string, string> {
    const extra: Record<string, string> = {};
    for (const [column, value] of this.#row.values) {
      if (column.field === null || column.field === 'kept' || !this.#used.has(column.field)) extra[column.heading] = value.text;
      const said = labelled(column.field === 'event' ? value.notes.filter((note) => note.pale) : value.notes, column.heading);
      for (const [label, text] of Object.entries(said)) extra[label] = extra[label] === undefined ? text : `${extra[label]}\n${text}`;
    }
    return extra;
  }

  rating(field: 'likelihood' | 'consequence', scale: DocumentScale): number | null {
    const value = this.value(field);
    if (value === undefined) return null;
    const rating = readRating(value.text, scale.words[field]);
    if (rating.unreadable) this.doubt('draft.rating-unreadable', field, { text: value.text.slice(0, 60) });
    if (rating.value === null) return null;
    const worth = rating.word === null ? undefined : scale.words[field].get(scaleWordKey(rating.word));
    if (worth !== undefined && worth !== rating.value) this.doubt('draft.rating-unreadable', field, { text: value.text.slice(0, 60) });
    if (!scale.unknown && (rating.value < 1 || rating.value > scale.highest)) this.doubt('draft.value-outside-scale', field, { value: rating.value, highest: scale.highest });
    return rating.value;
  }

  /** The event's words without what is printed in the same cell on lines of its own. */
  eventCell(): { readonly lines: readonly string[]; readonly riskValue: number | null } {
    const text = this.text('event');
    if (text === null) return { lines: [], riskValue: null };
    const lines = text.split('\n').map((line) => line.trim());
    if (lines.length > 1 && !hasField(this.#part.layout, 'riskValue')) {
      const first = riskValueLine(lines[0] ?? '');
      if (first !== null) return { lines: lines.slice(1), riskValue: first };
      const last = riskValueLine(lines.at(-1) ?? '');
      if (last !== null) return { lines: lines.slice(0, -1), riskValue: last };
    }
    return { lines, riskValue: null };
  }

  riskValue(inCell: number | null, likelihood: number | null, consequence: number | null): number | null {
    const value = this.value('riskValue');
    // The value as printed may stand in a note under the one that its factors give.
    const noted = value?.notes.flatMap((note) => (fieldOf(labelOf(note.text)?.label ?? '') === 'kept' ? (readRiskValue(labelOf(note.text)?.text ?? '') ?? []) : []))[0];
    const printed = value === undefined ? inCell : (noted ?? readRiskValue(value.text));
    // A level by its word is no value; the word stays with the row.
    if (value !== undefined && value.text !== '' && printed === null) this.#used.delete('riskValue');
    if (printed !== null && likelihood !== null && consequence !== null && printed !== likelihood * consequence) {
      this.doubt('draft.value-not-product', value === undefined ? 'event' : 'riskValue', { printed, product: likelihood * consequence });
    }
    return printed;
  }

  /** The label as printed; a whole number that a spreadsheet stores as a number loses no digit. */
  label(field: 'number' | 'eventNumber' | 'activityNumber'): string | null {
    const value = this.value(field);
    if (value === undefined) return null;
    const text = value.number === null ? value.text.replace(/\s+/g, ' ').trim() : String(value.number);
    return text.replace(/^(?:nr|#)\s*(?=\d)/i, '').replace(/[.)]$/, '').replace(/^[-–—]$/, '') || null;
  }

  /** Which rows the papers print of the plan is counted anew in each; a number that somebody has given stays with the row. */
  activityNumber(): string | null {
    const label = this.label('activityNumber');
    if (headingKey(columnOf(this.#part.layout, 'activityNumber')?.heading ?? '') !== ownRowNumber) this.#used.delete('activityNumber');
    return label;
  }
}

/** Headline and explanation: apart where the cell itself begins a new paragraph after a finished sentence. */
function headlineAndDetail(lines: readonly string[]): { event: string | null; detail: string | null } {
  const text = lines.join('\n').trim();
  if (text === '') return { event: null, detail: null };
  for (let at = 1; at < lines.length; at += 1) {
    const before = (lines[at - 1] ?? '').trim();
    const next = lines.slice(at).find((line) => line !== '') ?? '';
    const paragraph = before === '' ? at > 1 : /[.!?:]$/.test(before) && /^[\p{Lu}\d•(–-]/u.test(next);
    if (paragraph && next !== '') {
      return { event: oneLine(lines.slice(0, at).join('\n')), detail: lines.slice(at).join('\n').trim() };
    }
  }
  return { event: oneLine(text), detail: null };
}

/** Line feeds inside a sentence come from a narrow cell; lists keep their lines. */
function oneLine(text: string): string {
  const trimmed = text.trim();
  return /\n\s*(?:[•–-]|\d+[.)])\s/.test(trimmed) ? trimmed : trimmed.replace(/\s+/g, ' ');
}

export function readEvent(part: TablePart, row: TableRow, context: Context, scale: DocumentScale, marks: PlanMarks, planned: boolean): DraftEvent | null {
  const read = new RowReader(part, row);
  // What the row says as a row of the plan is kept there.
  if (planned) for (const field of ['controlActivity', 'measure', 'activityNumber', 'controlOwner', 'frequency'] as const) read.value(field);
  const { layout } = part;
  const eventValue = read.value('event');
  const cell = read.eventCell();
  const { event, detail } = headlineAndDetail(cell.lines);
  const number = read.label('number');
  const likelihood = read.rating('likelihood', scale);
  const consequence = read.rating('consequence', scale);
  const riskValue = read.riskValue(cell.riskValue, likelihood, consequence);
  // A number alone is the running number of a row nobody filled in, in whatever column it stands.
  if ((event === null || /^\d+\.?$/.test(event)) && likelihood === null && consequence === null) return null;
  // A sum under the table is no event.
  if (event !== null && likelihood === null && consequence === null && /^(?:summa|totalt?|delsumma|medel(?:värde)?|antal)(?![\p{L}-])/iu.test(event)) return null;
  if (event === null) read.doubt('draft.event-missing', 'event');
  if (number === null && hasField(layout, 'number')) read.doubt('draft.number-missing', 'number');
  read.doubtSource();
  const kind = hasField(layout, 'indicator') ? 'indicator' : hasField(layout, 'routine', 'runningChecks') ? 'process' : 'event';
  const ownDetail = read.text('detail');
  const under = (eventValue?.notes ?? []).filter((note) => !note.pale).map((note) => note.text);
  const result = {
    place: row.place, number, kind,
    goal: read.line('goal') ?? context.goal, process: read.line('process') ?? context.process, workMethod: read.line('workMethod'),
    systematicControl: controlsOver(read.text('systematicControl'), number), event, detail: [detail, ...under, ownDetail].filter((one) => one !== null).join('\n') || null,
    likelihood, consequence, riskValue, inPlan: inPlan(read, marks),
    indicator: read.line('indicator'), councilTarget: read.line('councilTarget'), boardTarget: read.line('boardTarget'),
    routine: read.line('routine'), runningChecks: read.line('runningChecks'),
    activity: read.text('activity') ?? (hasField(layout, 'activity', 'controlActivity') ? null : read.text('measure')),
  } as const;
  const { said, left } = taken(read.extra(), ofEvent);
  return { ...result, riskOwner: worded(said.riskOwner), category: worded(said.category), department: worded(said.department), extra: left, cells: read.cells(), doubts: read.doubts };
}

/** On one line; null where the cell only says that there is nothing to say. */
function worded(text: string | undefined): string | null {
  const line = text?.replace(/\s+/g, ' ').trim() ?? '';
  return nothing.test(line) ? null : line;
}

/** Of controls beside a group of events, those that say "(gäller 1, 2)" are only of the events they name. */
function controlsOver(text: string | null, number: string | null): string | null {
  if (text === null || number === null || !covering.test(text)) return text;
  const own = text.replace(new RegExp(`${covering.source}\\s*`, 'gi'), (whole) => `${whole.trim()}\n`).split('\n').flatMap((line) => {
    const covered = covering.exec(line);
    return covered === null ? [line.trim()] : labelsIn(covered[1] ?? '')?.includes(number) === true ? [line.slice(0, covered.index).trim()] : [];
  });
  return own.filter((line) => line !== '').join('\n') || null;
}

const covering = /\((?:gäller|avser)\s+(?:nr\s+)?([^()]*)\)/i;

function inPlan(read: RowReader, marks: PlanMarks): boolean | null {
  const value = read.value('inPlan');
  switch (readPlanMark(value?.text ?? '')) {
    case 'yes': return true;
    case 'no': return false;
    case 'unreadable':
      read.doubt('draft.plan-mark-unreadable', 'inPlan', { text: (value?.text ?? '').slice(0, 60) });
      return null;
    case 'undecided': return null;
    default: return marks.emptyMeansNo ? false : null;
  }
}

/** An empty plan cell means "no" where the document only marks what is in the plan. */
export function planMarksOf(parts: readonly TablePart[]): PlanMarks {
  let yes = 0;
  let no = 0;
  for (const part of parts) {
    const column = columnOf(part.layout, 'inPlan');
    if (column === undefined) continue;
    for (const row of part.rows) {
      const mark = readPlanMark(row.values.get(column)?.text ?? '');
      if (mark === 'yes') yes += 1;
      if (mark === 'no') no += 1;
    }
  }
  return { emptyMeansNo: yes > 0 && no === 0 };
}

/** The plan rows that one table row says: a review, a measure, or one of each. */
export function readPlanRows(part: TablePart, row: TableRow, context: Context, scale: DocumentScale): DraftPlanRow[] {
  const { layout } = part;
  const has = (field: Field): boolean => (columnOf(layout, field) === undefined ? '' : (row.values.get(columnOf(layout, field) ?? nowhere)?.text ?? '')) !== '';
  const kinds: ('review' | 'measure')[] = has('controlActivity') ? (has('measure') ? ['review', 'measure'] : ['review']) : has('measure') ? ['measure'] : [];
  if (kinds.length === 0) {
    // A row of the plan whose activity is not filled in is still a row of the plan.
    if (!has('event')) return [];
    kinds.push(hasField(layout, 'controlActivity') ? 'review' : 'measure');
  }
  return kinds.map((kind) => readPlanRow(part, row, context, scale, kind));
}

const nowhere = { at: -1, heading: '', field: null, sign: null } as const;

function readPlanRow(part: TablePart, row: TableRow, context: Context, scale: DocumentScale, kind: 'review' | 'measure'): DraftPlanRow {
  const read = new RowReader(part, row);
  const cell = read.eventCell();
  const likelihood = read.rating('likelihood', scale);
  const consequence = read.rating('consequence', scale);
  const event = oneLine(cell.lines.join('\n')) || context.event;
  read.doubtSource();
  const indicator = columnOf(part.layout, 'indicator');
  const activity = read.text(kind === 'review' ? 'controlActivity' : 'measure');
  const result = {
    place: row.place, kind,
    goal: read.line('goal') ?? context.goal,
    // A plan that stands on indicators and processes side by side prints one of the two on each row.
    process: read.line('process') ?? (indicator === undefined ? undefined : row.values.get(indicator)?.text.replace(/\s+/g, ' ')) ?? context.process,
    workMethod: read.line('workMethod'), systematicControl: read.text('systematicControl'),
    eventNumber: read.label('eventNumber') ?? read.label('number'), eventFound: 'none' as const, activityNumber: read.activityNumber(), event,
    riskValue: read.riskValue(cell.riskValue, likelihood, consequence), likelihood, consequence,
    controlActivity: activity, controlOwner: read.line('controlOwner'), frequency: read.line('frequency'),
  };
  // The other kind's text is a row of its own, or none: it needs no second home.
  read.value('controlActivity');
  read.value('measure');
  const extra = read.extra();
  const { said, left }: Taken<keyof typeof ofMeasure> = kind === 'measure' ? taken(extra, ofMeasure) : { said: {}, left: extra };
  return {
    ...result, start: worded(said.start), due: worded(said.due), status: worded(said.status) === null ? null : said.status?.trim() ?? null, statusReason: worded(said.statusReason) === null ? null : said.statusReason?.trim() ?? null,
    extra: left, cells: read.cells(), doubts: read.doubts,
  };
}

export function layoutIsPlan(layout: Layout): boolean {
  return hasField(layout, 'controlActivity') || (hasField(layout, 'measure') && !hasField(layout, 'likelihood', 'consequence'));
}
