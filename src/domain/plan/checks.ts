import type { Finding } from '../finding.ts';
import type { RiskEvent } from '../risk/analysis.ts';
import { treatmentOf } from '../method/method.ts';
import { valueOf } from '../year/content.ts';
import type { Found, Lens } from '../year/checks-lens.ts';
import { blank, eventRow, finding } from '../year/checks-lens.ts';

/** The rules about which events the plan holds. */
export function selectionChecks(lens: Lens): Finding[] {
  return [...requiredMissing(lens), ...higherLeftOut(lens), ...withoutActivity(lens), ...withoutReason(lens)];
}

/** At or over the plan threshold and not in the plan. A reason does not help: the method leaves no choice. */
function requiredMissing(lens: Lens): Finding[] {
  const { planFrom } = lens.content.method;
  if (planFrom === null) return [];
  return finding('plan.required-event-missing', of(lens, (event, value) => value >= planFrom && lens.planPlace(event) !== 'in'), { from: planFrom });
}

/**
 * Only where the method has no plan threshold: outside with a higher value than the lowest inside, and no reason.
 * `sameGroup` counts those that are higher than the lowest inside of their own group, where the comparison is nearest.
 */
function higherLeftOut(lens: Lens): Finding[] {
  if (lens.content.method.planFrom !== null) return [];
  let lowest = Infinity;
  const lowestIn = new Map<string | null, number>();
  for (const event of lens.events) {
    const value = valueOf(event);
    if (value === null || lens.planPlace(event) !== 'in') continue;
    lowest = Math.min(lowest, value);
    lowestIn.set(event.groupId, Math.min(lowestIn.get(event.groupId) ?? Infinity, value));
  }
  const left = (event: RiskEvent, value: number): boolean => lens.planPlace(event) === 'out' && value > lowest && blank(event.treatmentReason);
  const inGroup = lens.events.filter((event) => left(event, valueOf(event) ?? 0) && (valueOf(event) ?? 0) > (lowestIn.get(event.groupId) ?? Infinity));
  return finding('plan.higher-left-out', of(lens, left), {
    lowest: Number.isFinite(lowest) ? lowest : null, sameGroup: inGroup.length, sameGroupLabels: inGroup.map((event) => eventRow(event).label).join(', '),
  });
}

/** Marked for the plan, but the plan has no row for it. Where the plan holds measures, a measure is a row. */
function withoutActivity(lens: Lens): Finding[] {
  const { method } = lens.content;
  const found: Found[] = lens.events
    .filter((event) => treatmentOf(method, event.treatment)?.plan === true && lens.activitiesOf(event).length === 0 &&
      !(method.planHasMeasures && lens.measuresOf(event).length > 0))
    .map((event) => ({ row: eventRow(event), about: [event.text] }));
  return finding('plan.event-without-activity', found);
}

/** In the plan with a value under the plan threshold, or outside it with a value at or over the measure threshold, and no reason. */
function withoutReason(lens: Lens): Finding[] {
  const { planFrom, measureFrom } = lens.content.method;
  const inside: string[] = [];
  const outside: string[] = [];
  const found = of(lens, (event, value) => {
    if (!blank(event.treatmentReason)) return false;
    const place = lens.planPlace(event);
    if (place === 'in' && planFrom !== null && value < planFrom) return inside.push(eventRow(event).label) > 0;
    if (place === 'out' && measureFrom !== null && value >= measureFrom) return outside.push(eventRow(event).label) > 0;
    return false;
  });
  return finding('plan.selection-without-reason', found, {
    inside: inside.join(', '), insideCount: inside.length, outside: outside.join(', '), outsideCount: outside.length, planFrom, measureFrom,
  });
}

function of(lens: Lens, test: (event: RiskEvent, value: number) => boolean): Found[] {
  return lens.events.flatMap((event) => {
    const value = valueOf(event);
    return value !== null && test(event, value) ? [{ row: eventRow(event), about: [event.text, value, event.treatment] }] : [];
  });
}
