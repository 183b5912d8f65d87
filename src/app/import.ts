import type { Output } from '../contract/table.ts';
import type { Draft } from '../domain/document/draft.ts';
import { contentFromDraft, leftOfMeasures } from '../domain/document/take.ts';
import type { Day } from '../domain/day.ts';
import { waitingVersion, type DecisionOutcome } from '../domain/decision/version.ts';
import type { BodyId, MethodId, VersionId } from '../domain/identity.ts';
import { ok, refuse, type Outcome } from '../domain/refusal.ts';
import type { TrailRow } from '../domain/trail/entry.ts';
import { sameValue } from '../domain/year/change.ts';
import type { YearContent } from '../domain/year/content.ts';
import { proposeLineage } from '../domain/year/lineage.ts';
import { hex } from './hex.ts';
import type { House } from './house.ts';
import type { YearHead } from './ports.ts';
import type { Context, UseCase } from './useCase.ts';
import { freeze } from './freeze.ts';
import { findingsOf } from './yearFindings.ts';
import { contentOf, ensureYear, insertAll, previousOf, yearView } from './year.ts';
import { letGo, recordFields } from './yearChange.ts';

interface Read { readonly draft: Draft; readonly bytes: Uint8Array; readonly sha256: string }

async function readFile(house: House, input: { name: string; bytes: string; analysis?: number | undefined }): Promise<Outcome<Read>> {
  if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(input.bytes) || input.bytes.replaceAll(/\s/g, '').length % 4 === 1) return refuse('input.malformed', { field: 'bytes' });
  const bytes = Uint8Array.from(atob(input.bytes), (letter) => letter.charCodeAt(0));
  const result = await house.readDocument(bytes, input.name, input.analysis === undefined ? {} : { analysis: input.analysis });
  if (!result.ok) return refuse('import.file-refused', { reason: result.refusal, name: input.name });
  return ok({ draft: result.draft, bytes, sha256: hex(house.sha256(bytes)) });
}

async function proposals(context: Context, boardId: BodyId, year: number, draft: Draft): Promise<{ previous: YearContent | null; rows: Output<'import.preview'>['proposals'] }> {
  const own = await context.store.yearHead(boardId, year);
  const before = own ? (await previousOf(context, own))?.content ?? null : await context.store.yearHead(boardId, year - 1).then((head) => head && contentOf(context, head));
  if (!before) return { previous: null, rows: [] };
  const processOf = (groupId: string | null): string => {
    const at = before.groups.find((group) => group.id === groupId);
    return at?.title ?? '';
  };
  const innermost = (row: Draft['events'][number]): string => row.workMethod ?? row.process ?? row.goal ?? '';
  const found = proposeLineage(
    before.events.map((event) => ({ id: event.id, text: event.text, process: processOf(event.groupId) })),
    draft.events.map((row, at) => ({ id: String(at), text: row.event ?? '', process: innermost(row) })),
  );
  return {
    previous: before,
    rows: found.map((one) => {
      const event = before.events.find((candidate) => candidate.id === one.previousId);
      return { index: Number(one.currentId), previousId: one.previousId, previousLabel: event?.label ?? null, previousText: event?.text ?? null, how: one.how };
    }),
  };
}

/** What somebody has to look at in the document itself: the year holds none of it. */
function unreadOf(draft: Draft, year: number): Draft['unread'] {
  return [...draft.unread, ...leftOfMeasures(draft, year)];
}

export const previewImport: UseCase<'import.preview', Read> = {
  before: readFile,
  async act(context, input, { draft, sha256 }) {
    const doubtfulEvents = draft.events.flatMap((row, at) => (row.doubts.length > 0 ? [at] : []));
    const doubtfulPlanRows = draft.planRows.flatMap((row, at) => (row.doubts.length > 0 ? [at] : []));
    const doubtful = doubtfulEvents.length + doubtfulPlanRows.length;
    const proposed = await proposals(context, input.boardId, input.year, draft);
    const own = await context.store.yearHead(input.boardId, input.year);
    const content = own ? await contentOf(context, own) : null;
    return ok({
      draft, sha256, doubtfulEvents, doubtfulPlanRows,
      verdict: { events: draft.events.length, planRows: draft.planRows.length, certain: draft.events.length + draft.planRows.length - doubtful, doubtful },
      proposals: proposed.rows, unread: unreadOf(draft, input.year), previousYear: proposed.previous?.year ?? null,
      yearHasRows: content !== null && content.events.length + content.activities.length > 0,
    });
  },
};

/** Which method the year is read by: the year's own when it has rows or fits, else the delivered one that the document's scales fit. */
async function methodFor(context: Context, boardId: BodyId, draft: Draft): Promise<MethodId | null> {
  if (draft.method === null) return null;
  const fitting = (await context.store.methods()).filter((one) => (one.bodyId === null || one.bodyId === boardId) && one.method.key === draft.method).toSorted((a, b) => b.method.version - a.method.version);
  // A board with thresholds of its own is read by its own.
  return (fitting.find((one) => one.bodyId === boardId) ?? fitting[0])?.id ?? null;
}

/** Rows go in as one change with the id of the change; undo takes them all away again. The original file is kept. */
export const takeImport: UseCase<'import.take', Read> = {
  before: readFile,
  async act(context, input, { draft: whole, bytes, sha256 }) {
    const { store, house } = context;
    if (whole.events.length + whole.planRows.length === 0) return refuse('import.nothing-read', { name: input.name });
    const fitting = await methodFor(context, input.boardId, whole);
    const ensured = await ensureYear(context, { ...input, methodId: fitting });
    if (!ensured.ok) return ensured;
    const { made, head: found } = ensured.value;
    let head = found;
    if ((await store.trailOfChange(head.id, input.changeId)).length > 0) return ok({ view: await yearView(context, head), importId: input.importId, changeId: input.changeId });
    const existing = await contentOf(context, head);
    const hasRows = existing.events.length + existing.activities.length + existing.measures.length > 0;
    if (hasRows && !input.replace) return refuse('year.not-empty', { year: input.year });
    if (input.decided && waitingVersion(await store.versions(head.id))) return refuse('decision.already-submitted');
    if (!made && fitting !== null && whole.method !== head.method.key) head = await pointAt(context, head, fitting);

    const draft: Draft = { ...whole, events: whole.events.filter((_, at) => !input.leaveOut.events.includes(at)), planRows: whole.planRows.filter((_, at) => !input.leaveOut.planRows.includes(at)) };
    const content = contentFromDraft(draft, { boardYearId: head.id, board: existing.board, municipality: existing.municipality, year: input.year, method: head.method, importId: input.importId, newId: () => house.newId() });
    const removed = await clear(context, head, input.changeId, existing);
    await insertAll(context, head, content);
    await store.updateYear(head.id, { layout: draft.layout });
    const lineage = await keepLineage(context, head, input, whole, content);
    const fileId = house.newId();
    await store.insertFile(head.bodyId, { id: fileId, sha256, name: input.name, mediaType: mediaTypes[whole.format], bytes }, context.now);
    await store.insertImport({ id: input.importId, boardYearId: head.id, fileId, readerVersion: whole.readerVersion, draft: { problems: whole.problems, unread: unreadOf(draft, input.year), format: whole.format, sha256 }, at: context.now, by: context.actor.personId });
    // A year that the import made is part of what it did: undone, the year goes too.
    const added: TrailRow[] = [...(made ? [{ object: 'year' as const, row: { id: head.id, year: head.year } }] : []), ...rowsOf(content), ...lineage, { object: 'import', row: { id: input.importId } }];
    context.record({ objectKind: 'year', objectId: head.id, bodyId: head.bodyId, boardYearId: head.id, changeId: input.changeId, content: { kind: 'rows', added, removed, note: input.name } });
    const moved = [{ field: 'layout', before: found.layout, after: draft.layout }, { field: 'methodId', before: found.methodId, after: head.methodId }].filter((one) => !sameValue(one.before, one.after));
    if (moved.length > 0) recordFields(context, head, input.changeId, 'year', head.id, moved);
    if (input.decided) await takeInAsDecided(context, input, input.decided, fileId);
    const after = await store.yearHead(input.boardId, input.year);
    return after ? ok({ view: await yearView(context, after), importId: input.importId, changeId: input.changeId }) : refuse('object.not-found');
  },
};

const mediaTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', pdf: 'application/pdf',
} as const;

function rowsOf(content: YearContent): TrailRow[] {
  return [
    ...content.groups.map((row) => ({ object: 'group' as const, row })), ...content.controls.map((row) => ({ object: 'control' as const, row })), ...content.events.map((row) => ({ object: 'event' as const, row })),
    ...content.activities.map((row) => ({ object: 'activity' as const, row })), ...content.measures.map((row) => ({ object: 'measure' as const, row })),
  ];
}

async function pointAt(context: Context, head: YearHead, methodId: MethodId): Promise<YearHead> {
  await context.store.updateYear(head.id, { methodId });
  return await context.store.yearHead(head.bodyId, head.year) ?? head;
}

/** Takes every row of the draft away, and what named them lets go. Notes and reasons stay: they hold for as long as their words do. */
async function clear(context: Context, head: YearHead, changeId: string, existing: YearContent): Promise<TrailRow[]> {
  const removed: TrailRow[] = [...rowsOf(existing), ...(await context.store.lineage(head.id)).map((row) => ({ object: 'lineage' as const, row: { ...row, id: context.house.newId() } }))];
  for (const object of ['measure', 'activity', 'control', 'event', 'group'] as const) {
    const ids = removed.filter((one) => one.object === object).map((one) => (one.row as { id: string }).id);
    if (ids.length > 0) await context.store.deleteRows(object, head.id, ids);
  }
  await context.store.deleteLineage(head.id);
  await letGo(context, head, changeId, new Set(existing.events.map((event) => event.id)), { ...existing, controls: [], activities: [], measures: [] });
  return removed;
}

/** Lineage as the person chose it, else as proposed. */
async function keepLineage(context: Context, head: YearHead, input: { boardId: BodyId; year: number; continues: Record<string, string | null>; leaveOut: { events: readonly number[] } }, whole: Draft, content: YearContent): Promise<TrailRow[]> {
  const proposed = await proposals(context, input.boardId, input.year, whole);
  const known = new Set(proposed.previous?.events.map((event) => event.id as string) ?? []);
  // Events stand in the order of the draft, without those left out.
  const eventAt = new Map(whole.events.map((_, at) => at).filter((at) => !input.leaveOut.events.includes(at)).map((at, place) => [at, content.events[place]]));
  const chosen = proposed.rows.flatMap((row) => {
    const from = Object.hasOwn(input.continues, String(row.index)) ? input.continues[String(row.index)] ?? null : row.previousId;
    const event = eventAt.get(row.index);
    return event && from !== null && known.has(from) ? [{ from, to: event.id as string, same: row.how === 'same' && from === row.previousId }] : [];
  });
  // Several that continue the same earlier event are that event, split.
  const rows = [...Map.groupBy(chosen, (one) => one.from)].map(([from, ones]) => ({
    id: context.house.newId(), object: 'event' as const, kind: ones.length > 1 ? 'split' as const : ones[0]?.same ? 'same' as const : 'changed' as const, from: [from], to: ones.map((one) => one.to),
  }));
  await context.store.insertLineage(head.id, rows);
  return rows.map((row) => ({ object: 'lineage' as const, row }));
}

async function takeInAsDecided(context: Context, { boardId, year, changeId }: { boardId: BodyId; year: number; changeId: string }, decided: { outcome: DecisionOutcome; decidedOn: Day; minutesItem: string; caseNumber: string }, fileId: string): Promise<void> {
  const head = await context.store.yearHead(boardId, year);
  if (!head) return;
  // A document of an earlier year is taken in as it was decided, also one that holds a plan without an analysis.
  const frozen = await freeze(context, head, { document: 'vorPlan', content: async () => ok(await contentOf(context, head)), findings: findingsOf }, { id: context.house.newId() as VersionId, kind: 'takenIn', meetingOn: decided.decidedOn, caseNumber: decided.caseNumber, recipients: '', overrides: [] });
  if (!frozen.ok) return;
  const version = frozen.value;
  await context.store.updateVersion(version.id, { outcome: decided.outcome, decidedOn: decided.decidedOn, minutesItem: decided.minutesItem, registeredAt: context.now });
  await context.store.keepVersionFile(version.id, 'original', fileId);
  context.record({ objectKind: 'version', objectId: version.id, bodyId: head.bodyId, boardYearId: head.id, changeId, content: { kind: 'act', values: { ...decided, checksum: version.checksum }, note: '' } });
}
