import type { Day } from '../../../domain/day.ts';
import type { RiskEvent } from '../../../domain/risk/analysis.ts';
import { onScale, treatmentOf, wordOf, riskValue } from '../../../domain/method/method.ts';
import type { YearContent } from '../../../domain/year/content.ts';
import { nextLabel, printedOrder } from '../../../domain/year/renumber.ts';
import { columnWords, riskText, type ColumnKey } from '../../../text/screenRisk.ts';
import type { Draft, Wish } from '../../draft/store.ts';
import { newId } from '../../identity.ts';
import { cellsFrom } from '../../ui/gridKeys.ts';
import { movedFrom, ratingWishes, stepFrom, treatmentFrom } from './rating.ts';

export interface Sheet {
  readonly content: YearContent;
  readonly draft: Draft;
  readonly before: ReadonlyMap<string, RiskEvent>;
  readonly today: Day;
  /** Events in the order of the screen. */
  readonly order: readonly string[];
  readonly columns: readonly ColumnKey[];
}

const eventOf = (content: YearContent, id: string) => content.events.find((event) => event.id === id) ?? null;

/** Columns that can be filled by copying from a cell above, and the field behind each. */
const fieldOf: Partial<Record<ColumnKey, keyof RiskEvent>> = { text: 'text', likelihood: 'likelihood', consequence: 'consequence', plan: 'treatment', treatmentReason: 'treatmentReason', ratingReason: 'ratingReason', riskOwner: 'riskOwner', department: 'department', category: 'category', explanation: 'explanation', label: 'label' };

function wishesFor(sheet: Sheet, event: RiskEvent, field: keyof RiskEvent, value: unknown): Wish[] {
  if (field === 'likelihood' || field === 'consequence') return ratingWishes(event, { [field]: value as number | null }, sheet.before.get(event.id) ?? null, sheet.today);
  return [{ object: 'event', id: event.id, field, wanted: value }];
}

/** A digit on a rating. Answers whether the value is on the scale, and whether a reason is now asked for. */
export function rate(sheet: Sheet, id: string, axis: 'likelihood' | 'consequence', value: number): { readonly set: boolean; readonly asks: boolean } {
  const event = eventOf(sheet.content, id);
  if (!event || !onScale(sheet.content.method[axis], value)) return { set: false, asks: false };
  const before = sheet.before.get(id) ?? null;
  sheet.draft.change(ratingWishes(event, { [axis]: value }, before, sheet.today));
  return { set: true, asks: axis === 'consequence' && event.ratingReason === '' && movedFrom({ ...event, [axis]: value }, before) };
}

/** Copies the topmost chosen row's cell to the other chosen rows; without a choice, the cell above to this one. Answers how many rows were filled. */
export function fillDown(sheet: Sheet, id: string, column: ColumnKey, selected: ReadonlySet<string>): number {
  const field = fieldOf[column];
  if (!field || field === 'label') return 0;
  const chosen = selected.size > 1 ? sheet.order.filter((each) => selected.has(each)) : [sheet.order[sheet.order.indexOf(id) - 1] ?? '', id];
  const source = eventOf(sheet.content, chosen[0] ?? '');
  const targets = chosen.slice(1).flatMap((each) => eventOf(sheet.content, each) ?? []);
  if (!source || targets.length === 0) return 0;
  sheet.draft.change(targets.flatMap((event) => wishesFor(sheet, event, field, source[field])));
  return targets.length;
}

export interface Pasted { readonly rows: number; readonly added: number; readonly refused: number }

/** Cells from a spreadsheet, from this cell to the right and down. Rows past the last one become new events below it. */
export function paste(sheet: Sheet, id: string, column: ColumnKey, text: string): Pasted {
  const cells = cellsFrom(text);
  const { content, draft, order, columns } = sheet;
  const fromRow = order.indexOf(id);
  const fromColumn = columns.indexOf(column);
  const wishes: Wish[] = [];
  const added: Record<string, unknown>[] = [];
  let refused = 0;
  let rows = 0;
  const last = eventOf(content, order.at(-1) ?? '');
  let label = Number(nextLabel(content));
  cells.forEach((line, down) => {
    const event = eventOf(content, order[fromRow + down] ?? '');
    const values: Partial<Record<keyof RiskEvent, unknown>> = {};
    line.forEach((said, right) => {
      const name = columns[fromColumn + right];
      const field = name ? fieldOf[name] : undefined;
      // Columns that are computed are passed over, so that a whole row copied from a sheet fits.
      if (!field) return;
      const value = valueFrom(content, field, said);
      if (value === undefined) refused += 1;
      else values[field] = value;
    });
    if (Object.keys(values).length === 0) return;
    rows += 1;
    if (event) {
      const rating = { ...('likelihood' in values ? { likelihood: values.likelihood as number | null } : {}), ...('consequence' in values ? { consequence: values.consequence as number | null } : {}) };
      if (Object.keys(rating).length > 0) wishes.push(...ratingWishes(event, rating, sheet.before.get(event.id) ?? null, sheet.today));
      for (const [field, value] of Object.entries(values)) if (field !== 'likelihood' && field !== 'consequence') wishes.push({ object: 'event', id: event.id, field, wanted: value });
    } else {
      added.push({ id: newId(), groupId: last?.groupId ?? null, position: (last?.position ?? 0) + added.length + 1, label: String(label), review: 'new', ...values });
      label += 1;
    }
  });
  if (wishes.length > 0) draft.change(wishes);
  if (added.length > 0) draft.add('event', added);
  return { rows, added: added.length, refused };
}

/** The value of a pasted cell; undefined when it cannot be used. */
function valueFrom(content: YearContent, field: keyof RiskEvent, said: string): unknown {
  const words = said.trim();
  switch (field) {
    case 'likelihood': case 'consequence': return words === '' ? null : stepFrom(content.method[field], words) ?? undefined;
    case 'treatment': return words === '' ? null : treatmentFrom(content.method, words) ?? undefined;
    case 'riskOwner': return words === '' ? null : { kind: 'text', printed: words };
    case 'label': return words === '' ? null : words;
    default: return words;
  }
}

/** The cell, or the chosen rows whole, as a spreadsheet takes them. */
export function copied(sheet: Sheet, id: string, column: ColumnKey, selected: ReadonlySet<string>): string {
  const { content } = sheet;
  const say = (event: RiskEvent, name: ColumnKey): string => {
    switch (name) {
      case 'likelihood': case 'consequence': return event[name] === null ? '' : `${event[name]} ${wordOf(content.method[name], event[name])}`.trim();
      case 'value': return String(riskValue(event) ?? '');
      case 'plan': return treatmentOf(content.method, event.treatment)?.word ?? '';
      case 'riskOwner': return event.riskOwner?.printed ?? '';
      case 'remark': case 'previous': return '';
      default: return event[name] ?? '';
    }
  };
  const quote = (words: string) => (/[\t\n"]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words);
  const rows = selected.size > 0 ? sheet.order.filter((each) => selected.has(each)) : [id];
  return rows.flatMap((each) => eventOf(content, each) ?? []).map((event) => (selected.size > 0 ? sheet.columns : [column]).map((name) => quote(say(event, name))).join('\t')).join('\n');
}

/** Adds an event after the active one, in its group. Answers the new event's id and number. */
export function addEvent(sheet: Pick<Sheet, 'content' | 'draft'>, after: string | null, groupId?: string): { readonly id: string; readonly label: string } {
  const { content, draft } = sheet;
  const known = after === null ? null : eventOf(content, after);
  const inGroup = groupId === undefined ? null : printedOrder(content).findLast((event) => event.groupId === groupId) ?? null;
  const neighbour = groupId === undefined ? known ?? printedOrder(content).at(-1) ?? null : inGroup;
  const id = newId();
  const label = nextLabel(content, neighbour?.kind ?? 'event');
  draft.add('event', [{ id, groupId: groupId ?? neighbour?.groupId ?? null, position: neighbour?.position ?? 1, label, review: 'new', ...(neighbour ? { kind: neighbour.kind } : {}) }]);
  return { id, label };
}

export function filledWords(column: ColumnKey, count: number): string {
  return riskText.filled(columnWords[column], count);
}
