import type { BodyId, BoardYearId, EventId, ActivityId, NoteId } from '../identity.ts';
import type { Method } from '../method/method.ts';
import { riskValue, treatmentOf } from '../method/method.ts';
import type { Group, IrregularityAnswer, RiskEvent, SystematicControl } from '../risk/analysis.ts';
import type { Activity, Measure } from '../plan/plan.ts';

/** A finding that somebody has noted, "eftersom …". It holds while its keys hold; next year it comes back as a question. */
export interface Note {
  readonly id: NoteId;
  readonly rule: string;
  readonly keys: readonly string[];
  readonly reason: string;
  /** True when carried from last year and not yet confirmed: then it does not silence anything. */
  readonly asked: boolean;
  /** The follow-up that it stands in, by its document; absent where it is the analysis and plan. */
  readonly document?: string;
}

/** An event of last year that was not taken along, and why. */
export interface EndedEvent { readonly previousEventId: EventId; readonly reason: string }
/** An activity of last year that was not taken along, and why. */
export interface EndedActivity { readonly previousActivityId: ActivityId; readonly reason: string }

/** Which columns the imported layout had at all: a column that a document lacks is one finding, not one per row. */
export interface Layout {
  readonly hasOwnerColumn: boolean;
  readonly hasFrequencyColumn: boolean;
  readonly hasControlColumn: boolean;
  readonly hasPlanColumn: boolean;
}

/** One board's analysis and plan of one year, whole: what is checked, printed, frozen and compared. At most some 500 rows. */
export interface YearContent {
  readonly boardYearId: BoardYearId;
  readonly municipality: string;
  readonly board: { readonly id: BodyId; readonly name: string };
  readonly year: number;
  readonly method: Method;
  readonly layout: Layout;
  readonly introduction: string;
  readonly groups: readonly Group[];
  readonly controls: readonly SystematicControl[];
  readonly events: readonly RiskEvent[];
  readonly activities: readonly Activity[];
  readonly measures: readonly Measure[];
  readonly answers: readonly IrregularityAnswer[];
  readonly notes: readonly Note[];
  readonly endedEvents: readonly EndedEvent[];
  readonly endedActivities: readonly EndedActivity[];
}

/** Which rows of last year each row continues. `from` empty = new, `to` empty = ended. */
export interface Lineage {
  readonly object: 'event' | 'activity' | 'group' | 'control';
  readonly kind: 'same' | 'changed' | 'merged' | 'split';
  readonly from: readonly string[];
  readonly to: readonly string[];
}

export interface PreviousYear { readonly content: YearContent; readonly lineage: readonly Lineage[] }

export const completeLayout: Layout = { hasOwnerColumn: true, hasFrequencyColumn: true, hasControlColumn: true, hasPlanColumn: true };

/** True when the event's treatment puts it in the plan; null when no treatment is chosen. */
export function inPlan(content: YearContent, event: RiskEvent): boolean | null {
  return treatmentOf(content.method, event.treatment)?.plan ?? null;
}

export function valueOf(event: RiskEvent): number | null {
  return riskValue(event);
}

/** The chain of groups above a group, outermost first; index = level, null where a level is passed over. */
export function groupPath(content: YearContent, groupId: string | null): (Group | null)[] {
  const path: (Group | null)[] = content.method.grouping.map(() => null);
  let at = content.groups.find((group) => group.id === groupId);
  while (at) {
    if (at.level < path.length) path[at.level] = at;
    const parentId: string | null = at.parentId;
    at = parentId === null ? undefined : content.groups.find((group) => group.id === parentId);
  }
  return path;
}
