import type { TaskFacts } from './tasks.ts';

/** How a board stands today: how many of its measures are open, and what is late in the register – measures and statements – and among the controls of each year. */
export interface BoardStand {
  readonly boardId: string;
  readonly openMeasures: number;
  readonly lateInRegister: number;
  readonly lateControls: readonly { readonly year: number; readonly late: number }[];
}

/** The figures under the year's steps. Their rows are those that the register and the controls show as open and late. */
export function standOf({ today, sums, measures, recommendations }: Pick<TaskFacts, 'today' | 'sums' | 'measures' | 'recommendations'>, boards: readonly string[]): BoardStand[] {
  const measuresOf = Map.groupBy(measures, (one) => one.bodyId);
  const recommendationsOf = Map.groupBy(recommendations, (one) => one.bodyId);
  const sumsOf = Map.groupBy(sums.filter((one) => one.late > 0), (one) => one.bodyId);
  return boards.map((boardId) => {
    const own = measuresOf.get(boardId) ?? [];
    const late = own.filter((one) => one.state === 'open' && one.end !== null && one.end < today).length + (recommendationsOf.get(boardId) ?? []).filter((one) => one.due !== null && one.due < today).length;
    const years = Map.groupBy(sumsOf.get(boardId) ?? [], (one) => one.year);
    return { boardId, openMeasures: own.length, lateInRegister: late, lateControls: [...years].map(([year, of]) => ({ year, late: of.reduce((sum, one) => sum + one.late, 0) })).toSorted((a, b) => a.year - b.year) };
  });
}
