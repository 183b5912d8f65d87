import type { Output } from '../contract/table.ts';
import type { Task, TrailView } from '../contract/trail.ts';
import { waitingVersion, decidedVersion } from '../domain/decision/version.ts';
import { ok } from '../domain/refusal.ts';
import { contentOperations, type TrailRow } from '../domain/trail/entry.ts';
import type { TrailRecord } from './ports.ts';
import type { UseCase } from './useCase.ts';
import { within } from './access.ts';
import { headOf } from './year.ts';

/** What can be tried to be undone: changes of the draft. From one object's history only what was done to its own fields, and never a part of a merge. */
function undoable({ content, operation, objectKind }: TrailRecord, from: 'object' | 'year'): boolean {
  if (objectKind === 'version' || !contentOperations.some((one) => one === operation)) return false;
  return from === 'year' ? content.kind !== 'act' : content.kind === 'fields' && objectKind !== 'year' && operation !== 'year.merge';
}

const namedAtMost = 3;
function namesOf(rows: readonly TrailRow[]): TrailView['names'] {
  return rows.flatMap(({ row }) => {
    const { label, text, title } = row as { readonly label?: unknown; readonly text?: unknown; readonly title?: unknown };
    const words = typeof text === 'string' ? text : typeof title === 'string' ? title : '';
    return words === '' ? [] : [{ label: typeof label === 'string' ? label : null, text: words.slice(0, 200) }];
  }).slice(0, namedAtMost);
}

function view(entry: TrailRecord, mayUndo: boolean): TrailView {
  const { content } = entry;
  const fields = content.kind === 'fields' ? content.fields
    : content.kind === 'act' ? Object.entries(content.values).map(([field, after]) => ({ field, before: null, after }))
      : [{ field: 'added', before: null, after: content.added.length }, { field: 'removed', before: null, after: content.removed.length }];
  return { id: entry.id, changeId: entry.changeId, at: entry.at, actor: entry.actor, operation: entry.operation, objectKind: entry.objectKind, objectId: entry.objectId, fields: [...fields], names: content.kind === 'rows' ? namesOf([...content.removed, ...content.added]) : [], note: content.note, sealed: entry.sealed, disposedBy: entry.disposedBy, undoable: mayUndo };
}

export const trailOfObject: UseCase<'trail.ofObject'> = {
  async act(context, input) {
    const head = await headOf(context, input);
    if (!head.ok) return head;
    const edits = context.may('year.edit', head.value.bodyId);
    return ok<Output<'trail.ofObject'>>({ entries: (await context.store.trailOfObject(head.value.id, input.objectId)).map((entry) => view(entry, edits && entry.objectId === input.objectId && undoable(entry, 'object'))) });
  },
};

const page = 100;
export const trailOfYear: UseCase<'trail.ofYear'> = {
  async act(context, input) {
    const head = await headOf(context, input);
    if (!head.ok) return head;
    const edits = context.may('year.edit', head.value.bodyId);
    const before = input.before === undefined ? null : Number(input.before);
    const entries = await context.store.trailOfYear(head.value.id, Number.isSafeInteger(before) ? before : null, page);
    return ok<Output<'trail.ofYear'>>({ entries: entries.map((entry) => view(entry, edits && undoable(entry, 'year'))), next: entries.length === page ? String(entries.at(-1)?.written ?? '') || null : null });
  },
};

/** Det här väntar på dig: what the person may do now at each board, by what stands in the year, the most urgent first. */
export const readStart: UseCase<'start.read'> = {
  async act(context) {
    const { store, today, may } = context;
    const bodies = (await store.bodies()).filter((body) => within(context.scope, body.id));
    const years = await store.yearsOfScope();
    const tasks: Task[] = [];
    const thisYear = Number(today.slice(0, 4));
    for (const body of bodies) {
      const own = years.filter((year) => year.bodyId === body.id).toSorted((a, b) => b.year - a.year);
      const latest = own[0];
      const task = (kind: Task['kind'], year: number, due: string | null, count: number): void => { tasks.push({ kind, boardId: body.id, board: body.name, year, due, count }); };
      if (!latest) {
        if (may('year.import', body.id)) task('importFirst', Number(today.slice(5, 7)) >= 8 ? thisYear + 1 : thisYear, null, 0);
        continue;
      }
      const waiting = waitingVersion(latest.versions);
      const decided = decidedVersion(latest.versions);
      if (waiting && may('decision.register', body.id)) task('registerDecision', latest.year, waiting.meetingOn, 1);
      if (decided && decided.adjustedOn === null && may('decision.register', body.id)) task('adjust', latest.year, decided.decidedOn, 1);
      if (!waiting && !decided && latest.carriedCount > 0 && may('year.edit', body.id)) task('reviewRatings', latest.year, `${latest.year - 1}-11-30`, latest.carriedCount);
      if (!waiting && !decided && latest.carriedCount === 0 && latest.eventCount > 0 && may('decision.submit', body.id)) task('submit', latest.year, `${latest.year - 1}-12-15`, latest.eventCount);
      if (decided && latest.year <= thisYear && Number(today.slice(5, 7)) >= 8 && may('year.start', body.id)) task('startYear', latest.year + 1, `${latest.year}-10-31`, latest.eventCount);
    }
    if (bodies.length === 0 && (await store.bodies()).length === 0 && may('organisation.manage', '' as never)) tasks.push({ kind: 'manageFirst', boardId: null, board: '', year: thisYear, due: null, count: 0 });
    return ok({ today, tasks: tasks.toSorted((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999') || a.board.localeCompare(b.board, 'sv')) });
  },
};
