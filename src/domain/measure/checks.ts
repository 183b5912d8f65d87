import type { Finding } from '../finding.ts';
import { valueOf } from '../year/content.ts';
import type { Lens } from '../year/checks-lens.ts';
import { eventRow, finding } from '../year/checks-lens.ts';

export function measureChecks(lens: Lens): Finding[] {
  return requiredMissing(lens);
}

/**
 * At or over the measure threshold and no measure – also when the event is in the plan, for a review only tests
 * whether the control works, and also when the risk is accepted, for then the method itself is departed from.
 * Only where the method wants a measure; where a review will do, `risk.not-handled` tells.
 */
function requiredMissing(lens: Lens): Finding[] {
  const { measureFrom, handledBy } = lens.content.method;
  if (measureFrom === null || handledBy !== 'measure') return [];
  const found = lens.events.flatMap((event) => {
    const value = valueOf(event);
    return value !== null && value >= measureFrom && lens.measuresOf(event).length === 0
      ? [{ row: eventRow(event), about: [event.text, value] }] : [];
  });
  return finding('measure.required-missing', found, { from: measureFrom });
}
