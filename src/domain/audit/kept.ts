/** What has left the authority, and what an auditor therefore reads. */
import type { OccasionState } from '../control/occasion.ts';

/** A control that is performed, or that somebody has said could not be: its result is no draft any more. */
export const closedStates: readonly OccasionState[] = ['done', 'notPerformed'];
export function isClosedControl(state: OccasionState): boolean {
  return closedStates.includes(state);
}

/**
 * Acts whose entries an auditor reads: what was handed in, decided, performed, registered or shared. Closed by default: an act that is
 * not here is told of as having been, never what it says.
 */
export const openOperations = [
  'decision.submit', 'decision.withdraw', 'decision.register', 'decision.adjust', 'decision.correct', 'share.make', 'share.end', 'share.read', 'audit.package', 'trail.dispose',
  'control.plan', 'control.setUp', 'control.add', 'control.assign', 'control.remind', 'control.count', 'control.population', 'control.answer', 'control.rest', 'control.handle', 'control.settle', 'control.finish', 'control.notPerformed',
  'control.handOver', 'control.review', 'control.reopen', 'control.addEvidence', 'control.removeEvidence', 'measure.add', 'measure.change', 'measure.link', 'measure.note', 'measure.report', 'measure.checkEffect', 'recommendation.add', 'recommendation.answer', 'recommendation.state',
] as const;
