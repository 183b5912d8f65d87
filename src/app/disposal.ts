import type { DisposalView } from '../contract/trail.ts';
import { ok, refuse } from '../domain/refusal.ts';
import type { UseCase } from './useCase.ts';

/**
 * Gallring: the contents of the board's log before a day are disposed of by the board's own rule. What happens here is the order, an entry
 * with the rule and the numbers; the keeper of the log carries it out when the entry is sealed, and the chain holds without the contents.
 */
export const disposeOfTrail: UseCase<'trail.dispose'> = {
  async act(context, input) {
    const { store, house, today } = context;
    if (!(await store.bodies()).some((one) => one.id === input.boardId)) return refuse('object.not-found');
    if (input.before > today) return refuse('field.value-not-allowed', { field: 'before' });
    // Two orders at once would name the same entries.
    await store.hold(`trail ${input.boardId}`);
    const ranges = await store.disposable(input.boardId, input.before, house.zone);
    const count = ranges.reduce((sum, [from, to]) => sum + to - from + 1, 0);
    const ordered = count > 0 && !input.dryRun;
    if (ordered) {
      context.record({ objectKind: 'trail', objectId: input.boardId, bodyId: input.boardId, boardYearId: null, content: { kind: 'act', values: { rule: input.rule, before: input.before, count, ranges, ...(input.decidedBy === undefined || input.decidedBy === '' ? {} : { decidedBy: input.decidedBy }) }, note: '' } });
    }
    return ok<DisposalView>({ rule: input.rule, before: input.before, count, ordered });
  },
};
