import type { Activity, Measure } from '../plan/plan.ts';
import { standing } from '../measure/standing.ts';
import { treatmentOf } from '../method/method.ts';
import type { RiskEvent, SystematicControl } from '../risk/analysis.ts';
import type { Finding, FindingRow } from '../finding.ts';
import type { PreviousYear, YearContent } from './content.ts';
import { printedOrder } from './renumber.ts';
import { rules } from './rules.ts';
import type { RuleId } from './rules.ts';

/** One year's content with the look-ups that the checks share, so that a check of 500 events stays linear. */
export interface Lens {
  readonly content: YearContent;
  /** In printed order; whatever order the rows were stored in, findings come out the same. */
  readonly events: readonly RiskEvent[];
  readonly activities: readonly Activity[];
  readonly eventById: ReadonlyMap<string, RiskEvent>;
  activitiesOf(event: RiskEvent): readonly Activity[];
  /** Measures that still promise something or have kept it: a cancelled one handles nothing. */
  measuresOf(event: RiskEvent): readonly Measure[];
  controlsOf(event: RiskEvent): readonly SystematicControl[];
  eventsOf(activity: Activity): readonly RiskEvent[];
  /** In the plan by its treatment or by a row there; 'unknown' while nobody has chosen and the document has no plan to tell. */
  planPlace(event: RiskEvent): 'in' | 'out' | 'unknown';
}

export function lensOf(content: YearContent): Lens {
  const events = printedOrder(content);
  const eventById = new Map<string, RiskEvent>(events.map((event) => [event.id, event]));
  const byPosition = <T extends { position: number; id: string }>(rows: readonly T[]): T[] =>
    rows.toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
  const activities = byPosition(content.activities);
  const activitiesBy = spread(activities, (activity) => activity.eventIds);
  const measuresBy = spread(byPosition(content.measures).filter(standing), (measure) => measure.eventIds);
  const controlsBy = spread(byPosition(content.controls), (control) => control.covers);
  const lens: Lens = {
    content, events, activities, eventById,
    activitiesOf: (event) => activitiesBy.get(event.id) ?? [],
    measuresOf: (event) => measuresBy.get(event.id) ?? [],
    controlsOf: (event) => controlsBy.get(event.id) ?? [],
    eventsOf: (activity) => {
      const ids = new Set<string>(activity.eventIds);
      return events.filter((event) => ids.has(event.id));
    },
    planPlace: (event) => {
      const treatment = treatmentOf(content.method, event.treatment);
      if (treatment?.plan || lens.activitiesOf(event).length > 0) return 'in';
      // Where the plan holds measures too, an event with a measure stands in it.
      if (content.method.planHasMeasures && (treatment?.measure || lens.measuresOf(event).length > 0)) return 'in';
      if (treatment) return 'out';
      return !content.layout.hasPlanColumn && activities.length > 0 ? 'out' : 'unknown';
    },
  };
  return lens;
}

/** Last year beside this year, tied together by lineage rows whose ends both exist. */
export interface History {
  readonly before: Lens;
  readonly after: Lens;
  /** The events of last year that an event continues. */
  from(event: RiskEvent): readonly RiskEvent[];
  /** The events of this year that continue an event of last year. */
  to(event: RiskEvent): readonly RiskEvent[];
}

export function historyOf(after: Lens, previous: PreviousYear): History {
  const before = lensOf(previous.content);
  const from = new Map<string, Set<string>>();
  const to = new Map<string, Set<string>>();
  for (const row of previous.lineage) {
    if (row.object !== 'event') continue;
    for (const source of row.from) {
      for (const target of row.to) {
        if (!before.eventById.has(source) || !after.eventById.has(target)) continue;
        from.set(target, (from.get(target) ?? new Set()).add(source));
        to.set(source, (to.get(source) ?? new Set()).add(target));
      }
    }
  }
  return {
    before, after,
    from: (event) => before.events.filter((other) => from.get(event.id)?.has(other.id)),
    to: (event) => after.events.filter((other) => to.get(event.id)?.has(other.id)),
  };
}

/** A row of a finding and the words and values it was about; they make its key, so that a note lapses when they change. */
export interface Found { readonly row: FindingRow; readonly about: readonly (string | number | null)[] }

type Params = Finding['params'];

/** The finding of a rule, or nothing when no row was found. */
export function finding(rule: RuleId, found: readonly Found[], params: Params = {}): Finding[] {
  if (found.length === 0) return [];
  return [{
    rule, severity: rules[rule].severity, ground: rules[rule].ground,
    rows: found.map((each) => each.row),
    params: { column: false, ...params },
    keys: found.map((each) => keyOf(rule, each.row.id, each.about)),
  }];
}

/** A finding about the whole, without rows. */
export function findingOfWhole(rule: RuleId, about: Found['about'], params: Params): Finding[] {
  return [{ rule, severity: rules[rule].severity, ground: rules[rule].ground, rows: [], params: { column: false, ...params }, keys: [keyOf(rule, '', about)] }];
}

/** `rule|id|value|value …`; white space and the way letters are composed do not matter, every other character does. */
export function keyOf(rule: RuleId, id: string, about: Found['about']): string {
  const part = (value: string | number | null): string =>
    (value === null ? '∅' : String(value)).normalize('NFC').trim().replace(/\s+/gu, ' ').replace(/[\\|]/g, '\\$&');
  return [rule, id, ...about.map(part)].join('|');
}

export function eventRow(event: RiskEvent): FindingRow {
  return { kind: 'event', id: event.id, label: event.label ?? shortened(event.text) };
}

/** A plan row goes by the numbers of its events; without one by what the paper printed, else by its own words. */
export function activityRow(lens: Lens, activity: Activity): FindingRow {
  const labels = lens.eventsOf(activity).map((event) => event.label).filter((label) => label !== null);
  return { kind: 'activity', id: activity.id, label: labels.join(', ') || activity.printedLabel || shortened(activity.text || activity.printedEvent) };
}

export function shortened(text: string, length = 40): string {
  const line = text.trim().replace(/\s+/gu, ' ');
  return line.length <= length ? line : `${line.slice(0, length - 1).trimEnd()}…`;
}

export function blank(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text);
}

/** The words of an event's systematic controls, in a fixed order. */
export function controlText(controls: readonly SystematicControl[]): string {
  return controls.map((control) => control.text.trim()).filter((text) => text !== '').toSorted().join('\n');
}

function spread<T>(rows: readonly T[], ids: (row: T) => readonly string[]): Map<string, T[]> {
  const by = new Map<string, T[]>();
  for (const row of rows) {
    for (const id of new Set(ids(row))) {
      const list = by.get(id);
      if (list) list.push(row); else by.set(id, [row]);
    }
  }
  return by;
}
