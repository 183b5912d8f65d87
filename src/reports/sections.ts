import type { Group, RiskEvent, SystematicControl } from '../domain/risk/analysis.ts';
import type { YearContent } from '../domain/year/content.ts';
import { groupPath } from '../domain/year/content.ts';

/** The rows that stand together under one innermost group, in printed order. */
export interface Section {
  /** One entry per grouping level of the method; null where a level is passed over. */
  readonly path: readonly (Group | null)[];
  readonly group: Group | null;
  readonly events: readonly RiskEvent[];
  /** Controls printed beside the section: each control of the analysis stands beside exactly one section. */
  readonly controls: readonly SystematicControl[];
}

/** The whole analysis as sections: every event once, every group that has events or nothing below it, every control once. */
export function sectionsOf(content: YearContent): Section[] {
  const children = new Map<string | null, Group[]>();
  const known = new Set<string>(content.groups.map((group) => group.id));
  for (const group of content.groups) {
    const parent = group.parentId !== null && known.has(group.parentId) ? group.parentId : null;
    children.set(parent, [...(children.get(parent) ?? []), group]);
  }
  const eventsOf = new Map<string | null, RiskEvent[]>();
  for (const event of content.events) {
    const at = event.groupId !== null && known.has(event.groupId) ? event.groupId : null;
    eventsOf.set(at, [...(eventsOf.get(at) ?? []), event]);
  }
  const bare: Omit<Section, 'controls'>[] = [];
  const walked = new Set<string>();
  const walk = (group: Group): void => {
    if (walked.has(group.id)) return;
    walked.add(group.id);
    const below = byPosition(children.get(group.id) ?? []);
    const own = byPosition(eventsOf.get(group.id) ?? []);
    if (own.length > 0 || below.length === 0) bare.push({ path: groupPath(content, group.id), group, events: own });
    below.forEach(walk);
  };
  byPosition(children.get(null) ?? []).forEach(walk);
  const loose = byPosition(eventsOf.get(null) ?? []);
  if (loose.length > 0) bare.push({ path: content.method.grouping.map(() => null), group: null, events: loose });
  return withControls(content, bare);
}

function withControls(content: YearContent, bare: readonly Omit<Section, 'controls'>[]): Section[] {
  const lists: SystematicControl[][] = bare.map(() => []);
  const unplaced: SystematicControl[] = [];
  for (const control of byPosition(content.controls)) {
    const own = bare.findIndex((section) => section.group !== null && section.group.id === control.groupId);
    const under = own >= 0 ? own : bare.findIndex((section) => control.groupId !== null && section.path.some((group) => group?.id === control.groupId));
    const at = under >= 0 ? under : bare.findIndex((section) => section.events.some((event) => control.covers.includes(event.id)));
    const list = lists[at];
    if (list) list.push(control);
    else unplaced.push(control);
  }
  const sections = bare.map((section, at): Section => ({ ...section, controls: lists[at] ?? [] }));
  if (unplaced.length === 0) return sections;
  return [...sections, { path: content.method.grouping.map(() => null), group: null, events: [], controls: unplaced }];
}

/** Every control that covers the event, and those of its section that name no events. */
export function controlsOf(content: YearContent, section: Section | undefined, event: RiskEvent): SystematicControl[] {
  return byPosition(content.controls.filter((control) => control.covers.includes(event.id) || (control.covers.length === 0 && (section?.controls.includes(control) ?? false))));
}

export function byPosition<Item extends { readonly position: number }>(items: readonly Item[]): Item[] {
  return items.toSorted((a, b) => a.position - b.position);
}
