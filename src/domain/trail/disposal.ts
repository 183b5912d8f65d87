/** Disposal of the log's contents by rule (gallring): an entry orders it, the keeper carries it out, and the chain holds without what is gone. */
import type { Day } from '../day.ts';

/** The operation whose entries are orders. */
export const DISPOSE = 'trail.dispose';

/** From and to, both with. */
export type NumberRange = readonly [number, number];

export interface DisposalOrder {
  /** The board's own rule, as it is called there. */
  readonly rule: string;
  /** Entries of earlier days. */
  readonly before: Day;
  readonly count: number;
  readonly ranges: readonly NumberRange[];
}

/** The log's own entries begin so and are never disposed of: they say what was. */
export const OF_THE_LOG = 'trail.';

function isRange(value: unknown): value is NumberRange {
  return Array.isArray(value) && value.length === 2 && value.every((one) => Number.isSafeInteger(one)) && value[0] <= value[1];
}

/** The order that an entry's content holds, or null when it holds none. */
export function orderOf(content: unknown): DisposalOrder | null {
  if (typeof content !== 'object' || content === null || !('values' in content)) return null;
  const { values } = content;
  if (typeof values !== 'object' || values === null || !('rule' in values) || !('before' in values) || !('ranges' in values)) return null;
  const { rule, before, ranges } = values;
  if (typeof rule !== 'string' || typeof before !== 'string' || !Array.isArray(ranges) || !ranges.every(isRange)) return null;
  return { rule, before: before as Day, count: ranges.reduce((sum, [from, to]) => sum + to - from + 1, 0), ranges };
}

export function orders(order: DisposalOrder, number: number): boolean {
  return order.ranges.some(([from, to]) => number >= from && number <= to);
}
