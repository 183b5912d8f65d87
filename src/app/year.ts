import type { Output } from '../contract/table.ts';
import { completeLayout, type PreviousYear, type YearContent } from '../domain/year/content.ts';
import { decidedVersion, waitingVersion, yearState } from '../domain/decision/version.ts';
import type { BodyId, BoardYearId, MethodId } from '../domain/identity.ts';
import { ok, refuse, type Outcome } from '../domain/refusal.ts';
import { startYear } from '../domain/year/start.ts';
import type { TrailRow } from '../domain/trail/entry.ts';
import type { Hold, WholeYear, YearHead } from './ports.ts';
import type { Context, UseCase } from './useCase.ts';

/** The year inside scope, or the refusal that it does not exist. */
export async function headOf(context: Context, input: { boardId: BodyId; year: number }, hold?: Hold): Promise<Outcome<YearHead>> {
  const head = await context.store.yearHead(input.boardId, input.year, hold);
  return head ? ok(head) : refuse('object.not-found');
}

export async function contentOf(context: Context, head: YearHead) {
  return context.store.content(head);
}

/** The year before with its lineage: the one it was started or imported after, else simply the board's year before. */
export async function previousOf(context: Context, head: YearHead): Promise<PreviousYear | null> {
  const before = head.startedFrom ? await context.store.yearHeadById(head.startedFrom) : await context.store.yearHead(head.bodyId, head.year - 1);
  if (!before) return null;
  return { content: await contentOf(context, before), lineage: await context.store.lineage(head.id) };
}

export async function yearView(context: Context, head: YearHead): Promise<Output<'year.read'>> {
  const { store } = context;
  // Asked at once, so that they travel together.
  const [content, versions, lastChange, before] = await Promise.all([
    contentOf(context, head), store.versions(head.id), store.lastContentChange(head.id),
    head.startedFrom ? store.yearHeadById(head.startedFrom) : store.yearHead(head.bodyId, head.year - 1),
  ]);
  return viewOf(context, { head, content, versions, lastChange, previousYear: before?.year ?? null });
}

function viewOf({ may }: Pick<Context, 'may'>, { head, content, versions, lastChange, previousYear }: WholeYear): Output<'year.read'> {
  const state = yearState(versions, lastChange?.at ?? null);
  const waiting = waitingVersion(versions);
  const submits = may('decision.submit', head.bodyId);
  const registers = may('decision.register', head.bodyId);
  return {
    content, caseNumber: head.caseNumber, recipients: head.recipients, methodId: head.methodId, state, versions, previousYear, lastChange,
    abilities: {
      edit: may('year.edit', head.bodyId),
      submit: submits && waiting === null && content.events.length > 0,
      withdraw: submits && waiting !== null && waiting.outcome === null,
      register: registers && waiting !== null,
      adjust: registers && (decidedVersion(versions)?.adjustedOn === null),
      import: may('year.import', head.bodyId), start: may('year.start', head.bodyId), trail: may('trail.read', head.bodyId),
    },
  };
}

const shownAbilities = ['decision.submit', 'decision.register', 'year.edit', 'year.import', 'year.start', 'trail.read'] as const;

export const readYear: UseCase<'year.read'> = {
  stamp: {
    standing: (store, input) => store.yearStamp(input.boardId, input.year),
    abilities: (may, input) => shownAbilities.map((permission) => (may(permission, input.boardId) ? 1 : 0)).join(''),
  },
  async act(context, input) {
    const whole = await context.store.wholeYear(input.boardId, input.year);
    return whole ? ok(viewOf(context, whole)) : refuse('object.not-found');
  },
};
export const readPrevious: UseCase<'year.previous'> = {
  async act(context, input) {
    const head = await headOf(context, input);
    return head.ok ? ok({ previous: await previousOf(context, head.value) }) : head;
  },
};

/** The method for a new year: the one asked for, else the board's own or the municipality's newest of the first delivered kind. */
async function chosenMethod(context: Context, boardId: BodyId, wanted: MethodId | null): Promise<MethodId | null> {
  const methods = await context.store.methods();
  if (wanted !== null) return methods.some((one) => one.id === wanted && (one.bodyId === null || one.bodyId === boardId)) ? wanted : null;
  const newest = methods.toSorted((a, b) => b.method.version - a.method.version);
  return (newest.find((one) => one.bodyId === boardId) ?? newest.find((one) => one.bodyId === null && one.method.key === '5x5') ?? newest[0])?.id ?? null;
}

/** Makes an empty year unless it exists; used by the import too. */
export async function ensureYear(context: Context, input: { boardId: BodyId; year: number; boardYearId: string; methodId: MethodId | null }): Promise<Outcome<{ head: YearHead; made: boolean }>> {
  const found = await context.store.yearHead(input.boardId, input.year, 'alone');
  if (found) return ok({ head: found, made: false });
  if (!(await context.store.bodies()).some((body) => body.id === input.boardId)) return refuse('object.not-found');
  const methodId = await chosenMethod(context, input.boardId, input.methodId);
  if (methodId === null) return refuse('object.not-found');
  const id = input.boardYearId as BoardYearId;
  await context.store.insertYear({ id, bodyId: input.boardId, year: input.year, methodId, layout: completeLayout, introduction: '', caseNumber: '', recipients: '', startedFrom: null, at: context.now });
  const head = await context.store.yearHead(input.boardId, input.year);
  return head ? ok({ head, made: true }) : refuse('object.not-found');
}

export const createYear: UseCase<'year.create'> = {
  async act(context, input) {
    const ensured = await ensureYear(context, input);
    if (!ensured.ok) return ensured;
    const { head, made } = ensured.value;
    if (!made && head.id !== input.boardYearId) return refuse('year.exists', { year: input.year });
    if (made) context.record({ objectKind: 'year', objectId: head.id, bodyId: head.bodyId, boardYearId: head.id, content: { kind: 'act', values: { created: head.year }, note: '' } });
    return ok(await yearView(context, head));
  },
};

/** Rows whose ids we made ourselves: a taken id is a fault of ours. */
export async function insertAll(context: Context, place: { id: BoardYearId; bodyId: BodyId }, content: YearContent): Promise<void> {
  const tables = [['group', content.groups], ['control', content.controls], ['event', content.events], ['activity', content.activities], ['measure', content.measures]] as const;
  for (const [object, rows] of tables) if (!await context.store.insertRows(object, place, rows)) throw new Error(`a new ${object} had an id that was taken`);
}

/** Starta 2027 från 2026: everything is carried, ratings as "ej omprövad"; one change, undone as one until something is submitted. */
export const startFrom: UseCase<'year.start'> = {
  async act(context, input) {
    const source = input.from < input.year ? await context.store.yearHead(input.boardId, input.from) : null;
    if (!source) return refuse('year.source-missing', { year: input.from });
    const existing = await context.store.yearHead(input.boardId, input.year, 'alone');
    if (existing && existing.id === input.boardYearId) return ok(await yearView(context, existing));
    if (existing) {
      const { introduction, ...rows } = await contentOf(context, existing);
      const held = [rows.events, rows.activities, rows.groups, rows.controls, rows.measures, rows.answers, rows.notes, rows.endedEvents, rows.endedActivities, await context.store.versions(existing.id)];
      // The empty year is put aside whole, so that nothing at all may stand in it – least of all a version.
      if (introduction !== '' || held.some((one) => one.length > 0) || await context.store.hasFollower(existing.id)) return refuse('year.not-empty', { year: input.year });
      await context.store.deleteYear(existing.id);
    }
    const id = input.boardYearId as BoardYearId;
    const { content, lineage } = startYear(await contentOf(context, source), input.year, () => context.house.newId(), id);
    await context.store.insertYear({ id, bodyId: source.bodyId, year: input.year, methodId: source.methodId, layout: completeLayout, introduction: content.introduction, caseNumber: '', recipients: source.recipients, startedFrom: source.id, at: context.now });
    const place = { id, bodyId: source.bodyId };
    await insertAll(context, place, content);
    for (const answer of content.answers) await context.store.putAnswer(id, answer);
    for (const note of content.notes) await context.store.insertNote(id, note);
    await context.store.insertLineage(id, lineage.map((row) => ({ ...row, id: context.house.newId() })));
    // Rows are performed as they were until somebody says otherwise.
    await context.store.carryControlSetups(source.bodyId, id, lineage.flatMap((row) => (row.object === 'activity' ? row.from.flatMap((from) => row.to.map((to) => ({ from, to }))) : [])));
    const added: TrailRow[] = [
      ...content.groups.map((row) => ({ object: 'group' as const, row })), ...content.controls.map((row) => ({ object: 'control' as const, row })),
      ...content.events.map((row) => ({ object: 'event' as const, row })), ...content.activities.map((row) => ({ object: 'activity' as const, row })),
      ...content.measures.map((row) => ({ object: 'measure' as const, row })),
    ];
    context.record({ objectKind: 'year', objectId: id, bodyId: source.bodyId, boardYearId: id, changeId: id, content: { kind: 'rows', added, removed: [], note: String(input.from) } });
    const head = await headOf(context, input);
    return head.ok ? ok(await yearView(context, head.value)) : head;
  },
};

export const setMethod: UseCase<'year.setMethod'> = {
  async act(context, input) {
    const head = await headOf(context, input, 'alone');
    if (!head.ok) return head;
    const methodId = await chosenMethod(context, input.boardId, input.methodId);
    if (methodId === null) return refuse('object.not-found');
    // The same method again is a retry, and no change.
    if (methodId === head.value.methodId) return ok(await yearView(context, head.value));
    await context.store.updateYear(head.value.id, { methodId });
    context.record({ objectKind: 'year', objectId: head.value.id, bodyId: head.value.bodyId, boardYearId: head.value.id, content: { kind: 'fields', object: 'year', id: head.value.id, fields: [{ field: 'methodId', before: head.value.methodId, after: methodId }], note: '' } });
    const after = await headOf(context, input);
    return after.ok ? ok(await yearView(context, after.value)) : after;
  },
};

export const listEvents: UseCase<'risk.list'> = {
  act: async (context, input) => ok(await context.store.eventPage(input.year, input.after ?? null, input.limit)),
};
