/** Secrecy marks: the board's warning on a row, a file or a section, with its ground. The test itself is made by a person at each request. */
import type { Output } from '../contract/table.ts';
import type { BodyId } from '../domain/identity.ts';
import { isContinued, type SecrecyMark } from '../domain/openness/secrecy.ts';
import { ok, refuse } from '../domain/refusal.ts';
import type { Context, UseCase } from './useCase.ts';

async function marksOf(context: Context, bodyId: BodyId): Promise<Output<'secrecy.list'>> {
  return { marks: await context.store.boardMarks(bodyId), may: context.may('secrecy.mark', bodyId) };
}
/** Ground by the marked object's id, of marks that stand. */
export function groundsOf(marks: readonly SecrecyMark[]): ReadonlyMap<string, string> {
  const standing = marks.filter((mark) => mark.lifted === null);
  // A row's own mark goes before the one that followed it from an earlier year.
  return new Map([...standing.flatMap((mark) => mark.follows.map((id) => [id, mark.ground] as const)), ...standing.map((mark) => [mark.objectId, mark.ground] as const)]);
}

export const listMarks: UseCase<'secrecy.list'> = { act: async (context, { boardId }) => ok(await marksOf(context, boardId)) };

/** A mark follows its row forwards. What the same words say in earlier years is asked about, and marked only when the person says so. */
export const earlierRows: UseCase<'secrecy.earlier'> = { act: async ({ store }, { boardId, objectKind, objectId }) => ok({ rows: await store.earlierRows(boardId, objectKind, objectId) }) };

export const markSecrecy: UseCase<'secrecy.mark'> = {
  async act(context, input) {
    const { store, now, today, actor } = context;
    if (input.decidedOn > today) return refuse('field.value-not-allowed', { field: 'decidedOn' });
    if (!await store.markTarget(input.boardId, input.objectKind, input.objectId)) return refuse('object.not-found');
    const { boardId, objectKind, ground, decidedBy, decidedOn, note, also = [] } = input;
    // Only what the question was about: a list of ids is no way around it.
    const earlier = also.length > 0 && isContinued(objectKind) ? new Set((await store.earlierRows(boardId, objectKind, input.objectId)).map((row) => row.id)) : new Set<string>();
    const alike = also.filter((one) => earlier.has(one.objectId));
    for (const [at, { markId, objectId }] of [input, ...alike].entries()) {
      const put = await store.insertMark({ id: markId, bodyId: boardId, objectKind, objectId, ground, decidedBy, decidedOn, note, markedAt: now.toISOString(), markedBy: actor.name });
      if (put === 'marked' && at === 0) return refuse('secrecy.already-marked');
      if (put === 'inserted') context.record({ objectKind: 'secrecyMark', objectId: markId, bodyId: boardId, boardYearId: null, content: { kind: 'act', values: { marked: objectKind, of: objectId, ground, decidedBy, decidedOn }, note } });
    }
    return ok(await marksOf(context, boardId));
  },
};

export const liftSecrecy: UseCase<'secrecy.lift'> = {
  async act(context, input) {
    const { store, today, actor } = context;
    const mark = (await store.boardMarks(input.boardId)).find((one) => one.id === input.markId);
    if (!mark) return refuse('object.not-found');
    if (await store.liftMark(input.boardId, input.markId, { on: today, by: actor.name, reason: input.reason })) {
      context.record({ objectKind: 'secrecyMark', objectId: mark.id, bodyId: input.boardId, boardYearId: null, content: { kind: 'act', values: { lifted: mark.objectKind, of: mark.objectId, ground: mark.ground }, note: input.reason } });
    }
    return ok(await marksOf(context, input.boardId));
  },
};
