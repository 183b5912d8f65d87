import type { Day } from '../day.ts';
import { awaits, isLate, type Occasion } from '../control/occasion.ts';

/** What the occasions of one plan row, or of the whole plan, come to. Withdrawn ones are told apart; nothing planned is dropped. */
export interface Figures {
  /** Occasions that the plan asked for up to the cut-off. */
  readonly planned: number;
  readonly performed: number;
  readonly notPerformed: number;
  /** Neither performed nor explained. */
  readonly awaiting: number;
  readonly late: number;
  /** Sum of the populations; null while one of the performed has none. */
  readonly population: number | null;
  readonly reviewed: number;
  readonly faults: number;
  readonly notApplicable: number;
  /** Performed occasions by their conclusion, in the method's words. */
  readonly conclusions: Readonly<Record<string, number>>;
}

/** The figures up to a cut-off, seen from a day. An occasion counts when its period ends by the cut-off, or when it is performed already. */
export function figuresOf(occasions: readonly Occasion[], cutOff: Day, today: Day): Figures {
  const counted = occasions.filter((one) => one.state !== 'withdrawn' && (one.period.to <= cutOff || (one.state === 'done' && one.performedOn !== null && one.performedOn <= cutOff)));
  const performed = counted.filter((one) => one.state === 'done');
  const conclusions: Record<string, number> = {};
  for (const one of performed) if (one.conclusion !== '') conclusions[one.conclusion] = (conclusions[one.conclusion] ?? 0) + 1;
  const sum = (of: (one: Occasion) => number): number => performed.reduce((total, one) => total + of(one), 0);
  return {
    planned: counted.length,
    performed: performed.length,
    notPerformed: counted.filter((one) => one.state === 'notPerformed').length,
    awaiting: counted.filter((one) => awaits(one.state) || one.state === 'review').length,
    late: counted.filter((one) => isLate(one, today)).length,
    population: performed.length === 0 || performed.some((one) => one.population === null) ? null : sum((one) => one.population?.size ?? 0),
    reviewed: sum((one) => one.counts.ok + one.counts.fault + one.counts.notApplicable),
    faults: sum((one) => one.counts.fault),
    notApplicable: sum((one) => one.counts.notApplicable),
    conclusions,
  };
}

/** The figures of many rows together. */
export function together(all: readonly Figures[]): Figures {
  const add = (of: (one: Figures) => number): number => all.reduce((total, one) => total + of(one), 0);
  const conclusions: Record<string, number> = {};
  for (const one of all) for (const [word, count] of Object.entries(one.conclusions)) conclusions[word] = (conclusions[word] ?? 0) + count;
  return {
    planned: add((one) => one.planned), performed: add((one) => one.performed), notPerformed: add((one) => one.notPerformed), awaiting: add((one) => one.awaiting), late: add((one) => one.late),
    population: all.some((one) => one.performed > 0 && one.population === null) ? null : add((one) => one.population ?? 0),
    reviewed: add((one) => one.reviewed), faults: add((one) => one.faults), notApplicable: add((one) => one.notApplicable), conclusions,
  };
}
