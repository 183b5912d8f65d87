import type { EventId } from '../domain/identity.ts';
import type { Level, Method, ScaleStep } from '../domain/method/method.ts';
import { levelOf, onScale } from '../domain/method/method.ts';
import type { RiskEvent } from '../domain/risk/analysis.ts';
import { swedishOrder } from '../domain/swedishOrder.ts';
import type { YearContent } from '../domain/year/content.ts';
import { matrixText } from '../text/paper.ts';

export interface MatrixEvent { readonly id: EventId; readonly label: string }

export interface MatrixCell {
  readonly likelihood: number;
  readonly consequence: number;
  /** Null where the method sets no level for the cell. */
  readonly level: Level | null;
  readonly value: number;
  /** By number, ascending; words after numbers, in Swedish order. */
  readonly events: readonly MatrixEvent[];
}

export interface MatrixRow { readonly step: ScaleStep; readonly cells: readonly MatrixCell[]; readonly count: number }

export interface MatrixLevel {
  readonly level: Level;
  readonly count: number;
  /** Risk values of the level: its band, or lowest and highest of its cells where levels are set cell by cell; null when it has none. */
  readonly range: { readonly from: number; readonly to: number } | null;
}

/** The risk matrix as plain data: likelihood upwards (the highest row first), consequence to the right. */
export interface MatrixPicture {
  readonly likelihoodWord: string;
  readonly consequenceWord: string;
  readonly rows: readonly MatrixRow[];
  readonly columns: readonly { readonly step: ScaleStep; readonly count: number }[];
  /** Gravest first. */
  readonly levels: readonly MatrixLevel[];
  /** Events without a place in the matrix: not rated, or rated outside the scales. */
  readonly outside: readonly MatrixEvent[];
  readonly placed: number;
  readonly total: number;
}

export interface MatrixOptions {
  /** Only these events are placed and counted; left out, all are. */
  readonly include?: (event: RiskEvent) => boolean;
}

export function matrix(content: YearContent, options: MatrixOptions = {}): MatrixPicture {
  const { method } = content;
  const events = options.include === undefined ? content.events : content.events.filter(options.include);
  const cells = new Map<string, MatrixEvent[]>();
  const outside: MatrixEvent[] = [];
  for (const event of events) {
    const placed: MatrixEvent = { id: event.id, label: event.label ?? '–' };
    const { likelihood, consequence } = event;
    if (likelihood === null || consequence === null || !onScale(method.likelihood, likelihood) || !onScale(method.consequence, consequence)) {
      outside.push(placed);
      continue;
    }
    const key = `${likelihood}×${consequence}`;
    const cell = cells.get(key);
    if (cell) cell.push(placed);
    else cells.set(key, [placed]);
  }
  const ascending = (list: readonly MatrixEvent[]) => list.toSorted((a, b) => swedishOrder(a.label, b.label));
  const rows = method.likelihood.toSorted((a, b) => b.value - a.value).map((step): MatrixRow => {
    const row = method.consequence.toSorted((a, b) => a.value - b.value).map((column): MatrixCell => ({
      likelihood: step.value, consequence: column.value, value: step.value * column.value,
      level: levelOf(method, { likelihood: step.value, consequence: column.value }),
      events: ascending(cells.get(`${step.value}×${column.value}`) ?? []),
    }));
    return { step, cells: row, count: sum(row.map((cell) => cell.events.length)) };
  });
  const columns = method.consequence.toSorted((a, b) => a.value - b.value).map((step, at) => ({ step, count: sum(rows.map((row) => row.cells[at]?.events.length ?? 0)) }));
  const all = rows.flatMap((row) => row.cells);
  const levels = method.levels.toReversed().map((level): MatrixLevel => {
    const own = all.filter((cell) => cell.level?.id === level.id);
    return { level, count: sum(own.map((cell) => cell.events.length)), range: rangeOf(method, level, own.map((cell) => cell.value)) };
  });
  return {
    likelihoodWord: method.likelihoodWord, consequenceWord: method.consequenceWord, rows, columns, levels,
    outside: ascending(outside), placed: events.length - outside.length, total: events.length,
  };
}

function rangeOf(method: Method, level: Level, values: readonly number[]): { from: number; to: number } | null {
  if (method.levelRule.kind === 'cells') return values.length === 0 ? null : { from: Math.min(...values), to: Math.max(...values) };
  const bands = method.levelRule.bands;
  const at = bands.findIndex((band) => band.level === level.id);
  const band = bands[at];
  if (band === undefined) return null;
  const highest = Math.max(...method.likelihood.map((step) => step.value)) * Math.max(...method.consequence.map((step) => step.value));
  return { from: band.from, to: (bands[at + 1]?.from ?? highest + 1) - 1 };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** One row per cell that has events, gravest first: the matrix for those who do not see it. */
export interface MatrixTableRow { readonly likelihood: string; readonly consequence: string; readonly value: number; readonly level: Level | null; readonly labels: readonly string[] }

export function matrixTable(picture: MatrixPicture): MatrixTableRow[] {
  return picture.rows
    .flatMap((row) => row.cells.filter((cell) => cell.events.length > 0).map((cell): MatrixTableRow => ({
      likelihood: `${row.step.value} ${row.step.word}`,
      consequence: `${cell.consequence} ${picture.columns.find((column) => column.step.value === cell.consequence)?.step.word ?? ''}`.trim(),
      value: cell.value, level: cell.level, labels: cell.events.map((event) => event.label),
    })))
    .toSorted((a, b) => b.value - a.value);
}

/** What the picture says in one or two sentences. */
export function matrixSentence(picture: MatrixPicture): string {
  return matrixText.sentence({
    total: picture.total, outside: picture.outside.length,
    levels: picture.levels.map((each) => ({ word: each.level.word, count: each.count })),
  });
}

/** The whole picture in words, cell by cell: alternative text for those who cannot see it. */
export function matrixAlternative(picture: MatrixPicture): string {
  const cells = matrixTable(picture).map((row) => matrixText.cell({ ...row, level: row.level?.word ?? null, likelihoodWord: picture.likelihoodWord, consequenceWord: picture.consequenceWord }));
  return [matrixSentence(picture), ...cells].join(' ');
}
