import type { YearState } from '../../domain/decision/version.ts';
import type { StateMarkName } from '../ui/Marks.tsx';

const marks: Record<Exclude<YearState['kind'], 'decided'>, StateMarkName> = { draft: 'half', submitted: 'arrow', postponed: 'pause', referredBack: 'back', rejected: 'cross' };

/** The mark that stands beside the words of a year's state. */
export function stateMarkOf(state: YearState): StateMarkName {
  if (state.kind !== 'decided') return marks[state.kind];
  return state.changedSince ? 'wave' : state.adjusted ? 'tick' : 'dot';
}
