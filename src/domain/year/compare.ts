import type { Activity } from '../plan/plan.ts';
import { sameWords } from '../wording.ts';
import type { RiskEvent, SystematicControl } from '../risk/analysis.ts';
import { shortened } from './checks-lens.ts';
import type { Lens } from './checks-lens.ts';
import { lensOf } from './checks-lens.ts';
import type { Lineage, YearContent } from './content.ts';

export type ComparedObject = 'event' | 'activity' | 'control' | 'group';

/** One end of a difference: the row in its own year or version, with the label printed there. */
export interface ComparedRow { readonly id: string; readonly label: string }

interface Between { readonly object: ComparedObject; readonly before: ComparedRow; readonly after: ComparedRow }

/** What differs between two versions or years. A row may have several differences. */
export type Difference =
  | { readonly kind: 'new'; readonly object: ComparedObject; readonly after: ComparedRow; readonly text: string }
  | { readonly kind: 'gone'; readonly object: ComparedObject; readonly before: ComparedRow; readonly text: string }
  | (Between & { readonly kind: 'renumbered'; readonly from: string | null; readonly to: string | null })
  | (Between & { readonly kind: 're-rated'; readonly from: RatingValues; readonly to: RatingValues; readonly reason: string })
  | (Between & { readonly kind: 'movedIn' })
  | (Between & { readonly kind: 'movedOut'; readonly reason: string })
  | (Between & { readonly kind: 'reworded'; readonly from: string; readonly to: string })
  | (Between & { readonly kind: 'rehandled'; readonly from: string | null; readonly to: string | null })
  | (Between & { readonly kind: 'reassigned'; readonly from: string; readonly to: string })
  | (Between & { readonly kind: 'rescheduled'; readonly from: string; readonly to: string });

export const differenceKinds = ['new', 'gone', 'renumbered', 're-rated', 'movedIn', 'movedOut', 'reworded', 'rehandled', 'reassigned', 'rescheduled'] as const;
export type DifferenceKind = Difference['kind'];

export interface RatingValues { readonly likelihood: number | null; readonly consequence: number | null }

interface Comparable { readonly id: string; readonly label: string; readonly text: string }

/**
 * Every difference between two contents, in printed order of the later one, what is gone last. Versions of one year
 * share ids (`'sameIds'`); years are tied by lineage. A merge gives one pair per earlier row, a split one per later row.
 */
export function compareYears(before: YearContent, after: YearContent, lineage: readonly Lineage[] | 'sameIds'): Difference[] {
  const [earlier, later] = [lensOf(before), lensOf(after)];
  const event = (row: RiskEvent): Comparable => ({ id: row.id, label: row.label ?? shortened(row.text), text: row.text });
  const activity = (lens: Lens) => (row: Activity): Comparable => ({
    id: row.id, label: lens.eventsOf(row).flatMap((each) => each.label ?? []).join(', ') || row.printedLabel || shortened(row.text), text: row.text,
  });
  const control = (row: SystematicControl): Comparable => ({ id: row.id, label: shortened(row.text), text: row.text });
  const titled = (row: YearContent['groups'][number]): Comparable => ({ id: row.id, label: shortened(row.title), text: row.title });
  return [
    ...differences('group', before.groups, after.groups, titled, titled, lineage, () => []),
    ...differences('event', earlier.events, later.events, event, event, lineage, (was, now, between) => eventDifferences(earlier, later, was, now, between)),
    ...differences('control', before.controls, after.controls, control, control, lineage, () => []),
    ...differences('activity', earlier.activities, later.activities, activity(earlier), activity(later), lineage, activityDifferences),
  ];
}

function differences<Row extends { readonly id: string }>(
  object: ComparedObject, before: readonly Row[], after: readonly Row[], seeBefore: (row: Row) => Comparable, seeAfter: (row: Row) => Comparable,
  lineage: readonly Lineage[] | 'sameIds', more: (was: Row, now: Row, between: Between) => Difference[],
): Difference[] {
  const earlier = new Map<string, Row>(before.map((row) => [row.id, row]));
  const sources = sourcesOf(object, lineage, after);
  const continued = new Set<string>();
  const result: Difference[] = [];
  for (const now of after) {
    const here = seeAfter(now);
    const origin = (sources.get(now.id) ?? []).flatMap((id) => earlier.get(id) ?? []);
    if (origin.length === 0) result.push({ kind: 'new', object, after: endOf(here), text: here.text });
    for (const was of origin) {
      continued.add(was.id);
      const there = seeBefore(was);
      const between: Between = { object, before: endOf(there), after: endOf(here) };
      if (there.text.trim() !== here.text.trim()) result.push({ ...between, kind: 'reworded', from: there.text, to: here.text });
      result.push(...more(was, now, between));
    }
  }
  for (const was of before) {
    if (continued.has(was.id)) continue;
    const there = seeBefore(was);
    result.push({ kind: 'gone', object, before: endOf(there), text: there.text });
  }
  return result;
}

function sourcesOf(object: ComparedObject, lineage: readonly Lineage[] | 'sameIds', after: readonly { readonly id: string }[]): Map<string, string[]> {
  if (lineage === 'sameIds') return new Map(after.map((row) => [row.id, [row.id]]));
  const sources = new Map<string, string[]>();
  for (const row of lineage) {
    if (row.object !== object) continue;
    for (const id of row.to) sources.set(id, [...new Set([...(sources.get(id) ?? []), ...row.from])]);
  }
  return sources;
}

function eventDifferences(earlier: Lens, later: Lens, was: RiskEvent, now: RiskEvent, between: Between): Difference[] {
  const result: Difference[] = [];
  if (was.label !== now.label) result.push({ ...between, kind: 'renumbered', from: was.label, to: now.label });
  if (was.likelihood !== now.likelihood || was.consequence !== now.consequence) {
    result.push({
      ...between, kind: 're-rated', reason: now.ratingReason,
      from: { likelihood: was.likelihood, consequence: was.consequence }, to: { likelihood: now.likelihood, consequence: now.consequence },
    });
  }
  const [wasIn, nowIn] = [earlier.planPlace(was) === 'in', later.planPlace(now) === 'in'];
  if (!wasIn && nowIn) result.push({ ...between, kind: 'movedIn' });
  if (wasIn && !nowIn) result.push({ ...between, kind: 'movedOut', reason: now.treatmentReason });
  if (was.treatment !== now.treatment && wasIn === nowIn) result.push({ ...between, kind: 'rehandled', from: was.treatment, to: now.treatment });
  if (!sameEnough(was.explanation, now.explanation)) result.push({ ...between, kind: 'reworded', from: was.explanation, to: now.explanation });
  const [owner, newOwner] = [was.riskOwner?.printed ?? '', now.riskOwner?.printed ?? ''];
  if (owner !== newOwner) result.push({ ...between, kind: 'reassigned', from: owner, to: newOwner });
  return result;
}

function activityDifferences(was: Activity, now: Activity, between: Between): Difference[] {
  const result: Difference[] = [];
  const [owner, newOwner] = [was.owner?.printed ?? '', now.owner?.printed ?? ''];
  if (owner !== newOwner) result.push({ ...between, kind: 'reassigned', from: owner, to: newOwner });
  const [often, newOften] = [was.frequency?.printed ?? '', now.frequency?.printed ?? ''];
  if (often !== newOften) result.push({ ...between, kind: 'rescheduled', from: often, to: newOften });
  return result;
}

/** Explanations are long; a moved comma in one is not worth a line. */
function sameEnough(a: string, b: string): boolean {
  return a.trim() === b.trim() || sameWords(a, b);
}

function endOf(row: Comparable): ComparedRow {
  return { id: row.id, label: row.label };
}
