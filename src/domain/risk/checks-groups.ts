import type { Finding } from '../finding.ts';
import type { Lens } from '../year/checks-lens.ts';
import { blank, finding, shortened } from '../year/checks-lens.ts';
import { printedGroups } from '../year/renumber.ts';
import type { Group } from './analysis.ts';

/** The rules about goals, processes and ways of working. */
export function groupChecks(lens: Lens): Finding[] {
  return [...withoutControl(lens), ...withoutEvent(lens)];
}

/**
 * A group that holds events but no systematic control: none built into it or into a level above it, and none that
 * covers one of its events. Only where the method uses the term. One finding for the whole when the layout has no such column.
 */
function withoutControl(lens: Lens): Finding[] {
  const { method, controls, layout } = lens.content;
  if (!method.usesSystematicControls) return [];
  const written = controls.filter((control) => !blank(control.text));
  const built = new Set<string>(written.flatMap((control) => control.groupId ?? []));
  const covered = new Set<string>(written.flatMap((control) => control.covers));
  const bare = printedGroups(lens.content).filter((group) => {
    const events = lens.events.filter((event) => event.groupId === group.id);
    return events.length > 0 && !events.some((event) => covered.has(event.id)) && !lineUp(lens, group).some((above) => built.has(above.id));
  });
  // A document that prints controls in its plan alone says nothing of the other groups; the sentence tells that.
  const bareIds = new Set<string>(bare.map((group) => group.id));
  const onlyInPlan = written.length > 0 && lens.events.every((event) =>
    (lens.planPlace(event) === 'in' ? event.groupId === null || !bareIds.has(event.groupId) : !covered.has(event.id)));
  return finding('group.without-control', bare.map(rowOf), { column: !layout.hasControlColumn && written.length === 0, onlyInPlan });
}

/** A group that has no event, nor any below it. */
function withoutEvent(lens: Lens): Finding[] {
  const groups = printedGroups(lens.content);
  const filled = new Set<string>();
  for (const group of groups) {
    if (!lens.events.some((event) => event.groupId === group.id)) continue;
    for (const above of lineUp(lens, group)) filled.add(above.id);
  }
  const empty = groups.filter((group) => !filled.has(group.id));
  // An empty goal tells for the empty processes under it.
  const ids = new Set<string>(empty.map((group) => group.id));
  const outermost = empty.filter((group) => group.parentId === null || !ids.has(group.parentId));
  return finding('group.without-event', outermost.map(rowOf), { column: lens.events.length === 0 });
}

function rowOf(group: Group): { row: { kind: 'group'; id: string; label: string }; about: string[] } {
  return { row: { kind: 'group', id: group.id, label: shortened(group.title) }, about: [group.title] };
}

/** The group and those above it; stops where the chain bites its own tail. */
function lineUp(lens: Lens, group: Group): Group[] {
  const line: Group[] = [];
  let at: Group | undefined = group;
  while (at && !line.includes(at)) {
    line.push(at);
    const parentId: string | null = at.parentId;
    at = parentId === null ? undefined : lens.content.groups.find((other) => other.id === parentId);
  }
  return line;
}
