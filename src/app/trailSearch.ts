/** The log as people search it, take it with them, and see what has been disposed of. */
import type { Paper } from '../contract/operation.ts';
import type { Input, Output } from '../contract/table.ts';
import { dayOf } from '../domain/day.ts';
import { ok, refuse, type Outcome } from '../domain/refusal.ts';
import { writeCsv } from '../reports/csv.ts';
import { titledFileName } from '../reports/names.ts';
import type { RecordInput } from '../reports/recordPaper.ts';
import { disposalPaper as disposalWords, logSearchText } from '../text/opennessRecords.ts';
import { trailText } from '../text/screenTrail.ts';
import { toWrite, writtenExtract } from './papersExtract.ts';
import type { TrailSearch } from './opennessPorts.ts';
import { view as trailView } from './trail.ts';
import type { Context, UseCase } from './useCase.ts';

const page = 100;
/** A file larger than this is asked for in parts, by days. */
const csvAtMost = 200_000;

async function nameOf({ store }: Context, boardId: string): Promise<string | null> {
  return (await store.bodies()).find((one) => one.id === boardId)?.name ?? null;
}
function searchOf({ house }: Context, { who, what, object, text, from, to }: Omit<Input<'trail.search'>, 'before'>): TrailSearch {
  return { who, what, object, text, from, to, zone: house.zone };
}

export const searchTrail: UseCase<'trail.search'> = {
  async act(context, input) {
    const board = await nameOf(context, input.boardId);
    if (board === null) return refuse('object.not-found');
    const found = await context.store.searchTrail(input.boardId, searchOf(context, input), input.before === undefined ? null : Number(input.before), page);
    const entries = found.map((entry) => { const { undoable: _, ...view } = trailView(entry, false); return { ...view, year: entry.year, about: entry.about, written: String(entry.written) }; });
    return ok<Output<'trail.search'>>({ board, today: context.today, entries, next: found.length === page ? String(found.at(-1)?.written ?? '') : null });
  },
};

export const exportTrail: UseCase<'trail.export'> = {
  async act(context, input): Promise<Outcome<Paper>> {
    const { store, now } = context;
    const board = await nameOf(context, input.boardId);
    if (board === null) return refuse('object.not-found');
    const title = `${trailText.title} ${context.today}`;
    if (input.format === 'jsonl') return ok({ bytes: new TextEncoder().encode(await store.sealedStream(input.boardId, now)), name: titledFileName(title, board, 'csv').replace(/csv$/, 'jsonl'), mediaType: 'application/jsonl; charset=utf-8' });
    const rows: (string | number | null)[][] = [];
    for (let before: number | null = null; rows.length < csvAtMost;) {
      const found = await store.searchTrail(input.boardId, searchOf(context, input), before, 2000);
      for (const entry of found) {
        const view = trailView(entry, false);
        const told = view.fields.length === 0 ? [{ field: view.names.map((name) => name.text).join(', '), before: null, after: null }] : view.fields;
        for (const field of told) rows.push([entry.at, entry.actor, entry.operation, entry.objectKind, entry.about, entry.objectId, entry.year, field.field, said(field.before), said(field.after), view.note, entry.sealed ? 'x' : '', view.disposedBy ?? '']);
      }
      before = found.at(-1)?.written ?? null;
      if (found.length < 2000) break;
    }
    return ok({ bytes: writeCsv(logSearchText.columns, rows), name: titledFileName(title, board, 'csv'), mediaType: 'text/csv; charset=utf-8' });
  },
};
function said(value: unknown): string {
  return value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
}

export const listDisposals: UseCase<'trail.disposals'> = {
  async act(context, { boardId }) {
    const board = await nameOf(context, boardId);
    if (board === null) return refuse('object.not-found');
    const orders = await context.store.disposalOrders(boardId);
    return ok<Output<'trail.disposals'>>({ board, today: context.today, orders: orders.map(({ id, at, by, rule, before, count, carriedOut }) => ({ id, at, by, rule, before, count, carriedOut })) });
  },
};

/** The protocol of one disposal: by which rule, who decided and ordered it, which numbers are gone, and how the chain is tried afterwards. */
export const disposalPaper: UseCase<'trail.disposalPaper'> = {
  async act(context, { boardId, entryId, format }) {
    const [board, orders] = await Promise.all([nameOf(context, boardId), context.store.disposalOrders(boardId)]);
    const order = orders.find((one) => one.id === entryId);
    if (board === null || !order) return refuse('object.not-found');
    const ordered = dayOf(new Date(order.at), context.house.zone);
    const rows: [string, string][] = [
      [disposalWords.rule, order.rule], [disposalWords.decidedBy, order.decidedBy], [disposalWords.before, order.before], [disposalWords.count, String(order.count)], [disposalWords.numbers, order.ranges.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ')],
      [disposalWords.ordered, ordered], [disposalWords.orderedBy, order.by], [disposalWords.entry, order.number === null ? disposalWords.waiting : String(order.number)], [disposalWords.carriedOut, String(order.carriedOut)],
    ];
    const record: RecordInput = {
      paper: 'record', municipality: await context.store.municipality(), board, day: context.today, title: disposalWords.title, lead: [disposalWords.lead(board)],
      sections: [{ heading: disposalWords.page, paragraphs: [], table: { columns: [{ heading: disposalWords.what, width: 3 }, { heading: disposalWords.value, width: 9 }], rows } }, { heading: disposalWords.chainHeading, paragraphs: [disposalWords.chain], table: null }],
    };
    return toWrite(record, format, `${disposalWords.title} ${ordered}`);
  },
  after: writtenExtract,
};
