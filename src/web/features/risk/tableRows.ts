import type { EventId } from '../../../domain/identity.ts';
import { levelOf, riskValue } from '../../../domain/method/method.ts';
import type { Group, RiskEvent, SystematicControl } from '../../../domain/risk/analysis.ts';
import { swedishOrder } from '../../../domain/swedishOrder.ts';
import type { PreviousYear, YearContent } from '../../../domain/year/content.ts';
import { inPlan } from '../../../domain/year/content.ts';
import { printedGroups, printedOrder } from '../../../domain/year/renumber.ts';
import type { Remark } from './remarks.ts';

/** One row of the table. Keys are the ids of what the row shows. */
export type TableRow =
  | { readonly kind: 'goal'; readonly key: string; readonly group: Group; readonly events: number }
  | { readonly kind: 'process'; readonly key: string; readonly groups: readonly Group[]; readonly controls: readonly SystematicControl[]; readonly words: readonly string[]; readonly kindWord: string | null }
  | { readonly kind: 'event'; readonly key: string; readonly event: RiskEvent };

export interface Filter {
  readonly levels: readonly string[];
  readonly plan: readonly ('yes' | 'no' | 'open')[];
  readonly goals: readonly string[];
  readonly remarks: readonly string[];
  readonly changed: readonly ('changed' | 'new' | 'carried' | 'unchanged')[];
  /** A cell of the matrix. */
  readonly cell: { readonly likelihood: number; readonly consequence: number } | null;
  /** Some events, chosen from a list elsewhere. */
  readonly only: readonly string[] | null;
}
export const noFilter: Filter = { levels: [], plan: [], goals: [], remarks: [], changed: [], cell: null, only: null };

export type SortKey = 'printed' | 'label' | 'text' | 'likelihood' | 'consequence' | 'value' | 'plan';
export interface Sorting { readonly by: SortKey; readonly falling: boolean }
export const printedSorting: Sorting = { by: 'printed', falling: false };

/** True for an event that the filter lets through. */
export function passes(content: YearContent, filter: Filter, event: RiskEvent, remarks: readonly Remark[], topGroup: (event: RiskEvent) => string | null): boolean {
  const plan = inPlan(content, event);
  return (filter.levels.length === 0 || filter.levels.includes(levelOf(content.method, event)?.id ?? ''))
    && (filter.plan.length === 0 || filter.plan.includes(plan === null ? 'open' : plan ? 'yes' : 'no'))
    && (filter.goals.length === 0 || filter.goals.includes(topGroup(event) ?? ''))
    && (filter.remarks.length === 0 || remarks.some((remark) => filter.remarks.includes(remark.rule) || (filter.remarks.includes('errors') && remark.urgent) || filter.remarks.includes('any')))
    && (filter.changed.length === 0 || filter.changed.includes(event.review))
    && (filter.cell === null || (event.likelihood === filter.cell.likelihood && event.consequence === filter.cell.consequence))
    && (filter.only === null || filter.only.includes(event.id));
}

/** The outermost group above each event. */
export function topGroups(content: YearContent): (event: RiskEvent) => string | null {
  const byId = new Map<string, Group>(content.groups.map((group) => [group.id, group]));
  const tops = new Map<string, string>();
  const top = (id: string): string => {
    const known = tops.get(id);
    if (known !== undefined) return known;
    tops.set(id, id);
    const parentId = byId.get(id)?.parentId ?? null;
    const found = parentId !== null && byId.has(parentId) ? top(parentId) : id;
    tops.set(id, found);
    return found;
  };
  return (event) => (event.groupId === null || !byId.has(event.groupId) ? null : top(event.groupId));
}

/** The table in printed order: goal, process with its way of working and controls, events. Headings without a shown event stay away while something is filtered. */
export function printedRows(content: YearContent, shown: ReadonlySet<string>, folded: ReadonlySet<string>, filtered: boolean): TableRow[] {
  const groups = printedGroups(content);
  const order = printedOrder(content);
  const byId = new Map<string, Group>(groups.map((group) => [group.id, group]));
  const events = new Map<string, RiskEvent[]>();
  for (const event of order) {
    const key = event.groupId !== null && byId.has(event.groupId) ? event.groupId : '';
    events.set(key, [...(events.get(key) ?? []), event]);
  }
  const children = new Set(groups.map((group) => group.parentId));
  const controls = placedControls(content, groups, events, children);
  const goalLevel = content.method.grouping.length > 1;
  const rows: TableRow[] = [];
  const counts = topCounts(content, shown);
  let goal: string | null = null;
  for (const group of groups) {
    const isGoal = goalLevel && (group.parentId === null || !byId.has(group.parentId));
    if (isGoal) {
      goal = group.id;
      if (!filtered || (counts.get(group.id) ?? 0) > 0) rows.push({ kind: 'goal', key: group.id, group, events: counts.get(group.id) ?? 0 });
    } else if (!goalLevel) goal = null;
    if (goal !== null && folded.has(goal)) continue;
    const own = (events.get(group.id) ?? []).filter((event) => shown.has(event.id));
    const here = controls.get(group.id) ?? [];
    const hasRow = !isGoal && ((events.get(group.id) ?? []).length > 0 || !children.has(group.id));
    if ((hasRow || (isGoal && here.length > 0)) && (!filtered || own.length > 0)) {
      const path = isGoal ? [] : pathBelow(group, byId, goalLevel);
      rows.push({ kind: 'process', key: isGoal ? `${group.id}-kontroll` : group.id, groups: isGoal ? [group] : path, controls: here, words: path.map((each) => each.title), kindWord: null });
    }
    rows.push(...own.map((event): TableRow => ({ kind: 'event', key: event.id, event })));
  }
  const loose = (events.get('') ?? []).filter((event) => shown.has(event.id));
  const kinds = new Set<string>();
  for (const event of loose) {
    if (groups.length > 0 && !kinds.has(event.kind)) rows.push({ kind: 'process', key: `utan-${event.kind}`, groups: [], controls: [], words: [], kindWord: event.kind });
    kinds.add(event.kind);
    rows.push({ kind: 'event', key: event.id, event });
  }
  return rows;
}

/** A group with those above it, outermost first, without the goal. */
function pathBelow(group: Group, byId: ReadonlyMap<string, Group>, goalLevel: boolean): Group[] {
  const path: Group[] = [];
  let at: Group | undefined = group;
  while (at && !path.includes(at)) {
    path.unshift(at);
    at = at.parentId === null ? undefined : byId.get(at.parentId);
  }
  return goalLevel ? path.slice(1) : path;
}

/** Where each control stands: on its own group's row, or on the first row below it. A control without a group stands with the first event it covers. */
function placedControls(content: YearContent, groups: readonly Group[], events: ReadonlyMap<string, readonly RiskEvent[]>, children: ReadonlySet<string | null>): Map<string, SystematicControl[]> {
  const placed = new Map<string, SystematicControl[]>();
  const hasRow = (id: string) => (events.get(id) ?? []).length > 0 || !children.has(id);
  const below = (id: string): string => {
    if (hasRow(id)) return id;
    const child = groups.find((group) => group.parentId === id);
    return child ? below(child.id) : id;
  };
  const groupOf = new Map<string, string | null>(content.events.map((event) => [event.id, event.groupId]));
  for (const control of content.controls.toSorted((a, b) => a.position - b.position)) {
    const group = control.groupId ?? control.covers.map((id) => groupOf.get(id) ?? null).find((id) => id !== null) ?? null;
    if (group === null) continue;
    const key = below(group);
    placed.set(key, [...(placed.get(key) ?? []), control]);
  }
  return placed;
}

function topCounts(content: YearContent, shown: ReadonlySet<string>): Map<string, number> {
  const top = topGroups(content);
  const counts = new Map<string, number>();
  for (const event of content.events) {
    const id = top(event);
    if (id !== null && shown.has(event.id)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

/** The shown events in another order than the printed one: a flat list. What is unknown comes last. */
export function sortedRows(content: YearContent, shown: ReadonlySet<string>, sorting: Sorting): TableRow[] {
  const value = (event: RiskEvent): number | string | null => {
    switch (sorting.by) {
      case 'label': return event.label;
      case 'text': return event.text;
      case 'likelihood': return event.likelihood;
      case 'consequence': return event.consequence;
      case 'value': return riskValue(event);
      case 'plan': return inPlan(content, event) === true ? 1 : inPlan(content, event) === false ? 0 : null;
      case 'printed': return 0;
    }
  };
  const sign = sorting.falling ? -1 : 1;
  return printedOrder(content).filter((event) => shown.has(event.id)).toSorted((a, b) => {
    const [left, right] = [value(a), value(b)];
    if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
    return sign * (typeof left === 'number' && typeof right === 'number' ? left - right : swedishOrder(String(left), String(right)));
  }).map((event): TableRow => ({ kind: 'event', key: event.id, event }));
}

/** Last year's event that each event continues. */
export function previousEvents(previous: PreviousYear | null): ReadonlyMap<string, RiskEvent> {
  const found = new Map<string, RiskEvent>();
  if (!previous) return found;
  const byId = new Map<string, RiskEvent>(previous.content.events.map((event) => [event.id, event]));
  for (const line of previous.lineage) {
    if (line.object !== 'event') continue;
    const from = line.from.map((id) => byId.get(id)).find((event) => event !== undefined);
    if (from) for (const to of line.to) found.set(to as EventId, from);
  }
  return found;
}
