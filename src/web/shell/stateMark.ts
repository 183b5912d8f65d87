import { settles, type VersionHead, type YearState } from '../../domain/decision/version.ts';
import type { StateMarkName } from '../ui/Marks.tsx';

const marks: Record<Exclude<YearState['kind'], 'decided'>, StateMarkName> = { draft: 'half', submitted: 'arrow', postponed: 'pause', referredBack: 'back', rejected: 'cross' };

/** The mark that stands beside the words of a year's state. */
export function stateMarkOf(state: YearState): StateMarkName {
  if (state.kind !== 'decided') return marks[state.kind];
  return state.changedSince ? 'wave' : state.adjusted ? 'tick' : 'dot';
}

/** The same for one kept version. */
export function markOfVersion(version: VersionHead): StateMarkName {
  if (version.withdrawnAt !== null) return 'cross';
  if (version.outcome === null) return 'arrow';
  if (settles(version.outcome)) return version.adjustedOn === null ? 'dot' : 'tick';
  return version.outcome === 'postponed' ? 'pause' : version.outcome === 'referredBack' ? 'back' : 'cross';
}
